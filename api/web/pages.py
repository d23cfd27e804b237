"""Pages: an incident at the screen: interview, verdict, desk and memo. Every page works without JavaScript.

The dossier travels in the form: the server keeps nothing between two requests. All routes are `async def`, as those of
the API are: they run on the one thread that has the experta engines; only a memo is written on another.
"""

import datetime as dt
from collections.abc import Callable, Coroutine, Mapping
from functools import lru_cache
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import JsonValue

from privesfeer.api.ask.registry import codebook, roles
from privesfeer.api.ask.request import InvalidRequestError
from privesfeer.api.http.negotiation import accepted_lang
from privesfeer.api.http.problem import ProblemDetailsError
from privesfeer.api.http.render_pool import in_render_pool
from privesfeer.api.memo import READERS, Reader, memo_document
from privesfeer.api.paper.document import DocumentError
from privesfeer.api.paper.writers import written
from privesfeer.api.reports.diary import CALENDAR, diary
from privesfeer.api.web import citations, codes, library, look, reading, wording
from privesfeer.api.web.advice import counsel, in_short
from privesfeer.api.web.at_hand import LISTING, of_another, turned_to, with_list
from privesfeer.api.web.changes import changed
from privesfeer.api.web.desk import compared
from privesfeer.api.web.dossier import Dossier, act_of, made
from privesfeer.api.web.dossier_file import opened
from privesfeer.api.web.drafts import chosen, draft_file, drafted
from privesfeer.api.web.examples import examples, grouped
from privesfeer.api.web.filled_form import stated
from privesfeer.api.web.form import Form, first, read_file, read_form
from privesfeer.api.web.interview import mistakes, progress, standing, worth_asking, wrongs
from privesfeer.api.web.interview_page import interview_page
from privesfeer.api.web.layout import (
    PageWords,
    Shown,
    Tongue,
    download,
    dump,
    missing,
    page,
    said,
    static_files,
    templates,
)
from privesfeer.api.web.named import unfit
from privesfeer.api.web.remedies import owed
from privesfeer.api.web.steps import InterviewPage
from privesfeer.api.web.variants import decided, desked, otherwise
from privesfeer.api.web.verdict import PLAIN, View, told, viewed
from privesfeer.cases.commons.text import LANGUAGES, Lang

_KINDS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}


class _UnfitError(Exception):
    """What a form says makes no dossier."""

    def __init__(self, form: Form, plain: Mapping[str, Any], error: InvalidRequestError) -> None:
        super().__init__(str(error))
        self.form, self.plain, self.error = form, plain, error


class _Asking(Shown):
    """The route of a page about a dossier: what makes none is asked again in the interview, wherever it was sent."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer = super().get_route_handler()

        async def answered_or_asked(request: Request) -> Response:
            try:
                return await answer(request)
            except _UnfitError as unfit:
                return interview_page(None, unfit.plain, unfit.form, unfit.error.lang, unfit.error)

        return answered_or_asked


router = APIRouter(include_in_schema=False, route_class=_Asking)


async def _sent(request: Request, lang: Lang, without: str | None = None) -> tuple[Form, Dossier]:
    """Read a form and the dossier that it makes, without one of its fields if that is read elsewhere."""
    form = await read_form(request)
    plain = stated({name: values for name, values in form.items() if name != without})
    try:
        return form, made(plain, lang)
    except InvalidRequestError as error:
        raise _UnfitError(form, plain, error) from error


def _of_dossier(dossier: Dossier, lang: Lang, here: str, status: int = 200, **shown: Any) -> HTMLResponse:  # noqa: ANN401 - what a template shows
    """Give a page about a dossier, which it carries along: in another language there is none at its address."""
    return page(f"{here}.html", lang, here, status, **{"elsewhere": None, "plain": dump(dossier.plain), **shown})


# ---- start -----------------------------------------------------------------------------------------------------------


@router.get("/")
async def start(request: Request) -> RedirectResponse:
    """Begin in the language of the caller."""
    lang = accepted_lang(request.headers.get("accept-language", ""))
    return RedirectResponse(f"/{lang}/", 307, {"Vary": "Accept-Language"})


async def started(request: Request) -> RedirectResponse:
    """Begin in a language that was named without its slash."""
    return RedirectResponse(f"{request.url.path}/", 308)


for _lang in LANGUAGES:
    router.get(f"/{_lang}")(started)


@router.get("/static/{name}")
async def static(name: str) -> Response:
    """Give a file that pages ask for; its name says its content, so whoever has it need never ask again."""
    content = static_files().get(name)
    if content is None:
        raise ProblemDetailsError(404, wording.NO_PAGE)
    kind = _KINDS[name.rpartition(".")[2]]
    return Response(content, media_type=kind, headers={"Cache-Control": "public, max-age=31536000, immutable"})


@router.get("/{lang}/")
async def home(lang: Tongue) -> HTMLResponse:
    """Show where to begin."""
    return _home(lang)


def _home(lang: Lang, problems: tuple[str, ...] = (), status: int = 200) -> HTMLResponse:
    media = codebook().fact(roles().message.medium).values
    shown = [
        (media[medium][lang], [(stem, examples()[stem].title[lang]) for stem in stems])
        for medium, stems in grouped().items()
    ]
    return page("home.html", lang, "", status, problems=problems, examples=shown)


@router.get("/{lang}/examples/{stem}")
async def example(lang: Tongue, stem: str) -> HTMLResponse:
    """Show the verdict on an example."""
    if stem not in examples():
        return missing(lang)
    elsewhere = f"examples/{stem}"
    return _verdict(opened(examples()[stem].content, lang), {}, lang, elsewhere=elsewhere)


@router.post("/{lang}/open")
async def opening(lang: Tongue, request: Request) -> Response:
    """Open a dossier file."""
    try:
        dossier = opened(await read_file(request), lang)
    except InvalidRequestError as error:
        return _home(lang, tuple(dict.fromkeys(told for told, _ in mistakes(error, ()))), 422)
    return interview_page(dossier, dossier.plain, {}, lang)


@router.post("/{lang}/dossier")
async def kept(lang: Tongue, request: Request) -> Response:
    """Give the dossier as a file."""
    _, dossier = await _sent(request, lang)
    return _kept(dossier)


def _kept(dossier: Dossier) -> Response:
    return download(dossier.file, "dossier.json", "application/json")


# ---- interview -------------------------------------------------------------------------------------------------------


@router.get("/{lang}/interview")
async def begin(lang: Tongue) -> HTMLResponse:
    """Ask the first questions."""
    first = _begun(lang, made({}, lang).day)
    return HTMLResponse(first.body, headers=dict(first.headers))


@lru_cache(maxsize=len(LANGUAGES))
def _begun(lang: Lang, _day: dt.date) -> HTMLResponse:
    """Lay out the first page, which is the same for everyone all day."""
    dossier = made({}, lang)
    return interview_page(dossier, dossier.plain, {}, lang)


@router.post("/{lang}/interview")
async def answered(lang: Tongue, request: Request) -> Response:
    """Take answers and ask on."""
    form, before = await _sent(request, lang)
    go = first(form, "go")
    try:
        dossier = turned_to(with_list(before, go, form, lang), go, act_of(first(form, "edit")), lang)
    except InvalidRequestError as error:
        raise _UnfitError(form, before.plain, error) from error
    moved = dossier.place != before.place or len(dossier.others) != len(before.others)
    if moved or go.startswith(LISTING):
        form = of_another(form, go)
    match go:
        case "verdict":
            return _verdict(dossier, {}, lang)
        case "remedies":
            return _remedies(dossier, lang)
        case "dossier":
            return _kept(dossier)
    return interview_page(dossier, dossier.plain, form, lang)


@router.post("/{lang}/so-far")
async def so_far(lang: Tongue, request: Request) -> HTMLResponse:
    """Give the verdict so far and how far each part is, for beside the form; or what is wrong, and with which field."""
    form = await read_form(request)
    module: Any = templates().get_template("_parts.html").module
    words = PageWords(lang)
    try:
        dossier = made(stated(form), lang)
        here = InterviewPage(first(form, "at"), (), tuple(form.get("asked", ())), everything=False, back="")
        steps = progress(here, dossier, worth_asking(dossier), lang) if "at" in form else []
        told = module.standing(
            words, words.SO_FAR, standing(dossier.alone(), dossier.remedies(), lang)
        ) + module.counts(steps)
    except InvalidRequestError as error:
        told = module.wrong(words, wrongs(error))
    return HTMLResponse(told, headers={"Cache-Control": "no-store"})


# ---- verdict ---------------------------------------------------------------------------------------------------------


@router.post("/{lang}/verdict")
async def verdict(lang: Tongue, request: Request) -> Response:
    """Show the verdict in full; a switch shows it with a fact otherwise."""
    form, dossier = await _sent(request, lang)
    flips = otherwise(form) if "undo" not in form else {}
    if "adopt" in form:
        try:
            dossier, flips = dossier.otherwise(flips, lang), {}
        except InvalidRequestError as error:
            raise _UnfitError(form, dossier.plain, error) from error
    return _verdict(dossier, flips, lang, view=viewed(form))


def _tried(
    dossier: Dossier, flips: dict[str, JsonValue], lang: Lang
) -> tuple[Dossier, dict[str, JsonValue], list[str]]:
    """Try facts otherwise; if they do not fit, what is wrong with them beside the dossier as it is."""
    try:
        return dossier.otherwise(flips, lang), flips, []
    except InvalidRequestError as error:
        return dossier, {}, said(error.problems, lang)


def _verdict(  # noqa: PLR0913 - each is another part of what is shown
    dossier: Dossier,
    flips: dict[str, JsonValue],
    lang: Lang,
    *,
    view: View = PLAIN,
    elsewhere: str | None = None,
    problems: tuple[str, ...] = (),
) -> HTMLResponse:
    tried, flips, wrong = _tried(dossier, flips, lang)
    return _of_dossier(
        dossier,
        lang,
        "verdict",
        200 if not (wrong or problems) else 422,
        elsewhere=elsewhere,
        problems=[*problems, *wrong],
        flips=changed(flips, lang),
        flips_plain=dump([{"fact": name, "value": value} for name, value in flips.items()]),
        memo_forms=[(form, label[lang]) for form, label in wording.MEMO_FORMS.items()],
        readers=[(value, label[lang]) for value, label in wording.READERS.items()],
        asks=dossier.asks or "",
        advised=in_short(tried, lang),
        **told(tried, tried.verdict(), lang, dossier.verdict() if flips else None, view),
    )


@router.post("/{lang}/memo")
async def memo(lang: Tongue, request: Request) -> Response:
    """Give the verdict as a memo to keep; what is tried is in it only if it was taken into the dossier."""
    form, dossier = await _sent(request, lang)
    asked = first(form, "reader")
    reader: Reader = next((each for each in READERS if each == asked), "lawyer")
    kind = first(form, "form")
    if kind not in wording.MEMO_FORMS:
        return missing(lang)
    try:
        content = await in_render_pool(request, lang, _memo, dossier, reader, lang, f".{kind}")
    except DocumentError as error:
        return _verdict(dossier, {}, lang, problems=(error.text[lang],))
    return download(content, f"memo.{kind}")


def _memo(dossier: Dossier, reader: Reader, lang: Lang, suffix: str) -> bytes:
    return written(memo_document(dossier, lang, reader, dossier.choice.by), suffix)


# ---- advice ----------------------------------------------------------------------------------------------------------


@router.post("/{lang}/advice")
async def advice(lang: Tongue, request: Request) -> Response:
    """Show what to do, for the side that asks or for both."""
    _, dossier = await _sent(request, lang)
    return _of_dossier(dossier, lang, "advice", **counsel(dossier, dossier.verdict(), lang))


# ---- remedies --------------------------------------------------------------------------------------------------------


@router.post("/{lang}/remedies")
async def remedies(lang: Tongue, request: Request) -> Response:
    """Show what may be asked, until when and for how much; the last days can be had as a calendar."""
    form, dossier = await _sent(request, lang)
    if first(form, "form") == "ics":
        return download(diary(dossier.remedies(), lang, dossier.advice()), "remedies.ics", CALENDAR)
    return _remedies(dossier, lang)


def _remedies(dossier: Dossier, lang: Lang) -> HTMLResponse:
    found = dossier.remedies()
    dated = any(each.last_day for each in found.deadlines)
    return _of_dossier(dossier, lang, "remedies", dated=dated, **owed(dossier, found, lang))


# ---- drafts ----------------------------------------------------------------------------------------------------------


@router.post("/{lang}/draft")
async def draft(lang: Tongue, request: Request) -> Response:
    """Show a document that follows from the dossier, or give it as a file."""
    form, dossier = await _sent(request, lang)
    (kind, party), suffix = chosen(first(form, "of")), first(form, "form")
    problems = [] if kind or "form" not in form else [wording.DRAFT_FIRST[lang]]
    if kind and suffix in wording.MEMO_FORMS:
        try:
            content = await in_render_pool(request, lang, draft_file, dossier, kind, party, lang, f".{suffix}")
            return download(content, f"{kind}.{suffix}")
        except DocumentError as error:
            kind, problems = "", [unfit(error.text, lang)]
    shown = await in_render_pool(request, lang, drafted, dossier, kind, party, lang)
    shown["problems"] += problems
    return page(
        "drafts.html",
        lang,
        "draft",
        422 if shown["problems"] else 200,
        elsewhere=None,
        plain=dump(dossier.plain),
        memo_forms=[(form, label[lang]) for form, label in wording.MEMO_FORMS.items()],
        **shown,
    )


# ---- desk ------------------------------------------------------------------------------------------------------------


@router.post("/{lang}/desk")
async def desk(lang: Tongue, request: Request) -> Response:
    """Put variants side by side, and record what a person decides."""
    # Without the decision that was just written: if that is wrong, it is said here and not in the interview.
    form, dossier = await _sent(request, lang, without="by")
    try:
        dossier, problems = desked(dossier, form, lang), []
    except InvalidRequestError as error:
        problems = [*dict.fromkeys(wrongs(error).values())]
    if first(form, "go") == "dossier" and not problems:
        return _kept(dossier)
    shown = compared(dossier, lang)
    return _of_dossier(
        dossier,
        lang,
        "desk",
        422 if problems else 200,
        choice=decided(form, dossier.choice),
        problems=[*problems, *shown.pop("problems")],
        **shown,
    )


router.include_router(codes.router)
router.include_router(library.router)
router.include_router(look.router)
router.include_router(reading.router)
router.include_router(citations.router)
