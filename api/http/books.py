"""Books: the codebook, the rules, the statutes and citations, in both languages; and how often answers are right."""

import datetime as dt
from functools import cache
from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from privesfeer.api.ask.measured import measured
from privesfeer.api.ask.registry import casebook, codebook, rulebook, sources
from privesfeer.api.ask.today import today
from privesfeer.api.http import example
from privesfeer.api.http.problem import missing
from privesfeer.api.http.query import CitationQuery, LawQuery
from privesfeer.api.http.route import ApiRoute, Call, said
from privesfeer.api.http.rulings import LaterRuling
from privesfeer.api.reports.evaluation import evaluation_json
from privesfeer.cases.codebook import Codebook, nearest
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, Record, Text
from privesfeer.cases.reference import Reference, check
from privesfeer.engine import Stance
from privesfeer.rules.condition import wording as worded
from privesfeer.rules.question import Question
from privesfeer.rules.rule import Authority, Rule
from privesfeer.rules.rulebook import Moment
from privesfeer.rules.statute import Statute

_SAID = catalogue(__file__)


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


class Statutes(Record):
    """Statutes, treaties, guidance and codes of conduct."""

    statutes: tuple[Statute, ...]


router = APIRouter(route_class=ApiRoute)


@router.get("/codebook", **said(_SAID.GET_CODEBOOK), response_model=Codebook)
async def get_codebook(call: Call) -> Response:
    """Give every fact and question with its words."""
    return call.give(codebook())


@router.get("/rules", **said(_SAID.GET_RULES), response_model=RulebookTold)
async def get_rules(call: Call, query: Annotated[LawQuery, Query(examples=[example.LAW_QUERY])]) -> Response:
    """Give the rules that are asked for."""
    questions = [each for name, each in rulebook().questions.items() if query.question in {None, name}]
    told = tuple(_rules(each, query.as_of) for each in questions)
    return call.give(RulebookTold(version=rulebook().version, questions=told))


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
    standing = tuple(LaterRuling.model_validate(each, from_attributes=True) for each in cited.standing)
    return AuthorityTold(**dict(source), stance=cited.stance, standing=standing)


def _since(day: dt.date | None) -> dt.date | None:
    return None if day == dt.date.min else day


@router.get("/statutes", **said(_SAID.GET_STATUTES), response_model=Statutes)
async def get_statutes(call: Call, query: Annotated[LawQuery, Query()]) -> Response:
    """Give the statutes that are asked for; with a day only their versions of that day."""
    asked = (each for each in rulebook().statutes.values() if query.question is None or query.question in each.bears_on)
    if query.as_of is None:
        return call.give(Statutes(statutes=tuple(asked)))
    texts = ((each, each.on(query.as_of)) for each in asked)
    found = tuple(each.model_copy(update={"versions": (version,)}) for each, version in texts if version)
    return call.give(Statutes(statutes=found))


@router.get("/statutes/{id}", **said(_SAID.GET_STATUTE), response_model=Statute, responses={404: {}})
async def get_statute(
    call: Call,
    name: Annotated[
        str, Path(alias="id", examples=[*example.STATUTE_PATH.values()], json_schema_extra={"minLength": 1})
    ],
) -> Response:
    """Give a statute.

    Raises:
        ProblemDetailsError: there is no such statute.
    """
    known = rulebook().statutes
    if name not in known:
        raise missing(_SAID.NO_STATUTE, name, nearest(name, list(known)), field="id")
    return call.give(known[name])


_EXAMPLE = {"text": "ECLI:NL:RBMAA:2012:BV3122, r.o. 4.3"}


@router.get("/citations", **said(_SAID.CHECK_CITATION), response_model=Reference)
async def check_citation(call: Call, query: Annotated[CitationQuery, Query(examples=[_EXAMPLE])]) -> Response:
    """Say what a citation is, what is wrong with it, and how it is written."""
    return call.give(check(query.text, casebook(), query.as_of or today()))


@router.get("/evaluation", **said(_SAID.GET_EVALUATION))
async def get_evaluation(call: Call) -> Response:
    """Say how often the answers were right, by leave-one-affair-out; the versions of what was measured stand in it."""
    return call.reply(_figures(call.lang), call.lang)


@cache
def _figures(lang: Lang) -> bytes:
    return evaluation_json(measured(), lang)
