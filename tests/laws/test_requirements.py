"""Requirements: what statute or a highest court requires decides, and nothing is firmer than what it rests on."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privesfeer.api.ask.registry import rulebook
from privesfeer.cases.fact import FactValue
from privesfeer.engine.doctrine.answer_chain import AnswerChain, ChainLink
from privesfeer.engine.doctrine.result import firmness
from privesfeer.rules.condition import AllOf, Not
from privesfeer.rules.rule import Rule
from tests.conftest import tries
from tests.engine.books import LAWS, answered, coherent, witnesses
from tests.laws.answers import Known, decided, drawn, firm

REQUIREMENTS = [
    (name, rule)
    for name, question in rulebook().questions.items()
    if not question.conclusion
    for rule in question.rules
    if rule.decisive and rule.id in LAWS[name].valid
]


def met(question: str, rule: Rule) -> list[dict[str, FactValue]]:
    """Give facts and earlier answers on which a requirement holds and none of its exceptions does."""
    condition = AllOf(all=(rule.when, Not(not_=rule.unless))) if rule.unless else rule.when
    expanded = rulebook().questions[question].expanded(condition)
    return [known for conjunct in expanded if (known := next(witnesses(conjunct), None))]


@pytest.mark.parametrize(
    ("question", "rule"), REQUIREMENTS, ids=lambda each: each.id if isinstance(each, Rule) else each
)
def test_a_requirement_that_is_sure_decides_whatever_other_facts_are(question: str, rule: Rule) -> None:
    """Against any ruling and any weight; one for the outcome that prevails goes before one for the other.

    What holds only as long as something is not known is never sure.
    """
    sure, prevails = met(question, rule), rulebook().questions[question].prevails
    if not sure:
        assert rule.unless
        return

    @tries(15)
    @given(drawn(), st.sampled_from(sure))
    def decides(known: dict[str, FactValue], required: dict[str, FactValue]) -> None:
        assume = {name: str(value) for name, value in required.items() if name in LAWS}
        facts = dict(known)
        needed = {name: value for name, value in required.items() if name not in LAWS}
        while not coherent(facts | needed):  # what is drawn gives way to what the requirement is about
            facts.pop(next(name for name in facts if name not in needed))
        link = answered(facts | needed, assume).links[question]
        if link.result is None:  # nobody asks, as where no measure is known
            return
        found = link.law.required(link.factors)
        if found and found.outcome != rule.favours:
            assert found.outcome == prevails
        elif link.factors & sum(link.law.factor_index.open) and rule.favours != prevails:
            assert link.result.outcome is None
        elif found:  # unless another requirement bars what this one asks
            # One that is unsettled leans, unless a settled one asks the same beside it.
            settled = [
                each
                for each in link.law.question.factors
                if each.decisive and each.favours == rule.favours and not each.unsettled and _sure(link, each)
            ]
            assert settled or rule.unsettled
            assert link.result.outcome == rule.favours
            # What rests on an earlier answer, or has one as its exception, is no firmer than that.
            if not any(_tested(link, each) & LAWS.keys() - assume.keys() for each in settled):
                assert link.result.status == ("required" if settled else "leaning")
        else:
            assert {each.favours for each in link.law.question.factors if each.decisive and _holds(link, each)} == {
                *link.law.factor_index.favouring
            }

    decides()


def _holds(link: Any, rule: Rule) -> bool:  # noqa: ANN401 - a link
    return bool(link.factors & link.law.factor_index.bit[rule.id])


def _tested(link: ChainLink, rule: Rule) -> set[str]:
    question = link.law.question
    conditions = (rule.when, rule.unless) if rule.unless else (rule.when,)
    return {literal.fact for each in conditions for conjunct in question.expanded(each) for literal in conjunct}


def _sure(link: Any, rule: Rule) -> bool:  # noqa: ANN401 - a link
    doubted = link.law.factor_index.doubted.get(link.law.factor_index.bit[rule.id])
    return _holds(link, rule) and (doubted is None or bool(link.factors & doubted))


def check_depends(chain: AnswerChain) -> bool:
    """Check that an answer stands without the findings that are less firm; say whether it has such."""
    some = False
    for link in chain.links.values():
        below = {
            name
            for name in link.law.question.earlier
            if chain.links[name].finding and firm(chain.links[name]) < firm(link)
        }
        if not below or link.result is None:
            continue
        some = True
        known = {name: value for name, value in chain.known.items() if name not in below}
        bare = link.law.decide(link.law.factors(link.law.factor_index.tests(known)), link.may_govern, link.reach)
        assert bare.outcome == link.result.outcome, link.name
        assert firmness(bare) >= firm(link), link.name
    return some


@tries(150)
@given(drawn())
def test_no_answer_is_firmer_than_the_finding_on_which_it_depends(known: dict[str, FactValue]) -> None:
    """It stands without every finding that is less firm."""
    check_depends(answered(known))


def test_in_no_ruling_is_an_answer_firmer_than_the_finding_on_which_it_depends() -> None:
    """And in many of them a finding is less firm."""
    assert sum(check_depends(answered(_facts(known))) for _, known in decided()) >= 50


def _facts(known: Known) -> dict[str, FactValue]:
    return dict(known)
