"""HR's note: two pages in plain words: how things stand, the options or what is left, steps and settling."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import NamedTuple

from privesfeer.api.ask.shelf import codebook, roles, rulebook
from privesfeer.api.memo import wording
from privesfeer.api.memo.assessment import otherwise_there, uncarried
from privesfeer.api.memo.citable import as_wide, carrying
from privesfeer.api.memo.elements import court_line
from privesfeer.api.memo.facts import FactsOfMatter
from privesfeer.api.memo.gaps import Gaps
from privesfeer.api.memo.grounds import grouped
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.rulings import Nearest
from privesfeer.api.memo.steps import NextSteps
from privesfeer.api.memo.telling import Memo, lowered, unstopped
from privesfeer.api.memo.terms import RemediesInShort
from privesfeer.api.paper.blocks import Blank, Block, Bullets, Item, Line, Span, Table, printable, small
from privesfeer.cases.day import long_date
from privesfeer.cases.text import Text, capital
from privesfeer.cases.words import words
from privesfeer.engine import Answer, Ground, Rung

_SAID = words(__file__)
_LEANS = _SAID.table("LEANS")
_STANDS, _FALLS = _SAID.table("UPHELD"), _SAID.table("NOT_UPHELD")
_LAST_DAYS, _POINTS = 3, 3
_BANNED, _SETTLING = _SAID.table("BANNED"), _SAID.table("SETTLING")
_MUST = "must"
_PRESSING = (False, None, True)  # what was not done, what may have been, what was


class HrRoom(NamedTuple):
    """How much of a note is told.

    Attributes:
        answers: to how many questions on each act, those nearest to the measure first.
        reasons: of each side on a question.
        questions: of how many questions the reasons are told.
        gaps: how many open questions.
        steps: how many.
        facts: whether the facts are told.
    """

    answers: int
    reasons: int
    questions: int
    gaps: int
    steps: int
    facts: bool = False


ROOMS = (
    HrRoom(9, 3, 4, 4, 9, facts=True),
    HrRoom(9, 2, 3, 3, 8, facts=True),
    HrRoom(9, 1, 3, 3, 7, facts=True),
    HrRoom(9, 1, 3, 3, 7),
    HrRoom(6, 1, 2, 2, 6),
    HrRoom(4, 1, 2, 2, 6),
    HrRoom(3, 1, 2, 2, 5),
    HrRoom(3, 1, 2, 1, 5),
    HrRoom(3, 1, 1, 2, 5),
    HrRoom(2, 1, 1, 1, 4),
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
        head = self.told("program:as_of", _SAID.HEAD, "quiet", date=long_date(verdict.as_of))
        yield self.paragraph(head, self.told("program:method", _SAID.INTRO_AFTER if self.matter.after else _SAID.INTRO))
        if room.facts:
            yield self.heading(2, _SAID.FACTS)
            yield FactsOfMatter(self).paragraph(0)
        yield self.heading(2, _SAID.IN_SHORT)
        yield Bullets(tuple(map(Item, self._in_short(room))))
        told = [*self._reasons(room)]
        if told:
            yield self.heading(2, _SAID.REASONS)
            yield Bullets(tuple(map(Item, told)))
        yield from self._left() if self.matter.after else self._options()
        yield from self._steps(room)
        yield from self._settlement()
        gaps = Gaps(self)
        asked = (*gaps.denied(), *islice(gaps.questions(), room.gaps))
        if asked:
            yield self.heading(2, _SAID.OPEN)
            yield Bullets(tuple(map(Item, asked)))
        yield self.heading(2, _SAID.DECISION)
        yield self.paragraph(self.told("program:reviewer", _SAID.REVIEW), self.told("program:limits", verdict.limits))
        yield Blank(self.says(_SAID.DECIDED_BY), 2)
        yield Blank(self.says(wording.REVIEWER))
        yield Blank(self.says(wording.REVIEWED_ON))

    # ---- how things stand ----

    def _in_short(self, room: HrRoom) -> Iterator[Line]:
        """Tell the answer on which all turns first, then until when, then the others."""
        part, main = self.matter.main
        if stands := RemediesInShort(self).stands():
            yield stands
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
            told = [answer for answer in (uncarried(each) if each.number else each.answers) if answer is not main]
            yield from self._alike(each, told[-room.answers :])

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
            # Two pages have room for what that is worth at what HR decides on.
            if rulebook().questions[answer.question].ladder and answer.worth:
                text = Text.joined((text, answer.worth), " ")
        else:
            text = _SAID.CONTESTED.fill(statement=small)
        if answer.hinged:
            text = Text.joined((text, _SAID.HINGED.fill(hinged=answer.hinged)), " ")
        number = _SAID.ACT.fill(name=part.name) if part.number else None
        told = self.told(node, Text.joined((number, text), "") if number else text)
        lines = answer.undecided.lines if answer.undecided else ()
        return self.run([told, *(self.undecided(part.prefix, answer, each) for each in lines)])

    # ---- reasons ----

    def _reasons(self, room: HrRoom) -> Iterator[Line]:
        """Tell the weightiest reasons of both sides, question after question; no reason is told twice."""
        told: set[Text] = set()
        asked = [(part, answer) for part in self.matter.parts if part.pleaded for answer in part.answers]
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
                    sentences.append(self._ground(part, answer, ground, text, question.outcomes[outcome]))
            if sentences:
                yield self.run(sentences)

    def _ground(self, part: Part, answer: Answer, ground: Ground, text: Text, outcome: Text) -> Line:
        node, said = f"{part.prefix}ground:{answer.question}/{ground.factor}", ground.text
        if text is not wording.GROUND:
            said = lowered(said)
        told = self.told(node, text, outcome=outcome, text=unstopped(said))
        cited = [each for each in carrying(ground.authority) if as_wide(each, ground, part.known)]
        named = self.cites(node, cited, 1)
        ruling = next((each for each in cited if each.kind == "ruling"), None)
        if ruling and (there := otherwise_there(answer, ground.short, ruling)):
            named = (*named[:-1], *self.told(node, wording.THERE, label=there), named[-1])
        return (*told, *named, Span(".", node=node))

    # ---- options, or what is left ----

    def _options(self) -> Iterator[Block]:
        rungs = self._rungs()
        if rungs:
            yield self.heading(2, _SAID.OPTIONS)
            headings = (_SAID.OPTION, _SAID.RISK, _SAID.NEAREST)
            yield Table(tuple(map(self.says, headings)), tuple(self._together(rungs)))
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
        """Give what can be compared with the measure, and before it what is lighter and stands."""
        families = [family for scale in self.matter.scales for family in scale.families]
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
        risks = _STANDS if rung.outcome == rulebook().upheld else _FALLS
        risk = risks.get(rung.strength or rung.status, _SAID.OPEN_RISK) if rung.outcome else _SAID.OPEN_RISK
        near = Nearest(self).to(rung)
        cited = self.cite(near[0], near[1]) if near else self.told(node, _SAID.NONE_NEAR)
        told, passed = [self.told(node, risk)], self.matter.passed
        if passed and passed.planned and rung.value == roles().measure.at_once:
            told.append(self.told(node, passed.text))
        return self.told(node, taken, text=capital(label)), self.run(told), cited

    def _left(self) -> Iterator[Block]:
        """Tell, after the measure, what each side can still ask, and until when."""
        terms = RemediesInShort(self)
        table, told = terms.table(), [*terms.waiting(), *terms.standing()]
        routes = tuple(map(Item, terms.routes(5)))
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
        steps = NextSteps(self)
        owed, after = [each for each in self.matter.steps if each.text], self.matter.after
        owed.sort(key=lambda each: _PRESSING.index(steps.done(each)))
        yield self.heading(
            2, _SAID.STEPS_PENDING if self._pending else _SAID.STEPS_AFTER if after else _SAID.STEPS_BEFORE
        )
        dated = "measure" in self.matter.whole.dates
        if not dated and self.matter.whole.measure not in {None, roles().measure.none}:
            yield self.paragraph(self.told("program:method", _SAID.DAY_UNKNOWN))
        if owed:
            yield Bullets(tuple(Item(steps.step(each)) for each in owed[: room.steps]), numbered=True)

    @property
    def _pending(self) -> bool:
        """Whether a court was asked to dissolve the contract."""
        return self.matter.after and self.matter.dissolution

    def _settlement(self) -> Iterator[Block]:
        settlement = self.matter.remedies.settlement
        if settlement is None or self.matter.barred:
            return
        yield self.heading(2, _SAID.SETTLEMENT)
        moment = "pending" if self._pending else "after" if self.matter.after else "before"
        yield self.paragraph(self.told("program:method", _SETTLING[moment]), *RemediesInShort(self).settlement())
        items = []
        for point in [each for each in settlement.points if each.need == _MUST][:_POINTS]:
            node = f"settlement:{point.id}"
            told = self.told(node, unstopped(point.text))
            items.append(Item((*told, *self.cites(node, point.authority, 1), Span(".", node=node))))
        yield Bullets(tuple(items))
