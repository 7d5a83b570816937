"""How long a page takes with five years of entries in the encrypted file."""

# Fixtures are imported and named as what they give.
# ruff: noqa: F401, F811

from __future__ import annotations

import time
from datetime import timedelta
from random import Random

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.companion.conftest import finished_space, home, space, visitor

from nearer.companion.ladder.models import Attempt, OwnStep
from nearer.companion.noticing.models import CheckIn, Contact, DigitalTime, Feeling, FollowUp, StayedAway, Tie

YEARS = 5
LONGEST_SECONDS = 0.1
ROUNDS = 20


@pytest.fixture
def years(space: object) -> None:
    """Five years: two check-ins and a contact a day, the rest every few days."""
    rng, now = Random(1), timezone.now()
    ties = [Tie.objects.create(name=f"person {number}") for number in range(20)]
    step = OwnStep.objects.create(words="Wave.", half="Look.", dread=30)
    kinds = (CheckIn, Contact, Feeling, DigitalTime, StayedAway, Attempt)
    rows: dict[type, list[object]] = {kind: [] for kind in kinds}
    for days in range(1, 365 * YEARS):
        at = now - timedelta(days=days, minutes=rng.randrange(600))
        rows[CheckIn] += [CheckIn(at=at - timedelta(hours=part), mood=rng.randrange(11), battery=5) for part in (0, 8)]
        rows[Contact].append(Contact(at=at, tie=rng.choice(ties), warmth=rng.randrange(11), note="We talked. " * 10))
        if days % 3 == 0:
            rows[Feeling].append(Feeling(at=at, words=["sad", "calm"], circling=rng.randrange(11)))
            rows[DigitalTime].append(DigitalTime(at=at, kind="scrolling", mood_before=4, mood_after=3))
            rows[StayedAway].append(StayedAway(at=at, relief=7, mood=5))
            rows[Attempt].append(Attempt(step=step, at=at, planned_at=at, outcome="mixed"))
    for kind, made in rows.items():
        kind._default_manager.bulk_create(made, batch_size=500)  # type: ignore[attr-defined]
    past = StayedAway.objects.all()
    later = [FollowUp(stayed_away=stayed, at=stayed.at + timedelta(hours=5), mood=4) for stayed in past]
    FollowUp.objects.bulk_create(later, batch_size=500)


def test_nineteen_of_twenty_answers_of_each_page_take_less_than_a_tenth_of_a_second(
    years: None,
    visitor: Client,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The ninety-fifth of a hundred answers of the usual pages; all five years at once are shown beside them."""
    monday = timezone.localdate() - timedelta(days=900)
    usual = ["/", "/help-now", "/plan", "/space/", "/words/", "/skills/", "/measures/"]
    usual += [reverse("noticing:today"), reverse("noticing:week", args=[monday])]
    usual += [reverse("noticing:new", args=["contact"]), reverse("ladder:ladder")]
    usual += [reverse("ladder:library"), reverse("ladder:tries")]
    seeing = [f"/seeing/{part}" for part in ("", "apart", "better", "online")]
    slow = {}
    for address in [*usual, *seeing, *(f"{address}?days=all" for address in seeing)]:
        assert visitor.get(address).status_code == 200
        taken = sorted(measure(visitor, address) for _ in range(ROUNDS))
        slow[address] = taken[int(0.95 * ROUNDS) - 1]
        with capsys.disabled():
            print(f"\n{address}: p95 {slow[address] * 1000:.0f} ms", end="")
    assert {address: took for address, took in slow.items() if took >= LONGEST_SECONDS and "=all" not in address} == {}


def measure(visitor: Client, address: str) -> float:
    """The processor's seconds for one page, so that a busy machine does not count."""
    start = time.process_time()
    visitor.get(address)
    return time.process_time() - start
