"""No dead parameter: perturb each one, and some output of a small population moves."""

import numpy as np
import pytest

from nearer.model.parameters import load_parameters, number_of, parameter_names
from nearer.model.state import NO_HELP
from nearer.population.coverage import read_outputs
from nearer.population.network import draw_network
from nearer.population.people import draw_people
from nearer.population.run import Run, advance, begin_run

PEOPLE, DAYS = 200, 60
GIVEN = NO_HELP._replace(
    small_steps=0.5, step_size=0.3, supportive=0.3, reappraisal_practice=0.4, mindfulness_practice=0.4, rest=0.2
)


def live(changes: dict[str, float]) -> np.ndarray:
    """The outputs of a small population under changed numbers, by day."""
    people = draw_people(PEOPLE, 5)
    run = begin_run(people, draw_network(people, 5), 5, 1.0, load_parameters(changes))
    help = np.repeat(np.array(GIVEN, dtype=np.float32)[:, None], PEOPLE, axis=1)
    seen: list[np.ndarray] = []

    def watch(run: Run) -> None:
        seen.append(read_outputs(run))

    advance(run, DAYS, threads=1, help=help, watch=watch)
    return np.array(seen)


@pytest.fixture(scope="module")
def untouched() -> np.ndarray:
    return live({})


@pytest.mark.statistical
@pytest.mark.parametrize("name", parameter_names())
def test_moving_a_number_within_its_range_moves_an_output(name: str, untouched: np.ndarray) -> None:
    number = number_of(name)
    other = number.high if number.high - number.value > number.value - number.low else number.low
    assert np.abs(live({name: other}) - untouched).max() > 1e-6
