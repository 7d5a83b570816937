"""The rooms stay small, say what they are for, and have their tests beside them."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "nearer"
TESTS = ROOT / "tests"
# Folders of tests that look at the whole house and not at one room.
HOUSE_TESTS = {"architecture", "benchmarks", "claims", "golden", "statistical", "journeys"}
LONGEST_FILE = 300
VAGUE_NAMES = {"utils", "util", "helpers", "misc", "common"}

# Libraries whose package has another name than what is imported.
IMPORTED_AS = {"argon2_cffi": "argon2", "salib": "SALib", "scikit_learn": "sklearn"}


def list_code(*folders: Path) -> list[Path]:
    return [file for folder in folders for file in sorted(folder.rglob("*.py"))]


def show(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def count_lines(words: str) -> int:
    return len(words.splitlines())


@pytest.mark.parametrize("file", list_code(SOURCE, TESTS, ROOT / "docs"), ids=show)
def test_no_file_is_longer_than_three_hundred_lines(file: Path) -> None:
    assert count_lines(file.read_text(encoding="utf-8")) <= LONGEST_FILE, "Is it two files?"


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [show(file) for file in list_code(SOURCE, TESTS) if file.stem in VAGUE_NAMES] == []


@pytest.mark.parametrize("file", list_code(SOURCE), ids=show)
def test_every_file_says_in_its_first_line_what_it_is_for(file: Path) -> None:
    words = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    first = words.partition("\n")[0]
    assert first.endswith("."), "One sentence, on the first line."
    assert 3 <= len(first.split()) <= 30


def test_every_folder_of_code_is_a_package() -> None:
    folders = {file.parent for file in list_code(SOURCE)}
    assert [show(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_the_tests_mirror_the_rooms() -> None:
    folders = {file.parent.relative_to(TESTS) for file in TESTS.rglob("test_*.py")}
    rooms = [folder for folder in sorted(folders) if folder.parts and folder.parts[0] not in HOUSE_TESTS]
    assert [str(room) for room in rooms if not (SOURCE / room).is_dir()] == []


@pytest.mark.parametrize("file", sorted(TESTS.rglob("test_*.py")), ids=show)
def test_the_name_of_a_test_is_a_sentence(file: Path) -> None:
    functions = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    names = [f.name for f in functions if isinstance(f, ast.FunctionDef) and f.name.startswith("test_")]
    assert names, "A file of tests without a test."
    assert [name for name in names if name.count("_") < 4] == [], "At least four words after test_."


def test_a_mechanism_and_its_numbers_stand_side_by_side() -> None:
    folder = SOURCE / "model" / "mechanisms"
    numbers = {file.stem for file in folder.glob("*.toml")}
    assert numbers <= {file.stem for file in folder.glob("*.py")}


def test_every_file_of_the_package_is_shipped_with_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["nearer"]
    shipped = {file for pattern in patterns for file in SOURCE.glob(pattern)}
    left_out = [
        show(file)
        for file in sorted(SOURCE.rglob("*"))
        if file.is_file() and file.suffix not in (".py", ".pyc") and file not in shipped
    ]
    assert left_out == [], "Add the ending to package-data in pyproject.toml."


def test_no_library_is_imported_that_is_not_declared() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    named = [name.lower().replace("-", "_") for name in re.findall(r'^    "([A-Za-z0-9_-]+)[><=~]', project, re.M)]
    declared = {IMPORTED_AS.get(name, name) for name in named}
    assert {"numpy", "typer", "pytest"} <= declared
    assert find_libraries(SOURCE) <= declared | {"nearer"}


def find_libraries(folder: Path) -> set[str]:
    """The libraries that are imported below a folder, without Python's own."""
    import sys

    names = set()
    for file in list_code(folder):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {name.name.partition(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names - sys.stdlib_module_names
