"""Codes: the page on which a social media code is checked, tried on the casebook, and written."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup

from api.ask.code import read_choices, read_policy
from api.ask.ready import Choices, Policy, check_code, norms, stress
from api.ask.request import InvalidRequestError, to_json
from api.http.press import pressed
from api.paper.blocks import Block
from api.paper.document import DocumentError
from api.paper.writers import MEDIA, written
from api.reports.code import check_report
from api.reports.stress import stress_picture, stress_report
from api.reports.written_code import Audience, code_document
from api.web.form import read_file, read_form
from api.web.layout import Shown, Tongue, Words, page, text
from cases.text import Lang
from cases.words import words

_SAID = words(__file__)

_FORMS = ("docx", "pdf", "html")
_AUDIENCES = ("staff", "council")

router = APIRouter(include_in_schema=False, route_class=Shown)


def _page(lang: Lang, status: int = 200, **shown: Any) -> HTMLResponse:  # noqa: ANN401 - what a template shows
    given = {"problems": [], "report": "", "drawing": "", "chosen": {}} | shown
    questions = [
        {
            "id": term.id,
            "type": term.type,
            "question": term.question[lang],
            "options": [(value, label[lang]) for value, label in term.values.items()],
            "default": term.default,
        }
        for term in norms().choices.terms
    ]
    return page("codes.html", lang, "codes", status, s=Words(lang, _SAID), questions=questions, **given)


@router.get("/{lang}/codes")
async def codes(lang: Tongue) -> HTMLResponse:
    """Show what can be done with a code."""
    return _page(lang)


@router.post("/{lang}/codes/check")
async def checked(lang: Tongue, request: Request) -> HTMLResponse:
    """Check a code against the norms."""
    return await _reported(lang, request, tried=False)


@router.post("/{lang}/codes/test")
async def tried(lang: Tongue, request: Request) -> HTMLResponse:
    """Try a code on the casebook."""
    return await _reported(lang, request, tried=True)


async def _reported(lang: Lang, request: Request, *, tried: bool) -> HTMLResponse:
    try:
        policy = read_policy(await read_file(request), lang)
    except InvalidRequestError as error:
        return _page(lang, 422, problems=[problem.text[lang] for problem in error.problems])
    if not tried:
        return _page(lang, report=text(check_report(check_code(policy), lang), lang, below=1))
    report, svg = await pressed(request, lang, _told, policy, lang)
    drawing = Markup(svg)  # noqa: S704 - drawn by this program, its words escaped
    return _page(lang, report=text(report, lang, below=1), drawing=drawing)


def _told(policy: Policy, lang: Lang) -> tuple[tuple[Block, ...], str]:
    """Try a code on the casebook: the report, and the picture of it."""
    told = stress(policy)
    return stress_report(told, lang), stress_picture(told, lang).svg


def _written(choices: Choices, lang: Lang, reader: Audience, suffix: str) -> bytes:
    return written(code_document(choices, lang, reader), suffix)


@router.post("/{lang}/codes/write")
async def drafted(lang: Tongue, request: Request) -> Response:
    """Write a code from choices, as a file."""
    form = {name: values[-1] for name, values in (await read_form(request)).items() if values[-1]}
    kind, audience = form.pop("form", "docx"), form.pop("audience", "staff")
    known = {term.id: term for term in norms().choices.terms}
    chosen: dict[str, Any] = {name: value for name, value in form.items() if name in known}
    for name, value in chosen.items():
        if known[name].type == "boolean" and value in {"true", "false"}:
            chosen[name] = value == "true"
    try:
        choices = read_choices(to_json(chosen), lang)
        if kind not in _FORMS or audience not in _AUDIENCES:
            return _page(lang, 422, problems=[_SAID.NO_SUCH_FORM[lang]], chosen=form)
        reader: Audience = "council" if audience == "council" else "staff"
        content = await pressed(request, lang, _written, choices, lang, reader, f".{kind}")
    except InvalidRequestError as error:
        return _page(lang, 422, problems=[problem.text[lang] for problem in error.problems], chosen=form)
    except DocumentError as error:
        return _page(lang, 501, problems=[error.text[lang]], chosen=form)
    headers = {"Content-Disposition": f'attachment; filename="code.{kind}"', "Cache-Control": "no-store"}
    return Response(content, media_type=MEDIA[f".{kind}"], headers=headers)
