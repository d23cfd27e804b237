"""Conflict: requirements of the law for opposite outcomes that the same facts can meet, so that neither decides.

As in Catala two exceptions that conflict are no silent tie: whoever keeps the rules sees which they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from privesfeer.rules.condition import Conjunct, can_be_met
from privesfeer.rules.question import Question
from privesfeer.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Contrary:
    """A requirement, and those for the other outcome that can hold beside it.

    Attributes:
        rule: the requirement, for the outcome that the question protects.
        others: those for the other outcome, in the order of the rule file; never empty.
    """

    rule: Rule
    others: tuple[Rule, ...]


def conflicts(question: Question) -> Iterator[Contrary]:
    """Find the requirements that can contradict each other.

    Two do not where the facts that meet both also meet an exception of one of them.

    Yields:
        The conflicts, in the order of the rule file.
    """
    decisive = [rule for rule in question.factors if rule.decisive]
    for rule in (each for each in decisive if each.favours == question.protects):
        against = (each for each in decisive if each.favours != question.protects)
        if others := tuple(each for each in against if _together(question, rule, each)):
            yield Contrary(rule, others)


def _together(question: Question, rule: Rule, other: Rule) -> bool:
    """Say whether some facts meet both and, as far as they tell, no exception of either."""
    exceptions = [frozenset(way) for each in (rule, other) if each.unless for way in question.ways(each.unless)]
    both: Iterator[Conjunct] = (
        tuple(dict.fromkeys((*one, *two))) for one, two in product(question.ways(rule.when), question.ways(other.when))
    )
    return any(
        can_be_met(way, question.codebook) and not any(each <= frozenset(way) for each in exceptions) for way in both
    )
