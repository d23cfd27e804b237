"""Argument: what each side can best say on a question, and what the other answers.

Three steps for each side, as in HYPO (Ashley, "Modeling Legal Argument", 1990): it cites the ruling that is most on
point; the other side tells that ruling apart and cites its own against it; the first side replies. Every sentence comes
from a node of the proof and has its authority.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import and_, or_
from typing import Literal

from cases.day import long_date
from cases.text import Record, Text
from cases.told import Told
from engine.answers import pleading
from engine.answers.comparison import Comparison
from engine.answers.sources import Sources
from engine.answers.verdict import Citation, ComparedRuling, Versions
from engine.doctrine.chain import Link
from engine.doctrine.reading import Reading, strength

_NAMED = 4
Party = Literal["employee", "employer"]
Move = Literal["cite", "answer", "reply"]


class Sentence(Record):
    """A sentence of an argument.

    Attributes:
        node: the part of the proof that it tells: "ruling:KEY", "factor:ID" or "line:OUTCOME".
        text: the words.
        authority: the rulings and articles on which it rests; never empty.
    """

    node: str
    text: Text
    authority: tuple[Citation, ...]


class Ply(Record):
    """One step of an argument.

    Attributes:
        move: "cite": the ruling that is most on point; "answer": the other side tells it apart and cites its own;
            "reply": the first side answers that.
        by: who takes the step.
        ruling: of "cite" and "answer" the ruling that is cited; None: there is none.
        sentences: the step in words.
    """

    move: Move
    by: Party
    ruling: ComparedRuling | None
    sentences: tuple[Sentence, ...]


class Plea(Record):
    """The best case of one side.

    Attributes:
        party: whose case it is.
        outcome: the outcome for which it pleads.
        outcome_text: in words.
        plies: the steps; empty where neither a ruling nor a circumstance speaks for this side.
    """

    party: Party
    outcome: str
    outcome_text: Text
    plies: tuple[Ply, ...]


class Line(Record):
    """The rulings that decide the incident for one outcome.

    Attributes:
        outcome: the outcome.
        outcome_text: in words.
        rulings: the references, most on point first.
        level: the highest level of court among them.
        affairs: the number of affairs at that level.
        first: the day of the earliest ruling.
        last: the day of the latest.
    """

    outcome: str
    outcome_text: Text
    rulings: tuple[Citation, ...]
    level: Text
    affairs: int
    first: dt.date
    last: dt.date


class Conflict(Record):
    """Rulings that decide the same incident both ways.

    Attributes:
        lines: the two lines, that of the employee first.
        sentences: how strong each is, and what may explain the difference.
    """

    lines: tuple[Line, Line]
    sentences: tuple[Sentence, ...]


class Argument(Record):
    """What both sides can best say on a question.

    Attributes:
        question: the question's id.
        question_text: the question.
        pleas: the employee's case, then the employer's.
        conflict: where rulings decide the incident both ways.
    """

    question: str
    question_text: Text
    pleas: tuple[Plea, Plea]
    conflict: Conflict | None


class Arguments(Told):
    """What both sides can best say on an incident.

    Attributes:
        title: the incident's free title.
        as_of: the day on which the law is known.
        lead: of a case file, the place (from 0) of the conversation on which this is told; else None.
        arguments: by question, those that are raised.
        limits: what this is not.
        versions: what it was made with.
        incident_hash: the hash of the incident, as in the verdict.
    """

    title: Text | None
    as_of: dt.date
    lead: int | None
    arguments: tuple[Argument, ...]
    limits: Text
    versions: Versions
    incident_hash: str


def argue(link: Link, sources: Sources) -> Argument:
    """Plead a question for both sides.

    Args:
        link: the question, answered.
        sources: makes the citations.

    Returns:
        The argument.
    """
    return _Court(link, sources).argument()


class _Court:
    """One question on one incident, before which both sides plead."""

    def __init__(self, link: Link, sources: Sources) -> None:
        self._link, self._law, self._sources = link, link.law, sources
        self._comparison = Comparison.of(link, sources)
        self._question = self._law.codebook.question(link.name)
        protects = link.law.question.protects
        self._side: dict[Party, str] = {"employee": protects, "employer": self._question.other(protects)}
        self._best: dict[Party, Reading | None] = {}
        self._told: dict[Party, ComparedRuling | None] = {}
        for party, outcome in self._side.items():
            best = self._best[party] = self._comparison.most_on_point(outcome)
            self._told[party] = self._comparison.compared(best) if best else None

    def argument(self) -> Argument:
        return Argument(
            question=self._question.id,
            question_text=self._question.question,
            pleas=(self._plea("employee"), self._plea("employer")),
            conflict=self._conflict(),
        )

    # ---- the three steps ----

    def _plea(self, party: Party) -> Plea:
        other: Party = "employer" if party == "employee" else "employee"
        outcome = self._side[party]
        plies: list[Ply] = []
        opening = tuple(self._opening(party))
        if opening:
            plies.append(Ply(move="cite", by=party, ruling=self._told[party], sentences=opening))
            plies += self._exchange(party, other)
        return Plea(party=party, outcome=outcome, outcome_text=self._question.outcomes[outcome], plies=tuple(plies))

    def _exchange(self, party: Party, other: Party) -> Iterator[Ply]:
        ours, theirs = self._told[party], self._told[other]
        answer = [*self._apart(other, party)] if ours else []
        if theirs:
            answer += [*self._cited(other, theirs, pleading.COUNTER), *self._common(theirs)]
        else:
            answer += self._circumstances(other)
        if answer:
            yield Ply(move="answer", by=other, ruling=theirs, sentences=tuple(answer))
        if theirs:
            yield Ply(move="reply", by=party, ruling=None, sentences=tuple(self._reply(party, other)))

    def _opening(self, party: Party) -> Iterator[Sentence]:
        ruling = self._told[party]
        if ruling is None:
            yield from self._circumstances(party)
            return
        yield from self._cited(party, ruling, pleading.CITE)
        yield self._of(ruling, pleading.HELD.fill(holding=ruling.holding))
        yield from self._common(ruling)
        if ruling.governs:
            yield self._of(ruling, pleading.GOVERNS)

    def _cited(self, party: Party, ruling: ComparedRuling, text: Text) -> Iterator[Sentence]:
        yield self._of(ruling, text.fill(party=pleading.PARTIES[party], citation=ruling.citation.cited))

    def _common(self, ruling: ComparedRuling) -> Iterator[Sentence]:
        """Say what a ruling shares with this case, and what it overcame that speaks against it here."""
        carried = pleading.SHARED if ruling.reason_stated else pleading.SHARED_UNSAID
        yield self._of(ruling, carried.fill(shorts=self._named(each.factor for each in ruling.shared)))
        if ruling.overcome:
            yield self._of(ruling, pleading.OVERCOME.fill(shorts=self._named(each.factor for each in ruling.overcome)))

    def _apart(self, party: Party, whose: Party) -> Iterator[Sentence]:
        """Say for one side what sets the other side's ruling apart from this case."""
        reading, ruling = self._best[whose], self._told[whose]
        if reading is None or ruling is None:
            return
        points = []
        for kind, text in pleading.DIFFERENCES.items():
            factors = [each.factor for each in ruling.differences if each.kind == kind and each.factor]
            if factors:
                points.append(text.fill(shorts=self._named(factors)))
        if reading.floor:
            points.append(pleading.FLOOR)
        elif not self._law.reaches(reading, self._link.reach):
            points.append(pleading.OUT_OF_REACH)
        text = pleading.APART.fill(points=Text.enumerate(points)) if points else pleading.NOT_APART
        yield self._of(ruling, text.fill(party=pleading.PARTIES[party]))

    def _reply(self, party: Party, other: Party) -> Iterator[Sentence]:
        yield from self._apart(party, other)
        mine, theirs, ours, ruling = self._best[party], self._best[other], self._told[party], self._told[other]
        if mine is None or theirs is None or ours is None or ruling is None:
            return
        if mine.rank > theirs.rank:
            yield self._of(ours, pleading.HIGHER.fill(mine=ours.level, theirs=ruling.level))
        elif mine.rank == theirs.rank and ours.date and ruling.date and ours.date > ruling.date:
            yield self._of(ours, pleading.LATER.fill(mine=long_date(ours.date), theirs=long_date(ruling.date)))

    def _circumstances(self, party: Party) -> Iterator[Sentence]:
        """Point to the circumstances for a side that has no ruling; last, and as such, those with contrary rulings."""
        law = self._law
        factors = law.kernel.narrowest(self._link.factors & law.kernel.favouring[self._side[party]])
        rules = map(law.question.rule, law.kernel.ids(factors))
        cited = ((rule, self._sources.under(rule, self._question.id, law.moment)) for rule in rules)
        pleaded = sorted(((rule, found) for rule, found in cited if found), key=lambda each: each[1][0].contrary)
        for place, (rule, authority) in enumerate(pleaded):
            opening = pleading.ALSO if place else pleading.NO_RULING
            told = pleading.CONTRARY if authority[0].contrary else opening
            text = told.fill(party=pleading.PARTIES[party], short=rule.short)
            yield Sentence(node=f"factor:{rule.id}", text=text, authority=authority)

    def _named(self, factors: Iterable[str]) -> Text:
        """Name circumstances; of many, those that weigh most."""
        law, named = self._law, list(factors)
        rule, weight = law.question.rule, {each: law.weights[law.kernel.mask([each])] for each in named}
        first = sorted(named, key=lambda each: -weight[each])[:_NAMED]
        shorts = [rule(each).short for each in named if each in first]
        more = len(named) - len(shorts)
        if more:
            shorts.append(pleading.MORE_ONE if more == 1 else pleading.MORE.fill(count=str(more)))
        return Text.enumerate(shorts)

    @staticmethod
    def _of(ruling: ComparedRuling, text: Text) -> Sentence:
        return Sentence(node=f"ruling:{ruling.citation.key}", text=text, authority=(ruling.citation,))

    # ---- rulings against each other ----

    def _conflict(self) -> Conflict | None:
        governing = self._law.governing(self._link.factors, self._link.reach)
        employee, employer = (governing[outcome] for outcome in self._side.values())
        if not (employee and employer):
            return None
        first, second = self._line(employee), self._line(employer)
        sentences = (*self._strong(first), *self._strong(second), *self._explained(employee, employer))
        return Conflict(lines=(first, second), sentences=sentences)

    def _line(self, readings: tuple[Reading, ...]) -> Line:
        ordered, outcome = self._comparison.ordered(readings), readings[0].outcome
        highest = max(readings, key=lambda each: each.rank)
        days = [each.day for each in readings]
        return Line(
            outcome=outcome,
            outcome_text=self._question.outcomes[outcome],
            rulings=tuple(self._cite(each) for each in ordered),
            level=self._law.codebook.level(highest.precedent.ruling.level).label,
            affairs=strength(readings).affairs,
            first=min(days),
            last=max(days),
        )

    def _strong(self, line: Line) -> Iterator[Sentence]:
        text = pleading.LINE_OF_ONE if len(line.rulings) == 1 else pleading.LINE
        told = text.fill(
            outcome=line.outcome_text,
            citations=Text.enumerate([each.cited for each in line.rulings]),
            level=line.level,
            affairs=str(line.affairs),
            first=long_date(line.first),
            last=long_date(line.last),
        )
        yield Sentence(node=f"line:{line.outcome}", text=told, authority=line.rulings)

    def _explained(self, employee: tuple[Reading, ...], employer: tuple[Reading, ...]) -> Iterator[Sentence]:
        """Say what may explain that rulings differ: what was so in all of one line and in none of the other."""
        authority = tuple(self._cite(each) for each in (*employee, *employer))
        found = False
        for ours, theirs in ((employee, employer), (employer, employee)):
            own = _in_all(ours) & ~_in_any(theirs)
            if shared := self._law.kernel.circumstances(own):
                found = True
                outcome = self._question.outcomes[ours[0].outcome]
                text = pleading.EXPLAINED.fill(outcome=outcome, shorts=self._named(each.factor for each in shared))
                yield Sentence(node=f"line:{ours[0].outcome}", text=text, authority=authority)
        for before, after in ((employee, employer), (employer, employee)):
            if max(each.day for each in before) < min(each.day for each in after):
                found = True
                text = pleading.LATER_LINE.fill(outcome=self._question.outcomes[after[0].outcome])
                yield Sentence(node=f"line:{after[0].outcome}", text=text, authority=authority)
        if not found:
            yield Sentence(node=f"line:{employee[0].outcome}", text=pleading.UNEXPLAINED, authority=authority)

    def _cite(self, reading: Reading) -> Citation:
        return self._sources.ruling(reading.key, self._question.id, self._law.moment.as_of)


def _in_all(readings: tuple[Reading, ...]) -> int:
    return reduce(and_, (each.factors for each in readings))


def _in_any(readings: tuple[Reading, ...]) -> int:
    return reduce(or_, (each.factors for each in readings))
