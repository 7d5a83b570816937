"""The people of these tests, and what they keep to themselves."""

from typing import NamedTuple

PASSPHRASE = "teal otter under seven lamps"


class Somebody(NamedTuple):
    """A person who uses the pages."""

    name: str
    passphrase: str
    story: str


MIRA = Somebody("Mira", PASSPHRASE, "Wants people, stays at home, is relieved in the evening and lonely at night.")
TOM = Somebody("Tom", "four grey kites above Leeds", "Lives in the same house, on the same computer.")
CAST = (MIRA, TOM)
