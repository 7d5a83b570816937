"""Choosing: which steps are open today, in what order, and when rest comes first. Plain rules, see rules.toml.

The person's own ratings set the order: the least dread first, then the most worth. A step never leads to somebody the
person keeps away from, never takes more than the battery holds, and shrinks to its half after hard times.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from nearer.companion.ladder.models import OwnStep
from nearer.companion.ladder.rules import RULES
from nearer.companion.ladder.words import Energy

LITTLE, SOME, MUCH = Energy.values


class Brake(Enum):
    """Why no step is offered now; the first that holds is the one that is told."""

    PAUSED = "paused"
    SAFETY_FIRST = "safety_first"
    LOW_DAYS = "low_days"
    RISEN = "risen"
    EMPTY = "empty"
    ENOUGH = "enough"


class Wait(Enum):
    """Why one step of the ladder waits."""

    KEEPS_AWAY = "keeps_away"
    NOT_TODAY = "not_today"
    TOO_MUCH = "too_much"
    HARD = "hard"


class Today(NamedTuple):
    """What is known about today; None is not known."""

    battery: int | None = None
    tries: int = 0
    low_days: int = 0
    risen: bool = False
    paused: bool = False
    safety_first: bool = False


class Past(NamedTuple):
    """One try that is over; lists of these begin with the newest."""

    step: int
    half: bool
    hard: bool
    dread: int | None


class Tried(NamedTuple):
    """How the last tries of a step went: hard ones in a row, of the whole step and of its half."""

    hard: int = 0
    half_hard: int = 0


class Offer(NamedTuple):
    """A step that is open today, whole or as its half."""

    step: OwnStep
    half: bool = False

    @property
    def words(self) -> str:
        """What there is to do."""
        return self.step.half if self.half else self.step.words


class Ladder(NamedTuple):
    """The ladder of today: what is open, in order, and what waits, with the reason."""

    open: list[Offer]
    waiting: list[tuple[OwnStep, Wait]]


def find_brake(today: Today) -> Brake | None:
    """Why no step is offered now, or None."""
    brakes = {
        Brake.PAUSED: today.paused,
        Brake.SAFETY_FIRST: today.safety_first,
        Brake.LOW_DAYS: today.low_days >= RULES.low_days,
        Brake.RISEN: today.risen,
        Brake.EMPTY: today.battery is not None and today.battery <= RULES.rest_at_battery,
        Brake.ENOUGH: today.tries >= RULES.steps_a_day,
    }
    return next((brake for brake, holds in brakes.items() if holds), None)


def cap_energy(battery: int | None) -> int:
    """The most energy a step may take; with a battery that is not known, some."""
    if battery is None:
        return SOME
    if battery >= RULES.much_energy_from_battery:
        return MUCH
    return SOME if battery >= RULES.some_energy_from_battery else LITTLE


def cap_dread(past: Sequence[Past]) -> int | None:
    """Below which dread steps are offered whole: after enough hard times in a row, below the least dreaded of them."""
    latest = past[: RULES.hard_times_before_stepping_down]
    if len(latest) < RULES.hard_times_before_stepping_down or not all(attempt.hard for attempt in latest):
        return None
    return min((attempt.dread for attempt in latest if attempt.dread is not None), default=0)


def count_hard(past: Iterable[Past]) -> dict[int, Tried]:
    """For each step, how many hard times in a row its whole and its half had, up to now."""
    runs: dict[tuple[int, bool], int] = defaultdict(int)
    ended: set[tuple[int, bool]] = set()
    for step, half, hard, _ in past:
        if hard and (step, half) not in ended:
            runs[step, half] += 1
        elif not hard:
            ended.add((step, half))
            if half:
                # A half step that went well opens the whole one again.
                ended.add((step, False))
    return {step: Tried(runs.get((step, False), 0), runs.get((step, True), 0)) for step, _ in runs}


def sort_ladder(
    steps: Sequence[OwnStep],
    tried: dict[int, Tried],
    *,
    battery: int | None,
    below: int | None,
    waits_today: frozenset[int] = frozenset(),
) -> Ladder:
    """The steps that are open, the least dread first, and those that wait; `below` caps the dread of a whole step."""
    most = cap_energy(battery)
    ladder = Ladder([], [])
    for step in sorted(steps, key=rank_step):
        offer = offer_step(step, tried.get(step.pk, Tried()), most, below, step.pk in waits_today)
        if isinstance(offer, Offer):
            ladder.open.append(offer)
        else:
            ladder.waiting.append((step, offer))
    # A half step stands for a dread that is too high now, so whole steps of less dread come first.
    ladder.open.sort(key=lambda offer: offer.half)
    return ladder


def rank_step(step: OwnStep) -> tuple[float, float, int]:
    """The place of a step: least dread, then most worth; without a rating last."""
    unknown = float("inf")
    return (unknown if step.dread is None else step.dread, unknown if step.worth is None else -step.worth, step.pk)


def offer_step(step: OwnStep, tried: Tried, most: int, below: int | None, not_today: bool) -> Offer | Wait:
    """A step as it is open today, or why it waits."""
    if step.tie is not None and step.tie.keeps_harming:
        return Wait.KEEPS_AWAY
    if not_today:
        return Wait.NOT_TODAY
    limit = RULES.hard_times_before_stepping_down
    smaller = tried.hard >= limit or (below is not None and (step.dread is None or step.dread >= below))
    if smaller and (not step.half or tried.half_hard >= limit):
        return Wait.HARD
    # A half step takes less; how much less nobody has measured, so it is taken as one grade.
    takes = max(step.energy - 1, LITTLE) if smaller else step.energy
    if takes > most:
        if not smaller and step.half and max(step.energy - 1, LITTLE) <= most and tried.half_hard < limit:
            return Offer(step, half=True)
        return Wait.TOO_MUCH
    return Offer(step, half=smaller)
