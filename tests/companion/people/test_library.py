"""The texts of the map: whole, plain, kind, leading somewhere, with their sources."""

import re

import pytest
from django.test import Client

from nearer.companion.contents.sources import find_sources
from nearer.companion.noticing.words import Gift
from nearer.companion.people.contents import list_parts
from nearer.companion.people.library import AFRAID, Guide, Note, read_guides, read_notes
from nearer.companion.people.words import Finder, Way
from tests.companion.test_words import RULES
from tests.report.reading_age import grade_reading

HARDEST_GRADE = 6
UNKIND = re.compile(r"\b(should|must not|fail(ed|ure)?|lazy|toxic|normal people|just leave|forgive)\b|!", re.I)
NOTES = [note for group in read_notes().values() for note in group.values()]
GUIDES = list(read_guides().values())


def list_lines(guide: Guide) -> list[str]:
    lists = (guide.where, guide.checks.values(), guide.doubts.values(), guide.script, guide.after)
    return [guide.title, guide.about, guide.evidence, *(line for lines in lists for line in lines)]


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.key)
def test_each_note_is_short_plain_and_kind(note: Note) -> None:
    assert 1 <= len(note.lines) <= 4
    assert grade_reading("\n".join(note.lines)) <= HARDEST_GRADE
    assert [line for line in note.lines if UNKIND.search(line) or not re.search(r"[.?”]$", line)] == []
    find_sources(note.sources)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.kind.value)
def test_each_finder_is_whole_plain_and_kind(guide: Guide) -> None:
    for lines in (guide.where, guide.checks.values(), guide.doubts.values(), guide.script, guide.after):
        assert 3 <= len(lines) <= 8
        assert grade_reading("\n".join(lines)) <= HARDEST_GRADE, lines
    assert grade_reading(guide.about) <= HARDEST_GRADE
    assert grade_reading(guide.evidence) <= HARDEST_GRADE
    assert [line for line in list_lines(guide) if UNKIND.search(line)] == []


@pytest.mark.parametrize("rule", RULES)
def test_no_text_of_the_map_blames_judges_hurts_or_shouts(rule: str) -> None:
    signs = re.compile("|".join(RULES[rule]), re.I)
    lines = [line for note in NOTES for line in note.lines] + [line for guide in GUIDES for line in list_lines(guide)]
    assert [line for line in lines if signs.search(line)] == []


def test_every_gap_every_way_and_every_finder_has_its_text() -> None:
    notes = read_notes()
    assert set(notes["gaps"]) == set(Gift.values)
    assert set(notes["distance"]) == {*Way.values, AFRAID}
    assert set(read_guides()) == set(Finder.values)


@pytest.mark.parametrize("gap", read_notes()["gaps"].values(), ids=lambda gap: gap.key)
def test_each_gap_leads_to_a_page_that_is_there(gap: Note, visitor: Client) -> None:
    assert visitor.get(gap.leads).status_code == 200


def test_a_distance_never_leads_back_to_contact() -> None:
    contact = re.compile(r"\b(reach out|get in touch|make up|ring them|write to them|give them a chance)\b", re.I)
    assert [line for note in read_notes()["distance"].values() for line in note.lines if contact.search(line)] == []


def test_a_finder_names_no_place_and_no_number() -> None:
    lines = [line for guide in GUIDES for line in list_lines(guide)]
    assert [line for line in lines if re.search(r"\d|www|https?:|\.(com|org)\b", line)] == []


def test_every_line_stands_in_the_contents() -> None:
    told = {words for part in list_parts() for text in part.texts for words in text.words}
    lines = {line for note in NOTES for line in note.lines}
    lines |= {line for guide in GUIDES for line in list_lines(guide)} - {guide.title for guide in GUIDES}
    assert lines - told == set()
