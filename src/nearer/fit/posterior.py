"""Posterior: a twin's selves, or the draws behind a network, as ArviZ knows them."""

from __future__ import annotations

from typing import Any

import numpy as np

from nearer.fit.carriers import observe
from nearer.fit.faults import TwinError
from nearer.fit.networks import Network
from nearer.fit.twin import Twin
from nearer.model.state import Traits


def to_arviz(fitted: Twin | Network) -> Any:
    """Draws by name, with labels: an InferenceData of ArviZ (a DataTree of xarray)."""
    try:
        from arviz_base import from_dict
    except ModuleNotFoundError:
        raise TwinError("This needs arviz-base. Install it with: pip install 'nearer[studies]'.") from None
    if isinstance(fitted, Network):
        return network_draws(fitted, from_dict)
    traits = {name: fitted.selves.traits[Traits._fields.index(name)] for name in fitted.learned}
    values = {**traits, **observe(fitted.selves)}
    # The selves of a twin are equally probable and stand side by side: one chain.
    draws = {name: np.asarray(value, dtype=float).reshape(1, -1) for name, value in values.items()}
    names = [item.name for item in fitted.items]
    return from_dict(
        {"posterior": draws, "observed_data": {"answers": fitted.answers}},
        coords={"hours": fitted.hours, "item": names},
        dims={"answers": ["hours", "item"]},
        attrs={"posterior": {"kind": "selves of a twin at the end of the diary", "person": fitted.person}},
    )


def network_draws(network: Network, from_dict: Any) -> Any:
    """The draws of people behind a network's intervals; they are a bootstrap, and say so."""
    drawn = {name: links.draws[None] for name, links in network.links.items() if len(links.draws)}
    if not drawn:
        raise TwinError(
            "This network has no draws: it is one person's, drawn to the group's. Give the group's network."
        )
    names = [item.name for item in network.items]
    return from_dict(
        {"posterior": drawn},
        coords={"from": names, "to": names},
        dims={name: ["from", "to"] for name in drawn},
        attrs={"posterior": {"kind": "draws of people with replacement (bootstrap)", "lag": str(network.lag)}},
    )
