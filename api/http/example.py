"""Examples: bodies that work, in both languages, and what else the description of the API shows."""

from typing import Any

from privesfeer.api.ask.registry import RULES
from privesfeer.cases.commons import document

_SHOWN: dict[str, Any] = document.read(RULES / "nl" / "example.yaml")
_TITLED: dict[str, Any] = _SHOWN["english"]
EXAMPLE: dict[str, Any] = _SHOWN["incident"]
CASE_EXAMPLE: dict[str, Any] = _SHOWN["case_file"]
CODE: dict[str, Any] = _SHOWN["code"]
CHOICES: dict[str, Any] = _SHOWN["choices"]
LAW_QUERY: dict[str, Any] = _SHOWN["rules"]
RULINGS_QUERY: dict[str, Any] = _SHOWN["rulings"]
STATUTE_PATH: dict[str, Any] = _SHOWN["statute"]
EXAMPLE_EN = EXAMPLE | _TITLED["incident"] | {"lang": "en"}
CASE_EXAMPLE_EN = CASE_EXAMPLE | {
    **_TITLED["case_file"],
    "acts": [act | titled for act, titled in zip(CASE_EXAMPLE["acts"], _TITLED["acts"], strict=True)],
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
