"""Reading: whether the employer was allowed to read what was found, and whether it may be used, in one paragraph."""

from collections.abc import Iterator
from typing import NamedTuple

from privesfeer.api.ask.registry import roles, rulebook
from privesfeer.api.memo.assessment import Assessment
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.outcome import carried_by, outcome
from privesfeer.api.memo.reasons import ReasonsFor
from privesfeer.api.memo.telling import Teller, lowered
from privesfeer.api.paper.blocks import Line, Paragraph, Span
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text
from privesfeer.engine import Answer

_SAID = catalogue(__file__)
_NAMED = 3  # acts


class _Read(NamedTuple):
    """What was read alike: the acts, and both answers on the first of them."""

    parts: list[Part]
    inspection: Answer
    evidence: Answer | None


class WhatWasRead:
    """The reading of a matter, and what it is worth."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller, self._reasons = teller, ReasonsFor(teller)
        self._inspected, self._said = set[str | None](), set[Text]()
        self._assessment = Assessment(teller)

    @property
    def questions(self) -> frozenset[str]:
        """The questions that the paragraph answers; none where nothing was looked into."""
        asked = roles().question
        return frozenset((asked.inspection, asked.evidence)) if [*self._groups()] else frozenset()

    def paragraphs(self, groups: int, reasons: int) -> Iterator[Paragraph]:
        """Tell it.

        Args:
            groups: of how many kinds of acts that stand alike.
            reasons: how much is told of each answer: 0 in a word, 1 with its reasons, 2 weighed.

        Yields:
            The paragraph; nothing where nothing was looked into.
        """
        told = list[Line]()
        every = [*self._groups()]
        for place, each in enumerate(every[:groups]):
            told += self._lines(each, alone=len(every) == 1, most=min(reasons, 1) if place else reasons)
        if told:
            title = self._teller.told("program:method", _SAID.TITLE, "strong")
            yield self._teller.paragraph(title, *told)

    def _groups(self) -> Iterator[_Read]:
        """Put the acts together of which both answers are the same; those that are held against the employee first."""
        found: dict[tuple[object, ...], _Read] = {}
        every = [each for each in self._teller.matter.parts if each.act or len(self._teller.matter.parts) == 1]
        for part in sorted(every, key=lambda each: (not each.pleaded, bool(each.act and each.act.row.part == "read"))):
            answers = {each.question: each for each in part.answers}
            inspection, evidence = (
                answers.get(each) for each in (roles().question.inspection, roles().question.evidence)
            )
            if inspection and (inspection.outcome or inspection.undecided):
                key = (inspection.outcome, evidence.outcome if evidence else None)
                found.setdefault(key, _Read([], inspection, evidence)).parts.append(part)
        yield from sorted(found.values(), key=lambda each: _protects(each.inspection) is not True)

    def _lines(self, read: _Read, *, alone: bool, most: int) -> Iterator[Line]:
        """Tell both answers; of what was read as was told before only the use."""
        part, acts, evidence = read.parts[0], self._acts(read), read.evidence
        told = read.inspection.outcome in self._inspected
        self._inspected.add(read.inspection.outcome)
        if not told or evidence is None:
            several = len(self._teller.matter.verdict.acts) > 1
            opening = _SAID.SENTENCE if not several else _SAID.OF_ALL if alone else _SAID.OF
            yield from self._answered(part, read.inspection, opening, acts, most)
        if evidence:
            split = _protects(read.inspection) is True and _protects(evidence) is False
            opening = _SAID.OTHERWISE if told else _SAID.STILL if split else _SAID.SENTENCE
            yield from self._answered(part, evidence, opening, acts, min(most, 1) if told else most)

    def _answered(self, part: Part, answer: Answer, opening: Text, acts: Text, most: int) -> Iterator[Line]:
        """Tell an answer and its reasons; of what has no outcome both sides, and what then decides."""
        said = outcome(part, answer, None if most else carried_by(answer))
        text = opening.fill(acts=acts, text=said if opening is _SAID.SENTENCE else lowered(said))
        if said in self._said:  # of what was read otherwise the same holds
            return
        self._said.add(said)
        if not most and answer.outcome:
            yield self._reasons.in_short(part, answer, text)
            return
        node = f"{part.prefix}answer:{answer.question}"
        yield (*self._teller.told(node, text), Span(".", node=node))
        if answer.outcome is None and self._inspected - {None}:  # what was read otherwise has been weighed
            yield self._teller.undecided(part.prefix, answer, answer.undecided.tip) if answer.undecided else ()
        elif most > 1 or answer.outcome is None:
            yield from self._assessment.weighed(part, answer, 0)
        else:
            yield from self._reasons.lines(part, answer, most)

    @staticmethod
    def _acts(read: _Read) -> Text:
        """Name the acts of which it holds."""
        named = [_SAID.ACT.fill(title=each.name) for each in read.parts[:_NAMED]]
        more = len(read.parts) - _NAMED
        return Text.enumerate([*named, *([_SAID.MORE.fill(number=str(more))] if more > 0 else [])])


def _protects(answer: Answer) -> bool | None:
    """Say whether an answer protects the employee; None: it has no outcome."""
    return None if answer.outcome is None else answer.outcome == rulebook().questions[answer.question].protects
