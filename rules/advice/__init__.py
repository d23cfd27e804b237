"""Advice: what to do for a side, until when, and what it is worth, as data."""
