"""Reading report: what a text suggests, and what the terms are worth, as text and as JSON."""

from collections.abc import Iterator
from typing import Any

from privesfeer.api.ask.reading import Read, measured_terms, worth_of, written
from privesfeer.api.ask.registry import BOOKS, codebook
from privesfeer.api.ask.request import part_of, to_json
from privesfeer.api.paper.blocks import (
    Block,
    Bullets,
    Heading,
    Item,
    Line,
    Paragraph,
    Span,
    Speaker,
    Table,
    plain,
    printable,
)
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.cases.reading import Passage, Suggestion
from privesfeer.cases.terms import Value
from privesfeer.engine import FEW, Count, TermsMeasured

_SAID = catalogue(__file__)
_AROUND, _LONGEST = 150, 600  # characters of a passage that a text shows: around the words that suggest, and in all


def reading_json(read: Read) -> bytes:
    """Write what a text suggests as JSON.

    Returns:
        UTF-8, with a line end.
    """
    suggestions = [
        {
            "fact": each.fact,
            "value": each.value,
            "passages": [{"passage": passage.text, "term": passage.term} for passage in each.passages],
            "count": each.count,
            "measured": _counted(measured_terms().of(each.fact, each.value)),
        }
        for each in read.suggestions
    ]
    return to_json({"language": read.language, "suggestions": suggestions})


def _counted(count: Count) -> dict[str, Any]:
    return part_of(count, "suggested", "right", "otherwise", "unstated", "missed", "precision", "recall")


def reading_report(read: Read, lang: Lang) -> tuple[Block, ...]:
    """Tell what a text suggests.

    Returns:
        The text: each suggestion with its passages and what it was worth.
    """
    return tuple(_Suggested(lang).blocks(read))


class _Suggested(Speaker):
    """What a text suggests, in one language."""

    def blocks(self, read: Read) -> Iterator[Block]:
        yield Heading(1, self.says(_SAID.TITLE))
        if not read.suggestions:
            yield Paragraph(self.line(_SAID.NOTHING))
            return
        yield Paragraph(self.line(_SAID.CONFIRM))
        yield Bullets(tuple(map(self._item, read.suggestions)))

    def _item(self, each: Suggestion) -> Item:
        book = codebook()
        short, label = book.fact(each.fact).short, label_of(each.fact, each.value)
        head = (
            Span(f"{capital(self.says(short))}: {self.says(label)}", "strong"),
            Span(f" ({each.fact}: {written(each.value)}; {self.says(worth_of(each.fact, each.value))})", "quiet"),
        )
        more = each.count - len(each.passages)
        below = [self._passage(passage) for passage in each.passages]
        return Item(head, (*below, *([self.line(_SAID.MORE, "quiet", count=str(more))] if more else [])))

    def _passage(self, passage: Passage) -> Line:
        first, last = passage.marks[0][0], passage.marks[-1][1]
        start, end = max(0, first - _AROUND), min(len(passage.text), last + _AROUND)
        cut = f"{'…' if start else ''}{passage.text[start:end]}{'…' if end < len(passage.text) else ''}"
        return (
            *self.line(_SAID.PASSAGE, words=printable(cut, _LONGEST)),
            Span(f" [{printable(passage.term)}]", "quiet"),
        )


def label_of(fact: str, value: Value) -> Text:
    """Word a value that is suggested.

    Args:
        value: its value; of a set one of them.
    """
    found = codebook().fact(fact)
    return found.label(frozenset({value}) if found.type == "set" and isinstance(value, str) else value)


def terms_json(measured: TermsMeasured) -> bytes:
    """Write what the terms are worth as JSON.

    Returns:
        UTF-8, with a line end.
    """
    facts = {
        fact: {
            written(value): {
                "suggested": (fact, value) in measured.sound,
                "all": _counted(measured.of(fact, value)),
                "not_looked_at": _counted(measured.of(fact, value, apart=True)),
            }
            for value in values
        }
        for fact, values in BOOKS.terms.facts.items()
    }
    return to_json({"rulings": sum(measured.rulings), "not_looked_at": measured.rulings[1], "facts": facts})


def terms_report(measured: TermsMeasured, lang: Lang) -> tuple[Block, ...]:
    """Tell what the terms are worth.

    Returns:
        The text: each fact and each of its values, on the rulings that were not looked at and on all.
    """
    return tuple(_Worth(lang).blocks(measured))


class _Worth(Speaker):
    """What the terms are worth, in one language."""

    def blocks(self, measured: TermsMeasured) -> Iterator[Block]:
        seen, apart = (str(each) for each in measured.rulings)
        yield Heading(1, self.says(_SAID.WORTH_TITLE))
        yield Paragraph(self.line(_SAID.WORTH_READ, seen=seen, apart=apart, few=str(FEW)))
        yield Table(tuple(self.says(each) for each in _SAID.row("HEADS")), tuple(self._rows(measured)), small=True)

    def _rows(self, measured: TermsMeasured) -> Iterator[tuple[Line, ...]]:
        sound = measured.sound
        every = [measured.of(*one, apart=True) for one in sound], [measured.of(*one) for one in sound]
        apart, both = (sum(counts, Count()) for counts in every)
        yield self._row(self.says(_SAID.ALL_SUGGESTED), apart, both, "")
        for fact, values in BOOKS.terms.facts.items():
            may = any((fact, value) in sound for value in values)
            told = self.says(_SAID.MAY if may else _SAID.MAY_NOT)
            yield self._row(fact, measured.of(fact, apart=True), measured.of(fact), told)
            for value in values:
                apart, both = measured.of(fact, value, apart=True), measured.of(fact, value)
                told = self.says(_SAID.MAY_NOT if (fact, value) not in sound else _SAID.MAY)
                if not both.suggested:
                    told = f"{told}, {self.says(_SAID.NEVER)}"
                elif both.suggested < FEW:
                    told = f"{told}, {self.says(_SAID.TOO_FEW)}"
                yield self._row(f"– {written(value)}", apart, both, told)

    def _row(self, name: str, apart: Count, both: Count, told: str) -> tuple[Line, ...]:
        return tuple(
            map(plain, (name, _shared(apart), _percent(apart.recall), _shared(both), _percent(both.recall), told))
        )


def _shared(count: Count) -> str:
    return f"{count.right}/{count.suggested} {_percent(count.precision)}" if count.suggested else "–"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"
