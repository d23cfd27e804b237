"""A social media code as a person reads it, in the terminal, as JSON and as a document."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from privesfeer.api.ask.code import read_choices, read_policy
from privesfeer.api.ask.code_checker import Choices, Policy, check_code, compose, norms, stress, with_code
from privesfeer.api.ask.registry import Incident, casebook, rulebook
from privesfeer.api.ask.request import InvalidRequestError, UnreadableRequestError
from privesfeer.api.paper.blocks import Bullets, Heading, Table
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.reports.code import check_report
from privesfeer.api.reports.stress import stress_picture, stress_report, with_code_report
from privesfeer.api.reports.written_code import draft
from privesfeer.cases.commons import document
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.test_cli import call, words
from tests.api.test_report import OTHER_LANGUAGE
from tests.conftest import needs_pdf
from tests.languages import WRITTEN

FOLDER = Path(document.__file__).parents[1]
POLICIES = sorted((FOLDER / "policies").glob("*.yaml"))
GOOD = FOLDER / "policies" / "good-private-code.yaml"
VAGUE = FOLDER / "policies" / "vague-one-pager.yaml"
UNLAWFUL = FOLDER / "policies" / "monitoring-without-council.yaml"
LEAVER = FOLDER / "incidents" / "employers-page-of-leaver.yaml"


def in_one_language(text: str, lang: Lang) -> set[str]:
    """Give the lines in which a word of the other language stands, names of rulings and texts aside."""
    text = re.sub(r"\(<[^>]*>\)", "", text.replace("\\", ""))
    versions = [version for each in rulebook().statutes.values() for version in each.versions]
    names = [*(ruling.name for ruling in casebook()), *(each.cite[lang] for each in versions)]
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    text = re.sub(r"(ECLI not known) \([^)]*\)", r"\1", text)
    text = re.sub(r"(In the code: ).*", r"\1", text)  # the code's own words
    return {line for line in text.splitlines() if lang in WRITTEN and OTHER_LANGUAGE[lang].search(line)}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_a_check_tells_each_finding_with_its_reason_proposal_and_source(path: Path, lang: Lang) -> None:
    """In one language, with nothing left to fill in."""
    check = check_code(read_policy(path.read_bytes()))
    text = markdown(check_report(check, lang))
    plain = text.replace("\\", "")
    for each in check.findings:
        assert each.text[lang] in plain
        assert each.why[lang] in plain
        assert each.proposal[lang] in plain
        assert all(citation.text[lang] in plain for citation in each.authority)
    assert not re.search(r"[{}]", re.sub(r"\(<[^>]*>\)", "", text))
    assert in_one_language(text, lang) == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_test_tells_every_answer_that_moves(lang: Lang) -> None:
    """One row for each, under its question, with the clause that moves it."""
    told = stress(read_policy(UNLAWFUL.read_bytes()))
    blocks = stress_report(told, lang)
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    assert len(rows) == len(told.moves) > 0
    assert all(row[-1][0].text for row in rows)
    assert in_one_language(markdown(blocks), lang) == set()


def test_the_picture_is_a_drawing_with_the_numbers_of_the_table() -> None:
    """Well formed, described in words, and without anything that a page under a strict policy refuses."""
    told = stress(read_policy(UNLAWFUL.read_bytes()))
    picture = stress_picture(told, "en")
    root = ET.fromstring(picture.svg)  # noqa: S314 - this program's own drawing
    assert root.tag.endswith("svg")
    assert "style" not in picture.svg
    numbers = [int(number) for number in re.findall(r"(?:employee|employer|only) (\d+)", picture.alt)]
    assert sum(numbers) == len(told.moves)


def test_an_empty_code_moves_nothing_and_says_so() -> None:
    """With a picture that is empty but whole."""
    told = stress(Policy())
    assert "No answer moves." in markdown(stress_report(told, "en"))
    assert ET.fromstring(stress_picture(told, "nl").svg).tag.endswith("svg")  # noqa: S314 - likewise


@pytest.mark.parametrize("lang", WRITTEN)
def test_an_account_is_explained_without_and_with_the_code(lang: Lang) -> None:
    """What speaks for whom, and what the exit arrangement adds."""
    incident = Incident.model_validate(document.read(LEAVER))
    text = markdown(with_code_report(with_code(read_policy(GOOD.read_bytes()), incident), lang))
    added = {"nl": "Komt erbij (pleit voor 'werkgever')", "en": "Added (speaks for 'employer')"}[lang]
    assert added in text.replace("\\", "")
    assert in_one_language(text, lang) == set()


# ---- writing --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", WRITTEN)
@pytest.mark.parametrize("audience", ["staff", "council"])
@pytest.mark.parametrize("sector", ["private", "public"])
def test_a_code_begins_with_what_is_allowed(lang: Lang, audience: str, sector: str) -> None:
    """Then what is not; every clause that was chosen is there, in one language."""
    choices = Choices.model_validate({"sector": sector})
    blocks = draft(choices, lang, audience)  # type: ignore[arg-type] # one of the two
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert headings[1:3] == {"nl": ["Dit mag", "Dit mag niet"], "en": ["Do", "Don't"]}[lang]
    text = markdown(blocks).replace("\\", "")
    assert all(clause.text[lang] in text for clause in compose(choices, lang).clauses)
    assert in_one_language(text, lang) == set()


def test_the_council_is_given_reasons_sources_and_questions() -> None:
    """Each clause beside them; the staff is not burdened with these."""
    blocks = draft(Choices(), "nl", "council")
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    assert len(rows) == len(compose(Choices(), "nl").clauses)
    assert all(reason and source for _, reason, source in rows)
    asked = next(block for block in blocks if isinstance(block, Bullets) and block.numbered)
    assert len(asked.items) == sum(norm.ask is not None for norm in norms().norms)
    staff = draft(Choices(), "nl", "staff")
    assert not any(isinstance(block, Table) for block in staff)


@pytest.mark.parametrize("ending", [".md", ".html", ".docx", ".pdf"])
def test_a_code_is_written_in_every_form(tmp_path: Path, ending: str) -> None:
    """And the version for staff, in full, takes two pages at most."""
    if ending == ".pdf":
        needs_pdf()
    choices = tmp_path / "choices.yaml"
    choices.write_text("adopted: 2026-11-24\nsystematic: true\n", encoding="utf-8")
    target = tmp_path / f"code{ending}"
    done = call("code", "write", choices, "--out", target, "--for", "staff")
    assert (done.exit_code, done.stderr) == (0, "")
    assert target.stat().st_size > 1000
    if ending == ".pdf":
        with pikepdf.open(target) as pdf:
            assert len(pdf.pages) <= 2


# ---- the command line -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_program_checks_and_tests_a_code(lang: Lang) -> None:
    """As text, as Markdown and as JSON."""
    assert "no_council_consent" not in call("code", "check", UNLAWFUL, "--lang", lang).stdout
    checked = json.loads(call("code", "check", UNLAWFUL, "--lang", lang, "--format", "json").stdout)
    assert checked["lang"] == lang
    assert checked["findings"][0]["norm"] == "no_council_consent"
    assert isinstance(checked["findings"][0]["text"], str)
    assert call("code", "check", GOOD, "--lang", lang, "--format", "markdown").stdout.startswith("# ")
    tested = json.loads(call("code", "test", GOOD, "--lang", lang, "--format", "json").stdout)
    assert tested["moves"][0]["because"][0]["clause"]
    compared = json.loads(call("code", "test", GOOD, "--incident", LEAVER, "--lang", lang, "--format", "json").stdout)
    assert {each["fact"] for each in compared["changes"]} >= {"account_agreement"}


def test_the_same_code_gives_the_same_bytes() -> None:
    """Nothing of the day or of chance enters."""
    for command in ("check", "test"):
        first, second = (call("code", command, UNLAWFUL, "--format", "json").stdout for _ in range(2))
        assert first == second


def test_the_picture_is_kept_where_it_is_asked(tmp_path: Path) -> None:
    """As SVG; another ending is refused."""
    target = tmp_path / "moves.svg"
    assert call("code", "test", GOOD, "--picture", target).exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("<svg")
    assert call("code", "test", GOOD, "--picture", tmp_path / "moves.png").exit_code == 2
    assert call("code", "test", GOOD, "--picture", tmp_path / "no" / "moves.svg").exit_code == 2


@pytest.mark.parametrize("lang", WRITTEN)
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", {"nl": "De invoer is leeg.", "en": "The input is empty."}),
        (b"# nothing but a comment\n", {"nl": "De invoer is leeg.", "en": "The input is empty."}),
        (b"origin: {sectr: private}", {"nl": "Bedoelde u 'sector'?", "en": "Did you mean 'sector'?"}),
        (b"origin: {contact: perhaps}", {"nl": "moet ja of nee zijn", "en": "must be yes or no"}),
        (b"- a\n- b\n", {"nl": "sleutels met waarden", "en": "keys with values"}),
        (b"origin: [\n", {"nl": "Geen geldige YAML", "en": "Not valid YAML"}),
        (b"a: &a [x]\nb: *a\n", {"nl": "Verwijzingen", "en": "References"}),
        (b"\xff\xfe", {"nl": "geen UTF-8", "en": "not UTF-8"}),
        (b"origin: {contact: true, contact: false}", {"nl": "twee keer", "en": "twice"}),
        (b"[" * 50_000, {"nl": "te diep", "en": "too deeply"}),
    ],
)
def test_hostile_and_empty_input_is_answered_clearly(content: bytes, told: dict[Lang, str], lang: Lang) -> None:
    """In the language that was asked, with exit code 2 and no traceback."""
    for command in ("check", "test"):
        done = call("code", command, "-", "--lang", lang, stdin=content)
        assert done.exit_code == 2
        assert done.stdout == ""
        assert told[lang] in " ".join(words(done.stderr))


def test_a_code_is_shown_without_what_upsets_a_terminal() -> None:
    """Control signs in the code's own words come out as harmless signs."""
    content = json.dumps({"title": "a\x1b[31mb", "conduct": {"donts": ["Niets \x1b[2J ongepasts."]}})
    done = call("code", "check", "-", stdin=content)
    assert done.exit_code == 0
    assert "\x1b" not in done.stdout


def test_choices_and_incidents_are_checked_too(tmp_path: Path) -> None:
    """A term beyond six months, an unknown choice, an ending that is not written, a file of several acts."""
    with pytest.raises(InvalidRequestError) as error:
        read_choices(b"kept_months: 7")
    assert error.value.problems[0].field == "kept_months"
    with pytest.raises(InvalidRequestError) as error:
        read_choices(b"contakt: hr", "en")
    assert error.value.problems[0].nearest == "contact"
    with pytest.raises(UnreadableRequestError):
        read_choices(b"")
    assert call("code", "write", "--out", tmp_path / "code.exe").exit_code == 2
    several = next((FOLDER / "files").glob("*.yaml"))
    done = call("code", "test", GOOD, "--incident", several)
    assert done.exit_code == 2
    assert "één voorval" in done.stderr
