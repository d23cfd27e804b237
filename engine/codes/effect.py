"""Effect: what a social media code makes of the facts of a case, and which answers move by it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Literal

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.operators import OPERATORS
from privesfeer.cases.commons.text import Output, Text
from privesfeer.cases.fact import FactValue
from privesfeer.cases.policy import Policy, Policybook
from privesfeer.cases.ruling import About, Branch
from privesfeer.engine.answers import wording
from privesfeer.engine.doctrine.answer_chain import AnswerChain, ChainLink
from privesfeer.engine.doctrine.law import Law
from privesfeer.engine.doctrine.result import Status
from privesfeer.rules.condition import holds
from privesfeer.rules.norm import Mapped

Side = Literal["employee", "employer", "neither"]


class Change(Output):
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


class AnswerInShort(Output):
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


class Move(Output):
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


class Effect:
    """What codes make of the facts of cases, by the mapping beside the norms."""

    def __init__(self, mapping: tuple[Mapped, ...], codebook: Codebook, policybook: Policybook) -> None:
        """Keep the books.

        Args:
            mapping: what a code makes of facts.
            codebook: the facts of cases.
            policybook: what a code can say.
        """
        self._mapping, self._codebook, self._policybook = mapping, codebook, policybook

    def mapped(self, policy: Policy, known: Mapping[str, FactValue], abouts: tuple[About, ...]) -> dict[str, Mapped]:
        """Find what a code makes of the facts of a case: of several entries on a fact the first that fits.

        Args:
            policy: the code.
            abouts: what the case is about.

        Returns:
            The facts that are otherwise, each with the entry by which it is so.
        """
        found: dict[str, Mapped] = {}
        for mapped in self._mapping:
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
        return any(
            test.holds(mapped.value) for test in self._codebook.contradictions.barred(others).get(mapped.fact, ())
        )

    def moves(  # noqa: PLR0913, PLR0917 - the case, its law and its answers are one thing in several parts
        self,
        laws: Iterable[Law],
        known: Mapping[str, FactValue],
        links: Mapping[str, ChainLink],
        changed: Mapping[str, Mapped],
        assume: Mapping[str, str],
        branch: Branch | None,
    ) -> Iterator[Move]:
        """Find the answers that move, each by the smallest set of changes that brings it where all of them bring it.

        Args:
            laws: the law of each question.
            links: the answers as they stand.
            changed: the facts that are otherwise under the code.
            assume: answers that are assumed.
            branch: the branch of law of a ruling; None: of an incident.

        Yields:
            The answers, in the order of the questions.
        """
        if not changed:
            return
        laws = tuple(laws)
        tried: dict[tuple[str, ...], Mapping[str, ChainLink]] = {}

        def after(facts: tuple[str, ...]) -> Mapping[str, ChainLink]:
            if facts not in tried:
                under = facts_under(known, {fact: changed[fact] for fact in facts})
                tried[facts] = AnswerChain(laws, under, assume, branch).links
            return tried[facts]

        every = tuple(changed)
        for name, link in links.items():
            before, then = _short(link), _short(after(every)[name])
            if before == then:
                continue
            sets = (facts for count in range(1, len(every) + 1) for facts in combinations(every, count))
            coherent = (
                facts for facts in sets if not self._contradictory(facts_under(known, {f: changed[f] for f in facts}))
            )
            because = next((facts for facts in coherent if _short(after(facts)[name]) == then), every)
            yield Move(
                question=name,
                before=self._outcome(name, before),
                after=self._outcome(name, then),
                better_for=_better(link, before[0], then[0]),
                because=tuple(self.change(fact, changed[fact], known) for fact in because),
            )

    def _contradictory(self, known: Mapping[str, FactValue]) -> bool:
        return self._codebook.contradictions.found_in(known) is not None

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

    def change(self, fact: str, mapped: Mapped, known: Mapping[str, FactValue]) -> Change:
        """Tell of a fact that is otherwise under a code.

        Args:
            mapped: the entry by which it is so.
        """
        entry = self._codebook.fact(fact)
        return Change(
            fact=fact,
            short=entry.short,
            before=entry.label(known[fact]) if fact in known else None,
            after=None if mapped.value is None else entry.label(mapped.value),
            mapped=mapped.id,
            clause=mapped.clause,
            clause_text=self._policybook.clause(mapped.clause).label,
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


def facts_under(known: Mapping[str, FactValue], changed: Mapping[str, Mapped]) -> dict[str, FactValue]:
    """Give the facts as they are under a code.

    Args:
        changed: those that are otherwise, each with the entry by which it is so.
    """
    values = {**known, **{fact: mapped.value for fact, mapped in changed.items()}}
    return {fact: value for fact, value in values.items() if value is not None}


def _short(link: ChainLink) -> tuple[str | None, Status | None]:
    return (link.result.outcome, link.result.status) if link.result else (None, None)


def _better(link: ChainLink, before: str | None, after: str | None) -> Side:
    protects = link.law.question.protects
    ranks = [0 if outcome is None else 1 if outcome == protects else -1 for outcome in (before, after)]
    return "neither" if ranks[0] == ranks[1] else "employee" if ranks[1] > ranks[0] else "employer"
