"""Choosing a step: the person's own order, the battery, hard times, and people to keep away from."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.companion.ladder.choosing import (
    Brake,
    Ladder,
    Past,
    Today,
    Tried,
    Wait,
    cap_dread,
    cap_energy,
    count_hard,
    find_brake,
    sort_ladder,
)
from nearer.companion.ladder.models import OwnStep
from nearer.companion.ladder.rules import RULES
from nearer.companion.noticing.models import Tie

FULL = 10


def make_step(number: int, dread: int | None, **more: Any) -> OwnStep:
    return OwnStep(**{"pk": number, "words": f"step {number}", "half": f"half {number}", "dread": dread} | more)


def sort(steps: list[OwnStep], tried: dict[int, Tried] | None = None, **more: Any) -> Ladder:
    return sort_ladder(steps, tried or {}, **{"battery": FULL, "below": None} | more)


def name_open(ladder: Ladder) -> list[str]:
    return [offer.words for offer in ladder.open]


def hard(step: int = 1, dread: int | None = 50, half: bool = False) -> Past:
    return Past(step, half, True, dread)


def fine(step: int = 1, dread: int | None = 50, half: bool = False) -> Past:
    return Past(step, half, False, dread)


def test_the_least_dreaded_step_comes_first_and_worth_decides_between_equals() -> None:
    steps = [make_step(1, 70), make_step(2, 20, worth=10), make_step(3, None), make_step(4, 20, worth=90)]
    assert name_open(sort(steps)) == ["step 4", "step 2", "step 1", "step 3"]


def test_no_step_ever_leads_to_somebody_the_person_keeps_away_from() -> None:
    ladder = sort([make_step(1, 0, tie=Tie(pk=1, name="B.", keeps_harming=True)), make_step(2, 90)])
    assert name_open(ladder) == ["step 2"]
    assert [why for _, why in ladder.waiting] == [Wait.KEEPS_AWAY]


def test_a_low_battery_lets_only_small_steps_through() -> None:
    steps = [make_step(1, 10, energy=3, half=""), make_step(2, 20, energy=2), make_step(3, 30, energy=1)]
    assert name_open(sort(steps, battery=3)) == ["step 3", "half 2"]
    assert name_open(sort(steps, battery=5)) == ["step 2", "step 3"]
    assert name_open(sort(steps, battery=9)) == ["step 1", "step 2", "step 3"]
    assert name_open(sort(steps, battery=None)) == ["step 2", "step 3"]


def test_the_energy_cap_rises_with_the_battery() -> None:
    caps = [cap_energy(battery) for battery in range(11)]
    assert caps == sorted(caps)
    assert set(caps) == {1, 2, 3}


def test_two_hard_times_in_a_row_turn_a_step_into_its_half() -> None:
    steps = [make_step(1, 10), make_step(2, 20)]
    assert name_open(sort(steps, count_hard([hard(1)]))) == ["step 1", "step 2"]
    assert name_open(sort(steps, count_hard([hard(1), hard(1)]))) == ["step 2", "half 1"]


def test_a_half_step_that_was_hard_twice_as_well_rests() -> None:
    past = [hard(1, half=True), hard(1, half=True), hard(1), hard(1)]
    ladder = sort([make_step(1, 10)], count_hard(past))
    assert ladder.open == []
    assert [why for _, why in ladder.waiting] == [Wait.HARD]


def test_a_half_step_that_went_well_opens_the_whole_step_again() -> None:
    past = [fine(1, half=True), hard(1), hard(1)]
    assert name_open(sort([make_step(1, 10)], count_hard(past))) == ["step 1"]


def test_hard_times_count_only_when_they_come_in_a_row() -> None:
    assert count_hard([hard(1), fine(1), hard(1), hard(1)]) == {1: Tried(hard=1)}
    assert count_hard([fine(1), hard(1), hard(1)]) == {}
    assert count_hard([]) == {}


def test_after_two_hard_times_on_any_steps_only_less_dreaded_ones_stay_whole() -> None:
    below = cap_dread([hard(1, 60), hard(2, 40), fine(3, 90)])
    assert below == 40
    steps = [make_step(1, 60), make_step(2, 40), make_step(3, 30), make_step(4, None)]
    assert name_open(sort(steps, below=below)) == ["step 3", "half 2", "half 1", "half 4"]


def test_one_good_time_between_lifts_the_cap_on_dread() -> None:
    assert cap_dread([hard(), fine(), hard()]) is None
    assert cap_dread([hard()]) is None
    assert cap_dread([]) is None


def test_hard_times_with_steps_that_were_never_rated_leave_only_halves() -> None:
    assert cap_dread([hard(1, None), hard(2, None)]) == 0
    assert name_open(sort([make_step(1, 0)], below=0)) == ["half 1"]


def test_not_today_makes_a_step_wait_and_nothing_else() -> None:
    ladder = sort([make_step(1, 10), make_step(2, 20)], waits_today=frozenset({1}))
    assert name_open(ladder) == ["step 2"]
    assert [why for _, why in ladder.waiting] == [Wait.NOT_TODAY]


@pytest.mark.parametrize(
    ("today", "brake"),
    [
        (Today(), None),
        (Today(battery=RULES.rest_at_battery + 1), None),
        (Today(battery=RULES.rest_at_battery), Brake.EMPTY),
        (Today(battery=0), Brake.EMPTY),
        (Today(tries=RULES.steps_a_day), Brake.ENOUGH),
        (Today(low_days=RULES.low_days - 1), None),
        (Today(low_days=RULES.low_days, battery=0), Brake.LOW_DAYS),
        (Today(risen=True, battery=0), Brake.RISEN),
        (Today(safety_first=True, battery=0), Brake.SAFETY_FIRST),
        (Today(paused=True, safety_first=True), Brake.PAUSED),
    ],
)
def test_something_else_comes_first_on_some_days(today: Today, brake: Brake | None) -> None:
    assert find_brake(today) == brake


ratings = st.none() | st.integers(0, 100)
steps_strategy = st.lists(st.tuples(ratings, ratings, st.integers(1, 3), st.booleans(), st.booleans()), max_size=8)
past_strategy = st.lists(st.builds(Past, st.integers(1, 8), st.booleans(), st.booleans(), ratings))


@given(steps_strategy, past_strategy, st.none() | st.integers(0, 10))
def test_whatever_happened_every_step_is_open_or_waits_and_no_rule_is_broken(
    rows: list[tuple[int | None, int | None, int, bool, bool]], past: list[Past], battery: int | None
) -> None:
    ties = {True: Tie(pk=1, name="B.", keeps_harming=True), False: None}
    steps = [
        make_step(number, dread, worth=worth, energy=energy, tie=ties[harms], half="half" if has_half else "")
        for number, (dread, worth, energy, harms, has_half) in enumerate(rows, start=1)
    ]
    tried, below = count_hard(past), cap_dread(past)
    ladder = sort(steps, tried, battery=battery, below=below)
    assert sorted([*(offer.step.pk for offer in ladder.open), *(step.pk for step, _ in ladder.waiting)]) == [
        step.pk for step in steps
    ]
    for offer in ladder.open:
        assert offer.step.tie is None
        assert offer.words
        assert offer.step.energy - offer.half <= cap_energy(battery)
        if not offer.half:
            assert tried.get(offer.step.pk, Tried()).hard < RULES.hard_times_before_stepping_down
            assert below is None or (offer.step.dread is not None and offer.step.dread < below)
    whole = [offer.step.dread for offer in ladder.open if not offer.half and offer.step.dread is not None]
    assert all(one <= other for one, other in itertools.pairwise(whole))
