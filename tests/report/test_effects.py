"""Effects told: the page runs as printed, machines get numbers, and words say what is unsure."""

import json
import re
import shlex
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from nearer.cli import build_app, run_command
from nearer.fit.effects.plan import Cell
from nearer.report.effects import say_plan
from tests.fit.networks.invented import invent_study

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "effects.md"
EFFECT = ["diary", "effect", "study.csv", "--map", "study.toml", "--outcome", "worry"]


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.fixture(autouse=True)
def _study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An invented study in which a phase adds two points, under the names of the page."""
    luck = np.random.default_rng(8)
    frame = invent_study(people=12, days=10).frame
    frame["phase"] = frame["day"] % 2
    frame["arm"] = frame["id"].str[1:].astype(int) % 2
    frame["walk"] = luck.integers(0, 2, len(frame))
    frame["worry"] = (frame["worry"] + 2 * frame["phase"]).clip(-9, 9).round(3)
    frame.drop(columns=["hours", "tired", "calm"]).to_csv(tmp_path / "study.csv", index=False)
    items = '[items.worry]\nlow = -9\nhigh = 9\nkind = "continuous"\n'
    (tmp_path / "study.toml").write_text(f'[diary]\nday = "day"\nbeep = "beep"\n{items}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def test_the_page_runs_as_printed(capsys: pytest.CaptureFixture[str]) -> None:
    for words in "".join(blocks("console")).splitlines():
        assert run_command(build_app(), shlex.split(words)[1:]) == 0, capsys.readouterr().err
    own = pd.read_csv("own.csv")
    assert list(own.columns) == ["person", "effect", "se"]
    assert len(own) == 12
    for lines in blocks("python"):
        exec(lines, {})


def test_machines_get_the_effect_that_was_put_in(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(build_app(), [*EFFECT, "--given", "phase", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["people"] == 12
    assert told["effects"]["effect"]["low"] < 2 < told["effects"]["effect"]["high"]


def test_what_people_differ_in_may_stand_in_a_file_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(build_app(), [*EFFECT, "--given", "phase", "--by", "arm", "--json"]) == 0
    inside = json.loads(capsys.readouterr().out)
    table = pd.read_csv("study.csv")
    table.groupby("id")["arm"].first().to_csv("study_static.csv")
    table.drop(columns="arm").to_csv("study.csv", index=False)
    assert run_command(build_app(), [*EFFECT, "--given", "phase", "--by", "arm", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == inside


def test_people_without_a_number_in_that_file_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    table = pd.read_csv("study.csv")
    table[table["id"] != "p3"].groupby("id")["arm"].first().to_csv("study_static.csv")
    assert run_command(build_app(), [*EFFECT, "--given", "phase", "--by", "arm"]) == 2
    assert "1 have none (p3)" in capsys.readouterr().err


def test_an_interval_that_holds_nothing_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(build_app(), [*EFFECT, "--given", "walk", "--steps"]) == 0
    assert "The interval holds 0." in capsys.readouterr().out


def test_a_column_that_is_not_in_the_file_is_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(build_app(), [*EFFECT, "--given", "swim"]) == 2
    assert "swim" in capsys.readouterr().err


def test_a_plan_says_when_no_size_is_enough() -> None:
    small = Cell(10, 7, 0.4, 0.2, 0.3, 0.95, 0.0, 100)
    large = Cell(40, 14, 0.1, 0.05, 0.9, 0.95, 0.0, 100)
    assert say_plan([small], None) == "No size here reaches a power of 0.8. Try more people or days."
    assert "half width of 0.2: 40 people over 14 days" in say_plan([small, large], 0.2)


def test_a_plan_like_a_diary_needs_its_map(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(build_app(), ["diary", "plan", "--like", "study.csv"]) == 2
    assert "--map" in capsys.readouterr().err
