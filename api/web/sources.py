"""Sources: how a page names rulings and statutes, in short, and the table of where its rulings are found."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from privesfeer.api.ask.registry import casebook, codebook, level_of, rulebook, sources
from privesfeer.api.paper.blocks import Speaker
from privesfeer.api.web.layout import tongue_of
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.engine import Answer, Citation, ComparedRuling

_SAID = catalogue(__file__)
_STANDS_NO_MORE = _SAID.table("STANDS_NO_MORE")
ORDERS = _SAID.table("ORDERS")
_HIGHEST = ("echr", "supreme", "appeal", "first_instance")
_ECLI = re.compile(r"(?:,? )?(ECLI:[A-Z]{2}:\w+:\d{4}:[\w.]*\w)")


class _Likeness(NamedTuple):
    """How like a case a ruling is: whether it governs, and how many of the reasons that carried it hold here too."""

    governs: bool
    share: float
    shared: int
    reason: int


class SourceTable(Speaker):
    """The sources of one page, in one language: those that were named before its table is made stand in it."""

    def __init__(self, answers: Sequence[Answer], as_of: dt.date, lang: Lang) -> None:
        """Begin, with none named.

        Args:
            answers: the answers that the page tells.
            as_of: the day on which the law is known.
        """
        super().__init__(lang)
        self._answers, self._as_of = answers, as_of
        self._cited: dict[str, Citation] = {}

    def prose(self, text: Text) -> Iterator[tuple[str, dict[str, str] | None]]:
        """Give a text, piece by piece, with each ruling that it names by its ECLI under its short name instead.

        Yields:
            Words, and the source that follows them; None: none does.
        """
        words, end = self.says(text), 0
        for found in _ECLI.finditer(words):
            ruling = casebook().find(found[1])
            if ruling:
                cited = sources().ruling(ruling.key, None, self._as_of)
                yield words[end : found.start(1)], self.name(cited)
                end = found.end()
        yield words[end:], None

    def cited(self, text: Text, authority: Iterable[Citation]) -> dict[str, Any]:
        """Give a text with the sources behind it.

        Args:
            authority: the sources.

        Returns:
            Its words, and each source in short.
        """
        return {"text": self.says(text), "sources": [self.name(each) for each in authority]}

    def name(self, citation: Citation) -> dict[str, str]:
        """Name a source in short, with where it leads; where it is found is said in the table.

        Args:
            citation: the source.

        Returns:
            What the template shows of it.
        """
        self._cited.setdefault(citation.key, citation.unmarked)
        source, name = citation.source, self._short(citation)
        fallen = [each for each in citation.standing if each.kind != "upheld" and not each.elsewhere]
        return {
            "mark": self.says(citation.mark),
            "name": f"{name}, {self.says(citation.pinpoint)}" if citation.pinpoint else name,
            "tongue": tongue_of(casebook()[source.key], self._lang) if source.kind == "ruling" and source.name else "",
            "stands": self.says(_STANDS_NO_MORE[fallen[0].kind]) if fallen else "",
            "url": f"/{self._lang}/rulings/{source.key}" if source.kind == "ruling" else source.url or "",
            "title": self.says(source.text) if source.name else "",
        }

    def _short(self, citation: Citation) -> str:
        """Give the name of a source, and of a foreign or disciplinary ruling that it is one, as its citation does."""
        source = citation.source
        if not source.name:
            return self.says(source.text)
        return f"{source.name}, {self.says(source.apart)}" if source.apart else source.name

    def table(self, sort: str) -> Iterator[dict[str, Any]]:
        """Say once of each ruling where it is found, how it was read, what it decided and how like this case it is.

        An ECLI stands in its own row alone.

        Args:
            sort: by what they stand in order, one of ``ORDERS``; else those that were named first, as they were.

        Yields:
            The rows: the rulings that were named, and those that are compared.
        """
        named = {key: place for place, key in enumerate(self._cited)}
        compared = [each for answer in self._answers for each in answer.rulings.nearest]
        for beside in filter(alike, compared):
            self._cited.setdefault(beside.citation.key, beside.citation.unmarked)
        rulings = [each for each in self._cited.values() if each.kind == "ruling"]
        told = {each.ecli for each in rulings if each.ecli}
        likeness: dict[str, _Likeness | None] = {
            each.key: max(
                (_likeness(one) for one in compared if one.citation.key == each.key and alike(one)), default=None
            )
            for each in rulings
        }

        def once(found: re.Match[str]) -> str:
            if found[1] in told:
                return ""
            told.add(found[1])
            return found[0]

        def order(ruling: Citation) -> tuple[Any, ...]:
            rest = len(named) if sort in ORDERS else named.get(ruling.key, len(named))
            return rest, _order(sort, ruling, likeness[ruling.key])

        for each in sorted(rulings, key=order):
            became = [capital(self.says(said)) for said in (*(stood.text for stood in each.standing), *each.history)]
            yield {
                "key": each.key,
                "named": each.key in named,
                "name": str(each.source.name),
                "tongue": tongue_of(casebook()[each.key], self._lang),
                "place": self.says(each.text),
                "url": each.url,
                "became": [_ECLI.sub(once, said) for said in became],
                "court": capital(self.says(each.source.level)) if each.source.level else "",
                "date": str(each.source.date or ""),
                "decided": self._decided(each.key),
                "alike": self._share(how)
                if (how := likeness[each.key]) and how.reason
                else self.says(_SAID.NOT_COMPARED),
                "compared": bool(how and how.reason),
                "read": capital(self.says(each.verification)),
                "gist": self.says(each.source.gist) if each.source.gist else "",
                "provenance": _ECLI.sub(once, capital(self.says(each.provenance))),
            }

    def _share(self, likeness: _Likeness) -> str:
        return self.says(_SAID.ALIKE, shared=str(likeness.shared), all=str(likeness.reason))

    def _decided(self, key: str) -> list[tuple[str, str]]:
        """Give what a ruling decided on the questions on which it is compared, or else on those that are raised."""
        raised = {each.question: each for each in self._answers}
        near = {each.question for each in self._answers if any(one.citation.key == key for one in each.rulings.nearest)}
        return [
            (
                capital(self.says(rulebook().asked(each, raised[each.question].short))),
                self.says(codebook().question(each.question).outcomes[each.outcome]),
            )
            for each in casebook()[key].decisions
            if each.question in (near or raised)
        ]


def alike(ruling: ComparedRuling) -> bool:
    """Say whether a ruling is like a case at all: of the other side the engine gives the nearest there is, however far.

    Returns:
        Whether it governs, or any of the reasons that carried it holds in the case too.
    """
    return ruling.governs or bool(ruling.overlap.shared)


def _likeness(ruling: ComparedRuling) -> _Likeness:
    shared, reason = len(ruling.overlap.shared), len(ruling.overlap.reason)
    return _Likeness(ruling.governs, shared / reason if reason else 0, shared, reason)


def _order(sort: str, citation: Citation, likeness: _Likeness | None) -> tuple[Any, ...]:
    """Say what puts rulings in order: the most alike, the latest or the highest first; then by name."""
    name, date = str(citation.source.name).casefold(), citation.source.date
    latest = -date.toordinal() if date else 0
    match sort:
        case "date":
            return latest, name
        case "court":
            level = level_of(casebook()[citation.key])
            return _HIGHEST.index(level) if level in _HIGHEST else len(_HIGHEST), latest, name
        case _:
            if likeness is None or not likeness.reason:
                return True, name
            return False, not likeness.governs, -likeness.share, -likeness.shared, name
