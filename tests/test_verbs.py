"""The six verbs: where they are, what they cost, and that the page about them runs as printed."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import nearer
from nearer import verbs
from tests.fit.networks.invented import invent_study

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "python.md"


def test_the_six_verbs_are_there_and_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert len(nearer.VERBS) == 6
    for name in nearer.VERBS:
        assert getattr(nearer, name) is getattr(verbs, name)
        assert f"| `{name}(" in page


def test_a_room_with_a_like_name_hides_no_verb() -> None:
    import nearer.fit.networks
    import nearer.forecast.rolling
    import nearer.report.networks

    assert all(callable(getattr(nearer, name)) for name in nearer.VERBS)


def test_importing_nearer_loads_no_science() -> None:
    lines = "import sys, nearer; print(sorted(set(sys.modules) & {'numpy', 'pandas', 'scipy', 'numba', 'matplotlib'}))"
    said = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_a_name_that_is_not_there_is_said_plainly() -> None:
    with pytest.raises(AttributeError, match="no attribute 'predict'"):
        nearer.predict  # noqa: B018


def test_the_page_runs_as_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("arviz_base", reason="needs the extra studies")
    frame = invent_study(people=8, days=5).frame.rename(columns={"calm": "alone"})
    frame[["worry", "tired", "alone"]] = frame[["worry", "tired", "alone"]].clip(-5, 5).round(3)
    frame.drop(columns="hours").to_csv(tmp_path / "fried2022.csv", index=False)
    items = "".join(
        f'[items.{name}]\nlow = -5\nhigh = 5\nkind = "continuous"\n' for name in ("alone", "tired", "worry")
    )
    (tmp_path / "fried2022.toml").write_text(f'[diary]\nday = "day"\nbeep = "beep"\n{items}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found: dict[str, object] = {}
    for lines in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL):
        exec(lines, found)
    assert found["network"].people == 8  # type: ignore[attr-defined]
    page = nearer.write_report(found["diary"], tmp_path / "study")  # type: ignore[arg-type]
    assert page == tmp_path / "study" / "report.html"
    assert page.exists()
