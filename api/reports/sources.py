"""Sources: named in short where they are cited, and told once at the end."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from privesfeer.api.ask.registry import casebook
from privesfeer.api.paper import wording as paper_wording
from privesfeer.api.paper.blocks import Block, Bullets, Heading, Item, Line, Paragraph, Span, Speaker, joined
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, Text
from privesfeer.engine import Arguments, Changes, Citation, Compact, Point, Stability

_SAID = catalogue(__file__)


class Referring(Speaker):
    """Base of what tells something and cites its sources in full, where it rests on them."""

    def cited(self, authority: Iterable[Citation]) -> Line:
        """Cite sources in a row."""
        return joined(((Span(self.says(each.cited), url=each.url),) for each in authority), "; ")


class Citing(Speaker):
    """Base of what tells something with its sources, in one language."""

    def __init__(self, lang: Lang, *, detail: bool = False) -> None:
        """Keep the language; nothing is cited yet.

        Args:
            detail: whether the table says of each source how sure it is, and names the articles too.
        """
        super().__init__(lang)
        self._detail = detail
        self._cited: dict[str, Citation] = {}

    def _name(self, citation: Citation) -> Line:
        """Name a source in short; from now on it stands in the table.

        Args:
            citation: the source.

        Returns:
            Its name, with its public address; that of an ECLI of which it is to be checked whether it belongs to the
            case stands in the table alone, where this is said.
        """
        self._cited.setdefault(citation.key, citation.unmarked)
        unsure = citation.kind == "ruling" and casebook()[citation.key].ecli_origin == "matched"
        return (Span(self.says(citation.short), url=None if unsure else citation.url),)

    def _in_brackets(self, citations: Iterable[Citation]) -> Line:
        """Name sources behind what they are cited for.

        Args:
            citations: the sources.

        Returns:
            Their names between brackets; nothing where there are none.
        """
        told = [self._name(each) for each in citations]
        return (Span(" ("), *joined(told, "; "), Span(")")) if told else ()

    def _point(self, point: Point) -> Line:
        """Give a line with its authority behind it.

        Args:
            point: the line.

        Returns:
            Both.
        """
        named = (replace(point.authority, pinpoint=None),) if point.authority else ()
        return (*self.line(point.text), *self._in_brackets(named))

    def _foot(self, told: Arguments | Changes | Compact | Stability) -> Iterator[Block]:
        """Tell what was cited, what the text is not, and with what it was made."""
        yield from self._sources()
        yield Paragraph(self.line(told.limits, "quiet"))
        yield Paragraph(self.line(paper_wording.MADE_WITH, "quiet", **dict(told.versions)))

    def _sources(self) -> Iterator[Block]:
        """Say once where each source that was named can be found, and how it was read.

        Yields:
            The rulings by name, no ECLI broken off; in detail the articles as well.
        """
        rulings = [each for each in self._cited.values() if each.kind == "ruling"]
        articles = [each for each in self._cited.values() if each.kind == "statute"]
        if not rulings and not (articles and self._detail):
            return
        yield Heading(2, self.says(_SAID.SOURCES))
        if rulings:
            yield Bullets(
                tuple(
                    Item(
                        (
                            *self.labelled(str(each.source.name), ""),
                            Span(self.says(Text.joined([each.text, each.stood], " ")), url=each.url),
                            Span(f" – {self.says(each.provenance if self._detail else each.verification)}", "quiet"),
                        )
                    )
                    for each in sorted(rulings, key=lambda each: str(each.source.name).casefold())
                )
            )
        if articles and self._detail:
            yield Bullets(
                tuple(Item((*self._name(each), Span(f": {self.says(each.provenance)}"))) for each in articles)
            )
