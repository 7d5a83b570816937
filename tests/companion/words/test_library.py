"""The library of words: every layer in every tone, whole texts, an easy no, plain and kind."""

import itertools
import re

import pytest

from nearer.companion.contents.sources import find_sources
from nearer.companion.words.library import Idea, build_idea, list_ideas, read_guides, read_library
from nearer.companion.words.words import DIALLED, LAYERS, Group, list_tones
from tests.companion.test_words import RULES
from tests.report.reading_age import grade_reading

IDEAS = list(read_library().values())
TEXTS = [(idea, layers, tone, words) for idea in IDEAS for layers, tones in idea.texts for tone, words in tones.items()]
SUPPORT = {"family", "friend", "group", "professional"}
HARDEST_GRADE = 6
LONGEST = 60
LARGEST_SHARE = 0.75
EASY_NO = re.compile(
    r"\b(no is|say (no|so)|if not|if (you|nobody|none|that|it|there|neither|today|somebody|one of you)\b|only if"
    r"|no (rush|need|matter|problem|worries|harm)|never mind|feel free|not have to|fine too|no hard feelings)\b",
    re.I,
)
UNKIND = re.compile(
    r"\b(should have|must not|fail(ed|ure)?|lazy|weird|crazy|normal people|at least you|your fault"
    r"|you (always|never) (do|say|are|call|listen)|promise|never again|cures|cured|diagnos\w+|forgive me"
    r"|i am (a burden|nothing|worthless))\b|!",
    re.I,
)
THREAT = re.compile(r"\b(or else|you will (see|regret)|i will (hurt|kill)|make you)\b", re.I)
GAPS = re.compile(r"[\[\]{}<>_]|\.\.\.|…")


def list_different(text: str) -> set[str]:
    return set(re.findall(r"[a-z']+", text.lower()))


def test_there_are_fifty_ideas_in_nine_groups() -> None:
    assert len(IDEAS) == 50
    assert min(len(list_ideas(group)) for group in Group.values) >= 4
    assert set(read_guides()) == set(Group.values)


@pytest.mark.parametrize("idea", IDEAS, ids=lambda idea: idea.key)
def test_every_idea_can_be_said_to_all_four_layers_in_every_tone(idea: Idea) -> None:
    assert set(idea.layers) >= SUPPORT
    for layer in idea.layers:
        assert list(idea.find_texts(layer)) == list(list_tones(idea.group))
    said = [layer for texts in idea.texts for layer in texts.to]
    assert len(said) == len(set(said))
    assert set(said) <= set(LAYERS)


def test_limits_noes_and_leavings_have_a_dial_and_the_others_three_tones() -> None:
    for group in Group.values:
        assert list_tones(group)[:3] == (("soft", "clear", "firm") if group in DIALLED else ("warm", "plain", "light"))
        assert list_tones(group)[3] == "round"


def test_each_text_can_be_read_at_eleven() -> None:
    assert [words for *_, words in TEXTS if grade_reading(words) > HARDEST_GRADE] == []
    prose = [text for idea in IDEAS for text in (idea.when,)]
    assert [text for text in prose if grade_reading(text) > HARDEST_GRADE] == []


def test_each_text_is_whole_and_short_enough_to_send() -> None:
    assert [words for *_, words in TEXTS if GAPS.search(words)] == []
    assert [words for *_, words in TEXTS if not re.fullmatch(r"[A-Z].*[.?]", words)] == []
    assert [words for *_, words in TEXTS if not 2 <= len(words.split()) <= LONGEST] == []


def test_no_text_is_unkind_or_a_threat() -> None:
    assert [words for *_, words in TEXTS if UNKIND.search(words) or THREAT.search(words)] == []


@pytest.mark.parametrize("rule", RULES)
def test_no_text_blames_promises_judges_hurts_or_shouts(rule: str) -> None:
    signs = re.compile("|".join(RULES[rule]), re.I)
    assert [words for *_, words in TEXTS if signs.search(words)] == []


def test_the_searches_find_what_they_look_for() -> None:
    assert UNKIND.search("You never call me!")
    assert EASY_NO.search("A no is fine.")
    assert not EASY_NO.search("Come and sit with me.")
    assert GAPS.search("See you on [day].")


def test_whoever_is_asked_can_easily_say_no() -> None:
    asked = [words for idea, _, _, words in TEXTS if idea.group == "ask"]
    assert len(asked) >= 120
    assert [words for words in asked if not EASY_NO.search(words)] == []


def test_a_plain_request_to_a_friend_says_how_big_it_is() -> None:
    size = re.compile(r"\b(hour|minutes?|once a week)\b")
    # A heavy night has no size; it says how soon an answer is needed.
    keys = [idea.key for idea in list_ideas("ask") if idea.key != "heavy-night"]
    plain = {idea.key: words for idea, layers, tone, words in TEXTS if "friend" in layers and tone.value == "plain"}
    assert [plain[key] for key in keys if not size.search(plain[key])] == []
    assert "tell me soon" in plain["heavy-night"]


def test_the_word_that_one_went_quiet_says_that_it_was_not_them() -> None:
    for key in ("back-after-weeks", "back-after-years"):
        idea = read_library()[key]
        for layer in ("family", "friend", "group", "work"):
            plain = idea.find_texts(layer)
            said = next(words for tone, words in plain.items() if tone.value == "plain")
            assert re.search(r"not (because of|with|at) you|nothing to do with you|to do with me|not because", said), (
                said
            )


def test_firm_words_say_what_i_do_and_soft_ones_do_not_end_anything() -> None:
    firm = [words for idea, _, tone, words in TEXTS if idea.group == "limit" and tone.value == "firm"]
    acts = re.compile(r"\b(I|me|my)\b|^Do not touch|^No tips")
    assert [words for words in firm if not acts.search(words)] == []


def test_no_two_texts_of_one_idea_and_layer_are_nearly_the_same() -> None:
    alike = []
    for idea in IDEAS:
        for texts in idea.texts:
            for one, other in itertools.combinations(texts.tones.values(), 2):
                first, second = list_different(one), list_different(other)
                if len(first) > 6 < len(second) and len(first & second) / len(first | second) > LARGEST_SHARE:
                    alike.append((one, other))
    assert alike == []


def test_no_text_stands_twice_in_the_library() -> None:
    words = [words for *_, words in TEXTS]
    assert len(words) == len(set(words)) == 648


@pytest.mark.parametrize("idea", IDEAS, ids=lambda idea: idea.key)
def test_every_idea_names_studies_that_are_in_the_list(idea: Idea) -> None:
    assert find_sources(idea.sources)


@pytest.mark.parametrize("group", Group.values)
def test_the_guide_of_each_group_is_plain_and_kind(group: str) -> None:
    guide = read_guides()[group]
    lines = [guide.about, *guide.before, guide.yes, guide.yes_reply, guide.no, guide.no_reply, guide.silence]
    lines.append(guide.silence_reply)
    assert [line for line in lines if grade_reading(line) > HARDEST_GRADE] == []
    assert [line for line in lines if UNKIND.search(line)] == []
    assert find_sources(guide.sources)


def test_a_text_with_a_tone_too_few_is_refused() -> None:
    row = {"group": "ask", "title": "x", "when": "x", "sources": [], "texts": [{"to": ["friend"], "warm": "Hello."}]}
    with pytest.raises(ValueError, match="need the tones warm, plain, light, round"):
        build_idea("wrong", row)
