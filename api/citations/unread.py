"""Unread: why a document is not read, and how large it may be."""

from privesfeer.cases.commons.text import Text

LARGEST = 16 * 1024 * 1024  # bytes of a document
LONGEST = 2_000_000  # characters of its text: some eight hundred pages


class UnreadFileError(Exception):
    """A document that is not read.

    Attributes:
        text: why, in a sentence.
    """

    def __init__(self, text: Text) -> None:
        """Keep why.

        Args:
            text: why.
        """
        self.text = text
        super().__init__(text.en)
