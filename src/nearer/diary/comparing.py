"""Comparing days: a share, a mean or a difference between two kinds of day, with the interval it deserves.

    s^2 (1/n1 + 1/n0) e,  e = (1 + r q) / (1 - r q)        the variance of a difference between kinds of day

    n1, n0  days of each kind                                               count
    s       spread of the days' values within their kind                    as measured
    r, q    how like one day is to the next, in the values and in the kinds  correlation

Moods that last make neighbouring days say less than their number suggests: Bartlett 1935, J R Stat Soc 98:536. From
few days r and q come out too low, by about (1 + 3 r) / n, which is put back: Kendall 1954, Biometrika 41:403.
Answers that go in steps of a `grain` hide what lies between, so s^2 is never taken to be below grain^2 / 12.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist, mean, variance
from typing import NamedTuple

from nearer.diary.faults import DiaryError
from nearer.diary.settings import number


class Share(NamedTuple):
    """How many of how many, and the band the share lies in."""

    hits: int
    total: int
    low: float
    high: float


class Mean(NamedTuple):
    """A mean of single events, and its band."""

    events: int
    mean: float
    low: float
    high: float


class Difference(NamedTuple):
    """Days with something beside days without it: how many, their means, and the band of the difference."""

    with_count: int
    without_count: int
    with_mean: float
    without_mean: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether the band leaves no room for no difference."""
        return self.low > 0 or self.high < 0


def measure_share(count: int, total: int, comparisons: int = 1) -> Share:
    """A share with Wilson's band."""
    if not 0 <= count <= total or total == 0:
        raise DiaryError(f"A share needs 0 or more of at least 1, got {count} of {total}. Count again.")
    z = NormalDist().inv_cdf(1 - tail(comparisons))
    share, spread = count / total, z * z / total
    middle = (share + spread / 2) / (1 + spread)
    half = z * sqrt(share * (1 - share) / total + spread / (4 * total)) / (1 + spread)
    # At the ends the band reaches the end itself; rounding must not leave it short.
    low = 0.0 if count == 0 else max(0.0, middle - half)
    return Share(count, total, low, 1.0 if count == total else min(1.0, middle + half))


def measure_mean(values: Sequence[float], comparisons: int = 1, grain: float = 0.0) -> Mean:
    """The mean of events that stand apart, such as one difference a meeting, with Student's band."""
    if len(values) < 2:
        raise DiaryError(f"A mean with its band needs two values or more, got {len(values)}. Wait for more.")
    middle = mean(values)
    half = student(tail(comparisons), len(values) - 1) * sqrt(max(variance(values), grain * grain / 12) / len(values))
    return Mean(len(values), middle, middle - half, middle + half)


def compare_days(
    values: Sequence[float | None], marks: Sequence[bool | None], comparisons: int = 1, grain: float = 0.0
) -> Difference:
    """Days that are marked beside days that are not, in the order of days; None is a day without an answer."""
    if len(values) != len(marks):
        raise DiaryError(f"Every day needs a value and a mark, got {len(values)} and {len(marks)}. Pair them up.")
    known = [
        (day, value, mark)
        for day, (value, mark) in enumerate(zip(values, marks, strict=True))
        if value is not None and mark is not None
    ]
    groups = {kind: [value for _, value, mark in known if mark is kind] for kind in (True, False)}
    if min(map(len, groups.values())) < 2:
        raise DiaryError(
            f"Comparing needs two days or more of each kind, got {len(groups[True])} and {len(groups[False])}. "
            "Wait for more days."
        )
    means = {kind: mean(group) for kind, group in groups.items()}
    left = {day: value - means[mark] for day, value, mark in known}
    shared = sum(map(bool, (mark for _, _, mark in known))) / len(known)
    echo = product_of_echoes(left, {day: mark - shared for day, _, mark in known})
    spread = max(sum(value * value for value in left.values()) / (len(known) - 2), grain * grain / 12)
    stretch = (1 + echo) / (1 - echo)
    error = sqrt(spread * (1 / len(groups[True]) + 1 / len(groups[False])) * stretch)
    half = student(tail(comparisons), max(1.0, len(known) / stretch - 2)) * error
    change = means[True] - means[False]
    counts = (len(groups[True]), len(groups[False]))
    return Difference(*counts, means[True], means[False], change - half, change + half)


def product_of_echoes(one: dict[int, float], other: dict[int, float]) -> float:
    """How much two courses of days that both last can imitate each other; a restless one imitates nothing."""
    return max(0.0, measure_echo(one)) * max(0.0, measure_echo(other))


def measure_echo(left: dict[int, float]) -> float:
    """How like one day is to the next, from what is left around the mean, put right for few days."""
    pairs = [(value, left[day + 1]) for day, value in left.items() if day + 1 in left]
    total = sum(value * value for value in left.values())
    if not pairs or total == 0:
        return 0.0
    plain = sum(a * b for a, b in pairs) / len(pairs) / (total / len(left))
    return min(number("comparing", "largest_echo"), plain + (1 + 3 * plain) / len(left))


def tail(comparisons: int) -> float:
    """The chance left on each side of a band when so many are looked at together."""
    return (1 - number("comparing", "level")) / 2 / max(1, comparisons)


def student(chance: float, freedom: float) -> float:
    """The point of Student's t beyond which this chance is left."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, 1 - chance))
