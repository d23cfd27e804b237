"""What a strength is worth is measured on rulings left out, told beside every answer that leans, and holds."""

from collections import Counter

import pytest

from privesfeer.api.ask import measured as kept
from privesfeer.api.ask.measured import measured, tracked
from privesfeer.api.ask.registry import Incident, casebook, codebook, rulebook
from privesfeer.api.ask.services import reasoner
from privesfeer.api.memo import READERS, matter, memo
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.reports.headline import at_issue
from privesfeer.api.reports.verdict import report
from privesfeer.cases.commons.text import LANGUAGES, Lang
from privesfeer.engine import Evaluation, Measured, Prediction, Strength
from tests.golden import EXAMPLES, answered, asked

LEAST_LIKELY, LEAST_CERTAIN, LEAST_COUNT = 0.85, 0.9, 10


def predictions(strength: Strength, right: int, wrong: int) -> tuple[Prediction, ...]:
    """Give predictions of that strength, so many of them right."""
    ruling = next(iter(casebook()))
    outcomes = ["misconduct"] * right + ["no_misconduct"] * wrong
    return tuple(
        Prediction(ruling, "misconduct", "misconduct", outcome, "leaning", strength, None, None, None)
        for outcome in outcomes
    )


@pytest.mark.parametrize(("right", "wrong"), [(8, 1), (9, 1)])
def test_of_fewer_than_ten_answers_no_figure_is_told(right: int, wrong: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would say more than so few can show; and of the other strength what was measured of that."""
    shown = Measured("misconduct", (*predictions("likely", right, wrong), *predictions("slight", 0, 20)), governs=False)
    evaluation = Evaluation("leave_one_affair_out", (shown,), (), reasoner().versions)
    monkeypatch.setattr(kept, "measured", lambda: evaluation)
    enough = {("misconduct", None, "likely"): (right, right + wrong)} if right + wrong >= LEAST_COUNT else {}
    assert tracked.__wrapped__().left_out == {**enough, ("misconduct", None, "slight"): (0, 20)}


def test_answers_on_a_measure_are_counted_with_those_on_its_kind_alone() -> None:
    """What was measured of a dissolution says nothing of a summary dismissal; each measure belongs to one kind."""
    found = next(each for each in measured().questions if each.question == "measure_upheld")
    ladder = rulebook().questions["measure_upheld"].ladder
    assert ladder
    values = [value for kind in ladder.kinds for value in kind.values]
    assert sorted(values) == sorted({*codebook().fact("measure").values} - {"none"})
    for kind in ladder.kinds:
        for strength in ("likely", "slight"):
            held = [
                each.right
                for each in found.predictions
                if each.strength == strength and each.ruling.facts.known.get("measure") in kind.values
            ]
            told = tracked().left_out.get(("measure_upheld", kind.id, strength))
            assert told == ((sum(held), len(held)) if len(held) >= LEAST_COUNT else None)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_answer_that_leans_says_what_that_is_worth(lang: Lang) -> None:
    """And no other, in the report, and on its first screen of the one at issue; no memo speaks of the program."""
    example = next(each for each in EXAMPLES if each.stem == "blokker")
    answers = answered(example).answers
    assert all(bool(each.worth) is bool(each.strength) for each in answers)
    told = Counter(each.worth[lang] for each in answers if each.worth)
    assert told
    first = at_issue(answered(example))
    screen = Counter([first.worth[lang]] if first and first.worth else [])
    said = markdown(report(answered(example), lang))
    assert Counter({sentence: said.count(sentence) for sentence in told}) == told + screen
    for reader in READERS:
        written = markdown(tuple(memo(matter(asked(example)), lang, reader)))
        assert not [sentence for sentence in told if sentence in written], reader


def count(*standings: str) -> tuple[int, int]:
    """Give how many of the answers so called are right, and how many there are."""
    called = [each for question in measured().questions for each in question.predictions if each.standing in standings]
    return sum(each.right for each in called), len(called)


def test_what_is_called_likely_is_likely() -> None:
    """Each affair left out in turn, over all questions together."""
    right, n = count("likely")
    assert n >= LEAST_COUNT
    assert right >= LEAST_LIKELY * n, (right, n)


def test_what_a_rule_or_precedent_decides_is_nearly_certain() -> None:
    """Likewise, over all questions together."""
    right, n = count("required", "governed")
    assert n >= LEAST_COUNT
    assert right >= LEAST_CERTAIN * n, (right, n)


@pytest.mark.parametrize("question", [name for name, each in rulebook().questions.items() if each.likely is not None])
def test_the_threshold_of_a_question_holds(question: str) -> None:
    """Where it calls answers likely by weighing, at least 85 % of at least eight so called are right."""
    found = next(each for each in measured().questions if each.question == question)
    score = found.by_status.get("likely")
    assert score is not None
    assert score.n >= 8, score
    assert score.right >= LEAST_LIKELY * score.n, score


@pytest.mark.parametrize(
    ("incident", "question"),
    [("slipped-into-the-shift-group", "character"), ("mu-facebook-outburst-dissolution", "measure_upheld")],
)
def test_where_counsel_could_plead_both_the_answer_leans_slightly_at_most(incident: str, question: str) -> None:
    """A private message in the work's own group; a gross insult after provocation, with apology and a good record."""
    told = next(each for each in casebook().textbook if each.id == incident)
    verdict = reasoner().reason(Incident.model_validate({"facts": told.facts.plain}), casebook().release)
    answer = next(each for each in verdict.answers if each.question == question)
    assert answer.strength in {None, "slight"}
