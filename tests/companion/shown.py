"""Every text that the companion can show: those of its templates, and those marked for translation in its code."""

import ast
import re
from functools import cache
from pathlib import Path

ROOM = Path(__file__).parents[2] / "src" / "nearer" / "companion"
MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext"}
TRANSLATE = re.compile(r"""\{%\s*translate\s+(?:"([^"]*)"|'([^']*)')""")
BLOCK = re.compile(r"\{%\s*blocktranslate[^%]*%\}(.*?)\{%\s*endblocktranslate\s*%\}", re.S)
SIGNS = re.compile(r"\{[{%].*?[%}]\}|%\(\w+\)[sd]|\{\w*\}|<[^>]*>")


@cache
def list_words() -> dict[str, str]:
    """Each text with the file in which it stands."""
    found: dict[str, str] = {}
    for file in sorted(ROOM.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        blocks = [part for block in BLOCK.findall(text) for part in re.split(r"\{%\s*plural\s*%\}", block)]
        words = [one or other for one, other in TRANSLATE.findall(text)] + blocks
        found |= {clean(one): file.name for one in words}
    for file in sorted(ROOM.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        found |= {clean(one): str(file.relative_to(ROOM)) for node in ast.walk(tree) for one in read_marked(node)}
    return {words: file for words, file in found.items() if re.search(r"[A-Za-z]", words)}


def read_marked(node: ast.AST) -> list[str]:
    """The texts that a call marks for translation."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in MARKS:
        return []
    return [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def clean(words: str) -> str:
    """A text without the places in which something is put."""
    return " ".join(SIGNS.sub("x", words).split())
