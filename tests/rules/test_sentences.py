"""Sentences: no reason says more than was entered."""

from typing import Any

import pytest

from privesfeer.api.ask.registry import Incident, casebook, rulebook
from privesfeer.rules.condition import met

PLOT = {"audience": "closed_group", "colleagues_in_audience": True, "work_related": True}


def holds(question: str, rule: str, facts: dict[str, Any]) -> bool:
    """Say whether a rule holds on these facts."""
    asked = rulebook().questions[question]
    answered = {name: value for name, value in facts.items() if name in rulebook().questions}
    given = {name: value for name, value in facts.items() if name not in answered}
    known = Incident.model_validate({"facts": given}).facts.known | answered
    return met(asked.expanded(asked.rule(rule).when), known)


# What counts for a measure within the employment, and not for a claim.
CIRCUMSTANCES: dict[str, dict[str, Any]] = {
    "repeated": {"repeated": True},
    "at_least_serious": {"gravity": "serious"},
    "lied": {"denied_or_lied": True},
    "no_spread_intended": {"spread_intended": False},
    "no_other_misconduct": {"other_misconduct": False},
    "factual_basis": {"factual_basis": True, "content": ["criticism"]},
}


@pytest.mark.parametrize(
    ("question", "rule", "without", "added"),
    [
        (
            "misconduct",
            "private_relation_at_work",
            {"content": ["private_matter"], "leading_role": True, "hierarchical_relation": True},
            {"relation_touched_work": True},
        ),
        (
            "misconduct",
            "secret_recording",
            {"form": "recording", "learned_via": "monitoring"},
            {"recorded_covertly": True},
        ),
        (
            "measure_upheld",
            "secret_recording",
            {"form": "recording", "managers_in_audience": True, "measure": "suspension"},
            {"recorded_covertly": True},
        ),
        (
            "expression",
            "among_fellow_professionals",
            PLOT | {"content": ["disloyalty", "criticism"]},
            {"content": ["criticism"]},
        ),
        (
            "inspection_lawful",
            "forbidden_use",
            {"policy_covers": True, "account_owner": "employee"},
            {"device_owner": "employer"},
        ),
        ("inspection_lawful", "used_beyond_the_aim", {"measure": "summary_dismissal"}, {"result_used_for_aim": False}),
        (
            "evidence_admitted",
            "additional_circumstance",
            {"concrete_suspicion": False, "monitoring_announced": False, "employee_consented": False},
            {"protective_rule_ignored": True},
        ),
        (
            "misconduct",
            "code_not_enforced",
            {"policy_exists": False},
            {"policy_exists": True, "policy_enforced": False},
        ),
        (
            "misconduct",
            "agreed_confidence_broken",
            {"content": ["confidential_information"], "confidentiality_agreed": True},
            {"passed_to_third_parties": True},
        ),
        (
            "expression",
            "service_not_harmed",
            {"sector": "public", "public_status": "public_school", "harm_shown": False},
            {"public_status": "defence_military"},
        ),
        (
            "misconduct",
            "service_not_harmed",
            {"sector": "public", "public_status": "public_school", "harm_shown": False},
            {"public_status": "normalised"},
        ),
        (
            "expression",
            "carried_outside",
            {"spread_intended": True, "content": ["political_opinion"], "target": "authority"},
            {"content": ["criticism"], "target": "employer"},
        ),
        (
            "misconduct",
            "leading_role",
            {"leading_role": True, "employment_ended": True, "measure": "penalty"},
            {"employment_ended": False},
        ),
        (
            "measure_upheld",
            "spread_intended",
            {"spread_intended": True, "measure": "penalty"},
            {"measure": "warning"},
        ),
        (
            "misconduct",
            "employer_device",
            {"device_owner": "employer", "policy_covers": True, "content": ["confidential_information"]},
            {"during_working_time": True},
        ),
        (
            "misconduct",
            "not_a_work_channel",
            {"work_channel": False, "content": ["solicitation"], "employment_ended": True, "measure": "injunction"},
            {"content": ["insult"]},
        ),
        (
            "measure_upheld",
            "penalty_on_breach",
            {"measure": "penalty", "clause": "confidentiality", "clause_breached": "breached"},
            {"written_penalty_clause": True},
        ),
        (
            "measure_upheld",
            "harm",
            {"measure": "damages", "harm_shown": True},
            {"clause_breached": "breached"},
        ),
        (
            "measure_upheld",
            "incitement_against_employer",
            {"content": ["discrimination", "incitement"], "target": "population_group", "measure": "dissolution"},
            {"target": "employer"},
        ),
        *(
            ("measure_upheld", rule, facts | {"measure": "injunction"}, {"measure": "dissolution"})
            for rule, facts in CIRCUMSTANCES.items()
        ),
    ],
)
def test_a_reason_holds_only_where_all_that_it_says_was_entered(
    question: str, rule: str, without: dict[str, Any], added: dict[str, Any]
) -> None:
    """A relation, a secret, a criticism, a use, a status or a circumstance is never inferred from something else."""
    assert not holds(question, rule, without)
    assert holds(question, rule, without | added)


def test_incitement_against_others_rests_on_no_ruling_about_setting_the_staff_against_the_owner() -> None:
    """In Staatsgreep the staff was set against the owner; a call against others has other sources."""
    rule = rulebook().questions["measure_upheld"].rule("incitement")
    assert "rb-rotterdam-2025-staatsgreep" not in {each.ruling for each in rule.authority}


def test_that_no_dutch_court_ruled_on_a_warning_is_said_while_it_is_so() -> None:
    """Those of the European Court, of other countries and of disciplinary bodies are no such rulings."""
    rules = rulebook().questions["measure_upheld"]
    assert rules.ladder is not None
    note = next(each.note for each in rules.ladder.families if each.id == "correction")
    ruled = [
        each.key
        for each in casebook()
        if each.jurisdiction == "nl"
        and each.branch in {"labour", "public_service"}
        and each.facts.known.get("measure") in {"warning", "reprimand"}
        and each.decision("measure_upheld")
    ]
    assert note is not None
    assert ("No ruling of a Dutch" in note["en"]) is (not ruled)
