"""A dossier in a real browser: nothing of it is lost by going back, by leaving or by a second tab, or kept unasked."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from privesfeer.api.web import wording
from privesfeer.api.web.desk import SAID
from privesfeer.api.web.sections import sections
from tests.api.browsing import Site, Watched, kept, press, switch, watching
from tests.api.web import HOSTILE, plain

pytestmark = pytest.mark.slow

DISMISSED = Path(__file__).parents[1] / "golden" / "remedies" / "private-summary-dismissal.yaml"
GIVEN = {"measure": "warning"}
TWO = ["Oude groepsapp", "Nieuwe groepsapp"]


@pytest.fixture
def context(site: Site) -> Iterator[BrowserContext]:
    """Give a browser for tabs that are not watched."""
    with site.browser.new_context(base_url=site.url) as context:
        yield context


def choose(page: Page, name: str, value: str) -> None:
    """Answer a question."""
    page.locator(f"input[name='fact.{name}'][value='{value}']").check()


def begin(page: Page, title: str = TWO[0], measure: str = "warning") -> None:
    """Answer the first page of the interview."""
    page.goto("/nl/interview")
    page.get_by_label(wording.TITLE.nl).fill(title)
    choose(page, "measure", measure)


def step(page: Page) -> list[str]:
    """Go on to the next questions, choose the first answer to each, and give the questions."""
    press(page, wording.NEXT.nl)
    return answered(page)


def answered(page: Page) -> list[str]:
    """Choose the first answer to each question, and give the questions; a circle of more than one, as others say."""
    names = shown(page)
    for name in names:
        value = "[value='closed_group']" if name == "audience" else ""
        field = page.locator(f"[name='fact.{name}']{value}").first
        if field.get_attribute("type") == "text":
            field.fill("4")
        else:
            field.check()
    return names


def shown(page: Page) -> list[str]:
    """Give the questions on the page."""
    return [name for each in page.locator("input[name=shown]").all() if (name := each.input_value()) != "about"]


def values(page: Page) -> dict[str, list[str]]:
    """Give the answers as they stand on the screen."""
    fields = page.locator("input[name^='fact.']:checked, input[type=text][name^='fact.']").all()
    return {each.get_attribute("name") or "": [each.input_value()] for each in fields}


def carried(page: Page) -> dict[str, Any]:
    """Give the dossier that the page carries."""
    found: dict[str, Any] = json.loads(page.locator("#dossier").input_value())
    return found


def tab(context: BrowserContext) -> Page:
    """Open a tab."""
    page = context.new_page()
    page.set_default_timeout(60_000)
    return page


# ---- back and forth --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("script", [True, False])
def test_back_and_forward_show_each_page_with_its_answers(site: Site, script: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """With JavaScript and without; also from the verdict, and after a look at a ruling."""
    with (
        site.browser.new_context(base_url=site.url, java_script_enabled=script) as context,
        watching(context) as (page, _, _),
    ):
        begin(page)
        pages = [(shown(page), values(page))]
        for _ in range(2):
            step(page)
            pages.append((shown(page), values(page)))
        press(page, wording.TO_VERDICT.nl)
        page.get_by_role("rowheader").get_by_role("link").first.click()
        page.wait_for_url("**/rulings/*")
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text(TWO[0])
        for names, there in reversed(pages):
            page.go_back()
            expect(page.locator(f"#q-{names[0]}")).to_be_visible()
            assert (shown(page), values(page)) == (names, there)
        for names, there in pages[1:]:
            page.go_forward()
            expect(page.locator(f"#q-{names[0]}")).to_be_visible()
            assert (shown(page), values(page)) == (names, there)
        page.go_forward()
        expect(page.get_by_role("heading", level=1)).to_have_text(TWO[0])


def test_what_was_answered_later_outlives_going_back(watched: Watched) -> None:
    """An answer changed on an earlier page changes that answer alone, and no question is asked twice or passed over."""
    page = watched.page
    begin(page)
    second = step(page)
    press(page, wording.NEXT.nl)
    third = shown(page)
    choose(page, third[0], page.locator(f"[name='fact.{third[0]}']").first.input_value())  # not sent
    page.go_back()
    expect(page.locator(f"#q-{second[0]}")).to_be_visible()
    page.go_back()
    expect(page.get_by_label(wording.TITLE.nl)).to_have_value(TWO[0])
    choose(page, "measure", "dissolution")
    press(page, wording.NEXT.nl)
    facts = carried(page)["facts"]
    assert facts.keys() >= {*GIVEN, *second, third[0]}
    assert facts["measure"] == "dissolution"
    assert not set(shown(page)) & {*GIVEN, *second, third[0]}


def test_the_page_of_drafts_keeps_the_dossier(watched: Watched) -> None:
    """A document is shown for the party under which it was chosen; the dossier stays as it was."""
    page = watched.page
    page.goto("/nl/")
    page.get_by_label(wording.FILE.nl).set_input_files(DISMISSED)
    press(page, wording.OPEN_BUTTON.nl)
    press(page, wording.TO_VERDICT.nl)
    held = carried(page)
    press(page, wording.TO_DRAFTS.nl)
    page.locator("#keep").check()
    for kind, words in (("oral_argument:employer", "Namens de werkgever."), ("nullity", "ben ik het niet eens")):
        page.locator(f"input[name=of][value='{kind}']").check()
        press(page, wording.DRAFT_SHOW.nl)
        expect(page.get_by_text(words).first).to_be_visible()
        assert carried(page) == held
    expect(page.locator("#keep")).to_be_checked()
    page.reload()
    expect(page.get_by_role("heading", level=1).first).to_have_text(wording.DRAFTS.nl)
    assert carried(page) == held
    page.goto("/nl/")
    press(page, wording.RESUME_BUTTON.nl)
    expect(page.get_by_role("heading", level=1).first).to_have_text(wording.DRAFTS.nl)
    assert carried(page) == held


def test_a_page_that_is_loaded_anew_is_the_same(watched: Watched) -> None:
    """Also the verdict, with what is tried, and with answers that were not sent yet."""
    page = watched.page
    begin(page)
    step(page)
    names, there = shown(page), values(page)
    kept(page, wording.KEEP_FILE.nl)  # so that the browser does not ask whether to leave
    page.reload()
    expect(page.locator(f"#q-{names[0]}")).to_be_visible()
    assert (shown(page), values(page)) == (names, there)
    press(page, wording.TO_VERDICT.nl)
    switch(page)
    expect(page.get_by_text(wording.WHAT_IF.nl)).to_be_visible()
    tried = page.locator("main").inner_text()
    page.reload()
    expect(page.get_by_text(wording.WHAT_IF.nl)).to_be_visible()
    assert page.locator("main").inner_text() == tried


def test_a_link_within_a_page_leads_nowhere_else(watched: Watched) -> None:
    """Nor does Back from it lose the page."""
    page = watched.page
    begin(page)
    press(page, wording.TO_VERDICT.nl)
    page.locator(".skip").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    page.go_back()
    assert page.get_by_role("heading", level=1).inner_text() == TWO[0]
    page.go_back()
    expect(page.get_by_label(wording.TITLE.nl)).to_have_value(TWO[0])


# ---- leaving ---------------------------------------------------------------------------------------------------------


def test_leaving_by_the_menu_loses_nothing(watched: Watched) -> None:
    """The dossier is offered where one begins; a new one can be begun beside it."""
    page = watched.page
    begin(page)  # not sent
    page.get_by_role("link", name=wording.RULES.nl).first.click()
    page.wait_for_url("**/rules")
    page.get_by_role("link", name=wording.INTERVIEW.nl).click()
    page.wait_for_url("**/interview")
    assert carried(page)["facts"] == {}
    assert TWO[0] in page.locator(".what-if").inner_text()
    choose(page, "measure", "dissolution")
    page.get_by_role("link", name=wording.HOME.nl, exact=True).click()
    page.wait_for_url("**/nl/")
    offered = page.locator(".what-if").all_inner_texts()
    assert len(offered) == 2
    assert all(wording.RESUME_OPEN.nl in each for each in offered)
    page.locator(".what-if", has_text=TWO[0]).get_by_role("button", name=wording.RESUME_BUTTON.nl).click()
    expect(page.get_by_label(wording.TITLE.nl)).to_have_value(TWO[0])
    assert carried(page)["facts"] == GIVEN
    assert page.evaluate("localStorage.length") == 0


def test_a_warning_comes_before_answers_are_lost(context: BrowserContext) -> None:
    """And never otherwise: nothing filled in, kept in this browser, or kept in a file."""
    page = tab(context)
    asked: list[str] = []

    def stay(dialog: Any) -> None:  # noqa: ANN401 - a dialog of playwright
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.goto("/nl/interview")
    page.get_by_role("heading", level=1).click()
    page.goto("about:blank")
    begin(page)
    press(page, wording.TO_VERDICT.nl)
    page.go_back()
    expect(page.get_by_label(wording.TITLE.nl)).to_have_value(TWO[0])
    page.get_by_role("link", name=wording.RULES.nl).first.click()
    page.wait_for_url("**/rules")
    assert asked == []
    with pytest.raises(Exception, match="ERR_ABORTED"):
        page.goto("about:blank")
    assert asked == ["beforeunload"]
    page.go_back()
    expect(page.get_by_label(wording.TITLE.nl)).to_have_value(TWO[0])
    kept(page, wording.KEEP_FILE.nl)
    page.goto("about:blank")
    begin(page, TWO[1])
    page.get_by_label(wording.KEEP_IN_BROWSER.nl).check()
    page.goto("about:blank")
    assert asked == ["beforeunload"]


def test_a_server_that_does_not_answer_takes_nothing_away(context: BrowserContext) -> None:
    """The page says so and stays as it is; then it goes on."""
    page = tab(context)
    begin(page)
    there = values(page)
    context.set_offline(offline=True)
    page.get_by_role("button", name=wording.NEXT.nl).click()
    expect(page.get_by_text(wording.UNREACHABLE.nl)).to_be_visible()
    assert values(page) == there
    context.set_offline(offline=False)
    press(page, wording.NEXT.nl)
    assert carried(page)["facts"] == GIVEN


def test_the_enter_key_at_the_desk_removes_nothing(watched: Watched) -> None:
    """In the fields of the decision it saves; beside a change that was chosen it adds that."""
    page = watched.page
    begin(page)
    press(page, wording.TO_VERDICT.nl)
    press(page, wording.TO_DESK.nl)
    assert all(each.is_visible() for each in page.locator("button:not([hidden])").all())
    assert not page.locator("button[hidden]").is_visible()
    page.get_by_label(SAID.OTHER_FACT.nl).select_option(index=1)
    page.get_by_label(wording.VARIANT_NAME.nl).fill("Anders")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_label(wording.DECIDED_BY.nl).fill("Hoofd P&O")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert [each["name"] for each in carried(page)["variants"]] == ["Anders"]
    assert carried(page)["choice"] == {"by": "Hoofd P&O", "decision": "", "reasons": ""}


# ---- kept in this browser --------------------------------------------------------------------------------------------


def test_a_dossier_that_is_kept_is_the_one_last_seen(context: BrowserContext) -> None:
    """With the answers just given on the page, at the verdict and at the desk, also when the tab is closed."""
    page = tab(context)
    page.goto("/nl/interview")
    page.get_by_label(wording.KEEP_IN_BROWSER.nl).check()
    page.get_by_label(wording.TITLE.nl).fill(TWO[0])
    for name, value in GIVEN.items():
        choose(page, name, value)
    press(page, wording.TO_VERDICT.nl)
    page.goto("/nl/")
    assert wording.RESUME_KEPT.nl in page.locator(".what-if").inner_text()
    press(page, wording.RESUME_BUTTON.nl)
    assert carried(page)["facts"] == GIVEN
    assert page.get_by_label(wording.KEEP_IN_BROWSER.nl).is_checked()
    press(page, wording.TO_INTERVIEW.nl)
    press(page, sections()["readers"].title.nl)
    given = set(answered(page))
    page.close(run_before_unload=True)
    page = tab(context)
    page.goto("/nl/interview")
    press(page, wording.RESUME_BUTTON.nl)
    assert carried(page)["facts"].keys() == {*GIVEN, *given}
    press(page, wording.TO_VERDICT.nl)
    switch(page)
    press(page, wording.ADOPT.nl)
    adopted = carried(page)["facts"]
    press(page, wording.TO_DESK.nl)
    page.get_by_label(wording.REASONS.nl).fill("Eerste keer.")
    page = tab(context)
    page.goto("/en/")
    press(page, wording.RESUME_BUTTON.en)
    assert page.get_by_label(wording.REASONS.en).input_value() == "Eerste keer."
    assert carried(page)["facts"] == adopted
    page.get_by_label(wording.KEEP_IN_BROWSER.en).uncheck()
    assert page.evaluate("localStorage.length") == 0


def test_two_tabs_do_not_mix_their_dossiers(context: BrowserContext) -> None:
    """What one keeps, another does not write over; both can be kept, and gone on with."""
    one, other = tab(context), tab(context)
    begin(one)
    one.get_by_label(wording.KEEP_IN_BROWSER.nl).check()
    begin(other, TWO[1], "dissolution")
    assert not other.get_by_label(wording.KEEP_IN_BROWSER.nl).is_checked()
    press(one, wording.NEXT.nl)
    press(other, wording.NEXT.nl)
    assert [carried(each)["facts"]["measure"] for each in (one, other)] == ["warning", "dissolution"]
    third = tab(context)
    third.goto("/nl/")
    assert [TWO[0] in each for each in third.locator(".what-if").all_inner_texts()] == [True]
    other.get_by_label(wording.KEEP_IN_BROWSER.nl).check()
    third.reload()
    assert len(third.locator(".what-if").all()) == 2
    for title, measure in zip(TWO, ("warning", "dissolution"), strict=True):
        third.goto("/nl/")
        third.locator(".what-if", has_text=title).get_by_role("button", name=wording.RESUME_BUTTON.nl).click()
        expect(third.locator("#dossier")).to_have_count(1)
        assert carried(third)["facts"]["measure"] == measure


HOSTILE_STORES = [
    "",
    "{",
    "null",
    "[]",
    '"x"',
    json.dumps({"path": "//elsewhere.example/x", "place": [], "filled": [], "changed": True}),
    json.dumps({"path": "javascript:alert(1)", "place": [], "filled": [], "changed": True}),
    json.dumps({"path": "/nl/verdict/../../static/app.js", "place": [], "filled": [], "changed": True}),
    json.dumps({"path": "/nl/interview", "place": [1], "filled": 7, "changed": True}),
    json.dumps(
        {"path": "/nl/interview", "place": [], "filled": [["dossier", HOSTILE]], "changed": True, "at": HOSTILE}
    ),
    json.dumps(
        {"path": "/nl/verdict", "place": [["edit", HOSTILE]], "filled": [["dossier", plain(title=HOSTILE)]], "at": 1}
    ),
    json.dumps(
        {"path": "/nl/interview", "place": [["mode", HOSTILE]], "filled": [["dossier", "{}"], ["title", HOSTILE]]}
    ),
    json.dumps({"path": "/nl/desk", "place": [], "filled": [["dossier", plain()], ["by", HOSTILE], ["on", HOSTILE]]}),
    json.dumps(
        {"path": "/nl/interview", "place": [["asked", HOSTILE]], "filled": [["dossier", '{"facts": {"x": 1}}']]}
    ),
]


def test_hostile_words_in_the_browsers_own_keeping_do_no_harm(watched: Watched) -> None:
    """They are words on the page, or nothing; the server checks all of them, and the pages go on working."""
    page = watched.page
    page.goto("/nl/")
    page.evaluate("(all) => all.forEach((each, at) => localStorage.setItem(`privesfeer:${at}`, each))", HOSTILE_STORES)
    page.evaluate(
        "(all) => all.forEach((each, at) => sessionStorage.setItem(`privesfeer:${at}`, each))", HOSTILE_STORES
    )
    page.reload()
    offers = page.get_by_role("button", name=wording.RESUME_BUTTON.nl)
    assert offers.count() == 5
    for place in range(5):
        page.goto("/nl/")
        offers.nth(place).click()
        page.wait_for_load_state()  # what cannot be read is refused, on a page of its own
        assert page.title() != "taken"
        assert page.locator("img").count() == 0
    page.evaluate("(all) => history.pushState({ id: 'x', path: all, place: all, view: all }, '')", HOSTILE)
    page.evaluate("sessionStorage.setItem('privesfeer:x', sessionStorage.getItem('privesfeer:10'))")
    page.reload()
    begin(page)
    press(page, wording.NEXT.nl)
    assert carried(page)["facts"] == GIVEN


# ---- what the browser is told ----------------------------------------------------------------------------------------


def test_a_page_is_kept_for_going_back_and_an_answer_or_a_file_is_not_kept_at_all(context: BrowserContext) -> None:
    """No cache but the browser's own; nothing that was filled in stands in an address."""
    ask = context.request
    for path in ("interview", "verdict", "desk"):
        page = ask.post(f"/nl/{path}", form={"dossier": plain()})
        assert page.headers["cache-control"] == "private, no-cache"
    for path, name, value in (
        ("memo", "form", "html"),
        ("dossier", "go", "x"),
        ("so-far", "go", "x"),
        ("interview", "go", "dossier"),
    ):
        file = ask.post(f"/nl/{path}", form={"dossier": plain(), name: value})
        assert file.ok
        assert file.headers["cache-control"] == "no-store", path
    answer = ask.post("/v1/verdicts", data={"facts": {"audience": "public"}})
    assert answer.ok
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "5", "²", "", "x"])
def test_a_variant_that_is_not_there_is_neither_removed_nor_changed(context: BrowserContext, number: str) -> None:
    """However long its number is."""
    variants = [{"name": "Openbaar", "facts": {"audience": "public"}}]
    page = context.request.post("/en/desk", form={"dossier": plain(variants=variants), "drop": number})
    assert page.status == 200
    assert "Openbaar" in page.text()
    change = json.dumps({"fact": "audience", "value": "friends"})
    form: dict[str, str | float | bool] = {
        "dossier": plain(variants=variants),
        "add": "1",
        "change": change,
        "into": number,
        "name": "Vrienden",
    }
    page = context.request.post("/en/desk", form=form)
    assert page.status == 200
    assert "Vrienden" in page.text()
    assert "Openbaar" in page.text()
