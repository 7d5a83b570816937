"""The words of both features: read at eleven, calm, nothing counted, nothing promised, small pages."""

import re
from datetime import timedelta
from random import Random

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nearer.companion.ladder.invent import invent as invent_ladder
from nearer.companion.ladder.models import Attempt, Beforehand, OwnStep, Pause
from nearer.companion.measures.models import Filled
from nearer.companion.noticing.forms import FORMS
from nearer.companion.noticing.invent import invent as invent_entries
from nearer.companion.noticing.kinds import KINDS
from nearer.companion.noticing.models import CheckIn, StayedAway
from nearer.companion.noticing.services import take_away
from nearer.instruments import read_instrument
from tests.report.reading_age import grade_reading, read_prose

HARDEST_GRADE = 6
LARGEST_PAGE = 100_000
# Blame, promises, counts of days kept, and cheering.
UNKIND = re.compile(
    r"\b(you missed|missed days?|streaks?|in a row|should have|failed|failure|lazy|cured?|treats?|diagnos\w+"
    r"|guarantee\w*|well done|great job|congratulations)\b|!",
    re.IGNORECASE,
)


@pytest.fixture
def full(space: object) -> None:
    """A space with invented weeks, something taken away, and a question that waits."""
    invent_entries(None, Random(1))
    invent_ladder(None, Random(1))
    StayedAway.objects.create(at=timezone.now() - timedelta(hours=5), relief=7, mood=5, what="a call")
    take_away(CheckIn.objects.create(mood=3))


def list_pages() -> list[str]:
    pages = [reverse("noticing:today"), reverse("people:map"), reverse("people:new")]
    pages += [reverse("noticing:taken-away"), reverse("noticing:week", args=[timezone.localdate()])]
    pages += [reverse("noticing:new", args=[slug]) for slug, kind in KINDS.items() if kind.offered]
    pages += [reverse("noticing:entry", args=[slug, KINDS[slug].model.objects.first().pk]) for slug in FORMS]
    pages += [reverse("noticing:earlier", args=["check-in", CheckIn.objects.first().pk])]
    pages += [reverse("noticing:later", args=[StayedAway.objects.filter(follow_up=None).first().pk])]
    pages += [reverse(f"ladder:{name}") for name in ("ladder", "library", "new", "beforehand", "tries")]
    pages += [f"{reverse('ladder:library')}?rung={rung}&energy=1" for rung in ("group", "honest")]
    step = OwnStep.objects.first()
    pages += [reverse(f"ladder:{name}", args=[step.pk]) for name in ("step", "try", "try-half")]
    return [*pages, reverse("ladder:tell", args=[Attempt.objects.first().pk])]


def read(visitor: Client, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200, address
    assert len(answer.content) < LARGEST_PAGE, address
    return answer.content.decode()


def check_words(page: str, address: str) -> None:
    prose = read_prose(page)
    assert grade_reading(prose) <= HARDEST_GRADE, (address, prose)
    # The footer of every page says what Nearer does not do, in the very words that are looked for.
    text = re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")])
    assert UNKIND.findall(text) == [], address


def test_every_page_is_plain_kind_and_small(full: None, visitor: Client) -> None:
    for address in list_pages():
        check_words(read(visitor, address), address)


def test_a_first_day_is_plain_kind_and_small(visitor: Client) -> None:
    for address in (reverse("noticing:today"), reverse("ladder:ladder"), reverse("ladder:tries")):
        check_words(read(visitor, address), address)


@pytest.mark.parametrize("brake", ["paused", "safety_first", "low_days", "risen", "empty", "enough"])
def test_the_words_that_hold_back_are_plain_and_kind(brake: str, visitor: Client) -> None:
    now = timezone.now()
    if brake == "paused":
        Pause.objects.create()
    elif brake == "safety_first":
        Beforehand.objects.create(unwell=True)
    elif brake == "empty":
        CheckIn.objects.create(battery=1)
    elif brake == "enough":
        Attempt.objects.create(step=OwnStep.objects.create(words="Wave."), at=now)
    elif brake == "risen":
        items = read_instrument("phq8").scores[0].items
        for weeks, points in ((3, 0), (2, 1), (1, 2)):
            answers = dict.fromkeys(items, points)
            Filled.objects.create(instrument="phq8", at=now - timedelta(weeks=weeks), answers=answers)
    else:
        for days in range(5):
            CheckIn.objects.create(at=now - timedelta(days=days), mood=0)
    page = read(visitor, reverse("ladder:ladder"))
    assert 'class="card calm-card"' in page
    check_words(page, brake)


def test_the_search_for_unkind_words_finds_them() -> None:
    assert UNKIND.search("You missed three days!")
    assert not UNKIND.search("Not today, then. Nothing is counted.")


def test_the_hints_of_every_question_are_plain() -> None:
    hints = [str(field.help_text) for form in FORMS.values() for field in form.base_fields.values()]
    assert grade_reading("\n".join(hints)) <= HARDEST_GRADE
