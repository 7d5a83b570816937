"""Looking: the person's own entries, counted right, and nothing said below the minimum."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from django.db import transaction
from django.utils.timezone import localdate, make_aware

from nearer.companion.noticing.models import CheckIn, Contact, DigitalTime, FollowUp, StayedAway
from nearer.companion.seeing import looking, selectors
from nearer.companion.seeing.rules import RULES
from nearer.companion.seeing.selectors import MARKS
from nearer.companion.seeing.windows import choose_window
from nearer.companion.seeing.words import DAY_WORDS


@pytest.fixture(autouse=True)
def _written_in_one_go(space: object) -> Iterator[None]:
    """All entries of a test reach the disk together, which is quicker than one by one."""
    with transaction.atomic():
        yield


def moment(days_ago: int, hour: int = 12) -> datetime:
    return make_aware(datetime.combine(localdate() - timedelta(days=days_ago), time(hour)))


def stay_away(days_ago: int, mood: int | None, later: int | None, relief: int | None = 7) -> None:
    away = StayedAway.objects.create(at=moment(days_ago), relief=relief, mood=mood)
    FollowUp.objects.create(at=moment(days_ago, 18), stayed_away=away, mood=later, lonely=6, again=3)


def test_several_check_ins_of_a_day_are_one_mean_and_skipped_ones_count_for_nothing() -> None:
    CheckIn.objects.create(at=moment(2, 9), mood=3, wish=None)
    CheckIn.objects.create(at=moment(2, 21), mood=6)
    CheckIn.objects.create(at=moment(1), mood=None, urge=8)
    days = selectors.list_days(choose_window("30", selectors.find_earliest()))
    assert days["mood"] == ((localdate() - timedelta(days=2), 4.5),)
    assert days["wish"] == ()
    assert days["urge"] == ((localdate() - timedelta(days=1), 8.0),)


def test_late_evening_belongs_to_its_own_day_by_the_clock_on_the_wall() -> None:
    CheckIn.objects.create(at=moment(1, 23) + timedelta(minutes=59), mood=3)
    CheckIn.objects.create(at=moment(0, 0) + timedelta(minutes=1), mood=9)
    days = selectors.list_days(choose_window("30", selectors.find_earliest()))
    assert [value for _, value in days["mood"]] == [3.0, 9.0]


def test_entries_before_the_window_are_not_looked_at() -> None:
    CheckIn.objects.create(at=moment(40), mood=1)
    CheckIn.objects.create(at=moment(3), mood=8)
    assert len(selectors.list_days(choose_window("30", selectors.find_earliest()))["mood"]) == 1
    assert len(selectors.list_days(choose_window("90", selectors.find_earliest()))["mood"]) == 2


def test_wanting_and_avoiding_together_are_counted_on_days_that_asked_both() -> None:
    for day in range(RULES.compare_from):
        CheckIn.objects.create(at=moment(day), wish=8, urge=7 if day < 5 else 2)
    CheckIn.objects.create(at=moment(20), wish=9)
    both, strong = looking.count_both(choose_window("30", selectors.find_earliest()))
    assert both == RULES.compare_from
    assert strong is not None
    assert (strong.hits, strong.total) == (5, 14)


def test_wanting_and_avoiding_are_not_counted_before_there_are_days_enough() -> None:
    for day in range(RULES.compare_from - 1):
        CheckIn.objects.create(at=moment(day), wish=8, urge=7)
    assert looking.count_both(choose_window("30", selectors.find_earliest())) == (13, None)


def test_staying_away_is_told_from_its_own_follow_ups() -> None:
    for day, (mood, later) in enumerate([(6, 4), (5, 4), (7, 4), (5, 5), (6, 3)], start=1):
        stay_away(day, mood, later)
    StayedAway.objects.create(at=moment(9), relief=10, mood=10)
    away = looking.look_at_staying_away(choose_window("30", selectors.find_earliest()))
    assert len(away.pairs) == 5
    assert away.move is not None
    assert away.move.mean == pytest.approx(-1.8)
    assert away.move.low < -1.8 < away.move.high < 0
    assert away.lower is not None
    assert (away.lower.hits, away.lower.total) == (4, 5)
    assert away.relief is not None
    assert (away.relief.mean, away.relief.events) == (7.0, 5)
    assert away.relief.low < 7.0 < away.relief.high


def test_staying_away_says_nothing_before_there_are_times_enough() -> None:
    for day in range(1, RULES.times_from):
        stay_away(day, 6, 3)
    stay_away(8, None, 3)
    away = looking.look_at_staying_away(choose_window("30", selectors.find_earliest()))
    assert (away.move, away.lower) == (None, None)
    # The answer without a mood right then still tells of relief and loneliness.
    assert away.relief is not None
    assert away.lonely is not None


def test_better_days_find_what_was_put_in_and_leave_the_rest_open() -> None:
    for day in range(1, 41):
        met = day % 3 == 0
        CheckIn.objects.create(at=moment(day), mood=(7 if met else 3) + day % 2, sleep=8 if day % 4 < 2 else 3)
        if met:
            Contact.objects.create(at=moment(day), channel="in_person", heard=None)
    answered, rows = looking.compare_better_days(choose_window("90", selectors.find_earliest()))
    found = {name: row for name, row in zip(MARKS, rows, strict=True)}  # noqa: C416
    assert answered == 40
    contact = found["contact"].found
    assert contact is not None
    assert (contact.with_count, contact.without_count) == (13, 27)
    assert contact.with_mean - contact.without_mean == pytest.approx(4.0, abs=0.2)
    assert contact.low > 0
    slept = found["slept"].found
    assert slept is not None
    assert not slept.clear
    assert found["heard"].found is None
    assert found["active"].found is None


def test_better_days_wait_for_days_enough_of_each_kind() -> None:
    for day in range(1, 31):
        CheckIn.objects.create(at=moment(day), mood=5)
        if day <= RULES.each_from - 1:
            Contact.objects.create(at=moment(day), channel="call")
    _, rows = looking.compare_better_days(choose_window("90", selectors.find_earliest()))
    assert rows[0].found is None
    assert (rows[0].with_count, rows[0].without_count, rows[0].missing) == (3, 27, 1)


def test_being_heard_and_harm_are_asked_of_days_with_a_contact_only() -> None:
    for day in (1, 2, 3):
        CheckIn.objects.create(at=moment(day), mood=5)
    Contact.objects.create(at=moment(1), channel="call", heard=9)
    Contact.objects.create(at=moment(2), channel="message", heard=2, harsh=True)
    window = choose_window("30", selectors.find_earliest())
    days = [moment(day).date() for day in (1, 2, 3)]
    marks = selectors.list_marks(window, days)
    assert marks["contact"] == [True, True, False]
    assert marks["spoken"] == [True, False, False]
    assert marks["heard"] == [True, False, None]
    assert marks["harm"] == [False, True, None]
    assert marks["slept"] == [None, None, None]


def test_time_online_moves_the_mood_by_kind() -> None:
    for day in range(1, 7):
        DigitalTime.objects.create(at=moment(day), kind="scrolling", mood_before=6, mood_after=4)
    DigitalTime.objects.create(at=moment(8), kind="one_to_one", mood_before=4, mood_after=6)
    DigitalTime.objects.create(at=moment(8), kind="scrolling", mood_before=None, mood_after=6)
    rows = {row.words: row for row in looking.look_at_online(choose_window("30", selectors.find_earliest()))}
    scrolling = next(row for row in rows.values() if row.times == 6)
    assert scrolling.found is not None
    assert scrolling.found.mean == -2.0
    # Six answers alike do not make it certain to the last decimal.
    assert scrolling.found.low < -2.0 < scrolling.found.high < 0
    assert [row.times for row in rows.values()] == [1, 0, 0, 6]


def test_every_question_about_a_day_has_its_words() -> None:
    assert tuple(DAY_WORDS) == MARKS
