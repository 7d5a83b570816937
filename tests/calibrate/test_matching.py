"""Searching: the space, the ledger that forgets nothing, and a search that finds numbers it was not told."""

from pathlib import Path

import numpy as np
import pytest

from nearer.calibrate.emulator import Emulator
from nearer.calibrate.ledger import Ledger
from nearer.calibrate.matching import choose_draws, match, spread_out
from nearer.calibrate.screening import aim_at, screen
from nearer.calibrate.space import (
    Free,
    SpaceError,
    find_point,
    free_numbers,
    name_point,
    spread_points,
    start_point,
)
from nearer.calibrate.study_file import read_own_study
from nearer.model.parameters import number_of

SPACE = (Free("avoidance.gain", 0.0, 1.0), Free("threat.gain", 0.0, 1.0), Free("mood.tau", 0.0, 1.0))
STUDIES = [read_own_study(name) for name in ("PRV01", "PRV14", "MEC02")]


class PlainLedger(Ledger):
    """A ledger over a plain made-up world: three figures that depend on the first two numbers only."""

    worlds = 0

    def live(self, points, workers=1, progress=None):
        for numbers in points:
            if self.key(numbers) not in self.lived:
                self.worlds += 1
                one, other = numbers["avoidance.gain"], numbers["threat.gain"]
                self.write(numbers, {"PRV01": 30 * one, "PRV14": 60 * other**2, "MEC02": float(np.exp(2 * one - 0.2))})
        return [self.lived[self.key(numbers)] for numbers in points]


def open_ledger(folder: Path) -> PlainLedger:
    return PlainLedger(folder / "ledger.jsonl", STUDIES, 500, 1)


def test_a_point_and_its_numbers_are_each_others_inverse() -> None:
    space = free_numbers(["avoidance.gain", "avoidance.tau", "anhedonia.base"])
    for point in spread_points(5, space, 1):
        numbers = name_point(space, point)
        assert find_point(space, numbers) == pytest.approx(point)
        assert all(number_of(name).low <= value <= number_of(name).high for name, value in numbers.items())
    assert name_point(space, start_point(space)) == pytest.approx(
        {one.name: number_of(one.name).value for one in space}
    )


def test_a_wide_range_is_searched_by_equal_factors() -> None:
    assert Free("x", 1.0, 100.0).value(0.5) == pytest.approx(10.0)
    assert Free("x", 1.0, 3.0).value(0.5) == pytest.approx(2.0)
    assert Free("x", -1.0, 100.0).value(0.5) == pytest.approx(49.5)


def test_a_number_that_the_model_does_not_have_is_refused() -> None:
    with pytest.raises(SpaceError, match=r"no number called avoidance\.gian"):
        free_numbers(["avoidance.gian"])


def test_a_ratio_is_aimed_at_by_its_logarithm() -> None:
    aim = aim_at(read_own_study("MEC02"))
    assert aim.scale(1.14) == pytest.approx(-1)
    assert aim.scale(2.10) == pytest.approx(1)
    assert np.isnan(aim.scale(0.0))
    assert aim_at(read_own_study("PRV01")).scale(12.48) == pytest.approx(1)


def test_the_ledger_forgets_no_world_and_survives_a_torn_line(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    points = [name_point(SPACE, point) for point in spread_points(6, SPACE, 2)]
    first = ledger.live(points)
    with ledger.file.open("a", encoding="utf-8") as lines:
        lines.write('{"key": "torn')
    again = open_ledger(tmp_path)
    assert again.live(points) == first
    assert (ledger.worlds, again.worlds) == (6, 0)
    other = PlainLedger(ledger.file, STUDIES, 501, 1)
    other.live(points)
    assert other.worlds == 6


def test_the_emulator_finds_a_curved_surface_and_knows_its_doubt() -> None:
    points, elsewhere = spread_points(80, SPACE, 3), spread_points(40, SPACE, 4)

    def truth(at: np.ndarray) -> np.ndarray:
        return np.asarray(3 * at[:, 0] - 4 * (at[:, 1] - 0.3) ** 2 + at[:, 0] * at[:, 1])

    noise = 0.1
    emulator = Emulator(points, truth(points) + noise * np.random.default_rng(5).normal(size=80))
    guess = emulator.guess(elsewhere)
    assert emulator.luck == pytest.approx(noise, rel=0.4)
    assert np.abs(guess.mean - truth(elsewhere)).max() < 5 * guess.doubt.max()
    assert guess.doubt.max() < noise


def test_a_figure_that_hardly_any_world_gives_is_not_guessed() -> None:
    points = spread_points(20, SPACE, 3)
    values = np.full(20, np.nan)
    values[:9] = 1.0
    assert not Emulator(points, values).usable


def test_screening_finds_the_numbers_that_matter_and_the_one_that_does_not(tmp_path: Path) -> None:
    effects = {one.name: one for one in screen(open_ledger(tmp_path), SPACE, 4, 1, by_mechanism=False)}
    assert effects["mood.tau"].most == pytest.approx(0)
    assert effects["threat.gain"].on == "PRV14"
    assert min(effects["avoidance.gain"].mean, effects["threat.gain"].mean) > 1


def test_a_mechanism_is_screened_as_one(tmp_path: Path) -> None:
    effects = screen(open_ledger(tmp_path), SPACE, 4, 1)
    assert [one.name for one in effects][-1] == "mood"
    assert {one.name for one in effects} == {"avoidance", "threat", "mood"}


def test_waves_close_in_on_numbers_that_meet_every_figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nearer.calibrate.matching.TRIED", 2000)
    monkeypatch.setattr("nearer.calibrate.matching.SPARED", 0)
    waves = match(open_ledger(tmp_path), SPACE, 3, 20, 1)
    assert waves[-1].plausible < waves[0].plausible < 1
    assert waves[-1].inside.mean() > waves[0].inside.mean()
    (best, inside), *_ = choose_draws(waves, 5)
    assert inside == 3
    # PRV01 wants 8.32 to 12.48, PRV14 22.8 to 34.2.
    assert 8.32 <= 30 * best[0] <= 12.48
    assert 22.8 <= 60 * best[1] ** 2 <= 34.2


def test_a_search_goes_on_after_a_stop_and_comes_out_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nearer.calibrate.matching.TRIED", 500)
    whole = match(open_ledger(tmp_path / "whole"), SPACE, 2, 10, 1)
    match(open_ledger(tmp_path / "cut"), SPACE, 1, 10, 1)
    went_on = open_ledger(tmp_path / "cut")
    resumed = match(went_on, SPACE, 2, 10, 1)
    assert went_on.worlds == 10
    assert all((one.points == other.points).all() for one, other in zip(whole, resumed, strict=True))


def test_points_that_are_taken_lie_apart() -> None:
    points = np.array([[0.0, 0], [0.01, 0], [1, 1], [0.99, 1], [0, 1]])
    taken = spread_out(points, 3, np.random.default_rng(1))
    assert min(np.linalg.norm(a - b) for k, a in enumerate(taken) for b in taken[:k]) > 0.9
