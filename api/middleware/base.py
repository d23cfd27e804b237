"""Middleware: what stands around an application, and sees each request before it and each answer after it."""

from abc import ABC, abstractmethod

from starlette.types import ASGIApp, Receive, Scope, Send


class Middleware(ABC):
    """ASGI middleware; what is no request, as the word that the server starts or stops, passes untouched."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around an application.

        Args:
            app: the application.
        """
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request.

        Args:
            scope: the request.
            receive: gives what the caller sends.
            send: takes the answer.
        """
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    @abstractmethod
    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; the arguments are those of ASGI."""
