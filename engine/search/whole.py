"""Whole: the acts of one file heard together, led by the gravest, with the others beside it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from privesfeer.cases.fact import FactValue
from privesfeer.engine.doctrine.bits import members
from privesfeer.engine.search.case_analysis import CaseAnalysis
from privesfeer.rules.whole import Whole

Part = Literal["leads", "counts", "not_culpable", "unproved", "read"]
"""What an act is in the whole."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The acts of one case, and all of them together.

    Attributes:
        acts: each act by itself.
        parts: what each is in the whole.
        place: the place of the one that leads.
        lead: that one, with what the others bring to it.
    """

    acts: tuple[CaseAnalysis, ...]
    parts: tuple[Part, ...]
    place: int
    lead: CaseAnalysis


def together(
    acts: tuple[CaseAnalysis, ...],
    own: Sequence[Collection[str]],
    whole: Whole,
    again: Callable[[CaseAnalysis, Mapping[str, FactValue]], CaseAnalysis],
    ways: Sequence[Sequence[CaseAnalysis]] = (),
) -> Heard:
    """Find the act that leads: the one that is strongest for the employer with the others beside it.

    To an act that is not proved the others bring nothing, so that they never prove it.

    Args:
        acts: each act by itself.
        own: of each the facts that are stated of it alone; one that only what all share makes culpable brings nothing.
        whole: what acts bring to one another.
        again: hears an act with what others bring to it.
        ways: of each act all ways to hear it, as under each of several clauses; it leads in the strongest.

    Returns:
        The acts and the whole; of equals the first leads.
    """
    shown = [whole.shown(each.chain.known) for each in acts]
    counting = [
        proved and _culpable(each, frozenset(facts), whole)
        for each, facts, proved in zip(acts, own, shown, strict=True)
    ]
    leading = []

    def strong(analysis: CaseAnalysis) -> tuple[tuple[float, ...], ...]:
        return tuple(zip(*(analysis.strength(name) for name in whole.leading), strict=True))

    for place, each in enumerate(acts):
        others = [other.known for n, other in enumerate(acts) if counting[n] and n != place]
        brought = whole.beside(each.known, others) if shown[place] else {}
        tried = (each, *(one for one in (ways[place] if ways else ()) if one is not each))
        leading.append(max((again(one, brought) if brought else one for one in tried), key=strong))

    def strength(place: int) -> tuple[tuple[float, ...], ...]:
        return strong(leading[place])

    aside = {place for place, each in enumerate(acts) if whole.aside(each.chain.known)}
    lead = max([place for place in range(len(acts)) if place not in aside] or range(len(acts)), key=strength)

    def part(place: int) -> Part:
        if place == lead:
            return "leads"
        if place in aside:
            return "read"
        if counting[place]:
            return "counts"
        return "not_culpable" if shown[place] else "unproved"

    return Heard(acts, tuple(map(part, range(len(acts)))), lead, leading[lead])


def _culpable(analysis: CaseAnalysis, own: frozenset[str], whole: Whole) -> bool:
    """Say whether an act is culpable by itself, and for what it alone was."""
    link = analysis.chain.links.get(whole.question)
    if link is None or link.result is None or link.result.outcome in {None, link.law.question.protects}:
        return False
    law, factor_index = link.law, link.law.factor_index
    resting = factor_index.resting_on(link.tests, own) & link.factors & factor_index.favouring[link.result.outcome]
    return any(law.weights.get(bit) or bit & factor_index.decisive for bit in members(resting))
