"""Changes of the tables of online."""
