"""The codebook: one vocabulary for lawyers in two languages."""

import itertools
from dataclasses import asdict
from pathlib import Path
from typing import get_args

import pytest
from pydantic import ValidationError

from privesfeer.api.ask.registry import codebook
from privesfeer.cases.books import Books
from privesfeer.cases.codebook import Codebook, Term, nearest
from privesfeer.cases.commons import document
from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.commons.text import untranslated
from privesfeer.cases.fact import Fact, FactValue, representative_values
from privesfeer.cases.fit import UnfitFilesError
from privesfeer.cases.ruling import About, Branch, Standing

BOOK = codebook()


def test_every_entry_is_worded_in_both_languages() -> None:
    """A lawyer never meets an empty question, status or heading."""
    for question in (*(fact.question for fact in BOOK.facts), *(each.question for each in BOOK.questions)):
        assert question.nl.endswith("?"), question.nl
        assert question.en.endswith("?"), question.en
    for term in (*BOOK.statuses, *BOOK.strengths, *BOOK.groups, *BOOK.levels, *BOOK.branches, *BOOK.abouts):
        assert term.label.nl.strip(), term.id
        assert term.label.en.strip(), term.id


def test_every_value_of_a_fact_has_a_label() -> None:
    """Whatever a fact can be, it can be said; and the fact itself fits in a sentence."""
    for fact in BOOK.facts:
        others: dict[str, list[FactValue]] = {"boolean": [True, False], "integer": [0, 40]}
        for text in (fact.short, *map(fact.label, others.get(fact.type, [*fact.values]))):
            assert text.nl.strip(), fact.id
            assert text.en.strip(), fact.id


def test_ids_are_unique() -> None:
    """An id names one fact or question, and no fact is named like a question."""
    ids = [*BOOK.fact_ids, *(question.id for question in BOOK.questions)]
    assert len(set(ids)) == len(ids)


def test_every_fact_belongs_to_a_group_of_the_codebook() -> None:
    """A form that shows the groups shows every fact; one of another group is refused, with the nearest."""
    assert {fact.group for fact in BOOK.facts} == {group.id for group in BOOK.groups}
    content = document.read(Path(document.__file__).parents[1] / "codebook.yaml")
    content["facts"][0]["group"] = "contant"
    with pytest.raises(ValidationError, match=rf"fact '{content['facts'][0]['id']}': .*contant.*content"):
        Codebook.model_validate(content)


@pytest.mark.parametrize(
    ("terms", "kinds"),
    [(BOOK.levels, get_args(Standing)), (BOOK.branches, get_args(Branch)), (BOOK.abouts, get_args(About))],
    ids=["level", "branch", "about"],
)
def test_ruling_files_use_the_words_of_the_codebook(terms: tuple[Term, ...], kinds: tuple[str, ...]) -> None:
    """Every level, branch and subject that a ruling can have is explained, and no other."""
    assert {term.id for term in terms} == set(kinds)


def test_a_question_has_two_outcomes_and_each_is_the_other_of_the_other() -> None:
    """A legal question is for the employee or for the employer; there is no third outcome."""
    for question in BOOK.questions:
        first, second = question.outcomes
        assert (question.other(first), question.other(second)) == (second, first)


def test_a_set_is_said_in_the_order_of_the_codebook() -> None:
    """The same set reads the same, however it was written; an empty set is something known."""
    platforms = BOOK.fact("platforms")
    assert platforms.label(frozenset({"whatsapp", "hyves", "facebook"})).nl == "Hyves, Facebook en WhatsApp"
    assert platforms.label(frozenset()).en == "nothing on the list"


def test_a_value_outside_the_codebook_has_no_label() -> None:
    """No wording is made up for a value that does not exist."""
    with pytest.raises(KeyError):
        BOOK.fact("audience").label("everybody")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("audiance", "audience"),
        ("Audience size", "audience_size"),
        ("works-council-consent", "works_council_consent"),
        ("xyzzy", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_found_despite_typos_spaces_and_capitals(written: str, meant: str | None) -> None:
    """A slip of the pen is recognised; nonsense is not taken for anything."""
    assert nearest(written, list(BOOK.fact_ids)) == meant


def test_an_unknown_name_names_the_nearest() -> None:
    """Who mistypes a fact, question or status in a rule is told which was meant."""
    with pytest.raises(KeyError, match="did you mean 'audience'"):
        BOOK.fact("audiance")
    with pytest.raises(KeyError, match="did you mean 'private_sphere'"):
        BOOK.question("private_spere")
    with pytest.raises(KeyError, match="did you mean 'governed'"):
        BOOK.status("govern")


@pytest.mark.parametrize(("kind", "values"), [("enum", {}), ("boolean", {"a": asdict(untranslated("a"))})])
def test_a_fact_has_values_where_its_type_has_a_list(kind: str, values: object) -> None:
    """A choice without options, or a yes-or-no question with options, is a mistake in the codebook."""
    words = asdict(untranslated("a"))
    with pytest.raises(ValidationError, match="wrong kind of values"):
        Fact.model_validate({"id": "x", "group": "content", "type": kind, "values": values, "short": words, **words})


def test_nothing_follows_for_a_fact_of_which_no_value_is_left() -> None:
    """In the private sector there is no group of public staff: no test on it passes, and none fails."""
    test = Predicate.model_validate({"fact": "public_status", "is": "police"}, context=codebook())
    private = Predicate.model_validate({"fact": "sector", "is": "private"}, context=codebook())
    assert (private,) not in {
        *codebook().contradictions.assuring(test, positive=True),
        *codebook().contradictions.assuring(test, positive=False),
    }


@pytest.mark.parametrize(
    "fact", [fact for fact in BOOK.facts if fact.id in BOOK.contradictions.excluded], ids=lambda fact: fact.id
)
def test_facts_that_are_accepted_leave_every_other_fact_a_value(fact: Fact) -> None:
    """What two contradictions together exclude is itself a contradiction."""
    tests = BOOK.contradictions.excluded[fact.id]
    values = representative_values(fact, tests)
    about = [each for each in BOOK.contradictions if any(test.fact == fact.id for test in each.together)]
    for pair in itertools.combinations(about, 2):
        own = [test for each in pair for test in each.together if test.fact == fact.id]
        others = [test for each in pair for test in each.together if test.fact != fact.id]
        if all(any(test.holds(value) for test in own) for value in values):
            names = list(dict.fromkeys(test.fact for test in others))
            passing = [
                [
                    value
                    for value in representative_values(BOOK.fact(name), BOOK.contradictions.excluded[name])
                    if all(test.holds(value) for test in others if test.fact == name)
                ]
                for name in names
            ]
            for chosen in itertools.product(*passing):
                known = dict(zip(names, chosen, strict=True))
                assert any(each.found_in(known) for each in BOOK.contradictions), known


def test_of_several_contradictions_the_first_of_the_codebook_is_found() -> None:
    """In whichever order the facts stand, the same thing is told of them."""
    known: dict[str, FactValue] = {}
    for each in BOOK.contradictions:
        for test in each.together:
            fact = BOOK.fact(test.fact)
            known.setdefault(
                fact.id, next(value for value in representative_values(fact, (test,)) if test.holds(value))
            )
    first = next(each for each in BOOK.contradictions if each.found_in(known))
    assert BOOK.contradictions.found_in(known) is first
    assert BOOK.contradictions.found_in(dict(reversed(known.items()))) is first
    assert BOOK.contradictions.found_in({}) is None


def test_what_the_message_shows_is_proved_by_nobody_and_what_can_still_be_done_is_not_undone() -> None:
    """An unknown fact can be proved, unless it is fixed or a valuation; a known one can be done, if it was not."""
    form, readers, heard, gravity = map(BOOK.fact, ("form", "colleagues_in_audience", "employee_heard", "gravity"))
    assert not form.within_reach(None)
    assert not gravity.within_reach(None)
    assert readers.within_reach(None)
    assert not readers.within_reach(given=False)
    assert heard.within_reach(None)
    assert heard.within_reach(given=False)
    assert not heard.within_reach(given=True)


def test_a_question_that_follows_on_another_waits_until_that_one_calls_for_it(tmp_path: Path) -> None:
    """A book in which one follows on a fact that does not exist is refused."""
    assert BOOK.asked_first("audience", {}) == "audience"
    assert BOOK.asked_first("policy_enforced", {}) == "policy_exists"
    assert BOOK.asked_first("policy_enforced", {"policy_exists": False}) is None
    assert BOOK.asked_first("policy_enforced", {"policy_exists": True}) == "policy_enforced"
    for name in ("codebook.yaml", "contradictions.yaml"):
        written = (Path(document.__file__).parents[1] / name).read_text("utf-8")
        (tmp_path / name).write_text(
            written.replace("asked_after: {fact: sector", "asked_after: {fact: secter"), "utf-8"
        )
    with pytest.raises(UnfitFilesError, match="secter"):
        _ = Books(tmp_path).codebook


@pytest.mark.parametrize("name", [each for each in Codebook.model_fields if each != "version"])
def test_an_id_that_stands_twice_is_refused(name: str) -> None:
    """Both would be listed, and only one of them found; what is counted of days is named as facts are."""
    content = document.read(Path(document.__file__).parents[1] / "codebook.yaml")
    content[name].append(content[name][0])
    where = "facts" if name == "counted" else name
    with pytest.raises(ValidationError, match=rf"{where}: '{content[name][0]['id']}' stands there twice"):
        Codebook.model_validate(content)
