"""Receipts: what the hash of an incident or case file depends on, and on nothing else."""

from typing import Any

from hypothesis import given

from api.ask.shelf import CaseFile, Incident
from engine.answers.receipt import incident_hash
from tests.strategies import incidents


def case(*conversations: dict[str, Any], **shared: object) -> str:
    """Return the hash of a case file."""
    return incident_hash(CaseFile.model_validate({**shared, "conversations": conversations}))


def test_the_hash_of_an_incident_stays_what_it_was() -> None:
    """A receipt that was given earlier can still be checked."""
    plain = {"facts": {"form": "post", "platforms": ["twitter", "facebook"]}, "disputed": ["form"], "title": "a"}
    dated = Incident.model_validate(
        plain | {"dates": {"utterance": "2026-05-01"}, "assume": {"expression": "protected"}}
    )
    assert incident_hash(dated) == "142fb066250206f034a8d96e944d498bb6ab8e764d34e15befe0f58bd8f9a310"


@given(incidents())
def test_a_case_file_has_another_hash_than_an_incident(incident: Incident) -> None:
    """Also where it has no more than one conversation, and everything is shared."""
    shared = {"facts": incident.facts.plain, "disputed": incident.disputed}
    assert case({}, **shared) != incident_hash(Incident.model_validate(shared))


def test_titles_and_the_order_of_facts_play_no_part() -> None:
    """They do not change what was asked."""
    first, second = {"facts": {"form": "post", "provoked": True}}, {"disputed": ["form", "audience"]}
    plain = case(first, second, facts={"sector": "public", "leading_role": True})
    named = {"title": "b", "facts": {"provoked": True, "form": "post"}}
    turned = {"disputed": ["audience", "form", "form"]}
    assert case(named, turned, title="a", facts={"leading_role": True, "sector": "public"}) == plain


def test_everything_else_plays_a_part() -> None:
    """Shared or not: facts, disputed, assume and dates, and the conversations in their order."""
    post, like = {"facts": {"form": "post"}}, {"facts": {"form": "like"}}
    hashes = [
        case(post, like),
        case(like, post),
        case(post),
        case(post, post),
        case({}, facts={"form": "post"}),
        case({"disputed": ["form"]}),
        case({}, disputed=["form"]),
        case({}, assume={"expression": "protected"}),
        case({}, dates={"measure": "2026-05-01"}),
        case({"dates": {"utterance": "2026-05-01"}}),
        case({"dates": {"inspection": "2026-05-01"}}),
        case({}),
    ]
    assert len(set(hashes)) == len(hashes)
