"""Metrics: counts for Prometheus and spans for OpenTelemetry, with no word of a caller in any label."""

import os
import re
from collections.abc import Iterator

import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SpanExporter, SpanExportResult
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from privesfeer.api.http.logs import Entry
from privesfeer.api.middleware.metrics import Metrics
from privesfeer.api.middleware.telemetry import Spans
from privesfeer.api.serve.application import create_app
from privesfeer.api.serve.serving import Settings, guarded
from tests.api.behind_middleware import HOST, app

SECRET = "geheimwoord"  # noqa: S105 - no password: a word that must not be found


@pytest.fixture
def client() -> Iterator[TestClient]:
    """Give a client of a small application behind its middleware."""
    with TestClient(guarded(app(), Settings()), base_url=HOST) as served:
        yield served


def counted(client: TestClient) -> dict[tuple[str, ...], float]:
    """Read the counts, by name and labels."""
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {
        (sample.name, *(sample.labels[name] for name in sorted(sample.labels))): sample.value
        for family in families
        for sample in family.samples
    }


def test_answers_are_counted_by_route_and_status(client: TestClient) -> None:
    """With how long they took; and those that are under way."""
    client.post("/v1/verdicts")
    client.get("/v1/rulings/a")
    client.get("/v1/rulings/b")
    client.get("/nothing")
    found = counted(client)
    assert found["privesfeer_answers_total", "POST", "/v1/verdicts", "200"] == 1
    assert found["privesfeer_answers_total", "GET", "/v1/rulings/{key}", "200"] == 2
    assert found["privesfeer_answers_total", "GET", "-", "404"] == 1
    assert found["privesfeer_answer_seconds_count", "/v1/rulings/{key}"] == 2
    assert found["privesfeer_requests_under_way",] == 0


def test_no_label_holds_a_word_of_a_caller(client: TestClient) -> None:
    """Path, query, method, host and body leave the labels as they are; so there are never many of them either."""
    for number in range(50):
        client.request(f"{SECRET}{number}".upper(), f"/{SECRET}/{number}?{SECRET}", content=SECRET)
        client.get(f"/v1/rulings/{SECRET}{number}", headers={"accept-language": SECRET})
        client.get("/", headers={"host": f"{SECRET}{number}.example"})
    page = client.get("/metrics").text
    assert SECRET not in page.lower()
    assert len(re.findall(r"(?m)^privesfeer_answers_total", page)) == 3


def test_the_page_is_read_only(client: TestClient) -> None:
    """GET and HEAD; the rest is not ours."""
    assert client.get("/metrics").headers["content-type"].startswith("text/plain")
    assert client.head("/metrics").content == b""
    assert client.post("/metrics").status_code == 404


def test_the_real_application_is_metered() -> None:
    """Its templates too, not its addresses."""
    with TestClient(guarded(create_app(), Settings()), base_url=HOST) as client:
        client.get("/v1/rulings/RBMAA-2012-BV3122")
        client.get("/v1/rulings/61496/08")
        found = counted(client)
    (count,) = (value for labels, value in found.items() if labels[0] == "privesfeer_answers_total")
    assert count == 2
    assert not [labels for labels in found if "BV3122" in "".join(labels)]


def test_two_applications_count_apart() -> None:
    """There is no count of the whole process that one could leave behind for the other."""
    first, second = Metrics(), Metrics()
    first.count(Entry("GET", "/", 200, 1.0, None, None, "b" * 32))
    assert 'privesfeer_answers_total{method="GET"' in first.page().decode()
    assert 'privesfeer_answers_total{method="GET"' not in second.page().decode()
    assert "PROMETHEUS_MULTIPROC_DIR" not in os.environ


class Kept(SpanExporter):
    """Keeps what would be sent."""

    def __init__(self) -> None:
        """Start empty."""
        self.spans: list[ReadableSpan] = []

    def export(self, spans: object) -> SpanExportResult:
        """Keep spans."""
        self.spans += list(spans)  # type: ignore[call-overload]
        return SpanExportResult.SUCCESS


def test_a_span_holds_what_the_log_holds() -> None:
    """And names nothing of this computer."""
    kept = Kept()
    spans = Spans(kept, "1.0.0")
    spans.send(Entry("POST", "/v1/verdicts", 500, 12.5, "a" * 64, "00000000", "b" * 32))
    spans.send(Entry("GET", "/", 200, 1.0, None, None, "b" * 32))
    spans.flush()
    first, second = kept.spans
    assert first.name == "POST /v1/verdicts"
    assert dict(first.attributes or {}) == {
        "http.request.method": "POST",
        "http.route": "/v1/verdicts",
        "http.response.status_code": 500,
        "privesfeer.receipt": "a" * 64,
        "privesfeer.key": "00000000",
        "privesfeer.request": "b" * 32,
    }
    assert first.end_time is not None
    assert first.start_time is not None
    assert first.end_time - first.start_time == 12_500_000
    assert not first.events
    assert not first.status.is_ok
    assert second.status.is_ok or second.status.is_unset
    assert dict(first.resource.attributes) == {"service.name": "privesfeer", "service.version": "1.0.0"}
