"""The traps: each sounds, says how one would check, leaves room for being right, and names what it rests on."""

import re

import pytest

from nearer.companion.contents.sources import find_sources
from nearer.companion.thoughts.library import Trap, build_trap, find_traps, read_traps
from tests.companion.skills.test_library import UNKIND
from tests.companion.test_words import RULES
from tests.report.reading_age import grade_reading

TRAPS = list(read_traps().values())
HARDEST_GRADE = 6
NAMED = {
    "mind-reading",
    "spotlight",
    "only-the-proof",
    "fortune-telling",
    "good-does-not-count",
    "burden",
    "worth-in-faces",
    "liking-gap",
    "feeling-as-fact",
}
# To check is to look, to remember or to ask; nobody is sent out to try a thing.
SENT_OUT = re.compile(r"^(Go|Call|Meet|Visit|Invite|Walk up)\b")


def list_lines(trap: Trap) -> list[str]:
    return [trap.title, trap.sounds, trap.what, *trap.check, trap.true, trap.care]


def test_the_traps_about_people_that_were_promised_are_there() -> None:
    assert set(read_traps()) >= NAMED
    assert len(TRAPS) == 14


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.key)
def test_each_trap_is_whole_plain_and_kind(trap: Trap) -> None:
    assert re.fullmatch(r"“.+”", trap.sounds)
    assert len(trap.check) == 3
    for text in (trap.what, "\n".join(trap.check), trap.true, trap.care):
        assert not text or grade_reading(text) <= HARDEST_GRADE, text
    assert [line for line in list_lines(trap) if UNKIND.search(line)] == []
    assert [line for line in trap.check if SENT_OUT.search(line)] == []
    assert any("?" in line for line in trap.check)
    assert find_sources(trap.sources)


@pytest.mark.parametrize("rule", RULES)
def test_no_trap_blames_promises_judges_hurts_or_shouts(rule: str) -> None:
    signs = re.compile("|".join(RULES[rule]), re.I)
    assert [line for trap in TRAPS for line in list_lines(trap) if signs.search(line)] == []


def test_no_trap_says_that_the_thought_is_wrong() -> None:
    assert [
        trap.key for trap in TRAPS if re.search(r"\b(is|it is) (wrong|nonsense|not true)\b", " ".join(trap.check))
    ] == []
    assert len({trap.true for trap in TRAPS}) == len(TRAPS)


def test_the_thought_of_being_a_burden_leads_to_somebody() -> None:
    assert "do not check it alone" in read_traps()["burden"].care


def test_a_trap_that_is_no_longer_in_the_file_is_left_out() -> None:
    assert [trap.key for trap in find_traps(["spotlight", "gone"])] == ["spotlight"]


def test_a_trap_with_a_word_too_many_is_refused() -> None:
    row = {"title": "x", "sounds": "x", "what": "x", "check": [], "true": "x", "sources": [], "colour": "red"}
    with pytest.raises(TypeError, match="colour"):
        build_trap("wrong", row)
