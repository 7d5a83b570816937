"""The loop by which machines are compared: a fixed piece of arithmetic, again and again."""

from math import exp
from typing import Any

from nearer.model.noise import NOBODY, STREAM_PERSON, draw_words, luck


def sum_luck(blocks: int, seed: Any) -> Any:
    """Draw so many blocks of luck, one after the other, and sum up the exponentials of them."""
    total = 0.0
    for i in range(blocks):
        w0, _, _, _ = draw_words(seed, STREAM_PERSON, i, NOBODY, 0, 0)
        total += exp(-luck(w0))
    return total
