"""Kinds of quantity. All are plain numbers; the name says the unit."""

from typing import TypeAlias

Share: TypeAlias = float
"""Between 0 and 1."""
Signed: TypeAlias = float
"""Between -1 and 1."""
Level: TypeAlias = float
"""Zero or more, no upper end."""
Count: TypeAlias = float
"""How often something happened in this step."""
PerDay: TypeAlias = float
"""A rate."""
PerEvent: TypeAlias = float
"""Learned or lost at one event."""
Days: TypeAlias = float
"""A length of time."""
Weight: TypeAlias = float
"""How strongly one quantity pulls on another, in units of the target before squashing."""
Normal: TypeAlias = float
"""A standard normal shock."""
Luck: TypeAlias = float
"""A uniform shock, strictly between 0 and 1."""
