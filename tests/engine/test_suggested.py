"""Suggested: what a text suggests is measured on the rulings, and what is seldom right is not suggested."""

from functools import cache

import pytest

from privesfeer.api.ask import reading
from privesfeer.api.ask.registry import BOOKS, casebook
from privesfeer.cases.terms import Terms
from privesfeer.engine.audit.suggested import FEW, LEAST, Count, TermsMeasured, measure_terms, seen
from tests.cases.test_terms import PLAIN


@cache
def measured() -> TermsMeasured:
    """Measure the terms, once."""
    return measure_terms(BOOKS.terms, casebook())


def test_what_is_kept_is_what_the_terms_and_rulings_of_today_give() -> None:
    """Else `make refresh` was forgotten."""
    assert reading.FILE.read_bytes() == reading.kept_terms(measured())
    assert reading.measured_terms() == measured()


def test_a_fact_below_three_in_five_is_not_suggested() -> None:
    """On all rulings, and on the half that was not looked at when the terms were chosen; nor a value below it."""
    sound = measured().sound
    assert sound
    for name, value in sound:
        for count in (
            *(measured().of(name, apart=apart) for apart in (True, False)),
            *(measured().of(name, value, apart=apart) for apart in (True, False)),
        ):
            assert count.precision is None or count.precision >= LEAST, (name, value)
        assert measured().of(name, apart=True).suggested, name
    assert {name for name, _ in BOOKS.terms.all - sound} > {"target", "learned_via", "leading_role"}
    suggested = {(fact, value) for table in reading.tables().values() for fact, value, _ in table.terms}
    assert suggested == sound


def test_a_suggestion_on_which_the_ruling_is_silent_counts_as_wrong() -> None:
    """Only a value that the ruling states is right; what it states and no word says is missed."""
    count = Count(right=3, otherwise=1, unstated=1, missed=3)
    assert (count.suggested, count.precision, count.recall, count.low) == (5, 0.6, 0.5, False)
    assert Count(right=2, unstated=2).low
    assert (Count().precision, Count().recall, Count().low) == (None, None, False)


def test_each_ruling_is_read_in_each_language_and_stands_in_one_half() -> None:
    """Rulings of one affair stand in the same half, or one would have taught the words for the other."""
    assert sum(measured().rulings) == len(list(casebook()))
    halves: dict[str, set[bool]] = {}
    for ruling in casebook():
        halves.setdefault(ruling.affair or ruling.key, set()).add(seen(ruling))
    assert all(len(each) == 1 for each in halves.values())
    assert min(measured().rulings) > 100


def test_a_word_that_stands_everywhere_suggests_what_is_seldom_so() -> None:
    """So it is measured out again."""
    terms = Terms.model_validate({**PLAIN, "facts": {"publicity": {True: ["de"]}}}, context=BOOKS.codebook)
    found = measure_terms(terms, casebook())
    assert found.of("publicity").suggested > 200
    assert not found.sound


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_suggestion_says_what_it_was_worth(lang: str) -> None:
    """How often it was right, or that this is hardly measured, or not at all."""
    assert measured().of("platforms", "teams") == Count()
    assert measured().of("measure", "pay_measure").suggested < FEW
    right = str(measured().of("platforms", "facebook").right)
    told = [reading.worth_of(*one)[lang] for one in (("platforms", "facebook"), ("platforms", "teams"))]
    assert [right in each for each in told] == [True, False]
    assert reading.worth_of("measure", "pay_measure")[lang].partition(":")[1]
