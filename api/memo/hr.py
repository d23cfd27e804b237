"""HR's note: two pages in plain words: how things stand, the options or what is left, steps and settling."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import NamedTuple

from privesfeer.api.ask.registry import codebook, roles, rulebook
from privesfeer.api.memo import wording
from privesfeer.api.memo.advised import OwnAdvice
from privesfeer.api.memo.assessment import otherwise_there, uncarried
from privesfeer.api.memo.citable import as_wide, carrying
from privesfeer.api.memo.each_measure import EachMeasure
from privesfeer.api.memo.facts import FactsOfMatter
from privesfeer.api.memo.gaps import Gaps
from privesfeer.api.memo.grounds import grouped
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.measures import consistent
from privesfeer.api.memo.nodes import BEYOND
from privesfeer.api.memo.otherwise import against_it
from privesfeer.api.memo.outcome import court_line
from privesfeer.api.memo.rulings import Nearest
from privesfeer.api.memo.sums import SumsInShort
from privesfeer.api.memo.telling import Memo, lowered, unstopped
from privesfeer.api.memo.terms import RemediesInShort
from privesfeer.api.memo.ways import WaysToCourt
from privesfeer.api.paper.blocks import Blank, Block, Bullets, Item, Line, Span, Table, printable, small
from privesfeer.api.paper.length import words_in
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine import AdvisedCourse, Answer, Ground, Rung, SideAdvice, reservation
from privesfeer.engine import wording as explained

_SAID = catalogue(__file__)
_LEANS = _SAID.table("LEANS")
_STANDS, _FALLS = _SAID.table("UPHELD"), _SAID.table("NOT_UPHELD")
_ONLY_IF, _VOID = _SAID.table("ONLY_IF"), _SAID.table("VOID")
_BANNED, _SETTLING = _SAID.table("BANNED"), _SAID.table("SETTLING")
_MUST = "must"
_PLANNED, _TAKEN = ("considering", "announced"), "taken"
_OPENING = 140  # words that the head of the note may have
_Sentence = tuple[str, Text]  # a part of the proof, and what is told of it


class HrRoom(NamedTuple):
    """How much of a note is told.

    Attributes:
        answers: to how many questions on each act, those nearest to the measure first.
        reasons: of each side on a question.
        questions: of how many questions the reasons are told.
        gaps: how many open questions.
        steps: how many.
        avoided: how much of what not to do.
        routes: of how many routes it is told what they bring.
        points: how much of what an agreement must hold.
        facts: whether the facts are told.
        why: whether each step is told with its reason.
        remarks: whether it is told what is not in the amounts.
    """

    answers: int
    reasons: int
    questions: int
    gaps: int
    steps: int
    avoided: int
    routes: int
    points: int
    facts: bool = False
    why: bool = False
    remarks: bool = False


ROOMS = (
    HrRoom(9, 3, 4, 4, 7, 5, 5, 3, facts=True, why=True, remarks=True),
    HrRoom(9, 2, 3, 3, 7, 5, 5, 3, facts=True, why=True, remarks=True),
    HrRoom(9, 1, 3, 3, 7, 5, 5, 3, facts=True, why=True, remarks=True),
    HrRoom(9, 1, 3, 3, 7, 5, 4, 3, why=True, remarks=True),
    HrRoom(9, 1, 2, 2, 7, 5, 4, 3, why=True),
    HrRoom(9, 1, 2, 2, 7, 5, 4, 2),
    HrRoom(9, 1, 2, 2, 7, 5, 3, 2),
    HrRoom(9, 1, 2, 1, 7, 5, 2, 2),
    HrRoom(6, 1, 1, 1, 7, 4, 2, 2),
    HrRoom(4, 1, 1, 1, 6, 4, 2, 2),
    HrRoom(3, 1, 1, 1, 6, 3, 2, 2),
    HrRoom(3, 1, 1, 1, 5, 3, 2, 1),
    HrRoom(2, 1, 1, 1, 5, 2, 1, 0),
    HrRoom(2, 1, 1, 1, 4, 2, 1, 0),
    HrRoom(1, 1, 1, 0, 3, 2, 1, 0),
)


class HrNote(Memo):
    """The note for HR."""

    rooms = len(ROOMS)

    def body(self, place: int) -> Iterator[Block]:
        """Tell the matter.

        Args:
            place: how much room there is: 0 most.

        Yields:
            The two pages.
        """
        room = ROOMS[place]
        verdict = self.matter.verdict
        title = printable(self.says(verdict.title)) if verdict.title else ""
        yield self.heading(1, _SAID.TITLE_ON, title=title) if title else self.heading(1, _SAID.TITLE)
        yield from self._opening()
        head = self.told("program:as_of", _SAID.HEAD, "quiet", date=long_date(verdict.as_of))
        yield self.paragraph(head, self.told("program:method", _SAID.INTRO_AFTER if self.matter.after else _SAID.INTRO))
        if room.facts:
            yield self.heading(2, _SAID.FACTS)
            yield FactsOfMatter(self).paragraph()
        yield self.heading(2, _SAID.IN_SHORT)
        yield Bullets(tuple(map(Item, (*self._in_short(room), *self._second()))))
        told = [*self._reasons(room)]
        if told:
            yield self.heading(2, _SAID.REASONS)
            yield Bullets(tuple(map(Item, told)))
        yield from self._left(room) if self.matter.after else self._options()
        yield from self._steps(room)
        yield from self._settlement(room)
        gaps = Gaps(self)
        asked = (*gaps.denied(), *islice(gaps.questions(), room.gaps))
        if asked:
            yield self.heading(2, _SAID.OPEN)
            yield Bullets(tuple(map(Item, asked)))
        yield self.heading(2, _SAID.DECISION)
        limits = _SAID.LIMITS if verdict.limits == explained.LIMITS else verdict.limits  # which then says more
        yield self.paragraph(self.told("program:reviewer", _SAID.REVIEW), self.told("program:limits", limits))
        yield Blank(self.says(_SAID.DECIDED_BY), 2)
        yield Blank(self.says(wording.REVIEWER))
        yield Blank(self.says(wording.REVIEWED_ON))

    # ---- what to do ----

    @property
    def _advice(self) -> OwnAdvice:
        return OwnAdvice(self, "employer")

    def _opening(self) -> Iterator[Block]:
        """Tell before all else what to do: the course, why, on what it hangs, what it can cost, and the first step."""
        if beyond := reservation(self.matter.verdict.beyond, _SAID.BEYOND):
            yield self.paragraph(self.told(BEYOND, beyond, "strong"))
        # That a measure stands because the term to contest it has passed goes before all else.
        if stands := RemediesInShort(self).stands():
            yield self.paragraph(stands)
        told = self._advice.side
        if told and told.decided:
            yield self.paragraph(self.told("program:method", told.decided))
        if told is None or told.course is None:
            return
        yield self.paragraph(self.told(f"course:employer/{told.course.id}", self._lead(told, told.course), "strong"))
        fitting, _ = self._fitting()
        yield self.paragraph(*(self.told(node, text) for node, text in fitting))

    def _lead(self, told: SideAdvice, course: AdvisedCourse) -> Text:
        """Give the course; behind what to refrain from where a dismissal is planned that is not expected to stand.

        No course recommends such a dismissal as it was planned.
        """
        part, main = self.matter.main
        measured = main.question == rulebook().on_measure.question and part.measure in roles().measure.ending
        falls = main.outcome == rulebook().on_measure.protects and main.strength != "slight"
        if told.stage in _PLANNED and measured and falls and main.status != "contested":
            stated = part.stated_measure
            return Text.joined((_SAID.DO_NOT.fill(measure=stated.label), course.text), " ") if stated else course.text
        return course.text

    def _fitting(self) -> tuple[list[_Sentence], list[_Sentence]]:
        """Part what is told of the course into what stands at the head, in as many words as it may have, and the rest.

        What it can cost goes first where there is no room, then on what it hangs: they stand in the short answer.
        """
        told = self._advice.side
        if told is None or told.course is None:
            return [], []
        course, node, outlook = told.course, f"course:employer/{told.course.id}", told.outlook
        priced = outlook.text if outlook else None
        cost = ("outlook:employer", priced) if priced else (node, course.risk)
        why, hangs = (node, course.ground), (node, course.hangs)
        first = self._advice.first
        steps = [(self._advice.node(first), self._advice.words(first))] if first else []
        every, left = [why, hangs, cost, *steps], []
        for each in (cost, hangs):
            if words_in(self._lead(told, course), *(text for _, text in every)) > _OPENING:
                every.remove(each)
                left.append(each)
        return every, left

    def _second(self) -> Iterator[Line]:
        """Tell what had no room at the head, what comes second, and what is left to weigh."""
        told = self._advice.side
        if told is None or told.course is None:
            return
        yield from (self.told(node, text) for node, text in self._fitting()[1])
        # What is told of another course belongs to a measure that can still be contested.
        if told.instead and not self.matter.barred:
            yield self.told(f"course:employer/{told.instead.id}", _SAID.INSTEAD, course=told.instead.text.map(small))
        if told.course.weigh:
            yield self.told(f"course:employer/{told.course.id}", told.course.weigh)

    # ---- how things stand ----

    def _in_short(self, room: HrRoom) -> Iterator[Line]:
        """Tell the answer on which all turns first, then until when, then the others."""
        part, main = self.matter.main
        if RemediesInShort(self).stands():
            yield self.run([self.told("program:method", wording.MERITS), self._short(part, main)])
        else:
            if passed := RemediesInShort(self).days():
                yield passed
            yield self._short(part, main)
        if tested := court_line(self, part, main):
            yield self.labelled_line("program:method", wording.COURT, tested)
        yield self.labelled_line("program:method", _SAID.LAST_DAY, RemediesInShort(self).last_days(of_employee=False))
        yield from self._banned()
        for each in self.matter.parts:
            every = uncarried(each) if each.number else each.answers
            told = [answer for answer in every if answer is not main and not self._past(answer)]
            yield from self._alike(each, told[-room.answers :])

    def _past(self, answer: Answer) -> bool:
        """Say whether an answer is on what is asked of who works there, where all turns on a clause after that."""
        main, measured = self.matter.main[1], rulebook().on_measure.question
        conduct = answer is not main and answer.question in roles().question.conduct
        return self.matter.left and main.question != measured and conduct

    def _banned(self) -> Iterator[Line]:
        """Tell of a ban on notice that applies, and what it asks."""
        if self.matter.ban:
            node, which, _ = self.matter.ban
            unconnected = f"proof:{roles().proof.unconnected}"
            node = unconnected if unconnected in self.proof else node
            told = self.told(node, _BANNED[str(self.matter.whole.measure)], which=which)
            told = (*told, *self.cites(node, self.proof[node], 1), Span(".", node=node))
            yield self.labelled_line(node, _SAID.BAN, told)

    def _alike(self, part: Part, answers: Sequence[Answer]) -> Iterator[Line]:
        """Tell answers that lean equally strongly in one line, so that the strength is told once."""
        by_strength: dict[str, list[Answer]] = {}
        for each in answers:
            leans = bool(each.outcome and each.strength and not rulebook().questions[each.question].ladder)
            by_strength.setdefault(str(each.strength) if leans else each.question, []).append(each)
        for held in by_strength.values():
            if len(held) == 1:
                yield self._short(part, held[0])
                continue
            spans: list[Span] = []
            for each in held:
                node = f"{part.prefix}answer:{each.question}"
                small = unstopped(lowered(self.statement(each)))
                text = _SAID.ALSO.fill(statement=small) if spans else self._leaning(part, each, small)
                spans += self.told(node, text)
            yield (*spans, Span(".", node=spans[-1].node))

    @staticmethod
    def _leaning(part: Part, answer: Answer, statement: Text) -> Text:
        """Give an answer that leans with how strongly, and of which act it is."""
        assert answer.strength  # noqa: S101 - the caller's condition; narrows the type
        number = _SAID.ACT.fill(name=part.name) if part.number else None
        text = _LEANS[answer.strength].fill(statement=statement)
        return Text.joined((number, text), "") if number else text

    def _short(self, part: Part, answer: Answer) -> Line:
        node = f"{part.prefix}answer:{answer.question}"
        statement = self.statement(answer)
        small = lowered(statement)
        if answer.outcome is None:
            text = statement
        elif answer.status in {"required", "governed"}:
            sure = _SAID.REQUIRED if answer.status == "required" else _SAID.SURE
            conclusion = rulebook().questions[answer.question].conclusion
            text = (_SAID.CONCLUDED if conclusion else sure).fill(statement=statement)
        elif answer.strength:
            text = _LEANS[answer.strength].fill(statement=small)
        else:
            text = _SAID.CONTESTED.fill(statement=small)
        if answer.rests:
            text = Text.joined((text, _SAID.HINGED.fill(rests=answer.rests)), " ")
        number = _SAID.ACT.fill(name=part.name) if part.number else None
        told = self.told(node, Text.joined((number, text), "") if number else text)
        # Of what all turns on both sides are told, where it can go either way.
        open_ = answer.undecided if answer is self.matter.main[1] else None
        return self.run([told, *(self.undecided(part.prefix, answer, each) for each in open_.lines)]) if open_ else told

    # ---- reasons ----

    def _reasons(self, room: HrRoom) -> Iterator[Line]:
        """Tell the weightiest reasons of both sides, question after question; no reason is told twice."""
        told: set[Text] = set()
        every = [(part, answer) for part in self.matter.parts if part.pleaded for answer in part.answers]
        asked = [(part, answer) for part, answer in every if not self._past(answer)]
        for part, answer in asked[-room.questions :]:
            question = codebook().question(answer.question)
            ours = answer.outcome or rulebook().questions[answer.question].protects
            sentences = []
            for side, outcome, opening in (
                (answer.for_, ours, _SAID.IN_FAVOUR),
                (answer.against, question.other(ours), _SAID.AGAINST),
            ):
                fresh = [group[0] for group in grouped(side) if group[0].text not in told][: room.reasons]
                told.update(ground.text for ground in fresh)
                for place, ground in enumerate(fresh):
                    text = wording.GROUND if place else opening
                    sentences.append(self._ground(part, answer, ground, text, outcome))
            if sentences:
                yield self.run(sentences)

    def _ground(self, part: Part, answer: Answer, ground: Ground, text: Text, outcome: str) -> Line:
        favoured = codebook().question(answer.question).outcomes[outcome]
        node, said = f"{part.prefix}ground:{answer.question}/{ground.factor}", ground.text
        if text is not wording.GROUND:
            said = lowered(said)
        told = self.told(node, text, outcome=favoured, text=unstopped(said))
        cited = [each for each in carrying(ground.authority) if as_wide(each, ground, part.known)]
        named = self.beside(node, ground, cited, 1)
        ruling = self.ruling_of(cited)
        there = ruling and (
            otherwise_there(answer, ground.short, ruling) or against_it(answer.question, outcome, ruling)
        )
        if there:
            named = (*named[:-1], *self.told(node, wording.THERE, label=there), named[-1])
        return (*told, *named, Span(".", node=node))

    # ---- options, or what is left ----

    def _options(self) -> Iterator[Block]:
        """Show what can be done; of several measures each, with what is advised on it and what is lighter."""
        if several := EachMeasure(self, self._advice.side).table():
            yield self.heading(2, _SAID.OPTIONS)
            yield several
            return
        rungs = consistent(self._rungs())
        if rungs:
            yield self.heading(2, _SAID.OPTIONS)
            headings = (_SAID.OPTION, _SAID.RISK, _SAID.NEAREST)
            yield Table(tuple(map(self.says, headings)), tuple(self._together(rungs)))
            if len(rungs) > 1:
                yield self.paragraph(self.told("program:method", _SAID.RISK_NOTE))

    def _together(self, rungs: Iterable[Rung]) -> Iterator[tuple[Line, ...]]:
        """Tell the options; those of which the same is told, and no ruling is known, share a row."""
        rows = [(place, rung, self._option(rung)) for place, rung in enumerate(rungs)]

        def told(row: tuple[int, Rung, tuple[Line, ...]]) -> tuple[object, ...]:
            place, rung, (_, risk, near) = row
            ruled = near != self.told(f"measure:{rung.value}", _SAID.NONE_NEAR)
            return (place,) if ruled else tuple(span.text for span in risk)

        for _, held in groupby(rows, key=told):
            (*_, first), *others = held
            named = first[0]
            for _, rung, (label, *_) in others:
                node = f"measure:{rung.value}"
                named = (*named, Span("; ", node=node), *(replace(each, text=small(each.text)) for each in label))
            yield (named, *first[1:])

    def _rungs(self) -> list[Rung]:
        """Give what can be compared with the measure, and before it what is lighter and stands.

        To who has left no measure can be given that belongs to the employment.
        """
        serving = roles().measure.serving
        families = [*self.matter.families]
        # Beside a petition that a court has before it no other measure is taken.
        if self._pending:
            return [rung for family in families for rung in family.rungs if rung.given]
        if self.matter.left:
            open_to = ((each, [one for one in each.rungs if one.value not in serving]) for each in families)
            families = [replace(each, rungs=tuple(rungs)) for each, rungs in open_to if rungs]
        light = roles().measure.lighter
        families.sort(key=lambda each: light.index(each.family) if each.family in light else len(light))
        places = [place for place, each in enumerate(families) if any(rung.given for rung in each.rungs)]
        if not places:
            return [rung for family in families for rung in family.rungs]
        lighter = [each for each in families[: places[0]] if each.family in light]
        stand = [rung for family in lighter for rung in family.rungs if rung.outcome == rulebook().upheld]
        return [*stand, *(rung for place in places for rung in families[place].rungs)]

    def _option(self, rung: Rung) -> tuple[Line, ...]:
        node = f"measure:{rung.value}"
        label = self.says(rung.label)
        taken = _SAID.TAKEN if rung.given else wording.PLAIN
        upheld = rung.outcome == rulebook().upheld
        risks = _STANDS if upheld else _FALLS
        risk = risks.get(rung.strength or rung.status, _SAID.OPEN_RISK) if rung.outcome else _SAID.OPEN_RISK
        near = Nearest(self).to(rung)
        cited = self.cite(near[0], near[1]) if near else self.told(node, _SAID.NONE_NEAR)
        told, passed = [self.told(node, risk)], self.matter.passed
        if rung.value in _VOID and self._ruled_out(rung):
            told = [self.told(node, _VOID[rung.value])]
        elif passed and passed.planned and rung.value == roles().measure.at_once:
            told.append(self.told(node, passed.text))
        elif upheld and rung.value in _ONLY_IF and not rung.given:
            told.append(self.told(node, _ONLY_IF[rung.value]))
        return self.told(node, taken, text=capital(label)), self.run(told), cited

    @staticmethod
    def _ruled_out(rung: Rung) -> bool:
        """Say whether a rule of law decides against a measure, however little is known of its exceptions."""
        measured = rulebook().on_measure
        ruled = {each.short for each in measured.factors if each.decisive and each.favours == measured.protects}
        return rung.decides is not None and rung.decides.reason in ruled

    def _left(self, room: HrRoom) -> Iterator[Block]:
        """Tell, after the measure, what each side can still ask, and until when."""
        terms = RemediesInShort(self)
        table, told = terms.table(), [*terms.waiting(), *terms.standing()]
        routes = tuple(map(Item, WaysToCourt(self).routes(room.routes)))
        if table or told or routes:
            yield self.heading(2, _SAID.LEFT)
            if table:
                yield table
            if told:
                yield self.paragraph(*told)
            if routes:
                yield Bullets(routes)

    # ---- steps ----

    def _steps(self, room: HrRoom) -> Iterator[Block]:
        steps, after = self._advice.steps(room.steps, why=room.why), self.matter.after
        measured = self.matter.whole.measure not in {None, roles().measure.none}
        # That it is still considered or announced was said: then there is no day that lacks.
        to_come = any(each.stage in _PLANNED and not each.supposed for each in self.matter.advice.sides)
        unknown = measured and "measure" not in self.matter.whole.dates and not self.matter.pending and not to_come
        if steps or unknown:
            undecided = unknown or self.matter.over or self.matter.pending
            before = _SAID.STEPS if undecided else _SAID.STEPS_BEFORE
            yield self.heading(2, _SAID.STEPS_PENDING if self._pending else _SAID.STEPS_AFTER if after else before)
        if unknown:
            taken = any(each.stage == _TAKEN and not each.supposed for each in self.matter.advice.sides)
            yield self.paragraph(
                self.told("program:method", _SAID.DAY_OF_TAKEN_UNKNOWN if taken else _SAID.DAY_UNKNOWN)
            )
        if steps:
            yield steps
        if avoided := self._advice.avoided(room.avoided):
            yield self.heading(2, _SAID.AVOID)
            yield avoided

    @property
    def _pending(self) -> bool:
        """Whether a court was asked to dissolve the contract."""
        return self.matter.dissolution and (self.matter.after or self.matter.pending)

    def _settlement(self, room: HrRoom) -> Iterator[Block]:
        settlement = self.matter.remedies.settlement
        if settlement is None or self.matter.barred:
            return
        yield self.heading(2, _SAID.SETTLEMENT)
        moment = "pending" if self._pending else "after" if self.matter.after else "before"
        advice = self._advice.side
        outlook = advice.outlook if advice else None
        node, priced = "outlook:employer", outlook.settle if outlook else None
        remarks = outlook.remarks if outlook and room.remarks else ()
        worth = (self.told(node, priced), *(self.told(node, each) for each in remarks)) if priced else ()
        moment_told = self.told("program:method", _SETTLING[moment])
        yield self.paragraph(moment_told, *worth, *SumsInShort(self).settlement())
        items = []
        for point in [each for each in settlement.points if each.need == _MUST][: room.points]:
            node = f"settlement:{point.id}"
            told = self.told(node, unstopped(point.text))
            items.append(Item((*told, *self.cites(node, point.authority, 1), Span(".", node=node))))
        if items:
            yield Bullets(tuple(items))
