"""Effects against closed forms, dense algebra and invented people whose effect is known."""

import numpy as np
import pytest
from numpy.typing import NDArray

from nearer.diary import Diary, DiaryError
from nearer.fit.effects import (
    Design,
    compare_steps,
    compare_stretches,
    plan_study,
    pool_effects,
    read_people,
    read_rows,
)
from nearer.fit.effects.plan import DESIGNS, invent_rows, learn_design
from nearer.fit.effects.steps import solve_robust
from nearer.fit.effects.stretches import fit_each, whiten
from tests.fit.networks.invented import ITEMS, invent_study


def names(count: int) -> tuple[str, ...]:
    return tuple(f"p{i}" for i in range(count))


def test_people_who_are_known_alike_well_are_pooled_by_a_plain_mean() -> None:
    effects = np.array([0.1, 0.5, 0.3, 0.9, -0.2, 0.4])
    pooled = pool_effects(names(6), effects, np.full(6, 0.02))
    spread = effects.var(ddof=1)
    assert pooled.estimate[0] == pytest.approx(effects.mean())
    assert pooled.apart**2 == pytest.approx(spread - 0.02, rel=1e-4)
    assert pooled.error[0] == pytest.approx(np.sqrt(spread / 6), rel=1e-4)
    assert pooled.own == pytest.approx(effects.mean() + (1 - 0.02 / spread) * (effects - effects.mean()), rel=1e-3)


def test_people_who_do_not_differ_all_get_the_common_effect() -> None:
    pooled = pool_effects(names(5), np.array([0.30, 0.31, 0.29, 0.30, 0.30]), np.full(5, 1.0))
    assert pooled.apart == 0.0
    assert pooled.own == pytest.approx(np.full(5, 0.30))


def test_a_group_in_which_it_helps_more_is_found() -> None:
    group = np.tile([0.0, 1.0], 10)
    noise = np.random.default_rng(3).normal(0, 0.1, 20)
    pooled = pool_effects(names(20), 0.2 + 0.5 * group + noise, np.full(20, 0.01), {"arm": group})
    slope = np.polyfit(group, 0.2 + 0.5 * group + noise, 1)[0]
    assert pooled.names == ("effect", "by arm")
    assert pooled.estimate[1] == pytest.approx(slope, abs=1e-6)


def test_too_few_people_are_refused_with_what_to_do() -> None:
    with pytest.raises(DiaryError, match=r"At least 3 people .* got 2"):
        pool_effects(names(2), np.zeros(2), np.ones(2))


def test_whitening_is_the_inverse_of_the_dense_correlation() -> None:
    luck = np.random.default_rng(2)
    table, lags = luck.normal(size=(9, 3)), np.cumsum(luck.uniform(0.5, 4, 9))
    person = np.array([0, 0, 0, 0, 1, 1, 1, 1, 1])
    white = whiten(table, person, lags, 2, 0.6)
    logs = 0.0
    for one in (0, 1):
        mine = person == one
        dense = 0.6 ** np.abs(lags[mine][:, None] - lags[mine][None, :])
        assert white.sums[one] == pytest.approx(table[mine].T @ np.linalg.inv(dense) @ table[mine])
        logs += np.linalg.slogdet(dense)[1]
    assert white.logs == pytest.approx(logs)


def test_without_inertia_each_effect_is_a_difference_of_means() -> None:
    luck = np.random.default_rng(5)
    given = np.tile([0.0, 0.0, 1.0, 1.0, 1.0], 40)
    person = np.repeat([0, 1], 100)
    answer = luck.normal(size=200)
    found, variance = fit_each(np.column_stack([np.ones(200), given, answer]), person, np.arange(200) * 50.0, 2)
    for one in (0, 1):
        mine = person == one
        difference = answer[mine & (given == 1)].mean() - answer[mine & (given == 0)].mean()
        assert found[one] == pytest.approx(difference, abs=1e-6)
    assert variance == pytest.approx(np.full(2, variance[0]))


def test_the_sandwich_is_that_of_dense_algebra() -> None:
    luck = np.random.default_rng(4)
    x, y, w = luck.normal(size=(30, 3)), luck.normal(size=30), luck.uniform(0.5, 2, 30)
    person = np.repeat(np.arange(6), 5)
    found, variance = solve_robust(x, y, w, person)
    weights = np.diag(w)
    bread = np.linalg.inv(x.T @ weights @ x)
    assert found == pytest.approx(bread @ x.T @ weights @ y)
    hat = x @ bread @ x.T @ weights
    meat = np.zeros((3, 3))
    for one in range(6):
        mine = person == one
        freed = np.linalg.inv(np.eye(5) - hat[np.ix_(mine, mine)]) @ (y - x @ found)[mine]
        score = x[mine].T @ weights[np.ix_(mine, mine)] @ freed
        meat += np.outer(score, score)
    assert variance == pytest.approx(bread @ meat @ bread)


def test_steps_that_come_more_often_on_bad_days_do_not_fool_the_weights() -> None:
    luck = np.random.default_rng(6)
    rows = invent_rows(Design("steps", 0.0, missed=0.0, inertia=0.6), 150, 14, luck)
    chance = np.where(rows.answer > 0, 0.8, 0.2)
    given = (luck.random(len(rows)) < chance) + 0.0
    biased = type(rows)(**{**vars(rows), "given": given, "chance": chance})
    at = np.flatnonzero((rows.beep[:-1] < rows.beep[1:]) & (rows.person[:-1] == rows.person[1:]))
    naive = rows.answer[at + 1][given[at] == 1].mean() - rows.answer[at + 1][given[at] == 0].mean()
    effect = compare_steps(biased)
    assert naive > 0.5
    assert abs(effect.estimate[0]) < 3 * effect.error[0]


def with_columns(diary: Diary, **columns: NDArray[np.float64]) -> Diary:
    return Diary(diary.name, diary.people, diary.items, diary.frame.assign(**columns))


def test_a_diary_says_what_was_given_by_day_or_by_column() -> None:
    diary = invent_study(people=6, days=6)
    by_day = read_rows(diary, "worry", after_day=4)
    by_column = read_rows(with_columns(diary, walk=(diary.frame["day"] >= 4) + 0.0), "worry", "walk")
    assert (by_day.given == by_column.given).all()
    effect = compare_stretches(by_day)
    assert len(effect.people) == 6
    assert effect.low[0] < effect.estimate[0] < effect.high[0]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"outcome": "joy", "after_day": 3}, "no column 'joy'"),
        ({"outcome": "worry"}, "One of the two"),
        ({"outcome": "worry", "after_day": 99}, "by day 99, it was never given"),
        ({"outcome": "worry", "given": "tired"}, r"tired must be 0-1, got .* \(person p1, day 1\)"),
    ],
)
def test_what_cannot_be_compared_is_refused(asked: dict[str, object], words: str) -> None:
    with pytest.raises(DiaryError, match=words):
        read_rows(invent_study(people=4, days=4), **asked)  # type: ignore[arg-type]


def test_something_that_is_not_one_number_a_person_is_refused_by_name() -> None:
    diary = invent_study(people=3, days=3)
    with pytest.raises(DiaryError, match="one number for each person; person p1 has"):
        read_people(diary, "worry")
    arms = diary.frame["id"].map({"p1": 0.0, "p2": 1.0, "p3": 1.0}).to_numpy()
    assert read_people(with_columns(diary, arm=arms), "arm").tolist() == [0.0, 1.0, 1.0]


def test_one_person_alone_has_an_effect_of_their_own() -> None:
    luck = np.random.default_rng(14)
    rows = invent_rows(Design("phases", 1.0, apart=0.0), 1, 60, luck)
    effect = compare_stretches(rows)
    assert effect.method == "one person's own comparison"
    assert abs(effect.estimate[0] - 1.0) < 4 * effect.error[0]


@pytest.mark.statistical
def test_the_interval_of_one_person_alone_holds_as_promised() -> None:
    luck = np.random.default_rng(15)
    replays = 600
    design = Design("phases", 0.5, apart=0.0)
    effects = [compare_stretches(invent_rows(design, 1, 42, luck)) for _ in range(replays)]
    held = np.mean([effect.low[0] <= 0.5 <= effect.high[0] for effect in effects])
    assert abs(held - 0.95) < 3.5 * np.sqrt(0.05 * 0.95 / replays)


def test_the_order_of_the_entries_in_memory_changes_nothing() -> None:
    diary = invent_study(people=6, days=6)
    mixed = Diary(diary.name, diary.people, diary.items, diary.frame.sample(frac=1.0, random_state=3))
    one, other = (compare_stretches(read_rows(each, "worry", after_day=4)) for each in (diary, mixed))
    assert one.own == pytest.approx(other.own)


def test_a_person_without_entries_of_both_kinds_is_left_out() -> None:
    diary = invent_study(people=5, days=6)
    given = ((diary.frame["day"] >= 4) & (diary.frame["id"] != "p2")) + 0.0
    assert compare_stretches(read_rows(with_columns(diary, walk=given.to_numpy()), "worry", "walk")).people == (
        *("p1", "p3", "p4", "p5"),
    )


def test_a_plan_knows_more_people_to_be_better() -> None:
    small, large = plan_study(Design("phases", 0.4), (10, 40), (10,), replays=40)
    assert large.half_width < 0.7 * small.half_width
    assert large.power > small.power


def test_a_plan_learns_its_numbers_from_a_diary() -> None:
    links = np.array([[0.5, 0.0], [0.0, 0.2]])
    diary = invent_study(people=60, days=20, links=links, missing=0.25, key=9)
    learned, spread = learn_design(Design("phases", 0.3), diary, ITEMS[0].name)
    assert learned.beeps == 4
    assert learned.missed == pytest.approx(0.25, abs=4 * np.sqrt(0.25 * 0.75 / 4800))
    # Own means of 60 answers pull inertia down by about (1 + 3r) / 60.
    assert learned.inertia == pytest.approx(0.5 - 2.5 / 60, abs=0.05)
    assert spread == pytest.approx(1 / np.sqrt(1 - 0.25), rel=0.05)


@pytest.mark.parametrize(
    ("design", "words"),
    [
        (Design("guess", 0.3), "one of before-after, phases, steps"),
        (Design("steps", 0.3, beeps=1), "at least 2 beeps"),
        (Design("phases", 0.3, inertia=1.2), "inertia must be 0-0.95"),
    ],
)
def test_a_study_that_cannot_be_is_not_planned(design: Design, words: str) -> None:
    with pytest.raises(DiaryError, match=words):
        plan_study(design, (20,), (10,), 20)


@pytest.mark.statistical
@pytest.mark.parametrize("kind", DESIGNS)
@pytest.mark.parametrize("effect", [0.0, 0.3])
def test_errors_of_the_first_kind_and_intervals_are_as_promised(kind: str, effect: float) -> None:
    replays = 600
    (cell,) = plan_study(Design(kind, effect, apart=0.2, seed=11), (25,), (8,), replays)
    luck = np.sqrt(0.05 * 0.95 / replays)
    assert abs(cell.coverage - 0.95) < 3.5 * luck
    assert abs(cell.bias) < 3.5 * cell.error / np.sqrt(replays)
    if effect == 0.0:
        assert abs(cell.power - 0.05) < 3.5 * luck
