"""Cite: the citations that stand in a text, recognised; whether they are right is for others to say."""
