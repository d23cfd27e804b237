"""Wording: the sentences that more than one part of `privesfeer.api.paper`, or of what stands on it, says."""

from privesfeer.cases.text import Text
from privesfeer.cases.words import words

_WORDS = words(__file__)


def __getattr__(name: str) -> Text:
    """Give a sentence by its name."""
    return _WORDS.text(name)
