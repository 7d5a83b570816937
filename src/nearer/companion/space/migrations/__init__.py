"""Changes of the tables, written by Django."""
