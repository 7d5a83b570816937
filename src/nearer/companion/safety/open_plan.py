"""Open plan: a copy of the plan that can be read without the passphrase, if its person chose that."""

from __future__ import annotations

import json

from nearer.companion.safety.models import Plan
from nearer.companion.space import home
from nearer.companion.space.current import OpenSpace

FILE = "open-plan.json"

Parts = list[tuple[str, list[str]]]


def keep_open_plan(space: OpenSpace, plan: Plan) -> None:
    """Write the copy, or remove it, as the person chose."""
    file = space.folder / FILE
    if plan.open_without_passphrase:
        home.write_whole(file, json.dumps(plan.parts, ensure_ascii=False).encode())
    elif file.exists():
        from nearer.companion.space.spaces import overwrite

        overwrite(file)
        file.unlink()


def read_open_plans() -> list[Parts]:
    """Every plan on this machine that may be read by anybody."""
    files = [folder / FILE for folder in home.list_spaces() if (folder / FILE).exists()]
    return [[(title, lines) for title, lines in json.loads(file.read_text(encoding="utf-8"))] for file in files]
