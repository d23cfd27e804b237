"""Wording: the sentences that more than one part of the books says."""

from collections.abc import Mapping

from cases.text import Text
from cases.words import words

_WORDS = words(__file__)

YES_NO: Mapping[bool, Text] = _WORDS.table("YES_NO")


def __getattr__(name: str) -> Text:
    """Give a sentence by its name."""
    return _WORDS.text(name)
