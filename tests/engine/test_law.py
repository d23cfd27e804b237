"""The laws of precedent: what must hold whatever the facts are."""

import datetime as dt
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cases.casebook import Casebook, casebook
from cases.codebook import codebook
from cases.facts import Facts, contradictions
from cases.ruling import Ruling
from engine.kernel import Kernel
from engine.law import Law, Result
from engine.reading import strength
from rules.rulebook import Moment, rulebook
from tests.strategies import some_facts, values

QUESTION = rulebook().questions["private_sphere"]
KERNEL = Kernel(QUESTION)
TODAY = Moment(dt.date(2026, 11, 24), dt.date(2026, 11, 24))
LAW = Law(rulebook(), casebook(), KERNEL, TODAY)
OTHER = {"private": "not_private", "not_private": "private"}


def decide(known: Facts, law: Law = LAW) -> Result:
    """Answer on facts."""
    return law.decide(law.factors(KERNEL.tests(known.known)), may_govern=law.may_govern(known.known))


def with_fact(known: dict[str, Any], fact: str, value: Any) -> dict[str, Any] | None:  # noqa: ANN401 - any fact
    """Add a fact, unless it would contradict the others."""
    more = {**known, fact: value}
    plain = {name: frozenset(each) if isinstance(each, list) else each for name, each in more.items()}
    return None if any(each.found_in(plain) for each in contradictions()) else more


@st.composite
def facts_and_one_more(draw: st.DrawFn) -> tuple[Facts, Facts]:
    """Draw facts, and the same facts with one unknown fact more."""
    known = draw(some_facts())
    fact = draw(st.sampled_from(KERNEL.facts))
    known.pop(fact, None)
    more = with_fact(known, fact, draw(values(codebook().fact(fact))))
    return Facts.model_validate(known), Facts.model_validate(known if more is None else more)


@settings(max_examples=400)
@given(facts_and_one_more())
def test_a_fact_that_helps_one_side_only_never_moves_the_answer_to_the_other(pair: tuple[Facts, Facts]) -> None:
    """A fortiori: more reasons for a side cannot cost it the answer."""
    before, after = (LAW.factors(KERNEL.tests(known.known)) for known in pair)
    added = after & ~before
    helped = [side for side, mask in KERNEL.favouring.items() if added & mask]
    if len(helped) == 1:
        moved_to = decide(pair[1]).outcome
        assert moved_to in {helped[0], None, decide(pair[0]).outcome}
        if decide(pair[0]).outcome == helped[0]:
            assert moved_to == helped[0]


@given(facts_and_one_more())
def test_an_unknown_fact_never_acts_as_false(pair: tuple[Facts, Facts]) -> None:
    """What holds without a fact holds whatever the fact turns out to be."""
    before, after = (KERNEL.factors(KERNEL.tests(known.known)) for known in pair)
    assert before & ~after == 0


@given(some_facts(), st.sampled_from([reading.key for reading in LAW.readings]))
def test_a_governed_answer_stays_governed_when_a_ruling_alike_is_added(known: dict[str, Any], like: str) -> None:
    """A ruling for the same outcome never unsettles what was settled."""
    before = decide(Facts.model_validate(known))
    ruling = casebook()[like]
    decision = ruling.decision("private_sphere")
    if before.status != "governed" or decision is None or decision.outcome != before.outcome:
        return
    twin = Ruling.model_validate(
        ruling.model_dump() | {"key": "twin", "ecli": None, "ljn": None, "application": None, "relations": ()}
    )
    law = Law(rulebook(), Casebook((*casebook(), twin), casebook().release), KERNEL, TODAY)
    after = decide(Facts.model_validate(known), law)
    assert (after.status, after.outcome) == ("governed", before.outcome)


@given(some_facts())
def test_a_governed_answer_rests_on_a_ruling_whose_reason_holds(known: dict[str, Any]) -> None:
    """Each governing ruling has its whole reason here, and no factor against it that it had not overcome."""
    facts_ = Facts.model_validate(known)
    factors = LAW.factors(KERNEL.tests(facts_.known))
    result = decide(facts_)
    for outcome, line in result.governing.items():
        for reading in line:
            assert reading.outcome == outcome
            assert reading.reason
            assert reading.reason & ~factors == 0
            assert factors & KERNEL.favouring[OTHER[outcome]] & ~reading.factors == 0


@given(some_facts())
def test_status_and_outcome_fit_each_other(known: dict[str, Any]) -> None:
    """Governed and leaning have an outcome, undetermined has none, contested has rulings on both sides."""
    result = decide(Facts.model_validate(known))
    sides = [outcome for outcome, line in result.governing.items() if line]
    assert {
        "governed": sides == [result.outcome],
        "contested": len(sides) == 2,
        "leaning": result.outcome is not None and not sides,
        "undetermined": result.outcome is None and not sides,
    }[result.status]


@given(some_facts())
def test_without_audience_form_or_business_request_nothing_governs(known: dict[str, Any]) -> None:
    """What the question needs for a ruling to govern is not guessed."""
    known = {name: value for name, value in known.items() if name not in QUESTION.governs_with}
    assert decide(Facts.model_validate(known)).status in {"leaning", "undetermined"}


@given(some_facts())
def test_the_stronger_line_wins_and_a_tie_is_left_open(known: dict[str, Any]) -> None:
    """Level first, then affairs at that level, then the latest date."""
    result = decide(Facts.model_validate(known))
    if result.status == "contested":
        ours, theirs = (strength(result.governing[side]).order for side in ("private", "not_private"))
        assert result.outcome == ("private" if ours > theirs else "not_private" if theirs > ours else None)


def test_the_european_court_governs_only_for_the_employee() -> None:
    """The Convention is a floor: its rulings against the employee are authority, not governing."""
    against = [reading for reading in LAW.readings if reading.precedent.ruling.level == "echr" and reading.floor]
    assert [reading.key for reading in against] == ["echr-70573-17"]
    assert not any(reading.may_govern for reading in against)


def test_the_central_appeals_tribunal_ranks_with_the_highest_courts() -> None:
    """In public-service cases it has the last word."""
    ranks = {reading.key: reading.rank for reading in LAW.readings}
    assert ranks["CRVB-2023-1239"] == ranks["HR-2014-1243"] == ranks["echr-61496-08"]
    assert ranks["CBB-2022-128"] == ranks["GHDHA-2021-1575"] < ranks["HR-2014-1243"]


def test_a_dismissal_of_cassation_adds_no_weight_on_the_facts() -> None:
    """It ranks as the appeal ruling that it left standing."""
    ranks = {reading.key: reading.rank for reading in LAW.readings}
    assert ranks["HR-2011-BQ2009"] == ranks["hof-leeuwarden-2009-hyves-dagboek"] == ranks["HR-2018-331"]


def test_before_maastricht_there_is_no_maastricht_presumption() -> None:
    """Rules that rest on the dance teacher are not known before 8 February 2012."""
    eve = dt.date(2012, 2, 7)
    law = Law(rulebook(), casebook(), KERNEL, Moment(eve, eve))
    assert not {"maastricht", "no_business_request"} & law.valid
    assert "burden_of_proof" in law.valid
    day = dt.date(2012, 2, 8)
    assert {"maastricht", "no_business_request"} <= Law(rulebook(), casebook(), KERNEL, Moment(day, day)).valid


def test_no_factor_weighs_against_the_side_it_favours() -> None:
    """Weights are not negative, so that the leaning method is monotone."""
    assert all(weight >= 0 for weight in LAW.weights.values())
