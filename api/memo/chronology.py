"""FactsByDay: the facts that bear on a matter in a few plain sentences, by day, for a lawyer who knows the file."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from typing import NamedTuple

from privesfeer.api.ask.registry import codebook, roles, rulebook
from privesfeer.api.memo.acts import gravest_first
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.story import Story, called
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
_STAGES = {tuple(each.split("=")): text for each, text in _SAID.table("STAGES").items()}
TOLD_DAYS = frozenset(_DAYS)  # the facts whose days stand among the facts
_MOST, _LEAST, _ACTS = 150, 115, 4  # words; acts that are named
_READ = "read"
_OF_EVENTS = ("inspection", "measured")  # days of the story that are told among the events
# How soon a sentence is left out: the higher, the sooner.
_KEPT, _DAY, _MOVES, _FIRST, _BASE, _NEXT, _OTHER, _LAST = 0.0, 0.5, 0.9, 1.0, 1.5, 2.0, 3.0, 4.0
_STEP, _DECISIVE, _MAIN = 0.1, 2, 5  # between a reason and the next; how many of an answer, and of the main one, decide


class _Event(NamedTuple):
    """Something that happened on a day, as the words that follow the day."""

    day: dt.date
    node: str
    text: Text
    late: float = _DAY


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

    def sentences(self) -> Iterator[tuple[float, Line]]:
        """Tell all that could be told.

        Yields:
            Each sentence in its place, with how soon it is left out: the higher, the sooner.
        """
        given = {each.fact: each for each in self._verdict.given.facts}
        reasons, story = self._reasons(), self._story(given)
        used = self._bearing(reasons)
        yield from ((_KEPT, line) for line in islice(story.tell("WHO"), 1))
        if self._acts:
            yield from ((_KEPT, line) for line in self._named())
        else:
            yield from self._chapter(story, "MESSAGE", used)
        yield from self._chapter(story, "FOUND", used)
        yield from self._by_day([*self._events(given)])
        yield from ((_KEPT, line) for line in self._disputed(given))
        for chapter in ("WHO", "FOLLOWED"):
            yield from self._chapter(story, chapter, used)
        if not self._acts:
            yield from self._rest(given, story, reasons)
        notes = (each for each in self._verdict.notes if each not in self._verdict.notes_on_facts)
        yield from ((_LAST, self._teller.told("program:notes", each)) for each in notes)

    def _chapter(self, story: Story, chapter: str, used: Mapping[str, float]) -> Iterator[tuple[float, Line]]:
        """Tell a chapter, each sentence in the order in which the reasons use its facts."""
        for names, line in story.with_facts(chapter):
            yield min((used.get(name, _OTHER) for name in names), default=_OTHER), line

    def _rest(
        self, given: Mapping[str, StatedFact], story: Story, used: Mapping[str, float]
    ) -> Iterator[tuple[float, Line]]:
        """List what decides and no sentence of the story told."""
        left = [
            each
            for name, each in given.items()
            if used.get(name, _OTHER) < _NEXT and name not in story.told and name not in self._verdict.given.disputed
        ]
        kinds = {
            _SAID.REST: [each for each in left if each.value is not False and each.value != []],
            _SAID.NOT_SO: [each for each in left if each.value is False],
        }
        for text, held in kinds.items():
            if held:
                named = Text.enumerate([_stated(each) for each in held])
                late = max(_FIRST, min(used[each.fact] for each in held))
                yield late, self._teller.told(f"fact:{held[0].fact}", text, named=named)

    def _story(self, facts: dict[str, StatedFact]) -> Story:
        disputed = self._verdict.given.disputed
        told = {name: each for name, each in facts.items() if name not in disputed}
        story = Story(self._teller, "", told, self._verdict.given.dates, self._bearing(self._reasons()))
        story.told |= {*_DAYS, rulebook().measure, *_OF_EVENTS, *(fact for fact, _ in _STAGES)}
        return story

    def _reasons(self) -> dict[str, float]:
        """Give the facts on which the reasons rest, the decisive ones lowest."""
        found, main = dict[str, float](), self._teller.matter.main[1]
        for answer in self._teller.matter.whole.answers:
            for side in (answer.for_, answer.against):
                for place, ground in enumerate(side):
                    late = (_FIRST if place < _DECISIVE else _NEXT) + _STEP * place + _STEP
                    if answer is main:
                        late = _MOVES if place < _MAIN else late - _STEP
                    _lower(found, (each.fact for each in ground.facts if each.origin == "given"), late)
        return found

    def _bearing(self, reasons: Mapping[str, float]) -> Mapping[str, float]:
        """Add what the requirements of the measure turn on, and what a reader has to know of any case or message."""
        found = {**reasons}
        _lower(found, (*roles().of_any_case, *roles().worth_telling), _BASE)
        _lower(found, () if self._acts else roles().message.told, _FIRST)
        _lower(found, () if self._acts else (roles().message.anyone.fact,), _MOVES)
        for checklist in self._teller.matter.tested:
            for element in checklist.elements:
                _lower(found, (each.fact for each in element.carried), _BASE)
        return found

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
                yield _Event(day, f"fact:{name}", text, _KEPT if lapse and name == lapse.since else _DAY)
        looked = dict[dt.date, list[Part]]()
        for part in self._acts:
            if part.act and _LOOKED in part.act.dates:
                looked.setdefault(part.act.dates[_LOOKED], []).append(part)
        if day := self._verdict.given.dates.get(_LOOKED):
            yield _Event(day, f"fact:dates/{_LOOKED}", _SAID.LOOKED)
        for day, (part, *others) in looked.items():
            text = _SAID.LOOKED_SOME if others or len(looked) == 1 else _SAID.LOOKED_AT.fill(title=part.name)
            yield _Event(day, f"{part.prefix}fact:dates/{_LOOKED}", text)
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
            elif title:
                title = next((called(each) for each in entry.facts if each.fact == rulebook().measure), title)
            ahead = next((_date(each) for each in entry.facts if each.fact in _PLANNED), None)
            if title and day and day <= self._verdict.as_of:
                days.setdefault(day, []).append((node, title))
            elif title:
                planned.append((node, title, ahead or day))
        if not entries:
            yield from self._measure(given)
        for day, held in days.items():
            named = Text.enumerate([title for _, title in held])
            yield _Event(day, held[0][0], _SAID.FOLLOWED.fill(measures=named, number=str(len(held))), _KEPT)
        for ahead, group in groupby(sorted(planned, key=_planned), key=lambda each: each[2]):
            held = [(node, title) for node, title, _ in group]
            text = _SAID.PLANNED_FOR if ahead else _SAID.AT_ISSUE
            named = Text.enumerate([title for _, title in held])
            yield _Event(ahead or dt.date.max, held[0][0], text.fill(measures=named, number=str(len(held))), _KEPT)

    def _measure(self, given: Mapping[str, StatedFact]) -> Iterator[_Event]:
        """Tell the measure of a single incident: on its day, else how far it is, as far as that was stated."""
        measure, day = given.get(rulebook().measure), self._verdict.given.dates.get(_TAKEN)
        if measure is None:
            if day:
                yield _Event(day, f"fact:dates/{_TAKEN}", _SAID.FOLLOWED_SOME, _KEPT)
            return
        node = f"fact:{measure.fact}"
        if measure.value == roles().measure.none:
            yield _Event(dt.date.max, node, _SAID.NO_MEASURE, _KEPT)
        elif day:
            text = _SAID.FOLLOWED if day <= self._verdict.as_of else _SAID.PLANNED_FOR
            yield _Event(day, node, text.fill(measures=called(measure), number="1"), _KEPT)
        else:
            stated = {(name, str(each.value)) for name, each in given.items()}
            text = next((text for stage, text in _STAGES.items() if stage in stated), _SAID.STAGE_UNKNOWN)
            yield _Event(dt.date.max, node, text.fill(measures=called(measure)), _KEPT)

    def _by_day(self, events: list[_Event]) -> Iterator[tuple[float, Line]]:
        """Put what happened on a day in one sentence; the days of the measures are left out last."""
        for day, group in groupby(sorted(events, key=lambda one: one.day), key=lambda one: one.day):
            held = [*group]
            every = {each.text: each.node for each in held}
            told = Text.enumerate([*every])
            if day != dt.date.max:
                told = _SAID.DAY.fill(told=told, day=long_date(day))
            yield min(each.late for each in held), self._teller.told(next(iter(every.values())), told)

    def _disputed(self, given: Mapping[str, StatedFact]) -> Iterator[Line]:
        """Name what the parties dispute, with what was stated of it."""
        shorts = [
            _stated(given[each], _SAID.SAID_TO_BE) if each in given else codebook().variable(each).short
            for each in self._verdict.given.disputed
        ]
        if shorts:
            yield self._teller.told("program:notes", _SAID.DISPUTED, named=Text.enumerate(shorts))


def _stated(fact: StatedFact, valued: Text = _SAID.VALUE) -> Text:
    """Name a fact, with its value where that says more than yes or no."""
    text = fact.short if isinstance(fact.value, bool) else valued.fill(short=fact.short, label=fact.label)
    return _SAID.VALUATION.fill(told=text) if fact.assessment else text


def _lower(found: dict[str, float], facts: Iterable[str], late: float) -> None:
    """Put facts forward that stand behind."""
    found |= {each: min(late, found.get(each, late)) for each in facts}


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
