"""Conditions: what must be known for a rule to apply, as data that can be checked, explained and compiled.

A condition is read three-valued: a test on an unknown fact does not hold, and neither does its negation. Of what a code
says nothing is unknown: what it does not say, it is known not to say (``Statements.told``). So rules on facts and norms
for codes are written in one language.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, model_validator

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.operators import Value
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.fact import FactValue, representative_values

_SAID = catalogue(__file__)


class FindingRef(Record):
    """A reference to a finding of the same rule file: ``{finding: on_social_media}``.

    Attributes:
        finding: the id of the rule that establishes it.
    """

    finding: str


class AllOf(Record):
    """Holds when all parts hold: ``{all: [...]}``."""

    all: "tuple[Condition, ...]" = Field(min_length=2)


class AnyOf(Record):
    """Holds when at least one part holds: ``{any: [...]}``."""

    any: "tuple[Condition, ...]" = Field(min_length=2)


class Not(Record):
    """Holds when the part is known not to hold: ``{not: ...}``."""

    not_: "Condition"

    @model_validator(mode="before")
    @classmethod
    def _not_is_a_keyword(cls, data: Any) -> Any:  # noqa: ANN401 - raw input
        return {"not_": data["not"]} if isinstance(data, dict) and set(data) == {"not"} else data


def _kind(data: Any) -> str | None:  # noqa: ANN401 - raw input
    if isinstance(data, Record):
        return type(data).__name__
    if isinstance(data, dict):
        return next((kind for key, kind in _KINDS.items() if key in data), None)
    return None


_KINDS = {
    "all": "AllOf",
    "any": "AnyOf",
    "not": "Not",
    "finding": "FindingRef",
    "fact": "Predicate",
    "term": "Predicate",
}

Condition = Annotated[
    Annotated[AllOf, Tag("AllOf")]
    | Annotated[AnyOf, Tag("AnyOf")]
    | Annotated[Not, Tag("Not")]
    | Annotated[FindingRef, Tag("FindingRef")]
    | Annotated[Predicate, Tag("Predicate")],
    Discriminator(_kind),
]
AllOf.model_rebuild()
AnyOf.model_rebuild()
Not.model_rebuild()


@dataclass(frozen=True, slots=True)
class Literal:
    """One test, asserted or denied.

    Attributes:
        test: a test on a fact, or a finding.
        positive: False: it must be known not to hold.
    """

    test: Predicate | FindingRef
    positive: bool

    @property
    def fact(self) -> str:
        """The fact that is tested; only for a test on a fact."""
        assert isinstance(self.test, Predicate)  # noqa: S101 - narrows the type; findings are looked up elsewhere
        return self.test.fact

    def passes(self, value: FactValue | None) -> bool:
        """Test a value; only for a test on a fact.

        Args:
            value: the fact's value; None: unknown, which neither passes nor is denied.

        Returns:
            Whether the literal holds.
        """
        assert isinstance(self.test, Predicate)  # noqa: S101 - narrows the type; findings have no value
        return value is not None and self.test.passes(value) is self.positive


Conjunct = tuple[Literal, ...]


def passing(tests: Iterable[Predicate]) -> Conjunct:
    """Give the conjunction of tests on facts that all have to pass.

    Returns:
        A literal for each.
    """
    return tuple(Literal(test, positive=True) for test in tests)


def alternatives(condition: Condition, *, positive: bool = True, implied: bool = True) -> tuple[Conjunct, ...]:
    """Write a condition as alternatives of which one must hold in full (disjunctive normal form).

    Negation is pushed down to the tests, so that the negation of an unknown never holds. What follows from other facts
    is known: beside a test stand those on other facts that assure how it turns out, so that to add what is implied
    changes nothing.

    Args:
        positive: False gives the alternatives under which the condition is known not to hold.
        implied: False leaves out what follows from other facts.

    Returns:
        The alternatives, each a conjunction of literals, without repeats; those that can never be met are among them
        only where they are written so.
    """
    match condition:
        case Not(not_=part):
            return alternatives(part, positive=not positive, implied=implied)
        case AllOf(all=parts) | AnyOf(any=parts):
            branches = [alternatives(part, positive=positive, implied=implied) for part in parts]
            if isinstance(condition, AllOf) is positive:
                products = itertools.product(*branches)
                return tuple(dict.fromkeys(tuple(dict.fromkeys(itertools.chain(*product))) for product in products))
            return tuple(dict.fromkeys(itertools.chain(*branches)))
        case Predicate():
            assured = condition.assured_by(positive=positive) if implied else ()
            return ((Literal(condition, positive),), *map(passing, assured))
        case FindingRef():
            return ((Literal(condition, positive),),)


def fewest(conjuncts: tuple[Conjunct, ...]) -> tuple[Conjunct, ...]:
    """Leave out the alternatives that ask for all that another one asks for, and more.

    Args:
        conjuncts: the alternatives, without repeats.

    Returns:
        Those that are left: one of them holds wherever one of all does.
    """
    left: list[frozenset[Literal]] = []
    for tests in sorted(map(frozenset, conjuncts), key=len):
        if not any(fewer <= tests for fewer in left):
            left.append(tests)
    kept = frozenset(left)
    return tuple(conjunct for conjunct in conjuncts if frozenset(conjunct) in kept)


def met(conjuncts: tuple[Conjunct, ...], known: Mapping[str, FactValue]) -> bool:
    """Say whether one of the alternatives holds in full; only for alternatives over facts.

    Args:
        conjuncts: the alternatives.

    Returns:
        Whether the condition is known to hold.
    """
    for conjunct in conjuncts:  # asked many times of each case: loops are quicker
        for literal in conjunct:
            if not literal.passes(known.get(literal.fact)):
                break
        else:
            return True
    return False


def holds(condition: Condition, value_of: Callable[[str], Value | None]) -> bool | None:
    """Read a condition, which names no findings.

    Args:
        value_of: gives the value of a fact, or what is said, by its name; None: unknown.

    Returns:
        Whether it holds; None: that is unknown.
    """
    match condition:
        case Not(not_=part):
            held = holds(part, value_of)
            return None if held is None else not held
        case AllOf(all=parts) | AnyOf(any=parts):
            decides = isinstance(condition, AnyOf)  # one part that holds, or one that fails
            found = {holds(part, value_of) for part in parts}
            return decides if decides in found else None if None in found else not decides
        case Predicate():
            return condition.holds(value_of(condition.fact))
        case FindingRef(finding=finding):
            raise ValueError(f"'{finding}' is a finding: a condition with findings is written out first")


def predicates_in(condition: Condition, *, positive: bool = True) -> Iterator[tuple[Predicate, bool]]:
    """Go through the tests of a condition, in the order in which they are written.

    Args:
        positive: False: it stands under a negation.

    Yields:
        Each test, and whether it is asserted; False: it is denied.
    """
    match condition:
        case Not(not_=part):
            yield from predicates_in(part, positive=not positive)
        case AllOf(all=parts) | AnyOf(any=parts):
            for part in parts:
                yield from predicates_in(part, positive=positive)
        case Predicate():
            yield condition, positive


def findings_in(condition: Condition) -> Iterator[str]:
    """Name the findings on which a condition builds.

    Yields:
        The ids, with repeats.
    """
    match condition:
        case Not(not_=part):
            yield from findings_in(part)
        case AllOf(all=parts) | AnyOf(any=parts):
            for part in parts:
                yield from findings_in(part)
        case FindingRef(finding=finding):
            yield finding


def wording(condition: Condition, findings: dict[str, Text]) -> Text:
    """Put a condition into words.

    Args:
        findings: the noun phrases of the findings it may name.

    Returns:
        The wording, as a phrase.
    """
    match condition:
        case Not(not_=part):
            return _SAID.NOT.fill(part=wording(part, findings))
        case AllOf(all=parts):
            worded = [
                wording(part, findings).map("({})".format) if isinstance(part, AnyOf) else wording(part, findings)
                for part in parts
            ]
            return Text.enumerate(worded)
        case AnyOf(any=parts):
            return Text.enumerate([wording(part, findings) for part in parts], "any")
        case FindingRef(finding=finding):
            return findings[finding]
        case Predicate():
            return condition.text


def can_be_met(conjunct: Conjunct, codebook: Codebook) -> bool:
    """Say whether some coherent facts pass all tests of a conjunct (its findings are not looked into).

    Args:
        conjunct: literals over facts and findings.
        codebook: the facts, and what excludes what.

    Returns:
        False if the tests exclude each other, or together make a contradiction of the codebook.
    """
    by_fact = grouped((each.test.fact, each) for each in conjunct if isinstance(each.test, Predicate))
    passing = {name: _passing(tuple(literals), codebook) for name, literals in by_fact.items()}
    return all(passing.values()) and not codebook.contradictions.exclude(passing)


@cache
def _passing(literals: Conjunct, codebook: Codebook) -> tuple[FactValue, ...]:
    """Give the values of a fact, of those that tests on it tell apart, that pass them all."""
    tests = [each.test for each in literals if isinstance(each.test, Predicate)]
    values = representative_values(codebook.variable(tests[0].fact), tests)
    return tuple(value for value in values if all(each.passes(value) for each in literals))
