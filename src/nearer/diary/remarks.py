"""Remarks: what a check has seen, in sentences; the words stand in check_words.toml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from nearer.diary.diary import Diary
from nearer.diary.faults import name_some, plain
from nearer.diary.settings import load_table, number

if TYPE_CHECKING:
    from nearer.diary.checking import Check, ItemCheck


def say(remark: str, **values: Any) -> str:
    """One remark with its values filled in."""
    return str(load_table("check_words")[remark]).format(**values)


def write_remarks(diary: Diary, check: Check) -> list[str]:
    """All remarks on a diary: on its map, its people, its items."""
    return [*remark_constructs(check), *remark_people(check), *remark_items(diary, check)]


def remark_constructs(check: Check) -> Iterator[str]:
    """Items that measure nothing the model knows."""
    without = [item.name for item in check.items if item.construct is None]
    if len(without) == len(check.items):
        yield say("no_constructs")
    elif without:
        yield say("without_construct", names=name_some(without))


def remark_people(check: Check) -> Iterator[str]:
    """People with few answers, long gaps, or entries that look careless."""
    least, gap = int(number("checks", "minimum_answers")), number("checks", "long_gap")
    much = number("checks", "careless_share")
    few = [one.id for one in check.each if one.answered < least]
    away = [one.id for one in check.each if one.longest_gap_hours > gap]
    same = [one.id for one in check.each if one.same_share >= much]
    fast = [one.id for one in check.each if one.fast_share >= much]

    def tell(ids: list[str]) -> dict[str, Any]:
        return {"names": name_some(ids), "count": len(ids), "people": check.people}

    if few:
        yield say("few_answers", **tell(few), least=least)
    if away:
        yield say("long_gap", **tell(away), days=plain(gap / 24))
    if same:
        yield say("same_answers", **tell(same))
    if fast:
        yield say("fast_answers", **tell(fast))


def remark_items(diary: Diary, check: Check) -> Iterator[str]:
    """Items that were not answered, never change, sit at an end, or hold strange values."""
    for item, kind in zip(check.items, (item.kind for item in diary.items), strict=True):
        if not item.answered:
            yield say("empty_item", name=item.name)
            continue
        values = diary.frame[item.name].dropna().to_numpy()
        if item.different == 1 and item.answered > 1:
            yield say("constant_item", name=item.name, value=plain(values[0]))
        if kind == "ordinal" and bool((values != np.floor(values)).any()):
            yield say("between_steps", name=item.name)
        for value in far_values(values):
            yield say("far_value", name=item.name, value=plain(value), count=int((values == value).sum()))
    yield from remark_ends([item for item in check.items if item.different > 1])


def remark_ends(items: Sequence[ItemCheck]) -> Iterator[str]:
    """Items whose answers crowd at one end of the scale, or stand still for some people."""
    least = number("checks", "end_share")
    floor = [f"{item.name} ({item.floor_share:.0%})" for item in items if item.floor_share >= least]
    ceiling = [f"{item.name} ({item.ceiling_share:.0%})" for item in items if item.ceiling_share >= least]
    still = [f"{item.name} ({item.constant_people})" for item in items if item.constant_people]
    if floor:
        yield say("floor", least=least, names=name_some(floor))
    if ceiling:
        yield say("ceiling", least=least, names=name_some(ceiling))
    if still:
        yield say("constant_people", names=name_some(still))


def far_values(values: np.ndarray[Any, np.dtype[np.float64]]) -> list[float]:
    """An end value that lies further from the next answer than all other answers from each other, such as -99."""
    different = np.unique(values)
    found = []
    if len(different) > 3 and different[1] - different[0] > different[-1] - different[1]:
        found.append(float(different[0]))
    if len(different) > 3 and different[-1] - different[-2] > different[-2] - different[0]:
        found.append(float(different[-1]))
    return found
