"""The invented ladder: steps of the library, tried in the past, with something open for today."""

from random import Random

import pytest
from django.utils import timezone

from nearer.companion.ladder import selectors
from nearer.companion.ladder.choosing import find_brake
from nearer.companion.ladder.invent import invent
from nearer.companion.ladder.library import read_library
from nearer.companion.ladder.models import Attempt, OwnStep
from nearer.companion.noticing.invent import invent as invent_entries

pytestmark = pytest.mark.usefixtures("space")


def test_the_invented_ladder_is_open_today_and_leads_to_nobody_harmful() -> None:
    invent_entries(None, Random(1))
    invent(None, Random(1))
    now = timezone.now()
    today = selectors.look_at_today(now)._replace(battery=6)
    assert find_brake(today) is None
    ladder = selectors.build_ladder(now, today.battery)
    assert [offer.step.dread for offer in ladder.open if not offer.half] == [10, 20, 35, 60]
    assert not any(step.tie and step.tie.keeps_harming for step in OwnStep.objects.all())


def test_every_invented_step_is_one_of_the_library_and_every_try_is_over() -> None:
    invent_entries(None, Random(1))
    invent(None, Random(1))
    assert set(OwnStep.objects.values_list("key", flat=True)) <= set(read_library())
    assert Attempt.objects.filter(at__lt=timezone.now()).exclude(outcome="").count() == Attempt.objects.count() == 5
    for row in [*OwnStep.objects.all(), *Attempt.objects.all()]:
        row.full_clean()
