"""Switch: one fact that, being otherwise, turns an answer: what someone could still do, or prove of what is unknown.

`engine/search/counterfactual.py` finds every smallest set of changes and takes its time; this looks at single facts
only, with the values by which `engine/search/firmness.py` tries them, so that a page can offer them at once.
"""

from collections.abc import Iterable, Iterator, Mapping

from pydantic import JsonValue

from privesfeer.cases.facts import plain_value
from privesfeer.cases.text import Record, Text
from privesfeer.engine.search.firmness import Variant
from privesfeer.engine.search.hearing import Hearing


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

    Returns:
        By question, where it is raised: of each fact and each outcome that it can bring the smallest change; known
        facts first, then as the codebook orders them.
    """
    reached = [each.id for each in hearing.codebook.facts if each.within_reach(hearing.known.get(each.id))]
    names = sorted(reached, key=lambda each: each not in hearing.known)
    tried = {name: hearing.firmness.variants(name) for name in names}
    return {link.name: tuple(_switches(hearing, link.name, tried)) for link in hearing.raised(questions)}


def _switches(hearing: Hearing, question: str, tried: Mapping[str, tuple[Variant, ...]]) -> Iterator[Switch]:
    for name, variants in tried.items():
        found: dict[str, Variant] = {}
        for variant in variants:
            outcome, _ = variant.brings(question)
            if outcome and hearing.firmness.turns(question, variant):
                found.setdefault(outcome, variant)
        fact, link = hearing.codebook.fact(name), hearing.chain.links[question]
        for outcome, variant in found.items():
            yield Switch(
                fact=name,
                short=fact.short,
                value=plain_value(variant.value, fact),
                label=fact.label(variant.value),
                known=name in hearing.known,
                outcome_text=link.law.outcomes(link.reach.rung)[outcome],
            )
