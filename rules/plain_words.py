"""Plain words: a question as the employee is told it."""

from pydantic import Field

from privesfeer.cases.commons.text import Record, Text


class PlainWords(Record):
    """A question in everyday words, as the employee is told.

    Attributes:
        asked: what is asked, as a clause behind "whether".
        outcomes: each outcome as a sentence.
        word: what its legal word means; None: it has none.
        values: where one fact is part of the question, each of its values as a sentence.
        then: what that brings, of those of which it is told.
    """

    asked: Text
    outcomes: dict[str, Text]
    word: Text | None = None
    values: dict[str, Text] = Field(default_factory=dict)
    then: dict[str, Text] = Field(default_factory=dict)
