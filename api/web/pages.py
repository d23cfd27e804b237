"""Pages: an incident at the screen: interview, verdict, desk and memo. Every page works without JavaScript.

The dossier travels in the form: the server keeps nothing between two requests. All routes are `async def`, as those of
the API are: they run on the one thread that has the experta engines; only a memo is written on another.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import JsonValue

from api.ask.request import InvalidRequestError
from api.ask.shelf import codebook
from api.drafts import KINDS
from api.http.negotiation import accepted_lang
from api.http.press import pressed
from api.http.problem import RefusedError
from api.memo import READERS, Reader, memo_document
from api.paper.document import DocumentError
from api.paper.writers import MEDIA, written
from api.reports.diary import CALENDAR, diary
from api.web import codes, library, reading, wording
from api.web.desk import compared
from api.web.dossier import Choice, Dossier, changed, made, opened, stated
from api.web.drafts import draft_file, drafted
from api.web.examples import examples
from api.web.form import Form, read_file, read_form
from api.web.interview import given, next_facts, question, reasons, standing, worth_asking, wrongs
from api.web.layout import Shown, Tongue, Words, missing, page, said, static_files, templates
from api.web.remedies import owed
from api.web.verdict import told
from cases.text import LANGUAGES, Lang

_KINDS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
_ABOUT = "about"  # what stands beside facts on the first page: the name of the dossier, and the dates

router = APIRouter(include_in_schema=False, route_class=Shown)


def _first(form: Form, name: str, default: str = "") -> str:
    return form.get(name, [default])[0]


def _dump(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _download(content: bytes, name: str, kind: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=kind, headers=headers)


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
        raise RefusedError(404, wording.NO_PAGE)
    kind = _KINDS[name.rpartition(".")[2]]
    return Response(content, media_type=kind, headers={"Cache-Control": "public, max-age=31536000, immutable"})


@router.get("/{lang}/")
async def home(lang: Tongue) -> HTMLResponse:
    """Show where to begin."""
    return _home(lang)


def _home(lang: Lang, problems: tuple[str, ...] = (), status: int = 200) -> HTMLResponse:
    shown = [(stem, example.title[lang]) for stem, example in examples().items()]
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
        return _home(lang, tuple(said(error.problems, lang)), 422)
    return _interview(dossier, dossier.plain, {}, lang)


@router.post("/{lang}/dossier")
async def kept(lang: Tongue, request: Request) -> Response:
    """Give the dossier as a file."""
    form = await read_form(request)
    try:
        dossier = made(stated(form), lang)
    except InvalidRequestError as error:
        return _interview(None, stated(form), form, lang, error)
    return _kept(dossier)


def _kept(dossier: Dossier) -> Response:
    return _download(dossier.file, "dossier.json", "application/json")


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
    return _interview(dossier, dossier.plain, {}, lang)


@router.post("/{lang}/interview")
async def answered(lang: Tongue, request: Request) -> Response:
    """Take answers and ask on."""
    form = await read_form(request)
    plain = stated(form)
    try:
        dossier = made(plain, lang)
    except InvalidRequestError as error:
        return _interview(None, plain, form, lang, error)
    match _first(form, "go"):
        case "verdict":
            return _verdict(dossier, {}, lang)
        case "dossier":
            return _kept(dossier)
    return _interview(dossier, dossier.plain, form, lang)


@router.post("/{lang}/so-far")
async def so_far(lang: Tongue, request: Request) -> HTMLResponse:
    """Give the verdict so far alone, for the page to show beside the form."""
    form = await read_form(request)
    try:
        shown = standing(made(stated(form), lang).verdict(), lang)
    except InvalidRequestError as error:
        shown = {"answers": [], "problems": said(error.problems, lang)}
    module: Any = templates().get_template("_parts.html").module
    words = Words(lang)
    return HTMLResponse(module.standing(words, words.SO_FAR, shown), headers={"Cache-Control": "no-store"})


def _named(names: Iterable[str]) -> list[str]:
    """Give what can be asked on a page of the interview: facts, and what the dossier is about."""
    return [name for name in dict.fromkeys(names) if name == _ABOUT or name in codebook().fact_ids]


def _interview(
    dossier: Dossier | None, plain: Mapping[str, Any], form: Form, lang: Lang, error: InvalidRequestError | None = None
) -> HTMLResponse:
    """Ask what matters most, or all; with an error, the same questions again."""
    facts = plain["facts"]
    shown, edit = _named(form.get("shown", ())), _named(_first(form, "edit").split()) if error is None else []
    before, go = _first(form, "mode", "few"), _first(form, "go")
    mode = "all" if (go if go in {"all", "few"} else before) == "all" else "few"
    # What stayed unknown on a page is not asked again, unless the user went back from it or had all questions there.
    gone = [*form.get("asked", ()), *([" ".join(shown)] if not (edit or error or before == "all") else [])]
    asked = [each for each in dict.fromkeys(" ".join(_named(names.split())) for names in gone) if each]
    asked = [each for each in asked if each != " ".join(edit)]
    verdict = dossier.verdict() if dossier else None
    worth = worth_asking(dossier) if dossier else {}
    if mode == "all":
        names = [_ABOUT, *codebook().fact_ids]
    elif edit or dossier is None:
        names = edit or shown
    else:
        passed = [name for names in asked for name in names.split() if name not in facts]
        names = [*([] if facts else [_ABOUT]), *next_facts(dossier, worth, passed)]
    wrong = wrongs(error) if error else {}
    why = reasons(worth, verdict, lang) if verdict else {}
    groups: list[tuple[str, list[dict[str, Any]]]] = []
    for group in codebook().groups:
        questions = [
            question(name, plain, wrong, why, worth, lang)
            for name in names
            if name != _ABOUT and codebook().fact(name).group == group.id
        ]
        if questions:
            groups.append((group.label[lang] if mode == "all" else "", questions))
    known = len(dossier.facts.known) if dossier else len(facts)
    dates, title = plain.get("dates", {}), plain.get("title", "")
    return page(
        "interview.html",
        lang,
        "interview",
        200 if error is None else 422,
        elsewhere=None if facts or asked else "interview",
        problems=said(error.problems, lang) if error else [],
        progress={
            "text": wording.PROGRESS.fill(known=str(known), open=str(len(worth)))[lang],
            "most": known + len(worth) or 1,
            "done": known,
        },
        plain=_dump(plain),
        asked_before=asked,
        mode=mode,
        here_asked=" ".join(names),
        about=_ABOUT in names,
        title=title if isinstance(title, str) else title.get(lang, "") if isinstance(title, dict) else "",
        dates=[
            (event, label[lang], dates.get(event, "") if isinstance(dates, dict) else "")
            for event, label in wording.DATES.items()
        ],
        groups=groups,
        given=given(dossier, lang) if dossier else [],
        standing=standing(verdict, lang),
    )


# ---- verdict ---------------------------------------------------------------------------------------------------------


@router.post("/{lang}/verdict")
async def verdict(lang: Tongue, request: Request) -> Response:
    """Show the verdict in full; a switch shows it with a fact otherwise."""
    form = await read_form(request)
    plain = stated(form)
    try:
        dossier = made(plain, lang)
        flips = _flips(form)
        if "undo" in form:
            flips = {}
        if "adopt" in form:
            dossier, flips = dossier.otherwise(flips, lang), {}
    except InvalidRequestError as error:
        return _interview(None, plain, form, lang, error)
    return _verdict(dossier, flips, lang, drawn=_first(form, "draw") or None, pleaded=_first(form, "plead") or None)


def _flips(form: Form) -> dict[str, JsonValue]:
    """Read the facts that are tried otherwise; what is no such thing is left out."""
    found: dict[str, JsonValue] = {}
    try:
        sent = [*json.loads(_first(form, "flips", "[]") or "[]"), *(json.loads(each) for each in form.get("flip", ()))]
    except (ValueError, RecursionError, TypeError):
        return {}
    for each in sent:
        if isinstance(each, dict) and each.keys() == {"fact", "value"} and each["fact"] in codebook().fact_ids:
            found[each["fact"]] = each["value"]
    return found


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
    drawn: str | None = None,
    pleaded: str | None = None,
    elsewhere: str | None = None,
    problems: tuple[str, ...] = (),
) -> HTMLResponse:
    tried, flips, wrong = _tried(dossier, flips, lang)
    return page(
        "verdict.html",
        lang,
        "verdict",
        200 if not (wrong or problems) else 422,
        elsewhere=elsewhere,
        problems=[*problems, *wrong],
        plain=_dump(dossier.plain),
        flips=changed(flips, lang),
        flips_plain=_dump([{"fact": name, "value": value} for name, value in flips.items()]),
        memo_forms=[(form, label[lang]) for form, label in wording.MEMO_FORMS.items()],
        readers=[(value, label[lang]) for value, label in wording.READERS.items()],
        **told(tried, tried.verdict(), lang, dossier.verdict() if flips else None, drawn, pleaded),
    )


@router.post("/{lang}/memo")
async def memo(lang: Tongue, request: Request) -> Response:
    """Give the verdict as a memo to keep; what is tried is in it only if it was taken into the dossier."""
    form = await read_form(request)
    plain = stated(form)
    try:
        dossier = made(plain, lang)
    except InvalidRequestError as error:
        return _interview(None, plain, form, lang, error)
    asked = _first(form, "reader")
    reader: Reader = next((each for each in READERS if each == asked), "lawyer")
    kind = _first(form, "form")
    if kind not in wording.MEMO_FORMS:
        return missing(lang)
    try:
        content = await pressed(request, lang, _memo, dossier, reader, lang, f".{kind}")
    except DocumentError as error:
        return _verdict(dossier, {}, lang, problems=(error.text[lang],))
    return _download(content, f"memo.{kind}", MEDIA[f".{kind}"])


def _memo(dossier: Dossier, reader: Reader, lang: Lang, suffix: str) -> bytes:
    return written(memo_document(dossier, lang, reader, dossier.choice.by), suffix)


# ---- remedies --------------------------------------------------------------------------------------------------------


@router.post("/{lang}/remedies")
async def remedies(lang: Tongue, request: Request) -> Response:
    """Show what may be asked, until when and for how much; the last days can be had as a calendar."""
    form = await read_form(request)
    plain = stated(form)
    try:
        dossier = made(plain, lang)
    except InvalidRequestError as error:
        return _interview(None, plain, form, lang, error)
    found = dossier.remedies()
    if _first(form, "form") == "ics":
        return _download(diary(found, lang), "remedies.ics", CALENDAR)
    return page(
        "remedies.html",
        lang,
        "remedies",
        elsewhere=None,
        plain=_dump(dossier.plain),
        dated=any(each.last_day for each in found.deadlines),
        told=owed(found, lang),
    )


# ---- drafts ----------------------------------------------------------------------------------------------------------


@router.post("/{lang}/draft")
async def draft(lang: Tongue, request: Request) -> Response:
    """Show a document that follows from the dossier, or give it as a file."""
    form = await read_form(request)
    plain = stated(form)
    try:
        dossier = made(plain, lang)
    except InvalidRequestError as error:
        return _interview(None, plain, form, lang, error)
    kind, party, suffix = _first(form, "of"), _first(form, "party"), _first(form, "form")
    problems: list[str] = []
    if kind in KINDS and suffix in wording.MEMO_FORMS:
        try:
            content = await pressed(request, lang, draft_file, dossier, kind, party, lang, f".{suffix}")
            return _download(content, f"{kind}.{suffix}", MEDIA[f".{suffix}"])
        except DocumentError as error:
            kind, problems = "", [error.text[lang]]
    shown = await pressed(request, lang, drafted, dossier, kind, party, lang)
    shown["problems"] += problems
    return page(
        "drafts.html",
        lang,
        "draft",
        422 if shown["problems"] else 200,
        elsewhere=None,
        plain=_dump(dossier.plain),
        memo_forms=[(form, label[lang]) for form, label in wording.MEMO_FORMS.items()],
        **shown,
    )


# ---- desk ------------------------------------------------------------------------------------------------------------


@router.post("/{lang}/desk")
async def desk(lang: Tongue, request: Request) -> Response:
    """Put variants side by side, and record what a person decides."""
    form = await read_form(request)
    # Without the decision that was just written: if that is wrong, it is said here and not in the interview.
    plain = stated({name: values for name, values in form.items() if name != "by"})
    try:
        dossier = made(plain, lang)
    except InvalidRequestError as error:
        return _interview(None, plain, form, lang, error)
    try:
        dossier, problems = _desked(dossier, form, lang), []
    except InvalidRequestError as error:
        problems = said(error.problems, lang)
    if _first(form, "go") == "dossier" and not problems:
        return _kept(dossier)
    shown = compared(dossier, lang)
    return page(
        "desk.html",
        lang,
        "desk",
        422 if problems else 200,
        elsewhere=None,
        plain=_dump(dossier.plain),
        choice=_written(form, dossier.choice),
        problems=[*problems, *shown.pop("problems")],
        **shown,
    )


def _written(form: Form, choice: Choice) -> dict[str, str]:
    """Give what stands in the fields of the decision: what was just written, even if it is wrong, or what is kept."""
    held = {"by": choice.by, "on": str(choice.on or ""), "decision": choice.decision, "reasons": choice.reasons}
    return {name: _first(form, name, words) for name, words in held.items()}


def _desked(dossier: Dossier, form: Form, lang: Lang) -> Dossier:
    """Take what was done at the desk into the dossier."""
    plain, variants = dossier.plain, [variant.model_dump(mode="json") for variant in dossier.variants]
    places = {str(place): place for place in range(len(variants))}
    if _first(form, "drop") in places:
        del variants[places[_first(form, "drop")]]
    change = _flips({"flip": [each for each in form.get("change", ()) if each]}) if "add" in form else {}
    if change:
        into = places.get(_first(form, "into"), len(variants))
        if into < len(variants):
            variants[into]["facts"].update(change)
        else:
            name = _first(form, "name").strip() or wording.VARIANT.fill(number=str(len(variants) + 1))[lang]
            variants.append({"name": name, "facts": change})
    plain["variants"] = variants
    if "by" in form:
        plain["choice"] = stated(form)["choice"]
    return made(plain, lang)


router.include_router(codes.router)
router.include_router(library.router)
router.include_router(reading.router)
