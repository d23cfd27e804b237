"""Cases over HTTP: in short, by the thousand, line by line, once more, as a memo, drawn, and asked further."""

import hmac
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from httpx2 import Client

from privesfeer.api.ask.receipt import Receipt
from privesfeer.api.ask.request import LARGEST, outlook_json, read_request
from privesfeer.api.http.example import CASE_EXAMPLE, EXAMPLE, EXAMPLE_EN
from privesfeer.api.http.many import LINES, _lines
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.conftest import needs_pdf, sparing
from tests.golden import EXAMPLES, FEW

JSON = {"content-type": "application/json"}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def post(client: Client, path: str, body: Any, **headers: str) -> Any:  # noqa: ANN401 - JSON, and the client's response
    """Send JSON."""
    return client.post(path, content=json.dumps(body), headers=JSON | headers)


def outcomes(told: dict[str, Any]) -> list[Any]:
    """Give question, outcome and status of each answer, of the conversations first."""
    parts = [each["answers"] for each in told["acts"]] + [told["answers"]]
    return [[(each["question"], each["outcome"], each["status"]) for each in answers] for answers in parts]


def source(reference: str | dict[str, Any]) -> str:
    """Give the key of what is cited."""
    return reference if isinstance(reference, str) else str(reference["source"])


@pytest.mark.parametrize("path", sparing(EXAMPLES, FEW), ids=lambda path: path.stem)
def test_the_compact_form_has_the_answers_of_the_verdict(path: Path) -> None:
    """Every outcome and status, conversation by conversation, for every example; each with its authority."""
    asked = read_request(path.read_bytes(), as_of="2026-11-24", lang="en")
    verdict, compact = asked.verdict().localize("en"), asked.compact().localize("en")
    assert outcomes(compact) == outcomes(verdict)
    for name in ("lead", "left_out", "versions", "limits", "as_of"):
        assert compact[name] == verdict[name]
    for short, long in zip(compact["answers"], verdict["answers"], strict=True):
        keys = {source(each) for each in short["authorities"]}
        if long["status"] in {"governed", "contested"}:
            found = [each for side in ("governing", "opposing") for each in long["rulings"].get(side, ())]
            assert {source(each["citation"]) for each in found if each.get("governs")} <= keys
        elif long["outcome"] is None and "presumption" in long:
            assert keys == {source(each) for each in long["presumption"]["authority"]}
        else:
            assert bool(keys) == bool(long["for"])
        assert keys <= compact["sources"].keys()


def test_the_compact_form_is_asked_in_the_query(client: Client) -> None:
    """With the same bytes for the same body, and no receipt: that belongs to the bytes of the full verdict."""
    response = post(client, "/v2/verdicts?form=compact", EXAMPLE_EN)
    assert response.content == outlook_json(read_request(json.dumps(EXAMPLE_EN)).compact(), "en")
    assert "privesfeer-receipt" not in response.headers


def test_a_batch_is_answered_in_order(client: Client) -> None:
    """What is wrong with one stands in its place, in its own language; the others are answered."""
    requests = [EXAMPLE, {"facts": {"audience": "freinds"}, "lang": "en"}, CASE_EXAMPLE, "nothing", None]
    told = post(client, "/v2/verdicts/batch", {"requests": requests}).json()["answers"]
    assert [next(iter(each)) for each in told] == ["verdict", "problem", "verdict", "problem", "problem"]
    assert told[1]["problem"]["problems"][0]["nearest"] == "friends"
    assert told[1]["problem"]["title"] == "The input cannot be judged"
    for sent, each in ((EXAMPLE, told[0]), (CASE_EXAMPLE, told[2])):
        assert each["verdict"] == read_request(json.dumps(sent)).compact().localize("nl")


def test_a_batch_can_be_told_in_full(client: Client) -> None:
    """Each as the verdict on it alone."""
    (told,) = post(client, "/v1/verdicts/batch?form=full", {"requests": [EXAMPLE]}).json()["answers"]
    assert told["verdict"] == post(client, "/v1/verdicts", EXAMPLE).json()


@pytest.mark.parametrize("count", [0, 1001])
def test_a_batch_has_1_to_1000_requests(client: Client, count: int) -> None:
    """More go line by line."""
    assert post(client, "/v1/verdicts/batch", {"requests": [{}] * count}).status_code == 422


def test_a_thousand_are_answered(client: Client) -> None:
    """All of a full batch."""
    facts = {"facts": {"audience": "friends"}, "as_of": "2026-11-24"}
    told = post(client, "/v1/verdicts/batch", {"requests": [facts] * 1000}).json()["answers"]
    assert len(told) == 1000
    assert all(each == told[0] for each in told)


def test_lines_are_answered_line_by_line(client: Client) -> None:
    """Good and bad ones in their places, with their numbers; empty lines are passed over."""
    lines = [json.dumps(EXAMPLE), "{", "", '{"facts": {"audience": "freinds"}, "lang": "en"}', "\xff", "[]", "{}"]
    body = "\n".join(lines).encode("latin-1")
    response = client.post("/v2/verdicts/lines", content=body, headers={"content-type": LINES})
    assert response.headers["content-type"] == LINES
    told = [json.loads(line) for line in response.content.splitlines()]
    assert [each["line"] for each in told] == [1, 2, 4, 5, 6, 7]
    problems = [each["problem"]["status"] if "problem" in each else 200 for each in told]
    assert problems == [200, 400, 422, 400, 422, 200]
    assert told[0]["verdict"] == read_request(json.dumps(EXAMPLE)).compact().localize("nl")


def test_lines_are_of_their_own_type(client: Client) -> None:
    """Other types get 415."""
    assert client.post("/v1/verdicts/lines", content=b"{}", headers=JSON).status_code == 415


async def _stream(pieces: list[bytes]) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece


async def _cut(pieces: list[bytes]) -> list[tuple[int, bytes | None]]:
    return [each async for lines in _lines(_stream(pieces)) for each in lines]


@pytest.mark.parametrize(
    ("pieces", "lines"),
    [
        ([], []),
        ([b"a\nb"], [(1, b"a"), (2, b"b")]),
        ([b"a", b"b\n", b"", b"c\n"], [(1, b"ab"), (2, b"c")]),
        ([b"\n\na", b"\n \r", b"\n\n", b"b b \n"], [(3, b"a"), (6, b"b b ")]),
        ([b"x" * LARGEST, b"x", b"y\nb"], [(1, None), (2, b"b")]),
        ([b"x" * (LARGEST + 1)], [(1, None)]),
        ([b"\n" * LARGEST, b" " * LARGEST, b" a"], [(LARGEST + 1, b"a")]),
    ],
    ids=["nothing", "without an end", "in pieces", "empty", "too large", "too large and alone", "white space"],
)
def test_a_stream_is_cut_into_lines(pieces: list[bytes], lines: list[tuple[int, bytes | None]]) -> None:
    """However it comes, and however many lines are empty; of a line that is too large nothing is kept."""
    assert anyio.run(_cut, pieces) == lines


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_receipt_names_the_bytes(client: Client, lang: Lang) -> None:
    """In a header, for what commits to a body cannot stand in it; without the time, the facts and the nonce."""
    response = post(client, "/v1/verdicts", EXAMPLE | {"lang": lang})
    receipt = Receipt.model_validate_json(response.headers["privesfeer-receipt"])
    verdict = response.json()
    nonce = response.headers["privesfeer-nonce"]
    assert receipt.verdict == hmac.new(bytes.fromhex(nonce), response.content, "sha256").hexdigest()
    assert nonce not in receipt.header
    assert receipt.versions.model_dump() == verdict["versions"]
    assert (receipt.as_of.isoformat(), receipt.lang) == (verdict["as_of"], lang)


def given_receipt(client: Client) -> tuple[dict[str, Any], str]:
    """Give the receipt of the verdict on the example, and its nonce."""
    headers = post(client, "/v1/verdicts", EXAMPLE).headers
    return json.loads(headers["privesfeer-receipt"]), headers["privesfeer-nonce"]


def test_a_verdict_given_once_more_is_the_same(client: Client) -> None:
    """Also without the day: that of the receipt counts."""
    receipt, nonce = given_receipt(client)
    undated = {name: value for name, value in EXAMPLE.items() if name != "as_of"}
    for asked in (EXAMPLE, undated):
        told = post(client, "/v1/verdicts/replay", {"request": asked, "receipt": receipt, "nonce": nonce}).json()
        assert (told["same"], told["same_answers"], told["moved"]) == (True, True, [])
        assert told["receipt"] == receipt


@pytest.mark.parametrize(
    ("asked", "kept", "parts", "alike"),
    [
        ({}, {"rulebook": "0" * 12}, ["rulebook"], True),
        ({}, {"casebook": "2020-01-01+0", "engine": "0.1.0"}, ["engine", "casebook"], True),
        ({"facts": {"audience": "public", "form": "post"}}, {}, ["facts"], False),
        ({"title": "Anders"}, {}, ["title"], True),
        ({"lang": "en"}, {}, ["lang"], True),
        ({"as_of": "2025-01-01"}, {}, ["as_of"], None),
    ],
    ids=["rules", "rulings and engine", "facts", "title", "language", "day"],
)
def test_it_is_told_what_moved(
    client: Client,
    asked: dict[str, Any],
    kept: dict[str, str],
    parts: list[str],
    alike: bool | None,  # noqa: FBT001 - expected value
) -> None:
    """The part that is another, and whether the outcomes are."""
    receipt, nonce = given_receipt(client)
    old = receipt | {"versions": receipt["versions"] | kept} | ({"verdict": "0" * 64} if kept else {})
    disputed = [] if "facts" in asked else EXAMPLE["disputed"]
    body = {"request": EXAMPLE | {"disputed": disputed} | asked, "receipt": old, "nonce": nonce}
    told = post(client, "/v1/verdicts/replay", body).json()
    assert not told["same"]
    assert [each["part"] for each in told["moved"]] == parts
    assert alike is None or told["same_answers"] == alike


def test_a_replay_needs_a_receipt(client: Client) -> None:
    """What is wrong with it is told by field."""
    for body, field in (
        ({"request": {}}, "receipt"),
        ({"request": {}, "receipt": {"verdict": "x"}}, "receipt.verdict"),
    ):
        told = post(client, "/v1/verdicts/replay", body)
        assert told.status_code == 422
        assert field in {each["field"] for each in told.json()["problems"]}


@pytest.mark.parametrize(
    ("media", "start"),
    [("application/json", b"{"), ("text/html", b"<!"), ("application/pdf", b"%PDF"), (WORD, b"PK")],
)
def test_a_memo_has_the_form_that_is_accepted(client: Client, media: str, start: bytes) -> None:
    """JSON where nothing is said; each the same every time."""
    if media == "application/pdf":
        needs_pdf()
    first, second = (post(client, "/v1/memo", EXAMPLE, accept=media) for _ in range(2))
    assert first.status_code == 200
    assert first.headers["content-type"].partition(";")[0] == media
    assert first.content.startswith(start)
    assert first.content == second.content
    if media == "application/json":
        assert post(client, "/v1/memo", EXAMPLE).content == first.content


def test_a_memo_is_for_its_reader(client: Client) -> None:
    """For HR and the employee shorter ones than for a lawyer."""
    lengths = {
        reader: len(post(client, f"/v1/memo?reader={reader}", EXAMPLE, accept="text/html").content)
        for reader in ("lawyer", "hr", "employee")
    }
    assert lengths["lawyer"] > lengths["hr"] > lengths["employee"]


@pytest.mark.parametrize(
    ("query", "media", "start"),
    [
        ("", "image/svg+xml", b"<"),
        ("kind=timeline", "image/svg+xml", b"<"),
        ("kind=openness", "image/svg+xml", b"<"),
        ("", "text/vnd.mermaid", b"flowchart"),
        ("", "text/vnd.graphviz", b"digraph"),
        ("", "application/json", b"{"),
    ],
)
def test_a_picture_has_the_form_that_is_accepted(client: Client, query: str, media: str, start: bytes) -> None:
    """SVG where nothing is said; the graph of the arguments in other forms too."""
    response = post(client, f"/v1/pictures?{query}", EXAMPLE, accept=media)
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == media
    assert start in response.content[:200]


def test_what_cannot_be_drawn_is_a_problem(client: Client) -> None:
    """A question that is not raised; a timeline as a graph."""
    assert post(client, "/v1/pictures?question=clause_breached", EXAMPLE).status_code == 422
    assert post(client, "/v1/pictures?kind=timeline", EXAMPLE, accept="text/vnd.mermaid").status_code == 406


@pytest.mark.parametrize("path", ["/v1/stability", "/v1/arguments"])
def test_one_question_can_be_asked_about(client: Client, path: str) -> None:
    """The others are left out."""
    told = post(client, f"{path}?question=private_sphere", EXAMPLE).json()
    (one,) = told["questions" if path.endswith("stability") else "arguments"]
    assert one["question"] == "private_sphere"


def test_the_interview_is_told_in_the_language_of_the_body(client: Client) -> None:
    """What to ask next, why and with which authority."""
    told = {lang: post(client, "/v1/interview", {"facts": {"form": "post"}, "lang": lang}).json() for lang in LANGUAGES}
    for each in told.values():
        assert each["next"]["question"].endswith("?")
        assert each["remaining"] == sum(len(group["facts"]) for group in each["groups"])
    assert told["nl"]["next"]["fact"] == told["en"]["next"]["fact"]
    assert told["nl"]["next"]["question"] != told["en"]["next"]["question"]
