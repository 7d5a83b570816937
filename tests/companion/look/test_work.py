"""Work in the background: watched, one at a time, and honest when it fails."""

import logging
import threading
from typing import Any

import pytest

from nearer.companion.look.work import Work, say_trouble
from nearer.errors import NearerError


def finish(work: Work) -> Work:
    work.thread.join(10)
    return work


def test_work_gives_its_result_and_how_far_it_got() -> None:
    there, seen = threading.Event(), []

    def task(watch: Any) -> str:
        there.wait(10)
        watch(0.42, "Cutting each loop")
        seen.append((work.share, work.doing))
        return "a view"

    work = Work(task)
    there.set()
    finish(work)
    assert (work.state, work.result, work.percent) == ("done", "a view", 100)
    assert seen == [(0.42, "Cutting each loop")]


def test_what_a_person_can_mend_is_kept_as_words() -> None:
    def task(watch: Any) -> None:
        raise NearerError("Choose another person.")

    work = finish(Work(task))
    assert (work.state, work.trouble) == ("failed", "Choose another person.")


def test_a_mistake_of_ours_goes_to_the_terminal_and_not_to_the_page(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="nearer"):
        work = finish(Work(lambda watch: 1 / 0))
    assert (work.state, work.trouble) == ("failed", "")
    assert "ZeroDivisionError" in caplog.text


def test_one_piece_of_work_waits_for_the_other() -> None:
    go_on = threading.Event()
    first = Work(lambda watch: go_on.wait(10))
    second = Work(lambda watch: "done")
    second.thread.join(0.05)
    assert second.state == "waiting"
    go_on.set()
    assert finish(second).state == "done"
    assert finish(first).state == "done"


def test_work_that_is_not_wanted_any_more_ends_at_its_next_step_and_gives_nothing() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def task(watch: Any) -> str:
        begun.set()
        go_on.wait(10)
        watch(0.5, "Cutting each loop")
        return "a view"

    work = Work(task)
    assert begun.wait(10)
    assert work.stop() is True
    go_on.set()
    assert finish(work).state == "stopped"
    assert work.result is None


def test_work_that_is_stopped_while_it_waits_never_begins() -> None:
    go_on = threading.Event()
    first = Work(lambda watch: go_on.wait(10))
    began: list[int] = []
    second = Work(lambda watch: began.append(1))
    second.stop()
    go_on.set()
    finish(first)
    assert finish(second).state == "stopped"
    assert began == []


def test_stopping_what_is_done_takes_its_result_away() -> None:
    work = finish(Work(lambda watch: "a view"))
    assert work.stop() is False
    assert work.result is None


def test_how_far_work_is_stays_between_nothing_and_all() -> None:
    go_on = threading.Event()
    work = Work(lambda watch: go_on.wait(10))
    for share, percent in ((7.0, 100), (-1.0, 0), (0.354, 35)):
        work.watch(share, "")
        assert work.percent == percent
    go_on.set()
    finish(work)


def test_only_our_own_errors_have_words_for_people() -> None:
    assert say_trouble(NearerError("Row 2")) == "Row 2"
    assert say_trouble(KeyError("row")) == ""
