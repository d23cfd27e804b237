"""What is seen and heard in a real browser: letters as they are read, answers in view, and only what moved."""

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from privesfeer.api.ask.registry import codebook
from privesfeer.api.web import wording
from privesfeer.cases.commons.text import LANGUAGES, capital
from tests.api.browsing import Watched, press
from tests.api.test_browser import SACKED, go
from tests.api.web import plain
from tests.conftest import sparing

SCREENS = [(390, 844), (720, 450)]  # a phone, and a desk at twice its size
CIVIL_SERVANT: dict[str, Any] = {
    "facts": {"platforms": ["facebook"], "content": ["criticism"], "measure": "reprimand", "sector": "public"},
    "dates": {"utterance": "2026-11-02"},
}


@pytest.mark.parametrize(
    ("kind", "about"),
    sparing(
        [
            ("nullity", SACKED),
            ("invitation", {"facts": {"platforms": ["email"]}}),
            ("warning", {"facts": {"platforms": ["facebook"], "measure": "warning"}}),
        ],
        [("nullity", SACKED)],
    ),
)
def test_an_open_place_of_a_letter_stands_in_its_sentence(watched: Watched, kind: str, about: dict[str, Any]) -> None:
    """Not on a line of its own, which parts "From [employer] to [employee], [place and date]." in six."""
    page = watched.page
    go(page, "/nl/draft", {"dossier": json.dumps(about), "of": kind, "form": "page"})
    places = page.locator("mark")
    expect(places.first).to_be_visible()
    assert set(places.evaluate_all("each => each.map((one) => getComputedStyle(one).display)")) == {"inline"}


@pytest.mark.parametrize(("width", "height"), sparing(SCREENS, SCREENS[:1]))
@pytest.mark.parametrize("about", sparing([SACKED, CIVIL_SERVANT], [CIVIL_SERVANT]), ids=["dismissal", "reprimand"])
def test_the_verdict_so_far_is_one_bar_on_a_small_screen(
    watched: Watched, about: dict[str, Any], width: int, height: int
) -> None:
    """The measure at issue and until when; it is opened by pressing it, and what is asked stays in view."""
    page = watched.page
    page.set_viewport_size({"width": width, "height": height})
    go(page, "/nl/interview", {"dossier": json.dumps(about), "go": "to:readers"})
    aside = page.locator("#so-far")
    assert aside.evaluate("each => each.getBoundingClientRect().height") <= 64
    bar = aside.locator("> details > summary")
    measure = codebook().fact("measure").values[about["facts"]["measure"]].nl
    assert capital(measure) in bar.inner_text()
    assert ("20 januari 2027" in bar.inner_text()) == (about is SACKED)
    expect(aside.locator(".answers")).to_be_hidden()
    bar.click()
    expect(aside.locator(".answers")).to_be_visible()
    box = aside.bounding_box()
    assert box
    assert box["height"] <= 0.62 * height
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(aside.locator(".answers")).to_be_visible()
    expect(aside.get_by_role("heading", name=wording.SO_FAR.nl)).to_be_visible()


def test_a_screen_reader_hears_what_moved_and_no_more(watched: Watched) -> None:
    """Not the whole verdict again after every choice."""
    page = watched.page
    go(page, "/nl/interview", {"dossier": plain(dates={"measure": "2026-11-20"}), "edit": "audience"})
    assert page.locator("#so-far[aria-live], #so-far [aria-live]").count() == 0
    heard = page.locator("#moved[role=status]")
    assert not heard.inner_text()
    page.locator("input[name='fact.audience'][value='public']").check()
    expect(page.locator("#so-far .answers li").first).to_have_class("moved")
    said = heard.text_content() or ""
    assert page.locator("#so-far .moved .said").first.inner_text() in said
    assert len(said) < 200 < len(page.locator("#so-far").inner_text())
    page.locator("input[name='disputed.audience']").check()
    page.wait_for_function("(before) => document.getElementById('moved').textContent !== before", arg=said)


@pytest.mark.parametrize("lang", sparing(LANGUAGES, "nl"))
def test_what_is_wrong_stands_below_the_label_of_its_field_and_is_read_with_it(watched: Watched, lang: str) -> None:
    """At once and after sending alike; and it is gone with what was wrong."""
    page = watched.page
    page.goto(f"/{lang}/interview")
    field, place = page.locator("#date-utterance"), page.locator("#q-date-utterance")

    def seen() -> None:
        expect(field).to_have_attribute("aria-invalid", "true")
        words = place.locator(".problem").inner_text()
        tied = (field.get_attribute("aria-describedby") or "").split()
        assert words in [page.locator(f"#{each}").inner_text() for each in tied]
        order = place.evaluate("each => [...each.children].map((one) => one.className || one.tagName)")
        assert order == ["LABEL", "problem", "INPUT"]

    field.fill("2031-01-01")
    field.blur()
    expect(place.locator(".problem")).to_be_visible()
    seen()
    assert page.locator("#moved").text_content() == place.locator(".problem").text_content()
    press(page, wording.NEXT[lang])
    expect(page.locator("#problems")).to_be_visible()
    seen()
    field.fill("2026-11-02")
    field.blur()
    expect(place.locator(".problem")).to_have_count(0)
    assert field.get_attribute("aria-invalid") is None


def test_what_explains_a_field_is_read_with_it(watched: Watched) -> None:
    """That it is a valuation of one's own, and that empty is not known."""
    page = watched.page
    go(page, "/nl/interview", {"dossier": plain(), "at": "conversation", "go": "to:conversation", "mode": "all"})
    described = page.locator("#q-gravity").get_attribute("aria-describedby") or ""
    assert wording.OWN_VALUATION.nl in page.locator(f"#{described}").inner_text()
    go(page, "/nl/interview", {"dossier": plain(), "edit": "wage_base"})
    described = page.locator("#f-wage_base").get_attribute("aria-describedby") or ""
    assert page.locator(f"#{described}").inner_text() == wording.EMPTY_IS_UNKNOWN.nl
