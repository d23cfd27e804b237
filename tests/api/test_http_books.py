"""Books over HTTP: what is in the files is given, found and cited, and nothing else."""

from typing import Any

import pytest
from httpx2 import Client

from privesfeer.api.ask.measured import measured
from privesfeer.api.ask.registry import casebook, codebook, rulebook
from privesfeer.api.ask.services import reasoner
from privesfeer.api.reports.evaluation import evaluation_json
from privesfeer.cases.commons.text import LANGUAGES


def got(client: Client, address: str) -> Any:  # noqa: ANN401 - JSON
    """Give the JSON at an address."""
    response = client.get(address)
    assert response.status_code == 200
    return response.json()


def test_the_codebook_is_whole(client: Client) -> None:
    """Every fact and question, with words in both languages."""
    told = got(client, "/v1/codebook")
    assert [each["id"] for each in told["facts"]] == list(codebook().fact_ids)
    assert all(each["nl"] and each["en"] for each in (*told["facts"], *told["questions"]))


def test_every_rule_is_told_with_its_authority(client: Client) -> None:
    """In the order of the rule files, each condition in words."""
    told = got(client, "/v1/rules")
    assert told["version"] == rulebook().version
    given = {each["question"]: [rule["id"] for rule in each["rules"]] for each in told["questions"]}
    assert given == {name: [rule.id for rule in each.rules] for name, each in rulebook().questions.items()}
    assert all(rule["authority"] and rule["when"]["nl"] for each in told["questions"] for rule in each["rules"])


def test_rules_are_those_of_the_day(client: Client) -> None:
    """Before 8 February 2012 there is no rule that rests on Maastricht alone."""
    (now,) = got(client, "/v1/rules?question=private_sphere")["questions"]
    (before,) = got(client, "/v1/rules?question=private_sphere&as_of=2012-02-07")["questions"]
    gone = {each["id"] for each in now["rules"]} - {each["id"] for each in before["rules"]}
    alone = {
        each["id"]
        for each in now["rules"]
        if [source["ruling"] for source in each["authority"]] == ["RBMAA-2012-BV3122"]
    }
    assert alone <= gone
    assert all(each["since"] is None or each["since"] <= "2012-02-07" for each in before["rules"])


def test_all_rulings_are_found_page_by_page(client: Client) -> None:
    """Each once; Link leads to the pages beside."""
    address, keys = "/v1/rulings?size=50", []
    while address:
        response = client.get(address)
        keys += [each["key"] for each in response.json()["rulings"]]
        address = response.links.get("next", {}).get("url", "")
    assert sorted(keys) == sorted(each.key for each in casebook())
    assert client.get("/v1/rulings?size=50&page=2").links["prev"]["url"].endswith("page=1")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("page=0", "at least 1"),
        ("page=-1", "at least 1"),
        ("page=999999999999", "at most 1000000"),
        ("size=1000", "at most 200"),
        ("year_from=1", "at least 1900"),
        ("year_to=9999", "at most 2100"),
    ],
)
def test_a_number_out_of_range_is_refused_with_its_bound(client: Client, query: str, said: str) -> None:
    """By the name under which it was given."""
    refused = client.get(f"/v1/rulings?{query}", headers={"Accept-Language": "en"})
    assert refused.status_code == 422
    (problem,) = refused.json()["problems"]
    assert problem["text"].startswith(f"'{query.partition('=')[0]}' must be {said}, not ")


def test_rulings_are_found_by_what_is_recorded(client: Client) -> None:
    """Words, medium, audience, question with outcome, level and years."""
    query = "q=whatsapp&platform=whatsapp&question=private_sphere&outcome=private&level=first_instance"
    told = got(client, f"/v1/rulings?{query}&year_from=2015&year_to=2026")
    assert told["total"] == len(told["rulings"]) > 0
    for line in told["rulings"]:
        ruling = casebook()[line["key"]]
        assert "whatsapp" in (ruling.facts.known["platforms"] or ())  # type: ignore[operator] # a set
        assert {"question": "private_sphere", "outcome": "private"} in line["outcomes"]
        assert line["level"] == "first_instance"
    audience = got(client, "/v1/rulings?audience=public")["rulings"]
    assert {casebook()[each["key"]].facts.known["audience"] for each in audience} == {"public"}


def test_a_page_beyond_the_last_is_empty(client: Client) -> None:
    """And says how many there are."""
    told = got(client, "/v1/rulings?page=99")
    assert (told["rulings"], told["total"]) == ([], len(tuple(casebook())))


def test_statutes_are_those_in_force(client: Client) -> None:
    """On a day, and on a question; each can be asked for by itself."""
    told = got(client, "/v1/statutes?as_of=2014-01-01&question=measure_upheld")["statutes"]
    assert told
    days = [version["valid"] for each in told for version in each["versions"]]
    assert len(days) == len(told)
    assert all((day["first"] or "") <= "2014-01-01" <= (day["last"] or "9999") for day in days)
    assert all("measure_upheld" in each["bears_on"] for each in told)
    assert got(client, f"/v1/statutes/{told[0]['id']}") == told[0]
    missing = client.get("/v1/statutes/bw-7-611x")
    assert missing.status_code == 404
    assert missing.json()["problems"][0]["nearest"] == "bw-7-611"


@pytest.mark.parametrize(
    ("text", "key", "valid"),
    [
        ("ECLI:NL:RBMAA:2012:BV3122, r.o. 4.3", "RBMAA-2012-BV3122", True),
        ("LJN BV3122", "RBMAA-2012-BV3122", True),
        ("61496/08", "echr-61496-08", True),
        ("ECLI:NL:RBMAA:2099:BV3122", None, False),
        ("zomaar iets", None, False),
        ("", None, False),
    ],
)
def test_a_citation_is_checked(client: Client, text: str, key: str | None, valid: bool) -> None:  # noqa: FBT001 - expected value
    """Its form and its place in the casebook, in both languages."""
    response = client.get("/v1/citations", params={"text": text, "as_of": "2026-11-24"})
    told = response.json()
    assert (told["key"], told["valid"]) == (key, valid)
    assert valid or all(each["nl"] and each["en"] for each in told["problems"])


def test_the_figures_that_were_measured_are_given(client: Client) -> None:
    """In the language that is asked, with the versions of what was measured."""
    for lang in LANGUAGES:
        response = client.get("/v1/evaluation", headers={"accept-language": lang})
        assert response.content == evaluation_json(measured(), lang)
        assert response.json()["versions"] == reasoner().versions.model_dump()
        assert response.headers["content-language"] == lang
