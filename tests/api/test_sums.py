"""The sums of a lawyer's memo: each with its working, by what the employee chooses, and what the employer can get."""

import json

from privesfeer.api.ask.request import read_request
from privesfeer.api.memo import matter, nodes
from privesfeer.api.memo.lawyer import LawyerMemo
from privesfeer.api.memo.worth import WorthOfMatter
from privesfeer.api.paper.blocks import Table
from privesfeer.cases.commons.text import Lang

FACTS: dict[str, object] = {
    "sector": "private", "contract_type": "indefinite", "measure": "summary_dismissal", "start_date": "2017-06-01",
    "end_date": "2026-10-01", "wage_base": 2980, "wage_components": 119.20, "holiday_allowance": 8,
    "hours_per_week": 32, "holiday_months_due": 4, "leave_hours_left": 74, "platforms": ["whatsapp"],
    "audience": "one_to_one", "content": ["insult"], "gravity": "mild", "learned_via": "account_access",
    "prior_warning": False, "employer_knew_date": "2026-09-21", "reason_told_at_once": True,
    "wage_set_off": ["irregular_notice"], "set_off_amount": 8940,
}  # fmt: skip


def worth(lang: Lang = "nl", room: int = 2, **facts: object) -> tuple[tuple[tuple[str, ...], ...], str]:
    """Give the rows of the table of sums, and all that stands below it, of a dismissal of 1 October 2026."""
    case = {"facts": FACTS | facts, "dates": {"measure": "2026-10-01"}, "as_of": "2026-11-29", "client": "employee"}
    told = matter(read_request(json.dumps(case)))
    teller = LawyerMemo(told, lang, nodes(told))
    blocks = [*WorthOfMatter(teller).blocks(room)]
    first = blocks[0]
    assert isinstance(first, Table)
    rows = tuple(tuple("".join(span.text for span in cell) for cell in row) for row in first.rows)
    below = " ".join(span.text for each in blocks if not isinstance(each, Table) for span in getattr(each, "line", ()))
    return tuple(tuple(cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row) for row in rows), below


def row(rows: tuple[tuple[str, ...], ...], what: str) -> tuple[str, ...]:
    """Give the row of a sum."""
    return next(each for each in rows if what in each[0])


def test_each_sum_has_its_working_in_a_line() -> None:
    """Transition payment (art. 7:673), irregular notice (7:672(11)), holiday allowance (17 Wml), leave (7:641)."""
    rows, _ = worth()
    assert row(rows, "Transitievergoeding")[1:] == ("9 jaar, 4 maanden en 1 dag × 1/3 × € 3.337,60", "€ 10.386,69")
    irregular = row(rows, "Vergoeding wegens onregelmatige opzegging")
    assert irregular[1].startswith("tot en met 31 december 2026: (30/31 maand + 2 maanden) × € 2.980;")
    assert "wat onzeker is" in irregular[1]
    assert irregular[2] == "€ 8.843,87 tot € 9.905,14"
    assert row(rows, "Opgebouwde vakantiebijslag")[1:] == ("8 % × € 2.980 × 4 maanden", "€ 953,60")
    assert row(rows, "Niet opgenomen verlof")[1].startswith("€ 2.980 × 12 / (32 × 52) × 74 uur;")


def test_what_a_group_comes_to_is_the_sum_of_what_is_worked_out() -> None:
    """Without the estimate of fair compensation, and of a range both ends."""
    rows, _ = worth()
    assert row(rows, "Bij berusting")[2] == "€ 19.230,56 tot € 20.291,83"
    assert row(rows, "Hoe dan ook")[2] == "€ 2.543,89 tot € 2.671,11"
    assert "geschat naar toekenningen" in row(rows, "Billijke vergoeding")[1]


def test_what_the_employer_can_get_is_over_the_own_notice_of_the_employee_and_no_more() -> None:
    """Art. 7:677(3) Civil Code and HR 7 July 2023: who sets off three months sets off too much."""
    rows, below = worth()
    told = row(rows, "Wat de werkgever kan krijgen:")
    assert told[2] == "€ 5.863,87 tot € 6.567,54"
    assert "de werkgever verrekent € 8.940, en dat is te veel" in told[1]
    assert "er niets te verrekenen" in below
    assert "te veel" not in row(worth(set_off_amount=3000)[0], "Wat de werkgever kan krijgen:")[1]


def test_what_is_given_up_by_not_returning_is_told_beside_what_is_asked() -> None:
    """Wages on annulment (art. 7:681), whatever the employee wants."""
    for wanted in (True, False):
        assert row(worth(reinstatement_wanted=wanted)[0], "Bij vernietiging:")[2] == "€ 6.456,28"


def test_with_less_room_the_working_stays_and_why_goes() -> None:
    """In both languages as many rows."""
    rows, _ = worth(room=1)
    assert len(rows) == len(worth("en", room=1)[0])
    told = row(rows, "Vergoeding wegens onregelmatige opzegging")
    assert told[0].endswith("× € 2.980")
    assert told[1] == "€ 8.843,87 tot € 9.905,14"
