"""Chance is keyed, uniform where it says so, and known."""

import numpy as np
import pytest

from nearer.model.noise import draw_shocks, draw_tie_luck, luck, normals, philox

# Known-answer tests of the Random123 library (Salmon 2011) for philox4x32-10: counter, key, result.
KNOWN = [
    ([0, 0, 0, 0], [0, 0], [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]),
    ([0xFFFFFFFF] * 4, [0xFFFFFFFF] * 2, [0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD]),
    (
        [0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344],
        [0xA4093822, 0x299F31D0],
        [0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1],
    ),
]


@pytest.mark.parametrize(("counter", "key", "result"), KNOWN)
def test_philox_gives_the_published_words(counter: list[int], key: list[int], result: list[int]) -> None:
    assert [int(w) for w in philox(*map(np.uint64, counter), *map(np.uint64, key))] == result


def test_luck_lies_strictly_between_zero_and_one() -> None:
    for word in (0, 2**32 - 1):
        assert 0 < luck(np.uint64(word)) < 1


def test_the_same_person_and_step_have_the_same_luck_and_others_do_not() -> None:
    seed = np.uint64(3)
    assert draw_shocks(seed, 5, 9) == draw_shocks(seed, 5, 9)
    assert draw_shocks(seed, 5, 9) != draw_shocks(seed, 5, 10)
    assert draw_shocks(seed, 5, 9) != draw_shocks(seed, 6, 9)
    assert draw_shocks(np.uint64(4), 5, 9) != draw_shocks(seed, 5, 9)
    assert draw_tie_luck(seed, 5, 6, 9).met != draw_shocks(seed, 5, 9).met


def test_shocks_are_standard_normal() -> None:
    pairs = [normals(*philox(*map(np.uint64, (i, 0, 0, 0, 1, 1)))[:2]) for i in range(4000)]
    drawn = np.array(pairs).ravel()
    # Mean and SD of n standard normals have standard errors n^-1/2 and (2n)^-1/2: four of them.
    assert abs(drawn.mean()) < 4 / np.sqrt(drawn.size)
    assert abs(drawn.std() - 1) < 4 / np.sqrt(2 * drawn.size)
