"""The equations of the reference workload, written as those of the model: plain functions of named quantities.

Every engine gets this very text: Mesa and our kernel as it stands, others with their own exp, tanh and choice.
"""

from math import exp, tanh

from benchmarks.reference.records import Help, Luck, Meeting, Met, Numbers, Side, State, Tie, Traits


def squash(x: float) -> float:
    """Any number into 0..1."""
    return 1 / (1 + exp(-x))


def move(value: float, target: float, speed: float, dt: float) -> float:
    """A little towards a target."""
    return value + dt * speed * (target - value)


def fill(value: float, up: float, down: float, dt: float) -> float:
    """A share that fills and empties at once."""
    return value + dt * (up * (1 - value) - down * value)


def face(s: State, t: Traits, help: Help, room: float, luck: Luck, p: Numbers, dt: float) -> Side:
    """What a person brings to each tie."""
    return Side(
        approach=s.approach,
        pull=s.craving * (1 - s.avoidance),
        warmth=s.warmth,
        sorrow=s.depression,
    )


def meet(tie: Tie, one: Side, other: Side, luck: tuple[()], p: Numbers, dt: float) -> Meeting:
    """What happens on one tie, the same for both sides."""
    chances = tie.pace * tie.strength * (1 + one.pull + other.pull)
    contacts = chances * one.approach * other.approach * dt
    grown = p.growth * contacts * (one.warmth + other.warmth) * (1 - tie.strength)
    return Meeting(contacts, tie.strength + grown - tie.fading * tie.strength * dt)


def nobody(p: Numbers) -> Met:
    """Nothing met yet."""
    none = 0 * p.slow
    return Met(none, none, none, none)


def add(met: Met, tie: Tie, happened: Meeting, one: Side, other: Side, p: Numbers) -> Met:
    """Add what happened on one tie."""
    return Met(
        contacts=met.contacts + happened.contacts,
        warmth=met.warmth + happened.contacts * other.warmth * tie.closeness,
        sorrow=met.sorrow + happened.contacts * other.sorrow,
        backing=met.backing + tie.strength * other.warmth * tie.closeness,
    )


def live(s: State, t: Traits, met: Met, help: Help, luck: Luck, p: Numbers, dt: float) -> State:
    """One person a step later."""
    # fmt: off
    chance = 1.0 if luck.chance < p.around * s.approach * dt else 0.0
    refused = chance * (1.0 if luck.refused < 0.2 + 0.5 * s.threat else 0.0)
    trouble = 1.0 if luck.trouble < p.trouble * (1 + s.depression) * dt else 0.0
    spoken = 1.0 if luck.spoken < t.openness * (1 - s.threat) * dt else 0.0
    contacts = met.contacts + chance
    accepted = contacts - refused
    gap = t.wanting - s.contact / (0.5 + s.contact)
    surprise = tanh(accepted * (1 - s.expectation) - 2 * refused * s.expectation + 0.2 * met.warmth)
    strain = s.cortisol * (0.4 + 0.3 * s.loneliness) + 0.5 * trouble
    drive = exp(-0.8 * s.cortisol - 0.5 * s.control) * (0.5 + s.threat + 0.5 * s.rumination)
    approach = squash(
        1.2 + 1.5 * s.craving + 0.8 * s.value - 1.6 * s.avoidance - 1.4 * s.threat - 0.9 * s.depression
        + 0.6 * s.battery)
    threat = squash(
        -1.5 + 2.2 * s.expectation * t.sensitivity + 1.1 * s.loneliness + 0.7 * s.pain - 1.3 * s.control
        - 0.6 * s.heard + 0.4 * s.cortisol)
    loneliness = squash(-1.2 + 3 * gap + 0.8 * s.expectation - 0.9 * s.heard + 0.6 * s.depression - 0.4 * s.worth)
    arousal = squash(-1 + 2.4 * s.threat + 0.5 * s.cortisol + p.noise * luck.body)
    rumination = squash(
        -1.4 + 1.3 * s.loneliness + 1.2 * s.threat - 0.9 * s.mood + 0.7 * t.leaning - 1.1 * s.control
        + p.noise * luck.thought)
    depression = squash(
        -2.6 + 1.4 * s.loneliness + 1.2 * s.rumination + 0.8 * s.cortisol - 0.9 * s.worth - 0.7 * s.mood + t.leaning)
    control = squash(0.8 - 0.9 * s.cortisol + 0.5 * met.backing - 0.7 * s.rumination + 0.4 * s.battery)
    mood = tanh(
        0.8 * surprise - 0.7 * s.loneliness - 0.5 * strain + 0.4 * s.heard - 0.3 * met.sorrow + p.noise * luck.mood)
    return State(
        contact=move(s.contact, accepted / dt, p.memory, dt),
        harm=move(s.harm, refused / dt, p.memory, dt),
        heard=fill(s.heard, 0.3 * met.warmth + 0.5 * spoken, p.memory, dt),
        craving=move(s.craving, gap * (1 - 0.5 * s.depression), p.middling, dt),
        loneliness=move(s.loneliness, loneliness, p.middling, dt),
        expectation=fill(s.expectation, p.gain * refused * t.sensitivity, p.gain * accepted, dt),
        worth=fill(s.worth, 0.05 * accepted + 0.02 * s.heard, 0.06 * refused + 0.02 * s.depression, dt),
        avoidance=fill(s.avoidance, p.gain * s.threat * (1 - approach), 0.1 * accepted + 0.5 * p.slow, dt),
        value=move(s.value, 0.5 + 0.4 * surprise + p.noise * luck.heart, p.slow, dt),
        approach=move(s.approach, approach, p.quick, dt),
        warmth=move(s.warmth, 0.8 - 0.4 * s.depression - 0.2 * s.threat, p.middling, dt),
        battery=fill(s.battery, 0.4 * (1 - s.rumination), 0.2 * contacts, dt),
        pain=fill(s.pain, 0.6 * refused * t.sensitivity, p.quick, dt),
        threat=move(s.threat, threat, p.quick, dt),
        control=move(s.control, control, p.middling, dt),
        arousal=move(s.arousal, arousal, p.quick, dt),
        cortisol=move(s.cortisol, drive + 0.2 * strain, p.middling, dt),
        mood=move(s.mood, mood, p.quick, dt),
        rumination=move(s.rumination, rumination, p.middling, dt),
        depression=move(s.depression, depression, p.slow, dt),
    )
    # fmt: on
