"""Problem: one thing that is wrong with input, as a record; `privesfeer.cases.problems` finds them."""

from pydantic import JsonValue

from privesfeer.cases.commons.text import Record, Text


class Problem(Record):
    """One thing that is wrong with input.

    Attributes:
        field: where, as a dotted path such as "facts.audience"; empty for the input as a whole.
        text: what is wrong and what is allowed, in full sentences.
        value: what was given; words are cut at 60 characters, and what is nested or extreme is left out.
        allowed: the names or values that are allowed, where there is a list of them.
        nearest: the allowed one that looks most like what was given, if any does.
    """

    field: str
    text: Text
    value: JsonValue = None
    allowed: tuple[str, ...] = ()
    nearest: str | None = None
