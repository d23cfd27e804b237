"""What the tests of what users get share: the pages as the installed command serves them, in a real browser."""

import json
from collections.abc import Iterator

import pytest

from tests.api.browsing import Site, Watched, chromium, watching
from tests.api.served import Server
from tests.api.web import MARK


@pytest.fixture(scope="module")
def site(server: Server) -> Iterator[Site]:
    """Start a browser before the served program; what hostile users typed in is never logged."""
    with chromium() as browser:
        yield Site(server.url, browser)
    logged = server.logged(1)
    assert MARK not in json.dumps(logged)


@pytest.fixture
def watched(site: Site) -> Iterator[Watched]:
    """Open a page; whatever it says to the console, and every request to elsewhere, fails the test."""
    with site.browser.new_context(base_url=site.url) as context, watching(context) as found:
        yield found
