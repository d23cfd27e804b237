"""The list of every court's own outcome in the documentation is the one that the program makes."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from privesfeer.api.ask.registry import codebook
from privesfeer.api.ask.services import reasoner
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.reports import own_outcomes
from privesfeer.cases.commons.text import LANGUAGES, Lang
from privesfeer.engine.audit.own_outcomes import Examined
from tests.languages import WRITTEN

LIST = Path(__file__).parents[2] / "docs" / "own-outcomes.md"


@pytest.fixture(scope="module")
def told(examined: Mapping[str, tuple[Examined, ...]]) -> Iterator[Mapping[Lang, str]]:
    """Give the report in each language, from what was examined once for both."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(own_outcomes, "examine", lambda _reasoner, question, _today: examined[question])
        yield {lang: markdown(own_outcomes.health_report(reasoner(), lang)) for lang in LANGUAGES}


def test_the_list_in_the_documentation_is_up_to_date(told: Mapping[Lang, str]) -> None:
    """If not: ``make refresh``, and read what moved."""
    assert LIST.read_text(encoding="utf-8") == told["en"]


@pytest.mark.parametrize("lang", WRITTEN)
def test_the_list_names_every_deviation_with_its_reason(told: Mapping[Lang, str], lang: Lang) -> None:
    """In both languages, question by question."""
    assert "ECLI:NL:CBB:2022:128" in told[lang]
    assert {"nl": "geen gezichtspunt", "en": "no factor"}[lang] in told[lang]
    assert all(f"## {question.question[lang]}" in told[lang] for question in codebook().questions)
