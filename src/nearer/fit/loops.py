"""The loops of the twin: standing among people, weighing by cells, moving what hangs together.

Compiled by `nearer.model.compiler`. Arrays are (quantity, self); a block is a range of quantities or of selves, and no
two blocks write the same place, so the bits do not depend on how many threads there are.
"""

from typing import Any

import numpy as np


def rank_block(
    lo: int, hi: int, rows: Any, values: Any, knots: Any, scores: Any, sizes: Any, floors: Any, out: Any
) -> None:
    """Turn quantities lo..hi into standing among people (normal scores), along each quantity's own knots.

    Who is at the floor with many others stands in the middle of them all; `floors` is (2, quantity): how high the floor
    reaches, and that middle.
    """
    for r in range(lo, hi):
        source = rows[r]
        for i in range(values.shape[1]):
            x = values[source, i]
            if x <= floors[0, r]:
                out[r, i] = floors[1, r]
                continue
            below = 0
            above = sizes[r] - 1
            while above - below > 1:
                middle = (below + above) // 2
                if knots[r, middle] <= x:
                    below = middle
                else:
                    above = middle
            part = (x - knots[r, below]) / (knots[r, above] - knots[r, below])
            out[r, i] = scores[r, below] + min(part, np.float32(1.0)) * (scores[r, above] - scores[r, below])


def value_block(lo: int, hi: int, rows: Any, values: Any, knots: Any, scores: Any, sizes: Any, ranks: Any) -> None:
    """The way back: write quantities lo..hi from their standing; nobody goes where nobody has been."""
    for r in range(lo, hi):
        last = sizes[r] - 1
        target = rows[r]
        for i in range(values.shape[1]):
            z = ranks[r, i]
            if z <= scores[r, 0]:
                ranks[r, i] = scores[r, 0]
                values[target, i] = knots[r, 0]
            elif z >= scores[r, last]:
                ranks[r, i] = scores[r, last]
                values[target, i] = knots[r, last]
            else:
                below = 0
                above = last
                while above - below > 1:
                    middle = (below + above) // 2
                    if scores[r, middle] <= z:
                        below = middle
                    else:
                        above = middle
                part = (z - scores[r, below]) / (scores[r, above] - scores[r, below])
                values[target, i] = knots[r, below] + part * (knots[r, above] - knots[r, below])


def foresee_block(lo: int, hi: int, rank: Any, item: Any, direction: Any, centre: Any, mean: Any, doubt: Any) -> None:
    """What selves lo..hi would answer before noise, and how unsure each is of it; `item` is (4, self)."""
    for i in range(lo, hi):
        s = direction * rank[i]
        mean[i] = centre[i] + item[0, i] * s
        doubt[i] = item[1, i] + s * (item[2, i] + item[2, i] + s * item[3, i])


def count_cells(values: Any, low: Any, width: Any, counts: Any) -> None:
    """How many values lie in each cell of a row of equal cells."""
    counts[:] = 0
    last = counts.shape[0] - 1
    for i in range(values.shape[0]):
        cell = int((values[i] - low) / width)
        counts[min(max(cell, 0), last)] += 1


def shift_block(lo: int, hi: int, values: Any, low: Any, width: Any, moved: Any, shift: Any) -> None:
    """How far selves lo..hi go when the edges of the cells go to `moved`."""
    last = moved.shape[0] - 2
    for i in range(lo, hi):
        at = (values[i] - low) / width
        cell = min(max(int(at), 0), last)
        # Who lies beyond the cells goes as far as their end does.
        part = min(max(at - cell, np.float32(0.0)), np.float32(1.0))
        shift[i] = moved[cell] + part * (moved[cell + 1] - moved[cell]) - low - (cell + part) * width
        values[i] += shift[i]


def move_block(lo: int, hi: int, ranks: Any, values: Any, mean: Any, shift: Any) -> None:
    """Move quantities lo..hi along with the foreseen answer, as far as they hang together with it.

    The slope is the regression on the answer as it was before the shift; what chance alone would give with this many
    selves is taken off, so that quantities that have nothing to do with an answer stay as they are.
    """
    n = values.shape[0]
    for r in range(lo, hi):
        total = 0.0
        square = 0.0
        together = 0.0
        spread = 0.0
        off = 0.0
        for i in range(n):
            away = np.float64(values[i] - shift[i]) - mean
            x = np.float64(ranks[r, i])
            total += x
            square += x * x
            together += x * away
            spread += away * away
            off += away
        own = square - total * total / n
        together -= total * off / n
        spread -= off * off / n
        if own <= 0.0 or spread <= 0.0:
            continue
        agree = together * together / (own * spread)
        if agree * n <= 1.0:
            continue
        slope = np.float32(together / spread * (1.0 - 1.0 / (agree * n)))
        for i in range(n):
            ranks[r, i] += slope * shift[i]


def learn_block(
    lo: int,
    hi: int,
    rank: Any,
    item: Any,
    direction: Any,
    centre: Any,
    values: Any,
    low: Any,
    width: Any,
    pull: Any,
    sharp: Any,
    noise: Any,
    usual: Any,
) -> None:
    """Centre and spread of an item after an answer, for selves lo..hi: exact first and second moments.

    `pull` and `sharp` are the slope and the curvature of the log chance of the answer along the foreseen answer, at the
    middles of the cells and for the usual doubt `usual`; who doubts more takes the same answer less at its word.
    """
    last = pull.shape[0] - 2
    for i in range(lo, hi):
        s = direction * rank[i]
        at = (values[i] - low) / width - np.float32(0.5)
        cell = min(max(int(at), 0), last)
        part = min(max(at - cell, np.float32(0.0)), np.float32(1.0))
        slope = pull[cell] + part * (pull[cell + 1] - pull[cell])
        curve = sharp[cell] + part * (sharp[cell + 1] - sharp[cell])
        with_centre = item[1, i] + s * item[2, i]
        with_spread = item[2, i] + s * item[3, i]
        doubt = with_centre + s * with_spread
        trust = (usual + noise) / (doubt + noise)
        slope *= trust
        # An answer never makes a self less sure, and never quite sure.
        curve = min(max(curve * trust, np.float32(0.0)), np.float32(0.95) / max(doubt, np.float32(1e-9)))
        centre[i] += with_centre * slope
        item[0, i] += with_spread * slope
        item[1, i] -= curve * with_centre * with_centre
        item[2, i] -= curve * with_centre * with_spread
        item[3, i] -= curve * with_spread * with_spread


def chances_block(lo: int, hi: int, ties: Any, offset: Any, out: Any) -> None:
    """Chances to meet that the ties of selves lo..hi give them a day, on a log scale."""
    for i in range(lo, hi):
        total = offset
        for k in range(ties.shape[1]):
            total += ties[0, k, i] * ties[1, k, i]
        out[i] = np.log(total)


def widen_block(lo: int, hi: int, ties: Any, offset: Any, before: Any, after: Any) -> None:
    """Give the ties of selves lo..hi more or fewer chances, all alike."""
    for i in range(lo, hi):
        old = np.exp(before[i]) - offset
        if old > offset * np.float32(0.01):
            factor = max(np.exp(after[i]) - offset, np.float32(0.0)) / old
            for k in range(ties.shape[1]):
                ties[1, k, i] *= factor
