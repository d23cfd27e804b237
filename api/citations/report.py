"""Citations report: the citations of a document, with what is not right with each, as text."""

from collections.abc import Iterator

from privesfeer.api.paper.blocks import Banner, Block, Bullets, Heading, Item, Line, Paragraph, Span, Speaker, printable
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, Text
from privesfeer.engine import CheckedCitation, CitationCheck

_SAID = catalogue(__file__)
_KINDS = _SAID.table("KINDS")
_CHECKED = _SAID.table("CHECKED")
_LONGEST = 300  # characters of a citation that are shown


def citations_report(checked: CitationCheck, lang: Lang) -> tuple[Block, ...]:
    """Tell what was found in a document.

    Returns:
        The text: the counts, then what is not right, then all citations with how the rulings held.
    """
    return tuple(_Told(lang).blocks(checked))


def summary(checked: CitationCheck) -> Text:
    """Count what was found, in a sentence.

    Returns:
        How many there are, of how many something is not right, and how many are not known here.
    """
    counts = {name: str(getattr(checked, name)) for name in ("found", "faulty", "known", "not_known")}
    return _SAID.SUMMARY.fill(**counts) if checked.found else _SAID.NONE


def remarks(each: CheckedCitation) -> Iterator[Text]:
    """Say what is to be said of a citation: what is not right, how the ruling held, what became of it."""
    yield from (finding.text for finding in each.findings)
    if each.held and each.held.stance in {"supports", "elsewhere"}:
        yield each.held.text
    if not any(finding.kind == "set_aside" for finding in each.findings):
        yield from (_SAID.BECAME.fill(became=became) for became in each.became)


class _Told(Speaker):
    """What was found, in one language."""

    def blocks(self, checked: CitationCheck) -> Iterator[Block]:
        yield Heading(1, self.says(_SAID.TITLE))
        yield Banner((self.line(summary(checked), "warning" if checked.faulty else "strong"),))
        if checked.asked:
            text = _SAID.ASKED_SOME if checked.unanswered else _SAID.ASKED
            yield Paragraph(self.line(text, "quiet", name=checked.asked, count=str(checked.unanswered)))
        elif checked.not_known:
            yield Paragraph(self.line(_SAID.NOT_ASKED, "quiet"))
        if checked.left_out:
            yield Paragraph(self.line(_SAID.LEFT_OUT, "warning", count=str(checked.left_out)))
        faulty = [each for each in checked.citations if each.findings]
        if faulty:
            yield Heading(2, self.says(_SAID.NOT_RIGHT))
            yield Bullets(tuple(map(self._faulty, faulty)), numbered=True)
        rest = [each for each in checked.citations if not each.findings]
        if rest:
            yield Heading(2, self.says(_SAID.REST))
            yield Bullets(tuple(map(self._plain, rest)))
        yield Paragraph(self.line(_SAID.LIMITS, "quiet"))

    def _faulty(self, each: CheckedCitation) -> Item:
        kinds = ", ".join(dict.fromkeys(self.says(_KINDS[finding.kind]) for finding in each.findings))
        head = (Span(printable(each.text, _LONGEST), "strong"), Span(f" ({kinds})", "warning"))
        return Item(head, (*(self.line(text) for text in remarks(each)), *self._cited(each)))

    def _plain(self, each: CheckedCitation) -> Item:
        head = (
            Span(printable(each.text, _LONGEST), url=each.url),
            Span(f" ({self.says(_CHECKED[each.checked])})", "quiet"),
        )
        return Item(head, tuple(self.line(text) for text in remarks(each)))

    def _cited(self, each: CheckedCitation) -> Iterator[Line]:
        if each.citation:
            yield self.labelled(_SAID.CITED, (Span(self.says(each.citation), url=each.url),))
