"""The rules of safety, one test each; the last one is the index."""

import ast
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from nearer.companion import engine
from nearer.companion.ladder.choosing import Brake, find_brake
from nearer.companion.ladder.models import Attempt, OwnStep
from nearer.companion.ladder.selectors import look_at_today
from nearer.companion.measures import services as measures
from nearer.companion.measures.models import Filled
from nearer.companion.noticing.models import CheckIn, Tie
from nearer.companion.safety import lines
from nearer.companion.safety.models import Plan
from tests.companion.conftest import new_browser
from tests.companion.rows import answer_phq8
from tests.companion.shown import list_words
from tests.companion.source import COMPANION, find_imports, list_names
from tests.companion.walk import Walk
from tests.report.reading_age import read_prose

ROOT = Path(__file__).parents[2]
NOW = timezone.now()


class Shut:
    """The gate of the model's advice, shut as it is."""

    allowed, reason = False, "Not yet."


@pytest.fixture(autouse=True)
def _gate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "may_suggest_step", Shut)


def read(browser: Client, address: str) -> str:
    words: str = browser.get(address, follow=True).content.decode()
    return words


def list_main(page: str) -> str:
    return page.split("<main")[1].split("</main")[0]


def test_safety_01_help_is_the_first_link_of_every_page_large_and_without_a_passphrase(walked: Walk) -> None:
    for address, page in walked.pages.items():
        links = re.findall(r'<a [^>]*href="([^"]+)"', page)
        assert links[:2] == ["#main", "/help-now"], address
    stranger = new_browser()
    for address in ("/", "/space/new", "/space/open", "/space/restore", "/plan", "/help-now", "/nothing-here"):
        assert re.findall(r'<a [^>]*href="([^"]+)"', read(stranger, address))[1] == "/help-now"
    assert stranger.get("/help-now").status_code == 200
    style = read(stranger, "/look.css")
    rule = re.findall(r"\.top a\.way \{([^}]*)\}", style)[0]
    assert "min-height: 44px" in rule
    assert "<script" not in read(stranger, "/help-now")


def test_safety_02_the_ways_to_help_stand_in_a_fixed_order(stranger: Client) -> None:
    for page in (read(stranger, "/help-now"), stranger.post("/help-now", {"country": "DE"}).content.decode()):
        assert re.findall(r'<section aria-labelledby="(\w+)"', page) == ["danger", "talk", "know", "plan", "moment"]


def test_safety_03_numbers_carry_their_day_grow_old_and_belong_to_a_chosen_country(stranger: Client) -> None:
    page = read(stranger, "/help-now")
    assert "findahelpline.com" in page
    assert not re.search(r"\b(911|988|112|999)\b", page)
    for language in ("en-US", "de-DE"):
        assert "tel:" not in stranger.get("/help-now", headers={"accept-language": language}).content.decode()
    chosen = stranger.post("/help-now", {"country": "GB"}).content.decode()
    assert "Not yet checked by us." in chosen
    assert "Newest source: 20" in chosen
    compiled = date.fromisoformat(lines.read_file()["compiled"])
    assert len(lines.find_old(compiled + timedelta(days=366))) == len(lines.list_lines())
    assert "require_fresh" in (ROOT / "Makefile").read_text(encoding="utf-8").partition("release:")[2]


def test_safety_04_no_number_to_call_stands_in_a_page_or_in_code(stranger: Client) -> None:
    known = {"".join(re.findall(r"\d", line.phone)) for line in lines.list_lines()} - {""}
    assert len(known) > 60
    texts = [file.read_text(encoding="utf-8") for file in COMPANION.rglob("*") if file.suffix in (".html", ".py")]
    for number in known:
        found = [text for text in texts if re.search(rf"(?<![\d.]){number}(?![\d.])", text)]
        assert not found or len(number) < 4, number
    for country, emergency in lines.list_countries().items():
        page = stranger.post("/help-now", {"country": country}).content.decode()
        allowed = {line.dial for line in lines.choose_lines(country, lines.GENERAL)}
        allowed |= {emergency.number, *(number for number, _ in emergency.also)}
        assert set(re.findall(r'href="tel:([^"]*)"', page)) <= allowed


def test_safety_05_thoughts_of_death_are_asked_for_only_when_it_is_said_who_reads_it(visitor: Client) -> None:
    page = read(visitor, "/measures/")
    assert "PHQ-8" in page
    assert "PHQ-9" not in page
    assert visitor.get("/measures/phq9")["Location"] == "/measures/reader"


def test_safety_06_an_answer_about_harm_meets_thanks_and_three_ways_before_the_sum(visitor: Client) -> None:
    measures.name_reader("Only I do.")
    for ninth in ("1", "2", "3"):
        answers = {f"q{number}": "1" for number in range(1, 9)} | {"q9": ninth}
        page = visitor.post("/measures/phq9", answers, follow=True).content.decode()
        thanks, result = page.index("Thank you for answering"), page.index('id="result"')
        ways = [page.index(words) for words in ("I am safe, carry on", "I want my plan", "I want to talk to someone")]
        assert thanks < min(ways) <= max(ways) < result
        assert f"<strong>{8 + int(ninth)}</strong>" in page[result:]
        assert "Many people have such thoughts" in page
        assert (ways[2] < ways[0]) == (ninth != "1")


def test_safety_07_what_makes_it_hard_to_get_in_touch_has_an_answer_each(stranger: Client) -> None:
    page = read(stranger, "/help-now")
    asked = re.findall(r"<summary>([^<]+)</summary><p>([^<]+)</p>", page.partition("What makes it hard")[2])
    assert len(asked) >= 5
    assert all(len(answer.split()) >= 10 for _, answer in asked)
    assert "You can write instead" in stranger.post("/help-now", {"country": "US"}).content.decode()
    assert "You can write instead" not in page


def test_safety_08_nothing_is_sent_later_because_there_are_no_notifications(walked: Walk) -> None:
    for page in walked.pages.values():
        assert not re.search(r"<script|serviceworker|notification|http-equiv=.refresh", page, re.I)
    assert find_imports() & {"sched", "smtplib", "webpush", "pywebpush", "plyer"} == set()


def test_safety_09_no_machine_reads_words_for_danger(visitor: Client) -> None:
    shown = set()
    for words in ("I baked bread.", "I could die laughing.", "My aunt died.", "I want to die.", "I will kill myself."):
        CheckIn.objects.all().delete()
        page = visitor.post("/noticing/check-in/new", {"note": words}, follow=True).content.decode()
        assert words in page
        page = re.sub(r"check-in[-/]\d+|datetime=\"[^\"]*\"|\d\d:\d\d|csrfmiddlewaretoken\" value=\"\w+", "", page)
        shown.add(page.replace(words, ""))
    assert len(shown) == 1
    assert [name for name in list_names() if re.search(r"risk|suicid|sentiment|severity", name, re.I)] == []


def test_safety_10_no_message_can_go_to_anybody(walked: Walk) -> None:
    assert walked.connections == []
    ways_out = {"smtplib", "urllib.request", "http.client", "requests", "httpx", "ftplib", "telnetlib", "asyncio"}
    assert find_imports() & ways_out == set()
    assert "django.core.mail" not in find_imports()


def test_safety_11_every_page_says_that_no_one_is_watching(walked: Walk) -> None:
    for address, page in walked.pages.items():
        assert "No one is watching this page." in page, address
    stranger = new_browser()
    for address in ("/", "/space/new", "/help-now"):
        assert "No one is watching this page" in read(stranger, address)


def test_safety_12_a_plan_of_six_parts_and_reasons_is_two_taps_away(visitor: Client) -> None:
    fields = [field.name for field in Plan._meta.fields if field.get_internal_type() == "TextField"]
    assert fields == ["signs", "alone", "around", "ask", "helpers", "safer", "reasons"]
    visitor.post("/plan/write", {"signs": "I stop answering", "open_without_passphrase": "on"})
    assert 'href="/help-now"' in read(visitor, "/")
    assert 'href="/plan"' in list_main(read(visitor, "/help-now"))
    assert "I stop answering" in read(visitor, "/plan")
    locked = new_browser()
    assert 'href="/plan"' in list_main(read(locked, "/help-now"))
    assert "I stop answering" in read(locked, "/plan")
    assert not [
        words for words in list_words() if re.search(r"Stanley|warning signs|coping strateg|45 ?%", words, re.I)
    ]


def test_safety_13_no_means_are_named_anywhere(walked: Walk) -> None:
    named = re.compile(
        r"\b(pills?|tablets|overdose|rope|noose|guns?|firearms?|knife|knives|blade|poison|hang(ing)?)\b", re.I
    )
    assert {words: file for words, file in list_words().items() if named.search(words)} == {}
    for address in ("/plan", "/plan/write", "/help-now"):
        assert not named.search(walked.pages[address])


def test_safety_14_words_that_hurt_stand_nowhere() -> None:
    hurting = re.compile(r"commit\w* suicide|(failed|successful|completed) (suicide|attempt)|attention", re.I)
    assert hurting.search("He committed suicide.")
    assert {words: file for words, file in list_words().items() if hurting.search(words)} == {}


@pytest.mark.parametrize("danger", ["in_danger", "real_threat", "unwell"])
def test_safety_15_in_danger_or_when_very_unwell_no_steps_are_shown(visitor: Client, danger: str) -> None:
    step = OwnStep.objects.create(words="Wave to a neighbour.", dread=10)
    assert "Wave to a neighbour." in read(visitor, "/ladder/")
    visitor.post("/ladder/before", {danger: "on"})
    page = read(visitor, "/ladder/")
    assert "Safety comes first" in page
    assert "Help now" in list_main(page)
    assert "Wave to a neighbour." not in page
    visitor.post(f"/ladder/{step.pk}/try")
    assert not Attempt.objects.exists()


def test_safety_16_somebody_who_controls_the_person_finds_little_and_is_no_goal(visitor: Client, walked: Walk) -> None:
    OwnStep.objects.create(words="Ring them.", dread=10)
    visitor.post("/ladder/before", {"controlled": "on"})
    assert "Ring them." not in read(visitor, "/ladder/")
    for page in walked.pages.values():
        assert 'action="/space/hide"' in page
        assert 'accesskey="h"' in page
    response = visitor.post("/help-now", {"country": "GB", "for": lines.ABUSE})
    page = response.content.decode()
    (line,) = [line for line in lines.choose_lines("GB", lines.ABUSE) if line.who_for == lines.ABUSE]
    assert line.phone in page
    assert f'tel:{line.dial}"' not in page
    assert response.wsgi_request.get_full_path() == "/help-now"
    assert visitor.post("/space/hide").url == "/kitchen"
    assert "It shows that Nearer was open" in read(visitor, "/what-leaves")


def test_safety_17_the_ladder_never_leads_to_harm_and_rests_before_it_overloads(visitor: Client) -> None:
    harsh = Tie.objects.create(name="Rex", keeps_harming=True)
    OwnStep.objects.create(words="Visit Rex.", half="Write to Rex.", dread=1, tie=harsh)
    calm = OwnStep.objects.create(words="Wave.", half="Look out.", dread=30)
    shown = read(visitor, "/ladder/").partition("What waits for now")[0]
    assert "Rex" not in shown
    assert "Wave." in shown
    for days in (1, 2):
        Attempt.objects.create(step=calm, at=NOW - timedelta(days=days), outcome="hard")
    page = read(visitor, "/ladder/")
    assert "Look out." in page
    CheckIn.objects.create(battery=2)
    assert "Rest is what fits now." in read(visitor, "/ladder/")
    CheckIn.objects.all().delete()
    Attempt.objects.create(step=calm, at=timezone.now(), outcome="good")
    assert "One step is enough for a day" in read(visitor, "/ladder/")
    visitor.post("/ladder/pause")
    assert "Your ladder is paused" in read(visitor, "/ladder/")


@pytest.mark.parametrize("sign", ["two rises", "days at the floor"])
def test_safety_18_when_it_gets_worse_there_is_an_offer_and_steps_wait(visitor: Client, sign: str) -> None:
    OwnStep.objects.create(words="Wave.", dread=10)
    assert find_brake(look_at_today(timezone.now())) is None
    if sign == "two rises":
        for weeks_ago, total in ((3, 4), (2, 12), (1, 13)):
            answer_phq8(total, NOW - timedelta(weeks=weeks_ago))
    else:
        for day in range(5):
            CheckIn.objects.create(at=NOW - timedelta(days=day), mood=0)
    assert find_brake(look_at_today(timezone.now())) in (Brake.RISEN, Brake.LOW_DAYS)
    page = read(visitor, "/ladder/")
    assert "Wave." not in page
    assert "Help now" in list_main(page)
    offer = read(visitor, "/measures/")
    assert all(words in offer for words in ("This looks like a harder time", "My plan", "Talk to someone", "a doctor"))
    assert Filled.objects.count() == (3 if sign == "two rises" else 0)


def test_safety_19_calm_exercises_keep_eyes_open_and_can_be_left(stranger: Client) -> None:
    moment = read(stranger, "/help-now").partition('id="moment"')[2]
    assert "Keep your eyes open." in moment
    assert "Stop if it feels wrong." in moment
    closed = re.compile(r"clos\w* (your |the )?eyes|eyes (shut|closed)", re.I)
    assert [words for words in list_words() if closed.search(words)] == []


def test_safety_20_the_first_page_says_for_which_age_and_leads_young_people_to_their_lines(stranger: Client) -> None:
    page = read(stranger, "/")
    assert "for people of 16 and older" in page
    assert "There are lines for young people too." in page
    for country in ("DE", "AU", "FR"):
        young = stranger.post("/help-now", {"country": country, "for": lines.YOUNG}).content.decode()
        names = [line.name for line in lines.choose_lines(country, lines.YOUNG) if line.who_for == lines.YOUNG]
        assert all(name in young for name in names)
        assert bool(names) == any(
            line.country == country and line.sure and line.who_for == lines.YOUNG for line in lines.list_lines()
        )


def test_safety_21_each_hazard_has_its_guard_and_harm_can_be_told(stranger: Client) -> None:
    rows = re.findall(r"^\| (\d+) \|(.*)\|$", (ROOT / "docs/reference/hazards.md").read_text(encoding="utf-8"), re.M)
    assert [int(number) for number, _ in rows] == list(range(1, 22))
    for number, row in rows:
        cells = [cell.strip() for cell in row.split("|")]
        assert all(cells)
        assert cells[-1] == f"`test_safety_{int(number):02d}`"
    assert 'href="/report-harm"' in read(stranger, "/help-now")
    assert "Write to the people who gave you Nearer" in read_prose(read(stranger, "/report-harm"))


def test_safety_22_every_rule_has_its_test_by_its_number() -> None:
    tree = ast.parse(Path(__file__).read_text(encoding="utf-8"))
    names: list[Any] = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    numbers = [int(name.split("_")[2]) for name in names if name.startswith("test_safety_")]
    assert numbers == list(range(1, 23))
