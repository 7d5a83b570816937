"""Choosing: whose diary a report is about, and how it is read beside the others in the same file."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nearer.diary import Diary
from nearer.diary.faults import name_some
from nearer.diary.settings import number
from nearer.errors import NearerError
from nearer.fit import AnswerPrior
from nearer.forecast import PersonView, view_person

Progress = Callable[[str, float], None]


class ReportError(NearerError):
    """A report that cannot be made of this diary."""


def enough_answers() -> int:
    """From how many answered occasions a diary says something about its person."""
    return int(number("checks", "minimum_answers"))


def require_mapped(diary: Diary) -> None:
    """Refuse a diary none of whose questions measures anything of the model."""
    if not diary.mapped:
        names = name_some(item.name for item in diary.items)
        raise ReportError(
            f"No question of {diary.name} has a construct in the map, so there is nothing to look at. "
            f"Its questions are: {names}. Give at least one of them a construct."
        )


def count_answered(diary: Diary) -> dict[str, int]:
    """For each person, the occasions at which a question of the model was answered."""
    columns = [item.name for item in diary.mapped]
    answered = np.asarray(diary.frame[columns].notna().any(axis=1))
    return {name: int(np.count_nonzero(answered[first:last])) for name, (first, last) in diary.bounds.items()}


def choose_person(diary: Diary) -> str:
    """The first person with enough answers, or the one with most when nobody has."""
    counts = count_answered(diary)
    enough = (name for name, count in counts.items() if count >= enough_answers())
    return next(enough, max(counts, key=counts.__getitem__))


def view_one(
    diary: Diary, person: str, count: int = 20_000, seed: int = 1, progress: Progress | None = None
) -> PersonView:
    """Look at one person; the others in the file say what answers are usual."""
    require_mapped(diary)
    one = diary.person(person)
    if not count_answered(diary)[one.id]:
        raise ReportError(
            f"Person {one.id} has not answered any question that has a construct in the map. Choose another person, "
            "or give more questions a construct."
        )
    group = AnswerPrior.from_diary(diary, leave_out=one.id) if len(diary.people) > 1 else None
    return view_person(one, group=group, count=count, seed=seed, progress=progress)
