"""The codebook: every fact and legal question, with meaning and values, in both languages."""

import difflib
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, Self, TypeVar

from pydantic import Field, model_validator

from cases import document
from cases.text import Record, Text

FactValue = bool | int | str | frozenset[str]
FactType = Literal["boolean", "enum", "ordered", "set", "integer"]

YES_NO = {True: Text(nl="ja", en="yes"), False: Text(nl="nee", en="no")}


class Fact(Record):
    """One fact: what is asked, and which values it can take.

    Attributes:
        id: the key in incident and ruling files.
        group: the codebook group it is shown under.
        type: boolean, integer (0 or more), enum (one value), ordered (one value, narrow to wide or mild to
            extreme), set (any number of values; what a given set leaves out did not occur).
        values: the values with their labels, in codebook order; empty for boolean and integer.
        nl: the Dutch question.
        en: the English question.
        short: a noun phrase for lists and sentences.
        note: explanation of the values.
        assessment: whether it is the user's own valuation.
    """

    id: str
    group: str
    type: FactType
    values: dict[str, Text] = Field(default_factory=dict)
    nl: str
    en: str
    short: Text
    note: Text | None = None
    assessment: bool = False

    @model_validator(mode="after")
    def _values_fit_type(self) -> Self:
        if bool(self.values) != (self.type in {"enum", "ordered", "set"}):
            message = f"fact '{self.id}' of type {self.type} has the wrong kind of values"
            raise ValueError(message)
        return self

    @property
    def question(self) -> Text:
        """The question that asks for the fact."""
        return Text(nl=self.nl, en=self.en)

    def label(self, value: FactValue) -> Text:
        """Word one value of the fact.

        Args:
            value: a valid value.

        Returns:
            Its label; for a set the enumeration of its labels in codebook order.

        Raises:
            KeyError: the value is not one of the fact's values.
        """
        if isinstance(value, bool):
            return YES_NO[value]
        if isinstance(value, int):
            return Text(nl=str(value), en=str(value))
        if isinstance(value, str):
            return self.values[value]
        if not value:
            return Text(nl="niets van de lijst", en="nothing on the list")
        return Text.enumerate([label for key, label in self.values.items() if key in value])


class LegalQuestion(Record):
    """One legal question with its two outcomes."""

    id: str
    outcomes: dict[str, Text]
    nl: str
    en: str
    decided_when: Text

    @property
    def question(self) -> Text:
        """The question itself."""
        return Text(nl=self.nl, en=self.en)

    def other(self, outcome: str) -> str:
        """Name the opposite outcome.

        Args:
            outcome: one of the two outcomes.

        Returns:
            The other one.
        """
        return next(each for each in self.outcomes if each != outcome)


class Term(Record):
    """A word of the codebook with its labels: a status, group, level, branch or subject of a ruling."""

    id: str
    nl: str
    en: str
    note: Text | None = None
    explanation: Text | None = None

    @property
    def label(self) -> Text:
        """The word in both languages."""
        return Text(nl=self.nl, en=self.en)


_Entry = TypeVar("_Entry", Fact, LegalQuestion, Term)


_THE_ANSWER = Text(nl="het antwoord op '{question}'", en="the answer to '{question}'")


class Codebook(Record):
    """All facts and questions, and the words for statuses, groups, levels, branches and subjects."""

    version: int
    facts: tuple[Fact, ...]
    questions: tuple[LegalQuestion, ...]
    statuses: tuple[Term, ...]
    groups: tuple[Term, ...]
    levels: tuple[Term, ...]
    branches: tuple[Term, ...]
    abouts: tuple[Term, ...]

    @cached_property
    def _facts(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def _answers(self) -> dict[str, Fact]:
        return {
            question.id: Fact(
                id=question.id,
                group="",
                type="enum",
                values=question.outcomes,
                nl=question.nl,
                en=question.en,
                short=_THE_ANSWER.fill(question=question.question),
            )
            for question in self.questions
        }

    @cached_property
    def _questions(self) -> dict[str, LegalQuestion]:
        return {question.id: question for question in self.questions}

    @cached_property
    def _levels(self) -> dict[str, Term]:
        return {level.id: level for level in self.levels}

    @cached_property
    def _statuses(self) -> dict[str, Term]:
        return {status.id: status for status in self.statuses}

    @property
    def fact_ids(self) -> tuple[str, ...]:
        """The ids of all facts, in codebook order."""
        return tuple(self._facts)

    def fact(self, fact_id: str) -> Fact:
        """Find a fact.

        Args:
            fact_id: its id.

        Returns:
            The fact.

        Raises:
            KeyError: no such fact; the message names the nearest valid id.
        """
        return _find(self._facts, fact_id, "fact")

    def variable(self, name: str) -> Fact:
        """Find what a condition can test: a fact, or the answer to an earlier question with its outcomes as values.

        Args:
            name: the id of a fact or question.

        Returns:
            The fact; for a question a fact with the question's id.

        Raises:
            KeyError: no such fact or question; the message names the nearest valid fact.
        """
        return self._answers[name] if name in self._answers else self.fact(name)

    def question(self, question_id: str) -> LegalQuestion:
        """Find a legal question.

        Args:
            question_id: its id.

        Returns:
            The question.

        Raises:
            KeyError: no such question; the message names the nearest valid id.
        """
        return _find(self._questions, question_id, "question")

    def level(self, level_id: str) -> Term:
        """Find a level of court.

        Args:
            level_id: its id.

        Returns:
            The level.

        Raises:
            KeyError: no such level.
        """
        return _find(self._levels, level_id, "level")

    def status(self, status_id: str) -> Term:
        """Find a status.

        Args:
            status_id: its id.

        Returns:
            The status with its explanation.

        Raises:
            KeyError: no such status.
        """
        return _find(self._statuses, status_id, "status")


def _find(entries: dict[str, _Entry], entry_id: str, kind: str) -> _Entry:
    if entry_id in entries:
        return entries[entry_id]
    hint = nearest(entry_id, list(entries))
    message = f"no {kind} '{entry_id}'" + (f"; did you mean '{hint}'?" if hint else "")
    raise KeyError(message)


def nearest(name: str, valid: list[str]) -> str | None:
    """Give the valid name that looks most like the one that was written.

    Args:
        name: what was written.
        valid: the names that exist.

    Returns:
        The nearest valid name, or None if none comes near.
    """
    folded = name.strip().lower().replace("-", "_").replace(" ", "_")
    found = difflib.get_close_matches(folded, valid, n=1, cutoff=0.6)
    return found[0] if found else None


@cache
def codebook() -> Codebook:
    """Give the codebook of this program, read once.

    Returns:
        The codebook.
    """
    return Codebook.model_validate(document.read(Path(__file__).with_name("codebook.yaml")))
