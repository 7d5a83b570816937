"""Rest: where a healthy person starts, before any trouble and with company enough."""

from nearer.model.parameters import Parameters
from nearer.model.state import State, Traits


def rest_state(t: Traits, p: Parameters) -> State:
    """A healthy start: everything at rest for these traits, before any trouble and with company enough."""
    none = 0 * p.contact.memory
    half = none + 0.5
    little = none + 0.1
    return State(
        contact_pace=half,
        meeting_pace=half,
        rejection_pace=none,
        harm=none,
        digital=t.digital_use / 2,
        heard=none + 0.4,
        support=none,
        set_point=t.set_point_base,
        craving=none,
        loneliness=little,
        rejection_expectation=t.expectation_base,
        self_worth=t.worth_base,
        avoidance=none,
        social_value=none + 0.8,
        approach=none + 0.85,
        openness=none + 0.6,
        warmth=none + 0.6,
        battery=none + 0.9,
        social_pain=none,
        threat=little,
        regulation=t.regulation_base,
        context=t.context_base,
        arousal=little,
        pituitary=none + 1.015,
        adrenal=none + 0.985,
        cortisol=none + 0.985,
        inflammation=little * 2,
        oxytocin=none + 0.6,
        serotonin=t.serotonin_base,
        overdrive=none,
        anhedonia=little,
        mood=little,
        mood_noise=none,
        rumination=little,
        thought_noise=none,
        stressors=none,
        vulnerability=none,
        blows=none,
        reappraisal=none,
        mindfulness=none,
        sleep=none + 0.85,
        depression=little / 2,
        anxiety=little / 2,
        functioning=none + 0.9,
    )
