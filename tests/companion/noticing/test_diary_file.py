"""One's own entries as a diary: what the science reads is what was noticed, without names and words."""

import io
import zipfile
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nearer.companion import engine
from nearer.companion.noticing.diary_file import list_items, read_map, write_diary
from nearer.companion.noticing.models import CheckIn, Contact, DigitalTime, Feeling, FollowUp, StayedAway, Tie
from nearer.companion.online.words import What

pytestmark = pytest.mark.usefixtures("space")


def at(day: int, hour: int = 12) -> datetime:
    return timezone.make_aware(datetime(2026, 3, day, hour))


@pytest.fixture
def entries(space: object) -> None:
    mira = Tie.objects.create(name="Mira")
    CheckIn.objects.create(at=at(2, 9), mood=4, battery=5, wish=7, urge=6, alone="alone_lonely", note="so quiet here")
    CheckIn.objects.create(at=at(3, 9), mood=0, alone="alone_fine")
    Contact.objects.create(at=at(3, 15), tie=mira, warmth=7, heard=6, harsh=True, conflict=True)
    stayed = StayedAway.objects.create(at=at(4, 10), what="Mira's call", relief=8, mood=6)
    FollowUp.objects.create(at=at(4, 18), stayed_away=stayed, mood=3, lonely=8)
    Feeling.objects.create(at=at(5), words=["sad"], circling=9, held_in=2)
    DigitalTime.objects.create(at=at(6), mood_before=5, mood_after=3)
    CheckIn.objects.create(at=at(7))


def test_the_diary_room_reads_what_was_noticed(entries: None) -> None:
    diary = engine.read_diary("diary.csv", write_diary().encode(), read_map())
    answers = diary.frame
    assert len(answers) == 7
    assert answers["mood"].dropna().tolist() == [4, 0, 6, 3]
    assert answers["apart"].dropna().tolist() == [1, 0]
    assert answers["harms"].dropna().tolist() == [2]
    assert answers[["relief", "lonely", "circling", "mood_after"]].sum().tolist() == [8, 8, 9, 3]
    assert {item.name: item.construct for item in diary.mapped} == {
        "mood": "mood",
        "battery": "energy",
        "wish": "craving",
        "urge": "withdrawal",
        "sleep": "sleep",
        "apart": "loneliness",
        "lonely": "loneliness",
        "warmth": "warmth",
        "heard": "warmth",
        "harms": "harm",
        "circling": "rumination",
    }


def test_no_name_and_no_word_of_ones_own_travels_along(entries: None) -> None:
    text = write_diary()
    assert "Mira" not in text
    assert "quiet" not in text
    assert set("".join(text.splitlines()[1:])) <= set("0123456789-:,")


def test_what_was_noted_within_a_minute_shares_a_line(space: object) -> None:
    CheckIn.objects.create(at=at(2), mood=4)
    Feeling.objects.create(at=at(2), circling=3)
    lines = write_diary().splitlines()
    assert len(lines) == 2
    row = dict(zip(lines[0].split(","), lines[1].split(","), strict=True))
    assert (row["date"], row["time"]) == ("2026-03-02", "12:00")
    assert (row["mood"], row["circling"], row["urge"]) == ("4", "3", "")


def test_every_question_of_the_diary_is_one_of_the_page(space: object) -> None:
    kinds = (CheckIn, Contact, StayedAway, FollowUp, Feeling, DigitalTime)
    asked = {field.name for kind in kinds for field in kind._meta.fields}
    tried = {name for name in list_items() if name.startswith("try_")}
    assert set(list_items()) - asked - tried == {"apart", "harms"}
    assert tried == {f"try_{what}{kind}" for what in What.values for kind in ("", "_chance")}


def test_the_page_hands_out_the_diary_with_its_map(entries: None, visitor: Client) -> None:
    answer = visitor.get(reverse("noticing:diary"))
    assert answer["Content-Disposition"] == 'attachment; filename="diary.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as pack:
        assert pack.read("diary.csv").decode() == write_diary()
        assert pack.read("map.toml").decode() == read_map()
