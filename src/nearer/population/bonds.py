"""Bonds: who is tied to whom in each layer, before strength and warmth are known.

Family      kin are cliques: households found within a neighbourhood, run together into families
Friend      a small world: most friends live near and know each other, some live far away
Group       memberships: small overlapping groups, ties to a few of their members
Professional  few people who help many others

Values, ranges and sources: network.toml; sizes and clustering: model/layers.toml.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearer.population.people import Floats, People

Pairs = NDArray[np.signedinteger]  # (2, tie)
Order = NDArray[np.int64]

# What one draw of the network is used for.
SOCIABILITY, BESIDE, AMONG, SHUFFLE, KIN, NEAR, FAR_ONE, FAR_OTHER = range(8)
MEMBERSHIPS, PLACE, GROUP_SIZE, KNOWN, VOCATION, CLIENTS, HELPER = range(8, 15)
# A ring of equal neighbours closes three of four triangles; thinning its ties thins the closed triangles as much.
RING_CLUSTERING = 0.75


class Luck:
    """Chance of the network: keyed by seed, place in a list and use."""

    def __init__(self, seed: int, kernel: Any) -> None:
        self.seed, self.kernel = np.uint64(seed), kernel

    def uniform(self, count: int, use: int) -> Floats:
        """One uniform an entry."""
        out = np.empty(count, dtype=np.float32)
        self.kernel.fill_tie_luck(out, self.seed, use)
        return out

    def normal(self, count: int, use: int) -> Floats:
        """One standard normal an entry."""
        out = np.empty(count, dtype=np.float32)
        self.kernel.fill_tie_normals(out, self.seed, use)
        return out

    def counts(self, mean: Floats, use: int) -> NDArray[np.int64]:
        """One Poisson count an entry, by inversion."""
        luck = self.uniform(mean.size, use).astype(float)
        term = np.exp(-mean.astype(float))
        below, count, k = term.copy(), np.zeros(mean.size, dtype=np.int64), 0
        # A uniform of 23 bits never asks for more than what a mean of 30 can give in 100.
        while k < 100 and (more := luck > below).any():
            k += 1
            count += more
            term *= mean / k
            below += term
        return count


def feel_sociable(people: People, luck: Luck, numbers: dict[str, float]) -> Floats:
    """How many friends and groups someone has, against the average 1."""
    niche = np.log(people.trait("niche"))
    niche = (niche - niche.mean()) / (niche.std() + np.float32(1e-6))
    weights = [numbers[name] for name in ("sociability", "inhibited_sociability", "niche_sociability")]
    log = weights[0] * luck.normal(people.count, SOCIABILITY) + weights[1] * people.inhibition + weights[2] * niche
    sociable: Floats = np.exp(log - np.float32(sum(w * w for w in weights) / 2)).astype(np.float32)
    return sociable


def find_runs(*keys: NDArray[Any]) -> NDArray[np.bool_]:
    """Where something new begins in sorted lists."""
    fresh = np.ones(keys[0].size, dtype=bool)
    fresh[1:] = np.any([key[1:] != key[:-1] for key in keys], axis=0)
    return fresh


def share_homes(people: People, luck: Luck, numbers: dict[str, float]) -> Order:
    """The home of every person, numbered neighbourhood by neighbourhood."""
    place = np.arange(people.count) // int(numbers["neighbourhood"])
    age = people.age + numbers["partner_age"] * luck.normal(people.count, BESIDE)
    beside = np.where(people.household == 2, age, luck.uniform(people.count, AMONG))
    order = np.lexsort((beside, people.household, place))
    fresh = find_runs(place[order], people.household[order])
    first = np.maximum.accumulate(np.where(fresh, np.arange(people.count), 0))
    opens = (np.arange(people.count) - first) % people.household[order] == 0
    home = np.empty(people.count, dtype=np.int64)
    home[order] = np.cumsum(opens) - 1
    return home


def tie_family(people: People, luck: Luck, numbers: dict[str, float], size: float) -> Pairs:
    """Kin: homes of a neighbourhood run together into families, and everybody in a family is tied."""
    home = share_homes(people, luck, numbers)
    adults = np.bincount(home).astype(float)
    place = np.zeros(adults.size, dtype=np.int64)
    place[home] = np.arange(people.count) // int(numbers["neighbourhood"])
    order = np.lexsort((luck.uniform(adults.size, SHUFFLE), place))
    # Homes of a family are a geometric run, as long as makes the mean number of kin come out.
    ratio = (size + 1 - adults.var() / adults.mean()) / adults.mean()
    joins = luck.uniform(adults.size, KIN) >= 2 / (1 + max(ratio, 1.0))
    family = np.empty(adults.size, dtype=np.int64)
    family[order] = np.cumsum(~joins | find_runs(place[order]))
    return tie_members(family[home], np.arange(people.count))


def tie_members(club: Order, member: Order) -> Pairs:
    """Tie everybody to everybody in the same club."""
    order = np.argsort(club, kind="stable")
    club, member = club[order], member[order]
    found, step = [np.empty((2, 0), dtype=np.int64)], 1
    while step < club.size and (same := club[step:] == club[:-step]).any():
        found.append(np.stack([member[:-step][same], member[step:][same]]))
        step += 1
    return np.concatenate(found, axis=1)


def tie_friends(sociable: Floats, luck: Luck, numbers: dict[str, float], size: float, clustering: float) -> Pairs:
    """Friends: a ring of near ones, thinned until as many triangles close as should, and some far away."""
    far = min(numbers["far_friends"], 1 - (clustering / RING_CLUSTERING) ** 0.5)
    chance = min(1.0, clustering / (RING_CLUSTERING * (1 - far) ** 2))
    reach = size * (1 - far) / (2 * chance)
    arguments = (sociable, float(sociable.max()), reach, chance, luck.seed, NEAR)
    # Room for somewhat more than are expected; when it was too little, there is room for all the second time.
    near = np.empty((2, int(size * (1 - far) * sociable.size * 0.55) + 100), dtype=np.int32)
    if (count := luck.kernel.pair_near(near, *arguments)) > near.shape[1]:
        near = np.empty((2, count), dtype=np.int32)
        luck.kernel.pair_near(near, *arguments)
    near = near[:, :count]
    pairs = round(far * size * sociable.size / 2)
    steps = np.cumsum(sociable, dtype=float)
    ends = [np.searchsorted(steps, luck.uniform(pairs, use) * steps[-1]) for use in (FAR_ONE, FAR_OTHER)]
    return np.concatenate([near, np.minimum(np.stack(ends), sociable.size - 1).astype(np.int32)], axis=1)


def close_groups(memberships: float, ties: float) -> float:
    """Share of a member's pairs of group friends who share a group with each other, when all in a group are tied."""
    groups = np.arange(1, 12)
    chance = np.cumprod(memberships / groups)
    return float(np.sum(chance * (ties - 1) / (groups * ties - 1)) / chance.sum())


def tie_groups(sociable: Floats, luck: Luck, numbers: dict[str, float], size: float, clustering: float) -> Pairs:
    """Groups: people from around join, and each knows some of the others."""
    mean = numbers["memberships"]
    known = min(1.0, clustering / close_groups(mean, size / mean))
    # Sizes run from half to one and a half times the middle; a member meets the larger ones more often.
    middle = (size / (mean * known) + 1) / (13 / 12)
    member = np.repeat(np.arange(sociable.size), luck.counts(mean * sociable, MEMBERSHIPS))
    place = member + numbers["group_span"] * luck.normal(member.size, PLACE)
    member = member[np.argsort(place, kind="stable")]
    sizes = np.rint(middle * (0.5 + luck.uniform(2 * member.size // max(1, int(middle)) + 2, GROUP_SIZE))).astype(int)
    club = np.repeat(np.arange(sizes.size), np.maximum(sizes, 2))[: member.size]
    pairs = tie_members(club, member)
    return pairs[:, luck.uniform(pairs.shape[1], KNOWN) < known]


def tie_professionals(people: People, luck: Luck, numbers: dict[str, float], size: float) -> Pairs:
    """Professionals: each client has one of the few helpers."""
    draw = luck.uniform(people.count, VOCATION)
    helpers = np.flatnonzero(draw <= max(numbers["professionals"], float(draw.min())))
    mean = np.full(people.count, size / 2, dtype=np.float32)
    client = np.repeat(np.arange(people.count), luck.counts(mean, CLIENTS))
    helper = helpers[(luck.uniform(client.size, HELPER) * helpers.size).astype(np.int64) % helpers.size]
    return np.stack([client, helper])
