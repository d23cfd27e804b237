"""Metrics: how much is asked and how quickly it is answered, for Prometheus. No label holds a word of a caller."""

import os
from http import HTTPStatus

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from privesfeer.api.http.logs import Entry
from privesfeer.api.middleware.base import Middleware

PATH = "/metrics"
SHARED = "PROMETHEUS_MULTIPROC_DIR"  # where the processes of one server add up; Prometheus' own name for it
_SECONDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)


class Metrics:
    """The counts of a server: of this process, or of all its processes where they share a folder."""

    def __init__(self) -> None:
        """Start at nothing."""
        self._registry = CollectorRegistry()
        self._answers = Counter(
            "privesfeer_answers", "Answers given", ["method", "route", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "privesfeer_answer_seconds", "Time to an answer", ["route"], buckets=_SECONDS, registry=self._registry
        )
        self.under_way = Gauge(
            "privesfeer_requests_under_way", "Requests under way", multiprocess_mode="livesum", registry=self._registry
        )

    def count(self, entry: Entry) -> None:
        """Count an answer.

        Args:
            entry: what is kept of the request.
        """
        self._answers.labels(entry.method, entry.route, str(entry.status)).inc()
        self._seconds.labels(entry.route).observe(entry.ms / 1000)

    def page(self) -> bytes:
        """Give all counts in the text format of Prometheus."""
        if not os.environ.get(SHARED):
            return generate_latest(self._registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)


class MetricsMiddleware(Middleware):
    """Gives the metrics at their own address, and counts what is under way at the others."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        """Meter an application.

        Args:
            app: the application.
            metrics: the counts.
        """
        super().__init__(app)
        self._metrics = metrics

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == PATH and scope["method"] in {"GET", "HEAD"}:
            scope.setdefault("state", {})["route"] = PATH
            headers = {"Content-Type": CONTENT_TYPE_LATEST, "Cache-Control": "no-store"}
            await Response(self._metrics.page(), HTTPStatus.OK, headers)(scope, receive, send)
        else:
            with self._metrics.under_way.track_inprogress():
                await self._app(scope, receive, send)
