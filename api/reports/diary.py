"""Diary: the last days of all terms, and the steps that have a day, as an iCalendar file (RFC 5545)."""

import datetime as dt
import hashlib
from typing import TYPE_CHECKING, NamedTuple

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.engine import Advice, AdvisedStep, Deadline, Remedies, SideAdvice

if TYPE_CHECKING:
    from icalendar import Event

_SAID = catalogue(__file__)
CALENDAR = "text/calendar"  # its media type
_WEEK, _DAY = dt.timedelta(days=7), dt.timedelta(days=1)


def diary(remedies: Remedies, lang: Lang, advice: Advice | None = None) -> bytes:
    """Write the last days down, and the steps that have a day.

    Args:
        remedies: what may be asked, until when.
        advice: what to do; None: steps are left out.

    Returns:
        A calendar with a whole day for each term, and a warning a week before; for each step with a day likewise, and a
        warning the day before. The same for the same incident.
    """
    from icalendar import Calendar  # noqa: PLC0415 - three megabytes, which only a calendar needs

    calendar = Calendar()
    calendar.add("prodid", "-//privesfeer//NONSGML remedies//NL")
    calendar.add("version", "2.0")
    for deadline in remedies.deadlines:
        if deadline.last_day:
            calendar.add_component(_event(_of_term(deadline, remedies), remedies.as_of, lang))
    for side in advice.sides if advice else ():
        # What is not to be done has no day of its own in a calendar.
        for step in side.steps:
            if step.day:
                calendar.add_component(_event(_of_step(step, step.day, side, remedies), remedies.as_of, lang))
    content: bytes = calendar.to_ical()
    return content


class _Noted(NamedTuple):
    """What stands in the calendar on a day.

    Attributes:
        name: what it is called in its UID.
        day: the day.
        summary: what it is.
        lines: what is told of it.
        warned: how long before it is warned of; None: it is not.
    """

    name: str
    day: dt.date
    summary: Text
    lines: tuple[Text, ...]
    warned: dt.timedelta | None


def _of_term(deadline: Deadline, remedies: Remedies) -> _Noted:
    assert deadline.last_day is not None  # noqa: S101 - the caller's condition; narrows the type
    what = Text.joined((deadline.what, *((deadline.condition,) if deadline.condition else ())), ", ")
    cited = Text.joined((each.cited for each in deadline.authority), "; ")
    lines = (deadline.working, cited, deadline.mark_text, *deadline.warnings, remedies.limits)
    name = deadline.name.replace("/", "-")
    return _Noted(name, deadline.last_day, _SAID.LAST_DAY.fill(id=deadline.id, what=what), lines, _WEEK)


def _of_step(step: AdvisedStep, day: dt.date, side: SideAdvice, remedies: Remedies) -> _Noted:
    cited = Text.joined((each.cited for each in step.authority), "; ")
    summary = _SAID.STEP.fill(side=side.side_text.map(capital), text=step.text)
    lines = (*((step.why,) if step.why else ()), cited, remedies.limits)
    return _Noted(f"step-{side.side}-{step.id}", day, summary, lines, _DAY if day > remedies.as_of else None)


def _event(noted: _Noted, as_of: dt.date, lang: Lang) -> "Event":
    from icalendar import Alarm, Event  # noqa: PLC0415 - likewise

    summary, description = noted.summary[lang], "\n".join(each[lang] for each in noted.lines)
    # Of what stands in the event itself: it tells nothing more, and what is the same event twice is shown once.
    same = hashlib.sha256(f"{summary}\n{noted.day.isoformat()}\n{description}".encode()).hexdigest()[:32]
    event = Event()
    event.add("uid", f"{noted.name}-{same}@privesfeer")
    event.add("dtstamp", dt.datetime.combine(as_of, dt.time(), dt.UTC))
    event.add("dtstart", noted.day)
    event.add("dtend", noted.day + dt.timedelta(days=1))
    event.add("summary", summary)
    event.add("description", description)
    event.add("transp", "TRANSPARENT")
    if noted.warned:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", -noted.warned)
        event.add_component(alarm)
    return event
