"""Codes: social media codes held against the norms, tried on the rulings, and written.

It imports all floors below it and the reasoner.
"""
