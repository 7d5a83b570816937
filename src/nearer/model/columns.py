"""Columns: people are kept as arrays (quantity, person); these read and write one person."""

from typing import Any

from nearer.model.state import Help, Side, State, Traits


def load_state(columns: Any, i: int) -> State:
    """One person's state."""
    return State(*columns[:, i])


def store_state(columns: Any, i: int, value: State) -> None:
    """Write one person's state."""
    columns[:, i] = value


def load_traits(columns: Any, i: int) -> Traits:
    """One person's traits."""
    return Traits(*columns[:, i])


def load_help(columns: Any, i: int) -> Help:
    """The help one person is given."""
    return Help(*columns[:, i])


def load_side(columns: Any, i: int) -> Side:
    """What one person brings to their ties."""
    return Side(*columns[:, i])


def store_side(columns: Any, i: int, value: Side) -> None:
    """Write what one person brings to their ties."""
    columns[:, i] = value
