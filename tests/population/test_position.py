"""Position: loneliness by ties and by distance, on a network small enough to count by hand."""

import numpy as np
import pytest

from nearer.population.position import find_position, look_around
from tests.population.worlds import small_world

# 0 - 1 - 2 - 3 - 4
CHAIN = (np.arange(4), np.arange(1, 5))


def test_distance_is_counted_along_the_shortest_way() -> None:
    lonely = np.array([True, False, False, True, False])
    assert look_around(*CHAIN, lonely, np.array([0])).tolist() == [0, 0, 1]
    assert look_around(*CHAIN, lonely, np.array([2])).tolist() == pytest.approx([0.5, 0.5, np.nan], nan_ok=True)


def test_nobody_to_look_from_gives_no_number() -> None:
    assert np.isnan(look_around(*CHAIN, np.zeros(5, dtype=bool), np.array([], dtype=np.int64))).all()


def test_people_are_sorted_by_their_live_ties() -> None:
    run = small_world(5)
    position = find_position(run)
    assert position.people.sum() == run.people.count
    felt = position.loneliness * position.people
    assert np.nansum(felt) == pytest.approx(run.quantity("loneliness").sum(), rel=1e-4)
