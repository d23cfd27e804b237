"""Interview page: what is asked next, or all answers; where something is wrong, the same questions again."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from fastapi.responses import HTMLResponse

from privesfeer.api.ask.registry import codebook
from privesfeer.api.ask.request import InvalidRequestError
from privesfeer.api.web import wording
from privesfeer.api.web.answers import listed, looked_over, named
from privesfeer.api.web.dossier import Dossier, made
from privesfeer.api.web.filled_form import stated
from privesfeer.api.web.form import Form
from privesfeer.api.web.interview import mistakes, progress, question, reasons, standing, worth_asking, wrongs
from privesfeer.api.web.layout import (
    dump,
    page,
)
from privesfeer.api.web.sections import sections
from privesfeer.api.web.steps import ABOUT, AIM, left, step
from privesfeer.cases.commons.text import Lang, capital
from privesfeer.cases.incident import MOST_BEYOND
from privesfeer.engine import Verdict


def interview_page(
    dossier: Dossier | None, plain: Mapping[str, Any], form: Form, lang: Lang, error: InvalidRequestError | None = None
) -> HTMLResponse:
    """Ask what comes next, or show all answers; with an error the same questions again, beside what stood before."""
    stood = dossier or _before(form, error, lang)
    worth = worth_asking(stood) if stood else {}
    verdict = stood.alone() if stood else None
    here = step(form, dossier, worth)
    shown: dict[str, Any] = {
        "step": here,
        "problems": list(mistakes(error, here.names)) if error else [],
        "plain": dump(stood.plain if stood else plain),
        "about": _about(plain, lang),
        "standing": standing(verdict, stood.remedies() if stood else None, lang),
        "at_hand": _act(stood, lang),
        "steps": progress(here, stood, worth, lang) if stood else [],
    }
    if here.section is None and dossier and verdict:
        told = _checked(dossier, verdict, looked_over(dossier, worth, here.passed, lang), lang)
        return page("check.html", lang, "interview", elsewhere=None, **shown, **told)
    wrong, why = wrongs(error) if error else {}, reasons(worth, verdict, lang) if verdict else {}
    every, at = list(sections()), here.section or AIM
    more = [name for name in left(at, stood, worth) if name not in {*here.passed, *here.names}] if stood else []
    return page(
        "interview.html",
        lang,
        "interview",
        200 if error is None else 422,
        elsewhere=None if plain["facts"] or here.asked or at != AIM else "interview",
        title=sections()[at].title[lang],
        place=wording.STEP.fill(place=str(every.index(at) + 1), all=str(len(every)))[lang],
        questions=[
            question(name, plain, wrong, why, worth, lang, planned=stood is not None and stood.planned)
            for name in here.names
            if name != ABOUT
        ],
        wrong=defaultdict(str, wrong),
        more=wording.MORE_HERE.fill(count=str(len(more)))[lang] if more else "",
        **shown,
    )


def _before(form: Form, error: InvalidRequestError | None, lang: Lang) -> Dossier | None:
    """Give the dossier without what is wrong on the page, the last of it first; None: there is none without it."""
    wrong, shown = wrongs(error) if error else {}, form.get("shown", [])
    last = next((name for name in reversed(shown) if name in wrong), None)
    if last:
        sound = {**form, "shown": [name for name in shown if name != last]}
    elif any(f"date.{name.removeprefix('date-')}" in form for name in wrong):
        sound = {name: values for name, values in form.items() if not name.startswith("date.")}
    else:
        sound = {name: values for name, values in form.items() if name == "dossier"}
    try:
        return made(stated(sound), lang)
    except InvalidRequestError as other:
        return _before(sound, other, lang) if sound.keys() != {"dossier"} else None


def _about(plain: Mapping[str, Any], lang: Lang) -> dict[str, Any]:
    """Show what stands beside facts, to be filled in: who asks, the name of the dossier, the dates."""
    given, title = plain.get("dates", {}), plain.get("title", "")
    asks = [(value, capital(label[lang])) for value, label in wording.READERS.items()]
    dates = [
        (event, label[lang], given.get(event, "") if isinstance(given, dict) else "")
        for event, label in wording.DATES.items()
    ]
    title = title if isinstance(title, str) else title.get(lang, "") if isinstance(title, dict) else ""
    return {"asks": plain.get("asks", ""), "readers": asks, "title": title, "dates": dates}


def _act(dossier: Dossier | None, lang: Lang) -> dict[str, Any]:
    """Show which act is at hand, where there are several, and by what another is come to."""
    if dossier is None or not dossier.others:
        return {"heading": "", "about": "", "every": []}
    place, names = dossier.place, named(dossier, lang)
    heading = wording.ACT_OF.fill(number=str(place + 1), all=str(len(names)))[lang]
    return {
        "heading": f"{heading}: {dossier.about}" if dossier.about else heading,
        "about": dossier.about,
        "every": [(name, "" if each == place else f"turn:{each - (each > place)}") for each, name in enumerate(names)],
    }


# A row still to be filled in.
_NOTHING_BEYOND: Mapping[str, Any] = {"text": "", "day": "", "todo": "", "decides": False}


def _checked(dossier: Dossier, verdict: Verdict, parts: list[Any], lang: Lang) -> dict[str, Any]:
    """Show all answers, and what a lawyer may set beside them: the day of the law, and what is taken as given."""
    return {
        "parts": parts,
        "lists": list(listed(dossier, lang)),
        "clients": [(value, label[lang], value == dossier.client) for value, label in wording.CLIENTS.items()],
        "beyond": [
            *(
                {"text": each.text, "day": str(each.last_day or ""), "todo": each.todo or "", "decides": each.decides}
                for each in dossier.beyond
            ),
            *([_NOTHING_BEYOND] if len(dossier.beyond) < MOST_BEYOND else []),
        ],
        "as_of": str(dossier.as_of or ""),
        "assumed": bool(dossier.assume),
        "assumptions": [
            (
                each.question,
                each.question_text[lang],
                [(name, capital(label[lang])) for name, label in codebook().question(each.question).outcomes.items()],
                dossier.assume.get(each.question, ""),
            )
            for each in verdict.answers
        ],
    }
