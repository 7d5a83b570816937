"""Depression: the symptom level behind questionnaires.

    Y -> logistic( gain [ wl L + wn N + wu U + wh [H - 1]+ + we (.75 - E) - wm M + ws S' + wx (X + J)
                          + wz (.8 - sleep) - wsup support - threshold + leaning ] + noise )     over tau

Values, ranges and sources: depression.toml.
"""

from typing import NamedTuple

from nearer.model.forms import above, logistic, relax
from nearer.model.kinds import Days, Level, Share, Signed, Weight


class Params(NamedTuple):
    """What weighs and what carries."""

    tau: Days
    gain: Weight
    loneliness: Weight
    anhedonia: Weight
    rumination: Weight
    cortisol: Weight
    worth: Weight
    mood: Weight
    stress: Weight
    vulnerability: Weight
    sleep: Weight
    support: Weight
    threshold: Weight
    noise: Weight


def sink(
    depression: Share,
    loneliness: Share,
    anhedonia: Share,
    rumination: Share,
    cortisol: Level,
    self_worth: Share,
    mood: Signed,
    felt_stress: Level,
    hardship: float,
    sleep: Share,
    support: Share,
    depression_leaning: Weight,
    thought_noise: float,
    p: Params,
    dt: Days,
) -> Share:
    """Tomorrow's depression."""
    mind = p.loneliness * loneliness + p.anhedonia * anhedonia + p.rumination * rumination
    self = p.worth * (0.75 - self_worth) - p.mood * mood
    body = p.cortisol * above(cortisol - 1) + p.sleep * (0.8 - sleep) + p.vulnerability * hardship
    drive = mind + self + body + p.stress * felt_stress - p.support * support - p.threshold + depression_leaning
    return relax(depression, logistic(p.gain * drive + p.noise * thought_noise), p.tau, dt)
