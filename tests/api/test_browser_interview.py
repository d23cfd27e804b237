"""The interview in a real browser: what an answer that cannot be does to the page."""

import re

from playwright.sync_api import expect

from privesfeer.api.ask.registry import codebook
from privesfeer.api.web import wording
from privesfeer.api.web.sections import sections
from tests.api.browsing import Watched, press
from tests.api.test_browser import go
from tests.api.web import plain


def test_a_contradiction_is_said_at_its_fields_and_keeps_the_verdict_so_far(watched: Watched) -> None:
    """Beside the form stands what stood; the word is gone as soon as the answer is right again."""
    page = watched.page
    go(page, "/nl/interview", {"dossier": plain(), "go": "to:readers"})
    aside, size = page.locator("#so-far"), page.locator("input[name='fact.audience_size']")
    stood = aside.locator(".said").all_inner_texts()
    assert stood
    size.fill("0")
    size.blur()
    for name in ("audience", "audience_size"):
        expect(page.locator(f"#q-{name} .problem")).to_be_visible()
    assert codebook().fact("audience_size").short.nl in page.locator("#q-audience_size .problem").inner_text()
    expect(aside.get_by_text(wording.STOOD.nl)).to_be_visible()
    assert aside.locator(".said").all_inner_texts() == stood
    size.fill("4")
    size.blur()
    expect(page.locator(".problem:visible")).to_have_count(0)
    assert aside.locator(".said").all_inner_texts() == stood
    size.fill("0")
    press(page, wording.NEXT.nl)
    expect(page.locator("#problems")).to_be_visible()
    assert aside.locator(".said").all_inner_texts() == stood
    page.locator("#problems a").click()
    assert page.evaluate("document.activeElement.id").startswith("q-audience")
    size.fill("4")
    press(page, wording.NEXT.nl)
    assert page.get_by_role("heading", level=1).inner_text() == sections()["found"].title.nl


def test_what_an_answer_moves_is_seen_at_once(watched: Watched) -> None:
    """Its line goes first, and the list of parts counts the answer; what was folded stays so."""
    page = watched.page
    go(page, "/nl/interview", {"dossier": plain(), "edit": "audience"})
    aside, counted = page.locator("#so-far"), page.locator(".steps button[value='to:readers'] + .quiet")
    known = counted.inner_text()
    page.locator("input[name='fact.audience'][value='public']").check()
    expect(aside.locator(".answers li").first).to_have_class("moved")
    assert "privé" in " ".join(aside.locator(".moved").all_inner_texts())
    page.locator("#q-audience input[value='']").check()
    expect(counted).not_to_have_text(known)
    aside.locator("> details > summary").click()
    page.locator("input[name='fact.audience'][value='public']").check()
    expect(counted).to_have_text(re.compile(known.split(",")[0]))
    assert aside.locator("> details").get_attribute("open") is None


def test_of_what_cannot_be_determined_only_what_was_come_for_is_unfolded(watched: Watched) -> None:
    """The others are a line each, below the answers; one that was unfolded stays so when something else is answered."""
    page = watched.page
    go(
        page,
        "/nl/interview",
        {"dossier": plain(facts={"platforms": ["whatsapp"], "measure": "warning"}), "at": "readers"},
    )
    unsaid = page.locator("#so-far .unsaid")
    unfolded = "each => each.map((one) => one.open)"
    opened = unsaid.evaluate_all(unfolded)
    assert opened == [True] + [False] * (len(opened) - 1)
    assert codebook().fact("measure").values["warning"].nl in unsaid.first.inner_text().casefold()
    unsaid.last.locator("summary").click()
    kept = unsaid.last.locator("summary").inner_text()
    with page.expect_response("**/so-far"):
        page.locator(".aside input[type=checkbox]").first.check()
    expect(page.locator("#so-far .unsaid[open] summary", has_text=kept)).to_be_visible()
