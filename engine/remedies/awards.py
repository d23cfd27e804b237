"""Awards: the nearest comparable awards, by kind of message, gravity and length of service."""

from collections.abc import Mapping
from typing import Any

from cases.casebook import Casebook
from cases.text import Record, Text, same
from engine.answers.verdict import Citation
from engine.remedies.matter import Matter
from engine.remedies.routes import ToldRoute, mark_text
from rules.remedies.award import Award, AwardedSum
from rules.remedies.mark import Mark

_NEAREST = 3
_FAR = 100  # years or steps: further than any that are known


class ToldAward(Record):
    """What a court awarded.

    Attributes:
        kind: the id of the sum.
        cited: how the ruling is cited.
        citation: it as a ruling of the casebook; None: it is not in there.
        amount: in euros; "0.00": refused; None: awarded, the amount was not seen.
        about: whether the amount is approximate.
        claimed: what was claimed, where known.
        months: the amount in months of pay, where known.
        rests_on: on what it rested.
        shares: the kinds of message in both cases.
        years_of_service: in that case, where known.
        sources: where it was read, besides the ruling's file.
        mark: how sure it is.
        mark_text: that in words; None: nothing is to be said.
    """

    kind: str
    cited: Text
    citation: Citation | None
    amount: str | None
    about: bool
    claimed: str | None
    months: int | None
    rests_on: Text
    shares: tuple[Text, ...]
    years_of_service: int | None
    sources: tuple[str, ...]
    mark: Mark
    mark_text: Text | None


class Comparable(Record):
    """The nearest awards of one sum.

    Attributes:
        money: the id of the sum.
        nearest: the awards, the nearest first.
    """

    money: str
    nearest: tuple[ToldAward, ...]


def awards(matter: Matter, told: tuple[ToldRoute, ...]) -> tuple[Comparable, ...]:
    """Find the nearest awards of each sum that is asked for and is no matter of a formula.

    Args:
        matter: what is known.
        told: the routes, whose requests name the sums.

    Returns:
        At most three of each.
    """
    asked = dict.fromkeys(each.money for route in told for each in (*route.requests, *route.counter) if each.money)
    found = []
    for money in asked:
        among = [(award, sum_) for award in matter.book.awards for sum_ in award.sums if sum_.kind == money]
        among = [(award, sum_) for award, sum_ in among if _known(award, matter)]
        ranked = sorted(among, key=lambda each: _distance(each[0], matter))
        if ranked:
            told_awards = (_told(award, sum_, matter) for award, sum_ in ranked[:_NEAREST])
            found.append(Comparable(money=money, nearest=tuple(told_awards)))
    return tuple(found)


def _known(award: Award, matter: Matter) -> bool:
    casebook = matter.sources.casebook
    return award.ruling is None or casebook.known(casebook[award.ruling], matter.as_of)


def _facts(award: Award, casebook: Casebook) -> Mapping[str, Any]:
    return casebook[award.ruling].facts.known if award.ruling else award.facts


def _distance(award: Award, matter: Matter) -> tuple[int, int, float, str]:
    """Order awards: those on a like message first, then of like gravity, then of like service."""
    facts = _facts(award, matter.sources.casebook)
    shared = len(_shared(award, matter))
    gravities = list(matter.sources.codebook.fact("gravity").values)
    return (
        -shared,
        _apart(facts.get("gravity"), matter.known.get("gravity"), gravities),
        _years_apart(facts.get("years_of_service"), matter.known.get("years_of_service")),
        award.name,
    )


def _shared(award: Award, matter: Matter) -> tuple[str, ...]:
    theirs = set(_facts(award, matter.sources.casebook).get("content") or ())
    ours = matter.known.get("content")
    return tuple(sorted(theirs & ours)) if isinstance(ours, frozenset) else ()


def _apart(one: object, other: object, order: list[str]) -> int:
    if one not in order or other not in order:
        return len(order)
    return abs(order.index(str(one)) - order.index(str(other)))


def _years_apart(one: object, other: object) -> float:
    return abs(one - other) if isinstance(one, int) and isinstance(other, int) else _FAR


def _told(award: Award, sum_: AwardedSum, matter: Matter) -> ToldAward:
    sources = matter.sources
    citation = sources.ruling(award.ruling, None, matter.as_of) if award.ruling else None
    labels = sources.codebook.fact("content").values
    return ToldAward(
        kind=sum_.kind,
        cited=citation.text if citation else award.cite or same(award.ecli or ""),
        citation=citation,
        amount=str(sum_.amount) if sum_.amount is not None else None,
        about=sum_.about,
        claimed=str(sum_.claimed) if sum_.claimed is not None else None,
        months=award.months,
        rests_on=award.rests_on,
        shares=tuple(labels[each] for each in _shared(award, matter)),
        years_of_service=_facts(award, sources.casebook).get("years_of_service"),
        sources=award.sources,
        mark=award.mark,
        mark_text=mark_text(award.mark),
    )
