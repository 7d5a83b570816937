"""The lots: no day can be foretold, both kinds fill up, and the chance that is written down is the one that was."""

from math import comb, sqrt
from random import Random

import pytest

from nearer.companion.online.lots import EVEN, draw, reckon_chance
from nearer.companion.online.rules import RULES
from nearer.companion.online.words import Lot

TRIES = 4000


def live(days: int, rng: Random, lot: str = "random") -> list[tuple[bool, float]]:
    drawn: list[tuple[bool, float]] = []
    for _ in range(days):
        drawn.append(draw([given for given, _ in drawn], lot, rng.random))
    return drawn


@pytest.mark.parametrize(
    ("before", "chance"),
    [([], EVEN), ([True], 1 - RULES.lean), ([False], RULES.lean), ([True, False], EVEN), ([False, False], RULES.lean)],
)
def test_the_kind_that_is_behind_is_more_likely(before: list[bool], chance: float) -> None:
    assert reckon_chance(before, Lot.RANDOM) == pytest.approx(chance)


def test_every_chance_by_lot_stays_far_from_certain() -> None:
    chances = {chance for seed in range(200) for _, chance in live(28, Random(seed))}
    assert sorted(chances) == pytest.approx([1 - RULES.lean, EVEN, RULES.lean])
    assert min(chances) >= 0.2
    assert max(chances) <= 0.8


@pytest.mark.parametrize("chance", [EVEN, RULES.lean, 1 - RULES.lean])
def test_days_come_as_often_as_the_chance_that_is_written_down(chance: float) -> None:
    drawn = [row for seed in range(TRIES // 14) for row in live(14, Random(seed))]
    here = [given for given, said in drawn if said == pytest.approx(chance)]
    assert len(here) > 500
    assert abs(sum(here) / len(here) - chance) < 4 * sqrt(chance * (1 - chance) / len(here))


def count_short(days: int) -> float:
    """The exact chance that one kind of day has too few, summed over every course the lots can take."""
    courses = {0: 1.0}
    for day in range(days):
        after: dict[int, float] = {}
        for with_it, weight in courses.items():
            chance = reckon_chance([True] * with_it + [False] * (day - with_it), Lot.RANDOM)
            after[with_it + 1] = after.get(with_it + 1, 0.0) + weight * chance
            after[with_it] = after.get(with_it, 0.0) + weight * (1 - chance)
        courses = after
    return sum(weight for count, weight in courses.items() if min(count, days - count) < RULES.each_from)


def test_both_kinds_of_day_fill_up_where_a_plain_coin_would_leave_one_short() -> None:
    tries, exact = 2000, count_short(14)
    plain = 2 * sum(comb(14, few) for few in range(RULES.each_from)) / 2**14
    assert exact < plain / 10
    lived = [sum(given for given, _ in live(14, Random(seed))) for seed in range(tries)]
    short = sum(min(count, 14 - count) < RULES.each_from for count in lived)
    assert abs(short / tries - exact) < 4 * sqrt(exact * (1 - exact) / tries)


def test_in_turns_the_first_day_is_drawn_and_the_rest_follow() -> None:
    drawn = live(6, Random(1), Lot.TURNS)
    given = [one for one, _ in drawn]
    assert given[1:] == [not one for one in given[:-1]]
    assert [chance for _, chance in drawn[1:]] == [float(one) for one in given[1:]]
    firsts = [live(1, Random(seed), Lot.TURNS)[0][0] for seed in range(TRIES)]
    assert abs(sum(firsts) / TRIES - EVEN) < 4 * sqrt(EVEN * EVEN / TRIES)
