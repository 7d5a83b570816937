"""Online: what contact over a screen does for this person, tried on days chosen by lot, with an honest answer."""
