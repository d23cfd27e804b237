"""Applied: what the law brings to an answer: its reasons, presumption, consequences, framework and connections."""

from collections.abc import Iterable
from functools import cached_property
from typing import Annotated

from pydantic import Field

from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.serialize import Interned, Ref, SerializeAs
from privesfeer.cases.commons.text import Text
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.answers.facts.records import StatedFact
from privesfeer.engine.doctrine.factors import Circumstance


class Ground(Interned):
    """A reason: a factor that holds, the facts that made it hold and the authority of its rule.

    Attributes:
        factor: the rule's id.
        favours: the outcome for which it counts.
        text: the circumstance as a sentence.
        short: the circumstance as a noun phrase.
        facts: the facts that made it hold, told by their ids.
        findings: the findings on which it builds, as sentences; not told, as the graph of the verdict shows the steps.
        includes: factors for the same side that go without saying once it holds ("at most friends" beside "at most a
            closed group"); not told.
        authority: the sources of the rule that were known.
        weight: what it and what it includes contribute where neither ruling nor requirement decides; not told.
        decisive: whether it is a requirement of the law.
        note: why the rule stands though none of its sources carries it; None: one does.
    """

    factor: str
    favours: Annotated[str, Field(exclude=True)]
    text: Text
    short: Annotated[Text, Field(exclude=True)]
    facts: Annotated[tuple[StatedFact, ...], Ref("fact")]
    findings: Annotated[tuple[Text, ...], Field(exclude=True)] = ()
    includes: Annotated[tuple[Circumstance, ...], Field(exclude=True)] = ()
    authority: tuple[Citation, ...]
    weight: Annotated[float, Field(exclude=True)]
    decisive: bool = False
    note: Text | None = None

    @property
    def leading(self) -> tuple[Citation, ...]:
        """The two sources that are named first: the best one, and the one that decided otherwise, else the next."""
        otherwise = [each for each in self.authority[1:] if each.otherwise]
        return (*self.authority[:1], *(otherwise or self.authority[1:])[:1])


class AppliedPresumption(Interned):
    """The presumption or burden of proof that decides when no factor does.

    Attributes:
        presumption: its id.
        favours: the outcome that it presumes, if any.
        text: the presumption.
        level: the level of the highest court behind it; None where it rests on statute alone.
        authority: its sources.
        against: what speaks against it.
        against_authority: the sources of that.
    """

    presumption: str
    favours: str | None = None
    text: Text
    level: Text | None = None
    authority: tuple[Citation, ...]
    against: Text
    against_authority: tuple[Citation, ...] = ()


class AppliedConsequence(Interned):
    """What hangs on an answer by statute.

    Attributes:
        consequence: its id.
        outcome: the outcome on which it follows; None: it is so whatever the answer.
        outcome_text: that outcome in words.
        text: the consequence.
        authority: its sources.
    """

    consequence: str
    outcome: str | None = None
    outcome_text: Annotated[Text | None, Field(exclude=True)] = None
    text: Text
    authority: tuple[Citation, ...]


class AppliedBurden(Interned):
    """Who has to assert and prove something.

    Attributes:
        element: what.
        party: who.
        authority: the articles that say so.
    """

    element: Text
    party: Text
    authority: tuple[Citation, ...]


class PartyBurden(Interned):
    """What one party has to assert and prove, by the same articles.

    Attributes:
        party: who.
        elements: what.
        authority: the articles that say so.
    """

    party: Text
    elements: tuple[Text, ...]
    authority: tuple[Citation, ...]


def burdens(applied: Iterable[AppliedBurden]) -> tuple[PartyBurden, ...]:
    """Put together what the same party has to prove by the same articles.

    Args:
        applied: each by itself.

    Returns:
        Each party and its articles once.
    """
    found = grouped(((each.party, each.authority), each.element) for each in applied)
    return tuple(
        PartyBurden(party=party, elements=tuple(elements), authority=authority)
        for (party, authority), elements in found.items()
    )


class NamedRegime(Interned):
    """Under which law someone works; told once, in the table of regimes.

    Attributes:
        id: its id.
        text: it in words.
    """

    id: str
    text: Text


class AppliedFramework(Interned):
    """The law of a question, as it is on the day of the event.

    Attributes:
        regimes: the ids of the regimes under which it is the law; not told.
        named: written ``regimes``: these in words, told by their ids; empty where it is known under which someone
            works.
        regimes_text: for whom it is so, where it is not known under which someone works; None: that is known.
        assumed: why the regime is only assumed; None: it is not.
        line: the articles.
        standard: the test, with the rulings that state it.
        test: that without them.
        stated_in: those rulings.
        compared: whether no article sets it, so that the articles are only compared.
        burden: who has to assert and prove what.
        authority: the leading articles.
    """

    regimes: Annotated[tuple[str, ...], Field(exclude=True)] = ()
    named: Annotated[tuple[NamedRegime, ...], Ref("id", "regimes", "text"), Field(serialization_alias="regimes")] = ()
    regimes_text: Annotated[Text | None, Field(exclude=True)] = None
    assumed: Text | None = None
    line: Text
    standard: Annotated[Text, Field(exclude=True)]
    test: Annotated[Text, Field(exclude=True)]
    stated_in: Annotated[tuple[Citation, ...], Field(exclude=True)]
    compared: Annotated[bool, Field(exclude=True)]
    burden: Annotated[tuple[AppliedBurden, ...], SerializeAs(burdens, tuple[PartyBurden, ...])]
    authority: Annotated[tuple[Citation, ...], Field(exclude=True)]

    @cached_property
    def alone(self) -> "Standard":
        """The test, where no other regime has the same."""
        return Standard(standard=self.standard, under=(self,))


class Standard(Interned):
    """A test, as it is told, with the law of each regime in which it is the test.

    Attributes:
        standard: the test, with the rulings that state it.
        under: for which regimes the law is which.
    """

    standard: Text
    under: tuple[AppliedFramework, ...]


def standards(framework: tuple[AppliedFramework, ...]) -> tuple[Standard, ...]:
    """Put together the law of regimes that have the same test.

    Args:
        framework: the law of a question.

    Returns:
        Each test once.
    """
    if len(framework) == 1:
        return (framework[0].alone,)
    found = grouped((each.standard, each) for each in framework)
    return tuple(
        under[0].alone if len(under) == 1 else Standard(standard=text, under=tuple(under))
        for text, under in found.items()
    )


class AppliedConnection(Interned):
    """How several answers fit together.

    Attributes:
        connection: its id.
        text: how they fit.
        authority: its sources.
    """

    connection: str
    text: Text
    authority: tuple[Citation, ...]
