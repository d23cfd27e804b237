"""Drafts: the documents that follow from a file: what is filed, letters, and the agreement.

May import what is asked, paper, and the memo's proof and telling.
"""

from typing import NamedTuple

from privesfeer.api.ask.registry import RULES, drafts
from privesfeer.api.ask.request import CaseRequest, Request
from privesfeer.api.drafts.fit import DraftRefusedError, draft_context, heard
from privesfeer.api.drafts.writer import Writer
from privesfeer.api.paper.document import Document, document
from privesfeer.cases.commons.text import Lang, Text
from privesfeer.rules.drafts.book import kinds

__all__ = ["KINDS", "PARTIES", "DraftRefusedError", "Fit", "draft_document", "fitting", "named"]

KINDS = kinds(RULES / "nl" / "law" / "drafts")
PARTIES = ("employee", "employer")


class Fit(NamedTuple):
    """Whether a kind of document fits a file.

    Attributes:
        party: whose document it is; None: it does not fit.
        why_not: why it does not; None: it does.
    """

    party: str | None
    why_not: Text | None


def named() -> dict[str, Text]:
    """Name every kind of document.

    Returns:
        The names by kind.
    """
    return {each.id: each.name for each in drafts().drafts}


def fitting(request: Request | CaseRequest) -> dict[str, Fit]:
    """Say of every kind of document whether it fits a file, and whose it is.

    Args:
        request: an incident or case file.

    Returns:
        It by kind.
    """
    told, remedies = heard(request)

    def fit(kind: str) -> Fit:
        try:
            return Fit(draft_context(told, remedies, kind).writer, None)
        except DraftRefusedError as error:
            return Fit(None, error.text)

    return {kind: fit(kind) for kind in KINDS}


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
    found = draft_context(*heard(request), kind, party)
    return document(found.told.verdict, tuple(Writer(found, lang).blocks()), lang, reviewer)
