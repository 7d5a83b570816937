"""The cycle as the kernel takes it: which equations move a person, and which a tie."""

from typing import Any

from nearer.model.company import add_meeting, add_others, face_people, nobody, step_tie
from nearer.model.kinds import Days, Level
from nearer.model.noise import draw_shocks, draw_tie_luck
from nearer.model.parameters import Parameters
from nearer.model.state import Encounters, Help, Shocks, Side, State, Tie, Traits
from nearer.model.step import step_person
from nearer.model.tracing.mechanisms import Mechanisms


def face_their_ties(s: State, t: Traits, help: Help, room: Level, luck: Shocks, p: Parameters, dt: Days) -> Side:
    """What a person brings to each of their ties; who has many has less room for each."""
    side = face_people(s, t, help, luck, p, dt)
    return side._replace(presence=side.presence * room)


def meet_others(s: State, t: Traits, met: Encounters, help: Help, luck: Shocks, p: Parameters, dt: Days) -> Encounters:
    """Whom a person met in all: their ties, and everybody else."""
    return add_others(met, s, t, help, face_people(s, t, help, luck, p, dt), luck, p, dt)


CYCLE: Any = Mechanisms(
    name="cycle",
    state=State,
    traits=Traits,
    help=Help,
    side=Side,
    tie=Tie,
    numbers=Parameters,
    luck=draw_shocks,
    tie_luck=draw_tie_luck,
    face=face_their_ties,
    meet=step_tie,
    nobody=nobody,
    add=add_meeting,
    others=meet_others,
    live=step_person,
    changing=("strength",),
    kept=("strain",),
)
