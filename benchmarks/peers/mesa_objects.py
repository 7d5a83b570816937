"""Mesa 3: every person is an object with neighbours, and the equations run in Python as they stand."""

from typing import Any

import mesa
import numpy as np
from benchmarks.peers import GivenLuck
from benchmarks.reference import mechanisms
from benchmarks.reference.records import LAYERS, Help, Luck, Numbers, State, Tie, Traits
from benchmarks.reference.world import World

NUMBERS, NO_HELP = Numbers(), Help(0.0)


class Bond:
    """A tie that two people share."""

    __slots__ = ("happened", "people", "tie")

    def __init__(self, one: "Person", other: "Person", tie: Tie) -> None:
        self.people, self.tie, self.happened = (one, other), tie, None

    def meet(self) -> None:
        """What happens on this tie today."""
        one, other = self.people
        self.happened = mechanisms.meet(self.tie, one.side, other.side, (), NUMBERS, 1.0)
        self.tie = self.tie._replace(strength=self.happened.strength)


class Person(mesa.Agent):
    """One person."""

    def __init__(self, model: mesa.Model, state: State, traits: Traits) -> None:
        super().__init__(model)
        self.state, self.traits, self.bonds = state, traits, list[tuple[Bond, "Person"]]()
        self.face()

    def face(self) -> None:
        """What this person brings today."""
        self.side = mechanisms.face(self.state, self.traits, NO_HELP, 1.0, None, NUMBERS, 1.0)

    def step(self) -> None:
        """Live this day."""
        met = mechanisms.nobody(NUMBERS)
        for bond, other in self.bonds:
            met = mechanisms.add(met, bond.tie, bond.happened, self.side, other.side, NUMBERS)
        luck = self.model.luck_of(self)
        self.state = mechanisms.live(self.state, self.traits, met, NO_HELP, luck, NUMBERS, 1.0)


class Village(mesa.Model):
    """Everybody."""

    def __init__(self, world: World, given: GivenLuck | None) -> None:
        super().__init__(seed=world.seed)
        self.given, self.day = given, 0
        people = [
            Person(self, State(*state), Traits(*traits))
            for state, traits in zip(world.state.T.tolist(), world.traits.T.tolist(), strict=True)
        ]
        self.bonds = []
        for one, other, layer in zip(*world.ends.tolist(), world.layer.tolist(), strict=True):
            bond = Bond(people[one], people[other], LAYERS[layer])
            people[one].bonds.append((bond, people[other]))
            people[other].bonds.append((bond, people[one]))
            self.bonds.append(bond)

    def luck_of(self, person: Person) -> Luck:
        """One person's luck today."""
        if self.given is not None:
            return Luck(*self.today[person.unique_id - 1])
        normal, uniform = self.random.gauss, self.random.random
        return Luck(*(normal(0, 1) for _ in range(4)), *(uniform() for _ in range(4)))

    def step(self) -> None:
        """One day."""
        if self.given is not None:
            self.today = np.asarray(self.given(self.day)).T.tolist()
        self.agents.do("face")
        for bond in self.bonds:
            bond.meet()
        self.agents.do("step")
        self.day += 1


class Engine:
    """The village."""

    def __init__(self, world: World, luck: GivenLuck | None = None) -> None:
        self.village = Village(world, luck)

    def run(self, days: int) -> None:
        """So many days on."""
        for _ in range(days):
            self.village.step()

    def state(self) -> Any:
        """Everybody's state."""
        return np.array([person.state for person in self.village.agents], dtype=np.float32).T
