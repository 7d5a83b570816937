"""Nearer: one model of the isolation cycle, opened by three doors: companion, diary and trial.

Six verbs for diaries stand here; each loads its science when it is called.
"""

from importlib import import_module
from typing import Any

VERBS = ("check_diary", "fit_network", "fit_person", "forecast_diary", "read_diary", "write_report")

__all__ = ["__version__", *VERBS]


def __getattr__(name: str) -> Any:
    """Look a verb or the version up when someone asks for it, so that importing the package costs nothing."""
    if name == "__version__":
        from importlib.metadata import version

        return version("nearer")
    if name in VERBS:
        return getattr(import_module("nearer.verbs"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """What there is to ask for."""
    return sorted(__all__)
