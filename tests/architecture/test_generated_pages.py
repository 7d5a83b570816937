"""What is generated is up to date, and being out of date is noticed."""

import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def page(generate: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page with one block, in a house of its own."""
    block = generate.Block("page.md", "make docs", lambda: "new words")
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    monkeypatch.setattr(generate, "BLOCKS", {"words": block})
    page = tmp_path / "page.md"
    page.write_text("Before.\n<!-- generated: words -->\nold words\n<!-- end -->\nAfter.\n", encoding="utf-8")
    return page


def run_generator(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "docs" / "generate.py", *words], capture_output=True, text=True, check=False
    )


def test_every_generated_block_is_up_to_date() -> None:
    done = run_generator("--check")
    assert (done.returncode, done.stderr) == (0, "")


def test_checking_tells_what_is_out_of_date_and_changes_nothing(
    generate: ModuleType, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = page.read_text(encoding="utf-8")
    assert not generate.renew("words", check=True)
    assert capsys.readouterr().err == "page.md: the block 'words' is out of date. Run: make docs\n"
    assert page.read_text(encoding="utf-8") == before


def test_renewing_writes_the_block_and_nothing_around_it(generate: ModuleType, page: Path) -> None:
    assert not generate.renew("words", check=False)
    renewed = "Before.\n<!-- generated: words -->\nnew words\n<!-- end -->\nAfter.\n"
    assert page.read_text(encoding="utf-8") == renewed
    assert generate.renew("words", check=True)


def test_a_page_without_the_markers_is_an_error_that_says_so(generate: ModuleType, page: Path) -> None:
    page.write_text("No markers here.\n", encoding="utf-8")
    with pytest.raises(generate.GenerateError, match=r"page.md has no block"):
        generate.renew("words", check=False)


def test_an_unknown_block_is_refused_with_the_names_there_are() -> None:
    done = run_generator("nothing")
    assert done.returncode == 2
    assert "there is no block nothing; there are map, " in done.stderr


def test_the_map_names_every_room_and_every_mechanism(generate: ModuleType) -> None:
    words = generate.write_map()
    source = ROOT / "src" / "nearer"
    for package in source.rglob("__init__.py"):
        if package.parent != source and package.parent.name not in ("migrations", "templatetags"):
            assert f"`{package.parent.relative_to(source).as_posix()}/`" in words
    for mechanism in (source / "model" / "mechanisms").glob("[!_]*.py"):
        assert f"`{mechanism.name}`" in words


def test_the_map_runs_from_the_top_of_the_house_down(generate: ModuleType) -> None:
    words = generate.write_map()
    places = [words.index(f"- [`{room}/`]") for room in ("cli", "model")]
    assert places == sorted(places)


def test_every_number_of_the_model_is_in_the_table(generate: ModuleType) -> None:
    words = generate.write_numbers()
    for file in (ROOT / "src" / "nearer" / "model" / "mechanisms").glob("*.toml"):
        section = words.partition(f"## model/mechanisms/{file.name}\n")[2].partition("\n## ")[0]
        for name, row in tomllib.loads(file.read_text(encoding="utf-8")).items():
            assert f"| `{name}` | {row['value']:g} | {row['unit']} |" in section


def test_a_number_without_its_source_stops_the_table(generate: ModuleType) -> None:
    row = {"value": 1.0, "unit": "days", "range": [0.5, 2.0], "grade": "B", "why": "Seen once"}
    with pytest.raises(ValueError, match="source missing"):
        generate.show_number("somewhere.toml", "tau", row)


def test_numbers_are_found_at_any_depth_and_plain_words_are_not(generate: ModuleType) -> None:
    table = {"rest": {"inner": {"value": 1.0}}, "mood": {"label": "good mood"}, "tau": {"range": [0, 1]}, "name": "x"}
    assert [name for name, _ in generate.find_numbers(table)] == ["rest.inner", "tau"]
