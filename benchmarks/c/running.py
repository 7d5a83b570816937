"""Running generated C: compiled once a text, and called with people laid out in blocks."""

import ctypes
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.c.writing import side_width, write_kernel
from numpy.typing import NDArray

BLOCK = 256
COMPILER = os.environ.get("CC", "gcc")
FLAGS = ("-O3", "-march=native", "-mprefer-vector-width=512", "-ffast-math", "-fopenmp-simd", "-fPIC")
ROOT = Path(__file__).parents[2]
POINTER = ctypes.c_void_p


def has_compiler() -> bool:
    """Whether C can be compiled here."""
    return shutil.which(COMPILER) is not None


def compile_c(text: str) -> ctypes.CDLL:
    """The compiled text; kept under its hash."""
    digest = hashlib.sha256((text + COMPILER + " ".join(FLAGS)).encode()).hexdigest()[:16]
    made = Path(os.environ.get("NEARER_C_CACHE") or ROOT / "build" / "c") / f"{digest}.so"
    if not made.exists():
        made.parent.mkdir(parents=True, exist_ok=True)
        source, part = made.with_suffix(".c"), made.with_suffix(f".{os.getpid()}.part")
        source.write_text(text, encoding="utf-8")
        # Linked without `-ffast-math`, which would make the whole process round the smallest numbers to nothing.
        subprocess.run([COMPILER, *FLAGS, "-c", "-o", str(part.with_suffix(".o")), str(source)], check=True)
        subprocess.run([COMPILER, "-shared", "-o", str(part), str(part.with_suffix(".o")), "-lm"], check=True)
        part.with_suffix(".o").unlink()
        part.replace(made)
    return ctypes.CDLL(str(made))


@dataclass
class Layout:
    """Who stands where: blocks of people sorted by their number of ties, and each block's ties slot by slot."""

    who: NDArray[np.uint32]  # the person in each place; places beyond the last person repeat her without ties
    place: NDArray[np.int32]  # the place of each person
    depth: NDArray[np.int32]
    widths: NDArray[np.int64]
    width: NDArray[np.int32]
    slots: NDArray[np.int64]
    other: NDArray[np.int32]
    other_who: NDArray[np.uint32]
    tie: NDArray[np.int64]  # which tie of the world each slot holds


def lay_out(ends: NDArray[np.int32], people: int) -> Layout:
    """Lay people and ties out; neighbours in number stay in the same block."""
    degree = np.bincount(ends.ravel(), minlength=people)
    blocks = -(-people // BLOCK)
    padded = np.zeros(blocks * BLOCK, dtype=np.int64)
    padded[:people] = degree
    # Stable, so that places beyond the last person come last in their block.
    order = np.lexsort((np.arange(padded.size), -padded, np.arange(padded.size) // BLOCK))
    place = np.empty(padded.size, dtype=np.int32)
    place[order] = np.arange(padded.size, dtype=np.int32)
    sorted_degree = padded[order].reshape(blocks, BLOCK)
    depth = sorted_degree[:, 0].astype(np.int32)
    widths = np.concatenate([[0], np.cumsum(depth)])[:-1].astype(np.int64)
    counted = [np.count_nonzero(sorted_degree > k, axis=1) for k in range(int(depth.max(initial=0)))]
    table = np.stack(counted, axis=1) if counted else np.zeros((blocks, 0), dtype=np.int64)
    width = table[np.arange(table.shape[1]) < depth[:, None]].astype(np.int32)
    # Each tie twice, in the order block, slot of the person, place.
    person, other = np.concatenate([ends[0], ends[1]]), np.concatenate([ends[1], ends[0]])
    by_person = np.argsort(person, kind="stable")
    start = np.concatenate([[0], np.cumsum(degree)])
    rank = np.empty(person.size, dtype=np.int64)
    rank[by_person] = np.arange(person.size) - start[person[by_person]]
    slot_order = np.lexsort((place[person], rank, place[person] // BLOCK))
    slots = np.concatenate([[0], np.cumsum(sorted_degree.sum(axis=1))])[:-1].astype(np.int64)
    return Layout(
        who=np.minimum(order, people - 1).astype(np.uint32),
        place=place[:people],
        depth=depth,
        widths=widths,
        width=width,
        slots=slots,
        other=place[other[slot_order]],
        other_who=other[slot_order].astype(np.uint32),
        tie=slot_order % max(1, ends.shape[1]),
    )


class CKernel:
    """A set of mechanisms in C, with its people. Arrays come in and go out as (quantity, person) and (field, tie)."""

    def __init__(self, mechanisms: Any, numbers: Any, table: Any, seed: int, dt: float = 1.0) -> None:
        self.mechanisms, self.seed, self.dt, self.step = mechanisms, seed, dt, 0
        self.move = compile_c(write_kernel(mechanisms)).move_days
        self.move.restype = None
        self.numbers = np.array(list(flatten(numbers)), dtype=np.float32)
        self.table = np.ascontiguousarray(table, dtype=np.float32)

    def place(
        self, state: Any, traits: Any, help: Any, room: Any, ends: Any, layer: Any, changing: Any, kept: Any
    ) -> None:
        """Put people and ties in their places."""
        self.layout = at = lay_out(ends, state.shape[1])
        self.state, self.traits, self.help = (self.block(rows) for rows in (state, traits, help))
        self.room = self.block(room[None])
        self.layer = np.ascontiguousarray(layer[at.tie])
        self.changing = np.ascontiguousarray(changing[:, at.tie], dtype=np.float32)
        self.kept = np.ascontiguousarray(kept[:, at.tie], dtype=np.float32)
        self.sides = np.zeros((at.who.size, side_width(self.mechanisms)), dtype=np.float32)
        parts = (at.depth, at.widths, at.width, at.slots, at.other, at.other_who, self.layer, at.who, self.table)
        self.places = (ctypes.c_int64 * 10)(at.depth.size, *(part.ctypes.data for part in parts))

    def block(self, rows: Any) -> NDArray[np.float32]:
        """Rows (quantity, person) as (block, quantity, place)."""
        placed = np.asarray(rows, dtype=np.float32)[:, self.layout.who]
        return np.ascontiguousarray(placed.reshape(placed.shape[0], -1, BLOCK).swapaxes(0, 1))

    def run(self, steps: int) -> None:
        """So many steps on."""
        arrays = (self.state, self.traits, self.help, self.room, self.sides, self.changing, self.kept)
        self.move(
            self.places,
            *(POINTER(array.ctypes.data) for array in arrays),
            ctypes.c_int64(self.layer.size),
            POINTER(self.numbers.ctypes.data),
            ctypes.c_uint64(self.seed),
            ctypes.c_int64(self.step),
            ctypes.c_int64(steps),
            ctypes.c_float(self.dt),
        )
        self.step += steps

    def people(self) -> NDArray[np.float32]:
        """Everybody's state, (quantity, person)."""
        rows = self.state.swapaxes(0, 1).reshape(self.state.shape[1], -1)
        return np.ascontiguousarray(rows[:, self.layout.place])


def flatten(numbers: Any) -> Iterator[float]:
    """The numbers of nested records, in order."""
    for value in numbers:
        if isinstance(value, tuple):
            yield from flatten(value)
        else:
            yield float(value)
