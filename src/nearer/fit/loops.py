"""The loops of the twin: standing among people, weighing by cells, moving what hangs together.

Compiled by `nearer.model.compiler`. Arrays are (quantity, self); a block is a range of quantities or of selves, and no
two blocks write the same place, so the bits do not depend on how many threads there are.
"""

from typing import Any

import numpy as np

from nearer.model.noise import NOBODY, STREAM_MOMENT, draw_words, normals


def rank_block(lo: int, hi: int, rows: Any, values: Any, knots: Any, scores: Any, floors: Any, out: Any) -> None:
    """Turn quantities lo..hi into standing among people (normal scores), along each quantity's own knots.

    Who is at the floor with many others stands in the middle of them all; `floors` is (2, quantity): how high the floor
    reaches, and that middle. There are 64 knots, of which the last are infinite.
    """
    for r in range(lo, hi):
        source = rows[r]
        for i in range(values.shape[1]):
            x = values[source, i]
            # Halving without a branch: a wrong guess would cost more than the sum.
            k = 32 * (knots[r, 32] <= x)
            k += 16 * (knots[r, k + 16] <= x)
            k += 8 * (knots[r, k + 8] <= x)
            k += 4 * (knots[r, k + 4] <= x)
            k += 2 * (knots[r, k + 2] <= x)
            k += knots[r, k + 1] <= x
            part = max((x - knots[r, k]) / (knots[r, k + 1] - knots[r, k]), np.float32(0.0))
            z = scores[r, k] + part * (scores[r, k + 1] - scores[r, k])
            out[r, i] = floors[1, r] if x <= floors[0, r] else z


def value_block(lo: int, hi: int, rows: Any, values: Any, spots: Any, floors: Any, ranks: Any) -> None:
    """The way back: write quantities lo..hi from their standing, along values at evenly spaced scores from -4 to 4.

    Nobody goes where nobody has been, and who stays at the floor keeps their own small value.
    """
    last = spots.shape[1] - 2
    step = np.float32(8.0 / (last + 1))
    for r in range(lo, hi):
        target = rows[r]
        for i in range(values.shape[1]):
            z = min(max(ranks[r, i], np.float32(-4.0)), np.float32(4.0))
            ranks[r, i] = z
            at = (z + np.float32(4.0)) / step
            k = min(int(at), last)
            x = spots[r, k] + (at - k) * (spots[r, k + 1] - spots[r, k])
            if x > floors[0, r] or values[target, i] > floors[0, r]:
                values[target, i] = max(x, spots[r, 0])


def foresee_block(lo: int, hi: int, rank: Any, item: Any, direction: Any, centre: Any, mean: Any, doubt: Any) -> None:
    """What selves lo..hi would answer before noise, and how unsure each is of it; `item` is (4, self)."""
    for i in range(lo, hi):
        s = direction * rank[i]
        mean[i] = centre[i] + item[0, i] * s
        doubt[i] = item[1, i] + s * (item[2, i] + item[2, i] + s * item[3, i])


def feel_block(lo: int, hi: int, rank: Any, touch: Any, moment: Any, felt: Any) -> None:
    """What selves lo..hi feel of a quantity just now: where they stand, and the colour of the moment."""
    for i in range(lo, hi):
        felt[i] = rank[i] + touch * moment[i]


def moment_block(lo: int, hi: int, moment: Any, kept: Any, fresh: Any, seed: Any, slots: Any, minute: Any) -> None:
    """Let the moment of selves lo..hi pass: part of it stays, the rest is new, each with the chance of its slot."""
    for i in range(lo, hi):
        first, second, _, _ = draw_words(seed, STREAM_MOMENT, slots[i], NOBODY, minute, 0)
        shock, _ = normals(first, second)
        moment[i] = kept * moment[i] + fresh * shock


def count_cells(values: Any, low: Any, width: Any, counts: Any) -> None:
    """How many values lie in each cell of a row of equal cells."""
    counts[:] = 0
    last = counts.shape[0] - 1
    for i in range(values.shape[0]):
        cell = int((values[i] - low) / width)
        counts[min(max(cell, 0), last)] += 1


def shift_block(lo: int, hi: int, values: Any, low: Any, width: Any, moved: Any, shift: Any) -> None:
    """How far selves lo..hi go when the two ends of each cell go to `moved`."""
    last = moved.shape[1] - 1
    for i in range(lo, hi):
        at = (values[i] - low) / width
        cell = min(max(int(at), 0), last)
        # Who lies beyond the cells goes as far as their end does.
        part = min(max(at - cell, np.float32(0.0)), np.float32(1.0))
        shift[i] = moved[0, cell] + part * (moved[1, cell] - moved[0, cell]) - low - (cell + part) * width
        values[i] += shift[i]


def centre_shift(values: Any, shift: Any, mean: Any, away: Any) -> float:
    """Write how far each foreseen answer was from their mean before the shift; returns the sum of its squares."""
    n = values.shape[0]
    off = 0.0
    for i in range(n):
        off += np.float64(values[i] - shift[i]) - mean
    exact = mean + off / n
    spread = 0.0
    for i in range(n):
        away[i] = np.float32(np.float64(values[i] - shift[i]) - exact)
        spread += np.float64(away[i]) * away[i]
    return spread


def move_block(lo: int, hi: int, ranks: Any, away: Any, spread: Any, shift: Any) -> None:
    """Move quantities lo..hi along with the foreseen answer, as far as they hang together with it.

    The slope is the regression on the answer as it was before the shift; what chance alone would give with this many
    selves is taken off, so that quantities that have nothing to do with an answer stay as they are.
    """
    n = away.shape[0]
    whole = n - n % 4
    for r in range(lo, hi):
        # Four sums side by side, because one after the other would wait for itself.
        t0 = t1 = t2 = t3 = s0 = s1 = s2 = s3 = c0 = c1 = c2 = c3 = 0.0
        for i in range(0, whole, 4):
            x0, x1 = np.float64(ranks[r, i]), np.float64(ranks[r, i + 1])
            x2, x3 = np.float64(ranks[r, i + 2]), np.float64(ranks[r, i + 3])
            t0, t1, t2, t3 = t0 + x0, t1 + x1, t2 + x2, t3 + x3
            s0, s1, s2, s3 = s0 + x0 * x0, s1 + x1 * x1, s2 + x2 * x2, s3 + x3 * x3
            c0, c1 = c0 + x0 * away[i], c1 + x1 * away[i + 1]
            c2, c3 = c2 + x2 * away[i + 2], c3 + x3 * away[i + 3]
        for i in range(whole, n):
            x0 = np.float64(ranks[r, i])
            t0, s0, c0 = t0 + x0, s0 + x0 * x0, c0 + x0 * away[i]
        total, square, together = t0 + t1 + t2 + t3, s0 + s1 + s2 + s3, c0 + c1 + c2 + c3
        own = square - total * total / n
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


def ties_block(lo: int, hi: int, ties: Any, offset: Any, least: Any, out: Any) -> None:
    """What the ties of selves lo..hi give them, on a log scale, (2, self): chances to meet a day, and harshness."""
    for i in range(lo, hi):
        chances = offset
        harsh = np.float32(0.0)
        for k in range(ties.shape[1]):
            chances += ties[0, k, i] * ties[1, k, i]
            harsh += ties[0, k, i] * ties[1, k, i] * ties[4, k, i]
        out[0, i] = np.log(chances)
        out[1, i] = np.log(least + harsh / chances)


def retie_block(lo: int, hi: int, ties: Any, offset: Any, least: Any, before: Any, after: Any) -> None:
    """Give the ties of selves lo..hi more or fewer chances, and more or less harshness, all alike."""
    for i in range(lo, hi):
        old = np.exp(before[0, i]) - offset
        if old > offset * np.float32(0.01):
            factor = max(np.exp(after[0, i]) - offset, np.float32(0.0)) / old
            for k in range(ties.shape[1]):
                ties[1, k, i] *= factor
        old = np.exp(before[1, i]) - least
        if old > least * np.float32(0.01):
            factor = max(np.exp(after[1, i]) - least, np.float32(0.0)) / old
            for k in range(ties.shape[1]):
                kind = max(np.float32(1.0) - ties[4, k, i], np.float32(1e-6))
                ties[4, k, i] = np.float32(1.0) - kind**factor


def forget_block(lo: int, hi: int, item: Any, centre: Any, kept: Any, usual: Any) -> None:
    """Let what is believed of a manner of answering grow older, for selves lo..hi: a step back towards what is usual.

    `usual` holds the prior's centre and its variance, spread and its variance.
    """
    square = kept * kept
    for i in range(lo, hi):
        centre[i] = usual[0] + kept * (centre[i] - usual[0])
        item[0, i] = usual[2] + kept * (item[0, i] - usual[2])
        item[1, i] = square * item[1, i] + (1 - square) * usual[1]
        item[2, i] = square * item[2, i]
        item[3, i] = square * item[3, i] + (1 - square) * usual[3]
