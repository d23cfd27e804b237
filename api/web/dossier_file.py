"""Dossier file: a dossier that was kept, or an incident or case file as the command line takes it, opened."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from privesfeer.api.ask.earlier import converted
from privesfeer.api.ask.registry import AT_TOP, Act, codebook
from privesfeer.api.ask.request import (
    LARGEST,
    CaseRequest,
    InvalidRequestError,
    UnreadableRequestError,
    is_case_file,
)
from privesfeer.api.web import wording
from privesfeer.api.web.dossier import MARK, Dossier, made, plain_beyond, plain_facts, plain_title, told_act
from privesfeer.cases.casefile import CasePart
from privesfeer.cases.commons import document
from privesfeer.cases.commons.text import Lang
from privesfeer.cases.problems import problems


def opened(content: bytes, lang: Lang) -> Dossier:
    """Open a dossier file, or an incident file as the command line takes it.

    Raises:
        InvalidRequestError: it is no dossier, or something in it is wrong.
    """
    if len(content) > LARGEST:
        raise UnreadableRequestError(wording.FILE_TOO_LARGE, lang)
    if not content.strip():
        raise UnreadableRequestError(wording.FILE_EMPTY, lang)
    try:
        plain = document.parse(content)
    except document.UnreadableDocumentError as error:
        raise UnreadableRequestError(error.text, lang) from error
    if isinstance(plain, dict):
        plain = converted({key: value for key, value in plain.items() if key not in {MARK, "lang"}})
        if is_case_file(plain):
            return _of_several(plain, lang)
    return made(plain, lang)


def _of_several(plain: dict[str, Any], lang: Lang) -> Dossier:
    """Open a case file: its first act is at hand; what it states for all is stated of each."""
    try:
        case = CaseRequest.model_validate({**plain, "lang": lang})
    except ValidationError as error:
        raise InvalidRequestError(problems(error, CaseRequest, codebook()), lang) from error
    listed = {name: [_entry(each, lang) for each in entries] for name, entries in case.lists.items()}
    firsts = [entries[0] for entries in listed.values()]
    shared = AT_TOP.union(*(each["facts"] for each in firsts))
    beside = {name: value for name, value in plain_facts(case.facts).items() if name not in shared}
    doubted = [name for name in case.disputed if name not in shared]
    first, *others = [
        {**told, "facts": {**beside, **told["facts"]}, "disputed": [*doubted, *told["disputed"]]}
        for told in map(told_act, case.acts or (Act(),))
    ]
    dates = {name: str(date) for name, date in case.dates if date}
    facts = {name: value for name, value in plain_facts(case.facts).items() if name in shared}
    content = {
        "title": plain_title(case.title),
        "client": case.client,
        "beyond": plain_beyond(case),
        "about": _short(first["title"], lang),
        "facts": {
            **facts,
            **{name: value for each in firsts for name, value in each["facts"].items()},
            **first["facts"],
        },
        "disputed": [
            *(name for name in case.disputed if name in shared),
            *(name for each in firsts for name in each["disputed"]),
            *first["disputed"],
        ],
        "assume": dict(case.assume),
        "dates": {**dates, **first["dates"], **{event: day for each in firsts for event, day in each["dates"].items()}},
        "as_of": plain.get("as_of"),
        "others": [{**each, "title": _short(each["title"], lang)} for each in others],
        "lists": listed,
    }
    return made(content, lang)


def _entry(part: CasePart, lang: Lang) -> dict[str, Any]:
    """Give a clause, an account, a measure or proceedings as JSON values."""
    told = told_act(part)
    return {**told, "title": _short(told["title"], lang)}


def _short(title: str | Mapping[str, str] | None, lang: Lang) -> str:
    return title if isinstance(title, str) else title[lang] if title else ""
