"""Spaces from before the map: they open, and everybody who was written down is still there."""

import pytest
from django.core.management import call_command
from django.db import connection

from nearer.companion.noticing.models import DigitalTime, Tie
from nearer.companion.space import spaces


@pytest.mark.usefixtures("space")
def test_people_who_were_written_down_before_the_map_stand_on_it_unplaced() -> None:
    call_command("migrate", "noticing", "0001", verbosity=0)
    call_command("migrate", "people", "zero", verbosity=0)
    with connection.cursor() as cursor:
        columns = "(name, layer, keeps_harming, set_aside)"
        cursor.execute(f"INSERT INTO noticing_tie {columns} VALUES ('Mira', 'friend', 0, 0), ('B.', 'family', 1, 0)")
        times = "(at, written_at, sent, note, kind)"
        day = "'2026-01-02 10:00:00'"
        cursor.execute(f"INSERT INTO noticing_digitaltime {times} VALUES ({day}, {day}, '', 'a walk', 'group')")
    assert spaces.needs_bringing_up_to_date()
    spaces.bring_up_to_date()
    assert not spaces.needs_bringing_up_to_date()
    rows = Tie.objects.values_list("name", "layer", "keeps_harming", "near", "gives", "reminds_after")
    assert set(map(str, rows)) == {
        str(("Mira", "friend", False, "", [], None)),
        str(("B.", "family", True, "", [], None)),
    }
    assert DigitalTime.objects.get().turned is False
