"""Tags of seeing."""
