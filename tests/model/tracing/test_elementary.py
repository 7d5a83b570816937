"""Our own exp, log, tanh and cos are right to what 32 bits hold, and are the same bits in NumPy and in lanes."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from nearer.model.tracing import elementary
from nearer.model.tracing.passes import Pass
from nearer.model.tracing.settling import work_out
from nearer.model.tracing.symbols import Trace

# What the room promises: 2.4e-7 of the value, or of 1 where the value passes through 0.
PROMISED = 2.4e-7


def run_plainly(function: Callable[[Any], Any], x: np.ndarray) -> np.ndarray:
    """A function of symbols, worked out in 32 bits by NumPy."""
    trace = Trace()
    out = function(trace.input("x", 0))
    made = Pass("one", trace, (("x", out),))
    x32 = x.astype(np.float32)

    def single(value: Any) -> Any:
        return np.float32(value) if isinstance(value, float) else value

    for place, node in enumerate(trace.nodes):
        trace.nodes[place] = node._replace(args=tuple(single(arg) for arg in node.args))
    return np.asarray(work_out(made, [out], lambda _: x32)[0])


@pytest.mark.parametrize(
    ("function", "exact", "low", "high"),
    [(elementary.exp, np.exp, -80.0, 80.0), (elementary.log, np.log, 1e-30, 1e3), (elementary.log, np.log, 1e-6, 0.9)],
)
def test_exp_and_log_are_right_to_what_is_promised(
    function: Callable[[Any], Any], exact: Callable[[Any], Any], low: float, high: float
) -> None:
    x = np.linspace(low, high, 200_000).astype(np.float32)
    x = x[x != 1]
    wanted = exact(x.astype(float))
    assert np.max(np.abs(run_plainly(function, x) / wanted - 1)) < PROMISED


@pytest.mark.parametrize(
    ("function", "exact", "limit"), [(elementary.tanh, np.tanh, 9.0), (elementary.cos, np.cos, 7.0)]
)
def test_tanh_and_cos_are_right_to_what_is_promised(
    function: Callable[[Any], Any], exact: Callable[[Any], Any], limit: float
) -> None:
    x = np.linspace(-limit, limit, 200_001).astype(np.float32)
    assert np.max(np.abs(run_plainly(function, x) - exact(x.astype(float)))) < PROMISED


def test_exp_and_log_never_leave_the_numbers() -> None:
    extreme = np.array([-1e30, -200.0, 0.0, 200.0, 1e30], dtype=np.float32)
    assert np.isfinite(run_plainly(elementary.exp, extreme)).all()
    assert np.isfinite(run_plainly(elementary.log, np.abs(extreme))).all()


def test_plain_numbers_go_to_the_library() -> None:
    assert elementary.exp(1.0) == np.exp(1.0)
    assert elementary.log(2.0) == np.log(2.0)
