"""Person: what is told of the employee, said to the employee."""

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

    def yours(lang: Lang) -> str:
        found, pairs = text[lang], _pairs(lang)
        for pattern, instead in pairs:
            found = pattern.sub(instead, found)
        return found

    return Text.each(yours)


@cache
def _pairs(lang: Lang) -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = (line.partition(" = ") for line in _SAID.YOURS[lang].splitlines())
    return tuple((re.compile(rf"(?<![\w-]){re.escape(old)}(?!\w)"), new) for old, _, new in rows)
