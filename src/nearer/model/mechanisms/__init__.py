"""One process a file: its equation in the docstring, its numbers in the .toml beside it."""
