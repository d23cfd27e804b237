"""Before one looks: whether an employer may, how far, in which steps, and what it cost; each by the law it checks."""

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from privesfeer.api.ask.registry import RULES, casebook, codebook, rulebook
from privesfeer.api.ask.request import outlook_json, read_request
from privesfeer.api.ask.services import reasoner
from privesfeer.cases.commons import document
from privesfeer.cases.commons.text import LANGUAGES, Lang
from privesfeer.engine import Look
from privesfeer.rules.advice.look import LookBook, values_of

DATA = document.read(RULES / "nl" / "advice" / "look.yaml")
CASES = document.read(RULES / "nl" / "advice" / "look.cases.yaml")
RULINGS = {path.stem: path for path in (Path(__file__).parents[3] / "cases" / "rulings").glob("*/*.yaml")}
READY: dict[str, Any] = {
    "search_target": "work_mailbox",
    "concrete_suspicion": True,
    "check_aim": "suspicion",
    "aim_recorded": True,
    "less_intrusive_means": False,
    "monitoring_announced": True,
    "notice_of_possible_check_content": True,
    "policy_exists": True,
    "policy_known": True,
    "protective_rule_ignored": False,
    "works_council_consent": True,
    "search_limited": True,
    "monitoring_persons": 2,
    "safeguards": ["dpia", "four_eyes", "private_filtered"],
}


def looked(day: str = "2026-12-01", **facts: object) -> Look:
    """Ask before one looks."""
    return read_request(json.dumps({"facts": facts, "as_of": day})).before()


def book() -> LookBook:
    """Give what is told before one looks."""
    found = rulebook().advice.look
    assert found
    return found


@pytest.mark.parametrize("case", CASES, ids=[each["case"] for each in CASES])
def test_small_case(case: dict[str, Any]) -> None:
    """As it stands beside the data."""
    told, brings = looked(**case["facts"]), case["brings"]
    assert (told.plan, told.verdict) == (brings["plan"], brings["verdict"])
    assert brings.get("target") in {None, told.target}
    states = {each.id: each.state for each in told.steps}
    assert {name: states[name] for name in brings.get("steps", {})} == brings.get("steps", {})
    assert {*brings.get("needs", ())} <= {each.id for each in told.steps if each.needed}
    assert {*brings.get("within", ())} == {each.target for each in told.parts}
    assert {*brings.get("law", ())} <= {each.id for each in told.law}


def test_every_answer_has_a_small_case() -> None:
    """Else nothing shows on which facts it is given."""
    assert {each["brings"]["plan"] for each in CASES} == {each.id for each in book().plans}


def test_article_5_gdpr_the_answer_is_never_a_bare_yes() -> None:
    """What may be opened has a purpose, a limit, steps, and a source."""
    for plan in book().plans:
        assert plan.authority
        if plan.verdict in {"may", "provided"}:
            assert plan.how_far
            assert plan.needs
        elif plan.verdict == "no":
            assert plan.instead


def test_article_5_2_gdpr_the_suspicion_of_beforehand_is_written_down_first() -> None:
    """GHARL-2022-6203: the employer has to prove it, so that it is the first step of every search of messages."""
    told = looked(search_target="work_mailbox", concrete_suspicion=True)
    first = told.steps[0]
    assert first.needed
    assert first.state == "unknown"
    assert "GHARL-2022-6203" in {each.key for each in first.authority}


def test_article_6_1_f_gdpr_is_the_ground_and_a_public_employer_has_another_besides() -> None:
    """Consent is none; a public body relies on (f) or (e)."""
    private, public = (looked(**READY, sector=each) for each in ("private", "public"))
    assert [each.id for each in private.grounds] == ["legitimate_interest"]
    assert [each.id for each in public.grounds] == ["public_employer"]


def test_barbulescu_is_met_once_the_steps_were_taken() -> None:
    """Notice, extent, reason, lighter means and safeguards are met; the use of the result comes afterwards."""
    told = looked(**READY)
    assert told.checklist
    states = {each.id: each.state for each in told.checklist.elements}
    assert {states[each] for each in ("B1", "B2", "B3", "B4", "B6")} == {"met"}
    assert states["B5"] == "unknown"
    assert not told.missing
    assert [each.id for each in told.unshown] == ["b08"]


def test_barbulescu_each_open_point_names_the_steps_that_help_it() -> None:
    """And none that bears on something else."""
    told = looked(search_target="work_mailbox", concrete_suspicion=True)
    helps = {each.id: each.closes for each in told.steps}
    assert "B1" in helps["b04"]
    assert "B2" in helps["b11"]
    assert helps["b03"] == ("B4",)
    assert helps["b14"] == ("B5",)
    assert not any("B3" in each for each in helps.values())


def test_barbulescu_a_step_that_is_left_out_can_turn_the_answer() -> None:
    """By the same reasoning as every answer: what the step makes so is put to the question the other way round."""
    told = looked(search_target="work_mailbox")
    (suspicion,) = [each for each in told.steps if each.id == "b01"]
    assert told.inspection
    assert suspicion.without
    assert suspicion.without.outcome == "unlawful"
    assert told.inspection.outcome != suspicion.without.outcome


def test_article_8_echr_what_stays_unlawful_with_every_step_may_not() -> None:
    """An answer that is firm against it, whatever is done, goes before that of the table."""
    assert looked(search_target="private_account", concrete_suspicion=True).verdict == "no"
    for plan in book().plans:
        target = next(each for each in book().targets if each.id == plan.target)
        told = looked(search_target=target.id)
        if told.verdict in {"may", "provided"} and told.prepared:
            firm = told.prepared.status in {"required", "governed"} or told.prepared.strength == "likely"
            assert not (told.prepared.outcome == "unlawful" and firm)


def test_article_27_wor_consent_that_was_refused_is_told_as_not_done() -> None:
    """And the remark on the works council goes once there is consent."""
    refused, given = (looked(search_target="logs", works_council_consent=each) for each in (False, True))
    assert {each.id: each.state for each in refused.steps}["b07"] == "undone"
    assert "works_council" in {each.id for each in refused.law}
    assert "works_council" not in {each.id for each in given.law}


def test_article_13_constitution_is_told_of_messages_and_not_of_cameras() -> None:
    """A camera reads no letter."""
    assert "secrecy" in {each.id for each in looked(**READY).law}
    assert "secrecy" not in {each.id for each in looked(search_target="visible_camera").law}


def test_article_35_gdpr_monitoring_over_a_period_needs_an_assessment_beforehand() -> None:
    """A single opening of a mailbox does not, of itself."""
    once, on = (
        looked(search_target="work_mailbox", concrete_suspicion=True, monitoring_kind=each)
        for each in ("single", "continuous")
    )
    assert not {each.id for each in once.law} & {"dpia", "dpia_continuous"}
    assert "dpia_continuous" in {each.id for each in on.law}


def test_what_does_not_fit_what_is_opened_is_told() -> None:
    """The device is said to be the employer's and to be private."""
    told = looked(search_target="private_device", device_owner="employer")
    assert [each.fact for each in told.unfit] == ["device_owner"]
    assert "device_owner" not in {each.fact for each in told.supposed}


def test_what_is_supposed_of_a_plan_was_done_by_nobody() -> None:
    """That content will be read is no step that was taken."""
    told = looked(search_target="logs")
    assert "content_inspected" in {each.fact for each in told.supposed}
    assert {each.state for each in told.steps} == {"unknown"}


def test_without_a_target_it_asks_what_is_to_be_opened() -> None:
    """And says nothing else."""
    told = looked()
    assert (told.target, told.verdict, told.steps) == (None, "not_decided", ())
    assert [each.fact for each in told.asked] == ["search_target"]


def test_the_log_holds_what_was_given_and_nothing_more() -> None:
    """An empty line is a line that was not recorded."""
    told = {each.id: [one.fact for one in each.facts] for each in looked(**READY).log}
    assert told["suspicion"] == ["concrete_suspicion"]
    assert told["who_decided"] == told["source"] == told["period"] == []
    assert {name for names in told.values() for name in names} <= READY.keys()


def test_costs_of_the_same_kind_come_first_and_the_employee_last() -> None:
    """A ruling on another kind of search is still told."""
    costs = looked(**READY).costs
    assert [each.near for each in costs] == sorted((each.near for each in costs), reverse=True)
    assert costs[-1].by_employee
    assert len(costs) == len(book().costs)


def test_a_ruling_that_was_not_known_yet_is_not_told() -> None:
    """On that day it cost nobody anything, and the highest sum in the sentence is of what was known."""
    costs = looked("2019-01-01", **READY).costs
    assert "council_mail" not in {each.id for each in costs}
    assert "diary" in {each.id for each in costs}


@pytest.mark.parametrize("cost", book().costs, ids=[each.id for each in book().costs])
def test_a_sum_stands_in_the_ruling_or_in_the_awards(cost: Any) -> None:  # noqa: ANN401 - of a model that has no name here
    """No amount is told that no file says."""
    keys = [each.ruling for each in cost.authority if each.ruling]
    words = " ".join(RULINGS[key].read_text("utf-8") for key in keys)
    awards = rulebook().remedies.awards.awards
    said = {one.amount for each in awards if each.ruling in keys or each.cite for one in each.sums}
    for each in cost.sums:
        written = f"{int(each.amount):,}"
        nothing = each.amount == 0 and ("no damages" in words or each.amount in said)
        assert nothing or each.amount in said or written in words or written.replace(",", ".") in words


def test_no_ruling_that_fell_carries_an_answer() -> None:
    """One that was set aside or quashed on the inspection is authority for no answer and no step."""
    day = dt.date(2026, 12, 1)
    for name, authority in book().cited:
        if authority.ruling and not name.startswith("costs/"):
            fates = casebook().fates(casebook()[authority.ruling], "inspection_lawful", day)
            assert not [each for each in fates if each.kind in {"set_aside", "quashed"}], name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_of_it_is_told_in_every_language(lang: Lang) -> None:
    """As JSON, for every target."""
    for target in codebook().fact("search_target").values:
        told = json.loads(outlook_json(looked(search_target=target), lang))
        assert told["target"] == target
        assert told["lang"] == lang


def test_the_same_plan_gives_the_same_bytes() -> None:
    """Nothing random, and no clock."""
    assert outlook_json(looked(**READY), "nl") == outlook_json(looked(**READY), "nl")


def test_a_law_without_it_says_so() -> None:
    """Of another country that has no such advice."""
    look = rulebook().advice.look
    rulebook().advice.__dict__["look"] = None
    try:
        with pytest.raises(ValueError, match="says nothing"):
            reasoner().before(read_request('{"facts": {}}'), dt.date(2026, 12, 1))
    finally:
        rulebook().advice.__dict__["look"] = look


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"plans": [{**DATA["plans"][0], "target": "attic"}, *DATA["plans"][1:]]}, "'attic'"),
        ({"plans": [*DATA["plans"], DATA["plans"][0]]}, "stands twice"),
        ({"plans": [{**DATA["plans"][0], "needs": ["b99"]}, *DATA["plans"][1:]]}, "'b99'"),
        ({"targets": DATA["targets"][1:]}, "nothing"),
        ({"plans": DATA["plans"][6:]}, "nothing is said of opening"),
        ({"log": [{**DATA["log"][0], "facts": ["colour"]}]}, "colour"),
        ({"steps": [{**DATA["steps"][0], "brings": {"safeguards": ["luck"]}}, *DATA["steps"][1:]]}, "'luck'"),
    ],
)
def test_data_that_do_not_fit_are_refused(change: dict[str, Any], said: str) -> None:
    """With what is wrong."""
    with pytest.raises((ValidationError, KeyError), match=said):
        LookBook.model_validate({**DATA, **change}, context=codebook())


def test_values_are_read_as_conditions_read_them() -> None:
    """A list is a set."""
    read = values_of({"safeguards": ["dpia"], "covert": True, "monitoring_persons": 2, "odd": None})
    assert read == {"safeguards": frozenset({"dpia"}), "covert": True, "monitoring_persons": 2}
    assert Decimal(0) == min(each.amount for one in book().costs for each in one.sums)
