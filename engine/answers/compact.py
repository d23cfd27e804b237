"""Compact: the answers on a case in short, without the search for what could change them; quick, for bulk."""

from collections.abc import Mapping
from functools import lru_cache

from cases.fact import FactValue
from engine.answers import wording
from engine.answers.cited import Citation
from engine.answers.point import contribution
from engine.answers.sources import Home, Sources, foremost, worth
from engine.answers.verdict import CompactAnswer
from engine.doctrine.chain import Link
from engine.doctrine.law import Law

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

    def answer(self, link: Link, known: Mapping[str, FactValue]) -> CompactAnswer:
        """Tell the answer to a question in short.

        Args:
            link: the question, answered.
            known: the known facts and earlier answers, by which the framework refuses some sources.

        Returns:
            The answer.
        """
        result, law = link.result, link.law
        assert result is not None  # noqa: S101 - only questions that are raised are told; narrows the type
        governing = tuple(dict.fromkeys(each.key for line in result.governing.values() for each in line))
        authorities: tuple[Citation, ...]
        if result.status in {"governed", "contested"} and governing:
            authorities = tuple(self._sources.ruling(key, link.name, law.moment.as_of) for key in governing)
        elif result.outcome is None:
            authorities = self._presumed(link, self._home(link, known))
        else:
            speaking = link.factors & law.kernel.favouring[result.outcome]
            authorities = self._speaking(law, speaking, self._home(link, known))
        outcomes = law.outcomes(known.get(law.question.ladder.fact) if law.question.ladder else None)
        return CompactAnswer(
            question=link.name,
            outcome=result.outcome,
            outcome_text=outcomes[result.outcome] if result.outcome else wording.NO_OUTCOME,
            status=result.status,
            status_text=law.codebook.standing(result.standing).label,
            strength=result.strength,
            authorities=authorities,
        )

    def _home(self, link: Link, known: Mapping[str, FactValue]) -> Home:
        return self._sources.home(link.name, known, link.law.moment.event)

    def _authorities_of(self, law: Law, factors: int, home: Home) -> tuple[Citation, ...]:
        """Give the authorities of the factors that say most and contribute something, each once."""
        name, moment, kernel = law.question.question, law.moment, law.kernel
        rules = (
            rule
            for rule in kernel.ids(kernel.narrowest(factors))
            if kernel.bit[rule] & kernel.decisive or contribution(law, factors, rule)
        )
        cited = (each for rule in rules for each in foremost(self._sources.rule(name, rule, moment, home)))
        best: dict[str, Citation] = {}
        for each in sorted(cited, key=worth):
            best.setdefault(each.key, each)
        return foremost(tuple(best.values()))

    def _presumed(self, link: Link, home: Home) -> tuple[Citation, ...]:
        law = link.law
        applies = (
            each
            for each in law.question.presumptions
            if each.id in law.valid and not law.kernel.holds(each.id, link.tests)
        )
        presumed = next(applies, None)
        if presumed is None:
            return ()
        kept = self._sources.at_home(presumed.authority, home, law.moment)
        return self._sources.under(presumed, link.name, law.moment, kept)
