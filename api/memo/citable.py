"""Citable: which sources a reader can look up and rely on here, and which rulings went past what decides an answer."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from privesfeer.api.ask.registry import casebook, level_of, roles, rulebook, sources
from privesfeer.cases.commons.text import Text
from privesfeer.cases.fact import FactValue
from privesfeer.cases.ruling import Decision
from privesfeer.engine import Answer, Citation, ComparedRuling, Ground

_OTHERWISE = "weighed"
_ELSEWHERE, _BY_NUMBER = frozenset({"foreign", "disciplinary"}), "echr"


def citable(citation: Citation) -> bool:
    """Say whether a source can be looked up, and is one of the law that holds here.

    Args:
        citation: the source.

    Returns:
        Not for a foreign or disciplinary ruling, and not for one of which the ECLI is not known or has to be checked.
    """
    if citation.kind == "statute":
        return True
    ruling = casebook()[citation.key]
    level = level_of(ruling)
    return level not in _ELSEWHERE and (level == _BY_NUMBER or bool(ruling.ecli and ruling.ecli_origin != "matched"))


def carrying(citations: Sequence[Citation]) -> list[Citation]:
    """Keep the sources that can be cited for a reason.

    Args:
        citations: its sources.

    Returns:
        Those that can be looked up and did not decide otherwise.
    """
    return [each for each in citations if citable(each) and not each.contrary]


def as_wide(citation: Citation, ground: Ground | None, known: Mapping[str, FactValue]) -> bool:
    """Say whether a source can be named for a reason, where that rests on how wide the circle of readers was.

    Args:
        citation: the source.
        ground: the reason; None: it is not known.
        known: the facts.

    Returns:
        Not for a ruling on what anyone could read, where here only a group or friends could.
    """
    if citation.kind != "ruling" or not ground or all(fact.fact != roles().question.circle for fact in ground.facts):
        return True
    anyone = roles().message.anyone
    here, there = anyone.holds(known.get(anyone.fact)), casebook()[citation.key].facts.known.get(anyone.fact)
    return here is not False or not anyone.holds(there)


def supports(citation: Citation) -> bool:
    """Say whether a source can be named for a reason as its mark says.

    Args:
        citation: the source.

    Returns:
        Not where nobody can look it up, nor where it decided otherwise or stands no more; a contrario it can be.
    """
    return citable(citation) and not citation.fallen and citation.stance != _OTHERWISE


def stands(citation: Citation, question: str) -> bool:
    """Say whether a ruling can be named for what it decided.

    Args:
        citation: the ruling.
        question: the question that it decided.

    Returns:
        Not where it cannot be looked up, was set aside, or was followed on appeal by one that decided that question
        for reasons of its own: then that one is named.
    """
    later = (casebook().find(each.by) for each in citation.standing)
    decided = (each.decision(question) for each in later if each)
    return citable(citation) and not citation.fallen and not any(each and each.relied_on for each in decided)


def on_all_fours(ruling: ComparedRuling) -> bool:
    """Say whether more carried a ruling than one thing, and all that did is so here too.

    Args:
        ruling: the ruling beside the case.

    Returns:
        False also where the court's reasons are not known.
    """
    shared = len(ruling.overlap.shared)
    return ruling.reason_stated and shared > 1 and shared == len(ruling.overlap.reason)


def pleads(ruling: ComparedRuling, question: str) -> bool:
    """Say whether a ruling can be pleaded.

    Args:
        ruling: the ruling beside the case.
        question: the question that it decided.

    Returns:
        Also of one of the country's own courts of which the ECLI is not known, which is told with it, where it is on
        all fours with the case.
    """
    citation = ruling.citation
    unlisted = casebook()[citation.key].ecli is None and not remote(citation) and not citation.fallen
    return stands(citation, question) or (unlisted and on_all_fours(ruling))


def remote(citation: Citation) -> bool:
    """Say whether a ruling was given elsewhere than by a court of the country on an employment.

    Args:
        citation: the ruling.

    Returns:
        True of a criminal court, of a tort between strangers, and of a court above those of the country.
    """
    ruling = casebook()[citation.key]
    return ruling.jurisdiction != rulebook().hierarchy.jurisdiction or not ruling.on_employment


def nearest(rulings: tuple[ComparedRuling, ...], question: str) -> list[ComparedRuling]:
    """Put rulings in the order in which a reader wants them.

    Args:
        rulings: those for one outcome, as the engine ordered them.
        question: the question that they decided.

    Returns:
        Those that can be named first; among them those that were read, then those on the same act and relation, then
        those of the country's own courts on an employment, then those that share most.
    """

    def order(each: ComparedRuling) -> tuple[bool, bool, tuple[bool, ...], bool, int]:
        unnamed, unread = not stands(each.citation, question), not each.citation.source.carries
        return unnamed, unread, each.farther, remote(each.citation), -len(each.overlap.shared)

    return sorted(rulings, key=order)


def ground_of(answer: Answer, short: Text) -> Ground | None:
    """Find the reason that is told in short.

    Args:
        answer: the answer.
        short: what decides it, or what speaks against it.

    Returns:
        The reason; None: something else is told.
    """
    return next((each for each in (*answer.for_, *answer.against) if each.short == short), None)


def went_past(answer: Answer, as_of: dt.date) -> tuple[Citation, ...]:
    """Find the rulings that decided otherwise although what decides an answer was so there too.

    Args:
        answer: the answer.
        as_of: the day on which the law is known.

    Returns:
        Those that can be cited and stand: the highest and latest first.
    """
    ground = ground_of(answer, answer.decides.reason) if answer.decides else None
    given = {each.fact: each.value for each in ground.facts if each.origin == "given"} if ground else {}
    found = [
        ruling
        for ruling in casebook()
        if given
        and casebook().known(ruling, as_of)
        and _otherwise(ruling.decision(answer.question), answer, given)
        # A set that is part of a reason is told in no ruling as a whole.
        and all(ruling.facts.known.get(name) == value for name, value in given.items())
    ]
    ranks = rulebook().hierarchy.ranks
    found.sort(key=lambda each: (ranks[level_of(each)], each.date or dt.date.min), reverse=True)
    cited = (sources().ruling(each.key, answer.question, as_of) for each in found)
    return tuple(each for each in cited if citable(each) and not each.fallen)


def _otherwise(decision: Decision | None, answer: Answer, given: Collection[str]) -> bool:
    return decision is not None and decision.outcome != answer.outcome and set(given) <= set(decision.despite)
