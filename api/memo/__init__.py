"""Memo: a verdict and what may be asked as a text for one of three readers: a lawyer, HR, or the employee.

May import what is asked, and paper.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import cache
from typing import Literal, get_args

from privesfeer.api.ask.receipt import commitment
from privesfeer.api.ask.request import CaseRequest, Request
from privesfeer.api.memo.employee import EmployeePage
from privesfeer.api.memo.hr import HrNote
from privesfeer.api.memo.lawyer import LawyerMemo
from privesfeer.api.memo.matter import MemoMatter, matter
from privesfeer.api.memo.nodes import nodes
from privesfeer.api.memo.telling import Memo
from privesfeer.api.paper.blocks import Block
from privesfeer.api.paper.document import Document, document
from privesfeer.api.paper.length import pages
from privesfeer.cases.commons.text import LANGUAGES, Lang

__all__ = ["MOST_PAGES", "READERS", "MemoMatter", "Reader", "matter", "memo", "memo_document", "nodes"]

Reader = Literal["lawyer", "hr", "employee"]
READERS: tuple[Reader, ...] = get_args(Reader)
MOST_PAGES = {"lawyer": 3, "hr": 2, "employee": 1}  # of the lawyer's without its annex
_FULL = {"lawyer": 2.93, "hr": 1.93, "employee": 1.0}  # by the estimate, at which these pages are full
_ANNEX_FULL = 3.9  # likewise of the annex, which takes four at most
_MAKERS: Mapping[Reader, type[Memo]] = {"lawyer": LawyerMemo, "hr": HrNote, "employee": EmployeePage}


def memo_document(
    request: Request | CaseRequest, lang: Lang, reader: Reader, reviewer: str = "", nonce: str | None = None
) -> Document:
    """Write the memo on a request as a document.

    Args:
        request: an incident or case file.
        lang: the language.
        reader: for whom it is.
        reviewer: who signs it, where that is known.
        nonce: with which the memo commits to the facts at its foot; None: it does not.

    Returns:
        The document, ready to be written as Word, PDF, HTML or Markdown.
    """
    told = matter(request, reviewer)
    mark = "" if nonce is None else commitment(request, nonce)
    return document(told.verdict, memo(told, lang, reader), lang, reviewer, mark)


def memo(told: MemoMatter, lang: Lang, reader: Reader) -> tuple[Block, ...]:
    """Write a memo.

    Args:
        told: what it is written from.
        lang: the language.
        reader: for whom it is: each gets as much as fits the pages; a lawyer, in an annex, what bears it out.

    Returns:
        The memo; in both languages the same parts of the proof in the same order.
    """
    proof = nodes(told)
    maker = _MAKERS[reader]

    @cache
    def tried(place: int, more: tuple[int, ...] = ()) -> Mapping[Lang, tuple[Memo, tuple[Block, ...]]]:
        writers = {each: maker(told, each, proof) for each in LANGUAGES}
        return {each: (writer, tuple(writer.fuller(place, more))) for each, writer in writers.items()}

    def fits(place: int, more: tuple[int, ...] = ()) -> bool:
        """Say whether it fits in both languages, so that both tell the same."""
        return max(pages(body) for _, body in tried(place, more).values()) <= _FULL[reader]

    def first_that(fitting: Callable[[int], bool], rooms: int) -> int:
        return bisect_left(range(rooms - 1), True, key=fitting)  # noqa: FBT003 - the first that fits, else the last

    place = first_that(fits, maker.rooms)
    more: tuple[int, ...] = ()
    # What did not fit in its turn was too long for what was left; something shorter behind it may still fit.
    for step in range(place - 2, max(place - 2 - maker.spare, -1), -1):
        more = (*more, step) if fits(place, (*more, step)) else more
    bodies = tried(place, more)

    @cache
    def annexed(room: int) -> Mapping[Lang, tuple[Block, ...]]:
        return {each: _annex(writer, room) for each, (writer, _) in bodies.items()}

    def fits_behind(room: int) -> bool:
        return max(map(pages, annexed(room).values())) <= _ANNEX_FULL

    room = first_that(fits_behind, maker.annex_rooms)
    return (*bodies[lang][1], *annexed(room)[lang])


def _annex(writer: Memo, room: int) -> tuple[Block, ...]:
    """Write an annex; another try at it finds the memo as its pages left it."""
    cited, telling = dict(writer.cited), set(writer.telling)
    blocks = tuple(writer.annex(room))
    writer.cited, writer.telling, writer.noted = cited, telling, True
    return blocks
