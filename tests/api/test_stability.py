"""The accounts of what can still change, and what would: in words, as JSON and over HTTP."""

import json
import re
from pathlib import Path

import pytest
from httpx2 import Client
from typer.testing import CliRunner, Result

from privesfeer.api.ask.request import outlook_json, read_request
from privesfeer.api.cli.main import app
from privesfeer.cases.commons import document
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.golden import CASE_FILES, INCIDENTS
from tests.languages import WRITTEN

EXAMPLE = next(each for each in INCIDENTS if each.stem == "whatsapp-group-of-five")
DISPUTED = next(each for each in INCIDENTS if each.stem == "facebook-disputed-audience")
DANCE_TEACHER = next(each for each in INCIDENTS if each.stem == "dance-teacher")
DAY = ("--as-of", "2026-11-24")
CHANGE = ("--question", "private_sphere", "--most", "2")


def call(*arguments: str | Path, stdin: str = "", width: int = 1000) -> Result:
    """Call the program in this process."""
    return CliRunner().invoke(
        app, [str(each) for each in arguments], input=stdin, env={"COLUMNS": str(width)}, catch_exceptions=False
    )


@pytest.mark.parametrize("lang", WRITTEN)
def test_stability_reads_as_questions_to_be_answered(lang: Lang) -> None:
    """The disputed fact first, as it turns most outcomes, and no more than five; all the rest on request."""
    told = " ".join(call("stability", DISPUTED, *DAY, "--lang", lang).stdout.split())
    asked, disputed, settled = {
        "nl": ("1. Wie kon het bericht lezen", "betwist; gesteld: vrienden", "Onbekende feiten die er op zichzelf"),
        "en": ("1. Who could read it", "disputed; stated: friends", "Unknown facts that by themselves"),
    }[lang]
    assert told.index(asked) < told.index(disputed) < told.index("2. ")
    assert " 5. " in told
    assert " 6. " not in told
    assert settled not in told
    assert settled in " ".join(call("stability", DISPUTED, *DAY, "--lang", lang, "--detail").stdout.split())
    assert "{" not in told


@pytest.mark.parametrize("lang", WRITTEN)
def test_a_change_reads_as_what_someone_has_to_prove(lang: Lang) -> None:
    """The answer of now with what decides it, then what would bring another, and what decides then; no weights."""
    told = " ".join(call("change", DANCE_TEACHER, *CHANGE, *DAY, "--lang", lang).stdout.replace("┃", " ").split())
    parts = {
        "nl": (
            "Met aarzeling privé – een gesprek op sociale media zonder uitdrukkelijk zakelijk verzoek (Dansleraar)",
            "Het antwoord wordt 'niet privé' als komt vast te staan",
            "Collega's onder de lezers: ja",
            "Dan: met aarzeling niet privé – een niet besloten kring",
        ),
        "en": (
            "Tentatively private – ",
            "The answer becomes 'not private' once it is established",
            "Colleagues among the readers: yes",
            "Then: tentatively not private – ",
        ),
    }[lang]
    places = [told.index(part) for part in parts]
    assert places == sorted(places)
    assert "{" not in told
    assert not re.search(r"\d[.,]\d\d", told)


@pytest.mark.parametrize(
    "command", [("stability",), ("stability", "--detail"), ("change", *CHANGE), ("change", *CHANGE, "--status")]
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_is_wider_than_the_terminal(command: tuple[str, ...], lang: Lang) -> None:
    """And Markdown has the same words."""
    name, *options = command
    told = call(name, EXAMPLE, *options, *DAY, "--lang", lang, width=60).stdout
    assert [line for line in told.splitlines() if len(line) > 60 and " " in line.strip()] == []
    assert call(name, EXAMPLE, *options, *DAY, "--lang", lang, "--format", "markdown").stdout.startswith("# ")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", [EXAMPLE, CASE_FILES[0]], ids=lambda example: example.stem)
def test_json_has_the_same_bytes_on_the_command_line_and_over_http(client: Client, example: Path, lang: Lang) -> None:
    """Of an incident and of a case file."""
    request = read_request(example.read_bytes(), as_of="2026-11-24", lang=lang)
    body = json.dumps(document.parse(example.read_bytes()) | {"as_of": "2026-11-24", "lang": lang}, default=str)
    asked = (
        (("stability",), "/v2/stability", outlook_json(request.stability(), lang)),
        (
            ("change", "--question", "private_sphere", "--most", "1"),
            "/v2/changes?question=private_sphere&most=1",
            outlook_json(request.changes("private_sphere", most=1), lang),
        ),
    )
    for (name, *options), path, expected in asked:
        told = call(name, example, *options, *DAY, "--lang", lang, "--format", "json")
        assert told.stdout_bytes == expected
        response = client.post(path, content=body, headers={"content-type": "application/json"})
        assert response.status_code == 200
        assert response.content == expected


def test_only_the_questions_that_are_asked_are_told() -> None:
    """By name, and with the nearest name for one that does not exist."""
    told = json.loads(call("stability", EXAMPLE, "--question", "expression", "--format", "json").stdout)
    assert [each["question"] for each in told["questions"]] == ["expression"]
    refused = call("stability", EXAMPLE, "--question", "privat_sphere")
    assert refused.exit_code == 2
    assert "Bedoelde u 'private_sphere'?" in refused.stderr


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "arguments", [("stability", "-"), ("change", "-", "--question", "expression")], ids=lambda each: each[0]
)
@pytest.mark.parametrize("nonsense", ["", "facts: [", "facts: {audience: everybody}", "[1, 2]"])
def test_nonsense_is_refused_in_words(arguments: tuple[str, ...], nonsense: str, lang: Lang) -> None:
    """As for a verdict."""
    done = call(*arguments, "--lang", lang, stdin=nonsense)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.strip().endswith((".", "?"))


def test_a_change_needs_a_question_that_exists_and_a_number_up_to_three(client: Client) -> None:
    """On the command line and over HTTP."""
    assert call("change", EXAMPLE).exit_code == 2
    assert call("change", EXAMPLE, "--question", "expression", "--most", "4").exit_code == 2
    for query in ("", "?question=privat_sphere", "?question=expression&most=4", "?question=expression&most=x"):
        response = client.post(f"/v1/changes{query}", content="{}", headers={"content-type": "application/json"})
        assert response.status_code == 422
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["problems"]


def test_a_question_that_is_not_raised_can_be_asked() -> None:
    """It says so, and what would raise it with that outcome."""
    told = json.loads(
        call("change", "-", "--question", "measure_upheld", "--most", "1", "--format", "json", stdin="{}").stdout
    )
    assert told["now"]["raised"] is False
    assert {goal["outcome"] for goal in told["goals"]} == {"upheld", "not_upheld"}
