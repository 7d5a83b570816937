"""Calls: what Numba's loops call to move sixteen people or ties; each stands for all equations of one pass."""

from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba.core import cgutils, types
from numba.extending import intrinsic

from nearer.model.tracing.lanes import HALF, I32, I64, LANES, SINGLE, Emitter, wide
from nearer.model.tracing.passes import Pass
from nearer.model.tracing.records import AHEAD, gather, prefetch, record_width, scatter

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


def data_of(context: Any, builder: Any, kind: Any, value: Any) -> Any:
    """Where an array's numbers are."""
    return cgutils.create_struct_proxy(kind)(context, builder, value=value).data


def make_people_lanes(made: Pass, groups: tuple[str, ...]) -> Any:
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
        rows = dict.fromkeys(groups, 0)
        for (group, _), value in zip(made.outputs, emitter.write(), strict=True):
            arrays[group].write(rows[group], value)
            rows[group] += 1
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
        next_word = Rows(context, b, kinds[4], words, b.add(slot, I64(LANES * AHEAD))).read_whole()
        next_other = b.and_(next_word, ir.Constant(wide(I32), [OTHER_BITS] * LANES))
        prefetch(b, data_of(context, b, kinds[8], sides), next_other, record_width(fields))
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


def make_record_lanes(fields: int) -> tuple[Any, Any]:
    """The calls that read and write records of sixteen people: (records, ids, rows)."""
    width = record_width(fields)

    def parts(context: Any, builder: Any, signature: Any, args: Any) -> tuple[Any, Any, Rows]:
        ids = Rows(context, builder, signature.args[1], args[1], I64(0)).read_whole()
        rows = Rows(context, builder, signature.args[2], args[2], I64(0))
        return data_of(context, builder, signature.args[0], args[0]), ids, rows

    def read(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        records, ids, rows = parts(context, builder, signature, args)
        for row, value in enumerate(gather(builder, records, ids, width)[:fields]):
            rows.write(row, value)
        return context.get_dummy_value()

    def write(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        records, ids, rows = parts(context, builder, signature, args)
        scatter(builder, records, ids, [rows.read(row) for row in range(fields)])
        return context.get_dummy_value()

    return make_call(read, 3, "read"), make_call(write, 3, "write")


def make_weak_lanes() -> Any:
    """The call that says which of sixteen ties are weaker than a level, seen from their lower person.

    Takes who, words, strengths, slot, level; one bit a lane.
    """

    def write(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        b, kinds = builder, signature.args
        who, words, strength, slot, level = args
        mine = Rows(context, b, kinds[0], who, I64(0)).read_whole()
        word = Rows(context, b, kinds[1], words, slot).read_whole()
        other = b.and_(word, ir.Constant(wide(I32), [OTHER_BITS] * LANES))
        value = Rows(context, b, kinds[2], strength, slot).read(0)
        one = b.insert_element(ir.Constant(wide(SINGLE), ir.Undefined), level, I32(0))
        least = b.shuffle_vector(one, one, ir.Constant(wide(I32), [0] * LANES))
        found = b.and_(b.icmp_signed("<", mine, other), b.fcmp_ordered("<", value, least))
        return b.zext(b.bitcast(found, ir.IntType(LANES)), I64)

    return make_call(write, 5, "weak", types.int64)


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


def make_call(write: Callable[..., Any], count: int, name: str, gives: Any = types.void) -> Any:
    """A function that Numba's loops can call, of so many arguments."""
    names = ", ".join(f"a{k}" for k in range(count))
    space: dict[str, Any] = {"write": write, "gives": gives}
    exec(f"def {name}_lanes(typing, {names}):\n    return gives({names}), write\n", space)
    return intrinsic(space[f"{name}_lanes"])
