"""Agents: the tools over the Model Context Protocol, on standard input and output or over HTTP."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.shared.exceptions import MCPError
from mcp.types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    GetPromptRequestParams,
    GetPromptResult,
    ListPromptsResult,
    ListToolsResult,
    Prompt,
    PromptArgument,
    PromptMessage,
    TextContent,
    Tool,
    ToolAnnotations,
)
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from privesfeer.api.agents import prompts
from privesfeer.api.agents.tools import TOOLS, call, sentences
from privesfeer.api.ask.request import LARGEST
from privesfeer.api.http import wording
from privesfeer.api.http.problem import ProblemDetailsError
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import LANGUAGES, OWN, Text
from privesfeer.engine import UnprovedError

_SAID = catalogue(__file__)

PATH = "/mcp"
_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_ENVELOPE = 64 * 1024  # bytes that the protocol may need around the largest request

_log = logging.getLogger(__name__)


def tool_server() -> Server[dict[str, Any]]:
    """Make the server of the protocol.

    Returns:
        The server; it keeps nothing between calls.
    """
    return Server(
        "privesfeer",
        version=version("privesfeer"),
        title="Privésfeer",
        instructions=_both(_SAID.TOOLS_INTRO),
        on_list_tools=_list_tools,
        on_call_tool=_call_tool,
        on_list_prompts=_list_prompts,
        on_get_prompt=_get_prompt,
    )


async def _list_tools(_context: object, _params: object) -> ListToolsResult:
    return ListToolsResult(
        tools=[
            Tool(
                name=tool.name,
                title=" / ".join(tool.title[lang] for lang in LANGUAGES),
                description=_both(tool.text),
                input_schema=tool.schema,
                annotations=_READS,
            )
            for tool in TOOLS.values()
        ]
    )


async def _call_tool(_context: object, params: CallToolRequestParams) -> CallToolResult:
    # This runs on the one thread of the event loop, which has the one set of experta engines of the process.
    try:
        answer = await call(params.name, params.arguments or {})
    except ProblemDetailsError as error:
        return _refusal(*sentences(error))
    except UnprovedError as error:
        _log.error("a tool failed: %s", error)
        return _refusal(error.text)
    except Exception as error:  # noqa: BLE001 - an agent gets a sentence, never a traceback
        _log.error("a tool failed: %s", type(error).__name__)  # without a traceback, which can hold facts
        return _refusal(wording.FAILED)
    return CallToolResult(content=[TextContent(text=answer.decode())])


async def _list_prompts(_context: object, _params: object) -> ListPromptsResult:
    lang = PromptArgument(name="lang", description=_both(prompts.LANG), required=False)
    title = " / ".join(prompts.TITLE[lang] for lang in LANGUAGES)
    listed = Prompt(name=prompts.PROPOSE, title=title, description=_both(prompts.TEXT), arguments=[lang])
    return ListPromptsResult(prompts=[listed])


async def _get_prompt(_context: object, params: GetPromptRequestParams) -> GetPromptResult:
    try:
        told = prompts.prompt(params.name, (params.arguments or {}).get("lang") or OWN)
    except ProblemDetailsError as error:
        raise MCPError(INVALID_PARAMS, "\n\n".join(map(_both, sentences(error)))) from error
    return GetPromptResult(messages=[PromptMessage(role="user", content=TextContent(text=told))])


def _refusal(*texts: Text) -> CallToolResult:
    """Say in both languages what is wrong: who reads it is not known."""
    said = (" ".join(text[lang] for text in texts) for lang in LANGUAGES)
    return CallToolResult(content=[TextContent(text=each) for each in said], is_error=True)


def _both(text: Text) -> str:
    return "\n\n".join(text[lang] for lang in LANGUAGES)


def admit(app: Starlette) -> None:
    """Let agents in at an application (streamable HTTP). Its middleware holds for them too.

    Only POST: there is no session, and nothing that the server would say unasked.

    Args:
        app: the application, before it starts.
    """
    door, before = _Door(), app.router.lifespan_context

    @asynccontextmanager
    async def running(served: Starlette) -> AsyncIterator[Any]:
        async with before(served) as state, door.opened():
            yield state

    app.router.routes.insert(0, Route(PATH, door, methods=["POST"], include_in_schema=False))
    app.router.lifespan_context = running


class _Door:
    """The tools over HTTP: a request, an answer, and nothing kept between them."""

    _manager: StreamableHTTPSessionManager | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self._manager  # noqa: S101 - the application runs, so the door is open
        scope.setdefault("state", {})["route"] = PATH  # for the log, which knows no addresses but ours
        await self._manager.handle_request(scope, receive, send)

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Answer for as long as the application runs; the SDK's manager runs once, so each run has its own."""
        self._manager = StreamableHTTPSessionManager(
            tool_server(), json_response=True, stateless=True, max_request_body_size=LARGEST + _ENVELOPE
        )
        async with self._manager.run():
            yield


def serve_stdio() -> None:
    """Answer on standard input and output until the input ends."""

    async def serve() -> None:
        served = tool_server()
        async with stdio_server() as (incoming, outgoing):
            await served.run(incoming, outgoing, served.create_initialization_options())

    asyncio.run(serve())
