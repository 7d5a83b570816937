"""The report: tables, figures and words about what the other rooms found; computes nothing new."""
