"""Golden remedies: six whole files, two under each law, followed by hand to the last day and amount.

Beside each file stands what the program tells of it, as JSON in which a source is named by its key.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from privesfeer.api.ask.request import read_request

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.yaml"))
_MOVING = {"versions", "limits", "lang"}


def golden_remedies() -> Iterator[tuple[str, str]]:
    """Give the name and the content of every golden file."""
    for file in FILES:
        told = read_request(file.read_bytes()).remedies().in_language("nl")
        kept = {name: _short(value) for name, value in told.items() if name not in _MOVING}
        yield f"{file.stem}.json", json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def _short(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Name a source by its key, a fact by its id, and leave out what is empty."""
    if isinstance(value, list):
        return [_short(each) for each in value]
    if not isinstance(value, dict):
        return value
    if {"key", "provenance"} <= value.keys():
        return value["key"]
    if {"fact", "origin"} <= value.keys():
        return f"{value['fact']}: {value['value']}"
    return {name: _short(each) for name, each in value.items() if each not in (None, [], "")}
