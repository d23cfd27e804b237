"""Decisions: a memo names each of several measures, and says under which law an official works."""

import datetime as dt
from pathlib import Path

import pytest

from privesfeer.api.ask.request import read_request
from privesfeer.api.memo import memo_document
from privesfeer.api.paper.markdown import markdown

EXAMPLES = Path(__file__).parents[1] / "engine" / "advice" / "examples"
AS_OF = dt.date(2026, 11, 29)


def pages(written: bytes) -> str:
    """Write the three pages of a lawyer's memo."""
    return markdown(memo_document(read_request(written, as_of=AS_OF), "nl", "lawyer").blocks).split("# Bijlage")[0]


@pytest.mark.parametrize("name", ["depot-pictures", "cold-vans"])
def test_each_measure_stands_in_the_pages_with_what_is_to_be_done(name: str) -> None:
    """None of them is left to the annex."""
    written = (EXAMPLES / f"{name}.yaml").read_bytes()
    (side,) = read_request(written, as_of=AS_OF).advice().sides
    told = pages(written)
    assert len(side.measures) > 1
    assert not [each.title.nl for each in side.measures if each.title.nl not in told]
    assert not [
        each.last.nl for each in side.measures if each.last and each.last.nl.removeprefix("tot en met ") not in told
    ]


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("police", "bestuursrechter, niet bij de kantonrechter"),
        ("defence_military", "bestuursrechter, niet bij de kantonrechter"),
        ("normalised", "geen bezwaar openstaat en de kantonrechter oordeelt"),
        ("judiciary", "beslist de Hoge Raad"),
    ],
)
def test_the_first_page_says_under_which_law_an_official_works(status: str, says: str) -> None:
    """Since 2020 most have a contract; police, Defence and the judiciary have not (art. 3 Aw 2017)."""
    facts = f"{{sector: public, public_status: {status}, measure: suspension, measure_stage: taken}}"
    told = pages(f"client: employee\nfacts: {facts}".encode())
    assert says in told[: told.index("## Feiten")]


def test_of_an_ordinary_employee_it_says_nothing_of_that() -> None:
    """The law of employment needs no introduction."""
    told = pages(b"client: employee\nfacts: {sector: private, measure: suspension, measure_stage: taken}")
    assert "Recht en rechter." not in told


def test_page_one_names_the_day_to_object_and_not_that_on_which_a_posted_objection_arrives() -> None:
    """Of two decisions each has its own (arts. 6:7 and 6:9 Awb); an injunction by the authority is one as well."""
    decided = "decision_kind: authority, decision_subject: measure"
    told = pages(
        f"""
client: employee
as_of: 2026-11-29
facts: {{sector: public, public_status: defence_civilian}}
measures:
- facts: {{measure: pay_measure, measure_stage: taken, {decided}, decision_date: 2026-10-21}}
  dates: {{measure: 2026-10-21}}
- facts: {{measure: injunction, measure_stage: taken, {decided}, decision_date: 2026-10-29}}
  dates: {{measure: 2026-10-29}}
""".encode()
    )
    first = told.partition("## Feiten")[0]
    assert "2 december 2026" in first
    assert "10 december 2026" in first
    assert "op tijd is gepost" not in first
