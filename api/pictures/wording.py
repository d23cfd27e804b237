"""Wording: what pictures and exports say, in both languages."""

from privesfeer.cases.text import Text, same
from privesfeer.cases.words import words

_WORDS = words(__file__)

LABELLED = same("{label}: {words}.")
ANSWERED = same("{outcome} – {status}")

RULING_TOLD = same("{name}, {citation} ({standing})")

TIMELINE_QUIET_PART = same("{outcome} {count}")

OPENNESS_ROW = same("{audience}: {counts}")
OPENNESS_COUNT = same("{outcome} {count}")


CIRCLE_EMPLOYERS = _WORDS.table("CIRCLE_EMPLOYERS")


def __getattr__(name: str) -> Text:
    """Give a sentence by its name."""
    return _WORDS.text(name)
