"""Valuations: what the user valued and turns the answer on the measure, with what a court could value instead."""

from collections.abc import Iterable, Iterator

from privesfeer.api.paper.blocks import Span, Table
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.engine import Answer, StatedFact

_SAID = catalogue(__file__)


def valuation_tables(answer: Answer, given: Iterable[StatedFact], lang: Lang) -> Iterator[Table]:
    """Show each valuation both ways: what it brings as the user values it, and what another value brings.

    Args:
        answer: the answer on the measure.

    Yields:
        A table; nothing where no other valuation brings another outcome, or it is of no measure.
    """
    stated = {each.fact: each.label for each in given}
    rows = []
    for each in answer.valuations if answer.elements else ():
        if each.turns and each.fact in stated:
            brings = grouped((value.outcome_text, value.label) for value in each.values)
            others = [
                _SAID.BRINGS.fill(value=Text.enumerate(labels, "any"), outcome=outcome)
                for outcome, labels in brings.items()
            ]
            now = _SAID.BRINGS.fill(value=stated[each.fact], outcome=answer.outcome_text)
            rows.append((each.short, now, Text.joined(others, "; ")))
    if rows:
        heads = (_SAID.VALUATION, _SAID.YOURS, _SAID.OTHERWISE)
        told = tuple(tuple((Span(capital(cell[lang])),) for cell in row) for row in rows)
        yield Table(tuple(each[lang] for each in heads), told)
