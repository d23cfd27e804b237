"""Awards: the nearest comparable awards, by what was said or done, its gravity and the length of service."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from privesfeer.cases.commons.text import untranslated
from privesfeer.cases.fact import FactValue
from privesfeer.engine.answers.facts.records import StatedFact, stated
from privesfeer.engine.remedies.law_records import Comparable, ToldAward, ToldRoute
from privesfeer.engine.remedies.matter import Matter
from privesfeer.engine.remedies.routes import mark_text
from privesfeer.rules.remedies.award import Award, AwardedSum

_NEAREST = 3
_FAR = 100  # further than any steps or years that are known


def awards(matter: Matter, told: tuple[ToldRoute, ...]) -> tuple[Comparable, ...]:
    """Find the nearest awards of each sum that is asked for and compared.

    Args:
        matter: what is known.
        told: the routes, whose requests name the sums.

    Returns:
        At most three of each, with an ECLI by which they can be looked up.
    """
    asked = {each.money for route in told for each in (*route.requests, *route.counter)}
    found = []
    for money in (each for each in matter.book.awards.compared if each in asked):
        among = [
            _Compared(award, each, matter)
            for award in matter.book.awards.awards
            for each in award.sums
            if each.kind == money and _traceable(award, matter)
        ]
        if among := [each for each in among if each.comparable]:
            nearest = sorted(among, key=lambda each: each.distance)[:_NEAREST]
            found.append(Comparable(money=money, nearest=tuple(each.told() for each in nearest)))
    return tuple(found)


def _traceable(award: Award, matter: Matter) -> bool:
    """Say whether an award was known on the day, and can be looked up by its ECLI."""
    casebook = matter.sources.casebook
    if award.ruling is None:
        return award.ecli is not None
    return casebook[award.ruling].ecli is not None and casebook.known(casebook[award.ruling], matter.as_of)


@dataclass(frozen=True, slots=True)
class _Compared:
    """One sum of an award, beside a matter."""

    award: Award
    awarded: AwardedSum
    matter: Matter

    @property
    def facts(self) -> Mapping[str, FactValue]:
        """What is known of that case."""
        ruling = self.award.ruling
        return self.matter.sources.casebook[ruling].facts.known if ruling else self.award.facts

    @property
    def shared(self) -> Iterator[tuple[str, FactValue]]:
        """What both cases have, among the facts by which they are compared."""
        for fact in self.matter.book.awards.compared[self.awarded.kind]:
            ours, theirs = self.matter.known.get(fact), self.facts.get(fact)
            if isinstance(ours, frozenset) and isinstance(theirs, frozenset):
                if both := ours & theirs:
                    yield fact, both
            elif ours is not None and ours == theirs:
                yield fact, ours

    @property
    def comparable(self) -> bool:
        """Whether anything can be compared."""
        awards = self.matter.book.awards
        return any(self.shared) or any(each in self.matter.known and each in self.facts for each in awards.apart)

    @property
    def distance(self) -> tuple[int, int, int, str]:
        """How far the cases lie apart: what they share first, then gravity, then service."""
        alike = sum(len(value) if isinstance(value, frozenset) else 1 for _, value in self.shared)
        gravity, service = map(self._apart, self.matter.book.awards.apart)
        return -alike, gravity, service, self.award.name

    def _apart(self, fact: str) -> int:
        """Say by how many steps or years they lie apart on a fact; where it is not known of both, as far as can be."""
        ours, theirs = self.matter.known.get(fact), self.facts.get(fact)
        if ours is None or theirs is None:
            return _FAR
        steps = list(self.matter.sources.codebook.fact(fact).values)
        first, other = (steps.index(str(each)) if steps else int(str(each)) for each in (ours, theirs))
        return abs(first - other)

    def told(self) -> ToldAward:
        """Tell it."""
        sources, award, awarded = self.matter.sources, self.award, self.awarded
        citation = sources.ruling(award.ruling, None, self.matter.as_of) if award.ruling else None
        return ToldAward(
            kind=awarded.kind,
            cited=citation.cited if citation else award.cite or untranslated(award.ecli or ""),
            citation=citation,
            amount=str(awarded.amount) if awarded.amount is not None else None,
            over=awarded.over,
            claimed=str(awarded.claimed) if awarded.claimed is not None else None,
            months=award.months,
            rests_on=award.rests_on,
            shares=tuple(self._stated()),
            years_of_service=self._years(),
            sources=award.sources,
            mark=award.mark,
            mark_text=mark_text(award.mark),
        )

    def _stated(self) -> Iterator[StatedFact]:
        yield from (stated(self.matter.sources.codebook, fact, value) for fact, value in self.shared)

    def _years(self) -> int | None:
        years = self.facts.get(self.matter.book.awards.service)
        return years if isinstance(years, int) else None
