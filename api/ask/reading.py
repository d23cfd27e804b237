"""Reading: the terms as texts are searched with them, and what each suggestion was worth on the rulings.

What was measured is kept, for it takes longer than a reader waits. ``make refresh`` measures anew; a test fails if what
is kept is not what the terms and rulings of today give.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from privesfeer.api.ask import wording
from privesfeer.api.ask.registry import BOOKS
from privesfeer.api.ask.request import LARGEST, UnreadableRequestError, to_json
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, Text
from privesfeer.cases.reading import Reader, Suggestion, language
from privesfeer.cases.terms import Suggestible, TermTable, Value
from privesfeer.engine import FEW, Count, TermsMeasured

_SAID = catalogue(__file__)

FILE = Path(__file__).with_name("reading.json")


@dataclass(frozen=True, slots=True)
class Read:
    """What was read in a text.

    Attributes:
        language: the language in which it was taken to be.
        suggestions: what it suggests.
    """

    language: str
    suggestions: tuple[Suggestion, ...]


@cache
def measured_terms() -> TermsMeasured:
    """Read what was measured.

    Returns:
        The counts.
    """
    content = json.loads(FILE.read_bytes())
    seen, apart = ({_one(key): Count(*counts) for key, counts in content[half].items()} for half in ("seen", "apart"))
    every = dict.fromkeys(BOOKS.terms.all, Count())
    return TermsMeasured(every | seen, every | apart, (content["rulings"][0], content["rulings"][1]))


def kept_terms(measured: TermsMeasured) -> bytes:
    """Write what was measured, to keep it.

    Returns:
        JSON; what was neither suggested nor missed is left out.
    """
    seen, apart = (
        {
            f"{fact}={written(value)}": [count.right, count.otherwise, count.unstated, count.missed]
            for (fact, value), count in sorted(half.items(), key=lambda each: (each[0][0], str(each[0][1])))
            if count != Count()
        }
        for half in (measured.seen, measured.apart)
    )
    return to_json({"rulings": measured.rulings, "seen": seen, "apart": apart})


def written(value: Value) -> str:
    """Write a value as forms and addresses do.

    Returns:
        "true" or "false", or its id.
    """
    return str(value).lower() if isinstance(value, bool) else value


def _one(key: str) -> Suggestible:
    fact, _, value = key.partition("=")
    return fact, {"true": True, "false": False}.get(value, value)


@cache
def tables() -> Mapping[str, TermTable]:
    """Give the terms of what may be suggested.

    Returns:
        Those of each language in which texts are read.
    """
    return {lang: BOOKS.terms.table(lang, measured_terms().sound) for lang in BOOKS.terms.languages}


def worth_of(fact: str, value: Value) -> Text:
    """Say what a suggestion was worth on the rulings.

    Returns:
        How many of the suggestions were right, or that there were few or none.
    """
    count = measured_terms().of(fact, value)
    told = _SAID.UNMEASURED if not count.suggested else _SAID.FEW if count.suggested < FEW else _SAID.WORTH
    return told.fill(right=str(count.right), n=str(count.suggested))


def read_text(content: bytes, lang: Lang) -> Read:
    """Search a text for what it suggests.

    Args:
        content: the text in UTF-8; what is not is read as unreadable signs.

    Returns:
        What it suggests.

    Raises:
        UnreadableRequestError: it is larger than 1 MiB.
    """
    if len(content) > LARGEST:
        raise UnreadableRequestError(wording.TOO_LARGE, lang)
    text = content.decode("utf-8", "replace")
    found = language(text, tables(), lang)
    return Read(found, Reader(tables()[found]).read(text))
