"""Tools: what an agent can ask, as data. Each is a route of the HTTP API by another name, so the bytes are the same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

import pydantic_core
from pydantic import Field, ValidationError
from starlette.responses import Response
from starlette.types import Message

from privesfeer.api.ask.registry import codebook
from privesfeer.api.ask.request import CaseRequest, Request
from privesfeer.api.http import wording as http_wording
from privesfeer.api.http.description import ROUTES
from privesfeer.api.http.problem import ProblemDetailsError
from privesfeer.api.http.query import NoQuery
from privesfeer.api.http.route import ApiRoute, Call
from privesfeer.api.paper.blocks import printable
from privesfeer.api.reports import wording
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.problem import Problem
from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.problems import problems

_SAID = catalogue(__file__)

_SHOWN = 200  # how many characters of the caller's own words are repeated at most
_ROUTES = {route.name: route for route in ROUTES}

Arguments = Mapping[str, Any]


class RulingAsked(Record):
    """Which ruling.

    Attributes:
        key: its ECLI, LJN, application number of the European Court, or key in the casebook.
    """

    key: Annotated[str, Field(min_length=1, description=_SAID.TOOL_RULING_KEY.en)]


@dataclass(frozen=True)
class Tool:
    """Something that an agent can ask. It changes nothing, and nothing of it is kept.

    Attributes:
        name: what it is called.
        title: its name for people.
        text: what it gives, and when to use it.
        route: what answers it.
        parts: what stands in the address of the route.
    """

    name: str
    title: Text
    text: Text
    route: ApiRoute
    parts: type[Record] = NoQuery

    @cached_property
    def schema(self) -> dict[str, Any]:
        """The JSON schema of its arguments: the body, the query and the parts of the address side by side.

        An incident and a case file stand there at once: many clients take no alternatives at the root of a schema.
        """
        own = self.route.takes if isinstance(self.route.takes, type) else None
        takes = () if own or not self.route.takes else (CaseRequest, Request)
        described = [
            model.model_json_schema() for model in (*takes, *((own,) if own else ()), self.route.query, self.parts)
        ]
        schema: dict[str, Any] = {
            "type": "object",
            "properties": {name: each for one in described for name, each in one["properties"].items()},
            "required": [name for one in described[len(takes) :] for name in one.get("required", ())],
            "additionalProperties": False,
        }
        inner = {name: each for one in described for name, each in one.get("$defs", {}).items()}
        return schema | ({"$defs": inner} if inner else {})

    async def answer(self, arguments: Arguments) -> bytes:
        """Answer a call.

        Args:
            arguments: what is asked.

        Returns:
            The bytes that the HTTP API gives.

        Raises:
            RefusedError: the arguments cannot be taken.
        """
        parts = {name: value for name, value in arguments.items() if name in self.parts.model_fields}
        rest = {name: value for name, value in arguments.items() if name not in parts}
        # Of a route that takes no body all is query, so that it names what does not belong there.
        query = {name: rest[name] for name in rest if name in self.route.query.model_fields or not self.route.takes}
        given = dict(_read(self.parts, parts))
        asked = _read(self.route.query, {name: str(each) for name, each in query.items() if each is not None})
        given |= {"query": asked} if self.route.query is not NoQuery else {}
        call = _called(self.route, {name: value for name, value in rest.items() if name not in query})
        answer: Response = await self.route.endpoint(call, **given)
        return bytes(answer.body)


def _read(model: type[Record], given: Arguments) -> Record:
    try:
        return model.model_validate(given)
    except ValidationError as error:
        raise ProblemDetailsError(422, http_wording.REFUSED, problems(error, model, codebook())) from error


def _called(route: ApiRoute, body: Arguments) -> Call:
    """Make the call that would have come over HTTP."""
    content = pydantic_core.to_json(body, inf_nan_mode="constants")

    async def receive() -> Message:
        return {"type": "http.request", "body": content, "more_body": False}

    scope = {
        "type": "http",
        "method": route.method,
        "path": route.path,
        "query_string": b"",
        "headers": [(b"content-type", route.takes_as.encode())],
        "route": route,
    }
    return Call(scope, receive)


async def call(name: str, arguments: Arguments) -> bytes:
    """Call a tool.

    Args:
        arguments: what is asked.

    Returns:
        The bytes that the HTTP API gives.

    Raises:
        RefusedError: there is no such tool, or the arguments cannot be taken.
    """
    if name not in TOOLS:
        shown = printable(name, _SHOWN)
        text = _SAID.NO_TOOL.fill(name=shown, allowed=", ".join(TOOLS))
        raise ProblemDetailsError(404, text, (Problem(field="name", text=text, value=shown, allowed=tuple(TOOLS)),))
    return await TOOLS[name].answer(arguments)


def sentences(error: ProblemDetailsError) -> Iterator[Text]:
    """Say why a call was refused.

    Args:
        error: the refusal.

    Yields:
        What is wrong, one by one; in general where nothing is wrong with a field.
    """
    yield from (problem.text for problem in error.problems) if error.problems else (error.detail,)


TOOLS: Mapping[str, Tool] = {
    tool.name: tool
    for tool in (
        Tool("verdict", wording.VERDICT, _SAID.TOOL_VERDICT, _ROUTES["giveVerdict"]),
        Tool("advice", _SAID.TOOL_ADVICE_TITLE, _SAID.TOOL_ADVICE, _ROUTES["giveAdvice"]),
        Tool("remedies", _SAID.TOOL_REMEDIES_TITLE, _SAID.TOOL_REMEDIES, _ROUTES["giveRemedies"]),
        Tool("before", _SAID.TOOL_BEFORE_TITLE, _SAID.TOOL_BEFORE, _ROUTES["lookBefore"]),
        Tool("draft", _SAID.TOOL_DRAFT_TITLE, _SAID.TOOL_DRAFT, _ROUTES["writeDraft"]),
        Tool("ask_next", _SAID.TOOL_ASK_NEXT_TITLE, _SAID.TOOL_ASK_NEXT, _ROUTES["giveInterview"]),
        Tool("ruling", _SAID.TOOL_RULING_TITLE, _SAID.TOOL_RULING, _ROUTES["getRuling"], RulingAsked),
        Tool("rules", _SAID.TOOL_RULES_TITLE, _SAID.TOOL_RULES, _ROUTES["getRules"]),
        Tool("cite", _SAID.TOOL_CITE_TITLE, _SAID.TOOL_CITE, _ROUTES["checkCitation"]),
        Tool("check_citations", _SAID.TOOL_CITATIONS_TITLE, _SAID.TOOL_CITATIONS, _ROUTES["checkCitations"]),
    )
}
