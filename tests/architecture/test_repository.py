"""What must never be committed: addresses of package indexes, paths of one machine, people's answers, heavy files."""

import csv
import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVIEST_FILE = 200_000
LONGEST_DIARY = 40
TABLES = {".csv", ".tsv"}
DIARY_TIMES = ("day", "beep", "date", "time", "stamp", "occasion")
# Put together from pieces, so that this file does not trip over itself.
FORBIDDEN = {
    "the address of a package index": r"py" + r"pi\.(org|python)|pythonhosted\.|--(extra-)?index" + r"-url|[/.]simple/",
    "a path of one machine": r"(?<![\w.])/(work/\w|root\b|home/\w|Users/\w)",
    "a number of a to-do list": r"\bissue" + r"s? #?\d",
    "a signature of a tool": r"Generated" + r" (with|by) \[|Co-Author" + r"ed-By|\blanguage" + r" model\b",
}


def list_files() -> list[Path]:
    """Every file that is committed or about to be."""
    asked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if asked.returncode != 0:
        return []
    return [ROOT / name for name in sorted(set(asked.stdout.split("\0"))) if name and (ROOT / name).is_file()]


FILES = list_files()


@pytest.fixture(autouse=True)
def _needs_git() -> None:
    if not FILES:
        pytest.skip("this is not a git checkout, so there is no list of what is committed")


def find_forbidden(words: str) -> list[str]:
    """What a text holds that must not be in the repository."""
    return [f"{what}: {hit.group()}" for what, sign in FORBIDDEN.items() if (hit := re.search(sign, words))]


def looks_like_a_diary(file: Path) -> bool:
    """Whether a table has people, times and more rows than someone would invent by hand."""
    with file.open(encoding="utf-8", errors="replace", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t" if file.suffix == ".tsv" else ",")
        head = [name.strip().lower() for name in next(rows, [])]
        has_times = any(sign in name for name in head for sign in DIARY_TIMES)
        return has_times and sum(1 for _ in rows) > LONGEST_DIARY


def test_no_text_holds_what_belongs_elsewhere() -> None:
    found = {}
    for file in FILES:
        try:
            hits = find_forbidden(file.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            continue
        if hits:
            found[file.relative_to(ROOT).as_posix()] = hits
    assert found == {}


@pytest.mark.parametrize(
    "words",
    [
        "https://py" + "pi.org/project/numpy",
        "pip install --index" + "-url https://example.org",
        "open('/ho" + "me/ada/diary.csv')",
        "cd /wo" + "rk/main",
        "as issue" + " 12 says",
        "a language" + " model",
    ],
)
def test_the_search_finds_what_it_looks_for(words: str) -> None:
    assert len(find_forbidden(words)) == 1


@pytest.mark.parametrize("words", ["a day's work", "network/edges", "root of x", "see the issue", "../home.html"])
def test_the_search_leaves_ordinary_words_alone(words: str) -> None:
    assert find_forbidden(words) == []


def test_no_committed_file_is_heavy() -> None:
    heavy = {file.name: file.stat().st_size for file in FILES if file.stat().st_size > HEAVIEST_FILE}
    assert heavy == {}


def test_no_committed_table_looks_like_a_real_diary() -> None:
    assert [file.name for file in FILES if file.suffix in TABLES and looks_like_a_diary(file)] == []


def test_a_long_table_with_days_is_recognised_as_a_diary(tmp_path: Path) -> None:
    invented = tmp_path / "invented.tsv"
    invented.write_text("id\tday\tmood\n" + "1\t1\t5\n" * (LONGEST_DIARY + 1), encoding="utf-8")
    assert looks_like_a_diary(invented)
    invented.write_text("id\tday\tmood\n" + "1\t1\t5\n" * LONGEST_DIARY, encoding="utf-8")
    assert not looks_like_a_diary(invented)


def test_what_the_automatic_check_runs_can_be_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_licence_is_whole() -> None:
    words = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in words
    assert "END OF TERMS AND CONDITIONS" in words
