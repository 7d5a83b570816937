"""The race: engines move the same people in turn, each in a process of its own, and what it took is kept."""
