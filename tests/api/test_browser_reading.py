"""A text that is read in a real browser: with the same suggestions as the command gives, and no word of it leaves."""

import json
import random
import re
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect

from privesfeer.api.ask.reading import read_text, written
from privesfeer.api.ask.registry import casebook
from privesfeer.api.ask.request import LARGEST
from privesfeer.api.web import reading as page_of_reading
from privesfeer.api.web import wording
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.letters import TOKEN, folded
from privesfeer.cases.commons.text import LANGUAGES, Lang
from privesfeer.cases.terms import stem
from tests.api.browsing import Site, Watched, press, watching
from tests.api.served import Server
from tests.api.test_browser import AXE, WIDTHS, violations
from tests.api.test_reading import LETTER
from tests.api.web import HOSTILE
from tests.conftest import sparing

SAID = catalogue(page_of_reading.__file__)
MINE = "geheimzinnigwoord"  # stands in each text that is pasted, and in nothing else
TEXT = f"{LETTER}\n{MINE}: Zij verwijderde de berichten, en klanten lazen dat op LinkedIn."
STRANGE = [
    f"{HOSTILE} op Facebook {HOSTILE}",
    "op \x00 staande voet, op staande\x00voet",
    "\u202eop staande voet\u202c",
    "\U0001f600" * 50,
    "a\u0301" * 30 + " op Facebook",
    "W\u200bhatsApp en Face\u00adbook",
    "op Facebook " + "\U0001f600" * 41 + " niet op Twitter",
    *(f"op staande{' ' * gap}{chr(0x1F600) * 39} voet" for gap in (1, 2)),  # as wide as a gap may be, and wider
    "op\r\nstaande\r\nvoet\r\n\r\nniet op Facebook",
    "\u0130STANBUL \u0133s \u01c5 \u017f \ufb01 \u212a \u212b \u00bd",
    "op Facebook.niet op Twitter...op LinkedIn?!",
    "niet " * 500 + "op Facebook",
    "op Facebook " * 200,
    "",
    " ",
    "x" * 500,
    "Facebook" * 20,
    "constructor __proto__ toString",
]

_READ = """([texts, lang]) => {
  const tables = JSON.parse(document.getElementById("terms").textContent), readers = {};
  for (const [code, table] of Object.entries(tables)) readers[code] = reading.reader(table);
  return texts.map((text) => {
    const found = reading.language(text, tables, lang);
    return [found, readers[found](text).map(({ key, count, passages }) => [
      key, count, passages.map((each) => [each.text, each.marks.map(([start, end]) => each.text.slice(start, end))]),
    ])];
  });
}"""


def read(text: str, lang: Lang) -> list[Any]:
    """Read a text as the command does."""
    found = read_text(text.encode("utf-8", "replace"), lang)
    return [
        found.language,
        [
            [
                f"{each.fact}={written(each.value)}",
                each.count,
                [[passage.text, [passage.text[a:b] for a, b in passage.marks]] for passage in each.passages],
            ]
            for each in found.suggestions
        ],
    ]


@pytest.fixture
def pasted(watched: Watched) -> Page:
    """Paste a text, after which every request is noted."""
    watched.page.goto("/nl/read")
    watched.page.get_by_label(SAID.PAPER.nl).fill(TEXT)
    return watched.page


def find(page: Page, text: str) -> str:
    """Search a text, and give what is said of it."""
    page.evaluate("text => { document.getElementById('paper').value = text }", text)
    page.locator("#search").click()
    expect(page.locator("#found")).not_to_be_empty()
    return page.locator("#found").inner_text()


# ---- the same as the command -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "every"), sparing(product(LANGUAGES, (1, 8)), [("nl", 8)]))
def test_the_browser_suggests_what_the_command_suggests(watched: Watched, lang: Lang, every: int) -> None:
    """On the summary of every ruling, on what it holds, and on texts that no one would write."""
    chosen = list(casebook())[::every]
    rulings = [ruling.gist[each] for ruling in chosen for each in LANGUAGES]
    holdings = [decision.holding[lang] for ruling in chosen for decision in ruling.decisions]
    whole = ["\n\n".join(rulings[:100]), "\n".join(rulings[:100]), " ".join(holdings[:200])]
    texts = [*rulings, *holdings, *whole, *STRANGE, LETTER]
    watched.page.goto(f"/{lang}/read")
    found = watched.page.evaluate(_READ, [texts, lang])
    for text, each in zip(texts, found, strict=True):
        assert each == read(text, lang), text[:200]


@pytest.mark.slow
@pytest.mark.parametrize("stemmer", ["dutch", "english"])
def test_the_browser_finds_the_stems_that_python_finds(watched: Watched, stemmer: str) -> None:
    """Of every word of the rulings, and of letters in any order."""
    texts = (text for ruling in casebook() for text in (*(ruling.gist[lang] for lang in LANGUAGES), ruling.name))
    known = {folded(token) for text in texts for token in TOKEN.findall(text)}
    drawn = random.Random(1)  # noqa: S311 - no secret
    known |= {"".join(drawn.choices("aeiouybdgklmnrstvwz'", k=drawn.randint(1, 14))) for _ in range(20_000)}
    watched.page.goto("/nl/read")
    ask = """([words, name]) => {
      const stemmer = new { dutch: DutchStemmer, english: EnglishStemmer }[name]();
      return words.map((each) => stemmer.stemWord(each));
    }"""
    ordered = sorted(known)
    found = watched.page.evaluate(ask, [ordered, stemmer])
    assert [(word, each) for word, each in zip(ordered, found, strict=True) if each != stem(stemmer, word)] == []


def test_letters_are_compared_alike(watched: Watched) -> None:
    """All that can stand in a word, alone and with a mark."""
    letters = [chr(code) for code in range(0x2070) if TOKEN.fullmatch(chr(code))]
    marked = [*letters, *(f"{letter}\u0308x" for letter in letters)]
    watched.page.goto("/nl/read")
    assert watched.page.evaluate("words => words.map(reading.folded)", marked) == [folded(word) for word in marked]


# ---- nothing of it leaves --------------------------------------------------------------------------------------------


def _has(request: Request, secret: str) -> bool:
    told = f"{request.url} {request.post_data or ''} {json.dumps(request.all_headers())}"
    return secret in re.sub(r"%[0-9A-F]{2}", "", told).lower()


@pytest.mark.parametrize("script_of", ["page", "link"])
def test_no_word_of_the_text_is_sent_logged_or_kept(site: Site, server: Server, script_of: str) -> None:
    """While it is searched nothing is asked at all; what a person confirms goes on as facts, and nothing else."""
    with site.browser.new_context(base_url=site.url) as context, watching(context) as (page, _, _):
        page.goto("/nl/read" if script_of == "page" else "/nl/")
        if script_of == "link":
            page.get_by_role("link", name=wording.FROM_PAPER_BUTTON.nl).click()
            expect(page.locator("#paper")).to_be_visible()
        page.wait_for_load_state("networkidle")
        asked: list[Request] = []
        context.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - Playwright marks what it calls
        page.locator("#paper").fill(TEXT)
        page.locator("#search").click()
        expect(page.locator("#found")).to_contain_text(SAID.FOUND_SOME.nl.partition("{")[0])
        for name, value in (("audience", "closed_group"), ("content", "insult"), ("platforms", "whatsapp")):
            page.locator(f"[name='fact.{name}'][value='{value}']").check()
        assert asked == []
        press(page, SAID.TAKE.nl)
        press(page, wording.TO_VERDICT.nl)
        facts = json.loads(page.locator("#dossier").input_value())["facts"]
        assert facts == {"platforms": ["whatsapp"], "audience": "closed_group", "content": ["insult"]}
        page.go_back()
        page.go_back()
        expect(page.locator("#paper")).to_have_value("")
        assert json.loads(page.locator("#dossier").input_value())["facts"] == facts
        assert asked
        assert [each.url for each in asked if _has(each, MINE) or _has(each, "leidinggevende")] == []
        stored = page.evaluate(
            "JSON.stringify([{ ...sessionStorage }, { ...localStorage }, history.state, document.cookie])"
        )
        assert "closed_group" in stored
        assert MINE not in stored
    assert MINE not in json.dumps(server.logged(1))


def test_the_text_is_in_no_form_and_no_browser_helps_itself_to_it(pasted: Page) -> None:
    """Spelling checks and translations ask others; a form that is restored was kept."""
    paper = pasted.locator("#paper")
    assert paper.evaluate("each => each.form") is None
    assert [paper.get_attribute(name) for name in ("name", "spellcheck", "translate", "autocomplete")] == [
        None,
        "false",
        "no",
        "off",
    ]
    pasted.reload()
    expect(pasted.locator("#paper")).to_have_value("")


# ---- what is done with it --------------------------------------------------------------------------------------------


def test_each_suggestion_is_confirmed_or_refused_by_itself(pasted: Page) -> None:
    """What is refused stays unknown; so does a set of which nothing is ticked; a second text adds to it."""
    pasted.locator("#search").click()
    audience = pasted.locator("fieldset[data-fact=audience]")
    expect(audience.locator("mark")).to_have_text(["besloten", "groep"])
    audience.locator("[value=closed_group]").check()
    audience.locator("[value='']").check()
    pasted.locator("[name='fact.measure'][value=summary_dismissal]").check()
    find(pasted, "In een open brief op Facebook")
    expect(pasted.locator("fieldset[data-fact=measure]")).to_be_visible()
    expect(audience.locator("[data-value=closed_group]")).to_be_hidden()
    audience.locator("[value=public]").check()
    press(pasted, SAID.TAKE.nl)
    assert json.loads(pasted.locator("#dossier").input_value())["facts"] == {
        "audience": "public",
        "measure": "summary_dismissal",
    }
    press(pasted, wording.FROM_PAPER.nl)
    find(pasted, TEXT)
    assert pasted.locator("fieldset[data-fact=audience]").count() == 0
    expect(pasted.locator("fieldset[data-fact=content]")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_hostile_words_are_shown_as_words(watched: Watched, text: str) -> None:
    """No markup of them comes to life, and no sign of them upsets the page."""
    watched.page.goto("/nl/read")
    find(watched.page, text)
    assert watched.page.title().startswith(SAID.TITLE.nl)
    assert watched.page.locator("#suggested img, #suggested li script").count() == 0
    shown = watched.page.locator("#suggested .passages li").all_inner_texts()
    assert all(each.strip() for each in shown)


@pytest.mark.slow
@pytest.mark.parametrize("part", ["op Facebook ", "a", "(a+)+$ ", "niet ", "niet op Facebook.\n", "😀"])
def test_a_text_of_a_megabyte_is_searched_and_a_larger_one_refused(watched: Watched, part: str) -> None:
    """In seconds: once through it, whatever it repeats."""
    page = watched.page
    page.goto("/nl/read")
    page.set_default_timeout(30_000)
    find(page, part * (1_000_000 // len(part)) if part.isascii() else part * 500_000)
    assert find(page, "a" * (LARGEST + 1)) == SAID.TOO_LONG.nl
    assert find(page, "op Facebook") == SAID.FOUND_SOME.nl.format(count=2)


def test_a_text_without_such_words_is_said_to_tell_nothing_and_can_be_wiped(pasted: Page) -> None:
    """Also one that had them before."""
    pasted.locator("#search").click()
    assert find(pasted, "Beste mensen") == SAID.FOUND_NONE.nl
    assert pasted.locator("#suggested fieldset:visible").count() == 0
    expect(pasted.get_by_role("button", name=SAID.TAKE.nl)).to_be_hidden()
    pasted.locator("#wipe").click()
    expect(pasted.locator("#paper")).to_be_focused()
    expect(pasted.locator("#paper")).to_have_value("")


def test_without_javascript_the_page_says_what_to_do(site: Site) -> None:
    """It offers no field, for what stands in it could not be searched here."""
    with (
        site.browser.new_context(base_url=site.url, java_script_enabled=False) as context,
        watching(context) as (page, _, _),
    ):
        page.goto("/nl/read")
        expect(page.locator("#paper")).to_be_hidden()
        assert "privesfeer read FILE" in page.locator("main").inner_text()


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_suggestions_are_open_to_everyone_by_keyboard_and_on_every_screen(watched: Watched, lang: Lang) -> None:
    """axe-core finds nothing, in light and in dark; from the text the Tab key leads through the suggestions."""
    page = watched.page
    page.goto(f"/{lang}/read")
    page.locator("#paper").fill(TEXT)
    for key in ("Tab", "Enter", "Tab", "Tab", "Space"):
        page.keyboard.press(key)
    assert page.locator("#suggested input[type=checkbox]:visible").first.is_checked()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert violations(page, AXE) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, ["color-contrast"]) == []
