"""Open data: the judiciary's register of rulings, asked for one number after another; nothing else goes out."""

import contextlib
import datetime as dt
import re
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from importlib.metadata import version
from urllib.parse import quote, urlsplit

from privesfeer.cases.cite.register import Registered, UnansweredError
from privesfeer.cases.commons.catalogue import catalogue

_SAID = catalogue(__file__)

_PATH = "/uitspraken/content"
_SECONDS = 10.0  # that an answer may take
_PAUSE = 0.12  # seconds between questions: it wants no more than ten a second
_MOST = 1000  # questions about one text
_LARGEST = 4 * 1024 * 1024  # bytes of an answer
_FAILURES = 3  # in a row, after which it is not asked further
_OK, _UNKNOWN = 200, 404
_DC, _PSI = "{http://purl.org/dc/terms/}", "{http://psi.rechtspraak.nl/}"
_ECLI, _RDF = "{https://e-justice.europa.eu/ecli}", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


class AddressError(ValueError):
    """An address that is not one of a source."""


class OpenData:
    """A source that answers as data.rechtspraak.nl does.

    Attributes:
        name: the host.
    """

    def __init__(self, address: str) -> None:
        """Take its address.

        Args:
            address: such as "https://data.rechtspraak.nl".

        Raises:
            AddressError: it is no address of a server.
        """
        parts = urlsplit(address)
        if (
            parts.scheme not in {"http", "https"}
            or not parts.hostname
            or parts.username
            or parts.query
            or parts.fragment
        ):
            raise AddressError(address)
        self.name = parts.hostname
        self._secure, self._host, self._port = parts.scheme == "https", parts.hostname, parts.port
        self._path = parts.path.rstrip("/").removesuffix(_PATH) + _PATH
        self._asked = self._failed = 0
        self._last = 0.0

    def holds(self, ecli: str) -> bool:
        """Say whether a ruling with such an ECLI would be in it: one of a Dutch court, and not of a disciplinary body.

        Returns:
            Whether asking makes sense.
        """
        return re.fullmatch(r"ECLI:NL:(?!T)[A-Z]{2,7}:\d{4}:[A-Z0-9.]{1,25}", ecli) is not None

    def ask(self, ecli: str) -> Registered | None:
        """Ask for a ruling.

        Returns:
            What it says; None: it has none of that number.

        Raises:
            UnansweredError: it gives no answer, or one that cannot be read.
        """
        if self._asked >= _MOST or self._failed >= _FAILURES:
            raise UnansweredError(_SAID.NO_MORE.fill(name=self.name))
        time.sleep(max(0.0, self._last + _PAUSE - time.monotonic()))
        self._asked += 1
        try:
            status, content = self._got(ecli)
        except (OSError, HTTPException, TimeoutError) as error:
            self._failed += 1
            raise UnansweredError(_SAID.NO_ANSWER.fill(name=self.name)) from error
        finally:
            self._last = time.monotonic()
        if status == _UNKNOWN:
            self._failed = 0
            return None
        if status != _OK:
            self._failed += 1
            raise UnansweredError(_SAID.STATUS.fill(name=self.name, status=str(status)))
        self._failed = 0
        return read(content, self.name)

    def _got(self, ecli: str) -> tuple[int, bytes]:
        """Get the metadata of a ruling; nowhere else is followed."""
        kind = HTTPSConnection if self._secure else HTTPConnection
        with contextlib.closing(kind(self._host, self._port, timeout=_SECONDS)) as connection:
            agent = f"privesfeer/{version('privesfeer')} (check-citations)"
            place = f"{self._path}?id={quote(ecli, safe='')}&return=META"
            connection.request("GET", place, headers={"User-Agent": agent, "Accept": "application/xml"})
            answer = connection.getresponse()
            return answer.status, answer.read(_LARGEST + 1)


def read(content: bytes, name: str) -> Registered:
    """Read what the source says of a ruling.

    Args:
        content: its answer.
        name: what the source is called.

    Returns:
        What it says.

    Raises:
        UnansweredError: it cannot be read.
    """
    unread = UnansweredError(_SAID.UNREADABLE.fill(name=name))
    if len(content) > _LARGEST or b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content:
        raise unread
    try:
        root = ET.fromstring(content.lstrip(b"\xef\xbb\xbf"))  # noqa: S314 - it has no document type
    except ET.ParseError as error:
        raise unread from error
    about = root.find(f".//{_RDF}Description")
    ecli = about.findtext(f"{_DC}identifier", "").strip() if about is not None else ""
    if about is None or not ecli.startswith("ECLI:"):
        raise unread
    replaced = about.findtext(f"{_DC}isReplacedBy", "").strip()
    return Registered(
        ecli=replaced or ecli,
        court=(about.findtext(f"{_DC}creator") or "").strip() or None,
        date=_day(about.findtext(f"{_DC}date")),
        reports=tuple(filter(None, (each.findtext(".", "").strip() for each in about.iter(f"{_RDF}li")))),
        ended_by=tuple(_ended(about)),
    )


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((text or "").strip())
    except ValueError:
        return None


def _ended(about: ET.Element) -> Iterator[str]:
    """Give the later rulings that set this one aside; most entries do not say, so none says nothing."""
    for relation in about.iter(f"{_DC}relation"):
        later = relation.get(f"{_PSI}aanleg", "").endswith("latereAanleg")
        effect = relation.get(f"{_PSI}gevolg", "").partition("gevolg#")[2]
        ecli = relation.get(f"{_ECLI}resourceIdentifier", "")
        if later and "vernietiging" in effect and "strekt" not in effect and ecli:
            yield ecli
