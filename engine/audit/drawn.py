"""Drawn: many, always the same, near a ruling or far from all of them."""

from collections.abc import Iterable, Iterator
from random import Random

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.fact import LEAST, Fact, FactValue
from privesfeer.cases.ruling import Ruling

_HALF = 0.5  # of the incidents are near a ruling, and of what is so or not is so
_NUMBERS, _FORGOTTEN, _CHANGED, _LISTED = 61, 4, 3, 5  # how many there are to choose from, the first of them 0


def drawn(codebook: Codebook, rulings: Iterable[Ruling], count: int, seed: int) -> Iterator[dict[str, FactValue]]:
    """Draw incidents that can be true: near a ruling, or from no fact known to all of them.

    Args:
        codebook: the facts; days and amounts are not drawn, for no rule tests them as such.
        rulings: the rulings of which some facts are forgotten or changed.
        count: how many are drawn.
        seed: the same one draws the same incidents of the same books.

    Yields:
        The known facts of each.
    """
    chosen, facts = Random(seed), [fact for fact in codebook.facts if fact.type not in LEAST]  # noqa: S311 - no secret
    decided = [ruling.facts.known for ruling in rulings]
    for _ in range(count):
        if chosen.random() < _HALF:
            known = dict(chosen.choice(decided))
            for name in chosen.sample(sorted(known), min(len(known), chosen.randrange(_FORGOTTEN))):
                del known[name]
            known |= {fact.id: _value(fact, chosen) for fact in chosen.sample(facts, chosen.randrange(_CHANGED))}
        else:
            share = chosen.random()
            known = {fact.id: _value(fact, chosen) for fact in facts if chosen.random() < share}
        yield codebook.contradictions.cleared(known)


def _value(fact: Fact, chosen: Random) -> FactValue:
    if fact.type == "boolean":
        return chosen.random() < _HALF
    if fact.type == "integer":
        number = chosen.randrange(_NUMBERS)
        return number if fact.most is None else min(number, fact.most)
    if fact.type == "set":
        return frozenset(chosen.sample(list(fact.values), min(chosen.randrange(_LISTED), len(fact.values))))
    return chosen.choice(list(fact.values))
