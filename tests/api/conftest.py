"""What the tests of what users get share: the pages as the installed command serves them, in a real browser."""

import json
from collections.abc import Iterator

import pytest

from tests.api.browsing import Site, Watched, chromium, watching
from tests.api.served import served
from tests.api.web import MARK


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """Serve the pages on this computer, and start a browser; what hostile users typed in is never logged."""
    with chromium() as browser, served("serve", "--port", "0") as server:
        yield Site(server.url, browser)
        logged = server.stop()
        assert logged
        assert MARK not in json.dumps(logged)


@pytest.fixture
def watched(site: Site) -> Iterator[Watched]:
    """Open a page; whatever it says to the console, and every request to elsewhere, fails the test."""
    with site.browser.new_context(base_url=site.url) as context, watching(context) as found:
        yield found
