"""Reading: the command, the page and the prompt by which a text becomes facts, and how good it is said to be."""

import asyncio
import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from mcp import Client
from mcp.shared.exceptions import MCPError

from privesfeer.api.agents.prompts import PROPOSE
from privesfeer.api.agents.server import tool_server
from privesfeer.api.ask.reading import measured_terms, tables
from privesfeer.api.ask.registry import BOOKS, codebook
from privesfeer.api.ask.request import LARGEST
from privesfeer.api.serve.application import create_app
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.test_cli import call, words
from tests.api.web import HOSTILE, carried
from tests.conftest import sparing
from tests.languages import WRITTEN

LETTER = """Geachte mevrouw,

Op vrijdagavond plaatste u in een besloten WhatsApp-groep met vier collega's een
bericht over uw leidinggevende. Dat stond niet op Facebook. Het bericht is beledigend!
Wij ontslaan u daarom op staande voet.
"""
SAID = {
    ("platforms", "whatsapp"): "WhatsApp",
    ("audience", "closed_group"): "besloten … groep",
    ("content", "insult"): "beledigend",
    ("measure", "summary_dismissal"): "op staande voet",
}


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """Write a letter."""
    file = tmp_path / "letter.txt"
    file.write_text(LETTER, "utf-8")
    return file


# ---- the command -----------------------------------------------------------------------------------------------------


def test_the_command_gives_fact_value_passage_and_term(letter: Path) -> None:
    """As JSON, with what the suggestion was worth; what is denied is no suggestion."""
    told = json.loads(call("read", letter, "--format", "json").stdout)
    found = {(each["fact"], each["value"]): each for each in told["suggestions"]}
    assert told["language"] == "nl"
    assert {one: found[one]["passages"][0]["term"] for one in SAID} == SAID
    for each in told["suggestions"]:
        assert all(passage["passage"] in LETTER for passage in each["passages"])
        assert each["measured"]["precision"] is None or each["measured"]["precision"] >= 0.6
    assert ("platforms", "facebook") not in found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_person_reads_each_suggestion_with_its_passage(letter: Path, lang: Lang, form: str) -> None:
    """In the language that was asked, whatever that of the text; with what it was worth."""
    told = " ".join(words(call("read", letter, "--lang", lang, "--format", form).stdout.replace("\\", "")))
    for name, value in SAID:
        fact = codebook().fact(name)
        assert fact.values[value][lang] in told
        assert str(measured_terms().of(name, value).right) in told
    assert "Wij ontslaan u daarom op staande voet" in told


def test_a_text_may_come_from_anywhere_and_hold_anything(tmp_path: Path) -> None:
    """Also what is no UTF-8, no text, or hostile; what is too large is refused with the reason."""
    assert "summary_dismissal" in call("read", "-", stdin="op staande voet").stdout
    file = tmp_path / "x"
    for content in (b"", b"\xff\xfe\x00op staande voet\x1b[2J\xe2\x80\xae", HOSTILE.encode()):
        file.write_bytes(content)
        done = call("read", file)
        assert done.exit_code == 0
        assert not {"\x1b", "\x00", "\u202e"} & set(done.stdout)
    file.write_bytes(b"a" * (LARGEST + 1))
    assert "1 MiB" in (done := call("read", file)).stderr
    assert done.exit_code == 2
    assert call("read", tmp_path / "none").exit_code == 2


@pytest.mark.parametrize("lang", sparing(WRITTEN, "nl"))
def test_the_evaluation_tells_precision_and_recall_of_each_fact_and_value(lang: Lang) -> None:
    """As they are measured: also those that are not suggested, and where too few were."""
    told = call("evaluate", "--read", "--lang", lang, "--format", "markdown").stdout.replace("\\", "")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in told.splitlines() if line.startswith("|")]
    assert [row[0] for row in rows[3:] if row[0][0] != "–"] == list(BOOKS.terms.facts)
    assert len(rows) == 3 + len(BOOKS.terms.facts) + len(BOOKS.terms.all)
    count = measured_terms().of("publicity")
    (row,) = (row for row in rows if row[0] == "publicity")
    assert row[3] == f"{count.right}/{count.suggested} {count.precision:.0%}"
    assert row[4] == f"{count.recall:.0%}"
    assert row[5] == {"nl": "nee", "en": "no"}[lang]


@pytest.mark.slow
def test_the_evaluation_of_words_as_json_has_every_count() -> None:
    """On all rulings, and on those that were not looked at."""
    told = json.loads(call("evaluate", "--read", "--format", "json").stdout)
    assert (told["rulings"], told["not_looked_at"]) == (sum(measured_terms().rulings), measured_terms().rulings[1])
    assert told["facts"]["platforms"]["facebook"]["suggested"]
    assert told["facts"]["platforms"]["facebook"]["all"]["right"] == measured_terms().of("platforms", "facebook").right
    assert not told["facts"]["target"]["employer"]["suggested"]


@pytest.mark.parametrize("other", [["--textbook"], ["--chronological"], ["--question", "circle"]])
def test_words_are_measured_alone(other: list[str]) -> None:
    """No other measurement goes with it."""
    done = call("evaluate", "--read", *other)
    assert (done.exit_code, "--read" in done.stderr) == (2, True)


# ---- the page, as the server gives it --------------------------------------------------------------------------------


def test_what_is_answered_already_is_not_suggested() -> None:
    """A dossier is carried along, and goes on to the interview."""
    with TestClient(create_app()) as client:
        dossier = json.dumps({"facts": {"audience": "public"}, "title": HOSTILE[:50]})
        page = client.post("/en/read", data={"dossier": dossier})
        assert page.status_code == 200
        assert carried(page.text)["facts"] == {"audience": "public"}
        assert 'data-fact="audience"' not in page.text
        assert 'data-fact="content"' in page.text
        wrong = client.post("/nl/read", data={"dossier": '{"facts": {"audience": "frends"}}'})
        assert wrong.status_code == 422
        assert "friends" in wrong.text


def test_the_page_has_the_terms_of_what_may_be_suggested_and_no_way_out_of_them() -> None:
    """As data: its element ends where it should."""
    with TestClient(create_app()) as client:
        page = client.get("/nl/read").text
    data = page.partition('<script type="application/json" id="terms">')[2].partition("</script>")[0]
    assert "<" not in data
    assert json.loads(data) == json.loads(json.dumps({lang: table.plain for lang, table in tables().items()}))


# ---- agents ----------------------------------------------------------------------------------------------------------


def prompt(name: str, arguments: dict[str, str]) -> str:
    """Ask for a prompt as an agent does, and give it, or why it is refused."""

    async def asked() -> str:
        async with Client(tool_server()) as client:
            (listed,) = (await client.list_prompts()).prompts
            assert listed.name == PROPOSE
            try:
                (message,) = (await client.get_prompt(name, arguments)).messages
            except MCPError as error:
                return error.message
            assert message.content.type == "text"
            return message.content.text

    return asyncio.run(asked())


@pytest.mark.parametrize("lang", WRITTEN)
def test_an_agent_is_told_how_to_propose_facts_with_the_whole_codebook(lang: Lang) -> None:
    """Every fact by its id, with its values; the text is no argument, so it never comes here."""
    told = prompt(PROPOSE, {"lang": lang})
    for fact in codebook().facts:
        assert f"**{fact.id}**" in told
        assert all(f"{value} = " in told for value in fact.values)
    assert "`verdict`" in told
    assert {"nl": "Lees de tekst", "en": "Read the text"}[lang] in told


@pytest.mark.parametrize(("name", "arguments"), [("dismiss", {}), (PROPOSE, {"lang": "zz"})])
def test_a_prompt_that_there_is_not_is_refused_in_both_languages(name: str, arguments: dict[str, str]) -> None:
    """With what is allowed."""
    assert re.match(r".*Toegestaan: .*\n\n.*Allowed: ", prompt(name, arguments))
