"""What diaries teach, measured again in small."""

import numpy as np
import pytest
from benchmarks.teaching import measure

from nearer.fit.taught import read_taught
from nearer.model.state import Traits

pytestmark = pytest.mark.statistical


def test_the_learned_traits_are_those_that_diaries_teach_most_about() -> None:
    whole, alone = measure(1500, 14)
    taught = read_taught()
    shares = dict(zip(Traits._fields, whole.tolist(), strict=True))
    others = [share for name, share in shares.items() if name not in taught.learned]
    assert np.mean([shares[name] for name in taught.learned]) > 3 * np.mean(others)
    # A share measured in 1500 people is off by about .02; four of these.
    assert not {name: share for name, share in shares.items() if share > taught.by_all[name] + 0.08}
    best = max(alone, key=lambda construct: alone[construct][Traits._fields.index("loneliness_leaning")])
    assert best == "loneliness"
