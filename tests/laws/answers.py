"""What the laws compare: the answers to all questions on some facts, and how far each goes one way."""

from collections.abc import Iterable, Mapping
from typing import Any

from hypothesis import strategies as st

from privesfeer.api.ask.registry import Facts, casebook
from privesfeer.cases.fact import FactValue
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.doctrine.result import firmness
from tests.engine.books import LAWS, answered, coherent, known_of
from tests.strategies import some_facts

Known = Mapping[str, FactValue]
Standing = tuple[str | None, str, str | None] | None


def standings(known: Known, assume: Mapping[str, str] | None = None) -> dict[str, Standing]:
    """Give outcome, status and strength of each question; None: it is not raised."""
    return {name: standing(link) for name, link in answered(known, assume).links.items()}


def standing(link: ChainLink) -> Standing:
    """Give outcome, status and strength of one question."""
    result = link.result
    return (result.outcome, result.status, result.strength) if result else None


def side(known: Known, question: str) -> int:
    """Say for whom a question is answered: 1 for the protected outcome, -1 for the other, 0 for none."""
    result, protects = answered(known).links[question].result, LAWS[question].question.protects
    return 0 if result is None or result.outcome is None else 1 if result.outcome == protects else -1


def firm(link: ChainLink) -> int:
    """Say how firm an answer is; 0: there is none."""
    return firmness(link.result) if link.result else 0


def drawn() -> st.SearchStrategy[dict[str, FactValue]]:
    """Draw facts, as the engine knows them."""
    return some_facts().map(known_of)


def decided() -> Iterable[tuple[str, Known]]:
    """Give the facts of every ruling, by its key."""
    return ((ruling.key, ruling.facts.known) for ruling in casebook())


def changed(known: Known, **facts: FactValue) -> dict[str, FactValue] | None:
    """Change facts; None: they would contradict the others."""
    after = {**known, **facts}
    return after if coherent(after) else None


def plain(known: Known) -> dict[str, Any]:
    """Give facts as a caller writes them."""
    return Facts.model_validate(known).plain
