"""Policy: a social media code held against the norms, and put to the test on every ruling of the casebook."""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from itertools import combinations
from typing import Literal, get_args

import rfc8785

from cases.books import Books
from cases.codebook import FactValue
from cases.incident import Dates, Incident
from cases.operators import OPERATORS
from cases.policy import Policy
from cases.ruling import About, Branch, Ruling
from cases.text import Record, Text
from cases.told import Told
from engine.answers import wording
from engine.answers.cited import Citation
from engine.answers.explanation import titled
from engine.answers.verdict import Answer, Versions
from engine.audit.own_outcomes import predict
from engine.doctrine.chain import Chain, Link
from engine.doctrine.law import Law, Status
from engine.reasoner import Reasoner
from rules.condition import Condition, holds, predicates_in
from rules.norm import Mapped, Norm, Norms, Severity
from rules.rulebook import Moment

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
Side = Literal["employee", "employer", "neither"]
_DOUBTFUL: frozenset[Severity] = frozenset({"unlawful_risk", "too_wide"})
_ABOUTS: tuple[About, ...] = get_args(About)


class NormFinding(Record):
    """A norm that a code does not meet.

    Attributes:
        norm: the norm's id.
        clause: the clause of the code.
        clause_text: what that clause is called.
        severity: how serious it is.
        text: what was found.
        why: why it matters.
        proposal: what to do.
        terms: the full names of what the code says, or does not say, about it.
        quotes: the code's own words in which it was found.
        lacking: what a list of the code lacks.
        authority: its sources.
    """

    norm: str
    clause: str
    clause_text: Text
    severity: Severity
    text: Text
    why: Text
    proposal: Text
    terms: tuple[str, ...]
    quotes: tuple[str, ...] = ()
    lacking: tuple[Text, ...] = ()
    authority: tuple[Citation, ...]


class CouncilQuestion(Record):
    """What a works council can ask.

    Attributes:
        norm: the norm's id.
        text: the question.
        met: whether the code meets the norm; None: it does not concern this code.
    """

    norm: str
    text: Text
    met: bool | None


class CodeCheck(Told):
    """A code held against the norms.

    Attributes:
        title: of the code, if it has one.
        as_of: the day on which the law is known.
        findings: the norms that it does not meet, the most serious first.
        met: the ids of the norms that it meets.
        questions: what a works council can ask.
        limits: what has to be kept in mind.
        versions: what it was made with.
        policy_hash: identifies what the code says.
    """

    title: Text | None
    as_of: dt.date
    findings: tuple[NormFinding, ...]
    met: tuple[str, ...]
    questions: tuple[CouncilQuestion, ...]
    limits: Text
    versions: Versions
    policy_hash: str


class Change(Record):
    """A fact that is otherwise under a code.

    Attributes:
        fact: the fact.
        short: what it is, in words.
        before: its value in the case, in words; None: unknown.
        after: its value under the code, in words; None: unknown.
        mapped: the id of the entry by which it is so.
        clause: the clause of the code from which it comes.
        clause_text: what that clause is called.
        text: why it is so.
    """

    fact: str
    short: Text
    before: Text | None
    after: Text | None
    mapped: str
    clause: str
    clause_text: Text
    text: Text


class AnswerInShort(Record):
    """An answer in short.

    Attributes:
        outcome: the outcome; None: there is none.
        outcome_text: in words; where the question is not raised, that it is not.
        status: how it was reached; None: the question is not raised.
        status_text: in words.
    """

    outcome: str | None
    outcome_text: Text
    status: Status | None
    status_text: Text


class Move(Record):
    """An answer that is another one under a code.

    Attributes:
        question: the question's id.
        before: the answer as it stands.
        after: the answer under the code.
        better_for: for whom the outcome is better; neither where only the status moves.
        because: the smallest set of changed facts that moves it there; the first where several are as small.
    """

    question: str
    before: AnswerInShort
    after: AnswerInShort
    better_for: Side
    because: tuple[Change, ...]


class RulingMove(Move):
    """An answer on the facts of a ruling that is another one under a code.

    Attributes:
        ruling: the key of the ruling.
        citation: how it is cited.
        court: what the court decided on the question; None: nothing.
    """

    ruling: str
    citation: Text
    court: str | None


class Stress(Told):
    """Every ruling decided again as if a code had applied.

    Attributes:
        title: of the code, if it has one.
        as_of: the day on which the law is known.
        rulings: how many rulings there are.
        touched: in how many of them the code changes a fact.
        changes: how many rulings each entry of the mapping changes.
        answers: how many answers there are.
        moves: the answers that move.
        doubtful: how many norms the code does not meet in a way that may keep a court from applying it.
        limits: what has to be kept in mind.
        versions: what it was made with.
        policy_hash: identifies what the code says.
    """

    title: Text | None
    as_of: dt.date
    rulings: int
    touched: int
    changes: dict[str, int]
    answers: int
    moves: tuple[RulingMove, ...]
    doubtful: int
    limits: Text
    versions: Versions
    policy_hash: str


class WithCode(Told):
    """An incident without and with a code.

    Attributes:
        title: of the incident, if it has one.
        as_of: the day on which the law is known.
        changes: the facts that are otherwise under the code.
        moves: the answers that move.
        without: the answers as they stand.
        under: the answers under the code.
        limits: what has to be kept in mind.
    """

    title: Text | None
    as_of: dt.date
    changes: tuple[Change, ...]
    moves: tuple[Move, ...]
    without: tuple[Answer, ...]
    under: tuple[Answer, ...]
    limits: Text


def policy_hash(policy: Policy) -> str:
    """Hash what a code says; its title plays no part.

    Args:
        policy: the code.

    Returns:
        SHA-256, in hexadecimal, of the canonical JSON (RFC 8785) of its clauses.
    """
    return hashlib.sha256(rfc8785.dumps({k: v for k, v in policy.plain.items() if k != "title"})).hexdigest()


class Bench:
    """The norms beside a reasoner: what codes are held against.

    Attributes:
        norms: the norms.
        policybook: what a code can say.
        sources: makes the citations.
        versions: what it was made with.
    """

    def __init__(self, books: Books, norms: Norms, reasoner: Reasoner) -> None:
        """Keep the books.

        Args:
            books: the facts of cases and the terms of codes.
            norms: the norms.
            reasoner: holds rulebook and casebook.

        Raises:
            ValueError: a norm cites what is not there, or names what is in no vocabulary.
        """
        faults = norms.faults(books, reasoner.rulebook, reasoner.casebook)
        if faults:
            raise ValueError("; ".join(faults))
        self.norms, self.policybook, self._reasoner = norms, books.policybook, reasoner
        self._codebook = books.codebook
        self._casebook = reasoner.casebook
        self.sources = reasoner.sources
        self.versions = Versions(
            engine=version("privesfeer"), rulebook=reasoner.rulebook.version, casebook=reasoner.casebook.version
        )

    @property
    def release(self) -> dt.date:
        """The day of the casebook."""
        return self._casebook.release

    # ---- the norms -------------------------------------------------------------------------------------------------

    def check(self, policy: Policy, as_of: dt.date | None = None) -> CodeCheck:
        """Hold a code against the norms.

        Args:
            policy: the code.
            as_of: the day on which the law is known; None: that of the casebook.

        Returns:
            The findings.
        """
        moment = Moment(as_of or self.release, as_of or self.release)
        inforce = [norm for norm in self.norms.norms if self.sources.authority(norm.authority, None, moment)]
        applying = [norm for norm in inforce if norm.applies_to(policy)]
        failing = [norm for norm in applying if holds(norm.fails, policy.told)]
        failing.sort(key=lambda norm: SEVERITIES.index(norm.severity))  # stable: within a severity as they stand
        return CodeCheck(
            title=titled(policy.title),
            as_of=moment.as_of,
            findings=tuple(self._finding(norm, policy, moment) for norm in failing),
            met=tuple(norm.id for norm in applying if norm not in failing),
            questions=tuple(
                CouncilQuestion(norm=norm.id, text=norm.ask, met=norm not in failing if norm in applying else None)
                for norm in inforce
                if norm.ask
            ),
            limits=wording.LIMITS,
            versions=self.versions,
            policy_hash=policy_hash(policy),
        )

    def _finding(self, norm: Norm, policy: Policy, moment: Moment) -> NormFinding:
        tests = (*([norm.applies] if norm.applies else []), norm.fails)
        return NormFinding(
            norm=norm.id,
            clause=norm.clause,
            clause_text=self.policybook.clause(norm.clause).label,
            severity=norm.severity,
            text=norm.text,
            why=norm.why,
            proposal=norm.proposal,
            terms=tuple(dict.fromkeys(test.fact for test, _ in predicates_in(norm.fails))),
            quotes=tuple(dict.fromkeys(quote for test in tests for quote in _quotes(test, policy))),
            lacking=tuple(_lacking(norm.fails, policy)),
            authority=self.sources.authority(norm.authority, None, moment),
        )

    # ---- the test on rulings ---------------------------------------------------------------------------------------

    def stress(self, policy: Policy, as_of: dt.date | None = None) -> Stress:
        """Decide every ruling again as if a code had applied.

        Args:
            policy: the code.
            as_of: the day on which the law is known; None: that of the casebook.

        Returns:
            The answers that move.
        """
        day = as_of or self.release
        laws = tuple(self._reasoner.laws(day, Dates()))
        rulings = [ruling for ruling in self._casebook if self._casebook.known(ruling, day)]
        touched, answers, moves = 0, 0, []
        counted: Counter[str] = Counter()
        for ruling in rulings:
            links = predict(laws, ruling)
            answers += sum(link.result is not None for link in links.values())
            changed = self._mapped(policy, ruling.facts.known, (ruling.about,))
            touched += bool(changed)
            counted.update(mapped.id for mapped in changed.values())
            found = self._moves(laws, ruling.facts.known, links, changed, {}, ruling.branch)
            moves += [self._ruling_move(ruling, move) for move in found]
        order = [mapped.id for mapped in self.norms.mapping]
        return Stress(
            title=titled(policy.title),
            as_of=day,
            rulings=len(rulings),
            touched=touched,
            changes={each: counted[each] for each in order if counted[each]},
            answers=answers,
            moves=tuple(moves),
            doubtful=sum(found.severity in _DOUBTFUL for found in self.check(policy, day).findings),
            limits=wording.LIMITS,
            versions=self.versions,
            policy_hash=policy_hash(policy),
        )

    def _ruling_move(self, ruling: Ruling, move: Move) -> RulingMove:
        decision = ruling.decision(move.question)
        return RulingMove(
            **{name: getattr(move, name) for name in Move.model_fields},
            ruling=ruling.key,
            citation=self._casebook.courts.cite(ruling),
            court=decision.outcome if decision else None,
        )

    # ---- one incident ----------------------------------------------------------------------------------------------

    def with_code(self, policy: Policy, incident: Incident, as_of: dt.date | None = None) -> WithCode:
        """Answer an incident without and with a code.

        Args:
            policy: the code.
            incident: the incident.
            as_of: the day on which the law is known; None: that of the casebook.

        Returns:
            The answers side by side. A disputed fact that the code settles is disputed no longer.
        """
        day = as_of or self.release
        known = incident.settled.known
        laws = tuple(self._reasoner.laws(day, incident.dates))
        changed = self._mapped(policy, known, _ABOUTS)
        links = Chain(laws, known, incident.assume).links
        under = incident.model_copy(
            update={
                "facts": type(incident.facts).model_validate(_changed(incident.facts.known, changed)),
                "disputed": tuple(fact for fact in incident.disputed if fact not in changed),
            }
        )
        return WithCode(
            title=titled(incident.title),
            as_of=day,
            changes=tuple(self._change(fact, mapped, known) for fact, mapped in changed.items()),
            moves=tuple(self._moves(laws, known, links, changed, incident.assume, None)),
            without=self._reasoner.reason(incident, day).answers,
            under=self._reasoner.reason(under, day).answers,
            limits=wording.LIMITS,
        )

    def facts_under(self, policy: Policy, incident: Incident) -> dict[str, FactValue]:
        """Give the facts of an incident as they are under a code.

        Args:
            policy: the code.
            incident: the incident.

        Returns:
            The known facts that are not disputed.
        """
        known = incident.settled.known
        return _changed(known, self._mapped(policy, known, _ABOUTS))

    def _mapped(self, policy: Policy, known: Mapping[str, FactValue], abouts: tuple[About, ...]) -> dict[str, Mapped]:
        """Find what a code makes of the facts of a case: of several entries on a fact the first that fits."""
        found: dict[str, Mapped] = {}
        for mapped in self.norms.mapping:
            if mapped.fact not in found and _fits(mapped, policy, known, abouts):
                found[mapped.fact] = mapped
        changed = {fact: mapped for fact, mapped in found.items() if mapped.value != known.get(fact)}
        # What a code provides cannot undo what happened: a covert check stays unannounced, whatever it says of notice.
        return {fact: mapped for fact, mapped in changed.items() if not self._barred(known, changed, mapped)}

    def _barred(self, known: Mapping[str, FactValue], changed: Mapping[str, Mapped], mapped: Mapped) -> bool:
        """Say whether a code makes a fact what the facts that it leaves alone rule out."""
        if mapped.value is None:
            return False
        others = {name: value for name, value in known.items() if name not in changed}
        return any(test.holds(mapped.value) for test in self._codebook.barring(others, mapped.fact))

    def _moves(  # noqa: PLR0913, PLR0917 - the case, its law and its answers are one thing in several parts
        self,
        laws: Iterable[Law],
        known: Mapping[str, FactValue],
        links: Mapping[str, Link],
        changed: Mapping[str, Mapped],
        assume: Mapping[str, str],
        branch: Branch | None,
    ) -> Iterator[Move]:
        """Find the answers that move, each by the smallest set of changes that brings it where all of them bring it."""
        if not changed:
            return
        laws = tuple(laws)
        tried: dict[tuple[str, ...], Mapping[str, Link]] = {}

        def after(facts: tuple[str, ...]) -> Mapping[str, Link]:
            if facts not in tried:
                under = _changed(known, {fact: changed[fact] for fact in facts})
                tried[facts] = Chain(laws, under, assume, branch).links
            return tried[facts]

        every = tuple(changed)
        for name, link in links.items():
            before, then = _short(link), _short(after(every)[name])
            if before == then:
                continue
            sets = (facts for count in range(1, len(every) + 1) for facts in combinations(every, count))
            coherent = (
                facts for facts in sets if not self._contradictory(_changed(known, {f: changed[f] for f in facts}))
            )
            because = next((facts for facts in coherent if _short(after(facts)[name]) == then), every)
            yield Move(
                question=name,
                before=self._outcome(name, before),
                after=self._outcome(name, then),
                better_for=_better(link, before[0], then[0]),
                because=tuple(self._change(fact, changed[fact], known) for fact in because),
            )

    def _contradictory(self, known: Mapping[str, FactValue]) -> bool:
        return any(each.found_in(known) for each in self._codebook.contradictions)

    def _outcome(self, question: str, short: tuple[str | None, Status | None]) -> AnswerInShort:
        outcome, status = short
        if status is None:
            return AnswerInShort(
                outcome=None, outcome_text=wording.NOT_RAISED, status=None, status_text=wording.NOT_RAISED
            )
        return AnswerInShort(
            outcome=outcome,
            outcome_text=self._codebook.question(question).outcomes[outcome] if outcome else wording.NO_OUTCOME,
            status=status,
            status_text=self._codebook.status(status).label,
        )

    def _change(self, fact: str, mapped: Mapped, known: Mapping[str, FactValue]) -> Change:
        entry = self._codebook.fact(fact)
        return Change(
            fact=fact,
            short=entry.short,
            before=entry.label(known[fact]) if fact in known else None,
            after=None if mapped.value is None else entry.label(mapped.value),
            mapped=mapped.id,
            clause=mapped.clause,
            clause_text=self.policybook.clause(mapped.clause).label,
            text=mapped.text,
        )


def _fits(mapped: Mapped, policy: Policy, known: Mapping[str, FactValue], abouts: tuple[About, ...]) -> bool:
    if set(abouts).isdisjoint(mapped.about) or not holds(mapped.says, policy.told):
        return False
    if mapped.where and not holds(mapped.where, known.get):
        return False
    if mapped.unless and holds(mapped.unless, known.get):
        return False
    for pair, test in ((mapped.shares, "any_of"), (mapped.apart, "none_of")):
        if pair:
            said = policy.said(pair[0])
            if not isinstance(said, frozenset) or not OPERATORS[test].holds(known.get(pair[1]), said):
                return False
    return True


def _changed(known: Mapping[str, FactValue], changed: Mapping[str, Mapped]) -> dict[str, FactValue]:
    """Give the facts as they are under the code."""
    values = {**known, **{fact: mapped.value for fact, mapped in changed.items()}}
    return {fact: value for fact, value in values.items() if value is not None}


def _short(link: Link) -> tuple[str | None, Status | None]:
    return (link.result.outcome, link.result.status) if link.result else (None, None)


def _better(link: Link, before: str | None, after: str | None) -> Side:
    protects = link.law.question.protects
    ranks = [0 if outcome is None else 1 if outcome == protects else -1 for outcome in (before, after)]
    return "neither" if ranks[0] == ranks[1] else "employee" if ranks[1] > ranks[0] else "employer"


def _quotes(test: Condition, policy: Policy) -> Iterator[str]:
    """Find the code's own words on which a test on vague words rests."""
    for part, _ in predicates_in(test):
        texts = policy.said(part.fact)
        if part.test == "vague" and isinstance(texts, tuple):
            yield from (each for each in texts if each in part.named)


def _lacking(test: Condition, policy: Policy) -> Iterator[Text]:
    """Find what a list lacks, where the test is on that: that not all of some values are on it."""
    for part, positive in predicates_in(test):
        if part.test == "all_of" and not positive:
            has = policy.said(part.fact)
            listed = has if isinstance(has, frozenset) else frozenset[str]()
            yield from (label for key, label in part.variable.values.items() if key in part.named and key not in listed)
