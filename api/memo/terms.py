"""Terms: until when something can be asked, and what is left once a last day has passed, each in a line."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator

from privesfeer.api.ask.registry import rulebook
from privesfeer.api.memo.chances import still_open
from privesfeer.api.memo.matter import MemoMatter
from privesfeer.api.memo.telling import Teller
from privesfeer.api.memo.ways import limitation, receipt
from privesfeer.api.paper.blocks import Line, Span, Table
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine import Deadline, LastDay

_SAID = catalogue(__file__)
_STANDS = _SAID.table("STANDS")
_PLANNED = ("considering", "announced")
_FEW = 2  # terms that wait, where they stand in a line


def unchanged(text: Text) -> Text:
    """Leave a sentence as it is.

    Args:
        text: the sentence.

    Returns:
        It.
    """
    return text


def to_come(matter: MemoMatter) -> bool:
    """Say whether the measure is still to come, so that nobody asks a court anything about it yet.

    Args:
        matter: the matter.

    Returns:
        Whether it is, as far as is known.
    """
    return all(side.stage in _PLANNED for side in matter.advice.sides)


class RemediesInShort:
    """Until when something may be asked, and what is left, in short."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells it.
        """
        self._teller, self._told = teller, teller.matter.remedies

    # ---- the days that passed ----

    def days(self, said: Callable[[Text], Text] = unchanged) -> Line:
        """Tell the days from knowledge of the reason to the measure, and what they mean.

        Args:
            said: puts a sentence for the reader.

        Returns:
            The sentences, behind what they are called; empty where it is not about the measure that was given.
        """
        passed = self._teller.matter.passed
        if passed is None or not passed.leads:
            return ()
        node = self.node_of_days()
        told = [self._teller.told(node, said(each)) for each in passed.sentences]
        return self._teller.labelled_line(node, passed.title.map(_stopped), self._teller.run(told))

    def node_of_days(self) -> str:
        """Name the part of the proof that tells the days.

        Returns:
            The term that runs at once from knowledge, where it is among the terms.
        """
        passed = self._teller.matter.passed
        at_once = (each for each in self._told.deadlines if passed and each.state == "at_once")
        of_days = (each for each in at_once if passed and each.start == passed.since)
        return next((f"deadline:{each.name}" for each in of_days), "program:method")

    # ---- last days ----

    def pressing(self, *, of_employee: bool, dated: Callable[[dt.date], Text]) -> Line:
        """Tell the nearest last day of one side, or that of the other, where a term of months or weeks runs.

        Args:
            of_employee: whether the employee's side is the one that goes first.
            dated: writes a day.

        Returns:
            The line; empty where no such term runs, nor one of which the first day is not known.
        """
        days = self._teller.matter.verdict.last_days
        if any(not each.passed and not limitation(each.term) for each in days):
            return self.last_days(of_employee=of_employee, dated=dated)
        # Of what was done, but on which day is not known, the term may run out meanwhile.
        matter = self._teller.matter
        return () if days or matter.dissolution or to_come(matter) else self._waiting(_FEW)

    def last_days(self, *, of_employee: bool = True, dated: Callable[[dt.date], Text] = long_date) -> Line:
        """Tell the nearest last day of one side; where it has none, that of the other.

        Args:
            of_employee: whether the employee's side is the one that goes first.
            dated: writes a day.

        Returns:
            The line; where only a limitation of years runs, that; where no term can be counted, that.
        """
        teller, matter = self._teller, self._teller.matter
        days = sorted(matter.verdict.last_days, key=lambda each: each.last_day)
        if not days:
            return self._waiting(_FEW) or teller.told("program:method", _SAID.NO_TERMS)
        pressing = [each for each in days if not (each.passed or limitation(each.term) or receipt(each.term))]
        nearest: dict[bool, LastDay] = {}
        for each in pressing:
            nearest.setdefault(matter.of_employee(each.term), each)
        shown = [nearest[side] for side in (of_employee, not of_employee) if side in nearest][:1]
        # Of several measures each has its own.
        same = [
            each for each in pressing if shown and matter.of_employee(each.term) == matter.of_employee(shown[0].term)
        ]
        firsts: dict[Text | None, LastDay] = {}
        for each in same:
            firsts.setdefault(each.of, each)
        shown = [each for each in same if each in shown or (each.of and firsts[each.of] is each)]
        spans: list[Span] = []
        # What has passed is told where it settled the matter, or where nothing else runs.
        coming = [each for each in days if not each.passed]
        for each in shown or ([] if matter.barred else coming[:1]) or days[:1]:
            node = f"deadline:{each.term}"
            text = _SAID.LAPSED_ON if each.passed else _SAID.LIMITATION if limitation(each.term) else _SAID.UNTIL
            spans += [Span("; ", node=node)] if spans else []
            day = teller.told(node, dated(each.last_day), "strong" if shown else "plain")
            spans += teller.told(node, text, day=day, what=each.what, state=self._state(each))
        return (*spans, Span(".", node=spans[-1].node))

    @property
    def _perhaps(self) -> frozenset[str]:
        """The terms that run from their day only if something is so that is not known."""
        return frozenset(each.name for each in rulebook().remedies.terms if each.gone)

    def _state(self, day: LastDay) -> Text:
        """Say how a term stands of which the last day is told."""
        return next(each.state_text for each in self._told.deadlines if each.name == day.name)

    @staticmethod
    def _named(each: Deadline) -> Text:
        """Say what a term is for, whose it is, and on what it depends."""
        return Text.joined((each.called, each.condition), ", ") if each.condition else each.called

    def stands(self) -> Line:
        """Say that a measure stands because the term to contest it has passed.

        Returns:
            The sentence; empty where it can still be contested.
        """
        each = self._teller.matter.barred
        if each is None or each.last_day is None:
            return ()
        node = f"deadline:{each.name}"
        told = self._teller.told(node, _STANDS[each.id], day=long_date(each.last_day))
        return (*told, *self._teller.cites(node, each.authority, 1), Span(".", node=node))

    def table(self) -> Table | None:
        """Show each term that can be counted.

        Returns:
            What it is for, its last day and how it stands; None: none can be counted.
        """
        teller, rows = self._teller, []
        for each in self._dated():
            if each.last_day:
                node = f"deadline:{each.name}"
                rows.append(
                    (
                        (
                            *teller.told(node, self._named(each).map(capital)),
                            *teller.cites(node, each.authority, 1),
                        ),
                        teller.told(node, long_date(each.last_day), "plain" if each.passed else "strong"),
                        teller.told(node, each.state_text),
                    )
                )
        headings = (_SAID.FOR, _SAID.LAST_DAY, _SAID.STATE)
        return Table(tuple(map(teller.says, headings)), tuple(rows)) if rows else None

    def _dated(self) -> list[Deadline]:
        """Give the terms that can be counted, in the order of the law; of several measures all, by their day."""
        matter = self._teller.matter
        dated = [each for each in matter.deadlines if each.last_day]
        if not matter.remedies.further:
            return dated
        return sorted(dated, key=lambda each: (bool(each.passed), each.last_day or matter.verdict.as_of))

    def beside_the_plan(self, told: Collection[str]) -> Iterator[Line]:
        """Tell what a table of the days to come leaves: what has passed, what waits for its start, limitation of years.

        Args:
            told: the names of the terms that the table tells.

        Yields:
            A sentence for each kind of which there are any, and what a term that has passed cost each side.
        """
        dated = [each for each in self._dated() if each.last_day]
        unsure = [each for each in dated if each.passed and each.name in self._perhaps]
        passed = [each for each in dated if each.passed and each not in unsure]
        years = [each for each in dated if not each.passed and limitation(each.id)]
        for held, opening in ((passed, _SAID.PASSED), (unsure, _SAID.PERHAPS_PASSED), (years, _SAID.LIMITED)):
            if held:
                yield self._days_of(held, opening)
        if unsure:
            yield self._teller.told(f"deadline:{unsure[0].name}", _SAID.ANEW)
        if waiting := self._waiting(besides=told):
            yield waiting
        yield from self.standing()

    def _days_of(self, terms: list[Deadline], opening: Text) -> Line:
        teller, spans = self._teller, list[Span]()
        for place, each in enumerate(terms):
            node = f"deadline:{each.name}"
            spans += [Span("; ", node=node)] if place else teller.told(node, opening)
            day = long_date(each.last_day) if each.last_day else ""
            what = each.called if each.name in self._perhaps and each.passed else self._named(each)
            spans += teller.told(node, _SAID.ON_DAY, what=what, day=day)
        return (*spans, Span(".", node=spans[-1].node))

    def waiting(self) -> Iterator[Line]:
        """Tell which terms cannot be counted yet.

        Yields:
            One sentence, where there are such terms.
        """
        if told := self._waiting():
            yield told

    def _waiting(self, most: int | None = None, besides: Collection[str] = ()) -> Line:
        """Name the terms of which the start is not known; in full with their articles, else as many as are asked."""
        counted = {each.name for each in rulebook().remedies.terms if each.runs == "until"} - {*besides}
        waiting = [each for each in self._told.deadlines if each.state == "not_running" and each.name in counted]
        teller, spans = self._teller, list[Span]()
        # Where dissolution is asked, these terms start with an end that no one knows yet: nothing runs. Of a measure
        # that is still to come no years are counted.
        pending, planned = teller.matter.dissolution, to_come(teller.matter)
        waiting = [each for each in waiting if not (planned and limitation(each.id))]
        for place, each in enumerate(waiting[:most]):
            node = f"deadline:{each.name}"
            unknown = _SAID.START_UNKNOWN if most is None else _SAID.UNSURE
            opening = _SAID.FROM_THE_END if pending else _SAID.TO_COME if planned else unknown
            spans += [Span("; ", node=node)] if place else teller.told(node, opening)
            spans += teller.told(node, _SAID.FOR_LENGTH.fill(what=each.own, length=each.length or each.state_text))
            spans += teller.cites(node, each.authority, 1) if most is None else ()
        if not spans:
            return ()
        told = (*spans, Span(".", node=spans[-1].node))
        return told if pending or planned else teller.run((told, teller.told(spans[-1].node, _SAID.EARLIEST)))

    def standing(self) -> Iterator[Line]:
        """Tell what a term that has passed cost each side, and what is left.

        Yields:
            A line for each side.
        """
        for left in self._told.standing:
            node, teller = f"left:{left.party}", self._teller
            lost = Text.joined(left.lost_text, "; ")
            text = _SAID.LOST if left.lost_text else _SAID.NOTHING_LOST
            told = [teller.told(node, text, party=left.party_text.map(capital), what=lost)]
            if open_ := still_open(left, teller.matter):
                told.append(teller.told(node, _SAID.LEFT, what=Text.joined(open_, "; ")))
            elif left.lost_text and teller.matter.employees(left.party) and (rest := self._rest()):
                told.append(rest)
            yield teller.run(told)

    def left(self) -> Line:
        """Say what the employee can first still ask where the term has passed that settles the matter.

        Returns:
            The line; empty where the measure can still be contested, or nothing is left.
        """
        matter = self._teller.matter
        for each in self._told.standing if matter.barred else ():
            if matter.employees(each.party) and (open_ := still_open(each, matter, but_first=True)):
                parts = {"party": each.party_text.map(capital), "what": open_[0]}
                return (
                    *self._teller.told(f"left:{each.party}", _SAID.ASKED_STILL, **parts),
                    Span(".", node=f"left:{each.party}"),
                )
        return ()

    def passed(self) -> Line:
        """Say of the last term that has passed what is lost and what is left.

        Returns:
            The line; empty where none has.
        """
        return next(((self._teller.told(f"deadline:{each.name}", text)) for each, text in self._gone()), ())

    def _rest(self) -> Line:
        """Say what is left once what is lost has been named: where that is a sentence of its own, it alone."""
        return next((self._teller.told(f"deadline:{each.name}", each.left or text) for each, text in self._gone()), ())

    def _gone(self) -> list[tuple[Deadline, Text]]:
        """Give the terms that have passed with what that means, the last first."""
        gone = [(each, each.lapsed) for each in self._told.deadlines if each.lapsed and each.last_day]
        return sorted(gone, key=lambda each: each[0].last_day or dt.date.min, reverse=True)


def _stopped(words: str) -> str:
    return f"{words}."
