"""The page on what may be asked: the answer first, then each topic folded; what is needed can be filled in from it."""

import datetime as dt
import re
from typing import Any

import pytest
from httpx2 import Client

from privesfeer.api.ask.registry import codebook
from privesfeer.api.web import desk, wording
from privesfeer.api.web import remedies as remedies_page
from privesfeer.api.web.dossier import made
from privesfeer.api.web.remedies import amount
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import LANGUAGES, Lang
from tests.api.web import LARGEST, between, carried, plain, visible

SAID = catalogue(remedies_page.__file__)
SACKED: dict[str, Any] = {
    "dates": {"measure": "2026-11-20"},
    "facts": {
        "measure": "summary_dismissal",
        "sector": "private",
        "contract_type": "indefinite",
        "start_date": "2018-03-01",
        "wage_base": "3000.00",
        "content_inspected": True,
    },
}


def owed(visitor: Client, lang: Lang, **more: str) -> str:
    """Give the page."""
    page = visitor.post(f"/{lang}/remedies", data={"dossier": plain(**SACKED), **more})
    assert page.status_code == 200
    assert len(page.content) < LARGEST
    return page.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_answer_stands_first_and_every_topic_is_folded(visitor: Client, lang: Lang) -> None:
    """Last days, amounts and routes above; how they were found below, in full."""
    page, found = owed(visitor, lang), made({**SACKED}, lang).remedies()
    answer, rest = visible(between(page, 'class="answer"', 'class="topics"')), between(page, 'class="topics"')
    for each in found.deadlines:
        assert each.working[lang] in visible(rest)
        if each.last_day and not each.condition:
            assert long_date(each.last_day)[lang] in answer
    for owing in found.money:
        assert owing.due is False or owing.amount is None or amount(owing)[lang] in answer
    assert all(route.title[lang] in answer for route in found.routes)
    assert rest.count("<details>") >= 5
    assert "<details open" not in rest


def test_a_route_is_told_by_what_it_is_for(visitor: Client) -> None:
    """Not by the interim relief that is asked before it."""
    answer = visible(between(owed(visitor, "en"), 'id="routes"', "</section>"))
    assert "Annulment of the notice" in re.sub(r"\s+", " ", answer)


def test_what_is_still_needed_is_filled_in_from_there_and_leads_back(visitor: Client) -> None:
    """Also the day of the measure, which is no fact and stands beside the aim."""
    asked = re.findall(r'name="edit" value="(\w+)"', owed(visitor, "nl"))
    assert asked
    assert all(name in codebook().fact_ids for name in asked)
    question = visitor.post(
        "/nl/interview", data={"dossier": plain(**SACKED), "edit": asked[0], "from": "remedies"}
    ).text
    assert f'name="go" value="remedies" accesskey="n">{wording.TO_REMEDIES.nl}' in question
    back = visitor.post("/nl/interview", data={"dossier": plain(**SACKED), "go": "remedies"}).text
    assert carried(back)["facts"] == SACKED["facts"]
    assert wording.REMEDIES.nl in back
    undated = visitor.post("/nl/remedies", data={"dossier": plain(facts=SACKED["facts"], dates={})}).text
    assert 'name="edit" value="about"' in undated


def test_a_term_that_has_passed_is_said_above_everything(visitor: Client) -> None:
    """With the routes that went with it, conditional dissolution among them."""
    late = plain(facts=SACKED["facts"], dates={"measure": "2026-06-02"})
    page = visitor.post("/en/remedies", data={"dossier": late}).text
    assert page.index('class="banner"') < page.index('class="answer"')
    routes = visible(between(page, 'id="routes"', "</section>"))
    open_, _, gone = routes.partition("No longer")
    assert "Conditional dissolution" in gone
    assert "Conditional dissolution" not in open_


def test_the_desk_asks_for_no_more_than_what_is_lacking(visitor: Client) -> None:
    """Nothing of what was filled in; of what was not, by its name."""
    filled = visible(visitor.post("/en/desk", data={"dossier": plain(**SACKED)}).text)
    row = " ".join(between(filled, "Summary dismissal", "Amounts are worked out").split())
    assert codebook().fact("wage_base").short.en not in row
    empty = visitor.post(
        "/en/desk", data={"dossier": plain(facts={"measure": "summary_dismissal", "sector": "private"})}
    )
    assert codebook().fact("wage_base").short.en in visible(empty.text)
    assert desk.SAID.FILL_IN.en in empty.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_term_of_which_the_start_is_not_known_is_told_by_its_length_with_the_day_to_fill_in(
    visitor: Client, lang: Lang
) -> None:
    """Whoever was dismissed is not told that no term runs; once the day is filled in there, it is counted."""
    facts = {"measure": "summary_dismissal", "content": ["criticism"]}
    page = visitor.post(f"/{lang}/remedies", data={"dossier": plain(facts=facts, dates={})}).text
    answer = between(page, 'id="last-days"', "</section>")
    unknown = next(each for each in made({"facts": facts}, lang).remedies().deadlines if each.id == "T1")
    assert {"nl": "2 maanden", "en": "2 months"}[lang] in unknown.state_text[lang]
    assert unknown.state_text[lang] in visible(answer)
    assert all(note[lang] in visible(answer) for note in unknown.warnings)
    assert SAID.NO_DAYS[lang] not in page
    names = re.findall(r'type="hidden" name="shown" value="(\w+)"', answer)
    assert names == ["end_date"]
    sent = {"dossier": plain(facts=facts, dates={}), "shown": names[0], f"fact.{names[0]}": "2026-11-20"}
    counted = visitor.post(f"/{lang}/remedies", data=sent).text
    assert long_date(dt.date(2027, 1, 20))[lang] in visible(between(counted, 'id="last-days"', "</section>"))
    nothing = visitor.post(f"/{lang}/remedies", data={"dossier": plain(facts={}, dates={})}).text
    assert SAID.NO_DAYS[lang] in nothing


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_term_against_a_measure_that_is_planned_does_not_run_yet(visitor: Client, lang: Lang) -> None:
    """It is said from which day it will; that the measure is still to come stands above the answer."""
    day = dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=9)
    facts = {name: value for name, value in SACKED["facts"].items() if name != "end_date"}
    page = visitor.post(
        f"/{lang}/remedies", data={"dossier": plain(facts=facts, dates={"measure": day.isoformat()})}
    ).text
    told = made({"facts": facts, "dates": {"measure": day.isoformat()}}, lang).remedies()
    (annulment,) = (each for each in told.deadlines if each.id == "T1")
    assert long_date(day)[lang] in annulment.state_text[lang]
    assert {"nl": "loopt nog", "en": "open"}[lang] not in annulment.state_text[lang]
    assert annulment.state_text[lang] in visible(between(page, 'id="last-days"', "</section>"))
    planned = SAID.PLANNED.fill(day=long_date(day))[lang]
    assert planned in page
    assert page.index(planned) < page.index('class="answer"')
    assert 'stroke-width="4"' not in between(page, 'class="pictures"', "</figure>")
    assert SAID.PLANNED[lang].partition("{")[0] not in owed(visitor, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_so_of_every_amount_is_said_once_and_why_it_lies_between_two(visitor: Client, lang: Lang) -> None:
    """Not behind each of them."""
    sums = between(owed(visitor, lang), 'id="sums"', "</section>")
    dues = {each.due_text[lang] for each in made({**SACKED}, lang).remedies().money if each.due is not False}
    assert len(dues) == 1
    assert visible(sums).count(dues.pop()) == 1
    assert codebook().fact("holiday_allowance").short[lang] in visible(sums)
