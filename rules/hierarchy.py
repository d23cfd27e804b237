"""Hierarchy: how heavily a ruling weighs by the level of its court."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.commons.text import Record
from privesfeer.cases.ruling import Branch, Level, Ruling, Standing


class HighestCourt(Record):
    """A court that has the last word in a branch of law.

    Attributes:
        court: its id.
        branch: the branch of law.
    """

    court: str
    branch: Branch


class GrandChamber(Record):
    """A chamber that goes before the others of its court.

    Attributes:
        court: the ids of the court and of the chamber.
        rank: the rank of its rulings.
    """

    court: tuple[str, ...]
    rank: int


class GoverningLine(Record):
    """What a line of rulings needs for an answer to be called governed.

    Attributes:
        level: the level from which one ruling is enough.
        affairs: the number of affairs that are enough.
    """

    level: Level
    affairs: int = Field(ge=1)


class Hierarchy(Record):
    """Whose rulings govern, and the ranks of the courts.

    Attributes:
        jurisdiction: the rulebook's own jurisdiction.
        above: the jurisdictions whose courts stand above its own.
        persuasive: branches whose rulings apply norms of their own, so that they persuade at most.
        ranks: the rank of each level, higher is heavier.
        line: what a line of rulings needs for an answer to be called governed.
        floors: levels whose rulings bind only for the outcome that protects the employee.
        highest: courts that rank as supreme in their branch.
        grand: chambers that go before the others of their court.
        outside: of rulings that are on no employment, by branch, the questions on which they count as precedents.
        dismissals: dismissals of cassation whose appeal ruling lies outside the casebook, with its level.
    """

    jurisdiction: str
    above: tuple[str, ...] = ()
    persuasive: tuple[Literal["disciplinary"], ...] = ()
    ranks: dict[Standing, int]
    line: GoverningLine
    floors: tuple[Level, ...]
    highest: tuple[HighestCourt, ...]
    grand: tuple[GrandChamber, ...] = ()
    outside: Mapping[Branch, tuple[str, ...]] = {}
    dismissals: dict[str, Level]

    def teaches(self, ruling: Ruling, question: str) -> bool:
        """Say whether what a ruling decided counts on a question in an employment.

        Returns:
            Whether it is on an employment, or the question is one that its branch decides alike outside it.
        """
        return ruling.on_employment or question in self.outside.get(ruling.branch, (question,))

    def rank(self, ruling: Ruling, question: str, casebook: Casebook) -> int:
        """Give the weight of a ruling's level on a question.

        Args:
            casebook: holds the rulings of which it may be the appeal.

        Returns:
            The rank; a dismissal of cassation has that of the ruling that it left standing.
        """
        courts = casebook.courts.ids(ruling)
        if any(ruling.branch == each.branch and each.court in courts for each in self.highest):
            return self.ranks["supreme"]
        if ruling.key in self.dismissals:
            return self.ranks[self.dismissals[ruling.key]]
        if ruling.level == "supreme":
            decision = ruling.decision(question)
            for relation in ruling.relations:
                below = casebook.find(relation.ruling) if relation.kind == "appeal_of" else None
                alike = below and below.decision(question)
                if below and alike and decision and alike.outcome == decision.outcome:
                    return self.rank(below, question, casebook)
        return next((each.rank for each in self.grand if courts.issuperset(each.court)), self.ranks[ruling.level])

    @property
    def courts(self) -> frozenset[str]:
        """The ids of the courts of which it speaks."""
        return frozenset(each.court for each in self.highest).union(*(each.court for each in self.grand))
