"""Small, coarse and gappy studies: each is fitted or refused in words, and never with a bare error of algebra."""

import numpy as np
import pytest

from nearer.diary import Diary, DiaryError
from nearer.fit.networks import Ask, fit_network
from nearer.fit.networks.settings import load_settings
from nearer.fit.networks.stability import Links
from tests.fit.networks.invented import invent_study


def answer_coarsely(diary: Diary, floor: float, luck: np.random.Generator) -> Diary:
    """The same people answering on a short scale, most of the time at its low end."""
    told = {
        item.name: np.clip(np.round(diary.frame[item.name] + luck.choice([0, -1, -2])), floor, 5)
        for item in diary.items
    }
    return Diary(diary.name, diary.people, diary.items, diary.frame.assign(**told))


def is_whole(links: Links) -> bool:
    """Whether every estimate is a number and lies where it can lie."""
    return bool(np.isfinite(links.estimate).all())


@pytest.mark.parametrize("way", ["corrected", "centred"])
@pytest.mark.parametrize("missing", [0.0, 0.3])
def test_a_small_study_is_fitted_or_refused_in_words(way: str, missing: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(load_settings()["drop_draws"], "value", 10)
    luck = np.random.default_rng(31)
    fitted = refused = 0
    for key in range(8):
        people, days, beeps = int(luck.integers(1, 9)), int(luck.integers(3, 16)), int(luck.integers(1, 5))
        diary = invent_study(people, days, beeps, missing=missing, key=key)
        coarse = answer_coarsely(diary, float(luck.choice([-3.0, 0.0, 1.0])), luck)
        try:
            network = fit_network(coarse, Ask(way=way, draws=20))
        except DiaryError:
            refused += 1
            continue
        fitted += 1
        assert is_whole(network.links["temporal"])
        assert is_whole(network.links["contemporaneous"])
    assert fitted > 0
    assert refused > 0
