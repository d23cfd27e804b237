"""Document: a text with what stands around it."""

import datetime as dt
from dataclasses import dataclass

from privesfeer.api.paper import wording
from privesfeer.api.paper.blocks import Block, Heading
from privesfeer.cases.commons.text import Lang, Text
from privesfeer.engine import Verdict


class DocumentError(Exception):
    """A document cannot be written.

    Attributes:
        text: why not, and what can be done about it.
    """

    def __init__(self, text: Text) -> None:
        """Keep the reason.

        Args:
            text: the reason.
        """
        super().__init__(text)  # whole, so that it can be pickled
        self.text = text

    def __str__(self) -> str:
        """Give the reason in English, for programmers."""
        return self.text.en


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what stands around it.

    Attributes:
        blocks: the text; its first heading is its title.
        lang: the language of the text.
        date: the day to which it speaks, which is also the date of the file: the same text gives the same file.
        versions: what it was made with.
        reviewer: who reviews it, where that is known.
        mark: what shows later of what it was made: of a memo the commitment to its facts, where one was asked for; of a
            code its hash.
    """

    blocks: tuple[Block, ...]
    lang: Lang
    date: dt.date
    versions: str
    reviewer: str = ""
    mark: str = ""

    @property
    def title(self) -> str:
        """The first heading.

        Raises:
            ValueError: the text has no heading.
        """
        for block in self.blocks:
            if isinstance(block, Heading):
                return block.text
        raise ValueError("a document needs a heading")

    @property
    def foot(self) -> str:
        """What stands at the end, on one line: what it was made with, and its mark."""
        return "; ".join(filter(None, (self.versions, self.mark)))


def document(verdict: Verdict, blocks: tuple[Block, ...], lang: Lang, reviewer: str = "", mark: str = "") -> Document:
    """Make a document of what a text tells of a verdict.

    Args:
        blocks: the text.
        reviewer: who reviews it, where that is known.
        mark: the commitment to its facts; empty: there is none.

    Returns:
        The document, with the versions of the verdict and the mark at its foot.
    """
    versions = wording.VERSIONS.fill(**dict(verdict.versions))[lang]
    return Document(blocks, lang, verdict.as_of, versions, reviewer, mark)
