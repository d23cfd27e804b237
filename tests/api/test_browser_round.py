"""The whole round in a real browser: the facts, the verdict, the desk, memos, the dossier's file and a code."""

from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from privesfeer.api.ask.registry import codebook
from privesfeer.api.web import codes, wording
from privesfeer.api.web.desk import SAID as SAID_AT_DESK
from privesfeer.api.web.dossier_file import opened
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang
from tests.api.browsing import Site, content, kept, press, switch, watching
from tests.conftest import needs_pdf

pytestmark = pytest.mark.slow

SAID = catalogue(codes.__file__)
CODE = Path(__file__).parents[2] / "cases" / "policies" / "good-private-code.yaml"
STARTS = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!DOCTYPE html>"}
ALL = list(product([True, False], ["nl", "en"], [360, 768, 1440]))
COVERING = [(True, "nl", 360), (False, "en", 768), (True, "en", 1440)]  # each value of each


def interview(page: Page, lang: Lang) -> None:
    """Answer, go back and forward, and back by the button of the page."""
    closed = codebook().fact("audience").values["closed_group"][lang]
    chat = codebook().fact("form").values["group_chat"][lang]
    page.get_by_label(wording.TITLE[lang]).fill("Geheime groepsapp")
    press(page, wording.NEXT[lang])
    page.get_by_label("WhatsApp").check()
    page.get_by_label(chat, exact=True).check()
    press(page, wording.NEXT[lang])
    page.get_by_label(closed, exact=True).check()
    page.go_back()
    expect(page.get_by_label("WhatsApp")).to_be_checked()
    expect(page.get_by_label(chat, exact=True)).to_be_checked()
    page.go_forward()
    expect(page.get_by_label(closed, exact=True)).to_be_checked()
    press(page, wording.PREVIOUS[lang])
    expect(page.get_by_label(chat, exact=True)).to_be_checked()
    press(page, wording.NEXT[lang])


def verdict(page: Page, lang: Lang) -> str:
    """Try a switch, take it back, and give the answers."""
    press(page, wording.TO_VERDICT[lang])
    answers = page.get_by_role("region", name=wording.ANSWERS[lang])
    before = answers.inner_text()
    assert codebook().question("private_sphere").outcomes["private"][lang].casefold() in before.casefold()
    switch(page)
    assert wording.WHAT_IF[lang] in page.locator("main").inner_text()
    press(page, wording.UNDO[lang])
    assert answers.inner_text() == before
    return before


def desk(page: Page, lang: Lang) -> None:
    """Compare a variant, and write a decision."""
    press(page, wording.TO_DESK[lang])
    page.get_by_label(SAID_AT_DESK.OTHER_FACT[lang]).select_option(index=3)
    page.get_by_label(wording.VARIANT_NAME[lang]).fill("Anders")
    press(page, wording.ADD[lang])
    page.get_by_label(wording.DECIDED_BY[lang]).fill("Hoofd P&O")
    page.get_by_label(wording.REASONS[lang]).fill("Eerste keer.")
    press(page, wording.TO_VERDICT[lang])


def memos(page: Page, lang: Lang) -> None:
    """Have a memo written in each form."""
    for form, start in STARTS.items():
        memo = kept(page, wording.MEMO_FORMS[form][lang])
        assert memo.suggested_filename == f"memo.{form}"
        assert content(memo).startswith(start)


def dossier(page: Page, lang: Lang, file: Path) -> None:
    """Save the dossier, and open it again."""
    saved = kept(page, wording.KEEP_FILE[lang])
    found = opened(content(saved), lang)
    assert found.choice.by == "Hoofd P&O"
    assert [each.name for each in found.variants] == ["Anders"]
    saved.save_as(file)
    page.goto(f"/{lang}/")
    page.get_by_label(wording.FILE[lang]).set_input_files(file)
    press(page, wording.OPEN_BUTTON[lang])
    press(page, wording.TO_VERDICT[lang])


def code(page: Page, lang: Lang) -> None:
    """Have a code checked, and one written."""
    page.get_by_role("link", name=wording.CODES[lang]).click()
    page.get_by_text(SAID.FROM_FILE[lang]).click()
    page.get_by_label(SAID.FILE[lang]).set_input_files(CODE)
    with page.expect_navigation():
        page.locator("form[action$='/codes/check']").get_by_role("button", name=SAID.CHECK_BUTTON[lang]).click()
    assert page.locator("section.written").inner_text()
    written = kept(page, SAID.WORD[lang])
    assert written.suggested_filename == "code.docx"
    assert content(written).startswith(b"PK")


@pytest.mark.parametrize(
    ("script", "lang", "width"),
    [pytest.param(*each, marks=[] if each in COVERING else pytest.mark.slow) for each in ALL],
)
def test_the_whole_round(site: Site, tmp_path: Path, script: bool, lang: Lang, width: int) -> None:  # noqa: FBT001 - a parameter of the test
    """No request fails, the console stays empty, and no address says what was filled in."""
    needs_pdf()
    with (
        site.browser.new_context(
            base_url=site.url, java_script_enabled=script, viewport={"width": width, "height": 900}
        ) as context,
        watching(context) as (page, requests, wrong),
    ):
        page.on("response", lambda given: wrong.append(f"{given.status} {given.url}") if given.status >= 400 else None)
        # A file that is given ends the request for a page in its place.
        page.on("requestfailed", lambda each: wrong.append(each.url) if each.failure != "net::ERR_ABORTED" else None)
        page.goto(f"/{lang}/")
        page.get_by_role("link", name=wording.START_BUTTON[lang]).click()
        interview(page, lang)
        before = verdict(page, lang)
        desk(page, lang)
        memos(page, lang)
        dossier(page, lang, tmp_path / "dossier.json")
        assert page.get_by_role("region", name=wording.ANSWERS[lang]).inner_text() == before
        code(page, lang)
        assert wrong == []
        asked = {url.removeprefix(site.url) for url in requests if not url.startswith("blob:")}
        assert not [url for url in asked if any(word in url for word in ("?", "whatsapp", "closed", "Geheim", "Hoofd"))]
