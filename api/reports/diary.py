"""Diary: the last days of all terms as an iCalendar file (RFC 5545)."""

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

from privesfeer.cases.text import Lang, Text
from privesfeer.cases.words import words
from privesfeer.engine import Deadline, Remedies

if TYPE_CHECKING:
    from icalendar import Event

_SAID = words(__file__)
CALENDAR = "text/calendar"  # its media type
_WEEK = dt.timedelta(days=7)


def diary(remedies: Remedies, lang: Lang) -> bytes:
    """Write the last days down.

    Args:
        remedies: what may be asked, until when.
        lang: the language.

    Returns:
        A calendar with a whole day for each term, and a warning a week before; the same for the same incident.
    """
    from icalendar import Calendar  # noqa: PLC0415 - three megabytes, which only a calendar needs

    calendar = Calendar()
    calendar.add("prodid", "-//privesfeer//NONSGML remedies//NL")
    calendar.add("version", "2.0")
    for deadline in remedies.deadlines:
        if deadline.last_day:
            calendar.add_component(_event(deadline, remedies, lang))
    content: bytes = calendar.to_ical()
    return content


def _event(deadline: Deadline, remedies: Remedies, lang: Lang) -> "Event":
    from icalendar import Alarm, Event  # noqa: PLC0415 - likewise

    assert deadline.last_day is not None  # noqa: S101 - the caller's condition; narrows the type
    what = Text.joined((deadline.what, *((deadline.condition,) if deadline.condition else ())), ", ")
    summary = _SAID.LAST_DAY.fill(id=deadline.id, what=what)[lang]
    cited = Text.joined((each.cited for each in deadline.authority), "; ")
    lines = (deadline.working, cited, deadline.mark_text, *deadline.warnings, remedies.limits)
    description = "\n".join(each[lang] for each in lines)
    # Of what stands in the event itself: it tells nothing more, and what is the same event twice is shown once.
    same = hashlib.sha256(f"{summary}\n{deadline.last_day.isoformat()}\n{description}".encode()).hexdigest()[:32]
    event = Event()
    event.add("uid", f"{deadline.name.replace('/', '-')}-{same}@privesfeer")
    event.add("dtstamp", dt.datetime.combine(remedies.as_of, dt.time(), dt.UTC))
    event.add("dtstart", deadline.last_day)
    event.add("dtend", deadline.last_day + dt.timedelta(days=1))
    event.add("summary", summary)
    event.add("description", description)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -_WEEK)
    event.add_component(alarm)
    return event
