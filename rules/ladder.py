"""Ladder: a fact that is part of a question, as the measure is, and the families of its values."""

from pydantic import Field

from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.fact import FactValue
from privesfeer.rules.condition import Condition
from privesfeer.rules.rule import Authority


class Family(Record):
    """Values of a fact that can be compared, such as the measures of one kind.

    Attributes:
        id: unique within the ladder.
        text: what they have in common, as a noun phrase.
        values: from light to heavy.
        when: it is put beside an incident only where this is known to hold; None: always.
        unless: it is not where this is known to hold.
        note: what sets the family apart from the others, as a sentence or two.
        authority: the sources of the note.
    """

    id: str
    text: Text
    values: tuple[str, ...] = Field(min_length=1)
    when: Condition | None = None
    unless: Condition | None = None
    note: Text
    authority: tuple[Authority, ...] = Field(min_length=1)


Basis = tuple[tuple[str, ...], ...]
"""The facts on which answers turn, each by what makes it known: any one of some facts, of which the first names it."""


class Kind(Record):
    """Values of a fact of which answers are measured together, such as the measures that a court tests alike.

    Attributes:
        id: unique within the ladder.
        short: what the answers are about.
        values: the values.
        turns_on: the facts on which answers about them turn.
        apart: whether these, and not those of the question, say when enough is known for an answer to be called likely;
            only where no measure of another kind is heavier or lighter.
    """

    id: str
    short: Text
    values: tuple[str, ...] = Field(min_length=1)
    turns_on: Basis = Field(min_length=1)
    apart: bool = False


class OutcomeTerms(Record):
    """What the outcomes are called for some values of a fact, as a dismissal is valid and a penalty due.

    Attributes:
        values: the values.
        outcomes: the outcomes in words.
    """

    values: tuple[str, ...] = Field(min_length=1)
    outcomes: dict[str, Text]


class Ladder(Record):
    """A fact that is part of the question: a ruling governs on the same value or a fortiori, never across families.

    Attributes:
        fact: the fact, such as the measure.
        families: its values, by family.
        kinds: its values, by what is measured together.
        terms: what the outcomes are called, where not as in the codebook.
    """

    fact: str
    families: tuple[Family, ...]
    kinds: tuple[Kind, ...] = ()
    terms: tuple[OutcomeTerms, ...] = ()

    def kind(self, value: FactValue | None) -> Kind | None:
        """Say with what answers about a value are measured together.

        Args:
            value: a value of the fact; None: unknown.

        Returns:
            The kind; None: there is none.
        """
        return next((each for each in self.kinds if value in each.values), None)

    def outcomes(self, value: FactValue | None) -> dict[str, Text]:
        """Give the outcomes in the words for a value of the fact.

        Args:
            value: the value; None: unknown.

        Returns:
            The outcomes in words; empty where they are called as in the codebook.
        """
        return next((each.outcomes for each in self.terms if value in each.values), {})

    def steps(self, start: FactValue | None, end: FactValue | None) -> int | None:
        """Count the steps from one value to another.

        Args:
            start: a value of the fact; None: unknown.
            end: another one.

        Returns:
            More than 0 if `end` is heavier; None if they do not stand in one family.
        """
        for family in self.families:
            if start in family.values and end in family.values:
                return family.values.index(str(end)) - family.values.index(str(start))
        return None
