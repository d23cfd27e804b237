"""Wording: the sentences that more than one part of the books says."""

from collections.abc import Mapping

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text

_WORDS = catalogue(__file__)

YES_NO: Mapping[bool, Text] = _WORDS.table("YES_NO")


def __getattr__(name: str) -> Text:
    """Give a sentence by its name."""
    return _WORDS.text(name)
