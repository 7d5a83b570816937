"""Measures: questionnaires to answer for oneself, with the sum, its band, the change and the course."""
