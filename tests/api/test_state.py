"""The state of the proceedings: no paper tells a step, a measure or a term that it has left behind."""

import json
from typing import Any

import pytest

from privesfeer.api.ask.request import read_request
from privesfeer.api.memo import Reader, matter, memo
from privesfeer.api.paper.markdown import markdown

_MESSAGE: dict[str, Any] = {
    "sector": "private", "platforms": ["whatsapp"], "form": "direct_message", "audience": "one_to_one",
    "account_owner": "employee", "device_owner": "employer", "content": ["insult", "criticism"], "target": "colleague",
    "learned_via": "account_access", "content_inspected": True, "deliberate_login": True, "mutual": True,
}  # fmt: skip
_RUNNING = (
    "nodig de werknemer",
    "zoek op wat anderen",
    "onverwijldheid",
    "neem niet zelf ontslag",
    "ga naar het gesprek",
)


def written(reader: Reader, client: str, dates: dict[str, str] | None = None, **facts: object) -> str:
    """Write a paper without its annex."""
    case = {"client": client, "facts": _MESSAGE | facts, "dates": dates or {}, "as_of": "2026-11-29"}
    return markdown(tuple(memo(matter(read_request(json.dumps(case))), "nl", reader))).partition("# Bijlage")[0]


@pytest.mark.parametrize("reader", ["lawyer", "hr", "employee"])
def test_of_a_fixed_term_that_ran_out_its_cost_is_told_and_no_step_of_a_running_contract(reader: Reader) -> None:
    """Art. 7:673(9) and art. 7:686a(4)(b): three months from the end, with no measure left to take."""
    told = written(reader, "employer", ended_by="term").lower()
    assert "drie maanden" in told or "3 maanden" in told
    assert not [each for each in _RUNNING if each in told]
    assert "op-non-actief" not in told
    assert "wij zien nu geen datum" not in told


def test_a_fixed_term_that_ends_in_the_future_still_runs() -> None:
    """Until its last day the employee can be heard."""
    assert "Nodig de werknemer" in written("hr", "employer", ended_by="term", end_date="2026-12-31")
    assert "Nodig de werknemer" not in written("hr", "employer", ended_by="term", end_date="2026-11-28")


@pytest.mark.parametrize("reader", ["lawyer", "hr", "employee"])
def test_the_term_from_the_day_of_an_unknown_measure_has_passed_only_if_the_contract_ended_that_day(
    reader: Reader,
) -> None:
    """Whoever was given notice that day counts from a later one."""
    told = written(reader, "employee", dates={"measure": "2026-02-20"}).lower()
    assert "(verstreken)" not in told
    assert "| verstreken" not in told
    assert "die is voorbij" not in told
    assert (
        "eindigde uw contract later" in told
        or "bij een einde op die dag verstreken" in told
        or "eindigde het later" in told
    )
    assert "de maatregel is genomen" not in told


def test_beside_a_petition_before_the_court_no_other_measure_is_compared() -> None:
    """Neither a dismissal on the spot, nor a suspension or transfer."""
    told = written("hr", "employer", measure="dissolution", measure_stage="requested")
    assert "Ontbinding (opgegeven)" in told
    assert not [each for each in ("| Ontslag op staande voet", "| Schorsing", "| Overplaatsing") if each in told]
    assert "Op welke dag de maatregel is of wordt genomen" not in told


def test_the_employee_reads_that_the_court_was_asked_where_it_was() -> None:
    """Only of what is considered it is asked whether it was."""
    asked = written("employee", "employee", measure="dissolution", measure_stage="requested")
    assert "Uw werkgever heeft de rechter gevraagd" in asked
    assert "geen termijn te halen" not in asked
    assert "geen termijn te halen" in written("employee", "employee", measure="dissolution", measure_stage="considered")


def test_whoever_is_sued_is_not_told_what_happens_if_he_were() -> None:
    """The writ is there."""
    facts: dict[str, Any] = {"measure": "injunction", "clause": "relations", "employment_ended": True}
    assert "Er loopt een zaak" in written("employee", "employee", **facts, measure_stage="requested")
    assert "naar de rechter? Dan" in written("employee", "employee", **facts, measure_stage="considered")


def test_the_month_for_telling_which_data_are_held_is_told_as_past_once_a_term_from_the_measure_has_passed() -> None:
    """Art. 14(3) GDPR: a month after the data were had, which comes before the measure."""
    facts: dict[str, object] = {"measure": "summary_dismissal", "found_by": ["search"]}
    late = written("hr", "employer", {"measure": "2026-06-18"}, **facts)
    assert "de maand daarvoor is voorbij" in late
    assert "anders binnen een maand" not in late
    assert "de maand daarvoor is voorbij" not in written("hr", "employer", {"measure": "2026-11-20"}, **facts)


def test_limitation_of_damages_is_told_with_its_article() -> None:
    """Art. 3:310(1), behind the article on which the claim rests."""
    told = written("lawyer", "employer", {"measure": "2026-06-18"}, measure="summary_dismissal", end_date="2026-06-18")
    rows = [row for row in told.splitlines() if row.startswith("| Verjaring")]
    assert rows
    assert all("3:310 lid 1" in row for row in rows)
