"""Elements, as they are told: what a court asks of the measure, in its order, and how each thing stands."""

from collections.abc import Mapping
from typing import Annotated, NamedTuple

from pydantic import Field

from privesfeer.cases.fact import FactValue
from privesfeer.cases.text import Text
from privesfeer.cases.told import By, Shared
from privesfeer.engine.answers.cited import Citation
from privesfeer.engine.answers.sources import Sources
from privesfeer.engine.answers.told_facts import NamedFact, named
from privesfeer.engine.doctrine.chain import Link
from privesfeer.engine.doctrine.elements import Elements, ElementState, StandingElement
from privesfeer.rules.condition import Condition, predicates_in
from privesfeer.rules.measure import MeasureElement, Role
from privesfeer.rules.remedies.book import RemedyBook
from privesfeer.rules.rule import Authority


class DecidedElement(NamedTuple):
    """A ruling that decided an element.

    Attributes:
        ruling: the ruling.
        met: whether it found it met.
    """

    ruling: Citation
    met: bool


class AppliedElement(Shared):
    """One thing that a court asks of the measure.

    Attributes:
        element: its id.
        kind: the kind of the measure of which it is asked; None: every kind.
        ground: the ground on which it is asked; None: every ground.
        state: how it stands.
        ban: whether it is a ban, of which a court says nothing where nothing points to it; not told.
        role: whether the measure falls where it fails, or only a sum is another, or it is only told.
        short: what it is.
        text: the question; not told.
        party: who has to prove it; None: nobody has.
        by: the factors that make it stand so.
        missing: the unknown facts that would close it, where it is open.
        authority: its sources; not told.
        decided: of the rulings that decided it of the same measure the one most alike, and the one most alike that
            decided it the other way; not told.
    """

    element: str
    kind: str | None = None
    ground: str | None = None
    state: ElementState
    ban: bool = Field(default=False, exclude=True)
    role: Role = Field(default="decides", exclude=True)
    short: Text
    text: Text = Field(exclude=True)
    party: Text | None = Field(default=None, exclude=True)
    by: tuple[str, ...] = Field(default=(), exclude=True)
    missing: Annotated[tuple[NamedFact, ...], By("fact")] = ()
    authority: tuple[Citation, ...] = Field(default=(), exclude=True)
    decided: tuple[DecidedElement, ...] = Field(default=(), exclude=True)

    @property
    def fails(self) -> bool:
        """Whether the measure falls by it, for certain or probably."""
        return self.role == "decides" and self.state in {"not_met", "likely_not_met"}


def standing_of(link: Link, known: Mapping[str, FactValue], sources: Sources) -> tuple[StandingElement, ...]:
    """Say how the elements of the measure stand.

    Args:
        link: the answer to a question.
        known: the known facts, and the answers to earlier questions.
        sources: holds the trees of the measures.

    Returns:
        The elements in the order of the court; empty where the question is not on a measure, or it is not known which.
    """
    ladder = link.law.question.ladder
    tree = sources.rulebook.trees.get(str(known.get(ladder.fact))) if ladder else None
    return Elements(tree, link, known).standing() if tree else ()


def applied_elements(link: Link, known: Mapping[str, FactValue], sources: Sources) -> tuple[AppliedElement, ...]:
    """Tell how the elements of the measure stand.

    Args:
        link: the answer to a question.
        known: the known facts, and the answers to earlier questions.
        sources: makes the citations.

    Returns:
        The elements in the order of the court.
    """
    return tuple(_told(each, link, known, sources) for each in standing_of(link, known, sources))


def _told(standing: StandingElement, link: Link, known: Mapping[str, FactValue], sources: Sources) -> AppliedElement:
    element, regimes = standing.element, sources.rulebook.framework.regimes
    missing: tuple[str, ...] = ()
    if standing.state == "open":
        missing = tuple(each for each in asking(element, link, sources.rulebook.remedies) if each not in known)
    return AppliedElement(
        element=element.id,
        kind=standing.kind and standing.kind.id,
        ground=standing.ground and standing.ground.id,
        state=standing.state,
        ban=element.ban,
        role=element.role,
        short=element.short,
        text=element.text,
        party=regimes.parties[element.party] if regimes and element.party else None,
        by=standing.by,
        missing=tuple(named(sources.codebook, each) for each in missing),
        authority=sources.authority(element.authority, None, link.law.moment),
        decided=_decided(standing, link, known, sources),
    )


def _decided(
    standing: StandingElement, link: Link, known: Mapping[str, FactValue], sources: Sources
) -> tuple[DecidedElement, ...]:
    """Find the rulings that decided an element of the same measure, the most alike on either side."""
    law, name = link.law, standing.element.id
    ladder = law.question.ladder
    measure = known.get(ladder.fact) if ladder else None
    alike = [each for each in law.readings if ladder and each.precedent.value(ladder.fact) == measure]
    alike.sort(key=lambda each: (-(each.factors & link.factors).bit_count(), each.order))
    found: dict[bool, DecidedElement] = {}
    for reading in alike:
        for each in reading.precedent.decision.elements:
            met = each.result == "met"
            if each.element == name and met not in found:
                authority = (Authority(ruling=reading.key),)
                (cited,) = sources.authority(authority, law.question.question, law.moment) or (None,)
                if cited:
                    found[met] = DecidedElement(cited, met)
    first = standing.state in {"met", "likely_met"}
    return tuple(found[met] for met in (first, not first) if met in found)


def asking(element: MeasureElement, link: Link, book: RemedyBook) -> tuple[str, ...]:
    """Name the facts by which an element can be closed.

    Args:
        element: the element.
        link: the answer to the question on the measure.
        book: what is counted of days.

    Returns:
        The facts that its conditions and the rules by which it fails test, in the order in which they are written; of
        what is counted the days.
    """
    question, codebook = link.law.question, link.law.codebook
    days = {each.fact: (*each.since, *each.until) for each in book.spans}
    if book.lapse:
        days[book.lapse.fact] = (book.lapse.since,)
    conditions: list[Condition] = [*element.met, *element.not_met]
    conditions += [part for each in element.open for part in (each.when, each.unless) if part]
    tests = [test.fact for each in conditions for test, _ in predicates_in(each)]
    ladder = question.ladder.fact if question.ladder else None
    rules = [fact for each in element.failed_by for fact in sorted(question.tested[each]) if fact != ladder]
    told = (day for each in (*tests, *rules) for day in days.get(each, (each,)))
    return tuple(dict.fromkeys(each for each in told if each in codebook.fact_ids and each != ladder))
