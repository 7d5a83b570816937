"""Running: real, small worlds give the same figures again, honest errors, and arms that part when help begins."""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from nearer.calibrate.running import (
    Measured,
    Result,
    RunningError,
    days_to_live,
    gather,
    jackknife,
    make_tables,
    measure_world,
    run_studies,
)
from nearer.calibrate.study import Study
from nearer.calibrate.study_file import read_own_study
from nearer.calibrate.validity import choose_studies, count_inside, make_row, validate
from nearer.calibrate.world import FIRST_WEEK, live, plan_world, read_world_numbers, settle
from tests.calibrate.worlds import write_study

PEOPLE = 120
NOW = '[exposure]\nwhat = "ucla3"\n[outcome]\nwhat = "phq9"\n[statistic]\nname = "correlation"\n'
LATER = '[outcome]\nwhat = "phq9"\nlag_days = 70\n[statistic]\nname = "mean"\n'
ARMS = (
    '[population]\ninclude = ["age >= 40"]\n[outcome]\nwhat = "contact_pace"\nlag_days = 28\n'
    '[[arms]]\nname = "free"\n[[arms]]\nname = "kept away"\ndays = 28\nwithdrawal = 0.9\n'
    '[statistic]\nname = "mean_difference"\n'
)


@pytest.fixture(autouse=True)
def _short_worlds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a year of settling and of entry are enough to see how studies run."""
    numbers = {**read_world_numbers(), "settle_days": 28.0, "entry_days": 182.0}
    monkeypatch.setattr("nearer.calibrate.world.read_world_numbers", lambda: numbers)
    monkeypatch.setattr("nearer.calibrate.running.numbers", lambda: numbers)


@cache
def find(*words: str) -> dict[str, Measured]:
    return measure_world([write_study(some, f"S{k}") for k, some in enumerate(words)], PEOPLE, 3)


def test_studies_give_the_same_figures_again_and_alone() -> None:
    together = find(NOW, LATER)
    assert find(NOW)["S0"].value == pytest.approx(together["S0"].value, abs=1e-12)
    again = measure_world([write_study(NOW, "S0")], PEOPLE, 3)
    assert again["S0"] == find(NOW)["S0"]
    assert measure_world([write_study(NOW, "S0")], PEOPLE, 4)["S0"].value != again["S0"].value


def test_a_world_is_as_long_as_its_studies_need() -> None:
    studies = [write_study(NOW), write_study(LATER)]
    plan = plan_world(studies, PEOPLE, 1)
    assert plan.weeks == FIRST_WEEK + 1 + 10 + 26
    assert plan.quantities == ("depression", "loneliness")
    assert days_to_live(studies, 2) == 2 * (28 + 7 * plan.weeks)


def test_a_week_is_the_mean_of_its_days() -> None:
    plan = plan_world([write_study(NOW)], PEOPLE, 2)
    world, run = live(plan, settle(plan)), settle(plan)
    days = []
    from nearer.population.run import advance

    advance(run, 14, watch=lambda moved: days.append(moved.quantity("depression").copy()))
    assert world.weekly["depression"][1] == pytest.approx(np.mean(days[7:], axis=0), abs=1e-6)


def test_arms_share_all_luck_and_part_when_help_begins() -> None:
    study = write_study(ARMS)
    ((_, table),) = make_tables([study], PEOPLE, 5)
    free, away = (table[table["exposure"] == arm] for arm in (0, 1))
    assert free["person"].tolist() == away["person"].tolist()
    assert free["before"].tolist() == away["before"].tolist()
    assert away["outcome"].mean() < 0.5 * free["outcome"].mean()


def test_the_jackknife_error_of_a_mean_is_the_usual_one() -> None:
    people = 2000
    values = np.random.default_rng(3).normal(size=people)
    table = pd.DataFrame({"person": np.arange(people), "outcome": values})
    error = jackknife(lambda some: float(some["outcome"].mean()), table, people)
    # Twenty blocks know a standard error to about one part in six.
    assert error == pytest.approx(values.std() / np.sqrt(people), rel=4 / np.sqrt(2 * 19))


def test_entering_twice_does_not_make_the_error_smaller() -> None:
    people = 2000
    once = pd.DataFrame({"person": np.arange(people), "outcome": np.random.default_rng(3).normal(size=people)})
    twice = pd.concat([once, once], ignore_index=True)
    errors = [jackknife(lambda some: float(some["outcome"].mean()), table, people) for table in (once, twice)]
    assert errors[0] == pytest.approx(errors[1])


def test_several_worlds_are_averaged_and_their_errors_shrink() -> None:
    study = read_own_study("MEC02")
    one = gather(study, [Measured(1.4, 0.2, 10), Measured(1.8, 0.2, 20)])
    assert (one.simulated, one.entries, one.worlds) == (pytest.approx(1.6), 30, 2)
    assert one.mc_se == pytest.approx(0.2 / np.sqrt(2))
    assert one.inside
    assert one.sure is False


def test_a_figure_that_cannot_be_computed_is_not_inside() -> None:
    one = gather(read_own_study("MEC02"), [Measured(float("nan"), float("nan"), 0)])
    assert one.inside is False
    assert one.sure is False


@pytest.mark.parametrize(("people", "draws"), [(99, 1), (200, 0)])
def test_too_few_people_or_worlds_are_refused(people: int, draws: int) -> None:
    with pytest.raises(RunningError, match="At least 100 people and one world"):
        run_studies([write_study(NOW)], people, draws)


def test_rows_are_counted_by_the_set_they_belong_to() -> None:
    def result(name: str, value: float) -> Result:
        return gather(read_own_study(name), [Measured(value, 0.001, 10)])

    rows = [make_row(result("MEC02", 1.5)), make_row(result("PRV01", 50.0)), make_row(result("MEC05", 0.5))]
    assert [row.used for row in rows] == ["kept_out", "fitted", "shown"]
    counts = count_inside(rows)
    assert (counts["kept_out"].inside, counts["kept_out"].of) == (1, 1)
    assert (counts["fitted"].inside, counts["fitted"].of) == (0, 1)
    assert rows[2].result.inside is None


def test_a_finished_world_is_not_lived_again(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    studies: list[Study] = choose_studies(["MEC05"])
    first = validate(studies, PEOPLE, 2, 1, parts=tmp_path)

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("this world was finished before")

    monkeypatch.setattr("nearer.calibrate.validity.measure_world", fail)
    assert validate(studies, PEOPLE, 2, 1, parts=tmp_path) == first
    with pytest.raises(AssertionError, match="finished before"):
        validate(studies, PEOPLE, 2, 1, parameters={"avoidance.gain": 0.0}, parts=tmp_path)


def test_a_row_without_a_study_is_refused_with_its_use() -> None:
    with pytest.raises(Exception, match=r"no study for INT01 \(it is trial\)"):
        choose_studies(["INT01"])
