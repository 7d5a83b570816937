"""Numbers that fit each kind of quantity, for tests that call every mechanism."""

import inspect
from collections.abc import Callable
from functools import cache
from typing import Any

from nearer.model.mechanisms import contact
from nearer.model.parameters import Parameters, load_parameters
from nearer.model.state import State, Traits

RANGES: dict[str, tuple[float, float]] = {
    "Share": (0.0, 1.0),
    "Signed": (-1.0, 1.0),
    "Level": (0.05, 4.0),
    "Count": (0.0, 6.0),
    "PerDay": (0.0, 3.0),
    "Days": (0.125, 1.0),
    "Weight": (-0.6, 0.6),
    "Luck": (0.0001, 0.9999),
    "Normal": (-4.0, 4.0),
    "float": (-3.0, 6.0),
}
NEVER_ZERO = {"set_point", "cortisol", "pituitary", "adrenal"}


def kind_of(annotation: str) -> str:
    """The kind as the source writes it."""
    return annotation.rpartition(".")[2]


def mechanism_functions() -> list[tuple[str, Callable[..., float]]]:
    """Every public function of every mechanism, as (mechanism, function)."""
    found = []
    for group, params in Parameters.__annotations__.items():
        module = inspect.getmodule(params)
        assert module is not None
        for function in vars(module).values():
            if inspect.isfunction(function) and function.__module__ == module.__name__:
                found.append((group, function))
    assert any(function is contact.feel_contact for _, function in found)
    return found


@cache
def written_kinds(function: Callable[..., float]) -> dict[str, str]:
    """Argument names and kinds as written in the source, the result under 'return'."""
    import ast
    import textwrap

    node = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(node, ast.FunctionDef)
    assert node.returns is not None
    kinds = {argument.arg: ast.unparse(argument.annotation) for argument in node.args.args if argument.annotation}
    return kinds | {"return": ast.unparse(node.returns)}


def bounds(name: str, kind: str) -> tuple[float, float]:
    """Lowest and highest sensible value of an argument."""
    low, high = RANGES[kind]
    return (0.05 if name in NEVER_ZERO else low, high)


def typical(name: str, kind: str) -> float:
    """A usual value, from the test cast where the cast has one."""
    from tests.people import AVERAGE, rested

    if name in Traits._fields:
        return float(getattr(AVERAGE, name))
    if name in State._fields:
        return float(getattr(rested(), name)) or 0.1
    low, high = bounds(name, kind)
    special = {
        "dt": 1.0,
        "fading": 240.0,
        "declined": 1.0,
        "accepted": 1.0,
        "rejected": 1.0,
        "luck": 0.5,
        "gap": 0.4,
        "surprised": 0.0,
    }
    return special.get(name, (low + high) / 4 if kind != "float" else 0.2)


def call(function: Callable[..., float], group: str, given: dict[str, float], params: Any = None) -> float:
    """Call a mechanism function with typical values except the given ones."""
    values: dict[str, Any] = {}
    for name, kind in written_kinds(function).items():
        if name == "p":
            values[name] = params or getattr(load_parameters(), group)
        elif name != "return":
            values[name] = given.get(name, typical(name, kind))
    return float(function(**values))


__all__ = ["RANGES", "bounds", "call", "mechanism_functions", "written_kinds"]
