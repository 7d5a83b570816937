"""The tables on disk are those that the code describes."""

from io import StringIO

import pytest
from django.core.management import call_command


@pytest.mark.usefixtures("space")
def test_no_change_of_a_table_is_forgotten() -> None:
    said = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=said)
    assert "No changes detected" in said.getvalue()
