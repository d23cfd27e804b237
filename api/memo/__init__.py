"""Memo: a verdict and what may be asked as a text for one of three readers: a lawyer, HR, or the employee.

May import what is asked, and paper.
"""

from bisect import bisect_left
from collections.abc import Mapping
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
from privesfeer.cases.text import LANGUAGES, Lang

__all__ = ["MOST_PAGES", "READERS", "MemoMatter", "Reader", "matter", "memo", "memo_document", "nodes"]

Reader = Literal["lawyer", "hr", "employee"]
READERS: tuple[Reader, ...] = get_args(Reader)
MOST_PAGES = {"lawyer": 3, "hr": 2, "employee": 1}  # of the lawyer's without its annex
_FULL = {"lawyer": 2.94, "hr": 1.93, "employee": 1.0}  # by the estimate, at which these pages are full
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
    def tried(place: int) -> Mapping[Lang, tuple[Memo, tuple[Block, ...]]]:
        writers = {each: maker(told, each, proof) for each in LANGUAGES}
        return {each: (writer, tuple(writer.body(place))) for each, writer in writers.items()}

    def fits(place: int) -> bool:
        """Say whether it fits in both languages, so that both tell the same."""
        return max(pages(body) for _, body in tried(place).values()) <= _FULL[reader]

    place = bisect_left(range(maker.rooms - 1), True, key=fits)  # noqa: FBT003 - the first that fits, else the last
    writer, body = tried(place)[lang]
    return (*body, *writer.annex())
