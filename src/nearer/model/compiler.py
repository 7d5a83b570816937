"""The kernel builder: turns plain equations into compiled ones, without a second copy of any equation.

It takes the source of plain Python modules, turns every number literal of an equation into a 32-bit one (in Numba
`1 - float32` would be 64-bit), unrolls the column readers, writes one module into the cache folder under the hash of
all of it, and imports that. The equations stay readable and testable as they are; a changed equation is a new kernel.
"""

import ast
import hashlib
import importlib.util
import inspect
import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import numba
import platformdirs

from nearer.model import columns, company, forms, noise, rest, state, step
from nearer.model.parameters import Parameters

EQUATIONS = "nearer.model.mechanisms."
HEADER = """import numpy as np
from math import cos, exp, log, pi, sqrt, tanh
from numba import float32 as f32, njit
"""


class Single(ast.NodeTransformer):
    """Make every number literal 32-bit and drop annotations and docstrings."""

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        """Wrap a number."""
        if isinstance(node.value, int | float) and not isinstance(node.value, bool):
            return ast.Call(ast.Name("f32", ast.Load()), [node], [])
        return node


def strip(function: ast.FunctionDef) -> ast.FunctionDef:
    """Drop annotations and the docstring of a function."""
    function.returns = None
    for argument in function.args.args:
        argument.annotation = None
    if ast.get_docstring(function) is not None:
        function.body = function.body[1:]
    return function


def function_sources(module: ModuleType, single: bool) -> Iterable[str]:
    """The compiled form of every function of a module."""
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.FunctionDef):
            plain = strip(node)
            made = Single().visit(plain) if single else plain
            yield "@njit(nogil=True, cache=True, error_model='numpy')\n" + ast.unparse(ast.fix_missing_locations(made))


def column_sources() -> Iterable[str]:
    """The column readers, unrolled field by field."""
    for name in ("State", "Traits", "Help", "Side"):
        fields = getattr(state, name)._fields
        reads = ", ".join(f"columns[{k}, i]" for k in range(len(fields)))
        yield f"@njit(nogil=True, cache=True)\ndef load_{name.lower()}(columns, i):\n    return {name}({reads})"
    for name in ("State", "Side"):
        writes = "\n".join(f"    columns[{k}, i] = value.{f}" for k, f in enumerate(getattr(state, name)._fields))
        yield f"@njit(nogil=True, cache=True)\ndef store_{name.lower()}(columns, i, value):\n{writes}"


def assignments(module: ModuleType) -> Iterable[str]:
    """Module constants in capitals."""
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.isupper():
            yield ast.unparse(node)


def mechanism_modules() -> list[ModuleType]:
    """Every mechanism the step uses, in the order of the parameters."""
    return [sys.modules[EQUATIONS + group] for group in Parameters._fields]


@cache
def write_source(loops: tuple[ModuleType, ...]) -> str:
    """The text of the compiled module: forms, mechanisms, step, then the loops of the room that asks."""
    names = sorted(n for n, v in vars(state).items() if isinstance(v, type) and hasattr(v, "_fields"))
    parts = [HEADER, f"from nearer.model.state import {', '.join(names)}"]
    for module in [forms, *mechanism_modules(), company, step, rest]:
        parts += function_sources(module, single=True)
    parts += [*assignments(noise), *function_sources(noise, single=False), *column_sources()]
    for module in loops:
        parts += [*assignments(module), *function_sources(module, single=False)]
    return "\n\n\n".join(parts) + "\n"


def cache_folder() -> Path:
    """Where compiled kernels are kept: NEARER_CACHE or the platform's usual place."""
    return Path(os.environ.get("NEARER_CACHE") or platformdirs.user_cache_dir("nearer"))


def compile_kernel(*loops: ModuleType) -> Any:
    """Compile the step together with these loop modules; returns the module with the compiled functions."""
    text = write_source(loops)
    digest = hashlib.sha256((text + numba.__version__).encode()).hexdigest()[:16]
    name = f"nearer_kernel_{digest}"
    if name in sys.modules:
        return sys.modules[name]
    path = cache_folder() / "kernels" / digest / f"{name}.py"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}.part")
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"The compiled kernel at {path} cannot be read. Delete the folder and start again.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def as_float32(p: Parameters) -> Parameters:
    """The same numbers, 32-bit, as the compiled step takes them."""
    import numpy as np

    def single(group: Any) -> Any:
        return type(group)(*(np.float32(value) for value in group))

    groups: Any = (single(group) for group in p)
    return Parameters(*groups)


__all__ = ["as_float32", "columns", "compile_kernel"]
