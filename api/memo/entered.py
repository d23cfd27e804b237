"""Entered: the answers on each further measure, clause and account of a case, as parts whose reasons can be told."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from privesfeer.api.ask.registry import rulebook
from privesfeer.api.memo.matter import MemoMatter, Part
from privesfeer.engine import Answer, CaseEntry


class Entered(NamedTuple):
    """An answer on an entry of a list of a case.

    Attributes:
        list_id: the list.
        place: the place of the entry, from 1.
        entry: the entry.
        on: the act on which the answer is; None: the whole.
        part: the facts on which it rests, with the answer.
        answer: the answer.
    """

    list_id: str
    place: int
    entry: CaseEntry
    on: Part | None
    part: Part
    answer: Answer

    @property
    def void(self) -> bool:
        """Whether nothing can be claimed under the clause, whatever was done."""
        told = self.entry.measure
        return told is not None and told.outcome == rulebook().on_measure.protects


def entered(matter: MemoMatter) -> Iterator[Entered]:
    """Give the answers on the entries of a case.

    Args:
        matter: the matter.

    Yields:
        Each, in the order of the lists and their entries.
    """
    parts = matter.parts
    for list_id, entries in matter.verdict.lists.items():
        for place, entry in enumerate(entries, 1):
            for told in entry.answers:
                on = None if told.act is None else parts[told.act]
                prefix = f"{list_id}:{place}/" if on is None else f"{list_id}:{place}/{on.prefix}"
                if told.full:
                    base = on or matter.whole
                    part = replace(
                        base,
                        prefix=prefix,
                        act=None,
                        facts={**base.facts, **{each.fact: each for each in entry.facts}},
                        disputed=base.disputed | frozenset(entry.disputed),
                        dates={**base.dates, **entry.dates},
                        answers=(*(each for each in base.answers if each.question != told.question), told.full),
                        pleaded=False,
                    )
                    yield Entered(list_id, place, entry, on, part, told.full)
