"""Wording: what several parts of remedies say."""

from privesfeer.cases.words import words

_SAID = words(__file__)

FAR = _SAID.FAR
MARKS = _SAID.table("MARKS")
