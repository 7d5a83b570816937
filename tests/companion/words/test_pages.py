"""The pages of the words: borrowing, making it one's own, the swap, yes and no and nothing, never sent from here."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nearer.companion.noticing.models import Earlier, Tie
from nearer.companion.words.library import read_library
from nearer.companion.words.models import Message
from nearer.companion.words.words import Group
from tests.companion.ladder.test_words import check_words
from tests.companion.walk import Walk

pytestmark = pytest.mark.usefixtures("space")

BORROW = ("short-call", "friend", "light")
WORDS = read_library()["short-call"].find_texts("friend")
LIGHT = next(words for tone, words in WORDS.items() if tone.value == "light")


def read(visitor: Client, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def send(visitor: Client, name: str, pk: int, **answers: object) -> str:
    answer = visitor.post(reverse(f"words:{name}", args=[pk]), answers, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def make(**fields: object) -> Message:
    return Message.objects.create(**({"words": "Can we talk on Sunday? A no is fine.", "group": "ask"} | fields))


def test_the_first_page_says_what_words_are_for_and_that_nothing_leaves(visitor: Client) -> None:
    page = read(visitor, reverse("words:start"))
    assert all(str(Group(group).label) in page for group in Group.values)
    assert "You copy and send it yourself; nothing leaves from here." in page
    assert "What you are writing" not in page


def test_an_idea_shows_one_part_of_life_at_a_time(visitor: Client) -> None:
    address = reverse("words:idea", args=["one-task"])
    family, neighbour = read(visitor, address), read(visitor, f"{address}?to=neighbour")
    assert "One hour, one sink, one friend?" in family
    assert "Could you bring me bread and milk" in neighbour
    assert "One hour, one sink" not in neighbour
    assert 'href="?to=neighbour" aria-current="true"' in neighbour
    assert "One hour, one sink, one friend?" in read(visitor, f"{address}?to=nobody")
    for page in (family, neighbour):
        assert len(re.findall(r'<blockquote class="borrow">', page)) == 4


def test_borrowed_words_become_ones_own_and_keep_where_they_come_from(visitor: Client) -> None:
    address = reverse("words:borrow", args=BORROW)
    assert LIGHT in read(visitor, address)
    page = visitor.post(address, {"words": "Ten minutes tomorrow?", "sent": "one"}, follow=True).content.decode()
    assert "Nothing was sent." in page
    message = Message.objects.get()
    assert (message.words, message.key, message.layer, message.tone, message.group) == (
        "Ten minutes tomorrow?",
        *BORROW,
        "ask",
    )
    assert re.search(r"<textarea[^>]* readonly>Ten minutes tomorrow\?</textarea>", page)


def test_a_form_that_is_sent_twice_is_one_message(visitor: Client) -> None:
    for _ in range(2):
        visitor.post(reverse("words:new"), {"words": "Hello.", "sent": "mark"})
        visitor.post(reverse("words:borrow", args=BORROW), {"words": "Hello.", "sent": "other"})
    assert Message.objects.count() == 2


def test_words_are_changed_and_how_they_were_is_kept(visitor: Client) -> None:
    message = make()
    send(visitor, "change", message.pk, words="Can we talk on Monday?")
    message.refresh_from_db()
    assert message.words == "Can we talk on Monday?"
    assert Earlier.objects.get(kind="message").values["words"] == "Can we talk on Sunday? A no is fine."
    assert "Back, without saving" in send(visitor, "change", message.pk, words="")


def test_rubbing_out_leaves_no_trace_of_a_message(visitor: Client) -> None:
    message = make()
    send(visitor, "change", message.pk, words="Something else.")
    assert "rubbed out for good" in send(visitor, "rub-out", message.pk)
    assert not Message.objects.exists()
    assert not Earlier.objects.filter(kind="message").exists()


def test_a_message_goes_to_somebody_on_the_list_but_never_to_somebody_kept_away_from(visitor: Client) -> None:
    mira, harmful = Tie.objects.create(name="Mira"), Tie.objects.create(name="B.", keeps_harming=True)
    form = read(visitor, reverse("words:new"))
    assert "Mira</option>" in form
    assert "B.</option>" not in form
    visitor.post(reverse("words:new"), {"words": "Hello.", "tie": harmful.pk})
    assert not Message.objects.exists()
    visitor.post(reverse("words:new"), {"words": "Hello.", "tie": mira.pk})
    assert Message.objects.get().tie == mira


def test_the_swap_puts_the_feeling_of_being_a_burden_to_the_test(visitor: Client) -> None:
    said = {
        "glad": "You would not mind.",
        "fine": "You would not mind.",
        "could_say_no": "You could say no, and so can they.",
        "too_much": "Then make it smaller",
    }
    for swap, words in said.items():
        page = send(visitor, "swap", make().pk, burden_before=8, swap=swap, burden_after=3)
        assert words in page
        assert "Too much to say: 8 before the swap, 3 after it." in page


def test_each_answer_is_gone_through_before_sending(visitor: Client) -> None:
    message = make()
    page = read(visitor, reverse("words:rehearse", args=[message.pk]))
    assert page.index("If it is a yes") < page.index("If it is a no") < page.index("If nothing comes")
    page = send(visitor, "rehearse", message.pk, if_no="Ring my sister.", kind_answer=30, mood_before=4)
    assert "Ring my sister." in page
    message.refresh_from_db()
    assert (message.kind_answer, message.mood_before) == (30, 4)


def test_what_came_back_stands_beside_what_was_thought(visitor: Client) -> None:
    message = make(kind_answer=30, mood_before=4)
    assert "Tell what came back" in send(visitor, "sent", message.pk)
    page = send(visitor, "answer", message.pk, answer="yes", mood_after=7, note="She was glad.")
    assert re.search(r"mood</th><td>4</td><td>7</td>", page)
    assert "Your guess that a kind answer would come: 30 of 100." in page
    assert "Thank you. That helps me. Tell me if it gets too much." in page
    message.refresh_from_db()
    assert message.gone_at <= message.answered_at <= timezone.now()


def test_an_answer_that_hurt_leads_to_a_limit_and_to_help_and_lends_no_reply(visitor: Client) -> None:
    page = send(visitor, "answer", make().pk, answer="hurt")
    assert "That should not happen to you." in page
    assert reverse("words:group", args=["limit"]) in page
    assert "A reply to borrow" not in page


def test_an_empty_answer_is_let_go_without_blame(visitor: Client) -> None:
    message = make()
    assert "That is fine." in send(visitor, "answer", message.pk)
    message.refresh_from_db()
    assert (message.gone_at, message.answered_at) == (None, None)


def test_a_message_that_was_not_sent_after_all_is_a_draft_again(visitor: Client) -> None:
    message = make(gone_at=timezone.now(), answer="no", mood_after=2)
    page = send(visitor, "not-sent", message.pk)
    assert "I have sent or said it" in page
    message.refresh_from_db()
    assert (message.gone_at, message.answer, message.mood_after) == (None, "", None)


def test_messages_are_listed_by_where_they_stand(visitor: Client) -> None:
    now = timezone.now()
    make(words="A draft.")
    make(words="Out there.", gone_at=now)
    make(words="Silent so far.", gone_at=now - timedelta(days=3), answer="silence")
    make(words="All done.", gone_at=now, answer="no")
    page = read(visitor, reverse("words:start"))
    order = [page.index(words) for words in ("A draft.", "What you sent yourself", "What came of earlier ones")]
    assert order == sorted(order)
    assert order[1] < page.index("Silent so far.") < order[2] < page.index("All done.")


def test_nothing_on_any_page_sends_a_message(walked: Walk) -> None:
    pages = {address: page for address, page in walked.pages.items() if address.startswith("/words/")}
    assert len(pages) >= 15
    for address, page in pages.items():
        assert not re.search(r"mailto:|sms:|tel:|wa\.me|https?://", page), address
        assert not re.search(r"<button[^>]*>\s*(send|share|post)\b", page, re.I), address


def test_the_pages_of_groups_and_ideas_are_plain_kind_and_small(visitor: Client) -> None:
    keys = ("company", "heavy-night", "not-in-that-tone", "a-hint", "after-a-fight")
    addresses = [reverse("words:group", args=[group]) for group in Group.values]
    addresses += [reverse("words:idea", args=[key]) for key in keys]
    for address in addresses:
        page = read(visitor, address)
        assert len(page) < 100_000
        check_words(page, address)


def test_the_pages_of_a_message_are_plain_kind_and_small(visitor: Client) -> None:
    swaps = {"": "glad", "yes": "fine", "partly": "", "no": "could_say_no", "silence": "", "hurt": "too_much"}
    for answer, swap in swaps.items():
        message = make(gone_at=timezone.now() if answer else None, answer=answer, swap=swap)
        for name in ("message", "change", "swap", "rehearse", "answer"):
            address = reverse(f"words:{name}", args=[message.pk])
            check_words(read(visitor, address), address)


def test_where_there_may_be_danger_the_way_to_help_stands_on_top(visitor: Client) -> None:
    for key in ("heavy-night", "not-in-that-tone"):
        page = read(visitor, reverse("words:idea", args=[key]))
        main = page[page.index("<main") :]
        assert main.index(reverse("safety:help")) < main.index('class="borrow"')


def test_an_address_that_leads_nowhere_is_not_found(visitor: Client) -> None:
    for address in ("idea/none", "for/none", "99", "new/short-call/friend/firm", "new/none/friend/warm"):
        assert visitor.get(f"{reverse('words:start')}{address}").status_code == 404
