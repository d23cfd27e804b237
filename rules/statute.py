"""Statutes, treaties, guidance and codes of conduct that rules and verdicts cite."""

import datetime as dt
from typing import Literal

from cases.text import Record, Text


class Statute(Record):
    """One article or text, in force from `valid_from` to `valid_to`.

    Attributes:
        id: the key by which rules name it.
        kind: statute, treaty, guidance or code.
        title: what it is about.
        cite: its citation.
        valid_from: None: not checked.
        valid_to: the last day; None: in force.
        rule: our own wording, never the text of the law.
        bears_on: question ids.
        sources: where it was read.
        confidence: how sure the reading is.
        unverified: what was not checked; empty if nothing.
    """

    id: str
    kind: Literal["statute", "treaty", "guidance", "code"]
    title: Text
    cite: Text
    valid_from: dt.date | None
    valid_to: dt.date | None
    rule: Text
    bears_on: tuple[str, ...]
    sources: tuple[str, ...]
    confidence: Literal["high", "medium", "low"]
    unverified: str

    def in_force(self, day: dt.date) -> bool:
        """Say whether the text was in force on a day; an unchecked start counts as always.

        Args:
            day: the day.

        Returns:
            Whether it was.
        """
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)
