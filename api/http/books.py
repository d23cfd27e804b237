"""Books: the codebook, the rules, the rulings and the statutes, in both languages; and how often answers are right."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal
from urllib.parse import urlencode

from api.ask import wording as ask_wording
from api.ask.measured import measured
from api.ask.request import to_json
from api.ask.shelf import Facts, casebook, codebook, courts, level_of, rulebook, sources
from api.ask.today import today
from api.http import wording
from api.http.problem import TurnedAwayError
from api.http.query import CitationQuery, LawQuery, RulingsQuery
from api.http.route import ANYTHING, JSON, Call, Endpoint, Reply
from api.paper.blocks import printable
from api.reports.evaluation import evaluation_json
from cases.casebook import FateKind, UnknownRulingError
from cases.codebook import Codebook, nearest
from cases.problem import Problem
from cases.reference import Reference, check
from cases.ruling import Decision, EcliOrigin, Ruling
from cases.search import search
from cases.text import Lang, Record, Text
from cases.words import words
from engine import Stance
from rules.condition import wording as worded
from rules.question import Authority, Question, Rule
from rules.rulebook import Moment
from rules.statute import Statute

_SAID = words(__file__)

_SHOWN = 200  # how many characters of the caller's own words are repeated at most


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


class AuthorityTold(Authority):
    """A source of a rule.

    Attributes:
        stance: how a ruling stands to the rule: whether it supports it, weighed it and decided otherwise, and so on;
            None for a statute.
        standing: what became of the ruling on appeal or in cassation.
    """

    stance: Stance | None = None
    standing: tuple[LaterRuling, ...] = ()


class RuleTold(Record):
    """A rule, in words.

    Attributes:
        id: unique within its question.
        favours: the outcome for which the factor counts; None: a finding on which other rules build.
        text: the circumstance as a sentence.
        short: the circumstance as a noun phrase.
        when: the condition.
        authority: its sources.
        decisive: whether it is a requirement of the law.
        note: why it stands though none of its sources carries it.
        since: from when it is known.
    """

    id: str
    favours: str | None
    text: Text
    short: Text
    when: Text
    authority: tuple[AuthorityTold, ...]
    decisive: bool
    note: Text | None
    since: dt.date | None


class RulesTold(Record):
    """The rules on one question.

    Attributes:
        question: the question's id.
        question_text: the question.
        protects: the outcome that protects the employee.
        rules: the rules.
    """

    question: str
    question_text: Text
    protects: str
    rules: tuple[RuleTold, ...]


class RulebookTold(Record):
    """The rules.

    Attributes:
        version: the version of the rulebook.
        questions: by question, in the order of the codebook.
    """

    version: str
    questions: tuple[RulesTold, ...]


class Outcome(Record):
    """What a ruling decided on a question."""

    question: str
    outcome: str


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
    jurisdiction: str
    date: dt.date | None
    date_not_after: dt.date | None
    name: str
    gist: Text
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


class Statutes(Record):
    """Statutes, treaties, guidance and codes of conduct."""

    statutes: tuple[Statute, ...]


def _given(content: Record, headers: Mapping[str, str] | None = None) -> Reply:
    return Reply(to_json(content.model_dump(mode="json")), headers=headers or {})


async def give_codebook(_call: Call) -> Reply:
    """Give every fact and question with its words.

    Returns:
        The codebook.
    """
    return _given(codebook())


async def give_rules(call: Call) -> Reply:
    """Give the rules.

    Args:
        call: the call.

    Returns:
        The rules that were asked for.
    """
    query = call.query(LawQuery)
    questions = [each for name, each in rulebook().questions.items() if query.question in {None, name}]
    told = tuple(_rules(each, query.as_of) for each in questions)
    return _given(RulebookTold(version=rulebook().version, questions=told))


def _rules(question: Question, as_of: dt.date | None) -> RulesTold:
    findings = {each.id: each.short for each in question.findings}
    rules = (
        each
        for each in question.rules
        if as_of is None or rulebook().valid(each, casebook(), Moment(as_of, rulebook().law_day(as_of)))
    )
    return RulesTold(
        question=question.question,
        question_text=codebook().question(question.question).question,
        protects=question.protects,
        rules=tuple(
            RuleTold(
                id=each.id,
                favours=each.favours,
                text=each.text,
                short=each.short,
                when=worded(each.when, findings),
                authority=tuple(_authority(source, each, question.question) for source in each.authority),
                decisive=question.requires(each),
                note=each.note,
                since=_since(rulebook().starts(each, casebook())),
            )
            for each in rules
        ),
    )


def _authority(source: Authority, rule: Rule, question: str) -> AuthorityTold:
    if source.ruling is None:
        return AuthorityTold(**dict(source))
    stance = sources().stances.of(question, rule.id, source.ruling)
    cited = sources().ruling(source.ruling, source.question or question, dt.date.max, stance)
    return AuthorityTold(
        **dict(source), stance=cited.stance, standing=tuple(LaterRuling(**dict(each)) for each in cited.standing)
    )


def _since(day: dt.date | None) -> dt.date | None:
    return None if day == dt.date.min else day


async def give_rulings(call: Call) -> Reply:
    """Find rulings.

    Args:
        call: the call.

    Returns:
        One page of what was found, with the addresses of the pages beside it in Link.
    """
    query = call.query(RulingsQuery)
    found = search(casebook(), query, level_of)
    pages = max(1, -(-len(found) // query.size))
    start = (query.page - 1) * query.size
    lines = tuple(_line(ruling) for ruling in found[start : start + query.size])
    given = dict(call.asked.query_params)
    beside = {"prev": query.page - 1, "next": query.page + 1}
    links = [
        f'<{call.route.path}?{urlencode(given | {"page": str(page)})}>; rel="{name}"'
        for name, page in beside.items()
        if 1 <= page <= pages
    ]
    content = RulingPage(total=len(found), page=query.page, pages=pages, rulings=lines)
    return _given(content, {"Link": ", ".join(links)} if links else None)


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
        outcomes=tuple(Outcome(question=each.question, outcome=each.outcome) for each in ruling.decisions),
    )


async def give_ruling(call: Call) -> Reply:
    """Give a ruling.

    Args:
        call: the call.

    Returns:
        All that is recorded of it, with its citation, address and verification.

    Raises:
        RefusedError: there is no such ruling.
    """
    key = call.part("key")
    try:
        ruling = casebook()[key.strip()]
    except UnknownRulingError as error:
        raise _missing(wording.NO_RULING, key, error.nearest) from error
    return Reply(to_json(ruling_content(ruling)))


def ruling_content(ruling: Ruling) -> dict[str, Any]:
    """Give a ruling as JSON values, in both languages.

    Args:
        ruling: the ruling.

    Returns:
        Its citation, address, verification and standing, and what its file holds.
    """
    return {
        "citation": courts().cite(ruling).model_dump(),
        "url": courts().deeplink(ruling),
        "verification": courts().verification(ruling).model_dump(),
        "provenance": courts().provenance(ruling).model_dump(),
        "standing": [each.model_dump(mode="json") for each in sources().ruling(ruling.key, None, dt.date.max).standing],
        **ruling.model_dump(mode="json"),
        "facts": ruling.facts.plain,
    }


async def give_statutes(call: Call) -> Reply:
    """Give the statutes.

    Args:
        call: the call.

    Returns:
        Those that were asked for; with a day only their versions of that day.
    """
    query = call.query(LawQuery)
    asked = (each for each in rulebook().statutes.values() if query.question is None or query.question in each.bears_on)
    if query.as_of is None:
        return _given(Statutes(statutes=tuple(asked)))
    texts = ((each, each.on(query.as_of)) for each in asked)
    found = tuple(each.model_copy(update={"versions": (version,)}) for each, version in texts if version)
    return _given(Statutes(statutes=found))


async def give_statute(call: Call) -> Reply:
    """Give a statute.

    Args:
        call: the call.

    Returns:
        The statute.

    Raises:
        RefusedError: there is no such statute.
    """
    name, known = call.part("id"), rulebook().statutes
    if name not in known:
        raise _missing(_SAID.NO_STATUTE, name, nearest(name, list(known)), field="id")
    return _given(known[name])


def _missing(text: Text, name: str, near: str | None, field: str = "key") -> TurnedAwayError:
    shown = printable(name, _SHOWN)
    told = text.fill(name=shown)
    if near:
        told = ask_wording.DID_YOU_MEAN.fill(text=told, nearest=near)
    return TurnedAwayError(404, told, (Problem(field=field, text=told, value=shown, nearest=near),))


async def check_citation(call: Call) -> Reply:
    """Check a citation.

    Args:
        call: the call.

    Returns:
        What it is, what is wrong with it, and how it is written.
    """
    query = call.query(CitationQuery)
    day = query.as_of or today()
    return _given(check(query.text, casebook(), day))


async def give_evaluation(call: Call) -> Reply:
    """Say how often the answers were right, by leave-one-affair-out; the versions of what was measured stand in it.

    Args:
        call: the call.

    Returns:
        The figures that were stored with this version.
    """
    return Reply(_figures(call.lang), call.lang)


@cache
def _figures(lang: Lang) -> bytes:
    return evaluation_json(measured(), lang)


ROUTES: tuple[Endpoint, ...] = (
    Endpoint(
        "/v1/codebook",
        "getCodebook",
        _SAID.GET_CODEBOOK,
        give_codebook,
        {JSON: Codebook},
        tongues=False,
    ),
    Endpoint(
        "/v1/rules",
        "getRules",
        _SAID.GET_RULES,
        give_rules,
        {JSON: RulebookTold},
        query=LawQuery,
        examples={"question": "private_sphere", "as_of": "2026-11-24"},
        tongues=False,
    ),
    Endpoint(
        "/v1/rulings",
        "findRulings",
        _SAID.FIND_RULINGS,
        give_rulings,
        {JSON: RulingPage},
        query=RulingsQuery,
        examples={"q": "whatsapp", "outcome": "private"},
        says={"Link": "The addresses of the pages before and after this one."},
        tongues=False,
    ),
    Endpoint(
        "/v1/rulings/{key}",
        "getRuling",
        _SAID.GET_RULING,
        give_ruling,
        {JSON: RulingTold},
        examples={"key": "ECLI:NL:RBMAA:2012:BV3122"},
        tongues=False,
        deep=True,
        refusals=(404,),
    ),
    Endpoint(
        "/v1/statutes",
        "getStatutes",
        _SAID.GET_STATUTES,
        give_statutes,
        {JSON: Statutes},
        query=LawQuery,
        tongues=False,
    ),
    Endpoint(
        "/v1/statutes/{id}",
        "getStatute",
        _SAID.GET_STATUTE,
        give_statute,
        {JSON: Statute},
        examples={"id": "bw-7-610"},
        tongues=False,
        refusals=(404,),
    ),
    Endpoint(
        "/v1/citations",
        "checkCitation",
        _SAID.CHECK_CITATION,
        check_citation,
        {JSON: Reference},
        query=CitationQuery,
        examples={"text": "ECLI:NL:RBMAA:2012:BV3122, r.o. 4.3"},
        tongues=False,
    ),
    Endpoint(
        "/v1/evaluation",
        "getEvaluation",
        _SAID.GET_EVALUATION,
        give_evaluation,
        {JSON: ANYTHING},
    ),
)
