"""Wording: the sentences that more than one part of `api.reports`, or of what stands on it, says."""

from cases.text import Text
from cases.words import words

_WORDS = words(__file__)

STATUS = _WORDS.table("STATUS")


def __getattr__(name: str) -> Text:
    """Give a sentence by its name."""
    return _WORDS.text(name)
