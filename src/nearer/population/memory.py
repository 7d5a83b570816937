"""Memory: how much a population takes and how much there is, so that what does not fit is said before it is begun."""

import os
from functools import cache
from importlib.resources import files
from pathlib import Path

from nearer.errors import NearerError
from nearer.model.evidence import read_numbers

GIB = 1 << 30


class NoRoomError(NearerError):
    """A population does not fit into the memory there is."""


@cache
def read_memory_numbers() -> dict[str, float]:
    """The numbers of memory.toml."""
    return {name: n.value for name, n in read_numbers(files("nearer.population").joinpath("memory.toml")).items()}


def estimate_bytes(people: int) -> int:
    """About how much memory a run of so many people takes at its peak, which is when their ties are drawn."""
    numbers = read_memory_numbers()
    return int(numbers["program"] + people * numbers["building"])


def most_people(memory: int) -> int:
    """How many people fit into so much memory."""
    numbers = read_memory_numbers()
    return max(0, int((memory - numbers["program"]) / numbers["building"]))


def free_bytes() -> int | None:
    """Memory that is free for this program; None where the system does not say."""
    known = [found for found in (free_in_machine(), free_in_group(Path("/sys/fs/cgroup"))) if found is not None]
    return min(known) if known else None


def free_in_machine(table: Path = Path("/proc/meminfo")) -> int | None:
    """Memory that the machine can still give."""
    try:
        for line in table.read_text().splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    # Where there is no such table, at least no more than the machine has.
    names = os.sysconf_names if hasattr(os, "sysconf") else {}
    if "SC_PHYS_PAGES" in names and "SC_PAGE_SIZE" in names:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return None


def free_in_group(group: Path) -> int | None:
    """Memory that is left where a container sets a limit; None without one."""
    try:
        limit, used = (group.joinpath(name).read_text().strip() for name in ("memory.max", "memory.current"))
        return None if limit == "max" else max(0, int(limit) - int(used))
    except (OSError, ValueError):
        return None


def check_memory(people: int) -> None:
    """Say so when this many people will not fit."""
    free, wanted = free_bytes(), estimate_bytes(people)
    if free is not None and wanted > free:
        words = f"{people:,} people take about {wanted / GIB:.1f} GiB of memory, and {free / GIB:.1f} GiB are free."
        raise NoRoomError(f"{words} About {most_people(free):,} people fit: give fewer, or close other programs.")
