"""Reserved: the advice to a side, with what no fact can say among its steps and before its course."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import day_of_week
from privesfeer.cases.commons.text import Text, capital, unstopped
from privesfeer.engine.advice.advice import by_when
from privesfeer.engine.advice.records import AdvisedCourse, AdvisedStep, SideAdvice
from privesfeer.engine.answers.verdicts.beyond import ToldBeyond

_SAID = catalogue(__file__)


def reserved(told: SideAdvice, beyond: Sequence[ToldBeyond], as_of: dt.date) -> SideAdvice:
    """Put what no fact can say into the advice to a side.

    Args:
        told: the advice.
        beyond: what no fact can say.
        as_of: the day on which it is asked.

    Returns:
        The advice with a step for each thing that has a day, has to be done or can decide, in the order of days: to do
        what the user says, else to assess it. Where something can decide, every course is worded with that reservation.
    """
    if not beyond:
        return told
    # The sort keeps the order of what has the same day: what no fact says comes before the rest of it.
    steps = sorted((*_steps(beyond, as_of), *told.steps), key=lambda each: each.day or dt.date.max)
    dated = replace(told, steps=tuple(steps))
    if not any(each.decides for each in beyond):
        return dated
    return replace(
        dated,
        course=_worded(told.course),
        instead=_worded(told.instead),
        measures=tuple(replace(each, course=_worded(each.course)) for each in told.measures),
    )


def _steps(beyond: Sequence[ToldBeyond], as_of: dt.date) -> Iterator[AdvisedStep]:
    for number, each in enumerate(beyond, 1):
        if not each.comes_first:
            continue
        day, text = each.last_day or as_of, each.text.map(unstopped)
        late = _SAID.LATE.fill(text=text, day=day_of_week(day)) if each.passed else None
        todo = each.todo.map(unstopped).map(capital) if each.todo else None
        yield AdvisedStep(
            id=f"beyond-{number}",
            avoid=False,
            text=late or (_SAID.TODO.fill(todo=todo) if todo else _SAID.STEP.fill(text=text)),
            person=(_SAID.TO_PERSON_LATE if each.passed else _SAID.TO_PERSON).fill(text=text),
            why=None,
            day=max(day, as_of),
            by_text=by_when(day, as_of),
            term=None,
            done=None,
            stated=True,
            authority=(),
        )


def _worded(course: AdvisedCourse | None) -> AdvisedCourse | None:
    if course is None:
        return None
    person = course.person and _under(_SAID.RESERVED_PERSON, course.person)
    return replace(course, text=_under(_SAID.RESERVED, course.text), person=person)


def _under(opening: Text, text: Text) -> Text:
    return opening.fill(text=text.map(lambda words: words[:1].lower() + words[1:]))
