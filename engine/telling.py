"""Telling values: for each fact, the values that between them show every way in which the rules can take it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cases.codebook import Codebook, FactValue
from engine.kernel import Kernel
from rules.condition import telling_values


@dataclass(frozen=True, slots=True)
class Telling:
    """One value of a fact.

    Attributes:
        value: the value.
        bits: the tests that it passes, question by question, and what else sets it apart; values with the same bits
            bring the same answers.
    """

    value: FactValue
    bits: tuple[int, ...]


def telling(
    codebook: Codebook, kernels: Iterable[Kernel], whole: Iterable[str] = ()
) -> Mapping[str, tuple[Telling, ...]]:
    """Choose the values to try of every fact that some question tests.

    Args:
        codebook: has the facts.
        kernels: the questions' rules.
        whole: facts of which no two values are alike, whatever the rules test.

    Returns:
        By fact, in codebook order: all values of a boolean or an enumeration; of numbers the smallest of those that
        pass the same tests and go with the same other facts; of a set the empty one and those with a single value, one
        for all of which that is so.
    """
    kernels, apart = tuple(kernels), frozenset(whole)
    asked = apart.union(*(kernel.facts for kernel in kernels))
    return {fact: _telling(codebook, fact, kernels, apart=fact in apart) for fact in codebook.fact_ids if fact in asked}


def _telling(codebook: Codebook, name: str, kernels: tuple[Kernel, ...], *, apart: bool) -> tuple[Telling, ...]:
    fact = codebook.fact(name)
    values: Iterable[FactValue]
    excluded = codebook.excluded.get(name, ())
    if fact.type == "set":
        values = (frozenset[str](), *(frozenset({value}) for value in fact.values))
    else:
        values = telling_values(fact, [*excluded, *(test for kernel in kernels for test in kernel.tests_of(name))])
    found = [
        Telling(value, (*(kernel.fact_bits(name, value) for kernel in kernels), index if apart else -1))
        for index, value in enumerate(values)
    ]
    if apart or fact.type not in {"integer", "set"}:
        return tuple(found)
    # Of values that other facts do not exclude alike, each is tried: one of them may be the only one that is possible.
    smallest: dict[tuple[object, ...], Telling] = {}
    for each in found:
        smallest.setdefault((each.bits, *(test.holds(each.value) for test in excluded)), each)
    return tuple(smallest.values())
