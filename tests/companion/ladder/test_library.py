"""The library of steps: enough on every rung and road, all different, fit for a hard week, plain to read."""

import itertools
import re
from collections import Counter

import pytest

from nearer.companion.ladder.library import SmallStep, build_step, find_steps, read_library
from nearer.companion.ladder.words import Access, Cost, Energy, Road, Rung, Where
from tests.report.reading_age import grade_reading

STEPS = list(read_library().values())
TEXTS = [(step.key, text) for step in STEPS for text in (step.words, step.half)]
LARGEST_SHARE = 0.6
HARDEST_GRADE = 6
# A word in a step, and what the step must then say it asks for (one of these is enough).
ASKS = {
    r"\b(ring|call by phone|voicemail|dial)\b": {Access.PHONE},
    r"\b(online|forum|stream|screen|podcast|website)\b": {Access.INTERNET, Access.PHONE},
    r"\b(text|send|voice note)\b": {Access.PHONE, Access.INTERNET},
    r"\b(relative|family|mother|father|sister|brother)\b": {Access.FAMILY},
    r"\b(housemate|live with|household)\b": {Access.HOUSEMATE},
    r"\b(neighbours?|next door)\b": {Access.NEIGHBOUR},
    r"\bold friend|from before|former|your past\b": {Access.KNOWN},
    r"\b(good friend|person you trust|someone close|somebody close)\b": {Access.CLOSE, Access.HOUSEMATE},
    r"\b(buy|bake|cook a|post a paper)\b": {Access.MONEY},
    r"\b(library|shop|till|park|bench|street|queue|lift|museum|workshop)\b": {Access.OUT},
    r"\b(say|ask someone|tell the|speak|aloud)\b": {Access.VOICE, Access.HANDS, Access.CLOSE, Access.INTERNET},
}
# Steps where a word above means something else: thought of, seen from a window, or done on a screen.
OTHER_MEANING = {
    ("shared-song", "old friend"),
    ("morning-photo", "say"),
    ("side-by-side", "bench"),
    ("five-passers", "street"),
    ("paper-card", "street"),
    ("help-box", "library"),
    ("help-box", "shop"),
    ("opening-hours", "shop"),
    ("first-visit", "library"),
    ("quiet-shop", "buy"),
    ("tenants-list", "street"),
    ("one-sorry", "say"),
    ("kind-no", "say"),
}
UNSAFE = (
    r"alcohol|drink beer|wine|pub\b|bar\b|at night|alone with a stranger|\bhome address|full name|password|"
    r"climb|swim|drug|pill|knife|candle|lend money|pick up a stranger|get into a car|hitch|invite a stranger"
)
UNKIND = r"\b(should|must not|fail|failed|lazy|weird|normal people|just do|at least you|no excuse|brave|cure|heal)\b|!"


def list_words(text: str) -> set[str]:
    return set(re.findall(r"[a-z']+", text.lower()))


def share_words(one: str, other: str) -> float:
    """The share of the shorter text's different words that the other has too."""
    first, second = list_words(one), list_words(other)
    return len(first & second) / min(len(first), len(second))


def test_there_are_more_than_a_hundred_and_sixty_steps() -> None:
    assert len(STEPS) >= 160


@pytest.mark.parametrize("rung", Rung)
def test_every_rung_has_fifteen_steps_and_eight_ways_from_home(rung: Rung) -> None:
    found = find_steps(rung=rung)
    assert len(found) >= 15
    assert sum(step.place == Where.HOME for step in found) >= 8
    assert sum(step.online for step in found) >= 2


@pytest.mark.parametrize("road", Road)
def test_every_road_has_twenty_steps_and_ten_ways_from_home(road: Road) -> None:
    found = find_steps(road=road)
    assert len(found) >= 20
    assert sum(step.place == Where.HOME for step in found) >= 10


def test_every_rung_of_every_road_has_steps() -> None:
    counts = Counter((step.rung, step.road) for step in STEPS)
    assert min(counts[cell] for cell in itertools.product(Rung, Road)) >= 3


def test_no_two_steps_or_half_steps_share_most_of_their_words() -> None:
    alike = [
        (one, other)
        for (_, one), (_, other) in itertools.combinations(TEXTS, 2)
        if share_words(one, other) > LARGEST_SHARE
    ]
    assert alike == []


def test_the_measure_of_shared_words_finds_a_step_told_twice() -> None:
    assert share_words("Say hello to a neighbour.", "Say hello to one neighbour today.") == pytest.approx(0.8)
    assert share_words("Wave at the bus.", "Sing by yourself.") == 0


def test_each_step_can_be_read_at_eleven() -> None:
    assert [text for _, text in TEXTS if grade_reading(text) > HARDEST_GRADE] == []


def test_each_step_is_one_or_two_short_sentences() -> None:
    assert [text for _, text in TEXTS if not 3 <= len(text.split()) <= 20] == []
    assert [text for _, text in TEXTS if not re.fullmatch(r"[A-Z].*(\.|\?)", text)] == []


def test_no_step_is_unsafe_or_unkind() -> None:
    assert [text for _, text in TEXTS if re.search(UNSAFE, text, re.I)] == []
    assert [text for _, text in TEXTS if re.search(UNKIND, text, re.I)] == []


@pytest.mark.parametrize("sign", ASKS)
def test_what_a_step_takes_for_granted_is_tagged(sign: str) -> None:
    untagged = [
        (step.key, hit.group())
        for step in STEPS
        if (hit := re.search(sign, f"{step.words} {step.half}", re.I))
        and not ASKS[sign] & set(step.access)
        and (step.key, hit.group().lower()) not in OTHER_MEANING
    ]
    assert untagged == []


def test_what_is_tagged_as_another_meaning_is_still_in_the_library() -> None:
    said = {
        (step.key, hit.group().lower())
        for step in STEPS
        for sign in ASKS
        for hit in re.finditer(sign, f"{step.words} {step.half}", re.I)
    }
    assert said >= OTHER_MEANING


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
def test_the_tags_of_a_step_do_not_contradict_each_other(step: SmallStep) -> None:
    assert 1 <= step.minutes <= 90
    assert (step.cost == Cost.SMALL) == (Access.MONEY in step.access)
    if step.place in (Where.STREET, Where.INDOORS, Where.NATURE):
        assert Access.OUT in step.access
    if step.place == Where.HOME:
        assert not {Access.OUT, Access.STEPPING_OUT} & set(step.access)
    if step.online:
        assert {Access.PHONE, Access.INTERNET} & set(step.access)
    assert step.minutes >= 10 or step.energy <= 2 or step.rung == Rung.HONEST


def test_two_minutes_of_talk_never_take_much_longer() -> None:
    assert max(step.minutes for step in find_steps(rung=Rung.EXCHANGE)) <= 5


def test_somebody_with_an_empty_battery_and_no_money_or_phone_finds_steps_on_the_first_rungs() -> None:
    hindered = {Access.PHONE, Access.INTERNET, Access.MONEY, Access.OUT, Access.STEPPING_OUT}
    for rung in (Rung.NEAR, Rung.HELLO, Rung.EXCHANGE):
        assert find_steps(rung=rung, most_energy=Energy.LITTLE, free=True, without=hindered)


def test_a_filter_leaves_out_what_a_person_cannot_use() -> None:
    found = find_steps(road=Road.NEW, most_minutes=10, online=False, place=Where.HOME, without={Access.VOICE})
    assert all(step.road == Road.NEW and step.minutes <= 10 and not step.online for step in found)
    assert all(step.place in (Where.HOME, Where.ANYWHERE) and Access.VOICE not in step.access for step in found)
    assert len(find_steps()) == len(STEPS)


def test_a_tag_that_is_not_in_the_lists_is_refused() -> None:
    row = {"rung": "near", "road": "old", "energy": 1, "cost": "free", "place": "home", "access": ["a car"]}
    with pytest.raises(ValueError, match="a car"):
        build_step("wrong", row | {"words": "Wave.", "half": "Look.", "minutes": 1, "online": False})
