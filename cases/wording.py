"""Wording: the sentences that more than one part of the books says."""

from collections.abc import Mapping

from privesfeer.cases.text import Text
from privesfeer.cases.words import words

_WORDS = words(__file__)

YES_NO: Mapping[bool, Text] = _WORDS.table("YES_NO")


def __getattr__(name: str) -> Text:
    """Give a sentence by its name."""
    return _WORDS.text(name)
