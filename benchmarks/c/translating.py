"""Translating: the text of plain equations, function by function, as C that a compiler can inline and vectorise.

Records (NamedTuple) become structs, numbers `float`, words of chance 32-bit whole numbers. What an equation may hold is
little: assignments, choices `a if test else b`, early returns, calls, and one return at the end.
"""

import ast
import inspect
import math
import textwrap
import typing
from collections.abc import Callable
from types import FunctionType
from typing import Any

import numpy as np

from nearer.model import noise

FLOAT, WORD, SEED, TRUTH = "float", "uint32_t", "uint64_t", "int"
OPERATORS = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.RShift: ">>",
    ast.LShift: "<<",
    ast.BitAnd: "&",
    ast.BitOr: "|",
    ast.BitXor: "^",
    ast.Gt: ">",
    ast.Lt: "<",
    ast.GtE: ">=",
    ast.LtE: "<=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
MATHS = {math.exp: "expf", math.tanh: "tanhf", math.log: "logf", math.sqrt: "sqrtf", math.cos: "cosf"}


class TranslationError(TypeError):
    """An equation holds something that is not translated."""


class Translator:
    """Collects structs and functions in the order C wants them."""

    def __init__(self) -> None:
        self.structs: dict[Any, str] = {}
        self.functions: dict[Any, tuple[str, list[Any], list[str], Any]] = {}
        self.lines: list[str] = []

    def kind(self, kind: Any) -> str:
        """The C name of a type; a record's struct is written when it is first met."""
        if isinstance(kind, str):
            return kind
        if kind not in self.structs:
            self.structs[kind] = self.write_struct(kind)
        return self.structs[kind]

    def write_struct(self, kind: Any) -> str:
        """A struct for a record, or for a tuple of values."""
        if isinstance(kind, tuple):
            name, fields = f"tuple_{len(self.structs)}", [(f"v{k}", part) for k, part in enumerate(kind)]
        else:
            name, fields = f"{kind.__module__.rpartition('.')[2]}_{kind.__name__}", list(field_kinds(kind).items())
        parts = "".join(f" {self.kind(part)} {field};" for field, part in fields)
        self.lines.append(f"typedef struct {{{parts or ' char nothing;'} }} {name};")
        return name

    def function(self, function: Callable[..., Any]) -> tuple[str, list[Any], list[str], Any]:
        """A function's C name, kinds and names of its arguments, and kind of result; written when first met."""
        if function is noise.philox:
            words = (WORD,) * 4
            self.kind(words)
            return "philox", [WORD] * 6, [], words
        if function not in self.functions:
            self.functions[function] = Writer(self, function).write()
        return self.functions[function]


def field_kinds(record: Any) -> dict[str, Any]:
    """The kinds of a record's fields."""
    hints = typing.get_type_hints(record)
    return {name: hints[name] if hasattr(hints[name], "_fields") else FLOAT for name in record._fields}


def kind_of_argument(name: str, hint: Any) -> Any:
    """What an argument is: a record, a number, or a word of chance."""
    if hasattr(hint, "_fields"):
        return hint
    if hint is Any:
        return SEED if name == "seed" else WORD
    return () if typing.get_origin(hint) is tuple else FLOAT


class Writer:
    """Writes one function."""

    def __init__(self, home: Translator, function: Callable[..., Any]) -> None:
        assert isinstance(function, FunctionType)
        self.home, self.function, self.names = home, function, function.__globals__
        node = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
        assert isinstance(node, ast.FunctionDef)
        hints = typing.get_type_hints(function)
        self.node = node
        self.known = {a.arg: kind_of_argument(a.arg, hints.get(a.arg, Any)) for a in node.args.args}
        self.arguments, self.early = dict(self.known), list[tuple[str, str]]()
        self.body: list[str] = []

    def write(self) -> tuple[str, list[Any], list[str], Any]:
        """Write the function after all it calls."""
        result: Any = FLOAT
        for statement in self.node.body:
            made = self.statement(statement)
            result = result if made is None else made
        name = f"{self.function.__module__.rpartition('.')[2]}_{self.function.__name__}"
        arguments = ", ".join(f"{self.home.kind(kind)} {name_in_c(arg)}" for arg, kind in self.arguments.items())
        head = f"static inline __attribute__((always_inline)) {self.home.kind(result)} {name}({arguments})"
        self.home.lines.append("\n".join([f"{head} {{", *(f"    {line}" for line in self.body), "}"]))
        return name, list(self.arguments.values()), list(self.arguments), result

    def statement(self, node: ast.stmt) -> Any:
        """One statement; gives the kind of result when it is a return."""
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return None
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            return self.assign(node.targets[0], node.value)
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            return self.assign(node.target, ast.BinOp(node.target, node.op, node.value))
        if isinstance(node, ast.If) and not node.orelse and isinstance(node.body[0], ast.Return):
            # Settled at the end, so that there is no branch.
            value = node.body[0].value
            assert value is not None
            self.early.append((self.expression(node.test)[0], self.expression(value)[0]))
            return None
        if isinstance(node, ast.Return) and node.value is not None:
            code, kind = self.expression(node.value)
            for test, value in reversed(self.early):
                code = f"({test}) ? ({value}) : ({code})"
            self.body.append(f"return {code};")
            return kind
        raise TranslationError(f"{self.function.__name__} line {node.lineno}: {ast.unparse(node)} is not translated.")

    def assign(self, target: ast.expr, value: ast.expr) -> None:
        """Name a value, or the parts of several."""
        code, kind = self.expression(value)
        if isinstance(target, ast.Tuple):
            name = f"parts_{len(self.body)}"
            self.body.append(f"const {self.home.kind(kind)} {name} = {code};")
            for place, (part, of) in enumerate(zip(target.elts, kind, strict=True)):
                self.declare(part, f"{name}.v{place}", of)
        else:
            self.declare(target, code, kind)

    def declare(self, target: ast.expr, code: str, kind: Any) -> None:
        """Write a named value down, for the first time or anew."""
        assert isinstance(target, ast.Name)
        if target.id == "_":
            return
        first = "" if target.id in self.known else f"{self.home.kind(kind)} "
        self.known[target.id] = kind
        self.body.append(f"{first}{name_in_c(target.id)} = {code};")

    def expression(self, node: ast.expr) -> tuple[str, Any]:
        """An expression in C, and its kind."""
        if isinstance(node, ast.Constant | ast.Name):
            return self.plain(node)
        if isinstance(node, ast.Attribute):
            return self.attribute(node)
        if isinstance(node, ast.BinOp):
            return self.binary(node)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            code, kind = self.expression(node.operand)
            return f"(-{code})", kind
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            one, other = self.expression(node.left)[0], self.expression(node.comparators[0])[0]
            return f"({one} {OPERATORS[type(node.ops[0])]} {other})", TRUTH
        if isinstance(node, ast.BoolOp):
            sign = " & " if isinstance(node.op, ast.And) else " | "
            return f"({sign.join(self.expression(value)[0] for value in node.values)})", TRUTH
        if isinstance(node, ast.IfExp):
            (test, _), (yes, kind), (no, other) = map(self.expression, (node.test, node.body, node.orelse))
            return f"({test} ? {yes} : {no})", kind if kind != TRUTH else other
        if isinstance(node, ast.Tuple):
            parts = [self.expression(part) for part in node.elts]
            return self.record(tuple(kind for _, kind in parts), [code for code, _ in parts])
        if isinstance(node, ast.Call):
            return self.call(node)
        raise TranslationError(f"{self.function.__name__} line {node.lineno}: {ast.unparse(node)} is not translated.")

    def plain(self, node: Any) -> tuple[str, Any]:
        """A number or a name."""
        if isinstance(node, ast.Name) and node.id in self.known:
            return name_in_c(node.id), self.known[node.id]
        value = node.value if isinstance(node, ast.Constant) else self.names[node.id]
        if isinstance(value, np.unsignedinteger):
            return f"{int(value)}u", WORD
        if isinstance(value, int | float | np.floating):
            return f"{float(value)!r}f", FLOAT
        raise TranslationError(f"{self.function.__name__}: {ast.unparse(node)} is not a number.")

    def attribute(self, node: ast.Attribute) -> tuple[str, Any]:
        """A field of a record."""
        code, kind = self.expression(node.value)
        return f"{code}.{node.attr}", field_kinds(kind)[node.attr]

    def binary(self, node: ast.BinOp) -> tuple[str, Any]:
        """Arithmetic of two."""
        (one, kind), (other, other_kind) = self.expression(node.left), self.expression(node.right)
        if isinstance(node.op, ast.Pow):
            return f"powf({one}, {other})", FLOAT
        kinds = {kind, other_kind}
        made = FLOAT if FLOAT in kinds else SEED if SEED in kinds else WORD
        return f"({one} {OPERATORS[type(node.op)]} {other})", made

    def call(self, node: ast.Call) -> tuple[str, Any]:
        """A call: of a record, of mathematics, of a change of kind, or of another equation."""
        if isinstance(node.func, ast.Attribute) and node.func.attr == "_replace":
            return self.replace(node, node.func.value)
        called = eval(ast.unparse(node.func), dict(self.names))
        parts = [self.expression(argument)[0] for argument in node.args]
        named = {word.arg: self.expression(word.value)[0] for word in node.keywords}
        if hasattr(called, "_fields"):
            return self.record(called, [*parts, *(named[name] for name in called._fields[len(parts) :])])
        if called in MATHS:
            return f"{MATHS[called]}({parts[0]})", FLOAT
        if called in (noise.single, np.float32):
            return f"((float)(int32_t)({parts[0]}))", FLOAT
        if called is noise.as_word:
            return f"((uint32_t)({parts[0]}))", WORD
        name, _, names, result = self.home.function(called)
        return f"{name}({', '.join([*parts, *(named[key] for key in names[len(parts) :])])})", result

    def record(self, kind: Any, parts: list[str]) -> tuple[str, Any]:
        """A new record."""
        return f"({self.home.kind(kind)}){{ {', '.join(parts) or '0'} }}", kind

    def replace(self, node: ast.Call, of: ast.expr) -> tuple[str, Any]:
        """A record with some fields changed."""
        code, kind = self.expression(of)
        changes = {word.arg: self.expression(word.value)[0] for word in node.keywords}
        return self.record(kind, [changes.get(name, f"{code}.{name}") for name in kind._fields])


def name_in_c(name: str) -> str:
    """A name that means nothing else in C."""
    return f"{name}_" if name in {"short", "long", "double", "float", "int", "register", "near", "far", "exp"} else name
