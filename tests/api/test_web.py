"""The web application as the server gives it: what every page is, in both languages, and what is kept: nothing."""

import hashlib
import html
import json
import re
from itertools import cycle

import pytest
from httpx2 import Client

from privesfeer.api.web import wording
from privesfeer.api.web.examples import examples
from privesfeer.api.web.layout import PageWords, templates
from privesfeer.api.web.sections import sections
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.served import Server
from tests.api.test_browser import PAGES
from tests.api.web import EXAMPLE, HOSTILE, LARGEST, MARK, SHOWN, carried, dossier, plain
from tests.conftest import sparing

FIRST_VIEW = 60_000  # bytes, not packed, with all that the page asks for
READ = (
    "",
    "interview",
    "read",
    "rulings",
    "rules",
    "evaluation",
    "codes",
    "about",
    f"examples/{EXAMPLE}",
    "rules/private_sphere",
)
FILLED = ("interview", "read", "verdict", "desk", "remedies", "draft")


# ---- every page ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", READ)
def test_a_page_is_in_its_language_small_and_kept_by_no_one(visitor: Client, path: str, lang: Lang) -> None:
    """No script or style but the site's own; nothing in a cache; no cookie."""
    page = visitor.get(f"/{lang}/{path}")
    assert page.status_code == 200
    assert f'<html lang="{lang}">' in page.text
    assert wording.LIMITS[lang] in html.unescape(page.text)
    assert len(page.content) < LARGEST
    assert page.headers["cache-control"] == "private, no-cache"
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
    assert "set-cookie" not in page.headers


REFUSED = {
    "missing": 404,
    "refused method": 405,
    **dict.fromkeys(
        (
            "wrong answer",
            "contradiction",
            "refused dossier",
            "refused file",
            "code that cannot be",
            "variant that cannot be",
            "decision that cannot be",
            "document that does not fit",
        ),
        422,
    ),
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_state_of_a_page_is_what_it_is_called_and_of_bounded_size(visitor: Client, lang: Lang) -> None:
    """Those that the browser goes through, so that no state is looked at in the place of another."""
    for name, (path, form) in PAGES.items():
        page = visitor.post(f"/{lang}/{path}", data=form) if form else visitor.get(f"/{lang}/{path}")
        assert page.status_code == REFUSED.get(name, 200), name
        assert len(page.content) < LARGEST, (name, len(page.content))


@pytest.mark.parametrize("path", ["", "interview"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_view_is_light(visitor: Client, path: str, lang: Lang) -> None:
    """The start and the first question: with style, script and icon, not packed."""
    page = visitor.get(f"/{lang}/{path}")
    asked = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text))
    assert len(page.content) + sum(len(visitor.get(each).content) for each in asked) < FIRST_VIEW


@pytest.mark.parametrize(("stem", "lang"), sparing(zip(examples(), cycle(LANGUAGES), strict=False), SHOWN))
def test_every_example_has_a_verdict_a_desk_and_an_interview(visitor: Client, stem: str, lang: Lang) -> None:
    """Also with a question told in full and drawn, and with all of a section asked; none above the largest size."""
    told = [("verdict", {"draw": each.question}) for each in dossier(stem).verdict().answers]
    every = [("interview", {"go": "all", "at": each}) for each in sections()]
    for path, more in (*((path, {}) for path in FILLED), *told, *every):
        page = visitor.post(f"/{lang}/{path}", data={"dossier": plain(stem), **more})
        assert page.status_code == 200
        assert len(page.content) < LARGEST, (path, len(page.content))
        assert carried(page.text)["facts"] == dossier(stem).plain["facts"]
        for tag in ("div", "form", "section", "table"):  # one closed too many closes the form, which then sends nothing
            assert page.text.count(f"<{tag}") == page.text.count(f"</{tag}>"), (path, tag)


@pytest.mark.slow
def test_every_link_within_the_site_leads_somewhere(visitor: Client) -> None:
    """Of the pages to read, of one ruling and of one rule; those in the other language are linked too."""
    paths = [*READ, "rulings/RBMAA-2012-BV3122", PAGES["rule"][0]]
    pages = [visitor.get(f"/en/{path}").text for path in paths]
    links = {html.unescape(link) for page in pages for link in re.findall(r'href="(/[^"]*)"', page)}
    assert len(links) > 100
    assert [link for link in sorted(links) if visitor.get(link).status_code != 200] == []


def test_what_pages_ask_for_is_kept_for_good_under_a_name_of_its_content(visitor: Client) -> None:
    """The name holds the hash, so other content has another name; what there is not, is kept by no one."""
    asked = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', visitor.get("/nl/").text))
    assert {path.rpartition(".")[2] for path in asked} == {"css", "js", "svg"}
    for path in asked:
        found = visitor.get(path)
        assert found.status_code == 200
        assert found.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert hashlib.sha256(found.content).hexdigest()[:16] == path.split(".")[-2]
        assert visitor.head(path).headers["content-type"] == found.headers["content-type"]
    for path in ("style.css", "app.js", "style.0123456789abcdef.css", "..%2fpages.py"):
        gone = visitor.get(f"/static/{path}")
        assert gone.status_code == 404
        assert gone.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["rulings/none", "rules/none", "rules/private_sphere/none", "examples/none"])
def test_what_is_not_there_is_said_on_a_page(visitor: Client, path: str) -> None:
    """With the main menu, to go on from there."""
    page = visitor.get(f"/nl/{path}")
    assert page.status_code == 404
    assert wording.NOT_FOUND.nl in page.text
    assert 'href="/nl/rulings"' in page.text


# ---- what a user types -----------------------------------------------------------------------------------------------


HOSTILE_FORMS = {
    "title": ("interview", {"title": HOSTILE}),
    "title in the verdict": ("verdict", {"dossier": json.dumps({"facts": {"audience": "public"}, "title": HOSTILE})}),
    "variant": (
        "desk",
        {"dossier": "{}", "add": "1", "change": '{"fact": "audience", "value": "public"}', "name": HOSTILE},
    ),
    "who decides": ("desk", {"dossier": "{}", "by": HOSTILE}),
    "date": ("desk", {"dossier": "{}", "by": "x", "on": HOSTILE}),
    "decision": ("desk", {"dossier": "{}", "by": "x", "decision": HOSTILE}),
    "reasons": ("desk", {"dossier": "{}", "by": "x", "reasons": HOSTILE}),
    "answer": ("interview", {"shown": "audience", "fact.audience": HOSTILE}),
    "conversation": ("interview", {"dossier": "{}", "about": HOSTILE, "go": "another"}),
    "another conversation": ("verdict", {"dossier": json.dumps({"others": [{"title": HOSTILE}]})}),
    "day of the law": ("interview", {"dossier": "{}", "as_of": HOSTILE}),
    "assumption": ("interview", {"dossier": "{}", "assume.circle": HOSTILE}),
    "who asks": ("interview", {"dossier": "{}", "asks": HOSTILE}),
    "where it is": ("interview", {"dossier": "{}", "at": HOSTILE, "from": HOSTILE, "go": HOSTILE}),
    "how it is looked at": ("verdict", {"dossier": plain(), "open": HOSTILE, "sort": HOSTILE}),
    "unknown fact": ("interview", {"dossier": json.dumps({"facts": {HOSTILE: 1}})}),
    "flip": ("verdict", {"dossier": "{}", "flip": json.dumps({"fact": "audience", "value": HOSTILE})}),
}


@pytest.mark.parametrize("place", HOSTILE_FORMS)
def test_hostile_words_are_shown_as_words_and_never_logged(server: Server, visitor: Client, place: str) -> None:
    """No tag or attribute comes of them."""
    path, form = HOSTILE_FORMS[place]
    before = len(server.logged())
    page = visitor.post(f"/nl/{path}", data=form)
    assert page.status_code in {200, 422}
    assert "<script>document" not in page.text
    assert "<img" not in page.text
    assert "{{ 7" not in page.text or "&#34;&gt;" in page.text or "&quot;&gt;" in page.text
    assert MARK not in json.dumps(server.logged(before + 1))


@pytest.mark.parametrize(
    "content", [HOSTILE, json.dumps({"facts": {HOSTILE: HOSTILE}}), json.dumps({"title": HOSTILE})]
)
def test_a_hostile_file_is_shown_as_words_and_never_logged(server: Server, visitor: Client, content: str) -> None:
    """Nor is its name, which nothing repeats."""
    before = len(server.logged())
    page = visitor.post("/nl/open", files={"file": (HOSTILE, content)})
    assert page.status_code in {200, 422}
    assert "<script>document" not in page.text
    assert "<img" not in page.text
    assert MARK not in json.dumps(server.logged(before + 1))


@pytest.mark.parametrize("query", ["q", "platform", "year_from"])
def test_a_hostile_search_is_shown_as_words(visitor: Client, query: str) -> None:
    """Also in the link to the other language."""
    page = visitor.get("/nl/rulings", params={query: HOSTILE}).text
    assert "<script>document" not in page
    assert "<img" not in page


def test_a_word_that_a_template_asks_for_and_that_is_not_there_is_named_with_its_file() -> None:
    """Whoever writes a template reads which word of which file is lacking."""
    asking = templates().from_string("{{ t.NO_SUCH_WORD }}")
    with pytest.raises(RuntimeError, match=r"web/wording\.yaml has no sentence 'NO_SUCH_WORD'"):
        asking.render(t=PageWords("nl"))
