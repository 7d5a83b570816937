"""A diary of one's own, from the file to the report, and everything that can be wrong on the way."""

import os
import sys
import threading
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nearer.companion import engine
from nearer.companion.look.desk import DESK, MOST_VISITS
from tests.companion.look.test_pages import open_when_done, read
from tests.companion.test_engine import DIARY, MAP
from tests.report.made_by_hand import make_view


def lay_down(stranger: Any, content: bytes = DIARY, map_text: str = "", name: str = "days.csv") -> Any:
    files = {"diary": SimpleUploadedFile(name, content)}
    if map_text:
        files["map"] = SimpleUploadedFile("map.toml", map_text.encode())
    return stranger.post("/your-diary", files)


@pytest.mark.usefixtures("quick")
def test_a_file_becomes_a_map_a_person_and_a_report(stranger: Any) -> None:
    assert lay_down(stranger).url == "/your-diary/map"
    page = read(stranger.get("/your-diary/map"))
    assert "[items.lonely]" in page
    text = engine.draft_map("days.csv", DIARY)
    assert stranger.post("/your-diary/map", {"map": text.replace("\n", "\r\n")}).url == "/your-diary/person"
    assert '<option value="7" selected>7 (30 answered)' in read(stranger.get("/your-diary/person"))
    assert stranger.post("/your-diary/person", {"person": "7"}).url == "/your-diary/report"
    report = read(open_when_done(stranger, "/your-diary/report"))
    assert "Look, do not follow." in report
    assert "invented" not in report.split("<main")[1]


@pytest.mark.usefixtures("quick")
def test_with_a_map_of_ones_own_the_map_is_not_asked_for(stranger: Any) -> None:
    assert lay_down(stranger, map_text=MAP).url == "/your-diary/person"


@pytest.mark.usefixtures("quick")
def test_the_report_can_be_kept_as_one_file(stranger: Any) -> None:
    lay_down(stranger, map_text=MAP)
    stranger.post("/your-diary/person", {"person": "7"})
    open_when_done(stranger, "/your-diary/report")
    kept = stranger.get("/your-diary/keep")
    assert kept["Content-Disposition"] == 'attachment; filename="nearer-look.html"'
    assert read(kept).startswith("<!doctype html>")
    assert "<style>" in read(kept)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"day,beep,note\n1,1,hello\n", "no column of numbers"),
        (b"PK\x03\x04 rest of a sheet", "Excel"),
        (b"\x1f\x8b rest", "compressed"),
        (b"id,day,beep,m\xfc\xdfe\n1,1,1,4\n", "UTF-8"),
    ],
)
def test_a_wrong_file_is_said_on_the_page_and_costs_nothing(stranger: Any, content: bytes, words: str) -> None:
    lay_down(stranger)
    response = lay_down(stranger, content)
    assert response.status_code == 400
    assert words in read(response)
    # The file from before is still there.
    assert stranger.get("/your-diary/map").status_code == 200
    assert "Go on with it" in read(response)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (DIARY + b"7,31,1,14,2\n", "Row 32: lonely must be 0-10, got 14."),
        (DIARY + b"7,31,1,lots,2\n", "lots"),
        (DIARY + b"7,30,1,2,2\n", "twice"),
        (DIARY.replace(b"lonely", b"alone"), "lonely"),
    ],
)
def test_a_diary_that_does_not_fit_its_map_is_said_with_row_column_and_remedy(
    stranger: Any, content: bytes, words: str
) -> None:
    response = lay_down(stranger, content, MAP)
    assert response.status_code == 400
    assert words in read(response).replace("&#x27;", "'")
    assert 'role="alert"' in read(response)


def test_a_wrong_map_is_shown_again_as_it_was_written(stranger: Any) -> None:
    lay_down(stranger)
    wrong = MAP.replace("loneliness", "lonelyness") + "# my own remark"
    response = stranger.post("/your-diary/map", {"map": wrong})
    assert response.status_code == 400
    assert "# my own remark" in read(response)
    assert "loneliness" in read(response)
    assert "# my own remark" in read(stranger.get("/your-diary/map"))


def test_a_file_with_a_header_and_no_entry_is_refused_at_the_map(stranger: Any) -> None:
    lay_down(stranger, b"id,day,beep,lonely\n")
    response = stranger.post("/your-diary/map", {"map": MAP})
    assert response.status_code == 400
    assert "has a header but no entries" in read(response)


def test_sending_the_form_without_a_file_is_said(stranger: Any) -> None:
    response = stranger.post("/your-diary", {})
    assert response.status_code == 400
    assert "No file came along." in read(response)


def test_an_empty_map_keeps_the_last_one(stranger: Any) -> None:
    lay_down(stranger)
    response = stranger.post("/your-diary/map", {"map": "  \n"})
    assert response.status_code == 400
    assert "[items.lonely]" in read(response)


def test_a_person_who_is_not_in_the_diary_is_refused(stranger: Any) -> None:
    lay_down(stranger, map_text=MAP)
    response = stranger.post("/your-diary/person", {"person": "<9>"})
    assert response.status_code == 400
    assert "There is no person &lt;9&gt; in this diary." in read(response)


def test_a_file_over_the_limit_is_refused_with_the_limit_and_another_way(
    stranger: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "LARGEST_FILE_MEGABYTES", 1)
    monkeypatch.setattr(settings, "FILE_UPLOAD_MAX_MEMORY_SIZE", 2**20)
    response = lay_down(stranger, DIARY + b"7,1,2,1,1\n" * 200_000)
    assert response.status_code == 400
    assert "up to 1 MB" in read(response)
    assert "nearer diary report" in read(response)
    assert DESK.visits == {}


@pytest.mark.parametrize("address", ["/your-diary/map", "/your-diary/person", "/your-diary/report", "/your-diary/keep"])
def test_without_a_file_every_step_leads_back_to_the_first(stranger: Any, address: str) -> None:
    assert stranger.get(address).url == "/your-diary"


def test_steps_that_are_not_ready_lead_to_the_one_before(stranger: Any) -> None:
    lay_down(stranger)
    assert stranger.get("/your-diary/person").url == "/your-diary/map"
    assert stranger.get("/your-diary/report").url == "/your-diary/person"


def test_forget_it_now_forgets_it_now(stranger: Any) -> None:
    lay_down(stranger)
    assert len(DESK.visits) == 1
    response = stranger.post("/your-diary/forget", follow=True)
    assert "It is forgotten. Nothing of your diary is left" in read(response)
    assert DESK.visits == {}
    assert stranger.get("/your-diary/map").url == "/your-diary"


def test_forgetting_stops_a_look_that_is_being_worked_out(stranger: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def look_slowly(diary: Any, person: str, watch: Any) -> Any:
        begun.set()
        go_on.wait(10)
        watch(0.5, "Cutting each loop")
        return make_view()

    monkeypatch.setattr(engine, "look_at_own", look_slowly)
    lay_down(stranger, map_text=MAP)
    stranger.post("/your-diary/person", {"person": "7"})
    assert begun.wait(10)
    (visit,) = DESK.visits.values()
    response = stranger.post("/your-diary/forget", follow=True)
    assert "It stops, and within a minute or two nothing" in read(response)
    go_on.set()
    visit.work.thread.join(10)
    assert (visit.work.state, visit.work.result) == ("stopped", None)


def test_a_link_or_a_prefetch_forgets_nothing(stranger: Any) -> None:
    lay_down(stranger)
    stranger.get("/your-diary/forget")
    assert len(DESK.visits) == 1


def test_another_browser_sees_nothing_of_it(stranger: Any) -> None:
    lay_down(stranger)
    other = Client(headers={"host": "127.0.0.1"})
    assert other.get("/your-diary/map").url == "/your-diary"
    other.cookies[settings.VISIT_COOKIE] = next(iter(DESK.visits))
    assert other.get("/your-diary/map").url == "/your-diary", "A key without the program's signature opens nothing."


def test_a_new_file_takes_the_place_of_the_old_one(stranger: Any) -> None:
    lay_down(stranger)
    lay_down(stranger, DIARY.replace(b"lonely", b"alone"))
    assert len(DESK.visits) == 1
    assert "[items.alone]" in read(stranger.get("/your-diary/map"))


def test_the_memory_holds_only_so_many_files() -> None:
    for _ in range(MOST_VISITS + 3):
        lay_down(Client(headers={"host": "127.0.0.1"}))
    assert len(DESK.visits) == MOST_VISITS


def test_the_key_is_kept_from_scripts_and_other_sites(stranger: Any) -> None:
    cookie = lay_down(stranger).cookies[settings.VISIT_COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["max-age"] == ""


WATCHED: dict[str, list[str]] = {"written": []}


def watch_writing(event: str, words: tuple[Any, ...]) -> None:
    if event == "open" and WATCHED.get("on"):
        path, mode, flags = words
        by_mode = isinstance(mode, str) and bool(set(mode) & set("wax+"))
        if by_mode or (isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)):
            WATCHED["written"].append(str(path))


@pytest.mark.usefixtures("quick")
@pytest.mark.skipif(not engine.OFF_DISK, reason="this system has no files in memory")
def test_nothing_of_a_diary_is_written_to_any_file(stranger: Any) -> None:
    engine.draft_map("days.csv", DIARY)  # Everything is loaded before we watch.
    sys.addaudithook(watch_writing)
    WATCHED.update(on=["yes"], written=[])
    try:
        lay_down(stranger, DIARY)
        stranger.post("/your-diary/map", {"map": engine.draft_map("days.csv", DIARY)})
        stranger.post("/your-diary/person", {"person": "7"})
        open_when_done(stranger, "/your-diary/report")
        stranger.get("/your-diary/keep")
    finally:
        WATCHED.pop("on")
    # The file in memory is opened by its number.
    assert [path for path in WATCHED["written"] if not path.isdecimal()] == []
