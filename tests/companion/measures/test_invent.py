"""The invented person's questionnaires: whole, in the past, and something to look at."""

from random import Random

import pytest
from django.test import Client
from django.utils import timezone

from nearer.companion.measures import selectors
from nearer.companion.measures.invent import invent
from nearer.companion.measures.models import Filled
from nearer.instruments import read_instrument

pytestmark = pytest.mark.usefixtures("space")


def test_the_invented_weeks_hold_a_course_and_one_question_left_out() -> None:
    invent(None, Random(1))
    results = selectors.list_results(read_instrument("phq8"))
    assert len(results) == 8
    assert [result.scores["total"] for result in results].count(None) == 1
    assert not Filled.objects.filter(at__gt=timezone.now()).exists()
    assert set(Filled.objects.values_list("instrument", flat=True)) == {"phq8", "ons_lonely", "gad7", "ucla3"}


def test_the_course_of_the_invented_weeks_can_be_seen(visitor: Client) -> None:
    invent(None, Random(1))
    for name in ("phq8", "ons_lonely", "gad7", "ucla3"):
        assert 'role="img"' in visitor.get(f"/measures/{name}/course").content.decode()
