"""Lapse: the days from knowledge of the reason to the measure, counted once, for the rules and for every reader."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Text, untranslated
from privesfeer.cases.fact import FactValue
from privesfeer.cases.incident import EVENTS, Dates, Incident
from privesfeer.engine.answers.authorities.cited import Citation
from privesfeer.engine.answers.facts.days_passed import DaysPassed
from privesfeer.rules.condition import holds
from privesfeer.rules.remedies.book import RemedyBook
from privesfeer.rules.remedies.lapse import Gainsaid, Lapse, LapseBand
from privesfeer.rules.remedies.span import READING

_SAID = catalogue(__file__)
_DAYS, _WORKDAYS = _SAID.table("DAYS"), _SAID.table("WORKDAYS")


class Counted(NamedTuple):
    """The known facts, with what is counted of days among them and without what these gainsay.

    Attributes:
        known: the facts, as they are reasoned from.
        unasked: the valuations of these days, of which nobody is asked where the days tell.
        span: the first day, and the last to which is counted; None: nothing is counted.
        latest: whether the reason was known on the first day at the latest, and may have been before.
        planned: whether the measure is still to be taken.
        gainsaid: the valuations that the days gainsay.
    """

    known: Mapping[str, FactValue]
    unasked: tuple[str, ...] = ()
    span: tuple[dt.date, dt.date] | None = None
    latest: bool = False
    planned: bool = False
    gainsaid: tuple[Gainsaid, ...] = ()


def counted(book: RemedyBook, incident: Incident, as_of: dt.date, others: Iterable[Dates] = ()) -> Counted:
    """Count the days to the measure, or where it is still considered to the day of reading.

    Args:
        book: what is counted, and how.
        incident: what happened.
        as_of: the day of reading.
        others: when the other acts of its file happened: the last day of all tells when all was known.

    Returns:
        The facts with it, and with what can no longer be so; as they are where a day is not known.
    """
    dates, lapse, calendar = incident.dates, book.lapse, book.calendar
    known = {**incident.settled.known, **_over(incident, dates.measure or as_of)}
    until = dates.measure or known.get(lapse.planned if lapse else "")
    taken = lapse is not None and until is None and holds(lapse.taken, known.get) is True
    until = until if isinstance(until, dt.date) else as_of
    known |= _spans(book, known, dates, {EVENTS[-1]: None if taken else until, READING: as_of})
    if lapse is None or taken:
        return Counted(known)
    since = known.get(lapse.since)
    latest = not isinstance(since, dt.date)
    if latest:  # on the day itself, of which nothing before is known, nothing is counted
        days = (getattr(each, lapse.latest) for each in (dates, *others))
        since = max((day for day in days if day and day < until), default=None)
    if not isinstance(since, dt.date) or not calendar.first <= since <= until <= calendar.last:
        return Counted(known)
    found = {**known, lapse.fact: calendar.working_days(since, until)}
    gainsaid = tuple(
        each
        for each in lapse.gainsaid
        if known.get(each.fact) == each.value and not (latest and each.exact) and each.holds(found, until)
    )
    for each in gainsaid:
        del found[each.fact]
    # Where the reason may have been known before, and the days do not tell against the measure, people still say.
    asked = latest and not _band(lapse, found, until).against
    return Counted(
        found,
        () if asked else lapse.valuations,
        (since, until),
        latest,
        dates.measure is None or until > as_of,
        gainsaid,
    )


def told(lapse: Lapse | None, case: Counted, dates: Dates, authority: tuple[Citation, ...]) -> DaysPassed | None:
    """Say how many days went by, and what that means.

    Args:
        lapse: what is counted.
        case: it, counted.
        dates: when it happened.
        authority: what it rests on.

    Returns:
        It; None where nothing was counted, or another measure was taken.
    """
    if lapse is None or case.span is None:
        return None
    leads = holds(lapse.aside, case.known.get) is not True
    if not leads and not case.planned:
        return None
    since, until = case.span
    days, workdays, idle = (until - since).days, case.known[lapse.fact], case.known.get(lapse.idle)
    band = _band(lapse, case.known, until)
    behind = untranslated("")
    if idle:
        behind = (lapse.days.idle if int(str(idle)) <= days else lapse.days.beyond).fill(idle=str(idle))
    if case.planned:
        head = (
            lapse.days.planned
            if dates.measure or lapse.planned in case.known
            else lapse.days.today
            if days
            else lapse.days.known_today
        )
    else:
        head = lapse.days.taken if days else lapse.days.same_day
    knew = long_date(since)
    parts = {
        "knew": lapse.days.latest.fill(day=knew) if case.latest else knew,
        "until": long_date(until),
        "days": _number(_DAYS, days),
        "workdays": _number(_WORKDAYS, int(str(workdays))),
    }
    return DaysPassed(
        since=since,
        until=until,
        planned=case.planned,
        leads=leads,
        days=days,
        working_days=int(str(workdays)),
        standstill=int(str(idle)) if idle is not None else None,
        band=band.id,
        against=band.against,
        title=lapse.title,
        days_text=head.fill(**parts, idle=behind),
        bare_text=head.fill(**parts, idle=untranslated("")),
        text=band.planned if case.planned else band.taken,
        valuation=Text.joined(tuple(each.text for each in case.gainsaid), " ") if case.gainsaid else None,
        left_out=tuple(each.fact for each in case.gainsaid),
        authority=authority,
    )


def _spans(
    book: RemedyBook, known: Mapping[str, FactValue], dates: Dates, read: Mapping[str, dt.date | None]
) -> Mapping[str, FactValue]:
    """Count what lies between two days of a case that are both known."""
    told = {**known, **{event: getattr(dates, event) for event in EVENTS}, **read}
    days = {name: day for name, day in told.items() if isinstance(day, dt.date)}
    found: dict[str, FactValue] = {}
    # Most spans begin with a day that is not known: these are not looked at.
    for span in (book.spans[each] for each in {place for day in days for place in book.spans_since.get(day, ())}):
        since, until = (
            next((days[name] for name in names if name in days), None) for names in (span.since, span.until)
        )
        if since and until and book.calendar.first <= min(since, until) and max(since, until) <= book.calendar.last:
            working = span.working and since <= until
            found[span.fact] = book.calendar.working_days(since, until) if working else max(0, (until - since).days)
    return found


def _over(incident: Incident, day: dt.date) -> Mapping[str, FactValue]:
    """Say of what is so for a time only, and of which nothing is said, that this time is over."""
    facts = incident.facts
    return {
        fact.id: False
        for fact in facts.codebook.lasting
        if fact.lasts
        and fact.id not in incident.disputed
        and facts.get(fact.id) is None
        and fact.lasts.over(facts.get(fact.lasts.since), day)
    }


def _band(lapse: Lapse, known: Mapping[str, FactValue], until: dt.date) -> LapseBand:
    return next(each for each in lapse.bands if each.holds(known, until))


def _number(units: Mapping[str, Text], number: int) -> Text:
    return units["one"] if number == 1 else units["many"].fill(n=str(number))
