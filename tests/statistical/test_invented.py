"""Five invented people: the loop that was planted is the loop shown, found from their diaries alone."""

import pytest

from nearer.fit import fit_twin
from nearer.forecast.invented import INVENTED, invented_person, read_invented
from nearer.forecast.strengths import weigh_loops

SELVES = 2000
AT_LEAST = 4


def top_loop(name: str, seed: int) -> str:
    """The loop shown first for an invented person, or nothing where none stands out."""
    loops = weigh_loops(fit_twin(invented_person(name, seed), count=SELVES, seed=seed + 10))
    return loops[0].name if loops[0].stands_out else ""


@pytest.mark.statistical
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_planted_loop_is_the_top_loop_of_at_least_four_of_five(seed: int) -> None:
    planted = read_invented()
    found = {name: top_loop(name, seed) for name in INVENTED}
    right = [name for name in INVENTED if found[name] == planted[name].loop]
    assert len(right) >= AT_LEAST, found
