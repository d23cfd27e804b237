"""Look: the page for who considers to look into something: what he tells of his plan, and whether he may."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from privesfeer.api.ask.registry import rulebook
from privesfeer.api.ask.request import InvalidRequestError
from privesfeer.api.http.render_pool import in_render_pool
from privesfeer.api.paper.document import DocumentError
from privesfeer.api.paper.writers import written
from privesfeer.api.reports.look import look_report, search_log
from privesfeer.api.web import wording
from privesfeer.api.web.dossier import Dossier, made
from privesfeer.api.web.filled_form import stated
from privesfeer.api.web.form import Form, first, read_form
from privesfeer.api.web.interview import mistakes, question, wrongs
from privesfeer.api.web.layout import PageWords, Shown, Tongue, by_topic, download, dump, page, text
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang
from privesfeer.engine import Look

_SAID = catalogue(__file__)
_AT_A_TIME = 5  # questions beside that on what is opened

router = APIRouter(include_in_schema=False, route_class=Shown)


@router.get("/{lang}/before")
async def begin(lang: Tongue) -> HTMLResponse:
    """Ask what is to be looked into."""
    return _page(made({}, lang), {}, lang)


@router.post("/{lang}/before")
async def before(lang: Tongue, request: Request) -> Response:
    """Say whether it may be, beside what is still to be told; or give the log of the search as a file."""
    form = await read_form(request)
    try:
        dossier = made(stated(form), lang)
    except InvalidRequestError as error:
        return _page(_carried(form, lang), form, lang, error=error)
    suffix = first(form, "form")
    if suffix not in wording.MEMO_FORMS:
        return _page(dossier, form, lang)
    try:
        content = await in_render_pool(request, lang, _log, dossier, lang, f".{suffix}")
    except DocumentError as error:
        return _page(dossier, form, lang, problems=((error.text[lang], ""),))
    return download(content, f"log.{suffix}")


def _carried(form: Form, lang: Lang) -> Dossier:
    """Give the dossier without what was just answered; an empty one where that is wrong too."""
    try:
        return made(stated({name: values for name, values in form.items() if name == "dossier"}), lang)
    except InvalidRequestError:
        return made({}, lang)


def _log(dossier: Dossier, lang: Lang, suffix: str) -> bytes:
    return written(search_log(dossier.before(), lang), suffix)


def _page(
    dossier: Dossier,
    form: Form,
    lang: Lang,
    *,
    error: InvalidRequestError | None = None,
    problems: tuple[tuple[str, str], ...] = (),
) -> HTMLResponse:
    told, wrong = dossier.before(), wrongs(error) if error else {}
    names = _asked(told, form if error else {})
    plain: dict[str, Any] = dossier.plain
    given = error and stated(form)
    book = rulebook().advice.look
    asked = [question(name, given or plain, wrong, {}, {}, lang, planned=True) for name in names]
    for each in asked:
        each["question"] = book.asked[each["id"]][lang] if book and each["id"] in book.asked else each["question"]
    told_here = [*mistakes(error, names), *problems] if error else [*problems]
    opening, topics = by_topic(look_report(told, lang, named=False)[1:-1], lang)
    _, further = by_topic(look_report(told, lang, detail=True, named=False)[1:-1], lang)
    return page(
        "before.html",
        lang,
        "before",
        422 if told_here else 200,
        elsewhere=None if plain["facts"] or error else "before",
        s=PageWords(lang, _SAID),
        plain=dump(plain),
        problems=told_here,
        questions=asked,
        answered=told.target is not None,
        opening=text(opening, lang, below=1),
        topics=topics,
        further=further,
        forms=[(kind, label[lang]) for kind, label in wording.MEMO_FORMS.items()],
    )


def _asked(told: Look, form: Form) -> list[str]:
    """Choose what is asked: what is opened, which can be changed each time, and what matters most beside it."""
    if form:
        return [name for name in form.get("shown", []) if name]
    book = rulebook().advice.look
    others = [each.fact for each in told.asked if book is None or each.fact != book.target]
    return [*([book.target] if book else []), *(others[:_AT_A_TIME] if told.target else [])]
