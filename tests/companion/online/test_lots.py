"""The lots: no day can be foretold, both kinds fill up, and the chance that is written down is the one that was."""

from math import sqrt
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


def test_both_kinds_of_day_fill_up_where_a_plain_coin_would_leave_one_short() -> None:
    ours = [sum(given for given, _ in live(14, Random(seed))) for seed in range(1000)]
    short = sum(min(count, 14 - count) < RULES.each_from for count in ours)
    # A plain coin leaves fewer than four of fourteen on one side in 2 (1 + 14 + 91 + 364) / 2^14, or 57 of 1000.
    assert short < 57 / 4


def test_in_turns_the_first_day_is_drawn_and_the_rest_follow() -> None:
    drawn = live(6, Random(1), Lot.TURNS)
    given = [one for one, _ in drawn]
    assert given[1:] == [not one for one in given[:-1]]
    assert [chance for _, chance in drawn[1:]] == [float(one) for one in given[1:]]
    firsts = [live(1, Random(seed), Lot.TURNS)[0][0] for seed in range(TRIES)]
    assert abs(sum(firsts) / TRIES - EVEN) < 4 * sqrt(EVEN * EVEN / TRIES)
