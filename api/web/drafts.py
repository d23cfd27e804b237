"""Drafts: the page on which a document that follows from a dossier is chosen and read, and the file that is given."""

from collections.abc import Mapping
from typing import Any

from privesfeer.api.ask.registry import drafts
from privesfeer.api.drafts import KINDS, PARTIES, DraftRefusedError, Fit, draft_document, fitting, named
from privesfeer.api.paper.blocks import lines
from privesfeer.api.paper.document import Document, DocumentError
from privesfeer.api.paper.writers import written
from privesfeer.api.web import wording
from privesfeer.api.web.dossier import Dossier
from privesfeer.api.web.layout import text
from privesfeer.api.web.named import unfit
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.engine import Remedies
from privesfeer.rules.drafts.draft import Draft

_FOR = ":"  # between a kind that either side can have and the party for whom it is
_SIDES = {"hr": "employer", "employee": "employee"}  # whose documents go first, by who asks; a lawyer has either's


def draft_file(dossier: Dossier, kind: str, party: str, lang: Lang, suffix: str) -> bytes:
    """Write a document as a file.

    Args:
        kind: the kind of document.
        party: for whom it is, where either side can have it; whatever is no party: by the kind and the route.
        suffix: .docx, .pdf, .html or .md.

    Returns:
        The content.

    Raises:
        DocumentError: the document does not fit the dossier, or cannot be written in that form.
    """
    return written(_written(dossier, kind, party, lang), suffix)


def chosen(of: str) -> tuple[str, str]:
    """Read which document was chosen.

    Args:
        of: what was chosen on the page.

    Returns:
        The kind, and for whom it is; empty: none was chosen, or it is by the kind and the route.
    """
    kind, _, party = of.partition(_FOR)
    return (kind, party) if kind in KINDS else ("", "")


def drafted(dossier: Dossier, kind: str, party: str, lang: Lang) -> dict[str, Any]:
    """Show which documents follow from a dossier, those of who asks first, and the one that was chosen.

    Args:
        kind: the kind of document; whatever is none: none was chosen.
        party: for whom it is, where either side can have it; whatever is no party: by the kind and the route.

    Returns:
        What the page shows.
    """
    fit, names, remedies = fitting(dossier), named(), dossier.remedies()
    problems, told, blanks = [], None, 0
    if kind in KINDS:
        try:
            written_out = _written(dossier, kind, party, lang).blocks
            told = text(written_out, lang, below=1)
            blanks = sum(span.tone == "blank" for block in written_out for line in lines(block) for span in line)
        except DocumentError as error:
            problems = [unfit(error.text, lang)]
    own = _SIDES.get(dossier.asks or "", party)
    offered = [each for each in drafts().drafts if fit[each.id].party]
    if dossier.asks in _SIDES:  # no lawyer: what is written before there is a case goes before it
        offered.sort(key=lambda each: (not each.pressing, each.style != "letter"))
    whose = sorted(wording.DRAFTS_OF.items(), key=lambda each: each[0] != own)
    return {
        "problems": problems,
        "told": told,
        "blanks": wording.BLANKS.fill(count=str(blanks))[lang] if blanks else "",
        "chosen": f"{kind}{_FOR}{party}" if party else kind,
        "fit": [
            (
                label[lang],
                [
                    {
                        "of": _of(each, side),
                        "name": capital(names[each.id][lang]),
                        "purpose": each.purpose[lang],
                        "until": until[lang] if (until := _until(each, remedies)) else "",
                    }
                    for each in offered
                    if _for(each, side, fit)
                ],
            )
            for side, label in whose
        ],
        "unfit": [(names[each][lang], unfit(why, lang)) for each, (_, why) in fit.items() if why],
    }


def _until(draft: Draft, told: Remedies) -> Text | None:
    """Say by when a document is of use: the first last day of what its route asks; None: it is bound to no day."""
    if draft.either or draft.by == "answerer":  # who answers, or speaks for either side, begins nothing
        return None
    routes = [each for each in told.routes if each.id in draft.routes and each.state == "open"]
    days = [one.last_day for each in routes[:1] for one in each.requests if one.last_day and one.state == "open"]
    return wording.UNTIL.fill(day=long_date(min(days))) if days else None


def _for(draft: Draft, party: str, fit: Mapping[str, Fit]) -> bool:
    """Say whether a document that fits can be for a party."""
    return draft.either or fit[draft.id].party == party


def _of(draft: Draft, party: str) -> str:
    """Say by what a document is chosen for a party."""
    return f"{draft.id}{_FOR}{party}" if draft.either else draft.id


def _written(dossier: Dossier, kind: str, party: str, lang: Lang) -> Document:
    """Write a document for a party; one that only the other side can have is written for that side."""
    try:
        return draft_document(dossier, lang, kind, party if party in PARTIES else None, dossier.choice.by)
    except DraftRefusedError as error:
        if any(each.field != "party" for each in error.problems):
            raise
        return draft_document(dossier, lang, kind, None, dossier.choice.by)
