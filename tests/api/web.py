"""What the tests of the web application share: hostile words, and a dossier to fill its forms with."""

import html
import json
import re
from typing import Any

from privesfeer.api.web.dossier import Dossier
from privesfeer.api.web.dossier_file import opened
from privesfeer.api.web.examples import examples

HOSTILE = "\"><script>document.title='taken'</script><img src=//elsewhere.example/x onerror=alert(1)>{{ 7 * 7 }}"
MARK = "elsewhere.example"  # what of it is looked for
EXAMPLE = "whatsapp-group-of-five"
LARGEST = 150_000  # bytes of any page, not packed
SHOWN = (("dance-teacher", "nl"), (EXAMPLE, "en"))  # in every run; the others in the slow part


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


def visible(page: str) -> str:
    """Give the words of a page without its markup."""
    return html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<(script|style|svg).*?</\1>", "", page)))


def between(page: str, start: str, end: str | None = None) -> str:
    """Give a part of a page; nothing where it does not start."""
    part = page.partition(start)[2]
    return part.partition(end)[0] if end else part


def questions(page: str) -> list[str]:
    """Give the questions on a page of the interview."""
    return [name for name in re.findall(r'name="shown" value="(\w+)"', page) if name != "about"]


def filled(page: str, **more: str) -> dict[str, str | list[str]]:
    """Fill in the form of a page of the interview."""
    fields: dict[str, str | list[str]] = {"dossier": json.dumps(carried(page)), **more}
    for name in ("shown", "asked", "mode", "at", "from"):
        fields[name] = re.findall(rf'type="hidden" name="{name}" value="([^"]*)"', page)
    return fields
