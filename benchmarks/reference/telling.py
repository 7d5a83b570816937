"""The same text for another library: equations with its own exp, tanh and choice in place of Python's."""

import ast
import inspect
from collections.abc import Callable, Mapping
from types import ModuleType, SimpleNamespace
from typing import Any

from benchmarks.reference import chance, mechanisms

from nearer.model import noise


class Choice(ast.NodeTransformer):
    """`a if test else b` becomes `where(test, a, b)`, and a number `single(number)`, where there are such names."""

    def __init__(self, names: Mapping[str, Any]) -> None:
        self.choice, self.single = "where" in names, "single" in names

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        """Write a number as one of 32 bits."""
        is_number = self.single and isinstance(node.value, int | float)
        return ast.Call(ast.Name("single", ast.Load()), [node], []) if is_number else node

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        """Write a choice as a call."""
        self.generic_visit(node)
        if not self.choice:
            return node
        return ast.Call(ast.Name("where", ast.Load()), [node.test, node.body, node.orelse], [])


def tell(
    names: Mapping[str, Any],
    modules: tuple[ModuleType, ...] = (noise, chance, mechanisms),
    wrap: Callable[[Any], Any] = lambda function: function,
) -> SimpleNamespace:
    """The functions of some modules with these names put in; `wrap` sees each function before others call it.

    Choices become calls of `where`, and numbers of `single`, when those are among the names.
    """
    told: dict[str, Any] = {}
    for module in modules:
        told |= {name: value for name, value in vars(module).items() if name not in told}
    own = [f for module in modules for f in ast.parse(inspect.getsource(module)).body if isinstance(f, ast.FunctionDef)]
    told |= names
    for function in own:
        text = Choice(names).visit(function)
        text.returns, text.decorator_list = None, []
        for argument in text.args.args:
            argument.annotation = None
        made = ast.fix_missing_locations(ast.Module([text], []))
        exec(compile(made, f"<{function.name}>", "exec"), told)
        told[function.name] = wrap(told[function.name])
    return SimpleNamespace(**{function.name: told[function.name] for function in own})
