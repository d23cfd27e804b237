"""Encodings: larger answers go out in gzip to who takes it; what comes in otherwise than in plain UTF-8 is refused."""

import gzip
import http.client
import io
import json
import re
import socket
import zipfile
import zlib
from typing import NamedTuple

import pytest

from privesfeer.api.http.example import EXAMPLE
from privesfeer.api.http.negotiation import takes_gzip
from tests.api.served import Server
from tests.api.web import plain

BODY = json.dumps(EXAMPLE).encode()
JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}
GZIP = {"accept-encoding": "gzip, deflate, br"}
LARGE = ["/openapi.json", "/nl/rulings", "/v1/codebook", "/metrics"]
BOOKS = ["/v1/codebook", "/v1/rulings/BV3122"]


class Sent(NamedTuple):
    """An answer as it comes over the wire."""

    status: int
    headers: http.client.HTTPMessage
    content: bytes


def ask(server: Server, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> Sent:
    """Ask, and undo nothing of what comes back."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request(method, path, body, headers or {})
    response = connection.getresponse()
    sent = Sent(response.status, response.headers, response.read())
    connection.close()
    return sent


def varies(sent: Sent) -> list[str]:
    """Give by what an answer says that it varies."""
    return re.split(", *", sent.headers["vary"])


@pytest.mark.parametrize(("method", "path"), [*(("GET", path) for path in LARGE), ("POST", "/v1/verdicts")])
def test_a_larger_answer_is_compressed_for_who_takes_that(server: Server, method: str, path: str) -> None:
    """It holds the same bytes; and to everyone it says that it depends on what is taken."""
    body, headers = (BODY, JSON | {"privesfeer-nonce": "0f" * 16}) if method == "POST" else (b"", {})
    whole = ask(server, method, path, body, headers)
    small = ask(server, method, path, body, headers | GZIP)
    assert whole.headers["content-encoding"] is None
    assert small.headers["content-encoding"] == "gzip"
    assert int(small.headers["content-length"]) == len(small.content) < len(whole.content) / 2
    for sent in (whole, small):
        assert varies(sent).count("Accept-Encoding") == 1
    if path != "/metrics":  # which counts the calls
        assert gzip.decompress(small.content) == whole.content
    assert small.headers["privesfeer-receipt"] == whole.headers["privesfeer-receipt"]


@pytest.mark.parametrize("header", ["", "identity", "br", "gzip;q=0", "gzip;q=0, *;q=0.5", "GZIP ; q=0.0"])
def test_who_does_not_take_gzip_does_not_get_it(server: Server, header: str) -> None:
    """Also if it is named to say so."""
    assert not takes_gzip(header)
    sent = ask(server, "GET", "/openapi.json", headers={"accept-encoding": header})
    assert sent.headers["content-encoding"] is None
    assert json.loads(sent.content)


def test_what_gains_nothing_is_sent_as_it_is(server: Server) -> None:
    """A small answer, and a file that is compressed already."""
    small = ask(server, "GET", "/v1/health", headers=GZIP)
    form = f"dossier={plain()}&form=docx&reader=hr".encode()
    memo = ask(server, "POST", "/nl/memo", form, FORM | GZIP)
    for sent in (small, memo):
        assert sent.status == 200
        assert sent.headers["content-encoding"] is None
    assert zipfile.is_zipfile(io.BytesIO(memo.content))


@pytest.mark.parametrize("path", BOOKS)
def test_a_tag_names_one_content_in_one_encoding(server: Server, path: str) -> None:
    """A strong one the plain bytes, a weak one what both hold; either spares a caller what he has, and HEAD agrees."""
    plainly, small = ask(server, "GET", path), ask(server, "GET", path, headers=GZIP)
    assert plainly.headers["etag"].startswith('"')
    assert small.headers["etag"] == f"W/{plainly.headers['etag']}"
    for headers, first in (({}, plainly), (GZIP, small)):
        for tag in (plainly.headers["etag"], small.headers["etag"]):
            known = ask(server, "GET", path, headers=headers | {"if-none-match": tag})
            assert (known.status, known.content) == (304, b"")
            for name in ("etag", "vary", "cache-control"):
                assert known.headers[name] == first.headers[name]
        head = ask(server, "HEAD", path, headers=headers)
        assert (head.status, head.content) == (200, b"")
        for name in ("etag", "vary", "content-type", "content-length", "content-encoding"):
            assert head.headers[name] == first.headers[name]


def test_of_a_stream_each_line_is_sent_at_once(server: Server) -> None:
    """Also in gzip: a line is answered before the next one is sent."""
    line = json.dumps(EXAMPLE).encode() + b"\n"
    head = (
        "POST /v1/verdicts/lines HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
        "Accept-Encoding: gzip\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as wire:
        coming = wire.makefile("rb")
        wire.sendall(head.encode())
        inflate, told = zlib.decompressobj(31), b""
        for number in (1, 2, 3):
            wire.sendall(b"%x\r\n%b\r\n" % (len(line), line))
            if number == 1:
                headers = http.client.parse_headers(_after_status(coming))
                assert headers["content-encoding"] == "gzip"
            while told.count(b"\n") < number:
                told += inflate.decompress(_chunk(coming))
            assert json.loads(told.splitlines()[number - 1])["line"] == number
        wire.sendall(b"0\r\n\r\n")
        while chunk := _chunk(coming):
            told += inflate.decompress(chunk)
        assert inflate.eof
        assert told.count(b"\n") == 3


def _after_status(coming: io.BufferedReader) -> io.BufferedReader:
    assert coming.readline().startswith(b"HTTP/1.1 200")
    return coming


def _chunk(coming: io.BufferedReader) -> bytes:
    size = int(coming.readline(), 16)
    content = coming.read(size)
    coming.readline()
    return content


TAKING = {
    "/v1/verdicts": ("application/json", BODY),
    "/v1/verdicts/lines": ("application/x-ndjson", BODY),
    "/nl/interview": ("application/x-www-form-urlencoded", b"title=x"),
    "/nl/codes/check": ("multipart/form-data; boundary=x", b"--x--\r\n"),
}


@pytest.mark.parametrize("path", TAKING)
@pytest.mark.parametrize("coding", ["gzip", "br, gzip", "x-own"])
def test_a_body_in_a_content_coding_is_refused(server: Server, path: str, coding: str) -> None:
    """415, with what is read: before, the bytes were taken for what they are not."""
    kind, body = TAKING[path]
    refused = ask(server, "POST", path, gzip.compress(body), {"content-type": kind, "content-encoding": coding})
    assert refused.status == 415
    assert refused.headers["accept-encoding"] == "identity"
    assert "Content-Encoding" in json.loads(refused.content)["detail"]


@pytest.mark.parametrize("path", TAKING)
@pytest.mark.parametrize("charset", ["utf-16", "iso-8859-1", '"UTF-16LE"', "none-such"])
def test_a_body_in_another_charset_is_refused(server: Server, path: str, charset: str) -> None:
    """415 likewise."""
    kind, body = TAKING[path]
    refused = ask(server, "POST", path, body, {"content-type": f"{kind}; charset={charset}"})
    assert refused.status == 415
    assert "UTF-8" in json.loads(refused.content)["detail"]


@pytest.mark.parametrize(
    "charset", ["", "; charset=utf-8", '; charset="UTF-8"', "; charset=UTF8", "; charset=us-ascii"]
)
def test_utf_8_is_read_under_each_of_its_names(server: Server, charset: str) -> None:
    """On its own or with the encoding that is none."""
    headers = {"content-type": f"application/json{charset}", "content-encoding": "identity"}
    assert ask(server, "POST", "/v1/verdicts", BODY, headers).status == 200
    form = {"content-type": f"application/x-www-form-urlencoded{charset}"}
    assert ask(server, "POST", "/nl/interview", b"title=x", form).status == 200
