"""Names: what things are called in a file is read on no page, in no memo and in no letter that is for people."""

import html
import json
import re
from typing import Any

import pytest
from httpx2 import Client

from privesfeer.api.ask.registry import codebook, drafts
from privesfeer.api.web import wording
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.test_browser import PAGES, SACKED
from tests.api.web import plain, visible
from tests.conftest import sparing

FACTS = {each.id for each in codebook().facts} | {value for each in codebook().facts for value in each.values}
QUESTIONS = {each.id for each in codebook().questions} | {
    name for each in codebook().questions for name in each.outcomes
}
NAMES = {each for each in FACTS | QUESTIONS if "_" in each}  # others are words too
POLICE: dict[str, Any] = {
    "facts": {
        "platforms": ["facebook"],
        "measure": "disciplinary_dismissal",
        "public_status": "police",
        "gravity": "serious",
    },
    "dates": {"measure": "2026-10-20"},
}
FILES = {
    "dismissal": json.dumps(SACKED),
    "conversation": plain(),
    "police": json.dumps(POLICE),
    "notice": json.dumps(
        {"facts": {"measure": "dismissal_with_notice", "content": ["criticism"]}, "dates": {"measure": "2026-11-20"}}
    ),
}
QUICK = ("section days", "verdict", "desk", "remedies", "documents", "document that does not fit", "contradiction")


def named(page: str) -> set[str]:
    """Give the names of a file that can be read on a page."""
    return NAMES & {*re.findall(r"\w+", visible(page))}


@pytest.mark.parametrize(
    ("name", "lang"),
    sparing([(name, lang) for name in PAGES for lang in LANGUAGES], [(name, "nl") for name in QUICK]),
)
def test_no_page_shows_what_a_fact_is_called_in_a_file(visitor: Client, name: str, lang: Lang) -> None:
    """But by its words, as the codebook has them."""
    path, form = PAGES[name]
    page = visitor.post(f"/{lang}/{path}", data=form) if form else visitor.get(f"/{lang}/{path}")
    assert named(page.text) == set()


@pytest.mark.parametrize(
    ("about", "lang"), sparing([(about, lang) for about in FILES for lang in LANGUAGES], [("dismissal", "nl")])
)
def test_nothing_that_follows_from_a_dossier_does(visitor: Client, about: str, lang: Lang) -> None:
    """Neither what can be asked, nor measures, memos and letters."""
    form = {"dossier": FILES[about]}
    pages = [visitor.post(f"/{lang}/{path}", data=form).text for path in ("remedies", "desk", "verdict", "draft")]
    pages += [
        visitor.post(f"/{lang}/memo", data={**form, "form": "html", "reader": each}).text for each in wording.READERS
    ]
    pages += [
        visitor.post(f"/{lang}/draft", data={**form, "form": "page", "of": each.id}).text for each in drafts().drafts
    ]
    assert [named(each) for each in pages] == [set()] * len(pages)


@pytest.mark.parametrize("about", ["dismissal", "notice"])
def test_what_is_still_needed_begins_with_what_gives_days_and_money(visitor: Client, about: str) -> None:
    """The first day and the wage, without which no amount can be worked out."""
    facts = json.loads(FILES[about])["facts"]
    kept = {name: value for name, value in facts.items() if name not in {"start_date", "wage_base"}}
    page = visitor.post("/nl/remedies", data={"dossier": json.dumps({**json.loads(FILES[about]), "facts": kept})}).text
    asked = re.findall(r'name="edit" value="([\w.]+)"', html.unescape(page))
    assert len(asked) <= 5
    assert {"start_date", "wage_base"} <= {*asked}
