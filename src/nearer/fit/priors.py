"""What answers are usual: where people place themselves on each item before anything is known of one of them.

    answer = centre + spread x direction x standing + noise        shares of the scale

The centre and the spread have a prior, because with free ones a person's level could not be told from their manner of
answering. It comes from the other people of the group when there are enough, else from simulated people.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nearer.diary import Diary, Item
from nearer.fit.carriers import observe, place_on_scale, read_carriers
from nearer.fit.likelihood import noise_sizes, number
from nearer.population.reference import Selves

if TYPE_CHECKING:
    import pandas as pd

Numbers = NDArray[np.float64]


class ItemPrior(NamedTuple):
    """What is usual for one item, in shares of its scale."""

    centre: float
    centre_sd: float
    spread: float
    spread_sd: float
    noise: float

    def noise_weights(self) -> Numbers:
        """How probable each size of noise is before any answer."""
        away = np.log(noise_sizes() / self.noise) / number("noise_differs")
        weights = np.exp(-0.5 * away * away)
        shares: Numbers = weights / weights.sum()
        return shares


@dataclass(frozen=True)
class AnswerPrior:
    """What is usual for each item, by the item's name; `people` is how many it was learned from."""

    items: Mapping[str, ItemPrior]
    people: int

    @classmethod
    def from_diary(cls, diary: Diary, leave_out: str | None = None) -> "AnswerPrior":
        """Learn it from a group's answers, without one of its people."""
        frame = diary.frame
        if leave_out is not None:
            frame = frame[frame["id"].astype(str) != str(leave_out)]
        ids = frame["id"].to_numpy().astype(str)
        learned = {item.name: learn_item(item, ids, frame[item.name]) for item in diary.mapped}
        people = len(set(ids.tolist()))
        return cls({name: prior for name, prior in learned.items() if prior is not None}, people)

    @classmethod
    def from_people(cls, items: tuple[Item, ...], people: Selves) -> "AnswerPrior":
        """Expect what simulated people would answer if their readouts lay on the item's scale."""
        readouts = observe(people)
        usual = {}
        for item in items:
            if item.construct is not None:
                usual[item.name] = expect_item(item, place_on_scale(item.construct, readouts[item.construct]))
        return cls(usual, 0)

    def filled(self, other: "AnswerPrior") -> "AnswerPrior":
        """This one, and another's word on items that this one does not know."""
        return AnswerPrior({**other.items, **self.items}, self.people)


def expect_item(item: Item, placed: Numbers) -> ItemPrior:
    """What simulated people would answer to one item."""
    centre = float(placed.mean()) if item.direction > 0 else 1 - float(placed.mean())
    spread = max(float(placed.std()), number("spread_least"))
    # As in a group: of the differences between people's answers this share is manner and the rest is felt.
    share = number("style_share")
    style = max(number("style"), spread * (share / (1 - share)) ** 0.5)
    return ItemPrior(centre, style, spread, number("spread_differs") * spread, number("noise_usual"))


def learn_item(item: Item, ids: NDArray[np.str_], column: "pd.Series[float]") -> ItemPrior | None:
    """What a group usually answers to one item; None when too few people answered it often enough."""
    answers = (column.to_numpy(dtype=np.float64) - item.low) / (item.high - item.low)
    there = np.isfinite(answers)
    names, place = np.unique(ids[there], return_inverse=True)
    counts = np.bincount(place, minlength=len(names)).astype(float)
    means = np.bincount(place, answers[there], minlength=len(names)) / np.maximum(counts, 1)
    squares = np.bincount(place, (answers[there] - means[place]) ** 2, minlength=len(names))
    kept = counts >= number("answers_least")
    if kept.sum() < number("group_least"):
        return None
    within = float((squares[kept] / (counts[kept] - 1)).mean())
    between = max(float(means[kept].var(ddof=1)) - within * float((1 / counts[kept]).mean()), 0.0)
    style = number("style_share") * between
    felt = between - style + (1 - number("noise_share")) * within
    # Moments of a touched item are felt too.
    touch = number("moment_size") * read_carriers()[str(item.construct)].moment
    spread = max(float(np.sqrt(felt / (1 + touch**2))), number("spread_least"))
    # The group's own mean is not known exactly either; an item that is the same in all may still differ in the next.
    centre_sd = float(np.sqrt(style + (between + within / counts[kept].mean()) / kept.sum()))
    noise = float(np.sqrt(number("noise_share") * within))
    return ItemPrior(
        float(means[kept].mean()),
        max(centre_sd, number("spread_least")),
        spread,
        number("spread_differs") * spread,
        float(np.clip(noise, number("noise_least"), number("noise_most"))),
    )
