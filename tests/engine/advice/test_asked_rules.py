"""Asked rules: where the facts answer nothing on a topic that the client names, he reads the rule and what to find."""

import json
from typing import Any

import pytest

from privesfeer.api.ask.registry import rulebook
from privesfeer.api.ask.request import read_request
from privesfeer.engine import AnsweredQuestion

AS_OF = "2026-11-29"
ADVICE = rulebook().advice.asked
assert ADVICE is not None
GENERAL = {each.id for each in ADVICE.questions if each.general}
TOPICS = {each.topic for each in ADVICE.questions}
PRIVATE: dict[str, Any] = {"sector": "private", "contract_type": "indefinite", "platforms": ["whatsapp"]}
POLICE: dict[str, Any] = {"sector": "public", "public_status": "police", "platforms": ["whatsapp"]}
# Of these no statute or ruling of the books says the rule for who has an appointment.
OPEN = {"clause", "penalty", "customer", "claimed_back", "new_job"}


def asked(side: str, facts: dict[str, Any], *topics: str, as_of: str = AS_OF) -> dict[str, AnsweredQuestion]:
    """Answer what a side asks, by the id of the question."""
    case = {"client": side, "facts": {**facts, **({"client_asks": [*topics]} if topics else {})}, "as_of": as_of}
    (told,) = read_request(json.dumps(case)).advice().sides
    return {each.id: each for each in told.asked}


@pytest.mark.parametrize(
    ("facts", "left_open"), [(PRIVATE, {}), (POLICE, {"employee": OPEN, "employer": OPEN | {"sign"}})]
)
@pytest.mark.parametrize("side", ["employee", "employer"])
def test_each_topic_has_an_answer(side: str, facts: dict[str, Any], left_open: dict[str, set[str]]) -> None:
    """Where next to nothing is known no topic is left open, save those on which the books hold no law."""
    assert ADVICE is not None
    topics = TOPICS - left_open.get(side, set())
    told = asked(side, facts, *topics)
    answered = {each.topic for each in ADVICE.questions if each.id in told and told[each.id].authority}
    assert answered == topics
    assert all(each.answer.nl != ADVICE.open.nl for each in told.values())


def test_the_rule_is_told_to_nobody_who_did_not_ask() -> None:
    """It takes the place of nothing where the topics are not named, nor where the facts say more."""
    assert not GENERAL & asked("employer", PRIVATE).keys()
    known = PRIVATE | {"works_council_consent": False, "measure": "warning", "measure_stage": "considered"}
    assert asked("employer", known, "works_council").keys() == {"works_council"}


def test_a_measure_against_one_employee_takes_no_consent_of_the_works_council() -> None:
    """A rule on checking staff does (art. 27(1)(k) and (l) WOR)."""
    considered = PRIVATE | {"measure": "warning", "measure_stage": "considered"}
    (told,) = asked("employer", considered, "works_council").values()
    assert told.question.nl == "Moet de ondernemingsraad meedoen?"
    assert told.answer.nl.startswith("Een maatregel tegen één werknemer vraagt geen instemming")
    assert {each.key for each in told.authority} == {"wor-27-1-k", "wor-27-1-l", "wor-30"}


def test_an_official_is_told_his_own_law() -> None:
    """He objects within six weeks and goes to the administrative court; the WW holds for him too (art. 3(1) WW)."""
    told = asked("employee", POLICE, "until_when", "benefit", "case_value", "wages")
    assert told.keys() == {f"rule_{name}" for name in ("until_when_employee_official", "benefit_employee_official")} | {
        "rule_case_value_employee_official",
        "rule_wages_employee_police",
    }
    assert "zes weken" in told["rule_until_when_employee_official"].answer.nl
    assert told["rule_benefit_employee_official"].answer.nl.startswith("Ook een ambtenaar is voor de WW verzekerd")
    assert not any(key.key.startswith("bw-7") for each in told.values() for key in each.authority)


def test_where_the_status_is_not_known_the_other_law_is_named() -> None:
    """What holds under a contract does not hold under an appointment (art. 3 of the Act of 2017)."""
    unknown = asked("employee", {"platforms": ["whatsapp"]}, "until_when")["rule_until_when_employee"]
    assert unknown.answer.nl.endswith("ga na of er een aanstelling is, want dan geldt ander recht.")
    assert "aw2017-1-3" in {each.key for each in unknown.authority}
    assert "aanstelling" not in asked("employee", PRIVATE, "until_when")["rule_until_when_employee"].answer.nl


def test_no_rule_is_told_that_was_not_yet_the_law() -> None:
    """In 2012 a clause of a fixed term took no reasons (art. 7:653(2) is of 2015); the question is told as asked."""
    (told,) = asked("employee", PRIVATE, "clause", as_of="2012-06-01").values()
    assert told.answer.nl == "Dat is met deze feiten nog niet te zeggen."
    assert told.question.nl == "Zit ik aan het beding vast?"


def test_who_left_and_is_claimed_from_reads_of_the_claim() -> None:
    """The payments at the end of a dismissal are not at stake; the penalty for each breach is (arts. 6:91 and 6:94)."""
    left = PRIVATE | {"employment_ended": True, "measure": "penalty"}
    told = asked("employee", left, "case_value", "wages")
    assert told.keys() == {"rule_case_value_employee_claim", "rule_wages_employee_left"}
    assert "transitievergoeding" not in told["rule_case_value_employee_claim"].answer.nl
