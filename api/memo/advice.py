"""Advice: the whole matter in five: what to do, why, what else, the greatest risk, and for how much."""

from collections.abc import Iterator

from privesfeer.api.ask.registry import rulebook
from privesfeer.api.memo import wording
from privesfeer.api.memo.citable import carrying, ground_of
from privesfeer.api.memo.entered import entered
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.opposed import Opposed
from privesfeer.api.memo.outcome import outcome
from privesfeer.api.memo.plan import Plan
from privesfeer.api.memo.telling import Teller, lowered, unstopped
from privesfeer.api.memo.terms import RemediesInShort
from privesfeer.api.paper.blocks import Bullets, Item, Line, Span, small
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import day_of_week
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine import AdvisedCourse, Answer, SideAdvice

_SAID = catalogue(__file__)
_FOR = _SAID.table("FOR")
_SLIGHT = "slight"
_HEAVY = 0.5  # what a fact contributes at least to be named among those that weigh most
_NAMED = 3  # facts or requirements in a sentence


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

    def taken_to_be(self) -> Line:
        """Say that both sides are advised, with how to have one alone, and how far the matter is taken to be.

        Returns:
            The sentences; empty where both are known.
        """
        supposed = next((each.supposed for each in self._sides if each.supposed), None)
        told = () if self._alone else self._teller.told("program:method", _SAID.BOTH, "quiet")
        return self._teller.run((told, self._teller.told("program:method", supposed, "quiet") if supposed else ()))

    def block(self) -> Bullets:
        """Tell it.

        Returns:
            At most five items, numbered; for both sides where it is not known which one asks, the employer first.
        """
        told = (self._course(), self._why(), self._else(), self._risk(), self._worth())
        lines = filter(None, map(self._teller.run, told))
        return Bullets(tuple(map(Item, lines)), numbered=True)

    @property
    def _alone(self) -> bool:
        """Whether one side is advised; of both no more is told than what differs."""
        return len(self._sides) == 1

    @staticmethod
    def _node(part: Part, answer: Answer) -> str:
        return f"{part.prefix}answer:{answer.question}"

    # ---- what to do ----

    def _course(self) -> Iterator[Line]:
        """Tell what a term has settled, the course of each side with its sources, the last day and the first step.

        Where no course belongs, the answer stands in its place.
        """
        teller, node = self._teller, self._node(self._part, self._answer)
        if told := self._terms.stands():
            yield told
        courses = [(side, side.course) for side in self._sides if side.course]
        for side, course in courses:
            yield self._of_side(side, self._advised(side, course))
        if not courses and not self._barred:
            yield self._stopped(node, teller.told(node, outcome(self._part, self._answer), "strong"))
        client = self._matter.verdict.client
        last = self._terms.pressing(of_employee=client != "employer", dated=day_of_week)
        if last and not any(course.dated for _, course in courses):
            yield teller.run((teller.told("program:method", _SAID.LAST_DAY), last))
        yield from Plan(teller).first(steps=self._alone)

    @property
    def _likely(self) -> tuple[str, Text] | None:
        """How likely it is that the measure stands, which is the same for both sides; None: that is not said.

        Its part of the proof, and the sentence without full stop.
        """
        for each in self._sides:
            if each.outlook and each.outlook.likelihood:
                return f"outlook:{each.side}", each.outlook.likelihood.short
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
        """Tell how likely the measure is to stand and what decides that, and to one side the reason of the course.

        Where a term has settled it, that is what would be found had something been filed in time.
        """
        teller, passed = self._teller, self._matter.passed
        if self._barred:
            yield teller.told("program:method", wording.MERITS)
        yield from self._decided(days=passed.days_text if passed and passed.leads else None)
        yield from self._under()
        node = self._node(self._part, self._answer)
        if open_ := self._still_open():
            yield teller.told(node, _SAID.OPEN.fill(elements=Text.enumerate(open_), number=str(len(open_))))
        if rests := self._answer.rests:
            yield teller.told(node, _SAID.VALUED, rests=rests)
        for side in self._sides if self._alone and not self._barred else ():
            if course := side.course:
                yield teller.told(f"course:{side.side}/{course.id}", course.ground)

    def _under(self) -> Iterator[Line]:
        """Name the clauses under which the measure fails, where it stands or may stand under another."""
        protects = rulebook().on_measure.protects
        for name, entries in self._matter.verdict.lists.items():
            failing = {
                f"{name}:{place}": each.title
                for place, each in enumerate(entries, 1)
                if each.measure and each.measure.outcome == protects and each.title
            }
            if failing and len(failing) < len(entries):
                clauses = Text.enumerate([_SAID.CLAUSE.fill(title=each.map(capital)) for each in failing.values()])
                yield self._teller.told(next(iter(failing)), _SAID.UNDER, clauses=clauses)

    def _decided(self, *, days: Text | None) -> Iterator[Line]:
        """Tell the chance, else the answer, with what decides it: the days that passed, or by what a measure falls."""
        teller, answer = self._teller, self._answer
        node, point = f"{self._part.prefix}decides:{answer.question}", answer.decides
        said = self._likely or (self._node(self._part, answer), outcome(self._part, answer))
        if point and answer.strength == _SLIGHT:
            # That it can go either way is not said before what decides.
            said = self._node(self._part, answer), outcome(self._part, answer)
        if any(side.decided for side in self._sides):
            said = said[0], _SAID.DECIDED.fill(text=said[1].map(small))
        if self._matter.reserved:
            said = said[0], _SAID.RESERVED.fill(text=said[1].map(small))
        first = self._stopped(said[0], teller.told(*said))
        courses = any(side.course for side in self._sides)
        if days or not point:
            # Without a course the answer stands at the head already.
            yield first if self._likely or courses else ()
            if days:
                yield teller.told(self._terms.node_of_days(), days)
                yield self._weighty(node, _SAID.WEIGHTIEST, None)
            return
        cited = teller.cites(node, carrying((point.authority,))) if point.authority else ()
        if point.text != point.reason:
            fails = teller.told(node, _SAID.FAILS, point=point.text)
            yield (*teller.told(*said), *fails, *cited, Span(".", node=node))
            return
        yield first if self._likely or courses else ()
        ground = ground_of(answer, point.text)
        text = lowered(unstopped(ground.text)) if ground else point.text
        yield (*teller.told(node, _SAID.DECIDES, point=text), *cited, Span(".", node=node))
        yield self._weighty(node, _SAID.WEIGHTY, point.reason)

    def _weighty(self, node: str, text: Text, but: Text | None) -> Line:
        """Name the facts that weigh most for the answer, beside the one that is told already."""
        answer, question = self._answer, rulebook().questions[self._answer.question]
        held = [
            each.short
            for each in answer.for_
            if each.weight >= _HEAVY
            and each.short != but
            and not question.of_every(each.factor)
            and not any(fact.origin == "answered" for fact in each.facts)
        ][:_NAMED]
        if answer.strength is None or not held:
            return ()
        return self._teller.told(node, text.fill(grounds=Text.enumerate(held), number=str(len(held))))

    def _still_open(self) -> list[Text]:
        """Name what a court asks of a measure that is expected to stand and has still to be proved."""
        if self._answer.outcome != rulebook().upheld:
            return []
        open_ = (each for each in self._answer.elements if each.shown and each.role == "decides")
        return [*dict.fromkeys(each.short for each in open_ if each.state == "open")][:_NAMED]

    # ---- what else ----

    def _else(self) -> Iterator[Line]:
        """Tell what to check and what then changes, and what comes second; without a course what would turn it."""
        teller, told = self._teller, False
        for side in self._sides:
            if course := side.course:
                own, told = f"course:{side.side}/{course.id}", True
                yield self._of_side(side, teller.told(own, course.hinge if self._alone else course.hangs))
                # Where a term has settled it there is no other course.
                if side.instead and side.instead_text and self._alone and not self._barred:
                    yield teller.told(f"course:{side.side}/{side.instead.id}", side.instead_text)
        yield self._turning(advised=told)

    def _turning(self, *, advised: bool) -> Line:
        """Say, without a course, what can tip the answer, or whether anything can."""
        teller, answer, node = self._teller, self._answer, self._node(self._part, self._answer)
        if advised or answer.hinged:
            return ()
        if answer.undecided:
            return teller.undecided(self._part.prefix, answer, answer.undecided.tip)
        return teller.told(node, _SAID.FIRM if answer.firm else _SAID.CAN_TURN)

    # ---- the greatest risk ----

    def _risk(self) -> Iterator[Line]:
        """Tell the act that weighs most, the ruling decided otherwise, told apart, and what the course costs."""
        opposed, teller = Opposed(self._teller), self._teller
        if act := self._gravest:
            yield teller.told(f"acts:{act.number}", _SAID.GRAVEST, act=act.name)
        told = [*opposed.risks()]
        yield from told
        # Of both sides what the course of each costs is told only where nothing else is the risk.
        for side in self._sides if self._alone or not told else ():
            if course := side.course:
                node = f"course:{side.side}/{course.id}"
                for place, each in enumerate(course.contra[: not told and self._alone]):
                    own = f"{node}/contra/{place}"
                    cited = teller.cites(own, each.authority, 1)
                    yield self._stopped(own, (*teller.told(own, unstopped(each.text)), *cited))
                yield self._of_side(side, teller.told(node, course.risk))
        if not told and not any(side.course for side in self._sides):
            yield teller.told(self._node(self._part, self._answer), _SAID.NOTHING)

    @property
    def _gravest(self) -> Part | None:
        """The act that weighs most against the employee, where there are several; None: it is not his risk.

        Where clauses under which something can be claimed are breached, it is the act of which most speaks for that.
        """
        if self._matter.verdict.client == "employer" or self._barred:
            return None
        first = next((each for each in self._matter.parts if each.number and each.pleaded), None)
        breaching = [
            (_net(each.answer), each.on)
            for each in entered(self._matter)
            if each.on
            and not each.void
            and each.answer.outcome not in {None, rulebook().questions[each.answer.question].protects}
        ]
        return max(breaching, key=lambda each: each[0])[1] if first and breaching else first

    # ---- for how much ----

    def _worth(self) -> Iterator[Line]:
        """Tell what the whole is worth and for how much to settle; where that is not said, what not to do."""
        teller, told = self._teller, False
        for side in () if self._barred else self._sides:
            # Of both sides what each brings stands in the table of amounts alone.
            worth = side.outlook.text if side.outlook and self._alone else None
            settle = side.outlook.settle if side.outlook else None
            if worth and not settle and side.side == "employer":
                worth = _SAID.PUSHED.fill(worth=worth.map(small))
            if texts := [*filter(None, (worth, settle))]:
                told = True
                yield self._of_side(side, teller.told(f"outlook:{side.side}", Text.joined(texts, " ")))
        for side in () if told else self._sides:
            for each in side.avoid[:1]:
                told = True
                yield self._of_side(side, teller.told(f"advised:{side.side}/{each.id}", each.text))
        if not told:
            yield self._terms.last_days(of_employee=self._matter.verdict.client != "employer", dated=day_of_week)


def _net(answer: Answer) -> float:
    """Say by how much what speaks for an answer outweighs what speaks against it."""
    return sum(each.weight for each in answer.for_) - sum(each.weight for each in answer.against)
