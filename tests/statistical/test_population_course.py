"""The course of a population: the same at any step, onset from full health, relief then cost, two ways of a ramp."""

from functools import cache

import numpy as np
import pytest

from nearer.model.parameters import load_parameters
from nearer.population.card import make_card
from nearer.population.experiments import average_traits, hysteresis, relief_and_cost
from nearer.population.network import draw_network
from nearer.population.people import People, draw_people
from nearer.population.record import Record, choose_panel
from nearer.population.run import advance, begin_run, start_run

pytestmark = pytest.mark.statistical

SEEDS = range(6)
PEOPLE, SETTLING, DAYS = 800, 180, 365


@cache
def cards(dt: float) -> tuple[tuple[str, ...], np.ndarray]:
    """The card's figures (seed, figure) at one step."""
    table = []
    for seed in SEEDS:
        run = advance(start_run(PEOPLE, seed, dt=dt), SETTLING, threads=2)
        record = Record(DAYS, PEOPLE, choose_panel(PEOPLE, 0))
        advance(run, DAYS, threads=2, watch=record.write_day)
        figures = make_card(run, record)
        table.append([np.nan if figure.value is None else figure.value for figure in figures])
    return tuple(figure.name for figure in figures), np.array(table)


@pytest.mark.parametrize("dt", [0.5, 0.25])
def test_a_smaller_step_moves_no_figure_beyond_chance(dt: float) -> None:
    names, day = cards(1.0)
    finer = cards(dt)[1]
    error = np.sqrt((day.var(axis=0, ddof=1) + finer.var(axis=0, ddof=1)) / len(SEEDS))
    moved = np.abs(finer.mean(axis=0) - day.mean(axis=0)) > 3 * error + 1e-9
    assert not moved.any(), [name for name, much in zip(names, moved, strict=True) if much]


def test_the_card_is_of_the_size_that_surveys_report() -> None:
    """Wide bounds, set before any calibration: neither nobody nor everybody is ill or lonely."""
    names, table = cards(1.0)
    mean = dict(zip(names, table.mean(axis=0), strict=True))
    for name in ("lonely", "depressed_year", "anxious_year"):
        assert 0.01 < mean[name] < 0.4, name
    assert mean["contacts"] > 0.3
    assert mean["lonely_and_depressed"] > 0.2


def test_average_people_can_fall_ill_from_full_health() -> None:
    """Onset from full health: everybody is average and starts well; within some years some get depressed."""
    count = 400
    drawn = draw_people(count, 5)
    people = People(
        average_traits(np.zeros(count)), drawn.age, drawn.sex, drawn.household, drawn.liability, drawn.inhibition
    )
    run = begin_run(people, draw_network(people, 5), 5, 1.0, load_parameters())
    record = Record(3 * 365, count, choose_panel(count, 0))
    assert run.quantity("depression").max() < 0.1
    advance(run, record.days, threads=2, watch=record.write_day)
    ever = record.had_episode("depression", record.days).mean()
    assert 0.005 < ever < 0.6


def test_staying_away_relieves_first_and_costs_later() -> None:
    result = relief_and_cost(2000, 4, threads=2)
    d, error = result.difference, result.error
    assert d["threat"][0] < -4 * error["threat"][0]
    assert d["loneliness"][7] > 4 * error["loneliness"][7]
    assert d["depression"][9] > 4 * error["depression"][9]
    # What was spared comes back once contact is possible again.
    assert d["threat"][9:13].mean() > 4 * error["threat"][9]


def test_a_slow_ramp_goes_up_and_down_on_different_ways() -> None:
    result = hysteresis(2, threads=2)
    # People are ill at loads on the way down at which they were well on the way up.
    assert ((result.down - result.up).mean(axis=1) > 0.03).all()
    up = [load for load in result.jump_up if load is not None]
    assert up == sorted(up, reverse=True)
    for rising, falling in zip(result.jump_up, result.jump_down, strict=True):
        if rising is not None:
            assert falling is not None
            assert falling < rising
