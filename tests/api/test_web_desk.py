"""The desk: measures and variants side by side, and the decision of a person."""

import html
import json
import re

import pytest
from httpx2 import Client

from privesfeer.api.ask.registry import codebook
from privesfeer.api.web import desk, wording
from privesfeer.api.web.dossier import MOST_VARIANTS, made
from privesfeer.api.web.dossier_file import opened
from privesfeer.api.web.remedies import amount
from privesfeer.cases.commons.text import LANGUAGES, Lang, Text
from tests.api.web import between, carried, dossier, plain, visible


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_desk_puts_variants_measures_and_steps_beside_each_other(visitor: Client, lang: Lang) -> None:
    """A variant is the same incident with another fact; its answers are those of that incident."""
    change = json.dumps({"fact": "audience", "value": "public"})
    form = {"dossier": plain(), "add": "1", "change": change, "into": "new", "name": "Openbaar"}
    page = visitor.post(f"/{lang}/desk", data=form).text
    assert carried(page)["variants"] == [{"name": "Openbaar", "facts": {"audience": "public"}}]
    told = dossier().otherwise({"audience": "public"}, lang).verdict()
    row = re.findall(r'(?s)<tr><th scope="row">(.*?)</tr>', page)
    assert len(row) >= len(told.answers)
    assert all(answer.outcome_text[lang].casefold() in visible(page).casefold() for answer in told.answers)
    assert desk.SAID.ANY_MEASURE[lang] in page
    assert wording.MEASURES[lang] in page
    assert "privesfeer verdict" not in page
    assert re.findall(r"<h(\d)", page)[:2] == ["1", "2"]
    assert "<h1" not in page.split("</h1>", 1)[1]
    gone = visitor.post(f"/{lang}/desk", data={"dossier": json.dumps(carried(page)), "drop": "0"}).text
    assert "variants" not in carried(gone)


def test_measures_stand_in_order_with_what_they_take_until_when_and_for_how_much(visitor: Client) -> None:
    """The lightest that stands first; of the one at issue, and of those that end the employment, terms and sums."""
    given = dossier("roster-group").plain
    facts = {**given["facts"], "measure": "summary_dismissal", "wage_base": "3000", "start_date": "2015-01-01"}
    stated = {**given, "facts": facts | {"sector": "private", "end_date": "2026-11-20"}}
    case = opened(json.dumps({**stated, "dates": {"measure": "2026-11-20"}}).encode(), "nl")
    page = visitor.post("/nl/desk", data={"dossier": json.dumps(case.plain)}).text
    families = [family for scale in case.scale().scales for family in scale.families]
    rungs = {rung.label.nl: rung for family in families for rung in family.rungs}
    groups = [
        re.findall(r'<tr><th scope="row">(.*?)[<\n]', table)
        for table in re.findall(r'(?s)<table class="measures">.*?</table>', page)
    ]
    order = [label.nl for label in codebook().fact("measure").values.values()]
    shown = [[name.lower() for name in group] for group in groups]
    assert sorted(name for group in shown for name in group) == sorted(rungs)
    assert all(group == sorted(group, key=order.index) for group in shown)
    standing = [name for name in shown[0] if rungs[name].value in {family.lightest for family in families}]
    assert desk.SAID.LIGHTEST.fill(measure=rungs[standing[0]].label).nl in page
    row = visible(re.findall(r'(?s)<tr><th scope="row">Ontslag op staande voet.*?</tr>', page)[0])
    assert desk.SAID.HERE.nl in row
    assert "20 januari 2027" in row
    assert "€" in row or "EUR" in row or "euro" in row
    warning = visible(re.findall(r'(?s)<tr><th scope="row">Waarschuwing.*?</tr>', page)[0])
    assert not re.search(r"20\d\d|€", warning)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_page_has_one_word_for_a_measure_that_stands(visitor: Client, lang: Lang) -> None:
    """The law has another for each kind of measure; side by side they are told alike, their reasons as the law does."""
    variants = [{"name": "Openbaar", "facts": {"audience": "public", "measure": "summary_dismissal"}}]
    page = visitor.post(f"/{lang}/desk", data={"dossier": plain(variants=variants)}).text
    told = re.sub(r'(?s)<p class="quiet">.*?</p>', "", page.partition("<details>")[0] + between(page, 'id="variants"'))
    shown = visible(told).casefold()
    outcomes = codebook().question("measure_upheld").outcomes
    assert outcomes["not_upheld"][lang] in shown
    for word in ("toewijsbaar", "rechtsgeldig", "gerechtvaardigd", "to be granted", "not valid", "justified"):
        assert word not in shown


def test_a_notice_is_worked_out_as_if_its_period_ends_the_employment(visitor: Client) -> None:
    """Else its row would be without money; it says so, and a last day that is known comes first."""
    facts = {"measure": "summary_dismissal", "sector": "private", "start_date": "2018-03-01", "wage_base": "3000"}
    file = {"facts": facts, "dates": {"measure": "2026-11-20"}}
    row = re.compile(r'(?s)<tr><th scope="row">Opzegging.*?</tr>')
    page = visitor.post("/nl/desk", data={"dossier": json.dumps(file)}).text
    told = visible(row.findall(page)[0])
    as_if = made({**file, "facts": {**facts, "measure": "dismissal_with_notice", "end_date": "2027-01-31"}}, "nl")
    (due,) = (each for each in as_if.remedies().money if each.id == "transition_payment")
    assert desk.SAID.IF_ENDED.fill(day="31 januari 2027").nl in told
    assert amount(due).nl in told
    assert "€\xa00" not in told
    held = {**file, "facts": {**facts, "expected_end_date": "2026-12-01"}}  # which lies before that day
    assert visitor.post("/nl/desk", data={"dossier": json.dumps(held)}).status_code == 200


@pytest.mark.parametrize("lang", LANGUAGES)
def test_another_fact_is_chosen_by_its_group(visitor: Client, lang: Lang) -> None:
    """As the codebook groups them: there are hundreds."""
    page = visitor.post(f"/{lang}/desk", data={"dossier": plain()}).text
    choice = between(page, '<select id="change"', "</select>")
    groups = re.findall(r'<optgroup label="(.*?)">', choice)
    assert groups == [
        html.escape(each.label[lang]) for each in codebook().groups if html.escape(each.label[lang]) in groups
    ]
    assert len(groups) > 4
    assert choice.partition("<optgroup")[0].count("<option") == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_no_measure_stands_it_is_said_of_which_nothing_can_be_said(visitor: Client, lang: Lang) -> None:
    """That none stands would say too much beside measures that are open."""
    page = visitor.post(f"/{lang}/desk", data={"dossier": json.dumps({"facts": {"form": "group_chat"}})}).text
    rungs = [
        rung
        for scale in opened(b'{"facts": {"form": "group_chat"}}', "nl").scale().scales
        for family in scale.families
        for rung in family.rungs
    ]
    banner = visible(page)
    assert desk.SAID.NONE_STANDS[lang] in banner
    unsaid = [rung.label for rung in rungs if rung.outcome is None]
    assert unsaid
    assert desk.SAID.UNSAID.fill(measures=Text.enumerate(unsaid))[lang] in banner


def test_several_things_can_be_otherwise_at_once(visitor: Client) -> None:
    """What is ready-made, another measure and another fact make one variant; what is so already is not offered."""
    change = json.dumps({"fact": "publicity", "value": True})
    form = {"dossier": plain(), "add": "1", "had": ["warned", "code", "none"], "taken": "warning", "change": change}
    page = visitor.post("/en/desk", data=form).text
    (variant,) = carried(page)["variants"]
    assert variant["facts"] == {
        **desk.had()["warned"].facts,
        **desk.had()["code"].facts,
        "measure": "warning",
        "publicity": True,
    }
    so = plain(facts={**dossier().plain["facts"], **desk.had()["warned"].facts})
    offered = re.findall(r'name="had" value="(\w+)"', visitor.post("/en/desk", data={"dossier": so}).text)
    assert "warned" not in offered
    for each in desk.had().values():
        assert opened(json.dumps({"facts": each.facts}).encode(), "nl").facts.known.keys() == each.facts.keys()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_variant_that_cannot_be_is_not_added(visitor: Client, lang: Lang) -> None:
    """It is refused in the words of the page; one that a file brings is not shown as answered."""
    change = {"audience": "self"}
    form = {"dossier": plain(), "add": "1", "change": json.dumps({"fact": "audience", "value": "self"}), "into": "new"}
    page = visitor.post(f"/{lang}/desk", data=form)
    assert page.status_code == 422
    assert "variants" not in carried(page.text)
    problem = visible(between(page.text, 'id="problems"', "</div>"))
    assert problem.strip()
    assert not re.search(r"\b\w+_\w+\b|facts\.", problem)
    brought = visitor.post(f"/{lang}/desk", data={"dossier": plain(variants=[{"name": "V", "facts": change}])}).text
    row = re.findall(r'(?s)<tr><th scope="row">.*?</tr>', between(brought, '<table class="variants">'))[1]
    assert desk.SAID.REFUSED[lang] in row


def test_the_decision_of_a_person_goes_into_the_dossier_file_alone(visitor: Client) -> None:
    """It changes no answer, and is there when the file is opened again."""
    decided = {"by": "Hoofd P&O", "on": "2026-11-24", "decision": "Een waarschuwing", "reasons": "Eerste keer.\nKort."}
    kept = visitor.post("/nl/desk", data={"dossier": plain(), "go": "dossier", **decided})
    assert json.loads(kept.content)["choice"] == decided
    found = opened(kept.content, "nl")
    assert found.verdict() == dossier().verdict()
    page = visitor.post("/nl/open", files={"file": ("dossier.json", kept.content)}).text
    page = visitor.post("/nl/desk", data={"dossier": json.dumps(carried(page))}).text
    assert html.escape("Hoofd P&O") in page
    assert "Een waarschuwing</textarea>" in page


@pytest.mark.parametrize("path", ["interview", "verdict", "desk"])
def test_a_decision_is_not_lost_by_leaving_the_desk(visitor: Client, path: str) -> None:
    """Whichever button was pressed after it was written."""
    decided = {"by": "Hoofd P&O", "on": "2026-11-24", "decision": "Een waarschuwing", "reasons": "Eerste keer."}
    page = visitor.post(f"/nl/{path}", data={"dossier": plain(), **decided})
    assert page.status_code == 200
    assert carried(page.text)["choice"] == decided
    none = {"dossier": json.dumps(carried(page.text)), **dict.fromkeys(decided, "")}
    assert "choice" not in carried(visitor.post(f"/nl/{path}", data=none).text)


def test_no_more_variants_than_fit_the_screen(visitor: Client) -> None:
    """Another one has to go first; a wrong day is said and what was written stays."""
    variants = [{"name": f"V{place}", "facts": {"audience": "public"}} for place in range(MOST_VARIANTS)]
    form = {"dossier": plain(variants=variants), "add": "1", "change": '{"fact": "audience", "value": "friends"}'}
    page = visitor.post("/en/desk", data=form)
    assert page.status_code == 422
    assert wording.VARIANTS_FULL.en in page.text
    assert len(carried(page.text)["variants"]) == MOST_VARIANTS
    page = visitor.post("/en/desk", data={"dossier": plain(), "by": "Me", "on": "tomorrow", "go": "dossier"})
    assert page.status_code == 422
    assert 'value="Me"' in page.text


def test_what_could_not_have_gone_otherwise_is_not_offered(visitor: Client) -> None:
    """Where a participant passed the messages on, there was no check to announce; where he looked too, there was."""
    looking = {name for name, each in desk.had().items() if each.where}
    assert looking == {"announced", "limited", "suspected", "consented"}
    for facts, offered in (
        ({"learned_via": "participant"}, False),
        ({"learned_via": "participant", "content_inspected": True}, True),
        ({"learned_via": "monitoring"}, True),
        ({"form": "group_chat"}, True),
    ):
        page = visitor.post("/nl/desk", data={"dossier": json.dumps({"facts": facts})}).text
        shown = set(re.findall(r'name="had" value="(\w+)"', page))
        assert looking <= shown if offered else not looking & shown
        assert shown >= {"warned", "heard", "code"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_desk_names_its_case_and_folds_what_is_owed_first_below_the_measures(visitor: Client, lang: Lang) -> None:
    """No duty of another regime stands there as if it held; the one that may hold says when."""
    facts = {"content": ["insult"], "form": "group_chat"}
    page = visitor.post(f"/{lang}/desk", data={"dossier": plain(facts=facts, title="De kantine")}).text
    assert page.index("De kantine</p>") < page.index("<h1")
    assert page.index('class="measures"') < page.index(desk.SAID.ANY_MEASURE[lang])
    folded = between(page, desk.SAID.ANY_MEASURE[lang], "</details>")
    said = re.escape(desk.SAID.OF_LAW[lang].partition("{")[0])
    assert re.search(f"<em>{said}[^<]+:</em> ", folded)
    known = visitor.post(f"/{lang}/desk", data={"dossier": plain(facts={**facts, "sector": "private"})}).text
    assert not re.search(f"<em>{said}[^<]+:</em> ", between(known, desk.SAID.ANY_MEASURE[lang], "</details>"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_variant_says_what_each_answer_was_that_it_turns(visitor: Client, lang: Lang) -> None:
    """Not by bold letters alone."""
    variants = [{"name": "Openbaar", "facts": {"audience": "public"}}]
    page = visitor.post(f"/{lang}/desk", data={"dossier": plain(variants=variants)}).text
    rows = re.findall(r"(?s)<tr><th scope=.row.>.*?</tr>", between(page, '<table class="variants">'))
    turned = [row for row in rows if "<strong>" in row]
    assert turned
    assert all((f">{wording.WAS[lang]}: " in row) == (row in turned) for row in rows)
