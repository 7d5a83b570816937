"""The network: realistic sizes and clustering, one tie for two people, time that is short."""

from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from nearer.model.state import Tie, Traits
from nearer.population.network import (
    LAYERS,
    Network,
    draw_network,
    read_layers,
    read_network_numbers,
)
from nearer.population.people import People, draw_people
from nearer.population.run import list_network
from tests.population.worlds import neighbours

MANY = 4000


@cache
def town() -> tuple[People, Network]:
    people = draw_people(MANY, 11)
    return people, draw_network(people, 11)


def degrees(network: Network, layer: int | None = None) -> NDArray[np.int64]:
    ends = network.ends if layer is None else network.ends[:, network.layer == layer]
    return np.bincount(ends.ravel(), minlength=MANY)


def local_clustering(ends: NDArray[np.int32]) -> float:
    """Mean over people with two or more ties: how many pairs of theirs are tied (a plain second implementation)."""
    near, shares = neighbours(ends, MANY), []
    for mine in near:
        pairs = [(one, other) for one in mine for other in mine if one < other]
        if pairs:
            shares.append(sum(other in near[one] for one, other in pairs) / len(pairs))
    return float(np.mean(shares))


@pytest.mark.parametrize("layer", range(4), ids=LAYERS)
def test_each_layer_has_its_size(layer: int) -> None:
    ties = degrees(town()[1], layer)
    # Four standard errors, and a few ties that an inner layer already holds.
    assert abs(ties.mean() - read_layers()[layer].size) < 4 * ties.std() / MANY**0.5 + 0.05 * read_layers()[layer].size


@pytest.mark.parametrize("layer", range(4), ids=LAYERS)
def test_each_layer_closes_its_triangles(layer: int) -> None:
    network, wanted = town()[1], read_layers()[layer].clustering
    got = local_clustering(network.ends[:, network.layer == layer]) if wanted else 0.0
    assert abs(got - wanted) < 0.05


@pytest.mark.parametrize("layer", [1, 2, 3], ids=LAYERS[1:])
def test_numbers_of_ties_are_more_unequal_than_chance(layer: int) -> None:
    ties = degrees(town()[1], layer)
    assert ties.var() > 1.3 * ties.mean()


def test_inhibited_people_have_fewer_friends_and_a_niche_brings_some() -> None:
    people, network = town()
    friends = degrees(network, LAYERS.index("friend"))
    assert np.corrcoef(friends, people.inhibition)[0, 1] < -4 / MANY**0.5
    assert np.corrcoef(friends, np.log(people.traits[Traits._fields.index("niche")]))[0, 1] > 4 / MANY**0.5


def test_who_lives_alone_has_less_family() -> None:
    people, network = town()
    kin = degrees(network, LAYERS.index("family"))
    assert kin[people.household == 1].mean() < kin[people.household > 1].mean() - 0.5


def test_kin_form_cliques_with_each_other() -> None:
    network = town()[1]
    near = neighbours(network.ends[:, network.layer == 0], MANY)
    assert all(near[other] | {other} == mine | {one} for one, mine in enumerate(near) for other in mine)


def test_few_people_are_professionals_and_have_many_such_ties() -> None:
    ties = degrees(town()[1], LAYERS.index("professional"))
    busiest = np.sort(ties)[::-1][: int(0.02 * MANY)]
    assert busiest.sum() > 0.45 * ties.sum()


def test_two_people_have_one_tie_at_most_and_nobody_is_tied_to_oneself() -> None:
    one, other = town()[1].ends.astype(np.int64)
    assert (one < other).all()
    assert np.unique(one * MANY + other).size == one.size


def test_the_lists_of_ties_hold_each_tie_with_both_people() -> None:
    network = town()[1]
    listed = list_network(network)
    owner, other = np.repeat(np.arange(MANY), np.diff(listed.start)), listed.words & 0x3FFFFFFF
    seen = np.sort(np.minimum(owner, other).astype(np.int64) * MANY + np.maximum(owner, other))
    one, two = network.ends.astype(np.int64)
    assert np.array_equal(seen, np.repeat(np.sort(one * MANY + two), 2))


def test_time_is_short_for_people_with_many_ties() -> None:
    network, numbers = town()[1], read_network_numbers()
    ties = degrees(network)[network.ends].astype(float)
    paces = np.array([layer.pace for layer in read_layers()])[network.layer]
    expected = paces * (numbers["usual_ties"] / np.sqrt(ties[0] * ties[1])) ** numbers["crowding"]
    assert network.ties[Tie._fields.index("pace")] == pytest.approx(expected, rel=1e-5)


def test_strength_fading_warmth_and_use_come_from_the_layer() -> None:
    network = town()[1]
    for place, layer in enumerate(read_layers()):
        tie = Tie(*network.ties[:, network.layer == place])
        odds = np.log(tie.strength / (1 - tie.strength))
        spread = read_network_numbers()["strength_spread"]
        assert abs(float(np.mean(odds)) - np.log(layer.start / (1 - layer.start))) < 4 * spread / tie.strength.size**0.5
        for name in ("fading", "warmth", "use"):
            assert np.unique(getattr(tie, name)) == pytest.approx([getattr(layer, name)])


def test_most_ties_hurt_little_and_a_minority_is_harsh() -> None:
    strain, share = town()[1].ties[Tie._fields.index("strain")], read_network_numbers()["harsh_ties"]
    slack = 4 * (share * (1 - share) / strain.size) ** 0.5
    # Between the two kinds hardly anything lies: a usual tie above .2 is 2.5 spreads out, a harsh one below it 2.
    assert abs(float((strain > 0.2).mean()) - share) < slack + 0.01
    assert np.median(strain) < 0.05


@pytest.mark.parametrize("count", [1, 2, 3, 30])
def test_tiny_populations_are_drawn_too(count: int) -> None:
    people = draw_people(count, 1)
    network = draw_network(people, 1)
    assert network.ends.shape == (2, network.layer.size)
    assert network.ends.max(initial=0) < count
    assert np.isfinite(network.ties).all()


def test_the_same_seed_draws_the_same_network() -> None:
    people = draw_people(300, 4)
    one, same, other = draw_network(people, 4), draw_network(people, 4), draw_network(people, 5)
    assert np.array_equal(one.ends, same.ends)
    assert np.array_equal(one.ties, same.ties)
    assert not np.array_equal(one.ends, other.ends)
