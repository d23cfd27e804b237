"""The page on social media codes: what is checked, tried and written there, and what is refused."""

import html
import re

import pytest
from httpx2 import Client

from privesfeer.api.ask.code import read_policy
from privesfeer.api.ask.code_checker import check_code, policybook
from privesfeer.api.web import codes
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import LANGUAGES, Lang
from privesfeer.engine import SEVERITIES
from tests.api.web import HOSTILE, MARK, between

GOOD = b"title: Onze code\norigin: {sector: private, council: true, council_consent: false}\nconduct: {ban: none}\n"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_code_is_checked_and_tried_on_the_page(visitor: Client, lang: Lang) -> None:
    """The findings stand on it, and what would move on the rulings, drawn once; in the language of the page."""
    checked = visitor.post(f"/{lang}/codes/check", files={"file": ("code.yaml", GOOD)})
    assert checked.status_code == 200
    assert "27" in checked.text  # the article on the works council's consent
    tried = visitor.post(f"/{lang}/codes/test", files={"file": ("code.yaml", GOOD)})
    assert tried.status_code == 200
    assert "<svg" not in tried.text  # nothing moves
    moving = {"origin.sector": "private", "conduct.forbids": "insult", "go": "test"}
    assert visitor.post(f"/{lang}/codes/said", data=moving).text.count("<svg") == 1
    assert catalogue(codes.__file__).LEDE[lang] in tried.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_code_of_which_nothing_is_filled_in_is_not_held_against_the_norms(visitor: Client, lang: Lang) -> None:
    """It would lack everything; the page asks what it provides."""
    for form in ({}, {"title": "Onze code"}, {"go": "test"}):
        page = visitor.post(f"/{lang}/codes/said", data=form or {"title": ""})
        assert page.status_code == 422
        assert catalogue(codes.__file__).NOTHING_SAID[lang] in html.unescape(page.text)
        assert '<section class="sheet written">' not in page.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_amiss_with_a_code_stands_by_part_with_its_proposal(visitor: Client, lang: Lang) -> None:
    """Every norm that is not met once, in a table; why, and on what that rests, is folded."""
    form = {"origin.sector": "private", "conduct.forbids": "insult"}
    page = visitor.post(f"/{lang}/codes/said", data=form).text
    check = check_code(read_policy(b"origin: {sector: private}\nconduct: {forbids: [insult]}", lang))
    rows = re.findall(r'(?s)<tr><th scope="row">.*?</tr>', page)
    assert len(rows) == len(check.findings) > 0
    for each, row in zip(sorted(check.findings, key=lambda one: SEVERITIES.index(one.severity)), rows, strict=True):
        shown, folded = (
            html.unescape(row.partition("<details>")[0]),
            html.unescape(between(row, "<details>", "</details>")),
        )
        assert all(part[lang] in shown for part in (each.clause_text, each.text))
        assert each.proposal[lang] in html.unescape(row.partition("</details>")[2])
        assert all(cited.cited[lang] in folded for cited in each.authority)


@pytest.mark.parametrize("content", [b"", b"- 1", b"orgin: {}", b"a: [", HOSTILE.encode()])
def test_what_is_no_code_is_refused_beside_the_form(visitor: Client, content: bytes) -> None:
    """With what is wrong, and nothing of it is run."""
    refused = visitor.post("/en/codes/check", files={"file": ("code.yaml", content)})
    assert refused.status_code == 422
    assert 'role="alert"' in refused.text
    assert f"<img src=//{MARK}" not in refused.text
    assert "<script>" not in refused.text


def test_a_code_is_written_from_the_choices_on_the_page(visitor: Client) -> None:
    """As a file to keep; a choice that there is not is refused."""
    written = visitor.post("/nl/codes/write", data={"sector": "private", "form": "html", "audience": "council"})
    assert written.status_code == 200
    assert "attachment" in written.headers["content-disposition"]
    assert '<html lang="nl">' in written.text
    assert visitor.post("/nl/codes/write", data={"sector": HOSTILE, "form": "html"}).status_code == 422
    assert visitor.post("/nl/codes/write", data={"form": "exe"}).status_code == 422
    assert policybook().clauses


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_code_is_checked_by_what_is_filled_in_on_the_page(visitor: Client, lang: Lang) -> None:
    """Without a file; every part of the policybook can be filled in, and what was filled in stands there still."""
    page = visitor.get(f"/{lang}/codes").text
    names = [f"{clause.id}.{term.id}" for clause in policybook().clauses for term in clause.terms]
    assert all(f'name="{name}"' in page for name in names)
    form = {
        "title": "Onze code",
        "origin.sector": "private",
        "origin.council": "true",
        "origin.council_consent": "false",
        "origin.adopted": "2024-05-01",
        "conduct.ban": "none",
        "conduct.dos": "Zeg wat u vindt.\nDeel vakkennis.",
        "conduct.forbids": ["insult", "threat"],
        "monitoring.kept_months": "3",
    }
    checked = visitor.post(f"/{lang}/codes/said", data=form)
    assert checked.status_code == 200
    by_file = visitor.post(f"/{lang}/codes/check", files={"file": ("code.yaml", GOOD)})
    assert catalogue(codes.__file__).UNSAID[lang] in checked.text
    assert '<section class="sheet written">' in checked.text
    assert '<section class="sheet written">' in by_file.text
    kept = visitor.post(f"/{lang}/codes/said", data={**form, "go": "keep"})
    assert kept.json()["conduct"]["dos"] == ["Zeg wat u vindt.", "Deel vakkennis."]
    assert kept.json()["monitoring"] == {"kept_months": 3}
    opened = visitor.post(f"/{lang}/codes/check", files={"file": ("code.json", kept.content)})
    for page in (checked.text, opened.text):
        assert 'name="conduct.forbids" value="threat" checked' in page
        assert 'value="2024-05-01"' in page
        assert "Deel vakkennis." in page


def test_what_does_not_fit_a_code_is_said_beside_the_form(visitor: Client) -> None:
    """By its question, in a clause that stands open; what was filled in is not lost, and hostile words are words."""
    refused = visitor.post("/en/codes/said", data={"monitoring.kept_months": "veel", "title": HOSTILE})
    assert refused.status_code == 422
    clause = next(each for each in policybook().clauses if each.id == "monitoring")
    question = next(each.question.en for each in clause.terms if each.id == "kept_months")
    assert f"'{question}' must be a whole number, not 'veel'." in html.unescape(refused.text)
    assert re.findall(r"<details open><summary><h3>(.*?)</h3>", refused.text) == [clause.label.en]
    assert 'value="veel"' in refused.text
    assert f"<img src=//{MARK}" not in refused.text


def test_a_number_can_be_chosen_for_a_code(visitor: Client) -> None:
    """It stands in a field of its own, filled in with the usual one."""
    page = visitor.get("/nl/codes").text
    assert 'id="c-kept_months" name="kept_months" value="3"' in page
    written = visitor.post("/nl/codes/write", data={"sector": "private", "form": "html", "kept_months": "2"})
    assert written.status_code == 200
    assert visitor.post("/nl/codes/write", data={"form": "html", "kept_months": "99"}).status_code == 422
