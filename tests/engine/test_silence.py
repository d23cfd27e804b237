"""Silence: what is known where no answer is given, and on which no factor rests, in made-up books and the real ones."""

from typing import Any

import pytest

from privesfeer.api.ask.services import reasoner as ready
from privesfeer.cases.fact import FactValue
from privesfeer.cases.ruling import Ruling
from privesfeer.engine.audit.drawn import drawn
from privesfeer.engine.audit.folds import Folds
from privesfeer.engine.audit.own_outcomes import predict
from privesfeer.engine.audit.silence import Silent, Unread, silences
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.reasoner import Reasoner
from tests.cases.sample import ruling
from tests.engine.small import BOOKS, CODEBOOK, RULEBOOK, coherent
from tests.engine.test_check import ABOUT_WORK, FRIENDS, OWN_DEVICE, decided, factor, reasoner

Unreads = dict[tuple[str, FactValue | None], Unread]
SMALL = Reasoner(RULEBOOK, BOOKS.casebook)


def heard(*rulings: Ruling, rules: tuple[dict[str, Any], ...] = (FRIENDS, OWN_DEVICE, ABOUT_WORK)) -> Silent:
    """Look at made-up rulings alone."""
    (silent,) = silences(reasoner(*rulings, rules=rules), count=0)
    return silent


def unread(*rulings: Ruling, rules: tuple[dict[str, Any], ...] = (FRIENDS, OWN_DEVICE, ABOUT_WORK)) -> Unreads:
    """Give what moves nothing in made-up rulings, by fact and value."""
    return {(each.fact, each.value): each for each in heard(*rulings, rules=rules).unread}


PUBLIC = ruling(
    "public",
    "not_private",
    facts={"audience": "public", "platforms": ["twitter"], "work_related": True},
    decisions=decided("not_private", "audience"),
)
BY_PLATFORM = ruling("by-platform", facts={"platforms": ["hyves"]}, decisions=decided("private", "platforms"))


def test_what_lawyers_weigh_and_no_factor_reads_is_named() -> None:
    """What a court weighed on the question anywhere; not what a factor that holds rests on, nor what nobody weighs."""
    found = unread(PUBLIC, BY_PLATFORM)
    assert found.keys() == {
        ("audience", "public"),
        ("platforms", frozenset({"twitter"})),
        ("platforms", frozenset({"hyves"})),
    }
    public, platform = found["audience", "public"], found["platforms", frozenset({"twitter"})]
    assert [each.ruling.key for each in public.weighed] == ["public"]
    assert (public.decided, public.casebook, public.textbook, public.drawn) == ((), 1, 0, 0)
    assert [each.ruling.key for each in platform.decided] == ["public"], "the court weighed it elsewhere, not here"
    assert platform.weighed == ()
    assert platform.decided[0].decision.outcome == "not_private"


def test_what_courts_counted_against_their_outcome_is_weighed_too() -> None:
    """They say so under `despite`."""
    overcome = ruling("overcome", facts={"platforms": ["hyves"]}, decisions=decided("private", despite=("platforms",)))
    assert [each.ruling.key for each in unread(overcome)["platforms", frozenset({"hyves"})].weighed] == ["overcome"]


def test_what_a_rule_reads_is_weighed_though_no_court_named_it() -> None:
    """In the value in which no factor holds."""
    other = ruling("other", facts={"device_owner": "employer"}, decisions=decided("private"))
    assert unread(other).keys() == {("device_owner", "employer")}


def test_first_comes_what_the_court_weighed_in_that_very_ruling() -> None:
    """However often another circumstance is known; then what is known most often."""
    facts = {"platforms": ["twitter"], "device_owner": "employer"}
    others = [ruling(f"other-{number}", facts=facts, decisions=decided("private")) for number in range(3)]
    one = ruling(
        "one", facts={"platforms": ["twitter"], "audience": "public"}, decisions=decided("private", "audience")
    )
    found = heard(*others, one, BY_PLATFORM).unread
    assert [(each.fact, len(each.weighed), each.casebook) for each in found] == [
        ("platforms", 1, 1),
        ("audience", 1, 1),
        ("platforms", 0, 4),
        ("device_owner", 0, 3),
    ]


def test_an_answer_that_is_given_is_not_silent() -> None:
    """It counts among those that raise the question."""
    friends = [ruling(f"friends-{number}", facts={"audience": "friends"}) for number in range(6)]
    silent = heard(*friends, PUBLIC)
    assert (silent.raised["casebook"], silent.withheld["casebook"]) == (7, 1)
    assert {each.fact for each in silent.unread} == {"audience"}


def test_a_list_is_taken_apart() -> None:
    """A factor on one thing in it says nothing of another; that it is empty is a circumstance as well."""
    insult = factor("insult", "not_private", {"fact": "content", "any_of": ["insult"]})
    both = ruling("both", facts={"content": ["insult", "criticism"]}, decisions=decided("private"))
    assert unread(both, rules=(FRIENDS, insult)).keys() == {("content", frozenset({"criticism"}))}
    empty = ruling("empty", facts={"content": []}, decisions=decided("private"))
    assert unread(empty, rules=(FRIENDS, insult)).keys() == {("content", frozenset())}


def test_numbers_are_taken_together() -> None:
    """Each of them is rare."""
    large = factor("large", "not_private", {"fact": "audience_size", "at_least": 100})
    few = [ruling(f"of-{size}", facts={"audience_size": size}, decisions=decided("private")) for size in (3, 5)]
    found = unread(*few, rules=(FRIENDS, large))
    assert {key: each.casebook for key, each in found.items()} == {("audience_size", None): 2}


def test_what_takes_a_factor_away_moves_something() -> None:
    """An exception that holds does; what it leaves without a factor does not, nor an exception that does not hold."""
    lifted = OWN_DEVICE | {"unless": {"fact": "work_channel", "is": True}}
    facts = {"device_owner": "employee", "work_channel": True}
    taken = ruling("taken", facts=facts, decisions=decided("private"))
    assert unread(taken, rules=(lifted, ABOUT_WORK)).keys() == {("device_owner", "employee")}
    kept = ruling("kept", facts=facts | {"work_channel": False}, decisions=decided("private"))
    assert unread(kept, rules=(lifted, ABOUT_WORK)).keys() == {("work_channel", False)}


def test_a_factor_that_the_affair_alone_carries_is_told_apart() -> None:
    """It is left out with the affair, and an editor should not write it a second time."""
    public = factor("public", "not_private", {"fact": "audience", "one_of": ["public"]}, {"ruling": "public"})
    found = unread(PUBLIC, BY_PLATFORM, rules=(FRIENDS, ABOUT_WORK, public))
    assert found["audience", "public"].left_out == {"public"}
    assert found["platforms", frozenset({"hyves"})].left_out == set()


def links_of(books: Reasoner, each: Ruling, question: str) -> dict[str, ChainLink]:
    """Predict a ruling on a question without its affair."""
    folds = Folds(books.rulebook, books.casebook, "leave_one_affair_out")
    return dict(predict(folds.laws(each, [question]), each))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("books", "question"),
    [*((SMALL, name) for name in RULEBOOK.order), *((ready(), name) for name in ("circle", "clause_breached"))],
)
def test_what_is_named_can_be_forgotten(books: Reasoner, question: str) -> None:
    """In each ruling that is named no answer is given, and without the circumstance the same factors hold."""
    (silent,) = silences(books, [question], count=0)
    for each in silent.unread:
        for precedent in (*each.weighed, *each.decided):
            known = precedent.ruling.facts.known
            before = links_of(books, precedent.ruling, question)[question]
            assert before.result
            assert before.result.outcome is None
            value = known.pop(each.fact)
            if isinstance(value, frozenset) and isinstance(each.value, frozenset) and value - each.value:
                known[each.fact] = value - each.value
            forgotten = precedent.ruling.model_copy(
                update={"facts": type(precedent.ruling.facts).model_construct(known)}
            )
            after = links_of(books, forgotten, question)[question]
            every = before.law.factor_index.every
            assert after.factors & every == before.factors & every, (precedent.ruling.key, each.fact)


def test_each_origin_is_counted_apart() -> None:
    """Rulings that decided the question, textbook incidents and drawn ones."""
    asked, found = len(BOOKS.casebook.textbook), {each.question: each for each in silences(SMALL, count=40)}
    assert list(found) == list(RULEBOOK.questions)
    calm = found["calm"]
    assert (calm.raised["textbook"], calm.raised["drawn"]) == (asked, 40)
    for each in found.values():
        assert all(each.withheld[name] <= each.raised[name] for name in each.raised)
        for one in each.unread:
            assert one.casebook <= each.withheld["casebook"]
            assert one.textbook <= each.withheld["textbook"]
            assert one.drawn <= each.withheld["drawn"]
            assert one.casebook + one.textbook + one.drawn


def test_neither_an_earlier_answer_nor_the_measure_is_a_circumstance() -> None:
    """The one rests on circumstances of its own, the other is what is asked."""
    ladders = {each.ladder.fact for each in RULEBOOK.questions.values() if each.ladder}
    named = {one.fact for each in silences(SMALL, ["upheld"], count=200) for one in each.unread}
    assert named
    assert not named & (ladders | RULEBOOK.questions.keys())


def test_the_same_incidents_are_drawn_each_time() -> None:
    """Of the same books by the same seed; all of them can be true, and no two seeds draw the same."""
    first, again, other = (list(drawn(CODEBOOK, BOOKS.casebook, 50, seed)) for seed in (1, 1, 2))
    assert first == again != other
    assert all(map(coherent, first))
