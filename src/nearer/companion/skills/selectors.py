"""Reading what was practised."""

from __future__ import annotations

from collections import defaultdict

from nearer.companion.skills.models import Practice


def list_ratings() -> dict[str, list[int]]:
    """For each skill that was rated, its ratings."""
    ratings: dict[str, list[int]] = defaultdict(list)
    for key, good in Practice.objects.filter(told=True, any_good__isnull=False).values_list("key", "any_good"):
        ratings[key].append(good)
    return dict(ratings)


def list_practices(key: str = "", most: int = 40) -> list[Practice]:
    """The latest practices, of one skill or of all."""
    told = Practice.objects.filter(told=True)
    return list((told.filter(key=key) if key else told)[:most])


def find_open_practice() -> Practice | None:
    """The practice that was begun and not told about yet."""
    return Practice.objects.filter(told=False).first()
