"""Firmness: whether a single unknown fact can still change an answer, and what each value would bring."""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial, reduce
from operator import or_

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.fact import FactValue
from privesfeer.engine.doctrine.answer_chain import AnswerChain, ChainLink
from privesfeer.engine.doctrine.result import Result, Status
from privesfeer.engine.search.batch import compiled
from privesfeer.engine.search.bitset import Plane, but_not, either, first, full, outside, places
from privesfeer.engine.search.column import Column
from privesfeer.engine.search.decision import Found
from privesfeer.engine.search.representative_values import RepresentativeValue

Brought = tuple[str | None, Status | None]
"""Outcome and status of an answer; None for both: the question is not raised."""


class Variant:
    """One value that a fact may turn out to have, and what it would bring.

    Attributes:
        value: the value.
    """

    def __init__(
        self,
        value: FactValue,
        vary: Callable[[], Mapping[str, ChainLink]],
        answers: Callable[[str], Brought] | None = None,
    ) -> None:
        """Keep how its answers are found.

        Args:
            vary: answers all questions with it, all else as it is.
            answers: gives outcome and status of a question, where these are known already.
        """
        self.value, self._vary, self._answers = value, vary, answers

    @cached_property
    def links(self) -> Mapping[str, ChainLink]:
        """The answers with that value, all else as it is."""
        return self._vary()

    def result(self, question: str) -> Result | None:
        """Give the answer to a question.

        Returns:
            The answer; None: the question is then not raised.
        """
        return self.links[question].result

    def brings(self, question: str) -> Brought:
        """Give outcome and status of the answer to a question.

        Returns:
            Both; None for both: the question is then not raised.
        """
        return self._answers(question) if self._answers else _brought(self.result(question))


def _brought(result: Result | None) -> Brought:
    return (result.outcome, result.status) if result else (None, None)


@dataclass(frozen=True, slots=True)
class _OneAtATime:
    """Every representative value of some facts, all tried at once.

    Attributes:
        values: the values that were tried; the place of each is its bit.
        facts: the fact of each.
        of_fact: the bits of the values of each fact.
        turned: of each question, where the outcome is another.
        changed: where outcome or status is another.
        found: the answers.
        outcomes: of each question, the names of its outcomes.
    """

    values: tuple[RepresentativeValue, ...]
    facts: tuple[str, ...]
    of_fact: Mapping[str, Plane]
    turned: Mapping[str, Plane]
    changed: Mapping[str, Plane]
    found: Mapping[str, Found]
    outcomes: Mapping[str, tuple[str, ...]]

    def brings(self, place: int, question: str) -> Brought:
        """Give outcome and status of the answer to a question with a value."""
        found, (ours, theirs) = self.found[question], self.outcomes[question]
        if not found.raised >> place & 1:
            return None, None
        outcome = ours if found.won[0] >> place & 1 else theirs if found.won[1] >> place & 1 else None
        for status, vector in found.statuses.items():  # noqa: B007 - one of them is reached
            if vector >> place & 1:
                break
        return outcome, status


class Firmness:
    """The answers that come within reach when one more fact becomes known, or is another.

    Which values change an answer is found by trying all of them at once; only those are then put to the chain, which
    says how.

    Attributes:
        telling: the values that are tried of each fact.
    """

    def __init__(
        self, chain: AnswerChain, facts: Mapping[str, FactValue], telling: Mapping[str, tuple[RepresentativeValue, ...]]
    ) -> None:
        """Keep the answers from which single facts are varied.

        Args:
            chain: the answers.
            facts: the known facts.
            telling: the values to try of each fact.
        """
        self._chain, self._facts, self.telling = chain, facts, telling
        self._links: dict[tuple[str, tuple[int, ...]], Mapping[str, ChainLink]] = {}

    @cached_property
    def _codebook(self) -> Codebook:
        return next(iter(self._chain.links.values())).law.codebook

    @cached_property
    def _barred(self) -> Mapping[str, tuple[Predicate, ...]]:
        """What each fact must not be beside the other known facts."""
        return self._codebook.contradictions.barred(self._facts)

    def tried(self, fact: str) -> tuple[RepresentativeValue, ...]:
        """Give the values of a fact that are tried.

        Args:
            fact: the fact; known or not.

        Returns:
            Each representative value that fits the other known facts.
        """
        telling, barred = self.telling.get(fact, ()), self._barred.get(fact)
        if barred is None:
            return telling
        return tuple([each for each in telling if not any(test.passes(each.value) for test in barred)])

    def variants(self, fact: str) -> tuple[Variant, ...]:
        """Try the values of a fact.

        Args:
            fact: the fact; known or not.

        Returns:
            One variant for each value that is tried.
        """
        return tuple(
            Variant(each.value, partial(self._varied, fact, each), partial(self._brings, fact, place))
            for place, each in enumerate(self.tried(fact))
        )

    def _brings(self, fact: str, place: int, question: str) -> Brought:
        tried_values = self._contrary if fact in self._closed else self._one_at_a_time
        return tried_values.brings(first(tried_values.of_fact[fact]) + place, question)

    def _varied(self, fact: str, tried: RepresentativeValue) -> Mapping[str, ChainLink]:
        key = fact, tried.bits
        if key not in self._links:
            self._links[key] = self._chain.vary({fact: tried.value})
        return self._links[key]

    @cached_property
    def _one_at_a_time(self) -> _OneAtATime:
        """What is open: facts that are unknown, and the user's own valuations."""
        return self._swept([fact for fact in self.telling if fact not in self._closed])

    @cached_property
    def _contrary(self) -> _OneAtATime:
        """What is not: facts that are known, as if they were otherwise."""
        return self._swept([fact for fact in self.telling if fact in self._closed])

    @cached_property
    def _closed(self) -> Collection[str]:
        """The facts that are known and no valuations."""
        return self._facts.keys() - self._codebook.assessments

    def _swept(self, facts: Iterable[str]) -> _OneAtATime:
        """Try every representative value of some facts at once."""
        links = self._chain.links
        batch = compiled(tuple(link.law for link in links.values()))
        tried = {fact: self.tried(fact) for fact in facts}
        values = {fact: tuple([each.value for each in telling]) for fact, telling in tried.items()}
        of_fact, start = dict[str, Plane](), 0
        for fact, each in values.items():
            of_fact[fact] = full(len(each)) << start
            start += len(each)
        whole, columns = full(start), batch.bit_encoding.columns
        alike = batch.bit_encoding.alike(self._facts, values)
        known = {
            fact: self._vectors(columns[fact], values.get(fact, ()), of_fact.get(fact, 0), whole)
            for fact in batch.settings
        }
        found = dict(batch.conclude(known, whole, self._chain.assume, alike=alike))
        now = {name: batch.stated(name, link.result, whole) for name, link in links.items()}
        # Where a question is no longer raised it has no other answer: it is not asked.
        asked = {name: outside(but_not(now[name].raised, each.raised), whole) for name, each in found.items()}
        return _OneAtATime(
            values=tuple([each for telling in tried.values() for each in telling]),
            facts=tuple([fact for fact, telling in tried.items() for _ in telling]),
            of_fact=of_fact,
            turned={name: each.turned(now[name]) & asked[name] for name, each in found.items()},
            changed={name: each.differs(now[name]) & asked[name] for name, each in found.items()},
            found=found,
            outcomes={name: tuple(link.law.factor_index.favouring) for name, link in links.items()},
        )

    def _vectors(self, column: Column, values: tuple[FactValue, ...], within: Plane, whole: Plane) -> list[Plane]:
        """Give the bit vectors of a fact: where its values are tried each in turn, elsewhere as it is."""
        now = column.rows((self._facts.get(column.name),))
        elsewhere = but_not(whole, within)
        if not within:
            return [elsewhere if mark else 0 for mark in now]
        start, rows = first(within), column.rows(values)
        return [row << start | elsewhere if mark else row << start for row, mark in zip(rows, now, strict=True)]

    def changing(self, fact: str, questions: Container[str]) -> tuple[Variant, ...]:
        """Give the values of an unknown fact, or of a valuation, that change the answer to any of some questions.

        Returns:
            The variants with another outcome or status.
        """
        changed = self._one_at_a_time.changed
        where = reduce(or_, (where for name, where in changed.items() if name in questions), 0)
        return self._variants_at(self._one_at_a_time, fact, where)

    def _variants_at(self, tried_values: _OneAtATime, fact: str, where: Plane) -> tuple[Variant, ...]:
        return tuple(
            Variant(
                tried_values.values[place].value,
                partial(self._varied, fact, tried_values.values[place]),
                partial(tried_values.brings, place),
            )
            for place in places(where & tried_values.of_fact.get(fact, 0))
        )

    def moving(self, question: str) -> Iterator[tuple[str, tuple[Variant, ...]]]:
        """Find the unknown facts that can change the answer to a question on their own.

        Yields:
            Each fact with the variants that change outcome or status, a change of outcome before one of status
            alone, then in codebook order.
        """
        found, tried_values, gained = [], self._one_at_a_time, self._gained_below[question]
        sets = [each for each in self._codebook.sets if gained & tried_values.of_fact.get(each, 0)]
        turned, changed = tried_values.turned[question], tried_values.changed[question]
        moved: Iterable[str] = {*(tried_values.facts[place] for place in places(changed)), *sets}
        moved = (fact for fact in moved if fact in tried_values.of_fact and fact not in self._facts)
        for fact in sorted(moved, key=tried_values.of_fact.__getitem__):
            turning = bool(turned & tried_values.of_fact[fact])
            changing = self._variants_at(tried_values, fact, changed)
            if not turning and fact in sets:
                unions = self._unions(question, fact)
                turning, changing = bool(unions), (*changing, *unions)
            if changing:
                found.append((not turning, fact, changing))
        for _, fact, variants in sorted(found, key=lambda each: each[0]):
            yield fact, variants

    def _unions(self, question: str, fact: str) -> tuple[Variant, ...]:
        """Find sets of several values that turn an answer which none of them turns alone, as small as can be.

        More factors for a side never move an answer to the other: if any set turns it, so does the set of all values
        that bring factors for that side and none for the other. Where no such set turns it by itself, one may by way
        of an earlier answer.
        """
        within = self._one_at_a_time.of_fact[fact]
        for name in self._closures[question]:
            ours, theirs = self._gained[name]
            if (ours | theirs) & within:
                unions = (self._smallest(question, fact, values) for values in self._helping(name, within))
                if found := tuple(filter(None, unions)):
                    return found
        return ()

    @cached_property
    def _closures(self) -> Mapping[str, tuple[str, ...]]:
        """Each question with those on whose answers it builds, the last first."""
        return {name: self._chain.closure([name])[::-1] for name in self._chain.links}

    def _smallest(self, question: str, fact: str, values: Sequence[frozenset[str]]) -> Variant | None:
        """Give the set of some values, made as small as can be, that turns an answer; None: all of them do not."""
        union, left = self._union(question, fact, values), list(values)
        if union is None:
            return None
        for value in values:
            smaller = self._union(question, fact, [other for other in left if other != value])
            if smaller is not None:
                union = smaller
                left.remove(value)
        return Variant(union, partial(self._chain.vary, {fact: union}))

    def _helping(self, question: str, within: Plane) -> Iterator[tuple[frozenset[str], ...]]:
        """Give for each outcome of a question the values of a set that bring factors for it and none for the other."""
        ours, theirs = self._gained[question]
        for helping in (but_not(ours, theirs) & within, but_not(theirs, ours) & within):
            values = [self._one_at_a_time.values[place].value for place in places(helping)]
            yield tuple(value for value in values if isinstance(value, frozenset))

    @cached_property
    def _gained(self) -> Mapping[str, tuple[Plane, Plane]]:
        """For each outcome of each question where a factor for it comes to hold that does not hold now."""
        found, whole = {}, full(len(self._one_at_a_time.values))
        for question, link in self._chain.links.items():
            held = self._one_at_a_time.found[question].held.items()
            gained = [(1 << place, vector) for place, vector in held if vector and not link.factors >> place & 1]
            ours, theirs = link.law.factor_index.favouring.values()
            found[question] = (
                either([vector for bit, vector in gained if bit & ours], whole),
                either([vector for bit, vector in gained if bit & theirs], whole),
            )
        return found

    @cached_property
    def _gained_below(self) -> Mapping[str, Plane]:
        """Of each question where a factor comes to hold, of its own or of one on whose answer it builds."""
        whole = full(len(self._one_at_a_time.values))
        gained = {name: ours | theirs for name, (ours, theirs) in self._gained.items()}
        return {name: either([gained[each] for each in below], whole) for name, below in self._closures.items()}

    def _union(self, question: str, fact: str, values: Iterable[frozenset[str]]) -> frozenset[str] | None:
        """Give all values of some sets as one; None: they are one at most, cannot be, or do not turn an answer."""
        value = frozenset[str]().union(*values)
        if len(value) <= 1 or any(test.passes(value) for test in self._barred.get(fact, ())):
            return None
        then = self._chain.vary({fact: value}, self._closures[question])[question]
        return value if self._turned(question, _brought(then.result)) else None

    def decides(self, question: str, variant: Variant) -> bool:
        """Say whether with a variant a requirement of the law decides where none does now.

        Returns:
            Whether it does.
        """
        before = self._chain.links[question].result
        return (before and before.status) != variant.brings(question)[1] == "required"

    def turns(self, question: str, variant: Variant) -> bool:
        """Say whether a variant brings another outcome.

        Returns:
            Whether its outcome differs from the answer's; not where the question is then no longer raised.
        """
        return self._turned(question, variant.brings(question))

    def _turned(self, question: str, brought: Brought) -> bool:
        before, (outcome, status) = self._chain.links[question].result, brought
        return (before and before.outcome) != outcome and (status is not None or before is None)
