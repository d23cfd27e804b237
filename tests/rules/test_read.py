"""What the law reads of a case: the facts that somebody can be asked for."""

from pathlib import Path

from privesfeer.api.ask.registry import codebook, facts_read, rulebook
from privesfeer.api.ask.services import reasoner
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.commons.text import Record
from privesfeer.cases.fact import FactValue, representative_values
from privesfeer.rules.read import facts_read as facts_read_of
from privesfeer.rules.rulebook import Rulebook
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


class _Paper(Record):
    """What names a fact."""

    told: str


def test_a_question_that_calls_for_one_that_is_read_is_asked_too(tmp_path: Path) -> None:
    """Else the other would never come up."""
    bare = Rulebook(codebook(), [], [], rulebook().hierarchy)
    after = next(each.id for each in codebook().facts if codebook().follows_on(each.id))
    assert {after, codebook().follows_on(after)} <= facts_read_of(bare, tmp_path, _Paper(told=after))
    assert not {after, codebook().follows_on(after)} & facts_read_of(bare, tmp_path)


def test_something_follows_only_from_what_is_read() -> None:
    """A contradiction with a fact that nothing reads only refuses; as soon as a rule tests it, it infers as well.

    Save of the steps by which something was found and the way it was learned: what they exclude leaves more than one.
    """
    for each in codebook().contradictions:
        tested = {test.fact for test in each.together}
        if each.infers or not tested & {"found_by", "learned_via"}:
            assert each.infers == (tested <= facts_read()), each.why.en


def test_where_nothing_follows_what_cannot_be_together_is_refused_all_the_same() -> None:
    """No value of the other fact is worked out from the one, and both together are no case."""
    for each in (one for one in codebook().contradictions if not one.infers):
        *others, last = each.together
        for value in (one for one in representative_values(codebook().fact(last.fact), (last,)) if last.passes(one)):
            first = {test.fact: _passing(test) for test in others}
            assert last.fact not in codebook().contradictions.implied(first), each.why.en
            assert each.found_in({**first, last.fact: value})


def _passing(test: Predicate) -> FactValue:
    return next(value for value in representative_values(codebook().fact(test.fact), (test,)) if test.passes(value))
