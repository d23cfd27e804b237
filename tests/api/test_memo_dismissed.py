"""The memo on a dismissal: the terms that ran out, what each reader is told to do, and the sums."""

import json
import re

import pytest

from privesfeer.api.ask.request import read_request
from privesfeer.api.memo import READERS, Reader, matter, memo, nodes
from privesfeer.api.memo import lawyer as lawyers
from privesfeer.api.paper.blocks import (
    Banner,
    Heading,
    lines,
)
from privesfeer.api.paper.markdown import markdown
from privesfeer.cases.commons.text import Lang
from tests.api.test_memo import (
    DISMISSED,
    IN_BOTH,
    LAWYER,
    MEMO,
    five,
    heard,
    section,
    spans,
    told,
    told_of,
    words_of,
    written,
)
from tests.languages import WRITTEN

LAPSED, STANDING_OUT = "two-chats-and-an-email", "whatsapp-group-of-five"


@IN_BOTH
def test_the_last_days_and_what_has_lapsed_are_those_of_the_remedies(lang: Lang) -> None:
    """In the memo for each reader; after a term has passed, what is left."""
    found = heard(LAPSED)
    for reader in READERS:
        nodes_told = {span.node for span in spans(written(LAPSED, lang, reader))}
        assert {f"deadline:{each.term}" for each in found.verdict.last_days} <= nodes_told
        assert "left:employee" in nodes_told


def test_what_falls_with_a_lapsed_term_is_no_next_step() -> None:
    """Who let the term pass has nothing left to annul, and so there is nothing left to dissolve for that case."""
    told_nodes = {span.node for span in spans(section(written(LAPSED, "nl", "lawyer"), LAWYER.PLAN.nl))}
    assert "route:R6" in {f"route:{each.id}" for each in heard(LAPSED).remedies.routes}
    assert not told_nodes & {"route:R1", "route:R4", "route:R6"}


@pytest.mark.parametrize("reader", ["lawyer", "hr"])
def test_a_decision_that_was_not_contested_in_time_stands_and_brings_no_damages(reader: Reader) -> None:
    """What is left is that the delay is excusable (art. 6:11 Awb)."""
    facts = {"measure": "disciplinary_dismissal", "sector": "public", "public_status": "police"}
    given = {"facts": facts, "dates": {"measure": "2026-07-06"}, "as_of": "2026-11-20"}
    blocks = memo(matter(read_request(json.dumps(given))), "nl", reader)
    text = " ".join(told(line) for block in blocks for line in lines(block))
    assert "art. 6:11 Awb); het besluit staat vast, en wat rest is een verzoek daarvan terug te komen" in text
    assert "kan niet meer vragen: herroeping van het besluit; schadevergoeding wegens het besluit." in text


def test_hrs_steps_are_those_of_the_moment() -> None:
    """While a court decides the hearing is prepared and both may settle; after it data are erased, and it may stand."""
    before, after = ({span.node for span in spans(written(name, "nl", "hr"))} for name in (STANDING_OUT, LAPSED))
    assert "advised:employer/hearing_prepared" in before - after
    assert "advised:employer/s19" not in before | after, "who was taken to court is not invited any more"
    assert "advised:employer/s36_late" in after - before
    assert {"settlement:writing", "settlement:reflection"} <= before - after


@pytest.mark.parametrize("name", [LAPSED, STANDING_OUT, "dance-teacher"])
def test_the_employee_is_told_until_when_to_act_before_all_else(name: str) -> None:
    """Or that it is too late, or that the day is not known."""
    _, banner, *_ = written(name, "nl", "employee")
    assert isinstance(banner, Banner)
    days = heard(name).verdict.last_days
    assert any(span.node.startswith("deadline:") for line in banner.lines for span in line) is bool(days)


def test_whose_wages_were_stopped_is_told_to_claim_them() -> None:
    """In writing, and with an expert opinion where the illness is disputed; in words of every day."""
    facts = {"sector": "private", "measure": "pay_measure", "pay_measure_kind": "wage_stop_sick"}
    given = {"facts": facts, "dates": {"measure": "2026-09-21"}, "as_of": "2026-11-10"}
    text = markdown(tuple(memo(matter(read_request(json.dumps(given))), "nl", "employee")))
    for said in ("Vraag uw loon vandaag schriftelijk terug", "deskundigenoordeel"):
        assert said in text


@MEMO
@pytest.mark.parametrize("lang", WRITTEN)
def test_where_the_term_has_passed_every_memo_says_before_all_else_that_the_dismissal_stands(
    reader: Reader, lang: Lang
) -> None:
    """The answer on the merits is told apart from that; before that day nothing of it is said (art. 7:686a(4))."""
    lapsed = words_of(told_of(DISMISSED | {"end_date": "2026-07-21"}, reader, lang, measure="2026-07-21"))
    open_ = words_of(told_of(DISMISSED | {"end_date": "2026-10-20"}, reader, lang, measure="2026-10-20"))
    stands = {
        "nl": ("staat het ontslag vast", "blijft uw ontslag staan"),
        "en": ("the dismissal stands", "your dismissal stands"),
    }
    assert any(each in lapsed for each in stands[lang])
    assert not any(each in open_ for each in stands[lang])
    if reader == "lawyer":
        advice = five(told_of(DISMISSED | {"end_date": "2026-07-21"}, reader, lang, measure="2026-07-21"), lang)
        assert advice.items[0].line[0].node.startswith("deadline:")
        assert stands[lang][0] in told(advice.items[0].line)


def test_once_both_terms_have_passed_no_claim_or_interest_is_told_that_fell_with_them() -> None:
    """Neither the transition payment until a day that has passed, nor the two months as if they still ran."""
    facts = DISMISSED | {"end_date": "2026-07-21"}
    lawyer, employee = told_of(facts, "lawyer", measure="2026-07-21"), told_of(facts, "employee", measure="2026-07-21")
    pages = words_of(section(lawyer, LAWYER.PLAN.nl))
    assert "tot haar eigen laatste dag" not in pages
    assert "wettelijke rente over" not in pages.lower()
    assert "binnen twee maanden na het einde" not in words_of(employee)


def test_the_employee_is_told_no_day_of_the_employers() -> None:
    """The limitation of a claim on the employee (art. 3:310) is no day to act; the lawyer is told whose it is."""
    facts = {"measure": "penalty", "sector": "private", "loss_known_date": "2026-10-01", "written_penalty_clause": True}
    assert "1 oktober 2031" not in words_of(told_of(facts, "employee", measure="2026-10-19"))
    assert "de werkgever: " in words_of(told_of(facts, "lawyer", measure="2026-10-19"))


def test_of_whom_dissolution_is_asked_no_term_runs_yet() -> None:
    """It starts with an end that nobody knows; it is not that a day was left out."""
    facts = {"measure": "dissolution", "sector": "private", "ground_asked": ["e", "g"], "start_date": "2012-09-01"}
    employee = words_of(told_of(facts, "employee", measure="2026-11-09"))
    assert "U hoeft nu geen termijn te halen" in employee
    assert "niet ingevuld. Vraag meteen" not in employee
    assert "Loopt pas vanaf het einde van de arbeidsovereenkomst" in words_of(
        told_of(facts, "hr", measure="2026-11-09")
    )


def test_a_next_step_names_what_is_asked_and_not_what_was_done_to_the_employee() -> None:
    """No one asks a court for a transfer of himself, nor for a wage stop."""
    for facts in ({"measure": "transfer"}, {"measure": "pay_measure", "pay_measure_kind": "wage_stop_sick"}):
        text = words_of(told_of({"sector": "private", **facts}, "lawyer", measure="2026-10-05"))
        assert not re.search(r"werknemer[^:]*: (overplaatsing|loonstop)", text)


def test_each_ground_of_dissolution_that_is_asked_is_assessed() -> None:
    """With redeployment on g; a ground that is not asked is left out (art. 7:669(1) and (3))."""
    facts = {"measure": "dissolution", "sector": "private", "ground_asked": ["e", "g"], "redeployment_examined": False}
    text = words_of(section(told_of(facts, "lawyer", measure="2026-11-09"), LAWYER.ASSESSMENT.nl))
    assert "(verwijtbaar handelen)" in text
    assert "(een verstoorde arbeidsverhouding)" in text
    assert "erplaatsing" in text  # open, as ground e needs none
    assert "(andere omstandigheden)" not in text


def test_the_days_between_knowledge_and_summary_dismissal_are_counted_in_the_assessment_and_the_proof() -> None:
    """At once is a requirement of its own (art. 7:677(1)); whoever dismisses proves it."""
    facts = DISMISSED | {"employer_knew_date": "2026-10-15"}
    blocks = told_of(facts, "lawyer", measure="2026-10-30")
    assert "15 dagen later" in words_of(section(blocks, LAWYER.ADVICE.nl))
    assert words_of(section(blocks, LAWYER.ASSESSMENT.nl)).count("15 dagen later") == 1
    given = {"facts": facts, "dates": {"measure": "2026-10-30"}, "as_of": "2026-11-26"}
    matter_told = matter(read_request(json.dumps(given)))
    wide = tuple(lawyers.LawyerMemo(matter_told, "nl", nodes(matter_told)).body(0))
    assert "dat onverwijld is opgezegd" in words_of(section(wide, LAWYER.GAPS.nl))


def test_hr_is_warned_that_a_reason_known_for_weeks_is_hardly_at_once() -> None:
    """Before the measure, in the short answer and at the row of summary dismissal."""
    facts = {each: value for each, value in DISMISSED.items() if each != "measure"} | {
        "employer_knew_date": "2026-10-16"
    }
    text = words_of(told_of(facts, "hr"))
    assert text.index("De reden is al 41 dagen bekend, sinds 16 oktober 2026") < text.index("Laatste dag.")
    assert text.count("Een ontslag op staande voet is dan vermoedelijk niet meer onverwijld") > 1


def test_the_employees_page_answers_with_what_a_rule_of_law_decides() -> None:
    """A wage stop that was not told at once falls (art. 7:629(7)): first of the answers, with what to do now."""
    facts = {
        "measure": "pay_measure",
        "sector": "private",
        "pay_measure_kind": "wage_stop_sick",
        "pay_measure_told_at_once": False,
    }
    text = words_of(told_of(facts, "employee", measure="2026-09-21"))
    assert text.index("Uw werkgever zei niet meteen dat hij uw loon stopte") > 0
    assert "deskundigenoordeel" in text


def test_who_reported_a_wrong_reads_of_the_ban_on_detriment_in_every_memo() -> None:
    """The employer proves that the measure is not the result of the report (Wet bescherming klokkenluiders)."""
    facts = {
        "measure": "transfer",
        "sector": "private",
        "content": ["wrongdoing_report"],
        "factual_basis": True,
        "reported_internally": "internal",
    }
    said = {"lawyer": "geen gevolg", "hr": "daar los van staat", "employee": "niet door uw melding komt"}
    for reader in READERS:
        assert said[reader] in words_of(told_of(facts, reader, measure="2026-10-05"))
        other = words_of(told_of(facts | {"content": ["criticism"]}, reader, measure="2026-10-05"))
        assert not any(each in other for each in ("geen gevolg is van de melding", said["hr"], said["employee"]))
    assert "Huis voor klokkenluiders" in words_of(told_of(facts, "employee", measure="2026-10-05"))


def test_the_transition_payment_is_reckoned_while_dissolution_is_pending_and_says_with_which_end() -> None:
    """The court sets the day (art. 7:671b(9)); the amount is told with the end on which it rests.

    Decided eight weeks after the request, on 4 January: three months' notice to the end of a month, less those weeks.
    """
    facts = {
        "measure": "dissolution",
        "sector": "private",
        "start_date": "2012-09-01",
        "wage_base": 3620,
        "wage_components": 310,
        "holiday_allowance": 8,
    }
    text = words_of(told_of(facts, "lawyer", measure="2026-11-09")).replace("\xa0", " ")
    assert "Transitievergoeding: € 20.414 bij een einde na de opzegtermijn" in text
    assert "Dienstverband van 1 september 2012 tot en met 5 maart 2027: 14 jaar, 6 maanden en 5 dagen" in text


def test_the_personal_circumstances_stand_in_the_facts_of_a_summary_dismissal() -> None:
    """They are what a court weighs (art. 7:678): age, consequences, record."""
    facts = DISMISSED | {"age": 52, "consequences": ["sole_breadwinner"]}
    text = words_of(section(told_of(facts, "lawyer", measure="2026-10-20"), LAWYER.FACTS.nl))
    assert all(each in text for each in ("52", "enige kostwinner", "staat van dienst is goed"))


def test_both_sums_are_told_where_what_counts_is_uncertain() -> None:
    """Compensation for irregular notice without and with holiday allowance and other components."""
    facts = DISMISSED | {"end_date": "2026-10-20", "wage_components": 150, "holiday_allowance": 8}
    text = words_of(told_of(facts, "lawyer", measure="2026-10-20")).replace("\xa0", " ")
    assert "Vergoeding wegens onregelmatige opzegging: € 9.896,77 tot € 11.191,74" in text.replace(
        "vergoeding wegens onregelmatige opzegging", "Vergoeding wegens onregelmatige opzegging"
    )


def test_one_reads_in_hrs_note_on_a_pending_request_of_steps_while_it_runs() -> None:
    """No measure was taken yet."""
    facts = {"measure": "dissolution", "sector": "private", "content_inspected": True}
    heads = [each.text for each in told_of(facts, "hr", measure="2026-11-09") if isinstance(each, Heading)]
    assert "Stappen terwijl het verzoek loopt" in heads
