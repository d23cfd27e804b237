"""The questions answered one after the other: what an answer may build on, and how firm it then is."""

import itertools
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privesfeer.api.ask.registry import Incident, casebook, codebook, rulebook
from privesfeer.api.ask.services import reason
from privesfeer.cases.fact import FactValue
from privesfeer.engine.doctrine.answer_chain import AnswerChain, ChainLink
from privesfeer.engine.doctrine.law import Law
from privesfeer.engine.doctrine.result import Result, firmness
from tests.conftest import tries
from tests.engine.books import ALL_GOVERN, AS_OF, LAWS, TWO_LINES, answered, is_raised, known_of, told, witnesses
from tests.strategies import few_outcomes, hashable, outcomes, some_facts, values

PRIVATE = "private_sphere"


def standing(link: ChainLink) -> tuple[str | None, str] | None:
    """Give outcome and status of an answer, if the question is raised."""
    return (link.result.outcome, link.result.status) if link.result else None


@tries(150)
@given(some_facts(), few_outcomes())
def test_later_questions_build_on_governed_leaning_and_assumed_answers_alone(
    plain: dict[str, Any], assume: dict[str, str]
) -> None:
    """A contested or undetermined answer, or one to a question that is not raised, is unknown to those after it."""
    known = known_of(plain)
    chain = answered(known, assume)
    expected: dict[str, FactValue] = known | assume
    for name, link in chain.links.items():
        assert link.tests == link.law.factor_index.tests(expected), name
        result = link.result
        if name not in assume and result and result.outcome and result.status in {"required", "governed", "leaning"}:
            expected[name] = result.outcome
    assert chain.known == expected


def test_each_of_the_ways_to_be_no_finding_occurs() -> None:
    """Contested, undetermined and not raised: so that the law above is not empty."""
    seen = set()
    rulings = [ruling.facts.known for ruling in casebook()]
    for known, laws in itertools.product([*rulings, TWO_LINES], (LAWS, ALL_GOVERN)):
        chain = answered(known, laws=laws)
        seen |= {link.result.status if link.result else "not raised" for link in chain.links.values()}
        for name, link in chain.links.items():
            if link.result is None or link.result.status in {"contested", "undetermined"}:
                assert name not in chain.known
    assert seen >= {"contested", "undetermined", "not raised", "leaning", "governed"}


def test_a_question_comes_after_those_on_whose_answers_it_builds() -> None:
    """Otherwise it would miss them."""
    order = rulebook().order
    for place, name in enumerate(order):
        assert rulebook().questions[name].earlier <= set(order[:place])


@tries(150)
@given(some_facts(), few_outcomes())
def test_a_question_that_is_not_raised_has_no_answer(plain: dict[str, Any], assume: dict[str, str]) -> None:
    """It is raised by what is known and by earlier findings, and by nothing else."""
    chain = answered(known_of(plain), assume)
    for link in chain.links.values():
        assert (link.result is not None) == is_raised(link.law.question, chain.known)


@pytest.mark.parametrize("question", LAWS)
def test_what_raises_a_question_raises_those_that_its_answer_raises(question: str) -> None:
    """Otherwise one more fact, by leaving the earlier question open, could make a later one vanish from the verdict."""
    rules = rulebook().questions[question]
    conjuncts = rules.expanded(rules.raised_by) if rules.raised_by else ()
    earlier = {literal.fact for conjunct in conjuncts for literal in conjunct} & rulebook().questions.keys()
    for name in earlier:
        before = rulebook().questions[name]
        for conjunct in before.expanded(before.raised_by) if before.raised_by else ():
            known = next(witnesses(conjunct))
            assert is_raised(rules, known), known


def test_a_question_that_is_not_raised_is_left_out_of_the_verdict() -> None:
    """It is named among those left out, and no other answer builds on it."""
    verdict = reason(Incident.model_validate({"facts": {"form": "post", "audience": "public"}}), AS_OF)
    assert {"measure_upheld", "clause_breached"} <= set(verdict.left_out)
    assert {each.question for each in verdict.answers} | set(verdict.left_out) == set(rulebook().questions)
    assert not {each.question for each in verdict.answers} & set(verdict.left_out)
    shown = {
        fact.fact for each in verdict.answers for side in (each.for_, each.against) for g in side for fact in g.facts
    }
    assert not shown & set(verdict.left_out)


@tries(100)
@given(some_facts(), outcomes())
def test_an_assumption_takes_the_place_of_the_answer_in_later_questions(
    plain: dict[str, Any], assume: dict[str, str]
) -> None:
    """The question's own answer stays what it would be, but for what is assumed before it."""
    known = known_of(plain)
    chain = answered(known, assume)
    assert chain.known.items() >= assume.items()
    for link in chain.links.values():
        assert link.factors == link.law.factors(link.law.factor_index.tests(chain.known))
    first = next(iter(LAWS))
    assert standing(chain.links[first]) == standing(answered(known).links[first])


def test_an_assumption_is_shown_where_a_later_answer_builds_on_it() -> None:
    """As assumed, not as answered; the program's own answer stands beside it."""
    facts = casebook()["RBAMS-2014-2751"].facts.plain
    own = reason(Incident.model_validate({"facts": facts}), AS_OF)
    assumed = reason(Incident.model_validate({"facts": facts, "assume": {PRIVATE: "not_private"}}), AS_OF)

    def origins(verdict: Any) -> dict[tuple[str, str], str]:  # noqa: ANN401 - a verdict
        return {
            (fact.fact, str(fact.value)): fact.origin
            for each in verdict.answers
            for ground in (*each.for_, *each.against)
            for fact in ground.facts
        }

    assert origins(own)[PRIVATE, "private"] == "answered"
    assert (PRIVATE, "not_private") not in origins(own)
    assert origins(assumed)[PRIVATE, "not_private"] == "assumed"
    assert (PRIVATE, "private") not in origins(assumed)
    (answer,) = (each for each in assumed.answers if each.question == PRIVATE)
    assert (answer.outcome, answer.assumed) == ("private", "not_private")


def firm(link: ChainLink) -> int:
    """Say how firm an answer is; 0: there is none."""
    return firmness(link.result) if link.result else 0


def weaker(chain: AnswerChain, link: ChainLink, than: int) -> set[str]:
    """Name the findings on which a question builds that are less firm; what is assumed is given."""
    links = (chain.links[name] for name in link.law.question.earlier - chain.assume.keys())
    return {each.name for each in links if each.finding and firm(each) < than}


def without(chain: AnswerChain, link: ChainLink, findings: set[str]) -> Result:
    """Answer a question without some findings."""
    law = link.law
    known = {name: value for name, value in chain.known.items() if name not in findings}
    return law.decide(law.factors(law.factor_index.tests(known)), link.may_govern, link.reach)


def check_firmness(chain: AnswerChain) -> bool:
    """Check that no answer is firmer than a finding on which it depends; say whether one was held back."""
    held_back = False
    for link in chain.links.values():
        if link.result is None or link.result.outcome is None:
            continue
        bare = without(chain, link, weaker(chain, link, firm(link)))
        assert bare.outcome == link.result.outcome or firm(link) == 1
        assert firmness(bare) >= firm(link) or firm(link) == 1
        if link.held_back:
            held_back = True
            full = link.law.decide(link.factors, link.may_govern, link.reach)
            assert set(link.held_back) == weaker(chain, link, firmness(full))
            assert link.result.outcome == full.outcome
            assert firm(link) < firmness(full)
    return held_back


@tries(200)
@given(some_facts(), few_outcomes())
def test_no_answer_is_firmer_than_a_finding_on_which_it_depends(plain: dict[str, Any], assume: dict[str, str]) -> None:
    """It must stand without those that are less firm, or is no firmer itself; an assumption is given."""
    for laws in (LAWS, ALL_GOVERN):
        check_firmness(answered(known_of(plain), assume, laws))


def test_an_answer_held_back_by_a_weaker_finding_is_firmer_once_that_is_taken_as_given() -> None:
    """With the same outcome; then nothing holds it back."""
    met = 0
    chains = (answered(ruling.facts.known, laws=ALL_GOVERN) for ruling in casebook())
    for chain, question in itertools.product(chains, LAWS):
        link = chain.links[question]
        if not link.held_back:
            continue
        met += check_firmness(chain)
        given_ = {name: str(chain.known[name]) for name in link.held_back}
        assumed = answered(
            {name: chain.known[name] for name in chain.known if name not in LAWS}, given_, ALL_GOVERN
        ).links[question]
        assert not assumed.held_back
        assert assumed.result
        assert link.result
        assert firm(assumed) > firm(link)
        assert assumed.result.outcome == link.result.outcome
    assert met


def test_what_holds_an_answer_back_is_named_in_the_order_of_the_questions() -> None:
    """So that the same case gives the same sentence."""
    order = list(ALL_GOVERN)
    for ruling in casebook():
        for link in answered(ruling.facts.known, laws=ALL_GOVERN).links.values():
            assert list(link.held_back) == sorted(link.held_back, key=order.index)


@st.composite
def facts_and_a_change(draw: st.DrawFn) -> tuple[dict[str, FactValue], str, FactValue | None]:
    """Draw facts, and another value of one of them, known or not; None makes it unknown."""
    known = known_of(draw(some_facts()))
    asked = sorted({fact for law in LAWS.values() for fact in law.inputs} & set(codebook().fact_ids))
    # A day has no values to choose from, and no rule tests it.
    told = sorted(known.keys() & {*asked})
    among_known = bool(told) and draw(st.booleans())
    fact = draw(st.sampled_from(told if among_known else asked))
    return known, fact, hashable(draw(st.none() | values(codebook().fact(fact))))


def check_varied(
    known: Mapping[str, FactValue],
    fact: str,
    value: FactValue | None,
    assume: Mapping[str, str],
    laws: Mapping[str, Law],
) -> None:
    """Check that one fact changed brings what answering every question anew would bring."""
    varied = answered(known, assume, laws).vary({fact: value})
    others = {name: each for name, each in known.items() if name != fact}
    anew = answered(others if value is None else others | {fact: value}, assume, laws).links
    for name, link in anew.items():
        assert told(varied[name]) == told(link), (name, fact)


@tries(400)
@given(facts_and_a_change(), few_outcomes())
def test_a_varied_fact_brings_what_a_fresh_start_would(
    drawn: tuple[dict[str, FactValue], str, FactValue | None], assume: dict[str, str]
) -> None:
    """On every question: outcome, status, factors, the rulings that govern, and what holds the answer back."""
    known, fact, value = drawn
    for laws in (LAWS, ALL_GOVERN):
        check_varied(known, fact, value, assume, laws)


def test_a_forgotten_fact_brings_what_a_fresh_start_would_in_every_ruling() -> None:
    """Also where an earlier answer keeps its outcome and only becomes less firm."""
    for ruling in itertools.islice(casebook(), 0, None, 3):
        for fact in ruling.facts.known:
            for laws in (LAWS, ALL_GOVERN):
                check_varied(ruling.facts.known, fact, None, {}, laws)
