"""Answer chain: the questions answered one after the other, each on the facts and on the answers before it."""

from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from privesfeer.cases.fact import FactValue
from privesfeer.cases.ruling import Branch
from privesfeer.engine.doctrine.law import Law, Reach
from privesfeer.engine.doctrine.result import Result, firmness

_FIRM_ENOUGH = frozenset({"required", "governed", "leaning"})
_REQUIRED, _SLIGHT = 4, 1

Standing = tuple[str | None, int]
"""The finding on which later questions may build, if there is one, and how firm the answer is."""


class ChainLink(NamedTuple):
    """One question of the chain.

    Attributes:
        law: the law that is applied.
        tests: the factor index's bits of the tests that hold.
        factors: the bits of the valid factors that hold.
        reach: which precedents can govern.
        may_govern: whether enough is known for any of them to govern.
        telling: whether enough is known of what the answer turns on for it to be called likely.
        result: the answer; None: the question is not raised.
        held_back: the findings that are less firm than the answer would be, and hold it back; empty where none does.
        standing: all of the answer that matters to later ones: the finding on which they may build, if there is one,
            and how firm the answer is.
    """

    law: Law
    tests: int
    factors: int
    reach: Reach
    may_govern: bool
    telling: bool
    result: Result | None = None
    held_back: tuple[str, ...] = ()
    standing: Standing = (None, 0)

    @property
    def name(self) -> str:
        """The question's id."""
        return self.law.question.question

    @property
    def finding(self) -> str | None:
        """The outcome on which later questions may build, if there is one."""
        return self.standing[0]


class AnswerChain:
    """The answers on one set of facts, and what they would be if a fact were another.

    Attributes:
        assume: the outcomes that the user takes as given.
        links: the questions by id, in the order in which they are answered.
        known: the facts, and the findings: the answers that are required, governed or leaning, or what is assumed in
            their place.
    """

    def __init__(
        self,
        laws: Iterable[Law],
        known: Mapping[str, FactValue],
        assume: Mapping[str, str],
        branch: Branch | None = None,
    ) -> None:
        """Answer every question.

        Args:
            laws: the law on each question, a question after those on whose answers it builds.
            assume: outcomes that enter later questions instead of the answers.
            branch: the branch of law, where it is known as such (the facts of a ruling).
        """
        self.assume, self._branch = assume, branch
        self.links: dict[str, ChainLink] = {}
        self._varied: dict[tuple[object, ...], ChainLink] = {}  # what was answered with facts changed
        self.known = {**known, **assume}
        for law in laws:
            tests = law.factor_index.tests(self.known)
            settled = law.reach(self.known, branch), law.may_govern(self.known), law.telling(self.known)
            link = self._answered(ChainLink(law, tests, law.factors(tests), *settled), self.links)
            self.links[link.name] = link
            if link.finding and link.name not in assume:
                self.known[link.name] = link.finding

    def closure(self, questions: Iterable[str]) -> tuple[str, ...]:
        """Give questions and all earlier ones on whose answers they build.

        Returns:
            The ids, in the order in which they are answered.
        """
        found = set(questions)
        for name in reversed(self.links):
            if name in found:
                found |= self.links[name].law.question.earlier - self.assume.keys()
        return tuple(name for name in self.links if name in found)

    def vary(self, facts: Mapping[str, FactValue | None], asked: Container[str] | None = None) -> dict[str, ChainLink]:
        """Answer questions with facts changed.

        Args:
            facts: those that change, with their values; None: unknown.
            asked: the questions, with all earlier ones on whose answers they build; None: all.

        Returns:
            The links by question; those that nothing touches are the same as before.
        """
        changes = dict(facts)
        links: dict[str, ChainLink] = {}
        for name, before in self.links.items():
            if asked is not None and name not in asked:
                continue
            touched = not before.law.inputs.isdisjoint(changes)
            link = links[name] = self._changed(before, changes, links) if touched else before
            moved = link is not before and name not in self.assume
            if moved and link.standing != before.standing:
                changes[name] = link.finding
        return links

    def _changed(
        self, before: ChainLink, changes: Mapping[str, FactValue | None], links: Mapping[str, ChainLink]
    ) -> ChainLink:
        law, tests, factor_index = before.law, before.tests, before.law.factor_index
        settled = before.reach, before.may_govern, before.telling
        for name, value in changes.items():
            if name in self.known:
                tests = factor_index.without(tests, name)
            if value is not None:
                tests |= factor_index.fact_bits(name, value)
        if not law.settings.isdisjoint(changes):
            known = self.known.copy()
            for name, value in changes.items():
                if value is None:
                    known.pop(name, None)
                else:
                    known[name] = value
            settled = law.reach(known, self._branch), law.may_govern(known), law.telling(known)
        earlier = tuple([(name, links[name].standing) for name in law.question.earlier if name in changes])
        if not earlier and (tests, *settled) == (before.tests, before.reach, before.may_govern, before.telling):
            return before
        key = law, tests, settled, earlier
        link = self._varied.get(key)
        if link is None:
            link = self._varied[key] = self._answered(ChainLink(law, tests, law.factors(tests), *settled), links)
        return link

    def _answered(self, link: ChainLink, links: Mapping[str, ChainLink]) -> ChainLink:
        """Answer a question of which everything but the answer is there."""
        law = link.law
        if not law.factor_index.raised(link.tests):
            return link
        result = _decided(link, link.factors)
        own = firmness(result)
        building_on = law.question.earlier
        below = {name: found for name in links if name in building_on and (found := self._below(name, links)) < own}
        if own <= _SLIGHT or not below:
            return _with(link, result)
        # No answer is firmer than a finding on which it depends: it must stand without those that are weaker.
        for level in range(own, _SLIGHT, -1):
            weaker = [name for name, found in below.items() if found < level]
            bare = self._without(link, weaker) if weaker else result
            if level == own and (bare.outcome, bare.status, bare.strength) == (
                result.outcome,
                result.status,
                result.strength,
            ):
                return _with(link, result)
            if level < own and bare.outcome == result.outcome and firmness(bare) >= level:
                return _with(link, _called(link, law.capped(bare, level)), tuple(below))
        return _with(link, law.softened(result.outcome, "slight"), tuple(below))

    def _below(self, name: str, links: Mapping[str, ChainLink]) -> int:
        """Say how firm a finding is; what is assumed, and what is none, holds nothing back."""
        finding, firm = links[name].standing
        return _REQUIRED if finding is None or name in self.assume else firm

    @staticmethod
    def _without(link: ChainLink, findings: Iterable[str]) -> Result:
        """Answer a question without some findings."""
        law, tests = link.law, link.tests
        for name in findings:
            tests = law.factor_index.without(tests, name)
        return _decided(link, law.factors(tests))


def _decided(link: ChainLink, factors: int) -> Result:
    return _called(link, link.law.decide(factors, link.may_govern, link.reach))


def _called(link: ChainLink, result: Result) -> Result:
    """Call an answer likely only where enough is known of what it turns on."""
    return result if link.telling or result.strength != "likely" else result._replace(strength="slight")


def _with(link: ChainLink, result: Result, held_back: tuple[str, ...] = ()) -> ChainLink:
    standing = result.outcome if result.status in _FIRM_ENOUGH else None, firmness(result)
    return ChainLink(
        link.law, link.tests, link.factors, link.reach, link.may_govern, link.telling, result, held_back, standing
    )
