"""Pages of online: one lot a day, a good start tells nothing, an early end is fine, the answer is honest."""

from __future__ import annotations

import re
from datetime import timedelta
from random import Random

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nearer.companion import engine
from nearer.companion.noticing.diary_file import read_map, write_diary
from nearer.companion.noticing.models import CheckIn, Earlier
from nearer.companion.online.models import Draw, Experiment
from nearer.companion.online.services import draw_today
from nearer.companion.online.words import Lot

HERE = reverse("online:start")
CHOICES = {"what": "one", "outcome": "mood", "lot": "random", "days": "14"}
NOW = timezone.now()


def read(visitor: Client, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200
    return answer.content.decode().split("<main")[1]


def send(visitor: Client, address: str, **answers: object) -> str:
    answer = visitor.post(address, answers, follow=True)
    assert answer.status_code == 200
    return answer.content.decode().split("<main")[1]


def live(experiment: Experiment, days: int, gain: int, seed: int = 1) -> None:
    """Days up to yesterday, each with a lot in the morning and a check-in after it."""
    rng, lived = Random(seed), {True: 0, False: 0}
    for back in range(days, 0, -1):
        morning = NOW - timedelta(days=back, minutes=2)
        drawn = draw_today(experiment, morning, rng.random)
        # Both kinds of day go up and down alike, so that only the gain tells them apart.
        mood = 4 + lived[drawn.given] % 2 + gain * drawn.given
        lived[drawn.given] += 1
        CheckIn.objects.create(at=morning + timedelta(minutes=1), mood=mood, urge=10 - mood)


@pytest.fixture
def experiment(space: object) -> Experiment:
    return Experiment.objects.create(what="one", at=NOW - timedelta(days=40))


def test_an_experiment_begins_with_what_is_fixed_until_its_end(visitor: Client) -> None:
    form = read(visitor, f"{HERE}new")
    mark = re.search(r'name="sent" value="([^"]+)"', form).group(1)  # type: ignore[union-attr]
    for _ in range(2):
        page = send(visitor, f"{HERE}new", **CHOICES, guess="helps", sent=mark)
        assert "Draw today’s lot" in page
    assert Experiment.objects.count() == 1
    found = Experiment.objects.get()
    assert (found.what, found.outcome, found.lot, found.days, found.guess) == ("one", "mood", "random", 14, "helps")
    assert visitor.get(f"{HERE}{found.pk}/change").status_code == 404


@pytest.mark.parametrize("left_out", CHOICES)
def test_a_choice_that_was_left_out_is_asked_for(visitor: Client, left_out: str) -> None:
    send(visitor, f"{HERE}new", **{name: value for name, value in CHOICES.items() if name != left_out})
    assert not Experiment.objects.exists()


def test_something_of_ones_own_needs_its_words(visitor: Client) -> None:
    assert "Say in a few words what you try." in send(visitor, f"{HERE}new", **(CHOICES | {"what": "own"}))
    page = send(visitor, f"{HERE}new", **(CHOICES | {"what": "own", "own": "games with Jo"}))
    assert "games with Jo" in page


def test_the_lot_of_a_day_is_drawn_once_and_its_chance_is_kept(visitor: Client, experiment: Experiment) -> None:
    pages = [send(visitor, f"{HERE}{experiment.pk}/draw") for _ in range(5)]
    drawn = Draw.objects.get()
    assert drawn.chance == 0.5
    assert drawn.day == timezone.localdate()
    assert all(("Today: with it." in page) == drawn.given for page in pages)
    assert "50 in 100" in pages[-1]


def test_a_day_that_went_otherwise_stays_on_its_side(visitor: Client, experiment: Experiment) -> None:
    send(visitor, f"{HERE}{experiment.pk}/draw")
    drawn = Draw.objects.get()
    page = send(visitor, f"{HERE}day/{drawn.pk}", kept="no")
    assert "Either way is fine." in page
    assert "It went as the lot said on 0 of 1 day you told about." in page
    assert Draw.objects.get().given == drawn.given


def test_a_good_start_says_nothing_yet(visitor: Client, experiment: Experiment) -> None:
    live(experiment, 13, gain=5)
    page = read(visitor, f"{HERE}{experiment.pk}")
    assert "13 of 14 days have an answer." in page
    assert "Difference" not in page
    assert "helped" not in page


@pytest.mark.parametrize(
    ("gain", "words"), [(4, "it helped"), (-4, "it cost something"), (0, "For you, on these days: unclear")]
)
def test_full_days_say_helps_costs_or_unclear(visitor: Client, experiment: Experiment, gain: int, words: str) -> None:
    live(experiment, 14, gain=gain)
    page = read(visitor, f"{HERE}{experiment.pk}")
    assert words in page
    assert "likely between" in page
    assert ("about one try in ten" in page) == (gain != 0)
    assert "Draw today’s lot" not in page
    assert visitor.post(f"{HERE}{experiment.pk}/draw").status_code == 404
    assert words.rpartition(" ")[2] in read(visitor, HERE)


def test_what_was_answered_before_the_lot_does_not_count(visitor: Client, experiment: Experiment) -> None:
    drawn = draw_today(experiment, NOW)
    CheckIn.objects.create(at=NOW - timedelta(minutes=1), mood=9)
    assert "0 of 14 days" in read(visitor, f"{HERE}{experiment.pk}")
    CheckIn.objects.create(at=drawn.drawn_at, mood=3)
    assert "1 of 14 days" in read(visitor, f"{HERE}{experiment.pk}")


def test_an_early_end_is_fine_and_stays_unclear(visitor: Client, experiment: Experiment) -> None:
    live(experiment, 6, gain=5)
    page = send(visitor, f"{HERE}{experiment.pk}/end")
    assert "It has ended. That is fine, and nothing is lost." in page
    assert "Ended early, so unclear" in page
    assert "helped" not in page
    assert visitor.post(f"{HERE}{experiment.pk}/end").status_code == 404
    assert "ended early, so unclear" in read(visitor, HERE)


def test_two_at_once_are_enough(visitor: Client, experiment: Experiment) -> None:
    Experiment.objects.create(what="rest")
    assert "Two at a time are enough." in send(visitor, f"{HERE}new", **CHOICES)
    assert Experiment.objects.count() == 2
    send(visitor, f"{HERE}{experiment.pk}/end")
    send(visitor, f"{HERE}new", **CHOICES)
    assert Experiment.objects.count() == 3


def test_an_experiment_is_rubbed_out_while_the_check_ins_stay(visitor: Client, experiment: Experiment) -> None:
    live(experiment, 3, gain=0)
    send(visitor, f"{HERE}day/{Draw.objects.first().pk}", kept="yes")
    send(visitor, f"{HERE}{experiment.pk}/end")
    assert "rubbed out for good" in send(visitor, f"{HERE}{experiment.pk}/rub-out")
    assert not Draw.objects.exists()
    assert not Earlier.objects.exists()
    assert CheckIn.objects.count() == 3


def test_a_moment_that_was_turned_around_is_told_back(visitor: Client) -> None:
    page = send(visitor, "/noticing/online/new", kind="scrolling", mood_before=4, mood_after=6, turned="on")
    assert "mood before 4 · mood after 6 · I turned it around" in page


@pytest.mark.parametrize("address", ["99", "day/99", "read/nothing"])
def test_an_address_that_leads_nowhere_is_not_found(visitor: Client, address: str) -> None:
    assert visitor.get(f"{HERE}{address}").status_code == 404


@pytest.mark.statistical
def test_the_diary_file_carries_each_lot_so_that_the_science_finds_the_same(experiment: Experiment) -> None:
    from nearer.fit.effects import compare_stretches, read_rows

    live(experiment, 28, gain=3)
    diary = engine.read_diary("diary.csv", write_diary().encode(), read_map())
    said = {row.day.isoformat(): row for row in Draw.objects.all()}
    assert len(said) == len(diary.frame) == 28
    assert diary.frame["try_one"].tolist() == [int(row.given) for row in said.values()]
    assert diary.frame["try_one_chance"].tolist() == pytest.approx([row.chance for row in said.values()], abs=1e-4)
    rows = read_rows(diary, "mood", given="try_one", chance="try_one_chance")
    found = compare_stretches(rows)
    assert found.low[0] < 3 < found.high[0]
    assert found.low[0] > 0


def test_days_in_turns_carry_no_chance_into_the_diary_file(space: object) -> None:
    live(Experiment.objects.create(what="rest", lot=Lot.TURNS), 4, gain=0)
    frame = engine.read_diary("diary.csv", write_diary().encode(), read_map()).frame
    assert frame["try_rest"].notna().all()
    assert frame["try_rest_chance"].isna().all()
