"""What the pages are for, counted in a real browser: a first answer soon, a whole file, and a link for a colleague."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from privesfeer.api.ask.registry import codebook
from privesfeer.api.web import verdict as verdict_page
from privesfeer.api.web import wording
from privesfeer.api.web.examples import examples
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.browsing import Site, Watched, press, watching
from tests.api.web import EXAMPLE, HOSTILE, carried, dossier, plain
from tests.conftest import sparing
from tests.walk import FEW, MANY, Hand, first_answer, whole_file

SAID = catalogue(verdict_page.__file__)
PAGES = 3  # of a verdict on paper


@pytest.mark.parametrize("lang", sparing(LANGUAGES, "nl"))
def test_a_first_answer_takes_few_inputs(watched: Watched, lang: Lang) -> None:
    """From the start page, with a measure in view; the answer says how firm it is."""
    hand = Hand(watched.page)
    told = first_answer(hand, lang)
    assert hand.inputs <= FEW
    assert any(codebook().standing(strength).label[lang] in told for strength in ("likely", "slight"))


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_whole_file_takes_no_more_inputs_than_a_person_bears(watched: Watched, lang: Lang) -> None:
    """Every one of its 28 facts arrives as it is, in the verdict."""
    hand, facts = Hand(watched.page), dossier(EXAMPLE).plain["facts"]
    assert len(facts) == 28
    whole_file(hand, lang, facts, "Vijf collega's")
    assert hand.inputs <= MANY
    expect(watched.page.get_by_role("heading", level=1)).to_have_text("Vijf collega's")
    assert carried(watched.page.content())["facts"] == facts


def test_a_link_carries_a_dossier_to_a_colleague_and_not_to_the_server(site: Site) -> None:
    """Behind the hash sign, which no request holds and no history keeps; the verdict is the same."""
    with (
        site.browser.new_context(base_url=site.url, permissions=["clipboard-read", "clipboard-write"]) as context,
        watching(context) as (page, _, _),
        site.browser.new_context(base_url=site.url) as other,
        watching(other) as (colleague, requests, _),
    ):
        page.goto(f"/en/examples/{EXAMPLE}")
        page.get_by_text(SAID.SHARE.en).click()
        page.get_by_role("button", name=SAID.SHARE_BUTTON.en).click()
        expect(page.locator("#sharing output")).to_have_text(SAID.SHARED.en)
        link = page.evaluate("navigator.clipboard.readText()")
        assert len(urlsplit(link).fragment) < 2000
        colleague.goto(link)
        colleague.locator(".said-so").wait_for()
        assert colleague.locator(".said-so").inner_text() == page.locator(".said-so").inner_text()
        assert carried(colleague.content()) == carried(page.content())
        assert "#" not in colleague.url
        assert not [url for url in requests if "dossier" in url or len(url) > 120]


@pytest.mark.parametrize("code", sparing(["AAAA", "x", "_" * 2000], ["x"]))
def test_a_link_that_is_broken_says_so(watched: Watched, code: str) -> None:
    """And the page works on."""
    watched.page.goto(f"/nl/#dossier={code}")
    expect(watched.page.get_by_text(wording.LINK_BROKEN.nl)).to_be_visible()


def test_a_hostile_link_does_no_harm(watched: Watched) -> None:
    """Its words stand on the page as words."""
    page = watched.page
    packed = """async (words) => {
      const stream = new Blob([words]).stream().pipeThrough(new CompressionStream("deflate-raw"));
      const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
      return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    }"""
    page.goto("/nl/about")
    code = page.evaluate(packed, plain(title=HOSTILE))
    page.goto(f"/nl/#dossier={code}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("script")
    assert page.title() != "taken"
    assert page.locator("img").count() == 0


@pytest.mark.parametrize(("stem", "lang"), sparing([(stem, "nl") for stem in examples()], [(EXAMPLE, "nl")]))
def test_a_verdict_on_paper_is_a_record_of_three_pages(watched: Watched, stem: str, lang: Lang) -> None:
    """Answers, facts, rulings with where they are found, and what it was made with."""
    watched.page.goto(f"/{lang}/examples/{stem}")
    paper = watched.page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= PAGES


def test_what_is_wrong_is_linked_and_read_first(watched: Watched) -> None:
    """The summary has the focus, and leads to the field."""
    page = watched.page
    page.goto("/nl/interview")
    press(page, wording.NEXT.nl)
    press(page, wording.NEXT.nl)
    page.locator("[name='fact.audience_size']").evaluate("each => each.removeAttribute('pattern')")
    page.locator("[name='fact.audience_size']").fill("veel")
    press(page, wording.NEXT.nl)
    assert page.evaluate("document.activeElement.id") == "problems"
    page.locator("#problems").get_by_role("link").click()
    assert page.evaluate("document.activeElement.id") == "q-audience_size"
