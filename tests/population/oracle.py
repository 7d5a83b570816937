"""The oracle: one step of a run in plain Python, in 64 bits, person by person and tie by tie, from the equations."""

import numpy as np

from nearer.model.company import add_meeting, add_others, face_people, nobody, step_tie
from nearer.model.noise import draw_shocks, draw_tie_luck
from nearer.model.parameters import load_parameters
from nearer.model.state import Encounters, Help, Meeting, Shocks, Side, State, Tie, TieLuck, Traits
from nearer.model.step import step_person
from nearer.population.run import Run

P = load_parameters()


def turned(meeting: Meeting) -> Meeting:
    """What happened on a tie, as its second person sees it."""
    return meeting._replace(
        declined=meeting.other_declined,
        other_declined=meeting.declined,
        rejected=meeting.other_rejected,
        other_rejected=meeting.rejected,
    )


def column(kind: type, array: np.ndarray, i: int) -> tuple[float, ...]:
    """One person's record, 64-bit."""
    return kind(*(float(value) for value in array[:, i]))


def step_plainly(run: Run, given: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Everybody's state and the strength of every tie after the next step, new ties left out."""
    people, dt, network = run.people.count, run.dt, run.list_ties()
    help = np.zeros((len(Help._fields), people)) if given is None else given
    states = [column(State, run.state, i) for i in range(people)]
    traits = [column(Traits, run.people.traits, i) for i in range(people)]
    helps = [column(Help, help, i) for i in range(people)]
    luck = [Shocks(*map(float, draw_shocks(run.luck, i, run.step))) for i in range(people)]
    each = list(zip(states, traits, helps, luck, strict=True))
    sides: list[Side] = [face_people(s, t, h, shocks, P, dt) for s, t, h, shocks in each]
    met: list[Encounters] = [nobody(P) for _ in range(people)]
    strength = np.zeros(network.layer.size)
    for k, ends in enumerate(network.ends.T.tolist()):
        tie: Tie = column(Tie, network.ties, k)  # type: ignore[assignment]
        chance = TieLuck(*map(float, draw_tie_luck(run.luck, *ends, run.step)))
        meeting = step_tie(tie, sides[ends[0]], sides[ends[1]], chance, P, dt)
        tie = tie._replace(strength=meeting.strength)
        strength[k] = meeting.strength
        for mine, other, seen in ((*ends, meeting), (*ends[::-1], turned(meeting))):
            met[mine] = add_meeting(met[mine], tie, seen, sides[mine], sides[other], P)
    after = np.zeros(run.state.shape)
    for i, (s, t, h, shocks) in enumerate(each):
        all_met = add_others(met[i], s, t, h, sides[i], shocks, P, dt)
        after[:, i] = step_person(s, t, all_met, h, shocks, P, dt)
    return after, strength
