"""The web application in a real browser: the ways of a lawyer, of HR and of a reader, and what every page must be.

Served by the installed command, with every gate in place. On the screen of a phone, a tablet and a desk; in light and
dark; without JavaScript; by keyboard alone.
"""

import datetime as dt
import json
from functools import cache
from importlib.util import find_spec
from itertools import cycle, product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from privesfeer.api.ask.registry import casebook, codebook, courts, rulebook
from privesfeer.api.middleware.api_keys import make_key
from privesfeer.api.web import wording
from privesfeer.api.web.desk import SAID, had
from privesfeer.api.web.dossier_file import opened
from privesfeer.api.web.examples import examples
from privesfeer.api.web.sections import sections
from privesfeer.cases.commons.text import LANGUAGES, TONGUES, Lang
from tests.api.browsing import NAME, Site, Watched, content, kept, press, switch, watching
from tests.api.served import served
from tests.api.web import EXAMPLE, HOSTILE, MARK, plain
from tests.conftest import needs_tool, sparing

WIDTHS = (360, 768, 1440, 1920)
AXE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


# ---- three ways ------------------------------------------------------------------------------------------------------


def way_of_a_lawyer(watched: Watched, lang: Lang, *, script: bool) -> None:
    """Go from the first question to the verdict, a switch, and the memo."""
    page, labels = watched.page, codebook().fact("audience").values
    page.goto(f"/{lang}/")
    page.get_by_role("link", name=wording.START_BUTTON[lang]).click()
    page.get_by_label(wording.TITLE[lang]).fill("Een <b>groepsapp</b>")
    press(page, wording.NEXT[lang])
    page.get_by_label("WhatsApp").check()
    press(page, wording.NEXT[lang])
    page.get_by_label(labels["closed_group"][lang], exact=True).check()
    closed = codebook().question("circle").outcomes["closed"][lang]
    if script:
        page.locator("#so-far", has_text=closed.capitalize()).wait_for()
    press(page, wording.NEXT[lang])
    steps = page.get_by_role("navigation", name=wording.STEPS[lang])
    assert steps.locator("[aria-current=step]").inner_text().startswith(sections()["found"].title[lang])
    assert closed in page.locator("#so-far").inner_text()
    press(page, wording.TO_VERDICT[lang])
    assert page.get_by_role("heading", level=1).inner_text() == "Een <b>groepsapp</b>"
    answers = page.get_by_role("region", name=wording.ANSWERS[lang])
    before = answers.inner_text()
    switch(page)
    assert wording.WHAT_IF[lang] in page.locator("main").inner_text()
    assert f"({wording.WAS[lang]}: " in answers.inner_text()
    press(page, wording.UNDO[lang])
    assert answers.inner_text() == before
    memo = kept(page, wording.MEMO_FORMS["html"][lang])
    assert memo.suggested_filename == "memo.html"
    assert "Een &lt;b&gt;groepsapp&lt;/b&gt;" in content(memo).decode()


@pytest.mark.parametrize(("lang", "script"), sparing([("nl", True), ("en", True), ("nl", False)], [("nl", True)]))
def test_the_way_of_a_lawyer(site: Site, lang: Lang, script: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """With and without JavaScript."""
    with site.browser.new_context(base_url=site.url, java_script_enabled=script) as context, watching(context) as found:
        way_of_a_lawyer(found, lang, script=script)


@pytest.mark.slow
def test_the_way_of_a_lawyer_on_a_server_that_others_use(site: Site, tmp_path: Path) -> None:
    """With keys, under a name, by two processes; a proxy adds the key, and the name comes without TLS."""
    keys = tmp_path / "keys.json"
    key = make_key(keys, "proxy", ("verdict", "reference"), dt.date(2026, 11, 24))
    command = ("--host", "0.0.0.0", "--port", "0", "--workers", "2", "--keys", keys, "--allowed-host", NAME)  # noqa: S104 - that is the point
    with served("serve", *command) as server:
        for script in (True, False):
            with (
                site.browser.new_context(
                    base_url=f"http://{NAME}:{server.port}",
                    java_script_enabled=script,
                    extra_http_headers={"Authorization": f"Bearer {key}"},
                ) as context,
                watching(context) as found,
            ):
                way_of_a_lawyer(found, "nl", script=script)


@pytest.mark.parametrize("lang", sparing(LANGUAGES, "nl"))
def test_the_way_of_hr(watched: Watched, lang: Lang, tmp_path: Path) -> None:
    """From an incident to variants, measures, and a person's decision in the dossier file, which opens again."""
    page = watched.page
    page.goto(f"/{lang}/examples/{EXAMPLE}")
    press(page, wording.TO_DESK[lang])
    measure = codebook().fact("measure")
    page.get_by_label(SAID.AND_MEASURE[lang]).select_option(label=measure.values["warning"][lang])
    heard = had()["heard"].planned  # nothing shows that the measure was taken
    assert heard
    page.get_by_label(heard[lang]).check()
    page.get_by_label(wording.VARIANT_NAME[lang]).fill("Alleen waarschuwen")
    press(page, wording.ADD[lang])
    heads = page.get_by_role("group", name=wording.VARIANTS[lang]).get_by_role("columnheader").all_inner_texts()
    assert len(heads) == 3
    assert heads[2].startswith("Alleen waarschuwen")
    assert page.get_by_role("rowheader", name=measure.values["warning"][lang]).count()
    page.get_by_label(wording.DECIDED_BY[lang]).fill("Hoofd P&O")
    page.get_by_label(wording.DECIDED_ON[lang]).fill("2026-11-24")
    page.get_by_label(wording.DECIDED[lang], exact=True).fill("Een waarschuwing")
    page.get_by_label(wording.REASONS[lang]).fill("Eerste keer.\nGeen schade.")
    file = kept(page, wording.KEEP_DECISION[lang])
    dossier = opened(content(file), lang)
    assert dossier.choice.by == "Hoofd P&O"
    assert dossier.choice.reasons == "Eerste keer.\nGeen schade."
    assert [variant.facts for variant in dossier.variants] == [{"employee_heard": True, "measure": "warning"}]
    target = tmp_path / "dossier.json"
    file.save_as(target)
    page.goto(f"/{lang}/")
    page.get_by_label(wording.FILE[lang]).set_input_files(target)
    press(page, wording.OPEN_BUTTON[lang])
    expect(page.get_by_role("heading", level=1)).to_have_text(wording.CHECK[lang])
    press(page, wording.TO_VERDICT[lang])
    press(page, wording.TO_DESK[lang])
    assert page.get_by_label(wording.DECIDED_BY[lang]).input_value() == "Hoofd P&O"


@pytest.mark.parametrize("lang", sparing(LANGUAGES, "en"))
def test_the_way_of_a_reader(watched: Watched, lang: Lang) -> None:
    """From a search to a ruling, a rule that rests on it, and back."""
    page = watched.page
    page.goto(f"/{lang}/rulings")
    page.get_by_role("searchbox").fill("BV3122")
    press(page, wording.SEARCH_BUTTON[lang])
    ruling = casebook()["RBMAA-2012-BV3122"]
    page.get_by_role("link", name=courts().cite(ruling)[lang]).click()
    page.wait_for_url(f"**/rulings/{ruling.key}")
    assert page.get_by_role("heading", level=1).inner_text() == ruling.name
    rules = rulebook().questions["private_sphere"].rules
    rule = next(each for each in rules if any(source.ruling == ruling.key for source in each.authority))
    page.locator(f"a[href='/{lang}/rules/private_sphere/{rule.id}']").click()
    page.wait_for_url(f"**/rules/private_sphere/{rule.id}")
    assert page.get_by_role("heading", level=1).inner_text() == rule.text[lang]
    page.get_by_role("article").get_by_role("link", name=courts().cite(ruling)[lang]).click()
    page.wait_for_url(f"**/rulings/{ruling.key}")
    other = next(tongue.name for code, tongue in TONGUES.items() if code != lang)
    page.get_by_role("link", name=other).click()
    page.wait_for_url(lambda url: f"/{lang}/" not in url)
    assert page.locator("html").get_attribute("lang") != lang


@pytest.mark.slow
def test_leaving_and_coming_back_is_the_users_own_choice(watched: Watched) -> None:
    """The browser keeps a dossier only if asked, offers it at the start, and forgets it when told."""
    page = watched.page
    page.goto("/nl/interview")
    page.get_by_label("waarschuwing").check()
    press(page, wording.NEXT.nl)
    assert page.evaluate("localStorage.length") == 0
    page.get_by_label(wording.KEEP_IN_BROWSER.nl).check()
    page.goto("/nl/")
    press(page, wording.RESUME_BUTTON.nl)
    assert wording.STEP_KNOWN.fill(count="1").nl in page.locator(".steps li").first.inner_text()
    page.goto("/nl/")
    page.get_by_role("button", name=wording.FORGET.nl).click()
    assert page.evaluate("localStorage.length") == 0
    assert page.context.cookies() == []
    page.reload()
    assert page.get_by_role("button", name=wording.RESUME_BUTTON.nl).count() == 0


def test_the_whole_way_by_keyboard_alone(watched: Watched) -> None:
    """The first stop skips the menu; every stop is seen; the arrows choose and Enter goes on."""
    page = watched.page

    def tab_to(selector: str) -> None:
        for _ in range(150):
            page.keyboard.press("Tab")
            stopped: dict[str, Any] = page.evaluate(
                "(selector) => { const at = document.activeElement, style = getComputedStyle(at);"
                "return { there: at.matches(selector), seen: style.outlineStyle !== 'none' || at === document.body } }",
                selector,
            )
            assert stopped["seen"], page.evaluate("document.activeElement.outerHTML")
            if stopped["there"]:
                return
        pytest.fail(f"no stop at {selector}")

    page.goto("/nl/interview")
    tab_to(".skip")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    tab_to("input[name=title]")
    with page.expect_navigation():
        page.keyboard.press("Enter")  # goes on, from any field
    assert page.evaluate("document.activeElement.tagName") == "H1"
    tab_to("input[value=whatsapp]")
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert page.evaluate("document.activeElement.innerText") == sections()["readers"].title.nl
    tab_to("input[name='fact.audience']")  # one stop for all choices: the one that is chosen, "not known"
    with page.expect_response("**/so-far"):
        page.keyboard.press("ArrowDown")  # from the last to the first
    assert page.locator("input[name='fact.audience'][value=self]").is_checked()
    tab_to("button[value=verdict]:not(.primary)")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_to("button[name=open][value=character]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "a-character"
    tab_to("details:has(button[name=flip]) > summary")
    page.keyboard.press("Enter")
    tab_to("button[name=flip]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert wording.WHAT_IF.nl in page.locator("main").inner_text()
    assert page.evaluate("document.activeElement.tagName") == "H1"
    tab_to("button[name=undo]")
    tab_to("button[formaction='/nl/memo']")
    with page.expect_download():
        page.keyboard.press("Enter")


# ---- every page ------------------------------------------------------------------------------------------------------

SACKED: dict[str, Any] = {
    "facts": {
        "platforms": ["whatsapp"],
        "audience": "closed_group",
        "audience_size": 4,
        "measure": "summary_dismissal",
        "sector": "private",
        "start_date": "2018-03-01",
        "wage_base": "3000",
        "content_inspected": True,
    },
    "dates": {"utterance": "2026-11-02", "measure": "2026-11-20"},
}
FILES = Path(__file__).parents[2] / "cases" / "files"
SEVERAL = json.dumps(opened((FILES / "two-chats-and-an-email.yaml").read_bytes(), "nl").plain)
PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "home": ("", {}),
    "interview": ("interview", {}),
    "read": ("read", {}),
    "section": ("interview", {"dossier": json.dumps({"facts": {"platforms": ["hyves"]}}), "at": "conversation"}),
    "all questions": ("interview", {"dossier": plain(), "go": "all", "at": "followed"}),
    "question again": ("interview", {"dossier": plain(), "edit": "audience", "from": "verdict"}),
    "nothing left": ("interview", {"dossier": plain(), "go": "to:agreement", "asked": "clause account_created_by"}),
    "all answers": ("interview", {"dossier": plain(as_of="2026-11-20"), "go": "check"}),
    "wrong answer": ("interview", {"shown": "audience_size", "fact.audience_size": "veel"}),
    "verdict": ("verdict", {"dossier": plain(), "flip": '{"fact":"audience","value":"public"}', "draw": "misconduct"}),
    "verdict in short": ("verdict", {"dossier": plain(dates={"measure": "2026-11-20"}), "sort": "date"}),
    "desk": ("desk", {"dossier": plain(variants=[{"name": "Openbaar", "facts": {"audience": "public"}}])}),
    "advice": ("advice", {"dossier": plain(**SACKED)}),
    "remedies": ("remedies", {"dossier": plain(**SACKED)}),
    "remedies too late": ("remedies", {"dossier": plain(facts=SACKED["facts"], dates={"measure": "2026-06-02"})}),
    "verdict with pictures": ("verdict", {"dossier": plain(**SACKED)}),
    "question with a picture": ("verdict", {"dossier": plain(**SACKED), "open": "private_sphere"}),
    "code filled in": ("codes/said", {"origin.sector": "private", "conduct.forbids": "insult"}),
    "rulings": ("rulings?q=whatsapp", {}),
    "ruling": ("rulings/RBMAA-2012-BV3122", {}),
    "rules": ("rules", {}),
    "rules of a question": ("rules/account_belongs_to", {}),
    "rule": (f"rules/private_sphere/{rulebook().questions['private_sphere'].rules[0].id}", {}),
    "evaluation": ("evaluation", {}),
    "about": ("about", {}),
    "codes": ("codes", {}),
    "missing": ("rulings/none", {}),
    "refused method": ("verdict", {}),
    "refused dossier": ("verdict", {"dossier": "{"}),
    "refused file": ("open", {"file": ""}),
    "contradiction": ("interview", {"dossier": plain(), "shown": "audience_size", "fact.audience_size": "0"}),
    "example": (f"examples/{EXAMPLE}", {}),
    "both sides": ("verdict", {"dossier": plain(), "plead": "circle"}),
    "variant that cannot be": (
        "desk",
        {"dossier": plain(), "add": "1", "change": '{"fact":"audience","value":"self"}'},
    ),
    "decision that cannot be": ("desk", {"dossier": plain(), "by": "x" * 201}),
    "remedies without days": ("remedies", {"dossier": "{}"}),
    "documents": ("draft", {"dossier": plain(**SACKED)}),
    "document": ("draft", {"dossier": plain(**SACKED), "of": "nullity"}),
    "document that does not fit": ("draft", {"dossier": plain(), "of": "nullity"}),
    "read for a dossier": ("read", {"dossier": plain()}),
    "code tried": ("codes/said", {"origin.sector": "private", "conduct.forbids": "insult", "go": "test"}),
    "code that cannot be": ("codes/said", {"monitoring.kept_months": "veel"}),
    "rulings of today": ("rulings", {}),
    "search by a stem": ("rulings?q=insulted", {}),
    "no rulings": ("rulings?q=xyzzy", {}),
    "wrong filter": ("rulings?level=none", {}),
    **{f"section {name}": ("interview", {"dossier": plain(), "go": f"to:{name}"}) for name in sections()},
    "several acts": ("verdict", {"dossier": SEVERAL, "open": "1.circle"}),
    "answers of several": ("interview", {"dossier": SEVERAL, "go": "check"}),
}
FIRST = (
    "interview",
    "section",
    "all answers",
    "verdict",
    "desk",
    "ruling",
)  # in every run; the others in the slow part
_POST = """([path, fields]) => {
  const form = document.createElement("form");
  form.method = "post"; form.action = path;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement("input");
    input.type = "hidden"; input.name = name; input.value = value; form.append(input);
  }
  document.body.append(form); form.submit();
}"""


def go(page: Page, path: str, form: dict[str, str]) -> None:
    """Go to a page, with a form by sending it, and see it: only what is drawn has the focus that it asks for."""
    if form:
        page.goto("/nl/about")
        with page.expect_navigation():
            page.evaluate(_POST, [path, form])
    else:
        page.goto(path)
    page.evaluate("() => new Promise(requestAnimationFrame)")


@cache
def axe() -> str:
    """Read axe-core, which comes with a package for tests."""
    found = find_spec("axe_playwright_python")
    assert found
    assert found.submodule_search_locations
    return Path(found.submodule_search_locations[0], "axe.min.js").read_text("utf-8")


def violations(page: Page, only: list[str]) -> list[str]:
    """Say what axe-core finds wrong, by its tags or rules: each rule with the first element that breaks it."""
    page.evaluate(f"() => {{ if (!window.axe) {{ {axe()} }} }}")
    found: dict[str, Any] = page.evaluate(
        "(only) => axe.run({ runOnly: only, resultTypes: ['violations'], preload: false })", only
    )
    return [f"{each['id']}: {each['nodes'][0]['html'][:150]}" for each in found["violations"]]


@pytest.mark.parametrize(
    ("name", "lang", "script"),
    sparing(product(PAGES, LANGUAGES, (True, False)), [*zip(FIRST, cycle(LANGUAGES), cycle((True, True, False)))][::3]),
)
def test_a_page_is_open_to_everyone_and_fits_every_screen(site: Site, name: str, lang: Lang, script: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """axe-core finds nothing, in light and in dark; no page is wider than a phone, a tablet or a desk.

    In both languages, and also where the script of the site does not come.
    """
    needs_tool("axe-core", how="make test", found=find_spec("axe_playwright_python") is not None)
    path, form = PAGES[name]
    with site.browser.new_context(base_url=site.url) as context, watching(context) as (page, _, _):
        if not script:
            page.route("**/static/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        go(page, f"/{lang}/{path}", form)
        page.locator("noscript").evaluate_all(
            "(each, script) => script || each.forEach((one) => { one.outerHTML = one.textContent })", script
        )
        for details in page.locator("details").all()[:4]:
            details.evaluate("each => each.open = true")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            root = "document.documentElement"
            assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0, f"wider than {width} pixels"
        assert violations(page, AXE) == []
        if name != "all questions":  # in the dark they look as the few of the interview do
            page.emulate_media(color_scheme="dark")
            assert violations(page, ["color-contrast"]) == []


@pytest.mark.parametrize(("name", "lang"), sparing(product(PAGES, LANGUAGES), [("section", "nl"), ("desk", "en")]))
def test_every_page_is_gone_through_by_keyboard(watched: Watched, name: str, lang: Lang) -> None:
    """Each stop is seen and lies on the screen, none twice in a row; Tab leads into what the page is about."""
    page, (path, form) = watched.page, PAGES[name]
    go(page, f"/{lang}/{path}", form)
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stopped: dict[str, Any] = page.evaluate(
            "() => { const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();"
            "return { at: at.outerHTML.slice(0, 200), body: at === document.body, inside: !!at.closest('main'),"
            "seen: style.outlineStyle !== 'none' && box.bottom > 0 && box.top < innerHeight } }"
        )
        if stopped["body"]:
            break
        assert stopped["seen"], stopped["at"]
        stops.append(stopped)
    assert any(stop["inside"] for stop in stops[:12]) or not page.locator("main :is(a, button, input)").count()


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_answers_of_a_verdict_fit_the_first_screen(watched: Watched, lang: Lang) -> None:
    """At a desk, with nothing opened: every answer, what to find out and every measure of each example."""
    page = watched.page
    page.set_viewport_size({"width": 1440, "height": 900})
    ends = {}
    for stem in examples():
        page.goto(f"/{lang}/examples/{stem}")
        ends[stem] = page.locator(".first").evaluate("each => each.getBoundingClientRect().bottom")
    assert {stem: end for stem, end in ends.items() if end > 900} == {}


@pytest.mark.parametrize("lang", sparing(LANGUAGES, "nl"))
def test_what_may_be_asked_is_read_on_three_screens(watched: Watched, lang: Lang) -> None:
    """At a desk, with every topic folded; the last days, amounts and routes on the first."""
    page = watched.page
    page.set_viewport_size({"width": 1440, "height": 900})
    for name in ("remedies", "remedies too late"):
        path, form = PAGES[name]
        go(page, f"/{lang}/{path}", form)
        assert page.evaluate("document.documentElement.scrollHeight") <= 3 * 900
        assert page.locator("#last-days, #sums").last.evaluate("each => each.getBoundingClientRect().bottom") <= 900


@pytest.mark.parametrize("lang", sparing(LANGUAGES, "en"))
def test_a_wide_table_is_read_on_a_phone_without_moving_it(watched: Watched, lang: Lang) -> None:
    """Every column stands on the screen, named: comparable awards, and the variants of the desk."""
    page = watched.page
    page.set_viewport_size({"width": 360, "height": 740})
    for name in ("remedies", "desk", "evaluation"):
        path, form = PAGES[name]
        go(page, f"/{lang}/{path}", form)
        page.locator(".topics details").evaluate_all("each => each.forEach((one) => one.open = true)")
        cells = page.locator(".scroll td")
        assert cells.count()
        assert cells.evaluate_all("each => each.filter((one) => one.getBoundingClientRect().right > 360).length") == 0
        assert cells.evaluate_all("each => each.filter((one) => !one.dataset.head).length") == 0


def test_on_paper_every_topic_is_unfolded(watched: Watched) -> None:
    """What may be asked is a record, with what it rests on."""
    path, form = PAGES["remedies"]
    go(watched.page, f"/nl/{path}", form)
    watched.page.emulate_media(media="print")
    folded = watched.page.locator(".topics details")
    assert folded.count()
    assert all(each.bounding_box()["height"] > 60 for each in folded.all())  # type: ignore[index] # each is on the page


def test_the_desk_on_paper_has_the_measures_and_the_decision(watched: Watched) -> None:
    """It is taken along to a meeting: every measure, what is owed first, and what was decided in full; no button."""
    decided = {"by": "Hoofd P&O", "decision": "Een waarschuwing", "reasons": "\n".join(map(str, range(9)))}
    page = watched.page
    go(page, "/nl/desk", {"dossier": plain(choice=decided)})
    page.emulate_media(media="print")
    assert all(each.is_visible() for each in page.locator(".measures tbody tr").all())
    assert page.locator(".measures tbody tr").count() > 3
    assert page.locator(".topics li").first.is_visible()
    assert [each for each in page.locator("button, select").all() if each.is_visible()] == []
    assert all(page.locator(f"#{name}").is_visible() for name in decided)
    assert page.locator("#reasons").evaluate("each => each.scrollHeight <= each.clientHeight + 2")


_BROKEN = """cells => cells.flatMap((cell) => [...cell.firstChild.data.matchAll(/\\S+/g)].filter((word) => {
  const range = document.createRange();
  range.setStart(cell.firstChild, word.index);
  range.setEnd(cell.firstChild, word.index + word[0].length);
  return range.getClientRects().length > 1;
}).map((word) => word[0]))"""


@pytest.mark.slow
def test_a_comparison_of_rulings_is_read_on_a_phone(watched: Watched) -> None:
    """No word of it is broken off, and every cell keeps its heads."""
    page = watched.page
    page.set_viewport_size({"width": 360, "height": 740})
    for lang in LANGUAGES:
        page.goto(f"/{lang}/examples/{EXAMPLE}")
        page.locator(".said-so button[name=open]").first.click()
        page.locator(".beside").wait_for()
        cells = page.locator(".beside td")
        assert cells.count() > 0
        assert cells.evaluate_all(_BROKEN) == []
        table = page.get_by_role("table").filter(has=page.locator(".outcome"))
        assert table.get_by_role("columnheader").count() == table.get_by_role("row").nth(1).locator("td").count()
        assert table.get_by_role("rowheader").count() == table.get_by_role("row").count() - 1


def test_a_verdict_on_paper_is_the_verdict_alone(watched: Watched) -> None:
    """No menu, buttons or forms; what is folded stays so, and what is to be found out can be read."""
    page = watched.page
    page.goto(f"/nl/examples/{EXAMPLE}")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").first.is_visible()
    assert [each for each in page.locator("button:not(.ask), select").all() if each.is_visible()] == []
    assert all(each.is_visible() for each in page.locator(".first button.ask").all())
    assert [each for each in page.locator("details > :not(summary)").all() if each.is_visible()] == []
    assert page.get_by_role("region", name=wording.ANSWERS.nl).is_visible()


# ---- what a user types -----------------------------------------------------------------------------------------------

HOSTILE_PLACES = {
    "title": ("interview", {"title": HOSTILE, "go": "verdict", "shown": "audience", "fact.audience": "public"}),
    "variant": ("desk", {"dossier": plain(variants=[{"name": HOSTILE, "facts": {"audience": "public"}}])}),
    "who decides": ("desk", {"dossier": plain(), "by": HOSTILE}),
    "decision": ("desk", {"dossier": plain(), "by": "x", "decision": f"</textarea>{HOSTILE}"}),
    "reasons": ("desk", {"dossier": plain(), "by": "x", "reasons": f"</textarea>{HOSTILE}"}),
    "answer": ("interview", {"shown": "audience", "fact.audience": HOSTILE}),
    "fact": ("interview", {"dossier": json.dumps({"facts": {HOSTILE: 1}})}),
    "drawing": ("verdict", {"dossier": plain(title=HOSTILE), "draw": "private_sphere"}),
}


@pytest.mark.parametrize("place", sparing(HOSTILE_PLACES, ["title", "drawing"]))
def test_hostile_words_never_run_and_go_nowhere(watched: Watched, place: str) -> None:
    """They stand on the page as words; the browser asks nothing of another host."""
    path, form = HOSTILE_PLACES[place]
    go(watched.page, f"/nl/{path}", form)
    assert MARK[:6] in watched.page.content()  # what is long is cut short
    assert watched.page.title() != "taken"
    assert watched.page.locator("img").count() == 0


@pytest.mark.slow
def test_a_hostile_file_never_runs_and_goes_nowhere(watched: Watched, tmp_path: Path) -> None:
    """Nor do its words in the browser's own keeping, from where they come back to the page."""
    page, file = watched.page, tmp_path / "x.json"
    file.write_text(plain(title=HOSTILE), "utf-8")
    page.goto("/nl/")
    page.get_by_label(wording.FILE.nl).set_input_files(file)
    press(page, wording.OPEN_BUTTON.nl)
    page.get_by_label(wording.KEEP_IN_BROWSER.nl).check()
    page.goto("/nl/")
    press(page, wording.RESUME_BUTTON.nl)
    press(page, sections()["conversation"].title.nl)
    page.locator("input[type=radio]").first.check()
    page.wait_for_load_state("networkidle")
    assert page.title() != "taken"
    assert page.locator("img").count() == 0
