"""Tracing: plain equations are called with symbols, and what they did is compiled for sixteen lanes."""
