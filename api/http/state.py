"""State: whether the program is well, whether it is ready, and what version it has."""

import time
from functools import lru_cache
from typing import Literal

from fastapi import APIRouter
from starlette.responses import Response

from privesfeer.api.ask.registry import casebook
from privesfeer.api.ask.request import Request
from privesfeer.api.ask.services import reasoner
from privesfeer.api.http.problem import ProblemDetailsError
from privesfeer.api.http.route import ApiRoute, Call, said
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Record
from privesfeer.engine import Versions

_SAID = catalogue(__file__)

_SECONDS = 10

router = APIRouter(route_class=ApiRoute)


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


@router.get("/health", **said(_SAID.GET_HEALTH), response_model=Health)
async def get_health(call: Call) -> Response:
    """Say whether verdicts can be given, by giving one; anyone may ask this, so not more than one in some seconds."""
    return call.give(_health(int(time.monotonic() / _SECONDS)))


@lru_cache(maxsize=1)
def _health(_moment: int) -> Health:
    return Health(versions=Request().verdict().versions)


@router.get("/ready", **said(_SAID.GET_READY), response_model=Ready, responses={503: {}})
async def get_ready(call: Call) -> Response:
    """Say whether the books are read and the engines built, and the server goes on.

    Raises:
        ProblemDetailsError: they are not yet, or it has been told to stop.
    """
    state = call.app.state
    if not getattr(state, "ready", False):
        raise ProblemDetailsError(503, _SAID.NOT_READY)
    if state.leaving():
        raise ProblemDetailsError(503, _SAID.LEAVING)
    return call.give(Ready())


@router.get("/version", **said(_SAID.GET_VERSION), response_model=Version)
async def get_version(call: Call) -> Response:
    """Say what this is."""
    versions, rulings = reasoner().versions, len(tuple(casebook()))
    return call.give(Version(api=call.route.version.name, versions=versions, rulings=rulings))
