"""Measures: every value of a fact that is part of a question, as every possible measure, put beside one case."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from privesfeer.cases.fact import FactValue
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.authorities.comparison import Comparison
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.answers.reasons.point import deciding, requirements
from privesfeer.engine.answers.reasons.undecided import Undecided
from privesfeer.engine.answers.verdicts.scale import CompactRung, Rung, Scale, ScaleFamily
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.doctrine.law import Law
from privesfeer.engine.doctrine.result import Status, Strength
from privesfeer.engine.search.firmness import Firmness
from privesfeer.rules.condition import met
from privesfeer.rules.ladder import Family

_Undecided = Callable[[str, FactValue], Undecided | None]  # of a fact with a value


def scale(
    link: ChainLink, known: Mapping[str, FactValue], firmness: Firmness, sources: Sources, undecided: _Undecided
) -> Scale:
    """Answer a question for each value of the fact that is part of it.

    Args:
        link: the question as it is answered on the incident.
        firmness: what other values of the facts bring.
        sources: makes the citations.
        undecided: says of the question with another value what is told of it without an outcome.

    Returns:
        The answers by family; a value that does not fit the other facts is left out.
    """
    families = [
        _family(family, tuple(_rung(*each, known, sources, undecided) for each in climbed), link, known, sources)
        for family, climbed in _climbed(link, known, firmness)
    ]
    return Scale(
        question=link.name,
        question_text=link.law.codebook.question(link.name).question,
        families=tuple(families),
    )


def in_short(link: ChainLink, known: Mapping[str, FactValue], firmness: Firmness) -> tuple[CompactRung, ...]:
    """Answer a question for each value of the fact that is part of it, in short.

    Args:
        link: the question as it is answered on the incident.
        firmness: what other values of the facts bring.

    Returns:
        The answers, those of a family from light to heavy.
    """
    return tuple(_of_link(*each) for _, climbed in _climbed(link, known, firmness) for each in climbed)


def _climbed(
    link: ChainLink, known: Mapping[str, FactValue], firmness: Firmness
) -> Iterator[tuple[Family, list[tuple[str, ChainLink, bool]]]]:
    """Give the families that have a place here, with each value that fits: its answer, and whether it is given.

    The family of the given value has one always.
    """
    question = link.law.question
    ladder = question.ladder
    assert ladder is not None  # noqa: S101 - the caller's condition; narrows the type
    variants, given = {each.value: each for each in firmness.variants(ladder.fact)}, known.get(ladder.fact)
    for family, places, bars in question.families:
        placed = (places is None or met(places, known)) and not met(bars, known)
        if placed or given in family.values:
            links = {value: variants[value].links[link.name] for value in family.values if value in variants}
            if fitting := [(value, each, value == given) for value, each in links.items() if each.result]:
                yield family, fitting


def _of_link(value: str, link: ChainLink, given: bool) -> CompactRung:  # noqa: FBT001 - one of a row
    result = link.result
    assert result is not None  # noqa: S101 - the caller's condition; narrows the type
    return _in_short(link.law, value, given, result.outcome, result.status, result.strength)


@lru_cache(maxsize=256)
def _in_short(  # noqa: PLR0913, PLR0917 - a cached function takes no names
    law: Law,
    value: str,
    given: bool,  # noqa: FBT001 - likewise
    outcome: str | None,
    status: Status,
    strength: Strength | None,
) -> CompactRung:
    assert law.question.ladder is not None  # noqa: S101 - the caller's condition; narrows the type
    return CompactRung(
        value=value,
        label=law.codebook.fact(law.question.ladder.fact).values[value],
        given=given,
        outcome=outcome,
        outcome_text=law.outcomes(value)[outcome] if outcome else wording.NO_OUTCOME,
        status=status,
        status_text=law.codebook.standing(strength or status).label,
        strength=strength,
    )


def _family(
    family: Family, rungs: tuple[Rung, ...], link: ChainLink, known: Mapping[str, FactValue], sources: Sources
) -> ScaleFamily:
    question, moment = link.law.question, link.law.moment
    assert question.ladder is not None  # noqa: S101 - the caller's condition; narrows the type
    stands = link.law.codebook.question(link.name).other(question.protects)
    context = sources.context(link.name, {**known, question.ladder.fact: rungs[0].value}, moment.event)
    left = sources.in_context(family.authority, context, moment)
    # A note whose sources are all refused is of another law than the incident.
    told = sources.known(family.authority, moment) and all(each in family.authority for each in left)
    return ScaleFamily(
        family=family.id,
        text=family.text,
        note=family.note if told else None,
        authority=sources.authority(left, link.name, moment) if told else (),
        rungs=rungs,
        lightest=next((rung.value for rung in rungs if rung.outcome == stands), None),
        heaviest=next((rung.value for rung in reversed(rungs) if rung.outcome != stands), None),
    )


def _rung(  # noqa: PLR0913, PLR0917 - one of a row, with what it is told by
    value: str,
    link: ChainLink,
    given: bool,  # noqa: FBT001 - likewise
    known: Mapping[str, FactValue],
    sources: Sources,
    undecided: _Undecided,
) -> Rung:
    result, law, question = link.result, link.law, link.law.question
    assert result is not None and question.ladder is not None  # noqa: PT018, S101 - the caller's condition
    comparison = Comparison.of(link, sources, {**known, question.ladder.fact: value})
    side = result.outcome or question.protects
    ours = comparison.best(side)
    theirs = comparison.best(law.codebook.question(link.name).other(side), {ours.line} if ours else ())
    decides = deciding(link, {**known, question.ladder.fact: value}, sources)
    supporting = sources.ruling(ours.key, link.name, law.moment.as_of) if ours else None
    opposing = sources.ruling(theirs.key, link.name, law.moment.as_of) if theirs else None
    if decides and decides.authority and opposing and opposing.key == decides.authority.key:
        opposing = None  # a ruling is not cited against itself
    if result.outcome and requirements(law, link.factors, result.outcome):
        opposing = None  # nor against a requirement of the law, on which it did not turn
    return Rung(
        **vars(_of_link(value, link, given)),
        decides=decides,
        supporting=supporting,
        opposing=opposing,
        undecided=None if result.outcome else undecided(question.ladder.fact, value),
    )
