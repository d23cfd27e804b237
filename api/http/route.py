"""Route: one thing that can be asked over HTTP, as data; and all that every answer has in common."""

import datetime as dt
import hashlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from email.utils import format_datetime
from typing import Any, Literal, TypeVar
from urllib.parse import quote

from pydantic import BaseModel, ValidationError
from starlette import routing
from starlette.requests import Request as HttpRequest
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from privesfeer.api.ask import wording as ask_wording
from privesfeer.api.ask.receipt import NonceError, nonce_of
from privesfeer.api.ask.registry import codebook
from privesfeer.api.ask.request import (
    LARGEST,
    CaseRequest,
    InvalidRequestError,
    Request,
    UnreadableRequestError,
    parsed,
    to_json,
)
from privesfeer.api.http import wording
from privesfeer.api.http.logs import NONCE
from privesfeer.api.http.negotiation import accepted_lang, accepted_media, etag, has_already
from privesfeer.api.http.problem import ProblemDetailsError
from privesfeer.api.http.query import NoQuery
from privesfeer.api.http.version import NEWEST, ApiVersion
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.problem import Problem
from privesfeer.cases.commons.serialize import Localizable
from privesfeer.cases.commons.text import LANGUAGES, Lang, Output, Record, Text
from privesfeer.cases.problems import problems

_SAID = catalogue(__file__)

JSON = "application/json"
Schema = type[BaseModel | Output] | Mapping[str, Any]
ANYTHING: Schema = {}
Model = TypeVar("Model", bound=Record)
_REPEATED = "idempotency-key"


@dataclass(frozen=True, slots=True)
class Retired:
    """A route that will go.

    Attributes:
        since: the day from which it should not be used any more.
        sunset: the day on which it goes.
        successor: the address that takes its place.
    """

    since: dt.date
    sunset: dt.date
    successor: str

    @property
    def headers(self) -> dict[str, str]:
        """What its answers say of it (RFC 9745, RFC 8594)."""
        since, sunset = (dt.datetime.combine(day, dt.time(), dt.UTC) for day in (self.since, self.sunset))
        return {
            "Deprecation": f"@{int(since.timestamp())}",
            "Sunset": format_datetime(sunset, usegmt=True),
            "Link": f'<{self.successor}>; rel="successor-version"',
        }


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered.

    Attributes:
        content: the bytes, or a stream of them.
        lang: the language; None: it is in both, or in none.
        headers: more headers.
        media: the media type; None: the one that was negotiated.
    """

    content: bytes | AsyncIterator[bytes]
    lang: Lang | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    media: str | None = None


def given(content: Record, headers: Mapping[str, str] | None = None) -> Reply:
    """Answer with a record in both languages.

    Args:
        content: the record.
        headers: more headers.

    Returns:
        It as JSON.
    """
    return Reply(to_json(content.model_dump(mode="json")), headers=headers or {})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One thing that can be asked.

    Attributes:
        place: the address behind that of the version, with its parts in braces.
        name: the name of the operation, by which clients call it.
        summary: what it does.
        answer: what answers it.
        gives: the media types of the answer with their schemas, the usual one first.
        method: GET, which HEAD goes with, or POST.
        query: what may stand behind the question mark.
        takes: of a POST, the schema of the body.
        takes_as: the media type of the body.
        examples: of a POST, bodies by name; of a GET, addresses.
        largest: the most bytes of a body.
        tongues: whether the answer is in one language.
        deep: whether its last part may hold slashes.
        streamed: whether the answer is a stream, which has no tag.
        says: what stands in headers of the answer that only this route has, by header.
        hears: what stands in headers of the request that only this route reads, by header, with its schema.
        refusals: which other statuses there are than those that follow from the rest.
        retired: whether it will go.
        version: the version of the API to which it belongs.
    """

    place: str
    name: str
    summary: Text
    answer: Callable[["Call"], Awaitable[Reply]]
    gives: Mapping[str, Schema]
    method: Literal["GET", "POST"] = "GET"
    query: type[Record] = NoQuery
    takes: Schema | None = None
    takes_as: str = JSON
    examples: Mapping[str, Any] = field(default_factory=dict)
    largest: int = LARGEST
    tongues: bool = True
    deep: bool = False
    streamed: bool = False
    says: Mapping[str, str] = field(default_factory=dict)
    hears: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    refusals: tuple[int, ...] = ()
    retired: Retired | None = None
    version: ApiVersion = NEWEST

    @property
    def path(self) -> str:
        """The address, with its parts in braces."""
        return f"/{self.version.name}{self.place}"

    def under(self, version: ApiVersion) -> "Endpoint":
        """Give the same for a version of the API.

        Args:
            version: the version.

        Returns:
            What can be asked under its address, in its shape.
        """
        name, examples = f"{self.name}{version.behind}", version.show(self.examples)
        return replace(self, name=name, examples=examples, version=version)

    @property
    def statuses(self) -> tuple[int, ...]:
        """The statuses of its refusals."""
        found = {*self.refusals, 406, 422}
        return tuple(sorted(found | {400, 413, 415} if self.method == "POST" else found))

    def served(self) -> routing.Route:
        """Make it answer.

        Returns:
            The route of the application.
        """

        async def endpoint(asked: HttpRequest) -> Response:
            asked.scope["route"] = self  # for who logs and counts calls
            call = Call(self, asked)
            await call.read_query()
            return _response(call, await self.answer(call))

        path = f"{self.path.removesuffix('}')}:path}}" if self.deep else self.path
        return routing.Route(path, endpoint, methods=[self.method], name=self.name)


class Call:
    """One call of a route.

    Attributes:
        route: the route.
        asked: the request, as it came.
        lang: the language of the caller, as the headers say.
        media: the media type of the answer.
    """

    def __init__(self, route: Endpoint, asked: HttpRequest) -> None:
        """Read what stands at the head of a call.

        Args:
            route: the route.
            asked: the request.

        Raises:
            RefusedError: no form of the answer is accepted.
        """
        self.route, self.asked = route, asked
        self.lang = accepted_lang(asked.headers.get("accept-language", ""))
        media = accepted_media(asked.headers.get("accept", ""), tuple(route.gives))
        if media is None:
            raise ProblemDetailsError(406, wording.NO_SUCH_MEDIA.fill(media=", ".join(route.gives)))
        self.media = media

    async def read_query(self) -> None:
        """Read what stands behind the question mark.

        Raises:
            RefusedError: it is not sound; told in the language that the body names, where that can be read.
        """
        given: dict[str, Any] = {}
        for name, value in self.asked.query_params.multi_items():
            given[name] = value if name not in given else [given[name], value]
        try:
            self._query = self.route.query.model_validate(given)
        except ValidationError as error:
            found = problems(error, self.route.query, codebook())
            raise ProblemDetailsError(422, wording.REFUSED, found, await self._named()) from error

    async def _named(self) -> Lang | None:
        """Give the language that the body names, if it can be read and names one."""
        if self.route.method == "GET" or self.route.takes_as != JSON:
            return None
        try:
            content = json.loads(await self.body())
        except (ProblemDetailsError, ValueError, RecursionError):
            return None
        return next((each for each in LANGUAGES if isinstance(content, dict) and content.get("lang") == each), None)

    def query(self, model: type[Model]) -> Model:
        """Give what stands behind the question mark.

        Args:
            model: the model of the route.

        Returns:
            The query.
        """
        assert isinstance(self._query, model)  # noqa: S101 - the model that the route names; narrows the type
        return self._query

    def part(self, name: str) -> str:
        """Give a part of the address.

        Args:
            name: its name.

        Returns:
            What stands there.
        """
        return str(self.asked.path_params[name])

    def pay(self, number: int, again: int = 0) -> int:
        """Pay for more than one request, where requests are counted.

        Args:
            number: for how many, beside the one that this is.
            again: how many it takes to ask again.

        Returns:
            How many whole seconds until they can be paid; 0: they are.
        """
        pay: Callable[[int, int], int] | None = self.asked.scope.get("state", {}).get("pay")
        return pay(number, again) if pay else 0

    def check_type(self) -> None:
        """Refuse a body of another type than the route takes.

        Raises:
            RefusedError: it has another type.
        """
        given = self.asked.headers.get("content-type", "").partition(";")[0].strip().lower()
        if given != self.route.takes_as:
            raise ProblemDetailsError(415, _SAID.ONLY_THIS.fill(media=self.route.takes_as))

    async def body(self) -> bytes:
        """Read the body, and stop as soon as it is too large.

        Returns:
            The body.

        Raises:
            RefusedError: it is too large, or of another type.
        """
        self.check_type()
        body = bytearray()
        async for chunk in self.asked.stream():
            body += chunk
            if len(body) > self.route.largest:
                raise ProblemDetailsError(413, ask_wording.TOO_LARGE)
        return bytes(body)

    def nonce(self) -> str | None:
        """Give the nonce that stands in the head.

        Returns:
            It; None: there is none.

        Raises:
            RefusedError: what stands there is none.
        """
        given = self.asked.headers.get(NONCE)
        try:
            return None if given is None else nonce_of(given)
        except NonceError as error:
            raise ProblemDetailsError(422, wording.REFUSED, (Problem(field=NONCE, text=error.text),)) from error

    def told(self, content: Localizable, lang: Lang) -> bytes:
        """Write what is told of a case in the shape of the version that was asked.

        Args:
            content: what is told.
            lang: the language of its wording.

        Returns:
            It as JSON.
        """
        return to_json(self.route.version.tell(content, lang))

    async def case(self) -> Request | CaseRequest:
        """Read an incident or case file from the body.

        Returns:
            It.

        Raises:
            RefusedError: the body is neither of them in JSON.
        """
        try:
            return self.route.version.case(parsed(await self.body(), self.lang, json_only=True), self.lang)
        except InvalidRequestError as error:
            raise refusal(error) from error


def refusal(error: InvalidRequestError) -> ProblemDetailsError:
    """Say over HTTP what is wrong with an incident or case file.

    Args:
        error: what is wrong.

    Returns:
        400 for what is no document, 422 for what is no incident or case file.
    """
    if isinstance(error, UnreadableRequestError):
        return ProblemDetailsError(400, wording.HTTP_STATUS[400], error.problems, error.lang)
    return ProblemDetailsError(422, wording.REFUSED, error.problems, error.lang)


class _Stream(StreamingResponse):
    """A stream that may be answered while the request is still being read: nothing else listens to the caller."""

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        await self.stream_response(send)


def _succeeded(call: Call) -> Mapping[str, str]:
    """Say which address takes the place of one under an earlier version; when that goes is not known."""
    version = call.route.version
    if version.successor is None:
        return {}
    place = quote(call.asked.scope["path"].removeprefix(f"/{version.name}"))
    return {"Link": f'</{version.successor}{place}>; rel="successor-version"'}


def _response(call: Call, answer: Reply) -> Response:
    """Put an answer into a response; it is kept nowhere on the way."""
    route, asked = call.route, call.asked
    headers = {"Cache-Control": "no-cache" if route.method == "GET" else "no-store", **answer.headers}
    headers |= {"Content-Language": answer.lang} if answer.lang else {}
    headers |= {"Vary": "Accept, Accept-Language" if route.tongues else "Accept"}
    going = route.retired.headers if route.retired else _succeeded(call)
    if going:
        links = [link for link in (headers.get("Link"), going["Link"]) if link]
        headers |= {**going, "Link": ", ".join(links)}
    if route.method == "POST" and (key := asked.headers.get(_REPEATED)):
        headers["Idempotency-Key"] = key
    media = answer.media or call.media
    if not isinstance(answer.content, bytes):
        return _Stream(answer.content, headers=headers, media_type=media)
    headers["ETag"] = tag = etag(hashlib.sha256(answer.content).hexdigest())
    if route.method == "GET" and has_already(asked.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    return Response(answer.content, headers=headers, media_type=media)  # to HEAD the server leaves out the body
