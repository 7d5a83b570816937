"""People: the same in any crowd, spread as their files say."""

from functools import cache

import numpy as np
import pytest

from nearer.model.state import Traits
from nearer.population.people import (
    People,
    PeopleError,
    chance_alone,
    draw_people,
    read_people_numbers,
    read_profiles,
    read_spreads,
    share_from,
)

MANY = 20_000
# Four standard errors of a correlation or a standard score of this many people.
SLACK = 4 / MANY**0.5


def row(name: str) -> int:
    return Traits._fields.index(name)


@cache
def crowd() -> People:
    return draw_people(MANY, 3)


def test_person_seven_is_the_same_in_any_crowd() -> None:
    few, many = draw_people(8, 5), draw_people(300, 5)
    for name in ("age", "sex", "household", "liability", "inhibition"):
        assert np.array_equal(getattr(few, name), getattr(many, name)[:8])
    assert np.array_equal(few.traits, many.traits[:, :8])


def test_another_seed_gives_other_people() -> None:
    assert not np.array_equal(draw_people(8, 5).traits, draw_people(8, 6).traits)


def test_liability_and_inhibition_have_mean_zero_and_spread_one() -> None:
    people = crowd()
    for factor in (people.liability, people.inhibition):
        assert abs(float(factor.mean())) < SLACK
        assert abs(float(factor.std()) - 1) < SLACK


@pytest.mark.parametrize("name", Traits._fields)
def test_each_trait_is_spread_as_its_file_says(name: str) -> None:
    spread, people = read_spreads()[name], crowd()
    values = people.traits[row(name)].astype(float)
    if spread.form == "level":
        score = (np.log(values / spread.value) + spread.spread**2 / 2) / spread.spread
    elif spread.form == "share":
        score = (np.log(values / (1 - values)) - np.log(spread.value / (1 - spread.value))) / spread.spread
    elif spread.form == "signed":
        score = (np.arctanh(values) - np.arctanh(spread.value)) / spread.spread
    else:
        score = (values - spread.value) / spread.spread
    assert abs(score.mean()) < SLACK
    # Age, sex and household add a little to the spread of two traits: a quarter of a squared shift at most.
    assert abs(score.std() - 1) < SLACK + (0.03 if name in ("niche", "depression_leaning") else 0)
    assert abs(np.corrcoef(score, people.liability)[0, 1] - spread.liability) < SLACK + 0.01
    assert abs(np.corrcoef(score, people.inhibition)[0, 1] - spread.inhibition) < SLACK + 0.01


def test_traits_share_one_liability() -> None:
    people, spreads = crowd(), read_spreads()
    one, other = spreads["regulation_base"], spreads["serotonin_base"]
    expected = one.liability * other.liability + one.inhibition * other.inhibition
    score = [np.log(people.traits[row(n)] / (1 - people.traits[row(n)])) for n in ("regulation_base", "serotonin_base")]
    assert abs(np.corrcoef(*score)[0, 1] - expected) < SLACK


def test_ages_sexes_and_households_follow_their_numbers() -> None:
    people, n = crowd(), read_people_numbers()
    assert people.age.min() >= n["youngest"].value
    assert people.age.max() < n["oldest"].value
    assert abs(people.sex.mean() - n["women"].value) < SLACK
    assert abs((people.age >= n["retired_from"].value).mean() - share_from(n["retired_from"].value)) < SLACK
    assert abs((people.household == 1).mean() - chance_alone(people.age).mean()) < SLACK
    together = people.household[people.household > 1]
    assert abs((together == 2).mean() - n["two"].value) < 4 / together.size**0.5
    assert together.max() == 5


def test_who_lives_alone_has_less_of_a_niche() -> None:
    people = crowd()
    niche, alone, young = np.log(people.traits[row("niche")]), people.household == 1, people.age < 60
    gap = (niche[alone & young].mean() - niche[~alone & young].mean()) / read_spreads()["niche"].spread
    assert abs(gap - read_people_numbers()["alone_niche"].value) < 4 / (alone & young).sum() ** 0.5


def test_a_profile_shifts_its_own_traits_only() -> None:
    plain, shifted = draw_people(50, 2), draw_people(50, 2, "social_burnout", strength=0.5)
    moved = {name for name in Traits._fields if not np.array_equal(plain.traits[row(name)], shifted.traits[row(name)])}
    assert moved == set(read_profiles()["social_burnout"])
    assert (shifted.traits[row("social_drain")] > plain.traits[row("social_drain")]).all()


def test_a_profile_can_be_given_to_some_only() -> None:
    plain, some = draw_people(8, 2), draw_people(8, 2, "social_burnout", every=4)
    changed = np.flatnonzero((plain.traits != some.traits).any(axis=0))
    assert changed.tolist() == [0, 4]


def test_an_unknown_profile_is_named_with_those_there_are() -> None:
    with pytest.raises(PeopleError, match=r"no profile called shyness.*social_burnout"):
        draw_people(3, 1, "shyness")


def test_nobody_is_too_few() -> None:
    with pytest.raises(PeopleError, match="at least one person, got 0"):
        draw_people(0, 1)
