"""Case file: all that an employee did, in one act or several, with the clauses, accounts, measures and proceedings."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache, cached_property
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, LiteralString, Self

from pydantic import AfterValidator, Field, JsonValue, ValidationError, create_model, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError, PydanticKnownError

from privesfeer.cases.codebook import CaseList, Codebook
from privesfeer.cases.commons.day import Day
from privesfeer.cases.commons.text import Record
from privesfeer.cases.facts import Facts, facts_of
from privesfeer.cases.incident import Incident, StatedCase, Title, Words, incident_of

MOST = 20  # acts in one case file
MOST_LISTED = 5  # clauses, accounts, measures or proceedings in one case file
_OF_THE_WHOLE = frozenset({"employment", "dates_money"})  # groups
# These can be stated of one utterance, though they belong to the employment or are numbers.
_OF_AN_UTTERANCE = frozenset(
    {"employment_ended", "hierarchical_relation", "policy_covers", "penalty_breaches", "penalty_days"}
)


@cache
def at_top(codebook: Codebook) -> frozenset[str]:
    """Name the facts that stand at the top: employment, dates, amounts and the measure are those of all acts.

    Args:
        codebook: says which facts there are.
    """
    return frozenset(
        fact.id
        for fact in codebook.facts
        if fact.id == "measure" or (fact.group in _OF_THE_WHOLE and fact.id not in _OF_AN_UTTERANCE)
    )


class ActDates(Record):
    """When one act happened; each date may be unknown.

    Attributes:
        utterance: the day on which the message was posted or sent.
        inspection: the day on which the employer looked into it.
    """

    utterance: Day | None = None
    inspection: Day | None = None


OF_AN_ACT = tuple(ActDates.model_fields)  # events of the dates


class CaseDates(Record):
    """When it happened that concerns all acts.

    Attributes:
        measure: the day on which the employer took the measure; of a dismissal or a decision, that on which it reached
            the employee.
    """

    measure: Day | None = None


class CasePart(Record):
    """What belongs to one part of a case file: an act, a clause, an account, proceedings.

    Attributes:
        title: a free title; no names of persons.
        facts: what is known of this part alone.
        disputed: facts of this part on which the parties disagree.
    """

    title: Words | Title | None = None
    facts: Facts = Field(default_factory=Facts)
    disputed: tuple[str, ...] = ()

    @property
    def said(self) -> frozenset[str]:
        """The facts of which it says something, whatever stands at the top."""
        return frozenset({*self.facts.known, *self.disputed})


class Act(CasePart):
    """What belongs to one act of a case file.

    Attributes:
        dates: when it happened.
    """

    dates: ActDates = Field(default_factory=ActDates)


class DatedCasePart(CasePart):
    """What belongs to one measure of a case file.

    Attributes:
        dates: when it was taken.
    """

    dates: CaseDates = Field(default_factory=CaseDates)


def _not_empty(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """Refuse an empty list; pydantic's own minimum would not count an act in which something is wrong."""
    if not acts:
        raise PydanticKnownError("too_short", {"field_type": "Tuple", "min_length": 1, "actual_length": 0})
    return acts


class CaseFile(StatedCase):
    """All acts of one employee that no court has decided, what they share, and what is at stake.

    A fact that stands at the top holds for every act that says nothing else of it. Those of the employment, dates,
    amounts, and the measure, stand at the top only, or with one of several clauses, accounts, measures or proceedings.

    Attributes:
        title: a free title; no names of persons.
        client: the side that asks.
        facts: what is known and holds for every act.
        disputed: such facts on which the parties disagree.
        assume: outcomes of questions that the user takes as given, for every act.
        dates: when it happened.
        beyond: what the file holds that no fact can say, up to 5.
        acts: the acts, up to 20; left out: one, of which all stands at the top.

    Raises:
        pydantic.ValidationError: as for an incident, which each act makes with what is shared; a fact that stands in
            an act and belongs at the top; one that is none of an entry of the list in which it stands.
    """

    act: ClassVar[type[Act]] = Act  # the model of one, made from the same codebook
    listed: ClassVar[tuple[type[CasePart], ...]] = ()  # those of the entries of its lists

    acts: tuple[Act, ...] = ()

    @model_validator(mode="after")
    def _each_is_an_incident(self) -> Self:
        incident, first = incident_of(self.facts.codebook), self.chosen({})
        faults = _faults(incident, self._with(None, ()))
        faults += [fault for place, each in enumerate(self.acts) for fault in self._misplaced(each, place)]
        faults += self._misplaced_dates()
        faults += [fault for case_list in self.facts.codebook.lists for fault in self._misplaced_in(case_list)]
        # What is wrong with the shared part would be told again for each act, and with that for each entry.
        for name, entries in () if faults else self.lists.items():
            for place, each in enumerate(entries):
                faults += _faults(incident, self._with(None, (each,)), (name, place))
        for place, each in () if faults else enumerate(self.acts):
            faults += _faults(incident, self._with(each, first), ("acts", place))
            for name, entries in () if faults else self.lists.items():
                for further in range(1, len(entries)):
                    faults += _faults(incident, self._with(each, self.chosen({name: further})), ("acts", place))
        if faults:
            raise ValidationError.from_exception_data(type(self).__name__, faults)
        return self

    @property
    def lists(self) -> Mapping[str, tuple[CasePart, ...]]:
        """Clauses, accounts, measures and proceedings, as far as there are any, by the name of their list."""
        named = {each.id: getattr(self, each.id, ()) for each in self.facts.codebook.lists}
        return MappingProxyType({name: entries for name, entries in named.items() if entries})

    def chosen(self, places: Mapping[str, int]) -> tuple[CasePart, ...]:
        """Take one entry of each list.

        Args:
            places: by list the place of an entry; of other lists it is the first.

        Returns:
            The entries.
        """
        return tuple(entries[places.get(name, 0)] for name, entries in self.lists.items())

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """Each act with what is shared and the first entry of each list, in order."""
        return self.heard_with({})

    def heard_with(self, places: Mapping[str, int], apart: Collection[str] = ()) -> tuple[Incident, ...]:
        """Give each act with what is shared, and one entry of each list.

        Args:
            places: by list the place of an entry; of other lists it is the first.
            apart: facts that are left out where no entry states them.

        Returns:
            The incidents, in the order of the acts.

        Raises:
            pydantic.ValidationError: an act contradicts that entry.
        """
        incident, entries = incident_of(self.facts.codebook), self.chosen(places)
        told = [self._with(each, entries) for each in self.acts or (self.act(),)]
        left_out = set(apart).difference(*(each.facts.known for each in entries))
        for each in told:
            each["facts"] = {name: value for name, value in each["facts"].items() if name not in left_out}
        return tuple(map(incident.model_validate, told))

    def _with(self, act: Act | None, entries: tuple[CasePart, ...]) -> dict[str, Any]:
        """Merge what is shared, entries of lists, and an act if there is one, into the fields of an incident."""
        parts = (*entries, act) if act else entries
        told: dict[str, Any] = {
            "facts": dict(self.facts.known),
            "disputed": self.disputed,
            "assume": self.assume,
            "dates": dict(self.dates),
        }
        for part in parts:
            told["facts"] |= part.facts.known
            told["disputed"] = (*(each for each in told["disputed"] if each not in part.said), *part.disputed)
            told["dates"] |= {event: day for event, day in getattr(part, "dates", ()) if day}
        return told | ({"title": act.title if self.acts else self.title, "client": self.client} if act else {})

    def _misplaced_dates(self) -> Iterator[InitErrorDetails]:
        """Find the days that each of several acts has of its own."""
        for event in OF_AN_ACT if self.acts else ():
            if day := getattr(self.dates, event):
                yield _fault("belongs_to_one", ("dates", event), day.isoformat())

    def _misplaced(self, act: Act, place: int) -> Iterator[InitErrorDetails]:
        lists = {each.named: each.id for each in self.facts.codebook.lists if each.id in self.lists}
        for name, field, value in _stated(act):
            if name in at_top(self.facts.codebook):
                yield _fault("belongs_at_top", ("acts", place, *field), value, fact=name)
            elif name in lists:
                yield _fault("belongs_in_list", ("acts", place, *field), value, fact=name, list=lists[name])

    def _misplaced_in(self, case_list: CaseList) -> Iterator[InitErrorDetails]:
        """Find what stands with an entry of a list and is none of it, and what stands beside the list and names one."""
        book, entries = self.facts.codebook, self.lists.get(case_list.id, ())
        if entries and case_list.named in {*self.facts.known, *self.disputed}:
            value = self.facts.plain.get(case_list.named)
            yield _fault("belongs_in_list", ("facts", case_list.named), value, fact=case_list.named, list=case_list.id)
        for place, each in enumerate(entries):
            for name, field, value in _stated(each):
                # A name that is no fact at all is refused by the incident that the entry makes.
                if name in book.fact_ids and name not in book.of_list(case_list):
                    yield _fault("not_of_list", (case_list.id, place, *field), value, fact=name, list=case_list.id)


def divided(case: Incident | CaseFile) -> bool:
    """Say whether a case is divided into acts.

    Returns:
        Whether its acts are listed; else all that it tells is of one.
    """
    return isinstance(case, CaseFile) and bool(case.acts)


def _fault(kind: LiteralString, at: tuple[str | int, ...], value: JsonValue, **context: JsonValue) -> InitErrorDetails:
    """Put a value that stands where it does not belong as wrong there."""
    error = PydanticCustomError(kind, kind, {"value": value, **context})
    return InitErrorDetails(type=error, loc=at, input=value)


def _stated(part: CasePart) -> Iterator[tuple[str, tuple[str, ...], JsonValue]]:
    """Go through the facts that a part states or disputes: name, place in the part, what is written."""
    for name, value in part.facts.plain.items():
        yield name, ("facts", name), value
    for name in part.disputed:
        yield name, ("disputed",), name


def _faults(
    model: type[Incident], incident: dict[str, Any], above: tuple[str | int, ...] = ()
) -> list[InitErrorDetails]:
    """Find what is wrong with an incident, put as wrong with the part at that place or with what is shared."""
    try:
        model.model_validate(incident)
    except ValidationError as error:
        return [
            InitErrorDetails(
                type=PydanticCustomError(each["type"], each["msg"], each.get("ctx")),
                loc=(*above, *each["loc"]),
                input=each["input"],
            )
            for each in error.errors(include_url=False)
        ]
    return []


@cache
def case_file_of(codebook: Codebook) -> type[CaseFile]:
    """Give the model of a case file.

    Args:
        codebook: says which facts, questions and lists there are.

    Returns:
        The model, the same one each time.
    """
    facts: Any = (facts_of(codebook), Field(default_factory=facts_of(codebook)))

    def part(name: str, base: type[CasePart], doc: str) -> Any:  # noqa: ANN401 - a model that is made here
        return create_model(name, __base__=base, __doc__=doc, facts=facts)

    act = part("Act", Act, Act.__doc__ or "")
    several: Any = Annotated[
        tuple[act, ...],  # type: ignore[valid-type] # built from the codebook
        Field(max_length=MOST, json_schema_extra={"minItems": 1}),
        AfterValidator(_not_empty),
    ]
    lists: dict[str, Any] = {}
    entries: list[type[CasePart]] = []
    for each in codebook.lists:
        base = DatedCasePart if each.dated else CasePart
        entry = part(each.one.en.title(), base, f"What belongs to one of the {each.label.en} of a case file.")
        entries.append(entry)
        lists[each.id] = (Annotated[tuple[entry, ...], Field(max_length=MOST_LISTED)], ())  # type: ignore[valid-type]
    made: type[CaseFile] = create_model(
        "CaseFile", __base__=CaseFile, __doc__=CaseFile.__doc__, facts=facts, acts=(several, ()), **lists
    )
    made.act, made.listed = act, tuple(entries)
    return made
