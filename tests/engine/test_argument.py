"""Argument: what both sides can best say, and what the other answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given

from api.ask.ready import reasoner
from api.ask.request import read_request
from api.ask.shelf import Incident, casebook
from api.paper.markdown import markdown
from api.reports.argument import argument_report
from cases.text import LANGUAGES
from engine.answers.argument import Argument, Arguments, Plea, Sentence
from tests.conftest import sparing, tries
from tests.engine.books import AS_OF, LAWS, answered, known_of
from tests.golden import CASE_FILES, FEW, INCIDENTS
from tests.strategies import facts_near_a_ruling

EXAMPLES = [*INCIDENTS, *CASE_FILES]


def argued(file: Path) -> Arguments:
    """Plead an example."""
    return reasoner().arguments(read_request(file.read_bytes(), as_of=AS_OF), AS_OF)


def best(plea: Plea) -> str | None:
    """Give the key of the ruling with which a side opens."""
    ruling = plea.plies[0].ruling if plea.plies else None
    return ruling.citation.key if ruling else None


def sentences(argument: Argument) -> Iterator[Sentence]:
    """Give all sentences of an argument."""
    for plea in argument.pleas:
        for ply in plea.plies:
            yield from ply.sentences
    if argument.conflict:
        yield from argument.conflict.sentences


@pytest.mark.parametrize("file", sparing(EXAMPLES, FEW), ids=lambda file: file.stem)
def test_both_sides_cite_another_ruling_and_answer_each_other(file: Path) -> None:
    """Each opens with its own best ruling; the answer to it cites the other's best, and the reply answers that."""
    for argument in argued(file).arguments:
        employee, employer = argument.pleas
        assert (employee.party, employer.party) == ("employee", "employer")
        first, second = best(employee), best(employer)
        assert first is None or first != second
        for own, other in ((employee, employer), (employer, employee)):
            if not own.plies:
                continue
            moves = [ply.move for ply in own.plies]
            assert moves == ["cite", "answer", "reply"][: len(moves)]
            if best(own) and best(other):
                assert [ply.move for ply in own.plies] == ["cite", "answer", "reply"]
                counter = own.plies[1].ruling
                assert counter is not None
                assert counter.citation.key == best(other)
                about = {sentence.node for sentence in own.plies[2].sentences}
                assert f"ruling:{best(other)}" in about


@pytest.mark.parametrize("file", sparing(EXAMPLES, FEW), ids=lambda file: file.stem)
def test_every_sentence_of_an_argument_has_its_authority(file: Path) -> None:
    """A ruling for what is said of a ruling, the sources of its rule for a circumstance; both languages say it."""
    for argument in argued(file).arguments:
        for sentence in sentences(argument):
            assert sentence.authority
            kind, _, name = sentence.node.partition(":")
            if kind == "ruling":
                assert [each.key for each in sentence.authority] == [name]
            elif kind == "factor":
                rule = LAWS[argument.question].question.rule(name)
                assert {each.key for each in sentence.authority} <= {
                    each.ruling or each.statute for each in rule.authority
                }
            else:
                assert kind == "line"
            for lang in LANGUAGES:
                assert sentence.text[lang]
                assert "{" not in sentence.text[lang]


@tries(60)
@given(facts_near_a_ruling())
def test_a_side_opens_with_a_ruling_for_its_own_outcome_that_is_most_on_point(plain: dict[str, object]) -> None:
    """No other ruling for that outcome that reaches the case shares more of what carried it; one that governs leads."""
    known = known_of(plain)
    told = reasoner().arguments(Incident.model_validate({"facts": plain}), AS_OF)
    chain = answered(known)
    for argument in told.arguments:
        link = chain.links[argument.question]
        for plea in argument.pleas:
            cited = best(plea)
            readings = [
                each for each in link.law.readings if each.outcome == plea.outcome and each.reason & link.factors
            ]
            if cited is None:
                assert not readings
                continue
            chosen = next(each for each in readings if each.key == cited)
            governing = link.law.governing(link.factors, link.reach)[plea.outcome]
            if governing:
                assert chosen in governing
                continue
            reaching = [each for each in readings if link.law.reaches(each, link.reach)]
            most = max((each.reason & link.factors).bit_count() for each in (reaching or readings))
            assert (chosen.reason & link.factors).bit_count() == most


def test_rulings_that_differ_are_set_against_each_other() -> None:
    """Where rulings decide an incident both ways: level, number and dates of both lines, and what may explain it."""
    incidents = [Incident.model_validate({"facts": ruling.facts.plain}) for ruling in casebook()]
    arguments = [each for incident in incidents for each in reasoner().arguments(incident, AS_OF).arguments]
    conflicts = [argument.conflict for argument in arguments if argument.conflict]
    assert conflicts
    for conflict in conflicts:
        first, second = conflict.lines
        assert first.outcome != second.outcome
        assert not {each.key for each in first.rulings} & {each.key for each in second.rulings}
        assert conflict.sentences[0].node == f"line:{first.outcome}"
        for line in conflict.lines:
            assert 1 <= line.affairs <= len(line.rulings)
            assert line.first <= line.last
        assert len(conflict.sentences) >= 3


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_report_shows_all_that_is_pleaded(lang: str) -> None:
    """Every sentence stands in the text, in its language."""
    told = argued(INCIDENTS[0])
    text = " ".join(markdown(argument_report(told, lang)).replace("\\", "").split())
    for argument in told.arguments:
        assert argument.question_text[lang] in text
