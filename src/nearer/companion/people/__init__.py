"""People: who is there and what they give, distance from those who harm, and where to find groups and helpers."""
