"""Argument: what both sides can best say, and what the other answers."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given

from privesfeer.api.ask.registry import Incident, casebook, rulebook, sources
from privesfeer.api.ask.request import read_request
from privesfeer.api.ask.services import reasoner
from privesfeer.api.paper.blocks import Banner, Bullets, Heading
from privesfeer.api.paper.markdown import markdown
from privesfeer.api.reports.argument import argument_report
from privesfeer.cases.commons.text import LANGUAGES, Lang
from privesfeer.cases.fact import FactValue
from privesfeer.cases.ruling import Ruling
from privesfeer.engine.answers.arguments.argument import Argument, Arguments, Plea, Sentence
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.doctrine.reading import Reading
from tests.conftest import in_parts, sparing, tries
from tests.engine.books import AS_OF, LAWS, answered, known_of
from tests.golden import CASE_FILES, FEW, INCIDENTS
from tests.strategies import facts_near_a_ruling

EXAMPLES = [*INCIDENTS, *CASE_FILES]
FRAMED = {
    name: {each for entry in rulebook().framework.entries if entry.question == name for each in entry.statutes}
    for name in LAWS
}


def argued(file: Path) -> Arguments:
    """Plead an example."""
    return reasoner().arguments(read_request(file.read_bytes(), as_of=AS_OF), AS_OF)


def best(plea: Plea) -> str | None:
    """Give the key of the ruling that a side cites."""
    return plea.ruling.citation.key if plea.ruling else None


def sentences(argument: Argument) -> Iterator[Sentence]:
    """Give all sentences of an argument."""
    for plea in argument.pleas:
        yield from (*plea.case, *plea.answer)
    if argument.conflict:
        yield from argument.conflict.sentences


@pytest.mark.parametrize("file", sparing(EXAMPLES, FEW), ids=lambda file: file.stem)
def test_each_side_cites_its_own_ruling_and_answers_that_of_the_other(file: Path) -> None:
    """Another ruling, of another affair; who has anything to say answers the other's best ruling."""
    for argument in argued(file).arguments:
        employee, employer = argument.pleas
        assert (employee.party, employer.party) == ("employee", "employer")
        for own, other in ((employee, employer), (employer, employee)):
            if own.ruling and other.ruling:
                assert casebook()[str(best(own))].line != casebook()[str(best(other))].line
            answered = {sentence.node for sentence in own.answer}
            assert answered <= {f"ruling:{best(own)}", f"ruling:{best(other)}"}
            assert not (own.case and other.ruling) or f"ruling:{best(other)}" in answered
            assert not own.ruling or f"ruling:{best(own)}" in {sentence.node for sentence in own.case}


def test_a_dismissal_of_cassation_is_not_pleaded_as_a_decision_of_the_point() -> None:
    """HR 23 January 2018 left the appeal ruling on distribution standing; it is no higher instance than that."""
    incident = Incident.model_validate({"facts": casebook()["HR-2018-331"].facts.known})
    [circle] = [each for each in reasoner().arguments(incident, AS_OF).arguments if each.question == "circle"]
    employer = next(each for each in circle.pleas if each.party == "employer")
    assert best(employer) == "HR-2018-331"
    said = [each.text.en for each in (*employer.case, *employer.answer)]
    assert (
        "The highest court thereby only left the lower court's finding standing; it did not decide the point itself."
        in said
    )
    assert not any("higher court" in each for each in said)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_no_sentence_is_said_twice_on_a_question(file: Path) -> None:
    """What one side says, the other does not say again."""
    for argument in argued(file).arguments:
        for lang in LANGUAGES:
            said = [sentence.text[lang] for sentence in sentences(argument)]
            assert len(said) == len(set(said)), argument.question


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_a_ruling_that_is_pleaded_stands_and_says_why_it_was_given(file: Path) -> None:
    """No ruling that has fallen or whose reasons are not known; no circumstance on one that decided otherwise."""
    for argument in argued(file).arguments:
        for plea in argument.pleas:
            if plea.ruling:
                assert plea.ruling.reason_stated
                assert not plea.ruling.citation.fallen
                assert plea.ruling.outcome == plea.outcome
                assert plea.ruling.overlap.shared
            assert not [each for sentence in plea.case for each in sentence.authority if each.contrary]


@pytest.mark.parametrize("file", sparing(EXAMPLES, FEW), ids=lambda file: file.stem)
def test_every_sentence_of_an_argument_has_its_authority(file: Path) -> None:
    """A ruling for what is said of a ruling, the sources of its rule for a circumstance; both languages say it.

    Where the framework refuses all sources of a rule for a case, its own articles take their place, or the ruling that
    a side pleads and that the circumstance carried.
    """
    for argument in argued(file).arguments:
        pleaded = [plea.ruling for plea in argument.pleas if plea.ruling]
        for sentence in sentences(argument):
            assert sentence.authority
            kind, _, name = sentence.node.partition(":")
            if kind == "ruling":
                assert [each.key for each in sentence.authority] == [name]
            elif kind == "factor":
                rule = LAWS[argument.question].question.rule(name)
                cited = {each.ruling or each.statute for each in rule.authority}
                carried = {each.citation.key for each in pleaded if name in {one.factor for one in each.overlap.shared}}
                assert {each.key for each in sentence.authority} <= cited | FRAMED[argument.question] | carried
            else:
                assert kind == "line"
            for lang in LANGUAGES:
                assert sentence.text[lang]
                assert "{" not in sentence.text[lang]


def test_that_no_ruling_is_known_for_a_side_is_not_said_where_courts_decided_so() -> None:
    """That messages which a participant passed on were unlawfully read was held twice, of one group."""
    facts = {"learned_via": "participant", "audience": "one_to_one", "work_channel": False}
    arguments = reasoner().arguments(Incident.model_validate({"facts": facts}), AS_OF)
    [inspection] = [each for each in arguments.arguments if each.question == "inspection_lawful"]
    employee = next(each for each in inspection.pleas if each.party == "employee")
    said = [sentence.text.en for sentence in employee.case]
    assert employee.ruling is None
    assert said[-1].startswith("No ruling is known here that on these facts carries")


def test_what_weighs_nothing_is_pleaded_where_nothing_else_speaks_for_a_side() -> None:
    """That nothing can be said for the employee is not so of a message to oneself."""
    facts = {"audience": "self", "content": ["confidential_information"], "confidentiality_agreed": True}
    arguments = reasoner().arguments(Incident.model_validate({"facts": facts}), AS_OF)
    [misconduct] = [each for each in arguments.arguments if each.question == "misconduct"]
    employee = next(each for each in misconduct.pleas if each.party == "employee")
    assert "factor:only_to_oneself" in {sentence.node for sentence in employee.case}


def akin(link: ChainLink, reading: Reading) -> bool:
    """Say whether what carried a ruling and holds in a case outweighs what carried it and does not."""
    balance = 0.0
    for bit, weight in link.law.weights.items():
        balance += weight * (bool(bit & reading.reason & link.factors) - bool(bit & reading.reason & ~link.factors))
    return balance >= link.law.question.margin


def shared(link: ChainLink, reading: Reading) -> int:
    """Count what carried a ruling and holds in a case, each circumstance at its narrowest."""
    factor_index = link.law.factor_index
    return (factor_index.narrowest(reading.reason & link.factors) & factor_index.alone).bit_count()


def apart(question: str, reading: Reading, known: Mapping[str, FactValue]) -> tuple[bool, ...]:
    """Say in what of act, relation and sector a ruling is another, then whether it is outside employment."""
    ruling = reading.precedent.ruling
    near = rulebook().kinds.nearer(question, known)
    return (*(each.farther(ruling.facts.get(each.fact), here) for each, here in near), ruling.employment is False)


def fallen(key: str, question: str) -> bool:
    """Say whether a ruling stands no more on a question."""
    return sources().ruling(key, question, AS_OF).fallen


@tries(60)
@given(facts_near_a_ruling())
def test_a_case_begins_with_its_point(plain: dict[str, object]) -> None:
    """A circumstance that speaks for this side, a rule of law, or what it follows from; then the ruling."""
    told = reasoner().arguments(Incident.model_validate({"facts": plain}), AS_OF)
    for plea in (each for argument in told.arguments for each in argument.pleas):
        nodes = [each.node.partition(":")[0] for each in plea.case]
        assert not nodes or nodes[0] == "factor"
        assert nodes == sorted(nodes)  # then "ruling"
        assert len(plea.case) == len({each.text for each in plea.case})


@tries(60)
@given(facts_near_a_ruling())
def test_a_side_opens_with_a_ruling_for_its_own_outcome_that_is_most_on_point(plain: dict[str, object]) -> None:
    """Of those nearest in act and relation no other shares more of what carried it; one that governs leads.

    What it shares outweighs what it lacks: a ruling that turned on something else is no case for this side. What the
    Convention only leaves free comes after what binds.
    """
    told = reasoner().arguments(Incident.model_validate({"facts": plain}), AS_OF)
    chain = answered(known_of(plain))
    for argument in told.arguments:
        link = chain.links[argument.question]
        for plea in argument.pleas:
            cited = best(plea)
            readings = [
                each for each in link.law.readings if each.outcome == plea.outcome and each.reason & link.factors
            ]
            citable = [
                each
                for each in readings
                if link.law.reaches(each, link.reach)
                and each.precedent.decision.relied_on
                and not fallen(each.key, link.name)
                and each.key not in reasoner().sources.unlike(link.name, chain.known)
                and (each in link.law.governing(link.factors, link.reach)[plea.outcome] or akin(link, each))
            ]
            if plea.party == "employer":
                other = best(argument.pleas[0])
                citable = [each for each in citable if other is None or each.line != casebook()[other].line]
            if cited is None:
                assert not citable
                continue
            chosen = next(each for each in citable if each.key == cited)
            governing = link.law.governing(link.factors, link.reach)[plea.outcome]
            if [each for each in citable if each in governing]:
                assert chosen in governing
                continue
            binding = [each for each in citable if not each.floor] or citable
            assert chosen in binding
            nearest = min(apart(argument.question, each, chain.known) for each in binding)
            assert apart(argument.question, chosen, chain.known) == nearest
            near = [each for each in binding if apart(argument.question, each, chain.known) == nearest]
            assert shared(link, chosen) == max(shared(link, each) for each in near)


@pytest.mark.parametrize("rulings", in_parts(casebook()))
def test_rulings_that_differ_are_set_against_each_other(rulings: list[Ruling]) -> None:
    """Where rulings decide an incident both ways: level, number and dates of both lines, and what may explain it."""
    incidents = [Incident.model_validate({"facts": ruling.facts.plain}) for ruling in rulings]
    arguments = [each for incident in incidents for each in reasoner().arguments(incident, AS_OF).arguments]
    conflicts = [argument.conflict for argument in arguments if argument.conflict]
    assert conflicts or rulings[0] is not next(iter(casebook()))  # in a part of them there may be none
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
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_report_shows_all_that_is_pleaded(file: Path, lang: Lang) -> None:
    """Every sentence stands in the text, in its language; a question on which nobody has anything to say in a line."""
    told = argued(file)
    text = " ".join(markdown(argument_report(told, lang)).replace("\\", "").split())
    text = re.sub(r"\[([^]]*)\]\(<[^>]*>\)", r"\1", text)
    for argument in told.arguments:
        pleaded = any(plea.case for plea in argument.pleas)
        assert (argument.question_text[lang] in text) == pleaded
        assert pleaded or argument.short[lang] in text
        for sentence in sentences(argument) if pleaded else ():
            assert sentence.text[lang] in text


def test_the_answer_stands_before_what_can_be_argued() -> None:
    """And the sources once, at the end, with every ruling that is pleaded."""
    told = argued(next(each for each in INCIDENTS if each.stem == "dance-teacher"))
    blocks = argument_report(told, "nl")
    *_, listed = (each for each in blocks if isinstance(each, Bullets))
    names = [item.line[0].text.removesuffix(": ") for item in listed.items]
    assert names == sorted(names, key=str.casefold)
    first = next(place for place, each in enumerate(blocks) if isinstance(each, Heading) and each.level == 2)
    assert isinstance(blocks[first + 1], Banner)
    pleaded = {str(plea.ruling.name) for each in told.arguments for plea in each.pleas if plea.ruling}
    assert pleaded <= set(names)
