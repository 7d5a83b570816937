"""The tables of both features: what the models say is what a new space gets."""

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.usefixtures("space")


def test_every_change_of_a_model_has_its_change_of_tables(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("makemigrations", "noticing", "ladder", check_changes=True, dry_run=True)
    assert "No changes detected" in capsys.readouterr().out
