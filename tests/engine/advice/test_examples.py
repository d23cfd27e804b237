"""Six files as a good associate would advise on them: the course, the days, the sums and the worst case."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from privesfeer.api.ask.request import read_request
from privesfeer.engine import SideAdvice

EXAMPLES = Path(__file__).parent / "examples"


def advised(name: str) -> SideAdvice:
    """Advise the side of an example."""
    (told,) = read_request((EXAMPLES / f"{name}.yaml").read_bytes()).advice().sides
    return told


# Of each: the course that leads, one of those that may come second, and steps that are told with their days.
COURSES = {
    "account-manager": ("E02", {"s04": "2026-11-29", "s12": "2026-11-29", "s13": "2026-12-02"}),
    "nurse-clip": ("W02", {"q16": "2026-12-28", "q17": "2026-11-29"}),
    "trainee-messages": ("E22", {"s19": "2026-11-20"}),
    "payroll-prompt": ("E05", {"s09": "2026-11-16", "s15": "2026-11-16"}),
    "whatsapp-web": ("W02", {"q16": "2026-12-14", "q17": "2026-11-29"}),
    "marathon-picture": ("W17", {"q26": "2026-11-29"}),
}


@pytest.mark.parametrize("name", COURSES)
def test_the_course_is_that_of_a_good_associate(name: str) -> None:
    """And there is a second one."""
    told = advised(name)
    assert told.course is not None
    assert told.course.id == COURSES[name][0]
    assert told.instead is not None


@pytest.mark.parametrize("name", COURSES)
def test_each_step_has_its_day(name: str) -> None:
    """The last day of a time limit, the seventy-two hours of a data breach, today."""
    days = {each.id: each.day for each in advised(name).steps}
    assert {each: days.get(each) for each in COURSES[name][1]} == {
        each: dt.date.fromisoformat(day) for each, day in COURSES[name][1].items()
    }


@pytest.mark.parametrize(
    ("name", "amounts"),
    [
        ("nurse-clip", ("12.099,16", "7.374,32", "8.569,43", "3.962,32", "4.604,47")),
        ("whatsapp-web", ("11.021,97", "10.258,06", "11.078,71", "6.283,06", "6.785,71")),
        ("payroll-prompt", ("12.841,67", "13.869")),
    ],
)
def test_the_sums_are_those_of_the_formulas(name: str, amounts: tuple[str, ...]) -> None:
    """Nothing in the table is guessed that the law reckons."""
    outlook = advised(name).outlook
    assert outlook is not None
    told = " ".join(part.nl for each in outlook.outcomes for part in each.working)
    assert not [each for each in amounts if each not in told]


@pytest.mark.parametrize(("name", "owed"), [("nurse-clip", 4604), ("whatsapp-web", 6786)])
def test_the_worst_case_of_an_employee_is_told_in_words_and_not_only_what_can_be_won(name: str, owed: int) -> None:
    """Who loses pays the employer over the own notice period (art. 7:677(2) BW)."""
    outlook = advised(name).outlook
    assert outlook is not None
    assert outlook.text is not None
    assert f"In het slechtste geval is er €\N{NO-BREAK SPACE}{owed:,}".replace(",", ".") in outlook.text.nl
    assert min(Decimal(each.low) for each in outlook.outcomes) == -owed


def test_the_chances_of_all_that_can_happen_make_a_whole() -> None:
    """Together one hundred per cent."""
    for name in ("nurse-clip", "whatsapp-web", "account-manager", "payroll-prompt"):
        outlook = advised(name).outlook
        assert outlook is not None
        assert sum(each.weight for each in outlook.outcomes) == 100


def test_an_offer_below_the_floor_is_not_signed_and_one_above_it_is_accepted() -> None:
    """The floor is that of the same file."""
    text = (EXAMPLES / "nurse-clip.yaml").read_text("utf-8")
    low, high = (
        text.replace("dates:", f"  offer_until: 2026-12-04\n  offer_amount: {amount}\ndates:")
        for amount in (2000, 30000)
    )
    for written, course in ((low, "W08"), (high, "W09")):
        (told,) = read_request(written).advice().sides
        assert told.course is not None
        assert told.course.id == course
