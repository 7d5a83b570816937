"""Passes: the three things a step does, each traced from the equations of a set of mechanisms."""

from dataclasses import dataclass
from typing import Any

from nearer.model.tracing.mechanisms import Mechanisms
from nearer.model.tracing.reading import read_equation
from nearer.model.tracing.symbols import LANE, LAYER, SAME, TRUTH, WORD, Symbol, Trace, select

OTHER = "other_"


@dataclass(frozen=True)
class Pass:
    """What is done for sixteen people or ties at a time."""

    name: str
    trace: Trace
    outputs: tuple[tuple[str, Any], ...]  # (group, symbol or number) in the order of the group's fields


class Writer:
    """The inputs of one pass, as symbols."""

    def __init__(self, mechanisms: Mechanisms) -> None:
        self.mechanisms, self.trace = mechanisms, Trace()

    def record(self, kind: Any, group: str) -> Any:
        """A record whose fields stand in the rows of an array."""
        return kind(*(self.trace.input(group, place) for place in range(len(kind._fields))))

    def numbers(self) -> Any:
        """The numbers of the equations."""

        def fill(kind: Any, path: tuple[str, ...]) -> Any:
            if hasattr(kind, "_fields"):
                hints = kind.__annotations__
                return kind(*(fill(hints[name], (*path, name)) for name in kind._fields))
            return self.trace.input("numbers", path, reach=SAME)

        return fill(self.mechanisms.numbers, ())

    @property
    def dt(self) -> Symbol:
        """Length of the step."""
        return self.trace.input("dt", (), reach=SAME)

    def word(self, name: str, reach: int = SAME) -> Symbol:
        """A whole number of chance: seed, when, who."""
        return self.trace.input("word", name, WORD, reach)

    def luck(self) -> Any:
        """A person's luck."""
        return read_equation(self.mechanisms.luck)(self.word("seed"), self.word("who", LANE), self.word("when"))

    def finish(self, name: str, *outputs: tuple[str, Any]) -> Pass:
        """The pass, with records of outputs taken apart."""
        return Pass(name, self.trace, tuple((group, value) for group, record in outputs for value in record))


def trace_face(m: Mechanisms) -> Pass:
    """What people bring to their ties."""
    w = Writer(m)
    room = w.trace.input("room", 0)
    state, traits, help = w.record(m.state, "state"), w.record(m.traits, "traits"), w.record(m.help, "help")
    side = read_equation(m.face)(state, traits, help, room, w.luck(), w.numbers(), w.dt)
    return w.finish("face", ("side", side))


def trace_live(m: Mechanisms) -> Pass:
    """People one step on, after what they met; gives all that was met, too."""
    w = Writer(m)
    met, luck, p = met_record(m, w, "met"), w.luck(), w.numbers()
    state, traits, help = w.record(m.state, "state"), w.record(m.traits, "traits"), w.record(m.help, "help")
    if m.others is not None:
        met = read_equation(m.others)(state, traits, met, help, luck, p, w.dt)
    after = read_equation(m.live)(state, traits, met, help, luck, p, w.dt)
    return w.finish("live", ("state", after), ("met", met))


def trace_rest(m: Mechanisms, rest: Any) -> Pass:
    """Where people start."""
    w = Writer(m)
    return w.finish("rest", ("state", read_equation(rest)(w.record(m.traits, "traits"), w.numbers())))


def met_record(m: Mechanisms, w: Writer, group: str) -> Any:
    """What was met, as it stands in rows."""
    kind = type(read_equation(m.nobody)(w.numbers()))
    return w.record(kind, group)


def trace_tie(m: Mechanisms) -> Pass:
    """One tie of each of sixteen people: what happens, the tie after it, and what it adds to what they met."""
    w = Writer(m)
    own, neighbour, p = w.record(m.side, "own"), w.record(m.side, "other"), w.numbers()
    first: Any = w.trace.input("word", "first", TRUTH)
    one, other = select(first, own, neighbour), select(first, neighbour, own)
    chance = read_equation(m.tie_luck)(w.word("seed"), w.word("lower", LANE), w.word("higher", LANE), w.word("when"))
    tie = m.tie(*(read_field(m, w, name) for name in m.tie._fields))
    happened = read_equation(m.meet)(tie, one, other, chance, p, w.dt)
    mine = select(first, happened, turn(happened))
    after = tie._replace(**{name: getattr(happened, name) for name in m.changing})
    met = met_record(m, w, "met")
    total = read_equation(m.add)(met, after, mine, own, neighbour, p)
    there = w.trace.input("word", "there", TRUTH)
    changed = [getattr(happened, name) for name in m.changing]
    return w.finish("tie", ("changing", changed), ("met", select(there, total, met)))


def read_field(m: Mechanisms, w: Writer, name: str) -> Symbol:
    """Where one field of a tie comes from."""
    if name in m.changing:
        return w.trace.input("changing", m.changing.index(name))
    if name in m.kept:
        return w.trace.input("kept", m.kept.index(name))
    return w.trace.input("layer", m.tie._fields.index(name), reach=LAYER)


def turn(happened: Any) -> Any:
    """What happened, as the other person sees it."""
    names = happened._fields
    turned = {}
    for name in names:
        if OTHER + name in names:
            turned[name] = getattr(happened, OTHER + name)
            turned[OTHER + name] = getattr(happened, name)
    return happened._replace(**turned)


def trace_self_tie(m: Mechanisms) -> Pass:
    """One tie of each of sixteen selves, with people who all bring the same."""
    w = Writer(m)
    own, other, p = w.record(m.side, "own"), w.record(m.side, "other"), w.numbers()
    tie, met = w.record(m.tie, "tie"), met_record(m, w, "met")
    chance = read_equation(m.tie_luck)(w.word("seed"), w.word("lower", LANE), w.word("higher", LANE), w.word("when"))
    happened = read_equation(m.meet)(tie, own, other, chance, p, w.dt)
    after = tie._replace(**{name: getattr(happened, name) for name in m.changing})
    total = read_equation(m.add)(met, after, happened, own, other, p)
    there = w.trace.input("word", "there", TRUTH)
    return w.finish("self_tie", ("tie", select(there, after, tie)), ("met", select(there, total, met)))
