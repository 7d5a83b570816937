"""Does an engine do what the oracle does? `python -m benchmarks.peers.agreeing MODULE PEOPLE DAYS` says how far off.

With the luck of the oracle, the largest difference of any number; with its own luck, the largest difference of a mean,
in standard errors of the difference of two such means.
"""

import importlib
import json
import sys
from typing import Any

import numpy as np
from benchmarks.peers import numpy_arrays
from benchmarks.reference.world import World, make_world


def draw_like_the_oracle(world: World) -> Any:
    """The oracle's luck, step by step."""

    def luck(step: int) -> Any:
        oracle = numpy_arrays.Engine(world)
        oracle.step = step
        return np.stack(oracle.draw())

    return luck


def compare(module: str, people: int, days: int) -> dict[str, float]:
    """How far an engine is from the oracle."""
    kind, world = importlib.import_module(module).Engine, make_world(people)
    oracle, shared, own = (
        numpy_arrays.Engine(world, kind=np.float64),
        kind(world, draw_like_the_oracle(world)),
        kind(world),
    )
    for engine in (oracle, shared, own):
        engine.run(days)
    expected, found = oracle.state(), own.state()
    error = np.sqrt((expected.var(axis=1) + found.var(axis=1)) / people)
    apart = np.abs(shared.state() - expected).max(axis=0)
    return {
        "off": int((apart > 64 * 2.0**-24).sum()),
        "mean_in_errors": float((np.abs(expected.mean(axis=1) - found.mean(axis=1)) / error).max()),
        "moved": float(np.abs(found - world.state).mean()),
    }


if __name__ == "__main__":
    print("@" + json.dumps(compare(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))))
