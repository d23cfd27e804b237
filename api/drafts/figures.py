"""Figures: the amounts of a settlement side by side for whoever signs it; none of them stands in the agreement."""

from collections.abc import Iterator

from privesfeer.api.ask.registry import drafts
from privesfeer.api.drafts import wording
from privesfeer.api.drafts.draft_context import DraftContext
from privesfeer.api.drafts.proof import FORM
from privesfeer.api.memo.telling import Teller
from privesfeer.api.paper.blocks import Block, Heading, Line, Span, Table
from privesfeer.cases.commons.text import capital, untranslated


class SettlementFigures:
    """What is sure and what is at stake for a side, and between which two figures it settles."""

    def __init__(self, teller: Teller, draft_context: DraftContext) -> None:
        """Keep the file.

        Args:
            teller: tells it.
            draft_context: what the agreement is written from.
        """
        self._teller, self._context = teller, draft_context

    def blocks(self) -> Iterator[Block]:
        """Put the amounts side by side: what is sure, and what is at stake; then the floor and the opening.

        Yields:
            The blocks; what the program has no figure for is left open.
        """
        teller, writer = self._teller, self._context.writer
        settlement, rows = self._context.remedies.settlement, list[tuple[Line, ...]]()
        for position in settlement.positions if settlement else ():
            if amount := self._context.value(f"sum_{position.money}"):
                node = f"sum:{position.money}"
                stand = position.employee if writer == "employee" else position.employer
                parts = {"what": position.what.map(capital), "text": stand.text}
                told = teller.told(node, wording.STANDS, authority=teller.cites(node, position.authority, 2), **parts)
                gross = amount if position.money in drafts().frame.net else wording.GROSS.fill(amount=amount)
                cell, empty = teller.told(node, gross), teller.told(FORM, untranslated("-"))
                rows.append((told, *((cell, empty) if stand.role == "floor" else (empty, cell))))
        yield Heading(2, teller.says(wording.FIGURES[writer]))
        if rows:
            heads = (wording.AMOUNT, wording.FLOOR_OF, wording.STAKE_OF)
            yield Table(tuple(map(teller.says, heads)), tuple(rows))
        figures = {name: self._figure(name) for name in ("floor", "opening")}
        rests = teller.told(FORM, wording.FIGURES_REST) if self._context.value("floor") else ()
        yield teller.paragraph(teller.told(FORM, wording.BOTH_FIGURES[writer], **figures), rests)

    def _figure(self, name: str) -> Line:
        """Give a figure; where it is not known, a blank."""
        if value := self._context.value(name):
            return self._teller.told(FORM, value)
        label = self._teller.says(wording.BLANK, label=drafts().frame.blanks[name])
        return (Span(label, "blank", node=FORM),)
