"""The whole: a person is judged for all that he did; the gravest act leads, the others aggravate it."""

from typing import Any

import pytest
from hypothesis import example, given

from privesfeer.api.ask.registry import CaseFile, codebook, rulebook
from privesfeer.api.ask.request import read_request
from privesfeer.api.ask.services import reason
from privesfeer.engine.answers.verdicts.verdict import Answer, Verdict
from privesfeer.engine.doctrine.result import RANKS
from tests.conftest import tries
from tests.engine.books import AS_OF
from tests.golden import CASE_FILES
from tests.strategies import case_files

MEASURE = "measure_upheld"


def file(*acts: dict[str, Any], **shared: Any) -> CaseFile:  # noqa: ANN401 - values of facts
    """Make a file of the facts of each act and those that are shared."""
    return CaseFile.model_validate({"facts": shared, "acts": [{"facts": each} for each in acts]})


def answer(verdict: Verdict, question: str = MEASURE) -> Answer | None:
    """Give the answer to a question on the whole."""
    return next((each for each in verdict.answers if each.question == question), None)


def rank(found: Answer | None, question: str = MEASURE) -> float:
    """Say how strong an answer is for the employer, by outcome and status."""
    if found is None or found.outcome is None:
        return 0
    status = RANKS[found.status] + (found.strength == "likely") / 2
    return -status if found.outcome == rulebook().questions[question].protects else status


CHAT: dict[str, Any] = {
    "act": ["said_about"],
    "platforms": ["whatsapp"],
    "form": "group_chat",
    "audience": "closed_group",
    "audience_size": 6,
    "colleagues_in_audience": True,
    "content": ["insult"],
    "target": "manager",
    "gravity": "mild",
    "learned_via": "participant",
}
POST: dict[str, Any] = {
    "act": ["said_about"],
    "platforms": ["facebook"],
    "form": "post",
    "audience": "public",
    "content": ["insult"],
    "target": "customer",
    "gravity": "serious",
    "learned_via": "public_view",
}
MOVED: dict[str, Any] = {
    "act": ["data_moved"],
    "platforms": ["email"],
    "form": "email",
    "audience": "self",
    "content": ["confidential_information"],
    "target": "employer",
    "gravity": "serious",
    "work_channel": True,
    "learned_via": "monitoring",
}
HARASSED: dict[str, Any] = {
    "act": ["said_to"],
    "relation_to_victim": "superior",
    "platforms": ["teams"],
    "form": "direct_message",
    "audience": "one_to_one",
    "content": ["sexual"],
    "target": "colleague",
    "gravity": "serious",
    "learned_via": "participant",
}
LIED: dict[str, Any] = {
    "act": ["proof_of_conduct"],
    "platforms": ["whatsapp"],
    "form": "direct_message",
    "audience": "one_to_one",
    "content": ["dishonesty"],
    "target": "employer",
    "gravity": "mild",
    "learned_via": "colleague",
}
SHARED: dict[str, Any] = {"sector": "private", "measure": "dissolution", "prior_warning": False, "good_record": True}


@tries(25)
@given(case_files(least=2))
@example(file(CHAT, POST, **SHARED))
@example(file(MOVED, HARASSED, **SHARED))
def test_a_culpable_act_that_is_proved_never_helps_the_employee(case: CaseFile) -> None:
    """Whatever the acts: taken away, it leaves the measure no stronger than it was with it, where anything is left."""
    verdict = reason(case, AS_OF)
    for place, each in enumerate(verdict.acts):
        if each.row.part not in {"counts", "leads"}:
            continue
        fewer = case.model_dump(exclude_none=True, exclude_unset=True)
        fewer["acts"] = [act for n, act in enumerate(fewer["acts"]) if n != place]
        if all(act["facts"].get("role") == "read" for act in fewer["acts"]):
            continue  # nothing is held against the employee
        without = answer(reason(CaseFile.model_validate(fewer), AS_OF))
        assert without is None or rank(without) <= rank(answer(verdict)), place


@tries(25)
@given(case_files(least=2))
@example(file(CHAT, POST, **SHARED))
def test_the_row_of_an_act_names_facts_of_that_act_only(case: CaseFile) -> None:
    """What makes an act graver or lighter, in its own row, rests on a fact that is stated of it."""
    for told, act in zip(reason(case, AS_OF).acts, case.acts, strict=True):
        rules = {rule.id: rule for rule in rulebook().questions["misconduct"].factors}
        for each in (*told.row.heavier, *told.row.lighter):
            assert rulebook().questions["misconduct"].tested[rules[each.factor].id] & act.facts.known.keys()


def test_what_mitigates_one_act_does_not_mitigate_another() -> None:
    """The one reader of the mail to himself does not make the public post lighter."""
    (lighter,) = (each.row.lighter for each in reason(file(POST, MOVED, **SHARED), AS_OF).acts[:1])
    assert "only_to_oneself" not in {each.factor for each in lighter}
    found = answer(reason(file(POST, MOVED | {"gravity": "mild"}, **SHARED), AS_OF))
    assert found
    assert "at_most_self" not in {each.factor for each in found.against}


def test_an_act_that_is_denied_and_not_proved_is_held_against_nobody() -> None:
    """It neither leads nor aggravates, and the others do not prove it."""
    denied = HARASSED | {"authorship_disputed": True}
    verdict = reason(file(CHAT, denied, **SHARED), AS_OF)
    assert verdict.lead == 0 or verdict.acts[1].row.part == "leads"
    parts = [each.row.part for each in reason(file(MOVED, denied, **SHARED), AS_OF).acts]
    assert "counts" not in parts[1:]
    proved = [each.row.part for each in reason(file(MOVED, denied | {"authorship_proved": True}, **SHARED), AS_OF).acts]
    assert set(proved) == {"leads", "counts"}


def test_what_was_only_read_does_not_lead_over_what_is_reproached() -> None:
    """It is no part of what is held against the employee."""
    verdict = reason(file(CHAT, POST | {"role": "read"}, **SHARED), AS_OF)
    assert [each.row.part for each in verdict.acts] == ["leads", "read"]


SERIOUS: dict[str, Any] = {"gravity": "serious"}
ENDED: dict[str, Any] = {"sector": "private", "measure": "dissolution"}
ON_THE_SPOT: dict[str, Any] = {"sector": "private", "measure": "summary_dismissal"}
FIRST: dict[str, Any] = {"prior_warning": False, "good_record": True}
THREAT: dict[str, Any] = CHAT | {"content": ["threat"]} | SERIOUS
ACCUSED: dict[str, Any] = CHAT | {"content": ["false_accusation"], "audience": "friends", "form": "post"}
LOOKED_UP: dict[str, Any] = {
    "act": ["looked_up"],
    "platforms": ["other"],
    "content": ["confidential_information"],
    "target": "customer",
    "gravity": "mild",
    "learned_via": "monitoring",
}
LONG: dict[str, Any] = FIRST | {"years_of_service": 22}
PAIRS: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    "harassment of a trainee, and files looked up": (HARASSED, LOOKED_UP, ENDED | FIRST),
    "serious looking up, and a serious list mailed to himself": (LOOKED_UP | SERIOUS, MOVED | SERIOUS, ENDED | FIRST),
    "a list mailed to himself, and a threat, after long service": (MOVED, THREAT, ENDED | LONG),
    "scolding, and a false accusation, on the spot": (CHAT, ACCUSED, ON_THE_SPOT),
    "scolding, and harassment of a trainee, on the spot": (CHAT, HARASSED, ON_THE_SPOT),
    "a list mailed to himself, and harassment, on the spot": (MOVED, HARASSED, ON_THE_SPOT),
    "serious scolding, and a list mailed to himself, on the spot": (CHAT | SERIOUS, MOVED, ON_THE_SPOT | FIRST),
    "a false accusation, and files looked up, on the spot": (ACCUSED, LOOKED_UP, ON_THE_SPOT | FIRST),
    "a list mailed to himself, and a public insult, on the spot": (MOVED, POST, ON_THE_SPOT | LONG),
    "harassment, and a public insult, on the spot": (HARASSED, POST, ON_THE_SPOT | LONG),
    "scolding, and a list mailed to himself, on the spot": (CHAT, MOVED, ON_THE_SPOT | LONG),
}


@pytest.mark.parametrize("name", PAIRS)
def test_two_acts_together_are_another_case_than_either(name: str) -> None:
    """Not the worst of both: outcome, status or strength of the measure is that of neither alone."""
    one, other, shared = PAIRS[name]
    both = standing(file(one, other, **shared))
    assert both not in {standing(file(one, **shared)), standing(file(other, **shared))}


def standing(case: CaseFile) -> tuple[str | None, str | None, str | None]:
    """Give outcome, status and strength of the measure."""
    found = answer(reason(case, AS_OF))
    return (found.outcome, found.status, found.strength) if found else (None, None, None)


PRIVACY = {"circle", "character", "private_sphere"}
# Of each example: the act that leads, and of which acts it is asked whether it was private.
EXAMPLES = {
    "planner-and-his-chat-group": (
        0,
        {0, 1, 2, 3},
    ),  # what he said of the loading bay is the risk, and not the nicknames
    "adviser-and-the-reception-site": (2, {5}),  # that citizens were lied to, and not the jibe at the alderman
    "sales-manager-leaves": (2, {0, 1, 2}),  # a penalty turns on the contacts that the clause forbids
    "nurse-looked-up-and-filmed": (3, set()),  # the threat to a trainee, to keep him silent, and not the file
    "warehouse-theft-and-recording": (0, {0}),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_act_leads_with_which_a_lawyer_would_begin(name: str) -> None:
    """And whether it was private is asked of what was said about someone, or read on the employer's search."""
    (path,) = (each for each in CASE_FILES if each.stem == name)
    verdict = read_request(path.read_bytes()).verdict()
    asked = {n for n, each in enumerate(verdict.acts) if PRIVACY & {answer.question for answer in each.answers}}
    assert (verdict.lead, asked) == EXAMPLES[name]


def test_every_kind_of_act_stands_in_two_examples() -> None:
    """As what was reproached."""
    found: list[str] = []
    for path in CASE_FILES:
        for each in read_request(path.read_bytes()).verdict().acts:
            found += map(str, each.row.kind.value) if each.row.kind and isinstance(each.row.kind.value, list) else []
    assert {act for act in codebook().fact("act").values if found.count(act) < 2} == {
        "account",
        "monitoring_only",
        "other",
    }
