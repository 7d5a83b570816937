"""The hierarchical ordinal model: exact slopes, known people found again, doubt where little is known."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import expit

from nearer.fit.pool.group import Group
from nearer.fit.pool.ordinal import SHAPES, Design, Ordinal

LIMITS = np.array([-2.0, -0.7, 0.7, 2.0])
SHAPED = 0.4


def plain_group(items: int) -> Group:
    share = np.diff(np.concatenate([[0.0], expit(LIMITS), [1.0]]))
    ones = np.ones(items)
    return Group(ones / 2, ones, ones, np.tile(share, (items, 1)), ones, np.ones((items, 1)), ones / 3)


def answer_rows(people: int, items: int, each: int, leaning: np.ndarray, luck: np.random.Generator) -> Design:
    person = np.repeat(np.arange(people), items * each)
    item = np.tile(np.repeat(np.arange(items), each), people)
    last, known = luck.normal(size=len(person)), luck.normal(size=(len(person), 2))
    expected = leaning[person, item] + 0.8 * last
    shapes = 0.5 * luck.normal(size=(len(person), SHAPES, len(LIMITS)))
    limits = np.maximum.accumulate(LIMITS + SHAPED * shapes[:, 0], axis=1)
    level = (expected[:, None] + luck.logistic(size=(len(person), 1)) > limits).sum(axis=1)
    return Design(person, item, luck.integers(0, 3, len(person)), level, last, known, shapes)


def start_model(people: int, items: int, rungs: int = 5) -> Ordinal:
    model = Ordinal(np.full(items, rungs), people, 3)
    model.start(plain_group(items), 2)
    return model


@pytest.mark.parametrize("part", list(start_model(2, 2).parts))
def test_slopes_of_each_part_are_exact(part: str) -> None:
    luck = np.random.default_rng(5)
    rows = answer_rows(4, 3, 6, luck.normal(size=(4, 3)), luck)
    model = start_model(4, 3)
    parts = {name: value + 0.2 * luck.normal(size=value.shape) for name, value in model.parts.items()}
    way, hair = luck.normal(size=parts[part].shape), 1e-5
    up, down = (model.weigh(parts | {part: parts[part] + sign * hair * way}, rows)[0] for sign in (1, -1))
    assert (up - down) / (2 * hair) == pytest.approx(
        (model.weigh(parts, rows)[1][part] * way).sum(), rel=1e-5, abs=1e-4
    )


def test_people_are_found_again_from_their_answers() -> None:
    luck = np.random.default_rng(6)
    true = np.repeat(luck.normal(0, 1.2, (30, 1)), 4, axis=1) + luck.normal(0, 0.4, (30, 4))
    rows = answer_rows(30, 4, 40, true, luck)
    model = start_model(30, 4)
    model.fit(rows)
    parts = model.parts
    found = parts["leaning"][:, None] * parts["loading"] + parts["own"]
    assert np.corrcoef(found.ravel(), true.ravel())[0, 1] > 0.95
    # Inertia is shrunk little with 4,800 answers; its standard error is near 0.03.
    assert parts["inertia"] + parts["own_inertia"].mean() == pytest.approx(0.8, abs=0.15)
    # The first way of using the levels moved the answers, the second did not.
    assert parts["common_shape"] == pytest.approx([SHAPED, 0.0], abs=0.15)


def test_shares_rise_with_the_level_and_stay_chances() -> None:
    luck = np.random.default_rng(7)
    rows = answer_rows(5, 2, 10, luck.normal(size=(5, 2)), luck)
    model = start_model(5, 2)
    model.fit(rows)
    below = model.forecast(rows)
    assert ((below > 0) & (below < 1)).all()
    assert (np.diff(below, axis=1) >= 0).all()


def test_a_person_with_many_answers_is_doubted_less_than_a_stranger() -> None:
    luck = np.random.default_rng(8)
    rows = answer_rows(2, 2, 30, np.zeros((2, 2)), luck)
    mine = Design(*(part[rows.person == 0] for part in rows.__dict__.values()))
    model = start_model(2, 2)
    model.fit(mine)
    assert (model.doubt[0] < model.doubt[1]).all()


def test_meeting_new_people_leaves_the_group_as_it_was() -> None:
    luck = np.random.default_rng(9)
    rows = answer_rows(6, 2, 10, luck.normal(size=(6, 2)), luck)
    model = start_model(6, 2)
    model.fit(rows)
    before = {name: value.copy() for name, value in model.parts.items()}
    model.parts = model.parts | model.strangers()
    model.fit(rows, group_too=False)
    for name in ("limits", "loading", "inertia", "effects", "common", "hours"):
        assert np.array_equal(model.parts[name], before[name])
    assert not np.allclose(model.parts["own"], 0)
