"""FactsByDay: the facts that bear on a matter in a few plain sentences, by day, for a lawyer who knows the file."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby, islice
from typing import NamedTuple

from privesfeer.api.ask.registry import codebook, roles, rulebook
from privesfeer.api.memo.acts import gravest_first
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.story import Story
from privesfeer.api.memo.telling import Teller
from privesfeer.api.paper.blocks import Line, Paragraph
from privesfeer.api.paper.length import words_of
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import LANGUAGES, Text
from privesfeer.cases.incident import EVENTS
from privesfeer.engine import StatedFact

_SAID = catalogue(__file__)
_UTTERED, _LOOKED, _TAKEN = EVENTS
_DAYS, _PLANNED = _SAID.table("DAYS"), _SAID.table("PLANNED")
TOLD_DAYS = frozenset(_DAYS)  # the facts whose days stand among the facts
_MOST, _LEAST, _ACTS = 120, 105, 4  # words; acts that are named
_SENTENCES = 3  # on a single message
_READ = "read"


class _Event(NamedTuple):
    """Something that happened on a day, as the words that follow the day."""

    day: dt.date
    node: str
    text: Text
    late: int = 2


class FactsByDay:
    """The facts of a matter, by day."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller, self._verdict = teller, teller.matter.verdict
        self._acts = [each for each in teller.matter.parts if each.act]

    def paragraph(self, *, brief: bool = False) -> Paragraph:
        """Tell the facts: who, what was done, what followed by day, and what is disputed; then what else bears.

        Args:
            brief: whether there is room for fewer words.

        Returns:
            One paragraph of at most so many words, in the language that takes most.
        """
        teller = self._teller
        if not self._verdict.given.facts and not self._acts:
            return teller.paragraph(teller.told("program:method", _SAID.NONE))
        tellers = [Teller(teller.matter, lang, teller.proof) for lang in LANGUAGES if lang != teller.lang]
        others = [[*FactsByDay(each).sentences()] for each in tellers]
        own, left, kept = [*self.sentences()], _LEAST if brief else _MOST, set[int]()
        for place in sorted(range(len(own)), key=lambda one: own[one][0]):
            count = max(words_of(each[place][1]) for each in (own, *others))
            if count <= left:
                left -= count
                kept.add(place)
        told = (line for place, (_, line) in enumerate(own) if place in kept)
        return teller.paragraph(teller.told("program:method", _SAID.STATED), *told)

    def sentences(self) -> Iterator[tuple[int, Line]]:
        """Tell all that could be told.

        Yields:
            Each sentence in its place, with how soon it is left out: the higher, the sooner.
        """
        given = {each.fact: each for each in self._verdict.given.facts}
        shared = self._story(given)
        yield from ((0, line) for line in islice(shared.tell("WHO"), 1))
        if self._acts:
            yield from ((0, line) for line in self._named())
        else:
            message = self._story(given)
            message.told |= shared.told
            yield from ((1, line) for line in islice(message.tell("MESSAGE"), _SENTENCES))
            shared.told |= message.told
        yield from self._by_day([*self._events(given)])
        yield from ((1, line) for line in self._disputed())
        for chapter in ("WHO", "FOLLOWED"):
            yield from ((3, line) for line in shared.tell(chapter))
        notes = (each for each in self._verdict.notes if each not in self._verdict.notes_on_facts)
        yield from ((4, self._teller.told("program:notes", each)) for each in notes)

    def _story(self, facts: dict[str, StatedFact]) -> Story:
        disputed = self._verdict.given.disputed
        told = {name: each for name, each in facts.items() if name not in disputed}
        bearing = self._weighed() | {*roles().of_any_case, *(() if self._acts else roles().message.told)}
        story = Story(self._teller, "", told, self._verdict.given.dates, bearing)
        story.told |= {*_DAYS, rulebook().measure, "measured"}
        return story

    def _weighed(self) -> set[str]:
        """Give the facts on which the reasons and the requirements of the measure rest."""
        answer = self._teller.matter.main[1]
        grounds = (*answer.for_, *answer.against)
        checklists = self._teller.matter.tested
        tested = {fact.fact for each in checklists for element in each.elements for fact in element.carried}
        return tested | {fact.fact for each in grounds for fact in each.facts if fact.origin == "given"}

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
        day = part.act.dates.get(_UTTERED) if part.act else None
        return (_SAID.ON_DAY if day else _SAID.TITLE).fill(title=part.name, day=long_date(day) if day else "")

    # ---- what happened when ----

    def _events(self, given: dict[str, StatedFact]) -> Iterator[_Event]:
        disputed, lapse = self._verdict.given.disputed, rulebook().remedies.lapse
        for name, text in _DAYS.items():
            if (fact := given.get(name)) and name not in disputed and (day := _date(fact)):
                yield _Event(day, f"fact:{name}", text, 0 if lapse and name == lapse.since else 2)
        looked = {part.act.dates[_LOOKED]: part for part in self._acts if part.act and _LOOKED in part.act.dates}
        if day := self._verdict.given.dates.get(_LOOKED):
            yield _Event(day, f"fact:dates/{_LOOKED}", _SAID.LOOKED)
        for day, part in looked.items():
            yield _Event(day, f"{part.prefix}fact:dates/{_LOOKED}", _SAID.LOOKED)
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
            day, title = entry.dates.get(_TAKEN), entry.title
            if title and title not in {each.label for each in entry.facts}:
                title = _SAID.TITLE.fill(title=title)
            ahead = next((_date(each) for each in entry.facts if each.fact in _PLANNED), None)
            if title and day and day <= self._verdict.as_of:
                days.setdefault(day, []).append((node, title))
            elif title:
                planned.append((node, title, ahead or day))
        measure = given.get(rulebook().measure)
        if not entries and measure:
            day = self._verdict.given.dates.get(_TAKEN)
            if day:
                days[day] = [(f"fact:{measure.fact}", measure.label)]
            else:
                planned.append((f"fact:{measure.fact}", measure.label, None))
        for day, held in days.items():
            named = Text.enumerate([title for _, title in held])
            yield _Event(day, held[0][0], _SAID.FOLLOWED.fill(measures=named, number=str(len(held))), 0)
        for ahead, group in groupby(sorted(planned, key=_planned), key=lambda each: each[2]):
            held = [(node, title) for node, title, _ in group]
            text = _SAID.PLANNED_FOR if ahead else _SAID.AT_ISSUE
            named = Text.enumerate([title for _, title in held])
            yield _Event(ahead or dt.date.max, held[0][0], text.fill(measures=named, number=str(len(held))), 0)

    def _by_day(self, events: list[_Event]) -> Iterator[tuple[int, Line]]:
        """Put what happened on a day in one sentence; the days of the measures are left out last."""
        for day, group in groupby(sorted(events, key=lambda one: one.day), key=lambda one: one.day):
            held = [*group]
            every = {each.text: each.node for each in held}
            text = _SAID.DAY if day != dt.date.max else _SAID.BESIDES
            told = text.fill(told=Text.enumerate([*every]), day=long_date(day))
            yield min(each.late for each in held), self._teller.told(next(iter(every.values())), told)

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
    day = part.act.dates.get(_UTTERED) if part.act else None
    return day is None, day or dt.date.max


def _date(fact: StatedFact) -> dt.date | None:
    """Read the day that a fact gives."""
    return dt.date.fromisoformat(str(fact.value)) if isinstance(fact.value, str | dt.date) else None


def _planned(each: tuple[str, Text, dt.date | None]) -> dt.date:
    """Put measures in the order of the days that are planned, those without one last."""
    return each[2] or dt.date.max
