"""Application: the program as it answers over HTTP; it keeps nothing. What serves it is `serving.py` beside it."""

import importlib.util
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from importlib.metadata import version

import fastapi
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from privesfeer.api.ask.request import Request
from privesfeer.api.http.description import ROUTES, description
from privesfeer.api.http.problem import ProblemDetailsError
from privesfeer.api.http.render_pool import RenderPool
from privesfeer.api.middleware.refusal import failed, misread, not_served, refused
from privesfeer.api.web.pages import router as pages


def create_app(
    middleware: Sequence[Middleware] = (), render_pool: RenderPool | None = None, leaving: Callable[[], bool] = bool
) -> fastapi.FastAPI:
    """Make the application.

    Args:
        middleware: what stands around every call, as keys and limits do; the first is the outermost.
        render_pool: what writes its memos; None: one of its own.
        leaving: says whether what serves it has been told to stop.

    Returns:
        The application, ready to be served.
    """
    # The usual pages with documentation load scripts from elsewhere; /openapi.json says the same without.
    app = fastapi.FastAPI(
        title="Privésfeer",
        version=version("privesfeer"),
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_warmed,
        middleware=middleware,
    )
    app.state.render_pool, app.state.leaving = render_pool or RenderPool(), leaving
    # All that answers is `async def`, and what reasons waits for nothing but the body: so it runs on the one thread of
    # the event loop, which has the one set of experta engines of the process. On FastAPI's pool of threads each thread
    # would build its own; and as reasoning holds the interpreter's lock, none would be quicker for it.
    app.router.routes += ROUTES
    app.include_router(pages)
    app.add_exception_handler(ProblemDetailsError, refused)
    app.add_exception_handler(HTTPException, not_served)
    app.add_exception_handler(RequestValidationError, misread)
    app.add_exception_handler(Exception, failed)
    app.openapi = description  # type: ignore[method-assign] # FastAPI's own way to give another description
    if importlib.util.find_spec("mcp"):
        from privesfeer.api.agents.server import admit  # noqa: PLC0415 - an extra

        admit(app)
    return app


@asynccontextmanager
async def _warmed(app: fastapi.FastAPI) -> AsyncIterator[None]:
    """Reason once before the first caller comes: books that are not sound fail here, and the engines get built."""
    Request().verdict()
    app.state.ready = True
    async with app.state.render_pool.running():
        yield
