"""What the tests of the pages in a real browser share: the browser, and a page that is watched."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Dialog, Download, Page, expect, sync_playwright

from tests.conftest import needs_tool

CHROMIUM = Path("/usr/bin/chromium")
NAME = "privesfeer.example"  # by which the browser finds this computer, as a server that others use is found
# The console is told that a page was refused, which the test sees on the page itself, and that what a header asks for
# takes TLS, which NAME is without; and that a place in the address, or who was quicker, went before the heading that
# is to be read first.
_TOLD = ("status of 4", "Cross-Origin-Opener-Policy", "Autofocus processing was blocked")
_PATIENCE = 60_000  # milliseconds: a memo may take long on a slow and busy computer
expect.set_options(timeout=_PATIENCE)


class Site(NamedTuple):
    """The application as it is served, and a browser to look at it."""

    url: str
    browser: Browser


class Watched(NamedTuple):
    """A page, and what happened on it."""

    page: Page
    requests: list[str]
    wrong: list[str]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser, the only one at that moment."""
    needs_tool("chromium", how="apt-get install chromium", found=CHROMIUM.exists())
    # As root, as in a container, Chromium has no sandbox of its own.
    args = ["--no-sandbox", f"--host-resolver-rules=MAP {NAME} 127.0.0.1"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=args)
        yield browser
        browser.close()


@contextmanager
def watching(context: BrowserContext) -> Iterator[Watched]:
    """Open a page; whatever it says to the console, any dialog, and every request to elsewhere is wrong."""
    page = context.new_page()
    requests: list[str] = []
    wrong: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        wrong.append(f"{dialog.type}: {dialog.message}")
        dialog.dismiss()

    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda said: None if any(each in said.text for each in _TOLD) else wrong.append(said.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", dismiss)
    page.set_default_timeout(_PATIENCE)
    yield Watched(page, requests, wrong)
    assert wrong == [], wrong
    origin = requests[0].split("/")[2]
    assert [url for url in requests if url.split("/")[2] != origin and not url.startswith("blob:")] == []


def press(page: Page, name: str) -> None:
    """Press a button and wait for the page that it brings."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


def switch(page: Page) -> None:
    """Look at the questions one by one until one has a switch; unfold what is said of it, and try it."""
    flip = page.locator("button[name=flip]").first
    for question in page.locator(".said-so button[name=open]").evaluate_all("each => each.map((one) => one.value)"):
        with page.expect_navigation():
            page.locator(f".said-so button[name=open][value={question}]").click()
        page.locator(f"#a-{question}").wait_for()
        if flip.count():
            break
    flip.locator("xpath=ancestor::details/summary").click()
    with page.expect_navigation():
        flip.click()


def kept(page: Page, name: str) -> Download:
    """Press a button that gives a file."""
    with page.expect_download() as found:
        page.get_by_role("button", name=name, exact=True).first.click()
    return found.value


def content(download: Download) -> bytes:
    """Read a file that was given."""
    return Path(download.path()).read_bytes()
