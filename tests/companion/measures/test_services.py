"""Keeping answers: as they were given, skipped ones never as zero, and nothing of the sum."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nearer.companion.measures import selectors, services
from nearer.companion.measures.models import Filled, Reader
from nearer.instruments import InstrumentError, read_instrument

pytestmark = pytest.mark.usefixtures("space")
NOW = timezone.now()


def fill(name: str, points: list[int | None], days_ago: float = 0) -> Filled:
    instrument = read_instrument(name)
    names = [item.name for item in instrument.items if item.scored]
    return services.save_filled(instrument, dict(zip(names, points, strict=True)), NOW - timedelta(days=days_ago))


def test_a_question_left_out_is_kept_as_left_out() -> None:
    filled = Filled.objects.get(pk=fill("gad2", [2, None]).pk)
    assert filled.answers == {"q1": 2, "q2": None}


def test_an_answer_that_is_not_printed_is_refused_and_nothing_kept() -> None:
    with pytest.raises(InstrumentError, match="got 7"):
        fill("gad2", [7, 0])
    assert not Filled.objects.exists()


def test_scores_stand_beside_the_time_before_and_the_own_range() -> None:
    fill("phq9", [1] * 9, 21)
    fill("phq9", [1] * 8 + [None], 14)
    fill("phq9", [0] * 9, 7)
    (told,) = selectors.tell_scores(read_instrument("phq9"), fill("phq9", [1, 1, 1, 1, 1, 0, 0, 0, 0]))
    assert (told.points, told.before, told.step) == (5.0, 0.0, 5.0)
    assert (told.lowest, told.highest) == (0.0, 9.0)
    assert told.change is not None
    assert told.change.within
    assert [(band.least, mine) for band, mine in told.bands] == [
        (0, False), (5, True), (10, False), (15, False), (20, False),
    ]  # fmt: skip


def test_a_backdated_time_is_compared_with_those_before_it_only() -> None:
    fill("gad7", [3] * 7, 1)
    (told,) = selectors.tell_scores(read_instrument("gad7"), fill("gad7", [1] * 7, 10))
    assert told.before is None
    assert told.change is None


def test_without_a_sum_nothing_is_compared_and_the_gap_is_counted() -> None:
    fill("gad7", [1] * 7, 7)
    (told,) = selectors.tell_scores(read_instrument("gad7"), fill("gad7", [1, 1, 1, 1, 1, None, None]))
    assert (told.points, told.missing, told.step, told.change) == (None, 2, None, None)
    assert not any(mine for _, mine in told.bands)


def test_one_half_of_a_questionnaire_can_have_a_sum_without_the_other() -> None:
    told = selectors.tell_scores(read_instrument("phq4"), fill("phq4", [1, None, 2, 1]))
    assert {one.rule.name: one.points for one in told} == {"total": None, "anxiety": None, "depression": 3.0}


@pytest.mark.parametrize(("ninth", "alarm"), [(None, 0), (0, 0), (1, 1), (2, 2), (3, 3)])
def test_any_answer_above_the_lowest_on_harm_is_seen(ninth: int | None, alarm: int) -> None:
    assert selectors.find_alarm(read_instrument("phq9"), fill("phq9", [0] * 8 + [ninth])) == alarm


def test_what_comes_up_follows_the_usual_rhythm_until_the_person_says_otherwise() -> None:
    names = [one.instrument.id for one in selectors.list_due(NOW)]
    assert set(names) == {"phq8", "ons_lonely", "gad7", "ucla3", "swls"}
    fill("phq8", [1] * 8, 6)
    fill("gad7", [1] * 7, 29)
    due = {one.instrument.id: one.now for one in selectors.list_due(NOW)}
    assert due == {"phq8": False, "ons_lonely": True, "gad7": True, "ucla3": True, "swls": True}
    services.keep_rhythms({"phq8": (True, None), "swls": (False, None), "phq4": (True, 7)})
    due = {one.instrument.id: one.now for one in selectors.list_due(NOW)}
    assert due == {"phq8": False, "ons_lonely": True, "gad7": True, "ucla3": True, "phq4": True}


def test_a_questionnaire_about_harm_waits_until_it_is_clear_who_reads_it() -> None:
    services.keep_rhythms({"phq9": (True, 28)})
    assert "phq9" not in [one.instrument.id for one in selectors.list_due(NOW)]
    services.name_reader("Only I do.")
    services.name_reader("My doctor, each month.")
    assert [reader.words for reader in Reader.objects.all()] == ["My doctor, each month."]
    assert "phq9" in [one.instrument.id for one in selectors.list_due(NOW)]
    services.forget_reader()
    assert "phq9" not in [one.instrument.id for one in selectors.list_due(NOW)]


def test_rubbing_out_leaves_nothing_behind() -> None:
    services.rub_out(fill("phq8", [1] * 8))
    assert not Filled.objects.exists()
