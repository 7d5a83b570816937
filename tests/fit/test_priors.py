"""What answers are usual, from the others of a group or from simulated people."""

import numpy as np
import pandas as pd
import pytest

from nearer.diary import Diary, Item
from nearer.fit import AnswerPrior, observe
from nearer.fit.carriers import place_on_scale
from nearer.fit.likelihood import noise_sizes, number
from tests.fit.cast import question, some_people

MOOD, WORRY = question("mood", "slider"), question("rumination", name="worry")


def group(people: int, beeps: int, centre: float, style: float, within: float, seed: int = 1) -> Diary:
    """A group whose members differ in mean answers and move around them; answers in hundredths."""
    rng = np.random.default_rng(seed)
    means = centre + style * rng.standard_normal(people)
    answers = np.clip(means[:, None] + within * rng.standard_normal((people, beeps)), 0, 1)
    frame = pd.DataFrame(
        {
            "id": np.repeat([f"p{k}" for k in range(people)], beeps),
            "day": np.tile(np.arange(beeps) + 1, people),
            "beep": 1,
            "hours": np.tile(24.0 * np.arange(beeps) + 12, people),
            "mood": 100 * answers.ravel(),
            "worry": np.nan,
        }
    )
    return Diary("group", tuple(f"p{k}" for k in range(people)), (MOOD, WORRY), frame)


def test_a_group_gives_back_its_mean_and_the_shares_of_its_spread() -> None:
    prior = AnswerPrior.from_diary(group(4000, 20, 0.6, 0.1, 0.08)).items["mood"]
    between, within = 0.1**2, 0.08**2
    assert prior.centre == pytest.approx(0.6, abs=4 * 0.1 / 4000**0.5)
    assert prior.centre_sd == pytest.approx((number("style_share") * between) ** 0.5, rel=0.05)
    felt = (1 - number("style_share")) * between + (1 - number("noise_share")) * within
    assert prior.spread == pytest.approx((felt / (1 + number("moment_size") ** 2)) ** 0.5, rel=0.05)
    assert prior.noise == pytest.approx((number("noise_share") * within) ** 0.5, rel=0.05)


def test_the_person_in_question_is_left_out_of_the_group() -> None:
    diary = group(12, 20, 0.5, 0.1, 0.05)
    diary.frame.loc[diary.frame["id"] == "p3", "mood"] = 100.0
    with_them = AnswerPrior.from_diary(diary).items["mood"]
    without = AnswerPrior.from_diary(diary, leave_out="p3").items["mood"]
    assert AnswerPrior.from_diary(diary, leave_out="p3").people == 11
    assert without.centre < with_them.centre - 0.02
    diary.frame.loc[diary.frame["id"] == "p3", "mood"] = 0.0
    assert AnswerPrior.from_diary(diary, leave_out="p3").items["mood"] == without


def test_too_few_people_or_answers_say_nothing_about_what_is_usual() -> None:
    assert "mood" not in AnswerPrior.from_diary(group(4, 20, 0.5, 0.1, 0.05)).items
    assert "mood" not in AnswerPrior.from_diary(group(20, 5, 0.5, 0.1, 0.05)).items
    assert "worry" not in AnswerPrior.from_diary(group(20, 20, 0.5, 0.1, 0.05)).items


def test_an_item_that_is_the_same_in_everybody_still_has_some_spread_and_noise() -> None:
    prior = AnswerPrior.from_diary(group(20, 20, 0.5, 0.0, 0.0)).items["mood"]
    assert prior.spread >= number("spread_least")
    assert prior.centre_sd > 0
    assert prior.noise >= number("noise_least")


def test_without_a_group_simulated_people_say_where_answers_lie() -> None:
    people = some_people(3000)
    less = Item("fine", "loneliness", -1, 0.0, 10.0, "ordinal")
    prior = AnswerPrior.from_people((question("loneliness"), less, question(None, name="hungry")), people)
    placed = place_on_scale("loneliness", observe(people)["loneliness"])
    assert prior.items["loneliness"].centre == pytest.approx(placed.mean())
    assert prior.items["loneliness"].spread == pytest.approx(placed.std())
    assert prior.items["fine"].centre == pytest.approx(1 - placed.mean())
    assert set(prior.items) == {"loneliness", "fine"}


def test_what_a_group_does_not_know_is_filled_in() -> None:
    usual = AnswerPrior.from_people((MOOD, WORRY), some_people(500))
    known = AnswerPrior.from_diary(group(20, 20, 0.9, 0.02, 0.05))
    filled = known.filled(usual)
    assert filled.items["mood"] == known.items["mood"]
    assert filled.items["worry"] == usual.items["worry"]
    assert filled.people == 20


def test_noise_weights_sum_to_one_and_favour_the_usual_size() -> None:
    prior = AnswerPrior.from_people((MOOD,), some_people(500)).items["mood"]
    weights = prior.noise_weights()
    assert weights.sum() == pytest.approx(1)
    assert noise_sizes()[weights.argmax()] == pytest.approx(prior.noise, rel=0.2)
