"""Everyday: the reasons that an employee is told, in words of every day; what has none is not told to an employee."""

from collections.abc import Mapping
from pathlib import Path
from typing import Self

from privesfeer.cases.commons.text import Record, Text
from privesfeer.cases.fit import called, fit, fitting
from privesfeer.rules.rulebook import Rulebook


class Everyday(Record):
    """The reasons in everyday words.

    Attributes:
        reasons: by the question the sentence of a rule, said to the employee, by the id of the rule.
    """

    reasons: Mapping[str, Mapping[str, Text]]

    def reason(self, question: str, rule: str) -> Text | None:
        """Give a reason.

        Returns:
            The sentence; None: an employee is not told of that rule.
        """
        return self.reasons.get(question, {}).get(rule)

    @classmethod
    def load(cls, path: Path, rulebook: Rulebook) -> Self:
        """Read them.

        Args:
            rulebook: the law of which they speak.

        Raises:
            ValueError: there is no such question or rule.
        """
        read = cls(reasons=fit(cls.model_fields["reasons"].annotation, path))
        for question, told in read.reasons.items():
            there = {rule.id for rule in rulebook.questions[question].factors} if question in rulebook.questions else {}
            with fitting(called(path)):
                if beyond := sorted({*told} - {*there}):
                    raise ValueError(f"there is no rule '{beyond[0]}' of '{question}'")
        return read
