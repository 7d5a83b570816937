"""The reference: selves of a simulated population, which say what a person may be like before any answer is known.

A population lives for two years; its people are taken at several times, each with their strongest ties. Around them
everybody behaves as that population's average. Kept on disk under everything the result depends on.
"""

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from nearer.model.compiler import cache_folder
from nearer.model.parameters import load_parameters
from nearer.model.state import Side, Tie
from nearer.population.compiled import cycle_kernel, draw_loops
from nearer.population.people import Floats
from nearer.population.run import Run, RunError, advance, start_run

# Two years: one to let slow states spread out, one to be looked at. Four thousand people give shares to one percent.
REFERENCE_PEOPLE = 4000
SETTLING_DAYS = 365
SNAPSHOTS = 5
DAYS_BETWEEN = 91
TIES_KEPT = 16
# With a profile every fourth person has it, so that the people around stay ordinary.
PROFILE_EVERY = 4
SHUFFLE = 1000


@dataclass(frozen=True)
class Selves:
    """Possible selves of somebody, with their ties, among people who behave as the average."""

    state: Floats  # (quantity, self)
    traits: Floats  # (trait, self)
    ties: Floats  # (6, tie, self), strongest first; pace 0 where there is no tie
    around: Floats  # the average Side, (8, 1)

    @property
    def count(self) -> int:
        """How many."""
        return int(self.state.shape[1])


def reference_selves(
    count: int,
    seed: int,
    parameters: Mapping[str, float] | None = None,
    profile: str | None = None,
    threads: int = 2,
) -> Selves:
    """Draw selves from a simulated population; more than it has people taken repeats some, and chance parts them."""
    if count < 1:
        raise RunError(f"There must be at least one self, got {count}.")
    all_of_them = load_reference(seed, dict(parameters or {}), profile, threads)
    luck = np.empty(all_of_them.count, dtype=np.float32)
    draw_loops().fill_tie_luck(luck, np.uint64(seed), SHUFFLE)
    chosen = np.resize(np.argsort(luck, kind="stable"), count)
    return take_selves(all_of_them, chosen)


def take_selves(selves: Selves, chosen: NDArray[np.int64]) -> Selves:
    """Some of the selves, in this order."""
    state, traits, ties = selves.state[:, chosen], selves.traits[:, chosen], selves.ties[:, :, chosen]
    return Selves(np.ascontiguousarray(state), np.ascontiguousarray(traits), np.ascontiguousarray(ties), selves.around)


def load_reference(seed: int, parameters: dict[str, float], profile: str | None, threads: int) -> Selves:
    """The whole reference, from disk when it is there and whole, else simulated and kept."""
    file = cache_folder() / "reference" / f"{hash_reference(seed, parameters, profile)}.npz"
    try:
        with file.open("rb") as opened, np.load(opened) as kept:
            return Selves(kept["state"], kept["traits"], kept["ties"], kept["around"])
    except (OSError, KeyError, ValueError, EOFError, BadZipFile):
        pass  # Not there, or not whole: it is made anew.
    selves = simulate_reference(seed, parameters, profile, threads)
    keep_reference(file, selves)
    return selves


def keep_reference(file: Path, selves: Selves) -> None:
    """Write the reference whole or not at all; a folder that may not be written only costs the time next time."""
    part = file.with_suffix(f".{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as out:
            np.savez(out, state=selves.state, traits=selves.traits, ties=selves.ties, around=selves.around)
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink()


def hash_reference(seed: int, parameters: dict[str, float], profile: str | None) -> str:
    """A name for everything the reference depends on: equations, numbers, drawing, seed."""
    numbers = load_parameters(parameters)
    size = (REFERENCE_PEOPLE, SETTLING_DAYS, SNAPSHOTS, DAYS_BETWEEN, TIES_KEPT)
    words = f"{cycle_kernel().digest} {hash_sources()} {tuple(numbers)} {seed} {profile} {size}"
    return hashlib.sha256(words.encode()).hexdigest()[:24]


@cache
def hash_sources() -> str:
    """A hash of what draws people and ties: the text and the numbers of this room, and of traits and layers."""
    digest = hashlib.sha256(np.__version__.encode())
    room = sorted(files("nearer.population").iterdir(), key=lambda file: file.name)
    model = [files("nearer.model").joinpath(name) for name in ("traits.toml", "layers.toml", "profiles.toml")]
    for file in [*room, *model]:
        if file.name.endswith((".py", ".toml")):
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def simulate_reference(seed: int, parameters: dict[str, float], profile: str | None, threads: int) -> Selves:
    """Let the reference population live, and take its people at several times."""
    every = 1 if profile is None else PROFILE_EVERY
    run = start_run(REFERENCE_PEOPLE, seed, parameters=parameters, profile=profile, every=every)
    advance(run, SETTLING_DAYS, threads)
    chosen = np.arange(0, REFERENCE_PEOPLE, every)
    states, ties, around = [], [], []
    for _ in range(SNAPSHOTS):
        advance(run, DAYS_BETWEEN, threads)
        states.append(run.state[:, chosen])
        ties.append(strongest_ties(run, chosen, TIES_KEPT))
        around.append(average_side(run))
    traits = np.tile(run.people.traits[:, chosen], (1, SNAPSHOTS))
    mean = np.stack(around).mean(axis=0, dtype=np.float64).astype(np.float32)
    return Selves(np.concatenate(states, axis=1), traits, np.concatenate(ties, axis=2), mean)


def strongest_ties(run: Run, chosen: NDArray[np.int64], room: int) -> Floats:
    """The ties (6, room, person) of some people, strongest first; pace 0 where there is none."""
    network = run.list_ties()
    both = np.concatenate([network.ends[0], network.ends[1]])
    tie = np.tile(np.arange(network.layer.size), 2)
    order = np.lexsort((tie, -network.strength[tie], both))
    owner = both[order]
    first = np.concatenate([[0], np.cumsum(network.degrees)])
    rank = np.arange(owner.size) - first[owner]
    kept = rank < room
    ties = np.zeros((len(Tie._fields), room, run.people.count), dtype=np.float32)
    # A place without a tie keeps a time of fading, so that nothing is divided by zero.
    ties[Tie._fields.index("fading")] = 1
    ties[:, rank[kept], owner[kept]] = network.ties[:, tie[order[kept]]]
    return np.ascontiguousarray(ties[:, :, chosen])


def average_side(run: Run) -> Floats:
    """What the average person one is tied to brings to a tie, as (8, 1): who has more ties is met more often."""
    weights = run.degrees() / max(1, int(run.degrees().sum()))
    side = np.asarray(run.sides.astype(np.float64) @ weights, dtype=np.float32)
    # A blow of life hits somebody or nobody; the average person is not a little struck.
    side[Side._fields.index("struck")] = 0
    return np.ascontiguousarray(side[:, None])
