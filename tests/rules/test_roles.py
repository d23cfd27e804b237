"""Roles: what plays a part in what readers are told is there."""

from typing import Any

import pytest
from pydantic import ValidationError

from privesfeer.api.ask.registry import RULES, drafts, rulebook
from privesfeer.cases.commons import document
from privesfeer.rules.drafts.book import vocabulary
from privesfeer.rules.drafts.derived import Derived
from privesfeer.rules.roles import Ids, Roles

WRITTEN: dict[str, Any] = document.read(RULES / "nl" / "law" / "roles.yaml")
DERIVED: dict[str, Any] = document.read(RULES / "nl" / "law" / "drafts" / "derived.yaml")


@pytest.mark.parametrize(
    ("role", "part", "name"),
    [
        ("measure", "at_once", "summary_dismisal"),
        ("measure", "lighter", ["correction", "suspense"]),
        ("measure", "bearing", {"penalty": ["clause_broken"]}),
        ("measure", "called", {"pay_cut": "pay_measure_kind"}),
        ("message", "medium", "platform"),
        ("message", "anyone", {"fact": "audience", "one_of": ["publick"]}),
        ("message", "denied", {"when": {"fact": "author_disputed", "is": True}}),
        ("question", "drawn", "private_spheres"),
        ("money", "by_formula", "transition_pay"),
        ("money", "by_employer_first", "acces"),
        ("term", "barring", ["T1", "T666"]),
        ("proof", "presumed", "detriments"),
        ("proof", "author", "evidence/authenticity"),
    ],
)
def test_a_role_of_what_does_not_exist_is_refused(role: str, part: str, name: object) -> None:
    """Each id is checked beside the law of which it speaks."""
    assert part in WRITTEN[role]
    with pytest.raises(ValidationError, match=rf"{role}\.{part}"):
        Roles.model_validate(WRITTEN | {role: WRITTEN[role] | {part: name}}, context=Ids(rulebook()))


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("over", {"fact": "lapsed", "any_of": ["T666"]}),
        ("pay", DERIVED["pay"] | {"unpaid": "wage_unpayed"}),
        ("ill_since", "sick_from"),
        ("end", "ended"),
        ("fields", {"law": "facts.publick_status"}),
        ("fields", {"laws": "facts.public_status"}),
        ("fields", {"lapsed": "dates.measures"}),
        ("branches", {"appointee": "public_service"}),
        ("branches", {"appointed": "public_services"}),
    ],
)
def test_what_drafts_derive_from_what_does_not_exist_is_refused(part: str, name: object) -> None:
    """A fact, a law, a branch of law, or a day of what happened."""
    ids = Ids(rulebook(), vocabulary(drafts().frame, rulebook()))
    Derived.model_validate(DERIVED, context=ids)
    with pytest.raises(ValidationError, match=part):
        Derived.model_validate(DERIVED | {part: name}, context=ids)
