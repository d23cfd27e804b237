"""What holds for every test: how much is tried, what is made once for all, and which tools a check needs."""

import fcntl
import os
import pickle
import shutil
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import httpx2
import pytest
from hypothesis import HealthCheck, settings

from privesfeer.api.ask.registry import casebook, rulebook
from privesfeer.api.ask.services import reasoner
from privesfeer.engine.audit.evaluation import Evaluation, evaluate
from privesfeer.engine.audit.folds import Mode
from privesfeer.engine.audit.own_outcomes import Examined, examine
from tests.api.served import Server, served

Evaluated = Callable[[Mode], Evaluation]
Once = Callable[[str, Callable[[], Any]], Any]

# The same commit tests the same, on a slow machine too. `make test-all` tries every property again, in full.
settings.register_profile("full", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("full"), max_examples=20)
settings.load_profile("quick")


def tries(examples: int) -> settings:
    """Try a property on so many examples; in a quick run on a fifth of them."""
    quick = settings.get_current_profile_name() == "quick"
    return settings(max_examples=max(2, examples // 5) if quick else examples)


def sparing(every: Iterable[Any], quick: Container[Any]) -> list[Any]:
    """Try only those named ``quick`` in every run, and the others in the slow part; a tuple is several parameters."""
    return [
        pytest.param(*(each if isinstance(each, tuple) else (each,)), marks=() if each in quick else pytest.mark.slow)
        for each in every
    ]


def in_parts(every: Iterable[Any]) -> list[Any]:
    """Cut what takes long on all of them together in eight, of which every run tries the first."""
    whole = list(every)
    return sparing((whole[part::8] for part in range(8)), [whole[::8]])


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Make what takes long once for all processes of a run, which share it through the run's temporary folder."""
    apart = "PYTEST_XDIST_WORKER" in os.environ
    folder = tmp_path_factory.getbasetemp().parent if apart else tmp_path_factory.mktemp("once")

    def made(name: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever it is
        with (folder / f"{name}.pickle").open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            if content := file.read():
                return pickle.loads(content)  # noqa: S301 - written by this same run
            found = make()
            file.write(pickle.dumps(found))
            return found

    return made


@pytest.fixture(scope="session")
def evaluated(once: Once) -> Evaluated:
    """Predict every ruling of the casebook, in a mode."""

    @cache
    def found(mode: Mode) -> Evaluation:
        evaluation: Evaluation = once(mode, lambda: evaluate(rulebook(), casebook(), mode))
        return evaluation

    return found


@pytest.fixture(scope="session")
def examined(once: Once) -> Mapping[str, tuple[Examined, ...]]:
    """Put every decision to the engine on its own date: what is found on each question."""
    found: Mapping[str, tuple[Examined, ...]] = once(
        "examined",
        lambda: {name: tuple(examine(reasoner(), name, casebook().release)) for name in rulebook().questions},
    )
    return found


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave to the slow part what needs every ruling predicted, or every decision examined."""
    for item in items:
        if {"evaluated", "examined"} & {*getattr(item, "fixturenames", ())}:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Serve the program on this computer, once for all tests of a process that leave it as it is."""
    with served("serve", "--port", "0") as started:
        yield started


@pytest.fixture(scope="session")
def client(server: Server) -> Iterator[httpx2.Client]:
    """Give a caller of the served program, as another program is one."""
    with httpx2.Client(base_url=server.url, timeout=60) as opened:
        yield opened


@pytest.fixture(scope="session")
def visitor(server: Server) -> Iterator[httpx2.Client]:
    """Give a visitor of the served pages, who sends what a browser does: what he would see, and with a form whence."""

    def sent_from_a_page(request: httpx2.Request) -> None:
        if request.method == "POST":
            request.headers["Origin"] = server.url

    with httpx2.Client(
        base_url=server.url,
        headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"},
        event_hooks={"request": [sent_from_a_page]},
        timeout=60,
    ) as opened:
        yield opened


def needs_tool(name: str, *, how: str, found: bool | None = None, optional: bool = False) -> None:
    """Go on when the tool ``name`` is there; otherwise skip this check, and end the run by naming it.

    ``how`` says how to get the tool. ``found`` says whether it is there, where the PATH does not tell.
    In CI a missing tool fails the check, for ``.ci/run`` has to bring it, unless the tool is ``optional``.
    """
    if shutil.which(name) if found is None else found:
        return
    message = f"{name} is missing: {how}"
    if os.environ.get("CI") and not optional:
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


def needs_pdf() -> None:
    """Go on where a PDF can be made: with the libraries that WeasyPrint loads, and the one that it will soon need."""
    how = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    needs_tool("Pango", how=how, found=_loads_pango())


@cache
def _loads_pango() -> bool:
    try:
        from weasyprint.text import ffi  # noqa: F401, PLC0415 - it is the loading that is tried
    except (OSError, DeprecationWarning):
        return False
    return True


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name each check that could not run, and why."""
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.section("checks that could not run")
    for report in skipped:
        *_, reason = report.longrepr
        terminalreporter.write_line(f"{report.nodeid}: {reason.removeprefix('Skipped: ')}")
