"""Receipts: what they commit to, that nobody finds the facts by trying, and that who has them can show it."""

import datetime as dt
import hashlib
import hmac
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import httpx2
import pytest
from hypothesis import given
from starlette.testclient import TestClient
from typer.testing import CliRunner, Result

from privesfeer.api.ask.receipt import commitment, nonce_of_row
from privesfeer.api.ask.registry import CaseFile, Incident, codebook
from privesfeer.api.cli.main import app
from privesfeer.api.serve.application import create_app
from tests.api.served import Server, served
from tests.conftest import sparing
from tests.strategies import incidents

NONCE = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
OTHER = "f0e1d2c3b4a5968778695a4b3c2d1e0f"
AS_OF = "2026-11-24"
JSON = {"content-type": "application/json"}


def call(*arguments: str | Path) -> Result:
    """Call the program in this process."""
    env = {"COLUMNS": "1000"}
    return CliRunner().invoke(app, [*map(str, arguments)], env=env, catch_exceptions=False)


def told_of(done: Result) -> str:
    """Give what is told beside the answer, on one line."""
    return " ".join(done.stderr.split())


# ---- what is given away, and who tries to find the facts in it -------------------------------------------------------

# What someone knows of a colleague: a message in a closed group on WhatsApp. All else he tries.
KNOWN = {"platforms": ["whatsapp"], "form": "group_chat", "audience": "closed_group"}
DAYS = [dt.date(2026, 3, 1) + dt.timedelta(days=each) for each in range(10)]
CHAT: dict[str, Any] = {
    "facts": KNOWN
    | {"content": ["insult"], "target": "manager", "sector": "private", "measure": "summary_dismissal"}
    | {"incapacity": True},
    "dates": {"utterance": "2026-03-05"},
}
# Another sector, content and measure.
WARNED: dict[str, Any] = {
    "facts": KNOWN
    | {"content": ["confidential_information"], "target": "authority", "sector": "public", "measure": "warning"}
    | {"incapacity": True},
    "dates": {"utterance": "2026-03-09"},
}
_TOLD = ("verdicts", "verdicts?form=compact", "remedies", "measures", "stability", "arguments", "interview")
CASES = pytest.mark.parametrize(
    "case", sparing([CHAT, WARNED], [CHAT]), ids=["insult in a firm", "secret of a public body"]
)


def written(content: Any) -> bytes:  # noqa: ANN401 - JSON values
    """Write JSON as RFC 8785 does."""
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()


def plain_hash(case: Mapping[str, Any]) -> str:
    """Give the hash of facts that up to version 0.5 stood in every answer."""
    return hashlib.sha256(written({"assume": {}, "disputed": [], **case})).hexdigest()


@cache
def tried() -> dict[str, dict[str, Any]]:
    """Hash every case that would fit what is known: each of the first 128 bits names its case."""
    values = [codebook().fact(name).values for name in ("content", "target", "sector", "measure")]
    found = {}
    for content, target, sector, measure, ill, day in product(*values, (True, False), DAYS):
        facts = KNOWN | {"content": [content], "target": target, "sector": sector, "measure": measure}
        case = {"facts": facts | ({"incapacity": True} if ill else {}), "dates": {"utterance": f"{day}"}}
        found[plain_hash(case)[:32]] = case
    return found


def hashes_in(text: str) -> set[str]:
    """Give the first 128 bits of all that looks like a hash."""
    return {each[:32] for each in re.findall(r"[0-9a-f]{32,}", text)}


def found_in(text: str) -> list[dict[str, Any]]:
    """Try every case on what is given away."""
    return [tried()[each] for each in hashes_in(text) if each in tried()]


def hashes_of(body: bytes) -> dict[str, str]:
    """Give what whoever has guessed a case can hash of it: he can ask for its verdict himself."""
    told = json.loads(body)
    facts = {each["fact"]: each["value"] for each in told["facts"]}
    case = plain_hash({"facts": facts, "dates": told["dates"]})
    answers = [[[each["question"], each["outcome"], each["status"]] for each in told["answers"]]]
    receipt = {name: told[name] for name in ("versions", "as_of", "lang")} | {
        "incident_hash": case,
        "verdict": hashlib.sha256(body).hexdigest(),
        "answers": hashlib.sha256(written(answers)).hexdigest(),
    }
    return {name: str(value) for name, value in receipt.items() if name in {"incident_hash", "verdict", "answers"}} | {
        "receipt": hashlib.sha256(written(receipt)).hexdigest()
    }


@pytest.fixture(name="own", scope="module")
def _own() -> Iterator[Server]:
    """Give a server of which the log is looked at."""
    with served("serve", "--port", "0") as server:
        yield server


def given_away(server: Server, case: dict[str, Any], folder: Path) -> dict[str, str]:
    """Give what passes through other hands than those of whoever asked, by what it is."""
    folder.mkdir(exist_ok=True)
    body = json.dumps({"as_of": AS_OF, "lang": "nl", **case}).encode()
    before = len(server.logged())

    def post(path: str, **headers: str) -> httpx2.Response:
        answer = httpx2.post(server.url + path, content=body, headers=JSON | headers, timeout=60)
        assert answer.status_code == 200, answer.text
        return answer

    found = {"receipt": post("/v1/verdicts").headers["privesfeer-receipt"]}
    found["log"] = json.dumps(server.logged(before + 1)[before:])
    for path, form in (
        ("/v1/memo", "text/html"),
        ("/v1/memo", "application/json"),
        ("/v1/drafts?of=access", "text/html"),
        ("/v1/remedies", "text/calendar"),
        *((f"/v1/{name}", "application/json") for name in _TOLD),
    ):
        found[f"{path} {form}"] = post(path, accept=form).text
    page = {"dossier": json.dumps({"as_of": AS_OF, "lang": "nl", **case})}
    found["page"] = httpx2.post(f"{server.url}/nl/verdict", data=page, headers={"origin": server.url}, timeout=60).text
    source, file = folder / "in.jsonl", folder / "in.json"
    source.write_bytes(body + b"\n")
    file.write_bytes(body)
    found["text"] = call("verdict", file).stdout
    for number, options in enumerate(((), ("--nonce", NONCE))):
        for form in ("csv", "jsonl"):
            table = folder / f"out{number}.{form}"
            call("bulk", source, table, "--jobs", "1", *options)
            found[f"table {form} {number}"] = table.read_text()
    return found


@pytest.mark.slow
@CASES
def test_nobody_finds_the_facts_by_trying_all_that_they_can_be(
    own: Server, case: dict[str, Any], tmp_path: Path
) -> None:
    """Not from a receipt, the log, a memo, a page, a calendar or a table: with the hash of before, from each."""
    assert len(tried()) == 18 * 9 * 2 * 14 * 2 * 10
    assert found_in(f"incident {plain_hash(case)}, verdict {'0' * 64}") == [case]
    for name, text in given_away(own, case, tmp_path).items():
        assert text, name
        assert not found_in(text), name


@pytest.mark.slow
@CASES
def test_nobody_finds_them_by_asking_for_the_verdict_on_each_guess(
    own: Server, case: dict[str, Any], tmp_path: Path
) -> None:
    """The right guess gives nothing that stands in what is given away: no hash of verdict, answers or receipt."""
    body = json.dumps({"as_of": AS_OF, "lang": "nl", **case}).encode()
    right = hashes_of(httpx2.post(f"{own.url}/v1/verdicts", content=body, headers=JSON, timeout=60).content)
    assert right["incident_hash"] == plain_hash(case)
    marks = {each[:32] for each in right.values()}
    for name, text in given_away(own, case, tmp_path).items():
        assert not marks & hashes_in(text), name


# ---- who has the facts and the nonce ---------------------------------------------------------------------------------


def test_the_same_facts_give_the_same_verdict_to_the_byte_and_each_time_another_receipt() -> None:
    """Unless the caller brings the nonce: then it is the same, and any other nonce makes all of it another."""
    body = json.dumps({"as_of": AS_OF, "lang": "nl", **CHAT}).encode()
    with TestClient(create_app()) as client:

        def ask(**nonce: str) -> httpx2.Response:
            headers = JSON | {f"privesfeer-{name}": value for name, value in nonce.items()}
            return client.post("/v1/verdicts", content=body, headers=headers)

        drawn, again, mine, repeated, other = (
            ask(),
            ask(),
            ask(nonce=NONCE),
            ask(nonce=NONCE),
            ask(nonce=OTHER),
        )
        assert len({each.content for each in (drawn, again, mine, repeated, other)}) == 1
        assert len({each.headers["etag"] for each in (drawn, again, mine, repeated, other)}) == 1
        nonces = [each.headers["privesfeer-nonce"] for each in (drawn, again, mine, repeated, other)]
        assert all(re.fullmatch("[0-9a-f]{32}", each) for each in nonces)
        assert nonces[2:] == [NONCE, NONCE, OTHER]
        assert len(set(nonces)) == 4
        receipts = [json.loads(each.headers["privesfeer-receipt"]) for each in (drawn, again, mine, repeated, other)]
        assert receipts[2] == receipts[3]
        for name in ("commitment", "verdict", "answers"):
            assert len({each[name] for each in receipts}) == 4
        assert all(nonce not in json.dumps(receipt) for nonce, receipt in zip(nonces, receipts, strict=True))


@CASES
def test_who_has_facts_and_nonce_shows_that_these_were_asked(case: dict[str, Any]) -> None:
    """With nothing but HMAC-SHA-256 and the canonical JSON, as the documentation says; or by asking once more."""
    asked = {"as_of": AS_OF, "lang": "nl", **case}
    with TestClient(create_app()) as client:
        answer = client.post("/v1/verdicts", json=asked)
        receipt, nonce = json.loads(answer.headers["privesfeer-receipt"]), answer.headers["privesfeer-nonce"]
        key, facts = bytes.fromhex(nonce), written({"assume": {}, "disputed": [], **case})
        assert receipt["commitment"] == hmac.new(key, facts, "sha256").hexdigest()
        assert receipt["verdict"] == hmac.new(key, answer.content, "sha256").hexdigest()
        told = client.post("/v1/verdicts/replay", json={"request": asked, "receipt": receipt, "nonce": nonce}).json()
        assert (told["same"], told["receipt"]) == (True, receipt)
        for wrong in (
            {"request": asked, "nonce": OTHER},
            {"request": asked | {"facts": case["facts"] | {"incapacity": False}}, "nonce": nonce},
        ):
            told = client.post("/v1/verdicts/replay", json={"receipt": receipt, **wrong}).json()
            assert not told["same"]
            assert told["moved"][0]["part"] == "facts"
            assert "niet van deze feiten met deze nonce" in told["moved"][0]["text"]


def test_a_nonce_that_is_none_and_one_that_is_missing_are_told() -> None:
    """By the header or the field; a nonce that somebody thought of is too short to hide anything."""
    receipt: dict[str, Any] = {
        "commitment": "0" * 64,
        "verdict": "0" * 64,
        "answers": "0" * 64,
        "as_of": AS_OF,
        "lang": "nl",
    }
    receipt |= {"versions": {"engine": "1", "rulebook": "1", "casebook": "1"}}
    with TestClient(create_app()) as client:
        for path in ("/v1/verdicts", "/v1/memo"):
            refused = client.post(path, json=CHAT, headers={"privesfeer-nonce": "welkom01"})
            assert refused.status_code == 422
            assert [each["field"] for each in refused.json()["problems"]] == ["Privesfeer-Nonce"]
            assert "128 bits" in refused.json()["problems"][0]["text"]
        for nonce in ({}, {"nonce": "welkom01"}, {"nonce": None}):
            told = client.post("/v1/verdicts/replay", json={"request": CHAT, "receipt": receipt} | nonce)
            assert told.status_code == 422
            assert [each["field"] for each in told.json()["problems"]] == ["nonce"]


def test_a_receipt_of_before_is_replayed_without_a_nonce() -> None:
    """Also over HTTP; what it told of its facts, it tells no more."""
    asked = {"as_of": AS_OF, "lang": "nl", **CHAT}
    with TestClient(create_app()) as client:
        old = {"versions": {"engine": "0.5.0", "rulebook": "1", "casebook": "1"}, "as_of": AS_OF, "lang": "nl"}
        old |= {"verdict": "0" * 64, "incident_hash": plain_hash(CHAT)}
        old["answers"] = hashes_of(client.post("/v1/verdicts", json=asked).content)["answers"]
        told = client.post("/v1/verdicts/replay", json={"request": asked, "receipt": old}).json()
        assert (told["same"], told["same_answers"], told["receipt"]) == (False, True, None)
        assert {each["part"] for each in told["moved"]} <= {"engine", "rulebook", "casebook"}
        other = asked | {"facts": CHAT["facts"] | {"sector": "public"}}
        text = client.post("/v1/verdicts/replay", json={"request": other, "receipt": old}).text
        assert '"facts"' in text
        assert not found_in(text)


@CASES
def test_from_the_command_line_a_receipt_is_written_and_checked(case: dict[str, Any], tmp_path: Path) -> None:
    """Its nonce comes on the screen, once, and not in the file; without it nothing can be checked."""
    file, kept = tmp_path / "case.json", tmp_path / "receipt.json"
    file.write_text(json.dumps({"as_of": AS_OF, "lang": "nl", **case}))
    plain = call("verdict", file, "--format", "json")
    done = call("verdict", file, "--format", "json", "--receipt", kept)
    assert done.stdout == plain.stdout
    (nonce,) = re.findall(r"\b[0-9a-f]{32}\b", told_of(done))
    assert nonce not in kept.read_text()
    assert json.loads(kept.read_bytes())["commitment"] == commitment(Incident.model_validate(case), nonce)
    told = call("compare", kept, file, "--as-of", AS_OF, "--nonce", nonce)
    assert told.exit_code == 0
    assert "geen enkele uitkomst veranderd" in " ".join(told.stdout.split())
    refused = call("compare", kept, file)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "--nonce" in told_of(refused)
    wrong = " ".join(call("compare", kept, file, "--as-of", AS_OF, "--nonce", OTHER).stdout.split())
    assert "niet van deze feiten met deze nonce" in wrong
    assert "Er komen nu andere antwoorden uit" not in wrong
    own = tmp_path / "own.json"
    assert NONCE in told_of(call("verdict", file, "--receipt", own, "--nonce", NONCE))
    assert json.loads(own.read_bytes())["commitment"] == commitment(Incident.model_validate(case), NONCE)


def test_the_command_line_refuses_what_is_no_nonce_and_one_without_a_receipt(tmp_path: Path) -> None:
    """With exit code 2."""
    file = tmp_path / "case.json"
    file.write_text(json.dumps(CHAT))
    for arguments, said in (
        (("verdict", file, "--nonce", NONCE), "--receipt"),
        (("verdict", file, "--receipt", tmp_path / "r.json", "--nonce", "welkom01"), "128 bits"),
        (("memo", file, "--out", tmp_path / "m.html", "--nonce", NONCE.upper()), "128 bits"),
        (("bulk", file, tmp_path / "out.csv", "--nonce", "1"), "128 bits"),
    ):
        done = call(*arguments)
        assert done.exit_code == 2
        assert said in told_of(done)
    assert [path.name for path in tmp_path.iterdir()] == ["case.json"]


def test_a_memo_carries_the_commitment_where_one_is_asked_for(tmp_path: Path) -> None:
    """The one of the receipt, from the command line and over HTTP; and else nothing of the kind."""
    file, out = tmp_path / "case.json", tmp_path / "memo.html"
    file.write_text(json.dumps({"as_of": AS_OF, "lang": "nl", **CHAT}))
    expected = commitment(Incident.model_validate(CHAT), NONCE)
    call("memo", file, "--out", out, "--nonce", NONCE)
    assert expected in out.read_text()
    call("memo", file, "--out", out)
    assert not re.search("[0-9a-f]{64}", out.read_text())


def test_rows_commit_each_with_a_nonce_of_its_own(tmp_path: Path) -> None:
    """So that one can be shown without opening the others, and nobody sees which are alike; each time the same."""
    source, first, second = tmp_path / "in.jsonl", tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    source.write_text(f"{json.dumps(CHAT)}\n{json.dumps(WARNED)}\n{json.dumps(CHAT)}\n")
    for target in (first, second):
        call("bulk", source, target, "--jobs", "1", "--nonce", NONCE)
    assert first.read_bytes() == second.read_bytes()
    rows = [json.loads(line) for line in first.read_text().splitlines()]
    for row, case in zip(rows, (CHAT, WARNED, CHAT), strict=True):
        own = hmac.new(bytes.fromhex(NONCE), str(row["line"]).encode(), "sha256").hexdigest()[:32]
        assert own == nonce_of_row(NONCE, row["line"])
        assert row["commitment"] == commitment(Incident.model_validate(case), own)
    assert len({row["commitment"] for row in rows}) == 3


# ---- what is committed to --------------------------------------------------------------------------------------------


def case_file(*acts: dict[str, Any], **shared: object) -> str:
    """Commit to a case file."""
    return commitment(CaseFile.model_validate({**shared, "acts": acts}), NONCE)


def test_the_hash_of_before_stays_what_it_was() -> None:
    """A receipt that was given earlier can still be checked."""
    plain = {"facts": {"form": "post", "platforms": ["twitter", "facebook"]}, "disputed": ["form"], "title": "a"}
    dated = Incident.model_validate(
        plain | {"dates": {"utterance": "2026-05-01"}, "assume": {"expression": "protected"}}
    )
    assert commitment(dated, None) == "142fb066250206f034a8d96e944d498bb6ab8e764d34e15befe0f58bd8f9a310"


@given(incidents())
def test_a_case_file_has_another_commitment_than_an_incident(incident: Incident) -> None:
    """Also where it has no more than one act, and everything is shared."""
    shared = {"facts": incident.facts.plain, "disputed": incident.disputed}
    assert case_file({}, **shared) != commitment(Incident.model_validate(shared), NONCE)


def test_titles_and_the_order_of_facts_play_no_part() -> None:
    """They do not change what was asked."""
    first, second = {"facts": {"form": "post", "provoked": True}}, {"disputed": ["form", "audience"]}
    plain = case_file(first, second, facts={"sector": "public", "leading_role": True})
    named = {"title": "b", "facts": {"provoked": True, "form": "post"}}
    turned = {"disputed": ["audience", "form", "form"]}
    assert case_file(named, turned, title="a", facts={"leading_role": True, "sector": "public"}) == plain


def test_everything_else_plays_a_part() -> None:
    """Shared or not: facts, disputed, assume and dates, and the acts in their order."""
    post, like = {"facts": {"form": "post"}}, {"facts": {"form": "like"}}
    found = [
        case_file(post, like),
        case_file(like, post),
        case_file(post),
        case_file(post, post),
        case_file({}, facts={"form": "post"}),
        case_file({"disputed": ["form"]}),
        case_file({}, disputed=["form"]),
        case_file({}, assume={"expression": "protected"}),
        case_file({}, dates={"measure": "2026-05-01"}),
        case_file({"dates": {"utterance": "2026-05-01"}}),
        case_file({"dates": {"inspection": "2026-05-01"}}),
        case_file({}),
    ]
    assert len(set(found)) == len(found)
