"""Symbols: numbers that are not known yet. An equation that is called with them writes down what it does.

Each symbol says how far it varies: the same for everybody (numbers and dt), one value a layer of ties, or one a lane,
which is one of sixteen people or ties that are computed side by side. What does not vary by lane is worked out before
the step, by `Trace.settle`; only what does is left to the kernel.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

SAME, LAYER, LANE = 0, 1, 2
FLOAT, WORD, WHOLE, TRUTH = "float", "word", "whole", "truth"


class Node(NamedTuple):
    """One thing done: the operation, what it was done to (places of nodes, or plain numbers), its kind and reach."""

    op: str
    args: tuple[Any, ...]
    kind: str
    reach: int


class Symbol:
    """A number that is not known yet: a place in the list of what was done."""

    __slots__ = ("place", "trace")
    # NumPy's own numbers leave the arithmetic to the symbol.
    __array_ufunc__ = None

    def __init__(self, trace: "Trace", place: int) -> None:
        self.trace, self.place = trace, place

    @property
    def node(self) -> Node:
        """What was done."""
        return self.trace.nodes[self.place]

    def __bool__(self) -> bool:
        raise TypeError("An equation asked a symbol for yes or no. Write `a if test else b`, or return early.")

    def __add__(self, other: Any) -> Any:
        return self.trace.add(self, other)

    def __radd__(self, other: Any) -> Any:
        return self.trace.add(other, self)

    def __sub__(self, other: Any) -> Any:
        return self.trace.subtract(self, other)

    def __rsub__(self, other: Any) -> Any:
        return self.trace.subtract(other, self)

    def __mul__(self, other: Any) -> Any:
        return self.trace.multiply(self, other)

    def __rmul__(self, other: Any) -> Any:
        return self.trace.multiply(other, self)

    def __truediv__(self, other: Any) -> Any:
        return self.trace.divide(self, other)

    def __rtruediv__(self, other: Any) -> Any:
        return self.trace.divide(other, self)

    def __pow__(self, other: Any) -> Any:
        return self.trace.power(self, other)

    def __neg__(self) -> Any:
        return self.trace.note("negative", self)

    def __gt__(self, other: Any) -> Any:
        return self.trace.note("above", self, other)

    def __lt__(self, other: Any) -> Any:
        return self.trace.note("above", other, self)

    def __ge__(self, other: Any) -> Any:
        return self.trace.note("not", self.trace.note("above", other, self))

    def __le__(self, other: Any) -> Any:
        return self.trace.note("not", self.trace.note("above", self, other))

    def __eq__(self, other: object) -> Any:
        return self.trace.note("equal", self, other)

    def __ne__(self, other: object) -> Any:
        return self.trace.note("not", self.trace.note("equal", self, other))

    __hash__ = object.__hash__

    def __and__(self, other: Any) -> Any:
        return self.trace.note("and", self, other)

    __rand__ = __and__

    def __or__(self, other: Any) -> Any:
        return self.trace.note("or", self, other)

    __ror__ = __or__

    def __xor__(self, other: Any) -> Any:
        return self.trace.note("xor", self, other)

    __rxor__ = __xor__

    def __rshift__(self, other: Any) -> Any:
        return self.trace.note("right", self, other)

    def __lshift__(self, other: Any) -> Any:
        return self.trace.note("left", self, other)


TESTS = frozenset({"above", "equal", "not"})
SAME_KIND = frozenset({"and", "or", "xor", "select"})
RESULTS = {"single": FLOAT, "bits": WHOLE, "unbits": FLOAT, "toward": WHOLE, "from": FLOAT, "widen": WORD}


class Trace:
    """What a set of equations does, in order, each thing once."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.known: dict[Any, int] = {}

    def input(self, group: str, place: Any, kind: str = FLOAT, reach: int = LANE) -> Symbol:
        """A number that comes from outside."""
        return self.keep(Node("input", (group, place), kind, reach))

    def keep(self, node: Node) -> Symbol:
        """The symbol of a node; the same thing is never done twice."""
        # 1, 1.0 and True are equal to Python, and not to us.
        key = (node, tuple(type(arg) for arg in node.args))
        if key not in self.known:
            self.known[key] = len(self.nodes)
            self.nodes.append(node)
        return Symbol(self, self.known[key])

    def note(self, op: str, *args: Any) -> Any:
        """Write down one thing done to symbols and numbers."""
        symbols = [arg for arg in args if isinstance(arg, Symbol)]
        if op in TESTS:
            kind = TRUTH
        elif op in SAME_KIND:
            kind = next(arg for arg in reversed(args) if isinstance(arg, Symbol)).node.kind if symbols else FLOAT
            if op == "select":
                kind = next((arg.node.kind for arg in args[1:] if isinstance(arg, Symbol)), FLOAT)
        else:
            kind = RESULTS.get(op) or symbols[0].node.kind
        reach = max(arg.node.reach for arg in symbols)
        # NumPy's whole numbers become plain ones.
        places = tuple(arg if isinstance(arg, Symbol) else plain(arg) for arg in args)
        return self.keep(Node(op, tuple(Place(a.place) if isinstance(a, Symbol) else a for a in places), kind, reach))

    def add(self, one: Any, other: Any) -> Any:
        """A sum."""
        if is_number(one, 0):
            return other
        return one if is_number(other, 0) else self.note("add", one, other)

    def subtract(self, one: Any, other: Any) -> Any:
        """A difference."""
        if is_number(one, 0):
            return self.note("negative", other)
        return one if is_number(other, 0) else self.note("subtract", one, other)

    def multiply(self, one: Any, other: Any) -> Any:
        """A product."""
        if is_number(one, 0) or is_number(other, 0):
            return 0.0
        if is_number(one, 1):
            return other
        return one if is_number(other, 1) else self.note("multiply", one, other)

    def divide(self, one: Any, other: Any) -> Any:
        """A quotient; by what is the same for everybody, it is a product with what is known before the step."""
        if is_number(one, 0):
            return 0.0
        if not isinstance(other, Symbol):
            return self.multiply(one, 1.0 / float(other))
        if other.node.reach < LANE and isinstance(one, Symbol) and one.node.reach == LANE:
            return self.multiply(one, self.note("divide", 1.0, other))
        return self.note("divide", one, other)

    def power(self, one: Any, other: Any) -> Any:
        """A power: a product for a small whole number, else by logarithm; the base must not be below 0."""
        from nearer.model.tracing import elementary

        if isinstance(other, int) and 1 <= other <= 4:
            made = one
            for _ in range(other - 1):
                made = made * one
            return made
        return elementary.exp(other * elementary.log(one))


class Place(int):
    """The place of a node, told apart from a plain number."""


def plain(number: Any) -> Any:
    """A plain Python number."""
    return number.item() if hasattr(number, "item") else number


def is_number(value: Any, wanted: int) -> bool:
    """Whether this is the plain number asked for."""
    return not isinstance(value, Symbol) and isinstance(value, int | float) and value == wanted


def find_trace(*values: Any) -> Trace | None:
    """The trace that some values belong to; None for plain numbers."""
    return next((value.trace for value in values if isinstance(value, Symbol)), None)


def select(test: Any, yes: Any, no: Any) -> Any:
    """One of two values, or of two records of values."""
    if not isinstance(test, Symbol):
        return yes if test else no
    if isinstance(yes, tuple):
        made = [select(test, one, other) for one, other in zip(yes, no, strict=True)]
        return type(yes)(*made) if hasattr(yes, "_fields") else tuple(made)
    if not isinstance(yes, Symbol) and not isinstance(no, Symbol) and yes == no:
        return yes
    if isinstance(yes, Symbol) and isinstance(no, Symbol) and yes.place == no.place:
        return yes
    return test.trace.note("select", test, yes, no)


def both(one: Any, other: Any) -> Any:
    """Whether both hold."""
    return one & other if isinstance(one, Symbol) else (other if one else one)


def either(one: Any, other: Any) -> Any:
    """Whether at least one holds."""
    return one | other if isinstance(one, Symbol) else (one if one else other)


def needed(trace: Trace, outputs: list[Any]) -> list[int]:
    """The places of all nodes that some outputs need, in order."""
    wanted, open_ends = set[int](), [o.place for o in outputs if isinstance(o, Symbol)]
    while open_ends:
        place = open_ends.pop()
        if place not in wanted:
            wanted.add(place)
            open_ends += [int(arg) for arg in trace.nodes[place].args if isinstance(arg, Place)]
    return sorted(wanted)


Operation = Callable[..., Any]
