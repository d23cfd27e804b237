"""Elements, as they are told: what a court asks of the measure, in its order, and how each thing stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated

from pydantic import Field

from privesfeer.cases.commons.serialize import Interned, Ref
from privesfeer.cases.commons.text import Text
from privesfeer.cases.fact import FactValue
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.answers.facts.records import NamedFact, named
from privesfeer.engine.answers.reasons.failing import standing_of
from privesfeer.engine.answers.reasons.point import failing_reason
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.doctrine.elements import ElementState, StandingElement
from privesfeer.engine.doctrine.law import Law
from privesfeer.rules.measure import MeasureElement, Role
from privesfeer.rules.remedies.book import RemedyBook
from privesfeer.rules.rule import Authority

_FAILS = frozenset({"not_met", "likely_not_met"})


class AppliedElement(Interned):
    """One thing that a court asks of the measure.

    Attributes:
        element: its id.
        kind: the kind of the measure of which it is asked; None: every kind.
        ground: the ground on which it is asked; None: every ground.
        ground_text: that ground in words; not told.
        state: how it stands.
        silent: whether a court says nothing of it where nothing points to it, as of a ban; not told.
        bar: whether it stands in the way where it is not met, as a ban or a freedom does; not told.
        role: whether the measure falls where it fails, or only a sum is another, or it is only told.
        short: what it is.
        text: the question; not told.
        rule: the law on it, as a sentence; None: there is no more than the question; not told.
        party: who has to prove it; None: nobody has.
        risk: what follows where it stays open, if that is not that party's risk; not told.
        by: the factors that make it stand so.
        spared: whether it is asked on a ground beside another that is complete; not told.
        why: where it fails, the circumstance, where no earlier element fails by the same; not told.
        shown: whether a reader is told of it: not of what does not arise, nor of a ban to which nothing points, or of
            what only is told while nothing that bears on it is known; not told.
        moot: whether it is open and nothing is left of it, as an earlier element fails; not told.
        missing: the unknown facts that would close it, where it is open.
        authority: its sources; not told.
    """

    element: str
    kind: str | None = None
    ground: str | None = None
    ground_text: Annotated[Text | None, Field(exclude=True)] = None
    state: ElementState
    silent: Annotated[bool, Field(exclude=True)] = False
    bar: Annotated[bool, Field(exclude=True)] = False
    role: Annotated[Role, Field(exclude=True)] = "decides"
    short: Text
    text: Annotated[Text, Field(exclude=True)]
    rule: Annotated[Text | None, Field(exclude=True)] = None
    party: Annotated[Text | None, Field(exclude=True)] = None
    risk: Annotated[Text | None, Field(exclude=True)] = None
    by: Annotated[tuple[str, ...], Field(exclude=True)] = ()
    spared: Annotated[bool, Field(exclude=True)] = False
    why: Annotated[Text | None, Field(exclude=True)] = None
    shown: Annotated[bool, Field(exclude=True)] = True
    moot: Annotated[bool, Field(exclude=True)] = False
    missing: Annotated[tuple[NamedFact, ...], Ref("fact")] = ()
    authority: Annotated[tuple[Citation, ...], Field(exclude=True)] = ()

    @property
    def fails(self) -> bool:
        """Whether the measure falls by it, for certain or probably."""
        return not self.spared and self.role == "decides" and self.state in _FAILS


def applied_elements(link: ChainLink, known: Mapping[str, FactValue], sources: Sources) -> tuple[AppliedElement, ...]:
    """Tell how the elements of the measure stand.

    Args:
        link: the answer to a question.
        known: the known facts, and the answers to earlier questions.
        sources: makes the citations.

    Returns:
        The elements in the order of the court.
    """
    told, said = list[AppliedElement](), set[Text]()
    for each in standing_of(link, known, sources):
        element = _told(each, link, known, sources)
        if element.state == "open" and any(one.fails and one.element in each.element.behind for one in told):
            element = replace(element, moot=True)
        # What makes one thing fail weighs in the whole as well, and is said where a court comes to it first.
        told.append(replace(element, why=None) if element.why in said else element)
        said |= {element.why} if element.why else set()
    return tuple(told)


def _told(
    standing: StandingElement, link: ChainLink, known: Mapping[str, FactValue], sources: Sources
) -> AppliedElement:
    element, regimes = standing.element, sources.rulebook.framework.regimes
    book, missing, why, idle = sources.codebook, tuple[str, ...](), None, False
    if standing.state == "open":
        asked = asking(element, link.law, sources.rulebook.remedies)
        missing = tuple([each for each in asked if each not in known])
        idle = not standing.left_open if element.silent else element.role == "tells" and len(missing) == len(asked)
    elif standing.by and standing.state in _FAILS:
        why = failing_reason(standing, link, known, sources)
    return AppliedElement(
        element=element.id,
        kind=standing.kind.id if standing.kind else None,
        ground=standing.ground.id if standing.ground else None,
        ground_text=standing.ground.short if standing.ground else None,
        state=standing.state,
        silent=element.silent,
        bar=element.bar,
        role=element.role,
        short=element.short,
        text=element.text,
        rule=element.rule,
        party=regimes.parties[_party(standing.party, known, link, sources)] if regimes and standing.party else None,
        risk=element.risk,
        by=standing.by,
        spared=standing.spared,
        why=why.reason if why else None,
        shown=not idle and standing.state != "not_raised",
        missing=tuple(named(book, each) for each in missing),
        authority=sources.authority(_here(element.authority, link, known, sources), None, link.law.moment),
    )


def _here(
    authorities: Sequence[Authority], link: ChainLink, known: Mapping[str, FactValue], sources: Sources
) -> tuple[Authority, ...]:
    """Leave out what must not be cited under the law that governs the employee."""
    law = link.law
    refusals = sources.rulebook.framework.refusals(law.question.question, known, law.moment.event)
    return tuple([each for each in authorities if not any(one.refuses(each, sources.casebook) for one in refusals)])


def _party(party: str, known: Mapping[str, FactValue], link: ChainLink, sources: Sources) -> str:
    """Name a party as the law calls it under which the employee works, where that is known."""
    inferred = sources.rulebook.framework.inferred(known, link.law.moment.event)
    (regime, *others) = inferred.regimes if inferred else ("",)
    called = sources.rulebook.remedies.routes.sides.get(regime, {})
    return party if others else called.get(party, party)


def closing(elements: Iterable[AppliedElement]) -> Iterator[tuple[NamedFact, ...]]:
    """Give the facts that close what a measure hangs on.

    Args:
        elements: what a court asks of it.

    Yields:
        Of each open element by which it can fall, in the order of the court, the facts by which it can be closed; of a
        ban only where something points to it.
    """
    for each in elements:
        if each.role == "decides" and each.state == "open" and each.shown:
            yield each.missing


def asking(element: MeasureElement, law: Law, book: RemedyBook) -> tuple[str, ...]:
    """Name the facts by which an element can be closed.

    Args:
        law: the law on the question on the measure.
        book: what is counted of days.

    Returns:
        The facts that its conditions and the rules by which it fails test, in the order in which they are written; of
        what is counted the days.
    """
    question, codebook = law.question, law.codebook
    ladder = question.ladder.fact if question.ladder else None
    rules = (fact for each in element.failed_by for fact in sorted(question.tested[each]))
    told = (day for each in (*element.tested, *rules) for day in book.counted_from.get(each, (each,)))
    return tuple(dict.fromkeys(each for each in told if each in codebook.fact_ids and each != ladder))
