"""The laws of precedent: what must hold on every question, whatever the facts are."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privesfeer.api.ask.registry import casebook, codebook, courts, rulebook
from privesfeer.cases.casebook import Casebook
from privesfeer.cases.fact import FactValue
from privesfeer.cases.ruling import Ruling
from privesfeer.engine.doctrine.law import Law
from privesfeer.engine.doctrine.reading import known_in, strength
from privesfeer.engine.doctrine.result import Result
from privesfeer.rules.rulebook import Moment
from tests.conftest import tries
from tests.engine.books import KERNELS, LAWS, TODAY, coherent, known_of, variable
from tests.strategies import hashable, outcomes, some_facts, values

Known = dict[str, FactValue]
GOVERNING = tuple(name for name, law in LAWS.items() if law.question.governs and law.readings)


def decide(law: Law, known: Known) -> Result:
    """Answer one question on facts and earlier answers."""
    return law.decide(law.factors(law.factor_index.tests(known)), law.may_govern(known), law.reach(known))


def other(law: Law, outcome: str) -> str:
    """Name the other outcome of a question."""
    return codebook().question(law.question.question).other(outcome)


def known() -> st.SearchStrategy[Known]:
    """Draw facts, with random answers to earlier questions beside them."""
    return st.tuples(some_facts(), outcomes()).map(lambda pair: known_of(pair[0]) | pair[1])


@st.composite
def known_and_one_more(draw: st.DrawFn) -> tuple[Law, Known, Known, str]:
    """Draw a question, what is known, and the same with one thing more that the question asks for."""
    law = LAWS[draw(st.sampled_from(tuple(LAWS)))]
    before = draw(known())
    name = draw(st.sampled_from(sorted(law.inputs)))
    before.pop(name, None)
    after = before | {name: hashable(draw(values(variable(name))))}
    return law, before, after if coherent(after) else before, name


@tries(600)
@given(known_and_one_more())
def test_a_fact_that_helps_one_side_only_never_moves_the_answer_to_the_other(
    drawn: tuple[Law, Known, Known, str],
) -> None:
    """A fortiori: more reasons for a side cannot cost it the answer; which rulings reach the case stays the same."""
    law, before, after, name = drawn
    added = law.factors(law.factor_index.tests(after)) & ~law.factors(law.factor_index.tests(before))
    helped = [side for side, mask in law.factor_index.favouring.items() if added & mask]
    if len(helped) == 1 and name not in law.reach_facts:
        first, second = decide(law, before).outcome, decide(law, after).outcome
        assert second in {helped[0], None, first}
        assert first != helped[0] or second == first


@tries(200)
@given(known_and_one_more())
def test_an_unknown_fact_never_acts_as_false(drawn: tuple[Law, Known, Known, str]) -> None:
    """What holds without a fact or an earlier answer holds whatever it turns out to be, save what an exception ends."""
    law, before, after, _ = drawn
    lost = law.factors(law.factor_index.tests(before)) & ~law.factors(law.factor_index.tests(after))
    excepted = law.factor_index.mask(rule.id for rule in law.question.factors if rule.unless)
    assert lost & ~excepted == 0


@pytest.mark.parametrize("question", GOVERNING)
def test_a_governed_answer_stays_governed_when_a_ruling_alike_is_added(question: str) -> None:
    """A ruling for the same outcome never unsettles what was settled."""
    law = LAWS[question]

    @tries(60)
    @given(known(), st.sampled_from([reading.key for reading in law.readings]))
    def settled(known: Known, like: str) -> None:
        before = decide(law, known)
        ruling = casebook()[like]
        decision = ruling.decision(question)
        if before.status != "governed" or decision is None or decision.outcome != before.outcome:
            return
        twin = Ruling.model_validate(
            ruling.model_dump()
            | {
                "key": "twin",
                "ecli": None,
                "ljn": None,
                "application": None,
                "relations": (),
                "ecli_origin": "printed",
            },
            context=codebook(),
        )
        book = Casebook((*casebook(), twin), casebook().release, courts())
        after = decide(Law(rulebook(), book, law.factor_index, TODAY), known)
        assert (after.status, after.outcome) == ("governed", before.outcome)

    settled()


@tries(150)
@given(known())
def test_a_governed_answer_rests_on_a_ruling_whose_reason_holds(known: Known) -> None:
    """Each governing ruling reaches the case, has its whole reason here, and overcame each factor against it."""
    for law in LAWS.values():
        factors, reach = law.factors(law.factor_index.tests(known)), law.reach(known)
        for outcome, line in law.governing(factors, reach).items():
            for reading in line:
                assert reading.outcome == outcome
                assert reading.may_govern
                assert law.reaches(reading, reach)
                assert reading.reason.bit_count() >= law.question.least_reason
                assert reading.reason & ~factors == 0
                assert factors & law.factor_index.favouring[other(law, outcome)] & ~reading.factors == 0


@tries(150)
@given(known())
def test_status_and_outcome_fit_each_other(known: Known) -> None:
    """Required, governed and leaning have an outcome, undetermined has none, contested has rulings on both sides."""
    for law in LAWS.values():
        result = decide(law, known)
        sides = [outcome for outcome, line in result.governing.items() if line]
        required = law.required(law.factors(law.factor_index.tests(known)))
        assert (result.strength is not None) is (result.status == "leaning")
        assert {
            "required": required and (required.outcome, required.sure) == (result.outcome, True),
            "governed": sides == [result.outcome],
            "contested": len(sides) == 2,
            "leaning": result.outcome is not None and (required or not sides),
            "undetermined": result.outcome is None and not sides,
        }[result.status]


@tries(150)
@given(known())
def test_without_the_facts_that_a_question_asks_for_nothing_governs(known: Known) -> None:
    """What it needs for a ruling to govern is not guessed; where the label is not earned, nothing governs at all."""
    for law in LAWS.values():
        asked = {*law.question.governs_with, *(each.fact for tests in law.question.showing for each in tests)}
        bare = {name: value for name, value in known.items() if name not in asked or not law.question.governs}
        assert decide(law, bare).status in {"required", "leaning", "undetermined"}


@tries(150)
@given(known())
def test_what_may_not_govern_still_gives_its_outcome(known: Known) -> None:
    """The rulings that would govern are followed, no firmer than leaning."""
    for law in LAWS.values():
        factors, reach = law.factors(law.factor_index.tests(known)), law.reach(known)
        free, bound = law.decide(factors, True, reach), law.decide(factors, False, reach)  # noqa: FBT003 - cached
        assert bound.outcome == free.outcome
        assert bound.status == {"governed": "leaning", "contested": "leaning" if free.outcome else "undetermined"}.get(
            free.status, free.status
        )


@tries(150)
@given(known())
def test_the_stronger_line_wins_and_a_tie_is_left_open(known: Known) -> None:
    """Level first, then affairs at that level, then the latest date."""
    for law in LAWS.values():
        result = law.decide(law.factors(law.factor_index.tests(known)), True, law.reach(known))  # noqa: FBT003 - cached
        if result.status == "contested":
            protected = law.question.protects
            ours, theirs = (strength(result.governing[side]).order for side in (protected, other(law, protected)))
            assert result.outcome == (protected if ours > theirs else other(law, protected) if theirs > ours else None)


@tries(150)
@given(known())
def test_a_requirement_of_the_law_goes_before_precedent(known: Known) -> None:
    """Whatever else speaks against it; while an exception is open it leans, unless rulings alone say the same."""
    for law in LAWS.values():
        factors, result = law.factors(law.factor_index.tests(known)), decide(law, known)
        required = law.required(factors)
        if required:
            assert result.outcome == required.outcome
            assert required.sure is (result.status == "required")


def test_a_requirement_of_which_the_reach_is_unsettled_decides_no_firmer_than_likely() -> None:
    """The advice of the police on a closed circle, which one court asked for; on a public post it is required."""
    law = LAWS["measure_upheld"]
    facts: dict[str, FactValue] = {
        "public_status": "police",
        "measure": "reprimand",
        "content": frozenset({"insult"}),
        "advice_fundamental_rights": False,
        "other_misconduct": False,
    }
    closed, public = (decide(law, {**facts, "audience": each}) for each in ("closed_group", "public"))
    assert (closed.outcome, closed.status, closed.strength) == ("not_upheld", "leaning", "likely")
    assert (public.outcome, public.status) == ("not_upheld", "required")
    named = [law.question.rule(f"no_advice_{each}") for each in ("in_closed_circle", "on_expression")]
    assert [law.question.requires(each) for each in named] == [False, True]  # nor is it called a requirement of the law


@pytest.mark.parametrize("question", LAWS)
def test_a_ruling_that_may_govern_governs_its_own_facts(question: str) -> None:
    """Its reason holds there, it overcame what speaks against it, and it reaches its own regime and measure."""
    law = LAWS[question]
    for reading in law.readings:
        ruling = reading.precedent.ruling
        known = known_in(ruling, law.question.earlier)
        reach = law.reach(known, ruling.branch)
        if reading.may_govern and law.reaches(reading, reach):
            factors = law.factors(law.factor_index.tests(known))
            assert reading in law.governing(factors, reach)[reading.outcome]


@pytest.mark.parametrize("question", LAWS)
def test_in_a_precedent_a_finding_is_the_courts_own_decision(question: str) -> None:
    """Or unknown, where the court did not decide the earlier question; the engine's answer plays no part."""
    law = LAWS[question]
    for reading in law.readings:
        ruling = reading.precedent.ruling
        decided = {each.question: each.outcome for each in ruling.decisions}
        findings = {name: decided[name] for name in law.question.earlier & decided.keys()}
        assert known_in(ruling, law.question.earlier) == {**ruling.facts.known, **findings}
        assert reading.factors == law.factors(law.factor_index.tests({**ruling.facts.known, **findings}))


def test_the_european_court_governs_only_for_the_employee() -> None:
    """The Convention is a floor: its rulings against the employee are authority, not governing."""
    for law in LAWS.values():
        for reading in law.readings:
            against = reading.precedent.ruling.level == "echr" and reading.outcome != law.question.protects
            assert reading.floor == against, reading.key
            assert not (reading.floor and reading.may_govern), reading.key
    assert [reading.key for reading in LAWS["privacy_expected"].readings if reading.floor] == ["echr-70573-17"]


def test_the_central_appeals_tribunal_ranks_with_the_highest_courts() -> None:
    """In public-service cases it has the last word."""
    ranks = {reading.key: reading.rank for law in LAWS.values() for reading in law.readings}
    hierarchy = rulebook().hierarchy
    supreme = hierarchy.rank(casebook()["HR-2014-942"], "evidence_admitted", casebook())
    assert ranks["CRVB-2023-1239"] == supreme == ranks["echr-20605-92"]
    business = hierarchy.rank(casebook()["CBB-2022-128"], "character", casebook())
    assert business == ranks["GHDHA-2021-1575"] < supreme


def test_a_dismissal_of_cassation_adds_no_weight_on_the_facts() -> None:
    """It ranks as the appeal ruling that it left standing."""
    ranks = {reading.key: reading.rank for reading in LAWS["circle"].readings}
    assert ranks["HR-2011-BQ2009"] == ranks["hof-leeuwarden-2009-hyves-dagboek"] == ranks["HR-2018-331"]


def test_before_maastricht_there_is_no_maastricht_presumption() -> None:
    """Rules that rest on the dance teacher are not known before 8 February 2012."""
    factor_index = KERNELS["private_sphere"]
    eve = dt.date(2012, 2, 7)
    law = Law(rulebook(), casebook(), factor_index, Moment(eve, eve))
    assert "maastricht" not in law.valid
    assert "no_business_request" not in Law(rulebook(), casebook(), KERNELS["character"], Moment(eve, eve)).valid
    assert "burden_of_proof" in law.valid
    day = dt.date(2012, 2, 8)
    assert "maastricht" in Law(rulebook(), casebook(), factor_index, Moment(day, day)).valid


@pytest.mark.parametrize("question", LAWS)
def test_no_factor_weighs_against_the_side_it_favours(question: str) -> None:
    """Weights are not negative, so that the leaning method is monotone."""
    assert all(weight >= 0 for weight in LAWS[question].weights.values())


@tries(150)
@given(known_and_one_more())
def test_more_factors_for_a_side_never_weigh_less(drawn: tuple[Law, Known, Known, str]) -> None:
    """On every question and for both sides."""
    law, before, after, _ = drawn
    for side in law.factor_index.favouring:
        first, second = (law.weight(law.factors(law.factor_index.tests(each)), side) for each in (before, after))
        assert second >= first - 1e-9
