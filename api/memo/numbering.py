"""Numbering: sources named by number, and the tables in which each number stands with its source in full."""

from collections.abc import Iterator, Mapping, Sequence

from api.ask.shelf import casebook, rulebook
from api.memo import wording
from api.memo.matter import Matter
from api.memo.nodes import Proof, beside
from api.memo.telling import Teller, sentence, short_form
from api.paper.blocks import Block, Line, Span, Table, in_pairs
from cases.text import Lang, Text, same
from engine import CONFIDENCE, Citation, worth

_FIXED = "\N{NO-BREAK SPACE}"  # a number does not part from what it stands behind
_CITED = 2


class Numbering(Teller):
    """Tells a matter with its sources numbered in the order in which they are first mentioned.

    An article of law is named as it is, for that is its number; it links to its row in the table all the same.
    """

    def __init__(self, matter: Matter, lang: Lang, proof: Proof | None = None) -> None:
        """Keep the matter.

        Args:
            matter: what is told.
            lang: the language.
            proof: the nodes of the proof, where they are known already.
        """
        super().__init__(matter, lang, proof)
        self._numbers: dict[str, int] = {}
        answers = (answer for part in matter.parts for answer in part.answers)
        self._governing = {each.citation.key for one in answers for each in beside(one) if each.governs}
        self._cited: set[str] = set()

    def cite(self, node: str, citation: Citation) -> Line:
        """Name a source in a sentence, with its number; in full a ruling that governs, where it is named first.

        Args:
            node: the part of the proof that names it.
            citation: the source.

        Returns:
            The source, with its paragraph.
        """
        if _is_law(citation):
            return self._reference(node, citation)
        if citation.kind == "statute" or (citation.key in self._governing and citation.key not in self._cited):
            self._cited.add(citation.key)
            named = Span(self.full(citation), url=citation.url, node=node)
        else:
            named = Span(short_form(casebook()[citation.key], citation, self._lang), node=node)
        return (named, Span(_FIXED, node=node), *self.cites(node, [citation]))

    def cites(self, node: str, citations: Sequence[Citation], most: int = _CITED) -> Line:
        """Name the sources of a sentence by number, between brackets, those that support it first.

        Args:
            node: the part of the proof that rests on them.
            citations: the sources.
            most: how many are named; the statutes among them come last.

        Returns:
            Such as "[3, 7]", "[4, para. 3.4; art. 8 ECHR]", "[but see 5]".
        """
        held = sorted(self.foremost(citations, most), key=self._place)
        bare = not any(each.pinpoint or each.mark[self._lang] or each.fallen or _is_law(each) for each in held)
        spans = [Span("[", node=node)]
        for place, each in enumerate(held):
            if place:
                spans.append(Span(", " if bare else "; ", node=node))
            spans += self._reference(node, each)
        return (*spans, Span("]", node=node))

    def name(self, citation: Citation) -> str:
        """Say by what a source is named between brackets.

        Args:
            citation: the source; from now on it is mentioned.

        Returns:
            Its number; of an article of law, the article.
        """
        self._mentioned.setdefault(citation.key, citation.unmarked)
        if _is_law(citation):
            return citation.text[self._lang]
        return str(self._numbers.setdefault(citation.key, len(self._numbers) + 1))

    def _place(self, citation: Citation) -> tuple[tuple[bool, int], bool, int]:
        """Give where a source comes between brackets: by stance; then numbers in their order, the law last."""
        return worth(citation), _is_law(citation), self._numbers.get(citation.key, len(self._numbers) + 1)

    def _reference(self, node: str, citation: Citation) -> Line:
        place = citation.pinpoint[self._lang].replace(" ", _FIXED) if citation.pinpoint else ""
        words = _FIXED.join(filter(None, (self.says(citation.mark), self.name(citation))))
        told = [words, place, self.says(wording.FALLEN) if citation.fallen else ""]
        return (Span(", ".join(filter(None, told)), url=f"#{_mark(citation)}", node=node),)

    # ---- the tables ----

    def tables(self, decided: Mapping[str, Text]) -> Iterator[Block]:
        """Show every source that was mentioned, also those that only the history of another mentions.

        Args:
            decided: by the keys of rulings what they decided on the questions of the memo.

        Returns:
            How to read them, the numbered sources, and the law.
        """
        yield self.paragraph(self.told("program:method", wording.HOW_VERIFIED))
        headings = (wording.NUMBERED, wording.SOURCE, wording.DECIDED, wording.READ, wording.SURE)
        rows = tuple(self._rows(decided))
        yield Table(tuple(map(self.says, headings)), rows, small=True)
        law = [each for each in self._mentioned.values() if _is_law(each)]
        if law:
            columns = (wording.NUMBERED, wording.LAW, wording.SURE)
            listed = [self._article(number, each) for number, each in enumerate(law, len(rows) + 1)]
            yield in_pairs(tuple(map(self.says, columns)), listed, small=True)

    def _rows(self, decided: Mapping[str, Text]) -> Iterator[tuple[Line, ...]]:
        told = 0
        while told < len(self._numbers):  # a row can mention another source, which gets the next number
            key = [*self._numbers][told]
            citation, told = self._mentioned[key], told + 1
            node = f"source:{key}"
            became = (*(each.text for each in citation.standing), *citation.history)
            history = [self._traced(node, sentence(each)) for each in became]
            stop = (Span(".", node=node),) if history else ()
            yield (
                (Span(str(told), node=node, mark=_mark(citation)),),
                self.run([(Span(self.full(citation), url=citation.url, node=node), *stop), *history]),
                self.told(node, decided.get(key, same(wording.NONE))),
                self.told(node, same(wording.NONE) if citation.kind == "statute" else citation.verification),
                self.told(node, _sure(citation)),
            )

    def _traced(self, node: str, history: Text) -> Line:
        """Tell what became of a ruling; other rulings by their numbers."""
        spans: list[Span] = []
        words, end = self.says(wording.SENTENCE.fill(text=history)), 0
        for found, citation in self.mentions(words, node):
            spans += [Span(words[end : found.start()], node=node), *self.cites(node, [citation])]
            end = found.end()
        return (*spans, Span(words[end:], node=node))

    def _article(self, number: int, citation: Citation) -> tuple[Line, ...]:
        node = f"source:{citation.key}"
        return (
            (Span(str(number), node=node, mark=_mark(citation)),),
            (Span(citation.text[self._lang], url=citation.url, node=node),),
            self.told(node, _sure(citation)),
        )


def _is_law(citation: Citation) -> bool:
    """Say whether a source is an article of law, and no ruling and no guidance."""
    return citation.kind == "statute" and rulebook().statutes[citation.key].kind in {"statute", "treaty"}


def _mark(citation: Citation) -> str:
    return f"source-{citation.key}"


def _sure(citation: Citation) -> Text:
    """Say how sure the content of a source is, and whether points are open."""
    is_ruling = citation.kind == "ruling"
    source = casebook()[citation.key] if is_ruling else rulebook().statutes[citation.key].cited(citation.text)
    text = CONFIDENCE[source.confidence]
    return wording.OPEN_POINTS.fill(sure=text) if source.unverified else text
