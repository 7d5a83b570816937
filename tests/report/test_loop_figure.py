"""The drawing of the loops: strong is thick, unsure is faint, and only one stands out."""

import math
import re

from nearer.report.loop_figure import Ring, draw_rings, find_top
from tests.report.made_by_hand import make_loop, make_loops


def by_name(rings: tuple[Ring, ...]) -> dict[str, Ring]:
    return {ring.name: ring for ring in rings}


def test_the_first_loop_stands_out_and_is_drawn_large() -> None:
    loops = make_loops()
    rings = draw_rings(loops)
    assert find_top(loops) is loops[0]
    assert [ring.on_top for ring in rings] == [True, False, False, False]
    assert float(rings[0].width) > float(rings[1].width)


def test_one_row_of_loops_is_shown_when_none_stands_out() -> None:
    rings = draw_rings([make_loop(k, 0.1, more_than=0.5) for k in range(5)])
    assert [ring.on_top for ring in rings] == [False, False, False]


def test_a_loop_that_does_no_more_than_in_most_people_does_not_stand_out() -> None:
    assert find_top([make_loop(0, 0.1, more_than=0.5)]) is None


def test_a_withheld_loop_never_stands_out_though_it_is_ranked_first() -> None:
    loops = [make_loop(0, 0.3, withheld=True), make_loop(1, 0.1)]
    assert find_top(loops) is loops[1]
    assert draw_rings(loops)[0].name == loops[1].name


def test_nobody_has_a_top_loop_without_loops() -> None:
    assert find_top([]) is None
    assert draw_rings([]) == ()


def test_a_stronger_loop_has_a_thicker_arrow() -> None:
    rings = draw_rings([make_loop(k, effect) for k, effect in enumerate((0.01, 0.1, 0.06, 0.03))])
    strokes = [float(ring.stroke) for ring in rings]
    assert sorted(strokes, reverse=True) == [strokes[1], strokes[2], strokes[3], strokes[0]]


def test_a_less_certain_loop_is_fainter() -> None:
    sure, unsure = draw_rings([make_loop(0, 0.1, certainty=0.9), make_loop(1, 0.1, certainty=0.2)])
    assert float(sure.ink) > float(unsure.ink) >= 0.3


def test_a_withheld_loop_shows_no_number_and_no_strength() -> None:
    rings = by_name(draw_rings([make_loop(0, 0.1), make_loop(1, 0.5, withheld=True)]))
    withheld = rings[make_loop(1, 0.5).name]
    assert (withheld.points, withheld.stroke, withheld.withheld) == ("", "1.5", True)


def test_loops_that_all_do_little_all_look_thin() -> None:
    little, much = draw_rings([make_loop(0, 0.004)])[0], draw_rings([make_loop(0, 0.2)])[0]
    assert float(little.stroke) < 0.5 * float(much.stroke)


def test_loops_that_do_nothing_are_thin_and_nothing_is_divided_by_zero() -> None:
    assert {ring.stroke for ring in draw_rings([make_loop(0, 0.0), make_loop(1, -0.01)])} == {"1.5"}


def test_every_thing_of_a_loop_has_a_dot_its_words_and_an_arrow_to_the_next() -> None:
    loop = make_loop(0, 0.1)
    (ring,) = draw_rings([loop])
    things = [start for start, _ in loop.arrows]
    assert [" ".join(line for _, line in node.lines) for node in ring.nodes] == things
    assert len(ring.arrows) == len(things)
    # Each arrow begins near its own dot and its head points at the next one.
    for place, arrow in enumerate(ring.arrows):
        start = tuple(map(float, re.match(r"M(\S+) ([^A]+)A", arrow.path).groups()))  # type: ignore[union-attr]
        tip = tuple(map(float, arrow.head.split(" ")[0].split(",")))
        here, there = ring.nodes[place], ring.nodes[(place + 1) % len(things)]
        assert math.dist(start, (float(here.x), float(here.y))) < 15
        assert math.dist(tip, (float(there.x), float(there.y))) < 15


def test_all_words_stay_on_the_paper() -> None:
    for ring in draw_rings(make_loops()):
        # About half of the letter height, the mean width in common typefaces.
        letter = 7.8 if ring.on_top else 7.3
        for node in ring.nodes:
            for y, line in node.lines:
                long = letter * len(line)
                left = float(node.text_x) - {"start": 0, "middle": long / 2, "end": long}[node.anchor]
                assert left >= 0
                assert left + long <= float(ring.width)
                assert 0 < float(y) < float(ring.height)
