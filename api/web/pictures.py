"""Pictures: what the pages draw of a dossier: the circle of readers, the days, and the scale of measures."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from privesfeer.api.ask.registry import codebook, rulebook
from privesfeer.api.paper.blocks import Picture
from privesfeer.api.pictures.circle import circle
from privesfeer.api.pictures.days import DayOf, days
from privesfeer.api.pictures.scale import ScaleStep, scale
from privesfeer.api.reports.headline import stands
from privesfeer.api.web import wording
from privesfeer.api.web.dossier import Dossier
from privesfeer.cases.commons.text import Lang
from privesfeer.engine import CompactRung, Remedies, Verdict

_TERMS = 4  # last days that are drawn; those that still run before those that have passed

Drawn = dict[str, Any]


def placed(picture: Picture | None) -> list[Drawn]:
    """Give a picture as a template places it.

    Args:
        picture: the picture; None: there is none.

    Returns:
        Its title, of what it is where that has to be said, and its drawing; nothing where there is none.
    """
    if picture is None:
        return []
    title = " ".join(span.text for span in picture.caption)
    return [{"title": title, "of": "", "svg": Markup(picture.svg)}]  # noqa: S704 - drawn by this program, its words escaped


def circle_of(verdict: Verdict, place: int | None, lang: Lang) -> list[Drawn]:
    """Draw who could read a conversation.

    Args:
        place: the place of the conversation, where there are several.

    Returns:
        The picture, ready to be placed.
    """
    return placed(circle(verdict, lang, place if verdict.acts else None))


def days_of(dossier: Dossier, remedies: Remedies, lang: Lang) -> list[Drawn]:
    """Draw what happened and until when something can be asked.

    Args:
        remedies: what may be asked.

    Returns:
        The picture, ready to be placed.
    """
    today = remedies.as_of
    terms = [each for each in remedies.alone if each.last_day]
    running = sorted(terms, key=lambda each: (bool(each.passed), abs((each.last_day or today) - today)))[:_TERMS]
    told = (DayOf(each.last_day, each.short, each.start, last=True) for each in running if each.last_day)
    return placed(days((*_happened(dossier), *told), today, lang))


def _happened(dossier: Dossier) -> Iterator[DayOf]:
    """Give the days that were filled in; those of the measure and the like before the facts that are days."""
    for event, day in dossier.dates:
        if day:
            yield DayOf(day, wording.DATES[event])
    for name, value in dossier.facts.known.items():
        if isinstance(value, dt.date):
            yield DayOf(value, codebook().fact(name).short)


def scale_of(rungs: Iterable[CompactRung], lang: Lang) -> list[Drawn]:
    """Draw the measures from light to heavy.

    Args:
        rungs: the measures.

    Returns:
        The picture, ready to be placed.
    """
    asked, ladder = next((name, each.ladder) for name, each in rulebook().questions.items() if each.ladder)
    upheld = codebook().question(asked).other(rulebook().questions[asked].protects)
    order = list(codebook().fact(ladder.fact).values)
    steps = [
        ScaleStep(
            each.label,
            each.outcome == upheld if each.outcome else None,
            stands(each),
            each.strength or each.status,
            each.given,
        )
        for each in sorted(rungs, key=lambda each: order.index(each.value))
    ]
    return placed(scale(steps, lang))
