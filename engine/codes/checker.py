"""Checker: a social media code held against the norms, and put to the test on every ruling of the casebook."""

import datetime as dt
from collections import Counter
from importlib.metadata import version
from typing import get_args

from privesfeer.cases.books import Books
from privesfeer.cases.commons.serialize import Localizable
from privesfeer.cases.commons.text import Text, fields_of
from privesfeer.cases.fact import FactValue
from privesfeer.cases.incident import Dates, Incident
from privesfeer.cases.policy import Policy
from privesfeer.cases.ruling import About, Ruling
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.verdicts.explanation import titled
from privesfeer.engine.answers.verdicts.verdict import Answer, Versions
from privesfeer.engine.audit.own_outcomes import predict
from privesfeer.engine.codes.effect import Change, Effect, Move, facts_under
from privesfeer.engine.codes.findings import (
    SEVERITIES,
    CodeCheck,
    CouncilQuestion,
    NormFinding,
    lacking,
    policy_hash,
    quotes,
)
from privesfeer.engine.doctrine.answer_chain import AnswerChain
from privesfeer.engine.reasoner import Reasoner
from privesfeer.rules.condition import Condition, holds, predicates_in
from privesfeer.rules.norm import Norm, Norms, Severity
from privesfeer.rules.rulebook import Moment

_DOUBTFUL: frozenset[Severity] = frozenset({"unlawful_risk", "too_wide"})
_ABOUTS: tuple[About, ...] = get_args(About)


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


class Stress(Localizable):
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


class WithCode(Localizable):
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


class CodeChecker:
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
            reasoner: holds rulebook and casebook.

        Raises:
            ValueError: a norm cites what is not there, or names what is in no vocabulary.
        """
        faults = norms.faults(books, reasoner.rulebook, reasoner.casebook)
        if faults:
            raise ValueError("; ".join(faults))
        self.norms, self.policybook, self._reasoner = norms, books.policybook, reasoner
        self._effect = Effect(norms.mapping, books.codebook, books.policybook)
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
        passing = [norm for norm in applying if norm not in failing]
        met = [norm for norm in passing if _speaks(policy, norm)]
        failing.sort(key=lambda norm: SEVERITIES.index(norm.severity))  # stable: within a severity as they stand
        return CodeCheck(
            title=titled(policy.title),
            as_of=moment.as_of,
            findings=tuple(self._finding(norm, policy, moment) for norm in failing),
            met=tuple(norm.id for norm in met),
            silent=tuple(norm.id for norm in passing if norm not in met),
            questions=tuple(
                CouncilQuestion(norm=norm.id, text=norm.ask, met=norm in met if norm in [*met, *failing] else None)
                for norm in inforce
                if norm.ask
            ),
            limits=wording.LIMITS,
            versions=self.versions,
            policy_hash=policy_hash(policy),
        )

    def _finding(self, norm: Norm, policy: Policy, moment: Moment) -> NormFinding:
        tests = _tests(norm)
        return NormFinding(
            norm=norm.id,
            clause=norm.clause,
            clause_text=self.policybook.clause(norm.clause).label,
            severity=norm.severity,
            text=norm.text,
            why=norm.why,
            proposal=norm.proposal,
            terms=tuple(dict.fromkeys(test.fact for test, _ in predicates_in(norm.fails))),
            quotes=tuple(dict.fromkeys(quote for test in tests for quote in quotes(test, policy))),
            lacking=tuple(lacking(norm.fails, policy)),
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
            changed = self._effect.mapped(policy, ruling.facts.known, (ruling.about,))
            touched += bool(changed)
            counted.update(mapped.id for mapped in changed.values())
            found = self._effect.moves(laws, ruling.facts.known, links, changed, {}, ruling.branch)
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
            **{name: getattr(move, name) for name in fields_of(Move)},
            ruling=ruling.key,
            citation=self._casebook.courts.cite(ruling),
            court=decision.outcome if decision else None,
        )

    # ---- one incident ----------------------------------------------------------------------------------------------

    def with_code(self, policy: Policy, incident: Incident, as_of: dt.date | None = None) -> WithCode:
        """Answer an incident without and with a code.

        Args:
            policy: the code.
            as_of: the day on which the law is known; None: that of the casebook.

        Returns:
            The answers side by side. A disputed fact that the code settles is disputed no longer.
        """
        day = as_of or self.release
        known = incident.settled.known
        laws = tuple(self._reasoner.laws(day, incident.dates))
        changed = self._effect.mapped(policy, known, _ABOUTS)
        links = AnswerChain(laws, known, incident.assume).links
        under = incident.model_copy(
            update={
                "facts": type(incident.facts).model_validate(facts_under(incident.facts.known, changed)),
                "disputed": tuple(fact for fact in incident.disputed if fact not in changed),
            }
        )
        return WithCode(
            title=titled(incident.title),
            as_of=day,
            changes=tuple(self._effect.change(fact, mapped, known) for fact, mapped in changed.items()),
            moves=tuple(self._effect.moves(laws, known, links, changed, incident.assume, None)),
            without=self._reasoner.reason(incident, day).answers,
            under=self._reasoner.reason(under, day).answers,
            limits=wording.LIMITS,
        )

    def facts_under(self, policy: Policy, incident: Incident) -> dict[str, FactValue]:
        """Give the facts of an incident as they are under a code.

        Args:
            policy: the code.

        Returns:
            The known facts that are not disputed.
        """
        known = incident.settled.known
        return facts_under(known, self._effect.mapped(policy, known, _ABOUTS))


def _tests(norm: Norm) -> tuple[Condition, ...]:
    return (*([norm.applies] if norm.applies else []), norm.fails)


def _speaks(policy: Policy, norm: Norm) -> bool:
    """Say whether a code says anything on what a norm is about."""
    return any(policy.said(each.fact) is not None for test in _tests(norm) for each, _ in predicates_in(test))
