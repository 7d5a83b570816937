"""The machine: what somebody may expect of this one, and what is missing for parts of the program."""

import importlib.util
import os
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from nearer.model.compiler import cache_folder
from nearer.population.bench import measure_kernel
from nearer.population.compiled import cycle_kernel
from nearer.population.memory import free_bytes, most_people

LIBRARIES = ("nearer", "numpy", "numba", "llvmlite", "pandas", "zarr", "django")
TRIED_PEOPLE, TRIED_DAYS = 20_000, 5
BROWSERS = ("chromium", "chromium-browser")
YEAR = 365
MILLION = 1_000_000


@dataclass(frozen=True)
class Machine:
    """What this machine can do."""

    python: str
    versions: dict[str, str]
    processor: str
    vector_bits: int
    cores: int
    free_memory: int | None
    most_people: int | None
    cpu_ns_per_person_day: float
    million_years_minutes: float  # a million people for a year, on all cores
    cache: str
    cached_kernels: int
    cached_bytes: int
    kernel_is_cached: bool
    free_disk: int
    sqlcipher: bool
    chromium: str | None


def look_around() -> Machine:
    """Look at the machine, and try a small population on it."""
    from llvmlite import binding

    folder = cache_folder()
    cached = folder.joinpath("kernels", cycle_kernel().digest)
    was_cached = any(cached.glob("__pycache__/*.nbi"))
    measured = measure_kernel(TRIED_PEOPLE, TRIED_DAYS, 1)
    free, cores = free_bytes(), count_cores()
    kept = [file for file in folder.rglob("*") if file.is_file()]
    return Machine(
        python=sys.version.split()[0],
        versions={name: found for name in LIBRARIES if (found := find_version(name))},
        processor=binding.get_host_cpu_name(),
        vector_bits=find_vector_bits(dict(binding.get_host_cpu_features())),
        cores=cores,
        free_memory=free,
        most_people=None if free is None else most_people(free),
        cpu_ns_per_person_day=measured.cpu_ns_per_person_day,
        million_years_minutes=measured.cpu_ns_per_person_day * MILLION * YEAR / cores / 1e9 / 60,
        cache=str(folder),
        cached_kernels=len(list(folder.joinpath("kernels").glob("*/nearer_kernel_*.py"))),
        cached_bytes=sum(file.stat().st_size for file in kept),
        kernel_is_cached=was_cached,
        free_disk=shutil.disk_usage(nearest_folder(folder)).free,
        sqlcipher=importlib.util.find_spec("sqlcipher3") is not None,
        chromium=next((found for name in BROWSERS if (found := shutil.which(name))), None),
    )


def count_cores() -> int:
    """Cores this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def find_version(name: str) -> str | None:
    """The version of a library; None where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def find_vector_bits(features: dict[str, bool]) -> int:
    """How wide this processor's vectors are; sixteen numbers side by side take 512."""
    for name, bits in (("avx512f", 512), ("avx2", 256), ("avx", 256)):
        if features.get(name):
            return bits
    return 128


def nearest_folder(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return folder if folder.exists() else nearest_folder(folder.parent)
