"""The law as data: what is unsound does not load, and what is valid depends on the day."""

import datetime as dt
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from cases import document
from cases.casebook import casebook
from cases.codebook import codebook
from cases.text import Text
from rules.hierarchy import Hierarchy
from rules.question import Question
from rules.rulebook import Moment, Rulebook, rulebook

FILES = Path(__file__).parents[2] / "rules"
PRIVATE_SPHERE: dict[str, Any] = document.read(FILES / "private_sphere.yaml")


def changed(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - content of a rule file
    """Copy the rule file with the last rule changed."""
    content = deepcopy(PRIVATE_SPHERE)
    content["rules"][-1] |= changes
    return content


def book_with(content: dict[str, Any]) -> Rulebook:
    """Make a rulebook of one rule file."""
    book = rulebook()
    return Rulebook([Question.model_validate(content)], book.statutes.values(), book.hierarchy)


def test_every_authority_is_there_and_decides_what_it_is_cited_for() -> None:
    """No rule without a file behind it, in drafts as little as elsewhere."""
    assert Rulebook.load(drafts=True).faults(casebook()) == []


def test_a_draft_has_no_place_in_verdicts() -> None:
    """The rulebook of the program holds only what is ready; all eight questions are there with the drafts."""
    assert not rulebook().drafts
    assert set(rulebook().questions) == {"private_sphere"}
    whole = Rulebook.load(drafts=True)
    assert list(whole.questions) == [question.id for question in codebook().questions]
    assert whole.drafts == set(whole.questions) - {"private_sphere"}


def test_a_draft_that_has_not_earned_the_label_governed_does_not_use_it() -> None:
    """Below nine in ten of at least ten right answers, leaning is the strongest label."""
    assert [each.question for each in Rulebook.load(drafts=True).questions.values() if each.governs] == [
        "private_sphere"
    ]


@pytest.mark.parametrize(
    ("start", "end", "steps"),
    [
        ("warning", "summary_dismissal", 6),
        ("summary_dismissal", "dissolution", -1),
        ("dissolution", "dissolution", 0),
        ("summary_dismissal", "disciplinary_dismissal", None),
        ("dissolution", "penalty", None),
        (None, "warning", None),
    ],
)
def test_measures_are_compared_within_their_family_only(start: str | None, end: str, steps: int | None) -> None:
    """A fortiori runs from heavy to light or back, and crosses no family."""
    ladder = Rulebook.load(drafts=True).questions["measure_upheld"].ladder
    assert ladder is not None
    assert ladder.steps(start, end) == steps


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"when": {"fact": "colour", "is": True}}, "no fact 'colour'"),
        ({"when": {"finding": "on_the_moon"}}, "on_the_moon"),
        ({"when": {"finding": "public"}}, "not a finding"),
        ({"favours": "secret"}, "not an outcome"),
        ({"authority": []}, "at least 1 item"),
        ({"id": "public"}, "twice"),
        (
            {"when": {"all": [{"fact": "audience", "is": "public"}, {"fact": "audience", "at_most": "friends"}]}},
            "can never be met",
        ),
        ({"text": {"nl": "Alleen Nederlands."}}, "text.en"),
        ({"because": "so"}, "because"),
        ({"authority": [{"ruling": "RBMAA-2012-BV3122", "statute": "evrm-8"}]}, "either a ruling"),
    ],
)
def test_an_unsound_rule_does_not_load(changes: dict[str, Any], complaint: str) -> None:
    """Unknown facts and findings, conditions that cannot be met, and rules without authority or wording."""
    with pytest.raises(ValidationError, match=complaint):
        Question.model_validate(changed(**changes))


@pytest.mark.parametrize(
    ("authority", "complaint"),
    [
        ({"ruling": "RBXXX-2012-1"}, "no ruling"),
        ({"ruling": "ECLI:NL:RBMAA:2012:BV3122"}, "no ruling with key"),
        ({"statute": "bw-1"}, "no statute"),
        ({"ruling": "echr-588-13"}, "no decision on private_sphere"),
    ],
)
def test_a_rule_on_an_authority_that_does_not_carry_it_is_a_fault(authority: dict[str, str], complaint: str) -> None:
    """The ruling is missing, is not named by its key, or did not decide the question."""
    (fault,) = book_with(changed(authority=[authority])).faults(casebook())
    assert complaint in fault


def test_a_rule_on_rulings_is_valid_from_the_earliest_of_them() -> None:
    """Judge-made law is known from its first ruling."""
    book, question = rulebook(), rulebook().questions["private_sphere"]
    rule = question.rule("recruiting_content")
    first = dt.date(2011, 11, 24)
    assert book.starts(rule, casebook()) == first
    eve = first - dt.timedelta(days=1)
    assert book.valid(rule, casebook(), Moment(first, first))
    assert not book.valid(rule, casebook(), Moment(eve, eve))


def test_a_rule_rests_on_what_is_left_when_an_affair_is_left_out() -> None:
    """Authorities that rest on that affair alone no longer found a rule."""
    book, question = rulebook(), rulebook().questions["private_sphere"]
    day = Moment(dt.date(2026, 11, 24), dt.date(2026, 11, 24))
    assert not book.valid(question.rule("no_business_request"), casebook(), day, but_not="RBMAA-2012-BV3122")
    assert book.valid(question.rule("recruiting_content"), casebook(), day, but_not="RBARN-2011-BU7469")


def test_a_rule_on_a_statute_alone_needs_it_in_force_on_the_day_of_the_event() -> None:
    """The new title on employment contracts came into force on 1 April 1997."""
    book, rule = rulebook(), rulebook().questions["private_sphere"].rule("off_duty")
    as_of = dt.date(2026, 11, 24)
    assert book.valid(rule, casebook(), Moment(as_of, dt.date(1997, 4, 1)))
    assert not book.valid(rule, casebook(), Moment(as_of, dt.date(1997, 3, 31)))


def test_a_rules_own_period_narrows_its_validity() -> None:
    """A transitional rule ends when it says so."""
    content = changed(valid={"last": "2020-12-31"})
    book = book_with(content)
    rule = book.questions["private_sphere"].rules[-1]
    as_of = dt.date(2026, 11, 24)
    assert book.valid(rule, casebook(), Moment(as_of, dt.date(2020, 12, 31)))
    assert not book.valid(rule, casebook(), Moment(as_of, dt.date(2021, 1, 1)))


def test_every_rule_is_worded_in_both_languages() -> None:
    """A sentence ends with a full stop, a noun phrase does not."""
    for question in rulebook().questions.values():
        for rule in question.rules:
            for lang in (rule.text.nl, rule.text.en):
                assert lang.endswith("."), rule.id
            assert not rule.short.nl.endswith("."), rule.id
            assert rule.short.nl != rule.short.en or rule.short == Text(nl=rule.short.nl, en=rule.short.nl)


def test_all_sixty_statutes_are_there_and_bear_on_known_questions() -> None:
    """The law around the rules is whole."""
    statutes = rulebook().statutes
    assert len(statutes) == 60
    questions = {question.id for question in codebook().questions}
    assert all(set(statute.bears_on) <= questions for statute in statutes.values())


def test_the_ranks_order_the_courts() -> None:
    """Supreme = European Court > appeal > first instance."""
    ranks = Hierarchy.model_validate(document.read(FILES / "hierarchy.yaml")).ranks
    assert ranks["echr"] == ranks["supreme"] > ranks["appeal"] > ranks["first_instance"] > ranks["foreign"]


def test_the_version_moves_with_the_content_and_with_nothing_else() -> None:
    """The same rules have the same version; another wording has another."""
    same = book_with(PRIVATE_SPHERE).version
    assert same == book_with(deepcopy(PRIVATE_SPHERE)).version
    assert same != book_with(changed(text={"nl": "Anders.", "en": "Otherwise."})).version
