"""Hinge: a valuation of the user's own on which an answer hangs, with what another valuation would bring."""

from functools import lru_cache
from typing import Annotated

from pydantic import Field

from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.serialize import Interned, Ref
from privesfeer.cases.commons.text import Text
from privesfeer.cases.fact import FactValue
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.facts.records import NamedFact, named
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.doctrine.law import Law
from privesfeer.engine.search.case_analysis import CaseAnalysis


class Hinge(Interned):
    """A valuation of the user's own that turns an answer: with another one, all else as it is, the outcome is another.

    Attributes:
        fact: the fact, told by its id.
        text: that it is so because of the valuation, and what another would bring.
        rests: the same, without "because"; not told.
    """

    fact: Annotated[NamedFact, Ref("fact")]
    text: Text
    rests: Annotated[Text, Field(exclude=True)]


def hinges(link: ChainLink, analysis: CaseAnalysis) -> tuple[Hinge, ...]:
    """Find the valuations on which an answer hangs.

    Args:
        link: the question, answered.
        analysis: what the user gave, and what other values bring.

    Returns:
        Those of which another value brings the other outcome, then those of which it leaves none; in codebook order.
        What is beside the point, as the fact with which it goes is not known, is none.
    """
    result, codebook = link.result, analysis.codebook
    if result is None or result.outcome is None:
        return ()
    found = []
    for name in sorted(analysis.known.keys() & codebook.assessments, key=codebook.fact_ids.index):
        valued = codebook.fact(name).valued
        if valued and valued.beside and valued.beside not in analysis.known:
            continue
        changing = analysis.firmness.changing(name, {link.name})
        turning = [each for each in changing if analysis.firmness.turns(link.name, each)]
        then = [(each.value, one.outcome, one.standing) for each in turning if (one := each.result(link.name))]
        if then:
            found.append(_hinge(link.law, link.reach.rung, name, analysis.known[name], tuple(then)))
    return tuple(each for _, each in sorted(found, key=lambda each: each[0]))


_Then = tuple[tuple[FactValue, str | None, str], ...]  # values, with the outcome and the standing that they bring


@lru_cache(maxsize=512)
def _hinge(law: Law, rung: FactValue | None, name: str, given: FactValue, then: _Then) -> tuple[bool, Hinge]:
    """Say what a valuation is, and what others bring; what brings the same stands together."""
    fact = law.codebook.fact(name)
    table = wording.VALUED_TRUE if given is True else wording.VALUED_FALSE if given is False else wording.VALUED_AS
    yours, courts = table["yours"], table["courts"]
    if fact.valued:
        denied = fact.valued.denied if given is False else None
        yours, courts = denied or fact.valued.yours, fact.valued.courts or courts
    brings = grouped((_answered(law, rung, outcome, standing), fact.label(other)) for other, outcome, standing in then)
    others = [
        wording.VALUED_THEN.fill(courts=courts.fill(short=fact.short, value=Text.enumerate(labels, "any")), then=told)
        for told, labels in brings.items()
    ]
    value = fact.label(given)
    rests = wording.RESTS.fill(yours=yours.fill(short=fact.short, value=value), courts=Text.joined(others, "; "))
    hinge = Hinge(fact=named(law.codebook, name), text=wording.VALUED.fill(rests=rests), rests=rests)
    return not any(outcome for _, outcome, _ in then), hinge


def _answered(law: Law, rung: FactValue | None, outcome: str | None, standing: str) -> Text:
    """Say an answer in one phrase; with its strength, where it only leans."""
    status = law.codebook.standing(standing).label
    if outcome is None:
        return status
    told = law.outcomes(rung)[outcome]
    return wording.LEANS_TO[standing].fill(outcome=told, status=status) if standing in wording.LEANS_TO else told
