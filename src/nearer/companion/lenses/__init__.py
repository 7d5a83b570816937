"""Lenses: ways of staying away as understandable answers to something; does it fit, and what did it guard."""
