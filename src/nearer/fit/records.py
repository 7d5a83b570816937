"""Records: what a twin believed and expected at each occasion, and how it came out."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nearer.diary import PersonDiary
from nearer.fit.carriers import read_carriers
from nearer.fit.cloud import Cloud, Weighed
from nearer.fit.likelihood import find_level, noise_sizes

Numbers = NDArray[np.float64]

# What is kept of each answer expected: an 80 % band with its middle, mean and SD, four more points, all in the item's
# own units; then the chance of a lower answer, of this or a lower one, and the log chance of this one (answered only).
AHEAD = ("low", "middle", "high", "mean", "sd", "q05", "q25", "q75", "q95", "below", "upto", "score")
POINTS = (0.1, 0.5, 0.9, 0.05, 0.25, 0.75, 0.95)
BELIEVED = (0.05, 0.25, 0.5, 0.75, 0.95)
# Bands are read off this many selves; all are alike, and more change no picture.
READ_OFF = 4000


class ItemFit(NamedTuple):
    """What is believed of a person's way of answering one item, in the item's own units."""

    name: str
    centre: float
    centre_sd: float
    spread: float
    spread_sd: float
    noise: float
    noise_sd: float


class Records:
    """What is kept while a diary is read."""

    def __init__(self, cloud: Cloud, diary: PersonDiary, asked: tuple[int, ...]) -> None:
        occasions = len(diary.hours)
        self.cloud, self.diary, self.asked = cloud, diary, asked
        self.ahead: Numbers = np.full((occasions, len(diary.items), len(AHEAD)), np.nan)
        self.filtered: dict[str, Numbers] = {name: np.full((occasions, 5), np.nan) for name in read_carriers()}
        # The chance of an answer at or below each level but the last, (occasions, levels - 1), by item.
        self.upto: dict[str, Numbers] = {
            question.item.name: np.full((occasions, len(question.levels.values) - 1), np.nan)
            for question in cloud.questions
        }
        self.effective: Numbers = np.full(occasions, np.nan)
        self.stages = 0

    def expect(self, row: int) -> None:
        """Note what is expected of every item at this occasion, before its answers are known."""
        for question, column in zip(self.cloud.questions, self.asked, strict=True):
            item, chances = question.item, self.cloud.expect(question)
            values = item.low + (item.high - item.low) * question.levels.values
            upto = np.cumsum(chances)
            self.upto[item.name][row] = upto[:-1]
            points = read_points(values, upto, item.kind == "ordinal")
            mean = float(chances @ values)
            sd = float(np.sqrt(chances @ (values - mean) ** 2))
            kept = [*points[:3], mean, sd, *points[3:], np.nan, np.nan, np.nan]
            answer = self.diary.answers[row, column]
            if np.isfinite(answer):
                level = find_level(question.levels, (answer - item.low) / (item.high - item.low))
                kept[-3:] = [upto[level] - chances[level], upto[level], float(np.log(chances[level]))]
            self.ahead[row, column] = kept

    def weighed(self, row: int, weighed: dict[int, Weighed]) -> None:
        """Note how hard the answers of an occasion were to take in."""
        self.effective[row] = min(one.effective for one in weighed.values())
        self.stages += sum(one.stages for one in weighed.values())

    def believe(self, row: int) -> None:
        """Note what is believed of every construct after this occasion."""
        rows = [carrier.row for carrier in read_carriers().values()]
        readouts = np.sort(self.cloud.selves.state[rows, :READ_OFF], axis=1)
        at = np.clip(np.round(np.array(BELIEVED) * readouts.shape[1]).astype(int), 0, readouts.shape[1] - 1)
        for k, name in enumerate(read_carriers()):
            self.filtered[name][row] = readouts[k, at]

    def share_held(self) -> dict[str, float]:
        """For each item, how often its 80 % band ahead held the answer; an answer on its border counts in part."""
        held = {}
        for column in self.asked:
            below, upto = self.ahead[:, column, -3], self.ahead[:, column, -2]
            there = np.isfinite(below)
            if there.any():
                inside = np.clip(upto[there], 0.1, 0.9) - np.clip(below[there], 0.1, 0.9)
                held[self.diary.items[column].name] = float(np.mean(inside / (upto[there] - below[there])))
        return held


def read_points(values: Numbers, upto: Numbers, ordinal: bool) -> list[float]:
    """Quantiles of an answer: a level of an ordinal item, in between on a continuous one."""
    if ordinal:
        at = np.minimum(np.searchsorted(upto, POINTS), len(values) - 1)
        return [float(value) for value in values[at]]
    return [float(value) for value in np.interp(POINTS, upto, values)]


def describe_item(cloud: Cloud, k: int) -> ItemFit:
    """What is believed of one item at the end."""
    question, whole = cloud.questions[k], cloud.questions[k].item.high - cloud.questions[k].item.low
    centres, belief = cloud.ranks[question.centre].astype(float), question.belief.astype(float)
    noise = float(question.weights @ noise_sizes())
    noise_sd = float(np.sqrt(question.weights @ (noise_sizes() - noise) ** 2))
    centre_sd = float(np.sqrt(centres.var() + belief[1].mean()))
    spread_sd = float(np.sqrt(belief[0].var() + belief[3].mean()))
    scaled = (centre_sd, float(belief[0].mean()), spread_sd, noise, noise_sd)
    return ItemFit(
        question.item.name, question.item.low + whole * float(centres.mean()), *(whole * value for value in scaled)
    )
