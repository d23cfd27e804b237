"""Every route: of each address of the API it is said how else the same is asked, or why it is not."""

import ast
import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import pytest
from starlette.responses import Response
from typer.main import get_command

from privesfeer.api import client
from privesfeer.api.agents.tools import TOOLS
from privesfeer.api.cli.main import app
from privesfeer.api.http.description import ROUTES
from privesfeer.api.http.route import ApiRoute, Call
from tests.figures import ROOT

PAGE = ROOT / "docs" / "client.md"
WAYS = ("client", "tool", "command")
_FILE = "gives a file in the form that Accept asks; the client reads JSON"
_BY_HAND = "a code is written and tried by hand, on the pages or the command line"
_SAME = "is the same for every case: whoever needs it reads it once"
_RUNS = "is for whoever runs the server"
_MANY = "an agent asks about one case at a time"
_ONE = "is asked of one case, on the pages"
# Why something is not asked in that way. Whoever adds a route adds the way, or a line here.
WITHOUT: Mapping[str, Mapping[str, str]] = {
    "client": {
        "streamVerdicts": "is read while it is sent, which no single call can; `verdicts` takes up to 1,000",
        "writeMemo": _FILE,
        "writeDraft": _FILE,
        "drawPicture": _FILE,
        "checkCode": _BY_HAND,
        "testCode": _BY_HAND,
        "compareCode": _BY_HAND,
        "draftCode": _BY_HAND,
        "getCodebook": _SAME,
        "getRules": _SAME,
        "getStatutes": _SAME,
        "getStatute": _SAME,
        "getEvaluation": _SAME,
        "getHealth": _RUNS,
        "getReady": _RUNS,
        "getVersion": _RUNS,
    },
    "tool": {
        "giveVerdicts": _MANY,
        "streamVerdicts": _MANY,
        "replayVerdict": "whoever keeps a receipt replays it, without an agent between",
        "giveMeasures": "`advice` says what to do, and `verdict` how the measure stands",
        "giveStability": "`ask_next` says which facts still matter",
        "giveChanges": "`ask_next` says which facts still matter, and `advice` what to do",
        "giveArguments": "`draft` pleads for a side",
        "writeMemo": "is for people; an agent tells what `verdict` and `advice` give",
        "drawPicture": "an agent reads words",
        "checkCode": _BY_HAND,
        "testCode": _BY_HAND,
        "compareCode": _BY_HAND,
        "draftCode": _BY_HAND,
        "getCodebook": "the schema of `verdict` has every fact with its values",
        "findRulings": "an agent cites only what a verdict gave; `ruling` and `cite` find it by any of its names",
        "getStatutes": "an agent cites only what a verdict gave; `check_citations` checks an article",
        "getStatute": "an agent cites only what a verdict gave; `check_citations` checks an article",
        "getEvaluation": "an answer says itself what it is worth",
        "getHealth": _RUNS,
        "getReady": _RUNS,
        "getVersion": "the protocol says it when an agent connects",
    },
    "command": {
        "replayVerdict": "`compare` says what has changed since a verdict or a receipt",
        "giveInterview": "the command line takes a file; `stability` says which facts still matter",
        "getStatutes": "`rules` names each article with what rests on it",
        "getStatute": "`rules` names each article with what rests on it",
        "getHealth": "a command answers, or says why it cannot",
        "getReady": "a command answers, or says why it cannot",
    },
}


class Row(NamedTuple):
    """An address in the table of the page.

    Attributes:
        address: method and path.
        told: by way, the names that the page gives.
    """

    address: str
    told: Mapping[str, frozenset[str]]


def address(route: ApiRoute) -> str:
    """Give method and path of a route, as readers see them."""
    return f"{route.method} {route.path}"


def rows(page: str) -> Iterator[Row]:
    """Read the table of all addresses on a page."""
    section = page.partition("## Every address\n")[2].partition("\n## ")[0]
    for line in section.splitlines():
        if re.match(r"\| `(?:GET|POST) ", line):
            cells = [each.strip() for each in line.strip("|").split(" | ")]
            told = dict(zip(WAYS, cells[-len(WAYS) :], strict=True))
            yield Row(
                cells[0].strip("` |"), {way: frozenset(re.findall("`(.+?)`", each)) for way, each in told.items()}
            )


def called() -> Iterator[tuple[str, str]]:
    """Give each address that the Python client asks, with the method that does."""
    tree = ast.parse(inspect.getsource(client))
    (owner,) = (each for each in tree.body if isinstance(each, ast.ClassDef) and each.name == "Client")
    for function in owner.body:
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                match node:
                    case ast.Call(func=ast.Attribute(attr="_get" | "_post" as verb), args=[path, *_]):
                        asked = re.sub("{.+}", "{key}", ast.unparse(path).removeprefix("f").strip("'\""))
                        yield f"{verb.strip('_').upper()} {asked}", function.name


def commands() -> set[str]:
    """Give the names of all commands."""
    found = {"--version"}
    groups = [("", get_command(app))]
    for before, group in groups:
        for name, each in getattr(group, "commands", {}).items():
            found.add(f"{before}{name}")
            groups.append((f"{before}{name} ", each))
    return found


def ways(route: ApiRoute) -> dict[str, frozenset[str]]:
    """Give how else a route is asked, by the code; of the command line only the page says so."""
    return {
        "client": frozenset(method for each, method in called() if each == address(route)),
        "tool": frozenset(name for name, tool in TOOLS.items() if tool.route.name == route.name),
    }


def wanting(routes: Iterable[ApiRoute], page: str) -> Iterator[str]:
    """Say of each route what is neither there nor explained, and what is explained though it is there.

    Args:
        routes: the routes.
        page: the page with the table of all addresses.
    """
    told = {row.address: row.told for row in rows(page)}
    for route in routes:
        here = told.get(address(route))
        if here is None:
            yield f"{address(route)}: is not in the table"
            continue
        coded = ways(route)
        for way in WAYS:
            if way in coded and coded[way] != here[way]:
                yield f"{address(route)}: {way} is {sorted(coded[way])}, and the table says {sorted(here[way])}"
            if not here[way] and route.name not in WITHOUT[way]:
                yield f"{address(route)}: no {way}, and no reason"
            if here[way] and route.name in WITHOUT[way]:
                yield f"{address(route)}: a reason without need, for there is a {way}"


def newest() -> list[ApiRoute]:
    """Give the routes of the newest version; the tests of versions hold the others to them."""
    return [route for route in ROUTES if not route.version.successor]


def test_every_route_has_client_docs_tool_and_command_or_a_reason() -> None:
    """Whoever adds a route is told by this what else there is to add."""
    assert [*wanting(newest(), PAGE.read_text("utf-8"))] == []


def test_the_table_names_no_route_and_no_command_that_is_not_there() -> None:
    """Nor does a reason outlive its route, or a table its version."""
    table = [*rows(PAGE.read_text("utf-8"))]
    assert sorted(row.address for row in table) == sorted(address(route) for route in newest())
    assert {name for row in table for name in row.told["command"]} <= commands()
    names = {route.name for route in newest()}
    assert [name for reasons in WITHOUT.values() for name in reasons if name not in names] == []


def test_an_earlier_version_has_the_same_routes() -> None:
    """So one table says it of all; what only the newest has is a new thing."""
    new = {(route.method, route.path[3:]) for route in newest()}
    assert {(route.method, route.path[3:]) for route in ROUTES} == new


async def give_last_days(call: Call) -> Response:
    """Answer nothing."""
    return call.reply(b"")


MADE_UP = ApiRoute("/last-days", give_last_days, methods=["POST"])


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("", ["is not in the table"]),
        ("| – | – | – |", ["no client, and no reason", "no tool, and no reason", "no command, and no reason"]),
        (
            "| `days` | – | `remedies` |",
            ["client is [], and the table says ['days']", "no tool, and no reason"],
        ),
    ],
)
def test_a_route_that_is_only_added_is_found(row: str, said: list[str]) -> None:
    """One without a line, one with a line that says nothing, and one with a line that is not so."""
    page = f"## Every address\n\n| `{address(MADE_UP)}` | the last days {row}\n" if row else "## Every address\n"
    assert [*wanting([MADE_UP], page)] == [f"POST /v2/last-days: {each}" for each in said]
