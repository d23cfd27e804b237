"""Several measures or decisions: each is advised on by itself, with its own last day, and no step is lost."""

import datetime as dt
from pathlib import Path

from privesfeer.api.ask.request import read_request
from privesfeer.cases.commons.text import untranslated
from privesfeer.engine import AdvisedStep, SideAdvice
from privesfeer.engine.advice.several import of_measures

EXAMPLES = Path(__file__).parent / "examples"
AS_OF = dt.date(2026, 11, 29)
OFFICER = """
client: employee
facts: {sector: public, public_status: police, platforms: [whatsapp], content: [discrimination], audience: closed_group}
measures:
  - title: Straf
    facts: {measure: conditional_dismissal, measure_stage: taken, decision_kind: authority, decision_date: 2026-11-13}
    dates: {measure: 2026-11-13}
  - title: Overplaatsing
    facts: {measure: transfer, measure_stage: taken, transfer_kind: other_place}
    dates: {measure: 2026-11-13}
  - title: Schorsing
    facts: {measure: suspension, measure_stage: taken, suspended_on_pay: partly}
    dates: {measure: 2026-10-21}
"""


def advised(case: str | Path) -> SideAdvice:
    """Advise the side that asks."""
    written = case.encode() if isinstance(case, str) else case.read_bytes()
    (side,) = read_request(written, as_of=AS_OF).advice().sides
    return side


def test_each_decision_runs_to_its_own_last_day() -> None:
    """Six weeks from the day after it was sent, moved past Christmas (arts. 6:7 and 6:8 Awb; art. 1 Atw)."""
    days = {each.title.nl: each.last_day for each in advised(OFFICER).measures}
    assert days == {
        "Straf": dt.date(2026, 12, 28),
        "Overplaatsing": dt.date(2026, 12, 28),
        "Schorsing": dt.date(2026, 12, 2),
    }


def test_the_objection_is_told_once_for_each_last_day_with_the_decisions_that_end_on_it() -> None:
    """Whoever objects to the punishment alone loses the suspension."""
    told = {each.day: each.of and each.of.nl for each in advised(OFFICER).steps if each.id == "q33"}
    assert told == {dt.date(2026, 12, 2): "Schorsing", dt.date(2026, 12, 28): "Straf en Overplaatsing"}


def test_what_works_at_once_is_brought_before_the_court_and_the_punishment_is_not() -> None:
    """A punishment is not carried out before it is final (art. 82 Barp); a transfer and a suspension are."""
    courses = {each.title.nl: each.course and each.course.id for each in advised(OFFICER).measures}
    assert courses == {"Straf": "O02s", "Overplaatsing": "O02i", "Schorsing": "O02i"}


def test_an_intention_has_the_day_for_the_view_and_the_decision_beside_it_that_for_the_objection() -> None:
    """Both are told, each by itself (arts. 4:8 and 6:7 Awb)."""
    told = advised(EXAMPLES / "depot-pictures.yaml")
    assert [each.last_day for each in told.measures] == [dt.date(2026, 12, 7), dt.date(2026, 12, 21)]
    days = {each.id: each.day for each in told.steps}
    assert (days["o_view"], days["q33"]) == (dt.date(2026, 12, 7), dt.date(2026, 12, 21))


def test_no_request_is_filed_while_the_ban_that_protects_a_council_member_is_not_ruled_out() -> None:
    """And each measure has its own answer: the warning stands where the suspension falls (art. 7:670(4))."""
    told = advised(EXAMPLES / "cold-vans.yaml")
    assert told.course is not None
    assert told.course.id == "E14"
    assert "h_file" not in {each.id for each in told.steps}
    chances = {each.title.en: each.likelihood and each.likelihood.low for each in told.measures}
    assert chances == {"Dissolution": None, "Written warning": 65, "Off work since 19 November": 15}


def step(name: str, day: int | None = None) -> AdvisedStep:
    """Make a step."""
    return AdvisedStep(
        id=name,
        avoid=False,
        text=untranslated(name),
        person=None,
        why=None,
        day=dt.date(2026, 12, day) if day else None,
        by_text=None,
        term=None,
        done=None,
        authority=(),
    )


def test_what_all_measures_ask_for_is_told_once_and_without_a_name() -> None:
    """What they ask for on other days is told for each day, and what only one asks for is named where that is asked."""
    measures = [(0, untranslated("A")), (1, untranslated("B"))]
    steps = [[step("keep"), step("object", 2)], [step("keep"), step("object", 9), step("pay"), step("talk")]]
    told = [(each.told_by, each.of and each.of.en) for each in of_measures(steps, measures, {"pay"})]
    assert told == [("keep", None), ("object/0", "A"), ("object/1", "B"), ("pay", "B"), ("talk", None)]
