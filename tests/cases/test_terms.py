"""Terms: only facts that words can show have them, and a term that cannot be taken is named."""

from typing import Any

import pytest
from pydantic import ValidationError

from privesfeer.api.ask.registry import BOOKS, codebook
from privesfeer.cases.commons import document
from privesfeer.cases.terms import Terms

PLAIN = document.read(BOOKS.folder / "papers" / "terms.yaml")


def terms(**facts: Any) -> Terms:  # noqa: ANN401 - a document can hold anything
    """Read terms of a few facts."""
    return Terms.model_validate({**PLAIN, "facts": facts}, context=codebook())


@pytest.mark.parametrize(
    ("facts", "named"),
    [
        ({"audiance": {"public": ["openbaar"]}}, "no fact 'audiance'"),
        ({"audience": {"open": ["openbaar"]}}, "fact 'audience' has other values than open"),
        ({"audience_size": {"5": ["vijf"]}}, "fact 'audience_size'"),
        ({"gravity": {"serious": ["ernstig"]}}, "fact 'gravity' is a valuation"),
        ({"audience": {"public": {"zz": ["offen"]}}}, "in a language that is not read"),
    ],
)
def test_terms_are_refused_that_no_fact_can_have(facts: dict[str, Any], named: str) -> None:
    """The message names the fact."""
    with pytest.raises(ValidationError, match=named):
        terms(**facts)


@pytest.mark.parametrize("term", ["Openbaar", "één", "e-mail", "a & ", "*", ""])
def test_a_term_that_no_text_could_have_is_refused(term: str) -> None:
    """Texts are read in small letters without marks, word by word."""
    made = terms(audience={"public": [term]})
    with pytest.raises(ValueError, match=r"term|word"):
        made.table("nl", made.all)


def test_every_language_reads_with_its_own_terms_and_those_of_all() -> None:
    """Names are written once; words by language."""
    made = terms(platforms={"facebook": ["facebook*"], "sms": {"nl": ["sms*"], "en": ["text message"]}})
    tables = {lang: made.table(lang, made.all) for lang in made.languages}
    assert [len(tables[lang].terms) for lang in ("nl", "en")] == [2, 2]
    assert dict(tables["nl"].prefix) == {"facebook": 0, "sms": 1}
    assert tables["nl"].phrases == ((0,), (1,))
    assert tables["en"].phrases == ((0,), (1, 2))
    assert made.table("nl", [("platforms", "sms")]).terms == (("platforms", "sms", (0,)),)


def test_all_terms_of_the_program_can_be_taken() -> None:
    """Each value has at least one in every language."""
    for lang in BOOKS.terms.languages:
        table = BOOKS.terms.table(lang, BOOKS.terms.all)
        assert {(fact, value) for fact, value, _ in table.terms} == BOOKS.terms.all
