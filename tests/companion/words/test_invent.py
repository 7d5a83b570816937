"""The invented messages: to look around in, with an answer, a silence and a draft."""

from random import Random

import pytest
from django.core.management import call_command

from nearer.companion.noticing.invent import invent as invent_entries
from nearer.companion.words.invent import invent
from nearer.companion.words.selectors import list_messages

pytestmark = pytest.mark.usefixtures("space")


def test_the_invented_person_has_written_sent_and_been_answered() -> None:
    invent_entries(None, Random(1))
    invent(None, Random(1))
    mine = list_messages()
    assert (len(mine.drafts), len(mine.sent), len(mine.over)) == (1, 1, 1)
    answered = mine.over[0]
    assert answered.tie.name == "Mira"
    assert answered.gone_at < answered.answered_at
    assert answered.words.startswith("Sorry that I answer so late.")


def test_the_models_and_the_tables_of_words_and_skills_agree(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("makemigrations", "words", "skills", check_changes=True, dry_run=True)
    assert "No changes detected" in capsys.readouterr().out
