"""Records: what belongs to one person, side by side in memory, turned into lanes and back.

Looking up sixteen other people costs sixteen short reads when all that is wanted of one of them stands together, and
many more when each field has its own array.
"""

from typing import Any

from llvmlite import ir
from numba.core import cgutils

from nearer.model.tracing.lanes import I32, I64, LANES, SINGLE

ROUNDS = 4  # sixteen is two to the fourth
AHEAD = 2  # slots; one comes too late for memory that is far away


def meet_halves(builder: Any, rows: list[Any]) -> list[Any]:
    """The upper half of the rows meets the lower: lanes of one and the other take turns."""
    half, width = len(rows) // 2, rows[0].type.count
    made = []
    for one, other in zip(rows[:half], rows[half:], strict=True):
        order = [k // 2 + (width if k % 2 else 0) for k in range(2 * width)]
        for start in range(0, 2 * width, LANES):
            part = order[start : start + LANES]
            made.append(builder.shuffle_vector(one, other, ir.Constant(ir.VectorType(I32, len(part)), part)))
    return made


def record_width(fields: int) -> int:
    """Room for the fields of a record: a power of two."""
    return next(width for width in (4, 8, 16) if width >= fields)


def gather(builder: Any, sides: Any, whole: Any, width: int) -> list[Any]:
    """The fields of sixteen people's records, of which each stands in one row of `sides`."""
    rows = [builder.load(record(builder, sides, whole, lane, width), align=4) for lane in range(LANES)]
    for _ in range(ROUNDS):
        rows = meet_halves(builder, rows)
    return rows


def scatter(builder: Any, sides: Any, whole: Any, fields: list[Any]) -> None:
    """Write the fields of sixteen people into their records, of which each stands in one row of `sides`."""
    width = record_width(len(fields))
    nothing = ir.Constant(fields[0].type, [0.0] * LANES)
    rows = [*fields, *[nothing] * (width - len(fields))]
    for _ in range(width.bit_length() - 1):
        rows = meet_halves(builder, rows)
    for lane in range(LANES):
        part, start = divmod(lane * width, LANES)
        order = ir.Constant(ir.VectorType(I32, width), list(range(start, start + width)))
        builder.store(
            builder.shuffle_vector(rows[part], rows[part], order), record(builder, sides, whole, lane, width), align=4
        )


def record(builder: Any, sides: Any, whole: Any, lane: int, width: int) -> Any:
    """Where the record of one lane's person stands."""
    row = builder.mul(builder.zext(builder.extract_element(whole, I32(lane)), I64), I64(width))
    return builder.bitcast(builder.gep(sides, [row]), ir.VectorType(SINGLE, width).as_pointer())


def prefetch(builder: Any, sides: Any, whole: Any, width: int) -> None:
    """Ask for the records of sixteen people before they are wanted."""
    byte = ir.IntType(8).as_pointer()
    kind = ir.FunctionType(ir.VoidType(), [byte, I32, I32, I32])
    function = cgutils.get_or_insert_function(builder.module, kind, "llvm.prefetch.p0")
    for lane in range(LANES):
        place = builder.bitcast(record(builder, sides, whole, lane, width), byte)
        builder.call(function, [place, I32(0), I32(3), I32(1)])
