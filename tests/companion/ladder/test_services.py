"""Changing the ladder: nothing learned is lost, and not today leaves no mark."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nearer.companion.ladder import selectors, services
from nearer.companion.ladder.library import read_library
from nearer.companion.ladder.models import Attempt, Beforehand, OwnStep, Pause
from nearer.companion.noticing.models import CheckIn, Earlier

pytestmark = pytest.mark.usefixtures("space")


@pytest.fixture
def step(space: object) -> OwnStep:
    return OwnStep.objects.create(words="Wave to the neighbour.", half="Look out.", dread=40, worth=50)


def plan(step: OwnStep, half: bool = False) -> Attempt:
    return services.plan_attempt(Attempt(expected_dread=60), step, half=half, now=timezone.now())


def test_a_step_from_the_library_comes_with_its_half_and_its_tags() -> None:
    chosen = read_library()["till-good-day"]
    step = services.save_step(services.copy_from_library(chosen))
    assert (step.words, step.half, step.rung, step.road) == (chosen.words, chosen.half, chosen.rung, chosen.road)
    assert selectors.list_keys() == {"till-good-day"}


def test_picking_another_step_lets_the_first_one_go(step: OwnStep) -> None:
    plan(step)
    other = OwnStep.objects.create(words="Write a card.")
    plan(other)
    assert Attempt.objects.get().step == other


def test_what_was_felt_becomes_the_new_rating_and_the_old_one_is_kept(step: OwnStep) -> None:
    attempt = plan(step)
    attempt.felt_dread, attempt.felt_worth = 10, 80
    services.tell_attempt(attempt, timezone.now())
    step.refresh_from_db()
    assert (step.dread, step.worth) == (10, 80)
    assert Earlier.objects.get(kind="ownstep").values["dread"] == 40


def test_a_half_step_or_a_skipped_rating_leaves_the_whole_step_as_rated(step: OwnStep) -> None:
    half = plan(step, half=True)
    half.felt_dread = 0
    services.tell_attempt(half, timezone.now())
    services.tell_attempt(plan(step), timezone.now())
    step.refresh_from_db()
    assert (step.dread, step.worth) == (40, 50)


def test_a_change_to_an_older_try_leaves_the_newer_rating(step: OwnStep) -> None:
    older = plan(step)
    older.felt_dread = 60
    services.tell_attempt(older, timezone.now() - timedelta(days=2))
    newer = plan(step)
    newer.felt_dread = 10
    services.tell_attempt(newer, timezone.now())
    older.felt_dread = 70
    services.tell_attempt(older, timezone.now())
    step.refresh_from_db()
    assert step.dread == 10


def test_a_step_rubbed_out_leaves_no_trace(step: OwnStep) -> None:
    attempt = plan(step)
    attempt.learned, attempt.felt_dread = "something private", 5
    services.tell_attempt(attempt, timezone.now())
    services.take_off(step)
    assert selectors.list_set_aside() == [step]
    services.rub_out(step)
    assert not OwnStep.objects.exists()
    assert not Attempt.objects.exists()
    assert not Earlier.objects.exists()


def test_not_today_leaves_no_try_behind_and_the_step_comes_back_tomorrow(step: OwnStep) -> None:
    now = timezone.now()
    services.put_off(plan(step), now)
    assert not Attempt.objects.exists()
    assert selectors.build_ladder(now, None).open == []
    tomorrow = now + timedelta(days=1)
    assert [offer.step for offer in selectors.build_ladder(tomorrow, None).open] == [step]


def test_a_step_taken_off_keeps_what_was_learned_with_it(step: OwnStep) -> None:
    attempt = plan(step)
    attempt.learned = "People wave back."
    services.tell_attempt(attempt, timezone.now())
    services.take_off(step)
    assert selectors.list_steps() == []
    assert [done.learned for done in selectors.list_attempts()] == ["People wave back."]


def test_a_pause_begins_once_and_ends_once() -> None:
    now = timezone.now()
    services.begin_pause(now)
    services.begin_pause(now)
    assert Pause.objects.count() == 1
    assert selectors.look_at_today(now).paused
    services.end_pause(now)
    assert not selectors.look_at_today(now).paused


def test_today_knows_the_battery_the_tries_and_what_was_said(step: OwnStep) -> None:
    now = timezone.now()
    assert selectors.look_at_today(now).battery is None
    CheckIn.objects.create(at=now - timedelta(hours=1), battery=6, mood=5)
    Attempt.objects.create(step=step, at=now)
    Attempt.objects.create(step=step, at=now - timedelta(days=1, minutes=1))
    services.say_beforehand(Beforehand(controlled=True))
    today = selectors.look_at_today(now)
    assert (today.battery, today.tries, today.safety_first) == (6, 1, True)
    services.say_beforehand(Beforehand())
    assert not selectors.look_at_today(now).safety_first
