"""Company: what a person brings to their ties, what happens on one tie, and what they met in all."""

from nearer.model.forms import draw_count, draw_part
from nearer.model.kinds import Days
from nearer.model.mechanisms.meeting import dare_step, find_chances, meet_by_chance, pull_towards, receive_warmth
from nearer.model.mechanisms.misreading import read_contact
from nearer.model.mechanisms.stressors import meet_major
from nearer.model.mechanisms.tie_strength import change_tie
from nearer.model.parameters import Parameters
from nearer.model.state import Encounters, Help, Meeting, Shocks, Side, State, Tie, TieLuck, Traits


def face_people(s: State, t: Traits, help: Help, luck: Shocks, p: Parameters, dt: Days) -> Side:
    """What a person brings to each of their ties in this step."""
    misreading = read_contact(
        s.depression,
        s.anxiety,
        s.threat,
        s.regulation,
        s.rejection_expectation,
        t.burden_belief,
        t.past_hurt,
        s.reappraisal,
        t.understanding,
        p.misreading,
    )
    return Side(
        approach=s.approach * (1 - help.withdrawal),
        pull=pull_towards(s.craving, s.avoidance),
        misreading=misreading,
        warmth=s.warmth,
        openness=s.openness,
        depression=s.depression,
        struck=meet_major(t.event_exposure, luck.major, p.stressors, dt),
        presence=1 - help.rest,
    )


def step_tie(tie: Tie, one: Side, other: Side, luck: TieLuck, p: Parameters, dt: Days) -> Meeting:
    """What happens on one tie, the same for whichever side looks at it."""
    chances = find_chances(tie.pace, tie.strength, one.pull, other.pull, p.meeting) * one.presence * other.presence
    contacts = draw_count(chances * one.approach * other.approach * dt, luck.met)
    wound = p.meeting.strain_rejects * tie.strain
    rejected = draw_part(contacts, one.misreading + (1 - one.misreading) * wound, luck.rejected)
    other_rejected = draw_part(contacts, other.misreading + (1 - other.misreading) * wound, luck.other_rejected)
    bad = (rejected + other_rejected) / 2
    return Meeting(
        contacts=contacts,
        declined=draw_count(chances * (1 - one.approach) * dt, luck.declined),
        other_declined=draw_count(chances * (1 - other.approach) * dt, luck.other_declined),
        rejected=rejected,
        other_rejected=other_rejected,
        strained=contacts * tie.strain,
        strength=change_tie(
            tie.strength, contacts - bad, bad, one.struck + other.struck, luck.cut, tie.fading, p.tie_strength, dt
        ),
    )


def nobody(p: Parameters) -> Encounters:
    """No encounters yet."""
    none = 0 * p.contact.memory
    return Encounters(none, none, none, none, none, none, none, none, none, none)


def add_meeting(met: Encounters, tie: Tie, meeting: Meeting, one: Side, other: Side, p: Parameters) -> Encounters:
    """Add what happened on one tie to what one person met, seen from the side called `one`."""
    accepted = meeting.contacts - meeting.rejected
    warmth = receive_warmth(tie.warmth, tie.strength, other.warmth, one.openness, p.meeting)
    return Encounters(
        contacts=met.contacts + meeting.contacts,
        accepted=met.accepted + accepted,
        rejected=met.rejected + meeting.rejected,
        declined=met.declined + meeting.declined,
        practised=met.practised,
        warmth=met.warmth + accepted * warmth * (1 - tie.strain),
        strain=met.strain + meeting.strained,
        closeness=met.closeness + meeting.contacts * tie.strength,
        sorrow=met.sorrow + meeting.contacts * other.depression,
        backing=met.backing + tie.strength * tie.use * other.warmth * (1 - tie.strain),
    )


def add_others(
    met: Encounters, s: State, t: Traits, help: Help, one: Side, luck: Shocks, p: Parameters, dt: Days
) -> Encounters:
    """Add chance meetings, arranged small steps and planned supportive contacts."""
    around = meet_by_chance(t.niche, s.functioning, p.meeting) * (1 - help.withdrawal) * one.presence
    chance = draw_count(around * dt, luck.met)
    chance_rejected = draw_part(chance, one.misreading, luck.met_rejected)
    steps = draw_count(help.small_steps * dare_step(help.step_size, s.threat, p.meeting) * dt, luck.stepped)
    risk = one.misreading * (p.meeting.step_rejects + (1 - p.meeting.step_rejects) * help.step_size)
    steps_rejected = draw_part(steps, risk, luck.step_rejected)
    planned = draw_count(help.supportive * dt, luck.supported)
    planned_rejected = planned * one.misreading * p.meeting.support_rejects
    heard = 1 - p.meeting.openness * (1 - one.openness)
    warmth = (chance - chance_rejected) * p.meeting.chance_warmth + (steps - steps_rejected) * p.meeting.step_warmth
    warmth = warmth + (planned - planned_rejected) * p.meeting.support_warmth
    rejected = chance_rejected + steps_rejected + planned_rejected
    contacts = chance + steps + planned
    return Encounters(
        contacts=met.contacts + contacts,
        accepted=met.accepted + contacts - rejected,
        rejected=met.rejected + rejected,
        declined=met.declined,
        practised=met.practised + steps - steps_rejected,
        warmth=met.warmth + warmth * heard,
        strain=met.strain,
        closeness=met.closeness + planned / 2,
        sorrow=met.sorrow,
        backing=met.backing,
    )
