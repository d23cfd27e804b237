"""Telling: sentences of a memo, each with the node of the proof that it tells; citations long at first, then short."""

import re
from collections.abc import Iterable, Iterator, Sequence
from string import Formatter

from api.ask.shelf import casebook, codebook, rulebook
from api.memo import wording
from api.memo.matter import Matter, Part
from api.memo.nodes import Proof, nodes
from api.paper.blocks import Banner, Block, Bullets, Heading, Line, Paragraph, Span, Speaker, Table, Tone
from cases.day import long_date
from cases.ruling import Ruling
from cases.text import LANGUAGES, Lang, Text
from engine import Answer, Citation, ComparedRuling, Ground, Standing, ValueBrings

_SPACE = " "
_OF_THE_CONVERSATION = frozenset({"conversation", "content", "discovery"})


class Teller(Speaker):
    """Tells a matter in one language; a sentence without a node of the proof cannot be told.

    Attributes:
        in_full: whether a ruling is cited in full where it is named for the first time; else only among the sources.
        named: whether its name stands beside the full citation.
    """

    in_full = named = True

    def __init__(self, matter: Matter, lang: Lang, proof: Proof | None = None) -> None:
        """Keep the matter.

        Args:
            matter: what is told.
            lang: the language.
            proof: the nodes of the proof, where they are known already.
        """
        super().__init__(lang)
        self._matter, self._proof = matter, nodes(matter) if proof is None else proof
        self._mentioned: dict[str, Citation] = {}
        self._by_text = {words[lang]: each for words, each in self._proof.named.items()}
        longest = sorted(self._by_text, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest)) or r"(?!)")

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
        self._proof[node]
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
        """Find the rulings that a sentence cites in full.

        Args:
            words: the sentence.
            node: the part of the proof that it tells.

        Returns:
            Where they stand, with the citation; with a paragraph only where the part rests on that paragraph.
        """
        own = {each.key: each for each in self._proof[node]}
        for found in self._pattern.finditer(words):
            cited = self._by_text[found.group()]
            yield found, own[cited.key].unmarked if cited.key in own else cited.model_copy(update={"pinpoint": None})

    def cite(self, node: str, citation: Citation) -> Line:
        """Cite a source: in full where it is named for the first time, else in short.

        Args:
            node: the part of the proof that cites it.
            citation: the source.

        Returns:
            The citation, linked.
        """
        if citation.kind == "statute" or (self.in_full and citation.key not in self._mentioned):
            words = self.full(citation, citation.pinpoint)
        else:
            words = short_form(casebook()[citation.key], citation, self._lang)
        if citation.fallen or citation.key not in self._mentioned:
            words = f"{words} {self.says(citation.stood)}"
        self._mentioned.setdefault(citation.key, citation.unmarked)
        return (Span(f"{self.says(citation.mark)} {words}".strip(), url=citation.url, node=node),)

    def full(self, citation: Citation, place: Text | None = None) -> str:
        """Write a citation in full.

        Args:
            citation: the source.
            place: the paragraph that is meant.

        Returns:
            The citation, of a ruling with its name where the memo uses that.
        """
        words = citation.text[self._lang]
        if place:
            words = f"{words}, {place[self._lang]}"
        if citation.kind == "statute" or not self.named:
            return words
        name = casebook()[citation.key].name
        told = any(_letters(name) in _letters(citation.text[lang]) for lang in LANGUAGES)
        return words if told else f"{words} ('{name}')"

    def cites(self, node: str, citations: Sequence[Citation], most: int = 3) -> Line:
        """Cite several sources.

        Args:
            node: the part of the proof that cites them.
            citations: the sources.
            most: how many are named; the statutes among them come last.

        Returns:
            The citations.
        """
        return self._listed(node, [self.cite(node, each) for each in self.foremost(citations, most)])

    @staticmethod
    def foremost(citations: Sequence[Citation], most: int) -> Sequence[Citation]:
        """Choose which sources of a sentence are named.

        Args:
            citations: the sources.
            most: how many are named.

        Returns:
            Those that come first; the statutes last, with room for one of them.
        """
        rulings = [each for each in citations if each.kind == "ruling"]
        statutes = [each for each in citations if each.kind == "statute"]
        return [*rulings[: most - 1 if statutes and most > 1 else most], *statutes][:most]

    def _listed(self, node: str, lines: Sequence[Line]) -> Line:
        spans: list[Span] = []
        for place, line in enumerate(lines):
            if place:
                last = place == len(lines) - 1
                spans.append(Span(f" {self.says(wording.AND)} " if last else "; ", node=node))
            spans += line
        return tuple(spans)

    # ---- what is told of an answer ----

    def outcome(self, brings: ValueBrings | Standing) -> Text:
        """Say what an answer would be, behind "then".

        Args:
            brings: the answer.

        Returns:
            The clause, verb first in Dutch.
        """
        key = brings.status if brings.outcome else "undetermined"
        return wording.BRINGS[key or "undetermined"].fill(outcome=brings.outcome_text)

    def statement(self, answer: Answer) -> Text:
        """Give the outcome of an answer as a sentence; without one, that it is not known.

        Args:
            answer: the answer.

        Returns:
            The sentence.
        """
        if answer.outcome is None:
            return wording.UNKNOWN.fill(asked=rulebook().questions[answer.question].asked)
        return rulebook().questions[answer.question].statements[answer.outcome]

    def compared(self, answer: Answer, grounds: Iterable[Ground]) -> dict[str, ComparedRuling]:
        """Find the rulings among the sources of reasons that are set beside the case.

        Args:
            answer: the answer.
            grounds: the reasons.

        Returns:
            The rulings by key.
        """
        keys = {each.key for ground in grounds for each in ground.authority}
        rulings = answer.rulings
        every = (*rulings.governing, *rulings.supporting, *rulings.opposing)
        return {each.citation.key: each for each in every if each.citation.key in keys}

    # ---- what every memo ends with ----

    def sources(self) -> Table:
        """Show every source that was named, rulings first: where it was read, how sure it is and what became of it.

        Returns:
            The table; also with what only the history of another source names.
        """
        rows: dict[str, tuple[Line, Line]] = {}
        while new := [each for key, each in self._mentioned.items() if key not in rows]:
            for each in sorted(new, key=lambda each: each.kind):
                node = f"source:{each.key}"
                cited = (Span(self.full(each, each.pinpoint), url=each.url, node=node),)
                told = [each.verification, *(stood.text for stood in each.standing), *each.history]
                verified = self.run(self.told(node, wording.SENTENCE, text=sentence(text)) for text in told)
                rows[each.key] = cited, verified
        return Table(tuple(map(self.says, (wording.SOURCE, wording.VERIFICATION))), tuple(rows.values()))

    def foot(self) -> Iterator[Block]:
        """Tell what the memo is not, and what it was made with.

        Returns:
            The foot.
        """
        verdict = self._matter.verdict
        yield self.paragraph(self.told("program:limits", verdict.limits))
        made = self.told("program:versions", wording.MADE_WITH, "quiet", **dict(verdict.versions))
        incident = self.told("program:hash", wording.HASH, "quiet", hash=verdict.incident_hash)
        yield self.paragraph(made, incident)

    def as_of(self) -> Paragraph:
        """Say as of which day the law is told.

        Returns:
            The paragraph.
        """
        date = long_date(self._matter.verdict.as_of)
        return self.paragraph(self.told("program:as_of", wording.AS_OF, "quiet", date=date))


def short_form(ruling: Ruling, citation: Citation, lang: Lang) -> str:
    """Name a ruling in short, as after its first mention.

    Args:
        ruling: the ruling.
        citation: its citation.
        lang: the language.

    Returns:
        Court, year and name, such as "Rb. Maastricht 2012 ('Dansleraar')"; of the European Court the name of the case.
    """
    text = citation.text[lang]
    if ruling.level == "echr":
        named = re.search(r"\(([^()]*)\)$", text)
        return named.group(1) if named and lang == "nl" else ruling.name
    court = text.split(",")[0]
    if ruling.date:
        court = court.removesuffix(long_date(ruling.date)[lang]).strip()
    court = re.sub(r" ?\([^()]*\)", "", court)
    year = f" {ruling.date.year}" if ruling.date else ""
    return f"{court}{year} ('{ruling.name}')"


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def sentence(text: Text) -> Text:
    """Make a phrase a sentence: with a capital and a full stop.

    Args:
        text: the phrase.

    Returns:
        The sentence, without the stop that is already there.
    """
    return text.map(lambda words: words[:1].upper() + words[1:].rstrip("."))


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


def counted(number: int, one: Text, more: Text, **parts: Text) -> Text:
    """Word a number of things.

    Args:
        number: how many.
        one: the words for one.
        more: the words for more, with a place ``{number}``.
        **parts: what fills the other places of both.

    Returns:
        The words; numbers up to twelve are written out.
    """
    if number == 1:
        return one.fill(**parts)
    return more.fill(number=wording.NUMBERS.get(number) or str(number), **parts)


def given(part: Part, ground: Ground) -> tuple[tuple[str, Text], ...]:
    """Say what the user stated of the conversation, where a reason does not already say it.

    Args:
        part: the part whose facts count.
        ground: the reason.

    Returns:
        The facts that are more than yes or no, by id, each with its value in words.
    """
    told = []
    for fact in ground.facts:
        if fact.origin != "given" or fact.fact not in part.facts or isinstance(fact.value, bool):
            continue
        if isinstance(fact.value, int):
            told.append((fact.fact, wording.NUMBER.fill(short=fact.short, label=fact.label)))
        elif codebook().fact(fact.fact).group in _OF_THE_CONVERSATION:
            told.append((fact.fact, fact.label))
    return tuple(told)


def counted_words(blocks: Iterable[Block]) -> int:
    """Count the words of a text, headings and tables included.

    Args:
        blocks: the text.

    Returns:
        How many.
    """
    return sum(len(words.split()) for words in _texts(blocks))


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block.text
        if isinstance(block, Table):
            yield from block.headings
        yield from ("".join(span.text for span in line) for line in lines(block))


def lines(block: Block) -> tuple[Line, ...]:
    """Give all lines of a block.

    Args:
        block: the block.

    Returns:
        The lines in the order in which they are read.
    """
    match block:
        case Paragraph(line=line):
            return (line,)
        case Bullets(items=items):
            return tuple(line for item in items for line in (item.line, *item.below))
        case Table(rows=rows):
            return tuple(cell for row in rows for cell in row)
        case Banner(lines=held):
            return held
    return ()
