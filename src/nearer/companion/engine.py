"""The engine: the page's only door to the science, which is loaded when it is first needed."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from nearer.companion.memory_file import OFF_DISK, hold_in_memory
from nearer.companion.settings import SELVES
from nearer.errors import NearerError

if TYPE_CHECKING:
    from nearer.diary import Diary

    # Named again, so that pages can name these types without a door of their own.
    from nearer.diary.comparing import Difference as Difference
    from nearer.diary.comparing import Mean as Mean
    from nearer.diary.comparing import Share as Share
    from nearer.forecast import Advice, PersonView

__all__ = ["OFF_DISK"]

Watch = Callable[[float, str], None]


class InventedPerson(NamedTuple):
    """An invented person as the page names them."""

    name: str
    title: str
    words: str


class Candidate(NamedTuple):
    """One person of a diary, and whether there is enough to look at."""

    id: str
    answered: int
    enough: bool
    chosen: bool


@cache
def list_invented() -> dict[str, InventedPerson]:
    """The invented people, read without waking the science."""
    text = (files("nearer") / "forecast" / "invented.toml").read_text(encoding="utf-8")
    return {name: InventedPerson(name, row["title"], row["words"]) for name, row in tomllib.loads(text).items()}


def look_at_invented(name: str, watch: Watch) -> PersonView:
    """Reckon the view of an invented person."""
    from nearer.forecast import invented_person, view_person

    watch(0.0, "Getting ready")
    return view_person(
        invented_person(name), simulated=True, count=SELVES, progress=lambda words, share: watch(share, words)
    )


def look_at_own(diary: Diary, person: str, watch: Watch) -> PersonView:
    """Reckon the view of one person of a diary."""
    from nearer.report.choosing import view_one

    watch(0.0, "Getting ready")
    with plain_troubles():
        return view_one(diary, person, count=SELVES, progress=lambda words, share: watch(share, words))


def may_suggest_step(*, simulated: bool = False) -> Advice:
    """Whether the model may suggest a small step to a person, and why not."""
    from nearer.forecast import may_advise
    from nearer.model.help import load_intervention

    return may_advise(load_intervention("small_step"), simulated=simulated)


def draft_map(file_name: str, content: bytes) -> str:
    """The text of a first map of a diary, to be checked by a person."""
    from nearer.diary.drafting import draft_layout
    from nearer.diary.files import inspect_file
    from nearer.diary.teaching import teach

    with plain_troubles(), hold_in_memory(file_name, content) as path:
        return teach(draft_layout(inspect_file(path)))


def read_diary(file_name: str, content: bytes, map_text: str) -> Diary:
    """Read a diary with a map; at least one question must measure something of the model."""
    from nearer.diary import read_diary as read
    from nearer.diary.maps import build_map
    from nearer.report.choosing import require_mapped

    with plain_troubles(), hold_in_memory(file_name, content) as path:
        try:
            table = tomllib.loads(map_text)
        except tomllib.TOMLDecodeError as error:
            raise NearerError(f"The map cannot be read: {error}. Correct that line.") from None
        diary = read(path, build_map(table, "The map"))
        require_mapped(diary)
        return diary


def list_people(diary: Diary) -> list[Candidate]:
    """The people of a diary in order; the first with enough answers is chosen."""
    from nearer.report.choosing import choose_person, count_answered, enough_answers

    counts = count_answered(diary)
    first = choose_person(diary)
    return [Candidate(name, count, count >= enough_answers(), name == first) for name, count in counts.items()]


# Ratings are whole numbers.
GRAIN = 1.0


def measure_share(count: int, total: int) -> Share:
    """A share with its band."""
    from nearer.diary.comparing import measure_share as measure

    return measure(count, total)


def measure_mean(ratings: Sequence[float], comparisons: int = 1) -> Mean:
    """The mean of ratings with its band, one of so many that are looked at together."""
    from nearer.diary.comparing import measure_mean as measure

    return measure(ratings, comparisons, GRAIN)


def compare_days(ratings: Sequence[float | None], marks: Sequence[bool | None], comparisons: int) -> Difference:
    """Days that are marked beside days that are not, one of so many comparisons that are looked at together."""
    from nearer.diary.comparing import compare_days as compare

    return compare(ratings, marks, comparisons, GRAIN)


def write_body(view: PersonView) -> str:
    """The report as a part of a page."""
    from nearer.report.person import write_body as write

    return write(view)


def write_whole(view: PersonView) -> str:
    """The report as one file."""
    from nearer.report.person import write_whole as write

    return write(view)


def read_style() -> str:
    """The report's style sheet."""
    return (files("nearer.report") / "templates" / "report" / "look.css").read_text(encoding="utf-8")


@contextmanager
def plain_troubles() -> Iterator[None]:
    """Let what a person can mend come out as one kind of error, whichever room said it."""
    try:
        yield
    except NearerError:
        raise
    except ValueError as error:
        if not type(error).__module__.startswith("nearer."):
            raise
        raise NearerError(str(error)) from None
