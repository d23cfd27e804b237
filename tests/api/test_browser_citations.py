"""The citations of a document in a real browser: it reads the file and sends what was seen and ticked, no more."""

from pathlib import Path

import pytest
from playwright.sync_api import Request, expect

from privesfeer.api.ask.registry import citator
from privesfeer.api.web import citations as page_of_citations
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.browsing import Watched, press
from tests.api.test_browser import AXE, violations
from tests.api.test_citations import DOCUMENTS, RIGHT, WRONG, noted
from tests.citations.measured import DAY, FOLDER

SAID = catalogue(page_of_citations.__file__)
MINE = "geheimzinnigwoord"
TEXT = (
    f"Over {MINE} gaat deze zaak. Dat is lang geleden. En het regende. Zie ook {WRONG}. Dat volgt daaruit.\n\n"
    f"Hier staat niets.\n\nEn hier: {RIGHT}."
)


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if not name.endswith("pdf") and "1252" not in name])
def test_the_browser_reads_a_document_and_sends_nothing(watched: Watched, name: str, tmp_path: Path) -> None:
    """A Word file, HTML, Markdown and text; the passages stand there to be seen first."""
    file = tmp_path / name
    file.write_bytes(DOCUMENTS[name])
    watched.page.goto("/nl/citations")
    watched.page.locator("#document").set_input_files(file)
    expect(watched.page.locator("#found")).not_to_be_empty()
    shown = "\n".join(watched.page.locator("#passages li").all_inner_texts())
    assert RIGHT in shown
    assert WRONG in shown
    assert [each for each in watched.requests if "/static/" not in each and not each.endswith("/nl/citations")] == []


def test_notes_are_read_too(watched: Watched, tmp_path: Path) -> None:
    """Those of a Word file."""
    file = tmp_path / "noten.docx"
    file.write_bytes(noted(2))
    watched.page.goto("/nl/citations")
    watched.page.locator("#document").set_input_files(file)
    expect(watched.page.locator("#passages li")).to_have_count(2)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\x01", b"PK\x03\x04 no zip"])
def test_a_file_that_it_cannot_read_is_told(watched: Watched, content: bytes, tmp_path: Path) -> None:
    """And nothing is sent."""
    file = tmp_path / "stuk.docx"
    file.write_bytes(content)
    watched.page.goto("/nl/citations")
    watched.page.locator("#document").set_input_files(file)
    expect(watched.page.locator("#found")).to_have_text(SAID.UNREADABLE.nl)
    expect(watched.page.locator("#passages")).to_be_hidden()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_only_what_is_ticked_goes_out(watched: Watched, lang: Lang) -> None:
    """The sentence that cites with its neighbours; what is unticked stays, and the report speaks of the rest."""
    sent = list[str]()

    def keep(request: Request) -> None:
        if request.method == "POST":
            sent.append(request.post_data or "")

    watched.page.on("request", keep)
    watched.page.goto(f"/{lang}/citations")
    watched.page.get_by_label(SAID.PAPER[lang]).fill(TEXT)
    watched.page.locator("#search").click()
    expect(watched.page.locator("#passages li")).to_have_count(2)
    assert violations(watched.page, AXE) == []
    watched.page.locator("#passages li input").last.uncheck()
    press(watched.page, SAID.SEND[lang])
    expect(watched.page.locator("h2").first).to_have_text(SAID.RESULT[lang])
    (body,) = sent
    assert MINE not in body
    assert "RBDHA" not in body
    assert "2014" in body
    assert "ECLI:NL:HR:2014:942" in watched.page.locator("main").inner_text()
    assert violations(watched.page, AXE) == []


def test_no_citation_is_left_behind(watched: Watched) -> None:
    """In the passages that the browser finds in the open documents stands every citation that the program finds."""
    watched.page.goto("/nl/citations")
    for file in sorted((FOLDER / "open").glob("*.*t*")):
        if file.suffix not in {".txt", ".md"} or file.name.startswith("own"):
            continue
        text = file.read_text()
        passages = watched.page.evaluate("text => citations.passages(text)", text)
        whole, part = (citator().check(each, DAY) for each in (text, "\n\n".join(passages)))
        assert [each.text for each in part.citations] == [each.text for each in whole.citations], file.name
