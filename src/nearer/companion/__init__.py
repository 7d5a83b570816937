"""The companion: the page on a person's own machine. It reaches the science through its engine only."""
