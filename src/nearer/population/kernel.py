"""The loops around the step: people and ties one step on. Compiled by `nearer.model.compiler`, in blocks for threads.

Two passes over people and one over ties, so that no two threads ever write the same place and the bits do not depend
on how many there are. Arrays are (quantity, person) and (tie,), 32-bit.
"""

from typing import Any

from nearer.model.columns import load_help, load_side, load_state, load_traits, store_side, store_state
from nearer.model.company import add_meeting, add_others, face_people, nobody, step_tie
from nearer.model.noise import draw_shocks, draw_tie_luck
from nearer.model.rest import rest_state
from nearer.model.state import Meeting, Tie
from nearer.model.step import step_person


def face_block(
    lo: int, hi: int, people: Any, traits: Any, help: Any, sides: Any, seed: Any, when: Any, p: Any, dt: Any
) -> None:
    """What people lo..hi bring to their ties."""
    for i in range(lo, hi):
        shocks = draw_shocks(seed, i, when)
        store_side(
            sides, i, face_people(load_state(people, i), load_traits(traits, i), load_help(help, i), shocks, p, dt)
        )


def tie_block(
    lo: int, hi: int, ties: Any, ends: Any, sides: Any, met: Any, seed: Any, when: Any, p: Any, dt: Any
) -> None:
    """What happens on ties lo..hi; `met` (7, tie) holds it until both sides have read it."""
    for k in range(lo, hi):
        one = load_side(sides, ends[0, k])
        other = load_side(sides, ends[1, k])
        meeting = step_tie(load_tie(ties, k), one, other, draw_tie_luck(seed, ends[0, k], ends[1, k], when), p, dt)
        met[0, k] = meeting.contacts
        met[1, k] = meeting.declined
        met[2, k] = meeting.other_declined
        met[3, k] = meeting.rejected
        met[4, k] = meeting.other_rejected
        met[5, k] = meeting.strained
        met[6, k] = meeting.strength


def load_tie(ties: Any, k: int) -> Tie:
    """One tie."""
    return Tie(ties[0, k], ties[1, k], ties[2, k], ties[3, k], ties[4, k], ties[5, k])


def load_meeting(met: Any, k: int, first: bool) -> Meeting:
    """What happened on one tie, seen from its first or second side."""
    if first:
        return Meeting(met[0, k], met[1, k], met[2, k], met[3, k], met[4, k], met[5, k], met[6, k])
    return Meeting(met[0, k], met[2, k], met[1, k], met[4, k], met[3, k], met[5, k], met[6, k])


def person_block(
    lo: int,
    hi: int,
    people: Any,
    traits: Any,
    help: Any,
    sides: Any,
    ties: Any,
    ends: Any,
    met: Any,
    start: Any,
    slots: Any,
    seed: Any,
    when: Any,
    p: Any,
    dt: Any,
) -> None:
    """People lo..hi one step on, after what they met."""
    for i in range(lo, hi):
        state = load_state(people, i)
        trait = load_traits(traits, i)
        given = load_help(help, i)
        shocks = draw_shocks(seed, i, when)
        one = load_side(sides, i)
        encounters = nobody(p)
        for at in range(start[i], start[i + 1]):
            k = slots[at]
            first = ends[0, k] == i
            other = load_side(sides, ends[1, k] if first else ends[0, k])
            encounters = add_meeting(encounters, load_tie(ties, k), load_meeting(met, k, first), one, other, p)
        encounters = add_others(encounters, state, trait, given, one, shocks, p, dt)
        store_state(people, i, step_person(state, trait, encounters, given, shocks, p, dt))


def rest_block(lo: int, hi: int, people: Any, traits: Any, p: Any) -> None:
    """Put people lo..hi at rest."""
    for i in range(lo, hi):
        store_state(people, i, rest_state(load_traits(traits, i), p))


def selves_block(
    lo: int,
    hi: int,
    selves: Any,
    traits: Any,
    help: Any,
    ties: Any,
    around: Any,
    sums: Any,
    seed: Any,
    slot: Any,
    when: Any,
    steps: int,
    p: Any,
    dt: Any,
) -> None:
    """Selves lo..hi some steps on, each in its own ego network of people who behave as the population's average.

    `ties` is (6, tie, self) with strength 0 where there is no tie, `around` the average Side as (8, 1), `sums`
    (5, self) gathers contacts, warmth, strain, rejections and declined chances over the steps. Chance is keyed by
    `slot` (self,), never by ancestor.
    """
    for i in range(lo, hi):
        state = load_state(selves, i)
        trait = load_traits(traits, i)
        given = load_help(help, i)
        other = load_side(around, 0)
        for n in range(steps):
            shocks = draw_shocks(seed, slot[i], when + n)
            one = face_people(state, trait, given, shocks, p, dt)
            encounters = nobody(p)
            for k in range(ties.shape[1]):
                if ties[1, k, i] > 0:
                    tie = Tie(ties[0, k, i], ties[1, k, i], ties[2, k, i], ties[3, k, i], ties[4, k, i], ties[5, k, i])
                    chance = draw_tie_luck(seed, slot[i], k, when + n)
                    meeting = step_tie(tie, one, other, chance, p, dt)
                    encounters = add_meeting(encounters, tie, meeting, one, other, p)
                    ties[0, k, i] = meeting.strength
            encounters = add_others(encounters, state, trait, given, one, shocks, p, dt)
            sums[0, i] += encounters.contacts
            sums[1, i] += encounters.warmth
            sums[2, i] += encounters.strain
            sums[3, i] += encounters.rejected
            sums[4, i] += encounters.declined
            state = step_person(state, trait, encounters, given, shocks, p, dt)
        store_state(selves, i, state)
