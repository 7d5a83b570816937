"""Names: everything that can be read from a person in a study, with what it is."""

from functools import cache

from nearer.instruments.answering import read_answering
from nearer.instruments.interviewing import read_interviews
from nearer.model.state import State, Traits

PERSON = {
    "age": "years",
    "sex": "1 woman, 0 man",
    "alone": "1 when no other adult lives at home",
}
TIES = {
    "live_ties": "ties that are alive, of any layer",
    "lsns6": "a social network scale of six questions from ties to family and friends, 0 to 30",
    "weak_ties_lost": "percentage of weak ties that are gone after `within_days`",
    "closest_ties_lost": "percentage of the five closest ties that are gone after `within_days`",
}
COURSES = {
    "bimodality": "bimodality coefficient of weekly PHQ-9 over `within_days`",
    "mood_carry_over": "how much of a day's mood is left the next day (autocorrelation), over `within_days`",
    "mood_spread": "standard deviation of daily mood, over `within_days`",
}
SIDES = {"misreading": "chance that a contact is felt as rejection"}


@cache
def reading_names() -> dict[str, str]:
    """Every reading with what it is."""
    states = dict.fromkeys(State._fields, "quantity of the model")
    traits = dict.fromkeys(Traits._fields, "trait of the model")
    questionnaires = {name: how.says for name, how in read_answering().items()}
    interviews = {name: f"{one.says}, by interview: 1 in an episode" for name, one in read_interviews().items()}
    return {**questionnaires, **interviews, **PERSON, **TIES, **COURSES, **SIDES, **states, **traits}


def quantities_behind(what: str) -> tuple[str, ...]:
    """The states and other quantities that a reading needs, week by week."""
    if what in read_answering():
        return tuple(name for part in read_answering()[what].reads for name in quantities_behind(part))
    if what in read_interviews():
        return read_interviews()[what].reads
    if what == "bimodality":
        return quantities_behind("phq9")
    return (what,) if what in State._fields or what in SIDES else ()


def needs_ties(what: str) -> bool:
    """Whether a reading looks at ties."""
    parts = read_answering()[what].reads if what in read_answering() else (what,)
    return any(part in TIES for part in parts)


def needs_days(what: str) -> bool:
    """Whether a reading looks at single days."""
    return what in ("mood_carry_over", "mood_spread")
