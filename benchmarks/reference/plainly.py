"""One step of any set of mechanisms, person by person and tie by tie in plain Python: slow, and easy to believe."""

from typing import Any

import numpy as np


def step_plainly(
    m: Any, p: Any, rows: Any, traits: Any, room: Any, ends: Any, ties: Any, seed: int, when: int, dt: float
) -> tuple[Any, Any]:
    """Everybody's state (quantity, person) and what is `changing` in ties (field, tie), a step later, in 64 bits.

    `ties` is (field, tie); nobody is given help; person i is number i to chance.
    """
    seed64, count = np.uint64(seed), rows.shape[1]
    states = [m.state(*map(float, column)) for column in rows.T]
    trait = [m.traits(*map(float, column)) for column in traits.T]
    help = m.help(*[0.0] * len(m.help._fields))
    luck = [m.luck(seed64, np.uint64(i), np.uint64(when)) for i in range(count)]
    side = [m.face(states[i], trait[i], help, float(room[i]), luck[i], p, dt) for i in range(count)]
    met = [m.nobody(p)] * count
    changed = np.empty((len(m.changing), ends.shape[1]))
    for k, (one, other) in enumerate(ends.T.tolist()):
        tie = m.tie(*map(float, ties[:, k]))
        chance = m.tie_luck(seed64, np.uint64(one), np.uint64(other), np.uint64(when))
        seen = m.meet(tie, side[one], side[other], chance, p, dt)
        changed[:, k] = [getattr(seen, name) for name in m.changing]
        after = tie._replace(**{name: getattr(seen, name) for name in m.changing})
        met[one] = m.add(met[one], after, seen, side[one], side[other], p)
        met[other] = m.add(met[other], after, turn(seen), side[other], side[one], p)
    if m.others is not None:
        met = [m.others(states[i], trait[i], met[i], help, luck[i], p, dt) for i in range(count)]
    after = [m.live(states[i], trait[i], met[i], help, luck[i], p, dt) for i in range(count)]
    return np.array(after, dtype=float).T, changed


def turn(seen: Any) -> Any:
    """What happened on a tie, as its second person sees it."""
    others = {name: f"other_{name}" for name in seen._fields if f"other_{name}" in seen._fields}
    swapped = {name: getattr(seen, other) for name, other in others.items()}
    return seen._replace(**swapped, **{other: getattr(seen, name) for name, other in others.items()})
