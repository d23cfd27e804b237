"""Chronology: the facts that bear on a matter in a few plain sentences, by day, for a lawyer who knows the file."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from privesfeer.api.ask.shelf import codebook, roles, rulebook
from privesfeer.api.memo.acts import gravest_first
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.story import Story
from privesfeer.api.memo.telling import Teller
from privesfeer.api.paper.blocks import Line, Paragraph
from privesfeer.cases.day import long_date
from privesfeer.cases.text import Text
from privesfeer.cases.words import words
from privesfeer.engine import StatedFact

_SAID = words(__file__)
_DAYS, _PLANNED = _SAID.table("DAYS"), _SAID.table("PLANNED")
_MOST, _ACTS = 120, 4  # words; acts that are named
_READ = "read"
_FIRST = ("program:method", "fact:years", "fact:sector", "measures:", "fact:measure", "fact:employer")


class _Event(NamedTuple):
    """Something that happened on a day, as the words that follow the day."""

    day: dt.date
    node: str
    text: Text


class Chronology:
    """The facts of a matter, by day."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller, self._verdict = teller, teller.matter.verdict
        self._acts = [each for each in teller.matter.parts if each.act]

    def paragraph(self) -> Paragraph:
        """Tell the facts: who, what was done, what followed by day, and what is disputed; then what else bears.

        Returns:
            One paragraph of at most so many words, in the language that takes most.
        """
        teller = self._teller
        given = {each.fact: each for each in self._verdict.given.facts}
        told, shared = list[Line](), self._story(given)
        told += [*shared.tell("WHO")][:1]
        if self._acts:
            told += self._named()
        else:
            message = self._story(given)
            message.told |= shared.told
            told += [*message.tell("MESSAGE")][:3]
            shared.told |= message.told
        told += self._by_day([*self._events(given)])
        told += self._disputed()
        for chapter in ("WHO", "FOLLOWED"):
            told += shared.tell(chapter)
        told += [
            teller.told("program:notes", each)
            for each in self._verdict.notes
            if each not in self._verdict.notes_on_facts
        ]
        if not given and not self._acts:
            return teller.paragraph(teller.told("program:method", _SAID.NONE))
        return teller.paragraph(teller.told("program:method", _SAID.STATED), *self._within(told))

    @staticmethod
    def _within(told: list[Line]) -> Iterator[Line]:
        """Keep the sentences that fit, the days of the measures before what else happened, in their order."""
        left, kept = _MOST, set[int]()
        for place in sorted(range(len(told)), key=lambda one: not told[one][0].node.startswith(_FIRST)):
            count = sum(len(span.text.split()) for span in told[place])
            if count <= left:
                left -= count
                kept.add(place)
        yield from (line for place, line in enumerate(told) if place in kept)

    def _story(self, facts: dict[str, StatedFact]) -> Story:
        disputed = self._verdict.given.disputed
        told = {name: each for name, each in facts.items() if name not in disputed}
        story = Story(self._teller, "", told, self._verdict.given.dates, self._weighed() | {*roles().of_any_case})
        story.told |= {*_DAYS, rulebook().measure, "measured"}
        return story

    def _weighed(self) -> set[str]:
        """Give the facts on which the weightiest reasons on the measure rest."""
        answer = self._teller.matter.main[1]
        grounds = (*answer.for_, *answer.against)
        return {fact.fact for each in grounds for fact in each.facts if fact.origin == "given"}

    # ---- what was done ----

    def _named(self) -> Iterator[Line]:
        """Name the gravest acts by their titles and days; what was only read is in the table."""
        teller = self._teller
        held = [each for each in self._acts if each.act and each.act.row.part != _READ] or self._acts
        kept = gravest_first(held)[:_ACTS]
        named = [self._titled(each) for each in sorted(kept, key=_day)]
        text = _SAID.HELD if len(held) == len(kept) else _SAID.HELD_MORE
        yield teller.told("program:method", text, acts=Text.enumerate(named), number=str(len(held) - len(kept)))

    @staticmethod
    def _titled(part: Part) -> Text:
        day = part.act.dates.get("utterance") if part.act else None
        return (_SAID.ON_DAY if day else _SAID.TITLE).fill(title=part.name, day=long_date(day) if day else "")

    # ---- what happened when ----

    def _events(self, given: dict[str, StatedFact]) -> Iterator[_Event]:
        disputed = self._verdict.given.disputed
        for name, text in _DAYS.items():
            if (fact := given.get(name)) and name not in disputed and (day := _date(fact)):
                yield _Event(day, f"fact:{name}", text)
        looked = {
            part.act.dates["inspection"]: part for part in self._acts if part.act and "inspection" in part.act.dates
        }
        if day := self._verdict.given.dates.get("inspection"):
            yield _Event(day, "fact:dates/inspection", _SAID.LOOKED)
        for day, part in looked.items():
            yield _Event(day, f"{part.prefix}fact:dates/inspection", _SAID.LOOKED)
        yield from self._measures(given)

    def _measures(self, given: dict[str, StatedFact]) -> Iterator[_Event]:
        """Tell the measures by their days; those of one day together."""
        days = dict[dt.date, list[tuple[str, Text]]]()
        planned = list[tuple[str, Text, dt.date | None]]()
        entries = [
            (f"{name}:{place}", each)
            for name, held in self._verdict.lists.items()
            if rulebook().whole.lists.get(name) == rulebook().on_measure.question
            for place, each in enumerate(held, 1)
        ]
        for node, entry in entries:
            day, title = entry.dates.get("measure"), entry.title
            if title and title not in {each.label for each in entry.facts}:
                title = _SAID.TITLE.fill(title=title)
            ahead = next((_date(each) for each in entry.facts if each.fact in _PLANNED), None)
            if title and day and day <= self._verdict.as_of:
                days.setdefault(day, []).append((node, title))
            elif title:
                planned.append((node, title, ahead or day))
        measure = given.get(rulebook().measure)
        if not entries and measure:
            day = self._verdict.given.dates.get("measure")
            if day:
                days[day] = [(f"fact:{measure.fact}", measure.label)]
            else:
                planned.append((f"fact:{measure.fact}", measure.label, None))
        for day, held in days.items():
            named = Text.enumerate([title for _, title in held])
            yield _Event(day, held[0][0], _SAID.FOLLOWED.fill(measures=named, number=str(len(held))))
        for ahead, group in groupby(sorted(planned, key=_planned), key=lambda each: each[2]):
            held = [(node, title) for node, title, _ in group]
            text = _SAID.PLANNED_FOR if ahead else _SAID.AT_ISSUE
            named = Text.enumerate([title for _, title in held])
            yield _Event(ahead or dt.date.max, held[0][0], text.fill(measures=named, number=str(len(held))))

    def _by_day(self, events: list[_Event]) -> Iterator[Line]:
        """Put what happened on a day in one sentence."""
        for day, held in groupby(sorted(events, key=lambda one: one.day), key=lambda one: one.day):
            every = {each.text: each.node for each in held}
            text = _SAID.DAY if day != dt.date.max else _SAID.BESIDES
            told = Text.enumerate([*every])
            yield self._teller.told(next(iter(every.values())), text.fill(told=told, day=long_date(day)))

    def _disputed(self) -> Iterator[Line]:
        given = {each.fact: each for each in self._verdict.given.facts}
        shorts = [
            (each, given[each].short if each in given else codebook().variable(each).short)
            for each in self._verdict.given.disputed
        ]
        if shorts:
            named = Text.enumerate([short for _, short in shorts])
            yield self._teller.told("program:notes", _SAID.DISPUTED, named=named)


def _day(part: Part) -> tuple[bool, dt.date]:
    """Put acts in the order of their days, those without one last."""
    day = part.act.dates.get("utterance") if part.act else None
    return day is None, day or dt.date.max


def _date(fact: StatedFact) -> dt.date | None:
    """Read the day that a fact gives."""
    return dt.date.fromisoformat(str(fact.value)) if isinstance(fact.value, str | dt.date) else None


def _planned(each: tuple[str, Text, dt.date | None]) -> dt.date:
    """Put measures in the order of the days that are planned, those without one last."""
    return each[2] or dt.date.max
