"""The pages of the skills: a card whole, one page a step, stop at any time, was it any good."""

from __future__ import annotations

import re
from random import Random

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nearer.companion.noticing.models import Earlier
from nearer.companion.skills.invent import invent
from nearer.companion.skills.library import read_cards
from nearer.companion.skills.models import Practice
from nearer.companion.skills.words import Moment
from tests.companion.ladder.test_words import check_words

pytestmark = pytest.mark.usefixtures("space")

CARD = "three-minutes"


def read(visitor: Client, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def begin(visitor: Client, key: str = CARD, **answers: object) -> tuple[Practice, str]:
    answer = visitor.post(reverse("skills:card", args=[key]), answers, follow=True)
    return Practice.objects.get(told=False), answer.content.decode()


def list_titles(page: str) -> list[str]:
    return re.findall(r'<p class="step"><a href="[^"]*">([^<]+)', page)


def test_a_card_says_when_how_long_how_for_whom_not_and_what_it_rests_on(visitor: Client) -> None:
    card = read_cards()[CARD]
    page = read(visitor, reverse("skills:card", args=[CARD]))
    for words in (card.title, card.when, *card.steps, card.not_for, card.evidence, "3 to 4 minutes", "Goyal"):
        assert words in page
    assert "Looking inward is not good for everybody." in page
    assert "Looking inward" not in read(visitor, reverse("skills:card", args=["five-things"]))
    assert "Better begun with a therapist." in read(visitor, reverse("skills:card", args=["two-voices"]))


def test_pages_are_turned_by_hand_unless_it_was_chosen_otherwise(visitor: Client) -> None:
    practice, page = begin(visitor, mood_before=4)
    assert practice.mood_before == 4
    assert "http-equiv" not in page
    for number, step in enumerate(read_cards()[CARD].steps, start=1):
        page = read(visitor, reverse("skills:page", args=[practice.pk, number]))
        assert step in page
        assert f"Page {number} of 3" in page
    assert "That was it" in page
    assert reverse("skills:tell", args=[practice.pk]) in page


def test_pages_turn_by_themselves_if_that_was_chosen(visitor: Client) -> None:
    practice, page = begin(visitor, pace=60)
    second = reverse("skills:page", args=[practice.pk, 2])
    assert f'<meta http-equiv="refresh" content="60;url={second}">' in page
    last = read(visitor, reverse("skills:page", args=[practice.pk, 3]))
    assert f'content="60;url={reverse("skills:tell", args=[practice.pk])}"' in last
    assert visitor.get(reverse("skills:page", args=[practice.pk, 4])).status_code == 404


def test_stopping_is_the_first_thing_on_every_page(visitor: Client) -> None:
    practice, page = begin(visitor)
    for number in (1, 2, 3):
        page = read(visitor, reverse("skills:page", args=[practice.pk, number]))
        main = page[page.index("<main") :]
        assert main.index("Stop here") < main.index("<h1")
        assert "You can stop at any time" in main


def test_what_was_good_moves_up_and_what_was_not_moves_down(visitor: Client) -> None:
    first = list_titles(read(visitor, reverse("skills:cards")))
    assert "Five things around you" not in first[:3]
    for key, good in (("five-things", 9), ("ten-breaths", 0)):
        visitor.post(reverse("skills:tell-elsewhere", args=[key]), {"any_good": good})
    page = read(visitor, reverse("skills:cards"))
    titles = list_titles(page)
    assert titles[0] == "Five things around you"
    assert titles[-1] == "Count ten breaths"
    assert page.index("Good for you so far") < page.index("Not tried yet") < page.index("Did less for you")
    assert len(titles) == len(first) == 30


def test_a_practice_counts_only_once_it_was_told_how_it_was(visitor: Client) -> None:
    begin(visitor)
    practice, _ = begin(visitor, mood_before=3)
    assert Practice.objects.count() == 1
    assert "You began something here." in read(visitor, reverse("skills:cards"))
    address = reverse("skills:tell", args=[practice.pk])
    assert "That is fine." in visitor.post(address, {}, follow=True).content.decode()
    visitor.post(address, {"any_good": 7, "mood_after": 6, "mood_before": 3, "stopped": "on"})
    practice.refresh_from_db()
    assert (practice.told, practice.any_good, practice.stopped) == (True, 7, True)
    assert "You began something here." not in read(visitor, reverse("skills:cards"))


def test_a_lower_mood_afterwards_leads_to_kind_words_and_something_outward(visitor: Client) -> None:
    answers = {"any_good": 2, "mood_before": 6, "mood_after": 3}
    page = visitor.post(reverse("skills:tell-elsewhere", args=[CARD]), answers, follow=True).content.decode()
    assert "If it was lower after than before, that happens" in page
    assert reverse("skills:card", args=["five-things"]) in page
    assert "6 → 3" in page


def test_a_form_that_is_sent_twice_is_one_practice(visitor: Client) -> None:
    for _ in range(2):
        visitor.post(reverse("skills:tell-elsewhere", args=[CARD]), {"any_good": 5, "sent": "mark"})
    assert Practice.objects.count() == 1


def test_rubbing_out_leaves_no_trace_of_a_practice(visitor: Client) -> None:
    practice = Practice.objects.create(key=CARD, told=True, any_good=3)
    visitor.post(reverse("skills:tell", args=[practice.pk]), {"any_good": 4})
    assert Earlier.objects.filter(kind="practice").exists()
    visitor.post(reverse("skills:rub-out", args=[practice.pk]))
    assert not Practice.objects.exists()
    assert not Earlier.objects.filter(kind="practice").exists()


def test_medicines_are_a_question_for_a_doctor(visitor: Client) -> None:
    page = read(visitor, reverse("skills:more-help"))
    assert "Medicines are a question for a doctor." in page
    assert "do not stop it on your own" in page
    assert reverse("words:idea", args=["find-help"]) in page


def test_for_a_flood_of_feeling_the_way_to_help_stands_before_the_cards(visitor: Client) -> None:
    page = read(visitor, f"{reverse('skills:cards')}?for=flood")
    main = page[page.index("<main") :]
    assert main.index(reverse("safety:help")) < main.index('class="step"')


def test_the_lists_of_cards_are_plain_kind_and_small(visitor: Client) -> None:
    invent(None, Random(1))
    for moment in ("", *Moment.values):
        page = read(visitor, f"{reverse('skills:cards')}?for={moment}")
        assert len(page) < 100_000
        check_words(page, moment)
        assert len(list_titles(page)) >= 4


def test_the_pages_around_a_card_are_plain_kind_and_small(visitor: Client) -> None:
    invent(None, Random(1))
    practice, _ = begin(visitor)
    pages = [reverse("skills:page", args=[practice.pk, 1]), reverse("skills:tell", args=[practice.pk])]
    pages += [reverse(f"skills:{name}") for name in ("practised", "more-help")]
    for address in pages:
        page = read(visitor, address)
        assert len(page) < 100_000
        check_words(page, address)


def test_the_page_of_each_card_is_plain_kind_and_small(visitor: Client) -> None:
    for key in read_cards():
        address = reverse("skills:card", args=[key])
        page = read(visitor, address)
        assert len(page) < 100_000
        check_words(page, address)


def test_the_invented_practices_have_good_ones_and_one_that_was_not() -> None:
    invent(None, Random(1))
    assert Practice.objects.filter(told=True, at__lt=timezone.now()).count() == 4
    assert Practice.objects.filter(stopped=True, any_good__lt=3).count() == 1


def test_an_address_that_leads_nowhere_is_not_found(visitor: Client) -> None:
    for address in ("card/none", "card/none/tell", "99/page/1", "99/tell"):
        assert visitor.get(f"{reverse('skills:cards')}{address}").status_code == 404
