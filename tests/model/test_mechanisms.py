"""Every mechanism keeps its quantity in range, for any numbers in their stated ranges."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nearer.model.evidence import mechanism_numbers
from nearer.model.parameters import Parameters, parameter_names
from tests.model.kinds import RANGES, bounds, call, mechanism_functions, written_kinds

FUNCTIONS = mechanism_functions()
ALLOWED = {
    "Share": (0.0, 1.0),
    "Signed": (-1.0, 1.0),
    "Level": (0.0, None),
    "PerDay": (0.0, None),
    "Count": (0.0, None),
}


@pytest.mark.parametrize(("group", "function"), FUNCTIONS, ids=[f"{g}.{f.__name__}" for g, f in FUNCTIONS])
@settings(derandomize=True, max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_it_stays_in_range_by_form(group: str, function: Callable[..., float], data: st.DataObject) -> None:
    kinds = written_kinds(function)
    if kinds["return"] not in ALLOWED:
        assert kinds["return"] in RANGES
    given_values = {}
    for name, kind in kinds.items():
        if name not in ("p", "return"):
            low, high = bounds(name, kind)
            drawn = data.draw(st.floats(low, high), label=name)
            given_values[name] = float(round(drawn)) if kind == "Count" else drawn
    numbers = mechanism_numbers(group)
    if "practised" in given_values and "accepted" in given_values:
        given_values["practised"] = min(given_values["practised"], given_values["accepted"])
    params = Parameters.__annotations__[group](
        **{n: data.draw(st.floats(v.low, v.high), label=n) for n, v in numbers.items()}
    )
    result = call(function, group, given_values, params)
    lowest, highest = ALLOWED.get(kinds["return"], (None, None))
    assert result == result, "not a number"
    assert lowest is None or result >= lowest - 1e-9
    assert highest is None or result <= highest + 1e-9


def test_every_number_has_its_evidence() -> None:
    for name in parameter_names():
        group, _, field = name.partition(".")
        number = mechanism_numbers(group)[field]
        assert number.grade in "ABCD"
        assert all((number.source, number.why, number.unit))
        assert number.grade == "D" or not number.source.startswith("Assumed"), f"{name}: assumed is grade D"


@pytest.mark.parametrize("group", sorted({g for g, _ in FUNCTIONS}))
def test_a_mechanism_fits_on_two_pages_and_states_its_equation(group: str) -> None:
    import importlib

    module = importlib.import_module(f"nearer.model.mechanisms.{group}")
    assert module.__doc__ is not None
    assert module.__file__ is not None
    assert f"{group}.toml" in module.__doc__
    assert "    " in module.__doc__, "the equation stands indented in the docstring"
    with open(module.__file__, encoding="utf-8") as source:
        assert len(source.readlines()) <= 130
