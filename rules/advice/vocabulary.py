"""Vocabulary: what a condition of advice tests beside facts and answers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, get_args

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.operators import Variable
from privesfeer.cases.commons.text import Text, untranslated
from privesfeer.rules.advice.stage import (
    ASKS,
    DATED,
    DAY,
    DAYS,
    DAYS_LEFT,
    KINDS,
    MEASURE_DAY,
    NAMED,
    NAMED_DAYS,
    OFFER,
    OFFERED,
    OFFERS,
    PRICED,
    REGIMES,
    SEVERAL,
    STAGE,
    WORTHS,
    Stage,
)
from privesfeer.rules.measure import MeasureTree

STANDINGS = ("required", "governed", "contested", "likely", "slight", "undetermined")
"""How firm an answer is: its status, and of one that leans its strength."""
STATES = ("not_met", "likely_not_met", "open", "likely_met", "met", "not_raised")
"""How an element stands."""
TERMS = ("running", "passed")
"""How a time limit stands; one that does not run is unknown."""


@dataclass(frozen=True, slots=True)
class Tested:
    """Something beside facts that a condition of advice tests.

    Attributes:
        id: its name.
        type: its type, as of a fact.
        short: what it is, as a noun phrase.
        values: its values.
        closed: whether what is not said is known not to be so.
        vague: none.
    """

    id: str
    type: str
    short: Text
    values: Mapping[str, Text] = field(default_factory=dict)
    closed: bool = False
    vague: tuple[str, ...] = ()


class Around(NamedTuple):
    """The law around the facts, as far as its parts have names that advice tests.

    Attributes:
        trees: what a court asks of each measure.
        terms: the names of the time limits.
        kind: the facts that say of which kind an act is, that which is asked first.
        measured: the question on the measure; None: there is none.
        regimes: the bodies of law under which someone can work.
        sided: by list the question that says whose each entry is.
    """

    trees: tuple[MeasureTree, ...]
    terms: tuple[str, ...]
    kind: tuple[str, ...]
    measured: str | None
    regimes: tuple[str, ...]
    sided: Mapping[str, str]


class AdviceVocabulary:
    """The names that conditions of advice can test."""

    def __init__(self, codebook: Codebook, around: Around) -> None:
        """Name them.

        Args:
            codebook: the facts and questions.
            around: the law around them.
        """
        self._codebook = codebook
        self._named: dict[str, Variable] = {each.id: each for each in _named(codebook, around)}

    def points(self, points: Iterable[tuple[str, Text]]) -> None:
        """Add what is worked out of the others.

        Args:
            points: the id of each, and what it is as a noun phrase.
        """
        self._named |= {name: Tested(name, "boolean", short) for name, short in points}

    def variable(self, name: str) -> Variable:
        """Find what can be tested.

        Args:
            name: the id of a fact, a question or a point; ``question.strength``; ``measure.outcome`` and
                ``measure.strength``; ``measure.element`` or ``measure.ground.element``; ``term.T1``; ``stage``,
                ``kinds``, ``regimes``, ``dated``, ``measure_day``, ``days_left`` or ``named``; ``list.outcome``;
                ``day.fact``.

        Returns:
            It.

        Raises:
            KeyError: there is none; the message names the nearest fact.
        """
        return self._named.get(name) or self._codebook.variable(name)


def _named(codebook: Codebook, around: Around) -> Iterator[Tested]:
    def enum(name: str, values: Iterable[str], type_: str = "enum") -> Tested:
        return Tested(name, type_, untranslated(name), {each: untranslated(each) for each in values})

    yield enum(STAGE, get_args(Stage))
    yield enum(MEASURE_DAY, DAYS)
    yield enum(KINDS, (value for each in around.kind[:1] for value in codebook.fact(each).values), "set")
    yield enum(REGIMES, around.regimes, "set")
    dates = tuple(each.id for each in codebook.facts if each.type == "date")
    yield enum(DATED, dates, "set")
    for name in dates:
        yield enum(f"{DAY}.{name}", DAYS)
    yield Tested(DAYS_LEFT, "integer", untranslated(DAYS_LEFT))
    yield enum(OFFER, OFFERS)
    yield enum(OFFERED, WORTHS)
    yield enum(NAMED, NAMED_DAYS)
    yield Tested(PRICED, "boolean", untranslated(PRICED))
    yield Tested(SEVERAL, "boolean", untranslated(SEVERAL))
    yield Tested(ASKS, "boolean", untranslated(ASKS))
    for case_list in codebook.lists:
        if question_id := around.sided.get(case_list.id):
            for outcome in codebook.question(question_id).outcomes:
                yield enum(f"{case_list.id}.{outcome}", codebook.fact(case_list.named).values, "set")
    for question in codebook.questions:
        yield enum(f"{question.id}.strength", STANDINGS)
    for name in around.terms:
        yield enum(f"term.{name}", TERMS)
    for tree in around.trees if around.measured else ():
        yield enum(f"{tree.measure}.outcome", codebook.question(around.measured or "").outcomes)
        yield enum(f"{tree.measure}.strength", STANDINGS)
        for name in dict.fromkeys(tree.named):
            yield enum(f"{tree.measure}.{name}", STATES)
