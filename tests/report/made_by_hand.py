"""Views made by hand: what a report shows of a person, without reckoning one."""

from typing import Any

import numpy as np

from nearer.diary import Item
from nearer.fit import AHEAD, Diagnostics, Twin
from nearer.forecast import Advice, Course, LoopStrength, PersonView, WhatIf
from nearer.model.help import load_interventions
from nearer.model.loops import load_loops
from nearer.population.reference import Selves

NOT_YET = Advice(False, "This model has not been calibrated yet. Look, do not follow.")
QUESTIONS = ("loneliness", "mood", "contact", "withdrawal")
ALWAYS_ASKED = (10.0, 13.0, 17.0, 21.0)


def make_twin(days: int = 14, silent: tuple[int, ...] = (6, 7), seed: int = 5, held: float = 0.8) -> Twin:
    """A twin of somebody asked four times a day; on the silent days nothing was answered."""
    luck = np.random.default_rng(seed)
    hours = np.array([24.0 * day + hour for day in range(days) if day not in silent for hour in ALWAYS_ASKED])
    items = tuple(Item(name, name, 1, 0.0, 10.0, "ordinal") for name in QUESTIONS)
    items += (Item("tired", "energy", -1, 0.0, 10.0, "ordinal", "I feel tired"),)
    items += (Item("coffee", None, 1, 0.0, 10.0, "ordinal"),)
    middle = 5 + np.sin(np.arange(len(hours)) / 9.0)[:, None] * np.linspace(1.0, 2.0, len(items))
    answers = np.clip(np.round(middle + luck.normal(0, 1.4, middle.shape)), 0, 10)
    answers[luck.random(answers.shape) < 0.1] = np.nan
    ahead = np.full((*middle.shape, len(AHEAD)), np.nan)
    for place, shift in enumerate((-2, 0, 2)):
        ahead[:, :, place] = middle + shift
    return Twin(
        person="Ari, who stays away",
        items=items,
        hours=hours,
        answers=answers,
        selves=Selves(*(np.zeros((1, 4000), dtype=np.float32) for _ in range(4))),
        slots=np.arange(4000),
        seed=1,
        when=8 * days,
        dt=1 / 8,
        parameters={},
        item_fit=(None,) * len(items),
        filtered={},
        answers_ahead=ahead,
        taught={"rejection_sensitivity": 0.31, "niche": 0.12, "self_blame": 0.0},
        diagnostics=Diagnostics(
            np.full(len(hours), 0.7), len(hours), 900, dict.fromkeys([item.name for item in items], held)
        ),
    )


def make_loop(
    place: int, effect: float, certainty: float = 0.9, withheld: bool = False, more_than: float = 0.9
) -> LoopStrength:
    """One of the model's loops with a given weight."""
    loop = load_loops()[place]
    ring = loop.ring
    return LoopStrength(
        name=loop.name,
        title=loop.title,
        words=loop.words,
        arrows=tuple(zip(ring, (*ring[1:], ring[0]), strict=True)),
        cut_words=loop.cut_words,
        effect=effect,
        low=effect * 0.4,
        high=effect * 1.7,
        certainty=certainty,
        typical=0.02,
        more_than=more_than,
        withheld=withheld,
    )


def make_loops() -> tuple[LoopStrength, ...]:
    """Every loop of the model, ranked, one of them withheld."""
    weights = ((0.11, 0.95), (0.05, 0.8), (0.06, 0.7), (0.02, 0.6), (0.03, 0.5), (0.01, 0.3), (0.004, 0.2), (0.0, 0.1))
    return tuple(make_loop(k, effect, sure, withheld=k == 2) for k, (effect, sure) in enumerate(weights))


def make_change(place: int, effect: float, low: float, high: float, withheld: bool = False) -> WhatIf:
    """One of the model's helps with a given effect."""
    help = load_interventions()[place]
    verdict = "we do not know yet" if withheld or low <= 0 <= high else "may help" if low > 0 else "may cost"
    about = {name: getattr(help, name) for name in ("name", "title", "words", "energy", "grade", "source")}
    return WhatIf(
        outcome="distress",
        effect=effect,
        low=low,
        high=high,
        share_better=0.7,
        verdict=verdict,
        withheld=withheld,
        course=None,
        **about,
    )


def make_changes() -> tuple[WhatIf, ...]:
    """A change that may help, one that may cost, one nobody knows, one this diary cannot tell."""
    return (
        make_change(0, 0.04, 0.01, 0.08),
        make_change(1, 0.02, -0.01, 0.05),
        make_change(3, 0.005, -0.02, 0.03, withheld=True),
        make_change(2, -0.03, -0.05, -0.01),
    )


def make_course(start: float = 0.3, end: float = 0.45, width: float = 0.1) -> Course:
    """A course that goes straight from one place to another within a band of even width."""
    names = ("loneliness", "depression", "anxiety", "mood", "avoidance", "craving", "battery", "contact_pace")
    days = np.arange(1.0, 57.0)
    middle = {name: np.linspace(start, end, 56, dtype=np.float32) for name in names}
    low = {name: line - np.float32(width) for name, line in middle.items()}
    high = {name: line + np.float32(width) for name, line in middle.items()}
    return Course(days, names, low, middle, high)


def make_view(**changes: Any) -> PersonView:
    """A whole view; name a part to give it another value."""
    parts: dict[str, Any] = {
        "person": "Ari, who stays away",
        "simulated": True,
        "calibrated": False,
        "twin": make_twin(),
        "ahead": make_course(),
        "loops": make_loops(),
        "what_ifs": make_changes(),
        "advice": NOT_YET,
        "unknown": ("“Stress that stays”: this diary cannot tell how strong it is.",),
    }
    return PersonView(**(parts | changes))
