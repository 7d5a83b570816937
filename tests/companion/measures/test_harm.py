"""What follows an answer about harm: the same page, help before the sum, nothing blocked and nothing kept of it."""

import pytest
from django.test import Client

from nearer.companion.measures import services
from nearer.companion.measures.models import Filled


@pytest.fixture
def _reader(space: object) -> None:
    services.name_reader("Only I do.")


def answer(visitor: Client, ninth: str) -> str:
    answers = {f"q{number}": "1" for number in range(1, 9)} | {"q9": ninth}
    return visitor.post("/measures/phq9", answers, follow=True).content.decode()


def test_nobody_is_asked_about_harm_before_it_is_clear_who_reads_it(visitor: Client) -> None:
    first = visitor.get("/measures/phq9")
    assert (first.status_code, first["Location"]) == (302, "/measures/reader")
    assert visitor.post("/measures/phq9", {"q9": "3"}).status_code == 302
    assert not Filled.objects.exists()
    words = visitor.get("/measures/reader").content.decode()
    assert "Nobody watches this page. No answer is sent to anyone." in words
    visitor.post("/measures/reader", {"words": "Only I do."})
    assert visitor.get("/measures/phq9").status_code == 200
    visitor.post("/measures/reader", {"forget": "yes"})
    assert visitor.get("/measures/phq9").status_code == 302


@pytest.mark.usefixtures("_reader")
@pytest.mark.parametrize("ninth", ["1", "2", "3"])
def test_any_answer_above_the_lowest_puts_thanks_and_three_ways_before_the_sum(visitor: Client, ninth: str) -> None:
    words = answer(visitor, ninth)
    places = [words.index(part) for part in ("Thank you for answering", 'id="result"', "<strong>")]
    places[2] = words.index(f"<strong>{8 + int(ninth)}</strong>")
    assert places == sorted(places)
    for way in ("I am safe, carry on", "I want my plan", "I want to talk to someone"):
        assert words.index(way) < words.index('id="result"')
    assert "Many people have such thoughts" in words


@pytest.mark.usefixtures("_reader")
def test_from_the_second_step_on_help_stands_before_carrying_on(visitor: Client) -> None:
    first, second = answer(visitor, "1"), answer(visitor, "2")
    assert first.index("I am safe, carry on") < first.index("I want to talk to someone")
    assert second.index("I want to talk to someone") < second.index("I want my plan")
    assert second.index("I want my plan") < second.index("I am safe, carry on")
    assert "Help comes first now. You can still see your sum below." in second
    assert "Help comes first now." not in first


@pytest.mark.usefixtures("_reader")
def test_thinking_of_acting_on_it_puts_help_first_and_is_not_kept(visitor: Client) -> None:
    answer(visitor, "1")
    filled = Filled.objects.get()
    before = filled.answers
    words = visitor.post(f"/measures/phq9/{filled.pk}", {"acting": "yes"}).content.decode()
    assert words.index("I want to talk to someone") < words.index("I am safe, carry on")
    assert "<strong>9</strong>" in words
    calm = visitor.post(f"/measures/phq9/{filled.pk}", {"acting": "no"}).content.decode()
    assert calm.index("I am safe, carry on") < calm.index("I want to talk to someone")
    filled.refresh_from_db()
    assert filled.answers == before
    assert "Are you thinking of acting on it?" in visitor.get(f"/measures/phq9/{filled.pk}").content.decode()


@pytest.mark.usefixtures("_reader")
def test_a_question_about_harm_left_out_opens_nothing_and_is_shown_as_left_out(visitor: Client) -> None:
    words = answer(visitor, "")
    assert "Thank you for answering" not in words
    assert "1 question was left out, so there is no sum here." in words
    rows = words.partition("better off dead")[2]
    assert rows.partition("</tr>")[0].count("left out") == 1
    assert "Thank you for answering" not in answer(visitor, "0")


@pytest.mark.usefixtures("_reader")
def test_nothing_on_the_page_of_harm_lectures_or_frightens(visitor: Client) -> None:
    words = answer(visitor, "3").lower()
    for word in ("must", "warning", "danger", "risk", "emergency room", "attention", "failed", "!</"):
        assert word not in words.partition("thank you for answering")[2].partition('id="result"')[0]
