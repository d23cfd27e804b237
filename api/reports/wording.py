"""Wording: the sentences that more than one part of `privesfeer.api.reports`, or of what stands on it, says."""

from typing import Protocol

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text

_WORDS = catalogue(__file__)

STATUS = _WORDS.table("STATUS")


class ToldAnswer(Protocol):
    """An answer in words: its outcome, and how firm it is."""

    @property
    def outcome_text(self) -> Text:
        """The outcome."""

    @property
    def status(self) -> str | None:
        """How firm it is; None: the question is not raised."""

    @property
    def status_text(self) -> Text:
        """The same in words."""


def answered(told: ToldAnswer) -> Text:
    """Say an outcome and how firm it is in one phrase; of what is not raised, that alone."""
    if told.status is None:
        return told.outcome_text
    return STATUS[told.status].fill(outcome=told.outcome_text, status=told.status_text)


def __getattr__(name: str) -> Text:
    """Give a sentence by its name."""
    return _WORDS.text(name)
