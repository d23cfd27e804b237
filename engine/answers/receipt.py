"""Receipt: the hash that identifies an incident or case file without revealing it."""

import hashlib
from typing import Any

from cases.canonical import canonical
from cases.casefile import CaseFile, Conversation
from cases.incident import Incident


def incident_hash(incident: Incident | CaseFile) -> str:
    """Hash what the reasoning depends on; order of facts, titles and language play no part.

    Args:
        incident: the incident, or the case file.

    Returns:
        SHA-256, in hexadecimal, of the canonical JSON (RFC 8785) of facts, disputed, assume and dates; of a case file
        also of its conversations, a list of facts, disputed and dates.
    """
    content = {**_content(incident), "assume": dict(incident.assume)}
    if isinstance(incident, CaseFile):
        content["conversations"] = [_content(conversation) for conversation in incident.conversations]
    return hashlib.sha256(canonical(content)).hexdigest()


def _content(part: Incident | CaseFile | Conversation) -> dict[str, Any]:
    return {
        "facts": part.facts.plain,
        "disputed": sorted(set(part.disputed)),
        "dates": {event: date.isoformat() for event, date in part.dates if date},
    }
