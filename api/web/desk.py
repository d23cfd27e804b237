"""Desk: what the page shows that puts measures and variants of a dossier side by side, in one language."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import Field, JsonValue

from privesfeer.api.ask.registry import codebook, roles, rulebook
from privesfeer.api.ask.request import InvalidRequestError
from privesfeer.api.paper.blocks import printable
from privesfeer.api.reports import wording as reports_wording
from privesfeer.api.reports.headline import stands
from privesfeer.api.reports.measures import scale_report
from privesfeer.api.web import wording
from privesfeer.api.web.changes import changed
from privesfeer.api.web.dossier import MOST_VARIANTS, Dossier
from privesfeer.api.web.interview import wrongs
from privesfeer.api.web.layout import PageWords, entitled, last_day, text
from privesfeer.api.web.remedies import amount
from privesfeer.api.web.usual import usual
from privesfeer.cases.codebook import LegalQuestion
from privesfeer.cases.commons import document
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Lang, LocalizedFields, Text, capital, untranslated
from privesfeer.cases.fact import LEAST
from privesfeer.engine import Answer, Deadline, Remedies, Rung, Scale, Sum, Verdict
from privesfeer.rules.advice.step import AdviceStep

SAID = catalogue(__file__)
_GROUPS = SAID.table("GROUPS")
_DAY_OF_MEASURE = "dates.measure"  # as remedies name it: an event, and no fact
_REGIMES_ASKED = "regimes"  # as remedies call the laws under which someone can work


class Had(LocalizedFields):
    """What an employer could have done, ready-made.

    Attributes:
        id: its id.
        facts: what would then be so.
        planned: what can still be done, as long as the measure is still to come; None: it is too late.
        where: offered only where one of these facts has one of these values, None if it is not known; empty: always.
    """

    id: str
    facts: dict[str, JsonValue]
    planned: Text | None = None
    where: dict[str, tuple[JsonValue, ...]] = Field({})

    @property
    def text(self) -> Text:
        """It in words."""
        return Text.of(self)


@cache
def had() -> Mapping[str, Had]:
    """Give what an employer could have done."""
    read = document.parse(files("privesfeer.api.web").joinpath("what_if.yaml").read_bytes())
    return {each.id: each for each in map(Had.model_validate, read)}


def compared(dossier: Dossier, lang: Lang) -> dict[str, Any]:
    """Put the variants of a dossier side by side.

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
            wrong += [f"{name}: {each}" for each in dict.fromkeys(wrongs(error).values())]
    scaled = dossier.scale()
    scales = scaled.scales
    groups = _measures(scales)
    offered = [each for each in had().values() if _otherwise(dossier, each)]
    return {
        "variants": shown,
        "d": PageWords(lang, SAID),
        "rows": list(_rows(verdicts, lang)),
        "choices": list(_choices(dossier, lang)),
        "can": [(each.id, each.planned[lang]) for each in offered if each.planned] if dossier.planned else [],
        "had": [(each.id, each.text[lang]) for each in offered if not (dossier.planned and each.planned)],
        "planned": dossier.planned,
        "taken": [(value, label[lang]) for value, label in codebook().fact(rulebook().measure).values.items()],
        "full": len(dossier.variants) >= MOST_VARIANTS,
        "problems": wrong,
        "lightest": _lightest(groups)[lang] if groups else "",
        "groups": [
            (_GROUPS[name][lang], list(_told(group, dossier, base.as_of, lang)))
            for name, group in groups.items()
            if group
        ],
        "on_what": text(
            scale_report(scales, None, lang, scaled.days_passed)[1:], lang, below=2
        ),  # the page has its title
        "title": entitled(base, lang),
        "steps": _steps(dossier, base.as_of, lang, measured=False),
    }


def _otherwise(dossier: Dossier, each: Had) -> bool:
    known = dossier.plain["facts"]
    could = not each.where or any(known.get(name) in values for name, values in each.where.items())
    return could and any(known.get(name) != value for name, value in each.facts.items())


def _measures(scales: Iterable[Scale]) -> dict[str, list[Rung]]:
    """Put the measures in groups by whether they stand, each from light to heavy; none where none is asked about."""
    families = [family for scale in scales for family in scale.families]
    standing = {rung.outcome for family in families for rung in family.rungs if rung.value == family.lightest}
    order = list(codebook().fact(rulebook().measure).values)
    rungs = sorted((rung for family in families for rung in family.rungs), key=lambda each: order.index(each.value))
    groups: dict[str, list[Rung]] = {name: [] for name in _GROUPS} if rungs else {}
    for rung in rungs:
        groups["open" if rung.outcome is None else "stand" if rung.outcome in standing else "fall"].append(rung)
    return groups


def _lightest(groups: Mapping[str, list[Rung]]) -> Text:
    """Name the lightest measure that stands; where none does, of which that is not because nothing can be said."""
    standing, unsaid = groups["stand"], list(dict.fromkeys(each.label for each in groups["open"]))
    if standing:
        return SAID.LIGHTEST.fill(measure=standing[0].label)
    return Text.joined(
        (SAID.NONE_STANDS, *([SAID.UNSAID.fill(measures=Text.enumerate(unsaid))] if unsaid else [])), " "
    )


def _told(rungs: Iterable[Rung], dossier: Dossier, day: dt.date, lang: Lang) -> Iterator[dict[str, Any]]:
    """Tell measures that stand alike; a reason that is that of the one before is not said again."""
    before = None
    for rung in rungs:
        told = _measure(rung, dossier, day, lang)
        yield {**told, "because": SAID.SAME_REASON[lang]} if told["because"] and told["because"] == before else told
        before = told["because"]


def _measure(rung: Rung, dossier: Dossier, day: dt.date, lang: Lang) -> dict[str, Any]:
    would = dossier if rung.given else dossier.supposed(rung.value, lang)
    # Of these, terms and sums are worked out: other measures bring none of their own.
    remedies = would.remedies() if rung.given or rung.value in roles().measure.ending else None
    remedies, end = _ended(would, remedies, lang) if remedies else (None, None)
    terms = [*remedies.alone] if remedies else []
    sums = [each for each in remedies.money if each.due is not False and not each.scenarios] if remedies else []
    # Where it is not known under which law someone works, that is asked before days of a less common law are given.
    elsewhere = [each for each in terms if remedies and not usual(each.name, remedies)]
    terms = [each for each in terms if each not in elsewhere]
    law = next((each for each in remedies.asked if _REGIMES_ASKED in each.needed_for), None) if remedies else None
    dated, worked = [each for each in terms if each.last_day], [each for each in sums if Decimal(each.amount or 0)]
    return {
        "label": capital(rung.label[lang]),
        "given": rung.given,
        "said": capital(stands(rung)[lang]),
        "mark": rung.strength or rung.status,
        "because": _because(rung, lang),
        "steps": _steps(would, day, lang, measured=True),
        "terms": [last_day(each.last_day, each.called, bool(each.passed), lang) for each in dated if each.last_day],
        "elsewhere": [
            SAID.OTHER_LAW.fill(under=under)[lang] for under in dict.fromkeys(each.under for each in elsewhere) if under
        ],
        "law": (law.fact, law.question[lang]) if law and elsewhere else None,
        "sums": [_sum(each)[lang] for each in worked],
        "if_ended": SAID.IF_ENDED.fill(day=long_date(end))[lang] if end else "",
        "undated": "" if dated else _lacking(terms, lang),
        "unworked": "" if worked else _lacking(sums, lang),
    }


def _because(rung: Rung, lang: Lang) -> str:
    """Say what decides a measure; without an outcome both sides, who bears the risk, and what would tip it."""
    if rung.undecided:
        return " ".join(f"{each.text[lang]}." for each in rung.undecided.lines)
    return capital(rung.decides.text[lang]) if rung.decides else ""


def _ended(would: Dossier, told: Remedies, lang: Lang) -> tuple[Remedies, dt.date | None]:
    """Work out a notice as if the employment ends when its period does, where the last day is not known.

    Returns:
        What may be asked then, and that day; None: it is known, or cannot be found, or does not fit other days.
    """
    end = next((each.last_day for each in told.deadlines if each.id == roles().term.notice), None)
    if end is None or roles().money.end in would.facts.known:
        return told, None
    try:
        return would.otherwise({roles().money.end: end.isoformat()}, lang).remedies(), end
    except InvalidRequestError:
        return told, None


def _sum(each: Sum) -> Text:
    told = SAID.FROM_EMPLOYER if each.creditor == "employee" else SAID.FROM_EMPLOYEE
    return told.fill(what=each.what.map(capital), amount=amount(each))


def _lacking(told: Iterable[Deadline | Sum], lang: Lang) -> str:
    """Say which days and amounts it takes to work something out; nothing where none is lacking."""
    names = dict.fromkeys(name for each in told for name in each.lacking)
    shorts = [codebook().fact(name).short for name in names if name in codebook().fact_ids]
    shorts += [SAID.DAY_OF_MEASURE] if _DAY_OF_MEASURE in names else []
    return SAID.TO_BE_WORKED_OUT.fill(facts=Text.enumerate(shorts))[lang] if shorts else ""


@cache
def _as_written() -> Mapping[str, AdviceStep]:
    """Give the steps of the law by id."""
    return {each.id: each for each in rulebook().advice.steps}


def _steps(dossier: Dossier, day: dt.date, lang: Lang, *, measured: bool) -> list[dict[str, Any]]:
    """Give what the employer does: what belongs to the measure, or what is done whatever it is.

    Where it is not known under which law someone works, a step of one says so.
    """
    measure = dossier.facts.known.get(rulebook().measure)
    if measured and not any(measure in each.measures for each in _as_written().values()):
        return []
    (told,) = dossier.advice("employer", every=measured).sides
    known = rulebook().regime(dossier.settled.known, dossier.dates.measure or day)
    return [
        {
            "text": Text.joined(filter(None, (each.text, each.why)), " ")[lang],
            "regime": "" if known else _law_of(_as_written()[each.id])[lang],
            "by": each.by_text[lang] if each.by_text else "",
            "sources": "; ".join(one.short[lang] for one in each.authority),
        }
        for each in told.steps
        if bool(_as_written()[each.id].measures) is measured
    ]


def _law_of(step: AdviceStep) -> Text:
    """Name the law under which a step is owed; of one under any nothing."""
    regimes = rulebook().framework.regimes
    if regimes is None or not step.regimes:
        return untranslated("")
    return SAID.OF_LAW.fill(regimes=Text.enumerate([regimes.names[each] for each in step.regimes], "any"))


def _rows(verdicts: list[Verdict | None], lang: Lang) -> Iterator[dict[str, Any]]:
    found = [{each.question: each for each in verdict.answers} if verdict else {} for verdict in verdicts]
    ladders = {name for name, each in rulebook().questions.items() if each.ladder}
    for asked in sorted(codebook().questions, key=lambda each: each.id not in ladders):
        cells = [each.get(asked.id) for each in found]
        if not any(cells):
            continue
        yield {
            "question": asked.question[lang],
            "cells": [
                _cell(asked, cell, cells[0], lang)
                if cell
                else None
                if verdict
                else {"outcome": SAID.REFUSED[lang], "status": "", "mark": "", "moved": False, "was": ""}
                for cell, verdict in zip(cells, verdicts, strict=True)
            ],
        }


def _cell(asked: LegalQuestion, cell: Answer, first: Answer | None, lang: Lang) -> dict[str, Any]:
    """Tell an answer of a variant, and what it is as things are where that is otherwise."""

    def outcome(each: Answer) -> Text:
        return asked.outcomes[each.outcome] if each.outcome else each.outcome_text

    moved = first is None or (cell.outcome, cell.status) != (first.outcome, first.status)
    was = reports_wording.STATUS[first.status].fill(outcome=outcome(first), status=first.status_text) if first else None
    return {
        "outcome": capital(outcome(cell)[lang]),
        "status": cell.status_text[lang],
        "mark": cell.strength or cell.status,
        "moved": moved,
        "was": was[lang] if was and moved else "",
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
