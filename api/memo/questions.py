"""Questions: the measure requirement by requirement, what else is in dispute, and in a line what nobody disputes."""

from collections.abc import Iterable, Iterator

from privesfeer.api.ask.registry import roles, rulebook
from privesfeer.api.memo.assessment import Assessment
from privesfeer.api.memo.citable import supports
from privesfeer.api.memo.covenants import Covenants
from privesfeer.api.memo.elements import Requirements
from privesfeer.api.memo.entered import entered
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.outcome import outcome, standing, stated
from privesfeer.api.memo.reading import WhatWasRead
from privesfeer.api.memo.telling import Teller, lowered, unstopped
from privesfeer.api.memo.turning import Turning
from privesfeer.api.paper.blocks import Block, Line, Paragraph, Span
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine import Answer

_SAID = catalogue(__file__)
_FAILING = {"likely_not_met", "not_met"}
_MET, _DECIDES, _SLIGHT = "met", "decides", "slight"
_CERTAIN = {"required", "governed"}
_FEWER = 1  # reasons of each side on a requirement of a further measure
_FULL = 2  # from which depth a further measure is told requirement by requirement

PartAnswer = tuple[Part, Answer]


def disputed(answer: Answer) -> bool:
    """Say whether an answer is in dispute.

    Args:
        answer: the answer.

    Returns:
        Whether a reason speaks against it, it has no outcome, it was assumed, or it turns on a fact that the parties
        dispute; that an exception to a rule of law is not known is no reason.
    """
    reason = answer.contra is not None and not answer.contra.unknown
    return reason or answer.outcome is None or answer.assumed is not None or any(each.turns for each in answer.disputed)


def settled(answer: Answer) -> bool:
    """Say whether an answer is certain, and nothing speaks against it.

    Args:
        answer: the answer.

    Returns:
        Whether a rule of law or a line of rulings gives it.
    """
    return answer.status in _CERTAIN and answer.contra is None and not disputed(answer)


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
        self._before = set[Text]()
        self._main, self._others = main, [each for each in asked if each[1] is not main[1]]

    def blocks(self, depth: int, others: int, reasons: int) -> Iterator[Block]:
        """Assess them.

        Args:
            depth: how much is told, as of each question.
            others: how many questions in dispute beside the main one are assessed, those nearest to it; the annex has
                the rest.
            reasons: how many reasons of each side are told with each requirement.

        Yields:
            The main answer, requirement by requirement, then each further measure; what was read; the clauses and
            accounts; each other question that is in dispute; then in a line what is not.
        """
        part, answer = self._main
        agreed = [*self._of_measure((part, answer), self._title(part, answer), depth, reasons)]
        yield from (each for each in agreed if not isinstance(each, tuple))
        lines = [each for each in agreed if isinstance(each, tuple)]
        yield from self._further(depth, reasons)
        read, covenants = WhatWasRead(self._teller), Covenants(self._teller)
        if read.questions or covenants.questions:
            yield self._teller.heading(3, _SAID.BESIDE)
        yield from read.paragraphs(max(2, min(depth, 3)), max(0, min(depth + 1, 2)))
        yield from covenants.paragraphs(min(2, max(0, depth + 1)))
        yield from self._rest(depth, others, read.questions | covenants.questions, lines)

    def _further(self, depth: int, reasons: int) -> Iterator[Block]:
        """Assess each further measure; those of which nothing is known together."""
        on_measure, bare = rulebook().on_measure.question, list[Line]()
        for each in entered(self._teller.matter):
            if each.answer.question != on_measure or each.entry.on_the_whole:
                continue
            title = each.entry.title or each.answer.short
            requirements = Requirements(self._teller, each.part, each.answer, self._before)
            if each.answer.outcome is None and each.answer.elements and requirements.bare:
                node = f"{each.part.prefix}answer:{each.answer.question}"
                text = _SAID.HEADED.fill(short=title.map(capital), told=standing(each.answer))
                bare += [self._teller.told(node, text, "strong"), requirements.open_line()]
                continue
            told = self._of_measure((each.part, each.answer), title, depth, min(reasons, _FEWER), brief=depth < _FULL)
            held = [one for one in told if not isinstance(one, tuple)]
            if depth < 0:
                node = f"{each.part.prefix}answer:{each.answer.question}"
                headed = _SAID.HEADED.fill(short=title.map(capital), told=standing(each.answer))
                yield _together(held, self._teller.told(node, headed, "strong"), self._teller)
            else:
                yield from held
        if bare:
            yield self._teller.paragraph(*bare)

    def _title(self, part: Part, answer: Answer) -> Text:
        """Name the main answer: the measure as the file calls it."""
        entries = self._teller.matter.verdict.lists.values()
        here = (one for held in entries for one in held if one.on_the_whole and len(held) > 1)
        on_measure = answer.question == rulebook().on_measure.question
        entry = next((one for one in here if any(each.question == answer.question for each in one.answers)), None)
        if on_measure and entry and entry.title:
            return entry.title
        measure = part.stated_measure
        return measure.label if measure and answer.elements else answer.short

    # ---- a measure ----

    def _of_measure(
        self, asked: PartAnswer, title: Text, depth: int, reasons: int, *, brief: bool = False
    ) -> Iterator[Block | Line]:
        """Assess a measure: its law, what it fails on, requirement by requirement; last, as a line, what is agreed."""
        teller, (part, answer) = self._teller, asked
        yield teller.heading(3, _SAID.HEADED, short=title.map(capital), told=standing(answer))
        law = [*self._assessment.law(part, answer, depth)]
        if not any(each.shown for each in answer.elements):
            why = self._assessment.weighed(part, answer, max(depth, 1))
            yield teller.paragraph(*law, *why)
            return
        requirements = Requirements(teller, part, answer, self._before)
        fails = any(each.state in _FAILING for each in answer.elements)
        skipped = (requirements.bare or (brief and (depth < 0 or not fails))) and not answer.assumed
        # Where there is least room the paragraphs on what fails say so themselves.
        lead = [] if skipped else [*self._lead(part, answer, requirements, failing=depth >= 0)]
        if answer.undecided:
            lead.append(teller.undecided(part.prefix, answer, answer.undecided.tip))
        if law or lead:
            yield teller.paragraph(*law, *lead)
        yield from requirements.paragraphs(reasons, brief=brief, short=depth < 0)
        if agreed := requirements.agreed(bans=depth >= 0):
            yield agreed

    def _lead(self, part: Part, answer: Answer, requirements: Requirements, *, failing: bool) -> Iterator[Line]:
        """Say in a sentence by what the measure stands or, where asked, falls."""
        teller, shown = self._teller, [each for each in answer.elements if each.shown]
        node = f"{part.prefix}answer:{answer.question}"
        fails = [each for each in shown if each.state in _FAILING and each.role == _DECIDES]
        open_ = [each for each in shown if each.state == "open" and each.role == _DECIDES]
        if answer.assumed:
            yield from self._assessment.weighed(part, answer, 0)
        elif fails:
            unsure = answer.strength == _SLIGHT
            lacking = _SAID.LACKS_UNSURE if unsure else _SAID.LACKS, [each for each in fails if not each.bar]
            barred = _SAID.BARRED_UNSURE if unsure else _SAID.BARRED, [each for each in fails if each.bar]
            for text, held in (lacking, barred) if failing else ():
                if shorts := [*dict.fromkeys(map(requirements.name, held))]:
                    yield teller.told(node, text.fill(elements=Text.enumerate(shorts), number=str(len(shorts))))
        elif answer.outcome == rulebook().upheld and all(each.state == _MET for each in shown):
            yield teller.told(node, _SAID.STANDS)
        elif open_:
            named = Text.enumerate([*dict.fromkeys(map(requirements.name, open_))])
            yield teller.told(node, _SAID.HANGS_ON, elements=named)
        if answer.because.none_of_kind:
            yield from self._assessment.none_of_kind(node)

    # ---- what else is asked ----

    def _rest(self, depth: int, others: int, told: frozenset[str], agreed: list[Line]) -> Iterator[Block]:
        """Assess what else is in dispute, as far as there is room, and name what is not."""
        groups = [
            (lead, [each for each in held if each[1].question not in told])
            for lead, held in self._groups()
            if lead[1].question not in told
        ]
        in_dispute = [lead for lead, held in groups if any(disputed(each) for _, each in held)]
        left = in_dispute[: max(0, len(in_dispute) - others)]
        named, named_too = list[PartAnswer](), list[PartAnswer]()
        for lead, held in groups:
            here = [each for each in held if disputed(each[1])]
            if here and lead not in left:
                yield self._teller.heading(3, _SAID.HEADED, short=lead[1].short.map(capital), told=standing(lead[1]))
                yield self._told(*lead, depth, named=False)
                yield from (self._told(*each, depth, named=True) for each in here if each is not lead)
            else:
                named_too += here
            named += [each for each in held if each not in here and not (here and each is lead and lead not in left)]
        # What is not certain is told with how firm it is, though nothing speaks against it.
        named_too += [each for each in named if not settled(each[1])]
        named = [each for each in named if settled(each[1])]
        if depth < 0:  # how wide the circle was, and whether it was private, is told in any room
            named_too = [each for each in named_too if each[1].question in roles().question.beside_circle]
        besides = [*self._in_short(named_too, both=depth >= 0)] if named_too else []
        if besides and depth >= 0:
            yield self._teller.paragraph(*besides)
            besides = []
        if depth < 0 and agreed:
            named = []
        if named or agreed or besides:
            line = [*besides, *agreed, *([self._listed(named, opened=not agreed)] if named else [])]
            yield self._teller.paragraph(*line)

    def _in_short(self, asked: list[PartAnswer], *, both: bool) -> Iterator[Line]:
        """Answer questions in a sentence each; with both sides, with what carries the answer and speaks against it."""
        teller, against, disputes = self._teller, set[Text](), set[str]()
        yield teller.told("program:method", _SAID.BESIDES, "strong")
        for part, answer in asked:
            if answer.outcome is None:
                continue
            why = answer.decides.text if both and answer.decides else None
            statement = outcome(part, answer, why).map(capital)
            if answer.contra and answer.contra.unknown:
                statement = _SAID.UNLESS.fill(statement=statement, exception=answer.contra.text)
            if why is None or answer.decides is None:
                node = f"{part.prefix}answer:{answer.question}"
                yield (*teller.told(node, statement), Span(".", node=node))
            else:
                node = f"{part.prefix}decides:{answer.question}"
                told = teller.told(node, statement)
                authority = answer.decides.authority
                cited = teller.cites(node, (authority,)) if authority and supports(authority) else ()
                yield (*told, *cited, Span(".", node=node))
                contra = answer.contra
                if contra and not contra.unknown and contra.text not in against:
                    against.add(contra.text)
                    yield teller.told(f"{part.prefix}contra:{answer.question}", _SAID.CONTRA, why=contra.text)
            if not disputes & {each.fact for each in answer.disputed}:
                disputes |= {each.fact for each in answer.disputed}
                yield from Turning(teller, part, answer).disputed()
        open_ = [each for each in asked if each[1].outcome is None]
        if open_:
            part, answer = open_[0]
            whether = Text.enumerate([rulebook().questions[each.question].asked for _, each in open_])
            yield teller.told(f"{part.prefix}answer:{answer.question}", _SAID.EVEN, asked=whether)

    def _told(self, part: Part, answer: Answer, depth: int, *, named: bool) -> Block:
        """Assess one question; where it stands under the heading of another, behind its name."""
        teller, node = self._teller, f"{part.prefix}answer:{answer.question}"
        opening: tuple[Line, ...] = ()
        if named:
            text = _SAID.HEADED.fill(short=answer.short.map(capital), told=standing(answer))
            opening = (teller.told(node, text, "strong"),)
        told = (*self._assessment.law(part, answer, depth), *self._assessment.weighed(part, answer, depth))
        return teller.paragraph(*opening, *told)

    def _groups(self) -> Iterator[tuple[PartAnswer, list[PartAnswer]]]:
        """Put questions that are told together behind the one with which they are told, where that is asked."""
        within = roles().question.within
        asked = {each.question: (part, each) for part, each in self._others}
        for name, each in asked.items():
            if not any(name in others and lead in asked for lead, others in within.items()):
                yield each, [each, *(asked[other] for other in within.get(name, ()) if other in asked)]

    def _listed(self, listed: list[PartAnswer], *, opened: bool) -> Line:
        """Name answers in one line."""
        teller, spans = self._teller, list[Span]()
        if opened:
            spans += [*teller.told("program:method", _SAID.AGREED, "strong"), Span(" ", node="program:method")]
        for place, (part, answer) in enumerate(listed):
            node = f"{part.prefix}answer:{answer.question}"
            text = unstopped(stated(part, answer))
            text = lowered(text) if place else text.map(capital)
            spans += [Span("; ", node=node)] if place else []
            spans += teller.told(node, unstopped(text))
        return (*spans, Span(".", node=spans[-1].node))


def _together(blocks: Iterable[Block], title: Line, teller: Teller) -> Block:
    """Put the paragraphs under a heading in one, behind its title."""
    return teller.paragraph(title, *(each.line for each in blocks if isinstance(each, Paragraph)))
