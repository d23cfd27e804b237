"""What a memo tells against an answer, and what it leaves out: rulings that nobody can look up, and steps in vain."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from api.ask.request import read_request
from api.memo import MemoMatter, Reader, matter, memo
from api.memo.citable import citable
from api.memo.nodes import nodes
from api.paper.blocks import lines, printable
from api.paper.markdown import markdown

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


def heard(facts: Mapping[str, object], measure: str = "2026-10-19") -> MemoMatter:
    """Reason about facts of the private sector."""
    given = {"facts": {"sector": "private", **facts}, "dates": {"measure": measure}, "as_of": "2026-11-10"}
    return matter(read_request(json.dumps(given)))


def written(facts: Mapping[str, object], reader: Reader = "lawyer", measure: str = "2026-10-19") -> str:
    """Write a memo on facts, without its annex."""
    return markdown(tuple(memo(heard(facts, measure), "nl", reader))).partition("# Bijlage")[0]


def line(text: str, label: str) -> str:
    """Give one line of the advice."""
    return next(each for each in text.splitlines() if each.startswith(f"- **{label}.**"))


@pytest.mark.parametrize("facts", [FRIENDS | {"measure": "warning"}, PASSED_ON | {"measure": "warning"}, CARE])
def test_an_employee_is_told_no_ruling_that_cannot_be_looked_up_here(facts: Mapping[str, object]) -> None:
    """None of another country, none of a disciplinary body, none of which the ECLI is unknown or has to be checked."""
    told = heard(facts)
    proof = nodes(told)
    spans = [span for block in memo(told, "nl", "employee") for each in lines(block) for span in each if span.note]
    assert spans
    assert all(citable(cited) for span in spans for cited in proof[span.note[0].node])


def test_what_decides_rests_on_a_ruling_that_can_be_looked_up_where_there_is_one() -> None:
    """That a post for 180 friends was open is not told on a Belgian ruling while Blokker is there."""
    text = written(FRIENDS).partition("### De kring van lezers")[2].partition("###")[0]
    assert "Facebookgroep met 520 leden" not in text
    assert "Vooral: collega's onder de lezers ([Blokker]" in text


def test_a_ruling_that_went_past_what_decides_is_named_against_it() -> None:
    """A participant passed the group chat on: so it was in Limburg, where reading it was unlawful all the same."""
    assert "kwam tot 'onrechtmatig' hoewel daar hetzelfde speelde: het doorgeven door een deelnemer" in written(
        PASSED_ON
    )


def test_the_ruling_on_the_same_conduct_that_went_the_other_way_is_told_as_the_risk() -> None:
    """A nurse who films a patient is nearest to a care assistant who shares a photo of a resident."""
    text = written(CARE)
    assert "Reanimatie gefilmd" in line(text, "Risico")
    assert "Reanimatie gefilmd" in text.partition("## De naaste uitspraken")[2].partition("\n## ")[0]


def test_the_last_day_is_first_that_of_the_employee_and_in_a_note_for_hr_that_of_the_employer() -> None:
    """Not the day of the other side."""
    facts = {"measure": "summary_dismissal", "end_date": "2026-10-19", "access_request_date": "2026-11-02"}
    assert line(written(facts), "Laatste dag").startswith("- **Laatste dag.** **21 december 2026**")
    assert line(written(facts, "hr"), "Laatste dag").startswith("- **Laatste dag.** **2 december 2026**")


def test_a_limitation_of_five_years_is_no_term_to_act_by() -> None:
    """Wages that are stopped are claimed now."""
    facts = {"measure": "pay_measure", "pay_measure_kind": "wage_stop_sick", "wage_due_date": "2026-10-31"}
    text = written(facts)
    assert "Er loopt geen vervaltermijn; verjaring op 31 oktober 2031" in line(text, "Laatste dag")
    assert "2031" not in line(text, "Volgende stap")
    assert "Wacht niet." in written(facts, "employee")


def test_damages_for_privacy_are_neither_next_step_nor_stake_where_the_inspection_was_lawful() -> None:
    """A public post is read by whoever wants to."""
    public = {"platforms": ["twitter"], "audience": "public", "content_inspected": True, "content": ["criticism"]}
    text = written({**public, "measure": "summary_dismissal"})
    stake = next((each for each in text.splitlines() if each.startswith("**Schikking.**")), "")
    assert "privacy" not in stake + text.partition("## Vervolgstappen")[2]


def test_what_will_not_be_granted_is_defended_as_the_next_step() -> None:
    """No clause, no penalty."""
    text = written({"measure": "penalty", "clause": "none"})
    assert "De werknemer: verweer voeren en vragen om afwijzing" in line(text, "Volgende stap")


def test_a_rule_of_law_has_its_risk_in_the_fact_on_which_it_rests() -> None:
    """No circumstance outweighs it."""
    assert "een boete zonder beding" in line(written({"measure": "penalty", "clause": "none"}), "Risico")


def test_a_clause_that_is_too_wide_is_named_against_the_penalty() -> None:
    """As in the case of the dance teacher; what a penalty clause has to name binds only during the employment."""
    facts = {
        "measure": "penalty", "clause": "relations", "clause_wide": True, "clause_in_writing": True,
        "written_penalty_clause": True, "employment_ended": True, "recruits_by_message": True,
        "approached_individually": True, "contract_type": "indefinite", "content": ["solicitation"],
    }  # fmt: skip
    told = line(written(facts), "Risico")
    assert "te ruim" in told
    assert "Dansleraar" in told
    assert "boetebeding noemt" not in told
    assert "te ruim" in written(facts, "employee")


def test_a_ban_on_notice_that_does_not_appear_is_told_without_a_double_negation() -> None:
    """What the employee has to show is shown or is not."""
    facts = {"measure": "dissolution", "ground_asked": ["e"], "sick_at_dismissal": False, "other_prohibition": []}
    assert "Niet gebleken is dat een opzegverbod geldt" in written(facts)


def test_a_conversation_is_called_by_its_medium_and_its_day() -> None:
    """Not by the title that one side gave it."""
    path = next(each for each in FILES.values() if each.parent.name == "files")
    told = matter(read_request(path.read_bytes()))
    text = markdown(tuple(memo(told, "nl", "lawyer")))
    called = [f"Gesprek {part.number} ({part.called.nl})." for part in told.parts if part.called]
    assert called
    assert all(each in text for each in called)


def test_words_are_cut_between_words() -> None:
    """The title at the foot of a page."""
    assert printable("loonstop wegens belemmering", 20) == "loonstop wegens…"
    assert printable("x" * 30, 20) == "x" * 19 + "…"
