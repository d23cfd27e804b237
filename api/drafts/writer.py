"""Writer: a draft in blocks, each sentence with the part of the proof that it tells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import Literal

from privesfeer.api.ask.registry import casebook, drafts, level_of, rulebook
from privesfeer.api.drafts import wording
from privesfeer.api.drafts.draft_context import OTHER, DraftContext, WrittenRequest
from privesfeer.api.drafts.figures import SettlementFigures
from privesfeer.api.drafts.pleas import Pleas
from privesfeer.api.drafts.proof import FORM, node_of, proof, told_fact
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.telling import Teller, unstopped
from privesfeer.api.paper.blocks import (
    Banner,
    Block,
    Bullets,
    Heading,
    Item,
    Line,
    Paragraph,
    Span,
    Table,
    printable,
    roman,
    small,
)
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Lang, Text, capital, untranslated
from privesfeer.engine import Citation
from privesfeer.rules.drafts.draft import DraftPassage, DraftSection

_NEXT_STEPS = 3


class Writer(Teller):
    """Writes a draft in one language."""

    def __init__(self, draft_context: DraftContext, lang: Lang) -> None:
        """Keep what it is written from.

        Args:
            draft_context: the file.
            lang: the language.
        """
        self._context, self._nodes = draft_context, proof(draft_context)
        super().__init__(draft_context.told, lang, self._nodes)
        self._named: dict[str, Citation] = {}
        self._written: tuple[WrittenRequest, ...] = ()  # what is asked, as it is numbered
        self._clauses: list[str] = []  # the points of the agreement, likewise
        self._pleas = Pleas(draft_context, self)
        self._next = {False: 1, True: 1}  # the number of the next paragraph, and of the next request

    def blocks(self) -> Iterator[Block]:
        """Write the draft.

        Yields:
            What it is, its parts, and behind them what its writer has to know.
        """
        yield Heading(1, self.says(self._context.title))
        yield self._concept()
        for each, sections in groupby(self._context.sections, key=lambda section: section.each):
            yield from (self._of_each if each else self._in_order)(tuple(sections))
        yield from self._notes()

    @property
    def grounded(self) -> bool:
        """Whether it pleads anything: a question, or what follows from the law."""
        whole = self._context.told.whole
        follows = (each for each in self._context.sections if each.grounds)
        lines = (self.run(line) for each in follows for line in self._paragraphs(each, whole))
        return any(self._pleas.questions()) or any(lines)

    def _concept(self) -> Banner:
        said = (wording.CONCEPT, wording.READING)
        lines = [self.told("program:notes", each, "warning") for each in said if each[self._lang]]
        lines += [self.told("program:notes", each.map(capital), "strong") for each in self._context.remedies.warnings]
        if self._context.route and self._context.route.under:
            lines.append(self.told("program:notes", wording.UNDER, "strong", under=self._context.route.under))
        for number, (each, places) in enumerate(self._context.warned, 1):
            lines.append(self._noted(f"warning:{number}", self._pleas.labelled(each.text, places)))
        return Banner(tuple(lines))

    def cite(self, node: str, citation: Citation) -> Line:
        """Cite a source as a court looks it up; what became of a ruling where it is named first, or where it fell.

        Args:
            node: the part of the proof that cites it.
            citation: the source.

        Returns:
            The citation, linked; later of the European Court its name, of another ruling its ECLI.
        """
        first = citation.key not in self._named
        self._named.setdefault(citation.key, citation.unmarked)
        called = citation.text
        if citation.kind == "ruling":
            ruling = casebook()[citation.key]
            later = citation.source.name if ruling.level == "echr" else citation.ecli
            called = casebook().courts.cite(ruling, filed=True) if first or not later else untranslated(later)
        placed = Text.joined((called, citation.pinpoint), ", ") if citation.pinpoint else called
        undone = any(each.kind != "upheld" for each in citation.standing)
        stood = citation.stood if first or undone else untranslated("")
        words = self.says(Text.joined((citation.mark, placed, self._scope(citation), stood), " "))
        return (Span(words, url=citation.url, node=node),)

    def _scope(self, citation: Citation) -> Text:
        """Say of a ruling of another branch or country what it is; of one that speaks of this law nothing."""
        if citation.kind == "statute":
            return untranslated("")
        ruling, courts = casebook()[citation.key], casebook().courts
        home = drafts().derived.branches.get(str(self._context.worked_out.get("law")), "labour")
        scope: str = ruling.branch
        if level_of(ruling) == "foreign":
            scope = "foreign"
        elif scope == "public_service" and not courts.administrative(ruling):  # the court tells, and not the branch
            scope = "human_rights" if courts.telling(ruling) else "public_service_civil"
        elif ruling.employment is not None:  # told where the branch does not say it
            scope += "_employment" if ruling.employment else "_other"
        return untranslated("") if scope in {home, "human_rights"} else wording.SCOPES[scope]

    def cites(self, node: str, citations: Sequence[Citation], most: int = 2) -> Line:
        """Cite several sources.

        Args:
            node: the part of the proof that cites them.
            citations: the sources, those that come first first.
            most: how many are named.

        Returns:
            The citations, one after another.
        """
        spans: list[Span] = []
        named = citations[:most]
        for place, each in enumerate(named):
            joint = f" {self.says(wording.AND)} " if place == len(named) - 1 else "; "
            spans += [*([Span(joint, node=node)] if place else []), *self.cite(node, each)]
        return tuple(spans)

    def _sources(self) -> Table:
        """Show every source that was named, rulings first: where it was read, how sure it is and what became of it."""
        rows = []
        for each in sorted(self._named.values(), key=lambda each: each.kind):
            node = f"source:{each.key}"
            told = Text.joined([each.verification, *(stood.text for stood in each.standing), *each.history], "; ")
            rows.append(((Span(self.says(each.text), url=each.url, node=node),), self.told(node, told.map(capital))))
        return Table((self.says(wording.SOURCE), self.says(wording.READ)), tuple(rows))

    # ---- sections ----

    def _in_order(self, sections: tuple[DraftSection, ...]) -> Iterator[Block]:
        for section in sections:
            body = tuple(self._section(section))
            if body and section.title:
                yield Heading(2, self.says(section.title))
            yield from body

    def _of_each(self, sections: tuple[DraftSection, ...]) -> Iterator[Block]:
        """Tell of each act what several sections say of it."""
        several = self._context.told.parts[:-1]
        titles = [
            Heading(2, self.says((several and each.title_several) or each.title)) for each in sections if each.title
        ]
        for part in several or (self._context.told.whole,):
            here = [each for each in sections if self._context.holds(each, part)]
            told = [block for each in here for block in self._flow(each, self._paragraphs(each, part))]
            if told:
                yield from titles
                titles = []
                if several:
                    yield self._act(part, 3 if sections[0].title else 2)
            yield from told

    def _act(self, part: Part, level: Literal[2, 3]) -> Heading:
        named = self.says(wording.ACT, number=str(part.number))
        if part.act and part.act.title:
            named = f"{named}: {printable(self.says(part.act.title))}"
        return Heading(level, f"{named} ({self.says(part.called)})" if part.called else named)

    def _section(self, section: DraftSection) -> Iterator[Block]:
        if section.tells == "disclosed" and not any(line for _, line in self._disclosed()):
            return
        if section.tells == "points" and not section.title and not any(self._pleas.points()):
            return
        paragraphs = tuple(self._paragraphs(section, self._context.told.whole))
        if section.tells == "points" and not any(self._pleas.points()):
            paragraphs = paragraphs[:-1]  # the last introduces the points
        yield from self._flow(section, paragraphs)
        yield from self._told(section)

    def _told(self, section: DraftSection) -> Iterator[Block]:
        """Tell what follows a section's own sentences."""
        match section.tells:
            case "pleas":
                for parts, answer in self._pleas.together():
                    yield Heading(3, capital(self.says(self._pleas.heading(parts, answer))))
                    yield from self._flow(section, self._pleas.paragraphs(parts[0], answer, self._next[False]))
            case "speech":
                numbered = enumerate(self._pleas.questions(), self._next[False])
                yield from self._flow(section, (self._pleas.speech(*each, number) for number, each in numbered))
            case "points":
                points = tuple(map(Item, self._pleas.points()))
                yield from (Bullets(points) for _ in points[:1])
            case "disclosed":
                yield from self._adverse(section)
            case "requests" | "counter":
                yield from self._requests(counter=section.tells == "counter")
            case "sums":
                yield from self._flow(section, self._sums())
            case "agreement":
                yield from self._agreement(section)

    def _paragraphs(self, section: DraftSection, part: Part) -> Iterator[tuple[Line, ...]]:
        for paragraph in section.paragraphs:
            told = (each for each in paragraph if not section.chosen or self._context.helps(each, part))
            yield tuple(self._sentence(section, each, part) for each in told)

    def _adverse(self, section: DraftSection) -> Iterator[Block]:
        for part, line in self._disclosed():
            if line and part.number:
                yield self._act(part, 3)
            yield from self._flow(section, [(line,)])

    def _disclosed(self) -> Iterator[tuple[Part, Line]]:
        """Tell the facts that help the other side alone, of each act apart."""
        other = frozenset(wording.RELIES) - {self._context.writer}
        chosen = [each for each in self._context.sections if each.chosen]
        whole, several = self._context.told.whole, self._context.told.parts[:-1]
        for part in (whole, *several):
            lines = (
                self._sentence(each, passage, part)
                for each in chosen
                if not several or each.each is (part is not whole)
                if not each.each or self._context.holds(each, part)
                for passage in each.passages
                if self._context.sides(passage, part) == other and not self._context.left(passage, part)
            )
            yield part, self.run(lines)

    def _sentence(self, section: DraftSection, passage: DraftPassage, part: Part) -> Line:
        """Tell a sentence where it holds, with what is known; nothing where its law was not in force.

        What is so in some of several acts alone is told with their numbers.
        """
        node = node_of(self._context, section, passage)
        numbers = () if section.each or part.number else self._context.numbers(passage, self._context.told_of)
        if numbers:
            part = self._context.told.parts[numbers[0] - 1]
        elif not self._context.holds(passage, part) or (
            part is self._context.told.whole and self._context.untold(passage)
        ):
            return ()
        if not self._nodes[node]:
            if passage.authority or section.authority:
                return ()
            node = told_fact(self._context, passage, part.prefix)
        number = self._productions.get(passage.production or "")
        if number is None:
            return self._filled(node, passage, part, numbers)
        if section.listed:
            opening = Span(self.says(wording.PRODUCTION, number=str(number)), node=node)
            line = self._filled(node, passage, part, numbers)
            return (opening, *line) if line else ()
        return self._filled(node, _shown(passage, number), part, numbers)

    @cached_property
    def _productions(self) -> Mapping[str, int]:
        """Number the productions, in the order in which they are listed."""
        parts = self._context.told.parts
        every = (each for one in self._context.sections if one.listed for each in one.passages if each.production)
        told = (each.production or "" for each in every if any(self._context.holds(each, part) for part in parts))
        return {name: number for number, name in enumerate(told, 1)}

    def _filled(
        self, node: str, passage: DraftPassage, part: Part | None = None, numbers: tuple[int, ...] = ()
    ) -> Line:
        """Fill the places of a sentence; where one is not known, tell what stands in its place."""
        for told in filter(None, (passage.text, passage.otherwise)):
            text = self._pleas.labelled(told, numbers)
            here = DraftPassage(text=text)
            parts = {name: self._place(node, name, part) for name in here.places}
            if None not in parts.values():
                return self.told(node, text, **{name: each for name, each in parts.items() if each is not None})
        return ()

    def _place(self, node: str, name: str, part: Part | None) -> Text | Line | None:
        frame, blanks = drafts().frame, drafts().frame.blanks
        if name == "authority":
            return self.cites(node, self._nodes[node], 4) if self._nodes[node] else None
        if name in frame.values and (value := self._context.value(name, part)):
            return value
        if name in blanks:
            return (Span(self.says(wording.BLANK, label=blanks[name]), "blank", node=node),)
        return self._context.value(name, part)

    def _flow(self, section: DraftSection, paragraphs: Iterable[tuple[Line, ...]]) -> Iterator[Block]:
        """Set paragraphs: numbered through in what is filed, else as they are, or as a list."""
        lines = [line for paragraph in paragraphs if (line := self.run(paragraph))]
        if not lines:
            return
        if section.listed:
            yield Bullets(tuple(map(Item, lines)))
        elif section.title and section.tells not in {"requests", "counter"} and self._context.draft.style == "numbered":
            yield self._numbered(lines)
        else:
            yield from map(Paragraph, lines)

    def _numbered(self, lines: list[Line], *, roman: bool = False) -> Bullets:
        first = self._next[roman]
        self._next[roman] += len(lines)
        return Bullets(tuple(map(Item, lines)), numbered=True, first=first, roman=roman)

    # ---- what follows a section's own sentences ----

    def _requests(self, *, counter: bool) -> Iterator[Block]:
        first = rulebook().remedies.routes.first
        asked = [each for each in self._context.asked if not (counter and each.rank == first)]
        told = [(each, line) for each in asked if (line := self._filled(each.node, each.passage))]
        self._written = tuple(each for each, _ in told)
        for title, group in groupby(told, key=lambda each: each[0].title):
            yield Paragraph(self.told(FORM, wording.ABOVE.fill(title=title.map(capital)), "strong"))
            ended = ((*line, Span("." if each is told[-1][0] else ";", node=each.node)) for each, line in group)
            yield self._numbered(list(ended), roman=True)

    def _sums(self) -> Iterator[tuple[Line, ...]]:
        for name in dict.fromkeys(each.money for each in self._context.asked if each.money):
            found = self._context.sum(name)
            amount = self._context.value(f"sum_{name}")
            if found and amount:
                node, cited = f"sum:{name}", self.cites(f"sum:{name}", found.authority, 2)
                text = wording.SUM_NET if name in drafts().frame.net else wording.SUM
                said = self.told(node, text, what=found.what.map(capital), amount=amount, authority=cited)
                # A working that says what is uncertain is for the lawyer, not for the court.
                yield (said, *(self.told(node, each) for each in found.working if found.low == found.high))

    def _agreement(self, section: DraftSection) -> Iterator[Block]:
        settlement = self._context.remedies.settlement
        lines = []
        for point in settlement.points if settlement else ():
            node = f"point:{point.id}"
            told = (
                self._filled(node, each, self._context.told.whole)
                for each in section.points[point.id]
                if self._context.holds(each)
            )
            if line := self.run(told):
                lines.append(line)
                self._clauses.append(node)
        yield self._numbered(lines)

    # ---- what its writer has to know ----

    def _notes(self) -> Iterator[Block]:
        items = tuple(Item(line) for line in self._remarks() if line)
        yield Heading(1, self.says(wording.NOTES))
        if items:
            yield Bullets(items)
        if any(each.tells == "agreement" for each in self._context.sections):
            yield from SettlementFigures(self, self._context).blocks()
        yield self._sources()
        yield self.paragraph(self.told("program:limits", self._context.told.verdict.limits))

    def _remarks(self) -> Iterator[Line]:
        told = {each.tells for each in self._context.sections}
        yield from self._lost()
        if uncarried := self._context.uncarried:
            what = Text.joined([each.text for each in uncarried], "; ")
            yield self.told("program:notes", wording.UNCARRIED, what=what)
        several = [each for each in self._context.told.parts if each.number]
        silent = [each for each in several if each not in self._context.told_of]
        for text, harmless in ((wording.LEFT_OUT, True), (wording.LEFT_OUT_OTHER, False)):
            alike = [each for each in silent if (self._context.known(each).get("blamed") is False) is harmless]
            if numbers := [untranslated(str(each.number)) for each in alike]:
                yield self.told("program:notes", text, numbers=Text.enumerate(numbers))
        yield from self._named_acts()
        if "disclosed" in told and (facts := self._left_to_the_other()):
            other = wording.PARTIES[OTHER[self._context.writer]]
            yield self.told("program:notes", wording.LEFT_TO_OTHER, other=other, facts=Text.enumerate(facts))
        if told & {"pleas", "speech", "points"}:
            yield from self._weak(pleaded=bool(told & {"pleas", "speech"}))
        for number, note in enumerate(self._context.route.notes if self._context.route else (), 1):
            yield self._noted(f"note:{number}", note.text)
        if told & {"requests", "counter", "agreement"}:
            yield from self._open()
        if self._context.draft.style != "numbered":
            yield from self._next_steps()

    def _next_steps(self) -> Iterator[Line]:
        """Say what the side that writes does next; what stands is left as it is."""
        side = None if self._context.told.barred else self._context.advised
        for each in side.steps[:_NEXT_STEPS] if side else ():
            text = wording.NEXT.fill(by=each.by_text, text=each.text.map(small)) if each.by_text else None
            node = f"advised:{side.side}/{each.id}" if side else FORM
            yield self._noted(node, text or wording.NEXT_UNDATED.fill(text=each.text.map(small)))

    def _named_acts(self) -> Iterator[Line]:
        """Say whose words the titles of acts are, and which number they have in the file where it is another."""
        told = self._context.told
        called = any(each.each or each.tells in {"pleas", "points", "speech"} for each in self._context.sections)
        if not called:
            return
        if any(part.act and part.act.title for part in told.parts):
            yield self.told("program:notes", wording.TITLES)
        if told.moved:
            numbers = Text.enumerate([untranslated(str(each)) for each in told.renumbered])
            yield self.told("program:notes", wording.IN_ORDER, numbers=numbers)

    def _left_to_the_other(self) -> list[Text]:
        """Name the facts that are not told, as it is for the other side to assert and prove them."""
        found = dict[str, Text]()
        for part in self._context.told.parts:
            for section in (each for each in self._context.sections if each.chosen):
                for passage in section.passages:
                    if self._context.left(passage, part) and self._context.holds(passage, part):
                        found |= {each: part.facts[each].short for each in self._context.adverse(passage, part)}
        return list(found.values())

    def _lost(self) -> Iterator[Line]:
        """Say what a lapsed term has taken."""
        for day, group in groupby(self._context.lost, key=lambda each: each.last_day):
            what = Text.joined([each.short or each.text for each in group], "; ")
            yield self.told("program:notes", wording.LOST, what=what, day=long_date(day) if day else "")

    def _weak(self, *, pleaded: bool) -> Iterator[Line]:
        """Say where the verdict is against what is pleaded, and which rulings are not answered or cannot be found."""
        for text, questions in (
            (wording.AGAINST, self._pleas.questions()),
            (wording.NOT_PLEADED, self._pleas.left_out()),
        ):
            for part, answer in questions:
                if answer.outcome and answer.outcome != self._context.side(answer):
                    statement = rulebook().questions[answer.question].statements[answer.outcome]
                    node = f"{part.prefix}answer:{answer.question}"
                    told = text.fill(statement=statement, status=answer.status_text)
                    yield self.told(node, self._pleas.labelled(told, self._number(part)))
        for part, answer, node, citation in self._pleas.conceded() if pleaded else ():
            told = self._pleas.labelled(wording.NOT_APART, self._number(part))
            short = rulebook().codebook.question(answer.question).short
            yield self.told(node, told, short=short, ruling=self.cite(node, citation))
        for citation in tuple(each for each in self._named.values() if each.kind == "ruling"):
            node, ruling = f"source:{citation.key}", casebook()[citation.key]
            if not citation.ecli:
                yield self.told(node, wording.NO_ECLI, ruling=self.cite(node, citation))
            if ruling.unverified and (ruling.ecli_origin == "matched" or ruling.confidence == "low"):
                yield self.told(node, wording.DOUBTED, ruling=self.cite(node, citation), more=ruling.unverified)
            elif citation.pinpoint and "paragraph" in ruling.how:
                more = (ruling.unverified or untranslated("")).map(lambda words: words and f" {words}")
                yield self.told(node, wording.PARAGRAPH, ruling=self.cite(node, citation), more=more)

    @staticmethod
    def _number(part: Part) -> tuple[int, ...]:
        return (part.number,) if part.number else ()

    def _open(self) -> Iterator[Line]:
        """Say what was not checked at a source, how an uncertain amount was worked out, and what is not known."""
        for number, each in enumerate(self._written, 1):
            if each.mark:
                yield self.told(each.node, wording.UNCHECKED, number=roman(number), mark=each.mark)
        for number, node in enumerate(self._clauses, 1):
            authority = self.cites(node, self._nodes[node], 4)
            yield self.told(node, wording.CLAUSE, number=str(number), authority=authority)
        money = dict.fromkeys(each.money for each in self._context.asked if each.money)
        for found in filter(None, map(self._context.sum, money)):
            if found.low != found.high:
                yield self.run(self.told(f"sum:{found.id}", each) for each in (*found.working, *found.warnings))
        codebook = rulebook().codebook
        asked = (each.fact for each in self._context.remedies.asked if each.fact in codebook.fact_ids)
        if facts := [codebook.fact(each).short for each in asked]:
            yield self.told("program:notes", wording.MISSING, facts=Text.enumerate(facts))

    def _noted(self, node: str, text: Text) -> Line:
        if not self._nodes[node]:
            return self.told("program:notes", text)
        return self.told(node, wording.REASON, text=unstopped(text), authority=self.cites(node, self._nodes[node], 3))


def _shown(passage: DraftPassage, number: int) -> DraftPassage:
    """Name the production that shows a sentence."""

    def shown(told: Text | None) -> Text | None:
        return told and wording.SHOWN.fill(told=unstopped(told), number=str(number))

    return passage.model_copy(update={"text": shown(passage.text), "otherwise": shown(passage.otherwise)})
