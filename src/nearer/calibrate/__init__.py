"""Evidence to parameters: targets fixed before any fit, studies on simulated people, and the validity report."""
