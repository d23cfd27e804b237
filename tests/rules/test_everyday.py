"""Everyday: what an employee is told of the reasons is short, and in words of every day."""

import re
from pathlib import Path

import pytest

from privesfeer.api.ask.registry import everyday, rulebook
from privesfeer.cases.commons.text import LANGUAGES, Lang
from privesfeer.rules.everyday import Everyday

LONGEST = {"nl": 15, "en": 18}  # words of a sentence that everyone reads at once
OF_LAWYERS = re.compile(
    r"\b(?:conversatie|uiting|kring|verwijtbaar\w*|vordering|tekortkoming|privésfeer|voldragen|houdbaar|werknemer"
    r"|utterance|culpable|breach|employee)\b",
    re.IGNORECASE,
)
SAID = [(q, rule, text) for q, told in everyday().reasons.items() for rule, text in told.items()]


@pytest.mark.parametrize("question", [rulebook().on_measure.question, "clause_breached"])
def test_what_decides_by_law_is_told_to_the_employee(question: str) -> None:
    """Of a measure and of a clause no requirement is left to lawyers."""
    required = [rule.id for rule in rulebook().questions[question].factors if rule.decisive]
    assert len(required) > 4
    assert [each for each in required if everyday().reason(question, each) is None] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reason_is_told_in_short_sentences_without_words_of_lawyers(lang: Lang) -> None:
    """Subject, verb, short words."""
    assert [text[lang] for *_, text in SAID if OF_LAWYERS.search(text[lang])] == []
    parted = [sentence for *_, text in SAID for sentence in re.split(r"(?<=[.])\s", text[lang])]
    assert [each for each in parted if len(each.split()) > LONGEST[lang]] == []


@pytest.mark.parametrize(("question", "rule"), [("measure", "insult"), ("misconduct", "insulted")])
def test_words_for_a_reason_that_does_not_exist_are_refused(tmp_path: Path, question: str, rule: str) -> None:
    """Beside the law of which they speak."""
    file = tmp_path / "everyday.yaml"
    file.write_text(f"{question}:\n  {rule}: {{nl: Ja., en: Yes.}}\n")
    with pytest.raises(ValueError, match=rule):
        Everyday.load(file, rulebook())
