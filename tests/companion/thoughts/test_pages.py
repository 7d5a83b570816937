"""The pages of the thoughts: one thought in view, every step skippable, partly true allowed, a way on from there."""

from __future__ import annotations

import re
from random import Random

import pytest
from django.test import Client
from django.urls import reverse

from nearer.companion.noticing.invent import invent as invent_entries
from nearer.companion.noticing.models import Tie
from nearer.companion.thoughts.invent import invent
from nearer.companion.thoughts.library import read_traps
from nearer.companion.thoughts.models import Afterwards, Reading, Share, Thought
from nearer.companion.thoughts.steps import STEPS
from tests.companion.ladder.test_words import check_words

pytestmark = pytest.mark.usefixtures("space")

HOT = "They are done with me."


def read(visitor: Client, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def make(**fields: object) -> Thought:
    return Thought.objects.create(**({"thought": HOT} | fields))


def show(visitor: Client, thought: Thought) -> str:
    return read(visitor, reverse("thoughts:thought", args=[thought.pk]))


def take(visitor: Client, thought: Thought, slug: str, **answers: object) -> str:
    answer = visitor.post(reverse("thoughts:step", args=[thought.pk, slug]), answers, follow=True)
    assert answer.status_code == 200
    thought.refresh_from_db()
    return answer.content.decode()


def test_the_first_page_offers_four_ways_and_help_before_them(visitor: Client) -> None:
    page = read(visitor, reverse("thoughts:start"))
    main = page[page.index("<main") :]
    assert main.index(reverse("safety:help")) < main.index(reverse("thoughts:minute"))
    for name in ("minute", "new", "afterwards", "traps"):
        assert reverse(f"thoughts:{name}") in main
    assert "What you looked at" not in page


def test_only_the_thought_is_asked_for(visitor: Client) -> None:
    for name in ("new", "minute"):
        address = reverse(f"thoughts:{name}")
        assert "This field is required." in visitor.post(address, {}).content.decode()
        visitor.post(address, {"thought": HOT})
    assert Thought.objects.filter(thought=HOT, belief_before=None, ended_at=None).count() == 2
    assert Thought.objects.get(brief=True)


def test_the_thought_stays_in_view_on_every_step(visitor: Client) -> None:
    thought = make()
    for step in STEPS:
        page = read(visitor, reverse("thoughts:step", args=[thought.pk, step.slug]))
        main = page[page.index("<main") :]
        assert main.index(f'translate="no">{HOT}') < main.index("<h1")
        assert 'class="hot"' in main
    assert 'class="hot"' in show(visitor, thought)
    assert re.search(r"\.hot \{ position: sticky", read(visitor, "/look.css"))


def test_every_step_can_be_skipped_and_leads_on(visitor: Client) -> None:
    thought = make()
    address = reverse("thoughts:step", args=[thought.pk, STEPS[0].slug])
    for step in STEPS:
        assert address == reverse("thoughts:step", args=[thought.pk, step.slug])
        page = read(visitor, address)
        assert reverse("thoughts:thought", args=[thought.pk]) in page
        skip = re.search(r'href="([^"]+)">Skip this', page)
        address = skip.group(1) if skip else address
    for step in STEPS:
        take(visitor, thought, step.slug)
    before, after = make(), thought
    unchanged = [field.name for field in Thought._meta.fields if field.name not in ("id", "at", "written_at")]
    assert [getattr(before, name) for name in unchanged] == [getattr(after, name) for name in unchanged]


def test_each_side_is_stored_as_it_was_answered(visitor: Client) -> None:
    thought = make()
    take(visitor, thought, "cause", cause_before=0, always_before=90, everything_before=50, control_before=10)
    take(visitor, thought, "facts", speaks_for="No answer.", speaks_against="She came in May.")
    take(visitor, thought, "traps", traps=["mind-reading", "burden"], own_trap="the old song")
    take(visitor, thought, "check", check_how="Ask on Sunday.")
    take(visitor, thought, "kind", kind_reply="No wonder.")
    take(visitor, thought, "again", belief_after=40, feeling_after=0, ending="partly", cause_after=50, always_after=20)
    assert (thought.cause_before, thought.always_before, thought.everything_before, thought.control_before) == (
        0,
        90,
        50,
        10,
    )
    assert (thought.cause_after, thought.always_after, thought.everything_after) == (50, 20, None)
    assert (thought.belief_after, thought.feeling_after, thought.ending) == (40, 0, "partly")
    assert (thought.traps, thought.own_trap, thought.check_how) == (
        ["mind-reading", "burden"],
        "the old song",
        "Ask on Sunday.",
    )
    assert thought.ended_at is not None


def test_the_way_to_check_comes_from_the_traps_that_were_ticked(visitor: Client) -> None:
    page = read(visitor, reverse("thoughts:step", args=[make(traps=["burden", "gone"]).pk, "check"]))
    trap = read_traps()["burden"]
    assert all(way in page for way in (*trap.check, trap.true, trap.care))
    assert read_traps()["spotlight"].check[0] not in page
    assert "What would a camera have seen?" in read(visitor, reverse("thoughts:step", args=[make().pk, "check"]))


def test_a_trap_that_is_not_in_the_list_is_not_taken(visitor: Client) -> None:
    thought = make()
    page = take(visitor, thought, "traps", traps=["gone"])
    assert thought.traps == []
    assert 'class="errorlist"' in page


def test_rows_take_words_with_a_number_and_one_more_row_waits(visitor: Client) -> None:
    thought = make()
    take(visitor, thought, "readings", words_1="She is tired.", number_1=60, words_3="The phone.")
    assert [(row.words, row.number) for row in Reading.objects.all()] == [("She is tired.", 60), ("The phone.", None)]
    shares = {f"words_{n}": f"part {n}" for n in range(1, 7)} | {"number_1": 30, "number_2": 60}
    take(visitor, thought, "shares", **shares)
    page = read(visitor, reverse("thoughts:step", args=[thought.pk, "shares"]))
    assert 'name="words_7"' in page
    assert 'name="words_8"' not in page
    assert "<td>30</td><td>33</td>" in show(visitor, thought)


def test_a_number_without_words_is_sent_back_and_nothing_is_lost(visitor: Client) -> None:
    thought = make()
    page = take(visitor, thought, "shares", words_1="chance", number_1=40, number_2=60)
    assert "There is a number without words." in page
    assert 'value="chance"' in page
    assert not Share.objects.exists()
    assert "101" in take(visitor, thought, "shares", words_1="chance", number_1=101)
    assert not Share.objects.exists()


@pytest.mark.parametrize("ending", ["partly", "true"])
def test_what_is_true_leads_to_a_limit_or_to_a_problem_to_solve(visitor: Client, ending: str) -> None:
    page = show(visitor, make(ending=ending))
    assert reverse("words:group", args=["limit"]) in page
    assert reverse("skills:card", args=["five-ways-out"]) in page


def test_what_has_cooled_leads_nowhere_and_what_is_open_may_be_asked(visitor: Client) -> None:
    assert reverse("words:group", args=["limit"]) not in show(visitor, make(ending="cooled"))
    assert reverse("words:idea", args=["did-i-misread"]) in show(visitor, make(ending="open"))


def test_nobody_is_talked_into_trusting_somebody_they_keep_away_from(visitor: Client) -> None:
    tie = Tie.objects.create(name="B", keeps_harming=True)
    thought = make(tie=tie, ending="open")
    for page in (show(visitor, thought), read(visitor, reverse("thoughts:step", args=[thought.pk, "readings"]))):
        assert "Your first reading may be right." in page
        assert reverse("words:group", args=["limit"]) in page
    assert reverse("words:idea", args=["did-i-misread"]) not in show(visitor, thought)
    assert "Your first reading may be right." not in show(visitor, make(tie=Tie.objects.create(name="A")))
    partly = show(visitor, make(tie=tie, ending="partly"))
    assert reverse("people:distance", args=[tie.pk]) in partly


def test_a_very_strong_feeling_is_offered_calm_first(visitor: Client) -> None:
    calm = reverse("skills:card", args=["long-breath-out"])
    for feeling, offered in ((90, True), (80, False), (None, False)):
        thought = make(feeling_before=feeling)
        assert (calm in read(visitor, reverse("thoughts:step", args=[thought.pk, "cause"]))) is offered


def test_a_stronger_feeling_afterwards_leads_to_kind_words_and_help(visitor: Client) -> None:
    page = show(visitor, make(feeling_before=40, feeling_after=70))
    assert "It burns more than before." in page
    assert page.count(reverse("safety:help")) == 2
    assert "It burns more than before." not in show(visitor, make(feeling_before=70, feeling_after=40))


def test_a_form_that_is_sent_twice_is_one_thought(visitor: Client) -> None:
    for name in ("new", "minute"):
        for _ in range(2):
            visitor.post(reverse(f"thoughts:{name}"), {"thought": name, "sent": name})
        visitor.post(reverse("thoughts:afterwards"), {"what": "x", "sent": "mark"})
    assert (Thought.objects.count(), Afterwards.objects.count()) == (2, 1)


def test_the_minute_form_sets_before_beside_after(visitor: Client) -> None:
    answers = {
        "thought": HOT,
        "belief_before": 90,
        "belief_after": 60,
        "feeling_before": 80,
        "fair": "Not sure.",
        "traps": ["spotlight"],
    }
    page = visitor.post(reverse("thoughts:minute"), answers, follow=True).content.decode()
    assert "<td>90</td><td>60</td>" in page
    assert "<td>80</td><td>–</td>" in page
    assert reverse("thoughts:trap", args=["spotlight"]) in page


def test_a_meeting_that_goes_on_in_the_head_is_closed_and_turned_outward(visitor: Client) -> None:
    answers = {"what": "the party", "circling_before": 80, "answerable": "yes", "closing": "It was a Tuesday."}
    page = visitor.post(reverse("thoughts:afterwards"), answers, follow=True).content.decode()
    assert "It was a Tuesday." in page
    assert reverse("skills:card", args=["five-ways-out"]) in page
    assert reverse("skills:card", args=["five-things"]) in page
    entry = Afterwards.objects.get()
    page = visitor.post(
        reverse("thoughts:closed", args=[entry.pk]), {"circling_after": 30}, follow=True
    ).content.decode()
    assert "80 → 30" in page
    visitor.post(
        reverse("thoughts:change-afterwards", args=[entry.pk]), {"what": "the long party", "circling_before": 80}
    )
    entry.refresh_from_db()
    assert (entry.what, entry.circling_after) == ("the long party", 30)
    visitor.post(reverse("thoughts:rub-out-afterwards", args=[entry.pk]))
    assert not Afterwards.objects.exists()


def test_an_evening_with_somebody_who_harms_is_not_made_nice(visitor: Client) -> None:
    entry = Afterwards.objects.create(what="the visit", tie=Tie.objects.create(name="B", keeps_harming=True))
    page = read(visitor, reverse("thoughts:closed", args=[entry.pk]))
    assert "If it was not all right, it was not." in page


def test_a_thought_can_be_rubbed_out_for_good(visitor: Client) -> None:
    thought = make()
    visitor.post(reverse("thoughts:rub-out", args=[thought.pk]))
    assert not Thought.objects.exists()


def test_each_trap_has_a_page_with_its_checks_and_studies(visitor: Client) -> None:
    index = read(visitor, reverse("thoughts:traps"))
    for trap in read_traps().values():
        address = reverse("thoughts:trap", args=[trap.key])
        assert address in index
        page = read(visitor, address)
        assert all(text in page for text in (trap.sounds, *trap.check, trap.true))
        assert "How would I check?" in page
        check_words(page, address)


def test_every_page_of_the_thoughts_is_plain_kind_and_small(visitor: Client) -> None:
    names = ("start", "new", "minute", "traps", "afterwards")
    for address in [reverse(f"thoughts:{name}") for name in names]:
        check_words(read(visitor, address), address)
    invent_entries(None, Random(1))
    invent(None, Random(1))
    far = Tie.objects.create(name="B", keeps_harming=True)
    make(tie=far, ending="true", feeling_before=95, feeling_after=100, traps=list(read_traps()))
    addresses = [reverse("thoughts:start")]
    for thought in Thought.objects.all():
        addresses += [reverse("thoughts:thought", args=[thought.pk]), reverse("thoughts:change", args=[thought.pk])]
        addresses += [reverse("thoughts:step", args=[thought.pk, step.slug]) for step in STEPS]
    for entry in Afterwards.objects.all():
        addresses += [reverse(f"thoughts:{name}", args=[entry.pk]) for name in ("closed", "change-afterwards")]
    for address in addresses:
        page = read(visitor, address)
        assert len(page.encode()) < 60_000, address
        check_words(page, address)


def test_the_invented_thoughts_have_ends_of_each_kind_and_tell_no_lies_about_their_time(visitor: Client) -> None:
    invent_entries(None, Random(1))
    invent(None, Random(1))
    assert {thought.ending for thought in Thought.objects.all()} == {"open", "partly", ""}
    assert Thought.objects.get(tie__name="Mira").readings.count() == 3
    assert Afterwards.objects.get().circling_after < Afterwards.objects.get().circling_before


def test_an_address_of_the_thoughts_that_leads_nowhere_is_not_found(visitor: Client) -> None:
    thought = make()
    for address in ("99", "99/cause", f"{thought.pk}/none", "traps/none", "afterwards/99"):
        assert visitor.get(f"{reverse('thoughts:start')}{address}").status_code == 404
