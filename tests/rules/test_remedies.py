"""The small cases beside the law of remedies: each brings the days, amounts, routes and burdens that stand with it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import Field

from privesfeer import rules
from privesfeer.api.ask.registry import Incident, rulebook
from privesfeer.api.ask.services import reasoner
from privesfeer.cases.commons import document
from privesfeer.cases.commons.text import Record

FOLDER = Path(rules.__file__).parent
FILES = tuple(sorted(file for each in ("remedies", "formulas") for file in FOLDER.rglob(f"{each}/*.cases.yaml")))
_MAIN = {
    "deadlines": "last_day",
    "money": "amount",
    "scenarios": "high",
    "routes": "state",
    "requests": "state",
    "counter": "state",
    "elements": "state",
    "proof": "result",
}


class SmallRemedy(Record):
    """Facts, and some of what they bring.

    Attributes:
        case: what happened, in a sentence.
        facts: the facts that bear on it; what is left out is unknown.
        dates: the days of utterance, inspection and measure.
        as_of: the day on which it is asked.
        brings: by part of the answer and id (`id/variant` of what has one) its main value (the last day of a deadline,
            the amount of a sum, the most of a scenario), some of its values by name, or false: it is not told.
    """

    case: str
    facts: dict[str, object]
    dates: dict[str, dt.date] = Field(default_factory=dict)
    as_of: dt.date = dt.date(2026, 11, 25)
    brings: dict[str, dict[str, Any]] = Field(min_length=1)


def small_remedies() -> Iterator[SmallRemedy]:
    """Read them.

    Yields:
        The cases of all files.
    """
    for file in FILES:
        yield from (SmallRemedy.model_validate(each) for each in document.read(file))


@pytest.mark.parametrize("small", tuple(small_remedies()), ids=lambda small: small.case)
def test_the_case_brings_it(small: SmallRemedy) -> None:
    """Days and amounts by hand, from the law."""
    incident = Incident.model_validate({"facts": small.facts, "dates": small.dates})
    told = reasoner().remedies(incident, small.as_of).localize("nl")
    for part, whole in (("requests", "routes"), ("counter", "routes"), ("elements", "proof")):
        told[part] = [{**each, "id": f"{one['id']}.{each['id']}"} for one in told[whole] for each in one[part]]
    told["scenarios"] = [row for each in told["money"] for row in each["scenarios"]]
    for part, expected in small.brings.items():
        found = {key: each for each in told[part] for key in _keys(each)}
        for key, value in expected.items():
            if value is False:
                assert key not in found
                continue
            given = found[key]
            wanted = value if isinstance(value, dict) else {_MAIN[part]: value}
            assert {name: given[name] for name in wanted} == {name: _plain(each) for name, each in wanted.items()}


def test_every_term_and_sum_has_a_small_case() -> None:
    """So that none is told that was never counted by hand."""
    told = {key for each in small_remedies() for part in each.brings.values() for key, value in part.items() if value}
    law = rulebook().remedies
    assert {*(term.name for term in law.terms), *(each.id for each in law.money.sums)} <= told


def _keys(each: dict[str, Any]) -> Iterator[str]:
    """Name what is told: by its id, and by its variant too."""
    name = each.get("id") or each.get("fact") or each["party"]
    yield f"{name}/{each['variant']}" if each.get("variant") else name


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value


def test_what_has_to_be_proved_is_marked_as_a_clause_where_it_is_one() -> None:
    """Else a paper sets a colon before "that", or none before a thing."""
    elements = [each for held in rulebook().remedies.proof for each in held.elements]
    begins = {"nl": "dat ", "en": "that "}
    assert any(each.clause for each in elements)
    for each in elements:
        assert {each.text[lang].startswith(word) for lang, word in begins.items()} == {each.clause}, each.id
