"""What a lawyer reads of the facts, and what is asked first of those that lack."""

import json
from typing import Any

import pytest

from privesfeer.api.ask.registry import roles
from privesfeer.api.ask.request import read_request
from privesfeer.api.memo import gaps, matter
from privesfeer.api.memo.chronology import FactsByDay
from privesfeer.api.memo.gaps import Gaps
from privesfeer.api.memo.lawyer import LawyerMemo
from privesfeer.cases.commons.catalogue import catalogue
from tests.api.test_memo import heard

_FIRST = catalogue(str(gaps.__file__)).table("FIRST")
_CHAT = {"sector": "private", "platforms": ["whatsapp"], "form": "direct_message", "audience": "one_to_one"}


def teller(facts: dict[str, Any], **more: object) -> LawyerMemo:
    """Write for a lawyer on some facts."""
    return LawyerMemo(matter(read_request(json.dumps({"facts": facts, "as_of": "2026-09-01", **more}))), "nl")


def told(facts: dict[str, Any], **more: object) -> str:
    """Give the paragraph of facts."""
    return "".join(span.text for span in FactsByDay(teller(facts, **more)).paragraph().line)


def missing(facts: dict[str, Any], **more: object) -> list[str]:
    """Give what lacks, the first first."""
    return ["".join(span.text for span in line) for line in Gaps(teller(facts, **more)).lines()]


def test_the_search_on_which_the_reasons_rest_is_among_the_facts() -> None:
    """Whose account and machine, how it was found, and that it was read."""
    facts = _CHAT | {
        "account_owner": "employee", "device_owner": "employer", "device_type": "computer", "deliberate_login": True,
        "learned_via": "account_access", "content_inspected": True, "colleagues_in_audience": True,
    }  # fmt: skip
    text = told(facts)
    for each in (
        "Het bericht ging naar één ander, een collega.",
        "Het account was van de werknemer, de computer of laptop van de werkgever.",
        "De werkgever doorzocht doelbewust het privéaccount van de werknemer.",
        "De inhoud is gelezen.",
    ):
        assert each in text


@pytest.mark.parametrize(
    ("facts", "dates", "sentence"),
    [
        ({"measure": "dissolution"}, {"measure": "2026-08-19"}, "Op 19 augustus 2026 volgde een verzoek om ontbinding"),
        ({"measure": "dissolution"}, {"measure": "2026-10-19"}, "Op 19 oktober 2026 is beoogd een verzoek"),
        ({"measure": "dissolution", "measure_stage": "requested"}, {}, "Er ligt een verzoek om ontbinding."),
        ({"measure": "warning", "measure_stage": "considered"}, {}, "De werkgever overweegt een waarschuwing."),
        ({"measure": "warning"}, {}, "Aan de orde is een waarschuwing; hoe ver het daarmee is, is niet opgegeven."),
        ({"measure": "none"}, {}, "Een maatregel is niet genomen."),
        ({}, {"measure": "2026-08-19"}, "Op 19 augustus 2026 nam of vroeg de werkgever een maatregel; welke, is niet"),
    ],
)
def test_how_far_a_measure_is_and_that_an_end_is_only_asked_is_told(
    facts: dict[str, Any], dates: dict[str, str], sentence: str
) -> None:
    """Given, asked, planned or considered; what was not stated is said not to be."""
    assert sentence in told({"sector": "private"} | facts, dates=dates)


def test_what_is_disputed_is_told_as_disputed_and_is_the_first_that_has_to_be_proved() -> None:
    """Before what law and term depend on."""
    facts = {"sector": "private", "platforms": ["facebook"], "form": "post", "audience": "friends", "content": ["joke"]}
    assert "Betwist is de kring van lezers (opgegeven is: vrienden)." in told(facts, disputed=["audience"])
    assert "Vrienden konden het lezen" not in told(facts, disputed=["audience"])
    first, second, *_ = missing(facts, disputed=["audience"])
    assert first.startswith("Betwist is de kring van lezers. Wie zich erop beroept, moet het bewijzen")
    assert second == _FIRST["facts.measure"].nl


def test_what_law_and_term_depend_on_is_asked_before_the_rest() -> None:
    """Status, measure and kind of contract; of a clause its text, its length and the contract that it stems from."""
    unknown = {"platforms": ["hyves"], "form": "post", "audience": "friends", "content": ["insult"]}
    fields = ("facts.sector", "facts.measure", "facts.contract_type", "facts.learned_via")
    assert missing(unknown)[:4] == [_FIRST[each].nl for each in fields]
    leaver = {
        "sector": "private", "platforms": ["twitter"], "audience": "open_followers", "content": ["solicitation"],
        "employment_ended": True, "clause": "relations", "measure": "injunction", "asked_in_interim": True,
    }  # fmt: skip
    fields = ("facts.hearing_on", "facts.clause_in_writing", "facts.clause_runs_until", "facts.clause_from_fixed_term")
    assert missing(leaver)[:4] == [_FIRST[each].nl for each in fields]


def test_an_appointed_official_is_not_asked_for_the_kind_of_contract() -> None:
    """Nor is the day of a measure asked that has one."""
    facts = {
        "sector": "public", "public_status": "police", "measure": "disciplinary_dismissal", "content": ["insult"],
        "audience": "closed_group", "learned_via": "participant",
    }  # fmt: skip
    asked = missing(facts, dates={"measure": "2026-07-06"})
    assert not {each.nl for each in _FIRST.values()} & {*asked}


def test_each_field_that_is_asked_first_has_its_sentence() -> None:
    """And no sentence stands there for nothing."""
    assert {each.field for each in roles().asked_first} == {*_FIRST}


@pytest.mark.parametrize(
    ("name", "stated"),
    [
        ("announced-mail-monitoring-after-tip", ("concurrent of nieuwe werkgever", "loog of belemmerde het onderzoek")),
        ("blokker", ("pas na confrontatie of in de procedure",)),
        ("facebook-disputed-audience", ("Er is geklaagd.",)),
        ("police-group-chat", ("een besloten groep die 11 anderen konden lezen", "voorbeeldfunctie")),
    ],
)
def test_what_moves_the_answer_is_told_before_what_surrounds_it(name: str, stated: tuple[str, ...]) -> None:
    """To whom the data went, the lie at the hearing, the late removal, the complaint; and always who could read it."""
    facts = "".join(span.text for span in FactsByDay(LawyerMemo(heard(name), "nl")).paragraph().line)
    for each in stated:
        assert each in facts
