"""Case file: several conversations of one employee, which share employment and aftermath."""

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Annotated, Any, ClassVar, Self

from pydantic import AfterValidator, Field, JsonValue, ValidationError, create_model, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError, PydanticKnownError

from privesfeer.cases.codebook import Codebook
from privesfeer.cases.day import Day
from privesfeer.cases.facts import Facts, facts_of
from privesfeer.cases.incident import Incident, Title, Words, incident_of
from privesfeer.cases.text import Record

MOST = 20  # conversations in one case file
_OF_THE_WHOLE = frozenset({"employment", "dates_money"})  # groups
# These can be stated of one utterance, though they belong to the employment or are numbers.
_OF_AN_UTTERANCE = frozenset(
    {"employment_ended", "hierarchical_relation", "policy_covers", "penalty_breaches", "penalty_days"}
)


@cache
def at_top(codebook: Codebook) -> frozenset[str]:
    """Name the facts that stand at the top: employment, dates, amounts and the measure are those of all conversations.

    Args:
        codebook: says which facts there are.

    Returns:
        Their ids.
    """
    return frozenset(
        fact.id
        for fact in codebook.facts
        if fact.id == "measure" or (fact.group in _OF_THE_WHOLE and fact.id not in _OF_AN_UTTERANCE)
    )


class ConversationDates(Record):
    """When one conversation happened; each date may be unknown.

    Attributes:
        utterance: the day on which the message was posted or sent.
        inspection: the day on which the employer looked into it.
    """

    utterance: Day | None = None
    inspection: Day | None = None


class CaseDates(Record):
    """When it happened that concerns all conversations.

    Attributes:
        measure: the day on which the employer took the measure; of a dismissal or a decision, that on which it reached
            the employee.
    """

    measure: Day | None = None


class Conversation(Record):
    """What belongs to one conversation of a case file.

    Attributes:
        title: a free title; no names of persons.
        facts: what is known of this conversation alone.
        disputed: facts of this conversation on which the parties disagree.
        dates: when it happened.
    """

    title: Words | Title | None = None
    facts: Facts = Field(default_factory=Facts)
    disputed: tuple[str, ...] = ()
    dates: ConversationDates = Field(default_factory=ConversationDates)

    @property
    def said(self) -> frozenset[str]:
        """The facts of which it says something, whatever stands at the top."""
        return frozenset({*self.facts.known, *self.disputed})


def _not_empty(conversations: tuple[Conversation, ...]) -> tuple[Conversation, ...]:
    """Refuse an empty list; pydantic's own minimum would not count a conversation in which something is wrong."""
    if not conversations:
        raise PydanticKnownError("too_short", {"field_type": "Tuple", "min_length": 1, "actual_length": 0})
    return conversations


class CaseFile(Record):
    """Several conversations that no court has decided, and what they share.

    A fact that stands at the top holds for every conversation that says nothing else of it. Those of the employment,
    dates, amounts, and the measure, stand at the top only.

    Attributes:
        title: a free title; no names of persons.
        facts: what is known and holds for every conversation.
        disputed: such facts on which the parties disagree.
        assume: outcomes of questions that the user takes as given, for every conversation.
        dates: when it happened.
        conversations: the conversations, from 1 to 20.

    Raises:
        pydantic.ValidationError: as for an incident, which each conversation makes with what is shared; a fact that
            stands in a conversation and belongs at the top.
    """

    title: Words | Title | None = None
    facts: Facts = Field(default_factory=Facts)
    disputed: tuple[str, ...] = ()
    assume: dict[str, str] = Field(default_factory=dict)
    dates: CaseDates = Field(default_factory=CaseDates)
    conversation: ClassVar[type[Conversation]] = Conversation  # the model of one, made from the same codebook

    conversations: tuple[Conversation, ...]

    @model_validator(mode="after")
    def _each_is_an_incident(self) -> Self:
        places = list(enumerate(self.conversations))
        incident = incident_of(self.facts.codebook)
        faults = _faults(incident, self._with(None))
        faults += [fault for place, each in places for fault in self._misplaced(each, place)]
        # What is wrong with the shared part would be told again for each conversation.
        faults = faults or [fault for place, each in places for fault in _faults(incident, self._with(each), place)]
        if faults:
            raise ValidationError.from_exception_data(type(self).__name__, faults)
        return self

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """Each conversation with what is shared, in order."""
        incident = incident_of(self.facts.codebook)
        return tuple(incident.model_validate(self._with(each)) for each in self.conversations)

    def _with(self, conversation: Conversation | None) -> dict[str, Any]:
        """Merge what is shared, and a conversation if there is one, into the fields of an incident."""
        shared = {
            "facts": self.facts.known,
            "disputed": self.disputed,
            "assume": self.assume,
            "dates": dict(self.dates),
        }
        if conversation is None:
            return shared
        said = conversation.said
        return {
            "title": conversation.title,
            "facts": {**self.facts.known, **conversation.facts.known},
            "disputed": (*(each for each in self.disputed if each not in said), *conversation.disputed),
            "assume": self.assume,
            "dates": {**dict(self.dates), **dict(conversation.dates)},
        }

    def _misplaced(self, conversation: Conversation, place: int) -> Iterator[InitErrorDetails]:
        for name, field, value in _stated(conversation):
            if name in at_top(self.facts.codebook):
                kind = PydanticCustomError("belongs_at_top", "it belongs at the top", {"fact": name, "value": value})
                yield InitErrorDetails(type=kind, loc=("conversations", place, *field), input=value)


def _stated(conversation: Conversation) -> Iterator[tuple[str, tuple[str, ...], JsonValue]]:
    """Go through the facts that a conversation states or disputes: name, place in the conversation, what is written."""
    for name, value in conversation.facts.plain.items():
        yield name, ("facts", name), value
    for name in conversation.disputed:
        yield name, ("disputed",), name


def _faults(model: type[Incident], incident: dict[str, Any], place: int | None = None) -> list[InitErrorDetails]:
    """Find what is wrong with an incident, put as wrong with the conversation at that place or with what is shared."""
    try:
        model.model_validate(incident)
    except ValidationError as error:
        above = () if place is None else ("conversations", place)
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
        codebook: says which facts and questions there are.

    Returns:
        The model, the same one each time.
    """
    facts: Any = (facts_of(codebook), Field(default_factory=facts_of(codebook)))
    conversation = create_model("Conversation", __base__=Conversation, __doc__=Conversation.__doc__, facts=facts)
    several: Any = Annotated[
        tuple[conversation, ...],  # type: ignore[valid-type] # built from the codebook
        Field(max_length=MOST, json_schema_extra={"minItems": 1}),
        AfterValidator(_not_empty),
    ]
    made: type[CaseFile] = create_model(
        "CaseFile", __base__=CaseFile, __doc__=CaseFile.__doc__, facts=facts, conversations=(several, ...)
    )
    made.conversation = conversation
    return made
