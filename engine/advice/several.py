"""Several: the steps of several measures put together, each told once, with the measures of which it is."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from privesfeer.cases.text import Text
from privesfeer.engine.advice.told import AdvisedStep

_Asked = tuple[str, dt.date | None]  # a step, and its day


class PlacedMeasure(Protocol):
    """One of several measures.

    Attributes:
        place: its place (from 0) among them.
        title: what it is called.
    """

    @property
    def place(self) -> int: ...  # noqa: D102 - told above
    @property
    def title(self) -> Text: ...  # noqa: D102 - told above


def of_measures(
    steps: Sequence[Sequence[AdvisedStep]], measures: Sequence[PlacedMeasure], named: Collection[str]
) -> Iterator[AdvisedStep]:
    """Put the steps that several measures ask for together.

    A step that they ask for on the same day is told once, and one that they ask for on other days once for each day.

    Args:
        steps: by measure its steps, those of the measure that leads first.
        measures: the measures; none: there is but one.
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
        told = Text.enumerate([measures[number].title for number in numbers]) if several or each.id in named else None
        yield each.model_copy(update={"of": told, "place": measures[numbers[0]].place if several else None})
