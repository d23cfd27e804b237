"""Routes, proof, settlement and awards: what must be there, and what is refused when the law is read."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from privesfeer import rules
from privesfeer.api.ask.registry import Incident, casebook, codebook, rulebook
from privesfeer.api.ask.services import reasoner
from privesfeer.cases.commons import document
from privesfeer.cases.commons.day import long_date
from privesfeer.rules.faults import faults
from privesfeer.rules.remedies.applied import Remark
from privesfeer.rules.remedies.award import Awards
from privesfeer.rules.remedies.book import RemedyBook
from privesfeer.rules.remedies.proof import Checklist
from privesfeer.rules.remedies.route import Routes
from privesfeer.rules.rulebook import Rulebook
from tests.languages import spoken
from tests.rules.test_remedies import small_remedies

_FOLDER = Path(rules.__file__).parent / "nl" / "law" / "remedies"
_AS_OF = dt.date(2026, 11, 25)


def _read(part: str) -> Any:  # noqa: ANN401 - a document
    return document.read(_FOLDER / f"{part}.yaml")


def _remedies(facts: dict[str, Any], **dates: str) -> dict[str, Any]:
    incident = Incident.model_validate({"facts": facts, "dates": dates})
    return reasoner().remedies(incident, _AS_OF).localize("nl")


def test_every_route_and_list_has_a_small_case() -> None:
    """So that none is told that nobody held beside the law."""
    told = {name.split(".")[0] for each in small_remedies() for part in each.brings.values() for name in part}
    law = rulebook().remedies
    assert {*(each.id for each in law.routes.routes), *(each.id for each in law.proof)} <= told


def test_whoever_let_the_term_for_objection_pass_is_told_of_a_repeated_application() -> None:
    """Art. 4:6 of the General Administrative Law Act, marked as from knowledge."""
    facts = {"sector": "public", "public_status": "police", "measure": "disciplinary_dismissal"}
    told = _remedies(facts, measure="2026-06-01")
    route = next(each for each in told["routes"] if each["id"] == "P1")
    note = next(each for each in route["notes"] if "terug te komen" in each["text"])
    assert "awb-4-6" in str(note["authority"])
    assert note["mark"] == "K"
    term = next(each for each in told["deadlines"] if each["id"] == "T6")
    assert "art. 4:6 Awb" in term["lapsed"]


def test_a_list_of_proof_that_counts_its_questions_says_what_else_it_holds() -> None:
    """Bărbulescu has six; what Dutch law asks stands in the same table under its own name."""
    [each] = [each for each in rulebook().remedies.proof if each.id == "barbulescu"]
    own = [element.id for element in each.elements if element.id.startswith("B")]
    assert len(own) == 6
    assert each.title.nl == "De zes vragen van Bărbulescu, en wat het Nederlandse recht daarnaast vraagt"
    assert len(each.elements) > len(own)


def test_a_route_that_names_a_term_that_is_not_there_is_refused() -> None:
    """A deadline under no number would bind nothing."""
    routes = _read("routes")
    routes["routes"][0]["requests"][1]["term"] = "T99"
    with pytest.raises(ValueError, match="route 'R1' names the term 'T99', which is not there"):
        RemedyBook(routes=Routes.model_validate(routes, context=codebook()), terms=rulebook().remedies.terms)


def test_a_settlement_that_names_a_sum_that_is_not_there_is_refused() -> None:
    """A row of the table would silently stay away."""
    law = rulebook().remedies
    with pytest.raises(ValueError, match="the settlement names the sum 'combination_extra', which is not there"):
        RemedyBook(settlement=law.settlement, terms=law.terms)


def test_a_list_that_names_a_fact_that_is_not_there_is_refused() -> None:
    """Of it nobody could say whether it is known."""
    checklist = _read("proof")[0]
    checklist["elements"][1]["facts"] = ["gravitas"]
    with pytest.raises(ValueError, match="checklist 'urgent_reason' names facts that the codebook has not: gravitas"):
        Checklist.model_validate(checklist, context=codebook())


def test_what_stands_twice_is_refused() -> None:
    """One of both would never be found; terms share an id where something says which of them runs."""
    terms, money = _read("terms"), _read("money")
    told = {"sums": money["sums"][0]["id"], "terms": terms[0]["id"]}
    for part, entries in (("sums", money["sums"]), ("terms", terms)):
        entries.append(entries[0])
        book = {"terms": terms, "money": money}
        with pytest.raises(ValueError, match=rf"{part}: '{told[part]}\S*' stands there twice"):
            TypeAdapter(RemedyBook).validate_python(book, context=codebook())
        entries.pop()


def test_an_authority_or_party_that_is_not_there_is_a_fault() -> None:
    """The reasoner refuses to start on it."""
    routes = _read("routes")
    routes["routes"][0]["by"] = "landlord"
    routes["routes"][0]["requests"][0]["authority"] = [{"statute": "bw-7-999"}]
    law = rulebook().remedies.model_copy(update={"routes": Routes.model_validate(routes, context=codebook())})
    book = Rulebook(
        codebook(),
        rulebook().questions.values(),
        rulebook().statutes.values(),
        rulebook().hierarchy,
        framework=rulebook().framework,
        remedies=law,
    )
    found = [each for each in faults(book, casebook()) if each.startswith("remedies/")]
    assert found == ["remedies/routes: no statute 'bw-7-999'", "remedies/routes/R1: no party 'landlord'"]


def test_an_award_of_a_ruling_that_is_not_there_is_a_fault() -> None:
    """An amount rests on a ruling that can be read."""
    award = {"ruling": "RBXXX-2099-1", "sums": [{"kind": "penalty"}], "rests_on": {"nl": "x", "en": "x"}, "mark": "V"}
    law = rulebook().remedies.model_copy(update={"awards": Awards.model_validate(spoken({"awards": [award]}))})
    found = [authority.ruling for name, authority in law.cited if name == "awards"]
    assert found == ["RBXXX-2099-1"]


def test_the_three_nearest_awards_share_the_kind_of_message_before_gravity_and_service() -> None:
    """An insult in a staff app of an employee of long service: the ruling on just that comes first."""
    facts = {"measure": "summary_dismissal", "sector": "private", "content": ["insult"], "years_of_service": 25}
    compared = {each["money"]: each["nearest"] for each in _remedies(facts, measure="2026-11-02")["awards"]}
    nearest = compared["fair_compensation"]
    assert nearest[0]["citation"] == "RBZWB-2024-3623"
    untraceable = {each.key for each in casebook() if each.ecli is None}
    assert not untraceable & {each["citation"] for told in compared.values() for each in told}
    assert all(len(each) <= 3 for each in compared.values())
    assert "notice_compensation" not in compared  # a formula gives that


def test_no_award_is_shown_where_nothing_can_be_compared() -> None:
    """Three rulings at random would look like a tariff."""
    facts = {"measure": "dissolution", "sector": "private"}
    assert _remedies(facts, measure="2026-11-02")["awards"] == []


def test_the_award_that_was_taken_back_on_the_merits_is_no_example() -> None:
    """RBAMS:2014:2751 awarded damages that RBAMS:2015:35 refused."""
    assert "RBAMS-2014-2751" not in {each.ruling for each in rulebook().remedies.awards.awards}


def test_a_settlement_names_the_time_for_reflection_and_what_either_side_can_win_or_lose() -> None:
    """Floor and stake, from the sums that are worked out; fair compensation without a number."""
    facts = {
        "measure": "summary_dismissal",
        "sector": "private",
        "start_date": "2014-11-01",
        "wage_base": "3000",
        "holiday_allowance": 8,
        "written_consent_to_end": "agreement",
        "consent_date": "2026-11-08",
        "reflection_told": True,
    }
    settlement = _remedies(facts, measure="2026-09-02")["settlement"]
    assert settlement["reflection"] == ["2026-11-22"]
    positions = {each["money"]: each for each in settlement["positions"]}
    assert positions["transition_payment"]["employee"]["role"] == "floor"
    assert positions["notice_compensation"]["employer"]["role"] == "stake"
    assert positions["fair_compensation"]["amount"] is None
    assert len(settlement["points"]) >= 15


def test_a_director_has_no_time_for_reflection() -> None:
    """Art. 7:670b(5) BW."""
    facts = {"measure": "dissolution", "sector": "private", "statutory_director": True}
    points = {each["id"] for each in _remedies(facts, measure="2026-11-02")["settlement"]["points"]}
    assert "director" in points
    assert "reflection" not in points


def test_facts_are_asked_for_where_a_route_hangs_on_them() -> None:
    """Whether there is a fixed term is asked of a summary dismissal, and not of a warning."""
    asked = {each["fact"] for each in _remedies({"measure": "summary_dismissal", "sector": "private"})["asked"]}
    assert {"contract_type", "statutory_director", "in_probation", "reinstatement_wanted"} <= asked
    asked = {each["fact"] for each in _remedies({"measure": "warning", "sector": "private"})["asked"]}
    assert not asked & {"contract_type", "statutory_director", "in_probation", "renewal"}


def test_a_ruling_that_a_text_names_with_its_day_has_that_day_in_the_casebook() -> None:
    """Two days for one ruling: one of them is a wrong citation."""
    dated = re.compile(r"HR (\d{1,2} \w+ \d{4}), (ECLI:NL:HR:\d{4}:\w+)")
    texts = [path.read_text("utf-8") for path in _FOLDER.parent.rglob("*.yaml")]
    named = {found for text in texts for found in dated.findall(" ".join(text.split()))}
    days = {ruling.ecli: ruling.date for ruling in casebook() if ruling.ecli and ruling.date}
    wrong = {
        (ecli, day)
        for day, ecli in named
        if (known := days.get(ecli)) and day.lower() not in {each.lower() for each in _worded(known)}
    }
    assert not wrong


def _worded(day: dt.date) -> tuple[str, str]:
    return long_date(day).nl, long_date(day).en


def test_the_law_under_which_someone_works_is_asked_for_where_it_is_open_or_assumed() -> None:
    """A disciplinary dismissal of a public servant whose status is not known: that of an official, and it is said."""
    told = _remedies({"measure": "disciplinary_dismissal", "sector": "public"}, measure="2026-11-13")
    assert "aangestelde ambtenaar" in told["warnings"][0]
    assert [each["fact"] for each in told["asked"] if "regimes" in each["needed_for"]] == ["public_status"]
    told = _remedies({"measure": "disciplinary_dismissal", "sector": "public", "public_status": "police"})
    assert told["warnings"] == []
    assert "public_status" not in {each["fact"] for each in told["asked"]}


@pytest.mark.parametrize("year", [2014, 2016, 2018, 2019, 2020, 2024, 2026])
def test_whatever_is_told_rests_on_what_was_the_law(year: int) -> None:
    """No request, element, step or point is left without a source on a day on which it is told."""
    event, law, statutes = dt.date(year, 6, 1), rulebook().remedies, rulebook().statutes
    told: list[tuple[str, Remark]] = []
    for route in (each for each in law.routes.routes if each.valid.covers(event)):
        told += [(route.id, each) for each in (*route.requests, *route.counter, *route.steps, *route.notes)]
    for checklist in (each for each in law.proof if each.valid.covers(event) and not each.authority):
        told += [(checklist.id, each) for each in (*checklist.elements, *checklist.notes)]
    if law.settlement and law.settlement.valid.covers(event):
        told += [("settlement", each) for each in (*law.settlement.points, *law.settlement.benefits)]
    bare = [
        (name, each.text.en)
        for name, each in told
        if each.valid.covers(event)
        and not any(source.ruling or statutes[source.statute or ""].in_force(event) for source in each.authority)
    ]
    assert not bare
