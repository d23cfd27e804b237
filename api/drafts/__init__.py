"""Drafts: the documents that follow from a file: what is filed, letters, and the agreement.

May import what is asked, paper, and the memo's proof and telling.
"""

from api.ask.request import CaseRequest, Request
from api.ask.shelf import RULES, drafts
from api.drafts.fit import DraftRefusedError, brief, heard
from api.drafts.writer import Writer
from api.paper.document import Document, document
from cases.text import Lang, Text
from rules.drafts.book import kinds

__all__ = ["KINDS", "PARTIES", "DraftRefusedError", "draft_document", "fitting", "named"]

KINDS = kinds(RULES / "nl" / "law" / "drafts")
PARTIES = ("employee", "employer")


def named() -> dict[str, Text]:
    """Name every kind of document.

    Returns:
        The names by kind.
    """
    return {each.id: each.name for each in drafts().drafts}


def fitting(request: Request | CaseRequest) -> dict[str, Text | None]:
    """Say of every kind of document whether it fits a file.

    Args:
        request: an incident or case file.

    Returns:
        By kind why it does not; None: it does.
    """
    told, remedies = heard(request)

    def hindered(kind: str) -> Text | None:
        try:
            brief(told, remedies, kind)
        except DraftRefusedError as error:
            return error.text
        return None

    return {kind: hindered(kind) for kind in KINDS}


def draft_document(
    request: Request | CaseRequest, lang: Lang, kind: str, party: str | None = None, reviewer: str = ""
) -> Document:
    """Write a draft on a request as a document.

    Args:
        request: an incident or case file.
        lang: the language; the Dutch is what is filed, the others are to read along.
        kind: the kind of document.
        party: for whom it is written; None: by the kind and the route.
        reviewer: who reviews it, where that is known.

    Returns:
        The document, ready to be written as Word, PDF, HTML or Markdown.

    Raises:
        DraftRefusedError: the draft does not fit the file.
    """
    found = brief(*heard(request), kind, party)
    return document(found.told.verdict, tuple(Writer(found, lang).blocks()), lang, reviewer)
