"""Several clauses, accounts, measures and proceedings on the pages, and the side that asks."""

import json
import pickle
from pathlib import Path

import pytest
from httpx2 import Client

from privesfeer.api.ask.registry import codebook
from privesfeer.api.ask.request import read_request
from privesfeer.api.reports import verdict as report
from privesfeer.api.web.dossier_file import opened
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.web import carried, plain, visible

FILES = Path(__file__).parents[2] / "cases/files"
LISTED = ("sales-manager-leaves", "adviser-and-the-reception-site")


@pytest.mark.parametrize("stem", LISTED)
def test_a_file_with_lists_opens_with_the_verdict_of_the_command(visitor: Client, stem: str) -> None:
    """No fact, clause or measure is lost on the way, nor when the page is kept and opened again."""
    source = (FILES / f"{stem}.yaml").read_bytes()
    page = visitor.post("/nl/open", files={"file": (f"{stem}.yaml", source)}).text
    dossier = opened(json.dumps(carried(page)).encode(), "nl")
    asked = read_request(source)
    there, here = asked.verdict(), dossier.verdict()
    assert here.lists.keys() == there.lists.keys()
    for name, entries in there.lists.items():
        told = [(each.facts, each.disputed, each.dates, each.answers) for each in entries]
        assert [(each.facts, each.disputed, each.dates, each.answers) for each in here.lists[name]] == told
    assert (here.client, here.answers, here.lead) == (there.client, there.answers, there.lead)
    assert [each.answers for each in here.acts] == [each.answers for each in there.acts]
    assert opened(dossier.file, "nl").verdict().answers == here.answers


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_verdict_tells_each_measure_and_for_whom_it_is_asked(visitor: Client, lang: Lang) -> None:
    """And the proceedings that run."""
    source = (FILES / "sales-manager-leaves.yaml").read_bytes()
    page = visitor.post(f"/{lang}/open", files={"file": ("case.yaml", source)}).text
    told = visible(visitor.post(f"/{lang}/verdict", data={"dossier": json.dumps(carried(page))}).text)
    assert catalogue(report.__file__).table("CLIENTS")["employer"][lang] in told
    for name, value in (("measure", "injunction"), ("proceeding", "interim"), ("clause", "relations")):
        assert codebook().fact(name).label(value)[lang].casefold() in told.casefold()


@pytest.mark.parametrize("stem", LISTED)
def test_a_case_with_lists_gets_its_papers(visitor: Client, stem: str) -> None:
    """They are written in a process of their own, so that the whole case has to go there."""
    source = (FILES / f"{stem}.yaml").read_bytes()
    assert pickle.loads(pickle.dumps(read_request(source))) == read_request(source)  # noqa: S301 - our own bytes
    sent = {"dossier": json.dumps(opened(source, "nl").plain), "form": "html"}
    memo = visitor.post("/nl/memo", data=sent)
    assert memo.status_code == 200
    assert "Maatregelen" in visible(memo.text)


def test_a_measure_can_be_added_and_let_go(visitor: Client) -> None:
    """The one that stands at the screen is the first; what is not one of the values adds nothing."""
    sent = {"dossier": plain(), "client": "employee"}
    page = visitor.post("/en/interview", data={**sent, "go": "add:measures", "add.measures": "warning"}).text
    assert 'value="less:measures:1"' in page  # the page with all answers again, on which it was asked
    two = carried(page)
    assert two["client"] == "employee"
    assert [each["facts"]["measure"] for each in two["lists"]["measures"]] == [two["facts"]["measure"], "warning"]
    assert len(opened(json.dumps(two).encode(), "en").verdict().lists["measures"]) == 2
    changed = two | {"facts": two["facts"] | {"measure": "reprimand"}}
    first = opened(json.dumps(changed).encode(), "en").verdict().lists["measures"][0]
    assert first.facts[0].value == "reprimand"
    again = {"dossier": json.dumps(two), "go": "less:measures:1"}
    assert "lists" not in carried(visitor.post("/en/interview", data=again).text)
    for go in ("less:measures:0", "less:measures:9", "less:claims:1", "add:claims", "add:measures"):
        assert carried(visitor.post("/en/interview", data={"dossier": json.dumps(two), "go": go}).text) == two
    wrong = {"dossier": json.dumps(two), "go": "add:measures", "add.measures": "beheading"}
    assert visitor.post("/en/interview", data=wrong).status_code == 422


def test_the_first_proceedings_are_a_fact_of_the_case(visitor: Client) -> None:
    """There is nothing at the screen that they could stand beside."""
    sent = {"dossier": plain(), "go": "add:proceedings", "add.proceedings": "interim"}
    one = carried(visitor.post("/nl/interview", data=sent).text)
    assert one["facts"]["proceeding"] == "interim"
    assert "lists" not in one
