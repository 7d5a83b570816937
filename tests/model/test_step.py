"""The step: one person, one step later."""

import inspect

import pytest

from nearer.model import step
from nearer.model.company import add_meeting, face_people, nobody, step_tie
from nearer.model.state import Encounters, Help, Side, State, Tie, TieLuck, Traits
from tests.people import ALONE, AVERAGE, BAD_DAY, CALM, GOOD_DAY, NO_HELP, SENSITIVE, TIRED_BY_PEOPLE, numbers, rested

P = numbers()


def live(traits: Traits, met: Encounters, days: int = 30, help: Help = NO_HELP, dt: float = 1.0) -> State:
    """Somebody's state after the same day again and again."""
    state = rested(traits)
    for _ in range(int(days / dt)):
        each = Encounters(*(value * dt for value in met))._replace(backing=met.backing)
        state = step.step_person(state, traits, each, help, CALM, P, dt)
    return state


def test_days_alone_raise_craving_within_days_and_loneliness_within_weeks() -> None:
    alone, busy = live(AVERAGE, ALONE, 5), live(AVERAGE, GOOD_DAY, 5)
    assert alone.craving > busy.craving + 0.1
    assert live(AVERAGE, ALONE, 60).loneliness > live(AVERAGE, GOOD_DAY, 60).loneliness + 0.1


def test_bad_company_teaches_rejection_and_hurts() -> None:
    hurt, well = live(SENSITIVE, BAD_DAY), live(SENSITIVE, GOOD_DAY)
    assert hurt.rejection_expectation > well.rejection_expectation + 0.2
    assert hurt.social_pain > 0.2 > well.social_pain
    assert hurt.self_worth < well.self_worth


def test_company_empties_the_battery_of_who_plays_a_part() -> None:
    assert live(TIRED_BY_PEOPLE, GOOD_DAY, 5).battery < live(AVERAGE, GOOD_DAY, 5).battery - 0.1


def test_no_help_is_exactly_nothing_and_every_help_changes_something() -> None:
    nothing = live(AVERAGE, GOOD_DAY)
    assert live(AVERAGE, GOOD_DAY, help=Help(*[0.0] * len(Help._fields))) == nothing
    for name, dose in {"reappraisal_practice": 1.0, "mindfulness_practice": 1.0, "rest": 0.5, "load": 0.3}.items():
        assert live(AVERAGE, GOOD_DAY, help=NO_HELP._replace(**{name: dose})) != nothing, name


@pytest.mark.parametrize("met", [ALONE, GOOD_DAY, BAD_DAY])
def test_halving_the_step_hardly_moves_a_calm_course(met: Encounters) -> None:
    daily, eighths = live(AVERAGE, met, 60, dt=1.0), live(AVERAGE, met, 60, dt=0.125)
    for name in ("loneliness", "depression", "anxiety", "threat", "avoidance", "battery", "heard", "mood"):
        assert getattr(daily, name) == pytest.approx(getattr(eighths, name), abs=0.02), name


def side(**changes: float) -> Side:
    """Somebody who says yes, with some things changed."""
    usual = Side(0.9, 0.1, 0.1, 0.6, 0.6, 0.1, 0.0, 1.0)
    return usual._replace(**changes)


EAGER = TieLuck(0.999, 0.999, 0.999, 0.5, 0.5, 0.5)
BOND = Tie(0.6, 0.25, 240.0, 0.7, 0.0, 0.5)


def test_a_contact_needs_both_sides() -> None:
    assert step_tie(BOND, side(), side(), EAGER, P, 1.0).contacts > 0
    assert step_tie(BOND, side(approach=0.0), side(), EAGER, P, 1.0).contacts == 0
    assert step_tie(BOND, side(), side(approach=0.0), EAGER, P, 1.0).contacts == 0
    assert step_tie(BOND, side(presence=0.0), side(), EAGER, P, 1.0).contacts == 0


def test_ties_fade_without_contact_grow_with_it_and_break_in_life_events() -> None:
    quiet = TieLuck(0.01, 0.01, 0.01, 0.1, 0.5, 0.5)
    assert step_tie(BOND, side(), side(), quiet, P, 1.0).strength < BOND.strength
    assert step_tie(BOND, side(), side(), EAGER, P, 1.0).strength > BOND.strength
    assert step_tie(BOND, side(struck=1.0), side(), quiet, P, 1.0).strength < 0.6 * BOND.strength


def test_a_meeting_looks_the_same_from_both_sides() -> None:
    one, other = side(approach=0.7), side(approach=0.95)
    seen = step_tie(BOND, one, other, EAGER, P, 1.0)
    luck = EAGER._replace(declined=EAGER.other_declined, rejected=EAGER.other_rejected)
    turned = step_tie(BOND, other, one, luck, P, 1.0)
    assert seen.contacts == turned.contacts
    assert seen.strength == turned.strength
    assert seen.declined == turned.other_declined


def test_harsh_ties_give_strain_and_no_backing() -> None:
    harsh = BOND._replace(strain=1.0)
    meeting = step_tie(harsh, side(), side(), EAGER, P, 1.0)
    met = add_meeting(nobody(P), harsh, meeting, side(), side(), P)
    assert met.strain > 0
    assert met.backing == 0
    assert met.warmth == 0


def test_withdrawal_and_rest_lower_what_is_brought_to_people() -> None:
    state = rested()
    free = face_people(state, AVERAGE, NO_HELP, CALM, P, 1.0)
    kept = face_people(state, AVERAGE, NO_HELP._replace(withdrawal=0.9), CALM, P, 1.0)
    resting = face_people(state, AVERAGE, NO_HELP._replace(rest=0.5), CALM, P, 1.0)
    assert kept.approach < free.approach / 5
    assert resting.presence == 0.5
    assert resting.approach == free.approach


def test_the_step_names_every_part_of_the_state_once() -> None:
    source = inspect.getsource(step.step_person)
    for name in State._fields:
        assert source.count(f"        {name}=") == 1, name
