"""The search from end to end over made-up worlds: kept-out figures stay unseen, and what comes out can be read."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from nearer.calibrate.ledger import Ledger
from nearer.calibrate.search import Search, SearchPlan, fitted_studies, search, worlds_to_live, write_draws
from nearer.calibrate.space import SpaceError
from nearer.calibrate.study import held_against
from nearer.calibrate.targets import read_targets
from nearer.model.parameters import load_parameters, number_of
from nearer.report.search import describe, print_search

PLAN = SearchPlan(trajectories=2, mechanisms=2, numbers=3, waves=2, size=12, draws=4)


class MadeUpLedger(Ledger):
    """Worlds in which two numbers of two mechanisms move every figure."""

    def live(self, points, workers=1, progress=None):
        for numbers in points:
            pull = sum(numbers.get(name, 0.0) / number_of(name).high for name in ("avoidance.gain", "threat.gain"))
            bounds = {study.id: held_against(study)[1:] for study in self.studies}
            self.write(numbers, {name: low + (high - low) * pull for name, (low, high) in bounds.items()})
            if progress is not None:
                progress(1)
        return [self.lived[self.key(numbers)] for numbers in points]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Search]:
    some = fitted_studies(30)[:5]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nearer.calibrate.search.Ledger", MadeUpLedger)
        patch.setattr("nearer.calibrate.search.fitted_studies", lambda _: some)
        patch.setattr("nearer.calibrate.matching.TRIED", 500)
        yield search(tmp_path_factory.mktemp("search"), PLAN)


def test_only_figures_that_may_be_fitted_are_looked_at() -> None:
    studies = fitted_studies(30)
    assert {read_targets()[study.id].set for study in studies} == {"fitted"}
    assert len(studies) == sum(target.set == "fitted" for target in read_targets().values())


def test_figures_of_long_worlds_can_be_left_out() -> None:
    short = {study.id for study in fitted_studies(8)}
    assert "PRV01" in short
    assert "NAT10" not in short
    with pytest.raises(SpaceError, match="No study fits"):
        fitted_studies(0.1)


@pytest.mark.parametrize(
    ("name", "words"), [("trajectories", "--trajectories must be 2"), ("size", "--size must be 8")]
)
def test_a_search_too_small_to_say_anything_is_refused(name: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(SpaceError, match=words):
        search(tmp_path, PLAN._replace(**{name: 1}))


def test_screening_passes_on_what_matters_and_matching_uses_it(found: Search) -> None:
    assert {one.name for one in found.mechanisms[:2]} == {"avoidance", "threat"}
    assert {one.name for one in found.numbers[:2]} == {"avoidance.gain", "threat.gain"}
    assert len(found.space) == 3
    assert len(found.draws) == 4
    assert found.draws[0].met >= found.draws[-1].met


def test_the_draws_can_be_read_and_given_to_the_model(found: Search) -> None:
    table = tomllib.loads(write_draws(found))
    assert table["command"].startswith("nearer calibrate run --people 1000 --seed 1")
    assert len(table["draw"]) == 4
    for draw in table["draw"]:
        numbers = {name: value for name, value in draw.items() if name != "met"}
        assert load_parameters(numbers) != load_parameters()


def test_what_was_found_is_told_to_machines_and_people(found: Search, capsys: pytest.CaptureFixture[str]) -> None:
    words = json.loads(json.dumps(describe(found)))
    assert words["free"] == [one.name for one in found.space]
    assert len(words["waves"]) == 2
    print_search(found, Path("out"))
    assert "What moves them most" in capsys.readouterr().out


def test_the_number_of_worlds_is_known_about_beforehand() -> None:
    assert worlds_to_live(PLAN) > PLAN.waves * PLAN.size
