"""What no fact can say: told first in every paper, with its day in the plan; nothing of it is weighed."""

import json
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Client

from privesfeer.api.ask.receipt import commitment
from privesfeer.api.ask.request import InvalidRequestError, read_request
from privesfeer.api.memo import READERS, Reader
from privesfeer.api.web.dossier_file import opened
from privesfeer.cases.commons.text import LANGUAGES
from privesfeer.cases.incident import MOST_BEYOND
from tests.api.test_cli import call
from tests.api.web import filled, visible

CASE: dict[str, Any] = {
    "facts": {"sector": "private", "measure": "warning", "measure_stage": "considered", "audience": "public",
              "content": ["insult"], "target": "employer"},
    "as_of": "2026-11-29",
}  # fmt: skip
CLAIM = {"text": "De familie eist een {naam} en dreigt met <b>televisie</b>.", "last_day": "2026-12-03"}
LEASE = {"text": "Het pand wordt per 1 januari verkocht", "last_day": "2026-11-30", "decides": True}


def body(*beyond: dict[str, Any], **more: object) -> str:
    """Write a request."""
    return json.dumps({**CASE, "beyond": beyond, **more})


def paper(folder: Path, reader: Reader, *beyond: dict[str, Any]) -> str:
    """Write a memo as the command does."""
    out = folder / "memo.md"
    told = call("memo", "-", "--reader", reader, "--out", str(out), stdin=body(*beyond))
    assert told.exit_code == 0, told.stdout
    return out.read_text("utf-8")


@pytest.mark.parametrize("reader", READERS)
def test_every_paper_tells_it_before_its_advice_and_its_day_in_order(tmp_path: Path, reader: Reader) -> None:
    """The words of the user are escaped, and each day stands among the steps."""
    told = paper(tmp_path, reader, CLAIM, LEASE)
    first = told.index("De familie eist een {naam} en dreigt met \\<b\\>televisie\\</b\\>")
    assert first < told.index("schriftelijke waarschuwing" if reader != "employee" else "Als het punt")
    days = [told.rindex(f"iterlijk {day}") for day in ("maandag 30 november 2026", "donderdag 3 december 2026")]
    assert days == sorted(days)
    assert "opgegeven laatste dag: donderdag 3 december 2026" in told[first : first + 200]


@pytest.mark.parametrize("reader", READERS)
def test_no_step_that_the_user_dated_is_lost_where_there_is_little_room(tmp_path: Path, reader: Reader) -> None:
    """Five long ones, and a paper of as many pages as ever."""
    long = [{"text": f"{n} " + "lang " * 39, "last_day": f"2027-01-0{n}"} for n in range(1, MOST_BEYOND + 1)]
    told = paper(tmp_path, reader, *long)
    assert all(f"{n} januari 2027" in told.rpartition("opgegeven")[2] for n in range(1, MOST_BEYOND + 1))


def test_only_what_can_decide_puts_the_course_and_the_conclusion_under_reservation(tmp_path: Path) -> None:
    """A day of another is named and does not make the advice doubtful."""
    assert "nder voorbehoud" not in paper(tmp_path, "lawyer", CLAIM)
    told = paper(tmp_path, "lawyer", LEASE)
    assert "**Onder voorbehoud van wat dit advies niet meeweegt: geef een schriftelijke" in told
    assert "Onder dat voorbehoud: de maatregel (waarschuwing) is" in told
    assert "De beoordeling geldt onder het voorbehoud" in told


def test_it_changes_no_answer() -> None:
    """Nothing of it is weighed."""
    said = [json.loads(call("verdict", "-", "--format", "json", stdin=each).stdout) for each in (body(), body(LEASE))]
    assert said[0]["answers"] == said[1]["answers"]
    assert said[1]["reservation"].startswith("Niet meegewogen is 'Het pand wordt per 1 januari verkocht'")
    told = {"text": LEASE["text"], "last_day": "2026-11-30", "passed": False, "todo": None, "decides": True}
    assert said[1]["beyond"][0] == told


def test_what_the_user_says_has_to_be_done_is_a_step_in_his_words(tmp_path: Path) -> None:
    """What he only names, and does not press, stands among the facts and not above the advice."""
    todo = {**CLAIM, "todo": "bied excuses aan zonder schuld te erkennen"}
    told = paper(tmp_path, "lawyer", todo, {"text": "De school staat onder toezicht"})
    assert "Bied excuses aan zonder schuld te erkennen." in told.partition("Wanneer en wat")[2]
    assert "Beoordeel apart" not in told
    assert "De school staat onder toezicht" not in told.partition("## Feiten")[0]
    assert "Niet meegewogen: 'De school staat onder toezicht'." in told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_command_and_the_api_advise_with_it(client: Client, lang: str) -> None:
    """With a step on its day; what has no day and decides is done today, and a day that has passed is said to have."""
    late = {"text": "De termijn van de verhuurder", "last_day": "2026-11-20"}
    sent = {**json.loads(body(CLAIM, late, {"text": "Een lopende zaak", "decides": True})), "lang": lang}
    told = client.post("/v2/advice", json=sent).json()
    assert json.loads(call("advice", "-", "--format", "json", stdin=json.dumps(sent)).stdout) == told
    for side in told["sides"]:
        steps = {each["id"]: each for each in side["steps"]}
        assert [steps[f"beyond-{n}"]["day"] for n in (1, 2, 3)] == ["2026-12-03", "2026-11-29", "2026-11-29"]
        assert "20" in steps["beyond-2"]["text"]
        assert [each["day"] for each in side["steps"] if each["day"]] == sorted(
            each["day"] for each in side["steps"] if each["day"]
        )
    assert sent["beyond"][0]["text"].rstrip(".") in told["reservation"]


@pytest.mark.parametrize(
    ("beyond", "said"),
    [
        ([{"text": "x" * 201}], "hoogstens 200 tekens"),
        ([{"text": "  "}], "mag niet leeg zijn"),
        ([{"text": "a", "last_day": "3 december"}], "jjjj-mm-dd"),
        ([{"text": "a"}] * (MOST_BEYOND + 1), "hoogstens 5 onderdelen"),
        ([{"words": "a"}], "bestaat niet"),
    ],
)
def test_what_is_wrong_with_it_is_said(beyond: list[dict[str, str]], said: str) -> None:
    """In a sentence that names the field."""
    with pytest.raises(InvalidRequestError) as error:
        read_request(body(*beyond))
    assert any(said in each.text.nl and "beyond" in each.text.nl for each in error.value.problems)


def test_the_receipt_commits_to_it() -> None:
    """Another day is another file."""
    nonce = "0" * 32
    marks = {commitment(read_request(each), nonce) for each in (body(), body(CLAIM), body(LEASE))}
    assert len(marks) == 3


def test_the_pages_keep_it_and_ask_for_it(visitor: Client) -> None:
    """From an opened file to the check, the verdict and the dossier that is kept."""
    acts = {"acts": [{"facts": {"audience": "public"}}, {"facts": {"audience": "closed_group"}}], "facts": {}}
    assert opened(body(CLAIM, **acts).encode(), "nl").beyond == opened(body(CLAIM).encode(), "nl").beyond
    dossier = opened(body(CLAIM).encode(), "nl")
    check = visitor.post("/nl/interview", data={"dossier": json.dumps(dossier.plain), "go": "check"}).text
    sent = filled(check, go="verdict", **{"beyond.1.text": CLAIM["text"], "beyond.1.day": CLAIM["last_day"]})
    sent |= {"beyond": ["1", "2"], "beyond.2.text": "Nog iets", "beyond.2.decides": "true"}
    assert all(f'name="beyond" value="{place}"' in check for place in sent["beyond"])
    page = visitor.post("/nl/interview", data=sent, follow_redirects=True).text
    assert "Niet meegewogen is" in visible(page)
    assert "Nog iets" in visible(page)
    assert "<b>televisie" not in page
