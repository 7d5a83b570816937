"""Pages of the questionnaires."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nearer.companion.measures import course, selectors, services, watch
from nearer.companion.measures.forms import AnswerForm, ReaderForm, RhythmForm
from nearer.companion.measures.models import Filled
from nearer.companion.measures.offered import find_offered, list_offered
from nearer.companion.measures.rules import COURSE_FROM, HELP_FIRST_FROM
from nearer.companion.measures.words import SCORES
from nearer.instruments import Instrument, InstrumentError, list_names, read_all, read_instrument, read_loinc_notice


@require_safe
def show_page(request: HttpRequest) -> HttpResponse:
    """The questionnaires on the person's page, and what was answered before."""
    due = selectors.list_due(timezone.now())
    answered = sorted((read_instrument(name) for name in selectors.find_last()), key=lambda one: one.name)
    context = {"due": due, "answered": answered, "hard": watch.look(timezone.now()), "troubles": list_offered()[1]}
    return render(request, "measures/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Which questionnaires stand on the page, and how often each comes up."""
    form = RhythmForm(list_offered()[0], selectors.read_rhythms(), sent(request))
    if request.method == "POST" and form.is_valid():
        services.keep_rhythms(form.rhythms)
        messages.success(request, _("Your choice is saved."))
        return redirect("measures:page")
    return render(request, "measures/choose.html", {"form": form, "reader": selectors.find_reader()})


@require_http_methods(["GET", "HEAD", "POST"])
def name_reader(request: HttpRequest) -> HttpResponse:
    """Who reads answers about harm: asked before such a question is ever shown."""
    reader = selectors.find_reader()
    if request.method == "POST" and "forget" in request.POST:
        services.forget_reader()
        messages.success(request, _("Your answer is taken back. Questions about harm are not asked."))
        return redirect("measures:page")
    form = ReaderForm(sent(request), initial={"words": reader.words if reader else ""})
    if request.method == "POST" and form.is_valid():
        services.name_reader(form.cleaned_data["words"])
        messages.success(request, _("Your answer is saved. You can change it at any time."))
        return redirect("measures:page")
    asked = [one for one in list_offered()[0] if selectors.asks_about_harm(one)]
    return render(request, "measures/reader.html", {"form": form, "reader": reader, "asked": asked})


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, name: str) -> HttpResponse:
    """A questionnaire on one page; an empty one is let go without a word of blame."""
    instrument = find(name)
    if selectors.asks_about_harm(instrument) and not selectors.find_reader():
        return redirect("measures:reader")
    form = AnswerForm(instrument, sent(request))
    if request.method == "POST" and form.is_valid():
        if not form.says_something():
            messages.info(request, _("Nothing was filled in, so nothing was saved. That is fine."))
            return redirect("measures:page")
        filled = services.save_filled(instrument, form.answers, form.at)
        messages.success(request, _("Your answers are saved."))
        return redirect("measures:result", name=name, pk=filled.pk)
    context = {"instrument": instrument, "form": form, "reader": selectors.find_reader()}
    return render(request, "measures/answer.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def show_result(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """What was answered, after the safety path where an answer opens it. That answer alone is never kept."""
    instrument = find_known(name)
    filled = get_object_or_404(Filled, instrument=name, pk=pk)
    alarm = selectors.find_alarm(instrument, filled)
    acting = request.POST.get("acting", "")
    context = {
        "instrument": instrument,
        "filled": filled,
        "alarm": alarm,
        "acting": acting,
        "help_first": alarm >= HELP_FIRST_FROM or acting == "yes",
        "told": [
            (SCORES.get(told.rule.name, told.rule.name), told) for told in selectors.tell_scores(instrument, filled)
        ],
        "answers": course.list_answers(instrument, filled),
        "results": len(selectors.list_results(instrument)),
        "hard": watch.look(timezone.now()),
    }
    return render(request, "measures/result.html", context)


@require_safe
def show_course(request: HttpRequest, name: str) -> HttpResponse:
    """The scores of a questionnaire over time, as lines and as a table."""
    instrument = find_known(name)
    results = selectors.list_results(instrument)
    plots = course.draw_course(instrument, results) if len(results) >= COURSE_FROM else []
    context = {"instrument": instrument, "results": results[::-1], "plots": plots, "from": COURSE_FROM}
    return render(request, "measures/course.html", context)


@require_safe
def show_about(request: HttpRequest, name: str) -> HttpResponse:
    """Whose a questionnaire is, on what terms it is here, and what is published about it."""
    instrument = find_known(name)
    context = {"instrument": instrument, "codes": [item for item in instrument.items if item.loinc]}
    return render(request, "measures/about.html", context | {"notice": read_loinc_notice()})


@require_safe
def show_licences(request: HttpRequest) -> HttpResponse:
    """Every questionnaire that Nearer knows, and on what terms."""
    return render(request, "measures/licences.html", {"instruments": read_all()})


@require_POST
def rub_out(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Rub out a filled questionnaire for good."""
    services.rub_out(get_object_or_404(Filled, instrument=name, pk=pk))
    messages.success(request, _("It is rubbed out for good."))
    return redirect("measures:page")


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with, even when all of it was left out."""
    return request.POST if request.method == "POST" else None


def find(name: str) -> Instrument:
    """A questionnaire that can be asked."""
    if name not in list_names():
        raise Http404
    try:
        return find_offered(name)
    except InstrumentError:
        raise Http404 from None


def find_known(name: str) -> Instrument:
    """A questionnaire with its words where they are there, or its scoring alone."""
    if name not in list_names():
        raise Http404
    try:
        return find_offered(name)
    except InstrumentError:
        return read_instrument(name)
