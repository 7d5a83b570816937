"""Lanes: the operations of a traced pass, written as machine code for sixteen people or ties side by side.

Vectors are written down as such, so nothing depends on whether a compiler finds them, and products are joined with sums
(`fma`) here and never by the compiler: the bits are the same on every machine, in every block and for every number of
lanes in use.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba.core import cgutils

from nearer.model.tracing.passes import Pass
from nearer.model.tracing.settling import find_frontier
from nearer.model.tracing.symbols import FLOAT, LANE, LAYER, TRUTH, WHOLE, WORD, Place, Symbol, needed

LANES = 16

SINGLE, HALF, I1, I16, I32, I64 = (
    ir.FloatType(),
    ir.HalfType(),
    ir.IntType(1),
    ir.IntType(16),
    ir.IntType(32),
    ir.IntType(64),
)
ELEMENTS = {FLOAT: SINGLE, WORD: I64, WHOLE: I32, TRUTH: I1}
ARITHMETIC = {
    (FLOAT, "add"): "fadd",
    (FLOAT, "subtract"): "fsub",
    (FLOAT, "multiply"): "fmul",
    (FLOAT, "divide"): "fdiv",
}
WHOLE_ARITHMETIC = {
    "add": "add",
    "subtract": "sub",
    "multiply": "mul",
    "and": "and_",
    "or": "or_",
    "xor": "xor",
    "left": "shl",
    "right": "lshr",
}
CALLS = {"sqrt": "sqrt", "nearest": "roundeven"}


def wide(element: Any) -> Any:
    """Sixteen of these."""
    return ir.VectorType(element, LANES)


def call_vector(builder: Any, name: str, arguments: list[Any]) -> Any:
    """One of the few functions that processors have for vectors."""
    kind = ir.FunctionType(wide(SINGLE), [wide(SINGLE)] * len(arguments))
    function = cgutils.get_or_insert_function(builder.module, kind, f"llvm.{name}.v{LANES}f32")
    return builder.call(function, arguments)


class Emitter:
    """Writes the operations of one pass, for sixteen lanes, into a function that Numba is compiling."""

    def __init__(self, made: Pass, builder: Any, load: Callable[[Any], Any], numbers: Any, layer: Any = None) -> None:
        self.nodes, self.builder, self.load = made.trace.nodes, builder, load
        self.outputs = [value for _, value in made.outputs]
        self.values: dict[int, Any] = {}
        self.wanted = self.reach_lanes(made)
        self.uses = Counter(int(a) for place in self.wanted for a in self.nodes[place].args if isinstance(a, Place))
        self.uses.update(o.place for o in self.outputs if isinstance(o, Symbol))
        self.settle(made, numbers, layer)

    def reach_lanes(self, made: Pass) -> list[int]:
        """What is left for the lanes: all that is needed and not worked out before."""
        settled = set(find_frontier(made))
        return [
            place
            for place in needed(made.trace, self.outputs)
            if place not in settled and (self.nodes[place].reach == LANE or self.nodes[place].kind in (WORD, WHOLE))
        ]

    def settle(self, made: Pass, numbers: Any, layer: Any) -> None:
        """Read what was worked out before the step."""
        b, at = self.builder, 0
        masks = [b.icmp_signed("==", layer, ir.Constant(wide(I32), [k] * LANES)) for k in (1, 2, 3)] if layer else []
        for place in find_frontier(made):
            node = self.nodes[place]
            values = []
            for _ in range(4 if node.reach == LAYER else 1):
                values.append(self.splat(b.load(b.gep(numbers, [I64(at)])), wide(SINGLE)))
                at += 1
            value = values[0]
            for mask, other in zip(masks, values[1:], strict=False):
                value = b.select(mask, other, value)
            if node.kind == TRUTH:
                value = b.fcmp_ordered("!=", value, ir.Constant(wide(SINGLE), [0.0] * LANES))
            self.values[place] = value

    def splat(self, value: Any, kind: Any) -> Any:
        """The same number in every lane."""
        b = self.builder
        one = b.insert_element(ir.Constant(kind, ir.Undefined), value, I32(0))
        return b.shuffle_vector(one, ir.Constant(kind, ir.Undefined), ir.Constant(wide(I32), [0] * LANES))

    def value(self, arg: Any, kind: str, lanes: bool = True) -> Any:
        """An argument: what was done before, or a plain number."""
        element = ELEMENTS[kind]
        if not isinstance(arg, Place):
            number = float(arg) if kind == FLOAT else int(arg)
            return ir.Constant(wide(element), [number] * LANES) if lanes else ir.Constant(element, number)
        found = self.values[arg]
        return found if not lanes or isinstance(found.type, ir.VectorType) else self.splat(found, wide(element))

    def write(self) -> list[Any]:
        """Write every operation; gives the outputs in order."""
        for place in self.wanted:
            node = self.nodes[place]
            self.values[place] = self.load(node) if node.op == "input" else self.write_node(node)
        return [
            self.value(Place(o.place) if isinstance(o, Symbol) else o, o.node.kind if isinstance(o, Symbol) else FLOAT)
            for o in self.outputs
        ]

    def write_node(self, node: Any) -> Any:
        """Write one operation."""
        b, op, lanes = self.builder, node.op, node.reach == LANE
        kinds = {self.nodes[a].kind for a in node.args if isinstance(a, Place)}
        if op == "select":
            test, yes, no = node.args
            return b.select(self.value(test, TRUTH), self.value(yes, node.kind), self.value(no, node.kind))
        kind = FLOAT if FLOAT in kinds else WORD if WORD in kinds else WHOLE if WHOLE in kinds else TRUTH
        if op in ("above", "equal"):
            sign = ">" if op == "above" else "=="
            compare = b.fcmp_ordered if kind == FLOAT else b.icmp_signed
            return compare(sign, *(self.value(a, kind) for a in node.args))
        if (fused := self.fuse(node)) is not None:
            return fused
        arguments = [self.value(a, kind, lanes) for a in node.args]
        if op in ("smaller", "larger"):
            return b.select(b.fcmp_ordered("<" if op == "smaller" else ">", *arguments), *arguments)
        if op == "not":
            return b.xor(arguments[0], ir.Constant(wide(I1), [1] * LANES))
        if op == "negative":
            return b.fneg(arguments[0])
        if op in CALLS:
            return call_vector(b, CALLS[op], arguments)
        if (kind, op) in ARITHMETIC:
            return getattr(b, ARITHMETIC[kind, op])(*arguments)
        if op in WHOLE_ARITHMETIC:
            return getattr(b, WHOLE_ARITHMETIC[op])(*arguments)
        return self.convert(op, arguments[0])

    def convert(self, op: str, value: Any) -> Any:
        """Turn one kind of number into another."""
        b = self.builder
        if op == "single":
            return b.sitofp(b.trunc(value, wide(I32)), wide(SINGLE))
        if op == "from":
            return b.sitofp(value, wide(SINGLE))
        if op == "toward":
            return b.fptosi(value, wide(I32))
        return b.bitcast(value, wide(I32) if op == "bits" else wide(SINGLE))

    def fuse(self, node: Any) -> Any:
        """A product that is used once, and in a sum, is rounded once (fma), if the sum is such a one."""
        if node.kind != FLOAT or node.op not in ("add", "subtract"):
            return None
        for place, arg in enumerate(node.args):
            if (
                isinstance(arg, Place)
                and self.nodes[arg].op == "multiply"
                and self.uses[arg] == 1
                and arg in self.values
            ):
                if self.nodes[arg].reach < LANE:
                    continue
                one, other = (self.value(a, FLOAT) for a in self.nodes[arg].args)
                rest = self.value(node.args[1 - place], FLOAT)
                if node.op == "subtract":
                    one, rest = (one, self.builder.fneg(rest)) if place == 0 else (self.builder.fneg(one), rest)
                return call_vector(self.builder, "fma", [one, other, rest])
        return None

    def is_lone_product(self, arg: Any) -> bool:
        """Whether this is a product of lanes that nothing else uses."""
        if not isinstance(arg, Place):
            return False
        node = self.nodes[arg]
        return node.op == "multiply" and node.reach == LANE and self.uses[arg] == 1
