"""What the law reads of a case: the facts that somebody can be asked for."""

from privesfeer.api.ask.ready import reasoner
from privesfeer.api.ask.shelf import codebook, facts_read, rulebook
from tests.engine.books import AS_OF, LAWS
from tests.golden import INCIDENTS, asked


def test_what_a_rule_a_list_of_proof_or_a_sum_needs_is_read() -> None:
    """All that can change an answer, that is to be proved, or that a term or sum lacks."""
    facts = {*codebook().fact_ids}
    assert {name for law in LAWS.values() for name in law.inputs} & facts <= facts_read()
    assert {name for one in rulebook().remedies.proof for each in one.elements for name in each.facts} <= facts_read()
    for stem in INCIDENTS:
        told = reasoner().remedies(asked(stem), AS_OF)
        assert {each.fact for each in told.asked} & facts <= facts_read(), stem


def test_a_question_that_calls_for_one_that_is_read_is_asked_too() -> None:
    """Else the other would never come up."""
    assert {codebook().follows_on(name) for name in facts_read()} - {None} <= facts_read()


def test_something_follows_only_from_what_is_read() -> None:
    """A contradiction with a fact that nothing reads only refuses; as soon as a rule tests it, it infers as well."""
    for each in codebook().contradictions:
        assert each.infers == all(test.fact in facts_read() for test in each.together), each.why.en
