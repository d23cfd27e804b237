"""Scale report: how each measure would stand on the same facts, as a person reads it."""

from collections.abc import Iterable, Iterator

from api.paper.blocks import (
    Block,
    Bullets,
    Heading,
    Item,
    Line,
    Paragraph,
    Span,
    Speaker,
    Table,
    capital,
    joined,
    plain,
    printable,
)
from api.reports import wording
from cases.text import Lang, Text
from cases.words import words
from engine import Citation, Rung, Scale, ScaleFamily

_SAID = words(__file__)


def scale_report(scales: Iterable[Scale], title: Text | None, lang: Lang) -> tuple[Block, ...]:
    """Tell how each value of a fact that is part of a question would be answered.

    Args:
        scales: the answers.
        title: the title of the incident, if it has one.
        lang: the language.

    Returns:
        The text: per family a table from light to heavy, and where it turns.
    """
    return tuple(_ScaleReport(lang).blocks(scales, title))


class _ScaleReport(Speaker):
    """Scales in one language."""

    def blocks(self, scales: Iterable[Scale], title: Text | None) -> Iterator[Block]:
        yield Heading(1, self.says(_SAID.MEASURES))
        if title:
            yield Paragraph(plain(printable(self.says(title)), "quiet"))
        for scale in scales:
            yield Paragraph(self.line(_SAID.MEASURES_EXPLAINED))
            for family in scale.families:
                yield from self._family(family)
        yield Paragraph(self.line(_SAID.MEASURES_LIMITS))

    def _family(self, family: ScaleFamily) -> Iterator[Block]:
        yield Heading(2, capital(self.says(family.text)))
        if family.note:
            sources = joined(map(self._cite, family.authority), "; ")
            yield Paragraph((*self.line(family.note), Span(" ("), *sources, Span(")")))
        headings = (_SAID.MEASURE, _SAID.WEIGHED_OUTCOME, _SAID.MOST_FOR, _SAID.MOST_AGAINST)
        yield Table(tuple(map(self.says, headings)), tuple(map(self._row, family.rungs)))
        if family.rungs[1:]:
            labels = {rung.value: rung.label for rung in family.rungs}
            yield Bullets(
                (
                    Item(self.labelled(_SAID.LIGHTEST, labels.get(family.lightest or "", _SAID.NONE_OF_THEM))),
                    Item(self.labelled(_SAID.HEAVIEST, labels.get(family.heaviest or "", _SAID.NONE_OF_THEM))),
                )
            )

    def _row(self, rung: Rung) -> tuple[Line, ...]:
        label = plain(capital(self.says(rung.label)), "strong" if rung.given else "plain")
        if rung.given:
            label = (*label, Span(f" ({self.says(_SAID.AS_GIVEN)})", "quiet"))
        words = wording.STATUS[rung.status].fill(outcome=rung.outcome_text, status=rung.status_text)
        return label, plain(capital(self.says(words))), self._ruling(rung.supporting), self._ruling(rung.opposing)

    def _ruling(self, citation: Citation | None) -> Line:
        return self._cite(citation) if citation else plain("–")

    def _cite(self, citation: Citation) -> Line:
        return (Span(self.says(citation.cited), url=citation.url),)
