"""Wording: the sentences with which an answer is explained, in both languages."""

from collections.abc import Mapping

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text

_WORDS = catalogue(__file__)


DIFFERENCES: Mapping[str, Text] = _WORDS.table("DIFFERENCES")
APART_BY: Mapping[str, Text] = _WORDS.table("APART_BY")

STANCES: Mapping[str | None, Text] = _WORDS.table("STANCES")
HISTORY: Mapping[str, Text] = _WORDS.table("HISTORY")
CONFIDENCE: Mapping[str, Text] = _WORDS.table("CONFIDENCE")

VALUED_TRUE: Mapping[str, Text] = _WORDS.table("VALUED_TRUE")
VALUED_FALSE: Mapping[str, Text] = _WORDS.table("VALUED_FALSE")
VALUED_AS: Mapping[str, Text] = _WORDS.table("VALUED_AS")

ACT_HEADINGS = _WORDS.row("ACT_HEADINGS")
PARTS: Mapping[str, Text] = _WORDS.table("PARTS")
LEANS_TO: Mapping[str, Text] = _WORDS.table("LEANS_TO")
EVENTS: Mapping[str, Text] = _WORDS.table("EVENTS")
TIPPED_BY_EITHER: Mapping[object, Text] = _WORDS.table("TIPPED_BY_EITHER")


def __getattr__(name: str) -> Text:
    """Give a sentence by its name; it is kept, so that it is looked for once."""
    text = globals()[name] = _WORDS.text(name)
    return text
