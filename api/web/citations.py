"""Citations: the page that checks those of a document. The browser reads it and sends only the passages that cite."""

import datetime as dt

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from privesfeer.api.ask.registry import citator
from privesfeer.api.ask.today import today
from privesfeer.api.citations.report import citations_report
from privesfeer.api.http.citations import LONGEST
from privesfeer.api.http.render_pool import in_render_pool
from privesfeer.api.web.form import first, read_form
from privesfeer.api.web.layout import PageWords, Shown, Tongue, page, text
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang

_SAID = catalogue(__file__)
_TITLE = 2  # the level under which the report stands

router = APIRouter(include_in_schema=False, route_class=Shown)


@router.get("/{lang}/citations")
async def begin(lang: Tongue) -> HTMLResponse:
    """Show where a document can be chosen or a text pasted."""
    return _page(lang)


@router.post("/{lang}/citations")
async def check(lang: Tongue, request: Request) -> HTMLResponse:
    """Check the passages that the browser sent; they are not shown again, kept or logged."""
    passages = first(await read_form(request), "passages") or ""
    if not passages.strip() or len(passages) > LONGEST:
        problem = _SAID.TOO_LONG if passages.strip() else _SAID.NOTHING_SENT
        return _page(lang, status=422, problems=[problem[lang]])
    told = await in_render_pool(request, lang, _reported, passages, today(), lang)
    return _page(lang, report=told)


def _reported(passages: str, day: dt.date, lang: Lang) -> Markup:
    return text(citations_report(citator().check(passages, day), lang)[1:], lang, below=_TITLE - 1)


def _page(
    lang: Lang, report: Markup | None = None, status: int = 200, problems: list[str] | None = None
) -> HTMLResponse:
    return page(
        "citations.html",
        lang,
        "citations",
        status,
        s=PageWords(lang, _SAID),
        most=LONGEST,
        report=report,
        problems=problems or [],
    )
