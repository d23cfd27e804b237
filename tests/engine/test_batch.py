"""Many incidents at once: on every one of them what the chain answers."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest

from privesfeer.api.ask.registry import casebook, codebook, rulebook
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.fact import FactValue, representative_values
from privesfeer.engine.doctrine.answer_chain import AnswerChain
from privesfeer.engine.doctrine.factors import FactorIndex
from privesfeer.engine.doctrine.law import Law
from privesfeer.engine.search.batch import STATUSES, Answers, Batch
from privesfeer.engine.search.column import NONE
from privesfeer.rules.condition import Condition, Not
from privesfeer.rules.ladder import Family, Ladder
from tests.drawn import drawn
from tests.engine.books import ALL_GOVERN, LAWS, TODAY, TWO_LINES, answered, is_raised

Known = Mapping[str, FactValue]
RULINGS: tuple[Known, ...] = (*(ruling.facts.known for ruling in casebook()), TWO_LINES)
BOOKS = {"as they are": LAWS, "all govern": ALL_GOVERN}
BATCHES = {name: Batch(laws.values()) for name, laws in BOOKS.items()}
OUTCOMES = [(question.id, outcome) for question in codebook().questions for outcome in question.outcomes]


def by_chain(known: Known, laws: Mapping[str, Law], assume: Mapping[str, str]) -> dict[str, Any]:
    """Give outcome and status of each question after the chain."""
    links = AnswerChain(laws.values(), known, assume).links
    return {name: link.result and (link.result.outcome, link.result.status) for name, link in links.items()}


def alone(known: Known, batch: Batch, assume: Mapping[str, str]) -> dict[str, Any]:
    """Give outcome and status of each question after a batch of this one incident."""
    return dict(batch.answer(batch.encode([known]), assume).of(0))


def smallest(known: Known, laws: Mapping[str, Law], batch: Batch, assume: Mapping[str, str]) -> dict[str, FactValue]:
    """Leave out facts as long as batch and chain still disagree on the others."""
    left = dict(known)
    for name in tuple(left):
        fewer = {each: value for each, value in left.items() if each != name}
        if by_chain(fewer, laws, assume) != alone(fewer, batch, assume):
            return smallest(fewer, laws, batch, assume)
    return left


def disagreement(
    facts: Sequence[Known], laws: Mapping[str, Law], batch: Batch, assume: Mapping[str, str] | None = None
) -> str | None:
    """Say on which incident batch and chain disagree, made as small as can be; None: on none of them."""
    assume = assume or {}
    answers = batch.answer(batch.encode(facts), assume)
    assert len(answers) == len(facts)
    for place, known in enumerate(facts):
        expected, found = by_chain(known, laws, assume), answers.of(place)
        if expected == found:
            continue
        if alone(known, batch, assume) == expected:  # right by itself, wrong beside others
            return f"incident {place} of {len(facts)}: {known}: {found} instead of {expected}"
        small = smallest(known, laws, batch, assume)
        return f"{small}: {alone(small, batch, assume)} instead of {by_chain(small, laws, assume)}"
    return None


@pytest.mark.parametrize("book", BOOKS)
def test_every_ruling_is_answered_as_the_chain_answers_it(book: str) -> None:
    """Also where every question may call its answers governed, so that findings hold others back."""
    assert disagreement(RULINGS, BOOKS[book], BATCHES[book]) is None


@pytest.mark.parametrize("book", BOOKS)
def test_random_incidents_are_answered_as_the_chain_answers_them(book: str) -> None:
    """Near rulings and far from them, with few facts known and with many."""
    assert disagreement(list(drawn(2000, seed=1)), BOOKS[book], BATCHES[book]) is None


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize(("question", "outcome"), OUTCOMES)
def test_what_is_assumed_enters_later_answers_as_in_the_chain(question: str, outcome: str, book: str) -> None:
    """Each outcome of each question."""
    facts = [*RULINGS[::4], *drawn(50, seed=2)]
    assert disagreement(facts, BOOKS[book], BATCHES[book], {question: outcome}) is None


@pytest.mark.parametrize("book", BOOKS)
def test_several_assumptions_hold_together(book: str) -> None:
    """Of every question one outcome."""
    for assume in (dict(OUTCOMES), dict(reversed(OUTCOMES))):
        assert disagreement(RULINGS[::2], BOOKS[book], BATCHES[book], assume) is None


def test_every_way_to_an_answer_is_among_what_is_compared() -> None:
    """All statuses, answers held back, requirements, and lines of which the stronger one decides."""
    seen = set[str]()
    for known in (*RULINGS, *drawn(2000, seed=1)):
        for link in answered(known, laws=ALL_GOVERN).links.values():
            result = link.result
            seen.add(result.status if result else "not raised")
            if result and result.status == "contested" and result.outcome:
                seen.add("the stronger line")
            if result and not any(result.governing.values()) and link.law.required(link.factors):
                seen.add("required")
            if link.held_back:
                seen.add("held back")
    assert seen >= {*STATUSES, "not raised", "held back", "required", "the stronger line"}


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 128, 150])
@pytest.mark.parametrize("chunk", [64, 100, 1000])
def test_how_incidents_are_cut_up_changes_nothing(count: int, chunk: int) -> None:
    """None, one, and numbers around the words and chunks into which they are cut."""
    facts = list(drawn(count, seed=3))
    whole, cut = BATCHES["all govern"], Batch(ALL_GOVERN.values(), chunk)
    expected, found = whole.answer(whole.encode(facts)), cut.answer(cut.encode(facts))
    assert len(found) == count
    assert np.array_equal(expected.outcome, found.outcome)
    assert np.array_equal(expected.status, found.status)
    assert disagreement(facts, ALL_GOVERN, cut) is None


def test_answers_are_read_by_name() -> None:
    """A row for each question, in the order in which they are answered; `NONE` where there is nothing to name."""
    answers = Answers(
        {"first": ("yes", "no"), "second": ("yes", "no"), "third": ("yes", "no")},
        np.array([[1], [NONE], [NONE]], np.int8),
        np.array([[STATUSES.index("leaning")], [STATUSES.index("undetermined")], [NONE]], np.int8),
    )
    assert answers.of(0) == {"first": ("no", "leaning"), "second": (None, "undetermined"), "third": None}
    assert list(BATCHES["as they are"].answer(BATCHES["as they are"].encode([])).outcomes) == list(LAWS)


def test_a_sum_that_equals_the_margin_is_added_up_as_the_law_adds_it() -> None:
    """On the margin itself a sum in another order could fall to the other side."""
    met = 0
    question = rulebook().questions["private_sphere"]
    for known in RULINGS[::8]:
        result = answered(known).links["private_sphere"].result
        if result is None:
            continue  # another act is at issue
        for margin in (abs(result.balance), np.nextafter(abs(result.balance), 9)):
            factor_index = FactorIndex(question.model_copy(update={"margin": float(margin)}))
            laws = {"private_sphere": Law(rulebook(), casebook(), factor_index, TODAY)}
            assert disagreement([*RULINGS], laws, Batch(laws.values())) is None
            met += result.status == "leaning"
    assert met


SET, NUMBER, ORDERED, ENUM, BOOLEAN = "content", "audience_size", "audience", "sector", "colleagues_in_audience"
TESTS: list[dict[str, Any]] = [
    {"fact": SET, "any_of": list(codebook().fact(SET).values)[:2]},
    {"fact": SET, "all_of": list(codebook().fact(SET).values)[:2]},
    {"fact": SET, "none_of": list(codebook().fact(SET).values)[:2]},
    {"fact": NUMBER, "at_most": 7},
    {"fact": NUMBER, "at_least": 7},
    {"fact": NUMBER, "at_least": 0},
    {"fact": ORDERED, "at_most": list(codebook().fact(ORDERED).values)[1]},
    {"fact": ORDERED, "at_least": list(codebook().fact(ORDERED).values)[1]},
    {"fact": ENUM, "one_of": list(codebook().fact(ENUM).values)[:2]},
    {"fact": BOOLEAN, "is": True},
]


@pytest.mark.parametrize("denied", [False, True])
@pytest.mark.parametrize("test", TESTS, ids=str)
def test_every_kind_of_test_passes_where_it_should(test: dict[str, Any], denied: bool) -> None:  # noqa: FBT001 - a parameter
    """Asserted and denied, on every value that tells, and where the fact is not known."""
    predicate = Predicate.model_validate(test, context=codebook())
    condition: Condition = Not(not_=predicate) if denied else predicate
    question = rulebook().questions["private_sphere"].model_copy(update={"raised_by": condition})
    law = Law(rulebook(), casebook(), FactorIndex(question), TODAY)
    tried = [{predicate.fact: each} for each in representative_values(codebook().fact(predicate.fact), [predicate])]
    facts: list[Known] = [{}, *tried]
    batch = Batch([law])
    raised = batch.answer(batch.encode(facts)).status[0] != NONE
    assert raised.tolist() == [is_raised(question, known) for known in facts]


def test_facts_and_values_that_are_not_in_the_codebook_are_refused() -> None:
    """They are a mistake, whether or not a rule tests the fact."""
    unknown: list[dict[str, FactValue]] = [
        {"no_such_fact": True},
        {ENUM: "no_such_value"},
        {SET: frozenset({"no_such_value"})},
    ]
    for known in unknown:
        for batch in (Batch([LAWS["account_belongs_to"]]), BATCHES["as they are"]):
            with pytest.raises(KeyError):
                batch.encode([known])


@pytest.mark.parametrize("fact", [SET, NUMBER])
def test_a_fact_that_cannot_be_tabulated_cannot_say_which_rulings_govern(fact: str) -> None:
    """A ladder over numbers or sets is refused when the law is compiled, not answered wrongly."""
    question = rulebook().questions["measure_upheld"]
    assert question.ladder
    families: tuple[Family, ...] = question.ladder.families
    ladder = Ladder(fact=fact, families=families)
    law = Law(rulebook(), casebook(), FactorIndex(question.model_copy(update={"ladder": ladder})), TODAY)
    with pytest.raises(ValueError, match=fact):
        Batch([law])


def test_a_disagreement_is_made_as_small_as_can_be() -> None:
    """Of a batch under other law than the chain's: every fact that is left is needed for it."""
    laws, batch = LAWS, BATCHES["all govern"]
    assert (disagreement(RULINGS, laws, batch) or "").startswith("{")
    known = next(known for known in RULINGS if by_chain(known, laws, {}) != alone(known, batch, {}))
    small = smallest(known, laws, batch, {})
    assert small.items() <= known.items()
    for name in small:
        fewer = {each: value for each, value in small.items() if each != name}
        assert by_chain(fewer, laws, {}) == alone(fewer, batch, {})
