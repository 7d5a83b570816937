"""Pairs: people along a chain of ties, so that every distance is known."""

import numpy as np
import pytest

from nearer.calibrate.pairs import find_pairs, make_pair_table
from nearer.calibrate.running import tabulate
from nearer.calibrate.statistics import STATISTICS
from nearer.calibrate.world import FIRST_WEEK, Ties
from nearer.population.network import LAYERS
from tests.calibrate.worlds import make_world, write_study

CHAIN = 6


def chain(strength: float = 0.8) -> Ties:
    ends = np.array([np.arange(CHAIN - 1), np.arange(1, CHAIN)], dtype=np.int32)
    layer = np.array([LAYERS.index("friend")] * 3 + [LAYERS.index("family")] * 2, dtype=np.uint8)
    return Ties(ends, np.full(CHAIN - 1, strength, dtype=np.float32), layer)


def list_pairs(ties: Ties, **options) -> set[tuple[int, int]]:
    person, other = find_pairs(ties, CHAIN, options)
    return set(zip(person.tolist(), other.tolist(), strict=True))


@pytest.mark.parametrize("distance", [1, 2, 3])
def test_pairs_along_a_chain_are_exactly_that_far_apart(distance: int) -> None:
    wanted = {(i, j) for i in range(CHAIN) for j in range(CHAIN) if abs(i - j) == distance}
    assert list_pairs(chain(), distance=distance) == wanted


def test_only_living_ties_of_the_layer_are_followed() -> None:
    assert list_pairs(chain(0.0)) == set()
    assert list_pairs(chain(), layer="family") == {(3, 4), (4, 3), (4, 5), (5, 4)}


def test_a_pair_knows_both_people_now_and_before() -> None:
    level = np.zeros((20, CHAIN))
    level[FIRST_WEEK] = np.arange(CHAIN)
    level[FIRST_WEEK + 4] = 10 + np.arange(CHAIN)
    words = '[exposure]\nwhat = "mood"\n[outcome]\nwhat = "mood"\nlag_days = 28\n'
    words += '[statistic]\nname = "correlation"\nlayer = "family"\n'
    table = make_pair_table(make_world({"mood": level}, ties={FIRST_WEEK: chain()}), write_study(words))
    row = table[(table["person"] == 3)].iloc[0]
    assert [row[name] for name in ("outcome", "exposure", "own_before", "other_before")] == [13, 14, 3, 4]


def test_the_share_at_a_distance_is_that_of_people_so_far_from_the_exposed() -> None:
    level = np.zeros((20, CHAIN))
    level[:, [0, 2]] = 0.9
    ties = {FIRST_WEEK: chain()}
    words = '[exposure]\nwhat = "loneliness"\nat_least = 0.5\n[outcome]\nwhat = "loneliness"\nat_least = 0.5\n'
    words += '[statistic]\nname = "pair_share"\ndistance = {}\n'
    shares = []
    for distance in (1, 2):
        study = write_study(words.format(distance))
        table = tabulate(make_world({"loneliness": level}, ties=ties), study)
        shares.append(STATISTICS["pair_share"].compute(table, []))
    # One away from the lonely 0 and 2 stand 1, 1 and 3; two away stand 2, 0 and 4.
    assert shares == pytest.approx([0.0, 100 * 2 / 3])
