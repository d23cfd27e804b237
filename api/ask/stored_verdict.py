"""Stored verdict: a verdict or a receipt of before, by this version or an earlier one, as far as it is needed."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError, model_validator

from privesfeer.api.ask.earlier import as_before
from privesfeer.api.ask.receipt import AnyReceipt, EarlierReceipt, Receipt, ReceiptVersions, sealed, told
from privesfeer.api.ask.registry import codebook
from privesfeer.api.ask.request import InvalidRequestError, UnreadableRequestError, parsed
from privesfeer.cases.commons.canonical import canonical
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import Day
from privesfeer.cases.commons.text import Lang
from privesfeer.cases.problems import problems

_SAID = catalogue(__file__)
Model = TypeVar("Model", bound=BaseModel)
LARGEST = 4 * 1024 * 1024  # bytes: several times a full verdict of version 0.4 on a case file


class _Part(BaseModel):
    """A part of a verdict as it was given; what is not needed of it is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class _Citation(_Part):
    """A citation: up to 0.4 it had the key of its source itself; since then it names its source by it, or is that."""

    key: str = Field("", validation_alias=AliasChoices("source", "key"))

    @model_validator(mode="before")
    @classmethod
    def _of_key(cls, told: Any) -> Any:  # noqa: ANN401 - whatever was given
        return {"source": told} if isinstance(told, str) else told


class _Ruling(_Part):
    citation: _Citation


class _Rulings(_Part):
    governing: tuple[_Ruling, ...] = ()
    supporting: tuple[_Ruling, ...] = ()
    opposing: tuple[_Ruling, ...] = ()


class _Reason(_Part):
    factor: str
    text: str
    authority: tuple[_Citation, ...] = ()


class _Point(_Part):
    text: str


class StoredAnswer(_Part):
    """An answer as it was given.

    Attributes:
        question: the question's id.
        question_text: the question; empty where the codebook has it.
        outcome: the outcome, or None.
        outcome_text: in words.
        status: how it was reached.
        strength: of an answer that leans, how strongly; None also where that was not told yet.
        authorities: the rulings that govern, or else the sources of what decides; empty where they were not told yet.
        for_: the reasons for the outcome.
        against: those against it.
        rulings: the rulings beside it.
        decides: what decided it, where that was told.
    """

    question: str
    question_text: str = ""
    outcome: str | None
    outcome_text: str
    status: str
    strength: str | None = None
    authorities: tuple[_Citation, ...] = ()
    for_: tuple[_Reason, ...] = Field(default=(), validation_alias="for")
    against: tuple[_Reason, ...] = ()
    rulings: _Rulings = _Rulings()
    decides: _Point | None = None

    @property
    def governing(self) -> tuple[str, ...]:
        """The keys of the rulings that governed: those that were set beside the case, and all others."""
        beside = [each.citation for each in self.rulings.governing]
        others = self.authorities if beside and self.status == "governed" else ()
        return tuple(dict.fromkeys(each.key for each in (*beside, *others)))

    @property
    def cited(self) -> frozenset[str]:
        """The keys of all that was cited."""
        beside = (*self.rulings.governing, *self.rulings.supporting, *self.rulings.opposing)
        citations = [*(each.citation for each in beside), *self.authorities]
        citations += [each for reason in (*self.for_, *self.against) for each in reason.authority]
        return frozenset(each.key for each in citations)

    @property
    def reasons(self) -> dict[str, str]:
        """The reasons on both sides: the words by the factor's id."""
        return {each.factor: each.text for each in (*self.for_, *self.against)}


class _Fact(_Part):
    fact: str
    value: Any


class _Stated(_Part):
    title: str | None = None
    facts: tuple[_Fact, ...] = ()
    disputed: tuple[str, ...] = ()
    dates: dict[str, dt.date] = Field(default_factory=dict)

    def content(self) -> dict[str, Any]:
        """Give what the user gave, as it would be asked again."""
        given = {
            "title": self.title,
            "facts": {each.fact: each.value for each in self.facts},
            "disputed": list(self.disputed),
            "dates": self.dates,
        }
        return {name: value for name, value in given.items() if value}

    def told(self) -> dict[str, Any]:
        """Give it as a receipt commits to it."""
        return told({each.fact: each.value for each in self.facts}, self.disputed, self.dates.items())


class _Act(_Stated):
    answers: tuple[StoredAnswer, ...]


class _Beyond(_Part):
    text: str
    last_day: dt.date | None = None
    todo: str | None = None
    decides: bool = False


class _Verdict(_Act):
    lang: Lang
    as_of: Day
    client: str | None = None
    beyond: tuple[_Beyond, ...] = ()
    assume: dict[str, str] = Field(default_factory=dict)
    lists: dict[str, tuple[_Stated, ...]] = Field(default_factory=dict)
    acts: tuple[_Act, ...] = Field((), validation_alias=AliasChoices("acts", "conversations"))
    versions: ReceiptVersions


@dataclass(frozen=True)
class StoredVerdict:
    """A verdict or a receipt that was given before.

    Attributes:
        receipt: the receipt; of a verdict it is made from it, as one that needs no nonce: the facts are there.
        content: the incident or case file, as it would be asked again; None: a receipt does not have it.
        answers: of each act its answers, and last those on the whole; None: a receipt does not have them.
    """

    receipt: AnyReceipt
    content: dict[str, Any] | None = None
    answers: tuple[tuple[StoredAnswer, ...], ...] | None = None


def read_stored(source: bytes, lang: Lang) -> StoredVerdict:
    """Read a verdict in JSON, or a receipt.

    Args:
        source: the file.

    Raises:
        InvalidRequestError: it is neither.
        UnreadableRequestError: it cannot be read.
    """
    content = parsed(source, lang, json_only=True, largest=LARGEST)
    if not (isinstance(content, dict) and {"answers", "versions"} <= content.keys()):
        raise UnreadableRequestError(_SAID.NEITHER, lang)
    if not isinstance(content["answers"], str):
        return _of_verdict(_read(_Verdict, content, lang), source)
    return StoredVerdict(_read(EarlierReceipt if "incident_hash" in content else Receipt, content, lang))


def _read(model: type[Model], content: Any, lang: Lang) -> Model:  # noqa: ANN401 - JSON values
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise InvalidRequestError(problems(error, model, codebook()), lang) from error


def _of_verdict(given: _Verdict, source: bytes) -> StoredVerdict:
    parts = (*(each.answers for each in given.acts), given.answers)
    outcomes = [[[each.question, each.outcome, each.status] for each in answers] for answers in parts]
    lists = {**({"acts": given.acts} if given.acts else {}), **given.lists}
    shared: dict[str, Any] = {"client": given.client} if given.client else {}
    if given.beyond:
        shared["beyond"] = [each.model_dump(mode="json") for each in given.beyond]
    again = given.content() | shared | ({"assume": given.assume} if given.assume else {})
    again |= {name: [each.content() for each in entries] for name, entries in lists.items()}
    facts = given.told() | shared | {"assume": given.assume}
    facts |= {name: [each.told() for each in entries] for name, entries in lists.items()}
    receipt = EarlierReceipt(
        incident_hash=sealed(canonical(as_before(facts)), None),
        versions=given.versions,
        as_of=given.as_of,
        lang=given.lang,
        verdict=sealed(source, None),
        answers=sealed(canonical(outcomes), None),
    )
    return StoredVerdict(receipt, again, parts)
