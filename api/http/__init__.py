"""The HTTP API, in its versions: its routes as data, and what they have in common.

May import all texts, and what they stand on; who answers in a page or as a tool imports it.
"""
