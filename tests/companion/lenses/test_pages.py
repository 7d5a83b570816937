"""The pages of the lenses: fits, partly or no; what it guarded; one page that goes with it, and never a step."""

from __future__ import annotations

from random import Random

import pytest
from django.test import Client
from django.urls import reverse

from nearer.companion import engine
from nearer.companion.ladder.models import Beforehand, Pause
from nearer.companion.lenses.invent import invent
from nearer.companion.lenses.library import read_lenses
from nearer.companion.lenses.models import Look
from nearer.companion.noticing.models import Earlier
from tests.companion.ladder.test_words import check_words

pytestmark = pytest.mark.usefixtures("space")

KEY = "burnout"
OFFER = "/words/idea/leave-early-said-before"


def read(visitor: Client, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def look(visitor: Client, key: str = KEY, **answers: object) -> str:
    return visitor.post(reverse("lenses:lens", args=[key]), answers, follow=True).content.decode()


def test_each_lens_says_why_it_makes_sense_what_it_costs_and_what_it_rests_on(visitor: Client) -> None:
    index = read(visitor, reverse("lenses:lenses"))
    for lens in read_lenses().values():
        address = reverse("lenses:lens", args=[lens.key])
        assert address in index
        page = read(visitor, address)
        for text in (lens.feels, lens.sense, lens.cost, lens.name, lens.standing, lens.care, lens.offer):
            assert text in page
        assert ('<span class="tag">essay</span>' in page) == bool(lens.name)
        assert ("our own judgement" in page) == (not lens.sources)
        check_words(page, address)


def test_what_fits_is_followed_by_one_page_and_what_it_guards(visitor: Client) -> None:
    page = look(
        visitor, fits="yes", guards=["strength", "hurt"], guarded="My evenings.", needed=8, costs=3, wish="loosen"
    )
    assert page.count(OFFER) == 1
    assert page.index("One page that goes with it") < page.index("<form method", page.index("<main"))
    assert "the strength I have left" in page
    assert "Still needed: 8 of 10. What it costs: 3 of 10." in page
    found = Look.objects.get()
    assert (found.key, found.fits, found.guards, found.needed, found.costs, found.wish) == (
        KEY,
        "yes",
        ["strength", "hurt"],
        8,
        3,
        "loosen",
    )


def test_to_keep_it_is_a_full_answer_and_nothing_is_pressed(visitor: Client) -> None:
    page = look(visitor, fits="yes", wish="keep")
    assert "It guards something, and that counts." in page
    assert page.index(OFFER) > page.index("<form method", page.index("<main"))


def test_what_does_not_fit_stands_apart_and_what_fits_comes_first(visitor: Client) -> None:
    assert "that is worth knowing too" in look(visitor, fits="no")
    look(visitor, "paradox", fits="partly")
    look(visitor, "ambivalence", fits="yes")
    page = read(visitor, reverse("lenses:lenses"))
    order = [page.index(f"/lenses/{key}") for key in ("ambivalence", "paradox", "self-alienation", KEY)]
    assert order == sorted(order)
    assert "Did not fit" in page


def test_an_empty_answer_is_not_saved(visitor: Client) -> None:
    assert "That is fine." in look(visitor)
    assert not Look.objects.exists()


def test_a_second_answer_replaces_the_first_and_the_first_is_kept(visitor: Client) -> None:
    look(visitor, fits="yes", needed=9)
    look(visitor, fits="partly", needed=2)
    assert Look.objects.get().needed == 2
    assert Earlier.objects.get(kind="look").values["needed"] == 9
    visitor.post(reverse("lenses:rub-out", args=[KEY]))
    assert not Look.objects.exists()
    assert not Earlier.objects.exists()


def test_the_list_of_free_steps_stays_shut_while_the_ladder_rests(visitor: Client) -> None:
    address = f"{reverse('ladder:library')}?free=on"
    assert address in read(visitor, reverse("lenses:lens", args=["money"]))
    Pause.objects.create()
    page = read(visitor, reverse("lenses:lens", args=["money"]))
    assert address not in page
    assert "Your ladder rests now" in page
    Pause.objects.all().delete()
    Beforehand.objects.create(controlled=True)
    assert address not in read(visitor, reverse("lenses:lens", args=["money"]))


def test_no_lens_recommends_a_step_whatever_the_model_may_say(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def may_never(**words: object) -> None:
        raise AssertionError("A lens asked for advice.")

    monkeypatch.setattr(engine, "may_suggest_step", may_never)
    for key in read_lenses():
        page = look(visitor, key, fits="yes")
        assert "Suggested" not in page
        assert "A page to look at, no more." in page


def test_old_hurts_and_the_thought_of_being_a_burden_lead_to_help(visitor: Client) -> None:
    for key, times in (("past-hurt", 2), ("burden", 2), (KEY, 1)):
        assert read(visitor, reverse("lenses:lens", args=[key])).count(reverse("safety:help")) == times


def test_a_page_of_a_lens_is_plain_kind_and_small_whatever_was_answered(visitor: Client) -> None:
    invent(None, Random(1))
    addresses = [reverse("lenses:lenses")]
    for fits, wish in (("yes", "keep"), ("partly", "loosen"), ("no", "")):
        look(visitor, "money", fits=fits, wish=wish)
        addresses.append(reverse("lenses:lens", args=["money"]))
        page = read(visitor, addresses[-1])
        assert len(page.encode()) < 60_000
        check_words(page, addresses[-1])
    check_words(read(visitor, addresses[0]), addresses[0])


def test_the_invented_looks_have_one_of_each_answer() -> None:
    invent(None, Random(1))
    assert {row.fits for row in Look.objects.all()} == {"yes", "partly", "no"}
    assert Look.objects.filter(wish="keep", needed__gt=5).exists()


def test_a_lens_that_is_not_in_the_list_is_not_found(visitor: Client) -> None:
    assert visitor.get(reverse("lenses:lens", args=["none"])).status_code == 404
    assert visitor.post(reverse("lenses:rub-out", args=[KEY])).status_code == 404
