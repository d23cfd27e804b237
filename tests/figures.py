"""Figures in prose: what the README and the documentation say was measured is written there from the measurement.

A place for figures stands in Markdown between two comments, which a reader does not see::

    <!-- figures: governed private_sphere -->29 of 32<!-- end -->

Its first word says what is written, the words after it of what (`answers`: of which examples); `make refresh` writes
all of them anew. What is measured on the casebook's first release stands between `earlier:` and `end`, and is measured
by `make refresh` alone: it begins with the versions of the books, by which a test sees that it is of today.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from privesfeer.api.ask.registry import casebook, codebook, ledger, rulebook
from privesfeer.api.ask.services import reasoner
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.ledger import LedgerPrediction
from privesfeer.engine.answers.verdicts.verdict import Answer
from privesfeer.engine.audit.evaluation import Evaluation
from privesfeer.engine.audit.folds import Mode
from privesfeer.engine.audit.score import Measured, Score
from privesfeer.engine.audit.textbook import ask_textbook
from privesfeer.rules.ladder import Kind, Ladder
from tests import golden
from tests.thinned import SHARES, thinned

ROOT = Path(__file__).parents[1]
_PLACE = re.compile(
    r"(<!-- (?P<kind>figures|earlier): (?P<asked>[\w -]+) -->)(?P<figures>.*?)(<!-- end -->)", re.DOTALL
)
_PRIVATE = ("circle", "character", "private_sphere", "privacy_expected")
_STANDINGS = ("required", "governed", "contested", "likely", "slight")
_HEAD = """
| Question | Decisions | Affairs | Answered | Right of these | 95 % interval | Right of all | Majority | Binds |
|---|---|---|---|---|---|---|---|---|
"""
Evaluated = Callable[[Mode], Evaluation]


def pages() -> tuple[Path, ...]:
    """Give the pages that have a place for figures."""
    found = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    return tuple(page for page in found if _PLACE.search(page.read_text("utf-8")))


def versions() -> str:
    """Say of which books a figure is: the rules, and all rulings."""
    return f"Rulebook {rulebook().version}, casebook {casebook().version}."


def written(text: str, evaluated: Evaluated, earlier: Evaluated | None = None) -> str:
    """Put the figures of today in a text.

    Args:
        text: Markdown with places for figures.
        evaluated: gives the evaluation of the casebook in a mode.
        earlier: gives that of its first release; None: those figures stay as they are.

    Returns:
        The text with the figures.

    Raises:
        KeyError: a place asks for what is not measured.
    """

    def figures(place: re.Match[str]) -> str:
        what, *of = place["asked"].split()
        if place["kind"] == "figures":
            return f"{place[1]}{_WRITERS[what](evaluated, of)}{place[5]}"
        return f"{place[1]}\n{versions()}\n{_WRITERS[what](earlier, of)}{place[5]}" if earlier else place[0]

    return _PLACE.sub(figures, text)


def _release(_evaluated: Evaluated, _of: Sequence[str]) -> str:
    return long_date(casebook().release).en


def _governed(evaluated: Evaluated, of: Sequence[str]) -> str:
    (question,) = _measured(evaluated("leave_one_affair_out"), of)
    return f"{question.label.right} of {question.label.answers}"


def _answers(_evaluated: Evaluated, of: Sequence[str]) -> str:
    """Write what the program answers on examples about the tests that are called private, a row for each example."""
    rows = [["Example", *(f"`{name}`" for name in _PRIVATE)], ["---"] * (len(_PRIVATE) + 1)]
    for example in (next(each for each in golden.EXAMPLES if each.stem == name) for name in of):
        told = {each.question: each for each in golden.answered(example).answers}
        answers = (_answer(told.get(each)) for each in _PRIVATE)
        rows.append([f"[{example.stem}](../{example.relative_to(ROOT)})", *answers])
    return "\n" + "\n".join(f"| {' | '.join(cells)} |" for cells in rows) + "\n"


def _answer(answer: Answer | None) -> str:
    if answer is None or answer.outcome is None:
        return "–"
    return f"{answer.outcome_text.en} ({answer.strength or answer.status_text.en})"


def _table(mode: Mode) -> Callable[[Evaluated, Sequence[str]], str]:
    def table(evaluated: Evaluated, of: Sequence[str]) -> str:
        rows = [row for question in _measured(evaluated(mode), of) for row in _rows(question)]
        return _HEAD + "\n".join(rows) + "\n"

    return table


def _measured(evaluation: Evaluation, of: Sequence[str]) -> list[Measured]:
    found = {each.question: each for each in evaluation.questions}
    return [found[name] for name in of]


def _rows(question: Measured) -> Iterator[str]:
    binds = "yes" if question.binding else "no"
    yield _row(f"`{question.question}`", question.score, _percent(question.majority), binds)
    for status in _STANDINGS:
        if status in question.by_status:
            yield _row(f"— of which {status}", question.by_status[status], "", "")


def _row(name: str, score: Score, majority: str, binds: str) -> str:
    low, high = score.wilson or (0.0, 1.0)
    answered = f"{score.answered} ({_percent(score.answered / score.n)})"
    right = f"{score.right} ({_percent(score.accuracy)})"
    interval = f"{100 * low:.0f}–{100 * high:.0f} %"
    of_all = _percent(score.right / score.n)
    cells = name, score.n, score.affairs, answered, right, interval, of_all, majority, binds
    return "| " + " | ".join(map(str, cells)) + " |"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f} %"


def _textbook(_evaluated: Evaluated, _of: Sequence[str]) -> str:
    """Write what the textbook incidents say, without their theme and with it, a row for each question."""
    rows = [["Question", "Incidents", "Right", "No outcome", "Wrong", "Right with the theme known"], ["---"] * 6]
    for each in ask_textbook(reasoner()):
        folds = each.folds
        counts = (len(folds.answers), folds.right, len(folds.unanswered), len(folds.wrong), each.in_sample.right)
        rows.append([f"`{each.question}`", *map(str, counts)])
    return "\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def _strengths(evaluated: Evaluated, _of: Sequence[str]) -> str:
    """Write what each strength is worth on each question, a row for each, and for each kind of measure."""
    found = [each for each in evaluated("leave_one_affair_out").questions if each.predictions]
    rows = [("Question", *_STANDINGS), ("---",) * (1 + len(_STANDINGS))]
    for each in found:
        ladder = rulebook().questions[each.question].ladder
        groups = [(f"`{each.question}`", each)]
        if ladder:
            groups += [(f"– {kind.short.en}", _of_kind(each, ladder, kind)) for kind in ladder.kinds]
        for name, group in groups:
            scores = [group.by_status.get(standing) for standing in _STANDINGS]
            rows.append((name, *(f"{one.right} of {one.n}" if one else "–" for one in scores)))
    return "\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def _of_kind(measured: Measured, ladder: Ladder, kind: Kind) -> Measured:
    """Keep the predictions on one kind of measure."""
    held = (each for each in measured.predictions if ladder.kind(each.ruling.facts.known.get(ladder.fact)) == kind)
    return replace(measured, predictions=tuple(held))


def _requirements(evaluated: Evaluated, of: Sequence[str]) -> str:
    """Write how often each measure, and each requirement of one on which a court decided, came out as it held."""
    by_mode = [_measured(evaluated(mode), of) for mode in ("leave_one_affair_out", "chronological")]
    head = ["Of", "Decisions", "One affair left out", "Decisions", "Chronologically"]
    rows = [head, ["---"] * len(head)]
    for left_out, chronological in zip(*by_mode, strict=True):
        for one, other in (
            (left_out.by_value, chronological.by_value),
            (left_out.by_element, chronological.by_element),
        ):
            rows += [[f"`{name}`", *_right(one[name]), *_right(other.get(name))] for name in one]
    return "\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def _right(score: Score | None) -> tuple[str, str]:
    return (str(score.n), f"{score.right} of {score.answered}") if score else ("–", "–")


def _wrong(evaluated: Evaluated, of: Sequence[str]) -> str:
    """Write each prediction on these questions that is not the court's decision, with the reason of the evaluation."""
    rows = [["Question", "Ruling", "The court", "The program", "Why"], ["---"] * 5]
    for question in _measured(evaluated("leave_one_affair_out"), of):
        outcomes = codebook().question(question.question).outcomes
        for each in question.predictions:
            if each.right or each.reason is None:
                continue
            said = f"{outcomes[each.outcome].en} ({each.standing})" if each.outcome else "no outcome"
            why = each.reason.en.replace("|", "/")
            rows.append([f"`{each.question}`", each.ruling.key, outcomes[each.court].en, said, why])
    return "\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def _unseen(_evaluated: Evaluated, _of: Sequence[str]) -> str:
    """Write how often a decision came out as the court held before its ruling was known, and the measure per kind."""
    rows = [["Question", "Decisions", "Right of those answered", "Likely, of which right"], ["---"] * 4]
    told = list(ledger().told(casebook()))
    for question in codebook().questions:
        ladder = rulebook().questions[question.id].ladder
        of_question = [each for each in told if each[1].question == question.id]
        groups = {f"`{question.id}`": of_question}
        for kind in ladder.kinds if ladder else ():
            held = (
                each for each in of_question if ladder and ladder.kind(each[0].facts.known.get(ladder.fact)) == kind
            )
            groups[f"– {kind.short.en}"] = list(held)
        rows += [[name, *_foretold([each for _, each in group])] for name, group in groups.items() if group]
    return (
        "\n"
        + "\n".join(f"| {' | '.join(row)} |" for row in [*rows, ["All", *_foretold([each for _, each in told])]])
        + "\n"
    )


def _foretold(predictions: Sequence[LedgerPrediction]) -> tuple[str, str, str]:
    answered = [each.predicted == each.court for each in predictions if each.predicted]
    likely = [each.predicted == each.court for each in predictions if each.predicted and each.strength == "likely"]
    return str(len(predictions)), f"{sum(answered)} of {len(answered)}", f"{sum(likely)} of {len(likely)}"


def _thinned(_evaluated: Evaluated, _of: Sequence[str]) -> str:
    """Write what is called likely on a part of the facts, by the share of them that is kept."""
    rows = [["Question", *(f"{share:.0%} of the facts" for share in SHARES)], ["---"] * (1 + len(SHARES))]
    found = tuple(thinned(rulebook(), casebook()))
    for name in dict.fromkeys(each.question for each in found):
        row = []
        for share in SHARES:
            right = [each.right for each in found if (each.question, each.share) == (name, share)]
            row.append(f"{sum(right)} of {len(right)}" if right else "–")
        rows.append([f"`{name}`", *row])
    return "\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


_WRITERS: dict[str, Callable[[Evaluated, Sequence[str]], str]] = {
    "release": _release,
    "governed": _governed,
    "answers": _answers,
    "textbook": _textbook,
    "strengths": _strengths,
    "wrong": _wrong,
    "requirements": _requirements,
    "left_out": _table("leave_one_affair_out"),
    "chronological": _table("chronological"),
    "unseen": _unseen,
    "thinned": _thinned,
}
