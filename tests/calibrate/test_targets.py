"""The targets: every row of the evidence has its line, and what is computed follows the rules."""

import csv
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import binomtest, pearsonr

from nearer.calibrate.targets import (
    MEASURES,
    Target,
    TargetError,
    accept,
    check_target,
    compute,
    draw_kept_out,
    find_target,
    floor_of,
    from_count,
    gather_groups,
    read_targets,
)

ROOT = Path(__file__).parents[2]
EVIDENCE = Path(os.environ.get("NEARER_SHARED", ROOT.parent / "shared")) / "evidence" / "evidence.csv"
ROWS = 161


def read_evidence() -> Iterator[dict[str, str]]:
    if not EVIDENCE.exists():
        pytest.skip("the table of evidence is not beside this checkout")
    with EVIDENCE.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def list_held() -> list[Target]:
    return [target for target in read_targets().values() if target.is_target]


def test_every_row_of_the_evidence_has_its_line() -> None:
    rows = {row["id"] for row in read_evidence()}
    assert len(rows) == ROWS
    assert {name for name, target in read_targets().items() if target.row == name} == rows
    assert {target.row for target in read_targets().values()} == rows


def test_figures_and_sources_are_those_of_the_evidence() -> None:
    targets = read_targets()
    for row in read_evidence():
        target = targets[row["id"]]
        scale = 100 if "proportion" in row["quantity"] else 1
        assert target.source == row["citation"]
        assert target.seen == (row["verified"] == "yes")
        assert target.figure == (pytest.approx(scale * float(row["value"])) if row["value"] else None), target.id
        if target.published is not None:
            assert target.published == pytest.approx((scale * float(row["low"]), scale * float(row["high"])))
            assert not any(sign in row["note"] for sign in ("NOT a CI", "other two sites", "stated range"))


def test_a_further_figure_stands_in_the_words_of_its_row() -> None:
    notes = {row["id"]: " ".join((row["quantity"], row["note"])) for row in read_evidence()}
    for name, target in read_targets().items():
        if target.row != name:
            assert target.figure is not None
            shown = {f"{target.figure:g}", f"{target.figure / 100:g}", f"{target.figure:g}".lstrip("0")}
            assert any(figure in notes[target.row] for figure in shown), name


def test_rows_belong_where_the_rules_put_them() -> None:
    targets = read_targets()
    for row in read_evidence():
        use, kind = targets[row["id"]].use, row["kind"]
        if row["verified"] == "memory":
            assert use == "shown"
        elif kind == "intervention_effect":
            assert use == "trial"
        elif kind in ("measurement", "timescale"):
            assert use == "input"
        elif not row["value"] and not row["low"]:
            assert use == "signature", row["id"]
        else:
            assert use in ("target", "merged", "input", "not modelled"), row["id"]


def test_the_committed_groups_intervals_and_drawing_follow_from_the_facts() -> None:
    targets = read_targets()
    for name, computed in compute(targets).items():
        target = targets[name]
        assert (target.group, target.interval, target.set) == computed, name


def test_enough_targets_are_fitted_and_kept_out() -> None:
    sets = [target.set for target in list_held()]
    assert sets.count("fitted") >= 40
    assert sets.count("kept_out") >= 15
    assert set(sets) == {"fitted", "kept_out"}


def test_a_third_of_the_groups_is_kept_out_whole() -> None:
    held = list_held()
    groups = {target.group for target in held}
    kept = {target.group for target in held if target.set == "kept_out"}
    assert len(kept) == -(-len(groups) // 3)
    assert all((target.group in kept) == (target.set == "kept_out") for target in held)


def test_another_seed_keeps_other_groups_out() -> None:
    groups = [f"G{k:02}" for k in range(30)]
    assert draw_kept_out(groups, 1) == draw_kept_out(reversed(groups), 1)
    assert draw_kept_out(groups, 1) != draw_kept_out(groups, 2)
    assert len(draw_kept_out(groups, 1)) == 10


def test_no_interval_is_narrower_than_its_floor_or_leaves_a_figure_out() -> None:
    for target in list_held():
        assert target.interval is not None
        assert target.figure is not None
        low, high = target.interval
        floor = floor_of(target.measure, target.figure)
        assert low <= round(max(floor[0], 0 if target.measure == "percent" else floor[0]), 4), target.id
        assert high >= round(floor[1], 4)
        assert all(low <= figure <= high for figure in (target.figure, *target.covers))
        if target.published:
            assert low <= target.published[0] <= target.published[1] <= high


@pytest.mark.parametrize(
    ("measure", "figure", "published", "n", "covers", "wanted"),
    [
        ("r", 0.12, None, None, (), (0.07, 0.17)),
        ("r", 0.13, None, None, (0.0,), (0.0, 0.18)),
        ("g", 0.5, (0.45, 0.55), None, (), (0.4, 0.6)),
        ("g", 0.5, (0.2, 0.8), None, (), (0.2, 0.8)),
        ("ratio", 2.0, (1.9, 2.1), None, (), (1.6, 2.5)),
        ("time", 6.0, None, None, (3.0,), (3.0, 7.5)),
        ("percent", 5.0, None, None, (), (3.0, 7.0)),
        ("percent", 50.0, None, None, (), (40.0, 60.0)),
        ("percent", 1.0, None, None, (), (0.0, 3.0)),
        ("points", 0.16, (0.13, 0.19), None, (), (0.13, 0.19)),
    ],
)
def test_an_interval_is_published_or_at_its_floor_and_widened(measure, figure, published, n, covers, wanted) -> None:
    assert accept(measure, figure, published, n, covers) == pytest.approx(wanted)


def test_an_interval_from_n_is_the_usual_one() -> None:
    wilson = binomtest(20, 100).proportion_ci(0.95, "wilson")
    assert from_count("percent", 20.0, 100) == pytest.approx((100 * wilson.low, 100 * wilson.high), abs=1e-4)
    pair = np.random.default_rng(3).normal(size=(2, 28))
    fisher = pearsonr(*pair)
    assert from_count("r", fisher.statistic, 28) == pytest.approx(tuple(fisher.confidence_interval()), abs=1e-6)
    with pytest.raises(TargetError, match="Leave n out"):
        from_count("g", 0.5, 28)


def test_rows_of_one_study_or_quantity_or_in_contradiction_share_a_group() -> None:
    plain = replace(find_target("PRV01"), use="target", contradicts=(), into="")
    targets = {
        "A": replace(plain, id="A", row="A", study="one", quantity="x"),
        "B": replace(plain, id="B", row="B", study="two", quantity="x"),
        "C": replace(plain, id="C", row="C", study="two", quantity="y"),
        "D": replace(plain, id="D", row="D", study="three", quantity="z", contradicts=("C",)),
        "E": replace(plain, id="E", row="E", study="four", quantity=""),
    }
    assert gather_groups(targets) == {"A": "A", "B": "A", "C": "A", "D": "A", "E": "E"}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"use": "guess"}, "use must be one of"),
        ({"use": "target", "figure": 1.0, "measure": "weight", "design": "x"}, "needs figure, design and measure"),
        ({"use": "trial", "why": ""}, "what keeps this row"),
    ],
)
def test_an_incomplete_row_is_refused_with_what_is_missing(changed, words) -> None:
    row = {"says": "x", "source": "y", "seen": True, "study": "z", "group": "A"}
    with pytest.raises(TargetError, match=words):
        check_target("A", row | changed)


def test_an_unknown_target_is_refused_with_what_to_do() -> None:
    assert find_target("MEC12").measure in MEASURES
    with pytest.raises(TargetError, match="no target called MEC99"):
        find_target("MEC99")
