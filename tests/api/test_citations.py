"""Citations of documents: read from files of each kind, refused where hostile, told in each form, logged nowhere."""

import asyncio
import io
import json
import logging
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from docx import Document as WordFile
from fastapi.testclient import TestClient
from typer.testing import CliRunner, Result

from privesfeer.api.agents import tools
from privesfeer.api.ask.registry import citator
from privesfeer.api.ask.request import read_request
from privesfeer.api.citations.opendata import AddressError, OpenData, read
from privesfeer.api.citations.opened import opened
from privesfeer.api.citations.unread import UnreadFileError
from privesfeer.api.cli.main import app
from privesfeer.api.client import Client
from privesfeer.api.http.citations import LONGEST
from privesfeer.api.memo import memo_document
from privesfeer.api.paper.writers import written
from privesfeer.api.serve.application import create_app
from privesfeer.cases.cite.register import UnansweredError
from privesfeer.cases.commons.text import LANGUAGES
from tests.citations.measured import DAY, FOLDER
from tests.golden import CASE_FILES, INCIDENTS

RIGHT = "Rb. Den Haag (ktr.) 11 januari 2022, ECLI:NL:RBDHA:2022:257"
WRONG = "HR 18 april 2014, ECLI:NL:HR:2014:924"
MINE = "geheimzinnigwoord"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def call(*arguments: str | Path, stdin: str | bytes = "") -> Result:
    """Call the command in this process."""
    return CliRunner().invoke(app, ["check-citations", *map(str, arguments), "--as-of", "2026-12-01"], input=stdin)


def word(*paragraphs: str) -> bytes:
    """Write a Word file."""
    held, file = io.BytesIO(), WordFile()
    for each in paragraphs:
        file.add_paragraph(each)
    file.save(held)
    return held.getvalue()


def packed(**parts: str | bytes) -> bytes:
    """Pack parts as a Word file has them."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return held.getvalue()


def noted(count: int) -> bytes:
    """Pack a Word file with notes, each of which cites."""
    numbers = range(1, count + 1)
    body = "".join(f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' for number in numbers)
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{WRONG}</w:t></w:r></w:p></w:footnote>' for number in numbers
    )
    document = f"<w:document {W}><w:body><w:p><w:r><w:t>Zie de noot.</w:t></w:r>{body}</w:p></w:body></w:document>"
    return packed(word__document_xml=document, word__footnotes_xml=f"<w:footnotes {W}>{notes}</w:footnotes>")


def pdf(text: str) -> bytes:
    """Write a PDF of one page."""
    shown = text.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)")
    stream = b"BT /F1 9 Tf 40 780 Td (" + b") Tj 0 -12 Td (".join(shown.split(b"\n")) + b") Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)


DOCUMENTS = {
    "stuk.docx": word(f"Zie {RIGHT}.", f"Zie ook {WRONG}."),
    "stuk.pdf": pdf(f"Zie {RIGHT}.\nZie ook HR 18 april 2014, ECLI:NL:HR:\n2014:924."),
    "stuk.html": f"<!doctype html><head><style>p {{}}</style></head><p>Zie {RIGHT}.<p>Zie ook <i>{WRONG}</i>.".encode(),
    "stuk.md": f"- Zie *{RIGHT}*.\n- Zie ook[^1]\n\n[^1]: {WRONG}\n".encode(),
    "stuk.txt": f"Zie {RIGHT}. Zie ook {WRONG}.".encode(),
    "stuk-1252.txt": f"Zie café: {RIGHT}. Zie ook {WRONG}.".encode("cp1252"),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_kind_of_document_is_read(name: str, tmp_path: Path) -> None:
    """The right citation has no finding, the swapped one has; the exit code says so."""
    file = tmp_path / name
    file.write_bytes(DOCUMENTS[name])
    result = call(file, "--format", "json")
    told = json.loads(result.stdout)
    assert [[finding["kind"] for finding in each["findings"]] for each in told["citations"]] == [[], ["typo"]]
    assert [each["checked"] for each in told["citations"]] == ["casebook", "form"]
    assert result.exit_code == 3
    file.write_bytes(word("Geen verwijzing.") if name.endswith("docx") else f"Zie {RIGHT}.".encode())
    if not name.endswith("pdf"):
        assert call(file).exit_code == 0


def test_notes_stand_behind_their_paragraph() -> None:
    """And are read once; what is struck and the codes of fields are not."""
    told = opened(noted(2), "stuk.docx").text
    assert told.count(WRONG) == 2
    struck = (
        f"<w:document {W}><w:body><w:p><w:del><w:r><w:delText>weg</w:delText></w:r></w:del>"
        "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r><w:r><w:t>blijft</w:t></w:r></w:p></w:body></w:document>"
    )
    assert opened(packed(word__document_xml=struck), "stuk.docx").text.strip() == "blijft"


@pytest.mark.parametrize("name", ["stuk.docx", "stuk.txt"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_copy_has_a_comment_at_what_is_not_right(name: str, lang: str, tmp_path: Path) -> None:
    """A Word file with its own text and a comment at the citation; of another kind its text, likewise."""
    file, copy = tmp_path / name, tmp_path / "kopie.docx"
    file.write_bytes(DOCUMENTS[name])
    assert call(file, "--out", copy, "--lang", lang).exit_code == 3
    written_copy = WordFile(str(copy))
    comments = [comment.text for comment in written_copy.comments]
    (finding,) = citator().check(f"Zie ook {WRONG}.", DAY).citations[0].findings
    assert comments[1:] == [finding.text[lang]]
    assert WRONG in "\n".join(each.text for each in written_copy.paragraphs)
    assert call(copy, "--format", "json").exit_code == 3


def test_the_copy_comments_on_a_note_where_it_is_referred_to(tmp_path: Path) -> None:
    """Word takes no comment in a note."""
    base = word("Zie de noot.")
    with zipfile.ZipFile(io.BytesIO(base)) as held:
        parts = {name: held.read(name) for name in held.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"</w:r></w:p>", b'</w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>', 1
    )
    parts["word/footnotes.xml"] = (
        f'<w:footnotes {W}><w:footnote w:id="1"><w:p><w:r><w:t>{WRONG}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    ).encode()
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", b'<Override PartName="/word/footnotes.xml" ContentType="' + kind + b'"/></Types>'
    )
    link = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>", b'<Relationship Id="rF" Type="' + link + b'" Target="footnotes.xml"/></Relationships>'
    )
    file = tmp_path / "noot.docx"
    with zipfile.ZipFile(file, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    assert call(file, "--out", tmp_path / "kopie.docx").exit_code == 3
    assert len(list(WordFile(str(tmp_path / "kopie.docx")).comments)) == 2


_DEEP = f"<w:document {W}><w:body>" + "<w:p>" * 5000 + "</w:p>" * 5000 + "</w:body></w:document>"
_LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha">]>'
_LIES = bytearray(packed(word__document_xml=f"<w:document {W}/>".ljust(100_000)))
HOSTILE = {
    "bomb.docx": packed(word__document_xml=b"<a>" + b" " * 40_000_000),
    "many.docx": packed(
        word__document_xml=f"<w:document {W}/>", **{f"word__{number}_xml": "" for number in range(3000)}
    ),
    "notes.docx": noted(300_000),
    "deep.docx": packed(word__document_xml=_DEEP),
    "laughs.docx": packed(word__document_xml=f"{_LAUGHS}<w:document {W}>&b;</w:document>"),
    "macro.docm": word("x"),
    "macro.docx": packed(word__document_xml=f"<w:document {W}/>", word__vbaProject_bin=b"x"),
    "cut.docx": word("x" * 500)[:-200],
    "zip.docx": packed(other_xml="x"),
    "old.doc": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "cut.pdf": pdf("x")[:200],
    "loop.pdf": pdf("x").replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"),
    "none.pdf": pdf(""),
    "no.pdf": b"no PDF at all",
    "zeros.txt": b"\0" * 5000,
    "large.txt": b"x" * (16 * 1024 * 1024 + 1),
    "long.txt": b"x " * 1_100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    """A bomb, macros, a million notes, entities, damage: in time, with exit code 2, and nothing of it is repeated."""
    file = tmp_path / name
    file.write_bytes(HOSTILE[name])
    began = time.perf_counter()
    result = call(file)
    assert time.perf_counter() - began < 30
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    for lang in LANGUAGES:
        with pytest.raises(UnreadFileError) as refused:
            opened(HOSTILE[name], name)
        assert refused.value.text[lang]


def test_ten_pages_take_two_seconds() -> None:
    """From the text on; a page has some three thousand characters."""
    text = (
        "\n\n".join((FOLDER / "open" / name).read_text() for name in ("associate-memo.md", "own-oral-argument.md")) * 2
    )
    citator().check(text, DAY)
    began = time.perf_counter()
    citator().check(text[:30_000], DAY)
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize("incident", INCIDENTS[::4], ids=lambda file: file.stem)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_our_own_memos_pass(incident: Path, lang: str) -> None:
    """What this program cites is right by its own books, in either language."""
    asked = read_request(incident.read_bytes(), default_lang=lang, as_of="2026-12-01")
    text = written(memo_document(asked, lang, "lawyer"), ".md").decode()
    told = citator().check(text, DAY)
    assert told.found > 10
    assert [(each.text, [finding.kind for finding in each.findings]) for each in told.citations if each.findings] == []


@pytest.mark.parametrize("of", ["petition", "defence", "oral_argument"])
def test_our_own_drafts_pass(of: str, tmp_path: Path) -> None:
    """A petition, a defence and an oral argument that follow from a file."""
    (file,) = (each for each in CASE_FILES if each.stem == "planner-and-his-chat-group")
    out = tmp_path / "stuk.docx"
    drafted = CliRunner().invoke(app, ["draft", str(file), "--of", of, "--out", str(out), "--as-of", "2026-12-01"])
    assert drafted.exit_code == 0, drafted.output
    result = call(out, "--format", "json")
    told = json.loads(result.stdout)
    assert told["found"] > 5
    assert [each["text"] for each in told["citations"] if each["findings"]] == []
    assert result.exit_code == 0


@pytest.fixture(scope="module")
def http() -> Iterator[TestClient]:
    """Give a client of the server."""
    with TestClient(create_app()) as served:
        yield served


def test_http_agents_and_the_command_give_the_same_bytes(http: TestClient) -> None:
    """Under both versions of the API."""
    body = {"text": f"Zie {RIGHT}. Zie ook {WRONG}.", "as_of": "2026-12-01"}
    bytes_given = http.post("/v2/citations/check", json=body).content
    assert bytes_given == http.post("/v1/citations/check", json=body).content
    assert bytes_given == asyncio.run(tools.call("check_citations", body))
    assert bytes_given == call("-", "--format", "json", stdin=body["text"]).stdout_bytes
    assert json.loads(bytes_given)["faulty"] == 1


@pytest.mark.parametrize(
    "body", [{}, {"text": 3}, {"text": "x" * (LONGEST + 1)}, {"text": "x", "as_of": "morgen"}, {"text": "x", "more": 1}]
)
def test_what_is_no_text_is_refused(http: TestClient, body: dict[str, object]) -> None:
    """With the field that is wrong."""
    answer = http.post("/v2/citations/check", json=body)
    assert answer.status_code == 422
    assert {problem["field"] for problem in answer.json()["problems"]} <= {"text", "as_of", "more"}


def test_the_client_checks(http: TestClient) -> None:
    """Its method gives what the server gives."""
    client = Client("http://testserver")
    client._http = http  # noqa: SLF001 - the server of this process, as an httpx2 client
    told = client.check_citations(f"Zie ook {WRONG}.", as_of="2026-12-01")
    assert [each["findings"][0]["kind"] for each in told["citations"]] == ["typo"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_tells_what_was_found_and_shows_no_passage_back(http: TestClient, lang: str) -> None:
    """It reports; what was sent is not in the page but for the citations."""
    assert 'id="document"' in http.get(f"/{lang}/citations").text
    answer = http.post(f"/{lang}/citations", data={"passages": f"{MINE} zie ook {WRONG}."})
    assert answer.status_code == 200
    assert "ECLI:NL:HR:2014:942" in answer.text
    assert MINE not in answer.text
    assert http.post(f"/{lang}/citations", data={"passages": " "}).status_code == 422


def test_no_text_stands_in_a_log(http: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever is logged of a call and of a file."""
    with caplog.at_level(logging.DEBUG):
        http.post("/v2/citations/check", json={"text": f"{MINE} {WRONG}"})
        http.post("/v2/citations/check", json={"text": [MINE]})
        call("-", stdin=pdf(f"{MINE} {WRONG}")[:-30])
    assert MINE not in caplog.text
    assert "2014:924" not in caplog.text


@contextmanager
def source() -> Iterator[tuple[str, list[str]]]:
    """Serve the recorded answers of the open data, and keep what was asked."""
    asked = list[str]()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            query = parse_qs(urlsplit(self.path).query)
            asked.append(self.path)
            (ecli,) = query["id"]
            file = FOLDER / "opendata" / f"{ecli.replace(':', '_')}.xml"
            found = file.is_file()
            status = 500 if ecli.endswith(":500") else 200 if found else 404
            self.send_response(status)
            self.end_headers()
            self.wfile.write(file.read_bytes() if found else b"")

        def log_message(self, *_: object) -> None:
            """Log nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def test_a_source_is_asked_by_number_alone() -> None:
    """What it has is held against it, what it has not is unknown, and an error says nothing; no word goes there."""
    text = (
        f"{MINE}: Hof 's-Hertogenbosch 3 juni 2014, ECLI:NL:GHSHE:2014:1641. Rb. Haarlem 8 juni 2012, "
        "ECLI:NL:RBAMS:2012:BZ5426. ECLI:NL:RBAMS:2007:YB0083. ECLI:NL:HR:2019:4004. ECLI:NL:HR:2019:500. "
        "ECLI:NL:HR:2019:4004. ECLI:CE:ECHR:2000:0229JUD003929398."
    )
    with source() as (url, asked):
        result = call("-", "--source", url, "--format", "json", stdin=text)
    told = json.loads(result.stdout)
    assert [(each["checked"], [finding["kind"] for finding in each["findings"]]) for each in told["citations"]] == [
        ("source", []),
        ("source", ["court", "date", "set_aside"]),
        ("source", ["form"]),
        ("source", ["unknown"]),
        ("form", []),
        ("source", ["unknown"]),
        ("casebook", []),
    ]
    assert told["unanswered"] == 1
    assert all(MINE not in path and "return=META" in path for path in asked)
    assert len(asked) == 5


@pytest.mark.parametrize("address", ["data.rechtspraak.nl", "ftp://x", "https://", "https://a@b", "https://x?y=1"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    """With a sentence and exit code 2."""
    with pytest.raises(AddressError):
        OpenData(address)
    assert call("-", "--source", address, stdin="x").exit_code == 2


def test_a_source_that_is_not_there_is_no_finding() -> None:
    """After three failures it is not asked again."""
    text = ". ".join(f"ECLI:NL:HR:2019:{number}" for number in range(5000, 5010))
    began = time.perf_counter()
    told = json.loads(call("-", "--source", "http://127.0.0.1:9", "--format", "json", stdin=text).stdout)
    assert (told["faulty"], told["unanswered"], told["not_known"]) == (0, 10, 10)
    assert time.perf_counter() - began < 20


@pytest.mark.parametrize("content", [b"", b"<a/>", b"<!DOCTYPE a><a/>", b"\xff\xfe<", b"<a", b"x" * (5 * 1024 * 1024)])
def test_an_answer_that_cannot_be_read_is_none(content: bytes) -> None:
    """A document type, damage, another document."""
    with pytest.raises(UnansweredError):
        read(content, "bron")


@pytest.mark.parametrize("arguments", [["--out", "kopie.pdf"], ["--source", "x"]])
def test_an_option_that_does_not_fit_is_refused(arguments: list[str]) -> None:
    """Before the document is read."""
    assert call("-", *arguments, stdin="x").exit_code == 2
