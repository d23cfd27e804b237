"""The frame of every page in a real browser: the language at one place, and a menu of which nothing is out of view."""

import json

import pytest
from playwright.sync_api import Page, expect

from privesfeer.api.web import wording
from privesfeer.cases.commons.text import LANGUAGES, TONGUES, Lang
from tests.api.browsing import Watched, press
from tests.api.test_browser import PAGES, go
from tests.api.web import plain
from tests.conftest import sparing

NARROW = (360, 480, 768)


def facts_of(page: Page) -> object:
    """Give the facts that a page carries; a title is told in its language."""
    return json.loads(page.locator("#dossier").input_value())["facts"]


@pytest.mark.parametrize(
    ("name", "lang"), sparing([(name, lang) for name in PAGES for lang in LANGUAGES], [("desk", "nl"), ("about", "en")])
)
def test_the_language_is_changed_at_the_head_of_every_page(watched: Watched, name: str, lang: Lang) -> None:
    """By a link, or by a button of the form that carries the dossier; the page stays, and so does what it is about."""
    page, (path, form) = watched.page, PAGES[name]
    go(page, f"/{lang}/{path}", form)
    others = [tongue.name for code, tongue in TONGUES.items() if code != lang]
    switches = page.locator(".masthead .tongue")
    assert switches.all_inner_texts() == others
    assert [page.get_by_text(other, exact=True).count() for other in others] == [1] * len(others)
    carried = facts_of(page) if page.locator("#dossier").count() else None
    address = page.url
    switches.first.click()
    expect(page.locator("html")).not_to_have_attribute("lang", lang)
    if carried:
        assert facts_of(page) == carried
    assert TONGUES[lang].name in switches.all_inner_texts()
    assert form or page.url != address


def test_the_menu_is_seen_whole_on_a_narrow_screen(watched: Watched) -> None:
    """Nothing of it is out of view, and it leaves the page its first screen."""
    page = watched.page
    page.goto("/nl/about")
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 740})
        links = page.locator(".masthead nav a")
        ends = links.evaluate_all("each => each.map((one) => one.getBoundingClientRect().right)")
        assert len(ends) == 7
        assert max(ends) <= width
        nav = page.locator(".masthead nav ul")
        assert nav.evaluate("each => each.scrollWidth - each.clientWidth") <= 0
        assert page.locator(".masthead").evaluate("each => each.getBoundingClientRect().bottom") <= 150


def test_long_words_are_parted_by_a_hyphen_on_a_phone(watched: Watched) -> None:
    """In the language of the page; an ECLI is no word, and is never parted by a hyphen."""
    page = watched.page
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/nl/rulings/RBMAA-2012-BV3122")
    style = page.locator("main p").first.evaluate(
        "each => [getComputedStyle(each).hyphens, getComputedStyle(each).hyphenateLimitChars]"
    )
    assert style[0] == "auto"
    assert int(style[1].split()[0]) >= 12


def test_the_enter_key_goes_on_and_does_not_change_the_language(watched: Watched) -> None:
    """Although the button of the language comes first on the page."""
    page = watched.page
    page.goto("/nl/interview")
    page.get_by_label(wording.TITLE.nl).fill("Een groepsapp")
    press(page, wording.NEXT.nl)
    page.locator("button[value='to:readers']").click()
    page.locator("input[name='fact.audience_size']").fill("4")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(page.locator("#q-audience_size")).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "form", "button"),
    [
        ("verdict", {"dossier": plain()}, "button[name=sort][value=court] >> nth=0"),
        ("desk", {"dossier": plain(), "had": "heard"}, "button.primary[name=add]"),
    ],
)
def test_the_focus_stays_where_the_eye_is(watched: Watched, path: str, form: dict[str, str], button: str) -> None:
    """On the button that put the rulings in order, or added a variant; the next Tab goes on from there."""
    page = watched.page
    go(page, f"/nl/{path}", form)
    in_render_pool = page.locator(button)
    in_render_pool.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(button)).to_be_focused()
    expect(page.locator(button)).to_be_in_viewport()
    before = page.evaluate("document.activeElement.getBoundingClientRect().top")
    page.keyboard.press("Tab")
    after = page.evaluate("document.activeElement.getBoundingClientRect().top")
    assert abs(after - before) < page.viewport_size["height"]  # type: ignore[index] # it has one


def test_what_is_wrong_with_a_variant_is_where_the_focus_goes(watched: Watched) -> None:
    """And in view, although the variants stand far below it."""
    page = watched.page
    go(page, "/nl/desk", {"dossier": plain()})
    page.locator("#change").evaluate(
        "each => { each.options[1].value = JSON.stringify({ fact: 'audience_size', value: 0 }); }"
    )
    page.locator("#change").select_option(index=1)
    press(page, wording.ADD.nl)
    expect(page.locator("#problems")).to_be_focused()
    expect(page.locator("#problems")).to_be_in_viewport()
