"""Statistics: each against a closed form, or another way to the same figure."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import pearsonr

from nearer.calibrate.statistics import STATISTICS


def compute(name: str, table: pd.DataFrame, *covariates: str) -> float:
    return STATISTICS[name].compute(table, list(covariates))


def two_by_two(a: int, b: int, c: int, d: int) -> pd.DataFrame:
    """Exposed with and without the outcome, then the others."""
    exposure = [1.0] * (a + b) + [0.0] * (c + d)
    return pd.DataFrame({"exposure": exposure, "outcome": [1.0] * a + [0.0] * b + [1.0] * c + [0.0] * d})


def noise(people: int, *columns: str) -> pd.DataFrame:
    return pd.DataFrame(np.random.default_rng(1).normal(size=(people, len(columns))), columns=list(columns))


def test_ratios_of_a_two_by_two_table_are_those_worked_by_hand() -> None:
    table = two_by_two(30, 70, 10, 90)
    assert compute("odds_ratio", table) == pytest.approx(30 * 90 / (70 * 10), rel=1e-6)
    assert compute("risk_ratio", table) == pytest.approx(3.0, rel=1e-6)
    assert compute("risk_increase", table) == pytest.approx(200.0, rel=1e-6)
    # Levin's formula for the same table: p (RR - 1) / (1 + p (RR - 1)), p the share exposed.
    assert compute("attributable_fraction", table) == pytest.approx(100 * 0.5 * 2 / (1 + 0.5 * 2), rel=1e-6)


def test_an_adjusted_odds_ratio_is_the_common_one_of_its_strata() -> None:
    parts = [two_by_two(40, 20, 10, 10), two_by_two(5, 15, 10, 60)]
    table = pd.concat([part.assign(stratum=float(k)) for k, part in enumerate(parts)], ignore_index=True)
    assert compute("odds_ratio", table, "stratum") == pytest.approx(2.0, rel=0.01)
    assert compute("odds_ratio", table) == pytest.approx(45 * 70 / (35 * 20), rel=1e-6)


def test_a_ratio_without_cases_on_one_side_is_no_number() -> None:
    assert np.isnan(compute("odds_ratio", two_by_two(10, 10, 0, 20)))
    assert np.isnan(compute("risk_ratio", two_by_two(0, 0, 5, 20)))


def test_shares_count_the_people_they_name() -> None:
    table = two_by_two(30, 70, 10, 90)
    shares = [compute(name, table) for name in ("prevalence", "share_of_exposed", "share_of_others", "mean")]
    assert shares == pytest.approx([20.0, 30.0, 10.0, 0.2])


def test_a_correlation_is_pearsons_own() -> None:
    table = noise(60, "exposure", "outcome")
    assert compute("correlation", table) == pytest.approx(pearsonr(table["exposure"], table["outcome"]).statistic)
    assert np.isnan(compute("correlation", table.assign(outcome=1.0)))


def test_a_path_and_a_slope_find_what_the_data_were_made_of() -> None:
    table = noise(40, "exposure", "before", "age")
    table["outcome"] = 3 * table["exposure"] + 2 * table["before"] - table["age"]
    assert compute("slope", table, "before", "age") == pytest.approx(3.0)
    wanted = 3 * table["exposure"].std() / table["outcome"].std()
    assert compute("path", table, "age") == pytest.approx(wanted)


def test_differences_of_two_groups_are_those_worked_by_hand() -> None:
    table = pd.DataFrame({"exposure": [1.0] * 3 + [0.0] * 3, "outcome": [4.0, 5, 6, 1, 2, 3]})
    assert compute("mean_difference", table) == pytest.approx(3.0)
    # Standard deviation 1 in both groups; Hedges' correction for four degrees of freedom.
    assert compute("hedges_g", table) == pytest.approx(3 * (1 - 3 / (4 * 4 - 1)))


def test_change_is_the_fall_in_standard_deviations_at_the_start() -> None:
    table = pd.DataFrame({"before": [10.0, 12, 14], "outcome": [8.0, 10, 12]})
    assert compute("change", table) == pytest.approx(1.0)


def test_survival_follows_the_curve_worked_by_hand() -> None:
    # Of five, one has the event at 10, one leaves at 20, one has it at 30 (three at risk), two are left at 40.
    table = pd.DataFrame({"time": [10.0, 20, 30, 40, 40], "event": [1, 0, 1, 0, 0]})
    left = 4 / 5 * 2 / 3
    assert compute("survival_share", table) == pytest.approx(100 * (1 - left))
    assert compute("survival_left", table) == pytest.approx(100 * left)
    assert compute("incidence", table) == pytest.approx(100 * 2 / (140 / 365.25))


def test_the_median_is_when_half_have_had_the_event() -> None:
    table = pd.DataFrame({"time": [30.4375 * month for month in (1, 2, 3, 4, 5)], "event": [1] * 5})
    assert compute("survival_median", table) == pytest.approx(3.0)


def test_a_hazard_ratio_finds_the_hazards_the_times_were_drawn_with() -> None:
    rng, people = np.random.default_rng(2), 4000
    exposure = rng.integers(0, 2, people).astype(float)
    time = rng.exponential(1 / (0.01 * 2.0**exposure))
    table = pd.DataFrame({"exposure": exposure, "time": time, "event": 1})
    # Standard error of a log hazard ratio without censoring: 2 / sqrt(people).
    assert np.log(compute("hazard_ratio", table)) == pytest.approx(np.log(2), abs=4 * 2 / np.sqrt(people))


def test_what_came_first_is_counted_among_those_with_both() -> None:
    table = pd.DataFrame({"exposure": [0.0, 3, 2, 1, np.nan], "outcome": [1.0, 1, 2, 4, 0]})
    assert compute("came_first", table) == pytest.approx(50.0)


@pytest.mark.parametrize("name", STATISTICS)
def test_a_table_without_rows_gives_no_number_and_no_crash(name: str) -> None:
    columns = ("person", "exposure", "outcome", "before", "time", "event")
    assert np.isnan(compute(name, pd.DataFrame({column: np.array([]) for column in columns})))
