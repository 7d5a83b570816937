"""Changing the ladder: putting steps on it, trying them, telling how it was, pausing."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from nearer.companion.ladder.library import SmallStep
from nearer.companion.ladder.models import Attempt, Beforehand, OwnStep, Pause
from nearer.companion.noticing.services import erase, forget, keep_earlier, save_entry


def copy_from_library(step: SmallStep) -> OwnStep:
    """A step of the library as a first form of one's own, not saved yet."""
    return OwnStep(
        words=_(step.words), half=_(step.half), key=step.key, rung=step.rung, road=step.road, energy=step.energy
    )


def save_step(step: OwnStep) -> OwnStep:
    """Put a step on the ladder or change it; how it was before is kept."""
    return save_entry(step)


@transaction.atomic
def plan_attempt(attempt: Attempt, step: OwnStep, *, half: bool, now: datetime) -> Attempt:
    """Pick a step; a try that was picked before and not told about is let go."""
    Attempt.objects.filter(at=None).exclude(pk=attempt.pk).delete()
    attempt.step, attempt.half = step, half
    attempt.planned_at = now
    return save_entry(attempt)


@transaction.atomic
def tell_attempt(attempt: Attempt, now: datetime) -> Attempt:
    """Save how it was; what was felt at the latest whole try becomes the step's rating from now on."""
    attempt.at = attempt.at or now
    save_entry(attempt)
    step = attempt.step
    if not attempt.half and not step.attempts.filter(half=False, at__gt=attempt.at).exists():
        step.dread = step.dread if attempt.felt_dread is None else attempt.felt_dread
        step.worth = step.worth if attempt.felt_worth is None else attempt.felt_worth
        save_entry(step)
    return attempt


@transaction.atomic
def put_off(attempt: Attempt, now: datetime) -> None:
    """Not today: the step keeps its place and comes back tomorrow; nothing is noted down."""
    step = attempt.step
    step.not_before = localtime(now).date() + timedelta(days=1)
    save_entry(step)
    attempt.delete()


@transaction.atomic
def take_off(step: OwnStep) -> None:
    """Set a step aside; what was learned with it stays."""
    keep_earlier(step)
    OwnStep.objects.filter(pk=step.pk).update(set_aside=True)
    Attempt.objects.filter(step=step, at=None).delete()


@transaction.atomic
def rub_out(step: OwnStep) -> None:
    """Rub out a step for good, with its tries and every earlier form of them."""
    forget(Attempt, step.attempts.values_list("pk", flat=True))
    erase(step)


def begin_pause(now: datetime) -> Pause:
    """Begin a pause, or go on with the one that is on."""
    return Pause.objects.filter(ended_at=None).first() or Pause.objects.create(began_at=now)


def end_pause(now: datetime) -> None:
    """End the pause."""
    Pause.objects.filter(ended_at=None).update(ended_at=now)


def say_beforehand(said: Beforehand) -> Beforehand:
    """Keep what was said before starting; the newest counts."""
    said.save()
    return said
