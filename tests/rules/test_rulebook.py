"""The law as data: what is unsound does not load, and what is valid depends on the day."""

import datetime as dt
from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from privesfeer.api.ask.registry import casebook, codebook, rulebook
from privesfeer.cases.commons import document
from privesfeer.cases.commons.text import LANGUAGES
from privesfeer.rules.advice.book import AdviceBook
from privesfeer.rules.faults import faults
from privesfeer.rules.framework import Framework
from privesfeer.rules.hierarchy import Hierarchy
from privesfeer.rules.kinds import Kinds
from privesfeer.rules.question import Question
from privesfeer.rules.remedies.book import RemedyBook
from privesfeer.rules.rulebook import Moment, Rulebook
from privesfeer.rules.whole import Whole
from tests.languages import spoken

FILES = Path(__file__).parents[2] / "rules" / "nl"
CIRCLE: dict[str, Any] = document.read(FILES / "questions" / "circle.yaml")
CONSEQUENCE: dict[str, Any] = {
    "id": "consequences_of_it",
    "outcome": "closed",
    "text": spoken({"nl": "Dat volgt.", "en": "That follows."}),
    "authority": [{"statute": "evrm-8"}],
}


def changed(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - content of a rule file
    """Copy the rule file with the last rule changed."""
    content = deepcopy(CIRCLE)
    content["rules"][-1] |= changes
    return content


def book_with(content: dict[str, Any]) -> Rulebook:
    """Make a rulebook of one rule file."""
    book = rulebook()
    return Rulebook(
        codebook(), [Question.model_validate(content, context=codebook())], book.statutes.values(), book.hierarchy
    )


def test_every_authority_is_there_and_decides_what_it_is_cited_for() -> None:
    """No rule, scope, consequence, family or connection without a file behind it."""
    assert faults(rulebook(), casebook()) == []


def test_every_question_of_the_codebook_has_its_rules() -> None:
    """All eight, in the order of the codebook."""
    assert list(rulebook().questions) == [question.id for question in codebook().questions]


def test_a_question_comes_after_those_on_whose_answers_it_builds() -> None:
    """Whether evidence is admitted after how it was come by; the measure after the clause that it enforces."""
    book = rulebook()
    assert sorted(book.order) == sorted(book.questions)
    for place, name in enumerate(book.order):
        assert book.questions[name].earlier <= set(book.order[:place]), name
    assert "inspection_lawful" in book.questions["evidence_admitted"].earlier
    assert "clause_breached" in book.questions["measure_upheld"].earlier


def test_questions_that_do_not_build_on_each_other_keep_the_order_of_the_codebook() -> None:
    """So that the order of answers is always the same."""
    book, given = rulebook(), list(rulebook().questions)
    for place, name in enumerate(book.order[:-1]):
        after = book.order[place + 1]
        assert given.index(name) < given.index(after) or name in book.questions[after].earlier


def test_questions_that_build_on_each_other_in_a_circle_are_refused() -> None:
    """Lawful for being open, and open for being lawful, answers nothing."""
    circular = changed(when={"fact": "inspection_lawful", "is": "lawful"})
    inspection = rulebook().questions["inspection_lawful"]
    assert "circle" in inspection.earlier
    with pytest.raises(ValueError, match=r"in a circle: .*circle"):
        Rulebook(
            codebook(), [Question.model_validate(circular, context=codebook()), inspection], [], rulebook().hierarchy
        )


def test_only_a_question_that_has_earned_it_uses_the_label_governed() -> None:
    """Below nine in ten of at least ten right answers, leaning is the strongest label."""
    assert {each.question for each in rulebook().questions.values() if each.governs} == {
        "circle",
        "private_sphere",
        "expression",
    }


def test_a_requirement_rests_on_statute_or_on_a_highest_court() -> None:
    """Each is a factor and says which way the answer goes; a conclusion rests on what it concludes from."""
    decisive = [(name, rule) for name, each in rulebook().questions.items() for rule in each.rules if rule.decisive]
    concluding = {name for name, each in rulebook().questions.items() if each.conclusion}
    assert concluding == {"private_sphere"}
    required = {
        "privacy_expected",
        "inspection_lawful",
        "evidence_admitted",
        "expression",
        "misconduct",
        "measure_upheld",
        "clause_breached",
    }
    assert {name for name, _ in decisive} >= required
    assert all(rule.favours for _, rule in decisive)
    highest = {"supreme", "echr"}
    lower = [
        rule.id
        for name, rule in decisive
        if name not in concluding
        and not any(each.statute or casebook()[each.ruling or ""].level in highest for each in rule.authority)
    ]
    assert lower == []


@pytest.mark.parametrize(
    ("start", "end", "steps"),
    [
        ("warning", "summary_dismissal", None),
        ("warning", "reprimand", 1),
        ("suspension", "dissolution", None),
        ("summary_dismissal", "dissolution", -1),
        ("dissolution", "dissolution", 0),
        ("summary_dismissal", "disciplinary_dismissal", None),
        ("dissolution", "penalty", None),
        (None, "warning", None),
    ],
)
def test_measures_are_compared_within_their_family_only(start: str | None, end: str, steps: int | None) -> None:
    """A fortiori runs from heavy to light or back, and crosses no family."""
    ladder = rulebook().questions["measure_upheld"].ladder
    assert ladder is not None
    assert ladder.steps(start, end) == steps


def test_every_measure_stands_in_one_family() -> None:
    """Not in two, and none is left out; "none" is no measure."""
    ladder = rulebook().questions["measure_upheld"].ladder
    assert ladder is not None
    measures = [value for value in codebook().fact(ladder.fact).values if value != "none"]
    assert sorted(value for family in ladder.families for value in family.values) == sorted(measures)


def test_names_within_a_rule_file_are_unique() -> None:
    """Consequences, presumptions and families are told apart by their ids."""
    for question in rulebook().questions.values():
        families = question.ladder.families if question.ladder else ()
        for entries in (question.consequences, question.presumptions, families):
            names = [each.id for each in entries]
            assert len(set(names)) == len(names), question.question


def test_no_two_rules_on_a_question_say_the_same() -> None:
    """A reader who follows a sentence to its rule comes to that one."""
    for asked, question in rulebook().questions.items():
        said = [(lang, rule.text[lang]) for rule in question.rules for lang in LANGUAGES]
        assert [each for each, count in Counter(said).items() if count > 1] == [], asked


def test_the_last_scope_is_for_all_other_rulings() -> None:
    """And only the last."""
    for question in rulebook().questions.values():
        assert [bool(scope.rulings or scope.branches) for scope in question.scopes] == [
            *(True for _ in question.scopes[1:]),
            False,
        ]


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
        ({"unless": {"finding": "on_the_moon"}}, "on_the_moon"),
        ({"because": "so"}, "because"),
        ({"authority": [{"ruling": "RBMAA-2012-BV3122", "statute": "evrm-8"}]}, "either a ruling"),
    ],
)
def test_an_unsound_rule_does_not_load(changes: dict[str, Any], complaint: str) -> None:
    """Unknown facts and findings, conditions that cannot be met, and rules without authority or wording."""
    with pytest.raises(ValidationError, match=complaint):
        Question.model_validate(changed(**changes), context=codebook())


@pytest.mark.parametrize("field", ["raised_by", "not_raised_by", "raised_anyway_by"])
def test_what_raises_a_question_builds_on_findings_that_are_known(field: str) -> None:
    """Else whether it is asked would hang on nothing."""
    with pytest.raises(ValidationError, match="on_the_moon"):
        Question.model_validate(CIRCLE | {field: {"finding": "on_the_moon"}}, context=codebook())


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"outcome": "probably"}, "not an outcome"),
        ({"when": {"finding": "on_the_moon"}}, "on_the_moon"),
        ({"when": {"fact": "colour", "is": True}}, "no fact 'colour'"),
        ({"authority": []}, "at least 1 item"),
        ({"text": {"nl": "Alleen Nederlands."}}, "text.en"),
        ({"favours": "private"}, "favours"),
    ],
)
def test_an_unsound_consequence_does_not_load(changes: dict[str, Any], complaint: str) -> None:
    """It hangs on an outcome of its question, or on none, and on known facts, by statute."""
    with pytest.raises(ValidationError, match=complaint):
        Question.model_validate(CIRCLE | {"consequences": [CONSEQUENCE | changes]}, context=codebook())


@pytest.mark.parametrize(
    ("authority", "complaint"),
    [
        ({"statute": "bw-1"}, "consequences_of_it: no statute 'bw-1'"),
        ({"ruling": "RBXXX-2012-1"}, "consequences_of_it: no ruling"),
        ({"ruling": "echr-588-13"}, "no decision on circle"),
    ],
)
def test_a_consequence_on_an_authority_that_does_not_carry_it_is_a_fault(
    authority: dict[str, str], complaint: str
) -> None:
    """As with a rule."""
    content = CIRCLE | {"consequences": [CONSEQUENCE | {"authority": [authority]}]}
    (fault,) = faults(book_with(content), casebook())
    assert complaint in fault


@pytest.mark.parametrize(
    ("authority", "complaint"),
    [
        ({"ruling": "RBXXX-2012-1"}, "no ruling"),
        ({"ruling": "ECLI:NL:RBMAA:2012:BV3122"}, "no ruling with key"),
        ({"statute": "bw-1"}, "no statute"),
        ({"ruling": "echr-588-13"}, "no decision on circle"),
    ],
)
def test_a_rule_on_an_authority_that_does_not_carry_it_is_a_fault(authority: dict[str, str], complaint: str) -> None:
    """The ruling is missing, is not named by its key, or did not decide the question."""
    (fault,) = faults(book_with(changed(authority=[authority])), casebook())
    assert complaint in fault


def test_a_rule_on_rulings_is_valid_from_the_earliest_of_them() -> None:
    """Judge-made law is known from its first ruling."""
    book, question = rulebook(), rulebook().questions["character"]
    rule = question.rule("recruiting_content")
    first = dt.date(2011, 11, 24)
    assert book.starts(rule, casebook()) == first
    eve = first - dt.timedelta(days=1)
    assert book.valid(rule, casebook(), Moment(first, first))
    assert not book.valid(rule, casebook(), Moment(eve, eve))


def test_a_rule_rests_on_what_is_left_when_an_affair_is_left_out() -> None:
    """Authorities that rest on that affair alone no longer found a rule."""
    book, question = rulebook(), rulebook().questions["character"]
    day = Moment(dt.date(2026, 11, 24), dt.date(2026, 11, 24))
    assert not book.valid(question.rule("no_business_request"), casebook(), day, but_not="RBMAA-2012-BV3122")
    assert book.valid(question.rule("recruiting_content"), casebook(), day, but_not="RBARN-2011-BU7469")


def test_a_rule_on_a_statute_alone_needs_it_in_force_on_the_day_of_the_event() -> None:
    """The new title on employment contracts came into force on 1 April 1997."""
    book, rule = rulebook(), rulebook().questions["character"].rule("work_instruction")
    as_of = dt.date(2026, 11, 24)
    assert book.valid(rule, casebook(), Moment(as_of, dt.date(1997, 4, 1)))
    assert not book.valid(rule, casebook(), Moment(as_of, dt.date(1997, 3, 31)))


def test_a_rules_own_period_narrows_its_validity() -> None:
    """A transitional rule ends when it says so."""
    content = changed(valid={"last": "2020-12-31"})
    book = book_with(content)
    rule = book.questions["circle"].rules[-1]
    as_of = dt.date(2026, 11, 24)
    assert book.valid(rule, casebook(), Moment(as_of, dt.date(2020, 12, 31)))
    assert not book.valid(rule, casebook(), Moment(as_of, dt.date(2021, 1, 1)))


def test_the_ranks_order_the_courts() -> None:
    """Supreme = European Court > appeal > first instance."""
    ranks = Hierarchy.model_validate(document.read(FILES / "law" / "hierarchy.yaml")).ranks
    assert ranks["echr"] == ranks["supreme"] > ranks["appeal"] > ranks["first_instance"] > ranks["foreign"]


def test_the_version_moves_with_the_content_and_with_nothing_else() -> None:
    """The same rules have the same version; another wording has another."""
    same = book_with(CIRCLE).version
    assert same == book_with(deepcopy(CIRCLE)).version
    assert same != book_with(changed(text=spoken({"nl": "Anders.", "en": "Otherwise."}))).version


def test_the_version_moves_with_all_that_stands_around_the_questions() -> None:
    """What a court asks of a measure, priors, advice and the rest are law too: another one may bring another answer."""
    book = rulebook()
    names = ("regimes", "connections")
    around: dict[str, Any] = {name: getattr(book, name) for name in names}
    around |= {name: getattr(book, name) for name in ("framework", "kinds", "remedies", "whole", "priors", "advice")}
    around["trees"] = tuple(book.trees.values())

    def version(**changed: Any) -> str:  # noqa: ANN401 - a part of the law
        law: Any = around | changed
        return Rulebook(book.codebook, book.questions.values(), book.statutes.values(), book.hierarchy, **law).version

    assert version() == book.version
    changed: dict[str, Any] = {name: around[name][1:] for name in (*names, "trees")}
    changed |= {"framework": Framework(), "kinds": Kinds(), "remedies": RemedyBook(), "whole": Whole(), "priors": {}}
    changed["advice"] = AdviceBook()
    assert len({book.version, *(version(**{name: part}) for name, part in changed.items())}) == 1 + len(changed)


def test_a_step_for_officials_alone_names_no_civil_law_of_employment() -> None:
    """What is owed under either body of law stands there for each, with its own articles."""
    public = [each for each in rulebook().advice.steps if each.regimes == ("appointed",)]
    named = {each.id: [one.statute for one in each.authority if one.statute] for each in public}
    assert public
    assert [name for name, keys in named.items() if any(key.startswith("bw-7") for key in keys)] == []


def test_a_ruling_outside_employment_teaches_the_questions_of_its_branch_and_no_other() -> None:
    """A criminal court decides what is public and nothing of a measure; of an employment all counts."""
    book, hierarchy = casebook(), rulebook().hierarchy
    outside = [each for each in book if not each.on_employment]
    assert {each.branch for each in outside} == set(hierarchy.outside)
    criminal = next(each for each in outside if each.branch == "criminal")
    assert hierarchy.teaches(criminal, "circle")
    assert not hierarchy.teaches(criminal, "measure_upheld")
    employed = next(each for each in book if each.branch == "labour")
    assert all(hierarchy.teaches(employed, name) for name in rulebook().questions)
    for name in rulebook().questions:
        counted = rulebook().precedents(name, book, book.release)
        assert all(name in hierarchy.outside[each.ruling.branch] for each in counted if not each.ruling.on_employment)
