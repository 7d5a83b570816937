"""Mechanisms: what a set of equations must say to be moved by the population kernel.

The kernel knows no equation. It is given the functions below, calls them with symbols, and compiles what they did. The
cycle is one such set (`nearer.population.cycle`); any other set of records and functions in the same shape will do.

    who     carries `state` and `traits` (records of 32-bit numbers), may be given `help`, and has ties
    ties    are kept twice, once with each of their two people; a record of `tie` is filled from what the layer of the
            tie has in common, but for the fields named in `changing` (32-bit, written anew by each meeting) and `kept`
            (16-bit, changed only from outside)
    room    one number a person that the population may use for how much each tie gets (see `face`)

A step is: `face` for everybody; then, for each person and each of their ties, `meet` and `add`; then `others`, if there
are meetings without a tie, and `live`. `meet` is always called with the lower-numbered person first, and a field `x` of
what it gives is read as `other_x`, where there is one, by the second person.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Mechanisms:
    """A set of equations that the kernel can move; records are NamedTuple classes, numbers may be one of groups."""

    name: str
    state: Any
    traits: Any
    help: Any
    side: Any  # what a person brings to each tie; at most 16 fields, 8 are quickest
    tie: Any
    numbers: Any
    luck: Callable[..., Any]  # (seed, person, when) -> luck of a person
    tie_luck: Callable[..., Any]  # (seed, lower, higher, when) -> luck of a tie
    face: Callable[..., Any]  # (state, traits, help, room, luck, p, dt) -> side
    meet: Callable[..., Any]  # (tie, one, other, luck of the tie, p, dt) -> what happened, with fields of `changing`
    nobody: Callable[..., Any]  # (p) -> what is met before any tie is looked at
    add: Callable[..., Any]  # (met, tie after the meeting, what happened, one, other, p) -> met
    live: Callable[..., Any]  # (state, traits, all that was met, help, luck, p, dt) -> state
    others: Callable[..., Any] | None = None  # (state, traits, met, help, luck, p, dt) -> met
    changing: tuple[str, ...] = ("strength",)
    kept: tuple[str, ...] = ()
