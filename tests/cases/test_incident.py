"""Incidents: facts, disputes, assumptions and dates."""

from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from privesfeer.api.ask.registry import Incident, codebook
from privesfeer.cases.commons.text import fields_of
from tests.languages import spoken
from tests.strategies import incidents


def refused(plain: dict[str, Any]) -> set[str]:
    """Return what kinds of errors the incident gives."""
    with pytest.raises(ValidationError) as caught:
        Incident.model_validate(plain)
    return {error["type"] for error in caught.value.errors()}


def test_an_incident_of_which_nothing_is_known_is_an_incident() -> None:
    """Every fact, dispute, assumption and date may be missing."""
    assert Incident.model_validate({}).facts.known == {}


@given(incidents())
def test_an_incident_goes_out_as_it_came_in(incident: Incident) -> None:
    """Written as JSON and read again, the incident is the same."""
    assert Incident.model_validate_json(incident.model_dump_json()) == incident


def test_nothing_is_kept_of_which_facts_a_caller_gave() -> None:
    """So that a server does not grow."""
    before = fields_of.cache_info().currsize
    for fact in codebook().fact_ids[:40]:
        if codebook().fact(fact).type == "boolean":
            Incident.model_validate({"facts": {fact: True, "repeated": False}, "disputed": [fact]})
    assert fields_of.cache_info().currsize == before


@given(incidents())
def test_a_disputed_fact_counts_as_unknown(incident: Incident) -> None:
    """Settled is what is known and not disputed, whichever side's version was filled in."""
    assert incident.settled.known.keys() == incident.facts.known.keys() - set(incident.disputed)


@pytest.mark.parametrize(
    "plain",
    [
        {"disputed": ["audiance"]},
        {"assume": {"privacy": "private"}},
        {"assume": {"private_sphere": "maybe"}},
    ],
    ids=str,
)
def test_what_is_disputed_or_assumed_exists_in_the_codebook(plain: dict[str, Any]) -> None:
    """A dispute about nothing, or an outcome that no court can give, is a slip of the pen."""
    assert refused(plain) == {"unknown_name"}


@pytest.mark.parametrize("event", ["inspection", "measure"])
def test_nothing_is_inspected_or_punished_before_it_was_said(event: str) -> None:
    """The utterance comes first; on one day is in order."""
    assert refused({"dates": {"utterance": "2012-02-08", event: "2012-02-07"}}) == {"dates_order"}
    same_day = Incident.model_validate({"dates": {"utterance": "2012-02-08", event: "2012-02-08"}})
    assert same_day.dates.utterance == getattr(same_day.dates, event)


@pytest.mark.parametrize("fact", ["start_date", "employer_knew_date"])
def test_no_measure_is_taken_before_the_employment_began_or_its_reason_was_known(fact: str) -> None:
    """The measure comes last; on one day is in order."""
    assert refused({"facts": {fact: "2026-05-02"}, "dates": {"measure": "2026-05-01"}}) == {"measure_order"}
    assert Incident.model_validate({"facts": {fact: "2026-05-01"}, "dates": {"measure": "2026-05-01"}}).facts.known


@pytest.mark.parametrize("date", ["8 februari 2012", "2012-02-30", "2012-02-08T09:30", True])
def test_a_date_is_a_day(date: object) -> None:
    """A moment, an impossible day or words are refused, not rounded or guessed."""
    assert all(kind.startswith("date") for kind in refused({"dates": {"utterance": date}}))


def test_an_unexpected_key_is_an_error() -> None:
    """A misspelt key would otherwise silently leave the facts out."""
    assert refused({"fact": {"audience": "friends"}}) == {"extra_forbidden"}


@pytest.mark.parametrize("title", ["Dansleraar", spoken({"nl": "Dansleraar", "en": "Dance teacher"}), None], ids=str)
def test_a_title_is_in_one_language_or_two(title: object) -> None:
    """A user writes one title; the examples have one in each language."""
    assert Incident.model_validate({"title": title}).model_dump()["title"] == title


def test_a_title_is_no_place_for_a_story() -> None:
    """The facts go into facts; a title has at most 200 characters."""
    assert "string_too_long" in refused({"title": "x" * 201})


def test_an_incident_does_not_change() -> None:
    """What was hashed and reasoned about stays what it was."""
    with pytest.raises(ValidationError, match="frozen"):
        Incident().title = "other"
