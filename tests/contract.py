"""What a caller may count on, as it is stored: the description of the API, and its mark in the changelog."""

import hashlib
import json
import re
from pathlib import Path

from privesfeer.api.http.description import description

_ROOT = Path(__file__).parent.parent
DESCRIPTION = _ROOT / "docs" / "openapi.json"
CHANGELOG = _ROOT / "CHANGELOG.md"
_MARK = re.compile(r"`docs/openapi\.json` [0-9a-f]{12}")


def described() -> bytes:
    """Give the description of the API as it is now.

    Returns:
        OpenAPI as JSON, one key a line: so a change of it can be read. The server sends it on one line.
    """
    return json.dumps(description(), ensure_ascii=False, indent=1).encode() + b"\n"


def mark(content: bytes) -> str:
    """Give the words by which the changelog names a description.

    Args:
        content: the description.

    Returns:
        The words, with the first digits of its SHA-256.
    """
    return f"`docs/openapi.json` {hashlib.sha256(content).hexdigest()[:12]}"


def marked(changelog: str, content: bytes) -> str:
    """Put the mark of a description in the newest entry of the changelog.

    Args:
        changelog: the changelog.
        content: the description.

    Returns:
        The changelog; as it was where its newest entry says nothing of the API, for what changed is told by a person.
    """
    before, heading, rest = changelog.partition("\n## ")
    newest, older, old = rest.partition("\n## ")
    return before + heading + _MARK.sub(mark(content), newest) + older + old
