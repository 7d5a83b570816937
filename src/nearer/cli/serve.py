"""`nearer serve`: open the page on this machine."""

from typing import Annotated

import typer


def serve(
    port: Annotated[
        int | None, typer.Option("--port", help="Port; 8000 when it is free, else a free one.", show_default=False)
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser.")] = True,
    json: Annotated[bool, typer.Option("--json", help="Print the address for machines.")] = False,
) -> None:
    """Open the pages: a private space of your own, invented people, a look at a diary. On this machine only.

    \b
    Example:
        nearer serve --port 8123 --no-browser
    """
    from importlib import import_module

    # The two rooms do not know each other: the page is started as a program of its own would be, by its name.
    import_module("nearer.companion.serving").serve(port, browser, json)
