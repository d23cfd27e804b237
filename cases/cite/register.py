"""Register: a source that can be asked whether a ruling exists, such as the open data of the judiciary."""

import datetime as dt
from typing import Protocol

from privesfeer.cases.commons.text import Record, Text


class Registered(Record):
    """What a source says of a ruling.

    Attributes:
        ecli: its ECLI, as the source writes it; another than was asked for where that has lapsed.
        court: the name of the court; None: it does not say.
        date: the day of the decision.
        reports: where it is reported.
        ended_by: the later rulings that set it aside, as far as the source says.
    """

    ecli: str
    court: str | None = None
    date: dt.date | None = None
    reports: tuple[str, ...] = ()
    ended_by: tuple[str, ...] = ()


class UnansweredError(Exception):
    """A source that gave no answer, or one that cannot be read: then nothing is known.

    Attributes:
        text: why, in a sentence.
    """

    def __init__(self, text: Text) -> None:
        """Keep why.

        Args:
            text: why.
        """
        self.text = text
        super().__init__(text.en)


class Register(Protocol):
    """A source.

    Attributes:
        name: what it is called in a report.
    """

    name: str

    def holds(self, ecli: str) -> bool:
        """Say whether rulings with such an ECLI are in it at all.

        Returns:
            Whether asking makes sense.
        """

    def ask(self, ecli: str) -> Registered | None:
        """Ask for a ruling.

        Returns:
            What it says; None: it has none of that number.

        Raises:
            UnansweredError: it gives no answer.
        """
