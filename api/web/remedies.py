"""Remedies: what the page shows of what may be asked, until when and for how much: the answer, then each topic."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from privesfeer.api.ask.registry import codebook, rulebook
from privesfeer.api.paper.blocks import Banner
from privesfeer.api.reports.remedies import remedies_report
from privesfeer.api.web.dossier import Dossier
from privesfeer.api.web.layout import PageWords, by_topic, last_day, text
from privesfeer.api.web.pictures import days_of
from privesfeer.api.web.sections import asked_as
from privesfeer.api.web.steps import ABOUT
from privesfeer.cases.commons.amount import in_words
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Lang, Text, capital, untranslated
from privesfeer.engine import Asked, Deadline, Remedies, Sum, ToldRoute

_SAID = catalogue(__file__)
_PAYS = _SAID.table("PAYS")
_REGIMES = "regimes"  # as remedies call the laws under which someone can work
_DAYS, _NEEDED = 4, 5  # last days, and what is still needed, that stand in the answer; the rest is in its topic


def owed(dossier: Dossier, told: Remedies, lang: Lang) -> dict[str, Any]:
    """Show what may be asked.

    Returns:
        What the template shows: days, amounts, routes and what is needed in short, and the report by topic.
    """
    opening, topics = by_topic(remedies_report(told, lang, named=False)[1:-1], lang)  # title and limits are the page's
    ends = [(each.last_day, each) for each in told.deadlines if each.last_day]
    ends.sort(key=lambda end: (bool(end[1].passed), end[0]))
    needed = [each for each in told.asked if each.fact not in codebook().fact_ids or each.fact in dossier.lacking]
    waiting = [each for each in told.deadlines if each.name in _until() and not (each.start or each.condition)]
    sums = [each for each in told.money if each.due is not False and amount(each) != _SAID.NO_NUMBER]
    day = dossier.dates.measure
    return {
        "s": PageWords(lang, _SAID),
        "days": [
            {**last_day(day, each.called, passed=False, lang=lang), "how": _standing(each)[lang]}
            for day, each in ends[:_DAYS]
        ],
        "waiting": [
            (capital(each.short[lang]), each.state_text[lang], [note[lang] for note in each.warnings])
            for each in waiting
        ],
        "to_fill_in": [
            (name, capital(codebook().fact(name).short[lang]))
            for name in dict.fromkeys(name for each in waiting for name in each.lacking)
            if name in codebook().fact_ids and codebook().fact(name).type == "date"
        ],
        "planned": _SAID.PLANNED.fill(day=long_date(day))[lang] if day and day > told.as_of else "",
        "sums": [
            (
                pays[lang],
                [(capital(_what(each)[lang]), amount(each)[lang], each.due_text[lang]) for each in owed_to],
            )
            for creditor, pays in _PAYS.items()
            if (owed_to := [each for each in sums if each.creditor == creditor])
        ],
        "absent": [each.text[lang] for each in told.absent],
        "all_due": sums[0].due_text[lang] if len({each.due_text for each in sums}) == 1 < len(sums) else "",
        "between": _between(sums)[lang],
        "routes": [_route(each, lang) for each in told.routes if each.state == "open"],
        "gone": Text.enumerate([each.title for each in told.routes if each.state == "lost"])[lang],
        "needed": [
            (_asked(each), _question(each, dossier)[lang]) for each in _weightiest(needed, [*waiting, *told.money])
        ],
        "pictures": days_of(dossier, told, lang),
        "warned": text((each for each in opening if isinstance(each, Banner)), lang, below=1),
        "opening": text((each for each in opening if not isinstance(each, Banner)), lang, below=1),
        "topics": topics,
    }


def amount(each: Sum) -> Text:
    """Give an amount, or between which it lies.

    Args:
        each: what is due.
    """
    low, high = each.low or each.amount, each.high or each.amount
    if low is None or high is None:
        return _SAID.NO_NUMBER
    least, most = in_words(Decimal(low)), in_words(Decimal(high))
    return least if least == most else _SAID.BETWEEN.fill(least=least, most=most)


def _between(sums: Iterable[Sum]) -> Text:
    """Say what is not known where an amount lies between two."""
    names = dict.fromkeys(name for each in sums if each.low != each.high for name in each.lacking)
    shorts = [codebook().fact(name).short for name in names if name in codebook().fact_ids]
    return _SAID.WHY_BETWEEN.fill(facts=Text.enumerate(shorts)) if shorts else untranslated("")


def _weightiest(needed: Iterable[Asked], open_: Iterable[Deadline | Sum]) -> list[Asked]:
    """Choose what is asked first: under which law someone works, then that on which most days and amounts hang."""
    names = [name for each in open_ if not (isinstance(each, Sum) and each.due is False) for name in each.lacking]
    ranked = sorted(needed, key=lambda each: -names.count(each.fact))
    law = next((each for each in ranked if _REGIMES in each.needed_for), None)
    return sorted(ranked, key=lambda each: each is not law)[:_NEEDED]


def _what(each: Sum) -> Text:
    return Text.joined((each.what, each.condition), ", ") if each.condition else each.what


def _until() -> frozenset[str]:
    """Name the terms that have a last day."""
    return frozenset(each.name for each in rulebook().remedies.terms if each.runs == "until")


def _standing(each: Deadline) -> Text:
    return Text.joined((each.state_text, each.condition), ", ") if each.condition else each.state_text


def _asked(each: Asked) -> str:
    """Say by which name the interview asks for it: a day that is no fact stands beside the aim."""
    return each.fact if each.fact in codebook().fact_ids else ABOUT


def _question(each: Asked, dossier: Dossier) -> Text:
    known = each.fact in codebook().fact_ids
    return asked_as(each.fact, planned=dossier.planned) if known else each.question


def _route(each: ToldRoute, lang: Lang) -> dict[str, str]:
    """Tell a route in a line: who takes it, to which court, and what is asked first."""
    open_ = [request for request in each.requests if request.state != "lost"]
    first = min(open_, key=lambda request: request.rank != rulebook().remedies.routes.first)
    return {
        "title": each.title[lang],
        "who": _SAID.WHO.fill(party=each.by_text, court=each.court_text)[lang],
        "first": capital(first.text[lang]),
    }
