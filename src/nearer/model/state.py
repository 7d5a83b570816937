"""What changes in a person, what is fixed, what they meet, what they are given, and the step's luck."""

from typing import NamedTuple

from nearer.model.kinds import Count, Days, Level, Luck, Normal, PerDay, Share, Signed, Weight


class State(NamedTuple):
    """What changes in a person from step to step."""

    contact_pace: PerDay  # accepted contacts a day, remembered over a week
    meeting_pace: PerDay  # contacts a day, remembered over a day or two
    rejection_pace: PerDay  # felt rejections a day, remembered over a day or two
    harm: PerDay  # harsh, judging or demanding moments a day, remembered over a week
    digital: PerDay  # active online exchanges a day
    heard: Share  # feeling heard and understood lately
    support: Share  # help asked for and received
    set_point: Share  # contact the person is used to wanting
    craving: Share  # wish for people
    loneliness: Share  # felt gap
    rejection_expectation: Share  # learned from contacts only
    self_worth: Share
    avoidance: Share  # habit of staying away
    social_value: Share  # learned reward of people (striatum)
    approach: Share  # readiness to say yes to people
    openness: Share  # how much of what is felt is said
    warmth: Share  # what others get from a meeting with this person
    battery: Share  # social energy
    social_pain: Share  # insula and anterior cingulate
    threat: Share  # amygdala
    regulation: Share  # prefrontal top-down control
    context: Share  # hippocampus: putting things in their place
    arousal: Share  # noradrenergic bodily alarm
    pituitary: Level  # gland mass, 1 at rest
    adrenal: Level  # gland mass, 1 at rest
    cortisol: Level  # 1 at rest
    inflammation: Share
    oxytocin: Share
    serotonin: Share  # tone
    overdrive: Share  # serotonergic over-drive in anxiety
    anhedonia: Share  # blunted dopamine
    mood: Signed  # momentum of recent surprises
    mood_noise: float  # what moves mood and is not modelled
    rumination: Share  # default mode network
    thought_noise: float  # what moves thoughts and is not modelled
    stressors: Level  # live stressors
    vulnerability: float  # own slow non-social vulnerability, SD 1
    blows: Level  # rare shocks that are still felt
    reappraisal: Share  # learned skill
    mindfulness: Share  # learned skill
    sleep: Share
    depression: Share  # symptom level behind questionnaires
    anxiety: Share  # symptom level behind questionnaires
    functioning: Share  # concentrating and getting through the day


class Traits(NamedTuple):
    """What is fixed in a person, or so slow that we treat it as fixed."""

    depression_leaning: Weight
    anxiety_leaning: Weight
    loneliness_leaning: Weight
    rejection_sensitivity: Level  # gain, 1 is usual
    expectation_base: Share
    worth_base: Share
    set_point_base: Share
    regulation_base: Share
    context_base: Share
    serotonin_base: Share
    stress_reactivity: Level  # HPA gain, 1 is usual
    event_exposure: Level  # how often things happen to this person, 1 is usual
    niche: Level  # contact that comes with home, work or class, 1 is usual
    self_blame: Share  # internal against external attribution
    stable_blame: Share  # always against this time
    global_blame: Share  # everything against this
    control: Share  # felt control over what happens
    discounting: Share  # good moments explained away
    past_hurt: Share
    ambivalence: Share  # attachment ambivalence
    contingent_worth: Share  # worth hung on others' faces
    burden_belief: Share
    stigma: Share
    self_reliance: Share  # including family and cultural norms
    suppression: Share
    assertiveness: Share
    masking: Share
    social_drain: Level  # battery cost of company, 1 is usual
    empathy: Share  # affective: feeling along
    understanding: Share  # cognitive: reading others
    flexibility: Share
    frustration_tolerance: Share
    solitude_ease: Share
    interoception: Share
    problem_solving: Share
    digital_use: PerDay  # active exchanges a day when nothing holds back
    passive_use: Share
    passive_effect: Signed  # what scrolling does to this person's mood


class Encounters(NamedTuple):
    """What happened with people in this step, summed over ties and chance meetings."""

    contacts: Count
    accepted: Count
    rejected: Count
    declined: Count
    practised: Count  # arranged small steps among the accepted; practice is not company
    warmth: Count  # sum over contacts of being heard, 0..1 each
    strain: Count  # sum over contacts of harshness, 0..1 each
    closeness: Count  # sum over contacts of tie strength, 0..1 each
    sorrow: Count  # sum over contacts of the partner's depression
    backing: Level  # strength of warm ties that could help if asked


class Help(NamedTuple):
    """What a person does or is given in this step; all zero is nothing."""

    small_steps: PerDay  # arranged small contacts
    step_size: Share  # how far up the ladder
    supportive: PerDay  # warm, planned contacts
    reappraisal_practice: Share
    mindfulness_practice: Share
    rest: Share  # planned rest from people, with a return agreed
    withdrawal: Share  # share of contact that is kept from happening (experiments)
    load: Level  # extra stress a day (experiments)


class Shocks(NamedTuple):
    """The step's luck."""

    mood: Normal
    thought: Normal
    vulnerability: Normal
    minor: Luck
    major: Luck
    blow: Luck
    blow_size: Luck
    met: Luck
    met_rejected: Luck
    stepped: Luck
    step_rejected: Luck
    supported: Luck


class Tie(NamedTuple):
    """What belongs to one lasting bond."""

    strength: Share
    pace: PerDay  # opportunities a day at full strength
    fading: Days  # time constant of fading without contact
    warmth: Share  # of the layer
    strain: Share  # harshness that belongs to this tie
    use: Level  # how much this layer can help when asked


class Side(NamedTuple):
    """What one person brings to a tie in this step."""

    approach: Share
    pull: Share  # craving that is not held back
    misreading: Share  # chance that a contact is felt as rejection
    warmth: Share
    openness: Share
    depression: Share
    struck: Count  # major life events in this step
    presence: Share  # share of chances that can happen at all; planned rest lowers it


class TieLuck(NamedTuple):
    """The step's luck on one tie."""

    met: Luck
    declined: Luck
    other_declined: Luck
    cut: Luck
    rejected: Luck
    other_rejected: Luck


class Meeting(NamedTuple):
    """What happened on one tie in this step, for both sides."""

    contacts: Count
    declined: Count
    other_declined: Count
    rejected: Count
    other_rejected: Count
    strained: Count  # harsh moments
    strength: Share


NO_HELP = Help(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
