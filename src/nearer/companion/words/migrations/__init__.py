"""Migrations of the words."""
