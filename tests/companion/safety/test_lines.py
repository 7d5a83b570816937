"""The lines: what the file says is shown as it is, what is not sure is said so, and nobody's mistake hides help."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from nearer.companion.safety import lines, operator
from nearer.companion.safety.lines import ABUSE, GENERAL, YOUNG, choose_lines, find_old, list_countries, list_lines

SHARED = Path(__file__).parents[4] / "shared" / "crisis" / "lines.json"
COMPILED = date(2026, 11, 22)
OWN = """
hide = ["us-988"]
[[line]]
id = "us-clinic"
country = "US"
name = "Our clinic"
who_for = "general"
phone = "000 11 22"
hours = "Mon-Fri 09:00-17:00"
checked = 2026-11-01
by = "A. Person"
"""


def write_own(home: Path, words: str) -> None:
    home.mkdir(exist_ok=True)
    (home / operator.FILE).write_text(words, encoding="utf-8")


def test_the_facts_are_those_that_were_collected_and_each_has_its_sources() -> None:
    if not SHARED.exists():
        pytest.skip("the collected lines are not beside this house")
    collected = json.loads(SHARED.read_text(encoding="utf-8"))
    ours = lines.read_file()
    by_name = {row["id"]: row for row in ours["lines"]}
    assert set(by_name) == {row["id"] for row in collected["lines"]}
    for row in collected["lines"]:
        mine = by_name[row["id"]]
        for name in ("country", "name", "phone", "chat_url", "hours", "hours_status", "confidence", "verified_live"):
            assert mine[name] == row[name], (row["id"], name)
        assert [source[0] for source in mine["sources"]] == [source["url"] for source in row["sources"]]
    numbers = {row["country"]: (row["number"], row["also"]) for row in collected["emergency"]}
    assert {row["country"]: (row["number"], row["also"]) for row in ours["emergency"]} == numbers
    assert ours["compiled"] == collected["compiled"]


@pytest.mark.parametrize("country", list_countries())
def test_at_most_two_general_lines_are_shown_and_only_of_that_country(country: str) -> None:
    shown = choose_lines(country, GENERAL)
    assert len(shown) <= 2
    assert {line.country for line in shown} <= {country}
    assert all(line.who_for == GENERAL and line.sure for line in shown)
    for who_for in (YOUNG, ABUSE):
        more = choose_lines(country, who_for)
        assert len(more) <= 3
        assert [line for line in more if line.who_for == GENERAL] == shown


def test_a_line_that_is_not_sure_is_not_shown_until_somebody_checked_it() -> None:
    row = next(row for row in lines.read_file()["lines"] if row["confidence"] == "medium")
    assert not lines.build_line(row).sure
    assert lines.build_line(row | {"verified_live": {"date": "2026-11-01", "by": "A. Person"}}).sure


def test_hours_that_are_not_stated_are_never_given() -> None:
    for row in lines.read_file()["lines"]:
        line = lines.build_line(row)
        assert bool(line.hours) == (row["hours_status"] == "stated")


def test_the_same_digits_in_another_country_are_never_chosen_by_number() -> None:
    assert {line.country for line in list_lines() if line.dial == "113"} >= {"NL"}
    assert all(line.country == "NO" for line in choose_lines("NO", GENERAL))


def test_old_facts_stop_a_release_and_fresh_ones_do_not(home: Path) -> None:
    assert find_old(COMPILED + timedelta(days=364)) == []
    with pytest.raises(lines.StaleError, match=r"looked at too long ago: .*Check them and renew"):
        lines.require_fresh(COMPILED + timedelta(days=367))


def test_the_operator_puts_lines_in_and_takes_lines_out(home: Path, stranger: Client) -> None:
    write_own(home, OWN)
    shown = choose_lines("US", GENERAL)
    assert shown[0].id == "us-clinic"
    assert "us-988" not in {line.id for line in list_lines()}
    page = stranger.post("/help-now", {"country": "US"}).content.decode()
    assert "000 11 22" in page
    assert "Last checked on 1 Nov 2026." in page


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ('how = "called"', "How: somebody called it."),
        ('how = "website"', "How: somebody looked at its own page."),
        ("", "Last checked on 1 Nov 2026."),
    ],
)
def test_a_check_says_by_what_means_if_that_is_known(home: Path, stranger: Client, how: str, words: str) -> None:
    write_own(home, f"{OWN}{how}\n")
    page = stranger.post("/help-now", {"country": "US"}).content.decode()
    assert words in page
    assert ("How:" in page) == bool(how)


def test_a_line_that_nobody_called_says_so_with_the_day_and_the_means(stranger: Client) -> None:
    page = stranger.post("/help-now", {"country": "GB"}).content.decode()
    assert "Nobody has called it. It was taken from copies of web pages on 22 Nov 2026." in page
    undated = next(row for row in lines.read_file()["lines"] if row["evidence_date"] == "undated")
    country = undated["country"]
    if any(line.seen == "undated" for line in choose_lines(country, undated["who_for"])):
        page = stranger.post("/help-now", {"country": country, "for": undated["who_for"]}).content.decode()
        assert "Its sources bear no date." in page


def test_a_check_that_is_long_ago_is_said_on_the_page(home: Path, stranger: Client) -> None:
    write_own(home, OWN.replace("2026-11-01", "2020-01-01"))
    page = stranger.post("/help-now", {"country": "US"}).content.decode()
    assert "Last checked on 1 Jan 2020. That is long ago, so it may have changed." in page


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        ("hide = [", "cannot be used"),
        (OWN.replace('by = "A. Person"', ""), "A line lacks by. Add it."),
        (OWN.replace('name = "Our clinic"', 'name = "Our clinic"\nfax = "1"'), "has fax, which is not known"),
        (OWN.replace("2026-11-01", '"last week"'), "Write a day, such as 2026-11-01."),
        (f'{OWN}how = "dreamt"', "Write called, written, website or nothing."),
        ("line = 3", "cannot be used"),
    ],
)
def test_a_mistake_of_the_operator_is_named_and_takes_no_help_away(
    home: Path, stranger: Client, words: str, trouble: str
) -> None:
    write_own(home, words)
    page = stranger.post("/help-now", {"country": "US"}).content.decode()
    assert trouble in page
    assert "988" in page


def test_a_wrong_number_is_hidden_at_once_and_can_be_shown_again(stranger: Client) -> None:
    stranger.post("/help-now", {"country": "US"})
    assert "us-988" in stranger.get("/help-now/wrong-number").content.decode()
    stranger.post("/help-now/wrong-number", {"hide": "us-988"})
    assert "us-988" not in {line.id for line in list_lines()}
    assert "One line is hidden on this machine." in stranger.get("/help-now/wrong-number").content.decode()
    stranger.post("/help-now/wrong-number", {"hide": "../../else"})
    assert operator.list_hidden() == {"us-988"}
    stranger.post("/help-now/wrong-number", {"show": "all"})
    assert "us-988" in {line.id for line in list_lines()}


@pytest.mark.parametrize("country", ["", "XX", "us", "<script>", "U" * 5000])
def test_a_country_that_is_not_known_is_said_and_never_guessed(stranger: Client, country: str) -> None:
    page = stranger.post("/help-now", {"country": country}).content.decode()
    assert "call your local emergency number now" in page
    assert "findahelpline.com" in page
    assert not re.search(r"\d{3}", read_main(page))


def read_main(page: str) -> str:
    return re.sub(r"<[^>]*>", " ", page.split("<main")[1].split("</main")[0])


def test_what_was_chosen_is_kept_for_the_country_only_and_in_no_address(stranger: Client) -> None:
    response = stranger.post("/help-now", {"country": "GB"})
    assert response.cookies["nearer_country"].value == "GB"
    response: Any = stranger.post("/help-now", {"for": ABUSE})
    assert response.status_code == 200
    assert not response.cookies.get("nearer_country")
    assert "The number stays in the call list of your phone." in response.content.decode()
    assert "The number stays" not in stranger.get("/help-now").content.decode()
