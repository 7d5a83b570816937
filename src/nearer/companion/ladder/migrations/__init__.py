"""Migrations of the ladder."""
