"""State: whether the program is well, whether it is ready, and what version it has."""

import time
from functools import lru_cache
from typing import Literal

from privesfeer.api.ask.registry import casebook
from privesfeer.api.ask.request import Request, to_json
from privesfeer.api.ask.services import reasoner
from privesfeer.api.http.problem import ProblemDetailsError
from privesfeer.api.http.route import JSON, Call, Endpoint, Reply
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Record
from privesfeer.engine import Versions

_SAID = catalogue(__file__)

_SECONDS = 10


class Health(Record):
    """Whether verdicts can be given.

    Attributes:
        status: that they can.
        versions: with what they are made.
    """

    status: Literal["ok"] = "ok"
    versions: Versions


class Ready(Record):
    """Whether calls can be answered now.

    Attributes:
        status: that they can.
    """

    status: Literal["ready"] = "ready"


class Version(Record):
    """What this is.

    Attributes:
        api: the version of the API.
        versions: those of engine, rules and rulings.
        rulings: how many rulings the casebook holds.
    """

    api: Literal["v1", "v2"]
    versions: Versions
    rulings: int


def _given(content: Record) -> Reply:
    return Reply(to_json(content.model_dump(mode="json")))


async def give_health(_call: Call) -> Reply:
    """Say whether verdicts can be given, by giving one; anyone may ask this, so not more than one in some seconds.

    Returns:
        The versions with which they are made.
    """
    return _given(_health(int(time.monotonic() / _SECONDS)))


@lru_cache(maxsize=1)
def _health(_moment: int) -> Health:
    return Health(versions=Request().verdict().versions)


async def give_ready(call: Call) -> Reply:
    """Say whether the books are read and the engines built, and the server goes on.

    Args:
        call: the call.

    Returns:
        That they are.

    Raises:
        ProblemDetailsError: they are not yet, or it has been told to stop.
    """
    state = call.asked.app.state
    if not getattr(state, "ready", False):
        raise ProblemDetailsError(503, _SAID.NOT_READY)
    if state.leaving():
        raise ProblemDetailsError(503, _SAID.LEAVING)
    return _given(Ready())


async def give_version(call: Call) -> Reply:
    """Say what this is.

    Args:
        call: the call.

    Returns:
        The versions.
    """
    return _given(Version(api=call.route.version.name, versions=reasoner().versions, rulings=len(tuple(casebook()))))


ROUTES: tuple[Endpoint, ...] = (
    Endpoint(
        "/health",
        "getHealth",
        _SAID.GET_HEALTH,
        give_health,
        {JSON: Health},
        tongues=False,
    ),
    Endpoint(
        "/ready",
        "getReady",
        _SAID.GET_READY,
        give_ready,
        {JSON: Ready},
        tongues=False,
        refusals=(503,),
    ),
    Endpoint(
        "/version",
        "getVersion",
        _SAID.GET_VERSION,
        give_version,
        {JSON: Version},
        tongues=False,
    ),
)
