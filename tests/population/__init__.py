"""Tests of the population room."""
