"""Tables: cut-offs, follow-ups, halving and waiting times."""

import numpy as np
import pytest

from nearer.calibrate.study import Reading
from nearer.calibrate.table import decide, make_table, next_time
from nearer.calibrate.world import FIRST_WEEK
from tests.calibrate.worlds import make_world, write_study


def test_cut_offs_make_yes_and_no() -> None:
    scores = np.array([3.0, 5, 6, 8])
    assert decide(scores, Reading("ucla3", at_least=6)).tolist() == [0, 0, 1, 1]
    assert decide(scores, Reading("ucla3", below=6)).tolist() == [1, 1, 0, 0]
    assert decide(scores, Reading("ucla3", at_least=5, below=8)).tolist() == [0, 1, 1, 0]
    assert decide(scores, Reading("ucla3")).tolist() == scores.tolist()


def test_top_against_bottom_leaves_the_middle_out() -> None:
    scores = np.arange(10.0)
    both = decide(scores, Reading("x", top=0.2, bottom=0.3))
    assert both == pytest.approx([0, 0, 0, *[np.nan] * 5, 1, 1], nan_ok=True)
    assert decide(scores, Reading("x", top=0.2)).tolist() == [0] * 8 + [1] * 2


def test_the_outcome_is_read_at_the_follow_up_and_before() -> None:
    low = np.tile(np.arange(80.0)[:, None], (1, 3))
    words = '[outcome]\nwhat = "depression"\nlag_days = 70\n[statistic]\nname = "change"\n'
    table = make_table(make_world({"depression": low}), write_study(words))
    first = table[table["week"] == FIRST_WEEK]
    assert first["before"].tolist() == [FIRST_WEEK] * 3
    assert first["outcome"].tolist() == [FIRST_WEEK + 10] * 3


def test_halving_counts_those_at_half_of_their_start_or_less() -> None:
    low = np.ones((30, 3))
    low[20:] = [0.4, 0.5, 0.6]
    words = '[outcome]\nwhat = "depression"\nlag_days = 140\nhalved = true\n[statistic]\nname = "prevalence"\n'
    table = make_table(make_world({"depression": low}), write_study(words))
    assert table["outcome"].tolist() == [1, 1, 0]


def test_waiting_ends_with_the_event_the_follow_up_or_the_world() -> None:
    low = np.zeros((40, 3))
    low[:, 0] = [0.9 if 10 <= week < 20 else 0.0 for week in range(40)]
    low[30:, 1] = 0.9
    words = '[outcome]\nwhat = "depression_episode"\nevent = "begins"\nlag_days = 105\n'
    words += '[statistic]\nname = "survival_share"\n'
    table = make_table(make_world({"depression": low}), write_study(words))
    assert table["time"].tolist() == [7 * (10 - FIRST_WEEK), 105, 105]
    assert table["event"].tolist() == [1, 0, 0]


def test_who_has_left_has_no_outcome() -> None:
    world = make_world({"depression": np.zeros((120, 500))})
    words = '[outcome]\nwhat = "depression"\nlag_days = 364\n[statistic]\nname = "mean"\n[attrition]\na_year = {}\n'
    kept = [len(make_table(world, write_study(words.format(lost)))) for lost in (0.0, 0.4)]
    assert kept[0] == 500 * 2
    assert kept[1] == pytest.approx(600, abs=4 * np.sqrt(1000 * 0.24))


def test_covariates_and_exposure_stand_beside_the_outcome() -> None:
    world = make_world({"depression": np.zeros((20, 9)), "loneliness": np.tile(np.linspace(0, 1, 9), (20, 1))})
    words = 'covariates = ["age"]\n[exposure]\nwhat = "loneliness"\nat_least = 0.5\n'
    words += '[outcome]\nwhat = "depression"\n[statistic]\nname = "mean_difference"\n'
    table = make_table(world, write_study(words))
    assert table["age"].tolist() == world.people.age.tolist()
    assert table["exposure"].tolist() == [0] * 4 + [1] * 5


def test_the_next_time_is_this_week_or_a_later_one() -> None:
    wanted = np.array([[0, 0], [1, 0], [0, 0]], dtype=bool)
    assert next_time(wanted).tolist() == [[1, np.inf], [1, np.inf], [np.inf, np.inf]]
