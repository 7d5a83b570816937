"""Pictures: a figure's template filled and written as SVG, and as PNG where the library for it is there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from nearer.diary.writing import write_whole
from nearer.report.person import render

PNG_WIDTH = 1600


def write_picture(template: str, words: dict[str, Any], path: Path) -> list[Path]:
    """Write a figure as SVG and PNG; returns the files that were written."""
    text = render(template, words)
    with write_whole(path.with_suffix(".svg")) as out:
        out.write(text)
    return [path.with_suffix(".svg"), *write_png(text, path.with_suffix(".png"))]


def write_png(text: str, path: Path) -> list[Path]:
    """The same as PNG; nothing without the extra `studies`."""
    try:
        import resvg_py
    except ModuleNotFoundError:
        return []
    from matplotlib import get_data_path

    # The letters that come with Matplotlib, so that pictures are the same on every machine.
    fonts = [str(Path(get_data_path()) / "fonts" / "ttf" / f"{name}.ttf") for name in ("DejaVuSans", "DejaVuSans-Bold")]
    image = bytes(resvg_py.svg_to_bytes(svg_string=text, width=PNG_WIDTH, font_files=fonts, skip_system_fonts=True))
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(image)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return [path]
