"""A day or an amount is a fact like another: it comes in by every door, is refused with reason, and is told back."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from privesfeer.api.ask.receipt import commitment
from privesfeer.api.ask.registry import CaseFile, Incident, codebook, facts_read
from privesfeer.api.ask.request import InvalidRequestError, Request, read_request
from privesfeer.api.ask.services import reasoner
from privesfeer.api.bulk.chunks import chunks, layout_of
from privesfeer.api.bulk.rows import Row, read
from privesfeer.api.paper.blocks import Bullets
from privesfeer.api.reports import books
from privesfeer.api.reports.books import codebook_page
from privesfeer.api.web.dossier import made
from privesfeer.api.web.filled_form import stated
from privesfeer.api.web.interview import question
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import LANGUAGES, Lang
from privesfeer.cases.fact import LEAST
from tests.strategies import TESTED

DAY = dt.date(2026, 11, 25)
WRITTEN = {"start_date": "2014-11-01", "wage_base": "3240.50"}


def answers(facts: dict[str, Any]) -> list[tuple[str, str | None, str]]:
    """Answer an incident: question, outcome and status."""
    verdict = reasoner().reason(Incident.model_validate({"facts": facts}), DAY)
    return [(each.question, each.outcome, each.status) for each in verdict.answers]


def test_they_change_no_answer_and_are_told_as_facts() -> None:
    """What is computed from them is no answer to a question of law."""
    told = {"audience": "closed_group", "platforms": ["whatsapp"], "measure": "summary_dismissal"}
    assert answers({**told, **WRITTEN}) == answers(told)
    facts = {each.fact: each for each in reasoner().reason(Incident.model_validate({"facts": WRITTEN}), DAY).facts}
    assert facts["start_date"].label.nl == "1 november 2014"
    assert facts["wage_base"].label.nl == "€\N{NO-BREAK SPACE}3.240,50"
    assert {name: each.value for name, each in facts.items()} == WRITTEN
    assert {fact.type for fact in codebook().facts if fact not in TESTED} == {*LEAST}


def test_the_same_amount_has_the_same_commitment_however_it_is_written() -> None:
    """As text and as a number, in JSON and in YAML."""
    written = [
        b'{"facts": {"wage_base": 3240.5}}',
        b'{"facts": {"wage_base": "3240.50"}}',
        b"facts: {wage_base: 3240.50}",
    ]
    assert len({commitment(read_request(each), "0" * 32) for each in written}) == 1


@pytest.mark.parametrize(
    ("facts", "field", "why"),
    [
        ({"start_date": "1 mei 2020"}, "facts.start_date", "de vorm jjjj-mm-dd"),
        ({"start_date": 20200501}, "facts.start_date", "de vorm jjjj-mm-dd"),
        ({"wage_base": "3.240,50"}, "facts.wage_base", "hoogstens twee decimalen na een punt"),
        ({"wage_base": -1}, "facts.wage_base", "van 0 tot en met een miljard"),
        ({"start_date": "2020-05-02", "end_date": "2020-05-01"}, "facts.end_date", "1 mei 2020; dat ligt vóór"),
    ],
)
def test_a_wrong_one_is_told_with_its_field_and_what_is_allowed(facts: dict[str, Any], field: str, why: str) -> None:
    """So is a last day that lies before the first."""
    with pytest.raises(InvalidRequestError) as error:
        made({"facts": facts}, "nl")
    (problem,) = error.value.problems
    assert problem.field == field
    assert why in problem.text.nl


def test_a_form_takes_them_as_people_write_them() -> None:
    """A day as the browser sends it, an amount with the signs of either language; and shows them again."""
    form = {"shown": ["start_date", "wage_base"], "fact.start_date": ["2014-11-01"], "fact.wage_base": ["€ 3.240,50"]}
    plain = stated(form)
    assert plain["facts"] == WRITTEN
    assert made(plain, "nl").plain["facts"] == WRITTEN
    shown = {name: question(name, plain, {}, {}, {}, "nl", planned=False) for name in WRITTEN}
    assert {name: (each["type"], each["value"]) for name, each in shown.items()} == {
        "start_date": ("date", "2014-11-01"),
        "wage_base": ("money", "3240.50"),
    }


@pytest.mark.parametrize("ending", ["csv", "parquet", "jsonl"])
def test_a_table_takes_them(tmp_path: Path, ending: str) -> None:
    """CSV as a Dutch spreadsheet writes it, Parquet with its own days and decimals."""
    path = tmp_path / f"rows.{ending}"
    match ending:
        case "csv":
            path.write_text("start_date;wage_base\n2014-11-01;3240,50\n", encoding="utf-8")
        case "parquet":
            pl.DataFrame({"start_date": [dt.date(2014, 11, 1)], "wage_base": [Decimal("3240.50")]}).write_parquet(path)
        case _:
            path.write_text('{"facts": {"start_date": "2014-11-01", "wage_base": 3240.5}}\n', encoding="utf-8")
    layout = layout_of(path)
    (row,) = [row for chunk in chunks(path, layout, ()) for row in read(chunk, layout, None, DAY)]
    assert isinstance(row, Row)
    assert row.asked is not None
    assert row.asked.facts.plain == WRITTEN


def test_they_are_those_of_the_whole_case() -> None:
    """One employment has one wage, however many conversations."""
    case = CaseFile.model_validate({"facts": WRITTEN, "acts": [{}, {}]})
    assert all(each.facts.plain == WRITTEN for each in case.incidents)


def test_the_description_and_the_codebook_say_how_to_write_them() -> None:
    """An amount is text or a number, a day has a form; what is delicate personal data says so."""
    properties = Request.model_json_schema()["$defs"]["Facts"]["properties"]
    assert {"type": "string", "format": "date"} in properties["start_date"]["anyOf"]
    assert {"string", "number"} <= {each.get("type") for each in properties["wage_base"]["anyOf"]}
    page = str(list(codebook_page(codebook(), facts_read(), "nl")))
    assert "een bedrag in euro's, zoals 3240.50" in page
    assert page.count("gevoelig persoonsgegeven") == sum(fact.personal for fact in codebook().facts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_fact_that_nothing_reads_yet_is_listed_as_that(lang: Lang) -> None:
    """Whoever enters it knows that no answer moves by it; a fact that something reads has no such mark."""
    mark = catalogue(books.__file__).UNREAD[lang]
    items = [
        str(item)
        for block in codebook_page(codebook(), facts_read(), lang)
        if isinstance(block, Bullets)
        for item in block.items
    ]
    assert [mark in each for each in items].count(True) == len({*codebook().fact_ids} - facts_read())
    (audience,) = (each for each in items if "'audience'" in each)
    assert mark not in audience
