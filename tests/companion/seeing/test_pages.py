"""The pages of seeing: kind while there is little, plain and small when there is much."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from nearer.companion.noticing.models import CheckIn, Contact, DigitalTime, FollowUp, StayedAway
from nearer.companion.seeing.templatetags.seeing import between
from nearer.diary.comparing import Mean

Moments = Callable[[float], Iterator[datetime]]
PAGES = ("", "apart", "better", "online")


def page(visitor: Client, address: str) -> str:
    answer = visitor.get(f"/seeing/{address}")
    assert answer.status_code == 200
    return answer.content.decode()


def live(days: int, rng: Random) -> None:
    """Days of an invented person, made up in one go."""
    now = timezone.now()

    def moments(share: float) -> Iterator[datetime]:
        return (now - timedelta(days=day, hours=rng.random()) for day in range(days) if rng.random() < share)

    def rate() -> int:
        return rng.randint(0, 10)

    with transaction.atomic():
        write_days(moments, rate, rng)


def write_days(moments: Moments, rate: Callable[[], int], rng: Random) -> None:
    """Entries of every kind."""
    CheckIn.objects.bulk_create(
        CheckIn(at=at, mood=rate(), battery=rate(), wish=rate(), urge=rate(), sleep=rate(), alone="alone_fine")
        for _ in range(2)
        for at in moments(0.8)
    )
    Contact.objects.bulk_create(
        Contact(at=at, channel=rng.choice(("call", "message")), heard=rate(), harsh=rng.random() < 0.3)
        for at in moments(0.5)
    )
    DigitalTime.objects.bulk_create(
        DigitalTime(at=at, kind=rng.choice(("group", "scrolling")), mood_before=rate(), mood_after=rate())
        for at in moments(0.5)
    )
    away = StayedAway.objects.bulk_create(StayedAway(at=at, relief=rate(), mood=rate()) for at in moments(0.3))
    FollowUp.objects.bulk_create(
        FollowUp(at=one.at + timedelta(hours=4), stayed_away=one, mood=rate(), lonely=rate(), again=rate())
        for one in StayedAway.objects.all()[: len(away)]
    )


@pytest.mark.parametrize("address", PAGES)
def test_with_nothing_written_each_page_says_so_kindly(visitor: Client, address: str) -> None:
    words = page(visitor, address)
    assert "Not enough yet." in words
    assert 'role="img"' not in words
    for word in ("missed", "failed", "should", "streak", "0 days in a row"):
        assert word not in words.lower()


def test_lines_come_with_the_third_day_and_their_numbers_as_a_table(visitor: Client) -> None:
    for day, mood in ((2, 3), (1, 4)):
        CheckIn.objects.create(at=timezone.now() - timedelta(days=day), mood=mood)
    assert 'role="img"' not in page(visitor, "")
    CheckIn.objects.create(at=timezone.now(), mood=8)
    words = page(visitor, "")
    assert words.count('role="img"') == 1
    assert "mood: 3 days, from 3 to 8, mean 5." in words
    assert re.findall(r"<td>(\d+)</td>", words) == ["8", "4", "3"]
    assert re.search(r'aria-labelledby="(mood-title) (mood-words)".*id="\1".*id="\2"', words, re.DOTALL)


def test_each_page_shows_counts_and_a_band_with_whatever_it_says(visitor: Client) -> None:
    live(120, Random(7))
    assert re.search(r"On \d+ of \d+ days both were strong", page(visitor, ""))
    assert re.search(r"The true share is likely \d+ to \d+ in 100\.", page(visitor, ""))
    apart = page(visitor, "apart")
    assert re.search(r"In \d+ of \d+ times the mood was lower some hours later", apart)
    assert re.search(r"<td>[−+]?\d\.\d</td><td>[−+]?\d\.\d and [−+]?\d\.\d</td>", apart)
    better = page(visitor, "better")
    assert "It cannot say what came from what" in better
    assert better.count("can be chance") + better.count("went with") >= 5
    assert "The bands allow for looking at" in better
    assert "unclear" in page(visitor, "online")


def test_many_days_are_shown_week_by_week(visitor: Client) -> None:
    live(400, Random(3))
    assert "Each dot is the mean of a week" not in page(visitor, "?days=90")
    words = page(visitor, "?days=365")
    assert "Each dot is the mean of a week" in words
    assert words.partition("</table>")[0].count("<tr>") <= 55


def test_the_window_that_was_chosen_is_marked_and_kept_between_pages(visitor: Client) -> None:
    words = page(visitor, "better?days=365")
    assert re.search(r'href="\?days=365" aria-current="true"', words)
    assert 'href="/seeing/apart?days=365"' in words
    assert re.search(r'href="/seeing/better\?days=365" aria-current="page"', words)


def test_five_years_of_entries_are_seen_on_small_pages(visitor: Client) -> None:
    live(5 * 365, Random(5))
    for address in PAGES:
        for window in ("90", "all"):
            assert len(page(visitor, f"{address}?days={window}").encode()) < 100_000, address


def test_the_page_loads_nothing_and_runs_nothing(visitor: Client) -> None:
    live(60, Random(1))
    for address in PAGES:
        words = page(visitor, address)
        main = words.partition("<main")[2]
        assert "<script" not in main
        assert " style=" not in main
        assert "http" not in main


def test_a_band_is_rounded_and_not_cut_off() -> None:
    assert between(Mean(events=5, mean=7.0, low=6.26, high=7.674)) == "6.3 and 7.7"
