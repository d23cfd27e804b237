"""Last days: the terms that the dates of a case make run, in short."""

from privesfeer.cases.text import Text
from privesfeer.engine.answers.verdict import LastDay
from privesfeer.engine.remedies.deadlines import deadlines
from privesfeer.engine.remedies.matter import Matter
from privesfeer.engine.remedies.routes import routes
from privesfeer.engine.remedies.told import Deadline, alone
from privesfeer.engine.remedies.whose import owned


def last_days(matter: Matter) -> tuple[LastDay, ...]:
    """Count the terms that run; one that was kept needs no reminder.

    Args:
        matter: what is known.

    Returns:
        The terms by their last day.
    """
    aside = {each.name for each in matter.book.terms if each.aside and matter.holds(each.aside)}
    told = tuple(each for each in deadlines(matter) if each.name not in aside)
    running = [each for each in alone(owned(told, routes(matter, told), matter)) if each.state != "kept"]
    return tuple(
        LastDay(
            term=each.id,
            what=_on_condition(each.called, each),
            own=_on_condition(each.short, each),
            last_day=each.last_day,
            passed=bool(each.passed),
            authority=next(iter(each.authority), None),
        )
        for each in sorted(running, key=lambda each: (each.last_day or matter.as_of, each.id))
        if each.last_day
    )


def _on_condition(what: Text, term: Deadline) -> Text:
    return Text.joined((what, term.condition), ", ") if term.condition else what
