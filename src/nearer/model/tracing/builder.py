"""The kernel builder: loops and a set of mechanisms become one compiled kernel, kept on disk under a hash of both."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearer.model.compiler import compile_text, digest_of, write_loops
from nearer.model.tracing.calls import (
    make_people_lanes,
    make_record_lanes,
    make_self_tie_lanes,
    make_tie_lanes,
    make_weak_lanes,
)
from nearer.model.tracing.mechanisms import Mechanisms
from nearer.model.tracing.passes import Pass, trace_face, trace_live, trace_self_tie, trace_tie
from nearer.model.tracing.records import record_width
from nearer.model.tracing.settling import settle

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Settled:
    """The numbers of each pass, worked out for one set of parameters and one dt."""

    face: Floats
    tie: Floats
    live: Floats
    self_tie: Floats
    nobody: Floats


class Kernel:
    """A set of mechanisms, traced; its loops are compiled when they are first asked for."""

    def __init__(self, mechanisms: Mechanisms, loops: ModuleType) -> None:
        self.mechanisms, self.source = mechanisms, loops
        traced = (trace_face(mechanisms), trace_tie(mechanisms), trace_live(mechanisms), trace_self_tie(mechanisms))
        self.passes: dict[str, Pass] = {made.name: made for made in traced}

    @property
    def digest(self) -> str:
        """A name for everything the kernel's bits depend on, numbers aside; it is kept on disk under it."""
        return digest_of(self.text)

    @cached_property
    def text(self) -> str:
        """The loops, under a hash of what the calls in them do."""
        traced = hashlib.sha256()
        for made in self.passes.values():
            traced.update(repr((made.name, made.trace.nodes, [repr_output(o) for o in made.outputs])).encode())
        for file in sorted(files("nearer.model.tracing").iterdir(), key=lambda file: file.name):
            if file.name.endswith(".py"):
                traced.update(file.read_bytes())
        return f"# {self.mechanisms.name} {traced.hexdigest()}\n" + write_loops(self.source)

    @cached_property
    def loops(self) -> Any:
        """The compiled loops."""
        m, groups = self.mechanisms, ("state", "traits", "help")
        read_sides, write_sides = make_record_lanes(len(m.side._fields))
        read_met, write_met = make_record_lanes(self.met)
        return compile_text(
            self.text,
            {
                "face_lanes": make_people_lanes(self.passes["face"], (*groups, "room", "side")),
                "tie_lanes": make_tie_lanes(self.passes["tie"], len(m.side._fields)),
                "live_lanes": make_people_lanes(self.passes["live"], (*groups, "met")),
                "self_tie_lanes": make_self_tie_lanes(self.passes["self_tie"], len(m.tie._fields)),
                "read_sides": read_sides,
                "write_sides": write_sides,
                "read_met": read_met,
                "write_met": write_met,
                "weak_lanes": make_weak_lanes(),
                "FIELDS": len(m.side._fields),
                "MET": self.met,
                "MET_WIDTH": record_width(self.met),
            },
        )

    def compile(self) -> None:
        """Compile the loops now, or load them."""
        _ = self.loops

    @property
    def width(self) -> int:
        """Numbers that a side's record takes."""
        return record_width(len(self.mechanisms.side._fields))

    @property
    def met(self) -> int:
        """Fields of what is met."""
        return sum(group == "met" for group, _ in self.passes["tie"].outputs)

    def settle(self, p: Any, dt: float, layers: Mapping[str, Any] | NDArray[Any]) -> Settled:
        """Work out what does not vary from person to person; `layers` is (layer, field of a tie)."""
        table = np.asarray(layers, dtype=float)
        made = {name: settle(found, p, dt, table) for name, found in self.passes.items()}
        nobody = np.array([float(value) for value in self.mechanisms.nobody(p)], dtype=np.float32)
        return Settled(made["face"], made["tie"], made["live"], made["self_tie"], nobody)


def repr_output(output: tuple[str, Any]) -> str:
    """One output of a pass, as text."""
    group, value = output
    return f"{group} {getattr(value, 'place', value)}"


@cache
def build_kernel(mechanisms: Mechanisms, loops: ModuleType) -> Kernel:
    """The kernel of a set of mechanisms, once a process."""
    return Kernel(mechanisms, loops)
