"""Harder times: seen after two rises or a week at the floor, offered kindly, never from one bad day."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nearer.companion.measures import services, watch
from nearer.companion.noticing.models import CheckIn
from nearer.instruments import read_instrument

pytestmark = pytest.mark.usefixtures("space")
NOW = timezone.now()


def fill(name: str, total: int | None, days_ago: int) -> None:
    instrument = read_instrument(name)
    items = [item.name for item in instrument.items if item.scored]
    points: list[int | None] = [min(3, max(0, (total or 0) - 3 * place)) for place in range(len(items))]
    if total is None:
        points[-1] = None
    services.save_filled(instrument, dict(zip(items, points, strict=True)), NOW - timedelta(days=days_ago))


@pytest.mark.parametrize(
    ("sums", "risen"),
    [
        ([4, 10, 11], True),
        ([4, 10, 9], False),
        ([4, 9, 12], False),
        ([4, 10], False),
        ([12, 4, 12], False),
        ([0, 4, 10, 11], True),
        ([4, 10, 11, 4], False),
        ([4, 12, None], False),
    ],
)
def test_a_rise_counts_when_it_was_there_twice(sums: list[int | None], risen: bool) -> None:
    for number, total in enumerate(sums):
        fill("phq8", total, 7 * (len(sums) - number))
    seen = watch.look(NOW)
    assert (seen.risen if seen else ()) == (("phq8",) if risen else ())


def test_worry_counts_from_four_points_on() -> None:
    for week, total in ((3, 5), (2, 9), (1, 9)):
        fill("gad7", total, 7 * week)
    assert watch.look(NOW) == watch.HarderTime(("gad7",), 0, 7)


def test_five_days_at_the_floor_of_a_week_count_and_four_do_not() -> None:
    for day in range(4):
        CheckIn.objects.create(at=NOW - timedelta(days=day), mood=1)
    CheckIn.objects.create(at=NOW - timedelta(days=8), mood=0)
    CheckIn.objects.create(at=NOW - timedelta(days=5), mood=None)
    assert watch.look(NOW) is None
    CheckIn.objects.create(at=NOW - timedelta(days=4), mood=0)
    assert watch.look(NOW) == watch.HarderTime((), 5, 7)
    CheckIn.objects.create(at=NOW - timedelta(days=4), mood=9)
    assert watch.look(NOW) is None


def test_the_offer_names_plan_person_and_doctor_and_blames_nobody(visitor: Client) -> None:
    assert "This looks like a harder time" not in visitor.get("/measures/").content.decode()
    for day in range(6):
        CheckIn.objects.create(at=NOW - timedelta(days=day), mood=0)
    words = visitor.get("/measures/").content.decode()
    assert "On 6 of the last 7 days your mood was very low." in words
    for part in ("My plan", "Talk to someone", "ask a doctor", "New steps toward people can wait."):
        assert part in words
