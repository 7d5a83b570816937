"""Ahead and what-if: same self, same luck, one thing changed."""

import numpy as np
import pytest

from nearer.forecast.ahead import READOUTS, Change, live_on, look_ahead
from nearer.forecast.strengths import cut_each
from nearer.forecast.whatif import compare_helps, give_verdict, is_withheld
from nearer.model.help import load_interventions
from nearer.model.loops import load_loops
from nearer.model.state import NO_HELP
from tests.forecast.crowd import PEOPLE, small_twin

DAYS = 28


def test_the_same_selves_live_the_same_lives_twice() -> None:
    one, two = (live_on(small_twin(), DAYS, Change.nothing()) for _ in range(2))
    assert all(np.array_equal(one.readouts[name], two.readouts[name]) for name in READOUTS)


def test_threads_do_not_change_a_life() -> None:
    one = live_on(small_twin(), DAYS, Change.nothing(), threads=1)
    two = live_on(small_twin(), DAYS, Change.nothing(), threads=2)
    assert np.array_equal(one.distress(), two.distress())


def test_looking_ahead_leaves_the_twin_as_it_was() -> None:
    before = small_twin().selves.state.copy()
    look_ahead(small_twin(), DAYS)
    assert np.array_equal(before, small_twin().selves.state)


def test_a_what_if_with_dose_zero_is_no_change_to_the_last_bit() -> None:
    base = live_on(small_twin(), DAYS, Change.nothing())
    same = live_on(small_twin(), DAYS, Change({}, {}, NO_HELP._replace(small_steps=0.0)))
    assert np.array_equal(base.distress(), same.distress())


@pytest.mark.parametrize("help", load_interventions(), ids=lambda help: help.name)
def test_every_help_changes_lives_and_shares_their_luck(help) -> None:  # type: ignore[no-untyped-def]
    base = live_on(small_twin(), DAYS, Change.nothing())
    changed = live_on(small_twin(), DAYS, Change({}, {}, help.help))
    paired = (base.distress() - changed.distress())[-1]
    assert np.abs(paired).max() > 0
    # Shared luck: pairs differ far less than strangers do.
    assert paired.std() < 0.7 * base.distress()[-1].std()


def test_every_loop_that_is_cut_changes_lives() -> None:
    effects = cut_each(small_twin(), DAYS)
    assert set(effects) == {loop.name for loop in load_loops()}
    for name, effect in effects.items():
        assert effect.shape == (PEOPLE,)
        assert np.abs(effect).max() > 0, name


def test_bands_hold_the_middle_and_keep_their_order() -> None:
    course = look_ahead(small_twin(), DAYS)
    for name in course.names:
        assert (course.low[name] <= course.median[name]).all()
        assert (course.median[name] <= course.high[name]).all()
        assert course.median[name].shape == course.days.shape == (DAYS,)


def test_we_do_not_know_yet_when_the_band_holds_nothing_or_a_second_seed_disagrees() -> None:
    assert give_verdict(-0.01, 0.01, 0.02, withheld=False) == "we do not know yet"
    assert give_verdict(0.01, 0.02, 0.03, withheld=True) == "we do not know yet"
    assert give_verdict(0.01, 0.02, 0.03, withheld=False) == "may help"
    assert give_verdict(-0.02, -0.01, -0.005, withheld=False) == "may cost"
    assert give_verdict(0.001, 0.002, 0.003, withheld=False) == "hardly any change"


def test_a_number_that_moves_by_more_than_a_quarter_of_its_spread_is_withheld() -> None:
    effect = np.linspace(-1, 1, 101, dtype=np.float32)
    assert not is_withheld(effect, effect + np.float32(0.1))
    assert is_withheld(effect, effect + np.float32(0.2))
    assert not is_withheld(effect, None)


def test_helps_are_ranked_by_what_they_spare() -> None:
    ranked = compare_helps(small_twin(), small_twin(5), DAYS)
    assert [what.effect for what in ranked] == sorted((what.effect for what in ranked), reverse=True)
    assert all(what.low <= what.effect <= what.high for what in ranked)
