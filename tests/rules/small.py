"""Small cases: the files beside the rules in which a lawyer writes facts, and the one answer that they must bring."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import Field

from privesfeer import rules
from privesfeer.cases.commons import document
from privesfeer.cases.commons.text import Record
from privesfeer.engine.doctrine.result import Status

FILES = tuple(sorted(Path(rules.__file__).parent.rglob("questions/*.cases.yaml")))


class SmallCase(Record):
    """Facts, and the answer to one question.

    Attributes:
        case: what happened, in a sentence.
        facts: the facts that bear on the answer; what is left out is unknown.
        disputed: those on which the parties disagree.
        dates: the days of utterance, inspection and measure.
        assume: answers to earlier questions that are taken as given.
        as_of: the day on which the law is read.
        release: that of the casebook that answers; what later rulings bring, ``make refresh`` tells.
        outcome: the outcome; None: there is none.
        status: how it is reached.
        by: the keys of the rulings that govern, for either outcome.
    """

    case: str
    facts: dict[str, object]
    disputed: tuple[str, ...] = ()
    dates: dict[str, dt.date] = Field(default_factory=dict)
    assume: dict[str, str] = Field(default_factory=dict)
    as_of: dt.date = dt.date(2026, 11, 24)
    release: dt.date = dt.date(2026, 12, 1)
    outcome: str | None
    status: Status
    by: frozenset[str] = frozenset()


class Placed(NamedTuple):
    """A small case, and where it stands."""

    question: str
    file: str
    small: SmallCase


def small_cases() -> Iterator[Placed]:
    """Read all small cases; each stands beside the rule file of its question, which has the same name.

    Raises:
        ValidationError: an entry is no small case.
    """
    for file in FILES:
        question = document.read(file.with_name(f"{file.name.removesuffix('.cases.yaml')}.yaml"))["question"]
        for entry in document.read(file):
            yield Placed(question, file.name, SmallCase.model_validate(entry))
