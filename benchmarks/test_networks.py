"""Networks are fast: a usual study with a thousand draws, beside what mlVAR takes for its simplest way without any."""

import time

import numpy as np
import pandas as pd

from nearer.diary import Diary, Item
from nearer.fit.networks import Ask, fit_network

# mlVAR 0.5.2, fixed links, the same size of study, on two loaded cores.
PEER_SECONDS = 12.0
PEOPLE, DAYS, BEEPS, ITEMS = 79, 14, 4, 6


def invent() -> Diary:
    """Answers without meaning, of the size of the open diaries of Fried 2022."""
    size = PEOPLE * DAYS * BEEPS
    occasion = np.tile(np.arange(DAYS * BEEPS), PEOPLE)
    keys = {"id": np.repeat([f"p{i}" for i in range(PEOPLE)], DAYS * BEEPS).astype(object)}
    keys |= {"day": occasion // BEEPS + 1, "beep": occasion % BEEPS + 1}
    keys["hours"] = 24.0 * (keys["day"] - 1) + 9 + 3 * keys["beep"]
    items = tuple(Item(f"item{k}", None, 1, -9, 9, "continuous") for k in range(ITEMS))
    answers = np.random.default_rng(1).normal(size=(size, ITEMS))
    frame = pd.DataFrame(keys | {item.name: answers[:, k] for k, item in enumerate(items)})
    return Diary("invented", tuple(dict.fromkeys(frame["id"])), items, frame)


def test_a_thousand_draws_take_less_than_half_of_what_the_peer_takes_for_none() -> None:
    """Processor time, which a busy machine changes less."""
    diary = invent()
    start = time.process_time()
    fit_network(diary, Ask(draws=1000))
    used = time.process_time() - start
    print(f"{ITEMS} items, {PEOPLE} people, 1,000 draws: {used:.1f} s; mlVAR without draws {PEER_SECONDS:.0f} s")
    assert used < PEER_SECONDS / 2
