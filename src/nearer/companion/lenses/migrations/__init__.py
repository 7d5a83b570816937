"""Migrations of the lenses."""
