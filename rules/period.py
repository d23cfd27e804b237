"""Period: the days on which something is law."""

import datetime as dt

from privesfeer.cases.commons.text import Record


class Period(Record):
    """A period of validity; an open end is None.

    Attributes:
        first: the first day.
        last: the last day.
    """

    first: dt.date | None = None
    last: dt.date | None = None

    def covers(self, day: dt.date) -> bool:
        """Say whether a day lies in the period.

        Returns:
            Whether it does.
        """
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)
