"""Results that others can read: states.zarr, daily.parquet, people.parquet and ties.parquet."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import zarr
from zarr.codecs import BloscCodec, BloscShuffle

from nearer.model.state import State, Tie, Traits
from nearer.population.network import LAYERS, Network
from nearer.population.people import Floats
from nearer.population.record import EPISODE_DAYS, LEVELS, SHARES, SHOWN, Record
from nearer.population.run import Run

SEX = np.array(["man", "woman"])
YEAR = 365


def write_results(folder: Path, run: Run, record: Record, panel: Floats) -> None:
    """Write all tables and arrays, each whole or not at all."""
    write_table(folder / "daily.parquet", daily_columns(record))
    network = run.list_ties()
    write_table(folder / "people.parquet", people_columns(run, record, network))
    write_table(folder / "ties.parquet", tie_columns(network))
    write_states(folder / "states.zarr", record, panel)


def write_table(file: Path, columns: dict[str, Any], about: Mapping[bytes, str] | None = None) -> None:
    """Write one parquet file under another name, then give it its own; `about` is kept beside the columns."""
    table, part = pa.table(columns, metadata=about), file.with_suffix(".part")
    words = [name for name in table.column_names if pa.types.is_string(table[name].type)]
    numbers = [name for name in table.column_names if pa.types.is_floating(table[name].type)]
    pq.write_table(table, part, compression="zstd", use_dictionary=words, use_byte_stream_split=numbers)
    part.replace(file)


def daily_columns(record: Record) -> dict[str, Any]:
    """One row a day: shares, means, standard deviations, and quantiles of the quantities shown."""
    columns: dict[str, Any] = {"day": np.arange(1, record.day + 1, dtype=np.int32)}
    for place, name in enumerate(SHARES):
        columns[f"{name}_share"] = record.shares[: record.day, place]
    columns["new_ties"] = record.new_ties[: record.day]
    for place, name in enumerate(State._fields):
        columns[f"{name}_mean"] = record.mean[: record.day, place]
        columns[f"{name}_sd"] = record.spread[: record.day, place]
    for place, name in enumerate(SHOWN):
        for rank, level in enumerate(LEVELS):
            columns[f"{name}_q{round(level * 100)}"] = record.quantiles[: record.day, place, rank]
    return columns


def people_columns(run: Run, record: Record, network: Network) -> dict[str, Any]:
    """One row a person: who they are, how they are at the end, whether they had an episode within a year."""
    people = run.people
    columns: dict[str, Any] = {
        "person": np.arange(people.count),
        "age": people.age,
        "sex": SEX[people.sex],
        "household": people.household,
        "liability": people.liability,
        "inhibition": people.inhibition,
    }
    columns |= {f"trait_{name}": people.trait(name) for name in Traits._fields}
    columns |= {name: run.state[place] for place, name in enumerate(State._fields)}
    for place, layer in enumerate(LAYERS):
        columns[f"ties_{layer}"] = np.bincount(network.ends[:, network.layer == place].ravel(), minlength=people.count)
    columns |= {f"{name}_episode": record.had_episode(name, YEAR) for name in EPISODE_DAYS}
    return columns


def tie_columns(network: Network) -> dict[str, Any]:
    """One row a tie."""
    columns: dict[str, Any] = {
        "one": network.ends[0],
        "other": network.ends[1],
        "layer": np.array(LAYERS)[network.layer],
    }
    ties = network.ties
    return columns | {name: ties[place] for place, name in enumerate(Tie._fields)}


def write_states(folder: Path, record: Record, panel: Floats) -> None:
    """Daily figures as arrays (day, ...), and the panel as one array (day, person) a quantity."""
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    group: Any = zarr.open_group(part, mode="w")
    group.attrs.update({"quantities": list(State._fields), "shown": list(SHOWN), "levels": list(LEVELS)})
    arrays: dict[str, Any] = {
        "day": np.arange(1, record.day + 1),
        "mean": record.mean,
        "sd": record.spread,
        "quantiles": record.quantiles,
    }
    for name, array in arrays.items():
        keep_array(group, name, array[: record.day])
    if record.panel.size:
        below = group.create_group("panel")
        keep_array(below, "person", record.panel)
        for place, name in enumerate(State._fields):
            keep_array(below, name, np.ascontiguousarray(panel[:, place]))
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)


def keep_array(group: Any, name: str, array: Any) -> None:
    """One array, packed."""
    codec = BloscCodec(cname="zstd", clevel=3, shuffle=BloscShuffle.bitshuffle)
    group.create_array(name, data=np.ascontiguousarray(array), compressors=codec)
