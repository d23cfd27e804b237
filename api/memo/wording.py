"""Wording: what the memos say, in both languages; plain words, and complete sentences."""

from collections.abc import Mapping

from cases.text import Text
from cases.words import words

_WORDS = words(__file__)

NUMBERS: Mapping[int, Text] = _WORDS.table("NUMBERS")
NONE = "–"
DATES: Mapping[str, Text] = _WORDS.table("DATES")
BRINGS: Mapping[str, Text] = _WORDS.table("BRINGS")
LEANS: Mapping[str, Text] = _WORDS.table("LEANS")
HR_LEANS: Mapping[str, Text] = _WORDS.table("HR_LEANS")
PLAIN_LEANS: Mapping[str, Text] = _WORDS.table("PLAIN_LEANS")
FOR_OPENINGS = _WORDS.row("FOR_OPENINGS")
AGAINST_OPENINGS = _WORDS.row("AGAINST_OPENINGS")
FURTHER = _WORDS.row("FURTHER")
HR_RISKS: Mapping[str, Mapping[str, Text]] = {
    "upheld": _WORDS.table("HR_UPHELD"),
    "not_upheld": _WORDS.table("HR_NOT_UPHELD"),
}


def __getattr__(name: str) -> Text:
    """Give a sentence by its name."""
    return _WORDS.text(name)
