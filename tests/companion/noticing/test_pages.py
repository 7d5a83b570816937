"""The pages of noticing: every question can be skipped, every save is told, nothing is lost."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.forms import HiddenInput
from django.test import Client
from django.utils import timezone

from nearer.companion.noticing.forms import FORMS
from nearer.companion.noticing.kinds import KINDS
from nearer.companion.noticing.models import BodySignal, CheckIn, Contact, Earlier, Feeling, FollowUp, StayedAway, Tie
from nearer.companion.noticing.words import WORD_GROUPS, Word

OFFERED = [slug for slug, kind in KINDS.items() if kind.offered]


def read(visitor: Client, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def send(visitor: Client, address: str, **answers: object) -> str:
    answer = visitor.post(address, answers, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def here(space: object) -> str:
    """Where noticing lives."""
    from django.urls import reverse

    return reverse("noticing:today")


def test_the_first_day_is_kind_and_counts_nothing(visitor: Client, here: str) -> None:
    page = read(visitor, here)
    assert "Nothing is written here yet" in page
    assert "never counted" in page
    assert all(str(KINDS[slug].title) in page for slug in OFFERED)


@pytest.mark.parametrize("slug", OFFERED)
def test_an_empty_form_is_let_go_without_an_entry(slug: str, visitor: Client, here: str) -> None:
    page = send(visitor, f"{here}{slug}/new")
    assert "nothing was saved. That is fine." in page
    assert not KINDS[slug].model.objects.exists()


def test_a_rating_of_nought_alone_is_an_answer(visitor: Client, here: str) -> None:
    assert "Your check-in is saved." in send(visitor, f"{here}check-in/new", mood=0)
    assert CheckIn.objects.get().mood == 0


def test_a_check_in_is_saved_with_a_receipt_and_told_back(visitor: Client, here: str) -> None:
    page = send(visitor, f"{here}check-in/new", mood=4, battery="", wish=7, urge=6, alone="alone_lonely")
    assert "Your check-in is saved." in page
    assert "mood 4 · wish for people 7 · urge to stay away 6 · alone, and lonely" in page
    entry = CheckIn.objects.get()
    assert (entry.mood, entry.battery, entry.sleep) == (4, None, None)
    assert abs(entry.at - timezone.now()) < timedelta(minutes=1)


def test_a_form_sent_twice_is_one_entry_and_a_changed_one_keeps_its_history(visitor: Client, here: str) -> None:
    form = read(visitor, f"{here}check-in/new")
    mark = re.search(r'name="sent" value="([^"]+)"', form).group(1)  # type: ignore[union-attr]
    for _ in range(2):
        assert "Your check-in is saved." in send(visitor, f"{here}check-in/new", mood=4, sent=mark)
    assert CheckIn.objects.count() == 1
    assert not Earlier.objects.exists()
    send(visitor, f"{here}check-in/new", mood=7, sent=mark)
    assert [entry.mood for entry in CheckIn.objects.all()] == [7]
    assert [kept.values["mood"] for kept in Earlier.objects.all()] == [4]
    assert mark not in read(visitor, f"{here}check-in/new")


def test_an_entry_can_be_dated_back_and_never_forward(visitor: Client, here: str) -> None:
    earlier = timezone.localtime() - timedelta(days=3)
    send(visitor, f"{here}check-in/new", mood=4, at=earlier.strftime("%Y-%m-%dT%H:%M"))
    assert abs(CheckIn.objects.get().at - earlier) < timedelta(minutes=1)
    later = timezone.localtime() + timedelta(days=3)
    page = send(visitor, f"{here}check-in/new", mood=4, at=later.strftime("%Y-%m-%dT%H:%M"))
    assert "still to come" in page
    assert CheckIn.objects.count() == 1


def test_an_entry_can_be_changed_and_the_page_shows_how_it_was(visitor: Client, here: str) -> None:
    send(visitor, f"{here}check-in/new", mood=4)
    entry = CheckIn.objects.get()
    send(visitor, f"{here}check-in/{entry.pk}", mood=6, note="better after tea")
    assert (CheckIn.objects.get().mood, CheckIn.objects.get().at) == (6, entry.at)
    page = read(visitor, f"{here}check-in/{entry.pk}/earlier")
    assert "mood 6" in page
    assert "mood 4" in page
    send(visitor, f"{here}earlier/{Earlier.objects.get().pk}/bring-back")
    assert CheckIn.objects.get().mood == 4


def test_an_entry_taken_away_can_be_brought_back_or_rubbed_out(visitor: Client, here: str) -> None:
    send(visitor, f"{here}check-in/new", mood=4)
    number = CheckIn.objects.get().pk
    assert "Bring it back" in send(visitor, f"{here}check-in/{number}/take-away")
    assert not CheckIn.objects.exists()
    send(visitor, f"{here}earlier/{Earlier.objects.get().pk}/bring-back")
    assert CheckIn.objects.get().pk == number
    send(visitor, f"{here}check-in/{number}/take-away")
    send(visitor, f"{here}earlier/{Earlier.objects.get().pk}/rub-out")
    assert not Earlier.objects.exists()


def test_somebody_new_is_put_on_the_list_once(visitor: Client, here: str) -> None:
    for _ in range(2):
        send(visitor, f"{here}contact/new", new_name=" Mira ", warmth=7, harsh="on")
    assert Tie.objects.get().name == "Mira"
    assert [contact.tie.name for contact in Contact.objects.all()] == ["Mira", "Mira"]
    page = read(visitor, here)
    assert "Mira · warmth 7 · was harsh" in page


def test_the_question_how_it_was_later_waits_on_the_page_and_is_asked_once(visitor: Client, here: str) -> None:
    earlier = timezone.localtime() - timedelta(hours=5)
    when = earlier.strftime("%Y-%m-%dT%H:%M")
    send(visitor, f"{here}stayed-away/new", what="a call", relief=8, mood=6, asks_later="on", at=when)
    assert "How is it now?" in read(visitor, here)
    number = StayedAway.objects.get().pk
    assert "It is saved next to the time you stayed away." in send(
        visitor, f"{here}stayed-away/{number}/later", mood=3, lonely=7
    )
    follow_up = FollowUp.objects.get()
    assert (follow_up.stayed_away_id, follow_up.mood, follow_up.again) == (number, 3, None)
    assert "How is it now?" not in read(visitor, here)
    # A second answer to the same question leads to the first one.
    again = visitor.get(f"{here}stayed-away/{number}/later", follow=True)
    assert re.search(r'name="mood" value="3"[^>]*checked', again.content.decode())


def test_the_question_how_it_was_later_can_be_skipped_for_good(visitor: Client, here: str) -> None:
    stayed = StayedAway.objects.create(at=timezone.now() - timedelta(hours=5), relief=8)
    assert "Skipped. It will not be asked again." in send(visitor, f"{here}stayed-away/{stayed.pk}/stop")
    assert "How is it now?" not in read(visitor, here)
    other = StayedAway.objects.create(at=timezone.now() - timedelta(hours=4), relief=8)
    assert "Skipped" in send(visitor, f"{here}stayed-away/{other.pk}/later")
    assert not FollowUp.objects.exists()


def test_numbness_is_an_answer_and_words_can_be_ones_own(visitor: Client, here: str) -> None:
    send(visitor, f"{here}feeling/new", numb="on")
    send(visitor, f"{here}feeling/new", words=["sad", "left_out"], own_words="grey")
    told = [KINDS["feeling"].tell(feeling) for feeling in Feeling.objects.order_by("id")]
    assert told == [["numb, or nothing"], ["sad", "left out", "grey"]]


def test_body_signals_can_be_given_with_or_without_a_place(visitor: Client, here: str) -> None:
    send(visitor, f"{here}body/new", signals=["heart"], places=["chest"])
    send(visitor, f"{here}body/new", signals=["light"])
    assert [(body.signals, body.places) for body in BodySignal.objects.order_by("id")] == [
        (["heart"], ["chest"]),
        (["light"], []),
    ]


def test_a_wrong_answer_is_explained_and_what_was_written_stays(visitor: Client, here: str) -> None:
    page = send(visitor, f"{here}contact/new", minutes=5000, note="we talked")
    assert "less than or equal to 1440" in page
    assert "we talked" in page
    assert not Contact.objects.exists()


def test_there_are_twenty_four_words_in_six_groups_of_four() -> None:
    words = [word for _, group in WORD_GROUPS for word in group]
    assert [len(group) for _, group in WORD_GROUPS] == [4] * 6
    assert sorted(words) == sorted(Word.values)
    assert len(words) == 24


def test_a_week_shows_its_entries_and_the_way_to_other_weeks(visitor: Client, here: str) -> None:
    now = timezone.now()
    CheckIn.objects.create(at=now, mood=4)
    CheckIn.objects.create(at=now - timedelta(days=30), mood=2)
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    page = read(visitor, f"{here}week/{monday}")
    assert "mood 4" in page
    assert "mood 2" not in page
    assert "An earlier week" in page
    assert "A later week" not in page


@pytest.mark.parametrize(
    "address",
    ["nothing/new", "later/new", "check-in/99", "week/2026-99-99", "later/99", "stayed-away/99/later"],
)
def test_an_address_that_leads_nowhere_is_not_found(address: str, visitor: Client, here: str) -> None:
    assert visitor.get(f"{here}{address}").status_code == 404


@pytest.mark.parametrize("slug", OFFERED)
def test_every_question_has_a_name_a_hint_and_a_way_to_skip_it(slug: str, space: object) -> None:
    for name, field in FORMS[slug]().fields.items():
        if isinstance(field.widget, HiddenInput):
            continue
        assert field.label, name
        assert field.help_text, name
        assert not field.required, name
