"""The definition files: whole, licensed, in agreement with each other and with what was verified."""

import json
import os
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from nearer.instruments import InstrumentError, read_all, read_instrument, read_loinc_notice
from nearer.instruments.instrument import SHIPPED, SLOT
from nearer.instruments.reading import build_instrument

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("NEARER_SHARED", ROOT.parent / "shared")) / "instruments"
FREE = {"phq9", "phq8", "phq4", "phq2", "gad7", "gad2", "ons_lonely", "ucla3", "swls"}


def table_of(name: str) -> dict[str, Any]:
    return tomllib.loads((files("nearer.instruments") / "definitions" / f"{name}.toml").read_text(encoding="utf-8"))


def test_only_what_may_be_passed_on_comes_with_its_words() -> None:
    assert {one.id for one in read_all() if one.words == SHIPPED} == FREE
    assert {one.id for one in read_all() if one.ready} == FREE
    assert all(not one.ready for one in read_all() if one.words == SLOT)


@pytest.mark.parametrize("name", sorted(FREE))
def test_words_labels_and_codes_are_those_that_were_verified(name: str) -> None:
    file = SHARED / f"{name}.json"
    if not file.exists():
        pytest.skip("the shared folder with the verified words is not here")
    verified = json.loads(file.read_text(encoding="utf-8"))
    ours = read_instrument(name)
    assert verified["status"] == "ship"
    assert [(item.name, item.text) for item in ours.items] == [(item["id"], item["text"]) for item in verified["items"]]
    for item, theirs in zip(ours.items, verified["items"], strict=True):
        options = verified["response_sets"][theirs["response_set"]]
        assert [(o.points, o.label) for o in ours.options(item)] == [(o["value"], o["label"]) for o in options]
        assert [o.loinc for o in ours.options(item)] == [o.get("loinc_answer", "") for o in options]
        assert item.reversed == theirs.get("reverse", False)
        assert item.loinc == theirs.get("loinc", "")
    assert ours.instruction in ("", verified["instruction"])
    assert ours.panel == (verified["loinc"]["panel"] or "")
    assert [(b.least, b.most, b.label) for b in ours.bands] == [
        (b["min"], b["max"], b["label"]) for b in verified["bands"]
    ]


def test_the_short_forms_carry_the_words_of_the_long_ones() -> None:
    mood = {item.text: item.loinc for item in read_instrument("phq9").items}
    worry = {item.text: item.loinc for item in read_instrument("gad7").items}
    for name in ("phq8", "phq4", "phq2", "gad2"):
        short = read_instrument(name)
        assert {item.text: item.loinc for item in short.items}.items() <= (mood | worry).items()
        assert short.options("q1") == read_instrument("phq9").options("q1") == read_instrument("gad7").options("q1")
    assert [item.text for item in read_instrument("phq4").items[:2]] == list(worry)[:2]


def test_the_lowest_label_of_the_worry_scales_is_the_printed_one() -> None:
    # "Not at all sure" is a misprint that went round (Zorowitz et al. 2021, Lancet Psychiatry 8:180).
    for name in ("gad7", "gad2", "phq9"):
        assert read_instrument(name).options("q1")[0].label == "Not at all"


def test_agreement_is_printed_from_the_highest_down() -> None:
    assert [option.points for option in read_instrument("swls").options("q1")] == [7, 6, 5, 4, 3, 2, 1]


def test_every_licence_names_its_evidence_and_how_it_was_seen() -> None:
    for one in read_all():
        assert one.licence.credit
        assert {statement.seen for statement in one.licence.statements} <= {"seen", "second-hand"}
        assert all(statement.source for statement in one.licence.statements)
        assert one.words == SLOT or all(statement.quote for statement in one.licence.statements)


def test_bands_cut_offs_and_changes_name_their_source() -> None:
    for one in read_all():
        assert all(row.source for row in (*one.bands, *one.cut_offs, *one.changes))
        assert all(row.seen in ("seen", "seen (abstract)", "second-hand") for row in (*one.cut_offs, *one.changes))
        assert all(row.why for row in one.changes)


def test_the_default_weekly_scale_asks_nothing_about_harm() -> None:
    assert [row.item for row in read_instrument("phq9").safety] == ["q9"]
    assert read_instrument("phq8").safety == ()


def test_codes_come_with_the_notice_they_need() -> None:
    assert "Regenstrief Institute" in read_loinc_notice()
    assert "http://loinc.org/license" in read_loinc_notice()


def test_an_unknown_instrument_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(InstrumentError, match=r"no questionnaire 'phq10'. There are arsq, .*phq9"):
        read_instrument("phq10")


def test_a_slot_without_its_words_cannot_be_asked() -> None:
    assert read_instrument("phq9").require_words().id == "phq9"
    with pytest.raises(InstrumentError, match="A-RSQ has no words for a1, b1"):
        read_instrument("arsq").require_words()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda t: t["items"][0].pop("text"), "a question or a label has no words"),
        (lambda t: t["answers"][0]["options"][1].update(label=""), "a question or a label has no words"),
        (lambda t: t["items"].append(dict(t["items"][0])), "question q1 stands there 2 times"),
        (lambda t: t["items"][0].update(answers="moons"), "question q1 has no answers"),
        (lambda t: t["scores"][0]["items"].append("q99"), "score total wants an unknown question q99"),
        (lambda t: t["scores"][0].update(rule="guess"), "unknown rule 'guess'"),
        (lambda t: t["bands"]["list"].pop(2), "gap or overlap at 15"),
        (lambda t: t["bands"]["list"].pop(), "do not reach from 0 to 27"),
        (lambda t: t["cut_offs"][0].update(score="sum"), "unknown score 'sum'"),
        (lambda t: t["safety"][0].update(item="q10"), "safety question q10 is not there"),
        (lambda t: t["licence"].update(statements=[]), "the licence has no evidence"),
        (lambda t: t.update(words="maybe"), "words must be"),
        (lambda t: t.pop("changes"), "say either the change or why there are none"),
        (lambda t: t.pop("title"), "KeyError 'title'"),
        (lambda t: t["items"][0].update(colour="red"), "cannot be read: TypeError"),
    ],
)
def test_a_slip_in_a_file_is_found_and_named(spoil: Any, says: str) -> None:
    table = table_of("phq9")
    spoil(table)
    with pytest.raises(InstrumentError, match=says):
        build_instrument("phq9", table)


def test_words_in_a_slot_are_refused_when_the_file_is_read() -> None:
    table = table_of("bfne_s")
    table["items"][0]["text"] = "words that need a permission"
    with pytest.raises(InstrumentError, match="a slot must hold no words"):
        build_instrument("bfne_s", table)
