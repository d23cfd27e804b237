"""Client asks: the questions that a client in this position asks, each with its answer first."""

from collections.abc import Iterator

from privesfeer.api.ask.registry import rulebook
from privesfeer.api.memo.telling import Teller, unstopped
from privesfeer.api.paper.blocks import Block, Bullets, Item, Line, Span
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text
from privesfeer.engine import AnsweredQuestion, SideAdvice

_SAID = catalogue(__file__)
_FEW = 6  # questions, up to which each has one source
_BOTH = 2  # of each side where both are advised
_NAMED = 2  # so many times as many where the client named them


class ClientAsks:
    """What the client asks."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller, self._sides = teller, teller.matter.advice.sides

    def blocks(self, most: int) -> Iterator[Block]:
        """Tell it.

        Args:
            most: how many questions; the least urgent are left out.

        Yields:
            The questions as a list; where both sides are advised a list for each, the employer first.
        """
        alone = len(self._sides) == 1
        for side in self._sides:
            asked = [each for each in side.asked if not (alone and _told_before(side, each))]
            told = asked[: self._most(most) if alone else min(most, _BOTH)]
            if told and not alone:
                yield self._teller.paragraph(
                    self._teller.told("program:method", _SAID.OF_SIDE, "strong", side=side.side_text)
                )
            if told:
                yield Bullets(tuple(Item(self._line(side, each, 2 if most > _FEW else 1)) for each in told))

    def _most(self, most: int) -> int:
        """Give how many are told: more where the client himself said what he asks, for it is that which he asks."""
        book = rulebook().advice.asked
        named = book and book.asked in self._teller.matter.whole.facts
        return most * _NAMED if named else most

    def _line(self, side: SideAdvice, asked: AnsweredQuestion, sources: int) -> Line:
        node = f"asked:{side.side}/{asked.id}"
        cited = self._teller.cites(node, asked.authority, sources)
        answer = (*self._teller.told(node, unstopped(asked.answer)), *cited, Span(".", node=node))
        return self._teller.labelled_line(node, asked.question, answer)


def _told_before(side: SideAdvice, asked: AnsweredQuestion) -> bool:
    """Say whether an answer is what the advice says already: for how much to settle."""
    told = (side.outlook.text, side.outlook.settle) if side.outlook else ()
    return asked.answer == Text.joined([*filter(None, told)], " ")
