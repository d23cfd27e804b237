"""What holds for every test: which tools a check needs, and what is said of a check that could not run."""

import os
import shutil

import pytest
from hypothesis import settings

# The same commit tests the same, on a slow machine too.
settings.register_profile("privesfeer", derandomize=True, deadline=None)
settings.load_profile("privesfeer")


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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name each check that could not run, and why."""
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.section("checks that could not run")
    for report in skipped:
        *_, reason = report.longrepr
        terminalreporter.write_line(f"{report.nodeid}: {reason.removeprefix('Skipped: ')}")
