"""Calls: what Numba's loops call to move sixteen people or ties; each stands for all equations of one pass."""

from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba.core import cgutils, types
from numba.extending import intrinsic

from nearer.model.tracing.lanes import HALF, I32, I64, LANES, SINGLE, Emitter, wide
from nearer.model.tracing.passes import Pass

OTHER_BITS, LAYER_SHIFT = 0x3FFFFFFF, 30


class Rows:
    """An array of rows that a pass reads or writes sixteen lanes of, at one column."""

    def __init__(self, context: Any, builder: Any, kind: Any, value: Any, at: Any) -> None:
        self.array = cgutils.create_struct_proxy(kind)(context, builder, value=value)
        self.builder, self.at, self.half = builder, at, kind.dtype == types.uint16
        self.stride = builder.extract_value(self.array.shape, 1) if kind.ndim == 2 else I64(0)

    def pointer(self, row: int, element: Any) -> Any:
        """Where sixteen lanes of a row are."""
        b = self.builder
        place = b.add(b.mul(self.stride, I64(row)), self.at)
        return b.bitcast(b.gep(self.array.data, [place]), wide(element).as_pointer())

    def read(self, row: int) -> Any:
        """Sixteen numbers of a row; rows of 16 bits are made wide."""
        b = self.builder
        if self.half:
            return b.fpext(b.load(self.pointer(row, HALF), align=2), wide(SINGLE))
        return b.load(self.pointer(row, SINGLE), align=4)

    def write(self, row: int, value: Any) -> None:
        """Write sixteen numbers into a row."""
        self.builder.store(value, self.pointer(row, SINGLE), align=4)

    def read_whole(self) -> Any:
        """Sixteen 32-bit whole numbers of a single row."""
        return self.builder.load(self.pointer(0, I32), align=4)


def interleave(builder: Any, rows: list[Any]) -> list[Any]:
    """Records, one a lane, become fields: four rounds in which the upper half of the rows meets the lower."""
    for _ in range(4):
        half, width = len(rows) // 2, rows[0].type.count
        made = []
        for one, other in zip(rows[:half], rows[half:], strict=True):
            order = [k // 2 + (width if k % 2 else 0) for k in range(2 * width)]
            for start in range(0, 2 * width, min(2 * width, LANES)):
                part = order[start : start + LANES]
                made.append(builder.shuffle_vector(one, other, ir.Constant(ir.VectorType(I32, len(part)), part)))
        rows = made
    return rows


def record_width(fields: int) -> int:
    """Room for the fields of a record: a power of two."""
    return next(width for width in (4, 8, 16) if width >= fields)


def gather(builder: Any, sides: Any, whole: Any, width: int) -> list[Any]:
    """The fields of sixteen people's records, of which each stands in one row of `sides`."""
    rows = []
    for lane in range(LANES):
        row = builder.mul(builder.zext(builder.extract_element(whole, I32(lane)), I64), I64(width))
        place = builder.bitcast(builder.gep(sides, [row]), ir.VectorType(SINGLE, width).as_pointer())
        rows.append(builder.load(place, align=4))
    return interleave(builder, rows)


def data_of(context: Any, builder: Any, kind: Any, value: Any) -> Any:
    """Where an array's numbers are."""
    return cgutils.create_struct_proxy(kind)(context, builder, value=value).data


def make_people_lanes(made: Pass, groups: tuple[str, ...], out: str) -> Any:
    """The call that moves sixteen people: (numbers, seed, when, who, then each group's array and its column)."""

    def write(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        numbers, seed, when, who = args[:4]
        kinds = signature.args
        ids = Rows(context, builder, kinds[3], who, I64(0)).read_whole()
        arrays = {
            group: Rows(context, builder, kinds[4 + 2 * k], args[4 + 2 * k], args[5 + 2 * k])
            for k, group in enumerate(groups)
        }
        words = {"seed": seed, "when": when, "who": builder.zext(ids, wide(I64))}

        def load(node: Any) -> Any:
            group, place = node.args
            return words[place] if group == "word" else arrays[group].read(place)

        emitter = Emitter(made, builder, load, data_of(context, builder, kinds[0], numbers))
        for row, value in enumerate(emitter.write()):
            arrays[out].write(row, value)
        return context.get_dummy_value()

    return make_call(write, 4 + 2 * len(groups), made.name)


def make_tie_lanes(made: Pass, fields: int) -> Any:
    """The call that moves one tie of each of sixteen people.

    Takes numbers, seed, when, who, words, changing, kept, slot, sides, own, met. `words` holds the other person and the
    layer of a tie; a place without a tie holds its own person.
    """
    changing = sum(group == "changing" for group, _ in made.outputs)

    def write(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        b, kinds = builder, signature.args
        numbers, seed, when, who, words, change, keep, slot, sides, own, met = args
        mine = Rows(context, b, kinds[3], who, I64(0)).read_whole()
        word = Rows(context, b, kinds[4], words, slot).read_whole()
        other = b.and_(word, ir.Constant(wide(I32), [OTHER_BITS] * LANES))
        layer = b.lshr(word, ir.Constant(wide(I32), [LAYER_SHIFT] * LANES))
        first, there = b.icmp_signed("<", mine, other), b.icmp_signed("!=", mine, other)
        lower, higher = b.select(first, mine, other), b.select(first, other, mine)
        known = {"seed": seed, "when": when, "first": first, "there": there}
        known |= {"lower": b.zext(lower, wide(I64)), "higher": b.zext(higher, wide(I64))}
        neighbour = gather(b, data_of(context, b, kinds[8], sides), other, record_width(fields))
        arrays = {
            "changing": Rows(context, b, kinds[5], change, slot),
            "kept": Rows(context, b, kinds[6], keep, slot),
            "own": Rows(context, b, kinds[9], own, I64(0)),
            "met": Rows(context, b, kinds[10], met, I64(0)),
        }

        def load(node: Any) -> Any:
            group, place = node.args
            if group == "word":
                return known[place]
            return neighbour[place] if group == "other" else arrays[group].read(place)

        values = Emitter(made, b, load, data_of(context, b, kinds[0], numbers), layer).write()
        for row, value in enumerate(values):
            if row < changing:
                arrays["changing"].write(row, value)
            else:
                arrays["met"].write(row - changing, value)
        return context.get_dummy_value()

    return make_call(write, 11, made.name)


def make_self_tie_lanes(made: Pass, fields: int) -> Any:
    """The call that moves one tie of each of sixteen selves.

    Takes numbers, seed, when, lower, higher, tie, own, other, met: `tie` (field, 16), `other` the one record that
    everybody around brings.
    """

    def write(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        b, kinds = builder, signature.args
        numbers, seed, when, lower, higher, tie, own, other, met = args
        names = ("tie", "own", "other", "met")
        arrays = {
            name: Rows(context, b, kinds[5 + k], value, I64(0))
            for k, (name, value) in enumerate(zip(names, (tie, own, other, met), strict=True))
        }
        ids = [Rows(context, b, kinds[3 + k], value, I64(0)).read_whole() for k, value in enumerate((lower, higher))]
        known = {"seed": seed, "when": when}
        known |= {name: b.zext(value, wide(I64)) for name, value in zip(("lower", "higher"), ids, strict=True)}
        pace = arrays["tie"].read(1)
        known["there"] = b.fcmp_ordered(">", pace, ir.Constant(wide(SINGLE), [0.0] * LANES))

        def load(node: Any) -> Any:
            group, place = node.args
            return known[place] if group == "word" else arrays[group].read(place)

        values = Emitter(made, b, load, data_of(context, b, kinds[0], numbers)).write()
        for row, value in enumerate(values):
            if row < fields:
                arrays["tie"].write(row, value)
            else:
                arrays["met"].write(row - fields, value)
        return context.get_dummy_value()

    return make_call(write, 9, made.name)


def make_call(write: Callable[..., Any], count: int, name: str) -> Any:
    """A function that Numba's loops can call, of so many arguments."""
    names = ", ".join(f"a{k}" for k in range(count))
    space: dict[str, Any] = {"write": write, "void": types.void}
    exec(f"def {name}_lanes(typing, {names}):\n    return void({names}), write\n", space)
    return intrinsic(space[f"{name}_lanes"])
