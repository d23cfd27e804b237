"""Telling: sentences of a memo, each with the node of the proof that it tells, and a note where a ruling is named."""

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from string import Formatter
from typing import ClassVar

from privesfeer.api.ask.registry import casebook, rulebook
from privesfeer.api.memo import wording
from privesfeer.api.memo.citable import carrying, citable
from privesfeer.api.memo.matter import MemoMatter
from privesfeer.api.memo.nodes import Proof, nodes
from privesfeer.api.paper.blocks import Block, Heading, Line, Paragraph, Span, Speaker, Tone
from privesfeer.cases.commons.text import Lang, Text
from privesfeer.engine import Answer, Citation, Ground, Point

_ONLY_RULE = "rule_only"
_SPACE, _ECLI = " ", "ECLI"  # as in every citation in full


class Teller(Speaker):
    """Tells a matter in one language; a sentence without a node of the proof cannot be told.

    A ruling is called by its name; where that is told first, a note at the foot of the page says where it is found.

    Attributes:
        matter: what is told.
        proof: the nodes of its proof.
        cited: the sources that were named, by their keys.
        telling: the nodes that were told.
        noted: whether a ruling gets a note.
        signed: whether someone signs it, who has to know which rulings are still to be read.
    """

    noted, signed = True, True

    def __init__(self, matter: MemoMatter, lang: Lang, proof: Proof | None = None) -> None:
        """Keep the matter.

        Args:
            matter: what is told.
            lang: the language.
            proof: the nodes of the proof, where they are known already.
        """
        super().__init__(lang)
        self.matter, self.proof = matter, nodes(matter) if proof is None else proof
        self.cited: dict[str, Citation] = {}
        self.telling: set[str] = set()

    @property
    def lang(self) -> Lang:
        """The language."""
        return self._lang

    # ---- sentences ----

    def told(self, node: str, text: Text, tone: Tone = "plain", /, **parts: Text | str | Line) -> Line:
        """Tell a sentence.

        Args:
            node: the part of the proof that it tells.
            text: the sentence.
            tone: how it sounds.
            **parts: what fills its ``{named}`` places; a line stays as it is, with its links.

        Returns:
            The sentence; rulings that it names in full are linked, and named in short if they were named before.

        Raises:
            KeyError: the proof has no such node.
        """
        self.proof[node]
        self.telling.add(node)
        spans: list[Span] = []
        for words, name, *_ in Formatter().parse(text[self._lang]) if parts else [(text[self._lang], None)]:
            if words:
                spans += self._linked(words, node, tone)
            if name:
                part = parts[name]
                if isinstance(part, tuple):
                    spans += part
                else:
                    spans += self._linked(self.says(part) if isinstance(part, Text) else part, node, tone)
        return tuple(spans)

    def quoted(self, node: str, text: Text) -> Line:
        """Tell words that are no sentence of the program's own, such as a holding: a name in them cites nothing.

        Args:
            node: the part of the proof that they tell.
            text: the words.

        Returns:
            They, as they are.
        """
        return (Span(self.says(text), node=node),)

    def _linked(self, words: str, node: str, tone: Tone) -> Iterator[Span]:
        end = 0
        for found, citation in self.mentions(words, node):
            if found.start() > end:
                yield Span(words[end : found.start()], tone, node=node)
            yield from self.cite(node, citation)
            end = found.end()
        if end < len(words):
            yield Span(words[end:], tone, node=node)

    def paragraph(self, *sentences: Line) -> Paragraph:
        """Put sentences into one paragraph.

        Args:
            *sentences: the sentences; those that are empty are left out.

        Returns:
            The paragraph.
        """
        return Paragraph(self.run(sentences))

    @staticmethod
    def run(sentences: Iterable[Line]) -> Line:
        """Put sentences behind one another.

        Args:
            sentences: the sentences; those that are empty are left out.

        Returns:
            One line; the space between two belongs to the second.
        """
        spans: list[Span] = []
        for sentence in filter(None, sentences):
            if spans:
                spans.append(Span(_SPACE, node=sentence[0].node))
            spans += sentence
        return tuple(spans)

    def heading(self, level: int, text: Text, **parts: Text | str) -> Heading:
        """Give a heading.

        Args:
            level: 1, 2 or 3.
            text: the words.
            **parts: what fills its ``{named}`` places.

        Returns:
            The heading.
        """
        return Heading(1 if level == 1 else 2 if level == 2 else 3, self.says(text, **parts))  # noqa: PLR2004

    # ---- citations ----

    def mentions(self, words: str, node: str) -> Iterator[tuple[re.Match[str], Citation]]:
        """Find the rulings that a sentence names: in full any, by its name one on which its part of the proof rests.

        Args:
            words: the sentence.
            node: the part of the proof that it tells.

        Returns:
            Where they stand, with the citation; with a paragraph only where the sentence or its part has it.
        """
        by_text = {text: each for text, each in self.proof.own(node, self._lang).items() if text in words}
        if _ECLI in words:
            own = {each.key: each.unmarked for each in self.proof[node]}
            full = ((text[self._lang], each) for text, each in self.proof.named.items())
            by_text |= {text: own.get(each.key) or each for text, each in full if text in words}
        if by_text:
            longest = sorted(by_text, key=len, reverse=True)
            for found in re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", words):
                yield found, by_text[found.group()]

    def cite(self, node: str, citation: Citation) -> Line:
        """Cite a source by its name, with its paragraph and its mark; an article of law is its own name.

        Args:
            node: the part of the proof that cites it.
            citation: the source.

        Returns:
            The citation, linked; with a note where the memo names the ruling first.
        """
        note: Line = ()
        if self.noted and citation.kind == "ruling" and citation.key not in self.cited:
            place = Text.joined([self.located(citation), citation.stood], " ")
            note = (Span(self.says(place), url=citation.url, node=f"source:{citation.key}"),)
        self.cited.setdefault(citation.key, citation.unmarked)
        cited = Span(self.says(citation.short), url=citation.url, node=node, note=note)
        unread = note and self.signed and not citation.source.carries
        return (cited, Span(self.says(wording.UNREAD), node=node)) if unread else (cited,)

    @staticmethod
    def located(citation: Citation) -> Text:
        """Say where a ruling is found.

        Args:
            citation: the ruling.

        Returns:
            The citation in full, as in a paper that is filed.
        """
        ruling = casebook()[citation.key]
        return casebook().courts.cite(ruling, filed=True)

    def undecided(self, prefix: str, answer: Answer, line: Point, *, brief: bool = False) -> Line:
        """Tell a sentence on an answer without an outcome.

        Args:
            prefix: that of the part to which the answer belongs.
            answer: the answer.
            line: the sentence without full stop, with its authority.
            brief: True leaves out the article under which both sides are weighed alike.

        Returns:
            The sentence; an authority that nobody can look up is not named.
        """
        node = f"{prefix}undecided:{answer.question}"
        named = line.authority and not (brief and line.authority.stance == "rule_only")
        cited = self.cites(node, carrying((line.authority,))) if line.authority and named else ()
        return (*self.told(node, line.text), *cited, Span(".", node=node))

    def cites(self, node: str, citations: Sequence[Citation], most: int = 2) -> Line:
        """Cite several sources.

        Args:
            node: the part of the proof that cites them.
            citations: the sources.
            most: how many are named, besides one that decided otherwise; the statutes among them come last.

        Returns:
            The citations, between brackets behind a space; nothing where none can be looked up.
        """
        spans: list[Span] = []
        # An article that only has the rule stands behind no fact.
        bearing = [each for each in citations if each.kind == "ruling" or each.stance != _ONLY_RULE]
        for each in self._foremost(bearing, most):
            spans += [Span("; " if spans else " (", node=node), *self.cite(node, each)]
        return (*spans, Span(")", node=node)) if spans else ()

    def beside(self, node: str, ground: Ground | None, citations: Sequence[Citation], most: int = 2) -> Line:
        """Cite the sources of a reason: it says what is so in this case, which no ruling on another proves.

        Args:
            node: the part of the proof that cites them.
            ground: the reason; None, as of a rule of law: they carry what is told.
            citations: the sources.
            most: how many are named, as of `cites`.

        Returns:
            The citations, the rulings as what is to be compared; without an article that does not say so itself.
        """
        if ground is None or ground.decisive:
            return self.cites(node, citations, most)
        compared = [
            replace(each, stance="rule_only") if each.kind == "ruling" and each.stance in {None, "supports"} else each
            for each in citations
            if each.kind == "ruling" or each.stance != "rule_only"
        ]
        return self.cites(node, compared, most)

    def ruling_of(self, citations: Sequence[Citation]) -> Citation | None:
        """Give the ruling that is named where one source of a sentence is.

        Args:
            citations: the sources.

        Returns:
            The ruling; None: an article is named, or nothing.
        """
        return next((each for each in self._foremost(citations, 1) if each.kind == "ruling"), None)

    @staticmethod
    def _foremost(citations: Sequence[Citation], most: int) -> Sequence[Citation]:
        """Choose which sources of a sentence are named, of those that can be looked up, with room for one statute.

        A ruling that was not read is named only where nothing read carries the sentence, and one that was upheld not
        beside the ruling that did so. Where more than one is named, what weighed it and decided otherwise stands behind
        them, as in a verdict.
        """
        statutes = [each for each in citations if each.kind == "statute"]
        rulings = [each for each in citations if each.kind == "ruling" and citable(each)]
        names = {name for each in rulings for name in casebook()[each.key].names}
        rulings = [each for each in rulings if not any(one.by in names for one in each.standing)]
        read = [each for each in rulings if each.source.carries]
        if any(not each.contrary for each in read) or any(each.stance is None for each in statutes):
            rulings = read
        named = [*rulings[: most - 1 if statutes and most > 1 else most], *statutes][:most]
        otherwise = (each for each in rulings if each.otherwise and each not in named)
        return [*named, *list(otherwise)[: int(most > 1)]]

    # ---- what is told of an answer ----

    @staticmethod
    def statement(answer: Answer) -> Text:
        """Give the outcome of an answer as a sentence; without one, that it is not known.

        Args:
            answer: the answer.

        Returns:
            The sentence.
        """
        if answer.outcome is None:
            return wording.UNKNOWN.fill(asked=rulebook().questions[answer.question].asked)
        return rulebook().questions[answer.question].statements[answer.outcome]

    def labelled_line(self, node: str, label: Text, rest: Line) -> Line:
        """Put a label before a line.

        Args:
            node: the part of the proof that the line tells.
            label: the label, with its stop.
            rest: the line.

        Returns:
            Both, the label strong.
        """
        return (*self.told(node, label, "strong"), Span(_SPACE, node=node), *rest)


class Memo(Teller, ABC):
    """A text for one of the readers, told in as much room as it gets.

    Attributes:
        rooms: how many amounts of room there are.
        annex_rooms: how many there are for the annex.
        spare: how many things that did not fit in their turn are tried in what is left of the pages.
    """

    rooms: ClassVar[int]
    annex_rooms: ClassVar[int] = 1
    spare: ClassVar[int] = 0

    @abstractmethod
    def body(self, place: int) -> Iterator[Block]:
        """Tell the matter.

        Args:
            place: how much room there is: 0 most.

        Returns:
            The pages.
        """

    def fuller(self, place: int, more: Collection[int]) -> Iterator[Block]:  # noqa: ARG002 - a memo without spare room
        """Tell the matter, with more where that still fits.

        Args:
            place: how much room there is: 0 most.
            more: the places before it of which what each adds is told as well.

        Returns:
            The pages; by default without more.
        """
        return self.body(place)

    def annex(self, place: int = 0) -> Iterable[Block]:  # noqa: ARG002 - a memo without one
        """Tell what bears it out.

        Args:
            place: how much room there is: 0 most.

        Returns:
            The annex; by default none.
        """
        return ()


def unstopped(text: Text) -> Text:
    """Take the full stop from a sentence.

    Args:
        text: the sentence.

    Returns:
        The sentence without it.
    """
    return text.map(lambda words: words.rstrip("."))


def lowered(text: Text) -> Text:
    """Make a sentence fit to follow a colon, where its first word cannot be a name.

    Args:
        text: the sentence.

    Returns:
        The sentence, with a small letter where that is safe.
    """

    def small(lang: Lang) -> str:
        words = text[lang]
        safe = words.split(" ", 1)[0].rstrip(",") in wording.OPENINGS[lang].split()
        return words[:1].lower() + words[1:] if safe else words

    return Text.each(small)
