"""Advice: what the page shows of what to do, for the side that asks or for both; in short for that of a verdict."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from privesfeer.api.reports.advice import advice_in_short, advice_report
from privesfeer.api.web.dossier import Dossier
from privesfeer.api.web.layout import entitled, text
from privesfeer.cases.commons.text import Lang
from privesfeer.engine import Advice, Verdict
from privesfeer.rules.advice.stage import Side

_SIDES: Mapping[str | None, Side] = {"hr": "employer", "employee": "employee"}


def counsel(dossier: Dossier, verdict: Verdict, lang: Lang) -> dict[str, Any]:
    """Show what to do.

    Returns:
        What the template shows.
    """
    told = _of_reader(dossier)
    blocks = advice_report(replace(told, title=None), lang, person=_person(dossier))
    return {
        "title": entitled(verdict, lang),
        "told": text(blocks[1:-1], lang, below=1),  # title and limits are the page's
        "dated": any(step.day for side in told.sides for step in side.steps),
    }


def in_short(dossier: Dossier, lang: Lang) -> Markup:
    """Show what to do in a few lines.

    Returns:
        The course and the first step; its heading and the way to the rest are the page's.
    """
    return text(advice_in_short(_of_reader(dossier), lang, person=_person(dossier))[1:-1], lang, below=1)


def _person(dossier: Dossier) -> bool:
    """Whether the employee himself reads the page."""
    return dossier.asks == "employee" and dossier.client != "employer"


def _of_reader(dossier: Dossier) -> Advice:
    """Give the advice to whoever reads the page: to HR what the employer does, to an employee what he does himself."""
    return dossier.advice(dossier.client or _SIDES.get(dossier.asks))
