"""Audit: how good it is. Evaluation by back-testing, every court's own outcome, consistency of the books.

It imports all floors below it and the reasoner.
"""
