"""What is invented about people and time online: whole, in the past, and harmless."""

from random import Random

import pytest
from django.utils import timezone

from nearer.companion.noticing.invent import invent as invent_entries
from nearer.companion.noticing.models import Tie
from nearer.companion.online.invent import invent as invent_experiments
from nearer.companion.online.models import Draw
from nearer.companion.online.selectors import list_experiments
from nearer.companion.people.invent import invent as invent_people
from nearer.companion.people.models import Distance, Lead

pytestmark = pytest.mark.usefixtures("space")


def test_the_invented_people_have_a_map_a_distance_and_leads() -> None:
    invent_entries(None, Random(1))
    invent_people(None, Random(1))
    plan = Distance.objects.get()
    assert plan.tie.keeps_harming
    assert plan.beside is not None
    assert not plan.beside.keeps_harming
    assert Lead.objects.count() == 2
    for row in [*Tie.objects.all(), *Lead.objects.all(), plan]:
        row.full_clean()


def test_one_invented_experiment_is_over_and_one_runs() -> None:
    invent_entries(None, Random(1))
    invent_experiments(None, Random(1))
    running, over = list_experiments(timezone.localdate())
    assert running.is_running
    assert over.full
    assert over.found
    assert over.answered >= 14
    assert all(row.day < timezone.localdate() for row in Draw.objects.all())
