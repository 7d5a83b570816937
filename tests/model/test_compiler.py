"""Compiled loops draw the same luck as plain ones, and stand on disk under a hash of their text."""

from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from nearer.model.compiler import as_float32, compile_kernel, write_loops
from nearer.model.noise import draw_shocks, draw_tie_luck
from nearer.model.parameters import load_parameters
from nearer.population import loops


def test_the_same_luck_falls_in_plain_and_compiled_code() -> None:
    compiled = compile_kernel(loops)
    plain, fast = draw_shocks(np.uint64(5), 3, 40), compiled.draw_shocks(np.uint64(5), 3, 40)
    assert [float(x) for x in fast] == pytest.approx([float(x) for x in plain], abs=1e-5)
    assert tuple(compiled.draw_tie_luck(np.uint64(5), 3, 8, 40)) == tuple(draw_tie_luck(np.uint64(5), 3, 8, 40))


def test_other_loops_are_another_text_and_the_same_ones_the_same(tmp_path: Path) -> None:
    assert write_loops(loops) == write_loops(loops)
    assert "def pair_near" in write_loops(loops)
    empty = ModuleType("empty")
    file = tmp_path / "empty.py"
    file.write_text("LIMIT = 3\n")
    empty.__file__ = str(file)
    assert "LIMIT = 3" in write_loops(empty)
    assert "def pair_near" not in write_loops(empty)


def test_compiled_loops_are_kept_where_the_cache_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setenv("NEARER_CACHE", str(tmp_path))
    name = compile_kernel(loops).__name__
    monkeypatch.delitem(sys.modules, name)
    again = compile_kernel(loops)
    assert again.__name__ == name
    assert (tmp_path / "kernels" / name.removeprefix("nearer_kernel_") / f"{name}.py").exists()


def test_single_numbers_are_the_models_own_rounded_once() -> None:
    p, wide = as_float32(load_parameters()), load_parameters()
    assert isinstance(p.avoidance.gain, np.float32)
    assert p.avoidance.gain == np.float32(wide.avoidance.gain)
