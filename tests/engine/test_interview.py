"""The interview asks what matters, tells why, and ends."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from privesfeer.api.ask.registry import Facts, Incident, casebook, codebook, rulebook
from privesfeer.api.ask.request import CaseRequest, read_request
from privesfeer.api.ask.services import reasoner
from privesfeer.engine.answers.changes.interview import AskedFact, Interview
from privesfeer.engine.answers.verdicts.verdict import Verdict
from tests.golden import CASE_FILES, INCIDENTS

TODAY = dt.date(2026, 11, 24)
STARTS: dict[str, dict[str, Any]] = {
    "nothing": {},
    "a group": {"platforms": ["whatsapp"], "audience": "closed_group", "content": ["insult"]},
    "dismissed": {"audience": "public", "form": "post", "measure": "dissolution", "sector": "private"},
}


def interview(facts: Mapping[str, Any], **more: Any) -> Interview:  # noqa: ANN401 - as an incident takes them
    """Ask what is worth asking."""
    return reasoner().interview(Incident(facts=Facts.model_validate(facts), **more), TODAY)


def standings(verdict: Verdict) -> dict[str, tuple[str | None, str]]:
    """Give outcome and status by question."""
    return {each.question: (each.outcome, each.status) for each in verdict.answers}


def asked(told: Interview) -> list[AskedFact]:
    """Give all facts that are worth asking for."""
    return [fact for group in told.groups for fact in group.facts]


@pytest.mark.parametrize("start", STARTS)
def test_exactly_the_facts_that_matter_are_asked(start: str) -> None:
    """Those of which stability says that they can still change an answer or raise a question; each in its group."""
    facts, told = STARTS[start], interview(STARTS[start])
    stability = reasoner().stability(Incident(facts=Facts.model_validate(facts)), TODAY)
    settled = {each.fact for each in stability.settled}
    assert {each.fact for each in asked(told)} == set(codebook().fact_ids) - settled - facts.keys()
    assert told.remaining == len(asked(told))
    order = [group.id for group in codebook().groups]
    assert [each.group for each in told.groups] == [each for each in order if each in {g.group for g in told.groups}]
    for group in told.groups:
        assert {codebook().fact(each.fact).group for each in group.facts} == {group.group}


@pytest.mark.parametrize("start", STARTS)
def test_what_is_asked_first_can_change_something(start: str) -> None:
    """Some value of it gives another verdict, on a question that is named."""
    facts, first = STARTS[start], interview(STARTS[start]).next
    assert first is not None
    before = standings(reasoner().reason(Incident(facts=Facts.model_validate(facts)), TODAY))
    moved: set[str] = set()
    for option in [each.value for each in first.options] or [0, 5, 50, 500, 5_000, 50_000]:
        value = _first_possible(facts, first, [option])
        after = standings(reasoner().reason(Incident(facts=Facts.model_validate({**facts, first.fact: value})), TODAY))
        moved |= {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert moved
    assert moved <= {each.question for each in first.bearings}


@pytest.mark.parametrize("start", STARTS)
def test_the_earliest_question_is_settled_first(start: str) -> None:
    """In the order of the codebook; on one question what most often changes its outcome, by rulings above all."""
    told = interview(STARTS[start])
    order = [question.id for question in codebook().questions]

    def place(fact: AskedFact) -> tuple[int, float]:
        turning = [each for each in fact.bearings if each.raised and each.turning]
        found = [(order.index(each.question), -(each.turning + each.settling) / each.tried) for each in turning]
        return min(found, default=(len(order), 0.0))

    assert told.next is not None
    assert place(told.next) == min(map(place, asked(told)))
    for group in told.groups:
        assert [place(each) for each in group.facts] == sorted(map(place, group.facts))


def test_who_could_read_it_is_asked_first() -> None:
    """Where nothing is known, as a lawyer would."""
    first = interview({}).next
    assert first is not None
    assert first.fact == "audience"


@pytest.mark.parametrize("start", STARTS)
def test_every_fact_has_a_reason_and_a_source(start: str) -> None:
    """A sentence for each question, and authorities that are in the books."""
    for fact in asked(interview(STARTS[start])):
        assert fact.bearings
        assert all(each.why.nl != each.why.en and 0 < each.changing <= each.tried for each in fact.bearings)
        # Whether a clause is in play at all is tested by no rule or ruling: it only raises the question.
        assert fact.authority or not any(each.raised for each in fact.bearings)
        for citation in fact.authority:
            assert casebook().find(citation.key) if citation.kind == "ruling" else citation.key in rulebook().statutes


def test_what_is_disputed_is_not_asked_again() -> None:
    """The user has answered it: the parties disagree."""
    first = interview({}).next
    assert first is not None
    assert first.fact not in {each.fact for each in asked(interview({}, disputed=(first.fact,)))}


def test_an_interview_ends() -> None:
    """Whoever always gives the first value is asked each fact at most once, until nothing single matters any more."""
    facts: dict[str, Any] = {}
    for _ in codebook().fact_ids:
        told = interview(facts)
        if told.next is None:
            break
        assert told.next.fact not in facts
        options = told.next.options
        facts[told.next.fact] = _first_possible(facts, told.next, [each.value for each in options] or [0, 5, 50])
    assert interview(facts).next is None
    assert interview(facts).remaining == 0


def _first_possible(facts: Mapping[str, Any], fact: AskedFact, values: list[Any]) -> Any:  # noqa: ANN401 - a value as JSON
    for each in values:
        value = [each] if fact.type == "set" else each
        try:
            Facts.model_validate({**facts, fact.fact: value})
        except ValueError:
            continue
        return value
    return None


# By act what may be asked of whoever read it, besides what raises another question by itself.
READERS = {"said_about", "solicitation", "account", "other"}


@pytest.mark.parametrize("act", codebook().fact("act").values)
def test_nothing_is_asked_that_the_act_cannot_raise(act: str) -> None:
    """Along a path of answers: each question turns an answer that is asked of that act, or raises one."""
    facts: dict[str, Any] = {"act": [act], "form": "direct_message", "content": ["sexual"], "measure": "dissolution"}
    facts |= {"relation_to_victim": "superior", "target": "colleague", "gravity": "serious", "sector": "private"}
    for _ in range(40):
        told = interview(facts)
        if told.next is None:
            break
        for group in told.groups:
            for fact in group.facts:
                asked = {each.question for each in fact.bearings if not each.raised}
                if act not in READERS:
                    lifting = {"private_claimed", "learned_via", "found_by", "role", "audience", "form"}
                    assert not asked & {"circle", "character", "private_sphere"} or fact.fact in lifting, fact.fact
        facts[told.next.fact] = _first_possible(facts, told.next, [each.value for each in told.next.options] or [0, 5])


MOST_INPUTS = 8


@pytest.mark.parametrize("act", codebook().fact("act").values)
def test_the_first_answers_take_at_most_eight_inputs(act: str) -> None:
    """The act is one, the measure another; then what is asked first, answered as an example knows, or somehow."""
    for example in [each for each in _examples() if act in each.get("act", ())][:5]:
        for facts in ({"act": [act]}, {"act": [act], "measure": "dissolution"}):
            known: dict[str, Any] = dict(facts)
            while not _answered(known, measure="measure" in facts):
                ask = interview(known).next
                assert ask is not None
                options = [each.value for each in ask.options] or [0, 5, 50]
                known[ask.fact] = example.get(ask.fact) or _first_possible(known, ask, options)
                assert len(known) <= MOST_INPUTS, known.keys()


def _answered(facts: Mapping[str, Any], *, measure: bool) -> bool:
    """Say whether the measure has an outcome, or anything that is asked."""
    verdict = reasoner().reason(Incident(facts=Facts.model_validate(facts)), TODAY)
    return any(each.outcome for each in verdict.answers if not measure or each.question == "measure_upheld")


@cache
def _examples() -> tuple[dict[str, Any], ...]:
    """Give the facts of each act of the examples, and of the rulings for an act that none of them has."""
    files = [read_request(path.read_bytes()) for path in (*INCIDENTS, *CASE_FILES)]
    acts = [each for file in files for each in (file.incidents if isinstance(file, CaseRequest) else (file,))]
    return (*(each.facts.plain for each in acts), *(each.facts.plain for each in casebook()))
