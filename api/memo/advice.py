"""Advice: the whole matter in five: what to do, why, on what that hangs, what speaks against it, and until when."""

from collections.abc import Iterator

from privesfeer.api.memo import wording
from privesfeer.api.memo.citable import carrying, ground_of
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.opposed import Opposed
from privesfeer.api.memo.outcome import outcome
from privesfeer.api.memo.plan import Plan
from privesfeer.api.memo.telling import Teller, lowered, unstopped
from privesfeer.api.memo.terms import RemediesInShort
from privesfeer.api.paper.blocks import Bullets, Item, Line, Span, Tone
from privesfeer.cases.day import day_of_week
from privesfeer.cases.text import Text, capital
from privesfeer.cases.words import words
from privesfeer.engine import AdvisedCourse, Answer, SideAdvice

_SAID = words(__file__)
_FOR = _SAID.table("FOR")
_LEANS = "leaning"
_OPEN = 2  # facts that are named on which an answer hangs


class AdviceInFive:
    """What a reader has to know before all else."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller, self._matter = teller, teller.matter
        self._part, self._answer = teller.matter.main
        self._sides = teller.matter.advice.sides
        self._terms, self._barred = RemediesInShort(teller), teller.matter.barred is not None

    def block(self) -> Bullets:
        """Tell it.

        Returns:
            Five items, numbered; for both sides where it is not known which one asks, the employer first.
        """
        told = (self._course(), self._why(), self._hangs(), self._opposed(), self._until())
        return Bullets(tuple(Item(self._teller.run(lines)) for lines in told), numbered=True)

    @staticmethod
    def _node(part: Part, answer: Answer) -> str:
        return f"{part.prefix}answer:{answer.question}"

    # ---- what to do ----

    def _course(self) -> Iterator[Line]:
        """Tell what a term has settled, the course of each side with its sources, and the answer from which it follows.

        Where no course belongs, the answer stands in its place.
        """
        teller, node = self._teller, self._node(self._part, self._answer)
        if told := self._terms.stands():
            yield told
        courses = [(side, side.course) for side in self._sides if side.course]
        for side, course in courses:
            yield self._of_side(side, self._advised(side, course))
        if self._barred:
            # What would have been found besides stands in the assessment.
            yield teller.told("program:method", wording.MERITS)
        tone: Tone = "plain" if courses else "strong"
        if self._likely:
            likely, text, basis = self._likely
            yield from (teller.told(likely, text, tone), teller.told(likely, basis))
        else:
            yield self._stopped(node, teller.told(node, outcome(self._part, self._answer), tone))

    @property
    def _likely(self) -> tuple[str, Text, Text] | None:
        """How likely it is that the measure stands, which is the same for both sides; None: that is not said.

        Its part of the proof, the sentence, and on what it rests.
        """
        for each in () if self._barred else self._sides:
            if each.outlook and each.outlook.likelihood:
                return f"outlook:{each.side}", each.outlook.likelihood.text, each.outlook.likelihood.basis
        return None

    def _advised(self, side: SideAdvice, course: AdvisedCourse) -> Line:
        node = f"course:{side.side}/{course.id}"
        cited = self._teller.cites(node, course.authority)
        return (*self._teller.told(node, unstopped(course.text), "strong"), *cited, Span(".", node=node))

    def _of_side(self, side: SideAdvice, told: Line) -> Line:
        """Say for whom something is, where both sides are advised."""
        if len(self._sides) == 1:
            return told
        return self._teller.run((self._teller.told("program:method", _FOR[side.side]), told))

    @staticmethod
    def _stopped(node: str, told: Line) -> Line:
        return (*told, Span(".", node=node))

    # ---- why ----

    def _why(self) -> Iterator[Line]:
        """Tell why: the days that passed, and the reason of the course; without one what decides the answer."""
        teller, answer = self._teller, self._answer
        passed = self._matter.passed
        if passed and passed.leads and not self._barred:
            yield teller.told(self._terms.node_of_days(), passed.days_text)
        grounds = [(side, side.course) for side in self._sides if side.course]
        for side, course in grounds:
            yield self._of_side(side, teller.told(f"course:{side.side}/{course.id}", course.ground))
        if answer.decides and not (grounds and passed and passed.leads):
            node, point = f"{self._part.prefix}decides:{answer.question}", answer.decides
            measure = self._part.stated_measure
            named = (measure.label if measure else answer.short).map(capital)
            ground = ground_of(answer, point.text)
            if point.text == point.reason:
                told = _SAID.DECIDES.fill(point=lowered(unstopped(ground.text)) if ground else point.text)
            else:
                told = _SAID.FAILS.fill(measure=named, point=point.text)
            cited = teller.cites(node, carrying((point.authority,))) if point.authority else ()
            yield (*teller.told(node, told), *cited, Span(".", node=node))
        if not self._likely and answer.status == _LEANS and not self._barred:
            yield teller.told(self._node(self._part, answer), _SAID.ESTIMATED)

    # ---- on what it hangs ----

    def _hangs(self) -> Iterator[Line]:
        """Tell on what it hangs, what comes second, and what a person has to weigh."""
        teller, alone = self._teller, len(self._sides) == 1
        for side in self._sides:
            if course := side.course:
                own = f"course:{side.side}/{course.id}"
                yield self._of_side(side, teller.told(own, course.hinge))
                if side.instead and side.instead_text and alone:
                    yield teller.told(f"course:{side.side}/{side.instead.id}", side.instead_text)
        yield self._turning()
        weighed = [side.course for side in self._sides if side.course and side.course.weigh and alone]
        yield from (
            teller.told(f"course:{self._sides[0].side}/{each.id}", each.weigh) for each in weighed if each.weigh
        )
        if not weighed:
            yield teller.told("program:limits", _SAID.WEIGHED)

    def _turning(self) -> Line:
        """Say what would make the answer otherwise: an own valuation, or a fact that is not known."""
        teller, answer, node = self._teller, self._answer, self._node(self._part, self._answer)
        if self._barred:
            return teller.told(node, _SAID.BARRED)
        if answer.hinged:
            return teller.told(node, _SAID.VALUED, hinged=answer.hinged)
        if answer.undecided:
            return teller.undecided(self._part.prefix, answer, answer.undecided.tip)
        if answer.firm:
            return teller.told(node, _SAID.FIRM)
        shorts = [each.short for each in answer.open_facts if each.turns][:_OPEN]
        text = _SAID.TURNS.fill(shorts=Text.enumerate(shorts, "any")) if shorts else _SAID.CAN_TURN
        return teller.told(node, text)

    # ---- what speaks against it ----

    def _opposed(self) -> Iterator[Line]:
        """Tell what is strongest on the other side, and what the course risks."""
        opposed, teller = Opposed(self._teller), self._teller
        yield from opposed.lines()
        key = opposed.key
        # Where both sides are advised, what speaks against the one is what speaks for the other.
        for side in self._sides if len(self._sides) == 1 else ():
            if course := side.course:
                node = f"course:{side.side}/{course.id}"
                for place, each in enumerate(course.contra[:1]):
                    if key not in {one.key for one in each.authority}:
                        own = f"{node}/contra/{place}"
                        told = (*teller.told(own, unstopped(each.text)), *teller.cites(own, each.authority, 1))
                        yield self._stopped(own, told)
                yield teller.told(node, course.risk)

    # ---- until when, and for how much ----

    def _until(self) -> Iterator[Line]:
        """Tell the last day, the first step with its day, and what the whole is worth."""
        teller, client = self._teller, self._matter.verdict.client
        last = self._terms.last_days(of_employee=client != "employer", dated=day_of_week)
        counted = bool(self._matter.verdict.last_days)
        yield teller.run((teller.told("program:method", _SAID.LAST_DAY), last)) if counted else last
        yield from Plan(teller).first()
        for side in () if self._barred else self._sides:
            if side.outlook and side.outlook.text:
                # Of both sides what each brings stands in the table of amounts alone.
                told = (side.outlook.text if len(self._sides) == 1 else None, side.outlook.settle)
                if any(told):
                    text = Text.joined([*filter(None, told)], " ")
                    yield self._of_side(side, teller.told(f"outlook:{side.side}", text))
