"""What a circumstance weighs, as whoever calls the program is told."""

import json
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Client

from tests.api.test_cli import call

JSON = {"content-type": "application/json"}
ON_RECORD = {
    "sector": "private",
    "authorship_disputed": False,
    "employment_ended": False,
    "contract_type": "indefinite",
}


def answers(tmp_path: Path, facts: dict[str, Any], **rest: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Ask the command for a verdict, and give its answers by question."""
    path = tmp_path / "case.json"
    path.write_text(json.dumps({"facts": facts, "as_of": "2026-11-29", **rest}))
    done = call("verdict", path, "--format", "json")
    assert done.exit_code == 0, done.output
    return {each["question"]: each for each in json.loads(done.stdout)["answers"]}


def reasons(answer: dict[str, Any], side: str = "for") -> set[str]:
    """Give the circumstances that carry an answer, or stand against it."""
    return {each["factor"] for each in answer[side]}


HAIRDRESSER = ON_RECORD | {
    "platforms": ["instagram"],
    "form": "direct_message",
    "audience": "one_to_one",
    "customers_in_audience": True,
    "content": ["solicitation", "disloyalty"],
    "target": "customer",
    "explicit_business_request": True,
    "work_related": True,
    "learned_via": "customer",
    "years_of_service": 4,
    "prior_warning": False,
    "employee_heard": False,
}
"""In service, a hairdresser asks customers one by one to come along to a salon of her own."""


KEPT = {"assume": {"clause_breached": "not_breached"}}


@pytest.mark.parametrize("measure", ["warning", "dissolution", "summary_dismissal"])
@pytest.mark.parametrize("clause", ["confidentiality", "non_disparagement", "non_competition"])
def test_a_clause_that_was_not_breached_excuses_no_disloyalty(tmp_path: Path, measure: str, clause: str) -> None:
    """Art. 7:611 Civil Code asks good employeeship of everyone, with a clause or without."""
    without = answers(tmp_path, {**HAIRDRESSER, "measure": measure})["measure_upheld"]
    bound = answers(tmp_path, {**HAIRDRESSER, "measure": measure, "clause": clause}, **KEPT)["measure_upheld"]
    assert (without["outcome"], bound["outcome"]) == ("upheld", "upheld")
    assert "no_breach_no_claim" not in reasons(bound, "against")


@pytest.mark.parametrize(
    ("clause", "content"),
    [
        ("non_competition", ["insult"]),
        ("relations", ["false_accusation"]),
        ("confidentiality", ["threat"]),
    ],
)
def test_a_claim_does_not_fall_for_a_clause_on_something_else(tmp_path: Path, clause: str, content: list[str]) -> None:
    """What was said can be forbidden in tort; whether it broke a clause has nothing to do with it."""
    facts: dict[str, Any] = {"sector": "private", "platforms": ["facebook"], "form": "post", "audience": "public"}
    facts |= {"target": "colleague", "content": content, "employment_ended": True, "measure": "damages"}
    without = answers(tmp_path, facts)["measure_upheld"]
    bound = answers(tmp_path, {**facts, "clause": clause}, **KEPT)["measure_upheld"]
    assert (bound["outcome"], bound["strength"]) == (without["outcome"], without["strength"])
    assert without["outcome"] == "upheld"


@pytest.mark.parametrize("measure", ["injunction", "damages"])
@pytest.mark.parametrize(
    ("clause", "content"),
    [
        ("relations", ["announcement"]),
        ("non_competition", ["announcement", "joke"]),
        ("confidentiality", ["confidential_information"]),
    ],
)
def test_a_claim_on_what_a_clause_forbids_falls_with_it(
    tmp_path: Path, measure: str, clause: str, content: list[str]
) -> None:
    """There the breach is the whole ground of the claim (art. 6:74 and 3:296 Civil Code)."""
    facts = {"sector": "private", "platforms": ["linkedin"], "content": content, "passed_to_third_parties": False}
    told = answers(tmp_path, {**facts, "clause": clause, "measure": measure}, **KEPT)["measure_upheld"]
    assert told["outcome"] == "not_upheld"
    assert "no_breach_no_claim" in reasons(told)


def _all(answer: dict[str, Any]) -> set[str]:
    return reasons(answer) | reasons(answer, "against")


WAREHOUSE = ON_RECORD | {
    "platforms": ["teams"],
    "form": "direct_message",
    "audience": "one_to_one",
    "account_owner": "employer",
    "device_owner": "employer",
    "content": ["private_matter", "criticism"],
    "learned_via": "monitoring",
    "concrete_suspicion": False,
    "content_inspected": True,
    "policy_exists": True,
    "policy_known": True,
    "monitoring_announced": True,
    "measure": "reprimand",
}
"""The handbook of a warehouse says that chats can be checked; those of one order picker are read."""


def test_a_secret_check_goes_with_a_general_announcement(tmp_path: Path, client: Client) -> None:
    """Bărbulescu: a rule that there can be checks is not yet notice of this check, its nature and its extent."""
    facts = {**WAREHOUSE, "covert": True, "notice_of_possible_check_content": False}
    asked = client.post("/v1/verdicts", content=json.dumps({"facts": facts}), headers=JSON)
    assert asked.status_code == 200
    told = answers(tmp_path, facts)
    assert told["privacy_expected"]["outcome"] == "expected"
    assert told["inspection_lawful"]["outcome"] == "unlawful"
    assert {"covert", "content_read_without_safeguards"} <= reasons(told["inspection_lawful"])
    # That nothing was announced is not said: it was.
    assert "not_announced" not in _all(told["inspection_lawful"])


def test_an_announcement_speaks_for_a_check_that_is_open(tmp_path: Path) -> None:
    """What was announced and done openly could be foreseen."""
    told = answers(tmp_path, {**WAREHOUSE, "covert": False, "notice_of_possible_check_content": True})
    assert "open_check" in _all(told["inspection_lawful"])
    assert "monitoring_not_announced" not in _all(told["privacy_expected"])


@pytest.mark.parametrize(
    ("lang", "in_general", "this_one"), [("nl", "in het algemeen", "deze controle"), ("en", "in general", "this check")]
)
def test_the_questions_tell_an_announcement_from_a_secret_check(lang: str, in_general: str, this_one: str) -> None:
    """Whoever answers them sees that both can be so."""
    told = " ".join(call("facts", "--lang", lang, width=200).stdout.split())
    assert in_general in told
    assert this_one in told


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_proof_of_notice_fails_where_the_check_was_secret(tmp_path: Path, lang: str) -> None:
    """The first of the six questions is not met by what was announced in general alone."""
    path = tmp_path / "case.json"
    path.write_text(json.dumps({"facts": {**WAREHOUSE, "covert": True, "measure": "dissolution"}}))
    told = json.loads(call("remedies", path, "--lang", lang, "--format", "json").stdout)
    state = {each["id"]: each["state"] for part in told["proof"] for each in part["elements"]}
    assert state["B1"] == "not_met"
    assert state["information"] == "not_met"


NURSE = ON_RECORD | {
    "platforms": ["email"],
    "form": "email",
    "audience": "one_to_one",
    "account_owner": "employer",
    "device_owner": "employer",
    "content": ["confidential_information"],
    "learned_via": "monitoring",
    "less_intrusive_means": True,
    "content_inspected": True,
    "search_limited": False,
    "monitoring_announced": False,
    "protective_rule_ignored": True,
    "measure": "dissolution",
}
"""A hospital searches a nurse's mailbox although its own protocol forbids it."""


@pytest.mark.parametrize("known", [{"concrete_suspicion": True}, {}], ids=["suspicion", "unknown"])
def test_one_circumstance_excludes_no_evidence(tmp_path: Path, known: dict[str, Any]) -> None:
    """HR 18 April 2014: evidence is used in civil cases unless more is added; each circumstance weighs."""
    told = answers(tmp_path, {**NURSE, **known})
    assert told["inspection_lawful"]["outcome"] == "unlawful"
    assert told["evidence_admitted"]["outcome"] == "admitted"
    assert "usable_unless_more" in reasons(told["evidence_admitted"])
    assert "unlawful_with_more" in reasons(told["evidence_admitted"], "against")


def test_a_rule_ignored_without_any_suspicion_can_exclude_evidence(tmp_path: Path) -> None:
    """So it was there: no reasonable suspicion, and deliberate breach of the rules that protect who is investigated."""
    told = answers(tmp_path, {**NURSE, "concrete_suspicion": False})["evidence_admitted"]
    assert told["outcome"] == "excluded"
    carried = {json.dumps(each) for each in told["for"]}
    assert any("HR-2014-942" in each for each in carried)


def test_an_offence_on_a_suspicion_excludes_no_evidence_by_itself(tmp_path: Path) -> None:
    """The truth weighs, also where the employer went too far."""
    facts = {**NURSE, "protective_rule_ignored": False, "offence_by_employer": True, "concrete_suspicion": True}
    assert answers(tmp_path, facts)["evidence_admitted"]["outcome"] == "admitted"


FORKLIFT = ON_RECORD | {
    "platforms": ["snapchat"],
    "form": "video",
    "audience": "friends",
    "content": ["insult"],
    "target": "colleague",
    "learned_via": "colleague",
    "policy_exists": True,
    "policy_known": True,
    "policy_covers": True,
    "years_of_service": 3,
}
"""A driver of a fork-lift truck puts a clip that mocks a colleague on Snapchat, as others did."""

ORDER = (
    ("upheld", "likely"),
    ("upheld", "slight"),
    (None, None),
    ("not_upheld", "slight"),
    ("not_upheld", "likely"),
)


@pytest.mark.parametrize("measure", ["reprimand", "dissolution", "summary_dismissal"])
@pytest.mark.parametrize("law", [{"sector": "private"}, {"sector": "public", "public_status": "normalised"}])
def test_how_like_cases_were_treated_counts_both_ways(tmp_path: Path, measure: str, law: dict[str, str]) -> None:
    """Art. 7:611 Civil Code, and the equality that binds an authority."""
    facts = {**FORKLIFT, **law, "measure": measure}
    alike, unlike = (answers(tmp_path, {**facts, "treated_alike": each})["measure_upheld"] for each in (True, False))
    assert "treated_alike" in _all(alike)
    assert "treated_unlike" in _all(unlike)
    better, worse = (ORDER.index((each["outcome"], each.get("strength"))) for each in (alike, unlike))
    assert better <= worse


def test_a_measure_falls_where_others_got_less_for_the_same(tmp_path: Path) -> None:
    """All else equal: of what all did, one is dismissed and the others were not."""
    facts = {**FORKLIFT, "measure": "summary_dismissal", "good_record": True}
    alike, unlike = (answers(tmp_path, {**facts, "treated_alike": each})["measure_upheld"] for each in (True, False))
    assert alike["outcome"] != unlike["outcome"] == "not_upheld"


def test_the_ruling_under_unequal_treatment_decided_on_it(tmp_path: Path) -> None:
    """That many colleagues did the same without the employer acting was a ground there."""
    told = answers(tmp_path, {**FORKLIFT, "measure": "dissolution", "treated_alike": False})["measure_upheld"]
    (reason,) = (each for side in ("for", "against") for each in told[side] if each["factor"] == "treated_unlike")
    assert "RBAMS-2017-321" in json.dumps(reason)


def test_criticism_that_was_raised_inside_first_is_sooner_protected(tmp_path: Path) -> None:
    """Heinisch and Matúz: going public is a last resort, and earlier attempts inside count."""
    facts: dict[str, Any] = {"platforms": ["linkedin"], "form": "post", "audience": "public", "content": ["criticism"]}
    facts |= {"target": "employer", "work_related": True, "prior_warning": False, "sector": "private"}
    told = answers(tmp_path, {**facts, "measure": "reprimand", "reported_internally": "internal"})["expression"]
    assert "reported_first" in reasons(told)
    again = answers(tmp_path, {**facts, "prior_warning": True, "reported_internally": "internal"})["expression"]
    assert "reported_first" not in _all(again)


MUSEUM = {
    "platforms": ["instagram"],
    "audience": "public",
    "sector": "private",
    "employment_ended": True,
    "refused_instruction": True,
    "account_created_by": "employee",
    "account_bears_employer_name": True,
    "account_used_for_work": True,
    "measure": "injunction",
}
"""On instruction an educator of a museum made and kept the page in its name; she left and keeps the password."""


@pytest.mark.parametrize(
    "known",
    [{"account_agreement": False}, {"account_agreement": False, "account_kind": "page"}, {"account_kind": "page"}],
    ids=["no agreement", "no agreement on a page", "a page"],
)
def test_an_instruction_makes_an_agreement_needless(tmp_path: Path, known: dict[str, Any]) -> None:
    """Facebookpagina dierenopvangtehuis: what was made for the employer is the employer's, whoever created it."""
    told = answers(tmp_path, {**MUSEUM, **known})
    assert told["account_belongs_to"]["outcome"] == "employer"
    assert "no_agreement" not in reasons(told["account_belongs_to"], "against")
    assert told["measure_upheld"]["outcome"] == "upheld"


def test_a_personal_profile_stays_with_the_person_though_it_was_used_on_instruction(tmp_path: Path) -> None:
    """McFly & Brown: who wants a say over a personal account makes an agreement beforehand."""
    facts = {**MUSEUM, "platforms": ["linkedin"], "account_kind": "personal_profile", "account_agreement": False}
    told = answers(tmp_path, {**facts, "account_bears_employer_name": False})["account_belongs_to"]
    assert told["outcome"] == "employee"
    assert {"own_account", "no_agreement"} <= reasons(told)
