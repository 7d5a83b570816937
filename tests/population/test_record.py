"""The record and the card: episodes need days on end, shares carry their error."""

import numpy as np
import pytest

from nearer.model.state import State
from nearer.population.card import make_card
from nearer.population.record import LEVELS, SHOWN, Record, choose_panel
from nearer.population.run import Run, start_run


def record_of(days: int, panel: int = 0) -> tuple[Run, Record]:
    run = start_run(10, 1)
    return run, Record(days, 10, choose_panel(10, panel))


def feel(run: Run, name: str, person: int, value: float) -> None:
    run.state[State._fields.index(name), person] = value


@pytest.mark.parametrize(("days_low", "ill"), [(13, False), (14, True)])
def test_depression_counts_after_fourteen_days_on_end(days_low: int, ill: bool) -> None:
    run, record = record_of(30)
    for day in range(30):
        feel(run, "depression", 3, 0.8 if day < days_low else 0.1)
        record.write_day(run)
    assert record.had_episode("depression", 365).tolist() == [ill and person == 3 for person in range(10)]


def test_a_better_day_starts_the_count_again() -> None:
    run, record = record_of(25)
    for day in range(25):
        feel(run, "depression", 3, 0.1 if day == 12 else 0.8)
        record.write_day(run)
    assert not record.had_episode("depression", 365).any()


def test_an_old_episode_is_not_one_of_the_last_days() -> None:
    run, record = record_of(60)
    for day in range(60):
        feel(run, "depression", 3, 0.8 if day < 20 else 0.1)
        record.write_day(run)
    assert record.had_episode("depression", 60)[3]
    assert not record.had_episode("depression", 40).any()
    assert record.had_episode("depression", 41)[3]


def test_a_day_holds_means_spreads_quantiles_and_shares() -> None:
    run, record = record_of(1)
    lonely = np.linspace(0.1, 0.9, 10, dtype=np.float32)
    run.state[State._fields.index("loneliness")] = lonely
    record.write_day(run)
    place = State._fields.index("loneliness")
    assert record.mean[0, place] == pytest.approx(lonely.mean())
    assert record.spread[0, place] == pytest.approx(lonely.std())
    assert record.shares[0].tolist() == pytest.approx([0.5, 0, 0])
    middle = record.quantiles[0, SHOWN.index("loneliness"), LEVELS.index(0.5)]
    assert middle == pytest.approx(0.5)


def test_the_panel_is_spread_over_everybody() -> None:
    assert choose_panel(100, 4).tolist() == [0, 25, 50, 75]
    assert choose_panel(3, 10).tolist() == [0, 1, 2]
    assert choose_panel(100, 0).size == 0


def test_the_card_counts_who_is_ill_and_who_else() -> None:
    run, record = record_of(40)
    for _ in range(40):
        for person, name in ((0, "depression"), (0, "anxiety"), (1, "anxiety"), (2, "loneliness")):
            feel(run, name, person, 0.9)
        record.write_day(run)
    card = {figure.name: figure for figure in make_card(run, record)}
    assert card["lonely"].value == pytest.approx(0.1)
    assert card["lonely"].error == pytest.approx((0.1 * 0.9 / 10) ** 0.5)
    assert card["depressed_year"].value == pytest.approx(0.1)
    assert card["anxious_year"].value == pytest.approx(0.2)
    assert card["depressed_if_anxious"].value == pytest.approx(0.5)
    assert card["anxious_if_depressed"].value == pytest.approx(1.0)


def test_a_share_of_nobody_is_no_number() -> None:
    run, record = record_of(1)
    record.write_day(run)
    card = {figure.name: figure.value for figure in make_card(run, record)}
    assert card["depressed_if_anxious"] is None


def test_live_ties_are_counted_on_both_sides() -> None:
    run, record = record_of(1)
    record.write_day(run)
    run.layout.changing[:] = 0.5
    card = {figure.name: figure.value for figure in make_card(run, record)}
    ties = sum(card[f"ties_{name}"] or 0 for name in ("family", "friend", "group", "professional"))
    assert ties == pytest.approx(run.degrees().mean())
    run.layout.changing[:] = 0.1
    dead = {figure.name: figure.value for figure in make_card(run, record)}
    assert dead["ties_friend"] == 0
    assert dead["without_ties"] == 1
