"""Memo: a verdict as a text for one of three readers: a lawyer, HR, or the employee.

May import what is asked, paper and pictures.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Literal, get_args

from api.ask.request import CaseRequest, Request
from api.memo.employee import EmployeePage
from api.memo.hr import HrNote
from api.memo.lawyer import LawyerMemo
from api.memo.matter import Matter, matter
from api.memo.nodes import nodes
from api.memo.telling import counted_words
from api.paper.blocks import Block, Picture
from api.paper.document import Document, document
from api.pictures.graph import graph
from api.pictures.openness import openness
from api.pictures.timeline import timeline
from cases.text import LANGUAGES, Lang
from engine import Citation, Verdict

__all__ = ["LONGEST", "READERS", "Matter", "Reader", "matter", "memo", "memo_document", "nodes"]

Reader = Literal["lawyer", "hr", "employee"]
READERS: tuple[Reader, ...] = get_args(Reader)
LONGEST = {"hr": 840, "employee": 410}  # words, in either language: two pages, without their sources, and one
# Reasons of each side, open facts, and questions of which the reasons are told: as many as fit.
_ROOM = (
    *((6, 5, 9), (5, 5, 9), (4, 4, 9), (3, 4, 9), (2, 4, 9), (2, 3, 9), (1, 3, 9), (1, 2, 9)),
    *((1, 2, 5), (1, 2, 4), (1, 2, 3), (1, 2, 2), (1, 1, 1)),
)


def memo_document(request: Request | CaseRequest, lang: Lang, reader: Reader, reviewer: str = "") -> Document:
    """Write the memo on a request as a document, with its drawings.

    Args:
        request: an incident or case file.
        lang: the language.
        reader: for whom it is.
        reviewer: who reviews it, where that is known.

    Returns:
        The document, ready to be written as Word, PDF, HTML or Markdown.
    """
    told = matter(request, changes=reader == "lawyer")
    if reader == "lawyer":
        told = replace(told, draw=partial(_drawn, told.verdict, lang))
    return document(told.verdict, memo(told, lang, reader), lang, reviewer)


def _drawn(verdict: Verdict, lang: Lang, named: Callable[[Citation], str]) -> Iterator[Picture]:
    """Draw how open the conversation was, and the argument on the first question and on those that rulings decide.

    A drawing says itself what it shows, so it has no caption.
    """
    drawn = [openness(verdict, lang)]
    for answers in (verdict.answers, *(each.answers for each in verdict.conversations)):
        for place, answer in enumerate(answers):
            if place == 0 or answer.status in {"governed", "contested"}:
                drawn += [timeline(answer, verdict.as_of, lang, named=named), graph(answer, lang, named=named)]
    yield from (replace(each, caption=()) for each in drawn if each)


def memo(told: Matter, lang: Lang, reader: Reader) -> tuple[Block, ...]:
    """Write a memo.

    Args:
        told: what it is written from.
        lang: the language.
        reader: for whom it is: for a lawyer everything; for HR and the employee as much as fits their pages.

    Returns:
        The memo; in both languages the same parts of the proof in the same order.
    """
    proof = nodes(told)
    if reader == "lawyer":
        return tuple(LawyerMemo(told, lang, proof).blocks())
    maker = HrNote if reader == "hr" else EmployeePage
    for room in _ROOM:
        writers = {each: maker(told, each, proof) for each in LANGUAGES}
        bodies = {each: tuple(writer.body(*room)) for each, writer in writers.items()}
        # Both languages are measured, so that both tell the same.
        if max(map(counted_words, bodies.values())) <= LONGEST[reader]:
            break
    return (*bodies[lang], *writers[lang].annex())
