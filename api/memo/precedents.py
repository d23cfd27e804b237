"""Precedents: the rulings that can be pleaded on an answer, beside each act of which it is, by what they decided."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from privesfeer.api.ask.registry import casebook, level_of, rulebook
from privesfeer.api.memo.citable import pleads
from privesfeer.api.memo.matter import MemoMatter, Part
from privesfeer.cases.fact import FactValue
from privesfeer.engine import Answer, AppliedElement, ComparedRuling
from privesfeer.rules.measure import MeasureElement

_READ = "read"
_MOST = 40  # for each outcome and act
_NOT_MET = "not_met"
_MET = {"met": True, _NOT_MET: False}


class Pleadable(NamedTuple):
    """A ruling that can be pleaded.

    Attributes:
        ruling: the ruling beside the act.
        act: the act, or the whole.
        upheld: whether it was decided for the outcome that does not protect the employee.
        elements: of the requirements of the measure that it decided whether each was met.
        any_kind: whether it is on another kind of thing, and so bears only on what does not turn on what was done.
    """

    ruling: ComparedRuling
    act: Part
    upheld: bool
    elements: Mapping[str, bool]
    any_kind: bool

    def under_older_law(self, element: AppliedElement) -> bool:
        """Say whether no article on a requirement was in force yet when the ruling was given.

        Args:
            element: the requirement.
        """
        day = casebook()[self.ruling.citation.key].date
        articles = [rulebook().statutes[each.key] for each in element.authority if each.kind == "statute"]
        return day is not None and bool(articles) and not any(each.in_force(day) for each in articles)

    def answered_alike(self, answer: Answer, factor: str) -> bool:
        """Say whether a reason turns on earlier questions, which the court itself answered as they are answered here.

        Args:
            answer: the answer for which it is a reason.
            factor: the reason.
        """
        question, ruling = rulebook().questions[answer.question], casebook()[self.ruling.citation.key]
        earlier, here = question.tested[factor] & {*question.earlier}, self.act.known
        given = {each.question: each.outcome for each in ruling.decisions}
        return bool(earlier) and all(each in given and given[each] == here.get(each) for each in earlier)


def precedents(matter: MemoMatter, part: Part, answer: Answer) -> tuple[Pleadable, ...]:
    """Find the rulings that can be pleaded on an answer.

    Args:
        matter: the matter.
        part: that to which the answer belongs.
        answer: the answer.

    Returns:
        Those that can be looked up and stand, each once, beside the act to which it comes nearest; those on the same
        kind of thing first, of these, but for a measure, those of which what carried them and is so here outweighs the
        rest, then what is most on point.
    """
    others = answer.rulings.others
    if others is None:
        return ()
    found: dict[str, tuple[tuple[bool, bool, int, tuple[bool, ...], int], Pleadable]] = {}
    question = rulebook().questions[answer.question]
    for place, (act, known) in enumerate(_acts(matter, part, answer)):
        for outcome in answer.outcomes:
            near = others.on_point(outcome, known)
            same = {each.citation.key for each in near}
            every = others.on_point(outcome, known, any_kind=True) if answer.elements else near
            for ruling in every[:_MOST]:
                key, apart = ruling.citation.key, ruling.citation.key not in same
                order = (
                    apart,
                    question.ladder is None and not ruling.overlap.akin,
                    -len(_telling(question.question, ruling)),
                    ruling.farther,
                    place,
                )
                if pleads(ruling, answer.question) and (key not in found or order < found[key][0]):
                    upheld = outcome != question.protects
                    each = Pleadable(ruling, act, upheld, _decided(answer, part, key), apart)
                    found[key] = order, each
    return tuple(each for _, each in sorted(found.values(), key=lambda one: one[0]))


def _telling(name: str, ruling: ComparedRuling) -> list[object]:
    """Leave out of what a ruling shares what is so of every case."""
    question = rulebook().questions[name]
    return [each for each in ruling.overlap.shared if not question.of_every(each.factor)]


def _acts(matter: MemoMatter, part: Part, answer: Answer) -> Iterator[tuple[Part, Mapping[str, FactValue]]]:
    """Give the acts that are held against the employee, each with what is known of it; the one that leads first."""
    whole, question = matter.whole, rulebook().whole.question
    acts = [each for each in matter.parts if each.act and each.act.row.part != _READ]
    if part.act or not answer.elements or len(acts) < 2:  # noqa: PLR2004 - one act is the whole
        yield part, part.known
        return
    yield whole, part.known
    own = {fact.fact for each in acts if each.act for fact in each.act.facts}
    shared = {name: value for name, value in part.known.items() if name not in own}
    for each in acts:
        if each.act and not each.pleaded:
            culpable = {question: each.act.row.outcome} if each.act.row.outcome else {}
            yield each, {**each.known, **{k: v for k, v in shared.items() if k not in each.known}, **culpable}


def _decided(answer: Answer, part: Part, key: str) -> Mapping[str, bool]:
    """Give the requirements that a ruling decided on the measure that is at issue."""
    ruling = casebook()[key]
    decision, ladder = ruling.decision(answer.question), rulebook().questions[answer.question].ladder
    if decision is None or ladder is None:
        return {}
    there = decision.of or ruling.facts.known.get(ladder.fact)
    if there != part.known.get(ladder.fact):
        return {}
    return {each.element: _MET[each.result] for each in decision.elements if each.result in _MET}


def ruling_on(element: AppliedElement, every: Iterable[Pleadable]) -> Pleadable | None:
    """Find the nearest ruling that decided a requirement as it stands here.

    Args:
        element: the requirement, which is not open.
        every: the rulings that can be pleaded, the nearest first.

    Returns:
        None of another kind of thing, and against the employee none of a court that only guards a floor.
    """
    met = not element.state.endswith(_NOT_MET)
    floors = rulebook().hierarchy.floors if met else frozenset()
    return next(
        (
            each
            for each in every
            if each.elements.get(element.element) is met
            and not each.any_kind
            and level_of(casebook()[each.ruling.citation.key]) not in floors
        ),
        None,
    )


def turns_on_conduct(part: Part, answer: Answer, element: str) -> bool:
    """Say whether a requirement turns on what the employee did.

    Args:
        part: that to which the answer belongs.
        answer: the answer on the measure.
        element: the requirement.

    Returns:
        Not where nothing that is weighed in it tests what was said or done, as with promptness.
    """
    found = _element(part, element)
    if found is None or found.whole:
        return True
    question = rulebook().questions[answer.question]
    conduct = {each.fact for each in rulebook().kinds.alike}
    rules = (*found.failed_by, *found.weighs)
    tested = {fact for each in rules if each in question.tested for fact in question.tested[each]}
    return bool((tested | {*found.tested}) & conduct)


def _element(part: Part, element: str) -> MeasureElement | None:
    tree = rulebook().trees.get(part.measure or "")
    return next((each for each in tree.every if each.id == element), None) if tree else None
