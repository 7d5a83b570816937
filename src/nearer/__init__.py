"""Nearer: one model of the isolation cycle, opened by three doors: companion, diary and trial."""

__all__ = ["__version__"]


def __getattr__(name: str) -> str:
    """Look the version up when someone asks for it, so that importing the package costs nothing."""
    if name == "__version__":
        from importlib.metadata import version

        return version("nearer")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
