"""Search: rulings found by words and by what is recorded of them."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Annotated

from pydantic import Field

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.commons.text import LANGUAGES, Record, plain
from privesfeer.cases.ruling import Ruling, Standing
from privesfeer.cases.terms import stem

_STEMMERS = ("dutch", "dutch_porter", "english")  # of Dutch either misses what the other brings together
# Of Dutch verbs, which neither stemmer takes off, and of plurals, of which they may leave too little.
_ENDING = re.compile("(?<=[bcfghklmnprsvwz])[dt]$|en$")
_LEAST = 6  # letters of a stem: with fewer it begins too many other words

Year = Annotated[int, Field(ge=1900, le=2100)]


class Filter(Record):
    """What is looked for; what is left out does not narrow the search.

    Attributes:
        q: words that all occur, or words that begin with their stem, in the citation, the name, what happened or what
            was decided, in either language.
        platform: a medium on which the conversation took place.
        audience: who could read it.
        question: a legal question that the ruling decided.
        outcome: an outcome; with `question`, of that question.
        level: the level of the court.
        year_from: the first year.
        year_to: the last year.
    """

    q: Annotated[str, Field(max_length=200)] = ""
    platform: str | None = None
    audience: str | None = None
    question: str | None = None
    outcome: str | None = None
    level: Standing | None = None
    year_from: Year | None = None
    year_to: Year | None = None


def search(casebook: Casebook, sought: Filter, level_of: Callable[[Ruling], Standing]) -> tuple[Ruling, ...]:
    """Find rulings.

    Args:
        sought: what is looked for.
        level_of: says of which level a ruling is.

    Returns:
        The rulings that have all of it, the latest first; undated ones by the last day on which they can be given.
    """
    words, said = [_word(each) for each in plain(sought.q).split()], _said(casebook)
    found = [
        ruling
        for ruling in casebook
        if _fits(ruling, sought, level_of) and all(word.search(said[ruling.key]) for word in words)
    ]
    return tuple(sorted(found, key=lambda ruling: (-casebook.counts_from(ruling).toordinal(), ruling.key)))


def _fits(ruling: Ruling, sought: Filter, level_of: Callable[[Ruling], Standing]) -> bool:
    known = ruling.facts.known
    platforms = known.get("platforms")
    decisions = [each for each in ruling.decisions if sought.question in {None, each.question}]
    day = ruling.date or ruling.date_not_after
    return (
        (sought.platform is None or (isinstance(platforms, frozenset) and sought.platform in platforms))
        and (sought.audience is None or known.get("audience") == sought.audience)
        and (sought.level is None or level_of(ruling) == sought.level)
        and (sought.question is None or bool(decisions))
        and (sought.outcome is None or any(each.outcome == sought.outcome for each in decisions))
        and (sought.year_from is None or (day is not None and day.year >= sought.year_from))
        and (sought.year_to is None or (day is not None and day.year <= sought.year_to))
    )


def _word(word: str) -> re.Pattern[str]:
    """Look for a word anywhere, and for its stem, if that says enough, where a word begins."""
    bare = _ENDING.sub("", word)
    stems = {bare, *(stem(name, each) for each in (word, bare) for name in _STEMMERS)}
    roots = sorted(root for root in stems if len(root) >= _LEAST)
    return re.compile("|".join([re.escape(word), *(rf"\b{re.escape(root)}" for root in roots)]))


@lru_cache(maxsize=2)
def _said(casebook: Casebook) -> dict[str, str]:
    """Give all words of each ruling in which is searched."""
    found = {}
    for ruling in casebook:
        texts = [casebook.courts.cite(ruling), ruling.gist, *(decision.holding for decision in ruling.decisions)]
        told = [ruling.key, ruling.name, ruling.ljn or "", *(text[lang] for text in texts for lang in LANGUAGES)]
        found[ruling.key] = plain(" ".join(told))
    return found
