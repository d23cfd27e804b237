"""Asked: what a client asks is answered from the answers, days and sums of his case, the answer first."""

import json
from pathlib import Path
from typing import Any

import pytest

from privesfeer.api.ask.registry import casebook, rulebook
from privesfeer.api.ask.request import read_request
from privesfeer.engine import AnsweredQuestion, SideAdvice
from tests.golden import EXAMPLES

AS_OF = "2026-11-29"
DISMISSED: dict[str, Any] = {
    "sector": "private",
    "contract_type": "indefinite",
    "measure": "summary_dismissal",
    "measure_stage": "taken",
    "start_date": "2017-06-01",
    "end_date": "2026-10-01",
    "wage_base": 2980,
    "holiday_allowance": 8,
    "platforms": ["whatsapp"],
    "content": ["insult"],
    "gravity": "mild",
    "employer_knew_date": "2026-09-15",
}
PUNISHED: dict[str, Any] = {
    "public_status": "police",
    "sector": "public",
    "measure": "disciplinary_dismissal",
    "decision_kind": "authority",
    "decision_date": "2026-11-13",
    "platforms": ["whatsapp"],
    "content": ["discrimination"],
}
READ: dict[str, Any] = {
    "learned_via": "account_access",
    "account_owner": "employee",
    "device_owner": "employer",
    "covert": True,
    "content_inspected": True,
    "less_intrusive_means": True,
    "concrete_suspicion": False,
    "search_limited": False,
    "employee_consented": False,
}


def advised(facts: dict[str, Any], client: str = "employee", measure: str = "2026-10-01") -> SideAdvice:
    """Advise a side on facts."""
    case = {"client": client, "facts": facts, "dates": {"measure": measure}, "as_of": AS_OF}
    (told,) = read_request(json.dumps(case)).advice().sides
    return told


def replies(facts: dict[str, Any], client: str = "employee", measure: str = "2026-10-01") -> dict[str, str]:
    """Give the replies to what a client asks, by the id of the question."""
    return {each.id: each.answer.nl for each in advised(facts, client, measure).asked}


def test_a_last_day_that_the_other_side_names_is_corrected() -> None:
    """The two months run from the day after the end (art. 7:686a(4)(a)), whatever its lawyer writes."""
    told = replies(DISMISSED | {"named_last_day": "2026-12-07"})
    assert told["deadline_named"].startswith(
        "Nee, de laatste dag is dinsdag 1 december 2026 en niet maandag 7 december"
    )
    assert "deadline" not in told
    assert replies(DISMISSED | {"named_last_day": "2026-12-01"})["deadline_named"].startswith("Ja, dinsdag 1 december")


def test_a_last_day_of_another_term_is_right_and_not_the_first() -> None:
    """That for the transition payment (art. 7:686a(4)(b)) leaves no time for what ends before it."""
    told = replies(DISMISSED | {"named_last_day": "2027-01-04"})["deadline_named"]
    assert told.startswith("Die dag klopt, maandag 4 januari 2027, maar een andere termijn eindigt eerder")


def test_the_six_weeks_of_an_official_run_from_the_sending_of_the_decision() -> None:
    """Not from the day on which he fetched it (arts. 3:41 and 6:8 Awb); Christmas moves the last day."""
    told = replies(PUNISHED | {"named_last_day": "2026-12-29"}, measure="2026-11-13")
    assert "niet dinsdag 29 december 2026" in told["deadline_named"]
    assert "maandag 28 december 2026" in told["deadline_named"]
    assert told["civil_court"].startswith("Naar de bestuursrechter")


def test_nobody_who_is_ill_is_told_to_sign() -> None:
    """Whoever agrees to an end while ill can lose the sickness benefit, however much is offered."""
    offer = {"offer_until": "2026-12-03", "sick_at_dismissal": True}
    for amount in (3000, 200_000):
        assert replies(DISMISSED | offer | {"offer_amount": amount})["sign"].startswith(("Nee.", "Nog niet."))
    well = replies(DISMISSED | {"offer_until": "2026-12-03", "offer_amount": 200_000, "sick_at_dismissal": False})
    assert well["sign"].startswith("Ja,")


def test_what_the_employer_can_get_is_the_wage_over_the_notice_period_of_the_employee() -> None:
    """One month, not the three that the employer sets off (ECLI:NL:HR:2023:1058)."""
    told = {
        each.id: each
        for each in advised(DISMISSED | {"wage_set_off": ["irregular_notice"], "set_off_amount": 8940}).asked
    }
    claimed = told["claimed_back"]
    assert "de opzegtermijn van de cliënt zelf" in claimed.answer.nl
    assert "€\N{NO-BREAK SPACE}8.940" in claimed.answer.nl
    assert {"HR-2023-1058", "bw-6-136", "bw-6-135"} <= {each.key for each in claimed.authority}


def test_unlawful_reading_and_usable_evidence_are_told_together() -> None:
    """They are two questions (ECLI:NL:HR:2014:942)."""
    told = replies(DISMISSED | READ)
    assert told["inspection"].startswith(("Waarschijnlijk niet.", "Nee.", "Onzeker, eerder niet"))
    assert "Reken toch op dat bewijs" in told["inspection"]


def test_nothing_is_admitted_that_may_be_a_crime() -> None:
    """A professional secret that got out (art. 272 Sr) is weighed by a lawyer first."""
    shared = {"role": "reproached", "target": "customer", "gravity": "serious"}
    secret = {"content": ["confidential_information"], "disclosed_to": ["partner"], "act": ["disclosure"]}
    acts = [
        {"title": {"nl": name, "en": name}, "facts": shared | facts}
        for name, facts in (("het geheim", secret), ("de grap", {"content": ["joke"], "act": ["said_about"]}))
    ]
    whole = {name: value for name, value in DISMISSED.items() if name not in {"content", "gravity"}}
    whole["employer_knew_date"] = "2026-08-10"
    case = {
        "client": "employee", "acts": acts, "dates": {"measure": "2026-10-01"}, "as_of": AS_OF,
        "facts": whole | {"professional_secrecy": True, "authorship_disputed": False, "client_asks": ["weakest"]},
    }  # fmt: skip
    (side,) = read_request(json.dumps(case)).advice().sides
    (weakest,) = side.asked
    assert "'het geheim'" in weakest.answer.nl
    assert "Erken" not in weakest.answer.nl


def test_a_client_gets_what_he_asked_and_the_rule_on_what_the_facts_do_not_answer() -> None:
    """By topic, the most urgent first, the rules last; else what belongs, at most seven."""
    asked = advised(DISMISSED | {"client_asks": ["benefit", "until_when", "accounts"]}).asked
    assert [each.id for each in asked] == ["deadline", "benefit", "rule_accounts_employee"]
    assert len(advised(DISMISSED | READ | {"offer_until": "2026-12-03", "offer_amount": 3000}).asked) <= 7


def test_a_question_that_does_not_fit_the_case_is_put_into_no_mouth() -> None:
    """None asks whether to let lapse a contract for an indefinite term, nor of looking where messages were given."""
    given = {"measure_stage": "considered", "learned_via": "participant", "client_asks": ["inspection", "other_matter"]}
    found = advised(DISMISSED | given, "employer").asked
    assert {each.id: each.question.en for each in found} == {
        "given": "May we use the messages?",
        "rule_other_matter_employer": "What do we do with what is at play beside the measure?",
    }
    assert "promise whoever gave them" in found[0].answer.en.casefold()


def test_hr_is_told_to_dismiss_by_no_way_that_fails() -> None:
    """A reason that lay for weeks is not urgent (art. 7:677(1)); hearing is no requirement, and done all the same."""
    facts = {name: value for name, value in DISMISSED.items() if name != "end_date"} | {
        "measure_stage": "considered",
        "measure_planned_for": "2026-11-30",
        "employer_knew_date": "2026-10-20",
        "employee_heard": False,
        "gravity": "serious",
    }
    (side,) = read_request(json.dumps({"client": "employer", "facts": facts, "as_of": AS_OF})).advice().sides
    told = {each.id: each.answer.nl for each in side.asked}
    assert told["dismiss"].startswith("Niet op staande voet, want dat strandt naar verwachting op ")
    assert told["too_late"].startswith("Waarschijnlijk wel.")
    assert told["hear"].startswith("Doe dat alsnog. De wet stelt horen niet als eis")


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_a_reply_on_the_measure_says_what_the_answer_says(file: Path) -> None:
    """Never yes where the answer is that the measure falls."""
    request = read_request(file.read_bytes())
    verdict, book = request.verdict(), rulebook().advice.asked
    assert book is not None
    outcome = next((each.outcome for each in verdict.answers if each.question == rulebook().on_measure.question), None)
    yes, no = ({getattr(each, way).nl for each in book.replies} for way in ("so", "not_so"))
    for side in request.advice().sides:
        for each in side.asked:
            assert each.authority
            assert all(casebook().find(one.key) or one.kind == "statute" for one in each.authority)
            if each.id in {"stands", "holds"}:
                assert any(map(each.answer.nl.startswith, yes if outcome == rulebook().upheld else no))


def test_no_step_is_told_that_only_a_law_asks_which_was_not_there_yet() -> None:
    """Before 25 May 2018 nobody had to keep the GDPR."""
    told = read_request(json.dumps({"facts": {"platforms": ["hyves"], "content": ["insult"]}, "as_of": "2011-12-31"}))
    assert all(step.authority for side in told.advice().sides for step in (*side.steps, *side.avoid))


def test_a_counter_proposal_takes_the_place_of_no_petition() -> None:
    """The offer runs until two days after the term of two months ends; talks do not stop that term."""
    told = advised(DISMISSED | {"offer_until": "2026-12-03", "offer_amount": 3000, "reinstatement_wanted": False})
    assert (told.course and told.course.gate) == "term"
    assert told.instead is not None
    assert told.instead_text is not None
    assert told.instead_text.nl.startswith("Daarnaast antwoordt hij")
    assert told.instead_text.nl.endswith("dat houdt de termijn niet tegen.")


LEFT: dict[str, Any] = {
    "sector": "private",
    "employment_ended": True,
    "platforms": ["twitter"],
    "content": ["insult"],
    "gravity": "mild",
}


def considered(facts: dict[str, Any]) -> tuple[AnsweredQuestion, ...]:
    """Answer what an employer asks who has taken no measure."""
    (told,) = read_request(json.dumps({"client": "employer", "facts": facts, "as_of": AS_OF})).advice().sides
    return told.asked


def test_whoever_left_is_not_heard_first_and_gets_no_warning() -> None:
    """What an employer can still do to an employee is not asked of one who left."""
    assert "hear" in {each.id for each in considered({**LEFT, "employment_ended": False})}
    assert not {"hear", "lighter", "general_ban"} & {each.id for each in considered(LEFT)}


def test_hearing_is_a_duty_for_an_appointed_official_alone() -> None:
    """Where his status is not known both are said in a sentence; of summary dismissal only where that is at issue."""
    asked = considered({"platforms": ["hyves"], "content": ["insult"], "gravity": "mild"})
    told = next(each for each in asked if each.id == "hear").answer.nl
    assert "Bij een aanstelling is dat een eis, bij een arbeidsovereenkomst goed werkgeverschap" in told
    assert "ontslag op staande voet" not in told


def test_a_term_that_lapsed_comes_with_the_reply_on_the_measure() -> None:
    """That a dismissal can no longer be contested is not told apart from whether it would have stood."""
    facts = {**DISMISSED, "end_date": "2026-08-01", "employer_knew_date": "2026-07-30"}
    told = replies(facts, "employer", "2026-08-01")["holds"]
    assert told.endswith("zonder dat verzoek staat het ontslag vast.")


def test_a_measure_falls_by_what_is_lacking() -> None:
    """A dismissal does not fail on an urgent reason, but on the lack of one."""
    told = replies({**DISMISSED, "employer_knew_date": "2026-10-01"}, "employer")["holds"]
    assert "het ontbreken van een objectief dringende reden" in told


def test_a_works_council_is_asked_about_only_where_one_was_entered() -> None:
    """A private account that was searched says nothing of a works council."""
    searched = {**LEFT, "employment_ended": False, "learned_via": "device_search"}
    assert "works_council" not in {each.id for each in considered(searched)}
    assert "works_council" in {each.id for each in considered({**searched, "works_council_consent": False})}
