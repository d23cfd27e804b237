"""Answers: what is told of a case, as records in every language: verdict, comparison, argument, what is open, graph.

It imports doctrine, proof and search; it knows of no page, terminal or file.
"""
