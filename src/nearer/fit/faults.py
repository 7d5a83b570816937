"""Faults: what keeps a twin from being made, said so that a person can put it right."""

from nearer.errors import NearerError


class TwinError(NearerError):
    """A twin cannot be made as asked."""
