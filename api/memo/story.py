"""Story: facts told in sentences, in the order in which things happened."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from privesfeer.api.ask.registry import rulebook
from privesfeer.api.memo.telling import Teller
from privesfeer.api.paper.blocks import Line
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Text
from privesfeer.engine import StatedFact

_SAID = catalogue(__file__)
_MEASURES = _SAID.table("MEASURES")
_DAYS = {"utterance": "utterance", "inspection": "inspection", "measured": "measure"}


class _Sentence(NamedTuple):
    """A sentence with what has to be known for it: facts and days, each with the value that it needs, or None: any."""

    needs: Mapping[str, str | None]
    text: Text


def _sentences(name: str) -> tuple[_Sentence, ...]:
    return tuple(
        _Sentence({fact: value or None for fact, _, value in (each.partition("=") for each in key.split())}, text)
        for key, text in _SAID.table(name).items()
    )


CHAPTERS = {name: _sentences(name) for name in ("WHO", "MESSAGE", "FOUND", "FOLLOWED")}


def called(measure: StatedFact) -> Text:
    """Call a measure by what it is, with its article.

    Args:
        measure: the measure, as it was stated.

    Returns:
        Its name.
    """
    return _MEASURES.get(str(measure.value), measure.label)


class Story:
    """The story of one message, or of what several share.

    Attributes:
        brief: whether a sentence is told only where all of it is worth telling; else where something of it is.
        told: what was told: names of facts and days.
    """

    brief = False

    def __init__(
        self,
        teller: Teller,
        prefix: str,
        facts: Mapping[str, StatedFact],
        days: Mapping[str, dt.date],
        bearing: Collection[str],
    ) -> None:
        """Keep what can be told.

        Args:
            teller: tells it.
            prefix: what stands before each node of these facts.
            facts: the facts, by id; what is disputed is none.
            days: the days of what happened.
            bearing: the ids of the facts that are worth telling.
        """
        self._teller, self._prefix, self._facts, self._bearing = teller, prefix, facts, bearing
        self._days = {name: days[event] for name, event in _DAYS.items() if event in days}
        self.told: set[str] = set()

    def tell(self, chapter: str) -> Iterator[Line]:
        """Tell a chapter.

        Args:
            chapter: which of CHAPTERS.

        Yields:
            The sentences for which all is known, of which something bears, and of which nothing was told before.
        """
        yield from (line for _, line in self.with_facts(chapter))

    def with_facts(self, chapter: str) -> Iterator[tuple[Collection[str], Line]]:
        """Tell a chapter, as ``tell`` does.

        Args:
            chapter: which of CHAPTERS.

        Yields:
            What a sentence tells, the names of facts and days, and the sentence.
        """
        for sentence in CHAPTERS[chapter]:
            worth = (all if self.brief else any)(name in self._bearing or name in self._days for name in sentence.needs)
            fresh = not self.told & set(sentence.needs)
            if worth and fresh and all(self._so(*need) for need in sentence.needs.items()):
                self.told |= set(sentence.needs)
                parts = {name: self._part(name) for name in sentence.needs}
                yield sentence.needs, self._teller.told(self._node(next(iter(sentence.needs))), sentence.text, **parts)

    def _so(self, name: str, value: str | None) -> bool:
        if name in self._days:
            return True
        fact = self._facts.get(name)
        if fact is None or fact.value == []:
            return False
        held = fact.value[0] if isinstance(fact.value, list) and len(fact.value) == 1 else fact.value
        return value is None or str(held).lower() == value

    def _node(self, name: str) -> str:
        return f"{self._prefix}fact:dates/{_DAYS[name]}" if name in self._days else f"{self._prefix}fact:{name}"

    def _part(self, name: str) -> Line:
        if name in self._days:
            told = long_date(self._days[name])
        else:
            told = called(self._facts[name]) if name == rulebook().measure else self._facts[name].label
        return self._teller.told(self._node(name), told)
