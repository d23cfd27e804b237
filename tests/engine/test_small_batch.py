"""Under a law so small that all can be tried: many incidents at once, and facts that change, against plain answers."""

import itertools

import pytest

from privesfeer.cases.fact import FactValue
from privesfeer.engine.doctrine.answer_chain import AnswerChain
from privesfeer.engine.doctrine.factors import FactorIndex
from privesfeer.engine.doctrine.law import Law
from privesfeer.engine.doctrine.result import firmness
from privesfeer.engine.search.batch import Batch
from privesfeer.engine.search.bitset import full, places
from privesfeer.engine.search.decision import Found
from privesfeer.rules.rulebook import Moment
from tests.engine.small import BOOKS, CODEBOOK, DAY, FEW, INCIDENTS, LAWS, RULEBOOK, Answer, answer, answered, told

BATCH = Batch(LAWS.values())
OUTCOMES = {question.id: tuple(question.outcomes) for question in CODEBOOK.questions}
ASSUMED = [{name: outcome} for name, outcomes in OUTCOMES.items() for outcome in outcomes]


@pytest.mark.parametrize("assume", [{}, *ASSUMED], ids=str)
def test_many_incidents_are_answered_as_the_chain_answers_each(assume: dict[str, str]) -> None:
    """With every way to an answer among them; also where an answer is taken as given."""
    tried = INCIDENTS[:: 5 if assume else 1]
    found = BATCH.answer(BATCH.encode(tried), assume)
    for place, known in enumerate(tried):
        expected = {name: answer(link) for name, link in answered(known, assume).links.items()}
        assert {name: each or (None, None) for name, each in found.of(place).items()} == expected, known


def test_every_way_to_an_answer_is_among_what_is_tried() -> None:
    """Of the questions that rulings decide: each status with each outcome, and answers that others hold back."""
    seen, held = set[tuple[str, Answer]](), set[tuple[str, str]]()
    for known in INCIDENTS:
        for name, link in answered(known).links.items():
            seen.add((name, answer(link)))
            held |= {(name, str(answer(link)[1]))} if link.held_back else set()
    for name in ("calm", "welcome", "upheld"):
        for outcome in OUTCOMES[name]:
            assert {(name, (outcome, "governed")), (name, (outcome, "leaning"))} <= seen
        assert (name, (None, "undetermined")) in seen
    assert {(name, (outcome, "required")) for name, outcome in (("welcome", "let_in"), ("welcome", "kept_out"))} <= seen
    assert {("calm", ("no_wild", "contested")), ("calm", (None, "contested"))} <= seen
    assert {("stays", "governed"), ("stays", "leaning"), ("welcome", "leaning"), ("upheld", "leaning")} <= held


def concluded(incidents: list[dict[str, FactValue]]) -> tuple[int, dict[str, Found]]:
    """Answer every question on incidents, as bit vectors."""
    whole = full(len(incidents))
    codes = BATCH.encode(incidents)
    columns = BATCH.bit_encoding.columns.items()
    known = {name: column.vectors(line) for (name, column), line in zip(columns, codes, strict=True)}
    return whole, dict(BATCH.conclude(known, whole, {}))


def test_no_incident_has_two_answers() -> None:
    """One outcome at most, one status where the question is raised, and none where it is not."""
    whole, found = concluded(INCIDENTS)
    for each in found.values():
        ours, theirs = each.won
        assert not ours & theirs
        assert not (ours | theirs) & ~each.raised
        reached = list(each.statuses.values())
        assert not any(one & other for one, other in itertools.combinations(reached, 2))
        assert sum(reached) == each.raised <= whole


def test_where_a_factor_holds_is_told_of_each_incident() -> None:
    """As the chain finds them."""
    _, found = concluded(INCIDENTS)
    for place, known in enumerate(INCIDENTS):
        for name, link in answered(known).links.items():
            held = found[name].held
            assert sum(vector >> place & 1 and 1 << bit for bit, vector in held.items()) == link.factors, (name, known)


def test_answers_differ_where_outcome_or_status_does() -> None:
    """Held against one and the same answer, of each question every answer in turn."""
    whole, found = concluded(INCIDENTS)
    every = [answered(known).links for known in INCIDENTS]
    for name, each in found.items():
        given = [answer(links[name]) for links in every]
        for now, link in {answer(links[name]): links[name] for links in every}.items():
            stated = BATCH.stated(name, link.result, whole)
            assert places(each.differs(stated)) == [place for place, then in enumerate(given) if then != now]
            assert places(each.turned(stated)) == [place for place, then in enumerate(given) if then[0] != now[0]]


def test_an_incident_is_answered_alone_as_among_others() -> None:
    """Whichever of them comes first, with incidents of every regime and sanction behind it."""
    among = BATCH.answer(BATCH.encode(INCIDENTS))
    for place, known in enumerate(INCIDENTS):
        assert BATCH.answer(BATCH.encode([known])).of(0) == among.of(place), known
        if place % 10 == 0:
            assert BATCH.answer(BATCH.encode([known, *FEW])).of(0) == among.of(place), known


def test_only_what_is_asked_is_answered() -> None:
    """With the earlier questions on whose answers it builds."""
    codes = BATCH.encode(INCIDENTS[:50])
    columns = BATCH.bit_encoding.columns.items()
    known = {name: column.vectors(line) for (name, column), line in zip(columns, codes, strict=True)}
    assert [name for name, _ in BATCH.conclude(known, full(50), {}, ["calm", "welcome"])] == ["calm", "welcome"]


def test_facts_that_change_bring_what_a_fresh_start_would() -> None:
    """Known, unknown or otherwise; what nothing touches is left as it is."""
    for before, after in itertools.pairwise(INCIDENTS[:600]):
        chain, changes = answered(before), {name: after.get(name) for name in {**before, **after}}
        fresh = answered(after).links
        for name, link in chain.vary(changes).items():
            assert told(link) == told(fresh[name]), (before, after)
        assert all(link is chain.links[name] for name, link in chain.vary({}).items())


def test_a_question_is_answered_with_the_earlier_ones_on_whose_answers_it_builds() -> None:
    """What is taken as given needs no answer."""
    assert answered({}).closure(["calm"]) == ("calm",)
    assert answered({}).closure(["welcome"]) == ("calm", "welcome")
    assert answered({}).closure(["stays"]) == tuple(LAWS)
    assert answered({}, {"calm": "yes_calm"}).closure(["welcome"]) == ("welcome",)
    assert answered({}, {"welcome": "let_in"}).closure(["stays"]) == ("calm", "upheld", "stays")


def test_an_answer_is_held_back_by_what_is_less_firm_than_it_would_be() -> None:
    """By answers on which it builds, each less firm than it would be by itself."""
    for known in INCIDENTS:
        links = answered(known).links
        for link in links.values():
            if not link.held_back or not link.result:
                continue
            before = [links[name] for name in link.held_back]
            own = link.law.decide(link.factors, link.may_govern, link.reach)
            assert {each.name for each in before} <= link.law.question.earlier
            assert all(each.finding and each.result and firmness(each.result) < firmness(own) for each in before)
            assert firmness(link.result) < firmness(own) or link.result.outcome == own.outcome


def test_a_sum_that_equals_the_margin_reaches_it() -> None:
    """In the law and in the batch, which adds up in another order; just above it, neither does."""
    results = ((known, answered(known).links["calm"].result) for known in INCIDENTS[:400:5])
    weighed = [(known, result) for known, result in results if result and result.status == "leaning" and result.balance]
    assert weighed
    for known, result in weighed:
        on_it = abs(result.balance)
        for margin, expected in ((on_it, ("leaning", "likely")), (on_it + 1e-9, ("undetermined", None))):
            question = RULEBOOK.questions["calm"].model_copy(update={"margin": margin, "likely": margin})
            law = Law(RULEBOOK, BOOKS.casebook, FactorIndex(question), Moment(DAY, DAY))
            found = AnswerChain([law], known, {}).links["calm"].result
            assert found
            assert (found.status, found.strength) == expected
            batch = Batch([law])
            assert batch.answer(batch.encode([known])).of(0)["calm"] == (found.outcome, found.status)


def test_a_factor_implies_those_for_its_side_that_hold_whenever_it_does() -> None:
    """And of what holds only those that no other implies are named."""
    links = [answered(known).links for known in INCIDENTS]
    for name, law in LAWS.items():
        factor_index, held = law.factor_index, [link[name].factors for link in links]
        for rule in (each for each in law.question.factors if each.id in law.valid):
            bit = factor_index.bit[rule.id]
            alike = [
                other
                for other in law.question.factors
                if other.favours == rule.favours and (not other.unless or other.unless == rule.unless)
            ]
            implied = [
                other.id for other in alike if all(each & factor_index.bit[other.id] for each in held if each & bit)
            ]
            assert factor_index.ids(factor_index.implied[bit] & law.active) == tuple(
                each for each in implied if each != rule.id
            )
        for each in held:
            follows = [factor_index.implied[factor_index.bit[factor]] for factor in factor_index.ids(each)]
            named = [
                factor
                for factor in factor_index.ids(each)
                if not any(factor_index.bit[factor] & bits for bits in follows)
            ]
            assert factor_index.ids(factor_index.narrowest(each)) == tuple(named)
