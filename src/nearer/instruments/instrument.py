"""An instrument: one questionnaire as its file in `definitions/` describes it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from nearer.errors import NearerError

Rule = Literal["sum", "mean", "percent", "category", "products"]
SHIPPED, SLOT = "shipped", "slot"


class InstrumentError(NearerError):
    """A questionnaire or an answer to it cannot be used; the message says what, where and what to do."""


class Option(NamedTuple):
    """One answer to choose, and the points it stands for."""

    points: int
    label: str = ""
    loinc: str = ""


class AnswerSet(NamedTuple):
    """The answers of one kind of question, in the printed order; other spellings stand for points too."""

    name: str
    options: tuple[Option, ...]
    spellings: dict[str, int]

    @property
    def least(self) -> int:
        """The fewest points of one answer."""
        return min(option.points for option in self.options)

    @property
    def most(self) -> int:
        """The most points of one answer."""
        return max(option.points for option in self.options)


class Item(NamedTuple):
    """One question. Without text it is an empty slot."""

    name: str
    answers: str
    text: str = ""
    reversed: bool = False
    scored: bool = True
    loinc: str = ""


class ScoreRule(NamedTuple):
    """How answers become one score; `products` takes its items in pairs."""

    name: str
    rule: Rule
    items: tuple[str, ...]
    least: float
    most: float
    higher: str
    times: float = 1.0
    may_miss: int = 0
    loinc: str = ""


class Band(NamedTuple):
    """A published stretch of a score, from its lower edge on."""

    score: str
    least: float
    most: float
    label: str
    source: str
    people: str


class CutOff(NamedTuple):
    """A published threshold. It screens; it does not diagnose."""

    score: str
    kind: Literal["at_least", "at_most", "equals"]
    points: float
    says: str
    source: str
    seen: str


class ChangeFigure(NamedTuple):
    """What is published about change: in points, or as a share of the first score."""

    score: str
    kind: Literal["reliable", "important", "felt_better"]
    shown: bool
    why: str
    source: str
    seen: str
    points: float = 0.0
    share: float = 0.0
    share_range: tuple[float, float] = (0.0, 0.0)


class SafetyItem(NamedTuple):
    """A question whose answer opens the safety path, whatever the score."""

    item: str
    at_least: int
    why: str


class Statement(NamedTuple):
    """A sentence about the licence, where it stands, and whether it was seen there or quoted by another."""

    quote: str
    source: str
    seen: str


class Licence(NamedTuple):
    """Whose the questionnaire is and on what terms it is here."""

    holder: str
    credit: str
    summary: str
    statements: tuple[Statement, ...]


class Instrument(NamedTuple):
    """A questionnaire: its words, licence, scoring and what is published about its scores."""

    id: str
    name: str
    title: str
    about: str
    words: str
    language: str
    checked: str
    instruction: str
    period: str
    missing: str
    papers: tuple[str, ...]
    licence: Licence
    answers: dict[str, AnswerSet]
    items: tuple[Item, ...]
    scores: tuple[ScoreRule, ...]
    bands: tuple[Band, ...]
    cut_offs: tuple[CutOff, ...]
    changes: tuple[ChangeFigure, ...]
    safety: tuple[SafetyItem, ...]
    no_bands: str = ""
    no_change: str = ""
    panel: str = ""
    permission: str = ""

    def item(self, name: str) -> Item:
        """The question of that name."""
        for item in self.items:
            if item.name == name:
                return item
        raise InstrumentError(
            f"{self.name} has no question {name!r}. Name one of {', '.join(item.name for item in self.items)}."
        )

    def options(self, item: Item | str) -> tuple[Option, ...]:
        """The answers of a question, in the printed order."""
        return self.answers[(self.item(item) if isinstance(item, str) else item).answers].options

    def rule(self, name: str) -> ScoreRule:
        """The score of that name."""
        for rule in self.scores:
            if rule.name == name:
                return rule
        raise InstrumentError(
            f"{self.name} has no score {name!r}. Name one of {', '.join(rule.name for rule in self.scores)}."
        )

    @property
    def ready(self) -> bool:
        """Whether every question has its words, so that it can be asked."""
        return all(item.text for item in self.items)

    def require_words(self) -> Instrument:
        """This instrument when it can be asked; a slot without its words is refused."""
        if empty := [item.name for item in self.items if not item.text]:
            raise InstrumentError(
                f"{self.name} has no words for {', '.join(empty)}. It is a slot: get permission, then fill them in "
                "(docs/how-to/questionnaires.md)."
            )
        return self
