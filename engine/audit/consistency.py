"""Consistency: where casebook and rules need an editor, as far as the books themselves can tell."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from typing import Literal

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.incident import Incident
from privesfeer.cases.ruling import Decision, Ruling
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.doctrine.answer_chain import AnswerChain
from privesfeer.engine.doctrine.factors import Circumstance
from privesfeer.engine.doctrine.law import Law, Reach
from privesfeer.engine.doctrine.reading import Reading, known_in, relied_on
from privesfeer.engine.reasoner import Reasoner
from privesfeer.rules.question import Question
from privesfeer.rules.rule import Authority, Rule
from privesfeer.rules.rulebook import Moment
from privesfeer.rules.statute import ArticleVersion, Statute

# Affairs below which a part of the casebook is called thin. The label "governed" asks for ten tested answers, so each
# side of a question should have as many, and a question twice that; a rung of a ladder a few on which to compare.
FEW_ON_QUESTION, FEW_FOR_OUTCOME, FEW_ON_RUNG = 20, 10, 5

Pairing = Literal["open", "one_affair", "set_aside"]
Why = Literal["no_criterion", "too_small", "floor", "barred", "not_met", "alone"]
WHYS: tuple[Why, ...] = ("no_criterion", "too_small", "barred", "not_met", "alone", "floor")


@dataclass(frozen=True, slots=True)
class Clash:
    """Two rulings of which one should have gone the way of the other, and did not.

    Attributes:
        pairing: "one_affair" and "set_aside" explain themselves; "open" does not.
        first: the ruling whose reason holds in the second; of two that govern each other the earlier.
        second: the ruling that has nothing against the first one's outcome that was not overcome there.
        mutual: whether the second also governs the first.
        reason: the factors that carried the first.
        overcome: the factors against its outcome that hold in both.
        only_first: the factors for its outcome that hold in the first alone; with these the second can be told apart.
        facts: where there are none of those, the facts that are known in both and differ.
        unexplained: facts on which the second relied and from which no factor for its outcome follows.
        bare: whether no factor at all holds for the second one's outcome.
        other_scope: whether the two do not decide quite the same when they answer the question.
        set_aside_by: the later ruling that ended one of the two decisions.
    """

    pairing: Pairing
    first: Reading
    second: Reading
    mutual: bool
    reason: tuple[Circumstance, ...]
    overcome: tuple[Circumstance, ...]
    only_first: tuple[Circumstance, ...]
    facts: tuple[str, ...]
    unexplained: tuple[str, ...]
    bare: bool
    other_scope: bool
    set_aside_by: str | None


@dataclass(frozen=True, slots=True)
class Untried:
    """A factor that holds in no precedent, or in those of one affair alone.

    Attributes:
        rule: the factor's rule.
        readings: the precedents in which it holds.
        in_force: whether the rule is valid on the day of the casebook; otherwise no precedent is read through it.
        silent: where it holds in none, the precedents that it rests on all the same.
        on_it_alone: whether it rests on nothing but that one affair.
    """

    rule: Rule
    readings: tuple[Reading, ...]
    in_force: bool
    silent: tuple[Ruling, ...]
    on_it_alone: bool


@dataclass(frozen=True, slots=True)
class Idle:
    """A precedent that governs neither a ruling of another affair nor an example.

    Attributes:
        reading: the precedent.
        why: what keeps it from governing.
        reason: the factors that carried it.
        stated: whether the court's reasons are recorded; otherwise all factors for its outcome count.
        met: in how many other rulings and examples within its reach its reason holds.
        barrier: the factor that most often stands in the way there.
    """

    reading: Reading
    why: Why
    reason: tuple[Circumstance, ...]
    stated: bool
    met: int
    barrier: Circumstance | None


@dataclass(frozen=True, slots=True)
class Founded:
    """A rule with that on which it rests.

    Attributes:
        rule: the rule.
        authority: its sources, each ruling with its stance and standing.
        carried: whether an article of law carries it, or a ruling that supports it and still stands.
    """

    rule: Rule
    authority: tuple[Citation, ...]
    carried: bool


@dataclass(frozen=True, slots=True)
class Thin:
    """A part of the casebook with few affairs.

    Attributes:
        outcome: the side of the question; None: both.
        rung: the value of the fact that is part of the question; None: all.
        affairs: how many affairs there are.
        by_outcome: of a rung, the affairs on each side.
        least: the number below which it is called thin.
    """

    outcome: str | None
    rung: str | None
    affairs: int
    by_outcome: dict[str, int]
    least: int


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found on one question.

    Attributes:
        question: its id.
        precedents: how many decisions count as precedents.
        affairs: of how many affairs.
        clashes: rulings that are not consistent with each other, open ones first.
        untried: factors that no affair tests, then those that one affair tests.
        idle: precedents that never govern, those that can be helped first.
        thin: parts with few affairs.
        founded: its rules with their sources, those that nothing carries first.
    """

    question: str
    precedents: int
    affairs: int
    clashes: tuple[Clash, ...]
    untried: tuple[Untried, ...]
    idle: tuple[Idle, ...]
    thin: tuple[Thin, ...]
    founded: tuple[Founded, ...]


@dataclass(frozen=True, slots=True)
class Unverified:
    """A source that is used and was not fully verified.

    Attributes:
        source: the ruling or statute.
        cited: how many rules, presumptions, consequences and the like rest on it.
        governs: of a ruling, how many rulings of other affairs and examples it governs, over all questions.
    """

    source: Ruling | Statute
    cited: int
    governs: int

    @property
    def uses(self) -> int:
        """How often it is used."""
        return self.cited + self.governs


@dataclass(frozen=True, slots=True)
class _Other:
    """A ruling or example to which precedents are put."""

    affair: str | None
    factors: int
    reach: Reach
    governed_by: frozenset[str]


class Check:
    """Goes through the books of a reasoner, as they stand on the day of the casebook's release."""

    def __init__(self, reasoner: Reasoner, incidents: Iterable[Incident] = ()) -> None:
        """Answer the examples.

        Args:
            reasoner: holds rulebook and casebook.
            incidents: examples that rulings may govern.
        """
        self._reasoner = reasoner
        book = reasoner.casebook
        self._day = Moment(book.release, book.release)
        self._chains = [
            AnswerChain(
                reasoner.laws(book.release, incident.dates),
                reasoner.counted(incident, book.release).known,
                incident.assume,
            )
            for incident in incidents
        ]
        without_relations = (ruling.model_copy(update={"relations": ()}) for ruling in book)
        self._never_set_aside = Casebook(without_relations, book.release, book.courts)
        self._others = cache(self._others_on)

    def on(self, question: str) -> Checked:
        """Check one question.

        Returns:
            What was found.
        """
        law = self._reasoner.law(question, self._day)
        decided = not law.question.conclusion  # a conclusion asks for no rulings
        return Checked(
            question=question,
            precedents=len(law.readings),
            affairs=len(_affairs(law.readings)),
            clashes=tuple(sorted(self._clashes(question), key=lambda each: (each.pairing != "open", each.pairing))),
            untried=tuple(sorted(self._untried(law), key=lambda each: bool(each.readings))) if decided else (),
            idle=tuple(sorted(self._idle(law), key=lambda each: (WHYS.index(each.why), -each.met))),
            thin=tuple(_thin(law)) if decided else (),
            founded=tuple(sorted(self._founded(law.question), key=lambda each: each.carried)),
        )

    def _founded(self, question: Question) -> Iterator[Founded]:
        sources, name = self._reasoner.sources, question.question
        for rule in question.rules:
            carried = sources.stances.carried(name, rule, self._day.as_of)
            yield Founded(rule, sources.under(rule, name, None), carried)

    def uncitable(self, questions: Iterable[str] | None = None) -> tuple[Ruling, ...]:
        """Find rulings that are cited without an ECLI or another number by which they can be found.

        Args:
            questions: the questions on which use counts; None: all, and what is said of how answers fit together.

        Returns:
            The rulings, by date.
        """
        names = self._reasoner.rulebook.questions if questions is None else questions
        sources = chain.from_iterable(self._authorities(names, connected=questions is None))
        cited = {each.ruling for each in sources}
        nameless = (each for each in self._reasoner.casebook if each.names == (each.key,) and not each.reported)
        return tuple(ruling for ruling in nameless if ruling.key in cited)

    def sources(self, questions: Iterable[str] | None = None) -> tuple[Unverified, ...]:
        """Find sources that are used and not fully verified.

        Args:
            questions: the questions on which use counts; None: all, and what is said of how answers fit together.

        Returns:
            The sources, those used most first.
        """
        rulebook, book = self._reasoner.rulebook, self._reasoner.casebook
        names = tuple(rulebook.questions if questions is None else questions)
        cited: Counter[str] = Counter()
        for authorities in self._authorities(names, connected=questions is None):
            cited.update({each.ruling or each.statute or "" for each in authorities})
        governs = Counter(key for name in names for other in self._others(name) for key in other.governed_by)
        rulings = filter(_unsure, book)
        statutes = (each for each in rulebook.statutes.values() if _unsure(each.latest()))
        found = [Unverified(ruling, cited[ruling.key], governs[ruling.key]) for ruling in rulings]
        found += [Unverified(statute, cited[statute.id], 0) for statute in statutes]
        return tuple(sorted((each for each in found if each.uses), key=lambda each: -each.uses))

    def _authorities(self, questions: Iterable[str], *, connected: bool) -> Iterator[Sequence[Authority]]:
        """Give the authorities of everything that rests on some."""
        rulebook = self._reasoner.rulebook
        for question in (rulebook.questions[name] for name in questions):
            yield from grouped(question.cited).values()
        if connected:
            yield from (each.authority for each in rulebook.connections)

    def _clashes(self, question: str) -> Iterator[Clash]:
        """Put every ruling to every other that decided otherwise, as if nothing had been set aside."""
        factor_index = self._reasoner.law(question, self._day).factor_index
        law = Law(self._reasoner.rulebook, self._never_set_aside, factor_index, self._day)
        governed = {
            (first, second)
            for second in law.readings
            for outcome, line in law.governing(second.factors, _reach(law, second)).items()
            for first in line
            if outcome != second.outcome
        }
        for first, second in product(law.readings, repeat=2):
            mutual = (second, first) in governed
            if (first, second) in governed and not (mutual and _later(first, second)):
                yield self._clash(law, first, second, mutual=mutual)

    def _clash(self, law: Law, first: Reading, second: Reading, *, mutual: bool) -> Clash:
        factor_index, question, book = law.factor_index, law.question, self._reasoner.casebook
        ended = [book.set_aside(book[each.key], question.question, self._day.as_of) for each in (first, second)]
        set_aside_by = next((each for each in ended if each), None)
        only_first = factor_index.circumstances(first.factors & ~second.factors & factor_index.favouring[first.outcome])
        return Clash(
            pairing="one_affair" if first.line == second.line else "set_aside" if set_aside_by else "open",
            first=first,
            second=second,
            mutual=mutual,
            reason=factor_index.circumstances(first.reason),
            overcome=factor_index.circumstances(first.despite & second.factors),
            only_first=only_first,
            facts=() if only_first else _differing(first, second),
            unexplained=_unexplained(law, second),
            bare=not second.factors & factor_index.favouring[second.outcome],
            other_scope=question.scope(first.precedent.ruling) is not question.scope(second.precedent.ruling),
            set_aside_by=set_aside_by,
        )

    def _untried(self, law: Law) -> Iterator[Untried]:
        book, precedents = self._reasoner.casebook, {reading.key for reading in law.readings}
        for rule in law.question.factors:
            bit = law.factor_index.bit[rule.id]
            readings = tuple(reading for reading in law.readings if reading.factors & bit)
            if len(_affairs(readings)) > 1:
                continue
            rulings = {each.ruling: book[each.ruling] for each in rule.authority if each.ruling}
            affairs = {ruling.line for ruling in rulings.values()}
            statutes = any(each.statute for each in rule.authority)
            yield Untried(
                rule=rule,
                readings=readings,
                in_force=law.question.built_on(rule.id) <= law.valid,
                silent=() if readings else tuple(ruling for key, ruling in rulings.items() if key in precedents),
                on_it_alone=bool(readings) and not statutes and affairs == _affairs(readings),
            )

    def _idle(self, law: Law) -> Iterator[Idle]:
        others = self._others(law.question.question)
        governing = frozenset[str]().union(*(other.governed_by for other in others))
        for reading in law.readings:
            if reading.key in governing:
                continue
            within = [each for each in others if each.affair != reading.line and law.reaches(reading, each.reach)]
            met = [other for other in within if other.factors & reading.reason == reading.reason]
            bars = Counter(
                circumstance
                for other in met
                for circumstance in law.factor_index.circumstances(other.factors & reading.barring)
            )
            yield Idle(
                reading=reading,
                why=_why(law, reading, within=bool(within), met=bool(met)),
                reason=law.factor_index.circumstances(reading.reason),
                stated=law.question.reading == "result" or bool(reading.precedent.decision.relied_on),
                met=len(met),
                barrier=bars.most_common(1)[0][0] if bars else None,
            )

    def _others_on(self, question: str) -> tuple[_Other, ...]:
        """Give all precedents and examples on a question, with the rulings of other affairs that govern them."""
        law = self._reasoner.law(question, self._day)
        others = [_other(law, reading.line, reading.factors, _reach(law, reading)) for reading in law.readings]
        links = (chain.links[question] for chain in self._chains)
        others += [_other(link.law, None, link.factors, link.reach) for link in links if link.result]
        return tuple(others)


def _other(law: Law, affair: str | None, factors: int, reach: Reach) -> _Other:
    lines = law.governing(factors, reach).values()
    keys = frozenset(reading.key for line in lines for reading in line if reading.line != affair)
    return _Other(affair, factors, reach, keys)


def _reach(law: Law, reading: Reading) -> Reach:
    ruling = reading.precedent.ruling
    return law.reach(ruling.facts.known, ruling.branch)


def _affairs(readings: Iterable[Reading]) -> set[str]:
    return {reading.line for reading in readings}


def _later(first: Reading, second: Reading) -> bool:
    return (first.day, first.key) > (second.day, second.key)


def _differing(first: Reading, second: Reading) -> tuple[str, ...]:
    here, there = first.precedent.ruling.facts.known, second.precedent.ruling.facts.known
    return tuple(
        fact
        for fact in first.precedent.ruling.facts.codebook.fact_ids
        if fact in here and fact in there and here[fact] != there[fact]
    )


def _unexplained(law: Law, reading: Reading) -> tuple[str, ...]:
    """Name the facts on which a court relied and from which no factor for its outcome follows."""
    factor_index, precedent = law.factor_index, reading.precedent
    tests = factor_index.tests(known_in(precedent.ruling, law.question.earlier))
    carrying = reading.factors & factor_index.favouring[reading.outcome]
    return tuple(
        fact
        for fact in precedent.decision.relied_on
        if not carrying & factor_index.resting_on(tests, relied_on(precedent.ruling, _only(precedent.decision, fact)))
    )


def _only(decision: Decision, fact: str) -> Decision:
    return decision.model_copy(update={"relied_on": (fact,)})


def _why(law: Law, reading: Reading, *, within: bool, met: bool) -> Why:
    if not reading.reason:
        return "no_criterion"
    if reading.floor:
        return "floor"
    if reading.reason.bit_count() < law.question.least_reason:
        return "too_small"
    return "barred" if met else "not_met" if within else "alone"


def _unsure(text: Ruling | ArticleVersion) -> bool:
    return text.confidence != "high" or bool(text.unverified)


def _thin(law: Law) -> Iterator[Thin]:
    readings, outcomes = law.readings, tuple(law.factor_index.favouring)

    def affairs(outcome: str, among: Iterable[Reading] = readings) -> int:
        return len(_affairs(reading for reading in among if reading.outcome == outcome))

    if (count := len(_affairs(readings))) < FEW_ON_QUESTION:
        yield Thin(None, None, count, {each: affairs(each) for each in outcomes}, FEW_ON_QUESTION)
    for outcome in outcomes:
        if (count := affairs(outcome)) < FEW_FOR_OUTCOME:
            yield Thin(outcome, None, count, {}, FEW_FOR_OUTCOME)
    ladder = law.question.ladder
    for value in (value for family in (ladder.families if ladder else ()) for value in family.values):
        fact = ladder.fact if ladder else ""
        there = [each for each in readings if each.precedent.ruling.facts.known.get(fact) == value]
        if (count := len(_affairs(there))) < FEW_ON_RUNG:
            yield Thin(None, value, count, {each: affairs(each, there) for each in outcomes}, FEW_ON_RUNG)
