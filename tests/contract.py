"""What a caller may count on, as it is stored: the description of the API.

``python -m tests.contract`` writes it anew and gives the line that the changelog must then have.
"""

import hashlib
from pathlib import Path

from api.http.description import description
from api.request import to_json

DESCRIPTION = Path(__file__).parent.parent / "docs" / "openapi.json"


def described() -> bytes:
    """Give the description of the API as it is now.

    Returns:
        OpenAPI as JSON.
    """
    return to_json(description())


def mark(content: bytes) -> str:
    """Give the words by which the changelog names a description.

    Args:
        content: the description.

    Returns:
        The words, with the first digits of its SHA-256.
    """
    return f"`docs/openapi.json` {hashlib.sha256(content).hexdigest()[:12]}"


if __name__ == "__main__":
    DESCRIPTION.write_bytes(described())
    print(mark(described()))  # noqa: T201 - the line for the changelog
