"""Signatures: patterns a faithful model must show, each with studies that state sign, horizon and number beforehand.

A signature holds when every check lies within its bounds, and must no longer hold when its mechanism is switched off.
They stand in signatures.toml.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nearer.calibrate.running import Measured, Progress, measure_world
from nearer.calibrate.study import Study
from nearer.calibrate.study_file import Builder
from nearer.calibrate.targets import TargetError
from nearer.model.parameters import load_parameters

WHERE = "signatures.toml"


@dataclass(frozen=True)
class Signature:
    """One pattern: what it says, the studies that check it, and the changes that switch its mechanism off."""

    id: str
    says: str
    strength: str  # A several studies or trials, B one, C theory only
    source: str
    counts: bool
    why: str  # where it does not count
    off: dict[str, float]
    checks: tuple[Study, ...]


@dataclass(frozen=True)
class Check:
    """What one check gave, with the mechanism on or off."""

    study: Study
    low: float
    high: float
    found: Measured

    @property
    def holds(self) -> bool:
        """Whether the figure lies within its bounds."""
        return self.low <= self.found.value <= self.high


@cache
def read_signatures() -> dict[str, Signature]:
    """Every signature."""
    text = files("nearer.calibrate").joinpath(WHERE).read_text(encoding="utf-8")
    return {name: build_signature(name, row, text) for name, row in tomllib.loads(text).items()}


def build_signature(name: str, row: Mapping[str, Any], text: str) -> Signature:
    """One signature from its table."""
    load_parameters(row.get("off", {}))
    checks = []
    for number, check in enumerate(row.get("checks", []), 1):
        place = f"{name}.{number}"
        checks.append(Builder(check, text, f"{WHERE} [{place}]").build(place))
        if not {"low", "high"} & checks[-1].published.keys():
            raise TargetError(f"{WHERE} [{place}]: state the number beforehand, as low or high in [published].")
    counts = row.get("counts", True)
    if counts and not (checks and row.get("off")):
        raise TargetError(f"{WHERE} [{name}]: a signature that counts needs checks, and off to see it fail.")
    if not counts and not row.get("why"):
        raise TargetError(f"{WHERE} [{name}]: say in `why` what keeps it from counting.")
    words = (row["says"], row["strength"], row["source"])
    return Signature(name, *words, counts, row.get("why", ""), dict(row.get("off", {})), tuple(checks))


def check_signatures(
    signatures: Iterable[Signature],
    people: int,
    seed: int,
    threads: int = 1,
    parameters: Mapping[str, float] | None = None,
    progress: Progress | None = None,
) -> dict[str, list[Check]]:
    """Every check of these with the mechanisms on, in one world."""
    some = list(signatures)
    studies = [study for one in some for study in one.checks]
    found = measure_world(studies, people, seed, threads, parameters, errors=False, progress=progress)
    return {one.id: [bound(study, found[study.id]) for study in one.checks] for one in some}


def check_without(
    signature: Signature,
    people: int,
    seed: int,
    threads: int = 1,
    parameters: Mapping[str, float] | None = None,
    progress: Progress | None = None,
) -> list[Check]:
    """Every check of one signature with its mechanism switched off, in a world with the same luck."""
    changed = {**(parameters or {}), **signature.off}
    return check_signatures([signature], people, seed, threads, changed, progress)[signature.id]


def bound(study: Study, found: Measured) -> Check:
    """A check with its bounds; one that is not stated is open."""
    limits = study.published
    return Check(study, limits.get("low", -float("inf")), limits.get("high", float("inf")), found)


def holds(checks: Iterable[Check]) -> bool:
    """Whether a signature holds: all of its checks do."""
    return all(check.holds for check in checks)
