"""Comparing: change beside what chance can do, only where something is published."""

import pytest

from nearer.instruments import compare, read_all, read_instrument


@pytest.mark.parametrize(("later", "points", "within"), [(7, -5, True), (6, -6, False), (17, 5, True), (18, 6, False)])
def test_a_change_below_the_published_figure_is_within_chance(later: int, points: int, within: bool) -> None:
    change = compare(read_instrument("phq9"), "total", 12, later)
    assert change is not None
    assert (change.points, change.within, change.low, change.high) == (points, within, 6, 18)


def test_the_band_ends_where_the_scale_ends() -> None:
    change = compare(read_instrument("phq9"), "total", 2, 0)
    assert change is not None
    assert (change.low, change.high) == (0, 8)
    change = compare(read_instrument("phq9"), "total", 25, 20)
    assert change is not None
    assert (change.low, change.high) == (19, 27)


@pytest.mark.parametrize("name", ["phq8", "phq4", "phq2", "gad2", "ucla3", "swls", "arsq", "bfne_s", "mos19", "erq_s"])
def test_no_band_is_shown_where_none_is_published(name: str) -> None:
    instrument = read_instrument(name)
    rule = instrument.scores[0]
    assert compare(instrument, rule.name, rule.least, rule.most) is None
    assert instrument.no_change


def test_of_two_published_figures_the_larger_one_is_shown() -> None:
    reliable = [row.points for row in read_instrument("gad7").changes if row.kind == "reliable"]
    change = compare(read_instrument("gad7"), "total", 10, 5)
    assert change is not None
    assert change.figure.points == max(reliable)
    assert change.within


def test_at_most_one_figure_is_shown_for_a_score() -> None:
    for one in read_all():
        shown = [row.score for row in one.changes if row.shown]
        assert len(shown) == len(set(shown))
        assert all(row.kind == "reliable" and row.points > 0 for row in one.changes if row.shown)
