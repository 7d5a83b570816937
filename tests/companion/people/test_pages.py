"""The map: one person, one row; nobody yet is a map; whoever harms leads to limits and distance, never to contact."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nearer.companion.ladder.models import OwnStep
from nearer.companion.noticing.models import Contact, Earlier, Tie
from nearer.companion.people.models import Distance, Lead

HERE = reverse("people:map")


def read(visitor: Client, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200
    return answer.content.decode().split("<main")[1]


def send(visitor: Client, address: str, **answers: object) -> str:
    answer = visitor.post(address, answers, follow=True)
    assert answer.status_code == 200
    return answer.content.decode().split("<main")[1]


def test_nobody_yet_is_a_map_that_leads_to_groups_helpers_steps_and_lines(visitor: Client) -> None:
    page = read(visitor, HERE)
    assert "Nobody yet is a map too." in page
    assert "<svg" not in page
    for way in ("/people/find/group", "/people/find/professional", "/ladder/list", "/help-now"):
        assert f'href="{way}"' in page
        assert visitor.get(way).status_code == 200


def test_somebody_stands_in_the_rings_and_in_the_table_alike(visitor: Client) -> None:
    answers = {"layer": "friend", "near": "very", "gives": ["listening", "laughter"], "safe": "some", "effort": "fills"}
    assert "Your map is saved." in send(visitor, f"{HERE}new", name="Mira", **answers)
    page = read(visitor, HERE)
    assert '<text x="' in page
    assert ">Mi</text>" in page
    row = re.search(r"Mira</a>.*?</tr>", page, re.S)
    assert row
    for words in ("friend", "very near", "a listening ear", "laughter", "some hard things", "it fills me up"):
        assert words in row.group()
    assert re.search(r"<strong>A listening ear</strong>: <span[^>]*>Mira</span>", page)
    assert re.search(r"<strong>Company</strong>: nobody yet\..*?href=\"/words/idea/company\"", page)


def test_a_person_of_the_diary_and_of_the_map_is_one_row(visitor: Client) -> None:
    send(visitor, "/noticing/contact/new", new_name="Mira", warmth=7)
    tie = Tie.objects.get()
    send(visitor, f"{HERE}{tie.pk}/change", name="Mira", near="near")
    send(visitor, "/noticing/contact/new", tie=tie.pk, warmth=9)
    assert Tie.objects.count() == 1
    assert "2 contacts noted" in read(visitor, f"{HERE}{tie.pk}")


def test_what_is_changed_on_the_map_is_kept_as_it_was(visitor: Client) -> None:
    tie = Tie.objects.create(name="Mira", near="far")
    send(visitor, f"{HERE}{tie.pk}/change", name="Mira", near="very")
    assert [kept.values["near"] for kept in Earlier.objects.filter(kind="tie")] == ["far"]


def test_whoever_harms_leads_to_a_distance_and_to_no_contact(visitor: Client) -> None:
    page = send(visitor, f"{HERE}new", name="B.", layer="family", near="near", keeps_harming="on", reminds_after="4")
    assert "A limit, or more distance" in page
    tie = Tie.objects.get()
    assert (tie.reminds_after, tie.reminds_from) == (None, None)
    shown = read(visitor, HERE)
    assert "<svg" not in shown
    assert "No step leads to them." in shown
    person = read(visitor, f"{HERE}{tie.pk}")
    assert "Words to borrow" not in person
    assert "A small step" not in person


def test_where_there_is_fear_safety_stands_first_and_no_words_for_limits(visitor: Client) -> None:
    tie = Tie.objects.create(name="B.", near="near")
    OwnStep.objects.create(words="Ring B.", dread=10, tie=tie)
    page = send(visitor, f"{HERE}{tie.pk}/distance", afraid="on", way="limit", limit="I go when you shout.")
    assert "Safety comes first" in page
    card = page.partition("Safety comes first")[2].partition("<form")[0]
    assert 'href="/help-now"' in card
    assert "/words/" not in page
    assert "I go when you shout." not in card
    assert Tie.objects.get().keeps_harming
    assert "Ring B." not in read(visitor, "/ladder/").partition("What waits for now")[0]


@pytest.mark.parametrize(
    ("way", "leads", "apart"),
    [
        ("limit", "/words/for/limit", False),
        ("less", "/words/for/leave", False),
        ("apart", "", True),
        ("unsure", "", False),
    ],
)
def test_each_way_of_keeping_away_leads_on(visitor: Client, way: str, leads: str, apart: bool) -> None:
    tie = Tie.objects.create(name="B.", near="near", reminds_after=4, reminds_from=timezone.localdate())
    helper, other = Tie.objects.create(name="Mira"), Tie.objects.create(name="Rex", keeps_harming=True)
    form = read(visitor, f"{HERE}{tie.pk}/distance")
    assert f'value="{helper.pk}"' in form
    assert f'value="{other.pk}"' not in form
    page = send(visitor, f"{HERE}{tie.pk}/distance", way=way, beside=helper.pk)
    assert leads in page
    assert "Mira" in page.partition("<form")[0]
    tie.refresh_from_db()
    assert (tie.keeps_harming, tie.reminds_after) == (apart, None if apart else 4)


def test_it_can_be_different_later_and_the_plan_is_kept(visitor: Client) -> None:
    tie = Tie.objects.create(name="B.", near="near")
    send(visitor, f"{HERE}{tie.pk}/distance", way="apart", hurts="shouting")
    assert "No step leads to them." in read(visitor, HERE)
    send(visitor, f"{HERE}{tie.pk}/come-back")
    assert ">B.</text>" in read(visitor, HERE)
    assert Distance.objects.get().hurts == "shouting"
    assert "My limit with them" in read(visitor, f"{HERE}{tie.pk}")


def test_a_line_stands_on_the_map_after_the_weeks_that_were_asked_for(visitor: Client) -> None:
    send(visitor, f"{HERE}new", name="Mira", reminds_after="4")
    tie = Tie.objects.get()
    assert tie.reminds_from == timezone.localdate()
    assert "without contact noted" not in read(visitor, HERE)
    Tie.objects.update(reminds_from=timezone.localdate() - timedelta(days=36))
    assert "5 weeks without contact noted" in read(visitor, HERE)
    send(visitor, f"{HERE}{tie.pk}/not-now")
    assert "without contact noted" not in read(visitor, HERE)
    Tie.objects.update(reminds_from=timezone.localdate() - timedelta(days=36))
    send(visitor, f"{HERE}{tie.pk}/stop-reminding")
    assert "without contact noted" not in read(visitor, HERE)
    assert Tie.objects.get().reminds_after is None


def test_nobody_is_reminded_of_anybody_without_asking(visitor: Client) -> None:
    tie = Tie.objects.create(name="Mira", near="very")
    Contact.objects.create(tie=tie, at=timezone.now() - timedelta(days=400))
    assert "without contact noted" not in read(visitor, HERE)


def test_a_tie_that_hurts_again_and_again_is_asked_about_once_it_does(visitor: Client) -> None:
    tie = Tie.objects.create(name="Lise")
    for days in (1, 2):
        Contact.objects.create(tie=tie, at=timezone.now() - timedelta(days=days), harsh=True)
    assert "something hurt in" not in read(visitor, HERE)
    Contact.objects.create(tie=tie, judging=True)
    page = read(visitor, HERE)
    assert "something hurt in 3 of your last 3 contacts." in page
    assert f'href="{HERE}{tie.pk}/distance"' in page


def test_how_warm_it_was_is_told_from_enough_contacts_on_with_its_band(visitor: Client) -> None:
    tie = Tie.objects.create(name="Mira")
    for warmth in (6, 7, 8, 7):
        Contact.objects.create(tie=tie, warmth=warmth)
    assert "How warm it was is shown from 5 times on." in read(visitor, f"{HERE}{tie.pk}")
    Contact.objects.create(tie=tie, warmth=7)
    assert "Warmth, 0 to 10: 7.0 on the whole, likely between 6.3 and 7.7." in read(visitor, f"{HERE}{tie.pk}")


def test_a_name_can_be_rubbed_out_while_the_entries_stay(visitor: Client) -> None:
    tie = Tie.objects.create(name="Mira")
    Contact.objects.create(tie=tie, warmth=7)
    assert visitor.post(f"{HERE}{tie.pk}/rub-out").status_code == 404
    send(visitor, f"{HERE}{tie.pk}/distance", way="less", hurts="coldness")
    send(visitor, f"{HERE}{tie.pk}/distance", way="less", hurts="silence")
    send(visitor, f"{HERE}{tie.pk}/change", name="Mira", set_aside="on")
    assert "rubbed out for good" in send(visitor, f"{HERE}{tie.pk}/rub-out")
    assert (Contact.objects.get().tie, Contact.objects.get().warmth) == (None, 7)
    assert not Tie.objects.exists()
    assert not Distance.objects.exists()
    assert not Earlier.objects.exists()


@pytest.mark.parametrize("kind", ["group", "professional"])
def test_a_finder_says_where_to_look_what_to_check_and_what_to_say(visitor: Client, kind: str) -> None:
    page = read(visitor, f"{HERE}find/{kind}")
    for words in ("Where to look", "Words for the first call", "What to check", "What to be careful about"):
        assert words in page
    form = read(visitor, f"{HERE}find/{kind}/new")
    mark = re.search(r'name="sent" value="([^"]+)"', form).group(1)  # type: ignore[union-attr]
    for _ in range(2):
        send(visitor, f"{HERE}find/{kind}/new", name="Mill Street", fits=["way"], doubts=["money"], sent=mark)
    lead = Lead.objects.get()
    assert (lead.kind, lead.fits, lead.doubts) == (kind, ["way"], ["money"])
    page = read(visitor, f"{HERE}find/{kind}")
    assert "1 of 8 fit" in page
    assert "1 to be careful about" in page


def test_what_fits_is_put_on_the_map_once(visitor: Client) -> None:
    lead = Lead.objects.create(kind="group", name="Choir")
    for _ in range(2):
        assert "Choir" in send(visitor, f"{HERE}lead/{lead.pk}/to-map")
    assert (Tie.objects.get().name, Tie.objects.get().layer) == ("Choir", "group")
    assert "on my map" in read(visitor, f"{HERE}find/group")
    send(visitor, f"{HERE}lead/{lead.pk}/rub-out")
    assert Tie.objects.count() == 1
    assert not Lead.objects.exists()


@pytest.mark.parametrize("address", ["99", "99/change", "99/distance", "find/nobody", "find/nobody/new", "lead/99"])
def test_an_address_that_leads_nowhere_is_not_found(visitor: Client, address: str) -> None:
    assert visitor.get(f"{HERE}{address}").status_code == 404


def test_a_name_is_the_only_thing_that_must_be_said(visitor: Client) -> None:
    page = send(visitor, f"{HERE}new", near="very")
    assert "This field is required." in page
    assert not Tie.objects.exists()
    send(visitor, f"{HERE}new", name="J.")
    assert 'class="dot open"' in read(visitor, HERE)
