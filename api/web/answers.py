"""Answers: everything that was filled in, as it is looked over; of several acts each, and what they share."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from privesfeer.api.ask.registry import AT_TOP, codebook
from privesfeer.api.web import wording
from privesfeer.api.web.dossier import Dossier
from privesfeer.api.web.sections import facts_of, sections
from privesfeer.api.web.steps import ABOUT, AIM, left
from privesfeer.cases.casefile import OF_AN_ACT
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.engine import AskedFact, titled


class Filled(NamedTuple):
    """What was filled in of one fact, or beside facts.

    Attributes:
        edit: by what it is asked again.
        short: what it is.
        label: its value in words.
        disputed: whether the parties disagree on it.
    """

    edit: str
    short: str
    label: str
    disputed: bool = False


def named(dossier: Dossier, lang: Lang) -> list[str]:
    """Name the acts.

    Returns:
        Each by its number and its title, in their order.
    """
    return [
        capital(wording.ACT.fill(number=str(place + 1))[lang]) + (f": {told[lang]}" if told else "")
        for place, told in enumerate(titled(each) for each in dossier.titles)
    ]


def looked_over(dossier: Dossier, worth: Mapping[str, AskedFact], passed: Collection[str], lang: Lang) -> list[Any]:
    """Show every answer by section, with what is disputed, and what there is still unknown that matters.

    Args:
        dossier: what is known.
        worth: the facts that can still change something, the most important first.
        passed: what was asked and stayed unknown.

    Returns:
        All of it; where there are several acts what they share, and then each of them.
    """
    looked = _Looked(dossier, worth, passed, lang)
    if not dossier.others:
        return [{"title": "", "place": None, "here": True, "sections": list(looked.sections(dossier))}]
    own = {*codebook().fact_ids} - AT_TOP
    shared = list(looked.sections(dossier, AT_TOP))
    return [
        {"title": wording.OF_ALL[lang], "place": None, "here": True, "sections": shared},
        *(
            {
                "title": title,
                "place": place,
                "here": place == dossier.place,
                "sections": list(looked.sections(dossier.at(place, lang), own)),
            }
            for place, title in enumerate(named(dossier, lang))
        ),
    ]


def listed(dossier: Dossier, lang: Lang) -> Iterator[dict[str, Any]]:
    """Show of what there can be more than one what there is beside the first, and what can be added.

    Args:
        dossier: what is known.

    Yields:
        Each list with its further entries, by place and name, and what another can be.
    """
    for each in codebook().lists:
        fact, entries = codebook().fact(each.named), []
        for place, entry in enumerate(dossier.lists.get(each.id, ())):
            what = entry.facts.get(each.named)
            name = entry.title or (fact.label(what)[lang] if isinstance(what, str) else "")
            entries += [(place, name)] if place else []
        options = [(value, words[lang]) for value, words in fact.values.items()]
        adding = wording.ADD_ONE.fill(one=each.one)[lang]
        yield {
            "id": each.id,
            "label": capital(each.label[lang]),
            "entries": entries,
            "options": options,
            "adding": adding,
        }


class _Looked:
    """How answers are looked over."""

    def __init__(self, dossier: Dossier, worth: Mapping[str, AskedFact], passed: Collection[str], lang: Lang) -> None:
        self._dossier, self._worth, self._passed, self._lang = dossier, worth, passed, lang

    def sections(self, told: Dossier, of: Collection[str] | None = None) -> Iterator[dict[str, Any]]:
        """Show the sections in which anything was answered or matters; None: of all facts."""
        shared, own = of is None or of is AT_TOP, of is None or of is not AT_TOP
        here = told.place == self._dossier.place
        for section in sections().values():
            names = [name for name in facts_of(section.id) if of is None or name in of]
            rows = [*self._beside(told, shared=shared, own=own)] if section.id == AIM else []
            rows += [each for name in names if (each := self._answer(told, name, own=of is not None and own))]
            unknown = [name for name in left(section.id, told, self._worth) if name in names] if here else []
            if rows or unknown or (section.id == AIM and shared):
                yield {
                    "title": section.title[self._lang],
                    "rows": rows,
                    "unknown": self._asked(name for name in unknown if name not in self._passed),
                    "passed": self._asked(name for name in unknown if name in self._passed),
                }

    def _answer(self, told: Dossier, name: str, *, own: bool) -> Filled | None:
        known, disputed = told.facts.known, name in told.disputed
        if name not in known and not disputed:
            return None
        fact = codebook().fact(name)
        label = fact.label(known[name])[self._lang] if name in known else wording.NOT_KNOWN[self._lang]
        return Filled(told.again(name) if own else name, fact.short[self._lang], label, disputed)

    def _beside(self, told: Dossier, *, shared: bool, own: bool) -> Iterator[Filled]:
        """Show what stands beside facts: who asks, the name of the dossier, and the dates."""
        lang, rows = self._lang, list[tuple[str, Text, str]]()
        if shared:
            title = titled(told.title)
            asks = capital(wording.READERS[told.asks][lang]) if told.asks else ""
            rows += [(ABOUT, wording.WHO_ASKS, asks), (ABOUT, wording.TITLE, title[lang] if title else "")]
        edit = ABOUT if shared else told.again(ABOUT)
        rows += [
            (edit, wording.DATES[event], long_date(day)[lang])
            for event, day in told.dates
            if day and (own if event in OF_AN_ACT else shared)
        ]
        yield from (Filled(again, label[lang], value) for again, label, value in rows if value)

    def _asked(self, names: Iterable[str]) -> list[tuple[str, str]]:
        return [(name, codebook().fact(name).short[self._lang]) for name in names]
