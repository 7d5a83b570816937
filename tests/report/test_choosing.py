"""Whose diary a report is about, and what is asked of it first."""

from pathlib import Path
from typing import Any

import pytest

from nearer.diary import Diary, DiaryMap, Item
from nearer.report import choosing
from nearer.report.choosing import ReportError, choose_person, count_answered, enough_answers, require_mapped, view_one
from tests.diary.invented import LONELY, MAP, MOOD, read_rows, with_items


def days_of(person: str, answered: int, empty: int = 0) -> list[str]:
    rows = [f"{person},{day},1,5,3" for day in range(1, answered + 1)]
    return rows + [f"{person},{day},1,," for day in range(answered + 1, answered + empty + 1)]


@pytest.fixture
def three(tmp_path: Path) -> Diary:
    """A person with few answers, one with enough, one with more."""
    enough = enough_answers()
    return read_rows(tmp_path, days_of("1", 3, empty=40) + days_of("2", enough) + days_of("3", enough + 9))


def test_the_first_person_with_enough_answers_is_chosen(three: Diary) -> None:
    assert choose_person(three) == "2"


def test_when_nobody_has_enough_the_one_with_most_is_chosen(tmp_path: Path) -> None:
    assert choose_person(read_rows(tmp_path, days_of("1", 2) + days_of("2", 4) + days_of("3", 3))) == "2"


def test_only_answered_occasions_count(three: Diary) -> None:
    assert count_answered(three) == {"1": 3, "2": enough_answers(), "3": enough_answers() + 9}


def test_answers_outside_the_model_do_not_count(tmp_path: Path) -> None:
    plain = Item("lonely", None, 1, 0, 10, "ordinal")
    diary = read_rows(tmp_path, ["1,1,1,5,3", "1,2,1,,3"], map=with_items(MOOD, plain))
    assert count_answered(diary) == {"1": 1}


def test_a_diary_without_any_construct_is_refused_with_its_questions(tmp_path: Path) -> None:
    plain = DiaryMap((Item("mood", None, 1, 0, 10, "ordinal"),), name="Two people", id="id", day="day", beep="beep")
    with pytest.raises(ReportError, match=r"No question of Two people has a construct .* mood\. Give at least one"):
        require_mapped(read_rows(tmp_path, map=plain))


def test_a_person_who_answered_nothing_of_the_model_is_refused(tmp_path: Path) -> None:
    diary = read_rows(tmp_path, ["1,1,1,,", "1,2,1,,", *days_of("2", 3)])
    with pytest.raises(ReportError, match="Person 1 has not answered any question"):
        view_one(diary, "1")


def test_an_unknown_person_is_refused_with_the_names_there_are(three: Diary) -> None:
    with pytest.raises(ValueError, match=r"There is no person 9 .* 1, 2, 3"):
        view_one(three, "9")


def test_the_others_in_a_file_say_what_is_usual_and_one_alone_has_none(
    three: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []
    monkeypatch.setattr(choosing, "view_person", lambda diary, group, **rest: seen.append((diary.id, group)))
    view_one(three, "2")
    view_one(read_rows(tmp_path, days_of("7", 25), map=with_items(MOOD, LONELY, map=MAP)), "7")
    assert [who for who, _ in seen] == ["2", "7"]
    assert seen[0][1] is not None
    assert seen[1][1] is None
