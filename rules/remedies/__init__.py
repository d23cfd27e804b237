"""Remedies: what may be asked, until when and for how much, as data of a country beside its questions."""
