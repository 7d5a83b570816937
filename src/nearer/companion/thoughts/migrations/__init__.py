"""Migrations of the thoughts."""
