"""Writing what is noticed: changes keep what was there, and what is taken away can come back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nearer.companion.noticing import services
from nearer.companion.noticing.models import CheckIn, Contact, Earlier, FollowUp, StayedAway, Tie

pytestmark = pytest.mark.usefixtures("space")


def test_a_new_entry_has_no_history() -> None:
    services.save_entry(CheckIn(mood=4))
    assert Earlier.objects.count() == 0


def test_a_changed_entry_keeps_what_stood_there_before() -> None:
    entry = services.save_entry(CheckIn(mood=4, note="tired"))
    entry.mood, entry.note = 6, ""
    services.save_entry(entry)
    kept = Earlier.objects.get()
    assert (kept.kind, kept.entry, kept.values["mood"], kept.values["note"]) == ("checkin", entry.pk, 4, "tired")
    assert CheckIn.objects.get().mood == 6


def test_saving_without_a_change_keeps_no_second_copy() -> None:
    entry = services.save_entry(CheckIn(mood=4))
    services.save_entry(CheckIn.objects.get(pk=entry.pk))
    assert Earlier.objects.count() == 0


def test_an_earlier_form_can_be_made_so_again_and_the_newer_one_is_kept() -> None:
    entry = services.save_entry(CheckIn(mood=4))
    entry.mood = 6
    services.save_entry(entry)
    services.bring_back(Earlier.objects.get())
    assert CheckIn.objects.get().mood == 4
    assert [kept.values["mood"] for kept in Earlier.objects.all()] == [6, 4]


def test_what_was_taken_away_comes_back_whole_under_its_own_number() -> None:
    long_ago = timezone.now() - timedelta(days=400)
    entry = services.save_entry(Contact(tie=Tie.objects.create(name="Mira"), warmth=7, at=long_ago))
    Contact.objects.filter(pk=entry.pk).update(written_at=long_ago)
    before = services.read_values(Contact.objects.get())
    kept = services.take_away(Contact.objects.get())
    assert not Contact.objects.exists()
    services.bring_back(kept)
    assert services.read_values(Contact.objects.get()) == before
    assert Earlier.objects.count() == 0


def test_an_entry_comes_back_without_somebody_who_is_gone() -> None:
    mira = Tie.objects.create(name="Mira")
    kept = services.take_away(services.save_entry(Contact(tie=mira, warmth=7)))
    mira.delete()
    services.bring_back(kept)
    assert (Contact.objects.get().tie, Contact.objects.get().warmth) == (None, 7)


def test_a_follow_up_goes_and_comes_back_with_the_time_it_follows() -> None:
    stayed = services.save_entry(StayedAway(relief=8))
    services.answer_follow_up(stayed, FollowUp(mood=3), timezone.now())
    kept = services.take_away(stayed)
    assert not FollowUp.objects.exists()
    services.bring_back(kept)
    assert StayedAway.objects.get().follow_up.mood == 3


def test_rubbing_out_leaves_no_trace_of_an_entry() -> None:
    entry = services.save_entry(CheckIn(note="something private"))
    entry.note = "something else"
    services.save_entry(entry)
    services.rub_out(services.take_away(entry))
    assert not Earlier.objects.exists()
    assert not CheckIn.objects.exists()
