"""The pages of the questionnaires, as somebody without a script sees them."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from nearer.companion.measures import offered, services
from nearer.companion.measures.models import Filled, Rhythm
from nearer.instruments import read_all, read_instrument

READY = [one.id for one in read_all() if one.ready]
WHOLE = {f"q{number}": "1" for number in range(1, 10)}


def page(visitor: Client, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def send(visitor: Client, name: str, answers: dict[str, str]) -> str:
    answer = visitor.post(f"/measures/{name}", answers, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_offers_the_usual_ones_and_nothing_about_harm(visitor: Client) -> None:
    words = page(visitor, "/measures/")
    assert "PHQ-8" in words
    assert "UK loneliness question" in words
    assert "PHQ-9" not in words
    assert "They do not tell you what you have." in words


@pytest.mark.parametrize("name", READY)
def test_every_question_stands_there_word_for_word_with_its_answers_in_order(visitor: Client, name: str) -> None:
    services.name_reader("Only I do.")
    instrument = read_instrument(name)
    words = page(visitor, f"/measures/{name}")
    for item in instrument.items:
        assert escape(item.text) in words
        block = words.partition(escape(item.text))[2].partition("</fieldset>")[0]
        labels = [escape(option.label) for option in instrument.options(item)]
        places = [block.index(f">{label}</span>") for label in labels]
        assert places == sorted(places)
        assert block.index("Leave this one out") > places[-1]
    assert words.count("<legend") == len(instrument.items)
    assert escape(instrument.licence.credit) in words


def test_a_filled_form_is_kept_and_shown_with_its_band_and_no_name_for_it(visitor: Client) -> None:
    words = send(visitor, "phq8", {f"q{number}": "1" for number in range(1, 9)})
    assert "<strong>8</strong>" in words
    assert re.search(r'class="mine" aria-current="true">5–9', words)
    assert "Your answers are saved." in words
    assert "It is not a diagnosis." in words
    for name in ("mild", "moderate", "severe", "minimal"):
        assert name not in words
    assert Filled.objects.get().answers["q8"] == 1


def test_a_question_may_be_left_out_and_then_there_is_no_sum(visitor: Client) -> None:
    words = send(visitor, "phq8", {"q1": "2", "q2": ""})
    assert "7 questions were left out, so there is no sum here." in words
    assert "<strong>" not in words.partition('id="result"')[2].partition("</section>")[0]
    assert "left out" in words


def test_an_empty_form_is_let_go_without_blame(visitor: Client) -> None:
    words = send(visitor, "phq8", {})
    assert "Nothing was filled in, so nothing was saved. That is fine." in words
    assert not Filled.objects.exists()


def test_an_earlier_day_can_be_put_in_and_a_later_one_cannot(visitor: Client) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert "That day is still to come." in send(visitor, "gad2", {"q1": "1", "q2": "1", "day": f"{tomorrow}"})
    assert not Filled.objects.exists()
    send(visitor, "gad2", {"q1": "1", "q2": "1", "day": "2024-02-29"})
    assert timezone.localtime(Filled.objects.get().at).date().isoformat() == "2024-02-29"


def test_a_change_is_told_beside_what_chance_can_do_and_never_as_a_verdict(visitor: Client) -> None:
    services.save_filled(
        read_instrument("gad7"), {f"q{n}": 2 for n in range(1, 8)}, timezone.now() - timedelta(days=28)
    )
    words = send(visitor, "gad7", {f"q{number}": "1" for number in range(1, 8)})
    assert "it was 14." in words
    assert "On this scale a change of less than 6 can be chance." in words
    assert "This change is not smaller than that." in words
    assert not re.search(r"\b(better|worse|improved|recovered|good news|bad news)\b", words, re.IGNORECASE)


def test_where_nothing_is_published_about_change_the_page_says_so(visitor: Client) -> None:
    services.save_filled(read_instrument("ucla3"), {"q1": 1, "q2": 1, "q3": 1}, timezone.now() - timedelta(days=28))
    words = send(visitor, "ucla3", {"q1": "2", "q2": "2", "q3": "2"})
    assert "Nobody has shown how much change is more than chance on this scale." in words


def test_the_course_begins_with_three_results_as_line_and_table(visitor: Client) -> None:
    for weeks, points in ((3, 1), (2, 2)):
        at = timezone.now() - timedelta(weeks=weeks)
        services.save_filled(read_instrument("ons_lonely"), {"q1": points}, at)
    assert "A course is drawn from 3 results on." in page(visitor, "/measures/ons_lonely/course")
    services.save_filled(read_instrument("ons_lonely"), {"q1": 5}, timezone.now())
    words = page(visitor, "/measures/ons_lonely/course")
    assert '<path class="plot-line plot-one" d="M0 0L' in words
    assert re.findall(r"<td>(.*?)</td>", words) == ["Never", "Some of the time", "Often or always"]
    assert "<title id=" in words
    assert "<desc id=" in words


def test_the_band_of_chance_is_drawn_around_the_last_time_but_one(visitor: Client) -> None:
    for weeks, points in ((3, 0), (2, 1), (1, 2)):
        at = timezone.now() - timedelta(weeks=weeks)
        services.save_filled(read_instrument("gad7"), {f"q{n}": points for n in range(1, 8)}, at)
    words = page(visitor, "/measures/gad7/course")
    # From 7 - 6 to 7 + 6 on a scale of 21.
    assert re.search(r'class="plot-shade" x="0" width="1000" y="381.0" height="571.4"', words)
    assert "Could be chance, seen from the last time but one" in words


def test_a_result_can_be_rubbed_out_for_good(visitor: Client) -> None:
    send(visitor, "gad2", {"q1": "1", "q2": "1"})
    filled = Filled.objects.get()
    assert visitor.get(f"/measures/gad2/{filled.pk}/rub-out").status_code == 405
    assert visitor.post(f"/measures/gad2/{filled.pk}/rub-out").status_code == 302
    assert not Filled.objects.exists()
    assert visitor.get(f"/measures/gad2/{filled.pk}").status_code == 404


def test_what_stands_on_the_page_and_how_often_is_the_persons_choice(visitor: Client) -> None:
    words = page(visitor, "/measures/choose")
    assert words.count("<select") == len(READY)
    choice = dict.fromkeys(READY, "none") | {"swls": "14", "gad2": ""}
    visitor.post("/measures/choose", choice)
    kept = {row.instrument: row.days for row in Rhythm.objects.filter(kept=True)}
    assert kept == {"swls": 14, "gad2": None}
    words = page(visitor, "/measures/")
    assert "SWLS" in words
    assert "PHQ-8" not in words


@pytest.mark.parametrize("one", read_all(), ids=lambda one: one.id)
def test_each_questionnaire_has_its_licence_page(visitor: Client, one: object) -> None:
    words = page(visitor, f"/measures/{one.id}/about")  # type: ignore[attr-defined]
    assert escape(one.licence.summary) in words  # type: ignore[attr-defined]
    assert escape(one.licence.statements[0].quote) in words  # type: ignore[attr-defined]
    assert ("LOINC is copyright" in words) is any(item.loinc for item in one.items)  # type: ignore[attr-defined]
    assert escape(one.name) in page(visitor, "/measures/licences")  # type: ignore[attr-defined]


def test_a_slot_without_words_cannot_be_opened(visitor: Client) -> None:
    assert visitor.get("/measures/bfne_s").status_code == 404
    assert visitor.get("/measures/nothing").status_code == 404
    assert visitor.get("/measures/nothing/about").status_code == 404


def test_a_slot_filled_by_whoever_has_permission_can_be_answered(visitor: Client) -> None:
    folder = offered.find_home() / offered.FOLDER
    folder.mkdir(exist_ok=True)
    items = "\n".join(f'q{number} = "Invented line {number}."' for number in range(1, 9))
    file = Path(folder / "bfne_s.toml")
    file.write_text(
        f'instrument = "bfne_s"\npermission = "Yes, by letter."\n[items]\n{items}\n'
        '[labels.how_true]\n1 = "not me"\n5 = "me"\n',
        encoding="utf-8",
    )
    assert "Invented line 8." in page(visitor, "/measures/bfne_s")
    assert "BFNE-S" in page(visitor, "/measures/choose")
    assert "Yes, by letter." in page(visitor, "/measures/bfne_s/about")
    send(visitor, "bfne_s", {f"q{number}": "2" for number in range(1, 9)})
    file.unlink()
    # The result stays when the words are gone: scoring needs none.
    assert "<strong>16</strong>" in page(visitor, f"/measures/bfne_s/{Filled.objects.get().pk}")


def test_a_file_of_words_that_cannot_be_used_is_named_and_breaks_nothing(visitor: Client) -> None:
    folder = offered.find_home() / offered.FOLDER
    folder.mkdir(exist_ok=True)
    (folder / "arsq.toml").write_text('permission = "yes"\n', encoding="utf-8")
    (folder / "erq_s.toml").write_text("no toml at all", encoding="utf-8")
    words = page(visitor, "/measures/")
    assert "arsq.toml: no words for a1" in words
    assert "erq_s.toml cannot be read" in words
    assert "PHQ-8" in words


def test_every_page_is_small(visitor: Client) -> None:
    services.name_reader("Only I do.")
    with transaction.atomic():
        for week in range(260):
            at = timezone.now() - timedelta(weeks=week)
            services.save_filled(read_instrument("phq8"), {f"q{n}": week % 4 for n in range(1, 9)}, at)
    for address in ("", "choose", "reader", "licences", "phq9", "mos19/about", "phq8/course"):
        assert len(page(visitor, f"/measures/{address}").encode()) < 100_000


def test_answers_to_what_this_version_does_not_know_are_left_in_peace(visitor: Client) -> None:
    Filled.objects.create(instrument="of_another_version", answers={"q1": 1})
    assert "of_another_version" not in page(visitor, "/measures/")
    assert Filled.objects.count() == 1


def test_no_title_tells_over_a_shoulder_what_is_asked(visitor: Client) -> None:
    for address in ("phq8", "ons_lonely", "ons_lonely/course", "phq9/about", "choose", "reader"):
        title = page(visitor, f"/measures/{address}").partition("<title>")[2].partition("</title>")[0]
        assert not re.search(r"lonel|depress|anx|PHQ|GAD|harm", title)
