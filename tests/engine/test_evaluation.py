"""Evaluation: figures that are right, folds without a trace of the affair under test, and reasons for what is wrong."""

import datetime as dt
from itertools import product
from typing import Any

import pytest

from privesfeer.api.ask.registry import casebook, courts, rulebook
from privesfeer.cases.casebook import Casebook
from privesfeer.cases.commons.text import LANGUAGES
from privesfeer.cases.ruling import Ruling
from privesfeer.engine.audit import evaluation
from privesfeer.engine.audit.evaluation import apart, evaluate
from privesfeer.engine.audit.folds import Folds, Mode
from privesfeer.engine.audit.score import STANDINGS, Label, Measured, Prediction, wilson
from tests.cases.sample import ruling
from tests.conftest import Evaluated, sparing

QUESTIONS = rulebook().questions
MODES: tuple[Mode, ...] = ("leave_one_affair_out", "chronological")
DECIDED = [each for each in casebook() if each.decisions]


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),  # Newcombe, Statistics in Medicine 17 (1998), table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 0.8389, 1.0),
    ],
)
def test_the_interval_is_that_of_the_literature(right: int, n: int, low: float, high: float) -> None:
    """To four decimals, and never outside 0 and 1."""
    found = wilson(right, n)
    assert found is not None
    assert found == pytest.approx((low, high), abs=5e-5)
    assert 0 <= found[0] <= right / n <= found[1] <= 1


def test_of_nothing_there_is_no_interval() -> None:
    """Nor a share."""
    assert wilson(0, 0) is None
    assert Measured("private_sphere", (), governs=True).score.accuracy is None


def turned(each: Ruling) -> Ruling:
    """Give a ruling all its outcomes reversed, resting on nothing in particular."""
    other = {
        name: dict(zip(question.statements, reversed(question.statements), strict=True))
        for name, question in QUESTIONS.items()
    }
    decisions = tuple(
        decision.model_copy(
            update={"outcome": other[decision.question][decision.outcome], "relied_on": (), "despite": ()}
        )
        for decision in each.decisions
    )
    return each.model_copy(update={"decisions": decisions})


def told(folds: Folds, each: Ruling) -> list[tuple[Any, ...]]:
    """Give what is predicted, without what is compared with it."""
    decided = [name for name in QUESTIONS if each.decision(name)]
    return [(p.question, p.outcome, p.status, p.majority, p.governed) for p in folds.predictions(each, decided)]


@pytest.mark.parametrize(("mode", "every"), sparing(product(MODES, (12, 96)), [(MODES[0], 96)]))
def test_nothing_of_the_affair_under_test_leaves_a_trace(mode: Mode, every: int) -> None:
    """With all decisions of the affair turned the other way, each of its rulings is predicted the same."""
    folds = Folds(rulebook(), casebook(), mode)
    for each in DECIDED[::every]:
        changed = [turned(other) if other.line == each.line else other for other in casebook()]
        book = Casebook(changed, casebook().release, courts(), textbook=casebook().textbook)
        assert told(Folds(rulebook(), book, mode), book[each.key]) == told(folds, each), each.key


@pytest.mark.parametrize("mode", sparing(MODES, MODES[:1]))
def test_every_decision_that_counts_is_predicted(evaluated: Evaluated, mode: Mode) -> None:
    """As a precedent on the day of the release; without a date only where time plays no part."""
    for found in evaluated(mode).questions:
        name = found.question
        counted = rulebook().precedents(name, casebook(), casebook().release)
        expected = [each.ruling.key for each in counted if each.ruling.date or mode != "chronological"]
        assert [each.ruling.key for each in found.predictions] == expected
    undated = {each.ruling.key for each in evaluated(mode).left_out}
    assert all(casebook()[key].date is None for key in undated)
    assert bool(undated) == (mode == "chronological")


@pytest.mark.parametrize("mode", sparing(MODES, MODES[:1]))
def test_the_figures_add_up(evaluated: Evaluated, mode: Mode) -> None:
    """All statuses together are all decisions; a reason is given where the outcome is not the court's."""
    for each in evaluated(mode).questions:
        by_status = each.by_status
        assert list(by_status) == [name for name in STANDINGS if name in by_status]
        for count in ("n", "answered", "right"):
            assert getattr(each.score, count) == sum(getattr(score, count) for score in by_status.values())
        assert each.score.affairs <= each.score.n
        for prediction in each.predictions:
            assert (prediction.reason is None) == prediction.right
            assert prediction.governed == prediction.outcome or prediction.status != "governed"
            if prediction.reason:
                assert all(prediction.reason[lang] and "{" not in prediction.reason[lang] for lang in LANGUAGES)


@pytest.mark.slow
def test_a_ruling_is_predicted_from_earlier_ones_alone(evaluated: Evaluated) -> None:
    """The first of all on a question from none: then there is no majority, and no answer from precedent."""
    for each in evaluated("chronological").questions:
        first = each.predictions[0]
        assert first.majority is None
        assert first.status not in {"governed", "contested"}


def test_the_law_of_a_day_ends_the_day_before() -> None:
    """Two rulings of the same day do not know each other; the third knows both, and the later one is not known."""
    closed = [{**ruling().decisions[0].model_dump(), "question": "circle", "outcome": "closed"}]
    days = ((1, 1), (2, 1), (3, 2), (4, 3))
    made_up = [ruling(f"made-up-{n}", date=f"2099-01-0{day}", decisions=closed) for n, day in days]
    book = Casebook([*casebook(), *made_up], dt.date(2099, 12, 31), courts())
    folds = Folds(rulebook(), book, "chronological")
    keys = {each.key for each in made_up}
    new = {each.key: keys & {known.key for known in folds.laws(each, ["circle"])[-1].readings} for each in made_up}
    assert new == {
        "made-up-1": set(),
        "made-up-2": set(),
        "made-up-3": {"made-up-1", "made-up-2"},
        "made-up-4": {"made-up-1", "made-up-2", "made-up-3"},
    }


@pytest.mark.slow
def test_more_processes_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the same order."""
    monkeypatch.setattr(evaluation, "_WORTH_SHARING", 0)
    one, two = (evaluate(rulebook(), casebook(), "rulings", outside=OUTSIDE, workers=n) for n in (1, 2))
    assert one == two


OUTSIDE = (
    ruling("made-up-1"),
    ruling("made-up-2", outcome="not_private", date="2020-01-01", facts={"audience": "public"}),
    ruling("made-up-3", date="2021-01-01", decisions=[]),
)


def test_rulings_from_outside_are_predicted_from_the_whole_casebook() -> None:
    """One that decides nothing is left out, and nothing is added to the casebook."""
    before = len(casebook())
    found = evaluate(rulebook(), casebook(), "rulings", outside=OUTSIDE)
    (private,) = (each for each in found.questions if each.question == "private_sphere")
    assert [each.ruling.key for each in private.predictions] == ["made-up-1", "made-up-2"]
    assert [each.ruling.key for each in found.left_out] == ["made-up-3"]
    assert len(casebook()) == before
    assert [each.key for each in OUTSIDE if casebook().find(each.key)] == []


@pytest.mark.parametrize(
    "changes",
    [
        {"key": "RBMAA-2012-BV3122"},
        {"ecli": "ECLI:NL:RBMAA:2012:BV3122"},
        {"affair": "boa-appgroep-paniek"},
        {"relations": [{"kind": "appeal_of", "ruling": "ECLI:NL:RBMAA:2012:BV3122"}]},
    ],
    ids=["key", "ecli", "affair", "appeal"],
)
def test_what_the_casebook_knows_is_left_out(changes: dict[str, Any]) -> None:
    """Under any name, as another ruling of an affair in it, or on appeal from it; and so is all of its affair."""
    one = ruling(**{"key": "made-up-1", "affair": "made-up", **changes})
    two = ruling("made-up-2", affair=one.affair)
    three = ruling("made-up-3", relations=[{"kind": "overturned_by", "ruling": "made-up-2"}])
    free = ruling("made-up-4", relations=[{"kind": "follows", "ruling": "ECLI:NL:RBMAA:2012:BV3122"}])
    kept, left_out = apart(casebook(), (one, two, three, free))
    assert [each.key for each in kept] == ["made-up-4"]
    assert {each.ruling.key for each in left_out} == {one.key, "made-up-2", "made-up-3"}


def test_a_ruling_that_the_casebook_names_as_its_appeal_is_left_out() -> None:
    """Though the ruling itself does not say so."""
    below = ruling("made-up-0", relations=[{"kind": "upheld_by", "ruling": "made-up-1"}])
    book = Casebook([*casebook(), below], casebook().release, courts())
    kept, left_out = apart(book, (ruling("made-up-1"), ruling("made-up-2")))
    assert [each.key for each in kept] == ["made-up-2"]
    assert "made-up-0" in left_out[0].reason.en


@pytest.mark.parametrize(
    ("governs", "answers", "right", "borne_out"),
    [(True, 10, 9, True), (True, 9, 9, False), (True, 20, 17, False), (False, 9, 9, True), (False, 10, 9, False)],
)
def test_the_label_takes_ten_answers_of_which_nine_in_ten_are_right(
    governs: bool,  # noqa: FBT001 - a parameter of the test
    answers: int,
    right: int,
    borne_out: bool,  # noqa: FBT001 - likewise
) -> None:
    """A question that keeps silent though it has earned the label is not as the figures say either."""
    assert Label(governs, answers, right).borne_out is borne_out


def test_the_majority_is_that_of_each_fold() -> None:
    """Where a fold has none, its decision does not count for the baseline."""
    sample = ruling()

    def predicted(court: str, majority: str | None) -> Prediction:
        return Prediction(sample, "private_sphere", court, court, "leaning", "slight", majority, None, None)

    pairs = [("private", "private"), ("private", "not_private"), ("private", None), ("not_private", "not_private")]
    found = Measured("private_sphere", tuple(predicted(*pair) for pair in pairs), governs=True)
    assert found.majority == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("closed", "open_", "binding"),
    [(22, 8, True), (21, 8, False), (23, 7, False), (30, 0, False)],
)
def test_a_share_binds_from_thirty_decisions_of_eight_affairs_for_either_outcome(
    closed: int, open_: int, *, binding: bool
) -> None:
    """Rulings of one affair count as one."""
    courts_ = ["closed"] * closed + ["open"] * open_
    made = tuple(
        Prediction(ruling(f"made-up-{n}"), "circle", court, None, "undetermined", None, None, None, None)
        for n, court in enumerate(courts_)
    )
    assert Measured("circle", made, governs=True).binding is binding


def test_a_rule_that_rests_on_later_rulings_alone_is_none_in_an_earlier_casebook() -> None:
    """Neither is it known before them; with an article it stands on that."""
    first = casebook().released(casebook().first)
    rules = [each for question in QUESTIONS.values() for each in question.rules]
    later = [each for each in rules if all(one.ruling and not first.find(one.ruling) for one in each.authority)]
    assert later
    assert [each.id for each in later if rulebook().starts(each, first)] == []
    assert all(rulebook().starts(each, first) for each in rules if each not in later)
