"""Dossier: an incident at the screen, with its variants and the decision that a person takes on it."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import asdict
from functools import cached_property
from typing import Annotated, Any

from pydantic import Field, JsonValue, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError, PydanticKnownError

from privesfeer.api.ask.happened import not_yet
from privesfeer.api.ask.registry import AT_TOP, Act, CaseFile, Facts, Incident, codebook, roles, rulebook
from privesfeer.api.ask.request import (
    CaseRequest,
    InvalidRequestError,
    Request,
    to_json,
)
from privesfeer.api.ask.services import reasoner
from privesfeer.api.memo import Reader
from privesfeer.api.web.sections import over
from privesfeer.cases.casefile import MOST, MOST_LISTED, CasePart
from privesfeer.cases.commons.day import Day
from privesfeer.cases.commons.text import Lang, Record, Text
from privesfeer.cases.facts import plain_value
from privesfeer.cases.incident import StatedCase, Words
from privesfeer.cases.problems import problems
from privesfeer.engine import Verdict

MOST_VARIANTS = 5
MARK = "privesfeer_dossier"
_OF = "of:"  # before the place of the act in which something is asked again
_Note = Annotated[str, Field(max_length=5000)]


class WhatIf(Record):
    """What if: the same incident with some facts otherwise.

    Attributes:
        name: what the user calls it.
        facts: the facts that are otherwise; null: not known.
    """

    name: Words
    facts: dict[str, JsonValue]


class Choice(Record):
    """What a person decided, and why. The program decides nothing.

    Attributes:
        by: who decided.
        on: the day.
        decision: what was decided.
        reasons: why, in the person's own words.
    """

    by: Words = ""
    on: Day | None = None
    decision: _Note = ""
    reasons: _Note = ""


class Listed(Record):
    """A clause, an account, a measure or proceedings, as the dossier holds it.

    Attributes:
        title: what it is called.
        facts: what is known of it alone; of the first of a list the values stand with the other facts at the screen.
        disputed: such facts on which the parties disagree.
        dates: when it was taken.
    """

    title: Words = ""
    facts: dict[str, JsonValue] = Field(default_factory=dict)
    disputed: tuple[str, ...] = ()
    dates: dict[str, str] = Field(default_factory=dict)


class Dossier(Request):
    """An incident at the screen; of several acts the one at hand, with what all of them share.

    Attributes:
        asks: who asks.
        about: what the act at hand is called, where there are several.
        others: the other acts.
        place: how many of them stand before the one at hand.
        lists: clauses, accounts, measures and proceedings, where a case has a list of them.
        variants: other facts that the user wants to compare.
        choice: what a person decided.
    """

    asks: Reader | None = None
    about: Words = ""
    others: Annotated[tuple[Act, ...], Field(max_length=MOST - 1)] = ()
    place: Annotated[int, Field(ge=0, lt=MOST)] = 0
    lists: dict[str, Annotated[tuple[Listed, ...], Field(min_length=1, max_length=MOST_LISTED)]] = Field(
        default_factory=dict
    )
    variants: Annotated[tuple[WhatIf, ...], Field(max_length=MOST_VARIANTS)] = ()
    choice: Choice = Field(default_factory=Choice)

    @field_validator("place")
    @classmethod
    def _place_fits(cls, place: int, info: ValidationInfo) -> int:
        if place > (last := len(info.data.get("others", ()))):
            raise PydanticKnownError("less_than_equal", {"le": last})
        return place

    @model_validator(mode="after")
    def _variants_fit(self) -> "Dossier":
        for variant in self.variants:
            for name in variant.facts:
                if name not in codebook().fact_ids:
                    raise PydanticCustomError("variant", "unknown fact '{name}' in a variant", {"name": name})
        return self

    @cached_property
    def _case(self) -> Incident | CaseFile:
        if not self.others and not self.lists:
            return self
        content: dict[str, Any] = {"title": self.title, "client": self.client, "assume": self.assume}
        listed = {name for entries in self.lists.values() for name in entries[0].facts}
        shared = (AT_TOP if self.others else frozenset(codebook().fact_ids)) - listed
        content["facts"] = {name: value for name, value in self._facts.items() if name in shared}
        content["disputed"] = [name for name in self.disputed if name in shared]
        content["dates"] = dict(self.dates)
        content["beyond"] = self.beyond
        if self.others:
            others = [told_act(each) for each in self.others]
            content["acts"] = [*others[: self.place], self._set_aside(), *others[self.place :]]
            content["dates"] = {"measure": self.dates.measure}
        return CaseFile.model_validate(content | {name: self._listed(name) for name in self.lists})

    def _listed(self, name: str) -> list[dict[str, Any]]:
        """Give the entries of a list, the first with the values that stand at the screen."""
        first, *others = self.lists[name]
        at_screen = {each: self._facts[each] for each in first.facts if each in self._facts}
        disputed = [each for each in self.disputed if each in first.facts]
        dates = {event: getattr(self.dates, event, None) for event in first.dates}
        told = first.model_dump() | {"facts": at_screen, "disputed": disputed, "dates": dates}
        entries = [told, *(each.model_dump() for each in others)]
        return [{key: value for key, value in each.items() if value} for each in entries]

    @cached_property
    def _shared(self) -> frozenset[str]:
        """The facts that stand at the screen whichever act is at hand."""
        return AT_TOP.union(*(entries[0].facts for entries in self.lists.values()))

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """Each act with what all share, in their order."""
        case = self._case
        return case.incidents if isinstance(case, CaseFile) else (case,)

    @property
    def planned(self) -> bool:
        """Whether the measure is still to come: its day is, or who is no employee names none and nothing shows it."""
        if day := self.dates.measure:
            return day > self.day
        shown = (self.facts.known.get(name) for name in over())
        return self.asks != "employee" and not any(
            each <= self.day if isinstance(each, dt.date) else each is True for each in shown
        )

    def _set_aside(self) -> dict[str, Any]:
        """Give what belongs to the act at hand alone, as JSON values."""
        return {
            "title": self.about or None,
            "facts": {name: value for name, value in self._facts.items() if name not in self._shared},
            "disputed": [name for name in self.disputed if name not in self._shared],
            "dates": {name: str(date) for name, date in self.dates if date and name != "measure"},
        }

    @property
    def titles(self) -> tuple[str | Text | None, ...]:
        """What each act is called, in their order."""
        others = [each.title for each in self.others]
        return (*others[: self.place], self.about or None, *others[self.place :])

    def again(self, name: str) -> str:
        """Say by what a fact of the act at hand is asked again, whichever is at hand then."""
        return f"{_OF}{self.place} {name}" if self.others else name

    def at(self, place: int, lang: Lang) -> "Dossier":
        """Take an act at hand, by its place among all; where there is none, that which is at hand stays.

        Raises:
            InvalidRequestError: as for another act.
        """
        if place == self.place or place > len(self.others):
            return self
        return self.turned(place - (place > self.place), lang)

    def turned(self, place: int | None, lang: Lang) -> "Dossier":
        """Take another act at hand; the one that was is one of the others.

        Args:
            place: which of the others; None: one of which nothing is known yet.

        Raises:
            InvalidRequestError: there are too many acts.
        """
        content = self.plain
        others = [*content.get("others", ())]
        others.insert(self.place, self._set_aside())
        # Of the others, those behind the one at hand stand one further among all of them.
        where = len(others) if place is None else place + (place >= self.place)
        at_hand = others.pop(where) if place is not None else {}
        own = {name: value for name, value in self._facts.items() if name in self._shared}
        measured = {name: date for name, date in content["dates"].items() if name == "measure"}
        content |= {
            "about": at_hand.get("title") or "",
            "facts": {**own, **at_hand.get("facts", {})},
            "disputed": [*(name for name in self.disputed if name in self._shared), *at_hand.get("disputed", ())],
            "dates": {**measured, **at_hand.get("dates", {})},
            "others": others,
            "place": where,
        }
        return made(content, lang)

    def added(self, name: str, value: str, lang: Lang) -> "Dossier":
        """Add to a list a clause, an account, a measure or proceedings; the first is what stands at the screen.

        Raises:
            InvalidRequestError: there are too many, or it does not fit the other facts.
        """
        case_list = next(each for each in codebook().lists if each.id == name)
        if case_list.named not in self._facts:
            return self.otherwise({case_list.named: value}, lang)
        content, own = self.plain, codebook().of_list(case_list, beside=False)
        first = {
            "facts": {each: told for each, told in self._facts.items() if each in own},
            "disputed": [each for each in self.disputed if each in own],
            "dates": {event: day for event, day in content["dates"].items() if event == case_list.dated},
        }
        lists = content.get("lists", {})
        content["lists"] = {**lists, name: [*lists.get(name, [first]), {"facts": {case_list.named: value}}]}
        return made(content, lang)

    def without(self, name: str, place: int, lang: Lang) -> "Dossier":
        """Let an entry of a list go; the first, at place 0, stands at the screen and stays."""
        lists = dict(self.plain.get("lists", {}))
        lists[name] = [each for at, each in enumerate(lists[name]) if at != place]
        return made(
            {**self.plain, "lists": {key: each for key, each in lists.items() if key != name or each[1:]}}, lang
        )

    def alone(self) -> Verdict:
        """Answer the act at hand by itself."""
        return reasoner().reason(self, self.day)

    def otherwise(self, changes: Mapping[str, JsonValue], lang: Lang) -> "Dossier":
        """Give the dossier with some facts otherwise; None: not known.

        Raises:
            InvalidRequestError: a value is wrong, or the facts contradict each other.
        """
        content = self.plain
        facts = {**content["facts"], **changes}
        content["facts"] = {name: value for name, value in facts.items() if value is not None}
        content["disputed"] = [name for name in content["disputed"] if name not in changes]
        return made(content, lang)

    def supposed(self, measure: str, lang: Lang) -> "Dossier":
        """Give the dossier as if another measure were taken: what the one at issue brought about is not known then.

        Raises:
            InvalidRequestError: the measure does not fit the other facts.
        """
        return self.otherwise({rulebook().measure: measure, **dict.fromkeys(roles().measure.brings)}, lang)

    @cached_property
    def lacking(self) -> tuple[str, ...]:
        """The facts without which a term or a sum cannot be worked out, or not for certain."""
        return tuple(each.fact for each in self.remedies().asked if each.fact in codebook().fact_ids)  # no event

    @property
    def plain(self) -> dict[str, Any]:
        """The dossier as JSON values, as its file holds it; the language is the page's."""
        content: dict[str, Any] = {
            "facts": self._facts,
            "disputed": list(self.disputed),
            "assume": dict(self.assume),
            "dates": {name: str(date) for name, date in self.dates if date},
        }
        more: dict[str, Any] = {
            "title": plain_title(self.title),
            "as_of": self.as_of and str(self.as_of),
            "asks": self.asks,
            "about": self.about or None,
            "others": [told_act(each) for each in self.others] or None,
            "place": self.place if self.others else None,
            "lists": {name: [each.model_dump() for each in entries] for name, entries in self.lists.items()} or None,
            "client": self.client,
            "beyond": plain_beyond(self) or None,
            "variants": [each.model_dump(mode="json") for each in self.variants] or None,
            "choice": self.choice.model_dump(mode="json", exclude_none=True) if self.choice != Choice() else None,
        }
        return content | {name: each for name, each in more.items() if each is not None}

    @property
    def _facts(self) -> dict[str, JsonValue]:
        return plain_facts(self.facts)

    @property
    def file(self) -> bytes:
        """The dossier as a file to keep and open again."""
        return to_json({MARK: 1, **self.plain})


def act_of(asked: str) -> int | None:
    """Read by its place in which act something is asked again; None: in the one at hand."""
    found = re.match(rf"{_OF}([0-9]{{1,2}}) ", asked)
    return int(found[1]) if found else None


def plain_facts(facts: Facts) -> dict[str, JsonValue]:
    """Give the facts that are known as JSON values."""
    return {name: plain_value(value, codebook().fact(name)) for name, value in facts.known.items()}


def plain_title(title: str | Text | None) -> str | dict[str, str] | None:
    """Give a title as a JSON value."""
    return title if isinstance(title, str | None) else asdict(title)


def plain_beyond(case: StatedCase) -> list[dict[str, Any]]:
    """Give what no fact of a case can say as JSON values."""
    return [each.model_dump(mode="json", exclude_defaults=True) for each in case.beyond]


def told_act(act: CasePart) -> dict[str, Any]:
    """Give an act as JSON values."""
    return {
        "title": plain_title(act.title),
        "facts": plain_facts(act.facts),
        "disputed": list(act.disputed),
        "dates": {name: str(date) for name, date in getattr(act, "dates", ()) if date},
    }


def made(plain: object, lang: Lang) -> Dossier:
    """Make a dossier of JSON values.

    Raises:
        InvalidRequestError: something in it is wrong.
    """
    content = {**plain, "lang": lang} if isinstance(plain, dict) else plain
    early = not_yet(content)
    try:
        dossier = Dossier.model_validate(content)
    except ValidationError as error:
        raise InvalidRequestError((*problems(error, Dossier, codebook()), *early), lang) from error
    if early:
        raise InvalidRequestError(early, lang)
    try:
        assert dossier.incidents  # noqa: S101 - what is wrong with several acts together is said here
    except ValidationError as error:
        raise InvalidRequestError(problems(error, CaseRequest, codebook()), lang) from error
    return dossier
