"""Questions: the one on which a matter turns, then what else is in dispute, and in a line what nobody disputes."""

from collections.abc import Iterator

from privesfeer.api.ask.shelf import roles
from privesfeer.api.memo import wording
from privesfeer.api.memo.assessment import Assessment, standing
from privesfeer.api.memo.each_measure import EachMeasure
from privesfeer.api.memo.elements import Requirements, court_line
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.outcome import outcome, stated
from privesfeer.api.memo.telling import Teller, lowered, unstopped
from privesfeer.api.memo.terms import RemediesInShort
from privesfeer.api.memo.tested import TestedGrounds
from privesfeer.api.paper.blocks import Block, Line, Span, Table
from privesfeer.api.pictures.entries import ENTRY_STANDS, entry_cells
from privesfeer.cases.text import Text, capital
from privesfeer.cases.words import words
from privesfeer.engine import Answer

_SAID = words(__file__)
_REASONS = 2  # from which depth two reasons of each side stand beside what a court asks
_WHY = 1  # from which depth it is told why one side outweighs the other on what is not the main question

Asked = tuple[Part, Answer]


def disputed(answer: Answer) -> bool:
    """Say whether an answer is in dispute.

    Args:
        answer: the answer.

    Returns:
        Whether a reason speaks against it, it has no outcome, or it was assumed; that an exception to a rule of law is
        not known is no reason.
    """
    reason = answer.contra is not None and not answer.contra.unknown
    return reason or answer.outcome is None or answer.assumed is not None


class Questions:
    """The questions of a matter, in the order in which a reader takes them."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells them.
        """
        self._teller, self._assessment = teller, Assessment(teller)
        main = teller.matter.main
        asked = [(part, each) for part in teller.matter.parts if part.pleaded for each in part.answers]
        self._main, self._others = main, [each for each in asked if each[1] is not main[1]]

    def blocks(self, depth: int, others: int) -> Iterator[Block]:
        """Assess them.

        Args:
            depth: how much is told, as of each question.
            others: how many questions in dispute beside the main one are assessed, those nearest to it.

        Yields:
            The main answer, requirement by requirement; the entries of a case; each other question that is in dispute;
            then in a line those for which there is no room, and what is not in dispute.
        """
        part, answer = self._main
        measure = part.stated_measure
        short = measure.label if measure and answer.elements else answer.short
        yield self._heading(answer, short)
        yield from self._of_court(part, answer, depth)
        yield from self._entries(besides=depth > 0)
        groups = [*self._groups()]
        act = next((part for part, _ in self._others if part.number), None)
        if act and len(self._teller.matter.verdict.acts) > 1:
            yield self._teller.paragraph(self._teller.told("program:method", _SAID.ON_ACT, title=act.name))
        agreed, named = list[Asked](), list[Asked]()
        in_dispute = [lead for lead, held in groups if any(disputed(each) for _, each in held)]
        left = in_dispute[: max(0, len(in_dispute) - others)]
        for lead, held in groups:
            told = [each for each in held if disputed(each[1])]
            if lead in left:
                named += [lead, *(each for each in told if each is not lead)]
            elif told:
                yield self._heading(lead[1], lead[1].short)
                yield self._told(*lead, depth, named=False)
                yield from (self._told(*each, depth, named=True) for each in told if each is not lead)
            agreed += [each for each in held if each not in told and not (told and each is lead)]
        if named:
            yield self._teller.paragraph(self._listed(_SAID.DISPUTED_TOO, named))
        if agreed:
            yield self._teller.paragraph(self._listed(_SAID.AGREED, agreed))

    def _heading(self, answer: Answer, short: Text) -> Block:
        return self._teller.heading(3, _SAID.HEADED, short=short.map(capital), told=standing(answer))

    def _told(self, part: Part, answer: Answer, depth: int, *, named: bool) -> Block:
        """Assess one question; where it stands under the heading of another, behind its name."""
        teller, node = self._teller, f"{part.prefix}answer:{answer.question}"
        opening: tuple[Line, ...] = ()
        if named:
            text = _SAID.HEADED.fill(short=answer.short.map(capital), told=standing(answer))
            opening = (teller.told(node, text, "strong"),)
        told = (*self._assessment.law(part, answer, depth), *self._assessment.weighed(part, answer, depth))
        return teller.paragraph(*opening, *told)

    def _groups(self) -> Iterator[tuple[Asked, list[Asked]]]:
        """Put questions that are told together behind the one with which they are told, where that is asked."""
        within = roles().question.within
        asked = {each.question: (part, each) for part, each in self._others}
        for name, each in asked.items():
            if not any(name in others and lead in asked for lead, others in within.items()):
                yield each, [each, *(asked[other] for other in within.get(name, ()) if other in asked)]

    # ---- what the measure requires ----

    def _of_court(self, part: Part, answer: Answer, depth: int) -> Iterator[Block]:
        """Assess the main answer: its law, requirement by requirement, and why it is so."""
        teller = self._teller
        law = [*self._assessment.law(part, answer, max(depth, 0))]
        table = Requirements(teller, part, answer).table(_REASONS if depth >= _REASONS else 1) if depth >= 0 else None
        why = [*self._assessment.weighed(part, answer, max(depth, _WHY))]
        if table:
            yield teller.paragraph(*law)
            yield table
            yield teller.paragraph(*why)
        else:
            yield teller.paragraph(*law, *why)
            if told := court_line(teller, part, answer):
                yield teller.paragraph(teller.labelled_line("program:method", wording.COURT, told))
        passed = teller.matter.passed
        if passed and passed.leads and not teller.matter.barred:
            yield teller.paragraph(teller.told(RemediesInShort(teller).node_of_days(), passed.text))
        if depth > 0:
            yield from TestedGrounds(teller).blocks(frozenset(each.element for each in answer.elements if each.shown))

    def _entries(self, *, besides: bool) -> Iterator[Table]:
        """Show each clause, account and measure where there are several, and the proceedings that run."""
        teller = self._teller
        each = EachMeasure(teller)
        if table := each.table(besides=besides):
            yield table
        for list_id, label, rows in entry_cells(teller.matter.verdict):
            if list_id in each.told:
                continue
            told = [
                tuple(teller.told(f"{list_id}:{place}", cell.map(capital)) for cell in row)
                for place, row in enumerate(rows, 1)
            ]
            yield Table((teller.says(label), teller.says(ENTRY_STANDS)), tuple(told))

    # ---- what nobody disputes ----

    def _listed(self, opening: Text, listed: list[Asked]) -> Line:
        """Name answers in one line; of a rule of law with the exception that is not known."""
        teller, spans = self._teller, list[Span]()
        for part, answer in listed:
            node = f"{part.prefix}answer:{answer.question}"
            text = lowered(unstopped(outcome(part, answer) if opening is _SAID.DISPUTED_TOO else stated(part, answer)))
            if answer.contra and answer.contra.unknown:
                text = _SAID.UNLESS.fill(statement=text, exception=answer.contra.text)
            spans += [Span("; ", node=node)] if spans else teller.told("program:method", opening, "strong")
            if len(spans) == 1:
                spans.append(Span(" ", node=node))
            spans += teller.told(node, unstopped(text))
        return (*spans, Span(".", node=spans[-1].node))
