"""Remarks: what the one who files a draft has to know, behind it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from privesfeer.api.ask.registry import casebook, rulebook
from privesfeer.api.drafts import wording
from privesfeer.api.drafts.citing_teller import CitingTeller
from privesfeer.api.drafts.draft_context import OTHER, DraftContext, WrittenRequest
from privesfeer.api.drafts.pleas import Pleas
from privesfeer.api.drafts.proof import FORM
from privesfeer.api.memo.matter import Part
from privesfeer.api.paper.blocks import (
    Line,
    roman,
    small,
)
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Text, untranslated

_NEXT_STEPS = 3


class Remarks:
    """What stands in the notes behind a draft."""

    def __init__(self, teller: CitingTeller, draft_context: DraftContext, pleas: Pleas) -> None:
        """Keep what they are told from."""
        self._teller, self._context, self._pleas = teller, draft_context, pleas

    def told(self, written: Sequence[WrittenRequest], clauses: Sequence[str]) -> Iterator[Line]:
        """Tell all of it.

        Args:
            written: what is asked, as it is numbered.
            clauses: the points of the agreement, likewise.
        """
        tells = {each.tells for each in self._context.sections}
        yield from self._lost()
        if uncarried := self._context.uncarried:
            what = Text.joined([each.text for each in uncarried], "; ")
            yield self._teller.told("program:notes", wording.UNCARRIED, what=what)
        several = [each for each in self._context.told.parts if each.number]
        silent = [each for each in several if each not in self._context.told_of]
        for text, harmless in ((wording.LEFT_OUT, True), (wording.LEFT_OUT_OTHER, False)):
            alike = [each for each in silent if (self._context.known(each).get("blamed") is False) is harmless]
            if numbers := [untranslated(str(each.number)) for each in alike]:
                yield self._teller.told("program:notes", text, numbers=Text.enumerate(numbers))
        yield from self._named_acts()
        if "disclosed" in tells and (facts := self._left_to_the_other()):
            other = wording.PARTIES[OTHER[self._context.writer]]
            yield self._teller.told("program:notes", wording.LEFT_TO_OTHER, other=other, facts=Text.enumerate(facts))
        if tells & {"pleas", "speech", "points"}:
            yield from self._weak(pleaded=bool(tells & {"pleas", "speech"}))
        for number, note in enumerate(self._context.route.notes if self._context.route else (), 1):
            yield self._teller.sourced(f"note:{number}", note.text)
        if tells & {"requests", "counter", "agreement"}:
            yield from self._open(written, clauses)
        if self._context.draft.style != "numbered":
            yield from self._next_steps()

    def _next_steps(self) -> Iterator[Line]:
        """Say what the side that writes does next; what stands is left as it is."""
        side = None if self._context.told.barred else self._context.advised
        for each in side.steps[:_NEXT_STEPS] if side else ():
            text = wording.NEXT.fill(by=each.by_text, text=each.text.map(small)) if each.by_text else None
            node = f"advised:{side.side}/{each.id}" if side else FORM
            yield self._teller.sourced(node, text or wording.NEXT_UNDATED.fill(text=each.text.map(small)))

    def _named_acts(self) -> Iterator[Line]:
        """Say whose words the titles of acts are, and which number they have in the file where it is another."""
        told = self._context.told
        called = any(each.each or each.tells in {"pleas", "points", "speech"} for each in self._context.sections)
        if not called:
            return
        if any(part.act and part.act.title for part in told.parts):
            yield self._teller.told("program:notes", wording.TITLES)
        if told.moved:
            numbers = Text.enumerate([untranslated(str(each)) for each in told.renumbered])
            yield self._teller.told("program:notes", wording.IN_ORDER, numbers=numbers)

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
            yield self._teller.told("program:notes", wording.LOST, what=what, day=long_date(day) if day else "")

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
                    yield self._teller.told(node, self._pleas.labelled(told, self._number(part)))
        for part, answer, node, citation in self._pleas.conceded() if pleaded else ():
            told = self._pleas.labelled(wording.NOT_APART, self._number(part))
            short = rulebook().codebook.question(answer.question).short
            yield self._teller.told(node, told, short=short, ruling=self._teller.cite(node, citation))
        for citation in tuple(each for each in self._teller.named.values() if each.kind == "ruling"):
            node, ruling = f"source:{citation.key}", casebook()[citation.key]
            if not citation.ecli:
                yield self._teller.told(node, wording.NO_ECLI, ruling=self._teller.cite(node, citation))
            if ruling.unverified and (ruling.ecli_origin == "matched" or ruling.confidence == "low"):
                yield self._teller.told(
                    node, wording.DOUBTED, ruling=self._teller.cite(node, citation), more=ruling.unverified
                )
            elif citation.pinpoint and "paragraph" in ruling.how:
                more = (ruling.unverified or untranslated("")).map(lambda words: words and f" {words}")
                yield self._teller.told(node, wording.PARAGRAPH, ruling=self._teller.cite(node, citation), more=more)

    @staticmethod
    def _number(part: Part) -> tuple[int, ...]:
        return (part.number,) if part.number else ()

    def _open(self, written: Sequence[WrittenRequest], clauses: Sequence[str]) -> Iterator[Line]:
        """Say what was not checked at a source, how an uncertain amount was worked out, and what is not known."""
        for number, each in enumerate(written, 1):
            if each.mark:
                yield self._teller.told(each.node, wording.UNCHECKED, number=roman(number), mark=each.mark)
        for number, node in enumerate(clauses, 1):
            authority = self._teller.cites(node, self._teller.proof[node], 4)
            yield self._teller.told(node, wording.CLAUSE, number=str(number), authority=authority)
        money = dict.fromkeys(each.money for each in self._context.asked if each.money)
        for found in filter(None, map(self._context.sum, money)):
            if found.low != found.high:
                yield self._teller.run(
                    self._teller.told(f"sum:{found.id}", each) for each in (*found.working, *found.warnings)
                )
        codebook = rulebook().codebook
        asked = (each.fact for each in self._context.remedies.asked if each.fact in codebook.fact_ids)
        if facts := [codebook.fact(each).short for each in asked]:
            yield self._teller.told("program:notes", wording.MISSING, facts=Text.enumerate(facts))
