"""Keys: a secret that is kept nowhere opens what it was made for, and no more once it is revoked."""

import datetime as dt
import hashlib
import json
import math
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner, Result

from privesfeer.api.cli.main import app as program
from privesfeer.api.http.description import ROUTES
from privesfeer.api.middleware.api_keys import (
    KEY_SCOPES,
    Keyring,
    KeyScope,
    NoSuchKeyError,
    UnfitKeysError,
    make_key,
    needed,
    read_keys,
    revoke_key,
)
from privesfeer.api.paper.files import NotWrittenError
from privesfeer.api.serve.serving import Settings, guarded
from tests.api.behind_middleware import HOST, app, bearer, problem

TODAY = dt.date(2026, 11, 24)
ASKED = {"verdict": ("POST", "/v1/verdicts"), "reference": ("GET", "/v1/rulings/x"), "metrics": ("GET", "/metrics")}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a file for keys, in a folder that is not there yet."""
    return tmp_path / "privesfeer" / "keys.json"


@pytest.fixture
def client(file: Path) -> Iterator[TestClient]:
    """Give a client of a server that asks for keys."""
    with TestClient(guarded(app(), Settings(keys=file)), base_url=HOST) as served:
        yield served


def made(file: Path, *scopes: KeyScope) -> str:
    """Make a key."""
    return make_key(file, "proef", scopes, TODAY)


def test_a_key_is_drawn_from_256_bits_and_only_its_hash_is_kept(file: Path) -> None:
    """The secret stands nowhere in the file; two keys share nothing."""
    first, second = made(file, "verdict"), made(file, "verdict")
    secret = first.split("_", 2)[2]
    assert len(secret) * math.log2(64) >= 256
    assert secret != second.split("_", 2)[2]
    assert secret not in file.read_text(encoding="utf-8")
    assert read_keys(file)[0].sha256 == hashlib.sha256(first.encode()).hexdigest()


def test_only_the_owner_reads_the_file(file: Path) -> None:
    """0600 in a folder of his own, and nothing is left beside it but the lock."""
    made(file, "verdict")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert sorted(each.name for each in file.parent.iterdir()) == ["keys.json", "keys.json.lock"]


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_can_write_opens_nothing(client: TestClient, file: Path, mode: int) -> None:
    """Whoever can write it could let himself in; nothing is made in it either."""
    token = made(file, "verdict")
    file.chmod(mode)
    problem(client.post("/v1/verdicts", headers=bearer(token)), 401)
    with pytest.raises(UnfitKeysError):
        made(file, "verdict")
    file.chmod(0o600)
    assert client.post("/v1/verdicts", headers=bearer(token)).status_code == 200


@pytest.mark.parametrize("content", ["", "[]", '{"keys": [{}]}', '{"keys": [], "more": 1}', "\x00"])
def test_a_file_with_something_else_opens_nothing(client: TestClient, file: Path, content: str) -> None:
    """And is left as it is."""
    token = made(file, "verdict")
    file.write_text(content, encoding="utf-8")
    problem(client.post("/v1/verdicts", headers=bearer(token)), 401)
    with pytest.raises(UnfitKeysError):
        made(file, "verdict")
    assert file.read_text(encoding="utf-8") == content


def test_a_write_that_fails_leaves_the_keys_as_they_were(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No half file, and no rest of one."""
    made(file, "verdict")
    before = file.read_bytes()

    def full(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(NotWrittenError):
        made(file, "verdict")
    assert file.read_bytes() == before
    assert {each.name for each in file.parent.iterdir()} == {"keys.json", "keys.json.lock"}


@pytest.mark.slow
def test_keys_made_at_the_same_time_are_all_kept(file: Path) -> None:
    """One command waits for the other."""
    code = (
        "import sys, datetime, pathlib; from privesfeer.api.middleware.api_keys import make_key\n"
        "for _ in range(10): make_key(pathlib.Path(sys.argv[1]), 'x', ('verdict',), datetime.date(2026, 11, 24))"
    )
    commands = [subprocess.Popen([sys.executable, "-c", code, file]) for _ in range(3)]
    assert [command.wait(60) for command in commands] == [0, 0, 0]
    assert len({key.id for key in read_keys(file)}) == 30


def test_a_missing_key_is_refused(client: TestClient, file: Path) -> None:
    """401, with the way in which to give one, in both languages."""
    made(file, *KEY_SCOPES)
    for lang, title in (("nl", "Niet toegelaten"), ("en", "Not authorised")):
        response = client.post("/v1/verdicts", headers={"accept-language": lang})
        assert problem(response, 401)["title"] == title
        assert response.headers["www-authenticate"] == 'Bearer realm="privesfeer"'


@pytest.mark.parametrize(
    "given",
    [
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Basic {token}",
        "{token}",
        "Bearer {token}x",
        "Bearer {other}",
        "Bearer {token} {token}",
        "Bearer {hash}",
    ],
)
def test_a_wrong_key_is_refused(client: TestClient, file: Path, given: str) -> None:
    """Also one that is nearly right, and the hash of the right one."""
    token = made(file, "verdict")
    other = token[:-1] + ("A" if token[-1] != "A" else "B")
    value = given.format(token=token, other=other, hash=read_keys(file)[0].sha256)
    response = client.post("/v1/verdicts", headers={"authorization": value})
    problem(response, 401)
    assert 'error="invalid_token"' in response.headers["www-authenticate"]


def test_two_keys_at_once_are_refused(client: TestClient, file: Path) -> None:
    """It is not for the server to choose."""
    token = made(file, "verdict")
    twice = [("authorization", f"Bearer {token}"), ("authorization", f"Bearer {token}")]
    problem(client.post("/v1/verdicts", headers=twice), 401)


@pytest.mark.parametrize("scope", ASKED)
def test_a_key_without_the_scope_is_refused(client: TestClient, file: Path, scope: KeyScope) -> None:
    """403, and it is said which scope is lacking; a key with that scope alone comes in."""
    method, path = ASKED[scope]
    others = tuple(each for each in KEY_SCOPES if each != scope)
    response = client.request(method, path, headers=bearer(made(file, *others)) | {"accept-language": "en"})
    assert f"'{scope}'" in problem(response, 403)["detail"]
    assert f'error="insufficient_scope", scope="{scope}"' in response.headers["www-authenticate"]
    assert client.request(method, path, headers=bearer(made(file, scope))).status_code == 200


def test_a_revoked_key_is_refused_from_the_next_request(client: TestClient, file: Path) -> None:
    """Without a new start; its id stays known, and revoking it again changes nothing."""
    token, other = made(file, "verdict"), made(file, "verdict")
    assert client.post("/v1/verdicts", headers=bearer(token)).status_code == 200
    one = read_keys(file)[0].id
    revoke_key(file, one, TODAY)
    problem(client.post("/v1/verdicts", headers=bearer(token)), 401)
    assert client.post("/v1/verdicts", headers=bearer(other)).status_code == 200
    revoke_key(file, one, dt.date(2027, 1, 1))
    assert read_keys(file)[0].revoked == TODAY


def test_a_key_that_is_made_counts_from_the_next_request(client: TestClient, file: Path) -> None:
    """Without a new start."""
    made(file, "reference")
    token = made(file, "verdict")
    assert client.post("/v1/verdicts", headers=bearer(token)).status_code == 200


def test_a_file_that_has_gone_opens_nothing(client: TestClient, file: Path) -> None:
    """What was read from it before counts no longer."""
    token = made(file, "verdict")
    assert client.post("/v1/verdicts", headers=bearer(token)).status_code == 200
    file.unlink()
    problem(client.post("/v1/verdicts", headers=bearer(token)), 401)


def test_secrets_are_compared_in_constant_time(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once for each request, whether there is such a key or not."""
    compared = []

    def compare(first: str, second: str) -> bool:
        compared.append((first, second))
        return first == second

    monkeypatch.setattr("privesfeer.api.middleware.api_keys.hmac.compare_digest", compare)
    token = made(file, "verdict")
    ring = Keyring(file)
    found = [ring.find(each) for each in (token, token[:-1], "", "privesfeer_00000000_" + "A" * 43)]
    assert [key is not None for key in found] == [True, False, False, False]
    assert len(compared) == 4


def test_every_route_asks_for_a_scope() -> None:
    """Save for what a load balancer asks; bulk work and metrics have their own."""
    scopes = {(route.method, route.path): needed(route.method, route.path) for route in ROUTES}
    both = [
        {f"/{version}/{name}" for version in ("v1", "v2") for name in names}
        for names in (("health", "ready"), ("verdicts/batch", "verdicts/lines"))
    ]
    assert {path for (_, path), scope in scopes.items() if scope is None} == both[0]
    assert {path for (_, path), scope in scopes.items() if scope == "bulk"} == both[1]
    assert all(scope == "reference" for (method, _), scope in scopes.items() if method == "GET" and scope)
    assert all(scope in {"verdict", "bulk"} for (method, _), scope in scopes.items() if method == "POST")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "GIVE"])
def test_what_is_not_known_is_closed(method: str) -> None:
    """A new address or method takes the widest scope until it is given its own; also that of the health check."""
    assert needed(method, "/v1/something-new") == "verdict"
    assert needed(method, "/v1/health") == "verdict"
    assert needed("GET", "/v1/health/") == "reference"


# ---- the commands ----------------------------------------------------------------------------------------------------


def call(*arguments: str | Path) -> Result:
    """Call the program in this process."""
    return CliRunner().invoke(program, [str(each) for each in arguments], env={"COLUMNS": "120"})


def test_the_commands_make_list_and_revoke(file: Path) -> None:
    """The secret alone goes to standard output; a list shows no hash."""
    done = call("keys", "make", "--scope", "verdict", "--scope", "metrics", "--name", "Kantoor X", "--keys", file)
    assert done.exit_code == 0
    token = done.stdout.strip()
    key = Keyring(file).find(token)
    assert key
    assert (key.name, key.scopes) == ("Kantoor X", ("verdict", "metrics"))
    assert key.id in done.stderr
    listed = call("keys", "list", "--keys", file).stdout
    assert all(word in listed for word in (key.id, "Kantoor X", "verdict, metrics", "Ingetrokken"))
    assert key.sha256 not in listed
    done = call("keys", "revoke", key.id, "--keys", file, "--lang", "en")
    assert done.stdout.strip() == f"Key {key.id} is revoked."
    assert Keyring(file).find(token) is None
    assert "Revoked" in call("keys", "list", "--keys", file, "--lang", "en").stdout


def test_the_commands_refuse_what_cannot_be(file: Path) -> None:
    """A scope or key that is not there, a file with something else: exit code 2, and nothing is written."""
    assert "verdict, reference, bulk, metrics" in call(
        "keys", "make", "--scope", "all", "--name", "x", "--keys", file
    ).stderr.replace("\n", " ")
    assert not file.exists()
    assert (
        "Geen" in call("keys", "list", "--keys", file).stdout
        or "geen sleutels" in call("keys", "list", "--keys", file).stdout
    )
    done = call("keys", "revoke", "00000000", "--keys", file)
    assert (done.exit_code, done.stderr.strip()) == (2, "Er is geen sleutel '00000000'.")
    file.write_text(json.dumps({"no": "keys"}), encoding="utf-8")
    for command in (
        ("list",),
        ("revoke", "00000000"),
        ("make", "--scope", "verdict", "--name", "x"),
    ):
        assert call("keys", *command, "--keys", file).exit_code == 2
    with pytest.raises(NoSuchKeyError):
        revoke_key(file.with_name("none.json"), "00000000", TODAY)
