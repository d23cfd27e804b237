"""Lawyer's memo: three pages that a partner signs, and an annex that bears them out."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from privesfeer.api.memo import wording
from privesfeer.api.memo.acts import ActsTable
from privesfeer.api.memo.advice import AdviceInFive
from privesfeer.api.memo.annex import ANNEX_ROOMS, Annex
from privesfeer.api.memo.client_asks import LEFT_OUT, ClientAsks
from privesfeer.api.memo.facts import FactsOfMatter
from privesfeer.api.memo.gaps import Gaps
from privesfeer.api.memo.measures import MeasuresTable
from privesfeer.api.memo.plan import Plan
from privesfeer.api.memo.questions import Questions
from privesfeer.api.memo.rulings import Nearest
from privesfeer.api.memo.telling import Memo
from privesfeer.api.memo.terms import RemediesInShort
from privesfeer.api.memo.worth import WorthOfMatter
from privesfeer.api.paper.blocks import Blank, Block, Bullets, Fields, Item, printable
from privesfeer.cases.day import long_date
from privesfeer.cases.text import Text
from privesfeer.cases.words import words

_SAID = words(__file__)
_FEW = 2  # rulings that are told in sentences


class LawyerRoom(NamedTuple):
    """How much of a memo is told.

    Attributes:
        depth: of the assessment, see there.
        others: how many questions in dispute are assessed beside the main one; further ones are named.
        facts: how many reasons of each side name their facts.
        rulings: how many stand in the table.
        measures: how many stand side by side.
        acts: columns of the table of acts.
        gaps: how much proof that is still to be gathered is named.
        steps: how many steps; ways that a term binds are told in any case.
    """

    depth: int
    others: int
    facts: int
    rulings: int
    measures: int
    acts: int
    gaps: int
    steps: int


ROOMS = tuple(
    LawyerRoom(*each)
    for each in (
        *((3, 9, 9, 4, 6, 5, 8, 7), (3, 9, 4, 4, 6, 5, 6, 7), (2, 9, 3, 4, 5, 5, 5, 7), (2, 6, 3, 3, 5, 5, 4, 6)),
        *((1, 6, 2, 3, 5, 5, 4, 6), (1, 5, 2, 3, 4, 5, 3, 6), (1, 5, 1, 2, 4, 5, 3, 5), (1, 4, 1, 2, 4, 5, 2, 5)),
        *((0, 4, 1, 2, 4, 5, 2, 6), (0, 3, 1, 2, 3, 5, 2, 6), (0, 3, 0, 2, 3, 5, 2, 6), (0, 2, 0, 2, 3, 5, 1, 6)),
        *((0, 2, 0, 2, 3, 3, 1, 5), (0, 1, 0, 2, 3, 3, 1, 5), (0, 1, 0, 2, 2, 3, 1, 5), (0, 1, 0, 2, 2, 3, 1, 4)),
        *((0, 0, 0, 2, 2, 3, 1, 4), (0, 0, 0, 2, 2, 3, 1, 3), (0, 0, 0, 2, 2, 3, 0, 3), (0, 0, 0, 2, 2, 3, 0, 2)),
        *((0, 0, 0, 1, 2, 3, 0, 2), (0, 0, 0, 1, 0, 3, 0, 2), (-1, 0, 0, 1, 0, 3, 0, 2), (-1, 0, 0, 1, 0, 3, 0, 1)),
    )
)


class LawyerMemo(Memo):
    """The memo for a lawyer who checks and signs it."""

    rooms = len(ROOMS) + LEFT_OUT  # what the client asks gives way last
    annex_rooms = len(ANNEX_ROOMS)

    def body(self, place: int) -> Iterator[Block]:
        """Tell the matter.

        Args:
            place: how much room there is: 0 most.

        Yields:
            The three pages.
        """
        smallest = len(ROOMS) - 1
        room, verdict = ROOMS[min(place, smallest)], self.matter.verdict
        title = printable(self.says(verdict.title)) if verdict.title else ""
        yield self.heading(1, _SAID.MEMO_ON, title=title) if title else self.heading(1, _SAID.MEMO)
        yield self._head()
        yield self.heading(2, _SAID.ADVICE)
        yield AdviceInFive(self).block()
        yield from self._under(_SAID.ASKED, ClientAsks(self).blocks(max(0, place - smallest)))
        yield self.heading(2, _SAID.FACTS)
        yield FactsOfMatter(self).paragraph(room.facts)
        yield self.heading(2, _SAID.ASSESSMENT)
        yield from Questions(self).blocks(room.depth, room.others)
        if room.rulings > _FEW and (nearest := Nearest(self).table(room.rulings)):
            yield from self._under(_SAID.RULINGS, (nearest,))
        elif near := [*Nearest(self).lines(room.rulings)]:
            yield self.paragraph(self.labelled_line("program:method", _SAID.NEAREST, self.run(near)))
        yield from self._under(_SAID.ACTS, ActsTable(self).blocks(room.acts))
        if measures := MeasuresTable(self).table(room.measures):
            yield from self._under(_SAID.MEASURES, (measures,))
        yield from self._under(_SAID.WORTH, WorthOfMatter(self).blocks(brief=room.depth < 1))
        yield from self._under(_SAID.TERMS, self._terms(brief=room.depth < 1))
        yield from self._under(_SAID.STEPS, Plan(self).blocks(room.steps, brief=room.depth < 1))
        gaps = tuple(map(Item, islice(Gaps(self).lines(), room.gaps)))
        yield from self._under(_SAID.GAPS, (Bullets(gaps),) if gaps else ())
        yield self.paragraph(self.told("program:limits", verdict.limits, "quiet"))
        yield Blank(self.says(wording.REVIEWER))
        yield Blank(self.says(wording.REVIEWED_ON))

    def annex(self, place: int = 0) -> Iterator[Block]:
        """Tell what bears it out.

        Args:
            place: how much room there is: 0 most.

        Yields:
            The annex.
        """
        yield from Annex(self).blocks(ANNEX_ROOMS[place])

    def _under(self, heading: Text, blocks: Iterable[Block]) -> Iterator[Block]:
        """Put blocks under a heading; where there are none, nothing."""
        for place, block in enumerate(blocks):
            if not place:
                yield self.heading(2, heading)
            yield block

    def _terms(self, *, brief: bool) -> Iterator[Block]:
        terms = RemediesInShort(self)
        told = [*terms.waiting(), *terms.standing()]
        if brief and (counted := [*terms.counted()]):
            yield self.paragraph(*counted, *told)
            return
        if table := terms.table():
            yield table
        if told or not table:
            yield self.paragraph(*told) if told else self.paragraph(terms.last_days())

    def _head(self) -> Fields:
        """Give the data of the file: what is not known is left open."""
        author = printable(self.matter.author)
        ours = self.matter.verdict.client
        parties = _SAID.table("PARTIES")
        sides = {"client": ours, "opponent": ours and next(each for each in parties if each != ours)}
        named = {field: self.told("program:method", parties[side]) if side else () for field, side in sides.items()}
        known = {
            "file": (),
            "author": self.told("program:reviewer", _SAID.GIVEN, text=author) if author else (),
            "client": named["client"],
            "as_of": self.told("program:as_of", long_date(self.matter.verdict.as_of)),
            "opponent": named["opponent"],
            "confidential": self.told("program:method", _SAID.CONFIDENTIAL),
        }
        return Fields(tuple((self.says(_SAID.table("FIELDS")[name]), line) for name, line in known.items()))
