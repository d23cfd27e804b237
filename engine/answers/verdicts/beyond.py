"""Beyond: what the file holds and no fact can say, as it is told with every answer that does not weigh it."""

import datetime as dt
import re
from collections.abc import Sequence

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import day_of_week
from privesfeer.cases.commons.text import Output, Text, unstopped, untranslated
from privesfeer.cases.incident import StatedCase

_SAID = catalogue(__file__)
_SHORT = 80  # letters, up to which words are told in full
_PAUSE = re.compile(r"[:;,]? \(|[:;,] |\. ")


class ToldBeyond(Output):
    """One thing that the file holds and no fact can say.

    Attributes:
        text: it, in the words of the user.
        last_day: the last day that he names; None: he names none.
        passed: whether that lies before the day on which it is asked.
        todo: what has to be done about it, in the words of the user; None: he does not say.
        decides: whether it can turn the outcome.
    """

    text: Text
    last_day: dt.date | None
    passed: bool
    todo: Text | None
    decides: bool

    @property
    def comes_first(self) -> bool:
        """Whether it is told before all else: it has a day, has to be done, or can turn the outcome."""
        return self.decides or self.last_day is not None or self.todo is not None

    @property
    def with_day(self) -> Text:
        """The words between quotation marks, with the last day behind them."""
        return self._quoted(self.text.map(unstopped))

    @property
    def in_short(self) -> Text:
        """The same, of long words their beginning, where a step tells them in full."""
        return self._quoted(self.text.map(_beginning))

    def _quoted(self, text: Text) -> Text:
        if self.last_day is None:
            return _SAID.QUOTED.fill(text=text)
        said = _SAID.PASSED if self.passed else _SAID.UNTIL
        return said.fill(text=text, day=day_of_week(self.last_day))


def told_beyond(case: StatedCase, as_of: dt.date) -> tuple[ToldBeyond, ...]:
    """Tell what a case holds and no fact can say.

    Args:
        case: the case.
        as_of: the day on which it is asked.

    Returns:
        It, in the order of the user.
    """
    return tuple(
        ToldBeyond(
            text=untranslated(each.text),
            last_day=each.last_day,
            passed=each.last_day is not None and each.last_day < as_of,
            todo=None if each.todo is None else untranslated(each.todo),
            decides=each.decides,
        )
        for each in case.beyond
    )


def reservation(beyond: Sequence[ToldBeyond], opening: Text, *, brief: bool = False) -> Text | None:
    """Say what an answer does not weigh, and what of it comes first.

    Args:
        beyond: what the file holds and no fact can say.
        opening: what it is told beside, as "this advice does not cover {what}".
        brief: whether of long words only the beginning is told of what comes first, as a step tells it in full.

    Returns:
        First what presses, with a sentence that it comes first and, where something of it can turn the outcome, one
        that it can; then the rest. None: there is nothing.
    """
    first = [each for each in beyond if each.comes_first]
    told = list[Text]()
    if first:
        words = [each.in_short if brief and not each.todo else each.with_day for each in first]
        told += [opening.fill(what=Text.joined(words, "; ")), _SAID.FIRST]
    if any(each.decides for each in first):
        told.append(_SAID.DECIDES)
    if rest := [each for each in beyond if not each.comes_first]:
        words = [each.with_day for each in rest]
        told.append((_SAID.ALSO if first else opening).fill(what=Text.joined(words, "; ")))
    return Text.joined(told, " ") if told else None


def _beginning(words: str) -> str:
    """Take the words up to their first pause, of long ones."""
    first = _PAUSE.split(words, 1)[0]
    return unstopped(words) if len(words) <= _SHORT or first == words else f"{first} …"
