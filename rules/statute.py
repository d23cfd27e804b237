"""Statutes, treaties, guidance and codes of conduct that rules and verdicts cite, each with its text over time."""

import datetime as dt
from itertools import pairwise
from typing import Literal, Self

from pydantic import Field, model_validator

from privesfeer.cases.commons.text import Record, Text
from privesfeer.rules.period import Period

_DAY = dt.timedelta(days=1)


class ArticleVersion(Record):
    """An article as it read over a period.

    Attributes:
        valid: the days on which it was the law; an open first day of the earliest version: not checked.
        cite: its citation; that of a version that is no longer the law says so.
        rule: our own wording, never the text of the law.
        sources: where it was read; empty: from knowledge.
        confidence: how sure the reading is.
        unverified: what was not checked; empty if nothing.
    """

    valid: Period = Period()
    cite: Text
    rule: Text
    sources: tuple[str, ...] = ()
    confidence: Literal["high", "medium", "low"]
    unverified: str = ""


class Statute(Record):
    """One article or text, with a version for each period in which it read otherwise.

    Attributes:
        id: the key by which rules name it.
        kind: statute, treaty, guidance or code.
        title: what it is about.
        bears_on: question ids.
        bwb: the law's id on wetten.overheid.nl; None: not known, or it is more than one article.
        article: the number of the article there.
        versions: the earliest first, one beginning on the day after the other ended.
    """

    id: str
    kind: Literal["statute", "treaty", "guidance", "code"]
    title: Text
    bears_on: tuple[str, ...]
    bwb: str | None = Field(default=None, pattern=r"^BWB[RV]\d{7}$")
    article: str | None = None
    versions: tuple[ArticleVersion, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_a_day(self) -> Self:
        for earlier, later in pairwise(self.versions):
            if not earlier.valid.last or earlier.valid.last + _DAY != later.valid.first:
                message = f"'{self.id}' has a version that does not begin on the day after the one before it ended"
                raise ValueError(message)
        if (self.article is None) != (self.bwb is None):
            raise ValueError(f"'{self.id}' names a `bwb` without an `article`, or an `article` without a `bwb`")
        return self

    def on(self, day: dt.date) -> ArticleVersion | None:
        """Give the version that was the law on a day; an unchecked start counts as always.

        Returns:
            The version; None if the text was not in force.
        """
        return next((version for version in self.versions if version.valid.covers(day)), None)

    def in_force(self, day: dt.date) -> bool:
        """Say whether the text was in force on a day.

        Returns:
            Whether any version of it was.
        """
        return self.on(day) is not None

    def latest(self, by: dt.date | None = None) -> ArticleVersion:
        """Give the version that a sentence means whose own period ends on a day.

        Args:
            by: the last day of the sentence's period; None: it has none.

        Returns:
            The version of that day; without one the last.
        """
        return (self.on(by) if by else None) or self.versions[-1]

    def cited(self, cite: Text) -> ArticleVersion:
        """Find the version of a citation.

        Args:
            cite: the citation.

        Returns:
            The version that is so cited.
        """
        return next(version for version in self.versions if version.cite == cite)

    def url(self, version: ArticleVersion) -> str | None:
        """Link to the article on wetten.overheid.nl (juriconnect), where its place there is known.

        Args:
            version: one of its versions; of one that is no longer the law, the text of its last day.

        Returns:
            The link; None if the place is not known.
        """
        if not self.article:
            return None
        last = version.valid.last
        return f"https://wetten.overheid.nl/jci1.3:c:{self.bwb}&artikel={self.article}" + (
            f"&z={last}&g={last}" if last else ""
        )
