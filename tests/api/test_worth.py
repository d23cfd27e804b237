"""What a strength is worth is measured on rulings left out, told beside every answer that leans, and holds."""

from collections import Counter

import pytest

from api.ask import measured as kept
from api.ask.measured import measured, worth
from api.ask.ready import reasoner
from api.ask.shelf import Incident, casebook, rulebook
from api.memo import matter, memo
from api.paper.blocks import Heading
from api.paper.markdown import markdown
from api.reports.verdict import report
from cases.text import LANGUAGES, Lang
from engine import Evaluation, Measured, Prediction, Strength
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
    """It would say more than so few can show; and of the other strength nothing is told here."""
    shown = Measured("misconduct", (*predictions("likely", right, wrong), *predictions("slight", 0, 20)), governs=False)
    monkeypatch.setattr(kept, "measured", lambda: Evaluation("leave_one_affair_out", (shown,), (), reasoner().versions))
    said = worth("misconduct", "likely")
    assert ("9 van de 10" in said.nl) is ("9 of 10" in said.en) is (right + wrong >= LEAST_COUNT)
    assert ("te weinig" in said.nl) is ("too few" in said.en) is (right + wrong < LEAST_COUNT)
    assert "20" not in said.nl


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_answer_that_leans_says_what_that_is_worth(lang: Lang) -> None:
    """And no other, in the report and in the annex of the memo for a lawyer."""
    example = next(each for each in EXAMPLES if each.stem == "blokker")
    leaning = [each for each in answered(example).answers if each.strength]
    told = Counter(worth(each.question, each.strength)[lang] for each in leaning if each.strength)
    assert told
    written = memo(matter(asked(example)), lang, "lawyer")
    annex = next(at for at, each in enumerate(written) if at and isinstance(each, Heading) and each.level == 1)
    pages = [report(answered(example), lang), written[annex:]]
    for page in pages:
        said = markdown(page)
        assert {sentence: said.count(sentence) for sentence in told} == told


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
def test_where_counsel_could_plead_both_the_answer_leans_slightly(incident: str, question: str) -> None:
    """A private message in the work's own group; a gross insult after provocation, with apology and a good record."""
    told = next(each for each in casebook().textbook if each.id == incident)
    verdict = reasoner().reason(Incident.model_validate({"facts": told.facts.plain}), casebook().release)
    answer = next(each for each in verdict.answers if each.question == question)
    assert answer.strength == "slight"
