"""Written code: the text of a social media code that is written, for staff and for the works council."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from privesfeer.api.ask.code_checker import Choices, check_code, code_checker, compose, policybook
from privesfeer.api.paper.blocks import (
    Blank,
    Block,
    Bullets,
    Heading,
    Item,
    Line,
    Paragraph,
    Table,
    joined,
)
from privesfeer.api.paper.document import Document
from privesfeer.api.paper.writers import write_memo
from privesfeer.api.reports.code import SAID, CodeSpeaker, made_with
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang
from privesfeer.engine import (
    WrittenClause,
    WrittenCode,
    policy_hash,
)

_SAID = catalogue(__file__)

Audience = Literal["staff", "council"]


def draft(choices: Choices, lang: Lang, audience: Audience) -> tuple[Block, ...]:
    """Write a code.

    Args:
        choices: the choices; what is left out takes its default.
        audience: for whom: staff, short; council, with reasons, sources and the questions to ask.

    Returns:
        The text of the code.
    """
    return tuple(_Draft(lang).blocks(compose(choices, lang), audience))


def code_document(choices: Choices, lang: Lang, audience: Audience) -> "CodeDocument":
    """Write a code as a document.

    Args:
        audience: for whom.

    Returns:
        The document, ready to be written as Word, PDF, HTML or Markdown.
    """
    written = compose(choices, lang)
    adopted = choices.said("adopted")
    versions = made_with(code_checker().versions)[lang]
    day = adopted if isinstance(adopted, dt.date) else code_checker().release
    blocks = tuple(_Draft(lang).blocks(written, audience))
    return CodeDocument(blocks, lang, day, versions, mark=policy_hash(written.policy))


def write_code(choices: Choices, lang: Lang, audience: Audience, target: Path) -> None:
    """Write a code to a file.

    Args:
        audience: for whom.
        target: the file; its name says in which form.

    Raises:
        api.paper.document.DocumentError: the file cannot be written in that form.
        api.paper.files.NotWrittenError: it cannot be written at all.
    """
    write_memo(code_document(choices, lang, audience), target)


@dataclass(frozen=True, slots=True)
class CodeDocument(Document):
    """A document that holds a code; its mark is the hash of the code."""

    @property
    def foot(self) -> str:
        """What stands at the end: what it was made with, and which code it is."""
        return f"{self.versions} {SAID.HASH.fill(hash=self.mark)[self.lang]}"


class _Draft(CodeSpeaker):
    """A code in one language."""

    def blocks(self, written: WrittenCode, audience: Audience) -> Iterator[Block]:
        council = audience == "council"
        title = _SAID.FOR_COUNCIL.fill(title=written.title) if council else written.title
        yield Heading(1, self.says(title))
        yield Paragraph(self.line(_SAID.COUNCIL_INTRO if council else _SAID.STAFF_INTRO))
        tell = self._with_reasons if council else self._short
        for heading, kind in ((_SAID.DOS, "do"), (_SAID.DONTS, "dont")):
            yield Heading(2, self.says(heading))
            yield tell([clause for clause in written.clauses if clause.kind == kind])
        rules = [clause for clause in written.clauses if clause.kind == "rule"]
        for part in dict.fromkeys(clause.clause for clause in rules):
            yield Heading(2, self.says(policybook().clause(part).label))
            yield tell([clause for clause in rules if clause.clause == part])
        if written.policy.said("origin.adopted") is None:
            yield Blank(self.says(_SAID.ADOPTED))
        if council:
            yield from self._for_council(written)
        else:
            yield Blank(self.says(_SAID.RECEIVED))

    def _short(self, clauses: list[WrittenClause]) -> Block:
        return Bullets(tuple(Item(self.line(clause.text), tuple(self._example(clause))) for clause in clauses))

    def _example(self, clause: WrittenClause) -> Iterator[Line]:
        if clause.example:
            yield self.labelled(_SAID.EXAMPLE, clause.example)

    def _with_reasons(self, clauses: list[WrittenClause]) -> Block:
        headings = tuple(map(self.says, (_SAID.TEXT, _SAID.REASON, SAID.SOURCE)))
        return Table(headings, tuple(map(self._row, clauses)))

    def _row(self, clause: WrittenClause) -> tuple[Line, ...]:
        text = joined([self.line(clause.text), *self._example(clause)], " ")
        return text, self.line(clause.reason), self.cited(clause.authority)

    def _for_council(self, written: WrittenCode) -> Iterator[Block]:
        yield Heading(2, self.says(SAID.QUESTIONS))
        check = check_code(written.policy)
        yield Bullets(tuple(map(self.question, check.questions)), numbered=True)
        yield Blank(self.says(_SAID.NOTES), 4)
        yield from self.sources(citation for clause in written.clauses for citation in clause.authority)
        yield Paragraph(self.line(check.limits))
