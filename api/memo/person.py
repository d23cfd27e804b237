"""Person: what is told of the employee and the employer, said to the employee, who may have left."""

import re
from functools import cache

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, Text

_SAID = catalogue(__file__)


def addressed(text: Text) -> Text:
    """Say to the employee what is told of one.

    Args:
        text: a sentence in which the employee is the third person.

    Returns:
        The sentence with you in that place.
    """
    return _replaced(text, _SAID.YOURS)


def formerly(text: Text) -> Text:
    """Say to who has left what is told of the employer.

    Args:
        text: a sentence of the employer.

    Returns:
        The sentence with the former employer in that place.
    """
    return _replaced(text, _SAID.FORMERLY)


def _replaced(text: Text, pairs: Text) -> Text:
    def said(lang: Lang) -> str:
        found = text[lang]
        for pattern, instead in _pairs(pairs, lang):
            found = pattern.sub(instead, found)
        return found

    return Text.each(said)


@cache
def _pairs(pairs: Text, lang: Lang) -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = (line.partition(" = ") for line in pairs[lang].splitlines())
    return tuple((re.compile(rf"(?<![\w-]){re.escape(old)}(?!\w)"), new) for old, _, new in rows)
