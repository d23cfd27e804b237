"""Fifteen kinds of file that reach an employment lawyer: each can be entered, and asks only what its acts call for."""

from pathlib import Path

import pytest

from privesfeer.api.ask.registry import codebook, rulebook
from privesfeer.api.ask.request import CaseRequest, read_request
from privesfeer.api.memo import READERS, memo_document
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.paper.writers import written
from privesfeer.api.reports.verdict import report
from privesfeer.cases.commons.text import LANGUAGES, Lang
from privesfeer.cases.fact import FactValue
from privesfeer.rules.condition import Condition, met
from privesfeer.rules.question import Question
from tests.conftest import sparing
from tests.engine.books import answered, is_raised

FILES = sorted((Path(__file__).parents[1] / "files").glob("*.yaml"))
CASES = [(file, lang) for file in FILES for lang in LANGUAGES]
MEASURE = "measure_upheld"
each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def case_of(file: Path) -> CaseRequest:
    """Read a file as a user hands it in, on the day of the law of the other tests."""
    read = read_request(file.read_text(encoding="utf-8"), as_of="2026-11-29")
    assert isinstance(read, CaseRequest)
    return read


def holds(question: Question, condition: Condition | None, known: dict[str, FactValue]) -> bool:
    """Say whether a condition of a question is known to hold."""
    return condition is not None and met(question.expanded(condition), known)


def test_all_fifteen_are_there() -> None:
    """Numbered without a gap."""
    assert [int(file.stem[:2]) for file in FILES] == [*range(1, 16)]


@each_file
def test_a_file_is_read_and_says_what_was_done_to_whom(file: Path) -> None:
    """Every fact is of the codebook; every act has its kind, its role and how the employee stood to whom it touched."""
    case = case_of(file)
    assert {*case.facts.known} <= {*codebook().fact_ids}
    for act in case.incidents:
        assert {*act.facts.known} <= {*codebook().fact_ids}
        assert {"act", "role", "relation_to_victim"} <= {*act.facts.known}, act.title


@each_file
def test_the_measure_is_answered_wherever_there_is_one(file: Path) -> None:
    """With an outcome, or with what is said where there is none."""
    case = case_of(file)
    found = [each for each in case.verdict().answers if each.question == MEASURE]
    assert bool(found) == (case.facts.known["measure"] != "none")
    assert all(each.outcome or each.undecided for each in found)


@each_file
def test_each_act_raises_what_it_can_and_nothing_else(file: Path) -> None:
    """As the rules say of that act alone; what its kind keeps out comes up only where that is lifted."""
    case = case_of(file)
    questions = {name: each for name, each in rulebook().questions.items() if not each.on_the_whole}
    for act, told in zip(case.incidents, case.verdict().acts, strict=True):
        raised = {each.question for each in told.answers}
        known = dict(answered(act.facts.known).known)
        assert raised == {name for name, each in questions.items() if is_raised(each, known)}, act.title
        kind: dict[str, FactValue] = {"act": act.facts.known["act"]}
        kept_out = {name for name, each in questions.items() if holds(each, each.not_raised_by, kind)}
        lifted = {name for name in kept_out if holds(questions[name], questions[name].raised_anyway_by, known)}
        assert not raised & (kept_out - lifted), act.title


def test_some_act_is_kept_from_each_question_that_an_act_can_keep_out() -> None:
    """Else the test above could not fail for it."""
    acts = [act.facts.known for file in FILES for act in case_of(file).incidents]
    kept = {name: each for name, each in rulebook().questions.items() if each.not_raised_by and not each.on_the_whole}
    assert kept
    for name, question in kept.items():
        assert any(holds(question, question.not_raised_by, dict(known)) for known in acts), name
        assert any(not holds(question, question.not_raised_by, dict(known)) for known in acts), name


@each_file
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_verdict_is_told(file: Path, lang: Lang) -> None:
    """Of every act its title, in either language."""
    verdict = case_of(file).verdict()
    text = markdown(report(verdict, lang)).replace("\\", "")
    for act in verdict.acts:
        assert act.title
        assert act.title[lang] in text


@pytest.mark.parametrize(
    ("file", "lang"), sparing(CASES, [CASES[0], CASES[7]]), ids=[f"{file.stem}-{lang}" for file, lang in CASES]
)
def test_the_memos_are_told(file: Path, lang: Lang) -> None:
    """For every reader, in either language."""
    case = case_of(file)
    for reader in READERS:
        assert len(written(memo_document(case, lang, reader), ".md")) > 2000
