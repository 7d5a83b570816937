"""C made from the same equations: the yardstick for our kernel, and never part of the package."""
