"""Wording: what several parts of remedies say."""

from privesfeer.cases.commons.catalogue import catalogue

_SAID = catalogue(__file__)

FAR = _SAID.FAR
MARKS = _SAID.table("MARKS")
