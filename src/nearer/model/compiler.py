"""The compiler: plain loops, with the chance they need, become compiled ones, kept on disk under a hash of their text.

The loops stay readable and testable as plain Python; a changed loop is a new kernel. Equations come in another way, as
calls that stand for whole passes (`nearer.model.tracing`).
"""

import ast
import hashlib
import importlib.util
import inspect
import os
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import numba
import numpy as np
import platformdirs

from nearer.model import noise
from nearer.model.parameters import Parameters

HEADER = """import numpy as np
from math import cos, exp, log, pi, sqrt, tanh
from numba import njit
from nearer.model.state import Shocks, TieLuck
"""
DECORATOR = "@njit(nogil=True, cache=True, error_model='numpy')\n"


def strip(function: ast.FunctionDef) -> ast.FunctionDef:
    """Drop annotations and the docstring of a function."""
    function.returns = None
    for argument in function.args.args:
        argument.annotation = None
    if ast.get_docstring(function) is not None:
        function.body = function.body[1:]
    return function


def function_sources(module: ModuleType) -> Iterable[str]:
    """The compiled form of every function of a module; what others call stands before them."""
    found = [node for node in ast.parse(inspect.getsource(module)).body if isinstance(node, ast.FunctionDef)]
    for node in found:
        yield DECORATOR + ast.unparse(ast.fix_missing_locations(strip(node)))


def assignments(module: ModuleType) -> Iterable[str]:
    """Module constants in capitals."""
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.isupper():
            yield ast.unparse(node)


@cache
def write_loops(*loops: ModuleType) -> str:
    """The text of the compiled module: chance, then the loops of the room that asks."""
    parts = [HEADER]
    for module in (noise, *loops):
        parts += [*assignments(module), *function_sources(module)]
    return "\n\n\n".join(parts) + "\n"


def cache_folder() -> Path:
    """Where compiled kernels are kept: NEARER_CACHE or the platform's usual place."""
    return Path(os.environ.get("NEARER_CACHE") or platformdirs.user_cache_dir("nearer"))


def compile_kernel(*loops: ModuleType) -> Any:
    """Compile these loops together; returns the module with the compiled functions."""
    return compile_text(write_loops(*loops), {})


def digest_of(text: str) -> str:
    """The hash under which a compiled text is kept."""
    return hashlib.sha256((text + numba.__version__).encode()).hexdigest()[:16]


def compile_text(text: str, names: Mapping[str, Any]) -> Any:
    """Compile a text of loops in which these names stand for something; returns the module."""
    digest = digest_of(text)
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
    vars(module).update(names)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def as_float32(p: Parameters) -> Parameters:
    """The same numbers, 32-bit."""

    def single(group: Any) -> Any:
        return type(group)(*(np.float32(value) for value in group))

    groups: Any = (single(group) for group in p)
    return Parameters(*groups)
