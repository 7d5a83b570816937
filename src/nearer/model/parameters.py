"""All numbers of the cycle together: one group a mechanism, read from the .toml beside each."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from nearer.model.evidence import Number, mechanism_numbers
from nearer.model.mechanisms import (
    anhedonia,
    anxiety,
    approach,
    arousal,
    asking,
    attribution,
    avoidance,
    battery,
    contact,
    context,
    cortisol,
    craving,
    depression,
    digital,
    empathy,
    expression,
    functioning,
    inflammation,
    loneliness,
    meeting,
    misreading,
    mood,
    oxytocin,
    regulation,
    rejection_expectation,
    rumination,
    self_worth,
    serotonin,
    set_point,
    skills,
    sleep,
    social_pain,
    social_value,
    stressors,
    threat,
    tie_strength,
    vulnerability,
)


class Parameters(NamedTuple):
    """The numbers of every mechanism."""

    anhedonia: anhedonia.Params
    anxiety: anxiety.Params
    approach: approach.Params
    arousal: arousal.Params
    asking: asking.Params
    attribution: attribution.Params
    avoidance: avoidance.Params
    battery: battery.Params
    contact: contact.Params
    context: context.Params
    cortisol: cortisol.Params
    craving: craving.Params
    depression: depression.Params
    digital: digital.Params
    empathy: empathy.Params
    expression: expression.Params
    functioning: functioning.Params
    inflammation: inflammation.Params
    loneliness: loneliness.Params
    meeting: meeting.Params
    misreading: misreading.Params
    mood: mood.Params
    oxytocin: oxytocin.Params
    regulation: regulation.Params
    rejection_expectation: rejection_expectation.Params
    rumination: rumination.Params
    self_worth: self_worth.Params
    serotonin: serotonin.Params
    set_point: set_point.Params
    skills: skills.Params
    sleep: sleep.Params
    social_pain: social_pain.Params
    social_value: social_value.Params
    stressors: stressors.Params
    threat: threat.Params
    tie_strength: tie_strength.Params
    vulnerability: vulnerability.Params


def number_of(name: str) -> Number:
    """The evidence of one parameter, named like `avoidance.gain`."""
    group, _, field = name.partition(".")
    return mechanism_numbers(group)[field]


def parameter_names() -> tuple[str, ...]:
    """Every parameter, named like `avoidance.gain`, in the order of the groups."""
    groups = Parameters.__annotations__.items()
    return tuple(f"{group}.{field}" for group, kind in groups for field in kind._fields)


def load_parameters(changes: Mapping[str, float] | None = None) -> Parameters:
    """The model's numbers, with some of them changed: `load_parameters({"avoidance.gain": 0.0})`."""
    changes = dict(changes or {})
    if unknown := sorted(changes.keys() - set(parameter_names())):
        raise ValueError(f"No parameter called {unknown[0]}. The names are mechanism.number, like avoidance.gain.")
    groups: dict[str, Any] = {}
    for group, kind in Parameters.__annotations__.items():
        numbers = mechanism_numbers(group)
        if kind._fields != tuple(numbers):
            raise ValueError(f"{group}.toml and {group}.Params differ: {sorted(set(kind._fields) ^ set(numbers))}.")
        values = {name: changes.get(f"{group}.{name}", number.value) for name, number in numbers.items()}
        groups[group] = kind(**values)
    return Parameters(**groups)
