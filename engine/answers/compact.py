"""Compact: the answers on a case in short, without the search for what could change them; quick, for bulk."""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache

from cases.codebook import FactValue
from cases.text import Record, Text
from cases.told import Told
from engine.answers import wording
from engine.answers.sources import Sources, worth
from engine.answers.verdict import Citation, Stood, Versions
from engine.doctrine.authority import Stance
from engine.doctrine.chain import Link
from engine.doctrine.law import Law, Status
from rules.framework import NotHere

_KEPT = 8192


class Source(Record):
    """An authority in short.

    Attributes:
        key: the ruling's key or the statute's id.
        text: the citation, marked where it does not support what it is cited for or stands no more.
        stance: how a ruling stands to what it is cited for: the best that it has under any of the factors.
        standing: what became of the ruling on appeal or in cassation.
        url: the public address, where there is a lasting one.
    """

    key: str
    text: Text
    stance: Stance | None
    standing: tuple[Stood, ...]
    url: str | None


class CompactAnswer(Record):
    """The answer to a question in short.

    Attributes:
        question: the question's id.
        outcome: one of its outcomes, or None.
        outcome_text: in words.
        status: how the outcome was reached.
        status_text: in words.
        authorities: the rulings that govern, of both sides where they conflict; where none governs, the authorities
            of the factors for the outcome, those that support them first; where there is no outcome, those of the
            presumption or burden of proof.
    """

    question: str
    outcome: str | None
    outcome_text: Text
    status: Status
    status_text: Text
    authorities: tuple[Source, ...]


class CompactConversation(Record):
    """The answers on one of several conversations, in short.

    Attributes:
        answers: the answers to the questions that are asked of each conversation and are raised.
        left_out: the ids of those that are not raised.
    """

    answers: tuple[CompactAnswer, ...]
    left_out: tuple[str, ...]


class Compact(Told):
    """The answers of a verdict in short: the same outcomes and statuses, without the reasons and how firm they are.

    Attributes:
        as_of: the day on which the law is known.
        conversations: of a case file, the answers on each conversation by itself; else empty.
        lead: of a case file, the place (from 0) of the conversation that is strongest for the employer.
        answers: the answers to the questions that are raised, in the order of the codebook.
        left_out: the ids of the questions that are not raised.
        limits: what the verdict is not.
        versions: what it was made with.
        incident_hash: the hash of the incident, as in the verdict.
    """

    as_of: dt.date
    conversations: tuple[CompactConversation, ...]
    lead: int | None
    answers: tuple[CompactAnswer, ...]
    left_out: tuple[str, ...]
    limits: Text
    versions: Versions
    incident_hash: str


class Compactor:
    """Tells answers in short."""

    def __init__(self, sources: Sources) -> None:
        """Keep what makes the citations.

        Args:
            sources: makes the citations.
        """
        self._sources = sources
        self._speaking = lru_cache(maxsize=_KEPT)(self._authorities_of)
        self._source = lru_cache(maxsize=_KEPT)(self._cited)

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
        authorities: tuple[Source, ...]
        if result.status in {"governed", "contested"} and governing:
            authorities = tuple(self._source(key, link.name, law.moment.as_of) for key in governing)
        elif result.outcome is None:
            authorities = self._presumed(link, self._refused(link, known))
        else:
            speaking = link.factors & law.kernel.favouring[result.outcome]
            authorities = self._speaking(law, speaking, self._refused(link, known))
        question = law.codebook.question(link.name)
        return CompactAnswer(
            question=link.name,
            outcome=result.outcome,
            outcome_text=question.outcomes[result.outcome] if result.outcome else wording.NO_OUTCOME,
            status=result.status,
            status_text=law.codebook.standing(result.standing).label,
            authorities=authorities,
        )

    def _refused(self, link: Link, known: Mapping[str, FactValue]) -> tuple[NotHere, ...]:
        return self._sources.rulebook.framework.refusals(link.name, known, link.law.moment.event)

    def _cited(self, key: str, question: str, as_of: dt.date) -> Source:
        return _source(self._sources.ruling(key, question, as_of))

    def _authorities_of(self, law: Law, factors: int, refused: tuple[NotHere, ...]) -> tuple[Source, ...]:
        """Give the authorities of the factors that say most, each once."""
        named = set(law.kernel.ids(law.kernel.narrowest(factors)))
        rules = (rule for rule in law.question.factors if rule.id in named)
        name, moment = law.question.question, law.moment
        cited = (
            each
            for rule in rules
            for each in self._sources.under(rule, name, moment, self._sources.at_home(rule.authority, refused, moment))
        )
        best: dict[str, Citation] = {}
        for each in sorted(cited, key=worth):
            best.setdefault(each.key, each)
        return tuple(map(_source, best.values()))

    def _presumed(self, link: Link, refused: tuple[NotHere, ...]) -> tuple[Source, ...]:
        law = link.law
        applies = (
            each
            for each in law.question.presumptions
            if each.id in law.valid and not law.kernel.holds(each.id, link.tests)
        )
        presumed = next(applies, None)
        if presumed is None:
            return ()
        kept = self._sources.at_home(presumed.authority, refused, law.moment)
        return tuple(map(_source, self._sources.under(presumed, link.name, law.moment, kept)))


def _source(citation: Citation) -> Source:
    return Source(
        key=citation.key,
        text=citation.cited,
        stance=citation.stance,
        standing=citation.standing,
        url=citation.url,
    )
