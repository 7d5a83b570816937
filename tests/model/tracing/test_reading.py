"""Reading equations: choices, early returns and calls come out as plain Python has them, for every way through."""

from math import exp
from typing import Any

import numpy as np
import pytest

from nearer.model import forms
from nearer.model.tracing.passes import Pass
from nearer.model.tracing.reading import TracingError, read_equation
from nearer.model.tracing.settling import work_out
from nearer.model.tracing.symbols import LANE, SAME, Trace


def choose(x: float, y: float) -> float:
    """Two tests, an early return and a choice."""
    if x > 2:
        return 10 * y
    count = 0 * x
    count += 1 if x > 0 and y > 0 else 0
    return count + (y if x < -1 or y < -1 else exp(x))


def branch(x: float) -> float:
    """A branch that symbols cannot take."""
    if x > 0:
        y = x + 1
        return y * y
    return x


def through_symbols(function: Any, *columns: np.ndarray) -> np.ndarray:
    """A function, read for symbols and worked out for columns of numbers."""
    trace = Trace()
    out = read_equation(function)(*(trace.input("x", place) for place in range(len(columns))))
    made = Pass("one", trace, (("x", out),))
    return np.asarray(work_out(made, [out], lambda node: columns[node.args[1]])[0])


def test_choices_come_out_as_plain_python_has_them() -> None:
    x, y = (a.ravel() for a in np.meshgrid(np.linspace(-3, 3, 13), np.linspace(-2, 2, 9)))
    plain = [choose(float(a), float(b)) for a, b in zip(x, y, strict=True)]
    assert through_symbols(choose, x, y) == pytest.approx(plain, rel=3e-7)


@pytest.mark.parametrize("count", [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
def test_counts_fall_as_plain_python_lets_them(count: float) -> None:
    chance, luck = (a.ravel() for a in np.meshgrid(np.linspace(0.01, 0.95, 23), np.linspace(0.003, 0.997, 41)))
    plain = [forms.draw_part(count, float(a), float(b)) for a, b in zip(chance, luck, strict=True)]
    assert np.array_equal(through_symbols(forms.draw_part, np.full(chance.size, count), chance, luck), plain)
    plain = [forms.draw_count(float(a), float(b)) for a, b in zip(chance, luck, strict=True)]
    assert np.array_equal(through_symbols(forms.draw_count, chance, luck), plain)


def test_a_branch_that_symbols_cannot_take_is_refused_by_name() -> None:
    with pytest.raises(TracingError, match="branch branches"):
        read_equation(branch)


def test_a_symbol_is_never_asked_for_yes_or_no() -> None:
    with pytest.raises(TypeError, match="yes or no"):
        bool(Trace().input("x", 0) > 1)


def test_what_is_the_same_for_everybody_is_told_apart() -> None:
    trace = Trace()
    rate, x = trace.input("numbers", ("a", "b"), reach=SAME), trace.input("state", 0)
    relaxed = read_equation(forms.relax)(x, 0.5, rate, 1.0)
    assert relaxed.node.reach == LANE
    assert all(node.op != "exp" or node.reach == SAME for node in trace.nodes)
    assert sum(node.op == "exp" for node in trace.nodes) == 1


def test_the_same_thing_is_never_done_twice() -> None:
    trace = Trace()
    x = trace.input("state", 0)
    assert ((x + 1) * 2).place == ((x + 1) * 2).place
    assert (x + 1).place != (x + 1.0).place
