"""Drawn incidents: many, always the same, near a ruling or far from all of them."""

from collections.abc import Iterator
from random import Random

from privesfeer.api.ask.shelf import casebook
from privesfeer.cases.fact import Fact, FactValue
from tests.strategies import TESTED, without_contradictions


def value(fact: Fact, chosen: Random) -> FactValue:
    """Choose a value of a fact."""
    if fact.type == "boolean":
        return chosen.random() < 0.5
    if fact.type == "integer":
        return chosen.randrange(61)
    if fact.type == "set":
        return frozenset(chosen.sample(list(fact.values), min(chosen.randrange(5), len(fact.values))))
    return chosen.choice(list(fact.values))


def drawn(count: int, seed: int) -> Iterator[dict[str, FactValue]]:
    """Draw incidents, always the same: near a ruling, or from no fact known to all of them."""
    chosen, facts = Random(seed), TESTED  # noqa: S311 - no secret
    rulings = tuple(ruling.facts.known for ruling in casebook())
    for _ in range(count):
        if chosen.random() < 0.5:
            known = dict(chosen.choice(rulings))
            for name in chosen.sample(sorted(known), min(len(known), chosen.randrange(4))):
                del known[name]
            known |= {fact.id: value(fact, chosen) for fact in chosen.sample(facts, chosen.randrange(3))}
        else:
            share = chosen.random()
            known = {fact.id: value(fact, chosen) for fact in facts if chosen.random() < share}
        yield without_contradictions(known)
