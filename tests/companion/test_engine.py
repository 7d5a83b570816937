"""The page's door to the science: what comes in is checked, what goes wrong comes out in plain words."""

import subprocess
import sys

import pytest

from nearer.companion import engine
from nearer.errors import NearerError

DIARY = b"id,day,beep,lonely,mood\n" + b"".join(b"7,%d,1,%d,%d\n" % (day, day % 8, 9 - day % 8) for day in range(1, 31))
MAP = '[diary]\nid = "id"\nday = "day"\nbeep = "beep"\n[items.lonely]\nconstruct = "loneliness"\nlow = 0\nhigh = 10\n'


def test_the_names_of_the_invented_people_are_those_of_the_science() -> None:
    from nearer.forecast.invented import read_invented

    assert list(engine.list_invented()) == list(read_invented())
    assert all(one.title and one.words for one in engine.list_invented().values())


def test_a_drafted_map_can_be_used_as_it_is() -> None:
    text = engine.draft_map("days.csv", DIARY)
    diary = engine.read_diary("days.csv", DIARY, text)
    assert {item.construct for item in diary.mapped} == {"loneliness", "mood"}


def test_people_are_listed_with_their_answers_and_one_is_chosen() -> None:
    more = DIARY + b"3,1,1,2,2\n"
    people = engine.list_people(engine.read_diary("days.csv", more, MAP))
    assert [(one.id, one.answered, one.enough, one.chosen) for one in people] == [
        ("3", 1, False, False),
        ("7", 30, True, True),
    ]


@pytest.mark.parametrize(
    ("content", "text", "words"),
    [
        (DIARY, "[diary", "The map cannot be read"),
        (DIARY, MAP.replace("loneliness", "lonelyness"), "Did you mean 'loneliness'?"),
        (DIARY, MAP.replace('construct = "loneliness"\n', ""), "Give at least one of them a construct"),
        (DIARY, MAP.replace("high = 10", "high = 5"), "lonely must be 0-5, got 6"),
        (b"", MAP, "your diary.csv is empty"),
        (b"id,day,beep\n1,1,1\n", MAP, "lonely"),
        (b"PK\x03\x04 rest of a sheet", MAP, "Excel"),
        (b"id,day,beep,lonely\n1,1,1,\xff\xfe\xfa\n", MAP, "UTF-8"),
        (b"id,day,beep,lonely\n1,1,1,very\n", MAP, "very"),
        (b"id,day,beep,lonely\n1,1,1,2\n1,1,1,3\n", MAP, "twice"),
    ],
)
def test_what_a_person_can_mend_comes_out_as_one_kind_of_error(content: bytes, text: str, words: str) -> None:
    with pytest.raises(NearerError) as trouble:
        engine.read_diary("days.csv", content, text)
    assert words in str(trouble.value)


def test_a_file_without_answers_cannot_be_mapped_and_says_why() -> None:
    with pytest.raises(NearerError, match="no column of numbers"):
        engine.draft_map("days.csv", b"id,day,beep,note\n1,1,1,hello\n")


def test_a_mistake_of_ours_is_not_dressed_up_as_one_of_the_person() -> None:
    def go_wrong() -> None:
        with engine.plain_troubles():
            raise ValueError("shapes differ")

    with pytest.raises(ValueError, match="shapes differ") as trouble:
        go_wrong()
    assert not isinstance(trouble.value, NearerError)


def test_the_gate_before_a_small_step_is_the_one_of_the_forecasting_room() -> None:
    from nearer.forecast import may_advise
    from nearer.model.help import load_intervention

    assert engine.may_suggest_step() == may_advise(load_intervention("small_step"), simulated=False)


def test_asking_the_gate_does_not_wake_the_rooms_behind_it() -> None:
    code = (
        "import sys; from nearer.companion import engine; engine.may_suggest_step(); "
        "sys.exit(bool({'numba', 'pandas', 'scipy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
