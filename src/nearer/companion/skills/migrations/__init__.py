"""Migrations of the skills."""
