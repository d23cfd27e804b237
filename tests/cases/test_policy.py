"""A social media code as data: what is said, what is not, and what is told of wrong input."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from privesfeer.api.ask.code_checker import Policy, policybook
from privesfeer.api.ask.registry import codebook
from privesfeer.cases.commons import document
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.problems import problems

POLICIES = sorted((Path(document.__file__).parents[1] / "policies").glob("*.yaml"))


def refused(content: object) -> tuple[Any, ...]:
    """Give what is told of input that cannot be taken as a code."""
    with pytest.raises(ValidationError) as error:
        Policy.model_validate(content)
    return problems(error.value, Policy, codebook())


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_a_code_is_written_as_it_was_read(path: Path) -> None:
    """Nothing is lost and nothing is added between the file and the model."""
    policy = Policy.model_validate(document.read(path))
    assert Policy.model_validate(policy.plain) == policy
    assert {name.partition(".")[0] for name, _ in policy.stated} | {"title"} == set(policy.plain)


def test_what_a_code_does_not_say_is_not_the_same_as_no() -> None:
    """False is said; left out is not said, also where the whole clause is left out."""
    policy = Policy.model_validate({"origin": {"contact": False}})
    assert policy.said("origin.contact") is False
    assert policy.said("origin.council") is None
    assert policy.said("monitoring.announced") is None
    assert list(policy.stated) == [("origin.contact", False)]


def test_a_code_and_a_case_speak_of_the_same_utterances() -> None:
    """What a code can forbid is what the codebook can find in an utterance."""
    assert policybook().terms["conduct.forbids"].values == codebook().fact("content").values


def test_every_term_asks_a_question_in_both_languages() -> None:
    """And has another wording in each for its values, save names that are the same."""
    for name, term in policybook().terms.items():
        assert term.question.nl.endswith("?"), name
        assert term.question.en.endswith("?"), name
        assert term.question.nl != term.question.en, name
        assert policybook().clause(name).label.nl


def test_a_value_is_worded() -> None:
    """A list in the order of the book; an empty one as such."""
    steps = policybook().terms["monitoring.spared"]
    assert steps.label(frozenset({"union", "council"})).en == "works council and trade union"
    assert steps.label(frozenset()).nl == "niets daarvan"
    assert policybook().terms["origin.contact"].label(value=True).nl == "ja"


@pytest.mark.parametrize(
    ("words", "vague"),
    [
        ("Plaats geen ongepaste berichten.", True),
        ("Do not harm the Reputation of the firm.", True),
        ("Deel geen klantgegevens.", False),
        ("Geef geen mening over de onmogelijke planning.", False),
    ],
)
def test_vague_words_are_found_in_either_language(words: str, *, vague: bool) -> None:
    """At the beginning of a word only."""
    test = Predicate.model_validate({"term": "conduct.donts", "vague": True}, context=policybook())
    assert test.holds((words,)) is vague


@pytest.mark.parametrize(
    ("content", "field", "nearest", "allowed"),
    [
        ({"origon": {}}, "origon", "origin", "origin"),
        ({"origin": {"secter": "private"}}, "origin.secter", "sector", "sector"),
        ({"origin": {"sector": "privat"}}, "origin.sector", "private", "public"),
        ({"origin": {"made_known": ["signd"]}}, "origin.made_known.0", "signed", "handed_over"),
        ({"conduct": {"forbids": ["insults"]}}, "conduct.forbids.0", "insult", "threat"),
        ({"monitoring": {"announced": "ja"}}, "monitoring.announced", None, None),
        ({"monitoring": 5}, "monitoring", None, None),
        ({"monitoring": {"kept_months": -1}}, "monitoring.kept_months", None, None),
        ({"origin": {"adopted": "1-3-2019"}}, "origin.adopted", None, None),
        ({"conduct": {"donts": "niets"}}, "conduct.donts", None, None),
        ({"conduct": {"donts": ["x" * 201]}}, "conduct.donts.0", None, None),
        ({"conduct": {"donts": ["x"] * 51}}, "conduct.donts", None, None),
        ([], "", None, None),
        (None, "", None, None),
    ],
)
def test_wrong_input_is_named_with_what_is_allowed(
    content: object, field: str, nearest: str | None, allowed: str | None
) -> None:
    """In both languages, with the nearest valid name where one comes near."""
    (problem,) = refused(content)
    assert (problem.field, problem.nearest) == (field, nearest)
    assert problem.text.nl.endswith((".", "?"))
    assert problem.text.en.endswith((".", "?"))
    assert problem.text.nl != problem.text.en
    assert allowed is None or allowed in problem.allowed


def test_a_key_that_is_also_a_fact_is_not_sent_to_the_facts() -> None:
    """A code has no facts: its sector stands in a clause."""
    (problem,) = refused({"sector": "public"})
    assert "facts" not in problem.text.en
    assert "origin" in problem.allowed
