"""Each import contract is broken on purpose in a copy of the package, to see that it fails."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAYERS = "Arrows point down only"
INDEPENDENCE = "Mechanisms never import each other"
PROTECTED = "Only the step, its company and the parameters see the mechanisms"
PLAIN = "Mechanisms are plain Python"
MODEL = "The model knows no clock, web, plot or luck of its own"
DOOR = "The web reaches the science through its engine only"
ROOMS = [
    *("calibrate", "cli", "companion", "diary", "fit", "forecast", "instruments"),
    *("model", "model/mechanisms", "population", "report", "trial"),
]

# A contract, a file with the import that breaks it, and further files that the story needs.
VIOLATIONS: list[tuple[str, dict[str, str]]] = [
    (LAYERS, {"errors.py": "import nearer.model"}),
    (LAYERS, {"model/zz.py": "import nearer.diary"}),
    (LAYERS, {"model/zz.py": "def late():\n    from nearer.instruments import anything"}),
    (LAYERS, {"diary/zz.py": "import nearer.instruments"}),
    (LAYERS, {"instruments/zz.py": "import nearer.diary"}),
    (LAYERS, {"diary/zz.py": "import nearer.population"}),
    (LAYERS, {"population/zz.py": "import nearer.fit"}),
    (LAYERS, {"fit/zz.py": "import nearer.forecast"}),
    (LAYERS, {"forecast/zz.py": "import nearer.trial"}),
    (LAYERS, {"trial/zz.py": "import nearer.calibrate"}),
    (LAYERS, {"calibrate/zz.py": "import nearer.report"}),
    (LAYERS, {"report/zz.py": "import nearer.cli"}),
    (LAYERS, {"report/zz.py": "import nearer.companion"}),
    (LAYERS, {"cli/zz.py": "import nearer.companion"}),
    (LAYERS, {"companion/zz.py": "import nearer.cli"}),
    (LAYERS, {"newroom/__init__.py": '"""A room without a place in the order."""'}),
    (INDEPENDENCE, {"model/mechanisms/zz.py": "import nearer.model.mechanisms.yy", "model/mechanisms/yy.py": ""}),
    (INDEPENDENCE, {"model/mechanisms/zz.py": "import nearer.model.bridge"}),
    (PROTECTED, {"population/zz.py": "from nearer.model.mechanisms import avoidance"}),
    (PROTECTED, {"model/zz.py": "import nearer.model.mechanisms.avoidance"}),
    (PLAIN, {"model/mechanisms/zz.py": "import numpy"}),
    (PLAIN, {"model/mechanisms/zz.py": "from numba import njit"}),
    *((MODEL, {"model/zz.py": f"import {name}"}) for name in ("time", "datetime", "django", "matplotlib.pyplot")),
    *((MODEL, {"model/zz.py": f"import {name}"}) for name in ("pandas", "random", "rich", "typer")),
    (DOOR, {"companion/zz.py": "import nearer.fit"}),
    (DOOR, {"companion/diary_pages/views.py": "from nearer.forecast import ahead", "forecast/ahead.py": ""}),
    (DOOR, {"companion/zz.py": "def late():\n    import nearer.population"}),
    (DOOR, {"companion/zz.py": "import nearer.model.step"}),
    (DOOR, {"companion/zz.py": "import nearer.report"}),
    (DOOR, {"companion/zz.py": "import numpy"}),
]
STORY = {"model/bridge.py": "import nearer.model.mechanisms.yy", "model/mechanisms/yy.py": ""}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package with every room of the house, built yet or not."""
    package = tmp_path / "nearer"
    shutil.copytree(ROOT / "src" / "nearer", package, ignore=shutil.ignore_patterns("__pycache__"))
    for room in ROOMS:
        add_files(package, {f"{room}/__init__.py": ""})
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return package


def add_files(package: Path, files: Mapping[str, str]) -> None:
    for name, words in files.items():
        file = package / name
        file.parent.mkdir(parents=True, exist_ok=True)
        for folder in (file.parent, *file.parent.parents):
            if folder == package:
                break
            (folder / "__init__.py").touch()
        if words or not file.exists():
            file.write_text(words + "\n", encoding="utf-8")


def check_contracts(package: Path) -> dict[str, bool]:
    """Whether each contract holds, by its name."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as go; go()",
            "--no-cache",
            "--no-logo",
        ],
        cwd=package.parent,
        env=os.environ | {"PYTHONPATH": str(package.parent), "COLUMNS": "200", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    verdicts = re.findall(r"^(.+) (KEPT|BROKEN)(?: \(.*\))?$", done.stdout, re.MULTILINE)
    held = {name: verdict == "KEPT" for name, verdict in verdicts}
    assert held, done.stdout + done.stderr
    assert (done.returncode == 0) == all(held.values())
    return held


def test_the_package_as_it_is_keeps_every_contract(copy: Path) -> None:
    held = check_contracts(copy)
    assert set(held) == {LAYERS, INDEPENDENCE, PROTECTED, PLAIN, MODEL, DOOR}
    assert all(held.values())


def test_the_engine_may_reach_the_science_and_the_web_may_reach_the_engine(copy: Path) -> None:
    add_files(
        copy,
        {
            "companion/engine.py": "def start():\n    import numpy\n    import nearer.fit\n    import nearer.forecast",
            "companion/pages/views.py": "from nearer.companion import engine\nimport nearer.instruments.zz",
            "companion/pages/forms.py": "import nearer.errors",
            "instruments/zz.py": "import nearer.model",
        },
    )
    assert all(check_contracts(copy).values())


@pytest.mark.parametrize(
    ("contract", "files"), VIOLATIONS, ids=lambda part: part if isinstance(part, str) else next(iter(part))
)
def test_a_forbidden_import_breaks_its_contract(contract: str, files: dict[str, str], copy: Path) -> None:
    add_files(copy, STORY if "bridge" in str(files) else {})
    add_files(copy, files)
    assert not check_contracts(copy)[contract]


def test_every_contract_is_broken_by_at_least_one_example() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = {contract["name"] for contract in project["tool"]["importlinter"]["contracts"]}
    assert names == {contract for contract, _ in VIOLATIONS}


def test_the_web_room_itself_imports_nothing() -> None:
    # The contract covers what is inside the room; a wildcard does not reach the room's own file.
    room = ROOT / "src" / "nearer" / "companion" / "__init__.py"
    tree = ast.parse(room.read_text(encoding="utf-8") if room.exists() else "")
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
