"""Questionnaires of somebody invented, to look around in: the answers as invented.toml has them."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from random import Random

from django.db import transaction

from nearer.companion.measures import services
from nearer.companion.noticing.invent import count_back
from nearer.instruments import code_answer, read_instrument

EVENING = 20


@transaction.atomic
def invent(space: object, rng: Random) -> None:
    """Write eight weeks of questionnaires into the open space."""
    text = (files("nearer.companion.measures") / "invented.toml").read_text(encoding="utf-8")
    for row in tomllib.loads(text)["filled"]:
        instrument = read_instrument(row["name"])
        items = [item.name for item in instrument.items if item.scored]
        for one in row["answers"]:
            given = zip(items, one["given"].split(), strict=True)
            answers = {item: code_answer(instrument, item, words) for item, words in given}
            services.save_filled(instrument, answers, count_back(one["days"], EVENING))
