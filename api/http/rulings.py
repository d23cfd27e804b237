"""Rulings: those that are found, and one of them whole, in both languages."""

import datetime as dt
from dataclasses import asdict
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.responses import Response

from privesfeer.api.ask.registry import Facts, casebook, courts, level_of, sources
from privesfeer.api.ask.request import to_json
from privesfeer.api.http import example, wording
from privesfeer.api.http.problem import missing
from privesfeer.api.http.query import RulingsQuery
from privesfeer.api.http.route import ApiRoute, Call, said
from privesfeer.cases.casebook import FateKind, UnknownRulingError
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.ruling import Decision, EcliOrigin, Ruling
from privesfeer.cases.search import search

_SAID = catalogue(__file__)


class LaterRuling(Record):
    """What a later ruling did to a ruling.

    Attributes:
        kind: "set_aside" on appeal; "quashed" in cassation; "overtaken" on the merits; "upheld".
        elsewhere: whether a ruling that fell stands on the question for which it is cited.
        by: ECLI or key of the later ruling, or what the file of the ruling calls it.
        date: the day of the later ruling; None where it is not known here.
        text: all of it in words.
    """

    kind: FateKind
    elsewhere: bool
    by: str
    date: dt.date | None
    text: Text


class Outcome(Record):
    """What a ruling decided on a question.

    Attributes:
        question: the question's id.
        outcome: one of its outcomes.
        of: the measure for which it was decided, where that is not the one of the ruling's facts.
    """

    question: str
    outcome: str
    of: str | None = Field(default=None, exclude_if=lambda value: value is None)


class RulingLine(Record):
    """A ruling in a list.

    Attributes:
        key: the key, under which the whole is found.
        ecli: its ECLI, if it has one.
        citation: the citation.
        url: the public address, where there is a lasting one.
        name: the neutral nickname.
        date: the day; None where no source gives it.
        level: the level of the court.
        about: what it is about.
        gist: what happened.
        outcomes: what it decided.
    """

    key: str
    ecli: str | None
    citation: Text
    url: str | None
    name: str
    date: dt.date | None
    level: str
    about: str
    gist: Text
    outcomes: tuple[Outcome, ...]


class RulingPage(Record):
    """A page of the rulings that were found.

    Attributes:
        total: how many were found.
        page: which page this is, from 1.
        pages: how many there are.
        rulings: the rulings, the latest first.
    """

    total: int
    page: int
    pages: int
    rulings: tuple[RulingLine, ...]


class RulingTold(Record):
    """A ruling with all that is recorded of it."""

    citation: Text
    url: str | None
    verification: Text
    provenance: Text
    standing: tuple[LaterRuling, ...]
    key: str
    ecli: str | None
    ecli_origin: EcliOrigin
    ljn: str | None
    application: str | None
    reported: tuple[str, ...]
    known_as: tuple[str, ...]
    court: str
    level: str
    branch: str
    employment: bool | None
    jurisdiction: str
    date: dt.date | None
    date_not_after: dt.date | None
    name: str
    gist: Text
    reproached: Text | None
    about: str
    affair: str | None
    facts: Facts
    decisions: tuple[Decision, ...]
    relations: tuple[Any, ...]
    corrections: tuple[str, ...]
    how: dict[str, str]
    sources: tuple[Any, ...]
    added: dt.date | None
    confidence: Literal["high", "medium", "low"]
    unverified: Text | None
    coding: str


router = APIRouter(route_class=ApiRoute)
_BESIDE = {"schema": {"type": "string"}, "description": "The addresses of the pages before and after this one."}


@router.get(
    "/rulings",
    **said(_SAID.FIND_RULINGS),
    response_model=RulingPage,
    responses={200: {"headers": {"Link": _BESIDE}}},
)
async def find_rulings(call: Call, query: Annotated[RulingsQuery, Query(examples=[example.RULINGS_QUERY])]) -> Response:
    """Find rulings.

    Returns:
        One page of what was found, with the addresses of the pages beside it in Link.
    """
    found = search(casebook(), query, level_of)
    pages = max(1, -(-len(found) // query.size))
    start = (query.page - 1) * query.size
    lines = tuple(_line(ruling) for ruling in found[start : start + query.size])
    beside = {"prev": query.page - 1, "next": query.page + 1}
    links = [
        f'<{call.route.path}?{urlencode({**call.query_params, "page": str(page)})}>; rel="{name}"'
        for name, page in beside.items()
        if 1 <= page <= pages
    ]
    content = RulingPage(total=len(found), page=query.page, pages=pages, rulings=lines)
    return call.give(content, {"Link": ", ".join(links)} if links else None)


def _line(ruling: Ruling) -> RulingLine:
    return RulingLine(
        key=ruling.key,
        ecli=ruling.ecli,
        citation=courts().cite(ruling),
        url=courts().deeplink(ruling),
        name=ruling.name,
        date=ruling.date,
        level=level_of(ruling),
        about=ruling.about,
        gist=ruling.gist,
        outcomes=tuple(Outcome(question=each.question, outcome=each.outcome, of=each.of) for each in ruling.decisions),
    )


@router.get("/rulings/{key:path}", **said(_SAID.GET_RULING), response_model=RulingTold, responses={404: {}})
async def get_ruling(
    call: Call, key: Annotated[str, Path(examples=["ECLI:NL:RBMAA:2012:BV3122"], json_schema_extra={"minLength": 1})]
) -> Response:
    """Give a ruling, with its citation, address and verification.

    Args:
        call: the call.
        key: what names it, which may hold slashes.

    Raises:
        ProblemDetailsError: there is no such ruling.
    """
    try:
        ruling = casebook()[key.strip()]
    except UnknownRulingError as error:
        raise missing(wording.NO_RULING, key, error.nearest) from error
    return call.reply(to_json(ruling_content(ruling)))


def ruling_content(ruling: Ruling) -> dict[str, Any]:
    """Give a ruling as JSON values, in both languages.

    Args:
        ruling: the ruling.

    Returns:
        Its citation, address, verification and standing, and what its file holds.
    """
    standing = sources().ruling(ruling.key, None, dt.date.max).standing
    became = (LaterRuling.model_validate(each, from_attributes=True) for each in standing)
    return {
        "citation": asdict(courts().cite(ruling)),
        "url": courts().deeplink(ruling),
        "verification": asdict(courts().verification(ruling)),
        "provenance": asdict(courts().provenance(ruling)),
        "standing": [each.model_dump(mode="json") for each in became],
        **ruling.model_dump(mode="json"),
        "facts": ruling.facts.plain,
    }
