"""The gate: whether a next step may be shown to somebody. No advice before trial."""

from dataclasses import dataclass
from importlib.resources import files

from nearer.model.help import Intervention

UNCALIBRATED = "This model has not been calibrated yet. Look, do not follow."
EVIDENCE = ("calibrated_draws.parquet", "validity.json")


@dataclass(frozen=True)
class Advice:
    """Whether a next step may be shown, and why not."""

    allowed: bool
    reason: str


def is_calibrated() -> bool:
    """Whether the model holds calibrated draws and a validity report."""
    return all(files("nearer.model").joinpath(name).is_file() for name in EVIDENCE)


def may_advise(help: Intervention, simulated: bool) -> Advice:
    """Whether this help may be shown as a next step; for a real diary never before calibration and validity."""
    if help.grade == "D":
        return Advice(False, "Nobody has tested this help well enough yet.")
    if not simulated and not is_calibrated():
        return Advice(False, UNCALIBRATED)
    return Advice(True, "")
