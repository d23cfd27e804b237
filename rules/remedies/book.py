"""Remedies of a country: one file for each part."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, Self

from pydantic import SerializeAsAny, model_validator

from privesfeer.cases.codebook import Codebook, unique
from privesfeer.cases.commons.text import Record
from privesfeer.cases.fit import fit, fitting
from privesfeer.cases.incident import EVENTS
from privesfeer.rules.calendar import Calendar
from privesfeer.rules.parameters import Family, Parameters
from privesfeer.rules.remedies.award import Awards
from privesfeer.rules.remedies.days import RemedyDays
from privesfeer.rules.remedies.lapse import Lapse
from privesfeer.rules.remedies.proof import Checklist
from privesfeer.rules.remedies.route import EITHER, Routes
from privesfeer.rules.remedies.settlement import Settlement
from privesfeer.rules.remedies.span import DaySpan
from privesfeer.rules.remedies.sum import Pay
from privesfeer.rules.remedies.term import TimeLimit
from privesfeer.rules.rule import Authority

# What says which of the terms of one id runs.
_TELLS_APART = {"id", "variant", "regimes", "valid", "filed", "when", "only_when", "unless", "aside"}


class RemedyBook(Record):
    """All that is said of remedies; a country may say nothing.

    Attributes:
        terms: the time limits.
        days: the days by which the law is chosen and counted.
        money: the amounts.
        routes: who asks what of which court.
        proof: what has to be shown, and by whom.
        settlement: the agreement that ends the employment.
        awards: what courts awarded.
        lapse: the days from knowledge of a reason to the measure; None: none are counted.
        spans: what else is counted of two days.
        laws: the parameters of the formulas.
    """

    terms: tuple[TimeLimit, ...] = ()
    days: RemedyDays = RemedyDays()
    money: Pay = Pay()
    routes: Routes = Routes()
    proof: tuple[Checklist, ...] = ()
    settlement: Settlement | None = None
    awards: Awards = Awards()
    lapse: Lapse | None = None
    spans: tuple[DaySpan, ...] = ()
    laws: tuple[SerializeAsAny[Parameters], ...] = ()

    @model_validator(mode="after")
    def _once(self) -> Self:
        """Refuse what stands twice; terms share an id where law or conditions say which of them runs."""
        ways = Counter(each.model_dump_json(include=_TELLS_APART) for each in self.terms)
        if twice := [each.name for each in self.terms if ways[each.model_dump_json(include=_TELLS_APART)] > 1]:
            raise ValueError(f"terms: '{twice[0]}' stands there twice, and nothing says which of them runs")
        unique((each.id for each in self.proof), "proof")
        unique((each.id for each in self.money.sums), "sums")
        unique((each.id for each in self.money.groups), "groups")
        return self

    @model_validator(mode="after")
    def _named(self) -> Self:
        """Refuse a part that names a term or a sum that is not there."""
        bound = {(f"the sum '{each.id}'", each.term) for each in self.money.sums if each.term}
        routes = {f"route '{each.id}'": each for each in self.routes.routes}
        terms = {(what, term) for what, route in routes.items() for term in route.terms}
        sums = {(what, sum_) for what, route in routes.items() for sum_ in route.sums}
        if self.settlement:
            terms |= {("the settlement", each) for each in (self.settlement.reflection,) if each}
            sums |= {("the settlement", each.money) for each in self.settlement.positions}
        sums |= {(f"the award '{each.name}'", one.kind) for each in self.awards.awards for one in each.sums}
        sums |= {("the comparison of awards", each) for each in self.awards.compared}
        ids, names = {each.id for each in self.terms}, {each.name for each in self.terms}
        amounts = {each.id for each in self.money.sums}
        sums |= {(f"the sum '{each.id}'", each.of) for each in self.money.sums if each.of}
        sums |= {("what is absent", each.sum) for each in self.money.absent}
        sums |= {(f"the group '{each.id}'", one) for each in self.money.groups for one in each.sums}
        for kind, named, known in (("term", terms, ids | names), ("term", bound, names), ("sum", sums, amounts)):
            if strange := sorted(each for each in named if each[1] not in known):
                raise ValueError(f"{strange[0][0]} names the {kind} '{strange[0][1]}', which is not there")
        return self

    def law(self, kind: type[Family]) -> Family:
        """Give the parameters of a family of formulas.

        Args:
            kind: their model.

        Raises:
            StopIteration: this law has none of that family.
        """
        return next(each for each in self.laws if isinstance(each, kind))

    @cached_property
    def counted_from(self) -> Mapping[str, tuple[str, ...]]:
        """By what is counted the days from which it is."""
        found = {each.fact: (*each.since, *each.until) for each in self.spans}
        return found | ({self.lapse.fact: (self.lapse.since,)} if self.lapse else {})

    @cached_property
    def spans_since(self) -> Mapping[str, tuple[int, ...]]:
        """By a day the places of the spans that can begin with it."""
        days = dict.fromkeys(day for each in self.spans for day in each.since)
        return {day: tuple(place for place, each in enumerate(self.spans) if day in each.since) for day in days}

    @cached_property
    def calendar(self) -> Calendar:
        """How days are counted."""
        return next((each for each in self.laws if isinstance(each, Calendar)), Calendar())

    @property
    def cited(self) -> Iterator[tuple[str, Authority]]:
        """What every part cites, with the part."""
        for name in type(self).model_fields:
            yield from ((name, each) for each in _authorities(getattr(self, name)))
        rulings = (each.ruling for each in self.awards.awards)
        yield from (("awards", Authority(ruling=each)) for each in rulings if each)

    def strange(self, regimes: Container[str], parties: Container[str]) -> Iterator[str]:
        """Find regimes and parties that the framework does not know.

        Args:
            regimes: those that it knows.
            parties: likewise.

        Yields:
            What is wrong, in words.
        """
        for route in self.routes.routes:
            yield from (f"routes/{route.id}: no regime '{each}'" for each in route.regimes if each not in regimes)
            if route.by != EITHER and route.by not in parties:
                yield f"routes/{route.id}: no party '{route.by}'"
        for each in self.proof:
            yield from (f"proof/{each.id}: no regime '{regime}'" for regime in each.regimes if regime not in regimes)
            named = (element.party for element in each.elements)
            yield from (f"proof/{each.id}: no party '{party}'" for party in named if party and party not in parties)

    @classmethod
    def load(cls, folder: Path, codebook: Codebook, laws: tuple[Parameters, ...] = ()) -> Self:
        """Read them.

        Args:
            folder: holds a YAML file for each part, by its name; a part without one is empty.
            codebook: the facts of which they speak.
            laws: the parameters of the formulas.

        Returns:
            The remedies.

        Raises:
            ValueError: a file does not say what it should.
        """
        kinds: dict[str, Any] = {name: field.annotation for name, field in cls.model_fields.items()}
        parts = {
            name: fit(kind, path, codebook)
            for name, kind in kinds.items()
            if (path := folder / f"{name}.yaml").exists()
        }
        with fitting(f"{folder.parent.name}/{folder.name}"):
            book = cls(**parts, laws=laws)
            if strange := next(chain(book._strange_days(codebook), book._strange_counts(codebook)), None):
                raise ValueError(strange)
        return book

    def _strange_days(self, codebook: Codebook) -> Iterator[str]:
        """Find days that are neither a fact, nor an event, nor named."""
        known = {*EVENTS, *(fact.id for fact in codebook.facts if fact.type == "date")}
        yield from (f"the days name '{each}', which is not there" for each in self.days.strange(known))
        for term in self.terms:
            named = {*term.start, *filter(None, (term.done, term.sent))} - {*known, *self.days.named}
            yield from (f"term '{term.name}' names the day '{each}', which is not there" for each in sorted(named))

    def _strange_counts(self, codebook: Codebook) -> Iterator[str]:
        """Find what an amount that is counted act by act names and the codebook does not have."""
        numbers = {fact.id for fact in codebook.facts if fact.type == "integer"}
        outcomes = {(question.id, outcome) for question in codebook.questions for outcome in question.outcomes}
        for rule, per_act in ((each.id, each.per_act) for each in self.money.sums if each.per_act):
            if (per_act.question, per_act.outcome) not in outcomes:
                answer = f"'{per_act.outcome}' to '{per_act.question}'"
                yield f"the sum '{rule}' names the answer {answer}, which is not there"
            strange = (each for each in per_act.numbers if each not in numbers)
            yield from (f"the sum '{rule}' names the number '{each}', which is not there" for each in strange)


def _authorities(part: object) -> Iterator[Authority]:
    """Go through a record, whatever it is made of, for what it cites."""
    if isinstance(part, Authority):
        yield part
    elif isinstance(part, Record):
        yield from _authorities(tuple(vars(part).values()))
    elif isinstance(part, Mapping):
        yield from _authorities(tuple(part.values()))
    elif isinstance(part, tuple):
        for each in part:
            yield from _authorities(each)
