"""Pleading: the sentences with which both sides argue, in both languages."""

from collections.abc import Mapping

from privesfeer.cases.text import Text
from privesfeer.cases.words import words

_WORDS = words(__file__)

PARTIES: Mapping[str, Text] = _WORDS.table("PARTIES")
DIFFERENCES: Mapping[str, Text] = _WORDS.table("DIFFERENCES")


def __getattr__(name: str) -> Text:
    """Give a sentence by its name."""
    return _WORDS.text(name)
