"""The causal table: each feature says what it claims, and knows nothing of what comes after."""

from __future__ import annotations

import numpy as np
import pytest

from nearer.diary import Diary
from nearer.fit.pool.group import learn_group
from nearer.fit.pool.panel import Panel, build_panel
from nearer.fit.pool.past import NAMES, read_past
from nearer.fit.pool.pool import list_rows
from nearer.fit.pool.table import Builder, Table, add_ridge, learn_ridge
from tests.fit.pool.invented import SLIDER, TIRED, WORRY, as_diary, invent_diary


def tabulate(panel: Panel, learned_until: int) -> Table:
    past = read_past(panel)
    learned = panel.day < learned_until
    rungs = np.array([ladder.levels for ladder in panel.ladders])
    group = learn_group(past, np.broadcast_to(learned, past.scaled.shape[:2]), rungs)
    builder = Builder(panel, past, group)
    taught = builder.build(list_rows(panel, ~np.isnan(past.scaled) & learned[None, :, None]))
    table = builder.build(list_rows(panel, ~np.isnan(past.scaled)))
    add_ridge(table, learn_ridge(taught, panel, group), group)
    return table


def ada(*answers: float, beeps: int = 2) -> Diary:
    places = [(n // beeps + 1, n % beeps + 1) for n in range(len(answers))]
    return as_diary(
        [("ada", d, b, 24.0 * (d - 1) + 8 + 4 * b, a) for (d, b), a in zip(places, answers, strict=True)], (WORRY,)
    )


def test_running_values_are_those_of_the_answers_before() -> None:
    past = read_past(build_panel(ada(1, 3, np.nan, 5, 2, 2)))
    one = {name: past.values[name][0, :, 0] for name in NAMES}
    assert one["count"].tolist() == [0, 1, 2, 2, 3, 4]
    assert one["last"][1:].tolist() == [0, 0.5, 0.5, 1, 0.25]
    assert one["before_last"][2:].tolist() == [0, 0, 0.5, 1]
    assert one["total"].tolist() == pytest.approx([0, 0, 0.5, 0.5, 1.5, 1.75])
    assert one["today_count"].tolist() == [0, 1, 0, 0, 0, 1]
    assert one["beep_count"].tolist() == [0, 0, 1, 1, 1, 2]
    assert one["beep_last"][[2, 4, 5]].tolist() == [0, 0, 1]
    assert one["last_hour"][[1, 4]].tolist() == [12, 40]
    assert past.histogram[0, 5, 0].tolist() == [1, 1, 1, 0, 1]
    assert past.recent[0, 5, 0].argmax() == 1


def test_no_feature_of_an_answer_moves_when_it_or_a_later_one_does() -> None:
    panel = build_panel(invent_diary(people=4, days=6, missing=0.1))
    other = build_panel(invent_diary(people=4, days=6, missing=0.1))
    day, at = 5, int(np.flatnonzero(panel.day == 5)[1])
    other.answers[:, at:] = 6 - other.answers[:, at:]
    one, two = (tabulate(p, day) for p in (panel, other))
    here = one.rows.occasion <= at
    for name in one.features:
        assert np.array_equal(one.features[name][here], two.features[name][here]), name
    assert np.array_equal(one.below[here], two.below[here])
    assert np.array_equal(one.lately[here], two.lately[here])
    after = one.rows.occasion > at
    assert not np.array_equal(one.features["last"][after], two.features["last"][after])


def test_every_feature_is_a_number_from_the_first_answer_on() -> None:
    for items in ((WORRY, TIRED), (SLIDER,)):
        table = tabulate(build_panel(invent_diary(items=items, missing=0.4)), 4)
        for name, values in table.features.items():
            assert np.isfinite(values).all(), name


def test_own_shares_move_from_the_group_to_the_person() -> None:
    table = tabulate(build_panel(ada(*[4.0] * 40)), 3)
    at_three = table.below[:, 2]
    assert (np.diff(at_three) < 0).all()
    # The group has 4 answers of 4 and half an answer on each level; it weighs as 5 answers beside 39 own.
    assert at_three[-1] == pytest.approx(5 * (3 * 0.5 / 6.5) / (39 + 5))


def test_a_slider_has_levels_of_its_own_for_both_ends() -> None:
    ladder = build_panel(invent_diary(items=(SLIDER,))).ladders[0]
    levels = ladder.place(np.array([0.0, 0.1, 5.0, 5.1, 99.9, 100.0]))
    assert levels[0] == 0
    assert levels[1] == levels[2] == 1
    assert levels[3] == 2
    assert levels[-2:].tolist() == [ladder.levels - 2, ladder.levels - 1]


def test_day_means_need_two_answers_of_the_day() -> None:
    panel = build_panel(ada(1, 3, np.nan, 5), unit="day")
    assert panel.answers[0, 0, 0] == 2
    assert np.isnan(panel.answers[0, 1, 0])
    assert build_panel(ada(1, 3, beeps=1), unit="day").answers[0, :, 0].tolist() == [1, 3]
