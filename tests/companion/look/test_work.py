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
    def task(watch: Any) -> str:
        watch(0.42, "Cutting each loop")
        return "a view"

    work = finish(Work(task))
    assert (work.state, work.result, work.percent, work.doing) == ("done", "a view", 42, "Cutting each loop")


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


def test_how_far_work_is_stays_between_nothing_and_all() -> None:
    work = finish(Work(lambda watch: watch(7.0, "")))
    assert work.percent == 100


def test_only_our_own_errors_have_words_for_people() -> None:
    assert say_trouble(NearerError("Row 2")) == "Row 2"
    assert say_trouble(KeyError("row")) == ""
