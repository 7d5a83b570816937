"""Network: the three networks of a diary, for the group or for one person, as tables that say lag and unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from nearer.diary import Diary, DiaryError, Item
from nearer.fit.networks.centred import fit_centred, learn_equations
from nearer.fit.networks.corrected import fit_corrected
from nearer.fit.networks.moments import Moments, take_moments
from nearer.fit.networks.pairs import Lag, Pairs, pair_entries
from nearer.fit.networks.people import fit_people
from nearer.fit.networks.predictability import judge_days
from nearer.fit.networks.settings import number
from nearer.fit.networks.stability import NETWORKS, Links, Refit, describe_links, draw_networks, leave_people_out

if TYPE_CHECKING:
    import pandas as pd

Floats = NDArray[np.float64]
Tell = Callable[[int, int], None]
WAYS = ("corrected", "centred")


@dataclass(frozen=True)
class Ask:
    """What to fit: items by name, lag in beeps or days, way, draws of people, noise of the moment, seed, one person.

    `detrend` takes away what the day of the study and the beep do to everybody alike.
    """

    items: Sequence[str] | None = None
    unit: str | None = None
    way: str = "corrected"
    draws: int | None = None
    noise: float = 0.0
    seed: int = 1
    person: str | None = None
    detrend: bool = False


@dataclass(frozen=True)
class Network:
    """The networks of a diary, for the group or one `person`.

    `spread` is each item's standard deviation within people, `told` and `told_alone` predictability on days left out,
    `stability` the share of people that can be left out, by network.
    """

    name: str
    items: tuple[Item, ...]
    lag: Lag
    way: str
    noise: float
    people: int
    pairs: int
    lost: int
    links: dict[str, Links]
    random_sd: Floats | None
    spread: Floats
    told: Floats
    told_alone: Floats
    stability: dict[str, float]
    person: str | None = None

    def edges(self) -> pd.DataFrame:
        """One row a link: network, from, to, lag, unit, est, se, low, high, same_sign, random_sd, std."""
        import pandas as pd

        return pd.DataFrame([row for name in NETWORKS if name in self.links for row in self.rows(name)])

    def rows(self, name: str) -> list[dict[str, object]]:
        """The links of one network; without direction each pair comes once."""
        found: list[dict[str, object]] = []
        links, directed = self.links[name], name == "temporal"
        for i, start in enumerate(self.items):
            for j, end in enumerate(self.items):
                if not directed and j <= i:
                    continue
                spread = self.random_sd[i, j] if directed and self.random_sd is not None else np.nan
                found.append(
                    {"network": name, "from": start.name, "to": end.name}
                    | {"lag": str(self.lag) if directed else "same time" if name == "contemporaneous" else "persons"}
                    | {
                        "unit": f"points of {end.name} for each point of {start.name}"
                        if directed
                        else "partial correlation"
                    }
                    | {"est": links.estimate[i, j], "se": links.error[i, j]}
                    | {"low": links.low[i, j], "high": links.high[i, j]}
                    | {"same_sign": links.same_sign[i, j], "random_sd": spread}
                    | {"std": self.standard(name)[i, j]}
                )
        return found

    def standard(self, name: str) -> Floats:
        """Links in standard deviations within people, so that items of different scales can be compared."""
        estimate = self.links[name].estimate
        return estimate * self.spread[:, None] / self.spread[None, :] if name == "temporal" else estimate

    def nodes(self) -> pd.DataFrame:
        """One row an item: its scale and how far it can be told on days left out."""
        import pandas as pd

        return pd.DataFrame(
            {
                "item": [item.name for item in self.items],
                "label": [item.label for item in self.items],
                "low": [item.low for item in self.items],
                "high": [item.high for item in self.items],
                "sd_within": self.spread,
                "predictability": self.told,
                "predictability_own": self.told_alone,
            }
        )

    def matrix(self, name: str) -> pd.DataFrame:
        """One network's estimates as a table, rows from, columns to."""
        import pandas as pd

        names = [item.name for item in self.items]
        return pd.DataFrame(self.links[name].estimate, index=names, columns=names)


def fit_network(diary: Diary, ask: Ask | None = None, tell: Tell | None = None) -> Network:
    """Fit the networks of a diary; `tell(done, total)` hears of the draws."""
    ask = ask or Ask()
    check_ask(ask)
    if ask.person is not None and len(diary.people) > 1:
        return fit_one(diary, ask, tell)
    if ask.person is not None:
        diary.person(ask.person)
    pairs = pair_entries(diary, ask.items, ask.unit, ask.detrend)
    require_enough(pairs)
    moments = take_moments(pairs)
    refit = choose_way(moments, ask)
    whole = refit(np.ones((1, moments.clusters)))
    drawn = draw_networks(refit, moments.clusters, ask.draws or int(number("draws")), ask.seed, tell)
    links = {name: describe_links(getattr(whole, name)[0], drawn[name]) for name in NETWORKS}
    if len(pairs.people) == 1:
        del links["between"]
    several = len(pairs.people) >= len(pairs.items) + 2
    told, alone = judge_days(pairs)
    return Network(
        name=diary.name,
        items=pairs.items,
        lag=pairs.lag,
        way=ask.way,
        noise=ask.noise,
        people=len(pairs.people),
        pairs=len(pairs.person),
        lost=int(pairs.lost.sum()),
        links=links,
        random_sd=fit_people(pairs).random_sd if several else None,
        spread=np.sqrt(np.einsum("ckk->k", moments.now) / max(float(moments.freedom.sum()), 1.0)),
        told=told,
        told_alone=alone,
        stability=leave_people_out(refit, moments.clusters, ask.seed) if len(pairs.people) > 1 else {},
        person=ask.person,
    )


def check_ask(ask: Ask) -> None:
    """Refuse ways and numbers that mean nothing."""
    if ask.way not in WAYS:
        raise DiaryError(f"The way must be one of {', '.join(WAYS)}, got {ask.way!r}. Choose one of them.")
    if not 0 <= ask.noise < 0.9:
        raise DiaryError(f"Noise is a share from 0 to below .9, got {ask.noise:g}. Give another share.")
    if ask.noise and ask.way == "centred":
        raise DiaryError("The centred way knows no noise of the moment. Take the corrected way, or leave noise out.")
    if ask.draws is not None and ask.draws < 2:
        raise DiaryError(f"Intervals need at least 2 draws, got {ask.draws}. Ask for more, such as 1000.")


def choose_way(moments: Moments, ask: Ask) -> Refit:
    """The way to fit a draw of people."""
    if ask.way == "centred":
        equations = learn_equations(moments)
        return lambda weights: fit_centred(moments, weights, equations)
    return lambda weights: fit_corrected(moments, weights, ask.noise)


def require_enough(pairs: Pairs) -> None:
    """Refuse too few pairs, and items that follow from the others."""
    items = len(pairs.items)
    least = int(number("pairs_an_item")) * items
    if len(pairs.person) < least:
        who = f"person {pairs.people[0]} has" if len(pairs.people) == 1 else "there are"
        raise DiaryError(
            f"For {items} items at least {least} complete pairs of entries one {pairs.lag.unit} apart are needed; "
            f"{who} {len(pairs.person)}. Take fewer items, or a longer diary."
        )
    off = pairs.now - pairs.mean[pairs.person]
    for k, item in enumerate(pairs.items):
        rest = np.delete(off, k, axis=1)
        told = rest @ np.linalg.lstsq(rest, off[:, k], rcond=None)[0]
        spread = float((off[:, k] ** 2).sum())
        if spread == 0.0:
            raise DiaryError(
                f"{item.name} never changes within any person in the complete pairs. Leave it out of --items."
            )
        if float(((off[:, k] - told) ** 2).sum()) <= number("least_spread") * spread:
            raise DiaryError(
                f"{item.name} follows exactly from the other items (a sum or a copy). Leave one of them out of --items."
            )


def fit_one(diary: Diary, ask: Ask, tell: Tell | None) -> Network:
    """One person's networks, drawn to the group's as far as the person's own answers leave them open."""
    assert ask.person is not None
    diary.person(ask.person)
    group = fit_network(diary, replace(ask, person=None), tell)
    pairs = pair_entries(diary, ask.items, ask.unit, ask.detrend)
    if ask.person not in pairs.people:
        raise DiaryError(
            f"Person {ask.person} of {diary.name} has no two complete entries one {pairs.lag.unit} apart. "
            "Choose another person, or fewer items."
        )
    place = pairs.people.index(ask.person)
    bare = fit_people(pairs)
    selves = fit_people(pairs, group.links["temporal"].estimate - bare.common)
    reach = float(norm.ppf((1 + number("inside")) / 2))
    links = {}
    for name, estimate, error in (
        ("temporal", selves.temporal[place], selves.error[place]),
        ("contemporaneous", selves.contemporaneous[place], selves.contemporaneous_error[place]),
    ):
        same = norm.cdf(np.abs(estimate) / np.where(error > 0, error, np.nan))
        links[name] = Links(estimate, error, estimate - reach * error, estimate + reach * error, same, np.empty(0))
    return replace(
        group,
        links=links,
        person=ask.person,
        pairs=int((pairs.person == place).sum()),
        lost=int(pairs.lost[place]),
        random_sd=None,
        stability={},
    )
