"""The assessment of the lawyer's memo: requirement by requirement, with the rulings on each side."""

import json
import re
from typing import Any

import pytest

from privesfeer.api.ask.registry import casebook, level_of, rulebook
from privesfeer.api.ask.request import read_request
from privesfeer.api.memo import MemoMatter, matter
from privesfeer.api.memo.lawyer import ROOMS, LawyerMemo
from privesfeer.api.memo.nodes import nodes
from privesfeer.api.memo.precedents import turns_on_conduct
from privesfeer.api.paper.markdown import markdown
from privesfeer.cases.commons.text import Lang
from tests.api.test_memo import words_of
from tests.api.test_memo import written as written_of
from tests.languages import WRITTEN

DISMISSED: dict[str, Any] = {
    "client": "employee", "as_of": "2026-11-29",
    "facts": {"sector": "private", "years_of_service": 9, "employer_knew_date": "2026-09-21", "treated_alike": False,
              "good_record": True, "harm_shown": False, "platforms": ["whatsapp"], "form": "direct_message",
              "audience": "one_to_one", "work_channel": False, "reason_told_on": "2026-10-05",
              "professional_secrecy": True},
    "acts": [
        {"title": {"nl": "De eigenaar narcist noemen", "en": "Calling the owner a narcissist"},
         "facts": {"act": ["said_about"], "content": ["insult"], "gravity": "mild", "target": "employer"}},
        {"title": {"nl": "Een patiënt met naam noemen", "en": "Naming a patient"},
         "facts": {"act": ["disclosure"], "content": ["confidential_information"], "gravity": "serious",
                   "target": "customer", "passed_to_third_parties": True}},
    ],
    "measures": [
        {"facts": {"measure": "summary_dismissal", "measure_stage": "taken"}, "dates": {"measure": "2026-10-01"}},
        {"facts": {"measure": "pay_measure", "measure_stage": "taken", "pay_measure_kind": "set_off_damage"}},
    ],
}  # fmt: skip
CLAUSES: dict[str, Any] = {
    "client": "employee", "as_of": "2026-11-29",
    "facts": {"sector": "private", "employment_ended": True, "platforms": ["linkedin"]},
    "acts": [
        {"title": {"nl": "Een bericht over de nieuwe baan", "en": "A post on the new job"},
         "facts": {"act": ["said_about"], "content": ["announcement"], "audience": "open_followers", "form": "post"}},
        {"title": {"nl": "In dienst bij een concurrent", "en": "Working for a competitor"},
         "facts": {"act": ["other"]}},
    ],
    "clauses": [
        {"facts": {"clause": "relations", "clause_in_writing": True, "clause_bars": ["maintain_contact"]}},
        {"facts": {"clause": "non_competition", "clause_in_writing": True, "clause_bars": ["compete"],
                   "new_employer_competes": True}},
    ],
}  # fmt: skip


def heard(case: dict[str, Any]) -> MemoMatter:
    """Reason about a case."""
    return matter(read_request(json.dumps(case)))


def pages(case: dict[str, Any], lang: Lang = "nl", **room: int) -> str:
    """Write the pages with all the room that they could take, or less of something."""
    told = heard(case)
    full = ROOMS[0]._replace(**room)
    place = ROOMS.index(full) if full in ROOMS else 0
    return markdown(tuple(LawyerMemo(told, lang, nodes(told)).body(place)))


def test_each_requirement_in_dispute_has_its_paragraph_in_the_order_of_the_court() -> None:
    """The law with its article, what is so here with days and acts by title, what stands against it, and the weight."""
    text = pages(DISMISSED)
    names = ["De mededeling van de reden", "De onverwijldheid", "Een objectief dringende reden"]
    names += ("De dringendheid voor deze werkgever", "Alle omstandigheden van het geval")
    places = [text.index(f"**{each}.**") for each in names]
    assert places == sorted(places)
    prompt = next(each for each in text.splitlines() if each.startswith("**De onverwijldheid.**"))
    assert "art. 7:677 lid 1 BW" in prompt
    assert "10 dagen later (8 werkdagen)" in prompt
    assert "Hierop strandt de maatregel vermoedelijk." in prompt
    told = next(each for each in text.splitlines() if each.startswith("**De mededeling van de reden.**"))
    assert "Op 5 oktober 2026 is de reden meegedeeld." in text
    assert "risico van de werkgever" in told
    grave = next(each for each in text.splitlines() if each.startswith("**Een objectief dringende reden.**"))
    assert "'Een patiënt met naam noemen'" in grave
    assert "'De eigenaar narcist noemen'" not in grave.partition("ten minste ernstig")[2].partition(".")[0]


@pytest.mark.parametrize("lang", WRITTEN)
def test_no_act_is_called_by_a_number(lang: Lang) -> None:
    """Clauses and requirements name acts by their titles."""
    for case in (DISMISSED, CLAUSES):
        assert not re.search(r"\b([Hh]andeling|[Gg]edraging|[Aa]ct) \d", pages(case, lang))


def test_each_clause_is_told_act_by_act() -> None:
    """A general post is no contact that one clause bars; work for a competitor is what the other one bars."""
    text = pages(CLAUSES)
    relations, competition = (text.index(f"**{each}.**") for each in ("Relatiebeding", "Concurrentiebeding"))
    assert "Niet overtreden door 'Een bericht over de nieuwe baan'" in text[relations:competition]
    assert "Overtreden door 'In dienst bij een concurrent'" in text[competition:]


def test_of_each_clause_it_is_told_whether_a_penalty_is_due_under_it() -> None:
    """One without reasons in a fixed term is not valid (art. 7:653(2)); page one names it where another may hold."""
    fixed = {"clause_from_fixed_term": True, "clause_motivated": False}
    first, second = (each["facts"] for each in CLAUSES["clauses"])
    clauses = [{"facts": first | fixed}, {"facts": second}]
    penalty = [{"facts": {"measure": "penalty", "measure_stage": "requested"}}]
    text = pages(CLAUSES | {"clauses": clauses, "measures": penalty})
    assert "Onder 'Relatiebeding' strandt de vordering." in text[: text.index("## Feiten")]
    told = text[text.index("**Relatiebeding.**") : text.index("**Concurrentiebeding.**")]
    assert "Wat onder dit beding wordt gevorderd, is niet verschuldigd" in told
    assert "wegens een ongemotiveerd beding in een tijdelijk contract" in told


def test_of_a_clause_that_binds_nobody_a_breach_is_told_only_for_when_it_does() -> None:
    """Nothing can be claimed under it, so that no reason is given why it was breached."""
    fixed = {"clause_from_fixed_term": True, "clause_motivated": False}
    first, second = (each["facts"] for each in CLAUSES["clauses"])
    clauses = [{"facts": second | fixed}, {"facts": first}]
    penalty = [{"facts": {"measure": "penalty", "measure_stage": "requested"}}]
    text = pages(CLAUSES | {"clauses": clauses, "measures": penalty})
    told = text[text.index("**Concurrentiebeding.**") : text.index("**Relatiebeding.**")]
    assert "Bindt het toch, dan is het overtreden door 'In dienst bij een concurrent'" in told
    assert "een concurrent in de zin van het beding" not in told


def test_a_measure_of_which_nothing_is_known_takes_a_line() -> None:
    """What is open of it, and who has to prove that."""
    assert re.search(r"\*\*Loonmaatregel: niet te bepalen\.\*\* Nog open zijn [^.]*; de bewijslast", pages(DISMISSED))


def test_every_ruling_for_or_against_decided_what_it_is_pleaded_for() -> None:
    """On a requirement it decided that requirement; none stands on both sides, and none only leaves a state free."""
    told = heard(DISMISSED)
    part, answer = told.main
    floors, found = rulebook().hierarchy.floors, nodes(told).pleadable[f"{part.prefix}answer:{answer.question}"]
    assert found
    for each in found:
        decision = casebook()[each.ruling.citation.key].decision(answer.question)
        assert decision is not None
        assert {one.element: one.result == "met" for one in decision.elements if one.element in each.elements} == {
            **each.elements
        }
    ours, theirs = pages(DISMISSED).partition("## Gezag")[2].split("**Tegen de cliënt:**")[:2]
    named = [set(re.findall(r"ECLI:[\w:.]+", each.partition("##")[0])) for each in (ours, theirs)]
    assert all(named)
    assert not named[0] & named[1]
    barred = {each.ecli for each in casebook() if level_of(each) in floors}
    assert not named[1] & barred


def test_a_ruling_on_other_conduct_bears_only_on_what_does_not_turn_on_conduct() -> None:
    """How soon an employer dismissed can be compared whatever was done; how grave it was cannot."""
    part, answer = heard(DISMISSED).main
    assert not turns_on_conduct(part, answer, "prompt")
    assert turns_on_conduct(part, answer, "urgent_objective")
    assert turns_on_conduct(part, answer, "all_circumstances")


def test_what_several_grounds_require_is_to_be_proved_once() -> None:
    """Redeployment, of a dissolution on two grounds."""
    lines = "\n".join(markdown(written_of("blokker", "nl", "lawyer")).splitlines())
    gaps = [each for each in lines.partition("## Bewijs dat nog ontbreekt")[2].splitlines() if each.startswith("- ")]
    assert len(set(gaps)) == len(gaps)


@pytest.mark.parametrize("lang", WRITTEN)
def test_the_law_of_each_requirement_is_a_sentence_with_a_source(lang: Lang) -> None:
    """It is told with the first of its sources; without one it would be law on nobody's word."""
    for tree in rulebook().trees.values():
        for each in tree.every:
            if each.rule:
                assert each.authority, (tree.measure, each.id)
                assert re.fullmatch(r"[A-Z].*\.", each.rule[lang]), (tree.measure, each.id)


def test_less_room_takes_reasons_last() -> None:
    """The least memo names each requirement still; each further step tells no less than the one before."""
    for less, more in zip(ROOMS[1:], ROOMS, strict=False):
        assert all(one <= other for one, other in zip(less, more, strict=True))


def test_a_ruling_decided_so_too_only_where_what_carried_it_is_so_here() -> None:
    """Politie Horst left the messages out for want of advice: it says nothing on a good record (art. 3:4 Awb)."""
    officer = words_of(written_of("police-group-chat", "nl", "lawyer"))
    proportion = next(each for each in officer.splitlines() if each.startswith("Evenredigheid."))
    assert "Hierop strandt de maatregel, al is dat onzeker." in proportion
    assert "Zo ook" not in proportion
    dancer = words_of(written_of("dance-teacher", "nl", "lawyer"))
    assert "Zo ook Dansleraar" in dancer


def test_the_reason_told_of_a_ruling_is_one_of_which_it_is_a_source() -> None:
    """The court of appeal said of the recruiter that a general message is like advertising; no more than that."""
    recruiter = words_of(written_of("recruiter-tweet-to-followers", "nl", "lawyer"))
    named = " (Twitterende recruiter"
    assert f"nog geen zakelijk contact met een bepaalde relatie{named}" in recruiter
    assert f"in contact staan met relaties is nog geen benaderen{named}" not in recruiter


def test_the_greatest_risk_is_the_act_of_which_most_speaks_for_a_breach() -> None:
    """Of a clause under which nothing can be claimed no breach is a risk."""
    approach = {
        "act": ["solicitation"],
        "form": "direct_message",
        "audience": "one_to_one",
        "customers_in_audience": True,
        "approached_individually": True,
        "explicit_business_request": True,
    }
    called = {"title": {"nl": "Een klant gebeld", "en": "A customer called"}, "facts": approach}
    penalty = [{"facts": {"measure": "penalty", "measure_stage": "requested"}}]
    first, second = (each["facts"] for each in CLAUSES["clauses"])
    void = {"clause_from_fixed_term": True, "clause_motivated": False}

    def risk(*clauses: dict[str, Any]) -> str:
        acts = [*CLAUSES["acts"], called]
        told = pages(CLAUSES | {"acts": acts, "clauses": [{"facts": each} for each in clauses], "measures": penalty})
        return told.partition("Het grootste risico is '")[2].partition("'")[0]

    assert risk(first, second | void) == "Een klant gebeld"
    assert risk(first | void, second | void) == "In dienst bij een concurrent", "the act that leads"
