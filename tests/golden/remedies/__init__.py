"""Golden remedies: six whole files, two under each law, followed by hand to the last day and the amount."""

from pathlib import Path
from typing import Any

from privesfeer.api.ask.request import read_request

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.yaml"))
TOLD = FOLDER.parent / "remedies.md"


def golden_remedies() -> str:
    """Give the last day of each time limit, and the least and the most of each amount, of every file."""
    lines = ["# Last days and amounts"]
    for file in FILES:
        told: dict[str, Any] = read_request(file.read_bytes()).remedies().localize("nl")
        lines += ["", f"## {file.stem}", ""]
        for each in told["deadlines"]:
            name = "/".join(filter(None, (each["id"], each.get("variant"))))
            lines.append(f"- {name}: {each.get('last_day') or '–'} ({each['state']})")
        for each in told["money"]:
            low, high = each.get("low") or "–", each.get("high") or "–"
            lines.append(f"- {each['id']}: {low if low == high else f'{low} – {high}'}")
    return "\n".join((*lines, ""))
