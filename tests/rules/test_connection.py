"""Connections: how answers fit together, on known questions and with an authority for each sentence."""

from typing import Any

import pytest
from pydantic import ValidationError

from privesfeer.api.ask.shelf import casebook, codebook, rulebook
from privesfeer.rules.connection import Connection
from privesfeer.rules.rule import Authority
from privesfeer.rules.rulebook import Rulebook
from tests.languages import spoken

CONNECTION: dict[str, Any] = {
    "id": "private_yet_lawful",
    "when": {"all": [{"fact": "private_sphere", "is": "private"}, {"fact": "inspection_lawful", "is": "lawful"}]},
    "text": spoken({"nl": "Dat zijn twee vragen.", "en": "Those are two questions."}),
    "authority": [{"statute": "evrm-8"}],
}


def faults(**changes: Any) -> list[str]:  # noqa: ANN401 - content of a rule file
    """Return the faults of a rulebook with one connection."""
    book = rulebook()
    connection = Connection.model_validate(CONNECTION | changes, context=codebook())
    return Rulebook(book.codebook, [], book.statutes.values(), book.hierarchy, book.regimes, [connection]).faults(
        casebook()
    )


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
    found = faults(**changes)
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
