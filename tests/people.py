"""The small cast of test people: traits and states that tests share, so that they read as stories."""

from nearer.model.parameters import Parameters, load_parameters
from nearer.model.rest import rest_state
from nearer.model.state import NO_HELP, Encounters, Shocks, State, Traits

AVERAGE = Traits(
    depression_leaning=0.0,
    anxiety_leaning=0.0,
    loneliness_leaning=0.0,
    rejection_sensitivity=1.0,
    expectation_base=0.2,
    worth_base=0.75,
    set_point_base=0.75,
    regulation_base=0.72,
    context_base=0.8,
    serotonin_base=0.75,
    stress_reactivity=1.0,
    event_exposure=1.0,
    niche=1.0,
    self_blame=0.6,
    stable_blame=0.5,
    global_blame=0.45,
    control=0.55,
    discounting=0.35,
    past_hurt=0.15,
    ambivalence=0.25,
    contingent_worth=0.45,
    burden_belief=0.25,
    stigma=0.35,
    self_reliance=0.45,
    suppression=0.4,
    assertiveness=0.5,
    masking=0.3,
    social_drain=1.0,
    empathy=0.5,
    understanding=0.55,
    flexibility=0.5,
    frustration_tolerance=0.5,
    solitude_ease=0.4,
    interoception=0.5,
    problem_solving=0.5,
    digital_use=0.6,
    passive_use=0.4,
    passive_effect=-0.05,
)
SENSITIVE = AVERAGE._replace(rejection_sensitivity=1.8, expectation_base=0.4, past_hurt=0.6, worth_base=0.55)
TIRED_BY_PEOPLE = AVERAGE._replace(social_drain=2.5, masking=0.8)

CALM = Shocks(0.0, 0.0, 0.0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5)
ALONE = Encounters(*[0.0] * len(Encounters._fields))
GOOD_DAY = ALONE._replace(contacts=2.0, accepted=2.0, warmth=1.0, closeness=1.0, backing=1.0)
BAD_DAY = ALONE._replace(contacts=2.0, rejected=2.0, strain=1.0, closeness=1.0)


def numbers(**changes: float) -> Parameters:
    """The model's numbers; write a double underscore for the dot: `numbers(avoidance__gain=0.0)`."""
    return load_parameters({name.replace("__", "."): value for name, value in changes.items()})


def rested(traits: Traits = AVERAGE) -> State:
    """Somebody who starts well."""
    return rest_state(traits, numbers())


__all__ = [
    "ALONE",
    "AVERAGE",
    "BAD_DAY",
    "CALM",
    "GOOD_DAY",
    "NO_HELP",
    "SENSITIVE",
    "TIRED_BY_PEOPLE",
    "numbers",
    "rested",
]
