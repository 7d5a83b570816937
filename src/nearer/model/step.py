"""The step: one person from now to a little later. Reads like the figure; sees every mechanism."""

from nearer.model.kinds import Days
from nearer.model.mechanisms.anhedonia import blunt_reward
from nearer.model.mechanisms.anxiety import worry
from nearer.model.mechanisms.approach import say_yes
from nearer.model.mechanisms.arousal import fear_body, rouse_body
from nearer.model.mechanisms.asking import ask_for_support
from nearer.model.mechanisms.attribution import blame_oneself
from nearer.model.mechanisms.avoidance import feel_relief, learn_avoidance
from nearer.model.mechanisms.battery import spend_energy
from nearer.model.mechanisms.contact import feel_contact, remember_contact, remember_harm, remember_meetings
from nearer.model.mechanisms.context import keep_context
from nearer.model.mechanisms.cortisol import drive_axis, grow_adrenal, grow_pituitary, settle_cortisol
from nearer.model.mechanisms.craving import crave_people, miss_people
from nearer.model.mechanisms.depression import sink
from nearer.model.mechanisms.digital import scroll, write_online
from nearer.model.mechanisms.empathy import give_warmth
from nearer.model.mechanisms.expression import feel_heard, open_up
from nearer.model.mechanisms.functioning import get_through
from nearer.model.mechanisms.inflammation import inflame
from nearer.model.mechanisms.loneliness import feel_lonely
from nearer.model.mechanisms.mood import drift_mood, move_mood, surprise
from nearer.model.mechanisms.oxytocin import bond
from nearer.model.mechanisms.regulation import keep_control
from nearer.model.mechanisms.rejection_expectation import expect_rejection
from nearer.model.mechanisms.rumination import drift_thought, ruminate
from nearer.model.mechanisms.self_worth import judge_oneself
from nearer.model.mechanisms.serotonin import keep_tone, overdrive_serotonin
from nearer.model.mechanisms.set_point import adapt_set_point
from nearer.model.mechanisms.skills import practise
from nearer.model.mechanisms.sleep import sleep_well
from nearer.model.mechanisms.social_pain import feel_hurt
from nearer.model.mechanisms.social_value import enjoy_company, learn_value
from nearer.model.mechanisms.stressors import carry_stress, feel_stress, meet_major, meet_minor
from nearer.model.mechanisms.threat import expose, sound_alarm
from nearer.model.mechanisms.vulnerability import drift_vulnerability, take_blows
from nearer.model.parameters import Parameters
from nearer.model.state import Encounters, Help, Shocks, State, Traits


def step_person(s: State, t: Traits, met: Encounters, help: Help, luck: Shocks, p: Parameters, dt: Days) -> State:
    """One person, one step later. Every arrow reads the state as it was at the start of the step."""
    # fmt: off
    # What was met, and how it is read.
    contact = feel_contact(s.contact_pace, s.digital, p.contact)
    gap = miss_people(contact, s.set_point)
    blame = blame_oneself(t.self_blame, t.stable_blame, t.global_blame, t.flexibility, s.reappraisal, p.attribution)
    relief = feel_relief(s.threat, s.rejection_expectation, p.avoidance)
    exposure = expose(s.meeting_pace, p.threat)
    felt_stress = feel_stress(s.stressors, p.stressors)
    hardship = s.vulnerability + s.blows
    feared_body = fear_body(s.arousal, t.interoception, s.mindfulness, p.arousal)
    per_contact = 1 / (met.contacts + 1e-06)
    closeness = met.closeness * per_contact
    warmth_met = met.warmth * per_contact
    reward = enjoy_company(s.anhedonia, s.mood, closeness, warmth_met, p.social_value)
    lately = enjoy_company(s.anhedonia, s.mood, p.social_value.usual_closeness, s.heard, p.social_value)
    surprised = surprise(s.meeting_pace, s.rejection_pace, lately, s.social_value, s.social_pain, p.mood)
    drive = drive_axis(
        felt_stress, s.threat, s.loneliness, s.rumination, s.oxytocin, s.support, t.stress_reactivity, p.cortisol)
    cortisol = settle_cortisol(drive, s.pituitary, s.adrenal, p.cortisol)
    minor = meet_minor(t.event_exposure, s.depression, s.anxiety, luck.minor, p.stressors, dt)
    major = meet_major(t.event_exposure, luck.major, p.stressors, dt)

    # Readiness for the next step.
    approach = say_yes(
        s.craving, t.ambivalence, s.social_value, s.rejection_expectation, s.avoidance, s.threat, s.anhedonia,
        s.depression, s.anxiety, s.battery, t.control, p.approach)

    return State(
        contact_pace=remember_contact(s.contact_pace, met.accepted, met.practised, p.contact, dt),
        meeting_pace=remember_meetings(s.meeting_pace, met.contacts, p.contact, dt),
        rejection_pace=remember_meetings(s.rejection_pace, met.rejected, p.contact, dt),
        harm=remember_harm(s.harm, met.strain, p.contact, dt),
        digital=write_online(s.digital, t.digital_use, s.avoidance, met.backing, p.digital, dt),
        heard=feel_heard(s.heard, met.warmth, met.strain, p.expression, dt),
        support=ask_for_support(
            s.support, s.depression, s.anxiety, felt_stress, met.backing, t.stigma, t.self_reliance, t.burden_belief,
            t.past_hurt, s.openness, p.asking, dt),
        set_point=adapt_set_point(s.set_point, t.set_point_base, contact, p.set_point, dt),
        craving=crave_people(s.craving, gap, t.solitude_ease, s.anhedonia, p.craving, dt),
        loneliness=feel_lonely(
            s.loneliness, gap, t.solitude_ease, s.rejection_expectation, s.self_worth, s.depression, s.anxiety,
            s.inflammation, s.heard, t.loneliness_leaning, p.loneliness, dt),
        rejection_expectation=expect_rejection(
            s.rejection_expectation, t.expectation_base, met.rejected, met.accepted, met.practised,
            t.rejection_sensitivity, blame, s.context, t.discounting, s.reappraisal, p.rejection_expectation, dt),
        self_worth=judge_oneself(
            s.self_worth, t.worth_base, met.accepted, met.rejected, s.rejection_expectation, blame,
            t.contingent_worth, s.heard, s.depression, p.self_worth, dt),
        avoidance=learn_avoidance(
            s.avoidance, relief, met.declined, met.accepted, met.practised, s.overdrive, s.reappraisal, p.avoidance,
            dt),
        social_value=learn_value(s.social_value, reward, met.contacts, p.social_value),
        approach=approach,
        openness=open_up(t.assertiveness, s.mindfulness, t.suppression, s.threat, t.masking, p.expression),
        warmth=give_warmth(t.understanding, s.battery, s.depression, s.threat, s.anhedonia, p.empathy),
        battery=spend_energy(
            s.battery, met.contacts, warmth_met, s.digital, s.threat, t.masking, t.social_drain, s.sleep,
            s.depression, help.rest, p.battery, dt),
        social_pain=feel_hurt(
            s.social_pain, met.rejected, met.strain, t.rejection_sensitivity, t.frustration_tolerance, p.social_pain,
            dt),
        threat=sound_alarm(
            s.threat, s.rejection_expectation, exposure, t.rejection_sensitivity, s.loneliness, felt_stress,
            s.cortisol, s.regulation, s.oxytocin, s.social_pain, hardship, t.anxiety_leaning, s.openness, p.threat, dt),
        regulation=keep_control(
            s.regulation, t.regulation_base, s.reappraisal, s.mindfulness, s.support, s.cortisol, s.loneliness,
            s.serotonin, s.sleep, p.regulation, dt),
        context=keep_context(s.context, t.context_base, s.cortisol, p.context, dt),
        arousal=rouse_body(s.arousal, s.threat, s.cortisol, p.arousal, dt),
        pituitary=grow_pituitary(s.pituitary, drive, cortisol, p.cortisol, dt),
        adrenal=grow_adrenal(s.adrenal, s.pituitary, drive, cortisol, p.cortisol, dt),
        cortisol=cortisol,
        inflammation=inflame(s.inflammation, s.cortisol, s.sleep, contact, p.inflammation, dt),
        oxytocin=bond(s.oxytocin, contact, s.heard, t.past_hurt, p.oxytocin, dt),
        serotonin=keep_tone(s.serotonin, t.serotonin_base, s.cortisol, contact, p.serotonin, dt),
        overdrive=overdrive_serotonin(s.anxiety, s.arousal, p.serotonin),
        anhedonia=blunt_reward(
            s.anhedonia, contact, s.cortisol, s.serotonin, s.rumination, s.inflammation, s.overdrive, s.craving,
            met.practised / dt, p.anhedonia, dt),
        mood=move_mood(
            s.mood, surprised, felt_stress, s.loneliness, s.rumination, s.heard, s.sleep, s.battery,
            scroll(t.passive_use, t.passive_effect, s.craving, p.digital), met.sorrow / dt * t.empathy, s.mood_noise,
            p.mood, dt),
        mood_noise=drift_mood(s.mood_noise, luck.mood, p.mood, dt),
        rumination=ruminate(
            s.rumination, s.mood, s.self_worth, s.threat, s.loneliness, felt_stress, s.rejection_pace, s.regulation,
            hardship, t.suppression, s.reappraisal, s.mindfulness, t.flexibility, s.thought_noise, p.rumination, dt),
        thought_noise=drift_thought(s.thought_noise, luck.thought, p.rumination, dt),
        stressors=carry_stress(
            s.stressors, minor, major, met.rejected, met.sorrow, t.empathy, help.load, s.rumination,
            t.problem_solving, s.support, p.stressors, dt),
        vulnerability=drift_vulnerability(s.vulnerability, luck.vulnerability, p.vulnerability, dt),
        blows=take_blows(s.blows, luck.blow, luck.blow_size, p.vulnerability, dt),
        reappraisal=practise(s.reappraisal, help.reappraisal_practice, t.flexibility, p.skills, dt),
        mindfulness=practise(s.mindfulness, help.mindfulness_practice, t.flexibility, p.skills, dt),
        sleep=sleep_well(s.sleep, s.threat, s.rumination, s.arousal, hardship, p.sleep, dt),
        depression=sink(
            s.depression, s.loneliness, s.anhedonia, s.rumination, s.cortisol, s.self_worth, s.mood, felt_stress,
            hardship, s.sleep, s.support, t.depression_leaning, s.thought_noise, p.depression, dt),
        anxiety=worry(
            s.anxiety, s.threat, s.rumination, s.cortisol, s.avoidance, feared_body, hardship, t.anxiety_leaning,
            p.anxiety, dt),
        functioning=get_through(s.functioning, s.depression, s.anxiety, s.rumination, s.sleep, p.functioning, dt),
    )
    # fmt: on
