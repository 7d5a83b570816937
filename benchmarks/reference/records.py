"""What the reference workload keeps of a person and of a tie."""

from typing import NamedTuple


class State(NamedTuple):
    """What changes in a person."""

    contact: float
    harm: float
    heard: float
    craving: float
    loneliness: float
    expectation: float
    worth: float
    avoidance: float
    value: float
    approach: float
    warmth: float
    battery: float
    pain: float
    threat: float
    control: float
    arousal: float
    cortisol: float
    mood: float
    rumination: float
    depression: float


class Traits(NamedTuple):
    """What is fixed in a person."""

    sensitivity: float
    wanting: float
    leaning: float
    openness: float


class Help(NamedTuple):
    """What a person is given: nothing here, but engines that can give help carry it."""

    rest: float


class Side(NamedTuple):
    """What a person brings to each tie."""

    approach: float
    pull: float
    warmth: float
    sorrow: float


class Tie(NamedTuple):
    """One bond: only its strength changes, the rest belongs to its layer."""

    strength: float
    pace: float
    fading: float
    closeness: float


class Meeting(NamedTuple):
    """What happened on one tie."""

    contacts: float
    strength: float


class Met(NamedTuple):
    """What a person met in a day."""

    contacts: float
    warmth: float
    sorrow: float
    backing: float


class Luck(NamedTuple):
    """A person's luck in a step: four normal numbers and four between 0 and 1."""

    mood: float
    thought: float
    body: float
    heart: float
    chance: float
    refused: float
    trouble: float
    spoken: float


class Numbers(NamedTuple):
    """The numbers of the equations, per day where they are speeds."""

    slow: float = 0.02
    middling: float = 0.1
    quick: float = 0.4
    memory: float = 0.15
    gain: float = 0.08
    around: float = 0.3
    trouble: float = 0.03
    noise: float = 0.05
    growth: float = 0.05


LAYERS = (
    Tie(0.6, 0.25, 0.004, 0.9),
    Tie(0.5, 0.12, 0.012, 0.7),
    Tie(0.4, 0.15, 0.02, 0.4),
    Tie(0.3, 0.05, 0.03, 0.3),
)
