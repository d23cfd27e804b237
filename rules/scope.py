"""Scope: what a ruling decides when it answers a question."""

from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.ruling import Branch


class Scope(Record):
    """What a ruling decides when it answers the question.

    Attributes:
        rulings: the keys of the rulings for which it is so.
        branches: the branches of law in which it is so.
        wider: whether the notion that was decided reaches further than the question; that it covered a case in
            spite of a factor then takes nothing from the weight of that factor.
        text: what is decided, as a sentence.
    """

    rulings: tuple[str, ...] = ()
    branches: tuple[Branch, ...] = ()
    wider: bool = False
    text: Text
