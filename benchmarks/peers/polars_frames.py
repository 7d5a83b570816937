"""Polars: people and ties as frames, the equations as expressions; what mesa-frames runs on."""

from typing import Any

import numpy as np
import polars as pl
from benchmarks.peers import GivenLuck
from benchmarks.reference import mechanisms
from benchmarks.reference.records import LAYERS, Luck, Met, Numbers, Side, State, Tie, Traits
from benchmarks.reference.telling import tell
from benchmarks.reference.world import World, list_slots


def single(number: float) -> Any:
    """A number of 32 bits."""
    return pl.lit(number, dtype=pl.Float32)


def where(test: Any, yes: Any, no: Any) -> Any:
    """A choice."""
    return pl.when(test).then(yes).otherwise(no)


MATHS = {"exp": lambda x: x.exp(), "tanh": lambda x: x.tanh(), "where": where, "single": single}
TOLD = tell(MATHS, (mechanisms,))
NUMBERS, ONE = Numbers(*map(single, Numbers())), single(1.0)


def columns(kind: Any, prefix: str = "") -> Any:
    """A record of columns."""
    return kind(*(pl.col(prefix + name) for name in kind._fields))


def named(record: Any, prefix: str = "") -> dict[str, Any]:
    """A record's values by name."""
    return {prefix + name: value for name, value in zip(record._fields, record, strict=True)}


class Engine:
    """A frame of people and a frame of ties, seen from both sides."""

    def __init__(self, world: World, luck: GivenLuck | None = None) -> None:
        self.given, self.step, self.rng = luck, 0, np.random.default_rng(world.seed)
        people = {f"t_{name}": row for name, row in zip(Traits._fields, world.traits, strict=True)}
        people |= dict(zip(State._fields, world.state, strict=True))
        self.people = pl.DataFrame({"person": np.arange(world.people, dtype=np.uint32), **people})
        start, other, tie = list_slots(world.ends, world.people)
        person = np.repeat(np.arange(world.people, dtype=np.uint32), np.diff(start))
        bonds = dict(zip(Tie._fields, np.array(LAYERS, dtype=np.float32)[world.layer[tie]].T, strict=True))
        self.ties = pl.DataFrame({"person": person, "other": other.astype(np.uint32), **bonds}).with_columns(
            pl.col("person").set_sorted()
        )

    def draw(self) -> dict[str, Any]:
        """Everybody's luck in this step."""
        count = self.people.height
        if self.given is not None:
            rows = np.asarray(self.given(self.step), dtype=np.float32)
        else:
            normal = self.rng.standard_normal((4, count), dtype=np.float32)
            rows = np.concatenate([normal, self.rng.random((4, count), dtype=np.float32)])
        return {f"l_{name}": row for name, row in zip(Luck._fields, rows, strict=True)}

    def run(self, days: int) -> None:
        """So many days on."""
        for _ in range(days):
            self.live_day()
            self.step += 1

    def live_day(self) -> None:
        """One day."""
        p, state, traits = NUMBERS, columns(State), columns(Traits, "t_")
        sides = self.people.select(**named(TOLD.face(state, traits, None, None, None, p, ONE), "s_"))
        one, two = columns(Side, "one_"), columns(Side, "two_")
        happened = TOLD.meet(columns(Tie), one, two, (), p, ONE)
        after = columns(Tie)
        added = TOLD.add(TOLD.nobody(p), after, type(happened)(pl.col("contacts"), None), one, two, p)
        looked = {
            f"{whose}_{name}": sides[f"s_{name}"].gather(self.ties[place])
            for whose, place in (("one", "person"), ("two", "other"))
            for name in Side._fields
        }
        met_ties = (
            self.ties.with_columns(**looked)
            .lazy()
            .with_columns(contacts=happened.contacts, strength=happened.strength)
            .with_columns(**named(added, "m_"))
            .collect()
        )
        self.ties = met_ties.select("person", "other", *Tie._fields)
        met = met_ties.group_by("person", maintain_order=True).agg(pl.col(f"m_{name}").sum() for name in Met._fields)
        luck = self.people.with_columns(**{name: pl.Series(row) for name, row in self.draw().items()}).lazy()
        whole = luck.join(met.lazy(), on="person", how="left", maintain_order="left")
        whole = whole.with_columns(pl.col("^m_.*$").fill_null(0.0))
        then = TOLD.live(state, traits, columns(Met, "m_"), None, columns(Luck, "l_"), p, ONE)
        kept = ["person", *(f"t_{name}" for name in Traits._fields)]
        # Selected anew: Polars 2.1 lets an expression of `with_columns` on a lazy frame see a column already renewed.
        self.people = whole.select(*kept, **named(then)).collect()

    def state(self) -> Any:
        """Everybody's state."""
        return self.people.sort("person").select(State._fields).to_numpy().T.astype(np.float32)
