"""The diary room: people's answers over time - read, mapped to what they measure, checked and written."""

from nearer.diary.checking import Check, check_diary
from nearer.diary.diary import Diary, Item, PersonDiary
from nearer.diary.drafting import draft_map
from nearer.diary.faults import DiaryError
from nearer.diary.maps import DiaryMap, construct_names, read_map, write_map
from nearer.diary.package import write_package
from nearer.diary.reading import read_diary
from nearer.diary.teaching import write_draft
from nearer.diary.writing import write_diary

__all__ = [
    "Check",
    "Diary",
    "DiaryError",
    "DiaryMap",
    "Item",
    "PersonDiary",
    "check_diary",
    "construct_names",
    "draft_map",
    "read_diary",
    "read_map",
    "write_diary",
    "write_draft",
    "write_map",
    "write_package",
]
