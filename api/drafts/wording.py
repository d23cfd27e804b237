"""Wording: what a draft says by itself, in both languages."""

from collections.abc import Mapping

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text

_WORDS = catalogue(__file__)

RELIES: Mapping[str, Text] = _WORDS.table("RELIES")
REASONS: Mapping[str, Text] = _WORDS.table("REASONS")
SCOPES: Mapping[str, Text] = _WORDS.table("SCOPES")
BOTH_FIGURES: Mapping[str, Text] = _WORDS.table("BOTH_FIGURES")
FIGURES: Mapping[str, Text] = _WORDS.table("FIGURES")
PARTIES: Mapping[str, Text] = _WORDS.table("PARTIES")
ANSWERS: Mapping[str, Text] = _WORDS.table("ANSWERS")
DIFFERENCES: Mapping[str, Text] = _WORDS.table("DIFFERENCES")


def __getattr__(name: str) -> Text:
    """Give a sentence by its name."""
    return _WORDS.text(name)
