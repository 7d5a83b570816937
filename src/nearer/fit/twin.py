"""The twin: one person as a cloud of possible selves, moved by the model's step and weighed by the person's answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from nearer.diary import Item, PersonDiary
from nearer.fit.carriers import observe, read_carriers
from nearer.fit.cloud import MOMENT, TIE_ROWS, Cloud, Weighed, gather
from nearer.fit.compiled import Crew
from nearer.fit.faults import TwinError
from nearer.fit.likelihood import number
from nearer.fit.priors import AnswerPrior
from nearer.fit.records import AHEAD, ItemFit, Records, describe_item
from nearer.fit.reference import usual_people
from nearer.fit.taught import read_taught
from nearer.model.compiler import as_float32
from nearer.model.parameters import load_parameters
from nearer.model.state import Traits
from nearer.population.reference import Selves, take_selves

Numbers = NDArray[np.float64]

FEWEST_SELVES = 100


@dataclass(frozen=True)
class Diagnostics:
    """How well the cloud did, told with every twin.

    `effective` is each occasion's least effective sample: the share of selves that an answer did not contradict.
    `ancestors` is how many of the selves of the first day still live. `held` says for each item how often its 80 %
    band ahead held the answer.
    """

    effective: Numbers
    stages: int
    ancestors: int
    held: dict[str, float]

    @property
    def least_effective(self) -> float:
        """The least effective sample of the diary, as a share of the selves."""
        return float(np.nanmin(self.effective)) if np.isfinite(self.effective).any() else 1.0


@dataclass(frozen=True)
class Twin:
    """A person as possible selves at the end of a diary, all equally probable, and what was believed on the way."""

    person: str
    items: tuple[Item, ...]
    hours: Numbers
    answers: Numbers
    selves: Selves
    slots: NDArray[np.int64]
    seed: int
    when: int
    dt: float
    parameters: Mapping[str, float]
    item_fit: tuple[ItemFit | None, ...]
    # Construct to (occasion, 5): the 5, 25, 50, 75 and 95 % points of its readout.
    filtered: dict[str, Numbers]
    # (occasion, item, AHEAD): what was expected of each answer before it was known.
    answers_ahead: Numbers
    # Trait to the share of its variance that this diary took away.
    taught: dict[str, float]
    diagnostics: Diagnostics
    # Trait or construct to how far it moves under a second seed, in posterior SDs; empty before `beside`.
    moves: dict[str, float] = field(default_factory=dict)
    # Item to (occasion, levels - 1): the chance of an answer at or below each level but the last, before it was known.
    levels_ahead: dict[str, Numbers] = field(default_factory=dict)

    @classmethod
    def of_anybody(cls, selves: Selves, seed: int = 1, parameters: Mapping[str, float] | None = None) -> "Twin":
        """A twin of nobody in particular: these selves, before any answer."""
        none: Numbers = np.zeros((0, 0))
        slots = np.arange(selves.count, dtype=np.int64)
        seen = Diagnostics(np.zeros(0), 0, selves.count, {})
        ahead: Numbers = np.zeros((0, 0, len(AHEAD)))
        about = ("anybody", (), np.zeros(0), none, selves, slots, seed, 0, 1 / 8, dict(parameters or {}))
        return cls(*about, (), {}, ahead, dict.fromkeys(read_taught().learned, 0.0), seen)

    @property
    def learned(self) -> tuple[str, ...]:
        """The traits this diary taught something about; a handful of answers teaches nothing about what is fixed."""
        if np.isfinite(self.diagnostics.effective).sum() < number("answers_least"):
            return ()
        return tuple(name for name, share in self.taught.items() if share >= number("learned_least"))

    @property
    def not_learned(self) -> tuple[str, ...]:
        """The traits that stay as they are drawn from the population, or nearly so."""
        return tuple(name for name in Traits._fields if name not in self.learned)

    def believed(self) -> dict[str, tuple[float, float]]:
        """Mean and SD of every learned trait and of every construct at the end of the diary."""
        traits = {name: self.selves.traits[Traits._fields.index(name)] for name in self.learned}
        values = {**traits, **observe(self.selves)}
        return {name: (float(np.mean(v, dtype=float)), float(np.std(v, dtype=float))) for name, v in values.items()}

    def beside(self, second: "Twin") -> "Twin":
        """The same twin, knowing how much it moves under a second seed."""
        return replace(self, moves=measure_moves(self, second))

    def withheld(self, name: str) -> bool:
        """Whether this diary cannot tell this number: under a second seed it moves too much."""
        return self.moves.get(name, 0.0) > number("seed_share")


def measure_moves(first: Twin, second: Twin) -> dict[str, float]:
    """How far each number moves between two seeds, in posterior SDs."""
    if first.person != second.person or first.answers.shape != second.answers.shape:
        raise TwinError(
            f"Two seeds can be compared for one diary only, got {first.person} and {second.person}. "
            "Fit the same diary twice."
        )
    if first.seed == second.seed:
        raise TwinError(f"Both twins have seed {first.seed}. Fit the second one with another seed.")
    one, two = first.believed(), second.believed()
    # A trait that only one of the seeds has learned has moved without limit.
    return {
        name: abs(mean - two[name][0]) / max(spread, 1e-12) if name in two else np.inf
        for name, (mean, spread) in one.items()
    }


def compare_seeds(first: Twin, second: Twin) -> tuple[str, ...]:
    """The traits and constructs that move too much between two seeds: this diary cannot tell them."""
    moves = measure_moves(first, second)
    return tuple(name for name in first.believed() if moves[name] > number("seed_share"))


def fit_twin(
    diary: PersonDiary,
    *,
    group: AnswerPrior | None = None,
    count: int = 20_000,
    seed: int = 1,
    threads: int = 2,
    dt: float = 1 / 8,
    parameters: Mapping[str, float] | None = None,
    selves: Selves | None = None,
    progress: Callable[[float], None] | None = None,
) -> Twin:
    """Fit a twin to one person's diary; `group` says what answers are usual, `selves` who the person may be."""
    check_request(diary, count, dt, threads)
    people = usual_people(parameters) if selves is None else selves
    asked = tuple(k for k, item in enumerate(diary.items) if item.construct is not None)
    items = tuple(diary.items[k] for k in asked)
    usual = AnswerPrior.from_people(items, people)
    prior = group.filled(usual) if group is not None else usual
    learned = read_taught().learned
    crew = Crew(threads)
    numbers = as_float32(load_parameters(dict(parameters or {})))
    mine = choose_selves(people, count, seed)
    cloud = gather(mine, people, learned, [(i, prior.items[i.name]) for i in items], seed, numbers, dt, crew)
    records = Records(cloud, diary, asked)
    spread = trait_variance(cloud)
    try:
        when = read_answers(cloud, diary, asked, records, progress)
    finally:
        crew.close()
    return Twin(
        person=diary.id,
        items=diary.items,
        hours=diary.hours,
        answers=diary.answers,
        selves=cloud.selves,
        slots=cloud.slots,
        seed=seed,
        when=when,
        dt=dt,
        parameters=dict(parameters or {}),
        item_fit=tuple(describe_item(cloud, asked.index(k)) if k in asked else None for k in range(len(diary.items))),
        filtered=records.filtered,
        answers_ahead=records.ahead,
        levels_ahead=records.upto,
        taught={name: float(1 - after / spread[name]) for name, after in trait_variance(cloud).items()},
        diagnostics=Diagnostics(records.effective, records.stages, cloud.count, records.share_held()),
    )


def check_request(diary: PersonDiary, count: int, dt: float, threads: int) -> None:
    """Refuse what cannot be fitted, in words."""
    if not any(item.construct in read_carriers() for item in diary.items):
        raise TwinError(
            f"No item of {diary.id}'s diary measures anything of the model. Give at least one item a construct."
        )
    if len(diary.hours) == 0:
        raise TwinError(f"{diary.id}'s diary has no occasion. Choose another person.")
    if np.any(np.diff(diary.hours) <= 0):
        raise TwinError(f"The hours of {diary.id}'s diary do not rise. Sort the occasions and drop doubles.")
    if count < FEWEST_SELVES:
        raise TwinError(f"A twin needs {FEWEST_SELVES} selves or more, got {count}.")
    if not 1 / 8 <= dt <= 1:
        raise TwinError(f"dt must lie between 1/8 day and 1 day, got {dt}.")
    if threads < 1:
        raise TwinError(f"threads must be 1 or more, got {threads}.")


def choose_selves(people: Selves, count: int, seed: int) -> Selves:
    """Selves of a person before any answer: some of the people, in an order that the seed decides."""
    order = np.random.default_rng(seed).permutation(people.count)
    return take_selves(people, np.resize(order, count))


def trait_variance(cloud: Cloud) -> dict[str, float]:
    """Variance of each trait that can be learned, where it stands among people."""
    known = len(cloud.states.rows)
    return {name: float(cloud.ranks[known + k].var(dtype=float)) for k, name in enumerate(cloud.learned)}


def read_answers(
    cloud: Cloud,
    diary: PersonDiary,
    asked: tuple[int, ...],
    records: Records,
    progress: Callable[[float], None] | None,
) -> int:
    """Live through the diary, weighing each answer at the end of the step it falls in; returns the next step."""
    steps = np.floor(diary.hours / (24 * cloud.dt)).astype(np.int64)
    when, last, days, told = int(steps[0]), int(steps[0]), diary.hours / 24, -np.inf
    for row, step in enumerate(steps.tolist()):
        if step >= when:
            cloud.live(when, step + 1 - when)
            when = step + 1
        answers = diary.answers[row, list(asked)]
        answered = bool(np.isfinite(answers).any())
        if answered:
            cloud.forget((when - last) * cloud.dt)
            last = when
        cloud.stand()
        moment = cloud.ranks[MOMENT].copy()
        cloud.pass_moment(float(days[row] - told), float(days[row]))
        records.expect(row)
        if answered:
            told = days[row]
            records.weighed(row, weigh_occasion(cloud, answers))
        else:
            # Moments that nobody told of are passed over.
            cloud.ranks[MOMENT] = moment
        records.believe(row)
        if progress is not None:
            progress((row + 1) / len(steps))
    return when


def weigh_occasion(cloud: Cloud, answers: Numbers) -> dict[int, Weighed]:
    """Weigh the answers of one occasion, and let the selves be what they have become."""
    before, weighed = cloud.ranks[-TIE_ROWS:].copy(), {}
    for k, question in enumerate(cloud.questions):
        if np.isfinite(answers[k]):
            item = question.item
            weighed[k] = cloud.weigh(question, (answers[k] - item.low) / (item.high - item.low))
    cloud.settle(before)
    return weighed
