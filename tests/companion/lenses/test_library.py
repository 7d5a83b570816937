"""The lenses: ten patterns and thirteen barriers, each understandable, none an illness, essay names marked as such."""

import re

import pytest

from nearer.companion.contents.sources import find_sources
from nearer.companion.lenses.library import Lens, build_lens, read_lenses
from nearer.companion.lenses.offering import PAGES, find_address
from nearer.companion.lenses.words import Kind
from nearer.companion.skills.library import read_cards
from nearer.companion.thoughts.library import read_traps
from nearer.companion.words.library import read_guides, read_library
from tests.companion.skills.test_library import UNKIND
from tests.companion.test_words import RULES
from tests.report.reading_age import grade_reading

LENSES = list(read_lenses().values())
HARDEST_GRADE = 6
NAMES = {
    "voluntary self-alienation",
    "digital disconnection fatigue",
    "social intimacy anxiety",
    "fear of relational judgment",
    "anticipatory rejection sensitivity",
    "attachment ambivalence",
    "connection paradox",
    "social burnout syndrome",
    "vulnerability avoidance bias",
    "hyperindividualism disconnect",
}
BARRIERS = {
    "stigma",
    "past-hurt",
    "fear-of-people",
    "family-ways",
    "on-my-own",
    "burden",
    "low-energy",
    "numbness",
    "mistrust",
    "money",
    "transport",
    "disability",
    "caring",
}
KNOWN = {
    "words:idea": set(read_library()),
    "words:group": set(read_guides()),
    "skills:card": set(read_cards()),
    "thoughts:trap": set(read_traps()),
}


def list_lines(lens: Lens) -> list[str]:
    return [lens.title, lens.feels, lens.sense, lens.cost, lens.standing, lens.care, lens.offer]


def test_the_ten_patterns_of_the_essay_and_the_thirteen_barriers_are_there() -> None:
    assert {lens.name for lens in LENSES if lens.kind == Kind.PATTERN} == NAMES
    assert {lens.key for lens in LENSES if lens.kind == Kind.BARRIER} == BARRIERS


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.key)
def test_each_lens_is_whole_plain_and_kind(lens: Lens) -> None:
    assert re.fullmatch(r"“.+”", lens.feels)
    prose = "\n".join(line for line in (lens.sense, lens.cost, lens.standing, lens.care, lens.offer) if line)
    assert grade_reading(prose) <= HARDEST_GRADE, prose
    assert [line for line in list_lines(lens) if UNKIND.search(line)] == []
    assert [line for line in (lens.sense, lens.cost, lens.offer) if not re.search(r"[.?]$", line)] == []
    assert find_sources(lens.sources) or not lens.sources


@pytest.mark.parametrize("rule", RULES)
def test_no_lens_blames_promises_judges_hurts_or_shouts(rule: str) -> None:
    signs = re.compile("|".join(RULES[rule]), re.I)
    assert [line for lens in LENSES for line in list_lines(lens) if signs.search(line)] == []


def test_every_name_of_the_essay_is_marked_as_one() -> None:
    for lens in LENSES:
        assert ("essay" in lens.standing) == (lens.kind == Kind.PATTERN)


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.key)
def test_each_lens_leads_to_one_page_that_exists(lens: Lens) -> None:
    page, _, rest = lens.leads.partition(" ")
    assert page in PAGES
    assert find_address(lens.leads).startswith("/")
    if page in KNOWN:
        assert rest in KNOWN[page]


def test_no_lens_leads_to_a_step_that_is_picked_for_somebody() -> None:
    assert not {"ladder:ladder", "ladder:try", "ladder:copy", "ladder:new"} & PAGES
    with pytest.raises(ValueError, match="It must be one of"):
        find_address("ladder:ladder")


def test_where_somebody_may_be_in_danger_the_lens_says_so() -> None:
    assert {lens.key for lens in LENSES if lens.care} == {"past-hurt", "burden"}


def test_a_pattern_without_its_name_is_refused() -> None:
    row = {
        "kind": "pattern",
        "title": "x",
        "feels": "x",
        "sense": "x",
        "cost": "x",
        "leads": "x",
        "offer": "x",
        "sources": [],
    }
    with pytest.raises(ValueError, match="Only a pattern has a name"):
        build_lens("wrong", row)
    with pytest.raises(ValueError, match="magic"):
        build_lens("wrong", row | {"kind": "magic"})
