"""The invented weeks: whole, in the past, and the same for the same luck."""

from random import Random

import pytest
from django.utils import timezone

from nearer.companion.noticing import selectors
from nearer.companion.noticing.invent import invent
from nearer.companion.noticing.kinds import KINDS
from nearer.companion.noticing.models import CheckIn, FollowUp, StayedAway, Tie

pytestmark = pytest.mark.usefixtures("space")


def test_every_kind_of_entry_is_there_and_lies_in_the_past() -> None:
    invent(None, Random(1))
    now = timezone.now()
    for kind in KINDS.values():
        entries = list(kind.model.objects.all())
        assert len(entries) >= 3
        for entry in entries:
            assert entry.at < now
            entry.full_clean(exclude=["stayed_away"])
            assert kind.tell(entry)


def test_the_check_ins_fill_most_evenings_of_eight_weeks() -> None:
    invent(None, Random(1))
    days = {timezone.localtime(entry.at).date() for entry in CheckIn.objects.all()}
    # Of 56 evenings each is kept with the same chance, so 42 are expected and 3.2 is one standard deviation.
    assert abs(len(days) - 42) < 4 * 3.24
    assert len(days) == CheckIn.objects.count()


def test_relief_came_first_and_the_cost_later_except_where_staying_away_was_right() -> None:
    invent(None, Random(1))
    change = {stayed.what: stayed.follow_up.mood - stayed.mood for stayed in StayedAway.objects.all()}
    assert change.pop("a visit from D.") == 0
    assert change.pop("a video evening") == 0
    assert max(change.values()) < 0
    assert FollowUp.objects.count() == StayedAway.objects.count()


def test_the_same_luck_invents_the_same_evenings() -> None:
    invent(None, Random(3))
    first = list(CheckIn.objects.values_list("at", "mood", "alone"))
    CheckIn.objects.all().delete()
    Tie.objects.all().delete()
    StayedAway.objects.all().delete()
    invent(None, Random(3))
    assert list(CheckIn.objects.values_list("at", "mood", "alone")) == first


def test_a_first_day_finds_more_than_one_week_to_leaf_through() -> None:
    invent(None, Random(1))
    latest = selectors.list_latest()
    assert selectors.find_week_before(selectors.start_week(latest[0].at)) is not None
