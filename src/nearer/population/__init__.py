"""People drawn, their ties, the kernel, runs, checkpoints and ensembles."""
