"""The page for who considers to look: what he tells, the answer first, the log as a file; both languages, no script."""

import json
from typing import Any

import pytest
from httpx2 import Client

from privesfeer.api.web import look
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.web import LARGEST, carried, plain, questions, visible

SAID = catalogue(look.__file__)
PLAN: dict[str, Any] = {"search_target": "work_mailbox", "concrete_suspicion": True}


def looked(visitor: Client, lang: Lang, facts: dict[str, Any], **more: str) -> str:
    """Give the page."""
    page = visitor.post(f"/{lang}/before", data={"dossier": json.dumps({"facts": facts}), **more})
    assert page.status_code == 200
    assert len(page.content) < LARGEST
    return page.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_begins_with_what_is_to_be_opened(visitor: Client, lang: Lang) -> None:
    """It is linked from the start page, and asks that one thing."""
    page = visitor.get(f"/{lang}/before")
    assert page.status_code == 200
    assert questions(page.text) == ["search_target"]
    assert SAID.LEDE[lang] in visible(page.text)
    home = visitor.get(f"/{lang}/").text
    assert home.count(f'href="/{lang}/before"') == 1
    other = next(each for each in LANGUAGES if each != lang)
    assert f'href="/{other}/before"' in page.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_answer_comes_first_then_what_matters_is_asked(visitor: Client, lang: Lang) -> None:
    """What is opened can be changed each time; what was answered is not asked again."""
    page = looked(visitor, lang, PLAN)
    words_ = visible(page)
    assert words_.index(SAID.ANSWER[lang]) < words_.index(SAID.KEEP_LOG[lang]) < words_.index(SAID.PLAN[lang])
    first, *others = questions(page)
    assert first == "search_target"
    assert 1 <= len(others) <= 5
    assert "concrete_suspicion" not in others
    assert "--detail" not in page
    assert "aim_recorded)" not in words_


def test_answers_are_carried_and_move_the_answer(visitor: Client) -> None:
    """The dossier travels in the form; the server keeps nothing."""
    fields = {"shown": ["search_target", "concrete_suspicion"], "fact.search_target": "work_mailbox"}
    page = visitor.post("/nl/before", data={"dossier": "{}", **fields, "fact.concrete_suspicion": "false"})
    assert carried(page.text)["facts"] == {"search_target": "work_mailbox", "concrete_suspicion": False}
    assert "Nee. Zonder concreet vermoeden" in visible(page.text)


@pytest.mark.parametrize(("kind", "media"), [("docx", "wordprocessingml"), ("pdf", "pdf"), ("html", "html")])
def test_the_log_is_given_as_a_file(visitor: Client, kind: str, media: str) -> None:
    """It is kept nowhere else."""
    data = {"dossier": json.dumps({"facts": PLAN}), "form": kind}
    given = visitor.post("/nl/before", data=data)
    assert given.status_code == 200
    assert media in given.headers["content-type"]
    assert given.headers["content-disposition"] == f'attachment; filename="log.{kind}"'
    assert given.headers["cache-control"] == "no-store"


def test_what_makes_no_dossier_is_said_on_the_page(visitor: Client) -> None:
    """With the question, and without what was wrong."""
    data = {
        "dossier": json.dumps({"facts": {"audience": "public"}}),
        "shown": ["audience_size"],
        "fact.audience_size": "many",
    }
    page = visitor.post("/nl/before", data=data)
    assert page.status_code == 422
    assert 'id="problems"' in page.text
    assert questions(page.text) == ["audience_size"]
    assert carried(page.text)["facts"] == {"audience": "public"}
    worse = visitor.post("/nl/before", data={"dossier": json.dumps({"facts": {"audience": "mars"}})})
    assert worse.status_code == 422
    assert carried(worse.text)["facts"] == {}


def test_a_dossier_from_another_page_is_taken(visitor: Client) -> None:
    """As from the desk: what it says tells of the plan."""
    assert 'formaction="/en/before"' in visitor.post("/en/desk", data={"dossier": plain()}).text
    page = visitor.post("/en/before", data={"dossier": plain()})
    assert page.status_code == 200
    assert "search_target" in questions(page.text)
