"""Argument: what each side can best say on a question, and what the other answers.

As in HYPO (Ashley, "Modeling Legal Argument", 1990) each side cites the ruling that supports it best and tells the
other's apart; what one side says, the other does not say again. Every sentence comes from a node of the proof and has
its authority.
"""

import datetime as dt
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import reduce
from itertools import islice
from operator import and_, or_
from typing import Annotated, Literal

from pydantic import Field

from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Output, Text, capital, unstopped, untranslated
from privesfeer.cases.fact import FactValue
from privesfeer.engine.answers.arguments import pleading
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.answers.authorities.compared import ComparedRuling
from privesfeer.engine.answers.authorities.comparison import Comparison
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.answers.reasons.point import best_authority, contributions, open_exception, requirements
from privesfeer.engine.answers.reasons.standing import Standing, standing
from privesfeer.engine.answers.verdicts.envelope import Envelope
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.doctrine.reading import Reading, strength
from privesfeer.rules.condition import predicates_in
from privesfeer.rules.condition import wording as in_words
from privesfeer.rules.rule import Rule

_NAMED = 4
_POINTED = 3  # circumstances to which a side points that has no ruling; one, where it has
Party = Literal["employee", "employer"]


class Sentence(Output):
    """A sentence of an argument.

    Attributes:
        node: the part of the proof that it tells: "ruling:KEY", "factor:ID" or "line:OUTCOME".
        text: the words, with its sources in short.
        in_full: the same with its sources cited in full; not told.
        authority: the rulings and articles on which it rests; never empty.
    """

    node: str
    text: Text
    in_full: Annotated[Text, Field(exclude=True)]
    # The same with places for its sources, and by the place the sources that fill it: for who links them. Not told.
    said: Annotated[Text, Field(exclude=True)]
    places: Annotated[dict[str, tuple[Citation, ...]], Field(exclude=True)]
    authority: tuple[Citation, ...]


class Plea(Output):
    """The best case of one side.

    Attributes:
        party: whose case it is.
        outcome: the outcome for which it pleads.
        outcome_text: in words.
        ruling: the ruling that supports it best; None: there is none whose reasons are known.
        case: what it rests on, the point first; empty where neither the law nor a circumstance speaks for this side.
        answer: what it answers to the ruling of the other side.
    """

    party: Party
    outcome: str
    outcome_text: Text
    ruling: ComparedRuling | None = None
    case: tuple[Sentence, ...] = ()
    answer: tuple[Sentence, ...] = ()


class Line(Output):
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


class Conflict(Output):
    """Rulings that decide the same incident both ways.

    Attributes:
        lines: the two lines, that of the employee first.
        sentences: how strong each is, and what may explain the difference.
    """

    lines: tuple[Line, Line]
    sentences: tuple[Sentence, ...]


class Argument(Output):
    """What both sides can best say on a question.

    Attributes:
        question: the question's id.
        question_text: the question.
        short: what it is about, in a few words.
        now: the answer.
        pleas: the employee's case, then the employer's.
        conflict: where rulings decide the incident both ways.
    """

    question: str
    question_text: Text
    short: Text
    now: Standing
    pleas: tuple[Plea, Plea]
    conflict: Conflict | None = None


class Arguments(Envelope):
    """What both sides can best say on an incident.

    Attributes:
        arguments: by question, those that are raised.
    """

    arguments: tuple[Argument, ...]


def argue(link: ChainLink, known: Mapping[str, FactValue], sources: Sources) -> Argument:
    """Plead a question for both sides.

    Args:
        link: the question, answered.
        known: the known facts and earlier answers.
        sources: makes the citations.
    """
    return _Court(link, known, sources).argument()


class _Court:
    """One question on one incident, before which both sides plead."""

    def __init__(self, link: ChainLink, known: Mapping[str, FactValue], sources: Sources) -> None:
        self._link, self._law, self._known, self._sources = link, link.law, known, sources
        self._comparison = Comparison.of(link, sources, known)
        self._question = self._law.codebook.question(link.name)
        protects = link.law.question.protects
        self._side: dict[Party, str] = {"employee": protects, "employer": self._question.other(protects)}
        self._best: dict[Party, Reading | None] = {}
        self._told: dict[Party, ComparedRuling | None] = {}
        cited: set[str] = set()
        for party, outcome in self._side.items():
            best = self._best[party] = self._comparison.best(outcome, cited)
            self._told[party] = self._comparison.compared(best) if best else None
            cited |= {best.line} if best else set()

    def argument(self) -> Argument:
        return Argument(
            question=self._question.id,
            question_text=self._question.question,
            short=self._question.short,
            now=standing(self._link, self._known, self._sources),
            pleas=(self._plea("employee", "employer"), self._plea("employer", "employee")),
            conflict=self._conflict(),
        )

    # ---- a side's case ----

    def _plea(self, party: Party, other: Party) -> Plea:
        outcome, ruling = self._side[party], self._told[party]
        case = tuple(self._requirements(outcome))
        if ruling:
            case = (*(case or self._pointed(outcome, ruling)[:1]), *self._ruled(party, ruling))
        else:
            said = {each.node.removeprefix("factor:") for each in case}
            pointed = self._pointed(outcome, but_not=said)
            if case or any(self._law.question.rule(each.node.removeprefix("factor:")).alone for each in pointed):
                case = (*case, *self._unruled(party, pointed))
        return Plea(
            party=party,
            outcome=outcome,
            outcome_text=self._law.outcomes(self._link.reach.rung)[outcome],
            ruling=ruling,
            case=case,
            answer=tuple(self._answer(party, other, concedes=bool(case))),
        )

    def _requirements(self, outcome: str) -> Iterator[Sentence]:
        """Point to the rules of law that decide so, and to the exceptions to those that decide otherwise."""
        law, concludes = self._law, self._law.question.conclusion
        for rule in requirements(law, self._link.factors, outcome):
            text = pleading.CONCLUDES if concludes else pleading.REQUIRED
            yield from self._resting(rule, text, short=rule.short)
        findings = {each.id: each.short for each in law.question.findings}
        against = () if concludes else requirements(law, self._link.factors, self._question.other(outcome))
        for rule in against:
            if rule.unless and open_exception(self._link, rule):
                yield from self._resting(rule, pleading.UNLESS, exceptions=in_words(rule.unless, findings))

    def _resting(
        self, rule: Rule, text: Text, carried: ComparedRuling | None = None, **parts: Text
    ) -> Iterator[Sentence]:
        """Say something on the authority of a rule, else of the ruling that it carried; nothing where there is none."""
        best = best_authority(self._link, rule, self._known, self._sources)
        if best is None or best.contrary:
            best = carried.citation if carried else None
        if best:
            yield _sentence(f"factor:{rule.id}", text, (best,), **parts, authority=best)

    def _ruled(self, party: Party, ruling: ComparedRuling) -> Iterator[Sentence]:
        """Cite a ruling: what it held, what it shares with this case, and what it overcame that speaks against it."""
        yield self._of(ruling, pleading.CITE, party=pleading.PARTIES[party].map(capital), ruling=ruling.citation)
        yield self._of(ruling, pleading.HELD, holding=ruling.holding)
        if (best := self._best[party]) and best.dismissal:
            yield self._of(ruling, pleading.DISMISSAL)
        yield from self._lost(party, ruling)
        yield self._of(ruling, pleading.SHARED, shorts=self._named(each.factor for each in ruling.overlap.shared))
        if overcome := [each.factor for each in ruling.overlap.overcome if not self._of_the_law(each.factor)]:
            yield self._of(ruling, pleading.OVERCOME, shorts=self._named(overcome))
        if ruling.governs:
            yield self._of(ruling, pleading.GOVERNS)

    def _lost(self, party: Party, ruling: ComparedRuling) -> Iterator[Sentence]:
        """Say of a ruling that is cited on another question that the party who cites it lost what was asked there."""
        book, there = self._sources.rulebook, self._sources.casebook[ruling.citation.key]
        for name, question in book.questions.items():
            decision = there.decision(name)
            if question.ladder is None or name == self._question.id or decision is None:
                continue
            if (decision.outcome == question.protects) is (party == "employer"):
                asked = book.codebook.question(name)
                named = {**asked.outcomes, **question.ladder.outcomes(there.facts.known.get(question.ladder.fact))}
                yield self._of(ruling, pleading.LOST, short=asked.short, outcome=named[decision.outcome])

    def _of_the_law(self, factor: str) -> bool:
        """Say whether a factor hangs on what is asked alone: a requirement of the law, and no circumstance."""
        question = self._law.question
        tested = {test.fact for test, _ in predicates_in(question.rule(factor).when)}
        return question.ladder is not None and tested <= {question.ladder.fact}

    def _pointed(
        self, outcome: str, ruling: ComparedRuling | None = None, but_not: Container[str] = ()
    ) -> tuple[Sentence, ...]:
        """Point to what contributes most for an outcome, that first; else to what its ruling shares, or what holds."""
        law, factors = self._law, self._link.factors
        shared = {each.factor for each in ruling.overlap.shared} if ruling else set()
        held = {law.factor_index.rules[bit].id: weight for bit, weight in contributions(law, factors).items()}
        rules = [rule for rule, _ in law.factor_index.sides[outcome] if rule.id in held and rule.id not in but_not]
        ours = [rule for rule in rules if held[rule.id] or rule.id in shared] or rules
        ours.sort(key=lambda rule: -held[rule.id])
        pointed = (
            sentence
            for rule in ours
            for sentence in self._resting(
                rule, pleading.POINT, ruling if rule.id in shared else None, point=rule.text.map(unstopped)
            )
        )
        return tuple(islice(pointed, _POINTED))

    def _unruled(self, party: Party, pointed: tuple[Sentence, ...]) -> Iterator[Sentence]:
        """Say what speaks for a side that has no ruling, and whether none decided so or none carries it alone."""
        yield from pointed
        if pointed:
            last = pointed[-1]
            decided = self._law.decided[self._side[party]]
            ruled = any(self._law.reaches(each, self._link.reach) for each in decided)
            told = pleading.NO_RULING_ALONE if ruled else pleading.NO_RULING
            yield _sentence(last.node, told, last.authority, party=pleading.PARTIES[party])

    # ---- the answer to the other side ----

    def _answer(self, party: Party, other: Party, *, concedes: bool) -> Iterator[Sentence]:
        """Say what sets the other side's ruling apart from this case, or concede it; and whose ruling weighs more."""
        reading, ruling = self._best[other], self._told[other]
        if reading is None or ruling is None:
            return
        points = []
        for kind, text in pleading.DIFFERENCES.items():
            apart = (each for each in ruling.overlap.differences if each.kind == kind and not each.repeats)
            factors = [each.factor for each in apart if each.factor]
            if factors:
                points.append(text.fill(shorts=self._named(factors)))
        if reading.floor:
            points.append(pleading.FLOOR)
        if points or concedes:
            text = pleading.APART.fill(points=Text.enumerate(points)) if points else pleading.NOT_APART
            yield self._of(ruling, text, ruling=ruling.citation)
        mine, ours = self._best[party], self._told[party]
        if mine is None or ours is None:
            return
        # Neither the European Court nor a court of another branch or column is an instance above, nor one that only
        # dismissed an appeal above the one below, nor one of the same level that has the last word; a later day by
        # itself is no argument.
        both, courts = [each.precedent.ruling for each in (mine, reading)], self._sources.casebook.courts
        alike = len({(each.branch, courts.administrative(each)) for each in both}) == 1
        levels = {each.level for each in both}
        if mine.rank > reading.rank and alike and len(levels) > 1 and "echr" not in levels and not mine.dismissal:
            yield self._of(ours, pleading.HIGHER, ruling=ours.citation, mine=ours.level, theirs=ruling.level)

    def _named(self, factors: Iterable[str]) -> Text:
        """Name circumstances; of many, those that weigh most."""
        law, named = self._law, list(factors)
        rule, weight = law.question.rule, {each: law.weights[law.factor_index.bit[each]] for each in named}
        first = sorted(named, key=lambda each: -weight[each])[:_NAMED]
        shorts = [rule(each).short for each in named if each in first]
        more = len(named) - len(shorts)
        if more:
            shorts.append(pleading.MORE_ONE if more == 1 else pleading.MORE.fill(count=str(more)))
        return Text.enumerate(shorts)

    @staticmethod
    def _of(cited: ComparedRuling, text: Text, /, **parts: "_Part") -> Sentence:
        return _sentence(f"ruling:{cited.citation.key}", text, (cited.citation,), **parts)

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
        highest = max(readings, key=lambda each: (each.rank, not each.dismissal))
        days = [each.day for each in readings]
        return Line(
            outcome=outcome,
            outcome_text=self._law.outcomes(self._link.reach.rung)[outcome],
            rulings=tuple(self._cite(each) for each in ordered),
            level=self._law.codebook.level(highest.precedent.ruling.level).label,
            affairs=strength(readings).affairs,
            first=min(days),
            last=max(days),
        )

    def _strong(self, line: Line) -> Iterator[Sentence]:
        text = pleading.LINE_OF_ONE if len(line.rulings) == 1 else pleading.LINE
        yield _sentence(
            f"line:{line.outcome}",
            text,
            line.rulings,
            outcome=line.outcome_text,
            citations=line.rulings,
            level=line.level,
            affairs=untranslated(str(line.affairs)),
            first=long_date(line.first),
            last=long_date(line.last),
        )

    def _explained(self, employee: tuple[Reading, ...], employer: tuple[Reading, ...]) -> Iterator[Sentence]:
        """Say what may explain that rulings differ: what was so in all of one line and in none of the other."""
        authority = tuple(self._cite(each) for each in (*employee, *employer))
        found = False
        for ours, theirs in ((employee, employer), (employer, employee)):
            own = _in_all(ours) & ~_in_any(theirs)
            if shared := self._law.factor_index.circumstances(own):
                found = True
                outcome = self._law.outcomes(self._link.reach.rung)[ours[0].outcome]
                text = pleading.EXPLAINED.fill(outcome=outcome, shorts=self._named(each.factor for each in shared))
                yield _sentence(f"line:{ours[0].outcome}", text, authority)
        for before, after in ((employee, employer), (employer, employee)):
            if max(each.day for each in before) < min(each.day for each in after):
                found = True
                text = pleading.LATER_LINE.fill(outcome=self._law.outcomes(self._link.reach.rung)[after[0].outcome])
                yield _sentence(f"line:{after[0].outcome}", text, authority)
        if not found:
            yield _sentence(f"line:{employee[0].outcome}", pleading.UNEXPLAINED, authority)

    def _cite(self, reading: Reading) -> Citation:
        return self._sources.ruling(reading.key, self._question.id, self._law.moment.as_of)


_Part = Text | Citation | tuple[Citation, ...]


def _sentence(node: str, text: Text, sources: tuple[Citation, ...], /, **parts: _Part) -> Sentence:
    """Make a sentence, in which the sources that fill a place are named in short, and in full."""
    told = {name: part for name, part in parts.items() if isinstance(part, Text)}
    cited = {
        name: (part,) if isinstance(part, Citation) else part
        for name, part in parts.items()
        if not isinstance(part, Text)
    }
    short = {name: Text.enumerate([each.short for each in held]) for name, held in cited.items()}
    full = {name: Text.enumerate([each.cited for each in held]) for name, held in cited.items()}
    return Sentence(
        node=node,
        text=text.fill(**told, **short),
        in_full=text.fill(**told, **full),
        said=text.fill(**told, **{name: f"{{{name}}}" for name in cited}),
        places=cited,
        authority=sources,
    )


def _in_all(readings: tuple[Reading, ...]) -> int:
    return reduce(and_, (each.factors for each in readings))


def _in_any(readings: tuple[Reading, ...]) -> int:
    return reduce(or_, (each.factors for each in readings))
