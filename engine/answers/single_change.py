"""Switch: one fact that, being otherwise, turns an answer; known facts are switched, and unknown ones become known.

`engine.search.counterfactual` finds every smallest set of changes and takes its time; this looks at single facts
only, with the values by which `engine.search.firmness` tries them, so that a page can offer them at once.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from pydantic import JsonValue

from cases.codebook import FactValue
from cases.facts import plain_value
from cases.text import Record, Text
from engine.search.firmness import Variant
from engine.search.hearing import Hearing


class Switch(Record):
    """One change of one fact that brings another outcome.

    Attributes:
        fact: the fact's id.
        short: the noun phrase.
        value: what would be so, as JSON.
        label: it in words.
        known: whether the fact is known, so that the switch goes against what was given.
        outcome_text: what the answer would be.
    """

    fact: str
    short: Text
    value: JsonValue
    label: Text
    known: bool
    outcome_text: Text


def switches(hearing: Hearing, questions: Iterable[str]) -> dict[str, tuple[Switch, ...]]:
    """Find the switches of answers.

    Args:
        hearing: the incident, answered.
        questions: the questions.

    Returns:
        By question, where it is raised: of each fact and each outcome that it can bring the smallest change; known
        facts first, then as the codebook orders them.
    """
    names = sorted(hearing.codebook.fact_ids, key=lambda each: each not in hearing.known)
    tried = {name: _nearest_first(hearing, name) for name in names}
    return {link.name: tuple(_switches(hearing, link.name, tried)) for link in hearing.raised(questions)}


def _switches(hearing: Hearing, question: str, tried: Mapping[str, list[Variant]]) -> Iterator[Switch]:
    for name, variants in tried.items():
        found: dict[str, Variant] = {}
        for variant in variants:
            outcome, _ = variant.brings(question)
            if outcome and hearing.firmness.turns(question, variant):
                found.setdefault(outcome, variant)
        fact = hearing.codebook.fact(name)
        for outcome, variant in found.items():
            yield Switch(
                fact=name,
                short=fact.short,
                value=plain_value(variant.value, fact),
                label=fact.label(variant.value),
                known=name in hearing.known,
                outcome_text=hearing.codebook.question(question).outcomes[outcome],
            )


def _nearest_first(hearing: Hearing, name: str) -> list[Variant]:
    """Give the variants of a fact: of a known one the nearest to its value first, of a known set one step away."""
    fact, given = hearing.codebook.fact(name), hearing.known.get(name)
    if isinstance(given, frozenset):
        barred = hearing.codebook.barring({each: value for each, value in hearing.known.items() if each != name}, name)
        stepped = (given ^ {value} for value in fact.values)
        fitting: list[FactValue] = [value for value in stepped if not any(test.holds(value) for test in barred)]
        return [Variant(value, partial(hearing.chain.vary, {name: value})) for value in fitting]
    variants = list(hearing.firmness.variants(name))
    if fact.type == "ordered" and isinstance(given, str):
        order = list(fact.values)
        variants.sort(key=lambda each: abs(order.index(str(each.value)) - order.index(given)))
    elif isinstance(given, int) and not isinstance(given, bool):
        variants.sort(key=lambda each: abs(int(str(each.value)) - given))
    return variants
