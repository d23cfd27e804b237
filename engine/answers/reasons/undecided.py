"""Undecided: what is told of a question without an outcome: both sides, who bears the risk, and what would tip it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

from pydantic import Field

from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.serialize import Ref
from privesfeer.cases.commons.text import Output, Text, unstopped
from privesfeer.cases.fact import FactValue
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.authorities.cited import Citation, Point
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.answers.facts.records import NamedFact, ValueBrings, VariedFact
from privesfeer.engine.answers.facts.worth import Worth
from privesfeer.engine.answers.reasons.point import telling
from privesfeer.engine.doctrine.answer_chain import ChainLink

_LABELS = 4  # values that are named for an outcome


class Side(Output):
    """What speaks most for an outcome.

    Attributes:
        outcome: the outcome.
        outcome_text: in words.
        reason: what speaks most for it, in a line; None: nothing that is known.
    """

    outcome: str
    outcome_text: Annotated[Text, Field(exclude=True)]
    reason: Point | None = None


class Undecided(Output):
    """What is told of a question without an outcome.

    Attributes:
        sides: what speaks most for either outcome.
        risk: who bears the risk of that.
        authority: the first source of that; None: none applies.
        tips: the fact that would tip it, told by its id: first what a client can find out; None: no single fact does.
        tipped: that this fact decides, with the values that bring an outcome, or that no single fact does; not told, as
            the open facts have the values.
    """

    sides: tuple[Side, ...]
    risk: Text | None = None
    authority: Citation | None = None
    tips: Annotated[NamedFact | None, Ref("fact")]
    tipped: Annotated[Text, Field(exclude=True)]

    @property
    def pleaded(self) -> tuple[Point, ...]:
        """What speaks most for either outcome, in a sentence each without full stop; nothing where nothing does."""
        return tuple(map(_side, self.sides)) if any(each.reason for each in self.sides) else ()

    @property
    def tip(self) -> Point:
        """What would tip it, in a sentence without full stop."""
        return Point(text=self.tipped.map(unstopped))

    @property
    def weighed(self) -> tuple[Point, ...]:
        """Both sides and who bears the risk, in sentences without full stop, each with its authority."""
        risk = [Point(text=self.risk.map(unstopped), authority=self.authority)] if self.risk else []
        return (*self.pleaded, *risk)

    @property
    def lines(self) -> tuple[Point, ...]:
        """All of it, likewise."""
        return (*self.weighed, self.tip)


def _side(side: Side) -> Point:
    if side.reason is None:
        return Point(text=wording.NOTHING_FOR.fill(outcome=side.outcome_text))
    return Point(
        text=wording.SPEAKS_FOR.fill(outcome=side.outcome_text, reason=side.reason.text),
        authority=side.reason.authority,
    )


def sides(
    link: ChainLink, links: Mapping[str, ChainLink], known: Mapping[str, FactValue], sources: Sources
) -> tuple[Side, ...]:
    """Say what speaks most for either outcome.

    Args:
        link: the question, answered.
        links: the answers to all questions.
        known: the known facts and earlier answers.
        sources: makes the citations.

    Returns:
        Both sides, in the order of the codebook. Of a conclusion it is what speaks most for the earlier answer from
        which that outcome would follow, one that is missing first.
    """
    found = []
    for outcome, text in link.law.outcomes(link.reach.rung).items():
        reasons = (telling(at, one, known, sources) for at, one in _leading(link, outcome, links))
        found.append(Side(outcome=outcome, outcome_text=text, reason=next(filter(None, reasons), None)))
    return tuple(found)


def _leading(link: ChainLink, outcome: str, links: Mapping[str, ChainLink]) -> Iterator[tuple[ChainLink, str]]:
    """Give the answers from which an outcome follows: its own, or of a conclusion earlier ones, missing ones first."""
    question = link.law.question
    if not question.conclusion:
        yield link, outcome
        return
    tests = [
        literal
        for rule in question.factors
        if rule.favours == outcome
        for conjunct in question.expanded(rule.when)
        for literal in conjunct
        if literal.fact in question.earlier and links[literal.fact].result
    ]
    answered = {name for name in question.earlier if (result := links[name].result) and result.outcome}
    for test in sorted(tests, key=lambda each: each.fact in answered):
        for one in link.law.codebook.question(test.fact).outcomes:
            if test.passes(one):
                yield links[test.fact], one


def tip(
    open_: Iterable[VariedFact],
    valuations: Iterable[VariedFact],
    known: Mapping[str, FactValue],
    sources: Sources,
) -> tuple[NamedFact | None, Text]:
    """Choose the fact that would tip a question without an outcome.

    Args:
        open_: the facts that are disputed or unknown, with what their values bring.
        valuations: the user's own valuations, likewise; they come after those.
        sources: has the codebook and the casebook.

    Returns:
        The fact, and the sentence that names it with the values that bring an outcome; None and that there is none.
    """
    worth, found = Worth(sources, known), dict[str, VariedFact]()
    for each in (*open_, *valuations):
        values = [value for value in each.values if value.outcome]
        if values:
            found[each.fact] = each
            decides = any(value.status == "required" for value in values)
            worth.turns(each.fact, [value.value for value in values], decides=decides)
    first = next(iter((*worth.first(1), *found)), None)
    if first is None:
        return None, wording.NOTHING_TIPS
    labels = ((value.outcome_text, _in_words(value)) for value in found[first].values if value.outcome)
    told = [
        wording.TIPPED_BY.fill(values=Text.enumerate(held[:_LABELS], "any"), outcome=outcome)
        for outcome, held in grouped(labels).items()
    ]
    return found[first].named, wording.TIPPED.fill(short=found[first].short, values=Text.joined(told, "; "))


def _in_words(value: ValueBrings) -> Text:
    """Say a value as a condition."""
    return wording.TIPPED_BY_EITHER[value.value] if isinstance(value.value, bool) else value.label
