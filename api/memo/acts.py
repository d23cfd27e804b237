"""Acts: each act of a file in a row: how grave it is, what carries the measure, what speaks against it, the proof."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from privesfeer.api.ask.registry import roles, rulebook, sources
from privesfeer.api.memo.citable import carrying
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.outcome import standing
from privesfeer.api.memo.telling import Teller
from privesfeer.api.paper.blocks import Block, Line, Span, Table
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine import ActRow, Answer, Circumstance

_SAID = catalogue(__file__)
_PARTS, _TOGETHER = _SAID.table("PARTS"), _SAID.table("TOGETHER")
_COLUMNS = ("ACT", "GRAVE", "CARRIES", "AGAINST", "PROOF")
_WIDE = 3  # from which number of columns it is told whether each act is culpable
_IN_SHORT = {3: (0, 1, 4), 2: (0, 1)}  # the columns where there is less room; what is then told alike stands together


class ActsTable:
    """The acts of a file, the gravest first."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells them.
        """
        self._teller = teller
        self._acts = gravest_first(part for part in teller.matter.parts if part.act)

    def blocks(self, most: int) -> Iterator[Block]:
        """Show them.

        Args:
            most: how many columns: all five, three, two, or none.

        Yields:
            Where there are several, a table and how they weigh together.
        """
        if most and len(self._acts) > 1:
            places = _IN_SHORT.get(most, range(len(_COLUMNS)))
            headings = tuple(self._teller.says(_SAID.text(_COLUMNS[place])) for place in places)
            brief = most < _WIDE
            every = [tuple(self._row(part, part.act.row, brief=brief)) for part in self._acts if part.act]
            rows = [tuple(row[place] for place in places) for row in every]
            yield Table(headings, tuple(rows if most == len(_COLUMNS) else self._grouped(rows)))
            if most == len(_COLUMNS):
                yield self._teller.paragraph(*self._together())

    @staticmethod
    def _grouped(rows: Iterable[tuple[Line, ...]]) -> Iterator[tuple[Line, ...]]:
        """Put acts of which the same is told in one row."""
        for _, held in groupby(rows, key=lambda row: [span.text for line in row[1:] for span in line]):
            (first, *rest), *others = held
            for other, *_ in others:
                first = (*first, Span("; ", node=other[0].node), *other)
            yield (first, *rest)

    def _row(self, part: Part, row: ActRow, *, brief: bool) -> Iterator[Line]:
        teller, node, day = self._teller, self._node(part), part.dates.get("utterance")
        own = part.act is not None and "utterance" in part.act.dates
        yield teller.told(node, _SAID.ON_DAY.fill(title=part.name, day=long_date(day)) if day and own else part.name)
        culpable = None
        if row.outcome and not brief:
            alone = self._answer(part, rulebook().whole.question)
            culpable = standing(alone) if alone and alone.outcome else row.outcome_text
        grave = (_PARTS[row.part], *(each.label for each in row.grave), *filter(None, (culpable,)))
        yield teller.told(node, Text.joined(grave, "; ").map(capital))
        yield self._weighed(node, part, row.heavier)
        yield self._weighed(node, part, row.lighter)
        yield self._proof(node, part, row)

    @staticmethod
    def _node(part: Part) -> str:
        return f"acts:{part.number}"

    def _weighed(self, node: str, part: Part, circumstances: Iterable[Circumstance]) -> Line:
        """Name what makes an act graver or lighter, each with a ruling that can be cited for it."""
        teller, spans, whole = self._teller, list[Span](), rulebook().whole
        moment = teller.matter.moment(part, rulebook().questions[whole.question].event)
        unlike = sources().unlike(whole.question, part.known)
        for each in circumstances:
            rule = rulebook().questions[whole.question].rule(each.factor)
            cited = [
                one
                for one in carrying(sources().authority(rule.authority, whole.question, moment))
                if one.kind == "ruling"
                and one.stance == "supports"
                and one.key in self._sources(node)
                and one.key not in unlike
            ]
            text = each.short if spans else each.short.map(capital)
            spans += [Span("; ", node=node)] if spans else []
            spans += [*teller.told(node, text), *teller.cites(node, cited, 1)]
        return tuple(spans) or (Span("–", node=node),)

    def _sources(self, node: str) -> set[str]:
        return {each.key for each in self._teller.proof[node]}

    def _proof(self, node: str, part: Part, row: ActRow) -> Line:
        """Say how it was found, whether that was lawful, and what is disputed of it."""
        told = [each.short if each.value is True else each.label for each in row.proof if each.value is not False]
        inspected = self._answer(part, roles().question.inspection)
        if inspected and inspected.outcome:
            told.append(_SAID.INSPECTED.fill(told=standing(inspected)))
        if part in self._teller.matter.denied:
            told.append(_SAID.DENIED)
        return self._teller.told(node, Text.joined(told, "; ").map(capital)) if told else (Span("–", node=node),)

    @staticmethod
    def _answer(part: Part, question: str) -> Answer | None:
        return next((each for each in part.answers if each.question == question), None)

    def _together(self) -> Iterator[Line]:
        """Say how the acts weigh together, those that weigh alike in one clause."""
        for kind, text in _TOGETHER.items():
            held = [part for part in self._acts if part.act and part.act.row.part == kind]
            if held:
                named = Text.enumerate([_SAID.NAMED.fill(title=part.name) for part in held])
                told = text.fill(acts=named, number=str(len(held)))
                yield self._teller.told(self._node(held[0]), told)


def gravest_first(acts: Iterable[Part]) -> list[Part]:
    """Put acts in the order of what each is in the whole.

    Args:
        acts: the acts.

    Returns:
        Them, the gravest first; what was only read last.
    """
    order = [*_PARTS]
    return sorted(acts, key=lambda part: order.index(part.act.row.part) if part.act else len(order))
