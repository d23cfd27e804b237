"""Several acts: each has its own answers, and the whole is answered on the one strongest for the employer."""

import datetime as dt
import math
from typing import Any

from hypothesis import example, given

from privesfeer.api.ask.registry import CaseFile, rulebook
from privesfeer.api.ask.services import reason
from privesfeer.engine.answers.verdicts.verdict import Verdict
from privesfeer.engine.doctrine.answer_chain import ChainLink
from tests.conftest import tries
from tests.engine.books import AS_OF, answered, beside, leading
from tests.strategies import case_files

QUESTIONS = rulebook().questions
OF_EACH = tuple(name for name, question in QUESTIONS.items() if not question.on_the_whole)
OF_THE_WHOLE = tuple(name for name, question in QUESTIONS.items() if question.on_the_whole)
FIRMNESS = {"required": 4, "governed": 3, "contested": 2, "leaning": 1, "undetermined": 0}

CHAT = {
    "platforms": ["whatsapp"],
    "form": "group_chat",
    "audience": "closed_group",
    "content": ["criticism"],
    "work_channel": False,
}
POST = {"platforms": ["facebook"], "form": "post", "audience": "public", "content": ["insult", "threat"]}
SHARED = {"sector": "private", "measure": "summary_dismissal"}


def case(*acts: dict[str, Any], **shared: Any) -> CaseFile:  # noqa: ANN401 - values of facts
    """Make a case file of the facts of each act and those that are shared."""
    return CaseFile.model_validate({"facts": shared, "acts": [{"facts": each} for each in acts]})


TWO = case(CHAT, POST, **SHARED)
FORBIDDEN = case(  # the first raises no question on the measure, and the law forbids that of the second
    {"audience": "public", "content": ["criticism"], "target": "employer"},
    {"pay_measure_kind": "wage_stop_sick", "pay_measure_told_at_once": False},
)


def strength(link: ChainLink) -> float:
    """Say how strong a case is for the employer by outcome and status alone; what is not raised is weakest."""
    if link.result is None:
        return -math.inf
    if link.result.outcome is None:
        return 0
    rank = FIRMNESS[link.result.status]
    return -rank if link.result.outcome == link.law.question.protects else rank


def test_evidence_and_what_comes_before_it_are_asked_of_each_act() -> None:
    """And whether a clause was broken; misconduct, account and measure of the whole."""
    tests = {"circle", "character", "privacy_expected", "private_sphere"}
    assert set(OF_EACH) >= {*tests, "inspection_lawful", "evidence_admitted", "expression", "clause_breached"}
    assert set(OF_THE_WHOLE) >= {"misconduct", "measure_upheld", "account_belongs_to"}


@tries(30)
@given(case_files())
@example(TWO)
def test_each_act_is_answered_as_if_it_stood_alone(case: CaseFile) -> None:
    """With what is shared; the questions on the whole are no part of it, and appear once."""
    verdict = reason(case, AS_OF)
    assert len(verdict.acts) == len(case.acts)
    for told, incident in zip(verdict.acts, case.incidents, strict=True):
        alone = {each.question: each for each in reason(incident, AS_OF).answers}
        assert told.answers == tuple(alone[name] for name in OF_EACH if name in alone)
        assert told.left_out == tuple(name for name in OF_EACH if name not in alone)
    found = [each.question for each in verdict.answers]
    assert len(found) == len(set(found))
    assert {*found, *verdict.left_out} == set(OF_THE_WHOLE)


@tries(30)
@given(case_files())
@example(TWO)
def test_the_whole_is_answered_on_the_lead(case: CaseFile) -> None:
    """With that act's own answers before it and the others beside it, and the verdict says which it is."""
    verdict = reason(case, AS_OF)
    assert verdict.lead is not None
    alone = reason(leading(case, verdict), AS_OF)
    assert verdict.answers == tuple(each for each in alone.answers if each.question in OF_THE_WHOLE)
    assert verdict.connections == alone.connections
    assert verdict.acts[verdict.lead].row.part == "leads"


@tries(60)
@given(case_files(least=2))
@example(TWO)
@example(FORBIDDEN)
def test_the_lead_is_strongest_for_the_employer(case: CaseFile) -> None:
    """On the measure first: no other that is reproached has an outcome for the employer that is firmer there."""
    verdict = reason(case, AS_OF)
    assert verdict.lead is not None
    last = next(name for name in reversed(rulebook().order) if name in OF_THE_WHOLE)
    reproached = [each for each, act in zip(case.incidents, verdict.acts, strict=True) if act.row.part != "read"]
    strengths = [strength(answered(each.settled.known).links[last]) for each in reproached]
    found = answered(dict(case.incidents[verdict.lead].settled.known) | beside(verdict)).links[last]
    assert strength(found) >= max(strengths)


def test_a_harmless_post_does_not_lead_over_an_insult_that_is_culpable() -> None:
    """Neither carries a summary dismissal; that a hair more weighs for it on the post does not take the blame away."""
    insult = CHAT | {
        "audience_size": 9,
        "colleagues_in_audience": True,
        "content": ["insult", "criticism"],
        "gravity": "serious",
    }
    post = {"platforms": ["linkedin"], "form": "post", "audience": "public", "content": ["criticism"]}
    verdict = reason(case(insult, post, good_record=True, prior_warning=False, **SHARED), AS_OF)
    assert verdict.lead == 0
    assert next(each.outcome for each in verdict.answers if each.question == "misconduct") == "misconduct"


def whole(verdict: Verdict) -> tuple[Any, ...]:
    """Give the outcome and status of each question on the whole."""
    return tuple((each.question, each.outcome, each.status) for each in verdict.answers)


@tries(30)
@given(case_files(least=2))
@example(TWO)
def test_the_order_of_acts_does_not_matter(case: CaseFile) -> None:
    """The same one leads, or one that is as strong."""
    turned = case.model_copy(update={"acts": case.acts[::-1]})
    turned = CaseFile.model_validate(turned.model_dump(exclude_none=True, exclude_unset=True))
    first, second = reason(case, AS_OF), reason(turned, AS_OF)
    assert whole(first) == whole(second)
    assert [each.answers for each in first.acts] == [each.answers for each in second.acts[::-1]]


def test_a_public_threat_leads_over_a_private_complaint_in_whatever_order() -> None:
    """The chat has its own answer, and what is said of the measure is said of the post."""
    for acts, lead in (((CHAT, POST), 1), ((POST, CHAT), 0)):
        verdict = reason(case(*acts, **SHARED), AS_OF)
        assert verdict.lead == lead
        (private,) = (each for each in verdict.acts[1 - lead].answers if each.question == "private_sphere")
        (public,) = (each for each in verdict.acts[lead].answers if each.question == "private_sphere")
        assert (private.outcome, public.outcome) == ("private", "not_private")
        (measure,) = (each for each in verdict.answers if each.question == "measure_upheld")
        shown = {(fact.fact, str(fact.value)) for g in (*measure.for_, *measure.against) for fact in g.facts}
        assert ("private_sphere", "private") not in shown


@tries(20)
@given(case_files())
def test_the_same_case_file_gives_the_same_verdict(case: CaseFile) -> None:
    """Byte for byte."""
    again = CaseFile.model_validate_json(case.model_dump_json(exclude_none=True, exclude_unset=True))
    assert reason(again, AS_OF) == reason(case, AS_OF)


def test_each_act_is_judged_by_the_law_of_its_own_day() -> None:
    """The household exemption is that of the GDPR from 25 May 2018, that of the act before it until then."""
    facts = {"form": "email", "content": ["private_matter"]}
    days = (dt.date(2018, 5, 24), dt.date(2018, 5, 25))
    acts = [{"facts": facts, "dates": {"utterance": day, "inspection": day}} for day in days]
    verdict = reason(CaseFile.model_validate({"acts": acts}), AS_OF)
    cited = [
        {each.key for answer in told.answers for ground in answer.for_ for each in ground.authority}
        for told in verdict.acts
    ]
    assert [each & {"wbp-2-2-a", "avg-2-2-c"} for each in cited] == [{"wbp-2-2-a"}, {"avg-2-2-c"}]
