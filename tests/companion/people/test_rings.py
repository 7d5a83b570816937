"""The rings: nearer means further in, each part of life has its own part of the circle, nobody covers anybody."""

from itertools import combinations
from math import atan2, dist, hypot, pi

import pytest

from nearer.companion.noticing.models import Tie
from nearer.companion.noticing.words import Layer, Near
from nearer.companion.people.rings import DOT, HALF_LETTER, HEIGHT, RADII, WIDTH, Rings, draw_rings

MIDDLE = (WIDTH / 2, HEIGHT / 2)


def make_ties(layers: list[str], near: str = "near", each: int = 1) -> list[Tie]:
    return [Tie(name=f"{layer} {number}", layer=layer, near=near) for layer in layers for number in range(each)]


def measure(rings: Rings) -> list[float]:
    return [hypot(spot.x - MIDDLE[0], spot.y - MIDDLE[1]) for spot in rings.spots]


@pytest.mark.parametrize("near", Near.values)
def test_somebody_stands_on_the_ring_they_were_put_on(near: str) -> None:
    rings = draw_rings(make_ties(["family", "friend"], near))
    assert measure(rings) == pytest.approx([RADII[Near(near)]] * 2, abs=0.1)
    assert all(spot.placed for spot in rings.spots)


def test_whoever_was_not_placed_stands_outside_and_is_marked() -> None:
    rings = draw_rings([Tie(name="J.", layer="friend")])
    assert measure(rings) == pytest.approx([RADII[Near.FAR]], abs=0.1)
    assert not rings.spots[0].placed


def test_each_part_of_life_keeps_to_its_part_of_the_circle() -> None:
    rings = draw_rings(make_ties(["family", "friend", "pet"], each=3))
    angles = [(atan2(spot.y - MIDDLE[1], spot.x - MIDDLE[0]) + pi / 2) % (2 * pi) for spot in rings.spots]
    for number, angle in enumerate(angles):
        part = number // 3
        assert part * 2 * pi / 3 < angle < (part + 1) * 2 * pi / 3


@pytest.mark.parametrize("near", Near.values)
@pytest.mark.parametrize("layers", [1, 4, 10])
def test_two_in_each_part_of_life_never_stand_on_one_another(near: str, layers: int) -> None:
    rings = draw_rings(make_ties(Layer.values[:layers], near, each=2 if layers < 10 else 1))
    nearest = min((dist(one[:2], other[:2]) for one, other in combinations(rings.spots, 2)), default=2 * DOT)
    assert nearest >= DOT


def test_every_dot_and_every_label_lies_inside_the_drawing() -> None:
    rings = draw_rings(make_ties(Layer.values, "far", each=4))
    for spot in rings.spots:
        assert DOT <= spot.x <= WIDTH - DOT
        assert DOT <= spot.y <= HEIGHT - DOT
    for label in rings.labels:
        half = HALF_LETTER * len(str(label.words))
        assert half <= label.x <= WIDTH - half
        assert 8 <= label.y <= HEIGHT - 8
    assert len(rings.labels) == len(Layer.values)


def test_somebody_without_a_part_of_life_is_drawn_without_a_label() -> None:
    rings = draw_rings([Tie(name="J.", near="very")])
    assert (len(rings.spots), rings.labels) == (1, ())
