"""Migrations of what is noticed."""
