"""Advice: what to do, from answers, remedies and the advice of the rulebook.

It imports the remedies and all floors below them; it knows of no page, terminal or file.
"""
