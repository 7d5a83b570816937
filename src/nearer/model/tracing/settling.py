"""Settling: what does not vary from person to person is worked out once before the step, in 64 bits.

The same reader, given arrays of people, works out a whole pass with NumPy; it is used where speed is no matter.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearer.model.tracing.passes import Pass
from nearer.model.tracing.symbols import FLOAT, LANE, LAYER, SAME, TRUTH, Place, Symbol, needed

LAYERS = 4

OPERATIONS: dict[str, Callable[..., Any]] = {
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "divide": lambda a, b: a / b,
    "negative": lambda a: -a,
    "above": lambda a, b: a > b,
    "equal": lambda a, b: a == b,
    "not": np.logical_not,
    "and": lambda a, b: a & b,
    "or": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
    "left": lambda a, b: a << b,
    "right": lambda a, b: a >> b,
    "select": np.where,
    "smaller": np.minimum,
    "larger": np.maximum,
    "nearest": np.rint,
    "exp": np.exp,
    "log": np.log,
    "tanh": np.tanh,
    "sqrt": np.sqrt,
    "cos": np.cos,
    "toward": lambda a: np.asarray(a).astype(np.int32),
    "from": lambda a: np.asarray(a).astype(np.float32),
    "single": lambda a: np.asarray(a).astype(np.float32),
    "bits": lambda a: np.asarray(a, dtype=np.float32).view(np.int32),
    "unbits": lambda a: np.asarray(a, dtype=np.int32).view(np.float32),
}


def find_frontier(made: Pass) -> list[int]:
    """What a pass needs from before the step: places of nodes that do not vary by lane and that lanes use."""
    nodes, found = made.trace.nodes, set[int]()
    outputs = [value for _, value in made.outputs]
    for place in needed(made.trace, outputs):
        if nodes[place].reach == LANE:
            found |= {int(arg) for arg in nodes[place].args if isinstance(arg, Place) and settles(nodes[arg])}
    found |= {o.place for o in outputs if isinstance(o, Symbol) and settles(o.node)}
    return sorted(found)


def settles(node: Any) -> bool:
    """Whether a node is worked out before the step; whole numbers of chance are not."""
    return node.reach < LANE and node.kind in (FLOAT, TRUTH)


def settle(made: Pass, p: Any, dt: float, layers: NDArray[Any] | None = None) -> NDArray[np.float32]:
    """The numbers a pass needs, in order: one for what is the same for everybody, four for what varies by layer.

    `layers` is (4, field of a tie), with what each layer's ties have in common.
    """

    def read(node: Any) -> Any:
        group, place = node.args
        if group == "dt":
            return float(dt)
        if group == "layer":
            assert layers is not None
            return layers[:, place].astype(float)
        value = p
        for name in place:
            value = getattr(value, name)
        return float(value)

    frontier = find_frontier(made)
    values = work_out(made, [Symbol(made.trace, place) for place in frontier], read)
    parts = [
        np.broadcast_to(np.asarray(value, dtype=np.float64), (LAYERS if made.trace.nodes[place].reach == LAYER else 1,))
        for place, value in zip(frontier, values, strict=True)
    ]
    return np.concatenate([*parts, np.zeros(1)]).astype(np.float32)


def work_out(made: Pass, outputs: list[Any], read: Callable[[Any], Any]) -> list[Any]:
    """Work out some outputs with NumPy; `read` gives the inputs."""
    values: dict[int, Any] = {}
    for place in needed(made.trace, outputs):
        node = made.trace.nodes[place]
        if node.op == "input":
            values[place] = read(node)
        else:
            arguments = [values[arg] if isinstance(arg, Place) else arg for arg in node.args]
            values[place] = OPERATIONS[node.op](*arguments)
    return [values[o.place] if isinstance(o, Symbol) else o for o in outputs]


def fill_rows(made: Pass, p: Any, rows: Mapping[str, NDArray[np.float32]]) -> NDArray[np.float32]:
    """All outputs of a pass for whole rows of people, with NumPy; the pass must need no chance and no dt."""
    count = next(iter(rows.values())).shape[1]

    def read(node: Any) -> Any:
        group, place = node.args
        if group == "numbers":
            value = p
            for name in place:
                value = getattr(value, name)
            return np.float32(value)
        return rows[group][place]

    out = np.empty((len(made.outputs), count), dtype=np.float32)
    for row, value in enumerate(work_out(made, [value for _, value in made.outputs], read)):
        out[row] = value
    return out


__all__ = ["LAYERS", "SAME", "fill_rows", "find_frontier", "settle", "settles"]
