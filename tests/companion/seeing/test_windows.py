"""The window: never longer than what is written, never into days to come."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, localtime

from nearer.companion.seeing.windows import WINDOWS, choose_window


@pytest.mark.parametrize(("name", "days"), [("30", 30), ("90", 90), ("365", 365), ("all", 1001)])
def test_a_window_reaches_back_as_far_as_its_name_says(name: str, days: int) -> None:
    window = choose_window(name, localdate() - timedelta(days=1000))
    assert (window.last, window.days) == (localdate(), days)
    assert localtime(window.start).date() == window.first


def test_a_window_never_begins_before_the_first_entry() -> None:
    first = localdate() - timedelta(days=4)
    assert {choose_window(name, first).first for name, _ in WINDOWS} == {first}


def test_an_unknown_window_is_the_usual_one_and_an_empty_space_is_today() -> None:
    assert choose_window("<script>", None).name == "90"
    assert choose_window("all", None).days == 1


def test_an_entry_dated_ahead_does_not_turn_the_window_round() -> None:
    assert choose_window("all", localdate() + timedelta(days=3)).days == 1
