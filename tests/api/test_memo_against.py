"""What a memo tells against an answer, and what it leaves out: rulings that nobody can look up, and steps in vain."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from privesfeer.api.ask.registry import casebook
from privesfeer.api.ask.request import read_request
from privesfeer.api.memo import MemoMatter, Reader, matter, memo
from privesfeer.api.memo.citable import citable
from privesfeer.api.memo.lawyer import LawyerMemo
from privesfeer.api.memo.nodes import beside, nodes
from privesfeer.api.memo.rulings import against
from privesfeer.api.paper.blocks import lines, printable
from privesfeer.api.paper.markdown import markdown
from privesfeer.cases.commons.day import long_date

CASES = Path(__file__).parents[2] / "cases"
FILES = {path.stem: path for folder in ("incidents", "files") for path in sorted((CASES / folder).glob("*.yaml"))}
FRIENDS: dict[str, object] = {
    "platforms": ["facebook"], "audience": "friends", "audience_size": 180, "colleagues_in_audience": True,
    "content": ["private_matter"], "work_related": False, "content_inspected": True, "learned_via": "colleague",
}  # fmt: skip
CARE: dict[str, object] = {
    "platforms": ["whatsapp"], "form": "group_chat", "audience": "closed_group", "audience_size": 7,
    "colleagues_in_audience": True, "work_channel": False, "account_owner": "employee", "device_owner": "employee",
    "during_working_time": True, "content": ["image_of_persons", "joke"], "target": "customer", "work_related": True,
    "gravity": "serious", "sensitive_function": True, "good_record": True, "prior_warning": False,
    "policy_known": True, "policy_covers": True, "removed_or_apologised": True, "policy_enforced": False,
    "harm_shown": False, "publicity": False, "spread_intended": False, "passed_to_third_parties": False,
    "denied_or_lied": False, "other_misconduct": False, "dialogue_first": False, "repeated": False,
    "measure": "summary_dismissal",
}  # fmt: skip
PASSED_ON: dict[str, object] = {
    "platforms": ["whatsapp"], "form": "group_chat", "audience": "closed_group", "audience_size": 6,
    "work_channel": False, "account_owner": "employee", "device_owner": "employee", "learned_via": "participant",
    "content_inspected": True, "content": ["insult"], "target": "manager",
}  # fmt: skip


READ = re.compile(r"\*\*Mocht de werkgever lezen")


def heard(facts: Mapping[str, object], measure: str = "2026-10-19") -> MemoMatter:
    """Reason about facts of the private sector."""
    given = {"facts": {"sector": "private", **facts}, "dates": {"measure": measure}, "as_of": "2026-11-10"}
    return matter(read_request(json.dumps(given)))


def written(facts: Mapping[str, object], reader: Reader = "lawyer", measure: str = "2026-10-19") -> str:
    """Write a memo on facts, without its annex."""
    return markdown(tuple(memo(heard(facts, measure), "nl", reader))).partition("# Bijlage")[0]


def roomy(facts: Mapping[str, object]) -> str:
    """Write a lawyer's pages with all the room that they could take."""
    told = heard(facts)
    return markdown(tuple(LawyerMemo(told, "nl", nodes(told)).body(0)))


def line(text: str, label: str) -> str:
    """Give one line of a note's short answer."""
    return next(each for each in text.splitlines() if each.startswith(f"- **{label}.**"))


def advised(text: str, number: int) -> str:
    """Give one of the five of the advice: 1 is what to do and until when, 4 the risk."""
    return [each for each in part(text, "Advies").splitlines() if each.startswith("1. ")][number - 1]


def part(text: str, title: str) -> str:
    """Give what stands under a heading of a memo."""
    return text.partition(f"## {title}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("facts", [FRIENDS | {"measure": "warning"}, PASSED_ON | {"measure": "warning"}, CARE])
def test_hr_is_told_no_ruling_that_cannot_be_looked_up_here_and_an_employee_none(facts: Mapping[str, object]) -> None:
    """None of another country, none of a disciplinary body, none of which the ECLI is unknown or has to be checked."""
    told = heard(facts)
    proof = nodes(told)
    noted, asked = (
        [span for block in memo(told, "nl", reader) for each in lines(block) for span in each if span.note or span.url]
        for reader in ("hr", "employee")
    )
    assert any(span.note for span in noted)
    assert all(citable(cited) for span in noted if span.note for cited in proof[span.note[0].node])
    assert not asked


def test_what_decides_rests_on_a_ruling_that_can_be_looked_up_where_there_is_one() -> None:
    """That a post for 180 friends was open is not told on a Belgian ruling while Blokker is there."""
    text = assessed(written(FRIENDS), "De kring van lezers")
    assert "Facebookgroep met 520 leden" not in text
    assert "Het zwaarst weegt dit: onder de lezers waren collega's ([vgl. Blokker]" in text


def test_a_ruling_that_went_past_what_decides_is_named_against_it() -> None:
    """A participant passed the group chat on: so it was in Limburg, where reading it was unlawful all the same."""
    assert "kwam tot 'onrechtmatig' hoewel daar hetzelfde speelde: het doorgeven door een deelnemer" in written(
        PASSED_ON
    )


def test_the_ruling_on_the_same_conduct_that_went_the_other_way_is_told_as_the_risk() -> None:
    """A mechanic who filmed a resident's daughter is nearest to a care assistant who shares a photo of a resident."""
    text = written(CARE)
    assert "Monteur filmt" in advised(text, 4)
    assert "Monteur filmt" in near(text)


def test_the_last_day_is_first_that_of_the_employee_and_in_a_note_for_hr_that_of_the_employer() -> None:
    """Not the day of the other side."""
    facts = {"measure": "summary_dismissal", "end_date": "2026-10-19", "access_request_date": "2026-11-02"}
    assert "Laatste dag: **maandag 21 december 2026**" in advised(written(facts), 1)
    assert line(written(facts, "hr"), "Laatste dag").startswith("- **Laatste dag.** **2 december 2026**")


def test_a_limitation_of_five_years_is_no_term_to_act_by() -> None:
    """Wages that are stopped are claimed now."""
    facts = {"measure": "pay_measure", "pay_measure_kind": "wage_stop_sick", "wage_due_date": "2026-10-31"}
    text = written(facts)
    assert "2031" not in part(text, "Advies")
    rows = [each for each in part(text, "Wanneer en wat").splitlines() if each.startswith("|")]
    assert not any("2031" in each for each in rows)
    assert "Wacht niet." in written(facts, "employee")


def test_damages_for_privacy_stay_at_stake_where_an_answer_only_leans_to_a_lawful_inspection() -> None:
    """A public post is read by whoever wants to; but no rule of law says so of every case."""
    public = {"platforms": ["twitter"], "audience": "public", "content_inspected": True, "content": ["criticism"]}
    text = written({**public, "measure": "summary_dismissal"})
    stake = next(each for each in text.splitlines() if each.startswith("**Schikking.**"))
    assert "schending van de privacy" in stake


def test_what_will_not_be_granted_is_defended_as_the_next_step() -> None:
    """No clause, no penalty."""
    text = written({"measure": "penalty", "clause": "none"})
    assert "De werknemer: in verweer afwijzing van de vorderingen vragen" in part(text, "Wanneer en wat")


def test_a_rule_of_law_has_its_risk_in_the_fact_on_which_it_rests() -> None:
    """No circumstance outweighs it."""
    assert "het ontbreken van een beding" in advised(written({"measure": "penalty", "clause": "none"}), 4)


def test_a_clause_that_is_too_wide_is_named_against_the_penalty() -> None:
    """As in the case of the dance teacher; what the penalty goes to has to be named only during the employment."""
    facts = {
        "measure": "penalty", "clause": "relations", "clause_wide": True, "clause_in_writing": True,
        "written_penalty_clause": True, "employment_ended": True, "recruits_by_message": True,
        "approached_individually": True, "contract_type": "indefinite", "content": ["solicitation"],
        "penalty_clause_names": ["rule", "amount"],
    }  # fmt: skip
    told = advised(written(facts), 4)
    assert "te ruim" in told
    assert "Dansleraar" in told
    assert "boetebeding noemt" not in told
    page = written(facts | {"penalty_amount": 2500, "penalty_breaches": 3}, "employee")
    assert "te ruim" in page
    assert "Dat is, volgens de afspraak gerekend, ten hoogste €\u00a07.500." in page


def test_a_ban_on_notice_that_does_not_appear_is_told_without_a_double_negation() -> None:
    """What the employee has to show is shown or is not."""
    facts = {"measure": "dissolution", "ground_asked": ["e"], "sick_at_dismissal": False, "other_prohibition": []}
    assert re.search(r"Niet in de weg staa[nt] [^.]*een opzegverbod tijdens een omstandigheid", written(facts))


def test_an_act_is_called_by_its_title_with_its_day() -> None:
    """So that whoever reads of it knows which it was; in the facts, or in the table of acts."""
    path = next(each for each in FILES.values() if each.parent.name == "files")
    told = matter(read_request(path.read_bytes()))
    text = markdown(tuple(memo(told, "nl", "lawyer")))
    acts = [part for part in told.parts if part.act and "utterance" in part.act.dates]
    days = [(part.name.nl, long_date(part.dates["utterance"]).nl) for part in acts]
    assert days
    assert all(f"{name}, {day}" in text or f"{name}' ({day})" in text for name, day in days)


def test_words_are_cut_between_words() -> None:
    """The title at the foot of a page."""
    assert printable("loonstop wegens belemmering", 20) == "loonstop wegens…"
    assert printable("x" * 30, 20) == "x" * 19 + "…"


def assessed(text: str, short: str) -> str:
    """Give the assessment of one question, with a heading of its own or behind its name under that of another."""
    if short in {"De inzage door de werkgever", "Het bewijs"} and (read := [*filter(READ.match, text.splitlines())]):
        return read[0]
    if f"### {short}" in text:
        return text.partition(f"### {short}")[2].partition("###")[0]
    return next(each for each in text.splitlines() if each.startswith(f"**{short}: "))


def near(text: str) -> str:
    """Give what is told of the rulings for and against."""
    return part(text, "Gezag")


def test_the_ruling_that_points_the_way_is_told_with_why_it_does_not_decide_before_what_is_against_it() -> None:
    """A criminal case on a closed group does not decide a civil one; what follows it is of another ruling."""
    told = assessed(roomy(CARE), "De kring van lezers")
    places = [
        told.index(each)
        for each in (
            "Beslissend is dit: de kring van lezers was niet ruimer dan een besloten groep.",
            "De zaak lijkt op [Appgroep Rotterdamse agenten]",
        )
    ]
    held_back = "maar is daarmee niet beslist: zij gaat"
    places += [told.index(each) for each in (held_back, "Daar staat tegenover: ")]
    assert places == sorted(places)
    assert "Beslissend is dat niet" not in told


def test_where_no_ruling_can_be_looked_up_the_memo_says_so_and_names_none() -> None:
    """Neither a Belgian one of an unknown day and ECLI, nor, as if it did carry it, one that decided otherwise."""
    given = {"facts": {"sector": "private", **PASSED_ON}, "as_of": "2026-11-26"}
    today = markdown(tuple(memo(matter(read_request(json.dumps(given))), "nl", "lawyer"))).partition("# Bijlage")[0]
    for text in (written(PASSED_ON), today):
        told = assessed(text, "De inzage door de werkgever")
        assert "Nederlandse rechtspraak die dit bevestigt, vonden wij niet." in told
        assert "Messengergesprekken" not in told
        assert "anders Boa" not in told


def test_a_ruling_on_a_graver_case_is_named_with_what_was_graver_there() -> None:
    """A week of threats of the worst kind is no measure of a serious one."""
    facts = CARE | {"sensitive_function": False, "policy_known": False, "harm_shown": True, "publicity": True}
    facts |= {"content": ["threat"], "repeated": True}
    assert "; daar zeer ernstig)" in assessed(roomy(facts), "De verwijtbaarheid")


def test_no_ruling_is_told_apart_by_what_is_so_here_too_is_in_dispute_or_weighs_nothing() -> None:
    """A resident was filmed there as well; that speech is protected is the question itself; a joke moves no measure."""
    told = near(written(CARE)).partition("[Monteur")[2].partition(" [")[0]
    assert told
    assert "Verschil" not in told


def test_what_the_employee_denies_to_have_written_comes_first_in_what_is_still_to_be_proved() -> None:
    """The employer has to prove it (art. 150 Rv)."""
    facts = CARE | {"authorship_disputed": True, "authorship_proved": False}
    told = heard(facts)
    wide = markdown(tuple(LawyerMemo(told, "nl", nodes(told)).body(0)))
    gaps = wide.partition("## Bewijs dat nog ontbreekt")[2]
    assert gaps.strip().startswith("- De werkgever moet bewijzen dat het bericht van de werknemer is")
    assert "betwist het te hebben geschreven" in written(facts, "hr").partition("## Wat u eerst kunt uitzoeken")[2]
    assert "betwist het te hebben geschreven" not in written(CARE).partition("## Bewijs dat nog ontbreekt")[2]


DISSOLUTION: dict[str, object] = {"measure": "dissolution", "ground_asked": ["e"], "content": ["criticism"]}


def test_hr_and_the_employee_read_first_which_ban_on_notice_applies() -> None:
    """A member of the works council (art. 7:670(4)), or who is ill: dissolution only without connection."""
    for facts, which in (
        ({"other_prohibition": ["works_council"]}, "(ondernemingsraad)"),
        ({"sick_at_dismissal": True}, "(ziekte op de dag van het ontslag)"),
    ):
        short = written(DISSOLUTION | facts, "hr").partition("## Waarop dit steunt")[0]
        assert f"Er geldt een opzegverbod {which}. De rechter ontbindt dan alleen" in short
        assert f"Een ontslagverbod beschermt u {which}. Zeg dat als eerste" in written(DISSOLUTION | facts, "employee")
    assert "opzegverbod" not in written(DISSOLUTION, "hr")
    planned = {"sector": "private", "other_prohibition": ["union"], "content": ["criticism"]}
    assert "Let op het opzegverbod" in markdown(tuple(memo(heard(planned, "2026-12-01"), "nl", "hr")))


def test_hr_settles_as_the_moment_allows() -> None:
    """Instead of a measure, of proceedings, before the court decides; what stands is not ended once more."""
    said = {
        "2026-12-01": "in de plaats van een maatregel komen",
        "2026-10-19": "Zolang de rechter niet heeft beslist",
    }
    for day, told in said.items():
        assert told in written(DISSOLUTION, "hr", day)
    dismissed = {"measure": "summary_dismissal", "content": ["insult"]}
    assert "Ook na de maatregel is een regeling mogelijk" in written(dismissed | {"end_date": "2026-10-19"}, "hr")
    assert "## Schikken" not in written(dismissed | {"end_date": "2026-07-20"}, "hr", "2026-07-20")


def test_who_came_too_late_reads_what_is_left_and_no_questions_that_help_nobody() -> None:
    """Wages until the end, holiday allowance and leave do not lapse with the two months."""
    late = written(CARE | {"end_date": "2026-07-20"}, "employee", "2026-07-20")
    assert "Schrijf uw oude werkgever dat u dit nog wilt: loon tot het einde, vakantiebijslag en vakantiedagen" in late
    assert "Wat pleitte voor u?" in late
    for untold in (
        "Wat kunt u antwoorden?",
        "Wat is nog niet duidelijk?",
        "Uw kans bij de rechter",
        "op het bericht rekenen",
    ):
        assert untold not in late
    assert "De werknemer kan nog vragen: loon tot het einde" in advised(
        written(CARE | {"end_date": "2026-07-20"}, "lawyer", "2026-07-20"), 1
    )


def test_the_page_names_every_sum_that_the_file_works_out_for_the_employee() -> None:
    """Of a fixed term also the wages over the rest of it (art. 7:677(4)), beside the transition payment."""
    facts = {
        "measure": "summary_dismissal", "reason_told_at_once": False, "contract_type": "fixed", "wage_base": 2405,
        "start_date": "2025-10-01", "end_date": "2026-10-19", "fixed_end_date": "2027-03-31", "content": ["criticism"],
    }  # fmt: skip
    text = written(facts, "employee")
    assert "de transitievergoeding) is volgens de formule €" in text
    assert "loon over de resterende duur van een contract dat niet tussentijds kan worden opgezegd (€" in text
    assert "wettelijke rente" not in text


def test_whose_wages_were_stopped_reads_the_ground_and_no_questions_about_the_message() -> None:
    """What is open on speech or privacy changes nothing about the wages; the employer proves the ground."""
    facts = FRIENDS | {
        "measure": "pay_measure", "pay_measure_kind": "wage_stop_sick", "wage_stop_ground": ["recovery_hampered"],
        "pay_measure_told_at_once": False,
    }  # fmt: skip
    text = written(facts, "employee")
    assert "deze maatregel: loonstop bij ziekte." in text
    assert "Uw werkgever noemt als reden: belemmerde genezing (b). Dat moet hij bewijzen" in text
    assert "## Wat is nog niet duidelijk?" not in text
    steps = written(facts, "hr").partition("## Stappen na de maatregel")[2]
    assert "betaal het loon anders meteen" in steps


def test_no_sum_is_told_that_cannot_be_awarded_and_each_with_its_bound_once() -> None:
    """No debt of the employee where the reason was not told at once; what is due each month says so."""
    void = {"measure": "summary_dismissal", "reason_told_at_once": False, "start_date": "2016-03-01"}
    wage = {"wage_base": 2405, "contract_type": "indefinite", "content": ["criticism"]}
    sums = sums_of(written(void | wage | {"end_date": "2026-10-19", "reinstatement_wanted": False}))
    assert "Transitievergoeding" in sums
    assert "verschuldigd is wegens een dringende reden" not in sums
    assert "**Bij vernietiging:** loon na het einde" in sums  # what is given up
    combined = sums_of(written(DISSOLUTION | wage | {"ground_asked": ["e", "i"], "start_date": "2016-03-01"}))
    assert combined.count("ten hoogste €") == 1
    sick = {"measure": "pay_measure", "pay_measure_kind": "wage_stop_sick", "sick_since": "2026-08-03"}
    assert "per maand" in sums_of(written(sick | wage | {"start_date": "2016-03-01"}))


def sums_of(text: str) -> str:
    """Give the table of the sums."""
    return "\n".join(each for each in part(text, "Bedragen").splitlines() if each.startswith("|"))


def test_hr_is_not_told_that_a_day_lacks_which_was_given() -> None:
    """A measure of next month has its day; of one that is said to be considered none lacks."""
    lacks = "De dag van de maatregel is niet opgegeven"
    assert lacks not in written(DISSOLUTION, "hr", "2026-12-01")
    given = {"facts": {"sector": "private", **DISSOLUTION}, "as_of": "2026-11-10"}
    assert lacks in markdown(tuple(memo(matter(read_request(json.dumps(given))), "nl", "hr")))
    considered = given | {"facts": {"sector": "private", **DISSOLUTION, "measure_stage": "considered"}}
    assert lacks not in markdown(tuple(memo(matter(read_request(json.dumps(considered))), "nl", "hr")))


def test_the_employee_reads_which_other_message_the_employer_was_not_allowed_to_read() -> None:
    """The page is on the message on which the employer is strongest; what helps of another is told all the same."""
    public: dict[str, object] = {
        "platforms": ["twitter"], "audience": "public", "content": ["insult"], "gravity": "serious",
        "target": "manager", "content_inspected": True, "learned_via": "public_view",
    }  # fmt: skip
    chat: dict[str, object] = {
        "platforms": ["whatsapp"], "form": "direct_message", "audience": "one_to_one", "content": ["private_matter"],
        "gravity": "mild", "learned_via": "device_search", "covert": True, "concrete_suspicion": False,
        "monitoring_announced": False, "content_inspected": True, "employee_consented": False,
    }  # fmt: skip
    given = {
        "facts": {"sector": "private", "measure": "summary_dismissal"},
        "dates": {"measure": "2026-10-19"},
        "as_of": "2026-11-10",
        "acts": [
            {"facts": public, "dates": {"utterance": "2026-10-12"}},
            {"facts": chat, "dates": {"utterance": "2026-09-30"}},
        ],
    }
    text = markdown(tuple(memo(matter(read_request(json.dumps(given))), "nl", "employee")))
    assert re.search(
        r"Dit mocht uw werkgever (waarschijnlijk |misschien )?niet lezen: WhatsApp, 30 september 2026", text
    )
    assert "niet lezen: Twitter" not in text


def test_a_ban_on_notice_is_the_defence_of_the_next_step() -> None:
    """Before all that is weighed."""
    facts = DISSOLUTION | {"other_prohibition": ["works_council"], "good_record": True, "gravity": "mild"}
    facts |= {"audience": "closed_group", "work_channel": False, "redeployment_examined": False}
    told = part(written(facts), "Wanneer en wat")
    assert "met een beroep op het opzegverbod (ondernemingsraad), afwijzing" in told


COUNCIL: dict[str, object] = {
    "platforms": ["whatsapp"], "form": "group_chat", "audience": "closed_group", "audience_size": 38,
    "colleagues_in_audience": True, "managers_in_audience": False, "work_channel": False, "spread_intended": True,
    "during_working_time": True, "content": ["criticism", "confidential_information"], "target": "employer",
    "work_related": True, "explicit_business_request": False, "gravity": "serious", "repeated": False,
    "public_interest": False, "learned_via": "participant", "content_inspected": True, "professional_secrecy": True,
    "good_record": True, "harm_shown": False, "publicity": False, "dialogue_first": False, "measure": "dissolution",
    "ground_asked": ["e", "g"], "redeployment_examined": False, "suspended_on_pay": "paid",
    "suspension_reason_given": False,
}  # fmt: skip


def test_a_large_closed_group_is_called_not_closed_and_rests_on_no_public_page() -> None:
    """Thirty-eight colleagues, meant for more: neither public nor, a question later, a closed circle."""
    for reader in ("lawyer", "hr"):
        text = written(COUNCIL, reader)
        assert "niet besloten" in text
        assert "openbare kring" not in text
        assert "kring van lezers was openbaar" not in text
        assert "bleef in besloten kring" not in text
    told = assessed(roomy(COUNCIL), "De inzage door de werkgever")
    assert "openbare Facebookpagina" not in told


def test_a_ruling_near_on_the_conduct_is_shown_with_how_it_ended() -> None:
    """The mechanic was dismissed on the spot, and rightly: a reader of a memo for a care assistant has to know."""
    text = written(CARE)
    assert "Tegen dit oordeel pleit" in advised(text, 4)
    assert "(een objectief dringende reden; rechtsgeldig)" in near(text).partition("[Monteur")[2]


def test_no_ruling_that_ended_as_the_matter_does_is_told_as_its_risk() -> None:
    """In Maastricht the conduct was culpable, and dissolution was refused all the same."""
    text = advised(written_of("whatsapp-group-of-five"), 4)
    assert "Adata" in text
    assert "Boa-appgroep" not in text


def written_of(name: str) -> str:
    """Write the lawyer's memo on a file of the casebook."""
    return markdown(tuple(memo(matter(read_request(FILES[name].read_bytes())), "nl", "lawyer")))


def options(facts: Mapping[str, object], inspected: str) -> dict[str, str]:
    """Give HR's options before a measure of next month, each with what is told of it."""
    days = {"inspection": inspected, "measure": "2026-12-01"}
    given = {"facts": {"sector": "private", **facts}, "dates": days, "as_of": "2026-11-10"}
    text = markdown(tuple(memo(matter(read_request(json.dumps(given))), "nl", "hr")))
    rows = [each.split(" | ") for each in text.partition("## Mogelijkheden")[2].partition("\n## ")[0].splitlines()]
    return {row[0].removeprefix("| "): " | ".join(row[1:]) for row in rows if len(row) > 1}


SEVERE: dict[str, object] = CARE | {
    "measure": "dissolution", "ground_asked": ["e"], "prior_warning": True, "good_record": False, "harm_shown": True,
    "audience": "friends", "dialogue_first": True, "policy_enforced": True, "removed_or_apologised": False,
}  # fmt: skip


def test_a_summary_dismissal_weeks_after_the_last_message_was_seen_is_not_said_to_stand() -> None:
    """It has to be given at once (art. 7:677(1)): known on the day of inspection at the latest."""
    late, soon = (options(SEVERE, day)["Ontslag op staande voet"] for day in ("2026-10-12", "2026-11-08"))
    assert "Houdt vermoedelijk geen stand" in late
    assert "vermoedelijk niet meer onverwijld; het houdt alleen stand als een voortvarend onderzoek" in late
    assert "niet meer onverwijld" not in soon
    assert "Houdt vermoedelijk stand" in soon


def test_a_planned_summary_dismissal_that_comes_late_stands_only_if_the_inquiry_was_diligent() -> None:
    """The first line of the note says so before it says how the reason itself is seen."""
    days = {"inspection": "2026-10-12", "measure": "2026-12-01"}
    facts = {"sector": "private", **SEVERE, "measure": "summary_dismissal"}
    told = matter(read_request(json.dumps({"facts": facts, "dates": days, "as_of": "2026-11-10"})))
    assert told.main[1].outcome == "not_upheld"
    first = markdown(tuple(memo(told, "nl", "hr"))).partition("## Kort antwoord")[2].strip().splitlines()[0]
    assert first.startswith(
        "- **Onverwijldheid.** De reden is bekend sinds uiterlijk 12 oktober 2026, de dag van inzage; "
        "op 1 december 2026, de beoogde dag, is dat 50 dagen"
    )
    assert "het houdt alleen stand als een voortvarend onderzoek die tijd nodig had" in first


def test_hr_reads_what_is_lighter_and_stands_before_what_is_planned() -> None:
    """A warning first; of which no ruling is known, that is said."""
    told = options(SEVERE, "2026-11-08")
    _, lighter, *others = told
    assert lighter.startswith("Waarschuwing; schriftelijke berisping")
    assert "geen uitspraak bekend" in told[lighter]
    assert "Ontbinding (opgegeven)" in others


def test_what_was_not_done_is_hrs_first_step() -> None:
    """Redeployment for the g-ground (art. 7:669(1)), and the reason of a suspension in writing."""
    note = written(COUNCIL, "hr")
    assert "herplaatsing" in note.partition("## Kort antwoord")[0]
    steps = note.partition("## Stappen")[2].partition("\n## ")[0].strip().splitlines()[2:3]
    assert "reden, doel en duur van de schorsing" in steps[0]


def test_the_page_tells_until_when_a_sum_can_be_asked() -> None:
    """Wages over the rest of a fixed term lapse with the two months (art. 7:686a(4)(a))."""
    facts = {
        "measure": "summary_dismissal", "contract_type": "fixed", "wage_base": 2405, "start_date": "2025-10-01",
        "fixed_end_date": "2027-03-31", "content": ["criticism"], "reason_told_at_once": False,
    }  # fmt: skip
    told = next(each for each in written(facts, "employee").splitlines() if "loon over de resterende duur" in each)
    assert "; uiterlijk 21 december 2026 bij de rechter)" in told


def test_in_a_request_for_dissolution_that_is_not_called_the_lesser_evil() -> None:
    """Nobody was dismissed on the spot."""
    told = [each.text.nl for each in heard(SEVERE).main[1].against if each.factor == "full_ground_required"]
    assert told
    assert not any("zelfs" in each or "staande voet" in each for each in told)


def test_the_ruling_named_against_is_on_the_same_act_before_it_shares_most() -> None:
    """What an employee mailed to himself is set beside other data that were moved, whatever else shares more."""
    told = heard(casebook()["rb-noord-holland-2025-hilton"].facts.plain)
    found = against(told)
    assert found
    _, answer, ruling = found
    there = casebook()[ruling.citation.key].facts.known["act"]
    assert isinstance(there, frozenset)
    assert "data_moved" in there
    most = max(len(each.overlap.shared) for each in beside(answer) if each.outcome == ruling.outcome)
    assert most > len(ruling.overlap.shared)
