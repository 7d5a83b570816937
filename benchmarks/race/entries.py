"""Who runs: each engine with its name, where it lives, and how many people it is asked to move."""

import importlib.util
import subprocess
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
OWN, PEERS = ROOT / ".venv" / "bin" / "python", ROOT / "build" / "peers" / "bin" / "python"

OURS, IN_C = "NEARER_CACHE", "NEARER_C_CACHE"


class Entry(NamedTuple):
    """One engine in one workload."""

    workload: str
    name: str
    title: str
    module: str
    needs: str  # what must be there: a library, or the C compiler
    python: Path = OWN
    most: int = 100_000_000  # people; beyond this it would take hours
    threads: tuple[int, ...] = (1,)
    cache: str = ""  # names the folder where compiled code is kept from run to run


ENTRIES = (
    Entry("reference", "ours", "Nearer's kernel", "benchmarks.peers.own_kernel", "nearer", threads=(1, 2), cache=OURS),
    Entry("reference", "c", "C from the same equations", "benchmarks.peers.c_blocks", "C", cache=IN_C),
    Entry("reference", "numba", "Numba, plain loop", "benchmarks.peers.numba_plain", "numba"),
    Entry("reference", "jax", "JAX", "benchmarks.peers.jax_slots", "jax", PEERS),
    Entry("reference", "numpy", "NumPy", "benchmarks.peers.numpy_arrays", "numpy"),
    Entry("reference", "starsim", "Starsim", "benchmarks.peers.starsim_module", "starsim", PEERS, 100_000),
    Entry("reference", "polars", "Polars", "benchmarks.peers.polars_frames", "polars", PEERS),
    Entry("reference", "mesa", "Mesa", "benchmarks.peers.mesa_objects", "mesa", PEERS, 10_000),
    Entry("model", "ours", "Nearer's kernel", "benchmarks.peers.own_model", "nearer", threads=(1, 2), cache=OURS),
    Entry("model", "c", "C from the same equations", "benchmarks.peers.c_model", "C", cache=IN_C),
)


@cache
def find_version(python: Path, library: str) -> str | None:
    """The version of a library in an environment; None when it is not there."""
    if library == "C":
        from benchmarks.c.running import COMPILER, has_compiler

        if not has_compiler():
            return None
        told = subprocess.run([COMPILER, "--version"], capture_output=True, text=True, check=True)
        return told.stdout.splitlines()[0]
    if not python.exists():
        return None
    ask = f"from importlib.metadata import version; print(version({library!r}))"
    told = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=False)
    return told.stdout.strip() if told.returncode == 0 else None


def has_module(entry: Entry) -> bool:
    """Whether the engine's own file is there."""
    return importlib.util.find_spec(entry.module) is not None
