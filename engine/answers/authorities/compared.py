"""Compared: the precedents that matter for an answer, set beside the incident."""

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cached_property
from operator import attrgetter
from typing import Annotated, Literal, TypeVar

from pydantic import Field, InstanceOf

from privesfeer.cases.commons.serialize import Interned, Ref, SerializeAs
from privesfeer.cases.commons.text import Output, Text, untranslated
from privesfeer.cases.fact import FactValue
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.answers.authorities.overlap import Overlap

_COMPARED = 4  # rulings: as many as stand side by side on a page
_Ruled = TypeVar("_Ruled")


class Decided(Interned):
    """What rulings decide when they answer a question; told once, in the table of scopes.

    Attributes:
        key: the id of the question, with the place among its scopes.
        text: it in a sentence.
    """

    key: str
    text: Text


class RulingOnPoint(Interned):
    """A precedent that matters for an answer, whatever sets it apart from the incident.

    Attributes:
        citation: the reference.
        decided: written ``scope``: what the ruling decides when it answers the question, where that has to be said;
            told by its key.
        outcome: what the court decided.
        outcome_text: the outcome in words.
        express: False where the outcome follows from the court's reasoning.
        holding: the decision in our own words.
        governs: whether it governs the incident.
        reason_stated: whether the court's reasons are known.
        floor: whether it binds for the employee alone, as a ruling of the European Court.
    """

    citation: Citation
    decided: Annotated[Decided | None, Ref("key", "scopes", "text"), Field(serialization_alias="scope")] = None
    outcome: Annotated[str, Field(exclude=True)]
    outcome_text: Annotated[Text, Field(exclude=True)]
    express: bool = True
    holding: Text
    governs: bool = False
    reason_stated: bool = True
    floor: bool = False

    @property
    def scope(self) -> Text | None:
        """What it decides when it answers the question, where that has to be said."""
        return self.decided.text if self.decided else None

    @property
    def name(self) -> str:
        """What lawyers call it."""
        return str(self.citation.source.name)

    @property
    def date(self) -> dt.date | None:
        """The day of the ruling; None where no source gives it."""
        return self.citation.source.date

    @property
    def level(self) -> Text:
        """The level of the court."""
        return self.citation.source.level or untranslated("")

    @property
    def gist(self) -> Text:
        """What happened there."""
        return self.citation.source.gist or untranslated("")


class ComparedRuling(RulingOnPoint):
    """A precedent set beside the incident; told without that.

    Attributes:
        on_point: the precedent by itself.
        overlap: what it shares with the incident, and what sets it apart.
        farther: for the act and the relation, as far as they are known here, whether it is on another.
    """

    on_point: Annotated[RulingOnPoint, Field(exclude=True)]
    farther: Annotated[tuple[bool, ...], Field(exclude=True)] = ()
    overlap: Annotated[InstanceOf[Overlap], Field(exclude=True)]


def _on_point(rulings: tuple[ComparedRuling, ...]) -> tuple[RulingOnPoint, ...]:
    return tuple([each.on_point for each in rulings])


_Compared = Annotated[tuple[ComparedRuling, ...], SerializeAs(_on_point, tuple[RulingOnPoint, ...])]
Weight = Literal["carried", "held"]
_TOLD = 5  # rulings for an outcome, where one governs: the authorities of the answer name all that do


class ComparedCircumstance(Interned):
    """A circumstance, here and in the rulings that are nearest.

    Attributes:
        short: the circumstance as a noun phrase.
        favours: the outcome for which it counts.
        here: whether it is so in the incident, as most are that are told; None: not known.
        there: for each ruling in their order, whether known to have carried the decision, held, or (None) neither; told
            by ``carried`` and ``held``.
        carried: the places (from 0) of the rulings that it is known to have carried: in ``compared``, and where that is
            left out among all that are told, the governing first, then the supporting and the opposing.
        held: the places of those others in which it held.
    """

    short: Text
    favours: Annotated[str, Field(exclude=True)]
    here: bool | None = True
    there: Annotated[tuple[Weight | None, ...], Field(exclude=True)]
    carried: tuple[int, ...] = ()
    held: tuple[int, ...] = ()


class OnPoint(ABC):
    """Those on a question, from which more can be set beside an incident than the few that matter most."""

    @abstractmethod
    def on_point(
        self, outcome: str, known: Mapping[str, FactValue], *, any_kind: bool = False
    ) -> tuple[ComparedRuling, ...]:
        """Set those for an outcome beside an act.

        Args:
            outcome: the outcome.
            known: the facts of the act, and the answers to earlier questions.
            any_kind: whether also those on another kind of thing: of what turns on something else than what was done.

        Returns:
            Those of the same regime, on the same measure or a fortiori: most on point first.
        """


class Rulings(Output):
    """The precedents that matter for an answer, most on point first.

    Attributes:
        governing: those that govern for the outcome.
        supporting: the nearest others for the outcome.
        opposing: those that govern for, or come nearest to, the other outcome.
        compared: the keys of the few that are nearest, from both sides; told only where these are not all that are.
        circumstances: what is so in them by the factor's id, each beside what is so here; told without the ids.
        others: gives more of them; None: it is known of none; not told.
    """

    governing: _Compared = ()
    supporting: _Compared = ()
    opposing: _Compared = ()
    compared: tuple[str, ...] = ()
    circumstances: Annotated[
        dict[str, ComparedCircumstance], SerializeAs(lambda rows: (*rows.values(),), tuple[ComparedCircumstance, ...])
    ] = field(default_factory=dict)
    others: Annotated[InstanceOf[OnPoint] | None, Field(exclude=True)] = None

    @property
    def nearest(self) -> tuple[ComparedRuling, ...]:
        """The few that are worth a comparison, from both sides."""
        return nearest((*self.governing, *self.supporting), self.opposing)

    @cached_property
    def strongest(self) -> "Rulings":
        """Those that are told: where some govern for an outcome, the few that are most on point."""
        ours, theirs = self.governing[:_TOLD], self.opposing
        supporting = self.supporting[: _TOLD - len(ours)] if ours else self.supporting
        opposing = theirs[:_TOLD] if theirs and theirs[0].governs else theirs
        told = tuple(each.citation.key for each in (*ours, *supporting, *opposing))
        return Rulings(
            governing=ours,
            supporting=supporting,
            opposing=opposing,
            compared=() if self.compared == told else self.compared,
            circumstances=self.circumstances,
        )


def nearest(ours: Sequence[_Ruled], theirs: Sequence[_Ruled]) -> tuple[_Ruled, ...]:
    """Choose the few rulings that are worth a comparison.

    Args:
        ours: those for an outcome, most on point first.
        theirs: those for the other one.

    Returns:
        The first of both sides.
    """
    return (*ours[: _COMPARED - min(len(theirs), _COMPARED // 2)], *theirs[: _COMPARED // 2])


ToldRulings = Annotated[Rulings, SerializeAs(attrgetter("strongest"), Rulings)]
"""OnPoint, told as far as they add something to the authorities of the answer."""
