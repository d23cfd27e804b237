"""Elements: what a court asks of the measure, told in its order, and said to decide where it fails or is open."""

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest
from httpx2 import Client

from privesfeer.api.ask.registry import Incident, casebook, codebook, rulebook, sources
from privesfeer.api.ask.request import read_request
from privesfeer.api.ask.services import reason, reasoner
from privesfeer.api.memo import Reader, matter, nodes
from privesfeer.api.memo import wording as memo_wording
from privesfeer.api.memo.lawyer import LawyerMemo
from privesfeer.api.paper.blocks import Heading, Table
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.pictures import elements as pictures
from privesfeer.api.pictures.elements import element_rows, element_tables, elements_in_short
from privesfeer.api.pictures.valuations import valuation_tables
from privesfeer.api.reports.verdict import report
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import LANGUAGES, Lang, capital
from privesfeer.cases.textbook import TextbookIncident
from privesfeer.engine import Answer
from privesfeer.engine.answers.reasons.elements import applied_elements
from privesfeer.rules.condition import holds
from privesfeer.rules.measure import MeasureTree
from tests.api.test_memo import FILES, heard, told, told_of, words_of, written
from tests.api.web import carried, visible
from tests.engine.books import answered

SAID = catalogue(str(pictures.__file__))
STATES = SAID.table("STATES")
IN_BOTH = pytest.mark.parametrize("lang", LANGUAGES)
# A dismissal of a cashier that stands in every respect of which nothing else is said.
STANDS: dict[str, Any] = {
    "sector": "private", "measure": "summary_dismissal", "contract_type": "indefinite", "act": ["proof_of_conduct"],
    "form": "direct_message", "content": ["dishonesty"], "gravity": "serious", "repeated": True, "policy_known": True,
    "policy_covers": True, "conduct_disputed": False, "treated_alike": True, "reason_told_at_once": True,
}  # fmt: skip
PROMPT = {"employer_knew_date": "2026-11-02"}
LATE = {"employer_knew_date": "2026-09-01"}
DISPUTED = {"conduct_disputed": True}
DAY = "2026-11-04"
AS_OF = dt.date(2026, 11, 26)
NEARLY_BARE = {"sector": "private", "measure": "summary_dismissal", "content": ["insult"], "form": "post"}


def on_measure(**facts: object) -> Answer:
    """Give the answer on the measure, taken on 4 November 2026."""
    known = {name: value for name, value in {**STANDS, **facts}.items() if value is not None}
    verdict = reason(Incident.model_validate({"facts": known, "dates": {"measure": DAY}}), AS_OF)
    return next(each for each in verdict.answers if each.question == rulebook().on_measure.question)


def states(answer: Answer) -> dict[str, str]:
    """Give how each element stands."""
    return {each.element: each.state for each in answer.elements}


# ---- what decides ----------------------------------------------------------------------------------------------------


@IN_BOTH
def test_what_decides_a_measure_that_falls_is_the_element_that_fails_and_why(lang: Lang) -> None:
    """As in the first sentence of a judgment; behind it stands the source of the circumstance."""
    late = on_measure(**LATE)
    assert late.decides is not None
    assert late.decides.authority is not None
    element = next(each for each in late.elements if each.fails)
    assert element.element == "prompt"
    assert element.why == late.decides.reason
    assert late.decides.text[lang].endswith(f"{element.short[lang]}: {element.why[lang]}")
    assert any(each.short == late.decides.reason for each in late.for_)
    assert late.decides.authority.kind == "statute"


def test_what_decides_a_measure_that_stands_is_told_as_before() -> None:
    """No element fails."""
    stands = on_measure(**PROMPT)
    assert stands.outcome == rulebook().upheld
    assert stands.decides is not None
    assert stands.decides.text == stands.decides.reason


def test_of_elements_that_fail_the_first_in_the_order_of_the_court_decides_but_a_sure_one_before_a_likely_one() -> None:
    """The answer is as sure as what is said to decide it."""
    likely = on_measure(**LATE, reason_told_at_once=None, reason_told_on="2026-11-20")
    assert [states(likely)[each] for each in ("told", "prompt")] == ["likely_not_met"] * 2
    assert likely.decides is not None
    told = next(each for each in likely.elements if each.element == "told")
    assert told.short.nl in likely.decides.text.nl
    sure = on_measure(**LATE, **DISPUTED, conduct_proved=False, authorship_proved=False)
    assert (states(sure)["prompt"], states(sure)["conduct"]) == ("likely_not_met", "not_met")
    assert (sure.outcome, sure.status) == (rulebook().on_measure.protects, "required")
    assert sure.decides is not None
    conduct = next(each for each in sure.elements if each.element == "conduct")
    assert conduct.why
    assert sure.decides.text.nl.endswith(f"{conduct.short.nl}: {conduct.why.nl}")


@IN_BOTH
def test_what_is_held_open_is_said_with_who_has_to_prove_it_and_what_would_tip_it_is_of_that(lang: Lang) -> None:
    """It is not said that circumstances balance: nothing is weighed before it is proved."""
    answer = on_measure(**PROMPT, **DISPUTED)
    conduct = next(each for each in answer.elements if each.element == "conduct")
    assert (answer.outcome, conduct.state) == (None, "open")
    (said,) = answer.because.sentences
    assert conduct.short[lang] in said[lang]
    assert conduct.party is not None
    assert conduct.party[lang] in said[lang]
    assert "art. 150" in said[lang]
    assert answer.undecided is not None
    assert answer.undecided.tips is not None
    assert answer.undecided.tips.fact in {each.fact for each in conduct.missing}


# ---- the table -------------------------------------------------------------------------------------------------------


@IN_BOTH
def test_the_table_has_a_row_for_what_is_not_met_and_one_for_all_that_is(lang: Lang) -> None:
    """Who has to prove it stands behind what is open or fails, with three unknown facts at most."""
    answer = on_measure(**LATE, **DISPUTED)
    rows = list(element_rows(answer))
    shown = [each for each in answer.elements if each.shown]
    open_ = [each.element for each in shown if each.state != "met"]
    assert [row.elements[0].element for row in rows[:-1]] == open_
    assert [each.element for each in rows[-1].elements] == [each.element for each in shown if each.state == "met"]
    assert rows[-1].cells[1] == STATES["met"]
    for row in rows[:-1]:
        (element,) = row.elements
        stands, proof = row.cells[1][lang], row.cells[2][lang]
        assert stands.startswith(STATES[element.state][lang])
        if element.state == "likely_met":
            assert proof == SAID.NOTHING[lang]
        elif element.party:
            assert proof.startswith(element.party[lang])
        named = [each for each in element.missing if each.short[lang] in proof]
        assert len(named) == min(3, len(element.missing))
    (table,) = element_tables(answer, lang)
    assert [cell[0].text for cell in table.rows[0]] == [capital(cell[lang]) for cell in rows[0].cells]


def test_why_is_told_of_the_first_element_alone_that_fails_by_it() -> None:
    """What makes one thing fail may make a later one fail as well."""
    answer = on_measure(**LATE, reason_told_at_once=None, reason_told_on="2026-11-20", treated_alike=False)
    whys = [each.why for each in answer.elements if each.fails and each.why]
    assert len(whys) > 1
    assert len(set(whys)) == len(whys)


def test_a_ban_is_shown_once_something_points_to_it_and_what_is_only_told_once_something_is_known_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A deciding element is shown while nothing is known of it: it has to be proved."""
    tests = {"met": [{"fact": "treated_alike", "is": True}, {"fact": "employee_heard", "is": True}]}
    written_as = {"short": {"nl": "x", "en": "x"}, "text": {"nl": "x?", "en": "x?"}, **tests}
    tree = {
        "measure": "warning",
        "elements": [
            {"id": "ban", "silent": True, **written_as},
            {"id": "told", "role": "tells", **written_as},
            {"id": "decides", **written_as},
            {"id": "elsewhere", **written_as, "when": {"fact": "sick_at_dismissal", "is": True}},
        ],
    }
    monkeypatch.setitem(rulebook().trees, "warning", MeasureTree.model_validate(tree, context=codebook()))

    def shown(**facts: bool) -> list[str]:
        chain = answered({"measure": "warning", "content": frozenset({"insult"}), "form": "post", **facts})
        link = chain.links[rulebook().on_measure.question]
        return [each.element for each in applied_elements(link, chain.known, sources()) if each.shown]

    assert shown() == ["decides"]
    assert shown(treated_alike=False) == ["told", "decides"]
    assert shown(treated_alike=True, employee_heard=True) == ["ban", "told", "decides"]


def test_of_a_measure_on_several_grounds_each_element_names_its_ground() -> None:
    """So that two of the same name are told apart."""
    answer = on_measure(**LATE)
    ground = STATES["open"]
    elements = tuple(replace(each, ground="e", ground_text=ground) for each in answer.elements)
    for row in element_rows(replace(answer, elements=elements)):
        assert f"({ground.nl})" in row.cells[0].nl


# ---- where it is told ------------------------------------------------------------------------------------------------


@IN_BOTH
def test_the_report_shows_it_directly_under_the_answer_on_the_measure(lang: Lang) -> None:
    """And under no other."""
    verdict = heard("liked-post").verdict
    blocks = report(verdict, lang)
    headed = [place for place, each in enumerate(blocks) if isinstance(each, Table) and _is_it(each, lang)]
    answer = next(each for each in verdict.answers if each.question == rulebook().on_measure.question)
    (place,) = headed
    assert blocks[place - 2] == Heading(2, answer.question_text[lang])
    assert SAID.TESTED[lang] in markdown(blocks)


@IN_BOTH
def test_the_page_of_a_verdict_shows_it_below_the_answer_on_the_measure(visitor: Client, lang: Lang) -> None:
    """Every element that is shown stands there, below the first screen."""
    source = FILES["liked-post"].read_bytes()
    page = visitor.post(f"/{lang}/open", files={"file": ("case.yaml", source)}).text
    told_ = visible(visitor.post(f"/{lang}/verdict", data={"dossier": json.dumps(carried(page))}).text)
    before, _, after = told_.partition(SAID.TESTED[lang])
    verdict = heard("liked-post").verdict
    answer = next(each for each in verdict.answers if each.question == rulebook().on_measure.question)
    assert capital(answer.outcome_text[lang]).casefold() in before.casefold()
    for each in answer.elements:
        assert (each.short[lang].casefold() in after.casefold()) == each.shown or not each.shown


@IN_BOTH
@pytest.mark.parametrize("reader", ["lawyer", "hr"])
def test_the_memos_for_lawyer_and_hr_tell_it_as_a_table_or_in_a_line(reader: Reader, lang: Lang) -> None:
    """Where there is little room what stands alike stands together; every element is named."""
    for facts in ({**STANDS, **LATE, **DISPUTED}, NEARLY_BARE):
        blocks = told_of(facts, reader, lang, measure=DAY)
        tables = [each for each in blocks if isinstance(each, Table) and _is_it(each, lang)]
        if tables:
            (table,) = tables
            said = " ".join(told(cell) for row in table.rows for cell in row)
        else:
            said = words_of(blocks)
        request = read_request(json.dumps({"facts": facts, "dates": {"measure": DAY}, "as_of": "2026-11-26"}))
        answer = next(each for each in request.verdict().answers if each.elements)
        for each in answer.elements:
            assert not each.shown or each.short[lang].casefold() in said.casefold()


@IN_BOTH
def test_the_letter_to_the_employee_does_not_tell_it(lang: Lang) -> None:
    """It says in words of its own what decides."""
    for name in ("laptop-left-for-update", "liked-post"):
        text = words_of(written(name, lang, "employee"))
        assert SAID.TESTED[lang] not in text
        assert memo_wording.COURT[lang] not in text


def test_the_memo_does_not_tell_again_in_its_list_of_proof_what_the_table_shows() -> None:
    """What the list has besides stays there."""
    text = words_of(told_of({**STANDS, **LATE, **DISPUTED}, "lawyer", measure=DAY))
    lists = {each.id: each for each in rulebook().remedies.proof}
    for each in lists["urgent_reason"].elements:
        in_list = [line for line in text.splitlines() if line.startswith(f"{lists['urgent_reason'].title.nl}.")]
        assert each.element is None or not any(each.text.nl in line for line in in_list)
    facts = {**STANDS, **LATE, **DISPUTED}
    wide = matter(read_request(json.dumps({"facts": facts, "dates": {"measure": DAY}, "as_of": "2026-11-26"})))
    told_of_all = words_of(tuple(LawyerMemo(wide, "nl", nodes(wide)).body(0)))
    assert any("persoonlijke omstandigheden" in line for line in told_of_all.splitlines())


@IN_BOTH
def test_in_short_what_stands_alike_stands_together_and_what_fails_goes_first(lang: Lang) -> None:
    """Each element once."""
    answer = on_measure(**LATE, **DISPUTED)
    told_ = [text[lang] for _, text in elements_in_short(answer)]
    assert answer.strength == "slight"
    assert told_[0].startswith(capital(SAID.table("UNSURE")["likely_not_met"][lang]))
    assert told_[-1].startswith(capital(STATES["met"][lang]))
    for each in answer.elements:
        assert sum(each.short[lang] in one for one in told_) == each.shown


# ---- valuations ------------------------------------------------------------------------------------------------------


@IN_BOTH
def test_a_valuation_that_turns_the_measure_is_shown_both_ways_and_another_is_not(lang: Lang) -> None:
    """What it brings as the user values it, and what another value does: as the engine answers then."""
    given = {name: value for name, value in STANDS.items() if name not in {"conduct_disputed", "treated_alike"}}
    incident = Incident.model_validate({"facts": {**given, "acted_promptly": True}, "dates": {"measure": DAY}})
    verdict = reason(incident, AS_OF)
    answer = next(each for each in verdict.answers if each.elements)
    (table,) = valuation_tables(answer, verdict.given.facts, lang)
    rows = {told(short): (told(now), told(then)) for short, now, then in table.rows}
    turning = {capital(each.short[lang]) for each in answer.valuations if each.turns}
    assert turning
    assert set(rows) == turning
    for each in (one for one in answer.valuations if one.turns):
        now, then = rows[capital(each.short[lang])]
        assert now.endswith(answer.outcome_text[lang])
        for value in each.values:
            other = {**given, "acted_promptly": True, each.fact: value.value}
            again = reason(Incident.model_validate({"facts": other, "dates": {"measure": DAY}}), AS_OF)
            assert next(one for one in again.answers if one.elements).outcome == value.outcome
            assert value.label[lang].casefold() in then.casefold()
    assert not list(
        valuation_tables(next(one for one in verdict.answers if not one.elements), verdict.given.facts, lang)
    )


# ---- one tree --------------------------------------------------------------------------------------------------------


def proof(**facts: object) -> dict[str, tuple[str, str]]:
    """Give how the list of the urgent reason stands."""
    given = {"facts": {**STANDS, **facts}, "dates": {"measure": DAY}, "as_of": "2026-11-26"}
    lists = {each.id: each for each in read_request(json.dumps(given)).remedies().proof}
    return {each.id: (each.state, each.state_text.nl) for each in lists["urgent_reason"].elements}


def test_the_list_of_proof_stands_as_what_a_court_asks_of_the_measure() -> None:
    """What is only likely says so; what a court weighs is still weighed, and only what is certain is met or not."""
    late = proof(**LATE, **DISPUTED)
    assert late["told"] == ("met", "voldaan")
    assert late["prompt"] == ("not_met", "vermoedelijk niet voldaan")
    assert late["conduct"] == ("unknown", "onbekend")
    assert late["urgency"] == ("weighed", "vermoedelijk voldaan")
    assert proof(**PROMPT)["prompt"] == ("met", "voldaan")
    unproved = {"conduct_proved": False, "authorship_proved": False}
    assert proof(**DISPUTED, **unproved)["conduct"] == ("not_met", "niet voldaan")


def test_every_element_that_a_list_of_proof_names_is_asked_of_a_measure_of_the_list() -> None:
    """Of one at least: a list can serve several, of which a court asks more or less."""
    named = {
        (checklist.id, each.element): {str(value) for value in _measures(checklist.when)}
        for checklist in rulebook().remedies.proof
        for each in checklist.elements
        if each.element
    }
    assert named
    for (_, element), measures in named.items():
        assert element in {name for each in measures for name in rulebook().trees[each].named}


@pytest.mark.parametrize("told", [each for each in casebook().textbook if each.elements], ids=lambda told: told.id)
def test_no_list_of_proof_stands_otherwise_than_the_verdict(told: TextbookIncident) -> None:
    """What a court asks of the measure is met, probably met, open, or not, wherever it is told."""
    day = told.as_of or AS_OF
    answer = next(
        each for each in reason(told.incident, day).answers if each.question == rulebook().on_measure.question
    )
    stand = {f"{each.ground}.{each.element}" if each.ground else each.element: each.state for each in answer.elements}
    for each in (one for checklist in reasoner().remedies(told.incident, day).proof for one in checklist.elements):
        if each.element:
            state = stand[each.element]
            assert each.likely == state.startswith("likely")
            if each.state != "weighed":
                assert {"met": "met", "not_met": "not_met", "unknown": "open"}[each.state] == state.removeprefix(
                    "likely_"
                )


def _measures(when: Any) -> list[str]:  # noqa: ANN401 - a condition of any kind
    """Give the measures for which a condition holds."""
    return [each for each in rulebook().trees if holds(when, {"measure": each}.get) is not False]


def _is_it(table: Table, lang: Lang) -> bool:
    return table.headings[0] == SAID.TESTED[lang]
