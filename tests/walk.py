"""Two walks over the pages as people take them, in a real browser, counted: ``python -m tests.walk``.

The first goes from the start to a first useful answer, the second enters a lawyer's whole file. The command walks them
with the pauses of a person, prints how many inputs each took and how long, and keeps small pictures of these and other
pages in ``docs/screens``.
"""

import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from PIL import Image
from playwright.sync_api import Locator, Page, ViewportSize
from rich.console import Console

from privesfeer.api.ask.registry import codebook
from privesfeer.api.web import wording
from privesfeer.api.web.desk import had
from privesfeer.api.web.sections import facts_of, sections
from privesfeer.cases.commons.text import Lang
from tests.api.browsing import chromium
from tests.api.served import served
from tests.api.test_browser import PAGES, go
from tests.api.web import EXAMPLE, dossier

FEW, MANY = 8, 60  # inputs, at most: to a first answer; for a file of 28 facts
PICTURES = Path(__file__).parents[1] / "docs" / "screens"
_THINKS = (0.8, 3.0)  # seconds before an input
_PATIENCE = 120_000  # milliseconds: a page may take long on a busy computer
_SIZE: ViewportSize = {"width": 1280, "height": 860}
_PHONE: ViewportSize = {"width": 360, "height": 740}
_COLOURS, _WIDE = 12, 840  # of a picture that is kept: its colours, and how wide it is at most


class Hand:
    """A person at a page, whose inputs are counted: a click, a choice, a field filled in.

    Attributes:
        page: the page.
        inputs: how many there were.
    """

    def __init__(self, page: Page, pause: Callable[[], object] = lambda: None) -> None:
        """Begin.

        Args:
            page: the page.
            pause: what is done before each input.
        """
        self.page, self.inputs, self._pause = page, 0, pause

    def _next(self) -> None:
        self._pause()
        self.inputs += 1

    def click(self, place: Locator) -> None:
        """Click, and wait for the page that it brings."""
        self._next()
        with self.page.expect_navigation():
            place.click()

    def choose(self, place: Locator) -> None:
        """Tick a choice; what stands behind "more" is unfolded first, which counts too."""
        if not place.is_visible():
            self._next()
            place.locator("xpath=ancestor::details/summary").click()
        self._next()
        place.check()

    def fill(self, place: Locator, words: str) -> None:
        """Fill in a field."""
        self._next()
        place.fill(words)

    def press(self, name: str) -> None:
        """Press a button by its name."""
        self.click(self.page.get_by_role("button", name=name, exact=True).first)


def first_answer(hand: Hand, lang: Lang) -> str:
    """Go from the start to the first answer on whether a group chat was private, with a measure in view.

    Returns:
        The verdict so far.
    """
    page, book = hand.page, codebook()
    page.goto(f"/{lang}/")
    hand.click(page.get_by_role("link", name=wording.START_BUTTON[lang]))
    hand.choose(page.get_by_label(book.fact("measure").values["summary_dismissal"][lang], exact=True))
    hand.press(wording.NEXT[lang])
    hand.choose(page.get_by_label("WhatsApp"))
    hand.choose(page.get_by_label(book.fact("form").values["group_chat"][lang], exact=True))
    hand.press(wording.NEXT[lang])
    hand.choose(page.get_by_label(book.fact("audience").values["closed_group"][lang], exact=True))
    page.locator("#so-far .said", has_text=book.question("circle").outcomes["closed"][lang]).first.wait_for()
    return page.locator("#so-far").inner_text()


def whole_file(hand: Hand, lang: Lang, facts: dict[str, Any], title: str) -> None:
    """Enter every fact of a file, section by section, and go to the verdict."""
    page = hand.page
    page.goto(f"/{lang}/")
    hand.click(page.get_by_role("link", name=wording.START_BUTTON[lang]))
    hand.fill(page.get_by_label(wording.TITLE[lang]), title)
    hand.press(wording.ALL_AT_ONCE[lang])
    for section in sections():
        left = [name for name in facts_of(section) if name in facts]
        for name in left:
            for value in facts[name] if isinstance(facts[name], list) else [facts[name]]:
                field = page.locator(f"[name='fact.{name}']")
                if field.first.get_attribute("type") == "text":
                    hand.fill(field.first, str(value))
                else:
                    said = str(value).lower() if isinstance(value, bool) else value
                    hand.choose(page.locator(f"[name='fact.{name}'][value='{said}']"))
        after = [name for each in list(sections())[list(sections()).index(section) + 1 :] for name in facts_of(each)]
        if not set(after) & set(facts):
            break
        hand.press(wording.NEXT[lang])
    hand.press(wording.TO_VERDICT[lang])


class Seen(NamedTuple):
    """A page of which a picture is kept.

    Attributes:
        name: of the picture.
        page: as ``PAGES`` names it.
        lang: the language.
        place: what is at the head of the picture.
        phone: whether it is seen on a phone.
        paper: whether it is seen as it is printed.
    """

    name: str
    page: str
    lang: Lang = "nl"
    place: str = "main"
    phone: bool = False
    paper: bool = False


SEEN = (
    Seen("start", "home"),
    Seen("examples", "home", place=".grouped"),
    Seen("aim", "interview"),
    Seen("phone-aim", "interview", phone=True),
    Seen("error", "contradiction"),
    Seen("answers", "answers of several"),
    Seen("paper", "verdict with pictures", paper=True),
    Seen("pictures", "verdict with pictures", place=".pictures"),
    Seen("phone-verdict", "example", phone=True),
    Seen("remedies", "remedies"),
    Seen("documents", "document"),
    Seen("rulings", "rulings of today"),
    Seen("search", "search by a stem", "en"),
    Seen("codes", "codes"),
    Seen("evaluation", "evaluation"),
    Seen("address", "refused method", "en"),
    Seen("read", "read"),
)


def main() -> None:
    """Walk as a person does, and keep pictures of what is seen."""
    chance = Random(0)  # noqa: S311 - no secret
    lang: Lang = "nl"
    PICTURES.mkdir(exist_ok=True)
    with served("serve", "--port", "0") as server, chromium() as browser:
        with browser.new_context(base_url=server.url, viewport=_SIZE) as context:
            page = context.new_page()
            page.set_default_timeout(_PATIENCE)
            _walks(page, chance, lang)
        for each in SEEN:  # of nobody who was here before
            with browser.new_context(base_url=server.url, viewport=_PHONE if each.phone else _SIZE) as context:
                page = context.new_page()
                page.set_default_timeout(_PATIENCE)
                path, form = PAGES[each.page]
                go(page, f"/{each.lang}/{path}", form)
                page.emulate_media(media="print" if each.paper else "screen")
                _keep(page, each.name, each.place)


def _walks(page: Page, chance: Random, lang: Lang) -> None:
    """Go both ways, and on to the desk."""

    def walked(name: str, walk: Callable[[Hand], object]) -> None:
        hand, start = Hand(page, lambda: time.sleep(chance.uniform(*_THINKS))), time.monotonic()
        walk(hand)
        Console().print(f"{name}: {hand.inputs} inputs, {time.monotonic() - start:.0f} seconds")

    def go_on(name: str) -> None:
        with page.expect_navigation():
            page.get_by_role("button", name=name, exact=True).first.click()

    walked("a first answer", lambda hand: first_answer(hand, lang))
    _keep(page, "interview")
    walked("a whole file", lambda hand: whole_file(hand, lang, dossier(EXAMPLE).plain["facts"], "Vijf collega's"))
    _keep(page, "verdict")
    go_on(wording.TO_DESK[lang])
    _keep(page, "desk")
    heard = had()["heard"]
    page.get_by_label((heard.planned or heard.text)[lang]).check()
    go_on(wording.ADD[lang])
    _keep(page, "variants", "#variants")
    page.set_viewport_size(_PHONE)
    _keep(page, "phone", ".variants tbody tr:nth-child(2)")


def _keep(page: Page, name: str, place: str = "main") -> None:
    """Keep a picture of a page, from a place on."""
    page.locator(place).first.evaluate("each => scrollTo(0, each.getBoundingClientRect().top + scrollY - 60)")
    kept(page.screenshot(), PICTURES / f"{name}.webp")


def kept(seen: bytes, path: Path) -> None:
    """Keep a picture of a page, small: it is text in few colours.

    Args:
        seen: the picture, as PNG.
        path: where it is kept, as WebP without loss.
    """
    with Image.open(BytesIO(seen)) as picture:
        drawn = picture.convert("RGB")
        drawn.thumbnail((_WIDE, _WIDE))
        few = drawn.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.convert("RGB").save(path, lossless=True, method=6)


if __name__ == "__main__":
    main()
