"""Choice: which course comes first, and which second; and from what it is chosen."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from privesfeer.api.ask.registry import rulebook, sources
from privesfeer.api.ask.request import read_request
from privesfeer.cases.commons.text import untranslated
from privesfeer.engine.advice.choice import chosen
from privesfeer.engine.advice.circumstances import (
    ListedEntry,
    _kinds,
    circumstances,
    entries_of,
    first_last_day,
    of_side,
)
from privesfeer.rules.remedies.route import EITHER


def course(name: str, *, gate: str = "term", belongs: bool = True, instead: tuple[str, ...] = ()) -> Any:  # noqa: ANN401 - it stands in for a course
    """Make a course of which it is fixed whether it belongs to what is known."""
    return SimpleNamespace(
        id=name,
        side="employer",
        gate=gate,
        of_lead=False,
        instead=instead,
        same=(),
        belongs=lambda _: belongs,
    )


@pytest.mark.parametrize(
    ("others", "second"),
    [
        ([course("next"), course("loose", belongs=False), course("named")], "named"),
        ([course("next"), course("loose", belongs=False), course("named", belongs=False)], "next"),
        ([course("loose", belongs=False), course("named", belongs=False)], None),
        # What is done in any case is another course only where the first says so.
        ([course("next", gate="wish")], None),
        ([course("next", gate="money"), course("named", gate="wish")], "named"),
    ],
)
def test_the_second_course_is_one_that_the_first_names_and_that_belongs(others: list[Any], second: str | None) -> None:
    """Else the next that belongs; else there is none."""
    first = course("first", instead=("loose", "named"))
    found = chosen([first, *others], "employer", [{}])
    assert [each and each.id for each in found] == ["first", second]


@pytest.mark.parametrize("names", ["first", "second"])
def test_what_comes_to_the_same_is_no_second_course(names: str) -> None:
    """Whichever of the two says so; one after it is."""
    first, second, third = course("first"), course("second"), course("third")
    (first if names == "first" else second).same = ("second" if names == "first" else "first",)
    assert chosen([first, second, third], "employer", [{}]) == (first, third)
    assert chosen([first, second], "employer", [{}]) == (first, None)


def test_a_course_that_fits_one_act_fits_the_file() -> None:
    """Whatever the other acts are; one that is about the act that leads, only where that one fits it."""
    one = course("one")
    one.belongs = lambda known: known.get("act") == "recording"
    acts: list[Any] = [{}, {"act": "account"}, {"act": "recording"}]
    assert chosen([one], "employer", acts) == (one, None)
    assert chosen([one], "employer", acts[:2]) == (None, None)
    one.of_lead = True
    assert chosen([one], "employer", acts) == (None, None)
    assert chosen([one], "employer", acts[:0:-1]) == (one, None)


@pytest.mark.parametrize(
    ("acts", "threatened"),
    [
        (([], ["threat"]), True),
        ((["threat"], None), True),
        ((["insult"], ["joke"]), False),
        ((["insult"], None), None),
    ],
)
def test_what_turns_on_an_act_is_so_of_the_file_where_it_is_so_of_one(
    acts: tuple[list[str] | None, ...], threatened: object
) -> None:
    """It is not so where it is so of none, and unknown as long as one of them may be it."""
    known = tuple({} if each is None else {"content": frozenset(each)} for each in acts)
    lead = SimpleNamespace(chain=SimpleNamespace(links={}), firmness=SimpleNamespace(variants=lambda _: ()))
    judged: Any = SimpleNamespace(
        known={}, lead=lead, deadlines=(), entries={}, regimes=(), day=None, acts=known, several=False
    )
    assert circumstances(judged, "employee", sources()).get("threat_made") is threatened


@pytest.mark.parametrize(("day", "stage"), [("2026-12-01", "taken"), ("2026-12-02", "announced")])
def test_a_measure_of_today_has_been_taken(day: str, stage: str) -> None:
    """One of tomorrow is to come."""
    case = f"{{client: employee, as_of: 2026-12-01, facts: {{measure: warning}}, dates: {{measure: {day}}}}}"
    (side,) = read_request(case, as_of=dt.date(2026, 12, 1)).advice().sides
    assert side.stage == stage


def test_a_term_of_either_side_is_each_sides() -> None:
    """One of the employer is not the employee's."""
    for side in ("employee", "employer"):
        assert of_side(SimpleNamespace(by=(EITHER,)), side, sources())  # type: ignore[arg-type] # it stands in for a term
    assert not of_side(SimpleNamespace(by=("employer",)), "employee", sources())  # type: ignore[arg-type] # likewise


def test_the_kinds_of_a_file_are_those_of_all_its_acts() -> None:
    """Of one that says its kind, and of one of which that follows from what is known."""
    acts = ({"act": frozenset({"account"})}, {"recorded_covertly": True})
    judged: Any = SimpleNamespace(acts=acts, known={})
    assert _kinds(judged, rulebook().advice.points, sources()) == {"account", "recording"}


def test_a_term_is_told_by_the_first_of_its_last_days_that_runs() -> None:
    """Several measures can each have one; a day that has passed, or that is not known, is none to watch."""
    days = [("open", 9), ("today", 1), ("open", 5), ("open", None), ("lapsed", None)]
    terms: Any = [
        SimpleNamespace(name="T1", state=state, last_day=day and dt.date(2026, 12, day)) for state, day in days
    ]
    assert first_last_day(terms) == dt.date(2026, 12, 1)
    assert first_last_day(each for each in terms if each.name == "T2") is None


def test_an_account_has_its_title_else_its_kind_and_stands_with_the_side_to_which_it_belongs() -> None:
    """Of a list; where there is none, of each act; and without acts, of what is known."""
    mine = {"account_kind": "page", "account_belongs_to": "employee"}
    theirs = {"account_kind": "mailbox", "account_belongs_to": "employer"}
    page = sources().codebook.fact("account_kind").label("page")

    def found(entries: dict[str, Any], acts: tuple[Any, ...], known: dict[str, str]) -> list[Any]:
        judged: Any = SimpleNamespace(entries=entries, acts=acts, known=known)
        return [*entries_of(judged, "accounts", "employee", sources())]

    listed = [ListedEntry(untranslated("Shop"), mine), ListedEntry(None, mine), ListedEntry(None, theirs)]
    assert found({"accounts": listed}, (theirs,), theirs) == [("page", untranslated("Shop")), ("page", page)]
    assert found({}, (mine, theirs), theirs) == [("page", page)]
    assert found({}, (), mine) == [("page", page)]
