"""The twin: a person as possible selves."""

from dataclasses import replace

import numpy as np
import pytest

from nearer.diary import PersonDiary
from nearer.fit import AHEAD, Twin, TwinError, compare_seeds, fit_twin, observe
from nearer.model.state import State, Traits
from nearer.population.reference import take_selves
from tests.fit.cast import ASKED, diary_of, question, simulated_people, some_people

MOOD, LONELY = question("mood", "slider"), question("loneliness")
COUNT = 500


@pytest.fixture(scope="module")
def twin() -> Twin:
    return fit_twin(simulated_people(6).diaries[0], count=2000, threads=1)


def same(first: Twin, second: Twin) -> None:
    """Both twins are the same to the bit."""
    np.testing.assert_array_equal(first.selves.state, second.selves.state)
    np.testing.assert_array_equal(first.selves.traits, second.selves.traits)
    np.testing.assert_array_equal(first.selves.ties, second.selves.ties)
    assert first.item_fit == second.item_fit


def test_the_bits_do_not_depend_on_the_number_of_threads() -> None:
    diary = replace(simulated_people(6).diaries[1])
    short = PersonDiary(diary.id, diary.hours[:12], diary.day[:12], diary.beep[:12], diary.answers[:12], ASKED)
    # Enough selves for the work to be handed out.
    same(fit_twin(short, count=6000, threads=1), fit_twin(short, count=6000, threads=3))


def test_an_occasion_without_answers_only_lets_time_pass() -> None:
    full = diary_of([[60, 3], [np.nan, np.nan], [40, 4]], (MOOD, LONELY))
    short = diary_of([[60, 3], [40, 4]], (MOOD, LONELY), [12, 60])
    first, second = fit_twin(full, count=COUNT), fit_twin(short, count=COUNT)
    same(first, second)
    assert first.when == second.when
    assert np.isnan(first.diagnostics.effective[1])


def test_a_missing_answer_is_not_weighed() -> None:
    both = diary_of([[60, np.nan], [40, np.nan]], (MOOD, LONELY))
    alone = diary_of([[60], [40]], (MOOD,))
    np.testing.assert_allclose(fit_twin(both, count=COUNT).selves.state, fit_twin(alone, count=COUNT).selves.state)


def test_an_item_without_a_construct_is_kept_and_not_weighed() -> None:
    hungry = question(None, name="hungry")
    twin = fit_twin(diary_of([[7, 60], [1, 40]], (hungry, MOOD)), count=COUNT)
    np.testing.assert_array_equal(
        twin.selves.state, fit_twin(diary_of([[60], [40]], (MOOD,)), count=COUNT).selves.state
    )
    assert twin.items == (hungry, MOOD)
    assert twin.item_fit[0] is None
    assert np.isnan(twin.answers_ahead[:, 0]).all()
    assert np.isfinite(twin.answers_ahead[:, 1]).all()


def test_answers_in_one_step_are_weighed_together_at_its_end() -> None:
    # Neither question is coloured by the moment, which would have passed in between.
    items = (question("digital", "slider"), question("sleep"))
    apart = diary_of([[60, np.nan], [np.nan, 3]], items, [12.0, 14.5])
    joined = diary_of([[60, 3]], items, [13.0])
    first, second = fit_twin(apart, count=COUNT), fit_twin(joined, count=COUNT)
    assert first.when == second.when == 5
    # Written back once more in between: alike but for the straight ways between knots.
    apart_mean, joined_mean = first.selves.state.mean(axis=1), second.selves.state.mean(axis=1)
    spread = np.maximum(second.selves.state.std(axis=1), 1e-9)
    assert np.abs((apart_mean - joined_mean) / spread).max() < 0.06


def test_three_answers_give_back_the_prior() -> None:
    diary = diary_of([[55, 3, 3]], (MOOD, LONELY, question("threat")))
    twin, anybody = fit_twin(diary, count=4000), some_people(20_000)
    before, after = observe(anybody), observe(twin.selves)
    for name, readout in before.items():
        assert abs(after[name].mean() - readout.mean()) < 0.3 * readout.std(), name
        assert after[name].std() > 0.7 * readout.std(), name
    assert twin.learned == ()
    for k, name in enumerate(Traits._fields):
        spread = float(anybody.traits[k].std())
        assert abs(float(twin.selves.traits[k].mean()) - float(anybody.traits[k].mean())) < 0.3 * spread, name
        assert float(twin.selves.traits[k].std()) > 0.8 * spread, name


def test_traits_that_are_not_learned_stay_as_they_were_drawn(twin: Twin) -> None:
    drawn = fit_twin(diary_of([[np.nan]], (MOOD,)), count=2000, threads=1).selves.traits
    still = [k for k, name in enumerate(Traits._fields) if name not in twin.taught]
    assert len(still) == len(Traits._fields) - 8
    np.testing.assert_array_equal(twin.selves.traits[still], drawn[still])


def test_no_self_dies_and_none_is_copied(twin: Twin) -> None:
    assert twin.diagnostics.ancestors == 2000
    assert np.unique(twin.selves.traits, axis=1).shape[1] > 1900
    mood = twin.selves.state[State._fields.index("mood")]
    assert len(np.unique(mood)) > 1900


def test_what_was_expected_is_kept_with_every_answer(twin: Twin) -> None:
    ahead = {name: twin.answers_ahead[:, 0, k] for k, name in enumerate(AHEAD)}
    for low, high in (("q05", "low"), ("low", "q25"), ("q25", "middle"), ("middle", "q75"), ("q75", "high")):
        assert np.all(ahead[low] <= ahead[high])
    assert np.all((ahead["low"] >= 0) & (ahead["high"] <= 100))
    there = np.isfinite(twin.answers[:, 0])
    np.testing.assert_array_equal(np.isfinite(ahead["score"]), there)
    chance = ahead["upto"][there] - ahead["below"][there]
    np.testing.assert_allclose(np.exp(ahead["score"][there]), chance, rtol=1e-6)


def test_the_first_answer_is_expected_from_what_is_usual_alone() -> None:
    one, other = (fit_twin(diary_of([[answer], [50]], (MOOD,)), count=COUNT) for answer in (5.0, 95.0))
    np.testing.assert_array_equal(one.answers_ahead[0, 0, :5], other.answers_ahead[0, 0, :5])
    assert one.answers_ahead[1, 0, AHEAD.index("mean")] < other.answers_ahead[1, 0, AHEAD.index("mean")]


def test_bands_are_kept_for_every_construct_in_the_models_units(twin: Twin) -> None:
    for name, bands in twin.filtered.items():
        assert bands.shape == (56, 5)
        assert np.all(np.diff(bands, axis=1) >= 0), name
    last = twin.filtered["loneliness"][-1]
    exact = np.quantile(twin.selves.state[State._fields.index("loneliness")], [0.05, 0.25, 0.5, 0.75, 0.95])
    np.testing.assert_allclose(last, exact, atol=0.005)


def test_more_lonely_answers_make_lonelier_selves_and_wider_noise_wider_bands() -> None:
    calm = [[2.0], [2.0], [3.0], [2.0]] * 5
    low = fit_twin(diary_of(calm, (LONELY,)), count=COUNT)
    high = fit_twin(diary_of([[row[0] + 4] for row in calm], (LONELY,)), count=COUNT)
    wild = fit_twin(diary_of([[1.0], [7.0], [2.0], [6.0]] * 5, (LONELY,)), count=COUNT)
    assert observe(high.selves)["loneliness"].mean() > observe(low.selves)["loneliness"].mean() + 0.1
    quiet_fit, wild_fit = low.item_fit[0], wild.item_fit[0]
    assert quiet_fit is not None
    assert wild_fit is not None
    assert wild_fit.noise > 2 * quiet_fit.noise
    width = AHEAD.index("high"), AHEAD.index("low")
    assert np.ptp(wild.answers_ahead[-1, 0, list(width)]) > np.ptp(low.answers_ahead[-1, 0, list(width)])


def test_the_ways_of_answering_are_told_in_the_items_own_units() -> None:
    seven = fit_twin(diary_of([[4.0]] * 12, (LONELY,)), count=COUNT).item_fit[0]
    assert seven is not None
    assert 1 < seven.centre < 7
    slider = question("loneliness", "slider")
    hundred = fit_twin(diary_of([[50.0]] * 12, (slider,)), count=COUNT).item_fit[0]
    assert hundred is not None
    assert (seven.centre - 1) / 6 == pytest.approx(hundred.centre / 100, abs=0.05)


def test_a_moment_that_colours_every_item_is_not_taken_for_many_witnesses() -> None:
    names = ("threat", "rumination", "arousal", "anhedonia", "self_worth", "functioning")
    items = tuple(question(name) for name in names)
    calm = [2.0, 2.0, 2.0, 2.0, 6.0, 6.0]
    bad = [5.0, 5.0, 5.0, 5.0, 3.0, 3.0]
    once = fit_twin(diary_of([*[calm] * 12, bad], items), count=2000)
    before = fit_twin(diary_of([calm] * 12, items), count=2000)
    later = fit_twin(diary_of([*[calm] * 12, bad, *[[np.nan] * 6] * 2], items), count=2000)
    k = AHEAD.index("mean")
    usual = float(before.answers_ahead[-1, 0, k])
    # One bad moment is not yet a bad week: two days on, less than a quarter of the jump is expected to be left.
    assert usual < later.answers_ahead[-1, 0, k] < usual + 0.25 * (5.0 - usual)
    assert observe(once.selves)["threat"].mean() > observe(before.selves)["threat"].mean()


def test_a_long_gap_widens_what_is_believed() -> None:
    answers = [[70.0]] * 20
    near = fit_twin(diary_of([*answers, [np.nan]], (MOOD,)), count=6000)
    hours = [24.0 * k + 12 for k in range(20)]
    far = fit_twin(diary_of([*answers, [np.nan]], (MOOD,), [*hours, 24.0 * 120]), count=6000)
    assert far.when > near.when + 700
    spread = [float(np.std(observe(t.selves)["mood"])) for t in (near, far)]
    # Each spread of 6000 selves is known to 1 in sqrt(12000); wider by three errors of their ratio is no chance.
    assert spread[1] > (1 + 3 * (2 / 12000) ** 0.5) * spread[0]


def test_one_answer_only_and_an_item_that_never_moves_give_a_sensible_twin() -> None:
    once = fit_twin(diary_of([[50.0]], (MOOD,)), count=COUNT)
    constant = fit_twin(diary_of([[1.0]] * 40, (LONELY,)), count=COUNT)
    for twin in (once, constant):
        assert np.isfinite(twin.selves.state).all()
        assert np.isfinite(twin.selves.traits).all()
        assert 0 < twin.diagnostics.least_effective <= 1
    never = diary_of([[np.nan]] * 3, (MOOD,))
    assert fit_twin(never, count=COUNT).learned == ()


def test_two_seeds_are_compared_number_by_number() -> None:
    diary = simulated_people(6).diaries[0]
    first, second = (fit_twin(diary, count=COUNT, seed=seed) for seed in (1, 2))
    known = first.beside(second)
    assert set(known.moves) >= {"loneliness", "mood", *set(first.learned) & set(second.learned)}
    shaken = compare_seeds(first, second)
    for name in first.believed():
        one, two = first.believed()[name], second.believed().get(name)
        far = two is None or abs(one[0] - two[0]) > 0.25 * one[1]
        assert (name in shaken) == far
        assert known.withheld(name) == far
    assert not first.withheld("mood")
    with pytest.raises(TwinError, match="another seed"):
        compare_seeds(first, first)
    with pytest.raises(TwinError, match="same diary twice"):
        compare_seeds(first, fit_twin(diary_of([[50.0]], (MOOD,)), count=COUNT, seed=2))


def test_a_number_that_moves_too_far_is_withheld(twin: Twin) -> None:
    other = replace(twin, seed=2, selves=take_selves(twin.selves, np.arange(2000)))
    assert compare_seeds(twin, other) == ()
    state = other.selves.state
    row = State._fields.index("loneliness")
    state[row] += 0.3 * state[row].std()
    assert compare_seeds(twin, other) == ("loneliness",)
    assert twin.beside(other).withheld("loneliness")


def test_a_twin_of_nobody_in_particular_is_the_population_itself() -> None:
    people = some_people(50)
    twin = Twin.of_anybody(people, seed=3)
    assert twin.selves is people
    assert twin.learned == ()
    assert set(twin.not_learned) == set(Traits._fields)
    assert twin.slots.tolist() == list(range(50))


def test_progress_is_told_up_to_the_end() -> None:
    told: list[float] = []
    fit_twin(diary_of([[50.0]] * 4, (MOOD,)), count=COUNT, progress=told.append)
    assert told == [0.25, 0.5, 0.75, 1.0]


def test_selves_may_be_given_and_are_left_as_they_were() -> None:
    people = some_people(600)
    before = people.state.copy()
    twin = fit_twin(diary_of([[50.0]], (MOOD,)), count=800, selves=people)
    assert twin.selves.count == 800
    np.testing.assert_array_equal(people.state, before)


@pytest.mark.parametrize(
    ("diary", "options", "words"),
    [
        (diary_of([[3.0]], (question(None, name="hungry"),)), {}, "Give at least one item a construct"),
        (diary_of([], (MOOD,), []), {}, "no occasion"),
        (diary_of([[50], [60]], (MOOD,), [12, 12]), {}, "do not rise"),
        (diary_of([[50]], (MOOD,)), {"count": 10}, "100 selves or more, got 10"),
        (diary_of([[50]], (MOOD,)), {"dt": 2.0}, "got 2.0"),
        (diary_of([[50]], (MOOD,)), {"threads": 0}, "1 or more, got 0"),
    ],
)
def test_what_cannot_be_fitted_is_refused_in_words(diary: PersonDiary, options: dict[str, float], words: str) -> None:
    with pytest.raises(TwinError, match=words):
        fit_twin(diary, **options)  # type: ignore[arg-type]
