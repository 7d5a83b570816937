"""Which entries are paired, and what is refused with its name and a remedy."""

import numpy as np
import pytest

from nearer.diary import Diary, DiaryError
from nearer.fit.networks import Ask, fit_network, pair_entries
from tests.fit.networks.invented import ITEMS, invent_study


def with_frame(diary: Diary, **columns: object) -> Diary:
    """The same diary with some columns replaced."""
    return Diary(diary.name, diary.people, diary.items, diary.frame.assign(**columns))


def test_pairs_stay_within_a_day_and_a_person() -> None:
    pairs = pair_entries(invent_study(people=2, days=3))
    assert len(pairs.person) == 2 * 3 * 3
    assert str(pairs.lag) == "1 beep (about 3.0 h)"
    assert pairs.lost.tolist() == [0, 0]


def test_an_entry_that_was_missed_breaks_the_pairs_beside_it() -> None:
    diary = invent_study(people=1, days=3)
    frame = diary.frame.copy()
    frame.loc[5, "tired"] = np.nan
    pairs = pair_entries(Diary(diary.name, diary.people, diary.items, frame))
    assert (len(pairs.person), pairs.lost.tolist()) == (7, [2])


def test_a_beep_that_is_not_in_the_file_is_not_jumped_over() -> None:
    diary = invent_study(people=1, days=3)
    gone = diary.frame.drop(index=5).reset_index(drop=True)
    assert len(pair_entries(Diary(diary.name, diary.people, diary.items, gone)).person) == 7


def test_one_entry_a_day_is_paired_from_day_to_day() -> None:
    pairs = pair_entries(invent_study(people=2, days=6, beeps=1))
    assert (len(pairs.person), str(pairs.lag)) == (10, "1 day")


def test_day_means_can_be_asked_for() -> None:
    diary = invent_study(people=2, days=6)
    pairs = pair_entries(diary, unit="day")
    first = diary.frame[(diary.frame["id"] == "p1") & (diary.frame["day"] == 1)]
    assert len(pairs.person) == 10
    assert pairs.before[0] == pytest.approx(first[["worry", "tired", "calm"]].mean().to_numpy())


def test_an_item_that_never_changes_is_named_with_a_remedy() -> None:
    diary = with_frame(invent_study(people=3, days=4), tired=2.0)
    with pytest.raises(DiaryError, match=r"tired never changes in invented: all 48 answers are 2.*Leave it out"):
        pair_entries(diary)


def test_an_item_that_nobody_answered_is_named() -> None:
    with pytest.raises(DiaryError, match="calm was never answered"):
        pair_entries(with_frame(invent_study(people=3, days=4), calm=np.nan))


def test_an_item_asked_once_a_day_is_named_when_no_pair_is_left() -> None:
    diary = invent_study(people=3, days=4)
    calm = diary.frame["calm"].where(diary.frame["beep"] == 1)
    with pytest.raises(DiaryError, match=r"calm is answered least \(25% of entries\)"):
        pair_entries(with_frame(diary, calm=calm))


def test_an_unknown_item_is_refused_with_those_there_are() -> None:
    with pytest.raises(DiaryError, match=r"no item 'mood'\. It has: worry, tired, calm"):
        pair_entries(invent_study(people=2, days=2), ["worry", "mood"])


def test_one_item_alone_is_no_network() -> None:
    with pytest.raises(DiaryError, match="needs 2-20 items, got 1"):
        pair_entries(invent_study(people=2, days=2), ["worry"])


def test_a_copy_of_an_item_is_refused_by_name() -> None:
    diary = invent_study(people=6, days=6)
    with pytest.raises(DiaryError, match="follows exactly from the other items"):
        fit_network(with_frame(diary, calm=2 * diary.frame["tired"] + 1))


def test_too_short_a_diary_of_one_person_is_refused_by_name() -> None:
    with pytest.raises(DiaryError, match=r"at least 9 complete pairs .* person p1 has 6"):
        fit_network(invent_study(people=1, days=2), Ask(draws=10))


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (Ask(way="guess"), "way must be one of corrected, centred"),
        (Ask(noise=1.0), "Noise is a share"),
        (Ask(way="centred", noise=0.2), "knows no noise"),
        (Ask(draws=1), "at least 2 draws"),
        (Ask(unit="week"), "unit of the lag must be beep or day"),
    ],
)
def test_what_makes_no_sense_to_ask_is_refused(ask: Ask, words: str) -> None:
    with pytest.raises(DiaryError, match=words):
        fit_network(invent_study(people=6, days=4), ask)


def test_the_centred_way_refuses_too_few_people() -> None:
    with pytest.raises(DiaryError, match="at least 5 people for 3 items, got 4"):
        fit_network(invent_study(people=4, days=8), Ask(way="centred", draws=10))


def test_one_answer_alone_is_refused_in_plain_words() -> None:
    diary = invent_study(people=1, days=1)
    with pytest.raises(DiaryError, match="No two entries"):
        pair_entries(Diary("short", diary.people, ITEMS, diary.frame.iloc[[0, 3]].assign(worry=[1.0, 2.0])))
