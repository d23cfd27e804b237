"""Examples: bodies that work, in both languages."""

from typing import Any

_FACTS: dict[str, Any] = {
    "platforms": ["whatsapp"],
    "form": "group_chat",
    "audience": "closed_group",
    "audience_size": 4,
    "colleagues_in_audience": True,
    "work_channel": False,
    "content": ["criticism"],
    "learned_via": "participant",
}
EXAMPLE: dict[str, Any] = {
    "title": "Vijf collega's in een besloten WhatsAppgroep",
    "facts": _FACTS,
    "disputed": ["audience_size"],
    "dates": {"utterance": "2026-03-02"},
    "as_of": "2026-11-24",
    "lang": "nl",
}
_PUBLIC: dict[str, Any] = {
    "platforms": ["facebook"],
    "form": "post",
    "audience": "public",
    "content": ["insult"],
    "target": "customer",
    "learned_via": "customer",
}
_CLOSED = {name: _FACTS[name] for name in ("platforms", "form", "audience", "content", "learned_via")}
CASE_EXAMPLE: dict[str, Any] = {
    "title": "Een groepsapp en een openbaar bericht van dezelfde werknemer",
    "facts": {"sector": "private", "prior_warning": True, "measure": "dissolution"},
    "dates": {"measure": "2026-10-12"},
    "conversations": [
        {"title": "Besloten groepsapp", "facts": _CLOSED, "dates": {"utterance": "2026-09-14"}},
        {
            "title": "Openbaar bericht over een klant",
            "facts": _PUBLIC,
            "disputed": ["target"],
            "dates": {"utterance": "2026-09-21"},
        },
    ],
    "as_of": "2026-11-24",
    "lang": "nl",
}
EXAMPLE_EN = EXAMPLE | {"title": "Five colleagues in a closed WhatsApp group", "lang": "en"}
CASE_EXAMPLE_EN = CASE_EXAMPLE | {
    "title": "A group chat and a public post by the same employee",
    "conversations": [
        conversation | {"title": title}
        for conversation, title in zip(
            CASE_EXAMPLE["conversations"], ("Closed group chat", "Public post about a customer"), strict=True
        )
    ],
    "lang": "en",
}
CASES = {
    "incident": EXAMPLE,
    "incident_en": EXAMPLE_EN,
    "case_file": CASE_EXAMPLE,
    "case_file_en": CASE_EXAMPLE_EN,
}
NONCE = "00112233445566778899aabbccddeeff"
RECEIPT = {
    "commitment": "0" * 64,
    "versions": {"engine": "0.2.0", "rulebook": "000000000000", "casebook": "2026-11-24+000000000000"},
    "as_of": "2026-11-24",
    "verdict": "0" * 64,
    "answers": "0" * 64,
}

CODE: dict[str, Any] = {
    "title": "Gedragscode sociale media",
    "origin": {"sector": "private", "issued_by": "employer", "council": True, "council_consent": False},
    "conduct": {"ban": "none", "donts": ["Deel geen klantgegevens."], "colleagues": True},
    "monitoring": {"takes_place": True, "announced": False},
}
