"""The proof is experta's: where it is not that of the answer, there is no answer."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from privesfeer.api.ask.registry import CaseFile, Incident, casebook, codebook
from privesfeer.api.ask.request import read_request
from privesfeer.api.ask.services import reasoner
from privesfeer.cases.commons.text import LANGUAGES
from privesfeer.cases.fact import FactValue
from privesfeer.cases.incident import Dates
from privesfeer.engine.proof.fault import UnprovedError
from privesfeer.engine.proof.inference import Derivation, Inference, ProofStep
from privesfeer.engine.reasoner import Reasoner
from tests.engine.books import answered

AS_OF = dt.date(2026, 11, 24)
EXAMPLE = Path(__file__).parents[2] / "cases" / "incidents" / "whatsapp-group-of-five.yaml"
Derived = Mapping[str, Derivation]


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> Reasoner:
    """Give the reasoner as if it had derived nothing yet."""
    ready = reasoner()
    monkeypatch.setattr(ready, "_derived", {})
    return ready


def sabotaged(monkeypatch: pytest.MonkeyPatch, ready: Reasoner, change: Callable[[Derived], Derived]) -> None:
    """Let experta's result be another than it is."""
    derive = ready._inference.derive  # noqa: SLF001 - what is taken apart here

    def changed(known: Mapping[str, FactValue], valid: Mapping[str, frozenset[str]]) -> Derived:
        return change(derive(known, valid))

    monkeypatch.setattr(ready._inference, "derive", changed)  # noqa: SLF001 - likewise


def case() -> Incident | CaseFile:
    """Give a case with many reasons."""
    return read_request(EXAMPLE.read_bytes())


def derived(ready: Reasoner) -> Derived:
    """Give what experta makes of the case."""
    found: dict[str, Derivation] = {}
    ready._derived.clear()  # noqa: SLF001 - as above
    ready.reason(case(), AS_OF)
    for (question, _, _), each in ready._derived.items():  # noqa: SLF001 - as above
        found[question] = each
    return found


def names(ready: Reasoner) -> Iterator[tuple[str, str]]:
    """Name all that experta found, with its question."""
    for question, each in derived(ready).items():
        yield from ((question, name) for name in each.steps)


def without(found: Derived, question: str, name: str) -> Derived:
    """Leave one thing out of what was found."""
    if question not in found:
        return found
    steps = {each: steps for each, steps in found[question].steps.items() if each != name}
    return {**found, question: replace(found[question], steps=steps)}


def test_nothing_that_experta_found_can_be_lost(fresh: Reasoner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each factor, finding and other condition dropped from its result stops the program, which names the question."""
    kinds = set()
    for question, name in tuple(names(fresh)):
        rules = fresh.rulebook.questions[question]
        kinds.add(next((bool(rule.favours) for rule in rules.rules if rule.id == name), None))
        fresh._derived.clear()  # noqa: SLF001 - as above
        with monkeypatch.context() as patch:
            sabotaged(patch, fresh, lambda found, q=question, n=name: without(found, q, n))  # type: ignore[misc]
            with pytest.raises(UnprovedError, match=question) as caught:
                fresh.reason(case(), AS_OF)
        assert name == question or name not in str(caught.value)  # what is logged tells nothing of the case
        for lang in LANGUAGES:
            assert name in caught.value.text[lang]
            assert codebook().question(question).question[lang] in caught.value.text[lang]
    assert kinds == {True, False, None}  # factors, findings and what raises a question were among them


def test_nothing_can_be_added_to_what_experta_found(fresh: Reasoner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each rule that does not hold, added to its result, stops the program."""
    found = derived(fresh)
    for question, each in found.items():
        name = next(name for name in fresh.rulebook.questions[question].conditions if name not in each.steps)
        steps = {**each.steps, name: (ProofStep(name, (), ()),)}
        more = {**found, question: replace(each, steps=steps)}
        fresh._derived.clear()  # noqa: SLF001 - as above
        with monkeypatch.context() as patch:
            sabotaged(patch, fresh, lambda _found, more=more: more)  # type: ignore[misc]
            with pytest.raises(UnprovedError, match=question):
                fresh.reason(case(), AS_OF)


def test_what_is_proved_does_not_depend_on_what_was_derived_before() -> None:
    """The network remembers the way that it went; the same facts are shown by the same steps, whatever came first."""
    questions = reasoner().rulebook.questions.values()
    valid = {each.question: frozenset(rule.id for rule in each.rules) for each in questions}
    every = [answered(ruling.facts.known).known for ruling in list(casebook())[::10]]
    after, before = Inference(questions), Inference(questions)
    assert [after.derive(each, valid) for each in every] == [before.derive(each, valid) for each in every[::-1]][::-1]


@pytest.mark.slow
def test_a_rule_proves_nothing_where_a_finding_below_it_is_no_law() -> None:
    """Of an utterance in a time in which hardly any rule was law, what is shown is still what the answer rests on."""
    for place in sorted(EXAMPLE.parent.glob("*.yaml")):
        asked = read_request(place.read_bytes())
        for year in (45, 1950, 2000):
            long_ago = {"utterance": dt.date(year, 1, 1), "inspection": None, "measure": None}
            verdict = reasoner().reason(asked.model_copy(update={"dates": Dates(**long_ago)}), AS_OF)
            assert verdict.answers


def test_what_is_not_proved_is_not_kept(fresh: Reasoner, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an error the same case is refused again, and answered once experta is right."""
    question, name = next(names(fresh))
    fresh._derived.clear()  # noqa: SLF001 - as above
    with monkeypatch.context() as patch:
        sabotaged(patch, fresh, lambda found: without(found, question, name))
        for _ in range(2):
            with pytest.raises(UnprovedError):
                fresh.reason(case(), AS_OF)
    assert fresh.reason(case(), AS_OF).answers
