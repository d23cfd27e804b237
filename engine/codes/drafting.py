"""Drafting: a code written from choices, clause by clause, and the policy that it comes to."""

import datetime as dt
import re
from functools import cache
from typing import Any, ClassVar, Literal

from pydantic import create_model

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import LANGUAGES, Lang, Record, Text, untranslated
from privesfeer.cases.policy import Clause, Policy, Said, Statements, policy_of
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.codes.checker import CodeChecker
from privesfeer.rules.condition import holds
from privesfeer.rules.norm import EXAMPLES, WORDS, ModelClause
from privesfeer.rules.rulebook import Moment

TITLE = catalogue(__file__).TITLE

_PLACE = re.compile(r"\{(\w+)\}")


class Choices(Statements):
    """The choices from which a code is written; `choices_of` gives it its fields, one for each thing that is asked.

    Attributes:
        asked: what is asked.
    """

    asked: ClassVar[Clause]

    def said(self, name: str) -> Said | None:
        """Give a choice, or what is taken where none was made.

        Args:
            name: what was asked.

        Returns:
            The choice; None: nothing was chosen and nothing is taken instead.
        """
        made = super().said(name)
        return self.asked.variable(name).default if made is None else made

    def words(self, name: str) -> Text:
        """Word a choice.

        Args:
            name: what was asked.
        """
        value = self.said(name)
        if isinstance(value, dt.date):
            return long_date(value)
        return untranslated("") if value is None else self.asked.variable(name).label(value)


@cache
def choices_of(asked: Clause) -> type[Choices]:
    """Give the model of the choices from which a code is written.

    Returns:
        The model, the same one each time.
    """
    made: type[Choices] = create_model(
        "Choices",
        __base__=Choices,
        __doc__="""The choices from which a code is written; what is left out takes its default.

        Raises:
            pydantic.ValidationError: an unknown key, a wrong value.
        """,
        **{term.id: term.field() for term in asked.terms},
    )
    made.asked = asked
    return made


class WrittenClause(Record):
    """A clause of a code that was written.

    Attributes:
        id: the id of the model clause.
        clause: the part of a code to which it belongs.
        kind: do, dont, or rule.
        text: the clause.
        example: an example.
        reason: why it is there.
        authority: its sources.
    """

    id: str
    clause: str
    kind: Literal["do", "dont", "rule"]
    text: Text
    example: Text | None
    reason: Text
    authority: tuple[Citation, ...]


class WrittenCode(Record):
    """A code that was written.

    Attributes:
        title: what it is called.
        clauses: its clauses, in order.
        policy: what it says, as data.
    """

    title: Text
    clauses: tuple[WrittenClause, ...]
    policy: Policy


def compose(checker: CodeChecker, choices: Choices, lang: Lang, as_of: dt.date | None = None) -> WrittenCode:
    """Write a code.

    Args:
        checker: the clauses, with what they cite.
        as_of: the day on which the law is known; None: that of the casebook.

    Returns:
        The code in both languages, and the policy that it comes to in one.
    """
    day = as_of or checker.release
    taken = [clause for clause in checker.norms.clauses if clause.when is None or holds(clause.when, choices.told)]
    clauses = tuple(_written(checker, clause, choices, Moment(day, day)) for clause in taken)
    return WrittenCode(
        title=TITLE,
        clauses=clauses,
        policy=policy_of(checker.policybook).model_validate(_policy(taken, clauses, choices, lang)),
    )


def _written(checker: CodeChecker, clause: ModelClause, choices: Choices, moment: Moment) -> WrittenClause:
    parts = {name: choices.words(name) for name in _PLACE.findall(clause.text[LANGUAGES[0]])}
    return WrittenClause(
        id=clause.id,
        clause=clause.clause,
        kind=clause.kind,
        text=clause.text.fill(**parts),
        example=clause.example,
        reason=clause.reason,
        authority=checker.sources.authority(clause.authority, None, moment),
    )


def _policy(
    taken: list[ModelClause], clauses: tuple[WrittenClause, ...], choices: Choices, lang: Lang
) -> dict[str, Any]:
    """Put together what the clauses say: lists are joined, and the words of do's and don'ts taken up."""
    said: dict[str, Any] = {}
    for clause in taken:
        for name, value in clause.says.items():
            place = _PLACE.fullmatch(value) if isinstance(value, str) else None
            told = choices.said(place[1]) if place else value
            said[name] = [*said.get(name, []), *told] if isinstance(told, list) else told
    for kind, name in WORDS.items():
        said[name] = [clause.text[lang] for clause in clauses if clause.kind == kind]
    said[EXAMPLES] = [clause.example[lang] for clause in clauses if clause.example]
    content: dict[str, Any] = {"title": TITLE[lang]}
    for name, value in said.items():
        part, _, term = name.partition(".")
        content.setdefault(part, {})[term] = value
    return content
