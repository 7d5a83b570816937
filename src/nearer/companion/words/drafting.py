"""Pages of one message: writing, the swap test, the rehearsal, sending by hand, what came back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nearer.companion.noticing.forms import read_answers
from nearer.companion.noticing.selectors import find_sent
from nearer.companion.noticing.services import erase
from nearer.companion.words import services
from nearer.companion.words.forms import AnswerForm, MessageForm, RehearseForm, SwapForm
from nearer.companion.words.library import Guide, read_guides, read_library
from nearer.companion.words.models import Message
from nearer.companion.words.words import Answer


def find_message(pk: int) -> Message:
    """One of the person's messages."""
    return get_object_or_404(Message.objects.select_related("tie"), pk=pk)


def find_guide(message: Message) -> Guide:
    """What to know about a message; words of one's own are taken as asking."""
    return read_guides().get(message.group, read_guides()["ask"])


@require_http_methods(["GET", "HEAD", "POST"])
def write_message(request: HttpRequest) -> HttpResponse:
    """A message from nothing; a form that is sent twice is one message."""
    return answer_words(request, find_sent(Message, request.POST.get("sent", "")) or Message())


@require_http_methods(["GET", "HEAD", "POST"])
def borrow_words(request: HttpRequest, key: str, layer: str, tone: str) -> HttpResponse:
    """A message from a text of the library."""
    idea = read_library().get(key)
    if idea is None or tone not in idea.find_texts(layer):
        raise Http404
    before = find_sent(Message, request.POST.get("sent", ""))
    return answer_words(request, before or services.borrow(idea, layer, tone))


@require_http_methods(["GET", "HEAD", "POST"])
def change_message(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words or the person."""
    return answer_words(request, find_message(pk))


def answer_words(request: HttpRequest, message: Message) -> HttpResponse:
    """The form of the words, and what it sends."""
    form = MessageForm(read_answers(request), instance=message)
    if request.method == "POST" and form.is_valid():
        saved = services.save_message(form.save(commit=False))
        messages.success(request, _("Your words are saved here. Nothing was sent."))
        return redirect("words:message", saved.pk)
    return render(request, "words/write.html", {"form": form, "message": message})


@require_safe
def show_message(request: HttpRequest, pk: int) -> HttpResponse:
    """The words, ready to copy, and what can be done with them."""
    message = find_message(pk)
    context = {"message": message, "guide": find_guide(message), "reply": find_reply(message)}
    return render(request, "words/message.html", context)


def find_reply(message: Message) -> str:
    """Words to borrow for what came back, if there are some."""
    guide = find_guide(message)
    replies = {
        Answer.YES: guide.yes_reply,
        Answer.PARTLY: guide.yes_reply,
        Answer.NO: guide.no_reply,
        Answer.SILENCE: guide.silence_reply,
    }
    return next((words for answer, words in replies.items() if answer == message.answer), "")


@require_http_methods(["GET", "HEAD", "POST"])
def swap_roles(request: HttpRequest, pk: int) -> HttpResponse:
    """Is it too much? The same words, the other way round."""
    message = find_message(pk)
    form = SwapForm(read_answers(request), instance=message)
    if request.method == "POST" and form.is_valid():
        services.save_message(form.save(commit=False))
        return redirect("words:message", pk)
    return render(request, "words/swap.html", {"form": form, "message": message})


@require_http_methods(["GET", "HEAD", "POST"])
def rehearse(request: HttpRequest, pk: int) -> HttpResponse:
    """What if they say yes, no, or nothing?"""
    message = find_message(pk)
    form = RehearseForm(read_answers(request), instance=message)
    if request.method == "POST" and form.is_valid():
        services.save_message(form.save(commit=False))
        messages.success(request, _("Your plan for each answer is saved."))
        return redirect("words:message", pk)
    return render(request, "words/rehearse.html", {"form": form, "message": message, "guide": find_guide(message)})


@require_POST
def say_sent(request: HttpRequest, pk: int) -> HttpResponse:
    """The person sent or said it themselves."""
    services.say_sent(find_message(pk), timezone.now())
    messages.success(request, _("Noted. Come back when you know what came of it, or leave it."))
    return redirect("words:message", pk)


@require_POST
def take_back_sent(request: HttpRequest, pk: int) -> HttpResponse:
    """It was not sent after all."""
    services.take_back_sent(find_message(pk))
    messages.success(request, _("It is a draft again."))
    return redirect("words:message", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def tell_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell what came back, or change it."""
    message = find_message(pk)
    form = AnswerForm(read_answers(request), instance=message)
    if request.method == "POST" and form.is_valid():
        if not form.says_something():
            messages.info(request, _("Nothing was filled in, so nothing was saved. That is fine."))
            return redirect("words:message", pk)
        services.tell_answer(form.save(commit=False), timezone.now())
        messages.success(request, _("It is saved, next to what you thought before."))
        return redirect("words:message", pk)
    return render(request, "words/answer.html", {"form": form, "message": message})


@require_POST
def rub_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Rub out a message for good."""
    erase(find_message(pk))
    messages.success(request, _("The message is rubbed out for good."))
    return redirect("words:start")
