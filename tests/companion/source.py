"""What the companion's code imports and what it names its functions."""

import ast
from pathlib import Path

COMPANION = Path(__file__).parents[2] / "src" / "nearer" / "companion"


def find_imports() -> set[str]:
    """Every library and module that is imported, whole and by its first name."""
    found: set[str] = set()
    for node in walk_code():
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, node.module.partition(".")[0]}
    return found


def list_names() -> set[str]:
    """Every function and class."""
    return {node.name for node in walk_code() if isinstance(node, ast.FunctionDef | ast.ClassDef)}


def walk_code() -> list[ast.AST]:
    """Every piece of the code."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in sorted(COMPANION.rglob("*.py")))
    return [node for tree in trees for node in ast.walk(tree)]
