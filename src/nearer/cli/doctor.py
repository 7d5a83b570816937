"""`nearer doctor`: what to expect of this machine."""

from typing import Annotated

import typer


def doctor(
    json: Annotated[bool, typer.Option("--json", help="Print what was found for machines.")] = False,
) -> None:
    """Say how many people fit into this machine, how fast they are moved, and what is missing for what.

    Tries a small population; the first time this takes about half a minute, because the kernel is compiled.

    \b
    Example:
        nearer doctor
    """
    from nearer.report.machine import examine_and_report

    examine_and_report(json)
