"""Several: the advice to a side on all measures of a case, each by itself, with the steps that any asks for."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text
from privesfeer.engine.advice.advice import Advised, Adviser
from privesfeer.engine.advice.records import AdvisedStep, SideAdvice
from privesfeer.rules.advice.stage import Side

_SAID = catalogue(__file__)
_SIDE_NAMES = _SAID.table("SIDES")
_MOST_STEPS, _MOST_AVOIDED = 10, 6
_Asked = tuple[str, dt.date | None]  # a step, and its day


class OneMeasure(NamedTuple):
    """One of several measures of a case.

    Attributes:
        place: its place (from 0) among them.
        title: what it is called.
        case: the case with that measure.
    """

    place: int
    title: Text
    case: Advised


def side_advice(measures: Sequence[OneMeasure], side: Side, *, every: bool = False) -> SideAdvice:
    """Advise a side.

    Args:
        measures: the case with the measure that leads, then with each other.
        side: the side.
        every: whether every step is told that belongs, however many; otherwise the most urgent.

    Returns:
        The course, the second one, what the whole is worth, the steps that any measure asks for, and of several
        measures what is advised on each.
    """
    advisers = [Adviser(each.case, side) for each in measures]
    lead = advisers[0]
    several = measures if len(measures) > 1 else ()
    named = [(each.place, each.title) for each in several]
    steps = sorted(of_measures([each.steps for each in advisers], named, lead.spread), key=_urgency)
    todo = [each for each in steps if not each.avoid and not each.done]
    first, second = lead.chosen
    told = (each.on_measure(one.place, one.title) for each, one in zip(advisers, several, strict=False))
    return SideAdvice(
        side=side,
        side_text=_SIDE_NAMES[side],
        stage=lead.stage,
        supposed=lead.supposed,
        course=lead.course(first) if first else None,
        instead=lead.course(second) if second else None,
        instead_text=lead.second(first, second),
        steps=tuple(todo) if every else _foremost(todo),
        avoid=tuple([each for each in steps if each.avoid][: None if every else _MOST_AVOIDED]),
        outlook=lead.outlook,
        asked=lead.asked([(each.title, each.case.judged) for each in several]),
        measures=tuple(sorted(told, key=lambda each: each.place)),
        way=lead.way,
        decided=lead.decided,
    )


def of_measures(
    steps: Sequence[Sequence[AdvisedStep]], measures: Sequence[tuple[int, Text]], named: Collection[str]
) -> Iterator[AdvisedStep]:
    """Put the steps that several measures ask for together.

    A step that they ask for on the same day is told once, and one that they ask for on other days once for each day.

    Args:
        steps: by measure its steps, those of the measure that leads first.
        measures: of each its place (from 0) among them and its title; none: there is but one.
        named: the steps of which it is said of which measures they are, unless all ask for them.

    Yields:
        The steps, in the order in which they are first asked for.
    """
    asking: dict[_Asked, list[int]] = {}
    first: dict[_Asked, AdvisedStep] = {}
    for number, of_one in enumerate(steps):
        for each in of_one:
            # What is not to be done has no day that matters.
            key = each.id, None if each.avoid else each.day
            asking.setdefault(key, []).append(number)
            first.setdefault(key, each)
    days: dict[str, int] = {}
    for each in first.values():
        days[each.id] = days.get(each.id, 0) + 1
    for key, each in first.items():
        numbers, several = asking[key], days[each.id] > 1
        if not measures or (len(numbers) == len(measures) and not several):
            yield each
            continue
        told = Text.enumerate([measures[number][1] for number in numbers]) if several or each.id in named else None
        yield replace(each, of=told, place=measures[numbers[0]][0] if several else None)


def _foremost(steps: list[AdvisedStep]) -> tuple[AdvisedStep, ...]:
    """Keep the most urgent steps, and each that a time limit or the last day of an offer binds."""
    spare = _MOST_STEPS - sum(each.bound for each in steps)
    kept = []
    for each in steps:
        spare -= not each.bound
        if each.bound or spare >= 0:
            kept.append(each)
    return tuple(kept)


def _urgency(step: AdvisedStep) -> tuple[dt.date, bool]:
    """Put steps in the order of their days, and then those that come before something."""
    return step.day or dt.date.max, step.by_text is None
