"""The reference: selves with their strongest ties, kept on disk, never half-read."""

from pathlib import Path

import numpy as np
import pytest

from nearer.model.state import Side, State, Tie, Traits
from nearer.population import reference
from nearer.population.reference import average_side, reference_selves, strongest_ties
from nearer.population.run import RunError
from tests.population.worlds import small_world

PACE = Tie._fields.index("pace")


@pytest.fixture(autouse=True)
def small_reference(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A reference of sixty people for a month, in a folder of its own."""
    for name, value in {"REFERENCE_PEOPLE": 60, "SETTLING_DAYS": 10, "SNAPSHOTS": 3, "DAYS_BETWEEN": 5}.items():
        monkeypatch.setattr(reference, name, value)
    monkeypatch.setattr(reference, "cache_folder", lambda: tmp_path)
    return tmp_path / "reference"


def test_selves_have_states_traits_ties_and_people_around() -> None:
    selves = reference_selves(40, 1)
    assert selves.count == 40
    assert selves.state.shape == (len(State._fields), 40)
    assert selves.traits.shape == (len(Traits._fields), 40)
    assert selves.ties.shape == (len(Tie._fields), 16, 40)
    assert selves.around.shape == (len(Side._fields), 1)
    for part in (selves.state, selves.traits, selves.ties, selves.around):
        assert part.dtype == np.float32
        assert part.flags.c_contiguous
        assert np.isfinite(part).all()


def test_the_strongest_ties_come_first_and_empty_places_last() -> None:
    ties = reference_selves(60, 1).ties
    assert (np.diff(ties[0], axis=0) <= 0).all()
    assert (np.diff((ties[PACE] > 0).astype(int), axis=0) <= 0).all()
    assert (ties[0][ties[PACE] == 0] == 0).all()


def test_a_self_keeps_the_strongest_ties_of_its_person() -> None:
    run = small_world(20)
    kept = strongest_ties(run, np.arange(run.people.count), 4)
    network = run.list_ties()
    for person in (0, 17, 101):
        mine = network.ties[:, (network.ends == person).any(axis=0)]
        best = mine[:, np.argsort(-mine[0], kind="stable")][:, :4]
        assert kept[:, : best.shape[1], person] == pytest.approx(best)


def test_the_people_around_are_the_average_of_whom_one_is_tied_to() -> None:
    run = small_world(20)
    met = run.list_ties().ends.ravel()
    approach = Side._fields.index("approach")
    assert average_side(run)[approach, 0] == pytest.approx(run.sides[approach, met].mean(), rel=1e-5)


def test_a_seed_gives_the_same_selves_each_time_and_from_disk(small_reference: Path) -> None:
    first = reference_selves(25, 1)
    assert len(list(small_reference.glob("*.npz"))) == 1
    again = reference_selves(25, 1)
    assert np.array_equal(first.state, again.state)
    assert np.array_equal(first.ties, again.ties)
    assert not np.array_equal(first.state, reference_selves(25, 2).state)


def test_what_is_kept_is_not_simulated_again(monkeypatch: pytest.MonkeyPatch) -> None:
    reference_selves(5, 1)
    monkeypatch.setattr(reference, "simulate_reference", lambda *_: pytest.fail("simulated again"))
    reference_selves(7, 1)


def test_changed_numbers_or_a_profile_are_another_reference(small_reference: Path) -> None:
    plain = reference_selves(30, 1)
    changed = reference_selves(30, 1, {"avoidance.gain": 0.0})
    profile = reference_selves(30, 1, profile="social_burnout")
    assert len(list(small_reference.glob("*.npz"))) == 3
    row = State._fields.index("avoidance")
    assert changed.state[row].mean() < plain.state[row].mean()
    drain = Traits._fields.index("social_drain")
    assert profile.traits[drain].mean() > plain.traits[drain].mean() + 0.5


def test_a_broken_file_is_made_anew(small_reference: Path) -> None:
    first = reference_selves(10, 1)
    file = next(small_reference.glob("*.npz"))
    file.write_bytes(file.read_bytes()[:500])
    assert np.array_equal(first.state, reference_selves(10, 1).state)


def test_a_folder_that_cannot_be_written_costs_only_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(reference, "cache_folder", lambda: tmp_path / "file")
    assert reference_selves(10, 1).count == 10


def test_more_selves_than_people_repeat_some() -> None:
    selves = reference_selves(400, 1)
    assert selves.count == 400
    assert np.unique(selves.state, axis=1).shape[1] == 180


def test_no_selves_are_too_few() -> None:
    with pytest.raises(RunError, match="at least one self, got 0"):
        reference_selves(0, 1)
