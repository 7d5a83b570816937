"""The instruments: questionnaires with their licence, words, scoring and published bands, one file each."""

from nearer.instruments.comparing import Change, compare
from nearer.instruments.filling import fill
from nearer.instruments.instrument import Instrument, InstrumentError
from nearer.instruments.reading import list_names, read_all, read_instrument, read_loinc_notice
from nearer.instruments.scoring import (
    Answers,
    Scores,
    code_answer,
    find_band,
    find_missing,
    reaches,
    read_safety,
    score,
)

__all__ = [
    "Answers",
    "Change",
    "Instrument",
    "InstrumentError",
    "Scores",
    "code_answer",
    "compare",
    "fill",
    "find_band",
    "find_missing",
    "list_names",
    "reaches",
    "read_all",
    "read_instrument",
    "read_loinc_notice",
    "read_safety",
    "score",
]
