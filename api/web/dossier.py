"""Dossier: an incident at the screen, with its variants and the decision that a person takes on it."""

import json
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, JsonValue, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from api.ask.request import LARGEST, InvalidRequestError, Request, UnreadableRequestError, to_json
from api.ask.shelf import Facts, codebook
from api.paper.blocks import capital
from api.web import wording
from cases import document
from cases.amount import by_hand
from cases.codebook import Fact
from cases.day import Day
from cases.facts import plain_value
from cases.incident import EVENTS, Words
from cases.problem import problems
from cases.text import Lang, Record, Text, same

MOST_VARIANTS = 5
MARK = "privesfeer_dossier"
_Note = Annotated[str, Field(max_length=5000)]


class Variant(Record):
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


class Dossier(Request):
    """An incident at the screen.

    Attributes:
        variants: other facts that the user wants to compare.
        choice: what a person decided.
    """

    variants: Annotated[tuple[Variant, ...], Field(max_length=MOST_VARIANTS)] = ()
    choice: Choice = Field(default_factory=Choice)

    @model_validator(mode="after")
    def _variants_fit(self) -> "Dossier":
        for variant in self.variants:
            for name in variant.facts:
                if name not in codebook().fact_ids:
                    raise PydanticCustomError("variant", "unknown fact '{name}' in a variant", {"name": name})
        return self

    def otherwise(self, changes: Mapping[str, JsonValue], lang: Lang) -> "Dossier":
        """Give the dossier with some facts otherwise.

        Args:
            changes: values by fact; None: not known.
            lang: the language of what is wrong.

        Returns:
            The dossier.

        Raises:
            InvalidRequestError: a value is wrong, or the facts contradict each other.
        """
        content = self.plain
        facts = {**content["facts"], **changes}
        content["facts"] = {name: value for name, value in facts.items() if value is not None}
        content["disputed"] = [name for name in content["disputed"] if name not in changes]
        return made(content, lang)

    @property
    def plain(self) -> dict[str, Any]:
        """The dossier as JSON values, as its file holds it; the language is the page's."""
        content: dict[str, Any] = {
            "facts": {name: plain_value(value, codebook().fact(name)) for name, value in self.facts.known.items()},
            "disputed": list(self.disputed),
            "assume": dict(self.assume),
            "dates": {name: str(date) for name, date in self.dates if date},
        }
        if self.title is not None:
            content["title"] = self.title if isinstance(self.title, str) else self.title.model_dump()
        if self.as_of is not None:
            content["as_of"] = str(self.as_of)
        if self.variants:
            content["variants"] = [variant.model_dump(mode="json") for variant in self.variants]
        if self.choice != Choice():
            content["choice"] = self.choice.model_dump(mode="json", exclude_none=True)
        return content

    @property
    def file(self) -> bytes:
        """The dossier as a file to keep and open again."""
        return to_json({MARK: 1, **self.plain})


def changed(values: Mapping[str, JsonValue], lang: Lang) -> list[str]:
    """Word changes of facts.

    Args:
        values: the values by fact; None: not known.
        lang: the language.

    Returns:
        A phrase for each; of a value that cannot be, a question mark.
    """
    shorts = {name: capital(codebook().fact(name).short[lang]) for name in values}
    return [f"{shorts[name]}: {_valued(name, value)[lang]}" for name, value in values.items()]


def _valued(name: str, value: JsonValue) -> Text:
    try:
        known = Facts.model_validate({name: value}).known.get(name) if value is not None else None
    except ValidationError:
        return same("?")
    if known is None:
        return wording.NOT_KNOWN.map(str.lower)
    return codebook().fact(name).label(known)


def opened(content: bytes, lang: Lang) -> Dossier:
    """Open a dossier file, or an incident file as the command line takes it.

    Args:
        content: the file.
        lang: the language of what is wrong.

    Returns:
        The dossier.

    Raises:
        InvalidRequestError: it is no dossier, or something in it is wrong.
    """
    if len(content) > LARGEST:
        raise UnreadableRequestError(wording.FILE_TOO_LARGE, lang)
    if not content.strip():
        raise UnreadableRequestError(wording.FILE_EMPTY, lang)
    try:
        plain = document.parse(content)
    except document.UnreadableDocumentError as error:
        raise UnreadableRequestError(error.text, lang) from error
    if isinstance(plain, dict):
        if "conversations" in plain:
            raise UnreadableRequestError(wording.FILE_OF_SEVERAL, lang)
        plain = {key: value for key, value in plain.items() if key not in {MARK, "lang"}}
    return made(plain, lang)


def made(plain: object, lang: Lang) -> Dossier:
    """Make a dossier of JSON values.

    Args:
        plain: the values.
        lang: the language of what is wrong, and of the dossier.

    Returns:
        The dossier.

    Raises:
        InvalidRequestError: something in it is wrong.
    """
    content = {**plain, "lang": lang} if isinstance(plain, dict) else plain
    try:
        return Dossier.model_validate(content)
    except ValidationError as error:
        raise InvalidRequestError(problems(error, Dossier, codebook()), lang) from error


def stated(form: Mapping[str, list[str]]) -> dict[str, Any]:
    """Read a form: what it carried along unseen, with what stood on the screen in its place.

    Args:
        form: the values of each field.

    Returns:
        A dossier as JSON values, unchecked.
    """
    plain = _carried(form)
    facts, before = plain.get("facts"), plain.get("disputed")
    facts = dict(facts) if isinstance(facts, dict) else {}
    disputed = [name for name in before if name not in form.get("shown", ())] if isinstance(before, list) else []
    for name in form.get("shown", ()):
        if name in codebook().fact_ids:
            value = _answer(codebook().fact(name), form)
            facts.pop(name, None)
            if value is not None:
                facts[name] = value
            if form.get(f"disputed.{name}"):
                disputed.append(name)
    plain["facts"], plain["disputed"] = facts, disputed
    if "title" in form:
        plain.pop("title", None)
        if words := form["title"][0].strip():
            plain["title"] = words
    dates = {event: form[f"date.{event}"][0] for event in EVENTS if form.get(f"date.{event}")}
    if dates:
        plain["dates"] = {event: day for event, day in dates.items() if day}
    if "by" in form:
        decided = {name: form[name][0].strip() for name in Choice.model_fields if form.get(name)}
        plain["choice"] = {name: words for name, words in decided.items() if words}
    return plain


def _carried(form: Mapping[str, list[str]]) -> dict[str, Any]:
    try:
        plain = json.loads(form.get("dossier", ["{}"])[0] or "{}")
    except (ValueError, RecursionError):
        return {}
    return plain if isinstance(plain, dict) else {}


def _answer(fact: Fact, form: Mapping[str, list[str]]) -> JsonValue:
    """Read the answer to one fact; None: not known."""
    values = [value for value in form.get(f"fact.{fact.id}", ()) if value]
    if fact.type == "set":
        chosen: list[JsonValue] = [value for value in values if value != "none"]
        return chosen if chosen or "none" in values else None
    if not values:
        return None
    if fact.type == "boolean":
        return {"true": True, "false": False}.get(values[0], values[0])
    if fact.type == "integer":
        return int(values[0]) if values[0].isascii() and values[0].isdigit() and len(values[0]) < 10 else values[0]  # noqa: PLR2004 - more digits are no count
    return by_hand(values[0]) if fact.type == "money" else values[0]
