"""Scoring against cases worked by hand, our own and those of the shared folder."""

import csv
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

from nearer.instruments import (
    Instrument,
    code_answer,
    find_band,
    list_names,
    reaches,
    read_instrument,
    read_safety,
    score,
)

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("NEARER_SHARED", ROOT.parent / "shared")) / "instruments"
GOLDEN = tomllib.loads((Path(__file__).parent / "golden.toml").read_text(encoding="utf-8"))
CASES = [(name, case, row) for name, cases in GOLDEN.items() for case, row in cases.items()]
# How the shared tables name a cut-off, and which it is.
FLAGS = {
    "expected_at_or_above_10": "total",
    "expected_at_or_above_3": "total",
    "expected_anxiety_pos": "anxiety",
    "expected_depression_pos": "depression",
    "expected_often_or_always": "category",
}
WITHOUT_SHARED_CASES = {"core10", "lsns6", "mini_spin", "who5", "wsas"}
YES_NO = {"yes": True, "no": False, "": None}
SAFETY = {"flag": True, "none": False, "unanswered": None}


def answer(instrument: Instrument, words: list[str]) -> dict[str, int | None]:
    names = [item.name for item in instrument.items if item.scored]
    return {name: code_answer(instrument, name, word) for name, word in zip(names, words, strict=True)}


def reached(instrument: Instrument, scores: dict[str, float | None], name: str) -> bool | None:
    first = next(cut_off for cut_off in instrument.cut_offs if cut_off.score == name)
    return reaches(first, scores)


@pytest.mark.parametrize(("name", "case", "row"), CASES, ids=[f"{name}: {case}" for name, case, _ in CASES])
def test_a_case_worked_by_hand_is_scored_alike(name: str, case: str, row: dict[str, Any]) -> None:
    instrument = read_instrument(name)
    answers = answer(instrument, row["answers"].split())
    scores = score(instrument, answers)
    assert scores == {
        rule.name: pytest.approx(row[rule.name], abs=1e-4) if rule.name in row else None for rule in instrument.scores
    }
    if instrument.bands:
        band = find_band(instrument, "total", scores["total"])
        assert (band.label if band else None) == row.get("band")
    if "reached" in row:
        assert reached(instrument, scores, instrument.scores[0].name) is row["reached"]
    if instrument.safety:
        assert list(read_safety(instrument, answers).values()) == [row.get("safety")]


def test_every_instrument_has_cases_worked_by_hand() -> None:
    assert set(GOLDEN) == set(list_names())


@pytest.mark.parametrize("name", sorted(set(list_names()) - WITHOUT_SHARED_CASES))
def test_the_shared_cases_are_scored_alike(name: str) -> None:
    file = SHARED / f"{name}.golden.csv"
    if not file.exists():
        pytest.skip("the shared folder with its cases is not here")
    instrument = read_instrument(name)
    items = [item.name for item in instrument.items if item.scored]
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) >= 20
    for row in rows:
        answers = answer(instrument, [row[item] for item in items])
        scores = score(instrument, answers)
        for rule in instrument.scores:
            wanted = row[f"expected_{rule.name}"]
            # The tables give two decimals.
            assert scores[rule.name] == (pytest.approx(float(wanted), abs=0.00501) if wanted else None), row
        if "expected_band" in row:
            band = find_band(instrument, "total", scores["total"])
            assert (band.label if band else "") == row["expected_band"], row
        for column, score_name in FLAGS.items():
            if column in row:
                assert reached(instrument, scores, score_name) is YES_NO[row[column]], row
        if "expected_item9" in row:
            assert read_safety(instrument, answers)["q9"] is SAFETY[row["expected_item9"]], row
        if row.get("expected_label"):
            labels = {option.points: option.label for option in instrument.options("q1")}
            assert labels[int(row["expected_category"])] == row["expected_label"]
