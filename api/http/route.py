"""Route: one address of the API as FastAPI has it, and all that every answer has in common."""

import datetime as dt
import hashlib
import inspect
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from email.utils import format_datetime
from functools import cached_property
from typing import Annotated, Any, TypedDict, get_args
from urllib.parse import quote

from fastapi import Depends, Query
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic.alias_generators import to_camel
from starlette.requests import Request as HttpRequest
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from privesfeer.api.ask import wording as ask_wording
from privesfeer.api.ask.registry import codebook
from privesfeer.api.ask.request import (
    LARGEST,
    CaseRequest,
    InvalidRequestError,
    Request,
    parsed,
    to_json,
)
from privesfeer.api.http import wording
from privesfeer.api.http.negotiation import accepted_lang, accepted_media, etag, has_already
from privesfeer.api.http.problem import ProblemDetailsError, refusal
from privesfeer.api.http.query import NoQuery
from privesfeer.api.http.version import NEWEST, ApiVersion
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.serialize import Localizable
from privesfeer.cases.commons.text import LANGUAGES, Lang, Record, Text
from privesfeer.cases.problems import problems

_SAID = catalogue(__file__)

JSON = "application/json"
Responses = dict[int | str, dict[str, Any]]  # as FastAPI takes them
_REPEATED = "idempotency-key"


class _Said(TypedDict):
    """What FastAPI is told that an address does.

    Attributes:
        summary: in English.
        description: in the other languages.
    """

    summary: str
    description: str


def said(text: Text) -> _Said:
    """Say what an address does, for `**said(...)` in the decorator of its function.

    Args:
        text: what it does.

    Returns:
        The arguments of the decorator.
    """
    return {"summary": text.en, "description": elsewhere(text)}


def elsewhere(text: Text) -> str:
    """Give what is described in English in the other languages."""
    return "\n\n".join(text[lang] for lang in LANGUAGES if lang != "en")


def takes(schema: Any, examples: Mapping[str, Any], media: str = JSON) -> dict[str, Any]:  # noqa: ANN401 - see ApiRoute
    """Say which body an address takes, for `openapi_extra`: FastAPI does not read it, for its size is looked at first.

    Args:
        schema: its schema, in which models stand for themselves.
        examples: bodies by name.
        media: its media type.

    Returns:
        The description of the body.
    """
    shown = {name: {"value": value} for name, value in examples.items()}
    return {"requestBody": {"content": {media: {"schema": schema, "examples": shown}}, "required": True}}


class Call(HttpRequest):
    """One call of a route.

    Attributes:
        route: the route.
        lang: the language of the caller, as the headers say.
        media: the media type of the answer.
        going: headers of the answer that say what takes the place of its address.
    """

    def __init__(self, scope: Scope, receive: Receive) -> None:
        """Read what stands at the head of a call.

        Args:
            scope: the request, for which a route was found.
            receive: gives its body.

        Raises:
            ProblemDetailsError: no form of the answer is accepted.
        """
        super().__init__(scope, receive)
        self.route: ApiRoute = scope["route"]
        self.lang = accepted_lang(self.headers.get("accept-language", ""))
        media = accepted_media(self.headers.get("accept", ""), tuple(self.route.gives))
        if media is None:
            raise ProblemDetailsError(406, wording.NO_SUCH_MEDIA.fill(media=", ".join(self.route.gives)))
        self.media = media
        self.going = self._succeeded()

    @cached_property
    def query_params(self) -> Mapping[str, Any]:  # type: ignore[override] # FastAPI asks no more of it
        """What stands behind the question mark; of a name that stands there twice all values, which no query takes."""
        found = super().query_params
        return {name: every[0] if len(every := found.getlist(name)) == 1 else every for name in found}

    def _succeeded(self) -> Mapping[str, str]:
        """Say which address takes the place of one under an earlier version; when that goes is not known."""
        version = self.route.version
        if version.successor is None:
            return {}
        place = quote(self.scope["path"].removeprefix(f"/{version.name}"))
        return {"Link": f'</{version.successor}{place}>; rel="successor-version"'}

    async def named(self) -> Lang | None:
        """Give the language that the body names, if it can be read and names one."""
        if self.route.takes_as != JSON:
            return None
        try:
            content = json.loads(await self.body())
        except (ProblemDetailsError, ValueError, RecursionError):
            return None
        return next((each for each in LANGUAGES if isinstance(content, dict) and content.get("lang") == each), None)

    def pay(self, number: int, again: int = 0) -> int:
        """Pay for more than one request, where requests are counted.

        Args:
            number: for how many, beside the one that this is.
            again: how many it takes to ask again.

        Returns:
            How many whole seconds until they can be paid; 0: they are.
        """
        pay: Callable[[int, int], int] | None = self.scope.get("state", {}).get("pay")
        return pay(number, again) if pay else 0

    def check_type(self) -> None:
        """Refuse a body of another type than the route takes.

        Raises:
            ProblemDetailsError: it has another type.
        """
        given = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        if given != self.route.takes_as:
            raise ProblemDetailsError(415, _SAID.ONLY_THIS.fill(media=self.route.takes_as))

    async def body(self, largest: int = LARGEST) -> bytes:
        """Read the body, and stop as soon as it is too large.

        Args:
            largest: the most bytes.

        Returns:
            The body.

        Raises:
            ProblemDetailsError: it is too large, or of another type.
        """
        self.check_type()
        body = bytearray()
        async for chunk in self.stream():
            body += chunk
            if len(body) > largest:
                raise ProblemDetailsError(413, ask_wording.TOO_LARGE)
        return bytes(body)

    async def case(self) -> Request | CaseRequest:
        """Read an incident or case file from the body.

        Returns:
            It.

        Raises:
            ProblemDetailsError: the body is neither of them in JSON.
        """
        try:
            return self.route.version.case(parsed(await self.body(), self.lang, json_only=True), self.lang)
        except InvalidRequestError as error:
            raise refusal(error) from error

    def told(self, content: Localizable, lang: Lang) -> bytes:
        """Write what is told of a case in the shape of the version that was asked.

        Args:
            content: what is told.
            lang: the language of its wording.

        Returns:
            It as JSON.
        """
        return to_json(self.route.version.tell(content, lang))

    def tell(self, content: Localizable, lang: Lang) -> Response:
        """Answer with what is told of a case; see `told`."""
        return self.reply(self.told(content, lang), lang)

    def give(self, content: Record, headers: Mapping[str, str] | None = None) -> Response:
        """Answer with a record in both languages.

        Args:
            content: the record.
            headers: more headers.

        Returns:
            It as JSON.
        """
        return self.reply(to_json(content.model_dump(mode="json")), headers=headers)

    def reply(
        self, content: bytes | AsyncIterator[bytes], lang: Lang | None = None, headers: Mapping[str, str] | None = None
    ) -> Response:
        """Put an answer into a response; it is kept nowhere on the way.

        Args:
            content: the bytes, or a stream of them, which has no tag.
            lang: the language; None: it is in both, or in none.
            headers: more headers.

        Returns:
            The response, with all that each has in common.
        """
        reading, tongues = self.route.method == "GET", lang or not isinstance(content, bytes)
        told = {"Cache-Control": "no-cache" if reading else "no-store", **(headers or {})}
        told |= {"Content-Language": lang} if lang else {}
        told |= {"Vary": "Accept, Accept-Language" if tongues else "Accept"}
        if self.going:
            links = [link for link in (told.get("Link"), self.going["Link"]) if link]
            told |= {**self.going, "Link": ", ".join(links)}
        if not reading and (key := self.headers.get(_REPEATED)):
            told["Idempotency-Key"] = key
        if not isinstance(content, bytes):
            return _Stream(content, headers=told, media_type=self.media)
        told["ETag"] = tag = etag(hashlib.sha256(content).hexdigest())
        if reading and has_already(self.headers.get("if-none-match", ""), tag):
            return Response(status_code=304, headers=told)
        return Response(content, headers=told, media_type=self.media)  # to HEAD the server leaves out the body


class _Stream(StreamingResponse):
    """A stream that may be answered while the request is still being read: nothing else listens to the caller."""

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        await self.stream_response(send)


@dataclass(frozen=True, slots=True)
class Retired:
    """Of a route that will go, in its `dependencies`: what its answers say of it (RFC 9745, RFC 8594).

    Attributes:
        since: the day from which it should not be used any more.
        sunset: the day on which it goes.
        successor: the address that takes its place.
    """

    since: dt.date
    sunset: dt.date
    successor: str

    async def __call__(self, call: Call) -> None:
        """Say it of the answer to a call."""
        since, sunset = (dt.datetime.combine(day, dt.time(), dt.UTC) for day in (self.since, self.sunset))
        call.going = {
            "Deprecation": f"@{int(since.timestamp())}",
            "Sunset": format_datetime(sunset, usegmt=True),
            "Link": f'<{self.successor}>; rel="successor-version"',
        }


async def _nothing_asked(_query: Annotated[NoQuery, Query()]) -> None:
    """Refuse whatever stands behind the question mark."""


class ApiRoute(APIRoute):
    """An address of the API.

    `response_model`, the contents in `responses` and the body in `openapi_extra` only describe it: what is answered is
    made as bytes, and what is read is checked by the function, once its size and type are. In them a model stands for
    its own schema, which is made when the description is asked for.

    Attributes:
        version: the version of the API to which it belongs.
        method: GET, which HEAD goes with, or POST.
        gives: the media types of the answer with their schemas, the usual one first.
        query: what may stand behind the question mark.
        takes_as: the media type of the body; empty: there is none.
        takes: the schema of the body.
        examples: bodies by name, in the shape of the version.
    """

    def __init__(
        self,
        path: str,
        endpoint: Callable[..., Awaitable[Response]],
        *,
        version: ApiVersion = NEWEST,
        response_model: Any = None,  # noqa: ANN401 - a model, or a union of them
        methods: Iterable[str] | None = None,
        **given: Any,  # noqa: ANN401 - as APIRoute takes them
    ) -> None:
        """Make an address.

        Args:
            path: the address behind that of the version.
            endpoint: what answers it; the operation is called as it is.
            version: the version of the API.
            response_model: of an answer in JSON, the model.
            methods: the one method; None: GET.
            **given: what else FastAPI is told of it.
        """
        (self.method,) = methods or ("GET",)
        self.version = version
        self._given = path, endpoint, {**given, "response_model": response_model, "methods": [self.method]}
        asked = inspect.signature(endpoint).parameters.get("query")
        self.query: type[Record] = get_args(asked.annotation)[0] if asked else NoQuery
        model = {JSON: {"schema": response_model}} if response_model else {}
        content = (given.get("responses") or {}).get(200, {}).get("content", {})
        self.gives: dict[str, Any] = {**model, **content, **model} or {JSON: {}}
        bodies = (given.get("openapi_extra") or {}).get("requestBody", {}).get("content", {})
        stated: tuple[str, dict[str, Any]] = next(iter(bodies.items()), ("", {}))
        self.takes_as, body = stated
        self.takes: Any = body.get("schema")
        self.examples = {name: version.show(each["value"]) for name, each in body.get("examples", {}).items()}
        name = f"{to_camel(endpoint.__name__)}{version.behind}"
        given |= {"name": name, "operation_id": name, "methods": [self.method]}
        given["deprecated"] = given.get("deprecated") or bool(version.successor)
        given["dependencies"] = [*(given.get("dependencies") or ()), *(() if asked else [Depends(_nothing_asked)])]
        super().__init__(f"/{version.name}{path}", endpoint, **given)
        self.path = self.path_format  # as logs and counts name it
        self.methods = {"GET", "HEAD"} if self.method == "GET" else {self.method}

    def under(self, version: ApiVersion) -> "ApiRoute":
        """Give the same for a version of the API."""
        path, endpoint, given = self._given
        return ApiRoute(path, endpoint, version=version, **given)

    def get_route_handler(self) -> Callable[[HttpRequest], Any]:
        """Give what answers a request: FastAPI's own, which gets it as a `Call` and whose refusals are problems."""
        answer = super().get_route_handler()

        async def handle(asked: HttpRequest) -> Response:
            call = Call(asked.scope, asked.receive)
            try:
                return await answer(call)
            except RequestValidationError as error:
                details: list[Any] = [{**each, "loc": each["loc"][1:]} for each in error.errors()]
                found = problems(details, self.query, codebook())
                raise ProblemDetailsError(422, wording.REFUSED, found, await call.named()) from error

        return handle
