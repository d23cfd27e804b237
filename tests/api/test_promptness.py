"""Promptness: the days since the reason was known, and every reader is told the same of them."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

import pytest
from httpx2 import Client

from privesfeer.api.ask.registry import Incident
from privesfeer.api.bulk.answering import answer_rows
from tests.api.test_cli import call, words
from tests.api.test_memo import told_of
from tests.api.test_memo import words_of as words_of_memo
from tests.api.test_pleaded import filed
from tests.api.web import visible

# Two files of another employer, content and stage: dismissed long ago, and not dismissed yet.
STOCK: dict[str, Any] = {
    "facts": {
        "sector": "private", "measure": "summary_dismissal", "form": "group_chat", "audience": "closed_group",
        "content": ["disloyalty"], "gravity": "serious", "repeated": True, "denied_or_lied": True,
        "other_misconduct": True, "contract_type": "indefinite", "reason_told_at_once": True,
        "authorship_disputed": False, "authenticity_disputed": False, "employer_knew_date": "2026-07-01",
        "inquiry_standstill_days": 60,
    },
    "dates": {"measure": "2026-10-08"},
    "as_of": "2026-11-29",
}  # fmt: skip
ARCHIVE: dict[str, Any] = {
    "facts": {
        "sector": "public", "public_status": "normalised", "measure": "summary_dismissal", "form": "post",
        "audience": "public", "content": ["confidential_information"], "gravity": "serious", "sensitive_function": True,
        "professional_secrecy": True, "policy_known": True, "prior_warning": True, "harm_shown": True,
        "employer_knew_date": "2026-10-01",
    },
    "as_of": "2026-11-29",
}  # fmt: skip


def with_facts(case: Mapping[str, Any], **facts: object) -> dict[str, Any]:
    """Change facts of a file; None leaves one out."""
    known = {name: value for name, value in {**case["facts"], **facts}.items() if value is not None}
    return {**case, "facts": known}


def dismissed(case: Mapping[str, Any], day: str, **facts: object) -> dict[str, Any]:
    """Give the day of the measure."""
    return {**with_facts(case, **facts), "dates": {"measure": day}}


def verdict(case: Mapping[str, Any]) -> dict[str, Any]:
    """Ask the command line for a verdict."""
    told: dict[str, Any] = json.loads(call("verdict", "-", "--format", "json", stdin=json.dumps(case)).stdout)
    return told


def standing(case: Mapping[str, Any]) -> tuple[str | None, str, str | None]:
    """Give how the measure stands."""
    (answer,) = [each for each in verdict(case)["answers"] if each["question"] == "measure_upheld"]
    return answer["outcome"], answer["status"], answer.get("strength")


@pytest.mark.parametrize("case", [STOCK, dismissed(ARCHIVE, "2026-12-15"), ARCHIVE], ids=["idle", "planned", "undated"])
def test_weeks_after_the_reason_was_known_a_summary_dismissal_probably_falls_and_never_by_a_rule(
    case: dict[str, Any],
) -> None:
    """No number of days is law (HR 1 December 2023): it leans, whatever else speaks for the dismissal."""
    assert standing(case) == ("not_upheld", "leaning", "likely")
    unknown = standing(with_facts(case, employer_knew_date=None, inquiry_standstill_days=None))
    assert unknown[0] == "upheld"


def test_a_short_lapse_does_not_weigh_and_the_middle_weighs_without_deciding_by_itself() -> None:
    """Two working days change nothing; two weeks without a known reason make it less sure."""
    without = standing(with_facts(dismissed(ARCHIVE, "2026-10-05"), employer_knew_date=None))
    assert without == standing(dismissed(ARCHIVE, "2026-10-05")) == ("upheld", "leaning", "likely")
    (middle,) = [
        each for each in verdict(dismissed(ARCHIVE, "2026-10-15"))["answers"] if each["question"] == "measure_upheld"
    ]
    assert middle["status"] == "leaning"
    assert [each["factor"] for each in middle["against" if middle["outcome"] == "upheld" else "for"]].count(
        "late_after_knowledge"
    )


def test_an_inquiry_that_did_not_stand_still_does_not_sink_a_dismissal() -> None:
    """Seven weeks that an inquiry took without standstill leave the answer what it was without them."""
    took = dismissed(ARCHIVE, "2026-11-20", inquiry_standstill_days=0)
    assert standing(took) == standing(with_facts(took, employer_knew_date=None)) == ("upheld", "leaning", "likely")
    assert standing(with_facts(took, inquiry_standstill_days=21))[0] == "not_upheld"


@pytest.mark.parametrize("measure", ["dissolution", "warning", "transfer"])
def test_no_other_measure_falls_by_the_days(measure: str) -> None:
    """Promptness is a requirement of summary dismissal alone (art. 7:677(1) Civil Code)."""
    case = with_facts(STOCK, measure=measure)
    assert standing(case) == standing(with_facts(case, employer_knew_date=None, inquiry_standstill_days=None))


def test_every_reader_is_told_the_days_in_the_same_words_before_the_answer(client: Client) -> None:
    """One source: command line, JSON, table of measures, memo for each reader, terms, petition."""
    days = (
        "De reden was bekend op 1 juli 2026; het ontslag op staande voet volgde op 8 oktober 2026: 99 dagen later (71"
        " werkdagen), waarvan het onderzoek er 60 zonder goede reden stillag."
    )
    told = client.post("/v1/verdicts", json=STOCK).json()["days_passed"]
    assert told["days_text"] == days
    assert (told["days"], told["working_days"], told["standstill"], told["planned"]) == (99, 71, 60, False)
    screen = " ".join(words(call("verdict", "-", stdin=json.dumps(STOCK)).stdout))
    assert screen.index(days) < screen.index("Ontslag op staande voet: vermoedelijk niet rechtsgeldig")
    for command in ("measures", "remedies"):
        assert days in " ".join(words(call(command, "-", "--format", "markdown", stdin=json.dumps(STOCK)).stdout))
    for reader in ("lawyer", "hr", "employee"):
        assert days in words_of_memo(told_of(STOCK["facts"], reader, measure="2026-10-08"))
    assert days in " ".join(words(filed(STOCK, "petition")))


def test_a_measure_that_is_planned_is_told_how_long_the_reason_has_been_known() -> None:
    """To the day that is planned; without it to the day of reading, so that nobody plans what is too late."""
    today = verdict(ARCHIVE)["days_passed"]
    assert today["days_text"] == "De reden is al 59 dagen bekend, sinds 1 oktober 2026 (41 werkdagen)."
    assert "houdt alleen stand als" in today["text"]
    planned = verdict(dismissed(ARCHIVE, "2026-12-01"))["days_passed"]
    assert "op 1 december 2026, de beoogde dag, is dat 61 dagen (43 werkdagen)" in planned["days_text"]
    letter = " ".join(words(filed(ARCHIVE, "dismissal")))
    assert today["days_text"] in letter
    assert today["text"].partition(" (art.")[0] in letter
    # Where it was taken and its day is not given, the days to today say nothing.
    assert "days_passed" not in verdict(with_facts(ARCHIVE, reason_told_at_once=True))


def test_pages_tell_the_days_before_the_answer(visitor: Client) -> None:
    """On the verdict, and beside the form while it is filled in."""
    form = {"dossier": json.dumps(STOCK)}
    page = visible(visitor.post("/nl/verdict", data=form).text)
    assert page.index("99 dagen later (71 werkdagen)") < page.index("vermoedelijk niet rechtsgeldig")
    assert "99 dagen later (71 werkdagen)" in visible(visitor.post("/nl/interview", data=form).text)


def test_a_valuation_against_the_days_is_told_as_that_and_met_is_said_nowhere() -> None:
    """Dates go before the user's own valuation, in the verdict, the proof, the memo and what is pleaded."""
    case = with_facts(STOCK, acted_promptly=True)
    told = verdict(case)
    assert told["days_passed"]["left_out"] == ["acted_promptly"]
    assert "eigen waardering; de dagen wijzen de andere kant op" in told["days_passed"]["valuation"]
    assert standing(case) == standing(STOCK)
    remedies = json.loads(call("remedies", "-", "--format", "json", stdin=json.dumps(case)).stdout)
    (reason,) = [each for each in remedies["proof"] if each["id"] == "urgent_reason"]
    (prompt,) = [each for each in reason["elements"] if each["id"] == "prompt"]
    assert prompt["state"] != "met"
    assert "acted_promptly" not in prompt["missing"]
    memo = words_of_memo(told_of(case["facts"], "lawyer", measure="2026-10-08"))
    assert "niet onverwijld" in memo or "onverwijldheid" in memo.casefold()
    assert "acted_promptly" not in memo
    defence = " ".join(words(filed(case, "defence")))
    assert "Aan deze eisen is voldaan" not in defence
    assert "99 dagen later (71 werkdagen). De reden is onverwijld meegedeeld" in defence
    assert "Daarna hebben wij voortvarend gehandeld" not in " ".join(words(filed(case, "dismissal")))


def test_where_it_was_given_on_the_day_itself_a_valuation_that_it_was_late_decides_nothing() -> None:
    """It is told against the days; with days that bear it out it stays a requirement of the law."""
    case = dismissed(ARCHIVE, "2026-10-01", acted_promptly=False)
    assert standing(case) == ("upheld", "leaning", "likely")
    assert "een eigen waardering; de dagen wijzen de andere kant op" in verdict(case)["days_passed"]["valuation"]
    assert standing(dismissed(ARCHIVE, "2026-10-12", acted_promptly=False)) == ("not_upheld", "required", None)
    assert standing(with_facts(case, employer_knew_date=None)) == ("not_upheld", "required", None)


def test_a_valuation_of_the_days_is_asked_of_nobody_but_told_where_it_is_disputed() -> None:
    """Where the days are known they tell; what the parties dispute is told for each value."""
    case = dismissed(ARCHIVE, "2026-10-05")
    stable = json.loads(call("stability", "-", "--format", "json", stdin=json.dumps(case)).stdout)
    assert "acted_promptly" not in json.dumps(stable["questions"])
    unknown = json.dumps(with_facts(case, employer_knew_date=None))
    assert "acted_promptly" in call("stability", "-", "--format", "json", stdin=unknown).stdout
    disputed = verdict({**case, "disputed": ["acted_promptly"]})
    (answer,) = [each for each in disputed["answers"] if each["question"] == "measure_upheld"]
    assert "acted_promptly" in json.dumps(answer["disputed"])


def test_bulk_answers_as_the_verdict_does() -> None:
    """The fast twin counts the same days."""
    cases = [
        STOCK,
        ARCHIVE,
        dismissed(ARCHIVE, "2026-10-05"),
        dismissed(ARCHIVE, "2026-11-20", inquiry_standstill_days=0),
    ]
    incidents = [Incident(facts=each["facts"], dates=each.get("dates", {})) for each in cases * 25]
    answers = answer_rows(incidents, dt.date(2026, 11, 29))
    for case, told in zip(cases, answers, strict=False):
        assert told["measure_upheld"] == standing(case)[:2]


# ---- a trial period --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "measure"), [("2026-06-01", "2026-08-24"), ("2020-06-01", "2026-08-24"), ("2026-06-15", "2026-08-15")]
)
def test_a_trial_period_that_cannot_still_run_is_refused(start: str, measure: str, client: Client) -> None:
    """It lasts two months at most (art. 7:652 Civil Code)."""
    facts = {"sector": "private", "measure": "dismissal_with_notice", "in_probation": True, "start_date": start}
    refused = client.post("/v1/verdicts", json={"facts": facts, "dates": {"measure": measure}})
    assert refused.status_code == 422
    (error,) = refused.json()["problems"]
    assert error["field"] == "facts.in_probation"
    assert "Een proeftijd duurt ten hoogste twee maanden (art. 7:652 BW)" in error["text"]
    considered = {"facts": facts, "as_of": measure}
    assert call("verdict", "-", stdin=json.dumps(considered)).exit_code == 2
    several = {"facts": facts, "dates": {"measure": measure}, "acts": [{"facts": {"content": ["insult"]}}] * 2}
    assert call("verdict", "-", stdin=json.dumps(several)).exit_code == 2


def test_a_trial_period_that_can_still_run_is_taken() -> None:
    """On the last day of the second month it still does."""
    facts = {"sector": "private", "measure": "dismissal_with_notice", "in_probation": True, "start_date": "2026-06-15"}
    assert standing({"facts": facts, "dates": {"measure": "2026-08-14"}})[0] == "upheld"


def test_whoever_served_longer_is_not_asked_for_a_trial_period() -> None:
    """Neither by the verdict, nor by what the remedies lack, nor by the interview: after two months there is none."""
    director = {
        "sector": "private",
        "measure": "dismissal_with_notice",
        "statutory_director": True,
        "content": ["insult"],
    }
    for served in ({"start_date": "2020-06-01"}, {"years_of_service": 6}):
        case = json.dumps({"facts": director | served, "dates": {"measure": "2026-08-24"}, "as_of": "2026-11-29"})
        worth = json.loads(call("verdict", "-", "--format", "json", stdin=case).stdout)["worth_asking"]
        assert "in_probation" not in worth
        asked = json.loads(call("remedies", "-", "--format", "json", stdin=case).stdout)["asked"]
        assert "in_probation" not in {each["fact"] for each in asked}
    new = json.dumps({"facts": director | {"years_of_service": 0}, "as_of": "2026-11-29"})
    asked = json.loads(call("remedies", "-", "--format", "json", stdin=new).stdout)["asked"]
    assert "in_probation" in {each["fact"] for each in asked}


def test_the_day_of_inspection_is_the_latest_on_which_the_reason_was_known() -> None:
    """Where no other day of knowledge is given: said as such, of several acts the last one."""
    inspected = {"inspection": "2026-10-01", "measure": "2026-11-20"}
    told = verdict({**with_facts(ARCHIVE, employer_knew_date=None), "dates": inspected})["days_passed"]
    assert told["from"] == "2026-10-01"
    assert "uiterlijk 1 oktober 2026, de dag van inzage" in told["days_text"]
    assert told["against"]
    facts = {name: value for name, value in ARCHIVE["facts"].items() if name != "employer_knew_date"}
    post = {name: facts.pop(name) for name in ("form", "audience", "content", "gravity")}
    days = ("2026-09-01", "2026-11-18")
    file = {
        "facts": facts,
        "dates": {"measure": "2026-11-20"},
        "acts": [{"facts": post, "dates": {"inspection": day}} for day in days],
        "as_of": "2026-11-29",
    }
    assert verdict(file)["days_passed"]["from"] == days[-1]


def test_no_answer_hangs_on_a_valuation_of_promptness_where_the_days_are_known() -> None:
    """The days go first; without them it does hang on that."""
    case = dismissed(ARCHIVE, "2026-10-07", acted_promptly=True)
    for known, hangs in ((case, False), (with_facts(case, employer_knew_date=None), True)):
        hinges = [each["fact"] for one in verdict(known)["answers"] for each in one.get("hinges", ())]
        assert ("acted_promptly" in hinges) is hangs
