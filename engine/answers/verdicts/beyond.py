"""Beyond: what the file holds and no fact can say, as it is told with every answer that does not weigh it."""

import datetime as dt
from collections.abc import Sequence

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import day_of_week
from privesfeer.cases.commons.text import Output, Text, unstopped, untranslated
from privesfeer.cases.incident import StatedCase

_SAID = catalogue(__file__)


class ToldBeyond(Output):
    """One thing that the file holds and no fact can say.

    Attributes:
        text: it, in the words of the user.
        last_day: the last day that he names; None: he names none.
        passed: whether that lies before the day on which it is asked.
        decides: whether it can turn the outcome.
    """

    text: Text
    last_day: dt.date | None
    passed: bool
    decides: bool

    @property
    def with_day(self) -> Text:
        """The words between quotation marks, with the last day behind them."""
        if self.last_day is None:
            return _SAID.QUOTED.fill(text=self.text.map(unstopped))
        said = _SAID.PASSED if self.passed else _SAID.UNTIL
        return said.fill(text=self.text.map(unstopped), day=day_of_week(self.last_day))


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
            decides=each.decides,
        )
        for each in case.beyond
    )


def reservation(beyond: Sequence[ToldBeyond], opening: Text) -> Text | None:
    """Say what an answer does not weigh, and that it comes first.

    Args:
        beyond: what the file holds and no fact can say.
        opening: what it is told beside, as "this advice does not cover {what}".

    Returns:
        It, in two sentences, three where something of it can turn the outcome; None: there is nothing.
    """
    if not beyond:
        return None
    told = opening.fill(what=Text.joined([each.with_day for each in beyond], "; "))
    decides = any(each.decides for each in beyond)
    return Text.joined((told, _SAID.FIRST, *((_SAID.DECIDES,) if decides else ())), " ")
