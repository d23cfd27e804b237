"""What the tests of the web application share: hostile words, and a dossier to fill its forms with."""

import html
import json
import re
from typing import Any

from api.web.dossier import Dossier, opened
from api.web.examples import examples

HOSTILE = "\"><script>document.title='taken'</script><img src=//elsewhere.example/x onerror=alert(1)>{{ 7 * 7 }}"
MARK = "elsewhere.example"  # what of it is looked for
EXAMPLE = "whatsapp-group-of-five"


def dossier(stem: str = EXAMPLE) -> Dossier:
    """Open an example."""
    return opened(examples()[stem].content, "nl")


def plain(stem: str = EXAMPLE, **changes: object) -> str:
    """Give an example as a form carries it."""
    return json.dumps({**dossier(stem).plain, **changes})


def carried(page: str) -> dict[str, Any]:
    """Read the dossier that a page carries along."""
    found = re.search(r'name="dossier" value="([^"]*)"', page)
    assert found
    content: dict[str, Any] = json.loads(html.unescape(found[1]))
    return content
