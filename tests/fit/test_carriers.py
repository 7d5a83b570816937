"""What each construct of a diary measures in the model."""

import tomllib
from importlib.resources import files

import numpy as np

from nearer.diary import construct_names
from nearer.fit import observe
from nearer.fit.carriers import place_on_scale, read_carriers
from nearer.model.state import State
from tests.fit.cast import some_people


def test_each_construct_of_a_diary_has_exactly_one_carrier() -> None:
    text = files("nearer.fit").joinpath("carriers.toml").read_text(encoding="utf-8")
    assert list(tomllib.loads(text)) == list(construct_names())
    carriers = read_carriers()
    assert len({carrier.state for carrier in carriers.values()}) == len(carriers)
    assert all(State._fields[carrier.row] == carrier.state for carrier in carriers.values())


def test_every_carrier_differs_between_people() -> None:
    for name, readout in observe(some_people(500)).items():
        assert np.ptp(readout) > 0, name


def test_observing_reads_the_state_and_cannot_change_it() -> None:
    people = some_people(20)
    before = people.state.copy()
    readouts = observe(people)
    np.testing.assert_array_equal(readouts["loneliness"], people.state[State._fields.index("loneliness")])
    readouts["loneliness"][:] = 9
    np.testing.assert_array_equal(people.state, before)


def test_every_readout_has_a_place_between_the_ends_of_a_scale() -> None:
    for name, readout in observe(some_people(2000)).items():
        placed = place_on_scale(name, readout)
        assert placed.min() >= 0, name
        assert placed.max() <= 1, name
        assert np.all(np.diff(placed[np.argsort(readout)]) >= 0), name


def test_a_good_moment_lifts_what_is_good_and_eases_what_is_hard() -> None:
    carriers = read_carriers()
    assert {carriers[name].moment for name in ("mood", "self_worth", "energy", "warmth", "functioning")} == {1}
    assert {carriers[name].moment for name in ("depression", "threat", "loneliness", "stress", "anhedonia")} == {-1}
    assert {carriers[name].moment for name in ("contact", "craving", "sleep", "digital", "support")} == {0}
