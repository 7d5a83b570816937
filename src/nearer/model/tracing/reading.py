"""Reading equations: the same text as Python runs, with its choices written so that symbols can pass through.

`a if test else b` becomes a choice between two values that are both worked out, `and` and `or` likewise, and an early
return is a choice made at the end. Nothing else is changed, and whatever an equation calls is read in the same way.
"""

import ast
import inspect
import math
import textwrap
from collections.abc import Callable
from functools import cache
from types import FunctionType
from typing import Any

from nearer.model import noise
from nearer.model.tracing import elementary
from nearer.model.tracing.symbols import both, either, select

ELEMENTARY: dict[Any, Callable[..., Any]] = {
    math.exp: elementary.exp,
    math.log: elementary.log,
    math.tanh: elementary.tanh,
    math.sqrt: elementary.sqrt,
    math.cos: elementary.cos,
    noise.single: elementary.single,
    noise.as_word: lambda number: number,
}


class TracingError(TypeError):
    """An equation cannot be read."""


class Choices(ast.NodeTransformer):
    """Write choices as calls that take symbols."""

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        """`a if test else b`."""
        self.generic_visit(node)
        return call("select", node.test, node.body, node.orelse)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        """`a and b`, `a or b`."""
        self.generic_visit(node)
        made, name = node.values[0], "both" if isinstance(node.op, ast.And) else "either"
        for value in node.values[1:]:
            made = call(name, made, value)
        return made

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Drop annotations, and turn early returns into a choice at the end."""
        node.returns, node.decorator_list = None, []
        for argument in node.args.args:
            argument.annotation = None
        self.generic_visit(node)
        node.body = settle_returns(node.body, node.name)
        return node


def call(name: str, *values: ast.expr) -> ast.expr:
    """A call of one of our own functions."""
    return ast.Call(ast.Name(name, ast.Load()), list(values), [])


def settle_returns(body: list[ast.stmt], name: str) -> list[ast.stmt]:
    """The statements of a function whose only return stands at the end."""
    early: list[tuple[ast.expr, ast.expr]] = []
    kept: list[ast.stmt] = []
    for statement in body:
        if isinstance(statement, ast.If):
            inner = statement.body[0]
            if statement.orelse or len(statement.body) != 1 or not isinstance(inner, ast.Return) or not inner.value:
                raise TracingError(f"{name} branches. Write `a if test else b`, or `if test: return a`.")
            early.append((statement.test, inner.value))
        else:
            kept.append(statement)
    last = kept[-1]
    if early and isinstance(last, ast.Return) and last.value is not None:
        for test, value in reversed(early):
            last.value = call("select", test, value, last.value)
    return kept


@cache
def read_equation(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same function for symbols."""
    if function in ELEMENTARY:
        return ELEMENTARY[function]
    if not isinstance(function, FunctionType):
        return function
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    text = compile(ast.fix_missing_locations(Choices().visit(tree)), f"<{function.__name__} for symbols>", "exec")
    names: dict[str, Any] = {name: read_name(value) for name, value in function.__globals__.items()}
    names |= {"select": select, "both": both, "either": either}
    exec(text, names)
    read: Callable[..., Any] = names[function.__name__]
    return read


def read_name(value: Any) -> Any:
    """What a name in an equation stands for: functions are read when they are called."""
    try:
        if value in ELEMENTARY:
            return ELEMENTARY[value]
    except TypeError:  # Not every value can be looked up.
        return value
    if isinstance(value, FunctionType):
        return lambda *args, **named: read_equation(value)(*args, **named)
    return value
