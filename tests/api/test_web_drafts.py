"""The page of documents: which follow from a dossier, and whose they are."""

import html
import json
import re

import pytest
from httpx2 import Client

from privesfeer.api.ask.registry import drafts
from privesfeer.api.drafts import fitting, named
from privesfeer.api.web import wording
from privesfeer.api.web.dossier import made
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.web import between, dossier, plain, visible

SACKED = {"measure": "summary_dismissal", "sector": "private", "start_date": "2018-03-01"}


def cards(page: str) -> list[tuple[str, list[str]]]:
    """Give the documents that a page offers, each on a card, by whose they are."""
    return [
        (html.unescape(whose), re.findall(r'type="radio" name="of" value="([\w:]+)"', each))
        for whose, each in re.findall(r'(?s)<h2>([^<]*)</h2><div class="cards">(.*?)</div>', page)
    ]


@pytest.mark.parametrize(("lang", "until"), [("nl", "t/m 20 januari 2027"), ("en", "by 20 January 2027")])
def test_a_card_says_what_a_document_is_for_and_by_when(visitor: Client, lang: Lang, until: str) -> None:
    """And the document itself how much of it is still to be filled in."""
    file = {"facts": SACKED, "dates": {"measure": "2026-11-20"}, "as_of": "2026-11-27"}
    page = visitor.post(f"/{lang}/draft", data={"dossier": json.dumps(file)}).text
    purposes = {each.id: each.purpose[lang] for each in drafts().drafts}
    offered = re.findall(r'(?s)<label class="sheet card">.*?value="(\w+)[\w:]*".*?</label>', page)
    assert {"nullity", "dismissal", "petition"} <= {*offered}
    for card in re.findall(r'(?s)<label class="sheet card">.*?</label>', page):
        kind = re.findall(r'value="(\w+)', card)[0]
        assert purposes[kind] in visible(card)
        assert (until in visible(card)) == (kind in {"nullity", "petition"}), kind
    shown = visitor.post(f"/{lang}/draft", data={"dossier": json.dumps(file), "of": "nullity", "form": "page"}).text
    open_ = shown.count('<mark class="open">')
    assert open_ > 1
    assert wording.BLANKS.fill(count=str(open_))[lang] in visible(shown)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_why_a_document_does_not_fit_is_said_without_the_names_of_a_file(visitor: Client, lang: Lang) -> None:
    """Neither of a fact nor of a value, on the page and where it was asked for."""
    for file in ({}, {"facts": SACKED, "dates": {"measure": "2026-11-20"}}, {"facts": {"measure": "warning"}}):
        for kind in named():
            words = visible(visitor.post(f"/{lang}/draft", data={"dossier": json.dumps(file), "of": kind}).text)
            assert not re.search(
                r"`|'[a-z]+_[a-z_]+'", words.partition(wording.DRAFT_UNFIT[lang])[0].split("\n\n", 40)[0]
            )
            folded = words.partition(wording.DRAFT_UNFIT[lang])[2]
            assert "`" not in folded
            assert not re.search(r"'[a-z]+_[a-z_]+'", folded)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_documents_are_chosen_by_whose_they_are(visitor: Client, lang: Lang) -> None:
    """Those of the employer and those of the employee, each under its party; none that does not fit."""
    file = {"facts": {**dossier().plain["facts"], **SACKED}, "dates": {"measure": "2026-11-20"}}
    page = visitor.post(f"/{lang}/draft", data={"dossier": json.dumps(file)}).text
    found = dict(cards(page))
    fit, either = fitting(made(file, lang)), {each.id for each in drafts().drafts if each.either}
    for party, label in wording.DRAFTS_OF.items():
        own = {each for each in named() if fit[each].party == party and each not in either}
        both = {f"{each}:{party}" for each in either if fit[each].party}
        assert {*found[label[lang]]} == own | both
    assert "nullity" in found[wording.DRAFTS_OF["employee"][lang]]
    assert "dismissal" in found[wording.DRAFTS_OF["employer"][lang]]
    assert "oral_argument:employer" in found[wording.DRAFTS_OF["employer"][lang]]
    for party, words in (("employee", "Namens de werknemer."), ("employer", "Namens de werkgever.")):
        sent = {"dossier": json.dumps(file), "of": f"oral_argument:{party}"}
        assert lang != "nl" or words in visible(visitor.post(f"/{lang}/draft", data=sent).text)


def offered(visitor: Client, asks: str, facts: dict[str, object]) -> list[tuple[str, list[str]]]:
    """Give the documents that someone is offered, by whose they are."""
    page = visitor.post("/nl/draft", data={"dossier": json.dumps({"facts": facts, "asks": asks})}).text
    assert " checked" not in between(page, '<fieldset class="documents', "</fieldset>")
    return cards(page)


@pytest.mark.parametrize("measure", [None, "summary_dismissal"])
def test_whoever_asks_finds_the_own_documents_first_and_letters_before_what_is_filed(
    visitor: Client, measure: str | None
) -> None:
    """An employer the invitation, an employee the letter that the dismissal is void and the request for access."""
    known = {**dossier().plain["facts"], **SACKED}
    facts = {name: value for name, value in known.items() if name != "measure"} | (
        {"measure": measure} if measure else {}
    )
    letters = {each.id for each in drafts().drafts if each.style == "letter"}
    for asks, party in (("hr", "employer"), ("employee", "employee")):
        found = offered(visitor, asks, facts)
        assert found[0][0] == wording.DRAFTS_OF[party].nl
        filed = [each not in letters for each in found[0][1]]
        assert filed == sorted(filed)
        assert "invitation" not in found[0][1][1:]
    assert measure or offered(visitor, "hr", facts)[0][1][0] == "invitation"
    assert offered(visitor, "employee", facts)[0][1][: 2 if measure else 1] == ["nullity", "access"][not measure :]


@pytest.mark.parametrize("asks", [None, "hr", "lawyer", "employee"])
def test_an_employee_is_not_led_to_the_duties_of_an_employer(visitor: Client, asks: str | None) -> None:
    """The page of measures says what an employer owes first; whoever else asks is led there. One button goes first."""
    page = visitor.post("/nl/verdict", data={"dossier": plain(**({"asks": asks} if asks else {}))}).text
    assert ('formaction="/nl/desk"' in page) == (asks != "employee")
    assert page.count('class="primary"') == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_document_is_given_that_was_not_chosen(visitor: Client, lang: Lang) -> None:
    """Whoever presses a button without a choice reads that one is needed; another language asks for none."""
    for form in ("page", "docx", "html"):
        page = visitor.post(f"/{lang}/draft", data={"dossier": plain(), "of": "", "form": form})
        assert page.status_code == 422
        assert wording.DRAFT_FIRST[lang] in visible(page.text)
    assert visitor.post(f"/{lang}/draft", data={"dossier": plain(), "of": ""}).status_code == 200
