"""Noticing: short entries about a day - how it was, who was there, what staying away brought."""
