"""Worth: what may become of the whole, how likely that is and what it brings, and the sums of which it is made."""

from collections.abc import Iterator
from decimal import Decimal

from privesfeer.api.memo.sums import SumsInShort
from privesfeer.api.memo.telling import Teller
from privesfeer.api.paper.blocks import Block, Table
from privesfeer.cases.amount import in_words
from privesfeer.cases.text import Text, capital
from privesfeer.cases.words import words
from privesfeer.engine import Outlook

_SAID = words(__file__)


class WorthOfMatter:
    """What the matter is worth."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller, self._sums = teller, SumsInShort(teller)

    def blocks(self, *, brief: bool) -> Iterator[Block]:
        """Tell it.

        Args:
            brief: whether the sums that are worked out are told alone, without their sources.

        Yields:
            A table of what can happen, on what it rests, the sums, and what a settlement turns on.
        """
        teller = self._teller
        if found := self._outlook():
            node, told = found
            if told.outcomes:
                yield self._table(node, told)
                yield teller.paragraph(
                    teller.told(node, Text.joined((_SAID.TO_EMPLOYEE, *told.remarks[: 0 if brief else None]), " "))
                )
            elif told.lacking:
                facts = Text.enumerate([each.short for each in told.lacking])
                yield teller.paragraph(teller.told(node, _SAID.LACKING, facts=facts))
            elif told.remarks and not brief:
                yield teller.paragraph(teller.told(node, Text.joined(told.remarks, " ")))
        if sums := [*self._sums.sums(brief=brief)]:
            yield teller.paragraph(teller.labelled_line("program:method", _SAID.SUMS, teller.run(sums)))
        settled = any(side.outlook and side.outlook.settle for side in teller.matter.advice.sides)
        if not settled and (settlement := [*self._sums.settlement()]):
            yield teller.paragraph(teller.labelled_line("program:method", _SAID.SETTLEMENT, teller.run(settlement)))

    def _outlook(self) -> tuple[str, Outlook] | None:
        """Give what is said of the whole; what the employee gets is the same for both sides."""
        if self._teller.matter.barred:
            return None
        for side in self._teller.matter.advice.sides:
            if side.outlook:
                return f"outlook:{side.side}", side.outlook
        return None

    def _table(self, node: str, told: Outlook) -> Table:
        teller = self._teller
        headings = (_SAID.OUTCOME, _SAID.CHANCE, _SAID.LOW, _SAID.LIKELY, _SAID.HIGH)
        rows = tuple(
            (
                teller.told(node, each.short.map(capital)),
                teller.told(node, _SAID.PERCENT, n=str(each.weight)),
                *(teller.told(node, signed(amount)) for amount in (each.low, each.likely, each.high)),
            )
            for each in told.outcomes
        )
        return Table(tuple(map(teller.says, headings)), rows)


def signed(amount: str) -> Text:
    """Write an amount out, with a minus sign where the employee pays.

    Args:
        amount: what the employee gets, in euros.

    Returns:
        Such as "– € 5.405".
    """
    found = Decimal(amount)
    return in_words(found) if found >= 0 else _SAID.MINUS.fill(amount=in_words(-found))
