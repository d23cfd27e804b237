"""Rulebook: all questions with their rules, the statutes, and what is valid on a given day."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from cases import document
from cases.casebook import Casebook, content_hash
from cases.codebook import codebook
from rules.hierarchy import Hierarchy
from rules.question import Authority, Presumption, Question, Rule
from rules.statute import Statute

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Moment:
    """The two days that decide which law applies.

    Attributes:
        as_of: the day on which the law is known; rulings given later are not.
        event: the day of the event; statutes must cover it.
    """

    as_of: dt.date
    event: dt.date


class Rulebook:
    """The questions in the order of the codebook, the statutes by id, and the hierarchy of courts."""

    def __init__(
        self,
        questions: Iterable[Question],
        statutes: Iterable[Statute],
        hierarchy: Hierarchy,
        drafts: Iterable[str] = (),
    ) -> None:
        """Index questions and statutes.

        Args:
            questions: the rule files.
            statutes: the law around them.
            hierarchy: the ranks of the courts.
            drafts: the questions whose rules are still being examined.
        """
        self.drafts = frozenset(drafts)
        self.hierarchy = hierarchy
        self.questions = {question.question: question for question in questions}
        self.statutes = {statute.id: statute for statute in statutes}

    @classmethod
    def load(cls, folder: Path = _HERE, *, drafts: bool = False) -> "Rulebook":
        """Read a rulebook from its folder.

        Args:
            folder: holds statutes.yaml, hierarchy.yaml and one YAML file per question, named after it.
            drafts: take in the questions of the folder `drafts` too: their rules are examined against the rulings, but
                have no place in verdicts yet.

        Returns:
            The rulebook.

        Raises:
            ValueError: a file is not a valid rule file, or a rule in it is unsound.
            OSError: a file cannot be read.
        """
        statutes = TypeAdapter(tuple[Statute, ...]).validate_python(document.read(folder / "statutes.yaml"))
        hierarchy = Hierarchy.model_validate(document.read(folder / "hierarchy.yaml"))
        places = (folder, folder / "drafts") if drafts else (folder,)
        paths = [place / f"{question.id}.yaml" for question in codebook().questions for place in places]
        found = [path for path in paths if path.exists()]
        questions = [Question.model_validate(document.read(path)) for path in found]
        return cls(questions, statutes, hierarchy, [path.stem for path in found if path.parent != folder])

    def starts(self, rule: Rule | Presumption, casebook: Casebook, *, but_not: str | None = None) -> dt.date | None:
        """Say from when a rule is known: from its earliest ruling; where none is left, from its statutes.

        Args:
            rule: the rule.
            casebook: holds its rulings.
            but_not: an affair whose rulings do not count (back-testing).

        Returns:
            The first day; None if no authority is left.
        """
        rulings = [casebook[each.ruling] for each in rule.authority if each.ruling]
        dates = [casebook.counts_from(ruling) for ruling in rulings if ruling.line != but_not]
        if not dates:
            dates = [self.statutes[each.statute].valid_from or dt.date.min for each in rule.authority if each.statute]
        return min(dates, default=None)

    def valid(
        self, rule: Rule | Presumption, casebook: Casebook, moment: Moment, *, but_not: str | None = None
    ) -> bool:
        """Say whether a rule applies to an event, as the law is known on a day.

        Args:
            rule: the rule.
            casebook: holds its rulings.
            moment: judge-made rules count from their earliest ruling up to `as_of`; statutes, and a rule's own
                period, must cover the event.
            but_not: an affair whose rulings do not count (back-testing).

        Returns:
            Whether it applies.
        """
        start = self.starts(rule, casebook, but_not=but_not)
        if start is None or start > moment.as_of:
            return False
        if isinstance(rule, Rule) and not rule.valid.covers(moment.event):
            return False
        statutes = [self.statutes[each.statute] for each in rule.authority if each.statute]
        on_statute_alone = len(statutes) == len(rule.authority)
        return not on_statute_alone or any(statute.in_force(moment.event) for statute in statutes)

    def faults(self, casebook: Casebook) -> list[str]:
        """Check that every authority is there and decides what it is cited for.

        Args:
            casebook: the rulings.

        Returns:
            The faults in words; empty if there are none.
        """
        return [fault for question in self.questions.values() for fault in self._faults(question, casebook)]

    def _faults(self, question: Question, casebook: Casebook) -> Iterator[str]:
        for key in (key for scope in question.scopes for key in scope.rulings):
            if casebook.find(key) is None:
                yield f"{question.question}/scopes: no ruling with key '{key}'"
        cited: list[tuple[str, Authority]] = [(rule.id, each) for rule in question.rules for each in rule.authority]
        for presumption in question.presumptions:
            sources = (*presumption.authority, *presumption.against_authority)
            cited += [(presumption.id, each) for each in sources]
        for name, authority in cited:
            if fault := self._fault(authority, question.question, casebook):
                yield f"{question.question}/{name}: {fault}"

    def _fault(self, authority: Authority, question: str, casebook: Casebook) -> str | None:
        if authority.statute is not None:
            return None if authority.statute in self.statutes else f"no statute '{authority.statute}'"
        ruling = casebook.find(authority.ruling or "")
        if ruling is None or ruling.key != authority.ruling:
            return f"no ruling with key '{authority.ruling}'"
        if ruling.decision(authority.question or question) is None:
            return f"ruling '{ruling.key}' has no decision on {authority.question or question}"
        return None

    @property
    def version(self) -> str:
        """A hash of the content of all rule files and statutes."""
        content = [
            *(question.model_dump(mode="json") for question in self.questions.values()),
            *(statute.model_dump(mode="json") for statute in self.statutes.values()),
            self.hierarchy.model_dump(mode="json"),
        ]
        return content_hash(_sorted_sets(content))


def _sorted_sets(content: Any) -> Any:  # noqa: ANN401 - JSON values
    """Sort lists that stand for sets, whose order is not fixed between runs."""
    if isinstance(content, dict):
        return {
            key: sorted(value) if key in {"any_of", "all_of", "none_of"} and value else _sorted_sets(value)
            for key, value in content.items()
        }
    return [_sorted_sets(each) for each in content] if isinstance(content, list) else content


@cache
def rulebook() -> Rulebook:
    """Give the rulebook of this program, read once.

    Returns:
        The rulebook.
    """
    return Rulebook.load()
