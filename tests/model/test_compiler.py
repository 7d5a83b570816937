"""The compiled step is the plain step, 32-bit throughout."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nearer.model.company import add_others, face_people
from nearer.model.compiler import as_float32, compile_kernel
from nearer.model.noise import draw_shocks
from nearer.model.state import NO_HELP, Encounters, Help, Shocks, State, Traits
from nearer.model.step import step_person
from nearer.population import kernel
from tests.people import AVERAGE, GOOD_DAY, SENSITIVE, numbers, rested


@pytest.fixture(scope="module")
def compiled() -> Any:
    return compile_kernel(kernel)


def single(values: Any) -> Any:
    """The same tuple, 32-bit."""
    return type(values)(*(np.float32(value) for value in values))


def test_the_compiled_step_agrees_with_the_plain_one_on_every_state(compiled: Any) -> None:
    p, plain_p = as_float32(numbers()), numbers()
    plain, fast = rested(SENSITIVE), single(rested(SENSITIVE))
    seed = np.uint64(11)
    for day in range(60):
        shocks = draw_shocks(seed, 1, day)
        given = NO_HELP._replace(small_steps=0.5, step_size=0.3, supportive=0.2)
        for_plain = (plain, SENSITIVE, given, Shocks(*map(float, shocks)))
        one = face_people(*for_plain, plain_p, 1.0)
        met = add_others(GOOD_DAY, plain, SENSITIVE, given, one, for_plain[3], plain_p, 1.0)
        plain = step_person(plain, SENSITIVE, met, given, for_plain[3], plain_p, 1.0)
        for_fast = (fast, single(SENSITIVE), single(given), single(shocks))
        one = compiled.face_people(*for_fast, p, np.float32(1))
        met = compiled.add_others(single(GOOD_DAY), *for_fast[:3], single(one), for_fast[3], p, np.float32(1))
        fast = single(compiled.step_person(*for_fast[:2], single(met), *for_fast[2:], p, np.float32(1)))
    # 32-bit arithmetic carries 7 digits; sixty steps through the loops keep four of them.
    for name in State._fields:
        assert getattr(fast, name) == pytest.approx(getattr(plain, name), rel=1e-3, abs=1e-4), name


def test_the_same_luck_falls_in_plain_and_compiled_code(compiled: Any) -> None:
    plain = draw_shocks(np.uint64(5), 3, 40)
    fast = compiled.draw_shocks(np.uint64(5), 3, 40)
    assert [float(x) for x in fast] == pytest.approx([float(x) for x in plain], abs=1e-5)


def test_no_number_in_the_compiled_step_is_64_bit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setenv("NEARER_CACHE", str(tmp_path))
    kept = {name: module for name, module in sys.modules.items() if name.startswith("nearer_kernel_")}
    for name in kept:
        monkeypatch.delitem(sys.modules, name)
    fresh = compile_kernel(kernel)
    p = as_float32(numbers())
    empty = single(Encounters(*[0.0] * len(Encounters._fields)))
    given: Help = single(NO_HELP)
    traits: Traits = single(AVERAGE)
    shocks = single(Shocks(*[0.5] * len(Shocks._fields)))
    fresh.step_person(single(rested()), traits, empty, given, shocks, p, np.float32(1))
    wide = []
    for name in dir(fresh):
        for overload in getattr(getattr(fresh, name), "overloads", {}).values():
            kinds = overload.type_annotation.typemap.items()
            wide += [
                f"{name}: {variable}" for variable, kind in kinds if "float64" in str(kind) and "$const" not in variable
            ]
    assert wide == []
    assert fresh.step_person.overloads
    monkeypatch.undo()
    sys.modules.update(kept)
