"""`nearer signatures`: whether the patterns a faithful model must show are there, and rest on their mechanism."""

from pathlib import Path
from typing import Annotated

import typer


def signatures(
    only: Annotated[str | None, typer.Option("--only", help="Only these, as S01,S09.")] = None,
    people: Annotated[int, typer.Option("--people", help="People in each world.")] = 1500,
    seed: Annotated[int, typer.Option("--seed", help="Chance; the same seed gives the same figures.")] = 1,
    threads: Annotated[int, typer.Option("--threads", help="Threads; the figures do not depend on them.")] = 1,
    out: Annotated[Path | None, typer.Option("--out", help="Folder for signatures.md and signatures.json.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print what was found for machines.")] = False,
) -> None:
    """Check every signature, then switch its mechanism off and see that it fails. Takes minutes.

    \b
    Example:
        nearer signatures --only S01,S09
        nearer signatures --out docs/reference
    """
    from nearer.report.signatures import check_and_report

    check_and_report(only, people, seed, threads, out, json)
