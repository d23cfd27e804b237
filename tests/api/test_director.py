"""A director under company law: notice ends the contract; a ban on it leads to annulment, want of a ground to money."""

import json
from typing import Any

import pytest

from privesfeer.api.ask.request import read_request
from privesfeer.api.memo import matter, memo
from privesfeer.api.paper.markdown import markdown
from tests.api.test_cli import call

# The director of a shipping company, over a mail to a customer; the shareholders gave notice.
DIRECTOR: dict[str, Any] = {
    "sector": "private", "statutory_director": True, "measure": "dismissal_with_notice", "good_record": True,
    "written_consent_to_end": "none", "platforms": ["email"], "form": "email", "audience": "one_to_one",
    "content": ["criticism"], "gravity": "mild", "work_related": True, "contract_type": "indefinite",
    "start_date": "2014-03-01", "end_date": "2026-12-31", "wage_base": 9800, "years_of_service": 12,
}  # fmt: skip
WELL = DIRECTOR | {
    "sick_at_dismissal": False, "other_prohibition": [], "dismissal_resolution": "proper", "dual_role": False,
}  # fmt: skip
ILL = DIRECTOR | {
    "sick_at_dismissal": True, "sick_since": "2026-08-03", "called_on": "2026-09-21", "notice_ban_exception": [],
}  # fmt: skip
PREGNANT = DIRECTOR | {"sick_at_dismissal": False, "other_prohibition": ["pregnancy"]}


def body(facts: dict[str, Any]) -> str:
    """Ask on some facts."""
    return json.dumps({"facts": facts, "dates": {"measure": "2026-10-15"}, "as_of": "2026-11-10", "lang": "nl"})


def asked(command: str, facts: dict[str, Any]) -> dict[str, Any]:
    """Ask the command."""
    told = call(command, "-", "--format", "json", stdin=body(facts))
    assert told.exit_code == 0, told.stdout
    answer: dict[str, Any] = json.loads(told.stdout)
    return answer


def measure(facts: dict[str, Any]) -> dict[str, Any]:
    """Give the answer on the measure."""
    found: dict[str, Any] = next(
        each for each in asked("verdict", facts)["answers"] if each["question"] == "measure_upheld"
    )
    return found


def requests(facts: dict[str, Any]) -> set[str]:
    """Name what the employee can ask."""
    return {one["id"] for each in asked("remedies", facts)["routes"] if each["id"] == "R7" for one in each["requests"]}


def test_notice_to_a_director_ends_the_contract_without_consent_and_without_a_ground() -> None:
    """Art. 7:671(1)(e); neither a good record nor a mild message makes it invalid."""
    told = measure(WELL)
    assert (told["outcome"], told["status"]) == ("upheld", "required")
    assert told["for"][0]["factor"] == "notice_to_director"


def test_as_long_as_a_ban_is_not_excluded_it_leans() -> None:
    """It is not known whether the director was ill."""
    assert measure(DIRECTOR)["status"] == "leaning"


def test_illness_from_before_the_call_keeps_the_contract_alive() -> None:
    """The ban on notice leads (art. 7:670, 7:681(1)(b))."""
    told = measure(ILL)
    assert told["outcome"] == "not_upheld"
    assert told["for"][0]["factor"] == "ill_before_the_call"


@pytest.mark.parametrize("facts", [ILL, PREGNANT])
def test_against_a_ban_annulment_can_be_asked_and_wages_run_on(facts: dict[str, Any]) -> None:
    """Arts. 2:134(3) and 2:244(3) exclude restoring, not annulment."""
    assert {"director_annulment", "director_compensation_instead"} <= requests(facts)
    told = asked("remedies", facts)
    assert "wage_after_end" in {each["id"] for each in told["money"]}
    assert "kan geen vernietiging vragen," not in json.dumps(told, ensure_ascii=False)


def test_without_a_ban_money_can_be_asked_and_no_annulment() -> None:
    """Fair compensation alone (art. 7:682(3)), within the two months, though the notice is valid by law."""
    assert requests(WELL) & {"annulment", "director_annulment", "director_compensation"} == {"director_compensation"}
    text = markdown(tuple(memo(matter(read_request(body(WELL))), "nl", "lawyer")))
    assert "| **maandag 1 maart 2027** |" in text.partition("# Bijlage")[0].partition("## Wanneer en wat")[2]
    asked = text.partition("### Opzegging zonder instemming aanvechten (de werknemer).")[2].partition("\n#")[0]
    assert "Primair: een billijke vergoeding wegens het ontbreken van een redelijke grond" in asked
    assert "vernietig" not in asked


def test_what_an_exception_of_the_law_meets_is_not_told_as_not_met() -> None:
    """Consent was not given, and was not needed; nor was an official heard who did not have to be."""
    (consent,) = (
        each
        for one in asked("remedies", WELL)["proof"]
        if one["id"] == "notice_without_consent"
        for each in one["elements"]
    )
    assert consent["state"] == "met"
    police = {
        "sector": "public", "public_status": "police", "measure": "disciplinary_dismissal", "employee_heard": False,
        "hearing_exception": True,
    }  # fmt: skip
    heard = [each for one in asked("remedies", police)["proof"] for each in one["elements"] if each["id"] == "heard"]
    assert [each["state"] for each in heard] == ["met"]


def test_the_verdict_names_the_court_of_a_director() -> None:
    """The district court, not the subdistrict court (arts. 2:131 and 2:241)."""
    for facts in (WELL, DIRECTOR | {"measure": "dissolution", "ground_asked": ["e"]}):
        law = json.dumps(measure(facts)["framework"], ensure_ascii=False)
        assert "rechtbank" in law
        assert "kantonrechter" not in law


def test_no_petition_pleads_that_a_director_had_to_consent() -> None:
    """It would be wrong in law."""
    told = call("draft", "-", "--of", "petition", stdin=body(ILL | {"reinstatement_wanted": True}))
    text = " ".join(told.stdout.split())
    assert told.exit_code == 0
    assert "wegens het opzegverbod te vernietigen" in text
    assert "Opzegging zonder schriftelijke instemming" not in text


@pytest.mark.parametrize(("wage", "least"), [(3000, "2100.00"), (12500, "4425.45")])
def test_wages_during_illness_are_bounded_by_the_maximum_daily_wage(wage: int, least: str) -> None:
    """Of what lies beyond it nothing is due by law (art. 7:629(1))."""
    facts = {"sector": "private", "measure": "dismissal_with_notice", "sick_at_dismissal": True}
    told = asked("remedies", facts | {"sick_since": "2026-09-01", "wage_base": wage, "holiday_allowance": 0})
    pay = next(each for each in told["money"] if each["id"] == "illness_pay")
    assert (pay["low"], pay["high"]) == (least, f"{wage}.00")


@pytest.mark.parametrize(("years", "told"), [(2, False), (17, True)])
def test_the_least_to_which_a_court_can_mitigate_is_told_only_below_the_claim(years: int, told: bool) -> None:  # noqa: FBT001 - a parameter
    """A month's wage cannot be mitigated to three."""
    facts = {"sector": "private", "measure": "summary_dismissal", "years_of_service": years, "wage_base": 3000}
    money = asked("remedies", facts | {"end_date": "2026-10-31", "contract_type": "indefinite"})["money"]
    claim = next(each for each in money if each["id"] == "notice_compensation")
    assert any("drie maandlonen" in each for each in claim["working"]) is told
