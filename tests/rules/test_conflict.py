"""Conflicts: requirements of the law for opposite outcomes that the same facts can meet are listed."""

from functools import cache
from itertools import product

from hypothesis import given

from privesfeer.api.ask.registry import rulebook
from privesfeer.cases.fact import FactValue
from privesfeer.rules.conflict import conflicts
from privesfeer.rules.question import Question
from tests.conftest import tries
from tests.engine.books import LAWS, answered, known_of
from tests.laws.answers import decided, drawn


@cache
def listed(name: str) -> set[tuple[str, str]]:
    """Give the pairs that are listed on a question."""
    return pairs(rulebook().questions[name])


def pairs(question: Question) -> set[tuple[str, str]]:
    """Give each requirement with each that can hold beside it, that for the protected outcome first."""
    return {(each.rule.id, other.id) for each in conflicts(question) for other in each.others}


def check_listed(known: dict[str, FactValue]) -> int:
    """Check that what contradicts each other on some facts is listed; count how often that was so."""
    found = 0
    for name, link in answered(known).links.items():
        law, factor_index = LAWS[name], LAWS[name].factor_index
        protects = law.question.protects
        ours = factor_index.ids(link.factors & factor_index.decisive & factor_index.favouring[protects])
        theirs = factor_index.ids(link.factors & factor_index.decisive & ~factor_index.favouring[protects])
        for pair in product(ours, theirs):
            assert pair in listed(name)
            required = law.required(link.factors)  # neither decides, unless one goes before
            assert (required.outcome if required else None) == law.question.prevails
            found += 1
    return found


@tries(100)
@given(drawn())
def test_requirements_that_contradict_each_other_are_listed(known: dict[str, FactValue]) -> None:
    """On any facts; where both hold neither decides."""
    check_listed(known)


def test_those_that_contradict_each_other_on_the_facts_of_a_ruling_are_listed() -> None:
    """In every ruling; and a message marked private that came into view by itself is opened and not searched for."""
    for _, known in decided():
        check_listed(dict(known))
    facts = {
        "deliberate_login": False,
        "marked_private": True,
        "content_inspected": True,
        "learned_via": "device_search",
    }
    assert check_listed(known_of(facts)) == 1


def test_no_conflict_is_listed_where_one_requirement_is_an_exception_to_the_other() -> None:
    """Where logging in without consent is an exception to what the employee showed, the two never hold together."""
    assert ("private_account_without_consent", "shown_by_employee") in listed("inspection_lawful")
    question = rulebook().questions["inspection_lawful"]
    rule = question.rule("shown_by_employee")
    other = question.rule("private_account_without_consent")
    question = question.model_copy(
        update={
            "rules": tuple(
                each.model_copy(update={"unless": other.when}) if each.id == rule.id else each
                for each in question.rules
            )
        }
    )
    assert (other.id, rule.id) not in pairs(question)
