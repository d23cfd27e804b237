"""Articles: which articles and paragraphs the codes have, as far as citations of them are checked."""

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

from privesfeer.cases.commons.text import Record
from privesfeer.cases.fit import fit


class CodeCounted(Record):
    """What is known of the articles of a code.

    Attributes:
        last: the number of its last article, by book; "" where it has no books.
        until: its last day, where it is no longer the law.
        paragraphs: how many paragraphs an article has, by its number.
    """

    last: Mapping[str, int] = {}
    until: dt.date | None = None
    paragraphs: Mapping[str, int] = {}

    def beyond(self, number: str) -> int | None:
        """Say whether an article lies beyond the last of its book.

        Args:
            number: its number, with that of its book where it has one.

        Returns:
            The number of the last; None: it does not lie beyond it, as far as is known.
        """
        book, _, article = number.rpartition(":")
        last = self.last.get(book)
        plain = re.match(r"\d+", article)
        return last if last and plain and int(plain[0]) > last else None


def load(file: Path) -> Mapping[str, CodeCounted]:
    """Read what is known of the articles.

    Args:
        file: articles.yaml.
    """
    read: dict[str, CodeCounted] = fit(dict[str, CodeCounted], file)
    return read
