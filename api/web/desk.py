"""Desk: what the page shows that puts variants of a dossier side by side, in one language."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from api.ask.ready import reasoner
from api.ask.request import InvalidRequestError
from api.ask.shelf import codebook, rulebook
from api.paper.blocks import capital, printable
from api.reports.measures import scale_report
from api.web import wording
from api.web.dossier import MOST_VARIANTS, Dossier, changed
from api.web.layout import said, text
from cases.codebook import LEAST
from cases.text import Lang
from engine import Verdict
from rules.condition import met


def compared(dossier: Dossier, lang: Lang) -> dict[str, Any]:
    """Put the variants of a dossier side by side.

    Args:
        dossier: the dossier.
        lang: the language.

    Returns:
        The table, what can be added, and what is wrong with a variant.
    """
    base = dossier.verdict()
    shown: list[dict[str, Any]] = [{"name": wording.AS_IT_IS[lang], "changes": []}]
    verdicts: list[Verdict | None] = [base]
    wrong: list[str] = []
    for variant in dossier.variants:
        name = printable(variant.name)
        shown.append({"name": name, "changes": changed(variant.facts, lang)})
        try:
            verdicts.append(dossier.otherwise(variant.facts, lang).verdict())
        except InvalidRequestError as error:
            verdicts.append(None)
            wrong += [f"{name}: {each}" for each in said(error.problems, lang)]
    return {
        "variants": shown,
        "rows": list(_rows(verdicts, lang)),
        "choices": list(_choices(dossier, lang)),
        "full": len(dossier.variants) >= MOST_VARIANTS,
        "problems": wrong,
        "measures": _measures(dossier, lang),
        "steps": list(_steps(dossier, base.as_of, lang)),
    }


def _steps(dossier: Dossier, day: dt.date, lang: Lang) -> Iterator[tuple[str, str]]:
    """Give the steps owed before acting: those of the regime and the measure; where that is not known, of any."""
    known = dossier.settled.known
    regime = rulebook().regime(known, dossier.dates.measure or day)
    for step in rulebook().steps:
        fits = step.regime in {None, regime} or regime is None
        measured = not step.measures or known.get("measure", step.measures[0]) in step.measures
        if step.text and fits and measured and met(step.alternatives, known):
            yield step.text[lang], "; ".join(rulebook().statutes[each].latest(day).cite[lang] for each in step.statutes)


def _rows(verdicts: list[Verdict | None], lang: Lang) -> Iterator[dict[str, Any]]:
    found = [{each.question: each for each in verdict.answers} if verdict else {} for verdict in verdicts]
    for asked in codebook().questions:
        cells = [each.get(asked.id) for each in found]
        if not any(cells):
            continue
        first = cells[0]
        yield {
            "question": asked.question[lang],
            "cells": [
                {
                    "outcome": capital(cell.outcome_text[lang]),
                    "status": cell.status_text[lang],
                    "moved": first is None or (cell.outcome, cell.status) != (first.outcome, first.status),
                }
                if cell
                else None
                for cell in cells
            ],
        }


def _choices(dossier: Dossier, lang: Lang) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    known = dossier.facts.known
    for group in codebook().groups:
        options = []
        for fact in codebook().facts:
            if fact.group != group.id or fact.type in {"set", "integer", *LEAST}:
                continue
            values = [True, False] if fact.type == "boolean" else list(fact.values)
            for value in values:
                if known.get(fact.id) != value:
                    label = f"{fact.short[lang]}: {fact.label(value)[lang]}"
                    options.append((json.dumps({"fact": fact.id, "value": value}), label))
        if options:
            yield group.label[lang], options


def _measures(dossier: Dossier, lang: Lang) -> Markup:
    """Give the measures under the heading of their page, without their own."""
    blocks = scale_report(reasoner().scale(dossier, dossier.day).scales, None, lang)
    return text(blocks[1:], lang, below=2)
