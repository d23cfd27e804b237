"""Matter: what a memo is written from: the verdict, both sides' arguments, the measures and the remedies."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from privesfeer.api.ask.registry import roles, rulebook
from privesfeer.api.ask.request import CaseRequest, Request
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Text
from privesfeer.cases.fact import FactValue
from privesfeer.engine import (
    ActVerdict,
    Advice,
    Answer,
    Argument,
    Arguments,
    Citation,
    DaysPassed,
    Deadline,
    Remedies,
    Scale,
    ScaleFamily,
    SideAdvice,
    StatedFact,
    ToldChecklist,
    Verdict,
)
from privesfeer.engine import wording as explained
from privesfeer.rules.advice.stage import SIDES, Side
from privesfeer.rules.condition import predicates_in
from privesfeer.rules.remedies.route import EITHER
from privesfeer.rules.rulebook import Moment


@dataclass(frozen=True)
class Part:
    """The answers on one act, or those on the whole.

    Attributes:
        prefix: what stands before each of its nodes: "" or "part:2/".
        number: the number of the act, from 1; None for the whole, and for a single incident.
        act: the act of a case file; None for the whole, and for a single incident.
        facts: the facts on which its answers rest, by id.
        disputed: the ids of those that are disputed.
        dates: the dates on which its answers rest.
        answers: the answers.
        pleaded: whether the arguments and changes of the matter are told on these facts.
        counted: what was counted of their days, by the id under which conditions test it.
        left_out: the valuations that these days gainsay: they count as unknown.
    """

    prefix: str
    number: int | None
    act: ActVerdict | None
    facts: Mapping[str, StatedFact]
    disputed: frozenset[str]
    dates: Mapping[str, dt.date]
    answers: tuple[Answer, ...]
    pleaded: bool
    counted: Mapping[str, int]
    left_out: frozenset[str]

    @cached_property
    def known(self) -> Mapping[str, FactValue]:
        """The facts that are not disputed, and the outcomes of the answers, as conditions read them."""
        given = {
            name: frozenset(map(str, fact.value)) if isinstance(fact.value, list) else fact.value
            for name, fact in self.facts.items()
            if name not in self.disputed | self.left_out and isinstance(fact.value, list | str | int)
        }
        return given | dict(self.counted) | {each.question: each.outcome for each in self.answers if each.outcome}

    @property
    def stated_measure(self) -> StatedFact | None:
        """The measure, as it was stated; None: it was not."""
        return self.facts.get(rulebook().measure)

    @property
    def measure(self) -> str | None:
        """The measure; None: it is not known, or disputed."""
        found = self.known.get(rulebook().measure)
        return str(found) if found else None

    @property
    def name(self) -> Text:
        """The title of its act, or else its number; for a part of several."""
        title = self.act.title if self.act else None
        return title or explained.ACT.fill(number=str(self.number))

    @property
    def called(self) -> Text | None:
        """What its act is called by either side: its medium and its day; None: neither is known."""
        medium = next((self.facts[each] for each in roles().message.called if each in self.facts), None)
        day = self.dates.get("utterance")
        parts = [each for each in (medium.label if medium else None, long_date(day) if day else None) if each]
        return Text.joined(parts, ", ") if self.act and parts else None

    def day(self, event: str, as_of: dt.date) -> dt.date:
        """Give the day whose law applies to an event.

        Args:
            event: utterance, inspection or measure.
            as_of: the day that stands in for one that is not known.

        Returns:
            The day.
        """
        return self.dates.get(event) or as_of


@dataclass(frozen=True)
class MemoMatter:
    """What a memo is written from.

    Attributes:
        verdict: the answers.
        arguments: what both sides can best say; of a case file on its leading act.
        scales: every measure put beside the case.
        remedies: what may be asked, until when and for how much.
        advice: what to do, for the side that asks or for both.
        author: who writes and signs it, where that is known.
        beside: the advice to the side that does not ask: HR and the employee are each told their own.
    """

    verdict: Verdict
    arguments: Arguments
    scales: tuple[Scale, ...]
    remedies: Remedies
    advice: Advice
    author: str = ""
    beside: tuple[SideAdvice, ...] = ()

    @cached_property
    def families(self) -> tuple[ScaleFamily, ...]:
        """The measures that can be taken, by family; after the end only what is claimed, and what is at issue."""
        families = tuple(family for scale in self.scales for family in scale.families)
        measures = roles().measure
        if not (self.left or self.over) or self.whole.measure in measures.ending:
            return families
        return tuple(
            each for each in families if any(rung.given or rung.value in measures.claimed for rung in each.rungs)
        )

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The acts of a case in their order and then the whole; of an incident only that."""
        return tuple(self._parts())

    def _parts(self) -> Iterator[Part]:
        verdict, lead = self.verdict, None
        counted, left_out = self._counted, frozenset(self.passed.left_out if self.passed else ())
        shared = {fact.fact: fact for fact in verdict.given.facts}
        for place, each in enumerate(verdict.acts):
            part = Part(
                prefix=f"part:{place + 1}/",
                number=place + 1,
                act=each,
                facts=shared | {fact.fact: fact for fact in each.facts},
                disputed=frozenset((*verdict.given.disputed, *each.disputed)),
                dates=verdict.given.dates | each.dates,
                answers=each.answers,
                pleaded=place == verdict.lead,
                counted=counted,
                left_out=left_out,
            )
            lead = part if place == verdict.lead else lead
            yield part
        yield Part(
            prefix="",
            number=None,
            act=None,
            facts=lead.facts if lead else shared,
            disputed=lead.disputed if lead else verdict.given.disputed,
            dates=lead.dates if lead else verdict.given.dates,
            answers=verdict.answers,
            pleaded=True,
            counted=counted,
            left_out=left_out,
        )

    @property
    def reserved(self) -> bool:
        """Whether something that no fact can say can turn the outcome: what is concluded is under that reservation."""
        return any(each.decides for each in self.verdict.beyond)

    @property
    def passed(self) -> DaysPassed | None:
        """The days from knowledge of the reason to the measure; None: they are not known."""
        return self.verdict.days_passed

    @property
    def _counted(self) -> Mapping[str, int]:
        lapse = rulebook().remedies.lapse
        return {lapse.fact: self.passed.working_days} if lapse and self.passed else {}

    @property
    def whole(self) -> Part:
        """The answers on the whole, or on the single incident."""
        return self.parts[-1]

    @cached_property
    def ban(self) -> tuple[str, Text, tuple[Citation, ...]] | None:
        """The ban on notice that applies: its part of the proof, for what it is, its sources; None: none appears."""
        for checklist in self.tested:
            for each in checklist.elements:
                if f"{checklist.id}/{each.id}" == roles().proof.ban and each.state == "met":
                    carried = [one for one in each.carried if one.fact in roles().proof.banned and one.value]
                    which = Text.enumerate([one.short if one.value is True else one.label for one in carried])
                    return f"proof:{roles().proof.ban}", which, each.authority
        return None

    @property
    def denied(self) -> tuple[Part, ...]:
        """The acts, or the single incident, that the employee denies to have written, without proof of it."""
        return tuple(
            part
            for part in self.parts
            if (part.number or not self.verdict.acts) and roles().message.denied.holds(part.known, self.verdict.as_of)
        )

    def advised(self, side: Side) -> SideAdvice | None:
        """Give the advice to a side.

        Args:
            side: the side.

        Returns:
            It; None: the other side asks.
        """
        return next((each for each in self.advice.sides if each.side == side), None)

    def told_to(self, side: Side) -> SideAdvice | None:
        """Give the advice to a reader of a side, whoever asks.

        Args:
            side: the side.

        Returns:
            It; None: none was worked out.
        """
        return next((each for each in (*self.advice.sides, *self.beside) if each.side == side), None)

    @cached_property
    def _passed(self) -> frozenset[str]:
        return frozenset(each.id for each in self.remedies.deadlines if each.state in {"lapsed", "late"})

    @cached_property
    def barred(self) -> Deadline | None:
        """The term by whose lapse the measure stands, whatever may be said of it; None: it can still be contested."""
        routes = [each for each in self.remedies.routes if self.employees(each.by)]
        lost = {one.term for each in routes for one in each.requests if one.state == "lost"}
        barring = lost & self._passed & {*roles().term.barring}
        passed = (each for each in self.remedies.deadlines if each.id in barring)
        return next(passed, None)

    def whose(self, term: str) -> frozenset[str]:
        """Say whose a time limit is.

        Args:
            term: its id, or its name with its variant.

        Returns:
            The sides that can make a request that it binds, or as the law of that term says; none: of nobody here.
        """
        return frozenset(side for each in self.deadlines if term in {each.id, each.name} for side in each.by)

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The time limits of every measure and clause: those of the first, then what the others add."""
        others = (each for more in self.remedies.further for each in more.deadlines)
        return tuple({each.told_by: each for each in (*others, *self.remedies.deadlines)}.values())

    def of_employee(self, term: str) -> bool:
        """Say whether a time limit is one that the employee has to watch.

        Args:
            term: its id, or its name with its variant.

        Returns:
            Whether it is.
        """
        return any(each == EITHER or self.employees(each) for each in self.whose(term))

    @staticmethod
    def employees(party: str) -> bool:
        """Say whether a party is the employee's side.

        Args:
            party: the party.

        Returns:
            Whether it is.
        """
        return rulebook().remedies.routes.side(party) == "employee"

    @staticmethod
    def employers(party: str) -> bool:
        """Say whether a party is the employer's side.

        Args:
            party: the party.

        Returns:
            Whether it is.
        """
        return rulebook().remedies.routes.side(party) == "employer"

    @cached_property
    def tested(self) -> tuple[ToldChecklist, ...]:
        """What has to be shown for the measure that was taken or is asked, list by list."""
        lists = {each.id: each for each in rulebook().remedies.proof}
        return tuple(
            told
            for told in self.remedies.proof
            if (when := lists[told.id].when)
            and told.id not in roles().proof.of_money
            and any(test.fact == rulebook().measure for test, _ in predicates_in(when))
        )

    @cached_property
    def _argued(self) -> Mapping[str, Argument]:
        return {each.question: each for each in self.arguments.arguments}

    def argument(self, part: Part, question: str) -> Argument | None:
        """Give both sides' argument on a question, where it is told on the facts of a part.

        Args:
            part: the part.
            question: the question's id.

        Returns:
            The argument, or None.
        """
        return self._argued.get(question) if part.pleaded else None

    @cached_property
    def main(self) -> tuple[Part, Answer]:
        """The answer on which the matter turns: on the measure, else the last that has an outcome.

        Where nothing is answered of what was done, that is what was read, if that was not allowed.
        """
        every = [(part, each) for part in self.parts if part.pleaded for each in part.answers]
        ranked = sorted(
            every, key=lambda each: (each[1].question == rulebook().on_measure.question, bool(each[1].outcome))
        )
        if ranked[-1][1].question not in roles().question.conduct:
            protects = rulebook().questions[roles().question.inspection].protects
            read = (each for each in every if each[1].question == roles().question.inspection)
            return next((each for each in read if each[1].outcome == protects), ranked[-1])
        return ranked[-1]

    @property
    def stands(self) -> bool:
        """Whether the answer on which the matter turns is that the measure stands."""
        return self.main[1].outcome == rulebook().upheld

    @property
    def asked_of_court(self) -> bool:
        """Whether the measure is asked of a court before it is so."""
        return self.whole.measure in roles().measure.asked_of_court

    @property
    def left(self) -> bool:
        """Whether the employee worked there no longer when it was said."""
        return roles().measure.over.holds(self.whole.known.get(roles().measure.over.fact)) is True

    @property
    def over(self) -> bool:
        """Whether the contract has ended without a measure, so that none can be taken any more."""
        return any(side.stage == "ended" for side in self.advice.sides)

    @property
    def pending(self) -> bool:
        """Whether the matter is before a court or authority."""
        return any(side.stage == "pending" for side in self.advice.sides)

    @property
    def departed(self) -> bool:
        """Whether the employee no longer works there: who has left, or can no longer contest a dismissal."""
        return self.left or (self.barred is not None and self.whole.measure in roles().measure.ending)

    @property
    def dissolution(self) -> bool:
        """Whether a court is asked by petition to end the employment."""
        return self.whole.measure == roles().measure.dissolved

    @property
    def after(self) -> bool:
        """Whether the measure was taken, as far as its day tells."""
        day = self.whole.dates.get("measure")
        return day is not None and day <= self.verdict.as_of

    def moment(self, part: Part, event: str) -> Moment:
        """Give the two days that decide which law applies to an event.

        Args:
            part: the part whose dates count.
            event: utterance, inspection or measure.

        Returns:
            The days.
        """
        as_of = self.verdict.as_of
        return Moment(as_of, rulebook().law_day(part.day(event, as_of)))


def matter(request: Request | CaseRequest, author: str = "") -> MemoMatter:
    """Reason about a request, for a memo.

    Args:
        request: an incident or case file.
        author: who writes the memo and signs it, where that is known.

    Returns:
        The matter.
    """
    others = [side for side in SIDES if request.client and side != request.client]
    return MemoMatter(
        request.verdict(),
        request.arguments(),
        request.scale().scales,
        request.remedies(),
        request.advice(),
        author,
        tuple(told for side in others for told in request.advice(side).sides),
    )
