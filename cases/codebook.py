"""The codebook: every fact and legal question, with meaning and values, in both languages, and what excludes what."""

import datetime as dt
import difflib
import itertools
from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import ClassVar, Literal, Self, TypeVar

from pydantic import Field, PrivateAttr, TypeAdapter, model_validator

from cases import amount, document, wording
from cases.day import long_date
from cases.predicate import Predicate
from cases.text import Record, Text, Worded, same

FactValue = bool | int | str | frozenset[str] | dt.date | Decimal
FactType = Literal["boolean", "enum", "ordered", "set", "integer", "date", "money"]

# Of the types that no test fits, for what is computed from days and amounts is no rule's: one value stands for all.
LEAST: Mapping[str, FactValue] = {"date": dt.date.min, "money": Decimal(0)}


class Fact(Worded):
    """One fact: what is asked, and which values it can take.

    Attributes:
        id: the key in incident and ruling files.
        group: the codebook group it is shown under.
        type: boolean, integer (0 or more), enum (one value), ordered (one value, narrow to wide or mild to
            extreme), set (any number of values; what a given set leaves out did not occur), date, or money (euros,
            exact to the cent).
        values: the values with their labels, in codebook order; empty where the type has none.
        short: a noun phrase for lists and sentences.
        note: explanation of the values.
        assessment: whether it is the user's own valuation.
        personal: whether it is special or delicate personal data, to be entered only where the case needs it.
        not_before: of a date, the fact whose day does not come after it.
        fixed: whether the message, the contract or the position itself shows it, so that nobody proves it otherwise.
        can_still: whether someone can still do it, though it has not been done.
        most: of an integer, the largest that makes sense; None: no such bound.
    """

    closed: ClassVar[bool] = False
    vague: ClassVar[tuple[str, ...]] = ()

    id: str
    group: str
    type: FactType
    values: dict[str, Text] = Field(default_factory=dict)
    short: Text
    note: Text | None = None
    assessment: bool = False
    personal: bool = False
    not_before: str | None = None
    fixed: bool = False
    can_still: bool = False
    most: int | None = None

    @model_validator(mode="after")
    def _values_fit_type(self) -> Self:
        if bool(self.values) != (self.type in {"enum", "ordered", "set"}):
            message = f"fact '{self.id}' of type {self.type} has the wrong kind of values"
            raise ValueError(message)
        if self.can_still and (self.fixed or self.type != "boolean"):
            message = f"fact '{self.id}' cannot still be done: it is fixed, or no boolean"
            raise ValueError(message)
        return self

    @cached_property
    def question(self) -> Text:
        """The question that asks for the fact."""
        return Text.of(self)

    def within_reach(self, given: FactValue | None) -> bool:
        """Say whether someone could still prove the fact to be so, or do it.

        Args:
            given: its value; None: it is unknown.

        Returns:
            Of an unknown fact, unless the message itself shows it or it is a valuation; or of what can still be done.
        """
        if self.can_still:
            return given is None or given is False
        return given is None and not self.fixed and not self.assessment

    def label(self, value: FactValue) -> Text:
        """Word one value of the fact.

        Args:
            value: a valid value.

        Returns:
            Its label; for a set the enumeration of its labels in codebook order; a date or amount written out.

        Raises:
            KeyError: the value is not one of the fact's values.
        """
        match value:
            case bool():
                return wording.YES_NO[value]
            case int():
                return same(str(value))
            case str():
                return self.values[value]
            case dt.date():
                return long_date(value)
            case Decimal():
                return amount.in_words(value)
            case _:
                listed = [label for key, label in self.values.items() if key in value]
                return Text.enumerate(listed) if listed else wording.NOTHING_ON_LIST


def telling_values(fact: Fact, tests: Collection[Predicate]) -> list[FactValue]:
    """Give values of a fact that between them show every way in which tests on it can turn out.

    Args:
        fact: the fact.
        tests: tests on that fact.

    Returns:
        Booleans and single values: all; days and amounts, which nothing tests: one; integers: 0, 1, and the bounds with
        what lies just above them; sets: every union of groups of values that no test tells apart.
    """
    if fact.type == "boolean":
        return [True, False]
    if fact.type in {"enum", "ordered"}:
        return list(fact.values)
    if fact.type in LEAST:
        return [LEAST[fact.type]]
    if fact.type == "integer":
        bounds = {test.argument for test in tests if isinstance(test.argument, int)}
        return sorted({0, 1, *bounds, *(bound + 1 for bound in bounds)})
    picks = [alike[0] for alike in alike_in_set(fact, tests)]
    picks += [value for value in fact.values if not any(value in test.named for test in tests)][:1]
    return [frozenset(chosen) for size in range(len(picks) + 1) for chosen in itertools.combinations(picks, size)]


def alike_in_set(fact: Fact, tests: Collection[Predicate]) -> list[list[str]]:
    """Group the values of a set that no test tells apart.

    Args:
        fact: the fact.
        tests: tests on that fact.

    Returns:
        The groups, in the order of the codebook; values that no test names bring what the empty set brings and are left
        out.
    """
    groups: dict[object, list[str]] = {}
    for value in fact.values:
        naming = tuple(value in test.named for test in tests)
        if any(naming):
            # Two values that a test asks for together are not alike, though it names both.
            paired = any(test.operator.asks == "every" and value in test.named for test in tests)
            groups.setdefault(value if paired else naming, []).append(value)
    return list(groups.values())


class LegalQuestion(Worded):
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

        Returns:
            The other one.
        """
        return next(each for each in self.outcomes if each != outcome)


class Term(Worded):
    """A word of the codebook with its labels: a status, strength, group, level, branch or subject of a ruling."""

    id: str
    note: Text | None = None
    explanation: Text | None = None

    @cached_property
    def label(self) -> Text:
        """The word in both languages."""
        return Text.of(self)


_Entry = TypeVar("_Entry")


class Contradiction(Record):
    """Tests that never all hold together.

    Attributes:
        together: the tests, each on another fact.
        why: the reason in words.
    """

    together: tuple[Predicate, ...]
    why: Text

    def found_in(self, known: Mapping[str, FactValue]) -> bool:
        """Say whether facts contradict each other in this way.

        Args:
            known: the known facts.

        Returns:
            True if all tests are passed.
        """
        return all(test.fact in known and test.holds(known[test.fact]) for test in self.together)


class Codebook(Record):
    """All facts and questions, and the words for statuses, strengths, groups, levels, branches and subjects."""

    # Two codebooks that say the same are not equal, so that what is kept of one is never taken for that of another.
    __hash__ = object.__hash__
    __eq__ = object.__eq__

    version: int
    facts: tuple[Fact, ...]
    questions: tuple[LegalQuestion, ...]
    statuses: tuple[Term, ...]
    strengths: tuple[Term, ...]
    groups: tuple[Term, ...]
    levels: tuple[Term, ...]
    branches: tuple[Term, ...]
    abouts: tuple[Term, ...]
    _contradictions: tuple[Contradiction, ...] = PrivateAttr(())

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """What can never be true together."""
        return self._contradictions

    @model_validator(mode="after")
    def _days_exist(self) -> Self:
        days = {fact.id for fact in self.facts if fact.type == "date"}
        for fact in self.facts:
            if fact.not_before and not {fact.id, fact.not_before} <= days:
                raise ValueError(f"fact '{fact.id}': only a date comes not before another date")
        return self

    @classmethod
    def load(cls, folder: Path) -> "Codebook":
        """Read a codebook from its folder.

        Args:
            folder: holds codebook.yaml and contradictions.yaml.

        Returns:
            The codebook.

        Raises:
            ValueError: a file is not valid.
            OSError: a file cannot be read.
        """
        book = cls.model_validate(document.read(folder / "codebook.yaml"))
        book._contradictions = TypeAdapter(tuple[Contradiction, ...]).validate_python(  # noqa: SLF001 - its own maker
            document.read(folder / "contradictions.yaml"), context=book
        )
        return book

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
                **dict(question.question),
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
    def excluded(self) -> Mapping[str, tuple[Predicate, ...]]:
        """The tests on each fact of which the contradictions are made."""
        found: dict[str, list[Predicate]] = {}
        for contradiction in self.contradictions:
            for test in contradiction.together:
                found.setdefault(test.fact, []).append(test)
        return {name: tuple(dict.fromkeys(tests)) for name, tests in found.items()}

    @cached_property
    def _contradictions_about(self) -> Mapping[str, tuple[Contradiction, ...]]:
        return {
            name: tuple(each for each in self.contradictions if any(test.fact == name for test in each.together))
            for name in self.excluded
        }

    def barring(self, known: Mapping[str, FactValue], fact: str) -> tuple[Predicate, ...]:
        """Give the tests that a fact must not pass beside what is known.

        Args:
            known: facts that do not contradict each other.
            fact: another fact.

        Returns:
            Tests on the fact; passing one of them would make a contradiction.
        """
        found = []
        for contradiction in self._contradictions_about.get(fact, ()):
            others = [test for test in contradiction.together if test.fact != fact]
            if all(test.fact in known and test.holds(known[test.fact]) for test in others):
                found += [test for test in contradiction.together if test.fact == fact]
        return tuple(found)

    def assuring(self, test: Predicate, *, positive: bool) -> tuple[Predicate, ...]:
        """Give the tests on other facts of which each assures that a test passes, or that it fails.

        Of two tests that never hold together the one excludes the values that pass the other; where all that are left
        turn out alike, it is known how the fact turns out though the fact itself is not.

        Args:
            test: a test on a fact.
            positive: whether it is to pass; False: to fail.

        Returns:
            The tests, those that follow through another fact included.
        """
        key = test.fact, test.test, test.argument, positive
        if key not in self._assuring:
            found: dict[Predicate, None] = {}
            self._assuring[key] = ()  # what follows from itself through another fact says nothing new
            for trigger, excluded in self._excluding.get(test.fact, ()):
                values = telling_values(self.variable(test.fact), (test, excluded))
                left = [value for value in values if not excluded.holds(value)]
                # Where no value is left, the fact has none, and no test on it passes or fails.
                if left and all(test.holds(value) is positive for value in left):
                    found |= dict.fromkeys((trigger, *self.assuring(trigger, positive=True)))
            self._assuring[key] = tuple(each for each in found if each.fact != test.fact)
        return self._assuring[key]

    @cached_property
    def _assuring(self) -> dict[tuple[object, ...], tuple[Predicate, ...]]:
        return {}

    @cached_property
    def _excluding(self) -> Mapping[str, tuple[tuple[Predicate, Predicate], ...]]:
        """For each fact, the tests on another fact that exclude some of its values, each with the test on these."""
        found: dict[str, list[tuple[Predicate, Predicate]]] = {}
        for contradiction in self.contradictions:
            match contradiction.together:
                case [first, second]:
                    found.setdefault(first.fact, []).append((second, first))
                    found.setdefault(second.fact, []).append((first, second))
                case _:  # what follows from two other facts together is told by `implied`, and turns no test
                    pass
        return {name: tuple(pairs) for name, pairs in found.items()}

    def showing(self, name: str) -> tuple[Predicate, ...]:
        """Give the tests on other facts of which each leaves a fact only one value.

        Args:
            name: the fact.

        Returns:
            The tests.
        """
        return tuple(trigger for trigger, excluded in self._excluding.get(name, ()) if self._only(name, (excluded,)))

    def implied(self, known: Mapping[str, FactValue]) -> dict[str, FactValue]:
        """Give the facts that follow from others: those of which all values but one are excluded.

        Args:
            known: facts that do not contradict each other.

        Returns:
            What follows, in codebook order; what is known already is left out.
        """
        closed, before = dict(known), -1
        while len(closed) > before:
            before = len(closed)
            for name in self.excluded.keys() - closed.keys():
                closed.update((name, value) for value in self._only(name, self.barring(closed, name)))
        return {name: closed[name] for name in self.fact_ids if name in closed and name not in known}

    def _only(self, name: str, barred: Collection[Predicate]) -> list[FactValue]:
        """Give the one value of a fact that passes none of some tests; nothing where there are more."""
        fact = self.fact(name)
        if not barred or fact.type == "set":
            return []
        values = telling_values(fact, barred)
        left = [value for value in values if not any(test.holds(value) for test in barred)]
        # The last of the numbers stands for all that are larger.
        return left if len(left) == 1 and not (fact.type == "integer" and left == values[-1:]) else []

    @cached_property
    def sets(self) -> frozenset[str]:
        """The ids of the facts that have any number of values."""
        return frozenset(fact.id for fact in self.facts if fact.type == "set")

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
        return named(self._facts, fact_id, "fact")

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
        return named(self._questions, question_id, "question")

    def level(self, level_id: str) -> Term:
        """Find a level of court.

        Args:
            level_id: its id.

        Returns:
            The level.

        Raises:
            KeyError: no such level.
        """
        return named(self._levels, level_id, "level")

    def status(self, status_id: str) -> Term:
        """Find a status.

        Args:
            status_id: its id.

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


def named(entries: Mapping[str, _Entry], entry_id: str, kind: str = "term") -> _Entry:
    """Find an entry by its name.

    Args:
        entries: the entries by name.
        entry_id: the name.
        kind: what kind of entry it is, for the message.

    Returns:
        The entry.

    Raises:
        KeyError: there is none; the message names the nearest.
    """
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
