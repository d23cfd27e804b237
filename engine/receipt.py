"""Receipt: the hash that identifies an incident without revealing it."""

import hashlib
from typing import Any

import rfc8785

from cases.incident import EVENTS, Incident


def incident_hash(incident: Incident) -> str:
    """Hash what the reasoning depends on; order of facts, title and language play no part.

    Args:
        incident: the incident.

    Returns:
        SHA-256, in hexadecimal, of the canonical JSON (RFC 8785) of facts, disputed, assume and dates.
    """
    dates = {event: getattr(incident.dates, event) for event in EVENTS}
    content: dict[str, Any] = {
        "facts": incident.facts.plain,
        "disputed": sorted(set(incident.disputed)),
        "assume": dict(incident.assume),
        "dates": {event: date.isoformat() for event, date in dates.items() if date},
    }
    return hashlib.sha256(rfc8785.dumps(content)).hexdigest()
