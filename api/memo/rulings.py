"""Rulings: those that come nearest, side by side with the case."""

from collections.abc import Iterable, Iterator

from api.memo.matter import Part
from api.memo.telling import Teller
from api.paper.blocks import Line, Span, Table
from cases.text import Text
from cases.words import words
from engine import Answer, ComparedRuling

_SAID = words(__file__)
_NAMED = 2  # circumstances
_KINDS = ("missing", "added")


class Nearest:
    """The rulings that come nearest on the questions of a matter."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller = teller

    def table(self, most: int) -> Table | None:
        """Show the nearest rulings, those on the question on which the matter turns first.

        Args:
            most: how many.

        Returns:
            What each decided, what it shares with the case and what sets it apart; None: there is none.
        """
        rows: dict[str, tuple[Line, ...]] = {}
        for part, answer, ruling in self._nearest():
            if ruling.citation.key not in rows and len(rows) < most:
                rows[ruling.citation.key] = self._row(part, answer, ruling)
        headings = (_SAID.RULING, _SAID.DECIDED, _SAID.ALIKE, _SAID.OTHERWISE)
        return Table(tuple(map(self._teller.says, headings)), tuple(rows.values())) if rows else None

    def _nearest(self) -> Iterator[tuple[Part, Answer, ComparedRuling]]:
        """Take of each question the nearest ruling for each side, then the next."""
        main = self._teller.matter.main
        rest = [(part, each) for part in self._teller.matter.parts if part.pleaded for each in part.answers]
        asked = [main, *(each for each in rest if each[1] is not main[1])]
        for place in range(2):
            for part, answer in asked:
                ours = (*answer.rulings.governing, *answer.rulings.supporting)
                for side in map(_telling, (ours, answer.rulings.opposing)):
                    yield from ((part, answer, each) for each in side[place : place + 1])

    def _row(self, part: Part, answer: Answer, ruling: ComparedRuling) -> tuple[Line, ...]:
        teller, node = self._teller, f"{part.prefix}ruling:{answer.question}/{ruling.citation.key}"
        decided = _SAID.ABOUT.fill(short=answer.short, outcome=ruling.outcome_text)
        alike = [each.short for each in ruling.shared][:_NAMED]
        other = {
            kind: [each.short for each in ruling.differences if each.kind == kind and each.short][:_NAMED]
            for kind in _KINDS
        }
        apart = [
            text.fill(shorts=Text.enumerate(other[kind]))
            for kind, text in (("missing", _SAID.THERE), ("added", _SAID.HERE))
            if other[kind]
        ]
        none = (Span("–", node=node),)
        return (
            teller.cite(node, ruling.citation),
            teller.told(node, decided),
            teller.told(node, Text.enumerate(alike)) if alike else none,
            teller.told(node, Text.joined(apart, "; ")) if apart else none,
        )


def _telling(rulings: Iterable[ComparedRuling]) -> list[ComparedRuling]:
    """Leave out rulings of which nothing can be set beside the case."""
    return [each for each in rulings if each.shared or any(one.kind in _KINDS for one in each.differences)]
