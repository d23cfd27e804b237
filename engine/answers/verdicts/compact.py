"""Compact: the answers on a case in short, without the search for what could change them; quick, for bulk."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from privesfeer.cases.fact import FactValue
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.authorities.citation_context import CitationContext
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.answers.authorities.sources import Sources, foremost, worth
from privesfeer.engine.answers.reasons.point import contributions
from privesfeer.engine.answers.verdicts.verdict import CompactAnswer
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.doctrine.law import Law

_KEPT = 1024


class Compactor:
    """Tells answers in short."""

    def __init__(self, sources: Sources) -> None:
        """Keep what makes the citations.

        Args:
            sources: makes the citations.
        """
        self._sources = sources
        self._speaking = lru_cache(maxsize=_KEPT)(self._authorities_of)

    def answer(self, link: ChainLink, known: Mapping[str, FactValue]) -> CompactAnswer:
        """Tell the answer to a question in short.

        Args:
            link: the question, answered.
            known: the known facts and earlier answers, by which the framework refuses some sources.
        """
        result = link.result
        assert result is not None  # noqa: S101 - only questions that are raised are told; narrows the type
        authorities = governing(link, self._sources)
        if not authorities and result.outcome is None:
            authorities = self._presumed(link, self._context(link, known))
        elif not authorities:
            speaking = link.factors & link.law.factor_index.favouring[str(result.outcome)]
            unlike = self._sources.unlike(link.name, known)
            authorities = self._speaking(link.law, speaking, self._context(link, known), unlike)
        return CompactAnswer(**answered(link, known), authorities=authorities)

    def _context(self, link: ChainLink, known: Mapping[str, FactValue]) -> CitationContext:
        return self._sources.context(link.name, known, link.law.moment.event)

    def _authorities_of(
        self, law: Law, factors: int, context: CitationContext, unlike: frozenset[str]
    ) -> tuple[Citation, ...]:
        """Give the authorities of the factors that are reasons."""
        name, factor_index = law.question.question, law.factor_index
        reasons = [
            (
                (not bit & factor_index.decisive, -weight),
                reasoned(self._sources.rule(name, factor_index.rules[bit].id, law.moment, context), unlike),
            )
            for bit, weight in contributions(law, factors).items()
            if weight or bit & factor_index.decisive
        ]
        reasons.sort(key=lambda each: each[0])
        return foremost_of(cited for _, cited in reasons)

    def _presumed(self, link: ChainLink, context: CitationContext) -> tuple[Citation, ...]:
        law = link.law
        applies = (
            each
            for each in law.question.presumptions
            if each.id in law.valid and not law.factor_index.holds(each.id, link.tests)
        )
        presumed = next(applies, None)
        if presumed is None:
            return ()
        kept = self._sources.in_context(presumed.authority, context, law.moment)
        return self._sources.under(presumed, link.name, law.moment, kept)


def answered(link: ChainLink, known: Mapping[str, FactValue]) -> dict[str, Any]:
    """Tell what the answer to a question is, without its authorities.

    Args:
        link: the question, answered.
        known: the known facts and earlier answers, which have the measure.

    Returns:
        The other fields of an answer in short.
    """
    result, law = link.result, link.law
    assert result is not None  # noqa: S101 - only questions that are raised are told; narrows the type
    outcomes = law.outcomes(law.question.rung(known))
    return {
        "question": link.name,
        "outcome": result.outcome,
        "outcome_text": outcomes[result.outcome] if result.outcome else wording.NO_OUTCOME,
        "status": result.status,
        "status_text": law.codebook.standing(result.standing).label,
        "strength": result.strength,
    }


def governing(link: ChainLink, sources: Sources) -> tuple[Citation, ...]:
    """Cite the rulings that govern an answer.

    Args:
        link: the question, answered.
        sources: makes the citations.

    Returns:
        Those of both sides, each once; none where the answer is not called governed or contested.
    """
    result = link.result
    if result is None or result.status not in {"governed", "contested"}:
        return ()
    keys = dict.fromkeys([each.key for line in result.governing.values() for each in line])
    return tuple([sources.ruling(key, link.name, link.law.moment.as_of) for key in keys])


def reasoned(cited: tuple[Citation, ...], unlike: frozenset[str]) -> tuple[Citation, ...]:
    """Choose the sources of a reason; a ruling on another kind of thing is only compared.

    Args:
        cited: the sources of its rule.
        unlike: the keys of the rulings on another kind of thing than the incident.

    Returns:
        The foremost.
    """
    if not unlike.isdisjoint(each.key for each in cited):
        on_another = (each.stance == "supports" and each.key in unlike for each in cited)
        told = zip(cited, on_another, strict=True)
        cited = tuple(sorted((replace(each, stance="rule_only") if apart else each for each, apart in told), key=worth))
    return foremost(cited)


def foremost_of(reasons: Iterable[tuple[Citation, ...]]) -> tuple[Citation, ...]:
    """Choose the authorities of an answer from those of its reasons.

    Args:
        reasons: the authorities of each, in the order of what they contribute.

    Returns:
        The foremost, each once.
    """
    best: dict[str, Citation] = {}
    for each in sorted([one for cited in reasons for one in cited], key=worth):
        best.setdefault(each.key, each)
    return foremost(tuple(best.values()))
