"""The population card: how lonely, anxious, depressed and connected a simulated population is."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nearer.population.network import LAYERS
from nearer.population.new_ties import read_new_tie_numbers
from nearer.population.people import Floats
from nearer.population.record import PAST_MIDDLE, Record
from nearer.population.run import Run

YEAR = 365


class Figure(NamedTuple):
    """One line of the card; `error` is the Monte Carlo error of a share when people count as independent."""

    name: str
    title: str
    value: float | None  # None where there was nobody to count
    unit: str
    error: float | None = None


def make_card(run: Run, record: Record) -> list[Figure]:
    """All figures of the card, for the last day and the last year of a run."""
    within = min(YEAR, record.day)
    lonely, low, afraid = (run.quantity(name) for name in ("loneliness", "depression", "anxiety"))
    ill = {name: record.had_episode(name, within) for name in ("depression", "anxiety")}
    return [
        share("lonely", "Lonely today", lonely > PAST_MIDDLE),
        share("depressed", "Depressed today", low > PAST_MIDDLE),
        share("anxious", "Anxious today", afraid > PAST_MIDDLE),
        share("depressed_year", f"Depressed for 14 days within {within} days", ill["depression"]),
        share("anxious_year", f"Anxious for 30 days within {within} days", ill["anxiety"]),
        share("depressed_if_anxious", "Of these anxious, also depressed", ill["depression"][ill["anxiety"]]),
        share("anxious_if_depressed", "Of these depressed, also anxious", ill["anxiety"][ill["depression"]]),
        Figure("lonely_and_depressed", "Loneliness and depression go together", correlate(lonely, low), "r"),
        Figure("lonely_and_anxious", "Loneliness and anxiety go together", correlate(lonely, afraid), "r"),
        Figure("contacts", "Contacts a person", float(run.quantity("meeting_pace").mean()), "per day"),
        *list_ties(run, record),
    ]


def share(name: str, title: str, who: NDArray[np.bool_]) -> Figure:
    """A share of people with its Monte Carlo error."""
    if not who.size:
        return Figure(name, title, None, "share")
    part = float(who.mean())
    return Figure(name, title, part, "share", float(np.sqrt(part * (1 - part) / who.size)))


def correlate(one: Floats, other: Floats) -> float | None:
    """Correlation over people; None when one of the two is the same for everybody."""
    if one.size < 2 or one.std() == 0 or other.std() == 0:
        return None
    return float(np.corrcoef(one, other)[0, 1])


def list_ties(run: Run, record: Record) -> list[Figure]:
    """How many ties, how strong, and how many are new."""
    people, network, dead = run.people.count, run.list_ties(), read_new_tie_numbers()["dead"]
    strength, live = network.strength, network.strength >= dead
    figures = []
    for place, name in enumerate(LAYERS):
        here = network.layer == place
        figures.append(
            Figure(f"ties_{name}", f"Live ties a person: {name}", 2 * float((here & live).sum()) / people, "ties")
        )
        mean = float(strength[here & live].mean()) if (here & live).any() else None
        figures.append(Figure(f"strength_{name}", f"Their strength: {name}", mean, "share"))
    connected = np.zeros(people, dtype=bool)
    connected[network.ends[:, live].ravel()] = True
    formed = int(record.new_ties[record.day - 1]) - int(record.new_ties[0]) if record.day > 1 else 0
    a_year = formed * 2 / people * YEAR / max(1, record.day - 1)
    return [
        *figures,
        share("without_ties", "People without a live tie", ~connected),
        Figure("new_ties", "New ties a person", a_year, "per year"),
    ]
