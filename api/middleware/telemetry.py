"""Telemetry: a span of each request for OpenTelemetry, with what the log holds of it and nothing else.

Needs the extra `telemetry`. The usual instrumentation is not used: it exports addresses, queries and exceptions' texts.
"""

import time

from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter
from opentelemetry.trace import SpanKind, Status, StatusCode

from privesfeer.api.http.logs import Entry

_NS = 1_000_000  # nanoseconds in a millisecond
_FAILED = 500


def exporter() -> SpanExporter:
    """Make the exporter that sends to where OTEL_EXPORTER_OTLP_ENDPOINT says.

    Returns:
        The exporter: OTLP over HTTP.
    """
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415 - slow to import

    return OTLPSpanExporter()


class Spans:
    """Turns entries into spans."""

    def __init__(self, to: SpanExporter, version: str) -> None:
        """Make ready to send.

        Args:
            to: what sends them.
            version: the version of this program.
        """
        # Without what the library would find out about this computer by itself.
        self._provider = TracerProvider(resource=Resource({"service.name": "privesfeer", "service.version": version}))
        self._provider.add_span_processor(BatchSpanProcessor(to))
        self._tracer = self._provider.get_tracer("privesfeer", version)

    def send(self, entry: Entry) -> None:
        """Send the span of a request that has just ended; in the background, and together with others.

        Args:
            entry: what is kept of the request.
        """
        ended = time.time_ns()
        attributes: dict[str, str | int] = {
            "http.request.method": entry.method,
            "http.route": entry.route,
            "http.response.status_code": entry.status,
            "privesfeer.request": entry.request,
        }
        if entry.receipt:
            attributes["privesfeer.receipt"] = entry.receipt
        if entry.key:
            attributes["privesfeer.key"] = entry.key
        span = self._tracer.start_span(
            f"{entry.method} {entry.route}",
            kind=SpanKind.SERVER,
            attributes=attributes,
            start_time=ended - round(entry.ms * _NS),
        )
        if entry.status >= _FAILED:
            span.set_status(Status(StatusCode.ERROR))
        span.end(ended)

    def flush(self) -> None:
        """Wait until all that is to be sent has been."""
        self._provider.force_flush()
