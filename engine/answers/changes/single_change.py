"""Single change: a fact that, if otherwise, turns an answer: what someone could still do, or prove of what is unknown.

`engine/search/counterfactual.py` finds every smallest set of changes and takes its time; this looks at single facts
only, with the values by which `engine/search/firmness.py` tries them, so that a page can offer them at once.
"""

from collections.abc import Iterable, Iterator, Mapping

from pydantic import JsonValue

from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.facts import plain_value
from privesfeer.engine.search.case_analysis import CaseAnalysis
from privesfeer.engine.search.firmness import Variant


class SingleChange(Record):
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


def switches(analysis: CaseAnalysis, questions: Iterable[str]) -> dict[str, tuple[SingleChange, ...]]:
    """Find the switches of answers.

    Args:
        analysis: the incident, answered.

    Returns:
        By question, where it is raised: of each fact and each outcome that it can bring the smallest change; known
        facts first, then as the codebook orders them.
    """
    reached = [each.id for each in analysis.codebook.facts if each.within_reach(analysis.known.get(each.id))]
    names = sorted(reached, key=lambda each: each not in analysis.known)
    tried = {name: analysis.firmness.variants(name) for name in names}
    return {link.name: tuple(_switches(analysis, link.name, tried)) for link in analysis.raised(questions)}


def _switches(
    analysis: CaseAnalysis, question: str, tried: Mapping[str, tuple[Variant, ...]]
) -> Iterator[SingleChange]:
    for name, variants in tried.items():
        found: dict[str, Variant] = {}
        for variant in variants:
            outcome, _ = variant.brings(question)
            if outcome and analysis.firmness.turns(question, variant):
                found.setdefault(outcome, variant)
        fact, link = analysis.codebook.fact(name), analysis.chain.links[question]
        for outcome, variant in found.items():
            yield SingleChange(
                fact=name,
                short=fact.short,
                value=plain_value(variant.value, fact),
                label=fact.label(variant.value),
                known=name in analysis.known,
                outcome_text=link.law.outcomes(link.reach.rung)[outcome],
            )
