"""Refusals: people get a page in their language, programs get problem details, whoever it is that refuses."""

import datetime as dt
import re
from pathlib import Path

import httpx2
import pytest
from starlette.testclient import TestClient

from privesfeer.api.http import wording as common
from privesfeer.api.http.problem import MEDIA
from privesfeer.api.middleware.api_keys import make_key
from privesfeer.api.middleware.rate_limit import Limits
from privesfeer.api.serve.application import create_app
from privesfeer.api.serve.serving import Settings, guarded
from privesfeer.api.web import wording
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.behind_middleware import HOST, app

# What Chromium sends with a navigation.
BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"}
FORM = {"content-type": "application/x-www-form-urlencoded"}
# Of a refusal: the status, the method, the path in a language, and what is sent.
REFUSED = {
    "a form that cannot be divided": (400, "POST", "/{lang}/open", {"content-type": "multipart/form-data"}),
    "a page of elsewhere": (403, "POST", "/{lang}/interview", FORM | {"origin": "https://evil.example"}),
    "no such page": (404, "GET", "/{lang}/nothing", {}),
    "no such static file": (404, "GET", "/static/style.css", {}),
    "no such address": (404, "GET", "/nothing/at/all", {}),
    "no such language": (404, "GET", "/zz/", {}),
    "a verdict that is pasted": (405, "GET", "/{lang}/verdict", {}),
    "a code that is pasted": (405, "GET", "/{lang}/codes/check", {}),
    "too large a form": (413, "POST", "/{lang}/interview", FORM),
    "a compressed form": (415, "POST", "/{lang}/interview", FORM | {"content-encoding": "gzip"}),
    "another name": (421, "GET", "/{lang}/", {"host": "evil.example"}),
    "a form without its file": (422, "POST", "/{lang}/open", FORM),
}


def shown(response: httpx2.Response, status: int, lang: Lang) -> None:
    """Check that an answer is a page for people: in their language, with a heading, and a way to go on."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"].startswith("text/html")
    assert response.headers["content-language"] == lang
    assert {"Accept", "Accept-Language"} <= set(re.split(", *", response.headers["vary"]))
    assert "no-store" in response.headers["cache-control"]
    assert f'<html lang="{lang}">' in response.text
    assert re.search(r"<h1>[A-Z][^<]+</h1>", response.text)
    assert f'href="/{lang}/"' in response.text
    assert not re.search(r"openapi|application/|\{", response.text)


def told(response: httpx2.Response, status: int, lang: Lang) -> None:
    """Check that an answer is a problem for programs."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == MEDIA
    assert response.headers["content-language"] == lang
    assert {"Accept", "Accept-Language"} <= set(re.split(", *", response.headers["vary"]))
    assert response.json()["status"] == status


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("refused", REFUSED)
def test_people_get_a_page_and_programs_a_problem(client: httpx2.Client, refused: str, lang: Lang) -> None:
    """In the language of the path where it has one, and else in that of the caller."""
    status, method, template, headers = REFUSED[refused]
    path = template.format(lang=lang)
    speaks = {"accept-language": next(each for each in LANGUAGES if (each == lang) != (path != template))}
    body = b"x" * 1_100_000 if status == 413 else b""
    page = client.request(method, path, content=body, headers=headers | BROWSER | speaks)
    shown(page, status, lang)
    for accept in ("*/*", "application/json", "application/problem+json, text/html;q=0.9"):
        problem = client.request(method, path, content=body, headers=headers | speaks | {"accept": accept})
        told(problem, status, lang)
    assert page.headers.get("allow") == problem.headers.get("allow")


@pytest.mark.parametrize("path", ["/v1", "/v1/", "/v1/nothing", "/v1/verdicts", "/v1/rulings/none", "/mcp"])
def test_at_the_addresses_of_programs_everyone_gets_a_problem(client: httpx2.Client, path: str) -> None:
    """A browser too: what is there is for programs."""
    for headers in (BROWSER, {}):
        refused = client.get(path, headers=headers | {"accept-language": "en"})
        told(refused, refused.status_code, "en")
        assert refused.status_code in {404, 405}
    for address in ("/openapi.json", "/metrics"):
        told(client.post(address, headers=BROWSER), 405 if address != "/metrics" else 404, "nl")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_that_follows_a_form_says_so_where_its_address_is_pasted(client: httpx2.Client, lang: Lang) -> None:
    """And what can be done now."""
    for path in ("verdict", "desk", "memo", "dossier", "open"):
        page = client.get(f"/{lang}/{path}", headers=BROWSER).text
        assert wording.ONLY_AFTER_FORM[lang] in page
        assert f'href="/{lang}/interview"' in page


def test_the_start_follows_the_language_of_the_caller(client: httpx2.Client) -> None:
    """And says that it does; the language alone leads to its start page."""
    for header, lang in (("en-GB,en;q=0.9,nl;q=0.8", "en"), ("nl", "nl"), ("zz", "nl"), ("", "nl")):
        for method in ("GET", "HEAD"):
            start = client.request(method, "/", headers=BROWSER | {"accept-language": header})
            assert (start.status_code, start.headers["location"]) == (307, f"/{lang}/")
            assert "Accept-Language" in start.headers["vary"]
    for lang in LANGUAGES:
        page = client.get(f"/{lang}", headers=BROWSER, follow_redirects=True)
        assert (page.status_code, page.url.path) == (200, f"/{lang}/")


@pytest.mark.parametrize("path", ["/nl/", "/en/interview", "/en/rulings", "/nl/codes", "/nl/nothing", "/nl/verdict"])
def test_of_a_page_its_head_can_be_asked(client: httpx2.Client, path: str) -> None:
    """All but the body is the same, also of a refusal."""
    page, head = client.get(path, headers=BROWSER), client.head(path, headers=BROWSER)
    assert (head.status_code, head.content) == (page.status_code, b"")
    assert {*head.headers} == {*page.headers}
    for name in ("content-type", "content-language", "content-length"):
        assert head.headers[name] == page.headers[name]


def test_who_has_no_key_gets_a_page_too(tmp_path: Path) -> None:
    """401 without one, 403 with one for something else; a program gets a problem."""
    keys = tmp_path / "keys.json"
    token = make_key(keys, "x", ("verdict",), dt.date(2026, 11, 24))
    with TestClient(guarded(create_app(), Settings(keys=keys)), base_url=HOST) as client:
        for status, key in ((401, {}), (403, {"authorization": f"Bearer {token}"})):
            for lang in LANGUAGES:
                page = client.get(f"/{lang}/", headers=BROWSER | key)
                shown(page, status, lang)
                assert "bearer" in page.headers["www-authenticate"].lower()
                told(client.get(f"/{lang}/", headers=key), status, lang)


@pytest.mark.parametrize(("status", "limits"), [(503, Limits(places=0)), (413, Limits(largest=0))])
def test_a_limit_is_said_on_a_page(status: int, limits: Limits) -> None:
    """By the gate itself, to people and to programs."""
    with TestClient(guarded(app(), Settings(limits=limits)), base_url=HOST) as client:
        for path in ("/v1/verdicts", "/leak"):
            refused = client.post(path, content=b"x", headers=BROWSER | {"accept-language": "en"})
            assert refused.status_code == status
            page = refused.headers["content-type"].startswith("text/html")
            assert page == (path == "/leak")
            assert common.HTTP_STATUS[status].en in refused.text


def test_an_unexpected_error_is_a_page_with_the_number_to_report() -> None:
    """That which stands in the log; nothing of the error itself."""
    with TestClient(guarded(app(), Settings()), base_url=HOST) as client:
        page = client.post("/leak", content="geheim", headers=BROWSER | {"accept-language": "en"})
    assert page.status_code == 500
    assert page.headers["x-request-id"] in page.text
    assert wording.REQUEST.en in page.text
    assert "geheim" not in page.text
