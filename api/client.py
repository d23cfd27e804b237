"""Client: the HTTP API from Python, for systems that do not run the program themselves.

A distribution of its own, `privesfeer-client`, which `deploy/client` makes of this module alone.
"""

import datetime as dt
import json
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Literal, Self
from urllib.parse import quote

import httpx2
import pydantic_core

Case = Mapping[str, Any]
"""An incident or case file, as `/openapi.json` describes them."""

Json = dict[str, Any]
"""An answer, as `/openapi.json` describes it for the address that is called."""

_DEEPLINKS = {
    "ECLI:NL:": "https://deeplink.rechtspraak.nl/uitspraak?id={ecli}",
    "ECLI:CE:": "https://hudoc.echr.coe.int/eng#{{%22ecli%22:[%22{ecli}%22]}}",
}
_AGAIN = {429, 503}  # asks too often; is busy: both say when to come back
_LOCAL = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with a field.

    Attributes:
        field: its path, such as "facts.audience".
        text: what is wrong, in the language that was asked.
        value: what was given, cut short.
        allowed: what it can be, where that is a list.
        nearest: what was probably meant.
    """

    field: str
    text: str
    value: Any = None
    allowed: tuple[str, ...] = ()
    nearest: str | None = None


def cited(told: Json, reference: str | Json) -> Json:
    """Say in full what an answer cites: its references name what stands in its tables.

    Args:
        told: the answer, as a verdict, with its tables.
        reference: a reference in it: the key of a source, or an object with more.

    Returns:
        The source with its whole citation (`text`), its address (`url`), what became of it (`standing`; empty where
        nothing did) and, where there is one, its `history`, and where that has to be checked how it was read (`read`);
        beside it the `pinpoint` and `stance` of the reference.
    """
    more = {"source": reference} if isinstance(reference, str) else reference
    row = told["sources"][more["source"]]
    ecli = row.get("ecli")
    link = next((link for begin, link in _DEEPLINKS.items() if ecli and ecli.startswith(begin)), None)
    url = row.get("url", link and link.format(ecli=ecli))
    read = {"read": told["read"][row["read"]]} if "read" in row else {}
    found = {**row, "text": _filled(row), "url": url, **read, **more}
    return found | {"standing": [each | {"text": _filled(each)} for each in found.get("standing", ())]}


class RefusedError(Exception):
    """An answer that is not the one that was asked, with its problem details (RFC 9457).

    Attributes:
        status: the HTTP status.
        title: what kind of refusal it is.
        detail: why.
        problems: what is wrong with which field.
        retry_after: the seconds after which to try again, where the answer says so.
        request_id: what the log of the server calls the request, where the answer says so.
    """

    def __init__(self, response: httpx2.Response) -> None:
        """Read the problem from an answer; of one that is no problem, as a proxy may send, the status is all.

        Args:
            response: the answer.
        """
        self.status = response.status_code
        self.retry_after = _retry_after(response)
        self.request_id = response.headers.get("X-Request-Id")
        told = _problem(response)
        self.title = str(told.get("title") or response.reason_phrase)
        self.detail = str(told.get("detail") or self.title)
        self.problems = tuple(
            FieldProblem(each["field"], each["text"], each["value"], tuple(each["allowed"]), each["nearest"])
            for each in told.get("problems", ())
        )
        super().__init__(" ".join([f"{self.status}: {self.detail}", *(problem.text for problem in self.problems)]))


@dataclass(frozen=True, slots=True)
class GivenVerdict:
    """A verdict as it was given.

    Attributes:
        content: the verdict.
        raw: its bytes, to which the receipt commits.
        receipt: what to keep of it, to replay it later; without the nonce it shows no fact.
        nonce: with which the receipt was made, to be kept apart from it; None: by a server of up to version 0.5.
    """

    content: Json
    raw: bytes
    receipt: Json
    nonce: str | None


class Client:
    """A connection to the API; use it with `with`, or close it.

    Only a call that was refused because of its moment (429, 503) is repeated, once the time that the answer names has
    passed. Every other refusal raises `RefusedError`; what goes wrong on the way, an error of `httpx2`.
    """

    def __init__(  # noqa: PLR0913 - what can be set stands beside each other
        self,
        url: str,
        *,
        key: str | None = None,
        lang: str = "nl",
        timeout: float = 30,
        retries: int = 3,
        patience: float = 60,
        transport: httpx2.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Connect to a server.

        Args:
            url: its address, such as https://privesfeer.example.
            key: the secret of a key, where the server asks one.
            lang: the code of the language of answers and problems; a case that names its own has that.
            timeout: seconds that one answer may take.
            retries: how often a call is repeated.
            patience: seconds that a repetition is waited for at most.
            transport: what carries the calls, instead of a connection.
            sleep: waits a number of seconds.

        Raises:
            ValueError: a key would go to another computer without encryption.
        """
        base = httpx2.URL(url)
        if key is not None and base.scheme != "https" and base.host not in _LOCAL:
            raise ValueError("a key is sent over https only")
        self._retries, self._patience, self._sleep = retries, patience, sleep
        self._http = httpx2.Client(
            base_url=base,
            headers={
                "Accept": "application/json",
                "Accept-Language": lang,
                "User-Agent": "privesfeer-client",
                **({"Authorization": f"Bearer {key}"} if key else {}),
            },
            timeout=timeout,
            transport=transport,
        )

    def __enter__(self) -> Self:
        """Give the client."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the connection."""
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def verdict(self, case: Case, nonce: str | None = None) -> GivenVerdict:
        """Give the verdict on an incident or case file.

        Args:
            case: the incident or case file.
            nonce: with which the receipt is made, 128 random bits in hexadecimal; None: the server draws one.

        Returns:
            The verdict, with its receipt.

        Raises:
            RefusedError: it is neither; or the server refuses the call.
        """
        given = self._post("/v2/verdicts", case, {"Privesfeer-Nonce": nonce} if nonce else {})
        told = given.headers
        kept = json.loads(told["Privesfeer-Receipt"])
        return GivenVerdict(given.json(), given.content, kept, told.get("Privesfeer-Nonce"))

    def compact(self, case: Case) -> Json:
        """Give outcome, status and authorities alone.

        Args:
            case: the incident or case file.

        Returns:
            The verdict in short.

        Raises:
            RefusedError: it is neither; or the server refuses the call.
        """
        return _object(self._post("/v2/verdicts", case, form="compact"))

    def verdicts(self, many: Sequence[Case], *, form: Literal["full", "compact"] = "compact") -> list[Json]:
        """Give the verdicts on many incidents and case files at once.

        Args:
            many: the incidents and case files; at most 1,000.
            form: how much is told of each.

        Returns:
            For each in the same order an object with `verdict`, or with the `problem` that it has.

        Raises:
            RefusedError: there are none or too many; or the server refuses the call.
        """
        answers: list[Json] = self._post("/v2/verdicts/batch", {"requests": list(many)}, form=form).json()["answers"]
        return answers

    def replay(self, case: Case, receipt: Json, nonce: str | None = None) -> Json:
        """Give a verdict once more, and say whether it is that of a receipt.

        Args:
            case: the incident or case file.
            receipt: the receipt of the verdict on it.
            nonce: its nonce; None: it is a receipt of up to version 0.5, which has none.

        Returns:
            Whether it is the same, and if not, what moved.

        Raises:
            RefusedError: the case or receipt is none; or the server refuses the call.
        """
        body = {"request": case, "receipt": receipt} | ({"nonce": nonce} if nonce else {})
        return _object(self._post("/v2/verdicts/replay", body))

    def measures(self, case: Case) -> Json:
        """Say how each measure that could be taken would stand.

        Args:
            case: the incident or case file.

        Returns:
            The measures by question (`scales`), and the sources that they name (`sources`).

        Raises:
            RefusedError: it is neither; or the server refuses the call.
        """
        return _object(self._post("/v2/measures", case))

    def advice(self, case: Case) -> Json:
        """Say what to do, for the side that `client` names, else for both.

        Args:
            case: the incident or case file.

        Returns:
            For each side (`sides`) the course, the second one, the steps with their days, and what the whole is worth.

        Raises:
            RefusedError: it is neither; or the server refuses the call.
        """
        return _object(self._post("/v2/advice", case))

    def remedies(self, case: Case) -> Json:
        """Say what may be asked, until when and for how much.

        Args:
            case: the incident or case file.

        Returns:
            Routes, deadlines, amounts, burdens of proof, and what is still needed.

        Raises:
            RefusedError: it is neither; or the server refuses the call.
        """
        return _object(self._post("/v2/remedies", case))

    def before(self, case: Case) -> Json:
        """Say whether an employer may look into something, before he does.

        Args:
            case: the incident or case file: what is known of the plan.

        Returns:
            The answer with its ground, how far, the steps, the points of the test, the lines of the log, and what
            searches cost in rulings.

        Raises:
            RefusedError: it is neither; or the server refuses the call.
        """
        return _object(self._post("/v2/before", case))

    def stability(self, case: Case, question: str | None = None) -> Json:
        """Say which facts can still change the answers.

        Args:
            case: the incident or case file.
            question: only on this question.

        Returns:
            The facts, the most important first.

        Raises:
            RefusedError: there is no such case or question; or the server refuses the call.
        """
        return _object(self._post("/v2/stability", case, question=question))

    def changes(self, case: Case, question: str, *, status: bool = False, most: int | None = None) -> Json:
        """Say what would have to be different for another answer.

        Args:
            case: the incident or case file.
            question: the question.
            status: whether another status is sought; otherwise another outcome.
            most: the most facts that are changed at a time; None: as many as the server tries.

        Returns:
            The smallest sets of changes.

        Raises:
            RefusedError: there is no such case or question; or the server refuses the call.
        """
        return _object(self._post("/v2/changes", case, question=question, status=status or None, most=most))

    def arguments(self, case: Case, question: str | None = None) -> Json:
        """Plead for both sides.

        Args:
            case: the incident or case file.
            question: only on this question.

        Returns:
            The best case of each side, with what the other answers.

        Raises:
            RefusedError: there is no such case or question; or the server refuses the call.
        """
        return _object(self._post("/v2/arguments", case, question=question))

    def interview(self, case: Case, *, form: Literal["full", "compact"] = "full") -> Json:
        """Say which fact to ask for next.

        Args:
            case: the incident or case file, as far as it is known.
            form: whether all facts that still matter are told, or the next one alone.

        Returns:
            The fact (`next`), how many still matter (`remaining`), and which (`groups`).

        Raises:
            RefusedError: it is neither; or the server refuses the call.
        """
        return _object(self._post("/v2/interview", case, form=form))

    def citation(self, text: str) -> Json:
        """Check a citation of a ruling.

        Args:
            text: the citation, as it was written.

        Returns:
            What it is, what is wrong with it, and how it is written.

        Raises:
            RefusedError: the server refuses the call.
        """
        return _object(self._get("/v2/citations", text=text))

    def check_citations(self, text: str, as_of: str | None = None) -> Json:
        """Check every citation of a text.

        Args:
            text: the text, plain or in Markdown; the server keeps and logs nothing of it.
            as_of: the day on which rulings and articles are read ("2026-12-01"); None: today.

        Returns:
            How many citations there are and of how many something is not right, and each with its `findings`, in both
            languages.

        Raises:
            RefusedError: the text is too long; or the server refuses the call.
        """
        body = {"text": text} | ({"as_of": as_of} if as_of else {})
        return _object(self._post("/v2/citations/check", body))

    def rulings(self, q: str = "", **sought: str | int) -> Iterator[Json]:
        """Find rulings.

        Args:
            q: words that all occur in it.
            **sought: `platform`, `audience`, `question`, `outcome`, `level`, `year_from`, `year_to`.

        Yields:
            The rulings in short, the latest first; each page is asked for when it is reached.

        Raises:
            RefusedError: what is sought cannot be; or the server refuses the call.
        """
        page = pages = 1
        while page <= pages:
            found = _object(self._get("/v2/rulings", q=q, **sought, page=page))
            yield from found["rulings"]
            page, pages = page + 1, found["pages"]

    def ruling(self, key: str) -> Json:
        """Give a ruling.

        Args:
            key: its ECLI, LJN, application number or key.

        Returns:
            All that is recorded of it, in both languages.

        Raises:
            RefusedError: there is no such ruling (404); or the server refuses the call.
        """
        return _object(self._get(f"/v2/rulings/{quote(key, safe='')}"))

    def _get(self, path: str, **query: str | int) -> httpx2.Response:
        return self._answered(self._http.build_request("GET", path, params=query))

    def _post(
        self, path: str, body: Case, more: Mapping[str, str] | None = None, **query: str | int | None
    ) -> httpx2.Response:
        params = {
            name: str(value).lower() if isinstance(value, bool) else value
            for name, value in query.items()
            if value is not None
        }
        content, headers = pydantic_core.to_json(body), {"Content-Type": "application/json", **(more or {})}
        return self._answered(self._http.build_request("POST", path, params=params, content=content, headers=headers))

    def _answered(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request; nothing is kept of it there, so to send it again does no harm."""
        for left in range(self._retries, -1, -1):
            response = self._http.send(request)
            if response.is_success:
                return response
            wait = _retry_after(response)
            if not left or response.status_code not in _AGAIN or wait is None or wait > self._patience:
                break
            self._sleep(wait)
        raise RefusedError(response)


def _filled(row: Json) -> str:
    """Put what a row holds where its words name it in braces."""
    return re.sub(r"{(\w+)}", lambda found: str(row[found[1]]), row["text"])


def _object(response: httpx2.Response) -> Json:
    content: Json = response.json()
    return content


def _problem(response: httpx2.Response) -> Json:
    media = response.headers.get("content-type", "").partition(";")[0]
    return _object(response) if media == "application/problem+json" else {}


def _retry_after(response: httpx2.Response) -> float | None:
    """Read Retry-After, which is a number of seconds or a day and hour."""
    told = response.headers.get("Retry-After", "")
    if told.isascii() and told.isdigit():
        return float(told)
    try:
        return max(0.0, (parsedate_to_datetime(told) - dt.datetime.now(tz=dt.UTC)).total_seconds())
    except (TypeError, ValueError):
        return None
