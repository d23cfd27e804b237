"""Writer: a draft in blocks, each sentence with the part of the proof that it tells."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby
from typing import Literal

from privesfeer.api.ask.registry import drafts, rulebook
from privesfeer.api.drafts import wording
from privesfeer.api.drafts.citing_teller import CitingTeller
from privesfeer.api.drafts.draft_context import DraftContext, WrittenRequest
from privesfeer.api.drafts.figures import SettlementFigures
from privesfeer.api.drafts.pleas import Pleas
from privesfeer.api.drafts.proof import FORM, node_of, told_fact
from privesfeer.api.drafts.remarks import Remarks
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.telling import unstopped
from privesfeer.api.paper.blocks import (
    Banner,
    Block,
    Bullets,
    Heading,
    Item,
    Line,
    Paragraph,
    Span,
    printable,
)
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.rules.drafts.draft import DraftPassage, DraftSection


class Writer(CitingTeller):
    """Writes a draft in one language."""

    def __init__(self, draft_context: DraftContext, lang: Lang) -> None:
        """Keep what it is written from."""
        super().__init__(draft_context, lang)
        self._written: tuple[WrittenRequest, ...] = ()  # what is asked, as it is numbered
        self._clauses: list[str] = []  # the points of the agreement, likewise
        self._pleas = Pleas(draft_context, self)
        self._next = {False: 1, True: 1}  # the number of the next paragraph, and of the next request

    def blocks(self) -> Iterator[Block]:
        """Write what the draft is, its parts, and behind them what its writer has to know."""
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
            lines.append(self.sourced(f"warning:{number}", self._pleas.labelled(each.text, places)))
        return Banner(tuple(lines))

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
        if not self.proof[node]:
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
            return self.cites(node, self.proof[node], 4) if self.proof[node] else None
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
        remarks = Remarks(self, self._context, self._pleas).told(self._written, self._clauses)
        items = tuple(Item(line) for line in remarks if line)
        yield Heading(1, self.says(wording.NOTES))
        if items:
            yield Bullets(items)
        if any(each.tells == "agreement" for each in self._context.sections):
            yield from SettlementFigures(self, self._context).blocks()
        yield self.sources()
        yield self.paragraph(self.told("program:limits", self._context.told.verdict.limits))


def _shown(passage: DraftPassage, number: int) -> DraftPassage:
    """Name the production that shows a sentence."""

    def shown(told: Text | None) -> Text | None:
        return told and wording.SHOWN.fill(told=unstopped(told), number=str(number))

    return passage.model_copy(update={"text": shown(passage.text), "otherwise": shown(passage.otherwise)})
