"""Remedies: what may be asked, until when, for how much, and who has to prove it; computed, never predicted.

It imports the answers and all floors below them; it knows of no page, terminal or file.
"""
