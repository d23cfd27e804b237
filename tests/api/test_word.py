"""A document as Word: real headings, lists, tables and links, in a firm's own template or with what is wrong in it."""

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from docx import Document as WordFile
from docx.oxml.ns import qn
from lxml import etree
from typer.testing import CliRunner

from privesfeer.api.cli.main import app
from privesfeer.api.paper.blocks import Heading, Paragraph, Span, plain
from privesfeer.api.paper.document import DocumentError
from privesfeer.api.paper.files import NotWrittenError
from privesfeer.api.paper.forms import SUFFIXES
from privesfeer.api.paper.word import word
from privesfeer.api.paper.word_template import FIELDS
from privesfeer.api.paper.writers import write_memo
from privesfeer.cases.commons.text import LANGUAGES, Lang, Text
from tests.api.memos import ALT, ECLI, HASH, LINK, memo
from tests.api.served import PROGRAM
from tests.conftest import needs_pdf, needs_tool, sparing
from tests.languages import WRITTEN, worded

EXAMPLE = Path(__file__).parents[2] / "cases" / "incidents" / "dance-teacher.yaml"
Template = Callable[..., Path]
# Runs a command and prints what memory (in kB) and time of the processor it took. A process of its own for it: a child
# begins with the memory of its parent, and that of a test is large.
WEIGHED = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_maxrss, used.ru_utime + used.ru_stime)
sys.exit(code)
"""


@pytest.fixture(name="template")
def fixture_template(tmp_path: Path) -> Template:
    """Return a maker of a firm's template: a blank Word file with these paragraphs, head and foot."""

    def made(*paragraphs: str, foot: str = "") -> Path:
        file = WordFile()
        for words in paragraphs:
            file.add_paragraph(words)
        file.sections[0].footer.paragraphs[0].text = foot
        file.save(str(tmp_path / "kantoor.docx"))
        return tmp_path / "kantoor.docx"

    return made


def error(template: Path) -> DocumentError:
    """Return what is said of a template that is not fit, in both languages."""
    with pytest.raises(DocumentError) as caught:
        word(memo(), template)
    assert caught.value.text.nl != caught.value.text.en
    assert not re.search(r"[.?!] ?\.(?!\.)", caught.value.text.nl + caught.value.text.en)
    return caught.value


def test_headings_lists_and_tables_are_real_ones() -> None:
    """Word finds them by their styles, and repeats the headings of a table on every page."""
    read = WordFile(io.BytesIO(word(memo())))
    styles = [(paragraph.style.name, paragraph.text) for paragraph in read.paragraphs if paragraph.style]
    assert styles[0][0] == "Title"
    assert ("Heading 1", "Uitspraken") in styles
    assert ("List Bullet 2", "daaronder") in styles
    table = read.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Uitspraak", "Kern", "Gewicht"]
    assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")  # noqa: SLF001 - python-docx tells no more
    assert len(table.rows) == 15


def test_each_numbered_list_begins_at_one() -> None:
    """A second list does not go on where the first ended."""
    read = WordFile(io.BytesIO(word(memo())))
    lists = {
        paragraph.text: paragraph._p.xpath("string(w:pPr/w:numPr/w:numId/@w:val)")  # noqa: SLF001 - likewise
        for paragraph in read.paragraphs
        if paragraph.style and paragraph.style.name == "List Number"
    }
    assert lists["Eerst"] == lists["Dan"] != lists["Opnieuw"] == lists["En verder"]


def test_rulings_are_links_and_drawings_have_words() -> None:
    """And a drawing is no wider than the text."""
    read = WordFile(io.BytesIO(word(memo())))
    targets = {rel.target_ref for rel in read.part.rels.values() if rel.is_external}
    assert targets == {LINK}
    assert [drawn.get("descr") for drawn in read.element.body.iter(qn("wp:docPr"))] == [ALT]
    [section] = read.sections
    text = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    assert 0 < read.inline_shapes[0].width <= text


def notes(content: bytes) -> list[str]:
    """Give the notes of a Word file as Word numbers them."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        root = etree.fromstring(packed.read("word/footnotes.xml"))
        calls = etree.fromstring(packed.read("word/document.xml"))
    found = {each.get(qn("w:id")): "".join(each.itertext()).strip() for each in root if not each.get(qn("w:type"))}
    return [found[each.get(qn("w:id"))] for each in calls.iter(qn("w:footnoteReference"))]


def test_notes_are_real_footnotes(template: Template) -> None:
    """In styles that a firm can change, with their rulings as links; the notes of a firm's own template stay."""
    content = word(memo())
    assert notes(content) == [f"{ECLI}, r.o. 4.3", "Rb. Arnhem"]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        root = etree.fromstring(packed.read("word/footnotes.xml"))
        assert LINK in packed.read("word/_rels/footnotes.xml.rels").decode()
    styles = {each.get(qn("w:val")) for tag in ("w:pStyle", "w:rStyle") for each in root.iter(qn(tag))}
    names = {each.style_id: each.name for each in WordFile(io.BytesIO(content)).styles}
    assert {"footnote text", "footnote reference"} <= {names[style] for style in styles}
    firm = template("{{ content }}")
    own = Paragraph((Span("x", note=plain("van het kantoor")),))
    firm.write_bytes(word(memo(blocks=(Heading(1, "Kantoor"), own, Paragraph(plain("{{ content }}"))))))
    assert notes(word(memo(), firm)) == ["van het kantoor", f"{ECLI}, r.o. 4.3", "Rb. Arnhem"]


def test_an_annex_begins_on_a_new_page() -> None:
    """Whatever template it is in."""
    read = WordFile(io.BytesIO(word(memo())))
    breaks = [paragraph.text for paragraph in read.paragraphs if paragraph.paragraph_format.page_break_before]
    assert breaks == ["Bijlage"]


def test_title_language_versions_and_hash_are_in_the_file() -> None:
    """Language and title in its properties, versions and hash at its end, and the number of each page at its foot."""
    read = WordFile(io.BytesIO(word(memo("en"))))
    assert read.core_properties.language == "en-GB"
    assert read.core_properties.title.startswith("Dansleraar <script>")
    assert read.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["en-GB"]
    assert HASH in read.paragraphs[-1].text
    assert "privesfeer 9.9" in read.paragraphs[-1].text
    assert "PAGE" in read.sections[0].footer.paragraphs[0]._p.xml  # noqa: SLF001 - python-docx tells no more


def test_what_a_user_wrote_stays_words() -> None:
    """No field of a template, no markup."""
    read = WordFile(io.BytesIO(word(memo())))
    assert any('<script>alert("x")</script> & {{ 7 * 7 }} {% raw %}' in each.text for each in read.paragraphs)


def test_the_same_document_gives_the_same_bytes() -> None:
    """No clock in it."""
    assert hashlib.sha256(word(memo())).digest() == hashlib.sha256(word(memo())).digest()


@pytest.mark.slow
def test_libreoffice_opens_it_and_shows_all_of_it(tmp_path: Path, template: Template) -> None:
    """In the own template and in that of a firm."""
    needs_tool("soffice", how="apt-get install libreoffice-writer-nogui")
    needs_tool("pdftotext", how="apt-get install poppler-utils")
    write_memo(memo(), tmp_path / "own.docx")
    write_memo(memo(), tmp_path / "firm.docx", template("{{ title }}", "{{ content }}", foot="{{ versions }}"))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",  # noqa: S607 - wherever it is
         "--convert-to", "pdf", "--outdir", tmp_path / "out", tmp_path / "own.docx", tmp_path / "firm.docx"],
        capture_output=True, check=True, timeout=300,
    )  # fmt: skip
    for name in ("own", "firm"):
        told = subprocess.run(
            ["pdftotext", "-layout", tmp_path / "out" / f"{name}.pdf", "-"],  # noqa: S607 - likewise
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        assert "Oordeel van de beoordelaar" in told
        assert re.search(r"1\.\s+Opnieuw", told)
        assert told.count("Een kern van een zin.") >= 14
        assert f"{ECLI}, r.o. 4.3" in told, "the notes stand at the foot"


def test_a_firms_template_keeps_its_own_words_and_styles(template: Template) -> None:
    """What its styles lack is taken over."""
    path = template(
        "Kantoor Jansen", "{{ title }}", "{{ reviewer }} {{ date }}", "{{ content }}", foot="{{ commitment }}"
    )
    read = WordFile(io.BytesIO(word(memo(), path)))
    told = [paragraph.text for paragraph in read.paragraphs]
    assert told[0] == "Kantoor Jansen"
    assert "24 november 2026" in told[2]
    assert told[-1] != "{{ content }}"
    assert read.sections[0].footer.paragraphs[0].text == HASH
    assert {"Banner", "Memo Table", "Quiet"} <= {style.name for style in read.styles}


def test_a_template_of_before_has_its_field_filled(template: Template) -> None:
    """What it calls the hash of the incident is the commitment now; where there is none, nothing."""
    path = template("{{ content }}", foot="[{{ incident_hash }}]")
    for mark in (HASH, ""):
        read = WordFile(io.BytesIO(word(replace(memo(), mark=mark), path)))
        assert read.sections[0].footer.paragraphs[0].text == f"[{mark}]"


def test_the_title_is_written_by_whom_has_a_place_for_it(template: Template) -> None:
    """By the template, or else by the text; never by both."""
    for path in (template("{{ content }}"), template("{{ title }}", "{{ content }}")):
        read = WordFile(io.BytesIO(word(memo(), path)))
        assert sum(paragraph.text.startswith("Dansleraar") for paragraph in read.paragraphs) == 1


@pytest.mark.parametrize("place", ["body", "foot"])
def test_an_unknown_field_is_named_with_the_nearest(template: Template, place: str) -> None:
    """In the text or at the foot; with all that are allowed."""
    asks = "{{ comitment }}"
    found = error(template("{{ content }}", *([asks] if place == "body" else []), foot=asks if place == "foot" else ""))
    assert "'comitment'" in found.text.nl
    assert "Bedoelde u 'commitment'?" in found.text.nl
    assert "Did you mean 'commitment'?" in found.text.en
    assert all(field in found.text.en for field in FIELDS)


def test_an_error_in_the_template_is_shown_where_it_stands(template: Template) -> None:
    """With the words that the firm wrote."""
    found = error(template("{{ content }}", "{{ title | }}"))
    assert "title |" in found.text.nl


@pytest.mark.parametrize(
    "trick",
    ["{{ title.__class__.__mro__ }}", "{{ title * 999999999 }}", "{{ range(9) }}", "{{ ''.__class__ }}", "{{ 1 / 0 }}"],
)
def test_a_template_can_do_nothing_but_fill_in_fields(template: Template, trick: str) -> None:
    """No look behind the words, no sum that fills the memory, no function."""
    assert "kantoor.docx" in error(template("{{ content }}", trick)).text.nl


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_said_of_a_template_ends_in_one_stop(template: Template, tmp_path: Path, lang: Lang) -> None:
    """By the command: also where what Jinja says is a sentence already."""
    asked: list[str | Path] = [
        "memo",
        EXAMPLE,
        "--out",
        tmp_path / "memo.docx",
        "--template",
        template("{{ title.__class__ }}"),
    ]
    done = CliRunner().invoke(app, [*map(str, asked), "--lang", lang])
    assert done.exit_code == 2
    assert re.search(r"unsafe\.\s", done.stderr)


@pytest.mark.parametrize("paragraphs", [(), ("Zie {{ content }}",), ("{{ content }}", "{{ content }}")])
def test_the_content_needs_one_place_of_its_own(template: Template, paragraphs: tuple[str, ...]) -> None:
    """Not none, not two, and not between other words."""
    assert "{{ content }}" in error(template(*paragraphs)).text.nl


def test_what_is_no_word_file_is_refused(tmp_path: Path) -> None:
    """By name: a text, an archive of something else, and a file that is not there."""
    (tmp_path / "a.docx").write_text("geen Word")
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as archive:
        archive.writestr("x", "y")
    for name in ("a.docx", "b.docx"):
        assert name in error(tmp_path / name).text.nl
    assert "c.docx" in error(tmp_path / "c.docx").text.nl


def _second(template: Path) -> None:
    """Put a second text into a template, under the name of the first."""
    with zipfile.ZipFile(template, "a") as packed, pytest.warns(UserWarning, match="Duplicate name"):
        packed.writestr("word/document.xml", "<a/>")


def _bomb(template: Path, told: int | None = None) -> None:
    """Put 256 MB into a template, which pack to next to nothing; the directory can tell another size."""
    with zipfile.ZipFile(template, "a", zipfile.ZIP_DEFLATED) as packed, packed.open("word/more.xml", "w") as part:
        for _ in range(256):
            part.write(b" " * 2**20)
    if told is not None:
        content = bytearray(template.read_bytes())
        size = content.rindex(b"PK\x01\x02") + 24  # where the last part's stands in the directory
        content[size : size + 4] = told.to_bytes(4, "little")
        template.write_bytes(content)


def _many(template: Path) -> None:
    """Put more parts into a template than a Word file has."""
    with zipfile.ZipFile(template, "a") as packed:
        for number in range(1000):
            packed.writestr(f"word/media/{number}.png", b"")


@pytest.mark.slow
@pytest.mark.parametrize("lang", sparing(WRITTEN, "en"))
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (
            _second,
            worded("het deel 'word/document.xml' meer dan eens", "the part 'word/document.xml' more than once"),
        ),
        (_bomb, worded("32 MB zijn, waarvan 4 MB tekst", "32 MB together, of which 4 MB of text")),
        (_many, worded("Toegestaan zijn 1000 delen", "Allowed are 1000 parts")),
        (partial(_bomb, told=1000), worded("geen Word-bestand", "no Word file")),
    ],
    ids=["a part twice", "too large", "too many parts", "larger than it says"],
)
def test_a_template_that_would_fill_the_memory_or_is_ambiguous_is_refused(
    template: Template, spoil: Callable[[Path], None], said: Text, lang: Lang
) -> None:
    """By the command, with its name and what is allowed, before it costs time or memory; nothing is written."""
    file = template("{{ content }}")
    spoil(file)
    memo_file = file.with_name("memo.docx")
    options: list[str | Path] = ["--out", memo_file, "--template", file, "--lang", lang]
    command = [sys.executable, "-c", WEIGHED, PROGRAM, "memo", EXAMPLE, *options]
    environment = os.environ | {"COLUMNS": "500"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    told = " ".join(done.stderr.split())
    assert "'kantoor.docx'" in told
    assert said[lang] in told
    memory, seconds = map(float, done.stdout.split())
    assert memory < 200 * 1024
    assert seconds < 10  # under one on a computer of 2024
    assert not memo_file.exists()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_name_of_a_file_says_what_it_is(tmp_path: Path, suffix: str) -> None:
    """For each of the four."""
    if suffix == ".pdf":
        needs_pdf()
    write_memo(memo(), tmp_path / f"memo{suffix}")
    start = (tmp_path / f"memo{suffix}").read_bytes()[:9]
    assert start.startswith({".docx": b"PK", ".pdf": b"%PDF", ".html": b"<!DOCTYPE", ".md": b"# "}[suffix])


def test_another_name_is_refused_in_both_languages(tmp_path: Path) -> None:
    """And so is a template for anything but Word; nothing is written then."""
    with pytest.raises(DocumentError) as caught:
        write_memo(memo(), tmp_path / "memo.odt")
    assert ".docx, .pdf, .html of .md" in caught.value.text.nl
    assert ".docx, .pdf, .html or .md" in caught.value.text.en
    with pytest.raises(DocumentError):
        write_memo(memo(), tmp_path / "memo.pdf", tmp_path / "kantoor.docx")
    assert not list(tmp_path.iterdir())


def test_no_half_file_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old file stays, and no draft beside it."""
    target = tmp_path / "memo.md"
    target.write_text("oud")

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(NotWrittenError, match=r"memo\.md"):
        write_memo(memo(), target)
    assert [path.name for path in tmp_path.iterdir()] == ["memo.md"]
    assert target.read_text() == "oud"
    with pytest.raises(NotWrittenError):
        write_memo(memo(), tmp_path / "no" / "memo.md")
