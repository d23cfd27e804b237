"""Misplaced: citations that the framework refuses wherever what rests on them can hold."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.commons.text import Text
from privesfeer.cases.fact import FactValue, representative_values
from privesfeer.rules.condition import met
from privesfeer.rules.question import Question
from privesfeer.rules.rule import Consequence, Presumption, Rule
from privesfeer.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A citation out of place.

    Attributes:
        question: the question on which it is cited.
        where: the id of the rule, presumption or consequence; "framework" for the framework itself.
        cite: the id of the statute, or the key of the ruling.
        why: why it does not belong there.
    """

    question: str
    where: str
    cite: str
    why: Text


def misplaced(rulebook: Rulebook, casebook: Casebook, day: dt.date) -> Iterator[Misplaced]:
    """Find what is cited where the framework refuses it.

    A rule that can hold under several measures, regimes or facts may cite what is refused under some of them; it is
    misplaced where it is refused under all.

    Args:
        rulebook: the rules and the framework.
        day: the day whose law is meant where a rule names no other.

    Yields:
        The citations, question by question.
    """
    for question in rulebook.questions.values():
        parts: list[Rule | Presumption | Consequence] = [*question.rules, *question.presumptions]
        for part in (*parts, *question.consequences):
            yield from _cited(rulebook, casebook, question, part, day)
    for entry in rulebook.framework.entries:
        for refused in rulebook.framework.refused(entry):
            for frame in entry.frames:
                # A frame is the law whatever the facts are; what is refused under some of them only is not refused.
                if not refused.where and (not refused.regimes or {*frame.regimes} <= {*refused.regimes}):
                    for statute in filter(refused.names, frame.statutes):
                        yield Misplaced(entry.question, "framework", statute, refused.why)


def _cited(
    rulebook: Rulebook, casebook: Casebook, question: Question, part: Rule | Presumption | Consequence, day: dt.date
) -> Iterator[Misplaced]:
    authority, event = part.authority, day
    if isinstance(part, Presumption):
        authority += part.against_authority
    elif part.valid.last:
        event = part.valid.last
    found = [
        rulebook.framework.refusals(question.question, known, event) for known in _settings(rulebook, question, part)
    ]
    for each in dict.fromkeys(authority):
        reasons = [next((one.why for one in refused if one.refuses(each, casebook)), None) for refused in found]
        if reasons and all(reasons):
            yield Misplaced(question.question, part.id, each.statute or each.ruling or "", reasons[0] or question.asked)


def _settings(
    rulebook: Rulebook, question: Question, part: Rule | Presumption | Consequence
) -> Iterator[dict[str, FactValue]]:
    """Give every way in which the facts that the framework asks for, and the part tests, can be where it holds."""
    unless = isinstance(part, Presumption)
    when = part.unless if isinstance(part, Presumption) else part.when
    conjuncts = question.expanded(when) if when else ()
    asked = [tuple(each for each in conjunct if each.fact in rulebook.framework.asks) for conjunct in conjuncts]
    if unless:  # it holds where none of what excludes it does, so what none of it asks for leaves it open
        asked = [tuple(dict.fromkeys(each for conjunct in asked for each in conjunct))]
    for literals in asked or [()]:
        facts = {each.fact: rulebook.codebook.fact(each.fact) for each in literals}
        tests = [each.test for each in literals if isinstance(each.test, Predicate)]
        for values in product(*(representative_values(fact, tests) for fact in facts.values())):
            known = dict(zip(facts, values, strict=True))
            if met(conjuncts, known) if unless else not met((literals,), known):
                continue
            yield known
