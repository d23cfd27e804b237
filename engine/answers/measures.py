"""Scale: every value of a fact that is part of a question, as every measure that is possible, put beside one case."""

from collections.abc import Mapping

from cases.codebook import FactValue
from engine.answers import wording
from engine.answers.comparison import Comparison
from engine.answers.sources import Sources
from engine.answers.verdict import Rung, Scale, ScaleFamily
from engine.doctrine.chain import Link
from engine.search.firmness import Firmness
from rules.condition import met
from rules.question import Family


def scale(link: Link, known: Mapping[str, FactValue], firmness: Firmness, sources: Sources) -> Scale:
    """Answer a question for each value of the fact that is part of it.

    Args:
        link: the question as it is answered on the incident.
        known: the known facts.
        firmness: what other values of the facts bring.
        sources: makes the citations.

    Returns:
        The answers by family; a value that does not fit the other facts is left out.
    """
    question = link.law.question
    ladder = question.ladder
    assert ladder is not None  # noqa: S101 - the caller's condition; narrows the type
    links = {variant.value: variant.links[link.name] for variant in firmness.variants(ladder.fact)}
    families = []
    for family in ladder.families:
        rungs = tuple(
            _rung(value, links[value], sources, given=known.get(ladder.fact) == value)
            for value in family.values
            if value in links and links[value].result
        )
        if rungs and (family.when is None or met(question.expanded(family.when), known)):
            families.append(_family(family, rungs, link, sources))
    return Scale(
        question=link.name,
        question_text=link.law.codebook.question(link.name).question,
        families=tuple(families),
    )


def _family(family: Family, rungs: tuple[Rung, ...], link: Link, sources: Sources) -> ScaleFamily:
    stands = link.law.codebook.question(link.name).other(link.law.question.protects)
    authority = sources.authority(family.authority, link.name, link.law.moment)
    return ScaleFamily(
        family=family.id,
        text=family.text,
        note=family.note if sources.known(family.authority, link.law.moment) else None,
        authority=authority,
        rungs=rungs,
        lightest=next((rung.value for rung in rungs if rung.outcome == stands), None),
        heaviest=next((rung.value for rung in reversed(rungs) if rung.outcome != stands), None),
    )


def _rung(value: str, link: Link, sources: Sources, *, given: bool) -> Rung:
    result, law = link.result, link.law
    assert result is not None and law.question.ladder is not None  # noqa: PT018, S101 - the caller's condition
    question, comparison = link.law.codebook.question(link.name), Comparison.of(link, sources)
    side = result.outcome or law.question.protects
    nearest = {outcome: comparison.nearest(outcome) for outcome in question.outcomes}
    cited = {
        outcome: sources.ruling(reading.key, link.name, law.moment.as_of) if reading else None
        for outcome, reading in nearest.items()
    }
    return Rung(
        value=value,
        label=link.law.codebook.fact(law.question.ladder.fact).values[value],
        given=given,
        outcome=result.outcome,
        outcome_text=question.outcomes[result.outcome] if result.outcome else wording.NO_OUTCOME,
        status=result.status,
        status_text=link.law.codebook.standing(result.standing).label,
        weight_for=round(law.weight(link.factors, side), 4),
        weight_against=round(law.weight(link.factors, question.other(side)), 4),
        supporting=cited[side],
        opposing=cited[question.other(side)],
    )
