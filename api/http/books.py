"""Books: the codebook, the rules, the statutes and citations, in both languages; and how often answers are right."""

import datetime as dt
from functools import cache

from privesfeer.api.ask.measured import measured
from privesfeer.api.ask.registry import casebook, codebook, rulebook, sources
from privesfeer.api.ask.today import today
from privesfeer.api.http import example
from privesfeer.api.http.problem import missing
from privesfeer.api.http.query import CitationQuery, LawQuery
from privesfeer.api.http.route import ANYTHING, JSON, Call, Endpoint, Reply, given
from privesfeer.api.http.rulings import ROUTES as RULINGS
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


async def give_codebook(_call: Call) -> Reply:
    """Give every fact and question with its words.

    Returns:
        The codebook.
    """
    return given(codebook())


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
    return given(RulebookTold(version=rulebook().version, questions=told))


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
        return given(Statutes(statutes=tuple(asked)))
    texts = ((each, each.on(query.as_of)) for each in asked)
    found = tuple(each.model_copy(update={"versions": (version,)}) for each, version in texts if version)
    return given(Statutes(statutes=found))


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
        raise missing(_SAID.NO_STATUTE, name, nearest(name, list(known)), field="id")
    return given(known[name])


async def check_citation(call: Call) -> Reply:
    """Check a citation.

    Args:
        call: the call.

    Returns:
        What it is, what is wrong with it, and how it is written.
    """
    query = call.query(CitationQuery)
    day = query.as_of or today()
    return given(check(query.text, casebook(), day))


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
        "/codebook",
        "getCodebook",
        _SAID.GET_CODEBOOK,
        give_codebook,
        {JSON: Codebook},
        tongues=False,
    ),
    Endpoint(
        "/rules",
        "getRules",
        _SAID.GET_RULES,
        give_rules,
        {JSON: RulebookTold},
        query=LawQuery,
        examples=example.LAW_QUERY,
        tongues=False,
    ),
    *RULINGS,
    Endpoint(
        "/statutes",
        "getStatutes",
        _SAID.GET_STATUTES,
        give_statutes,
        {JSON: Statutes},
        query=LawQuery,
        tongues=False,
    ),
    Endpoint(
        "/statutes/{id}",
        "getStatute",
        _SAID.GET_STATUTE,
        give_statute,
        {JSON: Statute},
        examples=example.STATUTE_PATH,
        tongues=False,
        refusals=(404,),
    ),
    Endpoint(
        "/citations",
        "checkCitation",
        _SAID.CHECK_CITATION,
        check_citation,
        {JSON: Reference},
        query=CitationQuery,
        examples={"text": "ECLI:NL:RBMAA:2012:BV3122, r.o. 4.3"},
        tongues=False,
    ),
    Endpoint(
        "/evaluation",
        "getEvaluation",
        _SAID.GET_EVALUATION,
        give_evaluation,
        {JSON: ANYTHING},
    ),
)
