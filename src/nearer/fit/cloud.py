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
from nearer.fit.compiled import Crew, fit_loops, step_loops
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

Floats = NDArray[np.float32]
Numbers = NDArray[np.float64]

# What follows from other quantities within a step is not moved by answers; the next step settles it.
FOLLOWING = frozenset({"approach", "openness", "warmth", "overdrive", "cortisol"})
CELLS = 512
# Cells reach this many SDs to both sides; a single far self must not make them coarse.
REACH = 6.0
# Coarser cells do for foreseeing an answer.
FORESEEN_CELLS = 32
# At most this much of the cloud's effective size is given up at once.
LEAST_EFFECTIVE = 0.5
NEVER = 1e-12


@dataclass
class Question:
    """One item with what is believed of this person's way of answering it, self by self."""

    item: Item
    carrier: int
    centre: int
    levels: Levels
    weights: Numbers
    # Spread, then variance of the centre, covariance, variance of the spread: (4, self).
    belief: Floats


@dataclass
class Weighed:
    """What weighing one answer needed."""

    effective: float
    stages: int


@dataclass
class Cells:
    """How a row of numbers lies in equal cells."""

    low: float
    width: float
    shares: Numbers

    def middles(self) -> Numbers:
        """The middle of each cell."""
        return self.low + self.width * (np.arange(len(self.shares)) + 0.5)

    def edges(self) -> Numbers:
        """The edges of the cells."""
        return self.low + self.width * np.arange(len(self.shares) + 1)

    def coarser(self, count: int) -> tuple[Numbers, Numbers]:
        """Fewer, wider cells: their mean places and shares, without empty ones."""
        shares = self.shares.reshape(count, -1).sum(axis=1)
        places = (self.shares * self.middles()).reshape(count, -1).sum(axis=1)
        held = shares > 0
        return places[held] / shares[held], shares[held]


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
    foreseen: Floats = field(init=False)
    doubt: Floats = field(init=False)
    shift: Floats = field(init=False)
    sums: Floats = field(init=False)
    help: Floats = field(init=False)

    def __post_init__(self) -> None:
        count = self.slots.size
        self.foreseen, self.doubt, self.shift = (np.zeros(count, dtype=np.float32) for _ in range(3))
        self.sums = np.zeros((5, count), dtype=np.float32)
        self.help = np.zeros((len(Help._fields), count), dtype=np.float32)

    @property
    def count(self) -> int:
        """How many selves."""
        return int(self.slots.size)

    def live(self, when: int, steps: int) -> None:
        """Let every self live some steps, each with the chance of its slot."""
        loops, s = step_loops(), self.selves

        def block(lo: int, hi: int) -> None:
            rest = (np.uint64(self.seed), self.slots, when, steps, self.parameters, np.float32(self.dt))
            loops.selves_block(lo, hi, s.state, s.traits, self.help, s.ties, s.around, self.sums, *rest)

        self.crew.share(block, self.count, self.count * 1000)

    def stand(self) -> None:
        """See where every self stands among people."""
        self.states.rank(self.selves.state, self.ranks[: len(self.states.rows)], self.crew)
        last = self.ranks.shape[0] - 1
        loops, offset = fit_loops(), np.float32(number("chances_floor"))
        ties, out = self.selves.ties, self.ranks[last]
        self.crew.share(lambda lo, hi: loops.chances_block(lo, hi, ties, offset, out), self.count, ties[:2].size)

    def settle(self, before: Floats) -> None:
        """Write back into the selves what answers have moved; `before` are the chances to meet as they were."""
        known = len(self.states.rows)
        self.states.unrank(self.ranks[:known], self.selves.state, self.crew)
        self.traits.unrank(self.ranks[known : known + len(self.learned)], self.selves.traits, self.crew)
        loops, offset = fit_loops(), np.float32(number("chances_floor"))
        ties, after = self.selves.ties, self.ranks[-1]
        self.crew.share(lambda lo, hi: loops.widen_block(lo, hi, ties, offset, before, after), self.count, ties[0].size)

    def foresee(self, question: Question) -> Cells:
        """What every self would answer before noise, and how these answers lie."""
        loops = fit_loops()
        rank, centre = self.ranks[question.carrier], self.ranks[question.centre]
        direction = np.float32(question.item.direction)
        args = (rank, question.belief, direction, centre, self.foreseen, self.doubt)
        self.crew.share(lambda lo, hi: loops.foresee_block(lo, hi, *args), self.count, self.count * 6)
        return self.count_cells()

    def count_cells(self) -> Cells:
        """How the foreseen answers lie now."""
        mean, far = float(self.foreseen.mean(dtype=float)), REACH * float(self.foreseen.std(dtype=float))
        low, high = max(float(self.foreseen.min()), mean - far), min(float(self.foreseen.max()), mean + far)
        width = max((high - low) / CELLS, 1e-9)
        counts = np.zeros(CELLS, dtype=np.int64)
        fit_loops().count_cells(self.foreseen, low, width, counts)
        return Cells(low, width, counts / self.count)

    def expect(self, question: Question) -> Numbers:
        """Chance of each level of one item before the answer is known."""
        places, shares = self.foresee(question).coarser(FORESEEN_CELLS)
        return foresee_levels(question.levels, places, shares, float(self.doubt.mean()), question.weights)

    def weigh(self, question: Question, answer: float) -> Weighed:
        """Weigh every self by one answer (share of the scale)."""
        cells, level = self.foresee(question), find_level(question.levels, answer)
        doubt, weights = float(self.doubt.mean()), question.weights
        slopes = weigh_answer(question.levels, level, cells.middles(), doubt, weights)
        effective, stages, left = effective_share(cells.shares, slopes.likely, 1.0), 0, 1.0
        learned = weights * (slopes.by_size @ cells.shares)
        start = cells
        along = slopes
        while left > NEVER:
            part = temper(cells.shares, along.likely, left)
            self.move(cells, along.likely**part)
            left, stages = left - part, stages + 1
            if left > NEVER:
                cells = self.count_cells()
                along = weigh_answer(question.levels, level, cells.middles(), doubt, weights)
        self.learn(question, start, slopes)
        question.weights = learned / learned.sum()
        return Weighed(effective, stages)

    def move(self, cells: Cells, likely: Numbers) -> None:
        """Shift the foreseen answers so that they lie as their weights say, and everything else along."""
        loops = fit_loops()
        moved = move_edges(cells, likely)
        mean = float(cells.shares @ cells.middles())
        values, shift, low, width = self.foreseen, self.shift, cells.low, cells.width
        self.crew.share(
            lambda lo, hi: loops.shift_block(lo, hi, values, low, width, moved, shift), self.count, self.count * 4
        )
        ranks = self.ranks
        self.crew.share(
            lambda lo, hi: loops.move_block(lo, hi, ranks, values, mean, shift), ranks.shape[0], ranks.size * 2
        )

    def learn(self, question: Question, cells: Cells, slopes: Slopes) -> None:
        """Learn the item's centre and spread, self by self, from what the answer adds to its standing."""
        loops = fit_loops()
        usual = np.float32(self.doubt.mean())
        noise = np.float32(question.weights @ noise_sizes() ** 2)
        self.foresee(question)
        rank, centre = self.ranks[question.carrier], self.ranks[question.centre]
        direction = np.float32(question.item.direction)
        pull, sharp = slopes.pull.astype(np.float32), slopes.sharp.astype(np.float32)
        args = (
            rank,
            question.belief,
            direction,
            centre,
            self.foreseen,
            cells.low,
            cells.width,
            pull,
            sharp,
            noise,
            usual,
        )
        self.crew.share(lambda lo, hi: loops.learn_block(lo, hi, *args), self.count, self.count * 10)


def effective_share(shares: Numbers, likely: Numbers, part: float) -> float:
    """Effective sample of the weights likely ** part, as a share of all selves."""
    weights = np.exp(part * np.log(likely / likely.max()))
    return float((shares @ weights) ** 2 / (shares @ (weights * weights)))


def temper(shares: Numbers, likely: Numbers, left: float) -> float:
    """The largest part of what is left that keeps the effective sample above its floor."""
    if effective_share(shares, likely, left) >= LEAST_EFFECTIVE:
        return left
    low, high = 0.0, left
    for _ in range(30):
        middle = (low + high) / 2
        if effective_share(shares, likely, middle) < LEAST_EFFECTIVE:
            high = middle
        else:
            low = middle
    return low


def move_edges(cells: Cells, likely: Numbers) -> Numbers:
    """Where the edges of the cells go so that equal shares of the old lie go to equal shares of the new."""
    weighed = cells.shares * likely
    # A trace everywhere, so that the new shares rise strictly and can be turned round.
    weighed = weighed / weighed.sum() + NEVER
    before = np.concatenate([[0.0], np.cumsum(cells.shares)])
    after = np.concatenate([[0.0], np.cumsum(weighed)])
    moved: Numbers = np.interp(before / before[-1], after / after[-1], cells.edges())
    return moved


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
    ranks = np.zeros((known + len(learned) + len(asked) + 1, count), dtype=np.float32)
    traits.rank(selves.traits, ranks[known : known + len(learned)], crew)
    places, questions = states.rows.tolist(), []
    for k, (item, prior) in enumerate(asked):
        centre = known + len(learned) + k
        ranks[centre] = prior.centre
        belief = np.zeros((4, count), dtype=np.float32)
        belief[0], belief[1], belief[3] = prior.spread, prior.centre_sd**2, prior.spread_sd**2
        carrier = places.index(read_carriers()[str(item.construct)].row)
        questions.append(Question(item, carrier, centre, item_levels(item), prior.noise_weights(), belief))
    return Cloud(
        selves, learned, questions, ranks, states, traits, np.arange(count, dtype=np.int64), seed, parameters, dt, crew
    )
