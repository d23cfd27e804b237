"""The list of every court's own outcome in the documentation is the one that the program makes."""

from pathlib import Path

import pytest

from api.health import health_report
from api.markdown import markdown
from cases.casebook import casebook
from cases.text import LANGUAGES, Lang
from engine.reasoner import Reasoner, reasoner
from rules.rulebook import Rulebook

LIST = Path(__file__).parents[2] / "docs" / "own-outcomes.md"


def test_the_list_in_the_documentation_is_up_to_date() -> None:
    """Made anew by ``privesfeer health --drafts --lang en --format markdown > docs/own-outcomes.md``; then read it."""
    examined = Reasoner(Rulebook.load(drafts=True), casebook())
    assert LIST.read_text(encoding="utf-8") == markdown(health_report(examined, "en"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_names_every_deviation_with_its_reason(lang: Lang) -> None:
    """In both languages."""
    told = markdown(health_report(reasoner(), lang))
    assert "ECLI:NL:CBB:2022:128" in told
    assert {"nl": "geen gezichtspunt", "en": "no factor"}[lang] in told
