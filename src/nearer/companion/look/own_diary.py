"""A diary of one's own: taken in, mapped, read, looked at, and forgotten on request. Nothing is stored."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nearer.companion import engine
from nearer.companion.look.desk import DESK, Visit
from nearer.companion.look.forms import read_map_text, read_papers
from nearer.companion.look.waiting import show_work
from nearer.companion.look.work import Work
from nearer.errors import NearerError


def take_file(request: HttpRequest) -> HttpResponse:
    """Take a diary file, and a map if there is one."""
    words = {"here": "diary", "largest": settings.LARGEST_FILE_MEGABYTES, "off_disk": engine.OFF_DISK}
    if request.method != "POST":
        words |= {"visit": DESK.find(request), "forgotten": request.GET.get("forgotten")}
        return render(request, "look/diary.html", words)
    try:
        papers = read_papers(request)
        visit = Visit(file_name=papers.file_name, content=papers.content, map_text=papers.map_text)
        if visit.map_text:
            visit.diary = engine.read_diary(visit.file_name, visit.content, visit.map_text)
        else:
            visit.map_text = engine.draft_map(visit.file_name, visit.content)
    except NearerError as trouble:
        # What was laid down before stays, so a wrong file costs nothing.
        words |= {"visit": DESK.find(request), "trouble": str(trouble)}
        return render(request, "look/diary.html", words, status=400)
    DESK.forget(request)
    response = redirect("person" if visit.diary else "map")
    DESK.lay_down(visit, response)
    return response


def edit_map(request: HttpRequest) -> HttpResponse:
    """Show the map to be checked and changed, and read the diary with it."""
    visit = DESK.find(request)
    if visit is None:
        return redirect("your-diary")
    words = {"here": "diary", "visit": visit}
    if request.method != "POST":
        return render(request, "look/map.html", words)
    try:
        visit.map_text = read_map_text(request)
        visit.diary = engine.read_diary(visit.file_name, visit.content, visit.map_text)
    except NearerError as trouble:
        return render(request, "look/map.html", words | {"trouble": str(trouble)}, status=400)
    if visit.work is not None:
        visit.work.stop()
        visit.work = None
    return redirect("person")


def choose_person(request: HttpRequest) -> HttpResponse:
    """Choose whose days to look at."""
    visit = DESK.find(request)
    if visit is None:
        return redirect("your-diary")
    if visit.diary is None:
        return redirect("map")
    people = engine.list_people(visit.diary)
    words = {"here": "diary", "visit": visit, "people": people}
    if request.method != "POST":
        return render(request, "look/person.html", words)
    chosen = request.POST.get("person", "")
    if chosen not in {one.id for one in people}:
        trouble = f"There is no person {chosen or 'chosen'} in this diary. Choose one from the list."
        return render(request, "look/person.html", words | {"trouble": trouble}, status=400)
    diary = visit.diary
    if visit.work is not None:
        visit.work.stop()
    visit.person = chosen
    visit.work = Work(lambda watch: engine.look_at_own(diary, chosen, watch))
    return redirect("report")


def show_report(request: HttpRequest) -> HttpResponse:
    """The report on the chosen person, or how far it is."""
    visit = DESK.find(request)
    if visit is None:
        return redirect("your-diary")
    if visit.work is None:
        return redirect("person")
    return show_work(request, visit.work, "look/own_report.html", {"here": "diary", "visit": visit})


def keep_report(request: HttpRequest) -> HttpResponse:
    """The report as one file to keep, for the person who asks for it."""
    visit = DESK.find(request)
    if visit is None or visit.work is None or visit.work.state != "done":
        return redirect("report" if visit else "your-diary")
    response = HttpResponse(engine.write_whole(visit.work.result), content_type="text/html; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="nearer-look.html"'
    return response


def forget(request: HttpRequest) -> HttpResponse:
    """Throw everything of this visit away, now."""
    if request.method != "POST":
        return redirect("your-diary")
    # A look that is being worked out ends at its next step; the page says so.
    when = "soon" if DESK.forget(request) else "now"
    response = redirect(f"/your-diary?forgotten={when}")
    response.delete_cookie(settings.VISIT_COOKIE, samesite="Strict")
    return response
