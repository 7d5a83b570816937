"""Networks: which answers follow which, move together, and go together between people; with how sure that is."""

from nearer.fit.networks.network import Ask, Network, fit_network
from nearer.fit.networks.pairs import Pairs, pair_entries
from nearer.fit.networks.people import Selves, fit_people

__all__ = ["Ask", "Network", "Pairs", "Selves", "fit_network", "fit_people", "pair_entries"]
