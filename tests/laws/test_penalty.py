"""The laws of a penalty: counted act by act, over days only where a breach lasts, and never beyond the cap."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from privesfeer.api.ask.registry import CaseFile, rulebook
from privesfeer.api.ask.request import CaseRequest, read_request
from privesfeer.api.ask.services import reasoner
from privesfeer.cases.commons.text import untranslated
from privesfeer.cases.fact import FactValue
from privesfeer.cases.incident import Dates
from privesfeer.engine import Sum
from privesfeer.rules.formula import OfAct
from privesfeer.rules.given import Given
from privesfeer.rules.nl.formulas import FORMULAS
from privesfeer.rules.worked import Worked
from tests.conftest import tries
from tests.golden import AS_OF, CASE_FILES

_AMOUNTS = st.decimals(0, 50_000, places=2)
_RATES = st.fixed_dictionaries({"penalty_amount": _AMOUNTS}, optional={"penalty_per_day": _AMOUNTS})
_NUMBERS = st.fixed_dictionaries(
    {},
    optional={
        "penalty_breaches": st.integers(0, 20),
        "penalty_days": st.integers(0, 400),
        "breach_lasts": st.booleans(),
    },
)
_ACTS = st.lists(st.tuples(_NUMBERS, st.sampled_from([True, False, None])), min_size=1, max_size=5)
_CAPS = st.fixed_dictionaries({}, optional={"penalty_cap": _AMOUNTS})


def _of(known: Mapping[str, FactValue]) -> Given:
    return Given(known, Dates(), AS_OF, rulebook().remedies)


def _worked(clause: Mapping[str, FactValue], acts: list[tuple[dict[str, FactValue], bool | None]]) -> Worked:
    """Work a penalty out of acts, each with whether it counts."""
    named = tuple(OfAct(untranslated(str(n)), _of({**clause, **one}), counts) for n, (one, counts) in enumerate(acts))
    worked = FORMULAS.acts["penalty"](_of(clause), named)
    assert worked
    return worked


@given(_RATES, _CAPS, _ACTS)
def test_a_penalty_is_never_higher_than_the_clause_caps_it(rates: dict, cap: dict, acts: list) -> None:  # type: ignore[type-arg]
    """Neither what is claimed nor the most that it can come to; the cap takes nothing from what stays below it."""
    capped, free = _worked(rates | cap, acts), _worked(rates, acts)
    if cap and capped.amount is not None:
        assert max(capped.amount, capped.high or 0) <= cap["penalty_cap"]
    if free.amount is not None:
        assert capped.amount == min(free.amount, cap.get("penalty_cap", free.amount))
    if capped.amount is not None:
        assert 0 <= capped.amount <= (capped.high or 0)


@given(_RATES, st.integers(0, 20), st.integers(0, 400))
def test_no_amount_per_day_runs_over_an_act_of_a_moment(rates: dict, breaches: int, days: int) -> None:  # type: ignore[type-arg]
    """Whatever number of days is stated: a message sent is done."""
    act: dict[str, FactValue] = {"breach_lasts": False, "penalty_breaches": breaches, "penalty_days": days}
    assert _worked(rates, [(act, True)]).amount == Fraction(rates["penalty_amount"]) * breaches


@given(_RATES, _CAPS, _ACTS, _ACTS)
def test_an_act_added_never_lowers_a_penalty(rates: dict, cap: dict, acts: list, more: list) -> None:  # type: ignore[type-arg]
    """Nor does the place at which it stands change it."""
    before, after = _worked(rates | cap, acts), _worked(rates | cap, acts + more)
    assert after.amount == _worked(rates | cap, more + acts).amount
    assume(before.amount is not None and after.amount is not None)
    assert (before.amount or 0) <= (after.amount or 0)


_CLAUSE = {
    "sector": "private", "measure": "penalty", "clause": "relations", "clause_in_writing": True,
    "clause_after_end_only": True, "employment_ended": True, "written_penalty_clause": True,
    "penalty_amount": 5000, "penalty_per_day": 500,
}  # fmt: skip
_APPROACH = {
    "form": "direct_message", "audience": "one_to_one", "act": ["solicitation"], "customers_in_audience": True,
    "approached_individually": True, "recruits_by_message": True, "explicit_business_request": True,
}  # fmt: skip
_PROFILE = {"form": "profile", "act": ["solicitation"], "broadcast": True, "approached_individually": False}


def _told(shared: Mapping[str, object], *acts: Mapping[str, object]) -> Sum:
    """Tell the penalty of a file; its acts are called after their places."""
    told = [{"title": f"Act {n}", "facts": facts} for n, facts in enumerate(acts, 1)]
    case = CaseFile.model_validate({"facts": {**_CLAUSE, **shared}, "acts": told})
    (penalty,) = (each for each in reasoner().remedies(case, AS_OF).money if each.id == "penalty")
    return penalty


def test_each_act_that_breached_the_clause_is_counted_by_its_own_number() -> None:
    """An act that did not is told and adds nothing; each step names its act."""
    told = _told(
        {},
        _APPROACH | {"breach_lasts": False, "penalty_breaches": 6},
        _PROFILE | {"penalty_breaches": 1, "penalty_days": 10},
        _APPROACH | {"penalty_breaches": 2, "penalty_days": 10},
        {"form": "group_chat", "act": ["said_about"]},
    )
    assert (told.amount, told.low, told.high) == ("45000.00", "0.00", "45000.00")
    assert [each.en.partition(": ")[0] for each in told.working] == [
        "Act 1", "Act 1", "Act 3", "Act 3", "Act 2", "Together €\xa045,000.",
    ]  # fmt: skip
    assert not told.lacking
    assert (
        _told({"penalty_cap": 40_000}, _APPROACH | {"breach_lasts": False, "penalty_breaches": 9}).amount == "40000.00"
    )


def test_a_number_of_the_whole_is_that_of_all_acts_and_counted_once() -> None:
    """As in a file that was written before numbers could be stated of an act."""
    told = _told({"penalty_breaches": 3, "penalty_days": 2}, _APPROACH, _APPROACH)
    assert told.amount == "16000.00"
    assert [each.en for each in told.working] == [
        "€\xa05,000 × 3 breaches = €\xa015,000.",
        "€\xa0500 × 2 days = €\xa01,000.",
        "Together €\xa016,000.",
    ]


def test_of_an_act_that_breached_the_clause_a_number_that_is_not_stated_is_asked() -> None:
    """And not taken from the whole, nor from another act."""
    told = _told(
        {"penalty_breaches": 3},
        _APPROACH | {"breach_lasts": False, "penalty_breaches": 1},
        _APPROACH | {"breach_lasts": False},
    )
    assert told.amount is None
    assert told.lacking == ("penalty_breaches",)


def test_what_is_claimed_beside_a_penalty_is_told_by_what_the_clause_says() -> None:
    """Art. 6:92 can be set aside by the clause, art. 7:651 cannot."""
    act = _APPROACH | {"breach_lasts": False, "penalty_breaches": 1}

    def warned(**facts: object) -> str:
        return " ".join(each.nl for each in _told(facts, act).warnings)

    assert "in de plaats van de schadevergoeding" in warned(
        penalty_unabated=False, claimed_together=["penalty", "damages"]
    )
    assert "geen nakoming" in warned(penalty_unabated=False, claimed_together=["penalty", "performance"])
    assert "vorder haar daarom subsidiair" in warned(penalty_unabated=True, claimed_together=["penalty", "damages"])
    assert "is nietig" in warned(penalty_unabated=True, employment_ended=False)
    assert "toegerekend" in warned(accidental=True)
    assert not {"subsidiair", "toegerekend", "nakoming"} & {*warned().split()}


def test_what_was_taken_in_one_act_is_asked_back_whichever_leads() -> None:
    """With what is known of that act; what was given back is not asked for."""
    taken = {"form": "email", "audience": "self", "act": ["data_moved"], "account_kind": "mailbox"}

    def routes(**facts: object) -> dict[str, set[str]]:
        acts = [{"facts": _APPROACH}, {"facts": taken | facts}]
        case = CaseFile.model_validate({"facts": _CLAUSE, "acts": acts})
        told = reasoner().remedies(case, AS_OF)
        assert told.lead == 0
        return {each.id: {one.id for one in each.requests} for each in told.routes}

    assert routes(account_used_for_work=True)["R21"] == {"return", "logins", "statement", "evidence"}
    assert "R21" not in routes(data_returned=True)


_FACTS = st.fixed_dictionaries(
    {},
    optional={
        "contract_type": st.sampled_from(["indefinite", "fixed"]),
        "clause_from_fixed_term": st.booleans(),
        "clause_wide": st.booleans(),
    },
)
_OF_CLAUSE = st.builds(
    lambda kind, facts: {"clause": kind, "clause_after_end_only": True, "penalty_amount": 5000} | facts,
    st.sampled_from(["relations", "non_competition", "confidentiality", "recruitment"]),
    st.fixed_dictionaries(
        {},
        optional={
            "clause_in_writing": st.booleans(),
            "clause_motivated": st.booleans(),
            "written_penalty_clause": st.booleans(),
            "penalty_clause_names": st.just(["rule", "amount"]),
            "new_employer_competes": st.booleans(),
        },
    ),
)
_DONE = st.builds(
    lambda act, number: act | number,
    st.sampled_from([
        _APPROACH, _PROFILE, {"act": ["other"]}, {"act": ["account"]},
        {"act": ["disclosure"], "content": ["confidential_information"], "passed_to_third_parties": True},
    ]),
    st.fixed_dictionaries({}, optional={"penalty_breaches": st.integers(1, 5)}),
)  # fmt: skip


@tries(60)
@given(_FACTS, st.lists(_OF_CLAUSE, min_size=1, max_size=3), st.lists(_DONE, min_size=1, max_size=3))
def test_the_answer_on_a_penalty_and_its_sum_never_contradict_each_other(
    shared: dict[str, object], clauses: list[dict[str, object]], acts: list[dict[str, object]]
) -> None:
    """Whichever clause and act it rests on: what is due is no nil, and what falls by a rule is not told as due."""
    case = CaseFile.model_validate(
        {
            "facts": {"sector": "private", "employment_ended": True, **shared},
            "clauses": [{"facts": _possible(each)} for each in clauses],
            "measures": [{"facts": {"measure": "penalty"}}],
            "acts": [{"facts": each} for each in acts],
        }
    )
    agrees(case)


@pytest.mark.parametrize("file", CASE_FILES, ids=lambda each: each.stem)
def test_nor_in_the_files_that_show_how_it_reads(file: Path) -> None:
    """Those of several acts."""
    request = read_request(file.read_bytes())
    assert isinstance(request, CaseRequest)
    agrees(request)


def agrees(case: CaseFile) -> None:
    """Check that the penalty is told as it was answered."""
    answer = next((each for each in reasoner().reason(case, AS_OF).answers if each.question == "measure_upheld"), None)
    sums = [each for each in reasoner().remedies(case, AS_OF).money if each.id == "penalty"]
    if answer is None or not any(each.element == "penalty_valid" for each in answer.elements):
        return
    for told in sums:
        assert not (answer.outcome == "upheld" and (told.due is False or told.amount == "0.00")), told
        assert not (answer.outcome == "not_upheld" and told.due), told


def _possible(facts: dict[str, object]) -> dict[str, object]:
    """Leave out what cannot be so beside the rest."""
    if facts.get("written_penalty_clause") is False:
        facts = {name: value for name, value in facts.items() if name != "penalty_clause_names"}
    if facts.get("clause_in_writing") is False:
        facts = {name: value for name, value in facts.items() if name != "clause_motivated"}
    return facts
