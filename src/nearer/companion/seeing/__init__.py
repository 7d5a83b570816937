"""Seeing: a person's own days as plain lines with tables, and what went together in them."""
