"""Checkpoints: a run kept on disk so that the same command goes on after any stop, with the same bits.

A checkpoint is written beside the last one under another name and renamed when it is whole; only then the older one
goes. The panel's days are kept in their own files, since they only grow.
"""

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import zarr

from nearer.errors import NearerError
from nearer.model.state import State
from nearer.population.layout import Listed, lay_out
from nearer.population.people import Floats
from nearer.population.record import Record
from nearer.population.run import Run, state_sha256

WHOLE = "step-"
PANEL = "panel-"
TIES = ("degree", "words", "changing", "kept")


class CheckpointError(NearerError):
    """A checkpoint cannot be used."""


def save_checkpoint(folder: Path, run: Run, record: Record) -> None:
    """Keep a run and its record; what was kept before goes when this is whole."""
    folder.mkdir(parents=True, exist_ok=True)
    save_panel(folder, record)
    part, name = folder / "writing", folder / f"{WHOLE}{run.step:09d}"
    shutil.rmtree(part, ignore_errors=True)
    group: Any = zarr.open_group(part, mode="w")
    for key, array in {"state": run.state, **tie_arrays(run), **record.arrays()}.items():
        group.create_array(key, data=np.ascontiguousarray(array))
    group.attrs.update(
        {"step": run.step, "new_ties": run.new_ties, "day": record.day, "state_sha256": state_sha256(run)}
    )
    shutil.rmtree(name, ignore_errors=True)
    part.rename(name)
    for old in list_checkpoints(folder)[:-1]:
        shutil.rmtree(old)


def tie_arrays(run: Run) -> dict[str, Any]:
    """Ties as they are kept: how many each person has, and then person by person."""
    listed = run.layout.list()
    return dict(zip(TIES, (run.degrees(), listed.words, listed.changing, listed.kept), strict=True))


def restore_ties(run: Run, arrays: list[Any]) -> None:
    """Give a run the ties that were kept."""
    degree, words, changing, kept = arrays
    start = np.concatenate([[0], np.cumsum(degree, dtype=np.int64)])
    run.layout = lay_out(Listed(start, words, changing, kept), run.layout.window, run.layout.sorted)
    run.refresh_rooms()


def save_panel(folder: Path, record: Record) -> None:
    """Keep the panel's days since the last checkpoint, in a file named by the day it ends with."""
    if record.panel_days:
        part, name = folder / "panel.part", folder / f"{PANEL}{record.day:09d}.npy"
        with part.open("wb") as out:
            np.save(out, np.stack(record.panel_days))
        part.rename(name)
        record.panel_days.clear()


def list_checkpoints(folder: Path) -> list[Path]:
    """Whole checkpoints, the latest last."""
    return sorted(folder.glob(f"{WHOLE}*"))


def load_checkpoint(folder: Path, run: Run, record: Record) -> bool:
    """Bring a freshly started run to where it was kept; False when nothing was."""
    kept = list_checkpoints(folder)
    if kept:
        read_checkpoint(folder, kept[-1], run, record)
    # Days of the panel that were kept after the last whole checkpoint will be lived again.
    for file in list_panel(folder):
        if day_of(file) > record.day:
            file.unlink()
    return bool(kept)


def read_checkpoint(folder: Path, kept: Path, run: Run, record: Record) -> None:
    """Read one whole checkpoint, and see that it is what was written."""
    try:
        group: Any = zarr.open_group(kept, mode="r")
        arrays = {name: group[name][:] for name in ["state", *TIES, *record.arrays()]}
        marks = dict(group.attrs)
        run.state[:] = arrays["state"]
        run.step, run.new_ties = int(marks["step"]), int(marks["new_ties"])
        restore_ties(run, [arrays[name] for name in TIES])
        for name, array in record.arrays().items():
            np.copyto(array, arrays[name])
        record.day = int(marks["day"])
        whole = state_sha256(run) == marks["state_sha256"]
    except (OSError, KeyError, ValueError, RuntimeError) as error:
        raise CheckpointError(f"{kept} cannot be read ({error}). Delete {folder} to start this run anew.") from error
    if not whole:
        raise CheckpointError(f"{kept} was changed after it was written. Delete {folder} to start this run anew.")


def list_panel(folder: Path) -> list[Path]:
    """The files of the panel, the earliest first."""
    return sorted(folder.glob(f"{PANEL}*.npy"))


def day_of(file: Path) -> int:
    """The day a file of the panel ends with."""
    return int(file.stem.removeprefix(PANEL))


def read_panel(folder: Path, record: Record) -> Floats:
    """Every kept day of the panel: (day, quantity, person)."""
    days = [np.load(file) for file in list_panel(folder)]
    if not days:
        return np.zeros((0, len(State._fields), record.panel.size), dtype=np.float32)
    return np.concatenate(days)
