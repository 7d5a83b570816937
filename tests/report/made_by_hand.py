"""Views made by hand: what a report shows of a person, without reckoning one."""

from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from nearer.diary import Item
from nearer.fit import Twin
from nearer.forecast import Advice, Course, LoopStrength, PersonView, WhatIf
from nearer.model.help import load_interventions
from nearer.model.loops import load_loops

NOT_YET = Advice(False, "This model has not been calibrated yet. Look, do not follow.")
QUESTIONS = ("loneliness", "mood", "contact", "withdrawal")
ALWAYS_ASKED = (10.0, 13.0, 17.0, 21.0)


def make_twin(days: int = 14, silent: tuple[int, ...] = (6, 7), seed: int = 5) -> Twin:
    """A twin of somebody asked four times a day; on the silent days nothing was answered."""
    luck = np.random.default_rng(seed)
    hours = np.array([24.0 * day + hour for day in range(days) if day not in silent for hour in ALWAYS_ASKED])
    items = tuple(Item(name, name, 1, 0.0, 10.0, "ordinal") for name in QUESTIONS)
    items += (Item("coffee", None, 1, 0.0, 10.0, "ordinal"),)
    middle = 5 + np.sin(np.arange(len(hours)) / 9.0)[:, None] * np.linspace(1.0, 2.0, len(items))
    answers = np.clip(np.round(middle + luck.normal(0, 1.4, middle.shape)), 0, 10)
    answers[luck.random(answers.shape) < 0.1] = np.nan
    return cast(Twin, make_twin_of(hours, answers, items, middle))


def make_twin_of(hours: Any, answers: Any, items: tuple[Item, ...], middle: Any, width: float = 2.0) -> SimpleNamespace:
    """What a report reads of a twin, with bands of a given half width around the middle."""
    return SimpleNamespace(
        hours=hours,
        answers=answers,
        items=items,
        answers_ahead=np.stack([middle - width, middle, middle + width], axis=-1),
        slots=np.arange(4000),
        seed=1,
    )


def make_loop(place: int, effect: float, certainty: float = 0.9, withheld: bool = False) -> LoopStrength:
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
