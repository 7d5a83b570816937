"""Reading what was noticed: weeks, the latest, what waits to be asked, and low days."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from nearer.companion.noticing import selectors, services
from nearer.companion.noticing.models import CheckIn, Contact, FollowUp, StayedAway
from nearer.companion.noticing.rules import RULES

pytestmark = pytest.mark.usefixtures("space")


def at(day: int, hour: int = 12) -> datetime:
    return timezone.make_aware(datetime(2026, 3, day, hour))


def test_entries_of_all_kinds_stand_in_one_order_newest_first() -> None:
    first, second, third = (
        CheckIn.objects.create(at=at(2)),
        Contact.objects.create(at=at(3)),
        CheckIn.objects.create(at=at(4)),
    )
    assert selectors.list_latest() == [third, second, first]
    assert selectors.list_latest(2) == [third, second]


def test_a_week_begins_on_monday_and_holds_nothing_of_its_neighbours() -> None:
    sunday, monday, last = (CheckIn.objects.create(at=moment) for moment in (at(1, 23), at(2, 0), at(8, 23)))
    CheckIn.objects.create(at=at(9, 0))
    assert selectors.start_week(sunday.at) == date(2026, 2, 23)
    assert selectors.list_week(date(2026, 3, 2)) == [last, monday]


def test_weeks_without_entries_are_passed_over() -> None:
    CheckIn.objects.create(at=at(2))
    Contact.objects.create(at=at(30))
    assert selectors.find_week_after(date(2026, 3, 2)) == date(2026, 3, 30)
    assert selectors.find_week_before(date(2026, 3, 30)) == date(2026, 3, 2)
    assert selectors.find_week_before(date(2026, 3, 2)) is None
    assert selectors.find_week_after(date(2026, 3, 30)) is None


@pytest.mark.parametrize(
    ("hours", "asked"),
    [
        (RULES.follow_up_from_hours - 0.1, False),
        (RULES.follow_up_from_hours, True),
        (RULES.follow_up_until_hours, True),
        (RULES.follow_up_until_hours + 0.1, False),
    ],
)
def test_the_page_asks_only_some_hours_after_staying_away(hours: float, asked: bool) -> None:
    now = timezone.now()
    stayed = StayedAway.objects.create(at=now - timedelta(hours=hours))
    assert (selectors.find_waiting(now) == stayed) is asked
    assert (stayed.asked_from <= now <= stayed.asked_until) is asked


def test_an_answer_or_a_wish_not_to_be_asked_ends_the_asking() -> None:
    now = timezone.now()
    answered, skipped = (StayedAway.objects.create(at=now - timedelta(hours=hours)) for hours in (4, 5))
    services.answer_follow_up(answered, FollowUp(mood=4), now)
    services.stop_asking(skipped)
    assert selectors.find_waiting(now) is None


def test_a_check_in_counts_while_it_is_fresh_and_names_a_battery() -> None:
    now = timezone.now()
    CheckIn.objects.create(at=now - timedelta(hours=1), mood=5)
    CheckIn.objects.create(at=now - timedelta(hours=20), battery=3)
    assert selectors.find_check_in(now, 12) is None
    fresh = CheckIn.objects.create(at=now - timedelta(hours=2), battery=6)
    assert selectors.find_check_in(now, 12) == fresh


def test_a_day_is_low_when_even_its_best_mood_is() -> None:
    for day, moods in {2: (0, 1), 3: (0, 6), 4: (1,), 5: (None,)}.items():
        for hour, mood in enumerate(moods, start=8):
            CheckIn.objects.create(at=at(day, hour), mood=mood)
    assert selectors.count_low_days(at(6), days=7, floor=1) == 2
    assert selectors.count_low_days(at(20), days=7, floor=1) == 0
