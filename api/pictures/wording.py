"""Wording: what pictures and exports say, in both languages."""

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text, untranslated

_WORDS = catalogue(__file__)

LABELLED = untranslated("{label}: {words}.")
ANSWERED = untranslated("{outcome} – {status}")

RULING_TOLD = untranslated("{name}, {citation} ({standing})")

TIMELINE_QUIET_PART = untranslated("{outcome} {count}")

OPENNESS_ROW = untranslated("{audience}: {counts}")
OPENNESS_COUNT = untranslated("{outcome} {count}")


CIRCLE_EMPLOYERS = _WORDS.table("CIRCLE_EMPLOYERS")


def __getattr__(name: str) -> Text:
    """Give a sentence by its name."""
    return _WORDS.text(name)
