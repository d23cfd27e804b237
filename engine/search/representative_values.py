"""Representative values: for each fact, the values that between them show every way in which the rules can take it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.commons.text import Text
from privesfeer.cases.fact import Fact, FactValue, representative_values
from privesfeer.engine.doctrine.factors import FactorIndex

_SAID = catalogue(__file__)
_Brings = TypeVar("_Brings")
NO_END = -1


@dataclass(frozen=True, slots=True)
class RepresentativeValue:
    """One value of a fact.

    Attributes:
        value: the value.
        bits: the tests that it passes, question by question, and what else sets it apart; values with the same bits
            bring the same answers.
    """

    value: FactValue
    bits: tuple[int, ...]


def tests_on(codebook: Codebook, name: str, factor_indexes: Iterable[FactorIndex]) -> tuple[Predicate, ...]:
    """Give all tests on a fact, those of the contradictions too: values that pass the same of them are alike.

    Args:
        name: the fact.
        factor_indexes: the rules that test it.

    Returns:
        The tests, without repeats.
    """
    tests = (test for factor_index in factor_indexes for test in factor_index.tests_of(name))
    return tuple(dict.fromkeys((*tests, *codebook.contradictions.excluded.get(name, ()))))


def last_alike(value: FactValue, starts: Iterable[FactValue]) -> int | None:
    """Give the last number that no test tells apart from one.

    Args:
        value: a value of any fact.
        starts: the values of the fact that are tried, from small to large: each stands for all up to the next.

    Returns:
        The number; NO_END where there is no last; None for what is no number.
    """
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return next((start - 1 for start in starts if isinstance(start, int) and start > value), NO_END)


def runs(
    told: Iterable[tuple[FactValue, _Brings]], starts: Collection[FactValue]
) -> list[tuple[FactValue, int | None, _Brings]]:
    """Put numbers together that stand beside each other and bring the same.

    Args:
        told: values, each with what it brings.
        starts: the values that are tried, of numbers each the first of those that are alike.

    Returns:
        The first and the last of each run, as `last_alike` has it, with what it brings.
    """
    found: list[tuple[FactValue, int | None, _Brings]] = []
    for value, brings in told:
        first = value
        if found and isinstance(value, int) and found[-1][1] == value - 1 and found[-1][2] == brings:
            first = found.pop()[0]
        found.append((first, last_alike(value, starts), brings))
    return found


def labelled(fact: Fact, value: FactValue, last: int | None) -> Text:
    """Word a value; a number stands for all up to the last that no test tells apart from it.

    Args:
        last: the last number; NO_END where there is none; None for what is no number.

    Returns:
        The value or the range in words.
    """
    if last is None or last == value:
        return fact.label(value)
    if last == NO_END:
        return _SAID.FROM.fill(first=str(value))
    return _SAID.FROM_TO.fill(first=str(value), last=str(last)) if value else _SAID.UP_TO.fill(last=str(last))


def representatives(
    codebook: Codebook, factor_indexes: Iterable[FactorIndex], whole: Iterable[str] = ()
) -> Mapping[str, tuple[RepresentativeValue, ...]]:
    """Choose the values to try of every fact that some question tests.

    Args:
        factor_indexes: the questions' rules.
        whole: facts of which no two values are alike, whatever the rules test.

    Returns:
        By fact, in codebook order: all values of a boolean or an enumeration; of numbers the smallest of those that
        pass the same tests and go with the same other facts; of a set the empty one and those with a single value, one
        for all of which that is so.
    """
    factor_indexes, apart = tuple(factor_indexes), frozenset(whole)
    asked = apart.union(*(factor_index.facts for factor_index in factor_indexes))
    return {
        fact: _representatives(codebook, fact, factor_indexes, apart=fact in apart)
        for fact in codebook.fact_ids
        if fact in asked
    }


def _representatives(
    codebook: Codebook, name: str, factor_indexes: tuple[FactorIndex, ...], *, apart: bool
) -> tuple[RepresentativeValue, ...]:
    fact = codebook.fact(name)
    values: Iterable[FactValue]
    excluded = codebook.contradictions.excluded.get(name, ())
    if fact.type == "set":
        values = (frozenset[str](), *(frozenset({value}) for value in fact.values))
    else:
        values = representative_values(fact, tests_on(codebook, name, factor_indexes))
    found = [
        RepresentativeValue(
            value, (*(factor_index.fact_bits(name, value) for factor_index in factor_indexes), index if apart else -1)
        )
        for index, value in enumerate(values)
    ]
    if apart or fact.type not in {"integer", "set"}:
        return tuple(found)
    # Of values that other facts do not exclude alike, each is tried: one of them may be the only one that is possible.
    smallest: dict[tuple[object, ...], RepresentativeValue] = {}
    for each in found:
        smallest.setdefault((each.bits, *(test.holds(each.value) for test in excluded)), each)
    return tuple(smallest.values())
