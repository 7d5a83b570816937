"""The cloud: possible selves of one person, moved by the step and weighed by answers.

An answer re-weighs what the selves foresaw for it, exactly, along that one line; then every self is moved so that the
cloud has the new weights, and what hangs together with the foreseen answer moves along (a rank histogram filter:
Anderson 2010). No self is copied and none dies. See docs/explanation/twin.md.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from nearer.diary import Item
from nearer.fit.carriers import read_carriers
from nearer.fit.cells import NEVER, Cells
from nearer.fit.compiled import Crew, fit_loops
from nearer.fit.faults import TwinError
from nearer.fit.likelihood import (
    Levels,
    Slopes,
    find_level,
    foresee_levels,
    item_levels,
    noise_sizes,
    number,
    weigh_answer,
)
from nearer.fit.priors import ItemPrior
from nearer.fit.standing import Standing, differing
from nearer.model.parameters import Parameters
from nearer.model.state import Help, State, Traits
from nearer.population.reference import Selves
from nearer.population.selves import move_selves

Floats = NDArray[np.float32]
Numbers = NDArray[np.float64]

# What follows from other quantities within a step is not moved by answers; the next step settles it.
FOLLOWING = frozenset({"approach", "openness", "warmth", "overdrive", "cortisol"})
# Coarser cells do for foreseeing an answer.
FORESEEN_CELLS = 32
# What is believed of a self's ties: chances to meet, and their harshness. The colour of the moment stands before them.
TIE_ROWS = 2
MOMENT = -TIE_ROWS - 1
MINUTES = 24 * 60


def tie_floors() -> tuple[np.float32, np.float32]:
    """Below these, chances and harshness of ties make no difference."""
    return np.float32(number("chances_floor")), np.float32(number("harsh_floor"))


@dataclass
class Question:
    """One item with what is believed of this person's way of answering it, self by self."""

    item: Item
    carrier: int
    # How far a good moment moves what is felt.
    touch: float
    centre: int
    levels: Levels
    weights: Numbers
    # Spread, then variance of the centre, covariance, variance of the spread: (4, self).
    belief: Floats
    prior: ItemPrior


@dataclass
class Weighed:
    """What weighing one answer needed."""

    effective: float
    stages: int


@dataclass
class Cloud:
    """Possible selves in motion."""

    selves: Selves
    learned: tuple[str, ...]
    questions: list[Question]
    ranks: Floats
    states: Standing
    traits: Standing
    slots: NDArray[np.int64]
    seed: int
    parameters: Parameters
    dt: float
    crew: Crew
    felt: Floats = field(init=False)
    foreseen: Floats = field(init=False)
    doubt: Floats = field(init=False)
    shift: Floats = field(init=False)
    away: Floats = field(init=False)
    sums: Floats = field(init=False)
    help: Floats = field(init=False)

    def __post_init__(self) -> None:
        count = self.slots.size
        self.felt = np.zeros(count, dtype=np.float32)
        self.foreseen, self.doubt = np.zeros(count, dtype=np.float32), np.zeros(count, dtype=np.float32)
        self.shift, self.away = np.zeros(count, dtype=np.float32), np.zeros(count, dtype=np.float32)
        self.sums = np.zeros((5, count), dtype=np.float32)
        self.help = np.zeros((len(Help._fields), count), dtype=np.float32)

    @property
    def count(self) -> int:
        """How many selves."""
        return int(self.slots.size)

    def live(self, when: int, steps: int) -> None:
        """Let every self live some steps, each with the chance of its slot."""
        s = self.selves

        def block(lo: int, hi: int) -> None:
            rest = (np.uint64(self.seed), self.slots, when, steps, self.parameters, np.float32(self.dt))
            move_selves(lo, hi, s.state, s.traits, self.help, s.ties, s.around, self.sums, *rest)

        self.crew.share(block, self.count, self.count * 1000)

    def stand(self) -> None:
        """See where every self stands among people."""
        self.states.rank(self.selves.state, self.ranks[: len(self.states.rows)], self.crew)
        loops, (offset, least) = fit_loops(), tie_floors()
        ties, out = self.selves.ties, self.ranks[-TIE_ROWS:]
        self.crew.share(lambda lo, hi: loops.ties_block(lo, hi, ties, offset, least, out), self.count, ties[:3].size)

    def settle(self, before: Floats) -> None:
        """Write back into the selves what answers have moved; `before` is what ties gave as they were."""
        known = len(self.states.rows)
        self.states.unrank(self.ranks[:known], self.selves.state, self.crew)
        self.traits.unrank(self.ranks[known : known + len(self.learned)], self.selves.traits, self.crew)
        loops, (offset, least) = fit_loops(), tie_floors()
        args = (self.selves.ties, offset, least, before, self.ranks[-TIE_ROWS:])
        self.crew.share(lambda lo, hi: loops.retie_block(lo, hi, *args), self.count, self.selves.ties[:2].size)

    def forget(self, days: float) -> None:
        """Let what is believed of traits and manner grow older: a step back towards what is usual among people.

        Leanings and ways of answering are not fixed for ever; without this, thousands of answers would make the cloud
        far surer of them than it may be.
        """
        kept = np.exp(-days / number("forget_days"))
        known = len(self.states.rows)
        for z in self.ranks[known : known + len(self.learned)]:
            mean, variance = float(z.mean(dtype=float)), float(z.var(dtype=float))
            wider = np.sqrt((kept * kept * variance + 1 - kept * kept) / max(variance, 1e-9))
            z[:] = np.float32(kept * mean) + np.float32(wider) * (z - np.float32(mean))
        for q in self.questions:
            usual = np.array(
                [q.prior.centre, q.prior.centre_sd**2, q.prior.spread, q.prior.spread_sd**2], dtype=np.float32
            )
            fit_loops().forget_block(0, self.count, q.belief, self.ranks[q.centre], np.float32(kept), usual)

    def pass_moment(self, days: float, until: float) -> None:
        """Let the moment pass: `days` since the last that was told of, up to the one at day `until`."""
        loops, kept = fit_loops(), float(np.exp(-days / number("moment_lasts")))
        fresh, minute = np.float32((1 - kept * kept) ** 0.5), round(until * MINUTES)
        args = (self.ranks[MOMENT], np.float32(kept), fresh, np.uint64(self.seed), self.slots, minute)
        self.crew.share(lambda lo, hi: loops.moment_block(lo, hi, *args), self.count, self.count * 20)

    def feel(self, question: Question) -> Floats:
        """What every self feels of what an item measures, just now."""
        loops = fit_loops()
        args = (self.ranks[question.carrier], np.float32(question.touch), self.ranks[MOMENT], self.felt)
        self.crew.share(lambda lo, hi: loops.feel_block(lo, hi, *args), self.count, self.count * 3)
        return self.felt

    def foresee(self, question: Question) -> float:
        """What every self would answer before noise; returns the usual doubt about it."""
        loops = fit_loops()
        rank, centre = self.feel(question), self.ranks[question.centre]
        direction = np.float32(question.item.direction)
        args = (rank, question.belief, direction, centre, self.foreseen, self.doubt)
        self.crew.share(lambda lo, hi: loops.foresee_block(lo, hi, *args), self.count, self.count * 6)
        return float(self.doubt.mean(dtype=float))

    def expect(self, question: Question) -> Numbers:
        """Chance of each level of one item before the answer is known."""
        doubt = self.foresee(question)
        places, shares = Cells.of(self.foreseen).coarser(FORESEEN_CELLS)
        return foresee_levels(question.levels, places, shares, doubt, question.weights)

    def weigh(self, question: Question, answer: float) -> Weighed:
        """Weigh every self by one answer (share of the scale)."""
        doubt, weights, level = self.foresee(question), question.weights, find_level(question.levels, answer)
        start = cells = Cells.of(self.foreseen)
        slopes = along = weigh_answer(question.levels, level, cells.middles(), doubt, weights)
        effective, stages, left = cells.effective(slopes.likely), 0, 1.0
        learned = weights * (slopes.by_size @ cells.shares)
        while left > NEVER:
            part = cells.temper(along.likely, left)
            self.move(cells, along.likely**part)
            left, stages = left - part, stages + 1
            if left > NEVER:
                cells = Cells.of(self.foreseen)
                along = weigh_answer(question.levels, level, cells.middles(), doubt, weights)
        self.learn(question, start, slopes, doubt)
        question.weights = learned / learned.sum()
        return Weighed(effective, stages)

    def move(self, cells: Cells, likely: Numbers) -> None:
        """Shift the foreseen answers so that they lie as their weights say, and everything else along."""
        loops = fit_loops()
        moved, mean = cells.moved_edges(likely), cells.mean()
        values, shift, low, width = self.foreseen, self.shift, cells.low, cells.width
        self.crew.share(
            lambda lo, hi: loops.shift_block(lo, hi, values, low, width, moved, shift), self.count, self.count * 4
        )
        spread = loops.centre_shift(values, shift, mean, self.away)
        ranks, away = self.ranks, self.away
        self.crew.share(
            lambda lo, hi: loops.move_block(lo, hi, ranks, away, spread, shift), ranks.shape[0], ranks.size * 2
        )

    def learn(self, question: Question, cells: Cells, slopes: Slopes, doubt: float) -> None:
        """Learn the item's centre and spread, self by self, from what the answer adds to its standing."""
        loops = fit_loops()
        noise = np.float32(question.weights @ noise_sizes() ** 2)
        self.foresee(question)
        rank, centre = self.felt, self.ranks[question.centre]
        direction = np.float32(question.item.direction)
        pull, sharp = slopes.pull.astype(np.float32), slopes.sharp.astype(np.float32)
        along = (self.foreseen, cells.low, cells.width, pull, sharp, noise, np.float32(doubt))
        args = (rank, question.belief, direction, centre, *along)
        self.crew.share(lambda lo, hi: loops.learn_block(lo, hi, *args), self.count, self.count * 10)


def gather(
    selves: Selves,
    people: Selves,
    learned: tuple[str, ...],
    asked: list[tuple[Item, ItemPrior]],
    seed: int,
    parameters: Parameters,
    dt: float,
    crew: Crew,
) -> Cloud:
    """A cloud of these selves before any answer; `people` says how quantities are spread."""
    free = [row for row, name in enumerate(State._fields) if name not in FOLLOWING]
    states = Standing.among(people.state, differing(people.state, free))
    traits = Standing.among(people.traits, [Traits._fields.index(name) for name in learned])
    count, known = selves.count, len(states.rows)
    ranks = np.zeros((known + len(learned) + len(asked) + 1 + TIE_ROWS, count), dtype=np.float32)
    traits.rank(selves.traits, ranks[known : known + len(learned)], crew)
    places, questions = states.rows.tolist(), []
    for k, (item, prior) in enumerate(asked):
        centre = known + len(learned) + k
        ranks[centre] = prior.centre
        belief = np.zeros((4, count), dtype=np.float32)
        belief[0], belief[1], belief[3] = prior.spread, prior.centre_sd**2, prior.spread_sd**2
        carrier = find_carrier(item, places)
        touch = number("moment_size") * read_carriers()[str(item.construct)].moment
        way = (item_levels(item), prior.noise_weights(), belief, prior)
        questions.append(Question(item, carrier, touch, centre, *way))
    return Cloud(
        selves, learned, questions, ranks, states, traits, np.arange(count, dtype=np.int64), seed, parameters, dt, crew
    )


def find_carrier(item: Item, places: list[int]) -> int:
    """Where the quantity that an item measures stands among those that differ between people."""
    row = read_carriers()[str(item.construct)].row
    if row not in places:
        raise TwinError(
            f"{item.name} measures {item.construct}, in which simulated people do not differ with these numbers. "
            "Change the numbers, or leave the item without a construct."
        )
    return places.index(row)
