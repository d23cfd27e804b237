"""Own papers: the note for HR and the employee's page say what fits the one who reads them."""

import json
import re
from typing import Any

import pytest

from privesfeer.api.ask.request import read_request
from privesfeer.api.memo import Reader, matter, memo
from privesfeer.api.paper.markdown import markdown
from tests.api.test_memo import words_of, written

LIKED = {"form": "like", "audience": "public", "content": ["criticism"], "gravity": "mild", "sector": "private"}
LEFT = {
    "platforms": ["twitter"], "form": "post", "audience": "open_followers", "account_owner": "employee",
    "content": ["solicitation"], "target": "customer", "work_related": True, "sector": "private",
    "employment_ended": True, "clause": "relations", "approached_individually": False, "broadcast": True,
    "recruits_by_message": True,
}  # fmt: skip
ABUSE = {
    "sector": "private", "platforms": ["facebook"], "form": "post", "act": ["said_about"], "audience": "friends",
    "content": ["insult"], "target": "employer", "gravity": "serious", "repeated": True, "prior_warning": True,
    "work_related": True, "measure": "dissolution", "measure_stage": "requested",
}  # fmt: skip


def paper(facts: dict[str, Any], reader: Reader, **given: Any) -> str:  # noqa: ANN401 - what a request holds
    """Write the paper of a reader."""
    return markdown(
        memo(matter(read_request(json.dumps({"facts": facts, "as_of": "2026-11-26", **given}))), "nl", reader)
    )


def test_the_employees_page_cites_nothing() -> None:
    """The employee reads reasons in own words; a source says nothing to who is no lawyer."""
    told = paper(LIKED | {"measure": "summary_dismissal"}, "employee")
    assert "ECLI" not in told
    assert "art. " not in told
    assert "vgl." not in told


def test_who_may_have_been_dismissed_is_told_how_long_and_from_which_day() -> None:
    """Two months (art. 7:686a(4)(a)), counted from the dismissal where the end is not known: on the safe side."""
    told = paper(LIKED | {"measure": "summary_dismissal"}, "employee")
    assert "binnen twee maanden bij de rechter" in told
    assert "Reken vanaf de dag waarop u het ontslag kreeg" in told


def test_of_a_measure_that_is_not_named_the_page_tells_the_day_and_the_term() -> None:
    """It does not say that there is no day."""
    told = paper(LIKED, "employee", dates={"measure": "2026-02-20"})
    assert "Uw werkgever nam op 20 februari 2026 een maatregel" in told
    assert "Wij zien nu geen datum" not in told


def test_who_has_left_reads_of_the_former_employer_and_of_the_clause_alone() -> None:
    """What is asked of a good employee ended with the employment (art. 7:611)."""
    told = paper(LEFT, "employee")
    assert "uw oude werkgever" in told
    assert "uw werkgever" not in told
    assert "verwijten" not in told
    noted = paper(LEFT, "hr")
    assert "tegenover de werkgever verwijtbaar" not in noted
    for gone in ("Loonmaatregel", "Waarschuwing", "Ontslag op staande voet"):
        assert gone not in noted


def test_a_late_objection_is_not_called_lost_where_it_is_advised() -> None:
    """It is heard all the same where the delay is excusable (art. 6:11 Awb)."""
    facts = {
        "sector": "public", "public_status": "police", "measure": "disciplinary_dismissal", "form": "group_chat",
        "audience": "closed_group", "content": ["insult"],
    }  # fmt: skip
    told = paper(facts, "employee", dates={"measure": "2026-07-06"})
    assert "late bezwaar" in told
    assert "Nu kan dat niet meer" not in told


def test_hr_reads_that_notice_for_conduct_is_void_without_consent() -> None:
    """Nothing is uncertain about it (art. 7:671 and 7:681), and dismissal on the spot stands only at once."""
    noted = paper(LIKED | {"audience": "friends"}, "hr")
    row = next(line for line in noted.splitlines() if line.startswith("| Opzegging"))
    assert "Houdt geen stand zonder schriftelijke instemming" in row
    assert "isschien" not in row


@pytest.mark.parametrize("reader", ["hr", "employee"])
def test_nothing_is_told_of_the_program(reader: Reader) -> None:
    """Neither how its answers were tested, nor what its rules were written with."""
    told = paper(LIKED | {"measure": "summary_dismissal"}, reader)
    for word in ("programma", "weggelaten zaken", "aarzeling", "de zaken bekend waarop"):
        assert word not in told


def test_a_freedom_or_a_ban_stands_in_the_way_and_is_neither_met_nor_lacking() -> None:
    """Nobody lacks freedom of expression where a dismissal violates it, and no dismissal meets it."""
    for reader in ("lawyer", "hr"):
        falls, stands = (words_of(written(name, "nl", reader)) for name in ("liked-post", "blokker"))
        assert re.search(
            "([Ii]n de weg staat vermoedelijk|Vermoedelijk in de weg:) de vrijheid van meningsuiting"
            "|De vrijheid van meningsuiting. Een beperking ",  # a paragraph of its own
            falls,
        )
        assert not re.search("(ontbreekt|niet voldaan:)[^.]*de vrijheid van meningsuiting", falls)
        assert re.search("Niet in de weg(:| staat) de vrijheid van meningsuiting", stands)
        assert not re.search("[Vv]oldaan(:| is aan) [^.]*de vrijheid van meningsuiting", stands)


def test_an_uncertain_answer_is_as_uncertain_in_every_sentence_of_it() -> None:
    """Where the head says that it is uncertain, no requirement likely fails; and no breach is open."""
    pages, noted = (words_of(written("dance-teacher", "nl", reader)) for reader in ("lawyer", "hr"))
    assert "Hierop strandt de vordering, al is dat onzeker." in pages
    assert "strandt de vordering vermoedelijk" not in pages
    assert "ontbreekt vermoedelijk" not in pages
    assert "een schending of dreiging daarvan" not in pages + noted
    assert "Eerder niet voldaan: een rechtsplicht" in noted


def test_the_annex_tells_who_can_ask_what() -> None:
    """Of several ways to court each is headed by the side that takes it."""
    annex = markdown(written("liked-post", "nl", "lawyer"))
    assert "Vernietiging van het ontslag op staande voet (de werknemer)." in annex
    assert "Voorwaardelijke ontbinding (de werkgever)." in annex


def test_a_talk_instead_of_a_punishment_says_nothing_of_a_norm_that_nobody_entered() -> None:
    """That the reproach is contested, or the norm not clear, is said by none of the facts."""
    told = words_of(written("protected-twitter-account", "nl", "hr"))
    assert "Een straf staat op deze feiten zwak" in told
    assert "De norm was niet duidelijk" not in told


def test_of_a_public_like_it_is_not_said_that_it_made_the_media() -> None:
    """The facts say that it was not spread widely."""
    for reader in ("lawyer", "hr"):
        assert "of haalde de media" not in words_of(written("liked-post", "nl", reader))


def test_hr_is_not_asked_what_is_known_or_what_nobody_would_ask_first() -> None:
    """A contract that a court is asked to dissolve has not ended; nothing points to words from before it."""
    asked = {name: words_of(written(name, "nl", "hr")) for name in ("blokker", "announced-mail-monitoring-after-tip")}
    assert "Was het dienstverband al geëindigd" not in asked["blokker"]
    assert "van vóór het dienstverband?" not in asked["announced-mail-monitoring-after-tip"]


def test_to_find_out_what_decides_is_no_other_course_than_to_record_what_was_done() -> None:
    """Whoever is told to find out first is not told that he does not follow the advice by doing so."""
    assert "Volgt u dit advies niet" not in words_of(written("facebook-disputed-audience", "nl", "hr"))


def test_page_one_of_a_dissolution_names_the_ground() -> None:
    """Which one is asked, or that none was entered, to which the reproach points, and that it has to be asked."""
    open_ = paper(ABUSE, "lawyer", client="employer")
    assert "Welke gronden zijn gevraagd, is niet opgegeven; het verwijt wijst op de e-grond" in open_
    assert "Op welke gronden is ontbinding gevraagd?" in open_
    asked = paper(ABUSE | {"ground_asked": ["e"]}, "lawyer", client="employer")
    assert "Dat is de gevraagde e-grond (verwijtbaar handelen, art. 7:669 lid 3 onder e BW)." in asked
    assert "Op welke gronden is ontbinding gevraagd?" not in asked


def test_the_employee_reads_of_a_reason_that_rests_on_an_uncertain_answer_that_it_is_not_certain() -> None:
    """The lawyer's memo calls it uncertain whether the talk was private; so does the page."""
    assert "Het was een privégesprek. Zeker is dat niet." in words_of(written("dance-teacher", "nl", "employee"))
    sure = words_of(written("liked-post", "nl", "employee"))
    assert "Zeker is dat niet." not in sure
