"""Lawyer's memo: three pages that a partner signs, and an annex that bears them out."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from privesfeer.api.memo import wording
from privesfeer.api.memo.advice import Advice
from privesfeer.api.memo.annex import Annex
from privesfeer.api.memo.assessment import Assessment
from privesfeer.api.memo.facts import FactsOfMatter
from privesfeer.api.memo.gaps import Gaps
from privesfeer.api.memo.rulings import Nearest
from privesfeer.api.memo.steps import NextSteps
from privesfeer.api.memo.telling import Memo
from privesfeer.api.memo.terms import RemediesInShort
from privesfeer.api.paper.blocks import Blank, Block, Bullets, Fields, Item, Line, printable
from privesfeer.cases.day import long_date
from privesfeer.cases.text import Text
from privesfeer.cases.words import words

_SAID = words(__file__)


class LawyerRoom(NamedTuple):
    """How much of a memo is told.

    Attributes:
        depth: of the assessment, see there.
        facts: how many reasons of each side name their facts.
        rulings: how many stand in the table.
        gaps: how much proof that is still to be gathered is named.
        steps: how many next steps; those that a term binds are told in any case.
    """

    depth: int
    facts: int
    rulings: int
    gaps: int
    steps: int


ROOMS = tuple(
    LawyerRoom(*each)
    for each in (
        *((3, 9, 8, 8, 7), (3, 4, 8, 8, 7), (3, 4, 6, 6, 6), (3, 3, 5, 5, 5), (2, 4, 6, 6, 6), (2, 3, 5, 5, 5)),
        *((2, 2, 4, 4, 4), (2, 1, 4, 4, 4), (2, 1, 3, 3, 3), (1, 2, 4, 4, 4), (1, 1, 4, 4, 4), (1, 1, 3, 3, 3)),
        *((1, 1, 2, 2, 2), (0, 1, 3, 3, 3), (0, 1, 2, 2, 2), (0, 0, 2, 2, 2), (0, 0, 2, 1, 2), (0, 0, 2, 1, 1)),
    )
)


class LawyerMemo(Memo):
    """The memo for a lawyer who checks and signs it."""

    rooms = len(ROOMS)

    def body(self, place: int) -> Iterator[Block]:
        """Tell the matter.

        Args:
            place: how much room there is: 0 most.

        Yields:
            The three pages.
        """
        room = ROOMS[place]
        verdict, terms = self.matter.verdict, RemediesInShort(self)
        title = printable(self.says(verdict.title)) if verdict.title else ""
        yield self.heading(1, _SAID.MEMO_ON, title=title) if title else self.heading(1, _SAID.MEMO)
        yield self._head()
        yield self.heading(2, _SAID.ADVICE)
        yield Advice(self).block()
        yield self.heading(2, _SAID.FACTS)
        yield FactsOfMatter(self).paragraph(room.facts)
        yield self.heading(2, _SAID.TERMS)
        if table := terms.table():
            yield table
        told = [*terms.waiting(), *terms.standing()]
        yield self.paragraph(*told) if told or table else self.paragraph(terms.last_days())
        if sums := [*terms.sums()]:
            yield self.paragraph(self.labelled_line("program:method", _SAID.SUMS, self.run(sums)))
        if settlement := [*terms.settlement()]:
            yield self.paragraph(self.labelled_line("program:method", _SAID.SETTLEMENT, self.run(settlement)))
        yield self.heading(2, _SAID.ASSESSMENT)
        yield from Assessment(self).blocks(room.depth)
        if nearest := Nearest(self).table(room.rulings):
            yield self.heading(2, _SAID.RULINGS)
            yield nearest
        yield from self._listed(_SAID.GAPS, islice(Gaps(self).lines(), room.gaps))
        yield from self._listed(_SAID.STEPS, NextSteps(self).lines(room.steps), numbered=True)
        yield self.paragraph(self.told("program:limits", verdict.limits, "quiet"))
        yield Blank(self.says(wording.REVIEWER))
        yield Blank(self.says(wording.REVIEWED_ON))

    def annex(self) -> Iterator[Block]:
        """Tell what bears it out.

        Yields:
            The annex.
        """
        yield from Annex(self).blocks()

    def _listed(self, heading: Text, lines: Iterator[Line], *, numbered: bool = False) -> Iterator[Block]:
        items = tuple(map(Item, lines))
        if items:
            yield self.heading(2, heading)
            yield Bullets(items, numbered)

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
