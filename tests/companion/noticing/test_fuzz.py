"""Forms get anything a browser or a hand can send: they save it, or explain, and never break."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nearer.companion.ladder.models import OwnStep
from nearer.companion.noticing.forms import FORMS
from nearer.companion.noticing.kinds import KINDS
from nearer.companion.noticing.models import StayedAway

LEAN = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ANYTHING = st.one_of(
    st.text(max_size=60),
    st.integers(-(10**12), 10**12).map(str),
    st.sampled_from(["", "0", "10", "11", "-1", "1e9", "NaN", "on", "\x00", "2026-13-45T99:99", "0001-01-01T00:00"]),
    st.lists(st.sampled_from(["sad", "numb", "head", "", "<script>", "٣"]), max_size=4),
    st.dates().map(lambda day: f"{day}T12:00"),
)
LADDER_FIELDS = [
    *("words", "half", "dread", "worth", "tie", "when", "then", "if_hard", "energy", "rung", "road"),
    *("expected_dread", "expected", "outcome", "felt_dread", "happened", "learned", "at"),
]


def fill(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=dict.fromkeys(names, ANYTHING))


@pytest.mark.parametrize("slug", [slug for slug, kind in KINDS.items() if kind.offered])
@LEAN
@given(data=st.data())
def test_any_answers_are_saved_or_explained(slug: str, visitor: Client, data: st.DataObject) -> None:
    answers = data.draw(fill([*FORMS[slug]().fields, "new_name", "tie", "pk"]))
    answer = visitor.post(reverse("noticing:new", args=[slug]), clean(answers))
    assert answer.status_code in (200, 302)
    for entry in KINDS[slug].model.objects.all():
        entry.full_clean()
        KINDS[slug].tell(entry)
    assert visitor.get(reverse("noticing:today")).status_code == 200


@LEAN
@given(data=st.data())
def test_any_answers_some_hours_later_are_saved_or_explained(visitor: Client, data: st.DataObject) -> None:
    stayed = StayedAway.objects.create(relief=5)
    answers = data.draw(fill([*FORMS["later"]().fields, "stayed_away"]))
    assert visitor.post(reverse("noticing:later", args=[stayed.pk]), clean(answers)).status_code in (200, 302)


@LEAN
@given(data=st.data())
def test_any_step_and_any_try_is_saved_or_explained(visitor: Client, data: st.DataObject) -> None:
    step = OwnStep.objects.create(words="Wave.", half="Look.")
    for name, number in (("ladder:new", []), ("ladder:step", [step.pk]), ("ladder:try", [step.pk])):
        answer = visitor.post(reverse(name, args=number), clean(data.draw(fill(LADDER_FIELDS))))
        assert answer.status_code in (200, 302)
    attempt = step.attempts.first() or step.attempts.create()
    answer = visitor.post(reverse("ladder:tell", args=[attempt.pk]), clean(data.draw(fill(LADDER_FIELDS))))
    assert answer.status_code in (200, 302)
    for row in OwnStep.objects.all():
        row.full_clean()


@LEAN
@given(data=st.data())
def test_any_wish_about_the_list_of_steps_gets_a_page(visitor: Client, data: st.DataObject) -> None:
    wishes = data.draw(fill(["rung", "road", "energy", "place", "free", "without", "more"]))
    assert visitor.get(reverse("ladder:library"), clean(wishes)).status_code == 200


def clean(answers: dict[str, Any]) -> dict[str, Any]:
    """What can travel in a form at all: half characters cannot."""
    return {name: [tidy(one) for one in as_list(value)] for name, value in answers.items()}


def as_list(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def tidy(text: str) -> str:
    return text.encode("utf-8", "ignore").decode()
