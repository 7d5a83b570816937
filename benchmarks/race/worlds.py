"""Worlds on disk, so that every engine's process reads the same one: of the reference workload, and of the model."""

from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.race.entries import ROOT
from benchmarks.reference.world import World, make_world

FOLDER = ROOT / "build" / "worlds"
SEED = 1
# The model's people are moved this long first, so that they are as various as in use.
SETTLING_DAYS = 30


def keep_world(workload: str, people: int) -> Path:
    """Make a world, unless it is there."""
    file = FOLDER / f"{workload}-{people}.npz"
    if not file.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        arrays = vars(make_world(people, SEED)) if workload == "reference" else settle_people(people)
        part = file.with_suffix(".part")
        with part.open("wb") as out:
            np.savez(out, **arrays)
        part.replace(file)
    return file


def settle_run(people: int) -> Any:
    """A run of the model, settled; drawn anew each time, with the same bits."""
    from nearer.population.run import advance, start_run

    return advance(start_run(people, SEED), SETTLING_DAYS)


def settle_people(people: int) -> dict[str, Any]:
    """The people and ties of a settled run."""
    run = settle_run(people)
    ties = run.list_ties()
    arrays = {"ends": ties.ends, "layer": ties.layer, "strength": ties.strength, "strain": ties.strain}
    return {"state": run.state, "traits": run.people.traits, **arrays}


def load_reference(people: int) -> World:
    """A kept world of the reference workload."""
    with np.load(FOLDER / f"reference-{people}.npz") as kept:
        return World(int(kept["seed"]), *(kept[name] for name in ("state", "traits", "ends", "layer")))


def load_model(people: int) -> dict[str, Any]:
    """Kept people of the model, with their ties."""
    with np.load(FOLDER / f"model-{people}.npz") as kept:
        return dict(kept)
