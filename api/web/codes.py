"""Codes: the page on which a social media code is checked, tried on the casebook, and written."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from privesfeer.api.ask.code import read_choices, read_policy
from privesfeer.api.ask.code_checker import Choices, Policy, check_code, norms, policybook, stress
from privesfeer.api.ask.request import InvalidRequestError, to_json
from privesfeer.api.http.render_pool import in_render_pool
from privesfeer.api.paper.blocks import Block, printable
from privesfeer.api.paper.document import DocumentError
from privesfeer.api.paper.writers import written
from privesfeer.api.reports.code import SAID as REPORT
from privesfeer.api.reports.code import TITLE, check_report
from privesfeer.api.reports.stress import stress_report
from privesfeer.api.reports.written_code import Audience, code_document
from privesfeer.api.web.form import Form, read_file, read_form
from privesfeer.api.web.layout import PageWords, Shown, Tongue, by_topic, download, page, text
from privesfeer.api.web.named import wrong_in_code
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.problem import Problem
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.cases.policy import PolicyTerm
from privesfeer.engine import SEVERITIES, CodeCheck, NormFinding

_SAID = catalogue(__file__)
_SEVERITY = REPORT.table("SEVERITY")

_FORMS = ("docx", "pdf", "html")
_AUDIENCES = ("staff", "council")
_DIGITS = 10  # of a number; more are no count

router = APIRouter(include_in_schema=False, route_class=Shown)


def _page(lang: Lang, status: int = 200, wrong: Sequence[Problem] = (), **shown: Any) -> HTMLResponse:  # noqa: ANN401 - what a template shows
    """Show the page; a clause with something wrong in it stands open."""
    given = {
        "problems": [wrong_in_code(each, lang) for each in wrong],
        "report": "",
        "found": [],
        "topics": [],
        "chosen": {},
        "told": {},
    } | shown
    fields = {each.field for each in wrong}
    clauses = [
        (
            clause.label[lang],
            [_asked(term, f"{clause.id}.{term.id}", lang) for term in clause.terms],
            any(field.startswith(f"{clause.id}.") for field in fields),
        )
        for clause in policybook().clauses
    ]
    questions = [_asked(term, term.id, lang) for term in norms().choices.terms]
    return page(
        "codes.html",
        lang,
        "codes",
        status,
        s=PageWords(lang, _SAID),
        r=PageWords(lang, REPORT),
        clauses=clauses,
        questions=questions,
        **given,
    )


def _asked(term: PolicyTerm, name: str, lang: Lang) -> dict[str, Any]:
    """Show what is asked of a code, or chosen for one."""
    return {
        "id": name,
        "type": term.type,
        "question": term.question[lang],
        "options": [(value, label[lang]) for value, label in term.values.items()],
        "default": term.default,
    }


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


@router.post("/{lang}/codes/said")
async def said(lang: Tongue, request: Request) -> Response:
    """Check or try a code whose contents were filled in on the page, or give it as a file."""
    form = await read_form(request)
    try:
        policy = read_policy(to_json(_said(form)), lang)
    except InvalidRequestError as error:
        return _page(lang, 422, wrong=error.problems, told=form)
    if form.get("go") == ["keep"]:
        return download(to_json(policy.plain), "code.json", "application/json")
    return await _shown(lang, request, policy, tried=form.get("go") == ["test"], told=form)


def _said(form: Form) -> dict[str, Any]:
    """Read what a code says from a form; what was left open it does not say."""
    code: dict[str, Any] = {"title": title} if (title := form.get("title", [""])[0].strip()) else {}
    for clause in policybook().clauses:
        for term in clause.terms:
            values = [value.strip() for value in form.get(f"{clause.id}.{term.id}", ()) if value.strip()]
            if values:
                code.setdefault(clause.id, {})[term.id] = _value(term, values)
    return code


def _value(term: PolicyTerm, values: list[str]) -> Any:  # noqa: ANN401 - the model checks it
    """Give what was filled in as the type of the term has it."""
    match term.type:
        case "set":
            return values
        case "texts":
            return [line.strip() for line in values[0].splitlines() if line.strip()]
        case "boolean":
            return {"true": True, "false": False}.get(values[0], values[0])
        case "integer":
            digits = values[0].isascii() and values[0].isdigit() and len(values[0]) < _DIGITS
            return int(values[0]) if digits else values[0]
        case _:
            return values[0]


async def _reported(lang: Lang, request: Request, *, tried: bool) -> HTMLResponse:
    try:
        policy = read_policy(await read_file(request), lang)
    except InvalidRequestError as error:
        return _page(lang, 422, wrong=error.problems)
    return await _shown(lang, request, policy, tried=tried, told=_filled(policy))


def _filled(policy: Policy) -> dict[str, list[str]]:
    """Fill in the form as a file has it."""
    told = {"title": [str(policy.plain["title"])]} if isinstance(policy.plain.get("title"), str) else {}
    for name, value in policy.stated:
        match value:
            case bool():
                told[name] = [str(value).lower()]
            case frozenset():
                told[name] = sorted(value)
            case tuple():
                told[name] = ["\n".join(value)]
            case _:
                told[name] = [str(value)]
    return told


async def _shown(lang: Lang, request: Request, policy: Policy, *, tried: bool, told: Form) -> HTMLResponse:
    if not any(policy.stated):
        return _page(lang, 422, problems=[_SAID.NOTHING_SAID[lang]], told=told)
    if not tried:
        return _page(lang, told=told, **_against(check_code(policy), lang))
    report = await in_render_pool(request, lang, _tried, policy, lang)
    return _page(lang, report=text(report, lang, below=1), told=told)


def _against(check: CodeCheck, lang: Lang) -> dict[str, Any]:
    """Show how a code stands against the norms: what lacks as a table, the most serious first, and the rest folded."""
    opening, topics = by_topic(check_report(check, lang), lang)
    found = [
        (
            _SEVERITY[severity][lang],
            [_row(each, lang) for each in check.findings if each.severity == severity],
        )
        for severity in SEVERITIES
    ]
    found = [(title, rows) for title, rows in found if rows]
    return {"report": text(opening, lang, below=1), "found": found, "topics": topics[len(found) :]}


def _row(found: NormFinding, lang: Lang) -> dict[str, Any]:
    return {
        "clause": found.clause_text[lang],
        "text": found.text[lang],
        "lacking": capital(Text.enumerate(list(found.lacking))[lang]) if found.lacking else "",
        "quotes": [printable(quote, TITLE) for quote in found.quotes],
        "proposal": found.proposal[lang],
        "why": found.why[lang],
        "sources": [(each.cited[lang], each.url) for each in found.authority],
    }


def _tried(policy: Policy, lang: Lang) -> tuple[Block, ...]:
    """Try a code on the casebook."""
    return stress_report(stress(policy), lang)


def _written(choices: Choices, lang: Lang, reader: Audience, suffix: str) -> bytes:
    return written(code_document(choices, lang, reader), suffix)


@router.post("/{lang}/codes/write")
async def drafted(lang: Tongue, request: Request) -> Response:
    """Write a code from choices, as a file."""
    form = {name: values[-1] for name, values in (await read_form(request)).items() if values[-1]}
    kind, audience = form.pop("form", "docx"), form.pop("audience", "staff")
    known = {term.id: term for term in norms().choices.terms}
    chosen: dict[str, Any] = {name: value for name, value in form.items() if name in known}
    chosen = {name: _value(known[name], [value]) for name, value in chosen.items()}
    try:
        choices = read_choices(to_json(chosen), lang)
        if kind not in _FORMS or audience not in _AUDIENCES:
            return _page(lang, 422, problems=[_SAID.NO_SUCH_FORM[lang]], chosen=form)
        reader: Audience = "council" if audience == "council" else "staff"
        content = await in_render_pool(request, lang, _written, choices, lang, reader, f".{kind}")
    except InvalidRequestError as error:
        return _page(lang, 422, wrong=error.problems, chosen=form)
    except DocumentError as error:
        return _page(lang, 501, problems=[error.text[lang]], chosen=form)
    return download(content, f"code.{kind}")
