"""The codebook: every fact and legal question, with meaning and values, in both languages."""

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import cached_property
from typing import Self, TypeVar

from pydantic import PrivateAttr, TypeAdapter, model_validator

from privesfeer.cases.commons.predicate import Predicate
from privesfeer.cases.commons.text import LocalizedFields, Record, Text
from privesfeer.cases.contradiction import Contradiction, Contradictions
from privesfeer.cases.fact import Fact, FactValue


class LegalQuestion(LocalizedFields):
    """One legal question with its two outcomes, and what it is about as a noun phrase."""

    id: str
    short: Text
    outcomes: dict[str, Text]
    decided_when: Text

    @cached_property
    def question(self) -> Text:
        """The question itself."""
        return Text.of(self)

    def other(self, outcome: str) -> str:
        """Name the opposite outcome.

        Args:
            outcome: one of the two outcomes.
        """
        return next(each for each in self.outcomes if each != outcome)


class Term(LocalizedFields):
    """A word of the codebook with its labels: a status, strength, group, level, branch or subject of a ruling."""

    id: str
    note: Text | None = None
    explanation: Text | None = None

    @cached_property
    def label(self) -> Text:
        """The word in both languages."""
        return Text.of(self)


class CaseList(LocalizedFields):
    """What a case can have more than one of, such as clauses.

    Attributes:
        id: the key of a case under which they stand.
        one: what one of them is called.
        named: the fact that says what one is; beside such a list it stands nowhere else.
        groups: the groups of facts that are stated of one.
        facts: more of such facts.
        beside: the groups of facts that can be stated of one too, and are else those of the case.
        dated: the event of the dates that one has of its own; None: it has none.
        apart: facts that an act tells of its own, so that they say nothing of one among several.
    """

    id: str
    one: Text
    named: str
    groups: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    dated: str | None = None
    apart: tuple[str, ...] = ()

    @cached_property
    def label(self) -> Text:
        """What all of them are called."""
        return Text.of(self)


_Entry = TypeVar("_Entry")


class Codebook(Record):
    """All facts and questions, and the words for statuses, strengths, groups, levels, branches and subjects.

    What is `counted` is worked out of days: rules test it as they test a fact, and nobody enters it or is asked for it.
    """

    # Two codebooks that say the same are not equal, so that what is kept of one is never taken for that of another.
    __hash__ = object.__hash__
    __eq__ = object.__eq__

    version: int
    facts: tuple[Fact, ...]
    counted: tuple[Fact, ...] = ()
    questions: tuple[LegalQuestion, ...]
    statuses: tuple[Term, ...]
    strengths: tuple[Term, ...]
    groups: tuple[Term, ...]
    levels: tuple[Term, ...]
    branches: tuple[Term, ...]
    abouts: tuple[Term, ...]
    lists: tuple[CaseList, ...] = ()
    _contradictions: tuple[Contradiction, ...] = PrivateAttr(())

    @cached_property
    def contradictions(self) -> Contradictions:
        """What can never be true together, and what follows from that."""
        return Contradictions(self._contradictions, self._facts)

    @cached_property
    def _asked_after(self) -> dict[str, Predicate]:
        follow_ups = {fact.id: fact.asked_after for fact in self.facts if fact.asked_after}
        return TypeAdapter(dict[str, Predicate]).validate_python(follow_ups, context=self)

    def asked_first(self, fact: str, known: Mapping[str, FactValue]) -> str | None:
        """Say what is asked where a fact matters: a question that follows on another waits until that one calls for it.

        Returns:
            The fact, or the one on which it follows as long as that is not known; None: it does not arise.
        """
        before = self._asked_after.get(fact)
        if before is None:
            return fact
        if before.fact not in known:
            return self.asked_first(before.fact, known)
        return fact if before.holds(known[before.fact]) else None

    def follows_on(self, fact: str) -> str | None:
        """Name the fact on whose answer it hangs whether another is asked for.

        Args:
            fact: the other's id.

        Returns:
            The fact; None: it is asked for by itself.
        """
        before = self._asked_after.get(fact)
        return before.fact if before else None

    @model_validator(mode="after")
    def _groups_exist(self) -> Self:
        """Refuse a fact of a group that is not there: it would be asked, and no form or list of facts would show it."""
        groups = {group.id: group for group in self.groups}
        for fact in (*self.facts, *self.counted):
            try:
                named(groups, fact.group, "group")
            except KeyError as error:
                raise ValueError(f"fact '{fact.id}': {error.args[0]}") from None
        return self

    @model_validator(mode="after")
    def _lists_exist(self) -> Self:
        """Refuse a list of what there is no fact or group for: nothing could be stated of its entries."""
        facts, groups = {fact.id for fact in self.facts}, {group.id for group in self.groups}
        for each in self.lists:
            if unknown := {each.named, *each.facts} - facts | {*each.groups, *each.beside} - groups:
                raise ValueError(f"list '{each.id}': {', '.join(sorted(unknown))} does not exist")
        return self

    def of_list(self, case_list: CaseList, *, beside: bool = True) -> frozenset[str]:
        """Name the facts that can be stated of an entry of a list.

        Args:
            beside: whether those that are else of the case count too.
        """
        groups = (*case_list.groups, *(case_list.beside if beside else ()))
        of_groups = (fact.id for fact in self.facts if fact.group in groups)
        return frozenset({case_list.named, *case_list.facts, *of_groups})

    @model_validator(mode="after")
    def _days_exist(self) -> Self:
        days = {fact.id for fact in self.facts if fact.type == "date"}
        for fact in self.facts:
            if fact.not_before and not {fact.id, fact.not_before} <= days:
                raise ValueError(f"fact '{fact.id}': only a date comes not before another date")
            if fact.lasts and (fact.type != "boolean" or fact.lasts.since not in days):
                raise ValueError(f"fact '{fact.id}': only what is so or not lasts, from a date")
            if fact.valued and fact.valued.beside and fact.valued.beside not in self.fact_ids:
                raise ValueError(f"fact '{fact.id}': a valuation goes with a fact that exists")
        return self

    @model_validator(mode="after")
    def _once(self) -> Self:
        """Refuse an id that stands twice in a list: the second entry would be listed, and never be found."""
        lists = {name: getattr(self, name) for name in type(self).model_fields if name not in {"version", "counted"}}
        for name, entries in (lists | {"facts": (*self.facts, *self.counted)}).items():
            unique((each.id for each in entries), name)
        return self

    def contradicted(self, contradictions: tuple[Contradiction, ...]) -> Self:
        """Take what can never be true together, as it was read beside the codebook.

        Returns:
            The codebook itself.

        Raises:
            ValueError: a fact is asked after an answer that there is not.
        """
        self._contradictions = contradictions
        self._asked_after  # noqa: B018 - what is wrong with it is said now
        return self

    @cached_property
    def _facts(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def _counted(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self.counted}

    @cached_property
    def _answers(self) -> dict[str, Fact]:
        return {
            question.id: Fact(
                id=question.id,
                group="",
                type="enum",
                values=question.outcomes,
                **asdict(question.question),
                short=question.short,
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

    @cached_property
    def _standings(self) -> dict[str, Term]:
        return self._statuses | {strength.id: strength for strength in self.strengths}

    @cached_property
    def sets(self) -> frozenset[str]:
        """The ids of the facts that have any number of values."""
        return frozenset(fact.id for fact in self.facts if fact.type == "set")

    @cached_property
    def assessments(self) -> frozenset[str]:
        """The ids of the facts that are the user's own valuations."""
        return frozenset(fact.id for fact in self.facts if fact.assessment)

    @cached_property
    def lasting(self) -> tuple[Fact, ...]:
        """The facts that are so for a time only."""
        return tuple(fact for fact in self.facts if fact.lasts)

    @cached_property
    def fact_ids(self) -> tuple[str, ...]:
        """The ids of all facts, in codebook order."""
        return tuple(self._facts)

    def fact(self, fact_id: str) -> Fact:
        """Find a fact, or what is counted.

        Raises:
            KeyError: no such fact; the message names the nearest valid id.
        """
        return self._facts.get(fact_id) or self._counted.get(fact_id) or named(self._facts, fact_id, "fact")

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

        Raises:
            KeyError: no such question; the message names the nearest valid id.
        """
        return self._questions.get(question_id) or named(self._questions, question_id, "question")

    def level(self, level_id: str) -> Term:
        """Find a level of court.

        Raises:
            KeyError: no such level.
        """
        return named(self._levels, level_id, "level")

    def status(self, status_id: str) -> Term:
        """Find a status.

        Returns:
            The status with its explanation.

        Raises:
            KeyError: no such status.
        """
        return named(self._statuses, status_id, "status")

    def standing(self, standing_id: str) -> Term:
        """Find how firm an answer is called: a status, or how strongly an answer leans.

        Args:
            standing_id: the id of the status or the strength.

        Returns:
            The word with its explanation.

        Raises:
            KeyError: no such status or strength.
        """
        return named(self._standings, standing_id, "status")


class UnknownNameError(KeyError, ValueError):
    """Something has a name that there is not; pydantic reports it as what is wrong with the value that names it."""

    def __str__(self) -> str:
        """Give the sentence as it is, which `KeyError` would quote."""
        return str(self.args[0])


def named(entries: Mapping[str, _Entry], entry_id: str, kind: str = "term") -> _Entry:
    """Find an entry by its name.

    Args:
        kind: what kind of entry it is, for the message.

    Raises:
        KeyError: there is none; the message names the nearest.
    """
    if entry_id in entries:
        return entries[entry_id]
    hint = nearest(entry_id, list(entries))
    raise UnknownNameError(f"no {kind} '{entry_id}'" + (f"; did you mean '{hint}'?" if hint else ""))


def unique(names: Iterable[object], where: str) -> None:
    """Refuse a name that stands twice.

    Args:
        where: the list in which they stand, for the message.

    Raises:
        ValueError: one does; the message names it.
    """
    if twice := [name for name, count in Counter(names).items() if count > 1]:
        raise ValueError(f"{where}: '{twice[0]}' stands there twice")


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
