"""Wording: every fixed word of the pages."""

from collections.abc import Mapping

from privesfeer.api.reports import wording as reports_wording
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text
from privesfeer.engine import LIMITS as _LIMITS

_WORDS = catalogue(__file__)

DATES: Mapping[str, Text] = _WORDS.table("DATES")
KEYS: Mapping[str, Text] = _WORDS.table("KEYS")
WRONG: Mapping[str, Text] = _WORDS.table("WRONG")
READERS: Mapping[str, Text] = _WORDS.table("READERS")
CLIENTS: Mapping[str, Text] = _WORDS.table("CLIENTS")
CASE: Mapping[str, Text] = _WORDS.table("CASE")
FILTERS: Mapping[str, Text] = _WORDS.table("FILTERS")
REFUSAL_TITLES: Mapping[int, Text] = _WORDS.table("REFUSAL_TITLES")
REFUSAL_TEXTS = {404: _WORDS.NOT_FOUND, 405: _WORDS.ONLY_AFTER_FORM, 413: _WORDS.FILE_TOO_LARGE}
ABOUT_TITLES, ABOUT_TEXTS = _WORDS.row("ABOUT_TITLES"), _WORDS.row("ABOUT_TEXTS")
DRAFTS_OF: Mapping[str, Text] = _WORDS.table("DRAFTS_OF")
MEMO_FORMS: Mapping[str, Text] = _WORDS.table("MEMO_FORMS")
LIMITS = _LIMITS
STANDARD, BURDEN, answered = reports_wording.STANDARD, reports_wording.BURDEN, reports_wording.answered


def __getattr__(name: str) -> Text:
    """Give a sentence by its name."""
    return _WORDS.text(name)
