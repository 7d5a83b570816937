"""Writing: a diary comes back as it was written, and an interruption leaves nothing half-written."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.diary import Diary, DiaryError, DiaryMap, Item, read_diary, write_diary
from nearer.diary.writing import write_whole
from tests.diary.invented import UNHURRIED, read_rows

ITEMS = (Item("mood", "mood", 1, -1e9, 1e9, "continuous"), Item("lonely", None, 1, -1e9, 1e9, "continuous"))
WRITTEN = DiaryMap(ITEMS, name="again", day="day", beep="beep", hours="hours")
ANSWERS = st.one_of(st.just(float("nan")), st.floats(-1e9, 1e9))


@UNHURRIED
@given(st.lists(st.tuples(ANSWERS, ANSWERS, st.floats(0.01, 50)), min_size=1, max_size=15))
def test_a_diary_comes_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, entries: list[tuple[float, float, float]]
) -> None:
    hours = np.cumsum([step for _, _, step in entries])
    frame = pd.DataFrame(
        {
            "id": np.array(["Ada"] * len(entries), dtype=object),
            "day": (hours // 24).astype(np.int64) + 1,
            "beep": np.arange(1, len(entries) + 1),
            "hours": hours,
            "mood": [mood for mood, _, _ in entries],
            "lonely": [lonely for _, lonely, _ in entries],
        }
    )
    path = tmp_path_factory.mktemp("diary") / "diary.csv"
    write_diary(Diary("again", ("Ada",), ITEMS, frame), path)
    back = read_diary(path, WRITTEN)
    assert (back.people, back.items) == (("Ada",), ITEMS)
    pd.testing.assert_frame_equal(back.frame, frame, check_dtype=False, check_exact=True)


def test_a_written_diary_needs_no_map_to_keep_its_hours(tmp_path: Path) -> None:
    diary = read_rows(tmp_path)
    write_diary(diary, tmp_path / "again.csv")
    again = read_diary(tmp_path / "again.csv")
    pd.testing.assert_frame_equal(again.frame, diary.frame, check_exact=True)


def test_an_interrupted_write_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "diary.csv"
    path.write_text("old", encoding="utf-8")

    def write_and_stop() -> None:
        with write_whole(path) as out:
            out.write("half of the new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_and_stop()
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_whoever_has_the_old_file_open_never_sees_half_of_the_new(tmp_path: Path) -> None:
    path = tmp_path / "diary.csv"
    path.write_text("old", encoding="utf-8")
    with path.open(encoding="utf-8") as reader:
        with write_whole(path) as out:
            out.write("new and longer")
            out.flush()
            assert path.read_text(encoding="utf-8") == "old"
        assert reader.read() == "old"
    assert path.read_text(encoding="utf-8") == "new and longer"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match=r"away/diary\.csv cannot be written"):
        write_diary(read_rows(tmp_path), tmp_path / "away" / "diary.csv")


def test_a_full_disk_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    def write_to_a_full_disk() -> None:
        with write_whole(tmp_path / "diary.csv"):
            raise OSError(28, "No space left on device")

    with pytest.raises(DiaryError, match="cannot be written: No space left"):
        write_to_a_full_disk()
    assert list(tmp_path.iterdir()) == []
