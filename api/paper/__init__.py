"""Paper: a text in blocks, what writes it in every form, and the file in which it is kept.

Knows nothing of what a text is about: of `api` it imports the wording alone.
"""
