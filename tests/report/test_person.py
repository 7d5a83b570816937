"""The report on one person: whole, in order, in plain words, and honest about what is not known."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from django.template import Context, Engine

from nearer.forecast import Advice, PersonView
from nearer.report import person as report
from nearer.report.person import FOLDER, describe, write_body, write_whole
from tests.report.made_by_hand import make_change, make_course, make_loop, make_twin, make_view
from tests.report.reading_age import grade_reading, read_prose

NOT_CALIBRATED = "This model has not been calibrated yet. Look, do not follow."
# Words the report must not use of people: verdicts, promises, reproach, alarm.
NEVER = r"\b(disorder|patient|symptom|cure[sd]?|clinically|proven|you (should|must)|fail(ed|ure)?|abnormal|severe)\b|!"
VOID = {"meta", "link", "input", "br"}


class Tree(HTMLParser):
    """The elements of a page, checked to close in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def page() -> str:
    return write_whole(make_view())


def test_the_report_asks_for_nothing_from_elsewhere(page: str) -> None:
    addresses = re.findall(r"""(?:src|href|action|data)\s*=\s*["']?([^"'\s>]+)|url\(([^)]*)\)|@import""", page)
    assert addresses == []
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")


def test_the_parts_come_in_the_order_in_which_they_are_read(page: str) -> None:
    headings = re.findall(r"<h2[^>]*>([^<]+)</h2>", page)
    assert headings == [
        "What this is",
        "In short",
        "The loop",
        "Day by day",
        "The weeks ahead",
        "If one thing were different",
        "What is not known",
        "How it was made, and the numbers",
    ]


def test_every_element_closes_and_every_name_is_used_once(page: str) -> None:
    elements = Tree(page).elements
    names = [words["id"] for _, words in elements if "id" in words]
    assert len(names) == len(set(names))
    for _, words in elements:
        for pointer in ("aria-labelledby", "aria-describedby"):
            assert set(words.get(pointer, "").split()) <= set(names)


def test_every_drawing_has_words_in_its_place(page: str) -> None:
    drawings = re.findall(r"<svg.*?</svg>", page, re.S)
    assert len(drawings) > 10
    for drawing in drawings:
        spoken = 'role="img"' in drawing and "<title" in drawing and "<desc" in drawing
        assert spoken or 'aria-hidden="true"' in drawing


def test_nothing_of_the_templates_is_left_empty() -> None:
    engine = Engine(dirs=[str(FOLDER)], string_if_invalid="(nothing here)")
    for view in (make_view(), make_view(simulated=False, calibrated=True, advice=Advice(True, ""))):
        words = Context(describe(view) | {"style": ""}, use_l10n=False)
        assert "(nothing here)" not in engine.get_template("report/report.html").render(words)


def test_as_long_as_no_advice_is_allowed_the_report_says_look_do_not_follow() -> None:
    body = write_body(make_view(simulated=False))
    assert body.index(NOT_CALIBRATED) < body.index("In short")
    assert "A next step to think about" not in body


def test_a_next_step_is_shown_only_when_the_gate_allows_it() -> None:
    body = write_body(make_view(advice=Advice(True, ""), simulated=False, calibrated=True))
    assert "do not follow" not in body
    assert "A next step to think about" in body


def test_a_calibrated_model_may_still_have_to_keep_its_next_step() -> None:
    reason = "Nobody has tested this help well enough yet."
    body = write_body(make_view(advice=Advice(False, reason), simulated=False, calibrated=True))
    assert NOT_CALIBRATED not in body
    assert "Look, do not follow." in body
    assert "A next step to think about" not in body


def test_an_invented_person_may_have_a_next_step_and_the_page_still_says_do_not_follow() -> None:
    body = write_body(make_view(advice=Advice(True, "")))
    assert NOT_CALIBRATED in body
    assert "It is not for you." in body


def test_no_next_step_is_shown_when_the_first_change_is_not_known_to_help() -> None:
    unknown = (make_change(0, 0.02, -0.01, 0.05),)
    view = make_view(advice=Advice(True, ""), what_ifs=unknown, simulated=False, calibrated=True)
    assert "A next step to think about" not in write_body(view)


def test_the_reason_of_the_gate_is_given() -> None:
    reason = "Nobody has tested this help well enough yet."
    assert reason in write_body(make_view(advice=Advice(False, reason)))


def test_an_invented_person_is_said_to_be_invented_and_a_real_one_is_not() -> None:
    assert "This person is invented." in write_body(make_view())
    assert "invented" not in write_body(make_view(simulated=False))


def test_the_drawing_and_the_table_say_the_same_numbers(page: str) -> None:
    assert page.count("11 points") == 2, "In the drawing and in its words."
    assert re.search(r"Staying away</th><td[^>]*>11</td><td[^>]*>4 to 19</td><td[^>]*>95 in 100</td>", page)


def test_what_a_diary_cannot_tell_has_no_number() -> None:
    loops = (make_loop(0, 0.0777, withheld=True),)
    changes = (make_change(0, 0.0888, 0.0666, 0.0999, withheld=True),)
    body = write_body(make_view(loops=loops, what_ifs=changes))
    assert "this diary cannot tell" in body
    assert not re.search(r">\s*(8|7\.8|9|8\.9|6\.7|10)( points)?\s*<", body.split('id="days"')[0])
    assert "None of the loops stands out." in body


def test_a_state_that_a_second_seed_contradicts_has_no_number() -> None:
    twin = replace(make_twin(), moves={"loneliness": 0.4, "mood": 0.1})
    body = write_body(make_view(twin=twin))
    assert "The model cannot tell how loneliness goes on" in body
    assert re.search(r"Loneliness</th><td colspan=.4.>this diary cannot tell", body)
    assert re.search(r"Good mood</th><td class", body)


def test_what_is_not_known_is_one_line_with_names_that_people_understand() -> None:
    lines = ("niche: this diary cannot tell.", "withdrawal: this diary cannot tell.", "“A loop”: who knows.")
    body = write_body(make_view(unknown=lines))
    assert "<li>“A loop”: who knows.</li>" in body
    assert "so we leave their numbers out: contact that home and work bring, urge to stay away.</li>" in body
    assert re.search(r"Habit of staying away</th><td colspan=.4.>this diary cannot tell", body)


def test_that_no_loop_stands_out_is_good_news_only_when_the_diary_can_tell() -> None:
    ordinary = tuple(make_loop(k, 0.01, more_than=0.4) for k in range(4))
    assert "That can be good news." in write_body(make_view(loops=ordinary))
    untold = tuple(make_loop(k, 0.01, withheld=k < 3) for k in range(3)) + ordinary[3:]
    assert "For 3 of 4 loops, these answers cannot tell." in write_body(make_view(loops=untold))


def test_a_doubtful_loop_is_said_to_be_doubtful() -> None:
    assert "may stand out" in write_body(make_view(loops=(make_loop(0, 0.1, certainty=0.7),)))
    assert "may stand out" not in write_body(make_view(loops=(make_loop(0, 0.1, certainty=0.9),)))


def test_a_loop_that_stands_out_and_is_hardly_felt_is_said_to_weigh_little() -> None:
    assert write_body(make_view(loops=(make_loop(0, 0.01, certainty=0.4),))).count("Here it weighs little.") == 2
    assert "Here it weighs little." not in write_body(make_view())


def test_a_diary_with_few_answers_is_said_to_be_little() -> None:
    assert "That is little." in write_body(make_view(twin=make_twin(days=3, silent=())))
    assert "That is little." not in write_body(make_view())


def test_questions_outside_the_model_and_missing_answers_are_named() -> None:
    body = write_body(make_view())
    assert "they have no place in the model: coffee." in body
    assert re.search(r"\d+ in 100 of the answers are missing", body)


def test_words_of_a_diary_cannot_become_markup() -> None:
    body = write_whole(make_view(person="<script>alert(1)</script>", simulated=False))
    assert "<script" not in body
    assert "&lt;script&gt;" in body


@pytest.mark.parametrize("end", [0.1, 0.3, 0.6])
def test_the_words_for_people_need_no_more_than_six_years_of_school(end: float) -> None:
    for view in (make_view(ahead=make_course(end=end)), make_view(simulated=False, loops=(make_loop(7, 0.2),))):
        assert grade_reading(read_prose(write_whole(view))) <= 6.0


def test_no_sentence_for_people_is_long() -> None:
    prose = read_prose(write_whole(make_view()))
    assert max(len(sentence.split()) for sentence in re.split(r"[.:;]\s|\n", prose)) <= 22


def test_the_words_hold_no_verdict_no_promise_and_no_reproach() -> None:
    for view in (make_view(), make_view(simulated=False, advice=Advice(True, ""))):
        assert re.findall(NEVER, read_prose(write_whole(view)), re.I) == []


def test_the_same_view_makes_the_same_report_to_the_letter() -> None:
    assert write_whole(make_view()) == write_whole(make_view())


def test_the_report_tells_how_it_can_be_made_again() -> None:
    from nearer import __version__

    body = write_body(make_view())
    assert "Seed 1, 4,000 selves" in body
    assert f"Nearer {__version__}" in body


def test_style_is_written_once_for_light_dark_and_paper(page: str) -> None:
    assert page.count("<style>") == 1
    assert "prefers-color-scheme: dark" in page
    assert "@page { size: A4" in page


def test_a_view_without_what_ifs_or_loops_still_makes_a_report() -> None:
    view: PersonView = make_view(loops=(), what_ifs=())
    assert "None of the loops stands out." in report.write_body(view)
