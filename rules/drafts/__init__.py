"""Drafts: the documents that follow from a file, as data of a country beside its questions."""
