"""Words that people see: easy to read, without blame, promise or verdict."""

import re

import pytest

from tests.companion.shown import list_words
from tests.companion.walk import Walk
from tests.report.reading_age import grade_reading, read_prose

HIGHEST_GRADE = 6
# A grade says little about a handful of words.
FEWEST_WORDS = 12

BLAME = (
    r"you (missed|forgot|failed|broke)|you should|you must|have to try|don't give up|lazy|excuse",
    r"streak",
)
PROMISE = (
    r"\b(cure|heals?|treats|treatment for|prevents?|guarantee|clinically|proven|will feel better|antidepressant)\b",
    r"\b(dopamine|oxytocin|cortisol|serotonin)\b",
)
VERDICT = (
    r"\byou (are|have|suffer from) (depress|an? (disorder|illness)|anx)|patient\b|abnormal",
    r"(?<!not a )diagnosis|diagnosed",
)
HURT = (
    r"commit(s|ted|ting)? suicide|(failed|successful|completed) (suicide|attempt)|attention.seeking|cry for help",
    r"\b(crazy|insane|psycho|weak)\b|attempted suicide",
)
LOUD = (r"!", r"\b(amazing|awesome|great job|well done|congratulations|hooray)\b")
RULES = {"blame": BLAME, "promise": PROMISE, "verdict": VERDICT, "hurt": HURT, "loud": LOUD}
# "It does not diagnose, treat or promise" is the one sentence in which such words belong.
ALLOWED = {"No one is watching this page. It does not diagnose, treat or promise."}


@pytest.mark.parametrize("rule", RULES)
def test_no_text_blames_promises_judges_hurts_or_shouts(rule: str) -> None:
    found = {
        words: file
        for words, file in list_words().items()
        if words not in ALLOWED and any(re.search(sign, words, re.I) for sign in RULES[rule])
    }
    assert found == {}


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("blame", "You missed a day."),
        ("promise", "This treats loneliness."),
        ("verdict", "You are depressed."),
        ("hurt", "He committed suicide."),
        ("loud", "Well done!"),
    ],
)
def test_the_search_for_such_words_finds_them(rule: str, words: str) -> None:
    assert any(re.search(sign, words, re.I) for sign in RULES[rule])


def test_the_texts_are_found_in_templates_and_in_code() -> None:
    words = list_words()
    assert len(words) > 300
    assert "Help now" in words
    assert words["Your plan is saved."] == "safety/views.py"


def test_every_text_of_some_length_can_be_read_at_the_age_of_eleven() -> None:
    hard = {
        words: round(grade, 1)
        for words in list_words()
        if len(words.split()) >= FEWEST_WORDS and (grade := grade_reading(words)) > HIGHEST_GRADE + 2
    }
    assert hard == {}


def test_every_page_can_be_read_at_the_age_of_eleven(walked: Walk) -> None:
    grades = {address: grade_reading(read_prose(page)) for address, page in walked.pages.items()}
    assert {address: round(grade, 1) for address, grade in grades.items() if grade > HIGHEST_GRADE} == {}
