"""Today: the day in the Netherlands, whose law and courts it is about, wherever the machine stands."""

import datetime as dt
import time
from zoneinfo import ZoneInfo

_ZONE = ZoneInfo("Europe/Amsterdam")


def today() -> dt.date:
    """Give the day of today; all that has to know it asks here.

    Returns:
        The day.
    """
    return dt.datetime.fromtimestamp(time.time(), _ZONE).date()
