"""Lawyer's memo: three pages that a partner signs, and an annex that bears them out."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from privesfeer.api.memo import wording
from privesfeer.api.memo.acts import ActsTable
from privesfeer.api.memo.advice import AdviceInFive
from privesfeer.api.memo.annex import ANNEX_ROOMS, Annex
from privesfeer.api.memo.chronology import FactsByDay
from privesfeer.api.memo.client_asks import ClientAsks
from privesfeer.api.memo.each_measure import EachMeasure
from privesfeer.api.memo.gaps import Gaps
from privesfeer.api.memo.measures import MeasuresTable
from privesfeer.api.memo.nodes import BEYOND, WAY
from privesfeer.api.memo.plan import Plan
from privesfeer.api.memo.pleadings import ForAndAgainst
from privesfeer.api.memo.questions import Questions
from privesfeer.api.memo.telling import Memo, unstopped
from privesfeer.api.memo.worth import WorthOfMatter
from privesfeer.api.paper.blocks import Blank, Block, Bullets, Fields, Item, Span, printable
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Text
from privesfeer.engine import reservation
from privesfeer.engine import wording as explained

_SAID = catalogue(__file__)


class LawyerRoom(NamedTuple):
    """How much of a memo is told.

    Attributes:
        depth: of the assessment, see there.
        others: how many questions in dispute are assessed beside the main one; the annex has the rest.
        reasons: how many of each side are told with each requirement of the measure.
        rulings: how many are told for each side.
        measures: how many stand side by side: none, with how they stand alone, or from two on with what to do.
        acts: columns of the table of acts; none: it is left out.
        gaps: how much proof that is still to be gathered is named.
        steps: how many steps; ways that a term binds are told in any case.
        asked: how many questions of the client are answered.
    """

    depth: int
    others: int
    reasons: int
    rulings: int
    measures: int
    acts: int
    gaps: int
    steps: int
    asked: int


_LEAST = LawyerRoom(depth=-1, others=0, reasons=1, rulings=0, measures=0, acts=0, gaps=0, steps=2, asked=2)
# What is told more where there is room, first things first: rulings on both sides and what the client asks and does,
# before tables.
_MORE: tuple[tuple[str, int], ...] = (
    *(("rulings", 1), ("asked", 3), ("asked", 4), ("asked", 5), ("steps", 3), ("asked", 6), ("steps", 4)),
    *(("rulings", 2), ("steps", 5), ("gaps", 1), ("measures", 1), ("acts", 2), ("depth", 0), ("asked", 7)),
    *(("measures", 2), ("reasons", 2), ("rulings", 3), ("gaps", 2), ("depth", 1), ("rulings", 4), ("reasons", 3)),
    *(("others", 1), ("steps", 6), ("rulings", 5), ("acts", 3), ("others", 2), ("gaps", 4), ("depth", 2)),
    *(("others", 3), ("steps", 7), ("measures", 5), ("others", 5), ("acts", 5), ("gaps", 8), ("depth", 3)),
    *(("reasons", 4), ("others", 9), ("rulings", 6)),
)
_SPARE = 4  # how many things are tried in what is left of the pages


def _rooms() -> Iterator[LawyerRoom]:
    """Give all rooms, the least first."""
    room = _LEAST
    yield room
    for name, value in _MORE:
        room = room._replace(**{name: value})
        yield room


ROOMS = tuple(reversed([*_rooms()]))


class LawyerMemo(Memo):
    """The memo for a lawyer who checks and signs it."""

    rooms, spare = len(ROOMS), _SPARE
    annex_rooms = len(ANNEX_ROOMS)

    def body(self, place: int) -> Iterator[Block]:
        """Tell the matter.

        Args:
            place: how much room there is: 0 most.

        Returns:
            The three pages.
        """
        return self.fuller(place, ())

    def fuller(self, place: int, more: Collection[int]) -> Iterator[Block]:
        """Tell the matter, with more where that still fits, as it is described in what this extends."""
        room, verdict = ROOMS[place], self.matter.verdict
        for name, value in (_MORE[len(_MORE) - 1 - each] for each in sorted(more, reverse=True)):
            room = room._replace(**{name: max(value, getattr(room, name))})
        title = printable(self.says(verdict.title)) if verdict.title else ""
        yield self.heading(1, _SAID.MEMO_ON, title=title) if title else self.heading(1, _SAID.MEMO)
        yield self._head()
        yield self.heading(2, _SAID.ADVICE)
        if beyond := reservation([each for each in verdict.beyond if each.comes_first], _SAID.BEYOND, brief=True):
            yield self.paragraph(self.told(BEYOND, beyond, "strong"))
        if decided := next((each.decided for each in self.matter.advice.sides if each.decided), None):
            yield self.paragraph(self.told("program:method", decided))
        advice = AdviceInFive(self)
        if taken := advice.taken_to_be():
            yield self.paragraph(taken)
        yield advice.block()
        yield from self._way()
        yield from self._under(_SAID.ASKED, ClientAsks(self).blocks(room.asked))
        yield self.heading(2, _SAID.FACTS)
        yield FactsByDay(self).paragraph(brief=room.depth < 0)
        if rest := reservation([each for each in verdict.beyond if not each.comes_first], _SAID.UNWEIGHED):
            yield self.paragraph(self.told(BEYOND, rest))
        yield self.heading(2, _SAID.ASSESSMENT)
        if self.matter.reserved:
            yield self.paragraph(self.told(BEYOND, _SAID.RESERVED))
        yield from Questions(self).blocks(room.depth, room.others, room.reasons)
        yield from self._under(_SAID.RULINGS, ForAndAgainst(self).blocks(room.rulings))
        yield from self._under(_SAID.ACTS, ActsTable(self).blocks(room.acts))
        yield from self._under(_SAID.MEASURES, self._measures(room))
        yield from self._under(_SAID.WORTH, WorthOfMatter(self).blocks(2 if room.depth > 1 else int(room.depth >= 0)))
        yield from self._under(_SAID.PLAN, Plan(self).blocks(room.steps, brief=room.depth < 1))
        gaps = tuple(map(Item, islice(Gaps(self).lines(), room.gaps)))
        yield from self._under(_SAID.GAPS, (Bullets(gaps),) if gaps else ())
        yield Blank(self.says(_SAID.SIGNED_BY))
        yield Blank(self.says(wording.REVIEWED_ON))
        # Where what is known of the law ends before the day of the memo, it says so.
        limits = _SAID.LIMITS if verdict.limits == explained.LIMITS else verdict.limits
        yield self.paragraph(self.told("program:limits", limits, "quiet"))

    def annex(self, place: int = 0) -> Iterator[Block]:
        """Tell what bears it out.

        Args:
            place: how much room there is: 0 most.

        Yields:
            The annex.
        """
        yield from Annex(self).blocks(ANNEX_ROOMS[place])

    def _way(self) -> Iterator[Block]:
        """Tell under which law an official works and where he goes; of other employees nothing."""
        way = next((each.way for each in self.matter.advice.sides if each.way), None)
        if way:
            told = (*self.told(WAY, unstopped(way.text)), *self.cites(WAY, way.authority, 2), Span(".", node=WAY))
            yield self.paragraph(self.labelled_line("program:method", _SAID.WAY, told))

    def _measures(self, room: LawyerRoom) -> Iterator[Block]:
        """Show the measures side by side; of several all stand in one table, with what can be done besides."""
        if room.measures and not self.matter.barred:  # of what stands nothing lighter can be done instead
            each = EachMeasure(self).table(now=room.measures > 1, besides=room.depth > 0)
            if table := each or MeasuresTable(self).table(room.measures):
                yield table

    def _under(self, heading: Text, blocks: Iterable[Block]) -> Iterator[Block]:
        """Put blocks under a heading; where there are none, nothing."""
        for place, block in enumerate(blocks):
            if not place:
                yield self.heading(2, heading)
            yield block

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
