"""The report on a study: from a file to a page and figures, readable, with the networks last."""

import json
import re
import shlex
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from nearer.cli import build_app, run_command
from nearer.diary import Diary
from nearer.fit.networks import Ask
from nearer.report.course_figure import follow_days
from nearer.report.study import look_at_study, write_study
from tests.fit.networks.invented import invent_study
from tests.report.reading_age import grade_reading, read_prose

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "study.md"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a report on an invented study."""
    out = tmp_path_factory.mktemp("study")
    diary = invent_study(people=10, days=6, key=3)
    strange = Diary("<script>alert(1)</script>", diary.people, diary.items, diary.frame)
    write_study(look_at_study(strange, Ask(draws=60)), out)
    return out


def test_the_page_runs_as_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = invent_study(people=8, days=5).frame.rename(columns={"calm": "alone"})
    frame[["worry", "tired", "alone"]] = (frame[["worry", "tired", "alone"]] + 5).clip(0, 10).round(2)
    frame.drop(columns="hours").to_csv(tmp_path / "fried2022.csv", index=False)
    monkeypatch.chdir(tmp_path)
    words = re.findall(r"```console\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    for line in "".join(words).splitlines():
        extra = ["--draws", "40"] if "--study" in line else []
        assert run_command(build_app(), [*shlex.split(line)[1:], *extra]) == 0
    assert (tmp_path / "study" / "report.html").exists()


def test_courses_come_first_and_networks_last_before_what_is_not_known(written: Path) -> None:
    page = (written / "report.html").read_text(encoding="utf-8")
    heads = re.findall(r'<h2 id="(\w+)"', page)
    assert heads == ["short", "days", "questions", "networks", "unknown", "method"]


def test_every_figure_is_there_with_its_numbers(written: Path) -> None:
    names = {file.name for file in written.iterdir()}
    assert {"days.svg", "days.csv", "beeps.svg", "beeps.csv", "network.svg", "links.svg", "edges.csv"} <= names


def test_the_words_can_be_read_by_a_child_of_eleven(written: Path) -> None:
    prose = read_prose((written / "report.html").read_text(encoding="utf-8"))
    assert "10 people answered" in prose
    assert grade_reading(prose) <= 6.5


def test_no_person_is_named_on_the_page(written: Path) -> None:
    page = (written / "report.html").read_text(encoding="utf-8")
    assert not re.search(r"\bp\d+\b", read_prose(page))


def test_a_day_is_the_mean_of_people_and_not_of_entries() -> None:
    diary = invent_study(people=3, days=2)
    frame = diary.frame.copy()
    frame.loc[(frame["id"] == "p1") & (frame["beep"] > 1), "worry"] = np.nan
    days = follow_days(Diary(diary.name, diary.people, diary.items, frame))
    first = frame[frame["day"] == 1].groupby("id")["worry"].mean()
    row = days[(days["item"] == "worry") & (days["day"] == 1)].iloc[0]
    assert (row["people"], row["mean"]) == (3, pytest.approx(first.mean()))


def test_a_study_without_networks_says_why_and_shows_the_rest(tmp_path: Path) -> None:
    diary = invent_study(people=6, days=4)
    still = Diary(diary.name, diary.people, diary.items, diary.frame.assign(calm=1.0))
    files = write_study(look_at_study(still, Ask(draws=20)), tmp_path)
    page = files[0].read_text(encoding="utf-8")
    assert "There are no networks here: calm never changes" in page
    assert 'id="days"' in page
    assert not (tmp_path / "network.svg").exists()


def test_one_entry_a_day_has_no_course_over_the_day(tmp_path: Path) -> None:
    write_study(look_at_study(invent_study(people=6, days=12, beeps=1), Ask(draws=20)), tmp_path)
    assert not (tmp_path / "beeps.csv").exists()
    assert "1 day" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_the_diary_of_one_person_is_told_as_that(tmp_path: Path) -> None:
    write_study(look_at_study(invent_study(people=1, days=20), Ask(draws=20)), tmp_path)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "One person answered 80 times." in page
    assert "draws of days" in page
    assert "Stability is" not in page


def test_a_name_that_could_be_markup_is_written_as_text(written: Path) -> None:
    assert "<script" not in (written / "report.html").read_text(encoding="utf-8")


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    words = ["diary", "report", "x.csv", "--map", "x.toml", "--study", "--out", str(tmp_path / "out")]
    assert run_command(build_app(), words) == 2
    assert "is a folder: name another place" in capsys.readouterr().err


def test_machines_are_told_the_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pd.DataFrame(invent_study(people=6, days=4).frame).drop(columns="hours").round(2).to_csv(
        tmp_path / "a.csv", index=False
    )
    blocks = "".join(f'[items.{name}]\nlow=-50\nhigh=50\nkind="continuous"\n' for name in ("worry", "tired", "calm"))
    (tmp_path / "a.toml").write_text(f'[diary]\nday="day"\nbeep="beep"\n{blocks}', encoding="utf-8")
    words = ["a.csv", "--map", "a.toml", "--study", "--out", "out", "--draws", "20", "--json"]
    full = [str(tmp_path / word) if word[0] in "ao" and "-" not in word else word for word in words]
    assert run_command(build_app(), ["diary", "report", *full]) == 0
    assert all(Path(file).exists() for file in json.loads(capsys.readouterr().out)["files"])
