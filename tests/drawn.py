"""Drawn incidents of the program's own books."""

from collections.abc import Iterator

from privesfeer.api.ask.registry import casebook, codebook
from privesfeer.cases.fact import FactValue
from privesfeer.engine.audit import drawn as product


def drawn(count: int, seed: int) -> Iterator[dict[str, FactValue]]:
    """Draw incidents, always the same."""
    return product.drawn(codebook(), casebook(), count, seed)
