"""Filling: a slot gets its words from whoever has permission, whole or not at all."""

from typing import Any

import pytest

from nearer.instruments import InstrumentError, fill, read_instrument, score


def words() -> dict[str, Any]:
    return {
        "instrument": "bfne_s",
        "permission": "Asked the author on 3 March 2027; yes on 9 March for this clinic.",
        "instruction": "Please read each line.",
        "items": {f"q{number}": f"Invented line {number}." for number in range(1, 9)},
        "labels": {"how_true": {"1": "not me", "5": "very much me"}},
    }


def test_a_filled_slot_can_be_asked_and_scored() -> None:
    filled = fill(read_instrument("bfne_s"), words(), "bfne_s.toml").require_words()
    assert filled.item("q3").text == "Invented line 3."
    assert [option.label for option in filled.options("q1")] == ["not me", "", "", "", "very much me"]
    assert filled.permission.startswith("Asked the author")
    assert score(filled, {f"q{number}": 2 for number in range(1, 9)}) == {"total": 16.0}


def test_filling_leaves_the_empty_slot_as_it_was() -> None:
    fill(read_instrument("bfne_s"), words(), "bfne_s.toml")
    assert not read_instrument("bfne_s").ready


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"permission": "  "}, "permission is missing. Write who gave it"),
        ({"items": {"q1": "Only one."}}, "no words for q2, q3"),
        ({"items": words()["items"] | {"q4": None}}, "no words for q4"),
        ({"items": words()["items"] | {"q9": "One too many."}}, "BFNE-S has no question 'q9'"),
        ({"labels": {}}, "labels.how_true needs words for its first and its last answer"),
        ({"labels": {"how_true": {"6": "too far"}}}, "labels.how_true has no answer 6"),
        ({"scores": []}, "unknown entry 'scores'"),
    ],
)
def test_words_that_are_not_whole_are_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(InstrumentError, match=says):
        fill(read_instrument("bfne_s"), words() | change, "bfne_s.toml")


def test_words_that_ship_cannot_be_replaced() -> None:
    with pytest.raises(InstrumentError, match="PHQ-9 ships with its words, which must not be changed"):
        fill(read_instrument("phq9"), words(), "phq9.toml")
