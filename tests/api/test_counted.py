"""Counted: of one there is one, in whatever is told of a case."""

import re
from typing import Any

import pytest
from httpx2 import Client

from tests.languages import WRITTEN

SUED: dict[str, Any] = {
    "facts": {
        "measure": "penalty",
        "sector": "private",
        "clause": "relations",
        "penalty_amount": "500",
        "penalty_per_day": "50",
        "penalty_breaches": 1,
        "penalty_days": 1,
    },
    "dates": {"measure": "2026-11-20"},
    "as_of": "2026-11-27",
}
SACKED: dict[str, Any] = {
    "facts": {
        "measure": "summary_dismissal",
        "sector": "private",
        "start_date": "2025-10-26",
        "wage_base": "3000",
        "employer_knew_date": "2026-11-25",
    },
    "dates": {"measure": "2026-11-26"},
    "as_of": "2027-01-25",
}
MORE = re.compile(
    r"(?<![\d.,/])1 (?:(?:working )?days|months|weeks|years|breaches|errors"
    r"|(?:werk)?dagen|maanden|weken|overtredingen|andere fouten)\b"
)
SAID = {
    "nl": ("1 overtreding", "1 dag =", "nog 1 dag", "1 jaar, 1 maand en 1 dag"),
    "en": ("1 breach", "1 day =", "1 day left", "1 year, 1 month and 1 day"),
}


@pytest.mark.parametrize("lang", WRITTEN)
def test_one_day_month_or_breach_is_told_as_one(client: Client, lang: str) -> None:
    """In terms, in sums and in how these are worked out."""
    told = "\n".join(client.post("/v1/remedies", json={**each, "lang": lang}).text for each in (SUED, SACKED))
    assert MORE.findall(told) == []
    for words in SAID[lang]:
        assert words in told
