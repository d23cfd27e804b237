"""Reading: the page where a text is searched for words that suggest facts: in the browser, for it never comes here."""

from functools import cache
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from privesfeer.api.ask.reading import measured_terms, tables, worth_of, written
from privesfeer.api.ask.registry import BOOKS, codebook
from privesfeer.api.ask.request import LARGEST, InvalidRequestError
from privesfeer.api.reports.reading import label_of
from privesfeer.api.web.dossier import Dossier, made
from privesfeer.api.web.filled_form import stated
from privesfeer.api.web.form import read_form
from privesfeer.api.web.layout import PageWords, Shown, Tongue, dump, page, said
from privesfeer.api.web.named import noted
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang

_SAID = catalogue(__file__)

router = APIRouter(include_in_schema=False, route_class=Shown)


@router.get("/{lang}/read")
async def begin(lang: Tongue) -> HTMLResponse:
    """Show where a text can be pasted."""
    return _page(made({}, lang), lang)


@router.post("/{lang}/read")
async def further(lang: Tongue, request: Request) -> HTMLResponse:
    """Show it beside a dossier: what is answered already is not suggested."""
    plain = stated(await read_form(request))
    try:
        return _page(made(plain, lang), lang)
    except InvalidRequestError as error:
        return _page(made({}, lang), lang, 422, plain=dump(plain), problems=said(error.problems, lang))


def _page(dossier: Dossier, lang: Lang, status: int = 200, **shown: Any) -> HTMLResponse:  # noqa: ANN401 - what a template shows
    known = dossier.facts.known
    given = {"plain": dump(dossier.plain), "problems": []} | shown
    return page(
        "read.html",
        lang,
        "read",
        status,
        elsewhere="read" if not known else None,
        s=PageWords(lang, _SAID),
        most=LARGEST,
        terms=_terms(),
        facts=[fact for fact in _facts(lang) if fact["id"] not in known],
        **given,
    )


@cache
def _terms() -> Markup:
    """Give the terms as the browser searches with them: data, and no sign in it that ends a script."""
    content = dump({lang: table.plain for lang, table in tables().items()})
    return Markup(content.replace("<", "\\u003c"))  # noqa: S704 - JSON without a way out of its element


@cache
def _facts(lang: Lang) -> list[dict[str, Any]]:
    """Show each fact that can be suggested, with the values that can."""
    sound = measured_terms().sound
    return [
        {
            "id": fact.id,
            "question": fact.question[lang],
            "note": noted(fact, lang),
            "personal": fact.personal,
            "several": fact.type == "set",
            "options": [
                (written(value), label_of(fact.id, value)[lang], worth_of(fact.id, value)[lang])
                for value in BOOKS.terms.facts[fact.id]
                if (fact.id, value) in sound
            ],
        }
        for fact in codebook().facts
        if any(fact.id == name for name, _ in sound)
    ]
