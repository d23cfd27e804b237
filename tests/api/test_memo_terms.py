"""No remedy within a term is missing from a memo because an answer leans: only a rule of law takes one out."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from privesfeer.api.ask.registry import casebook
from privesfeer.api.ask.request import read_request
from privesfeer.api.cli.main import app
from privesfeer.api.memo import MemoMatter, Reader, matter, memo, nodes
from privesfeer.api.memo.lawyer import ROOMS, LawyerMemo
from privesfeer.api.paper.blocks import Block, Bullets, Table, lines
from privesfeer.api.paper.markdown import markdown
from privesfeer.engine import ToldRequest
from tests.conftest import in_parts, tries
from tests.strategies import some_facts

_MEASURED, _ASKED = "2026-10-19", "2026-11-10"
_ENDS = {"summary_dismissal", "dismissal_with_notice", "disciplinary_dismissal"}
# A nurse's video with a patient's name in view; a bank clerk's lie about a report to a customer.
NURSE: dict[str, object] = {
    "sector": "private", "platforms": ["tiktok"], "form": "video", "audience": "public", "gravity": "serious",
    "customers_in_audience": True, "content": ["confidential_information", "joke"], "work_related": True,
    "professional_secrecy": True, "sensitive_function": True, "special_data": True, "good_record": True,
    "policy_known": True, "policy_covers": True, "harm_shown": True, "reason_told_at_once": True,
    "measure": "summary_dismissal", "wage_base": 3412, "start_date": "2017-09-01", "end_date": _MEASURED,
}  # fmt: skip
CLERK: dict[str, object] = {
    "sector": "private", "platforms": ["email"], "form": "email", "audience": "one_to_one", "work_channel": True,
    "customers_in_audience": True, "content": ["confidential_information", "dishonesty"], "gravity": "extreme",
    "work_related": True, "denied_or_lied": True, "prior_warning": True, "policy_known": True, "policy_covers": True,
    "harm_shown": True, "learned_via": "monitoring", "monitoring_announced": True, "concrete_suspicion": True,
    "less_intrusive_means": False, "content_inspected": True, "search_limited": True, "account_owner": "employer",
    "device_owner": "employer", "reason_told_at_once": True, "acted_promptly": True,
    "measure": "summary_dismissal", "wage_base": 2800, "start_date": "2021-03-01", "end_date": _MEASURED,
    "contract_type": "fixed", "fixed_end_date": "2027-02-28",
}  # fmt: skip

_UNDATED: dict[str, object] = {
    "sector": "private", "platforms": ["facebook"], "form": "post", "audience": "public", "content": ["criticism"],
    "measure": "summary_dismissal",
}  # fmt: skip


def heard(facts: Mapping[str, object], as_of: str = _ASKED, client: str | None = None) -> MemoMatter:
    """Reason about facts on a measure of three weeks ago."""
    case = {"client": client, "facts": facts, "dates": {"measure": _MEASURED}, "as_of": as_of}
    return matter(read_request(json.dumps(case)))


def written(told: MemoMatter, reader: Reader = "lawyer") -> str:
    """Write a memo without its annex."""
    return markdown(tuple(memo(told, "nl", reader))).partition("# Bijlage")[0]


def sums(text: str) -> str:
    """Give what stands under the amounts of a lawyer's memo, in small letters."""
    return text.partition("## Bedragen\n")[2].partition("\n## ")[0].lower()


@pytest.mark.parametrize("facts", [NURSE, CLERK])
def test_a_dismissal_that_likely_stands_leaves_what_the_employee_can_ask_within_two_months(
    facts: Mapping[str, object],
) -> None:
    """The petition, its sums and the stake of a settlement; for each reader, and in the very first line."""
    told = heard(facts)
    assert (told.main[1].outcome, told.main[1].status) == ("upheld", "leaning")
    text = written(told)
    day = next(each for each in steps(text).splitlines() if each.startswith("| **maandag 21 december 2026** |"))
    assert "Laatste dag. De werknemer: " in day
    assert "berusten in het ontslag op staande voet" in day
    assert "het oordeel wijst de andere kant op, maar beslist dit niet" in steps(text)
    principal = "loon over de resterende duur" if facts is CLERK else "vergoeding wegens onregelmatige opzegging"
    assert principal in sums(text)
    assert "berusten in het ontslag op staande voet" in written(told, "hr")
    assert principal in written(told, "employee")


def steps(text: str) -> str:
    """Give the plan of a lawyer's memo."""
    return text.partition("## Wanneer en wat\n")[2].partition("\n## ")[0]


def plan(blocks: Iterable[Block]) -> Table:
    """Give the table of what is done and what ends by day."""
    return next(each for each in blocks if isinstance(each, Table) and each.headings[0] in {"Wanneer", "When"})


def test_what_comes_on_top_of_a_sum_is_told_beside_it() -> None:
    """Interest on a compensation that is itself not told would be read as all that is due."""
    for facts in (NURSE, CLERK):
        told = sums(written(heard(facts)))
        for of in ("vergoeding wegens onregelmatige opzegging", "transitievergoeding"):
            assert f"rente over de {of}" not in told or told.replace(f"rente over de {of}", "").count(of)


def test_the_first_step_of_the_advice_is_the_first_of_the_steps_whatever_the_employee_wants() -> None:
    """Return, money, or not known yet."""
    for wanted in ({}, {"reinstatement_wanted": True}, {"reinstatement_wanted": False}):
        told = heard({**NURSE, **wanted}, client="employee")
        blocks = [*LawyerMemo(told, "nl", nodes(told)).body(0)]
        advice = next(each for each in blocks if isinstance(each, Bullets) and each.numbered)
        _, what, _ = plan(blocks).rows[0]
        assert what[0].node in {span.node for span in advice.items[0].line}
        assert "verweer voeren" not in "".join(span.text for span in what)


def test_damages_for_an_inspection_that_is_lawful_with_hesitation_can_still_be_asked() -> None:
    """A rule of law alone would take them out."""
    told = heard(CLERK | {"measure": "dissolution", "ground_asked": ["e"]})
    inspection = next(each for each in told.main[0].answers if each.question == "inspection_lawful")
    assert (inspection.outcome, inspection.status) == ("lawful", "leaning")
    whole = markdown(tuple(memo(told, "nl", "lawyer")))
    assert "schadevergoeding wegens schending van privacy" in whole.lower()
    assert "schending van de privacy" in whole


def test_what_a_rule_of_law_rules_out_is_no_next_step() -> None:
    """No written clause, no penalty: no exception is open."""
    told = heard({"sector": "private", "measure": "penalty", "clause": "none"})
    assert (told.main[1].status, told.main[1].firm) == ("required", True)
    assert "De werkgever: " not in steps(written(told))


def test_a_term_whose_first_day_is_not_known_is_told_with_its_length_and_what_is_safe() -> None:
    """Article 7:686a(4): nobody reads that it cannot be counted, and loses it."""
    told = written(matter(read_request(json.dumps({"facts": {**_UNDATED, "measure_stage": "taken"}, "as_of": _ASKED}))))
    assert "vergoeding wegens onregelmatige opzegging, 2 maanden vanaf de laatste dag van het dienstverband" in told
    assert "de transitievergoeding, 3 maanden vanaf" in told
    assert "vanaf de vroegste dag" in told
    assert "Komt de maatregel er" not in told
    planned = written(matter(read_request(json.dumps({"facts": _UNDATED, "as_of": _ASKED}))))
    assert "Komt de maatregel er, dan gelden deze termijnen: vernietiging" in planned


def test_what_has_lapsed_is_compared_with_no_awards_and_settled_no_more() -> None:
    """Article 7:686a(4): neither its sums nor its tables nor an agreement on it, in the annex either."""
    told = matter(read_request(json.dumps({"facts": CLERK, "dates": {"measure": _MEASURED}, "as_of": "2027-03-01"})))
    text = markdown(tuple(memo(told, "nl", "lawyer")))
    assert "Transitievergoeding: " not in text
    assert "Transitievergoeding in vergelijkbare zaken" not in text
    assert "Beëindigingsovereenkomst" not in text


def test_a_claim_without_a_short_term_is_told_with_its_limitation_and_access_with_its_six_weeks() -> None:
    """Articles 3:310 BW and 35(2) UAVG."""
    told = written(heard(CLERK, "2027-03-01"))
    assert "Verjaring: 5 jaar vanaf de dag waarop de schade bekend werd" in told
    facts = {"sector": "private", "platforms": ["email"], "learned_via": "device_search", "content_inspected": True}
    told = written(matter(read_request(json.dumps({"client": "employee", "facts": facts, "as_of": _ASKED}))))
    assert "binnen zes weken na het antwoord" in told
    assert "inzage in de eigen gegevens" not in told.partition("Wanneer en wat")[2], "told once, as a step"


def test_what_excludes_each_other_is_at_stake_for_one_or_the_other() -> None:
    """Accepting the end or having it annulled; and what the employer can get stands apart."""
    told = written(matter(read_request(json.dumps({"facts": _UNDATED, "as_of": _ASKED}))))
    stakes = next(line for line in told.splitlines() if line.startswith("**Schikking.**"))
    assert "bij berusting " in stakes
    assert ", of bij vernietiging loon na het einde" in stakes
    assert "Inzet voor de werkgever: vergoeding die de werknemer verschuldigd is" in stakes


def test_the_command_writes_the_term_into_the_memo(tmp_path: Path) -> None:
    """As a lawyer asks for it."""
    file, out = tmp_path / "nurse.json", tmp_path / "nurse.md"
    file.write_text(json.dumps({"facts": NURSE, "dates": {"measure": _MEASURED}, "as_of": _ASKED}), encoding="utf-8")
    assert CliRunner().invoke(app, ["memo", str(file), "--out", str(out), "--lang", "nl"]).exit_code == 0
    assert "Laatste dag: **maandag 21 december 2026**" in out.read_text(encoding="utf-8")


def limited(request: ToldRequest) -> bool:
    """Say whether a request only becomes barred after years."""
    return bool(request.last_day and request.last_day.year > 2027)


def untold(facts: Mapping[str, Any], measure: str) -> set[str]:
    """Give the routes within an open term that the memo leaves out where it has the least room.

    Only what a rule of law decides, or the employee's own wish, may have taken one out.
    """
    given = {"facts": facts, "dates": {"measure": measure}, "as_of": measure}
    told = matter(read_request(json.dumps(given)))
    ruled = [each for part in told.parts for each in part.answers if each.status == "required" and each.firm]
    if {"measure_upheld", "inspection_lawful"} & {each.question for each in ruled}:
        return set()
    blocks = [*LawyerMemo(told, "nl", nodes(told)).body(len(ROOMS) - 1)]
    named = {span.node for each in lines(plan(blocks)) for span in each}
    asked = {each.id: [one for one in each.requests if one.state == "open"] for each in told.remedies.routes}
    open_ = {name for name, each in asked.items() if not all(map(limited, each))}
    return {each for each in open_ if f"route:{each}" not in named}


@tries(40)
@given(some_facts(), st.sampled_from(sorted(_ENDS)))
def test_every_route_within_an_open_term_is_in_the_plan(facts: dict[str, Any], measure: str) -> None:
    """Whatever the facts, and however the answers lean."""
    facts = {"sector": "private", **facts, "measure": measure, "end_date": "2026-10-19"}
    try:
        assert not untold(facts, "2026-10-19")
    except ValueError:
        return  # facts that cannot be true together


@pytest.mark.slow
@pytest.mark.parametrize("rulings", in_parts(each for each in casebook() if not each.facts.known.get("public_status")))
def test_every_route_within_an_open_term_is_told_on_the_facts_of_a_ruling(rulings: list[Any]) -> None:
    """As if the summary dismissal or notice were given today."""
    for ruling in rulings:
        if ruling.facts.plain.get("measure") in _ENDS:
            assert not untold(ruling.facts.plain | {"end_date": _MEASURED}, _MEASURED), ruling.key


@pytest.mark.parametrize("reader", ["lawyer", "hr"])
def test_a_term_that_lapsed_is_not_turned_round(reader: Reader) -> None:
    """What would be found had something been filed in time is told as that, and not as what holds otherwise."""
    text = written(heard(NURSE, "2027-03-01"), reader)
    assert "Is toch op tijd iets ingediend, dan beslist de zaak zelf." in text
    assert "Anders geldt dit" not in text


def test_a_memo_for_both_says_so_and_one_for_a_client_does_not() -> None:
    """Whoever signs chooses his client."""
    assert "Voor wie u optreedt, is niet opgegeven" in written(heard(NURSE))
    told = written(heard(NURSE, client="employee"))
    assert "Voor wie u optreedt" not in told
    assert "Voor de werkgever:" not in told
