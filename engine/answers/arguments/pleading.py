"""Pleading: the sentences with which both sides argue, in both languages."""

from collections.abc import Mapping

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text

_WORDS = catalogue(__file__)

PARTIES: Mapping[str, Text] = _WORDS.table("PARTIES")
DIFFERENCES: Mapping[str, Text] = _WORDS.table("DIFFERENCES")


def __getattr__(name: str) -> Text:
    """Give a sentence by its name."""
    return _WORDS.text(name)
