"""The pages of the ladder: the person's own order, rest before steps, and nothing that blames."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import NamedTuple

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nearer.companion import engine
from nearer.companion.ladder.models import Attempt, Beforehand, OwnStep
from nearer.companion.measures.models import Filled
from nearer.companion.noticing.models import CheckIn, Tie
from nearer.instruments import read_instrument

CLOSED = "This model has not been calibrated yet. Look, do not follow."


class Gate(NamedTuple):
    """What the gate says."""

    allowed: bool
    reason: str


@pytest.fixture(autouse=True)
def _shut(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate as it is today, without the science behind it."""
    monkeypatch.setattr(engine, "may_suggest_step", lambda: Gate(False, CLOSED))


@pytest.fixture
def here(space: object) -> str:
    return reverse("ladder:ladder")


@pytest.fixture
def steps(space: object) -> list[OwnStep]:
    rows = [("Wave.", "Look out.", 40), ("Write a card.", "Find a stamp.", 20), ("Ring Mira.", "Find the number.", 70)]
    return [OwnStep.objects.create(words=words, half=half, dread=dread, worth=50) for words, half, dread in rows]


def read(visitor: Client, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def send(visitor: Client, address: str, **answers: object) -> str:
    answer = visitor.post(address, answers, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def list_shown(page: str) -> list[str]:
    """The steps of a page, in their order."""
    found = re.findall(r'<p class="step">(?:<span[^>]*>[^<]*</span> )?(?:<a[^>]*>)?([^<]+)', page)
    return [words.strip() for words in found]


def test_while_the_gate_is_shut_the_page_shows_the_own_ladder_and_says_why(
    visitor: Client, here: str, steps: list[OwnStep]
) -> None:
    page = read(visitor, here)
    assert list_shown(page) == ["Write a card.", "Wave.", "Ring Mira."]
    assert "The model does not suggest a step yet." in page
    assert CLOSED in page
    assert "by your own ratings" in page
    assert "One step for today" not in page


def test_behind_an_open_gate_one_step_is_proposed_with_a_reason_and_two_others(
    visitor: Client, here: str, steps: list[OwnStep], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "may_suggest_step", lambda: Gate(True, ""))
    OwnStep.objects.create(words="Join the choir.", dread=90)
    page = read(visitor, here)
    assert "One step for today" in page
    assert "Why this one" in page
    assert list_shown(page) == ["Write a card.", "Wave.", "Ring Mira.", "Join the choir."]
    assert page.index("Or one of these") < page.index("Wave.") < page.index("The rest of your ladder")
    assert "The model does not suggest" not in page


def test_an_empty_ladder_invites_and_does_not_push(visitor: Client, here: str) -> None:
    page = read(visitor, here)
    assert "Your ladder is empty" in page
    assert reverse("ladder:library") in page


def test_rest_is_offered_instead_of_steps_when_the_battery_is_empty(
    visitor: Client, here: str, steps: list[OwnStep]
) -> None:
    CheckIn.objects.create(battery=2)
    page = read(visitor, here)
    assert "Rest is what fits now." in page
    assert list_shown(page) == []
    assert "This step waits for now." in send(visitor, f"{here}{steps[0].pk}/try")
    assert not Attempt.objects.exists()


def test_one_step_a_day_is_enough(visitor: Client, here: str, steps: list[OwnStep]) -> None:
    Attempt.objects.create(step=steps[0], at=timezone.now(), outcome="good")
    page = read(visitor, here)
    assert "One step is enough for a day" in page
    assert list_shown(page) == []


def test_a_pause_hides_the_steps_and_going_on_brings_them_back(
    visitor: Client, here: str, steps: list[OwnStep]
) -> None:
    page = send(visitor, reverse("ladder:pause"))
    assert "Your ladder is paused" in page
    assert list_shown(page) == []
    assert list_shown(send(visitor, reverse("ladder:go-on"))) == ["Write a card.", "Wave.", "Ring Mira."]


@pytest.mark.parametrize("danger", ["in_danger", "controlled", "real_threat", "unwell"])
def test_one_yes_beforehand_puts_safety_before_steps(
    danger: str, visitor: Client, here: str, steps: list[OwnStep]
) -> None:
    page = send(visitor, reverse("ladder:beforehand"), **{danger: "on"})
    assert "Safety comes first" in page
    assert list_shown(page) == []
    assert list_shown(send(visitor, reverse("ladder:beforehand"))) == ["Write a card.", "Wave.", "Ring Mira."]
    assert Beforehand.objects.count() == 2


def test_very_low_days_put_help_before_steps(visitor: Client, here: str, steps: list[OwnStep]) -> None:
    for days in range(5):
        CheckIn.objects.create(at=timezone.now() - timedelta(days=days), mood=0, battery=8)
    page = read(visitor, here)
    assert "These days have been very heavy" in page
    assert list_shown(page) == []


def test_a_questionnaire_that_rose_twice_makes_steps_wait_until_it_eases(
    visitor: Client, here: str, steps: list[OwnStep]
) -> None:
    items = read_instrument("phq8").scores[0].items
    for weeks, points in ((3, 0), (2, 1)):
        Filled.objects.create(
            instrument="phq8", at=timezone.now() - timedelta(weeks=weeks), answers=dict.fromkeys(items, points)
        )
    assert list_shown(read(visitor, here)) == ["Write a card.", "Wave.", "Ring Mira."]
    Filled.objects.create(instrument="phq8", answers=dict.fromkeys(items, 2))
    page = read(visitor, here)
    assert "This looks like a harder time" in page
    assert list_shown(page) == []
    Filled.objects.create(instrument="phq8", answers=dict.fromkeys(items, 0))
    assert list_shown(read(visitor, here)) == ["Write a card.", "Wave.", "Ring Mira."]


def test_no_step_leads_to_somebody_marked_as_harmful(visitor: Client, here: str, steps: list[OwnStep]) -> None:
    tie = Tie.objects.create(name="B.")
    steps[1].tie = tie
    steps[1].save()
    assert list_shown(read(visitor, here))[0] == "Write a card."
    picked = Attempt.objects.create(step=steps[1])
    tie.keeps_harming = True
    tie.save()
    page = read(visitor, here)
    assert "You picked this" not in page
    assert page.index("What waits for now") < page.index("Write a card.")
    picked.delete()
    assert "This step waits" in send(visitor, f"{here}{steps[1].pk}/try")
    form = read(visitor, f"{here}{steps[0].pk}")
    assert "B.</option>" not in form


def test_a_try_from_before_to_after(visitor: Client, here: str, steps: list[OwnStep]) -> None:
    step = steps[1]
    page = send(visitor, f"{here}{step.pk}/try", expected_dread=60, expected="They will not care.")
    assert "You picked this" in page
    attempt = Attempt.objects.get()
    page = read(visitor, f"{here}tries/{attempt.pk}")
    assert "They will not care." in page
    page = send(
        visitor,
        f"{here}tries/{attempt.pk}",
        outcome="good",
        felt_dread=20,
        happened="A kind reply.",
        learned="It helps.",
    )
    assert "It is saved, next to what you thought before." in page
    assert re.search(r"dread</th><td>60</td><td>20</td>", page)
    assert "A kind reply." in page
    step.refresh_from_db()
    assert step.dread == 20


def test_not_today_costs_nothing(visitor: Client, here: str, steps: list[OwnStep]) -> None:
    send(visitor, f"{here}{steps[1].pk}/try")
    page = send(visitor, f"{here}tries/{Attempt.objects.get().pk}/not-today")
    assert "Nothing is counted." in page
    assert not Attempt.objects.exists()
    assert list_shown(page)[:2] == ["Wave.", "Ring Mira."]


def test_two_hard_times_offer_the_half_step_and_refuse_the_whole(
    visitor: Client, here: str, steps: list[OwnStep]
) -> None:
    for days in (3, 2):
        Attempt.objects.create(step=steps[1], at=timezone.now() - timedelta(days=days), outcome="hard")
    assert list_shown(read(visitor, here)) == ["Find a stamp.", "Look out.", "Find the number."]
    assert "This step waits" in send(visitor, f"{here}{steps[1].pk}/try")
    assert "You picked this" in send(visitor, f"{here}{steps[1].pk}/try-half")
    assert Attempt.objects.get(at=None).half


def test_a_step_comes_from_the_list_or_in_own_words(visitor: Client, here: str) -> None:
    form = read(visitor, f"{here}new/till-good-day")
    assert "Say good day to whoever is at the till." in form
    send(visitor, f"{here}new/till-good-day", words="Say good day at the baker's.", dread=30, energy=1, rung="hello")
    send(visitor, f"{here}new", words="Sit in the yard.", dread=10)
    assert list_shown(read(visitor, here)) == ["Sit in the yard.", "Say good day at the baker&#x27;s."]
    assert OwnStep.objects.get(dread=30).key == "till-good-day"
    assert "On your ladder." in read(visitor, f"{here}list?rung=hello")


def test_the_list_is_narrowed_to_what_suits(visitor: Client, here: str) -> None:
    every = read(visitor, f"{here}list")
    assert "182 steps fit" in every
    page = read(visitor, f"{here}list?place=home&free=on&energy=1&without=phone&without=internet")
    count = int(re.search(r"(\d+) steps fit", page).group(1))  # type: ignore[union-attr]
    assert 10 < count < 60
    assert "a phone" not in "".join(re.findall(r"asks for:[^<]*", page))


def test_a_step_is_taken_off_without_a_word_of_blame(visitor: Client, here: str, steps: list[OwnStep]) -> None:
    page = send(visitor, f"{here}{steps[1].pk}/take-off")
    assert "What you learned with it stays." in page
    assert list_shown(page) == ["Wave.", "Ring Mira.", "Write a card."]
    assert page.index("Set aside") < page.index("Write a card.")
    assert "Rub it out for good" in read(visitor, f"{here}{steps[1].pk}")
    assert list_shown(send(visitor, f"{here}{steps[1].pk}", words="Write a card.", dread=20))[0] == "Write a card."


def test_only_a_step_that_was_set_aside_is_rubbed_out(visitor: Client, here: str, steps: list[OwnStep]) -> None:
    assert visitor.post(f"{here}{steps[1].pk}/rub-out").status_code == 404
    send(visitor, f"{here}{steps[1].pk}/take-off")
    assert "rubbed out for good" in send(visitor, f"{here}{steps[1].pk}/rub-out")
    assert OwnStep.objects.count() == 2


@pytest.mark.parametrize("address", ["new/no-such-step", "99", "99/try", "tries/99"])
def test_an_address_that_leads_nowhere_is_not_found(address: str, visitor: Client, here: str) -> None:
    assert visitor.get(f"{here}{address}").status_code == 404
