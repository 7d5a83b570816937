"""Thoughts: a burning thought held still, looked at from a few sides, and allowed to be partly true."""
