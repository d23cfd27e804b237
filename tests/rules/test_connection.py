"""Connections: how answers fit together, on known questions and with an authority for each sentence."""

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from privesfeer.api.ask.registry import Incident, casebook, codebook, rulebook
from privesfeer.api.ask.services import reason
from privesfeer.rules.connection import Connection
from privesfeer.rules.faults import faults
from privesfeer.rules.rule import Authority
from privesfeer.rules.rulebook import Rulebook
from tests.languages import spoken

CONNECTION: dict[str, Any] = {
    "id": "private_yet_lawful",
    "when": {"all": [{"fact": "private_sphere", "is": "private"}, {"fact": "inspection_lawful", "is": "lawful"}]},
    "text": spoken({"nl": "Dat zijn twee vragen.", "en": "Those are two questions."}),
    "authority": [{"statute": "evrm-8"}],
}


def faulty(**changes: Any) -> list[str]:  # noqa: ANN401 - content of a rule file
    """Return the faults of a rulebook with one connection."""
    book = rulebook()
    connection = Connection.model_validate(CONNECTION | changes, context=codebook())
    changed = Rulebook(book.codebook, [], book.statutes.values(), book.hierarchy, book.regimes, [connection])
    return faults(changed, casebook())


@pytest.mark.parametrize("connection", rulebook().connections, ids=lambda connection: connection.id)
def test_a_connection_joins_answers(connection: Connection) -> None:
    """Each way in which it holds takes at least two outcomes, or one and the fact that it stands beside."""
    questions = {question.id for question in codebook().questions}
    for conjunct in connection.alternatives:
        assert len(conjunct) >= 2
        assert {literal.fact for literal in conjunct} & questions


def test_no_two_connections_share_an_id() -> None:
    """Nor do two say the same."""
    connections = rulebook().connections
    assert len({each.id for each in connections}) == len(connections)
    assert len({each.text.nl for each in connections}) == len(connections)


def test_every_authority_of_a_connection_is_known() -> None:
    """A ruling of the casebook that decided the question for which it is cited, or a statute."""
    for connection in rulebook().connections:
        for each in connection.authority:
            if each.statute:
                assert each.statute in rulebook().statutes
                continue
            ruling = casebook()[each.ruling or ""]
            assert each.question is None or ruling.decision(each.question), (connection.id, ruling.key)


def test_the_rulings_of_a_connection_decided_as_it_says() -> None:
    """A ruling cited on a question that the condition names had that outcome there, in at least one of them."""
    for connection in rulebook().connections:
        for literal in {literal for conjunct in connection.alternatives for literal in conjunct}:
            cited = [each for each in connection.authority if each.ruling and each.question == literal.fact]
            decided = [casebook()[each.ruling or ""].decision(literal.fact) for each in cited]
            assert not decided or any(each and literal.passes(each.outcome) for each in decided), connection.id


def test_damages_for_an_unlawful_reading_are_told_as_they_ended() -> None:
    """Awarded in interim proceedings, not due on the merits; and for the reading, not for the evidence."""
    [joined] = [each for each in rulebook().connections if each.id == "unlawful_yet_admitted_civil"]
    assert "ten gronde was zij niet verschuldigd" in joined.text.nl
    ruling = casebook()["RBAMS-2014-2751"]
    evidence, inspection = ruling.decision("evidence_admitted"), ruling.decision("inspection_lawful")
    assert evidence
    assert inspection
    assert "schadevergoeding" not in evidence.holding.nl
    assert "schadevergoeding" in inspection.holding.nl


def joined(facts: dict[str, Any], assume: dict[str, str], day: str) -> set[str]:
    """Name the connections that are told of a measure of that day in private service."""
    given = {"facts": {"sector": "private", **facts}, "assume": assume, "dates": {"measure": day, "utterance": day}}
    return {each.connection for each in reason(Incident.model_validate(given), dt.date(2026, 11, 30)).connections}


@pytest.mark.parametrize(
    ("facts", "outcome", "told"),
    [
        ({"acted_promptly": False}, "not_upheld", "late_dismissal_yet_ground_for_dissolution"),
        ({}, "not_upheld", "summary_failed_and_conditional_dissolution"),
        ({}, "upheld", "summary_upheld_and_no_dissolution"),
        ({"conduct_disputed": True, "conduct_proved": False}, "not_upheld", "conduct_not_proved_for_either"),
        ({}, "not_upheld", "failed_summary_is_no_notice"),
    ],
    ids=str,
)
def test_what_a_summary_dismissal_means_for_a_dissolution_is_told_under_the_law_since_july_2015(
    facts: dict[str, Any], outcome: str, told: str
) -> None:
    """Before that day dissolution had other grounds, and the articles that carry the sentence were not there."""
    known = {"measure": "summary_dismissal", **facts}
    assert told in joined(known, {"measure_upheld": outcome}, "2024-05-01")
    assert told not in joined(known, {"measure_upheld": outcome}, "2014-05-01")


@pytest.mark.parametrize(
    ("facts", "outcome", "told"),
    [
        ({"measure": "dissolution", "already_punished": True}, "not_upheld", "answered_before_and_not_upheld"),
        ({"measure": "summary_dismissal", "suspension_aim": "calm"}, "upheld", "suspended_first_and_dismissed"),
        ({"measure": "summary_dismissal", "suspension_aim": "punishment"}, "upheld", None),
        (
            {"measure": "transfer", "proposal_reasonable": True, "acceptance_due": True, "transfer_kind": "other_job"},
            "upheld",
            "transfer_to_be_accepted_and_dismissal",
        ),
        (
            {"measure": "summary_dismissal", "clause": "relations", "employer_seriously_culpable": True},
            "not_upheld",
            "failed_summary_and_restraint",
        ),
    ],
    ids=str,
)
def test_one_measure_is_told_beside_another(facts: dict[str, Any], outcome: str, told: str | None) -> None:
    """What was done before, and what follows for what may come after it."""
    found = joined(facts, {"measure_upheld": outcome}, "2024-05-01")
    assert told in found if told else "suspended_first_and_dismissed" not in found


def test_a_refusal_to_dissolve_is_told_with_how_it_ended_on_appeal() -> None:
    """What a higher court made of it stands in the same sentence."""
    [told] = [each for each in rulebook().connections if each.id == "summary_failed_and_conditional_dissolution"]
    assert "in hoger beroep is daar alleen ontbonden" in told.text.nl
    assert {"RBROT-2020-13008", "GHDHA-2021-1575"} <= {each.ruling for each in told.authority}


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({}, None),
        ({"regime": "civil"}, None),
        ({"regime": "canon_law"}, "no regime 'canon_law'"),
        ({"authority": [{"statute": "bw-1"}]}, "no statute 'bw-1'"),
        ({"authority": [{"ruling": "RBXXX-2012-1"}]}, "no ruling with key 'RBXXX-2012-1'"),
        ({"authority": [{"ruling": "echr-588-13", "question": "private_sphere"}]}, "no decision on private_sphere"),
    ],
    ids=str,
)
def test_a_connection_without_ground_is_a_fault(changes: dict[str, Any], fault: str | None) -> None:
    """Its regime is unknown, or its authority is not there or did not decide the question."""
    found = faulty(**changes)
    assert len(found) == (fault is not None)
    assert all(each.startswith("connections/private_yet_lawful: ") and (fault or "") in each for each in found)


@pytest.mark.parametrize(
    "changes",
    [
        {"when": {"fact": "private_sphere", "is": "secret"}},
        {"when": {"fact": "privacy", "is": "private"}},
        {"authority": []},
        {"outcome": "private"},
        {"text": {"nl": "Alleen Nederlands."}},
    ],
    ids=str,
)
def test_an_unsound_connection_does_not_load(changes: dict[str, Any]) -> None:
    """It names an unknown question or outcome, or lacks authority or wording."""
    with pytest.raises(ValidationError):
        Connection.model_validate(CONNECTION | changes, context=codebook())


def test_an_authority_may_name_its_question() -> None:
    """So that a sentence on several answers cites the decision that is meant."""
    assert Authority(ruling="RBAMS-2021-6491", question="inspection_lawful").question == "inspection_lawful"
    with pytest.raises(ValidationError):
        Authority(statute="evrm-8", question="inspection_lawful")
