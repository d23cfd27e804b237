"""Whose: a last day says whose it is, and an amount who pays whom."""

import json
import re
from typing import Any

import pytest
from httpx2 import Client

from privesfeer.api.ask.registry import codebook
from privesfeer.api.web.dossier import made
from privesfeer.cases.commons.text import Lang
from tests.api.test_cli import call
from tests.api.web import between, visible

SACKED: dict[str, Any] = {
    "facts": {"measure": "summary_dismissal", "sector": "private", "start_date": "2018-03-01", "wage_base": "3000"},
    "dates": {"measure": "2026-11-20"},
    "as_of": "2026-11-27",
}
REPRIMANDED: dict[str, Any] = {
    "facts": {"measure": "reprimand", "public_status": "police"},
    "dates": {"measure": "2026-11-20"},
    "as_of": "2026-11-27",
}
NOTICE: dict[str, Any] = {
    "facts": {"measure": "dismissal_with_notice", "content": ["criticism"]},
    "dates": {"measure": "2026-11-20"},
    "as_of": "2026-11-27",
}
ASKED = {"nl": "de werknemer: vernietiging", "en": "the employee: annulment"}


def shown(visitor: Client, path: str, about: dict[str, Any], lang: Lang) -> str:
    """Give a page on a dossier."""
    return visitor.post(f"/{lang}/{path}", data={"dossier": json.dumps(about)}).text


def words(page: str) -> str:
    """Give its words in one line, in small letters."""
    return " ".join(visible(page).split()).casefold()


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("path", ["verdict", "so-far", "remedies", "desk"])
def test_a_last_day_says_whose_it_is(visitor: Client, path: str, lang: Lang) -> None:
    """Else the employer takes the employee's term for its own."""
    assert ASKED[lang] in words(shown(visitor, path, SACKED, lang))


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_command_line_says_whose_a_last_day_is(lang: Lang) -> None:
    """As the pages do: both take it from the verdict."""
    told = call("verdict", "-", "--lang", lang, stdin=json.dumps(SACKED)).stdout
    assert ASKED[lang] in " ".join(told.split()).casefold()


def test_one_that_names_its_side_does_not_say_it_twice(visitor: Client) -> None:
    """The objection of an official."""
    told = words(shown(visitor, "verdict", REPRIMANDED, "nl"))
    assert "bezwaar van een aangestelde ambtenaar" in told
    assert "de ambtenaar: bezwaar" not in told


@pytest.mark.parametrize(
    ("lang", "paid", "back"),
    [
        ("nl", "de werkgever aan de werknemer", "de werknemer aan de werkgever"),
        ("en", "the employer to the employee", "the employee to the employer"),
    ],
)
def test_an_amount_says_who_pays_whom(visitor: Client, lang: Lang, paid: str, back: str) -> None:
    """What each side would owe stands apart, and beside a measure behind each amount."""
    sums = words(between(shown(visitor, "remedies", SACKED, lang), 'id="sums"', "</section>"))
    assert paid in sums
    assert back in sums
    assert re.search(rf"€.*(van|from) {paid}", words(between(shown(visitor, "desk", SACKED, lang), 'id="measures"')))


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_days_of_appointed_officials_wait_until_the_sector_is_known(visitor: Client, lang: Lang) -> None:
    """Of whom it is not known the sector is asked in their place; of whom it is, they stand there."""
    question = codebook().fact("sector").question[lang]
    objection = {"nl": "bezwaar van een aangestelde ambtenaar", "en": "objection of an appointed official"}[lang]
    desk = between(shown(visitor, "desk", NOTICE, lang), 'id="measures"', 'id="variants"')
    assert objection not in words(desk)
    assert question in visible(desk)
    bar = words(between(shown(visitor, "so-far", NOTICE, lang), 'class="bar">', "</span>"))
    assert "januari" not in bar
    assert "january" not in bar
    facts = {**NOTICE["facts"], "public_status": "police"}
    known = between(shown(visitor, "desk", {**NOTICE, "facts": facts}, lang), 'id="measures"', 'id="variants"')
    assert objection in words(known)
    assert question not in visible(known)
    assert made({**NOTICE, "facts": facts}, lang).remedies().deadlines
