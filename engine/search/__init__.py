"""Search: what if. Values worth trying, changes, many incidents at once, firmness, and what would change an answer.

It imports doctrine alone: it asks the same question many times, and never decides one in another way.
"""
