"""Pleadings: the rulings to cite for and against a side, across what is in dispute, each told apart."""

from collections.abc import Iterator
from typing import NamedTuple

from privesfeer.api.ask.registry import casebook, level_of, roles, rulebook
from privesfeer.api.memo.citable import on_all_fours, remote
from privesfeer.api.memo.entered import entered
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.otherwise import measure_otherwise
from privesfeer.api.memo.precedents import Pleadable, turns_on_conduct
from privesfeer.api.memo.rulings import alike, apart, decided_on, in_common
from privesfeer.api.memo.telling import Teller
from privesfeer.api.paper.blocks import Block, Bullets, Item, Line
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Text
from privesfeer.engine import Answer, AppliedElement
from privesfeer.rules.advice.stage import Side

_SAID = catalogue(__file__)
_MET, _TELLS = "met", "tells"
_FAILING = {"likely_not_met", "not_met"}
_ALIKE = 1  # circumstances that are named
_FARTHER = 2  # rulings that are carried by more than is so here
_IN_LIST = 3  # up to how many for each side stand behind one another


class _Pleaded(NamedTuple):
    """A ruling on what it is pleaded for."""

    part: Part
    answer: Answer
    about: Text
    found: Pleadable
    decided: int
    conduct: bool

    @property
    def beside(self) -> Part:
        """The act beside which it stands; where that is none, the part."""
        return self.found.act if self.found.act.act else self.part

    @property
    def shared(self) -> int:
        """How much it has in common with the case."""
        return len(in_common(self.answer, self.found.ruling))

    def lost(self, side: Side) -> bool:
        """Say whether the side for which it is pleaded lost there on the measure."""
        return measure_otherwise(self.found.ruling.citation, upheld=side == "employer")


class ForAndAgainst:
    """The rulings that a side can cite, and those that the other side can."""

    def __init__(self, teller: Teller) -> None:
        """Keep the teller.

        Args:
            teller: tells them.
        """
        self._teller = teller

    def blocks(self, most: int) -> Iterator[Block]:
        """Tell them.

        Args:
            most: how many for each side.

        Yields:
            For each side a line and its rulings; of a client the client's first.
        """
        client = self._teller.matter.verdict.client
        sides: tuple[Side, ...] = ("employer", "employee") if client == "employer" else ("employee", "employer")
        taken, told = set[str](), dict[Side, list[_Pleaded]]()
        for side in sides:
            told[side] = []
            for each in self._of(side):
                ruling = casebook()[each.found.ruling.citation.key]
                if ruling.line not in taken and len(told[side]) < most:
                    taken.add(ruling.line)
                    told[side].append(each)
        for side in sides:
            if told[side]:
                opening = (
                    _SAID.table("SIDES")[side] if client is None else _SAID.OURS if side == client else _SAID.THEIRS
                )
                head = self._teller.told("program:method", opening, "strong")
                if most > _IN_LIST:
                    yield self._teller.paragraph(head)
                    yield Bullets(tuple(Item(self._told(each, side)) for each in told[side]))
                else:
                    yield self._teller.paragraph(head, *(self._told(each, side) for each in told[side]))

    # ---- which ----

    def _of(self, side: Side) -> list[_Pleaded]:
        """Give the rulings for a side: one on each thing in dispute, then what else comes nearest.

        One in which the side lost on the measure only where there is no other.
        """
        every = [*self._in_turn(upheld=side == "employer")]
        return [each for each in every if not each.lost(side)] or every

    def _in_turn(self, *, upheld: bool) -> Iterator[_Pleaded]:
        queues = [
            *self._on_elements(upheld),
            *self._on_entries(upheld),
            *self._on_reading(upheld),
            *self._on_whole(upheld),
        ]
        queues = [_read_first(each) for each in queues]
        while queues:
            for queue in queues:
                if queue:
                    yield queue.pop(0)
            queues = [each for each in queues if each]

    def _on_elements(self, upheld: bool) -> Iterator[list[_Pleaded]]:  # noqa: FBT001 - the side, as a ruling has it
        """Give the rulings on each requirement that is in dispute, what fails first."""
        part, answer = self._teller.matter.main
        others = [(each.part, each.answer) for each in entered(self._teller.matter) if not each.entry.on_the_whole]
        for where, each in ((part, answer), *others):
            disputed = [one for one in each.elements if one.shown and one.state != _MET and one.role != _TELLS]
            disputed.sort(key=lambda one: (one.state not in _FAILING, one.state == "open"))
            yield from ([*self._deciding(where, each, element, disputed, upheld=upheld)] for element in disputed)

    def _deciding(
        self, part: Part, answer: Answer, element: AppliedElement, disputed: list[AppliedElement], *, upheld: bool
    ) -> Iterator[_Pleaded]:
        """Give the rulings on a requirement; of one affair that which decided most of what is in dispute."""
        conduct = turns_on_conduct(part, answer, element.element)
        # What turns on no conduct is alike in any case, but only where something is known of it here.
        any_kind = not conduct and element.state in _FAILING
        states = {each.key for each in element.authority}
        by_line = dict[str, _Pleaded]()
        for each in self._pleadable(part, answer, upheld=None):
            decided = [one.short for one in disputed if each.elements.get(one.element) is upheld]
            found = _Pleaded(part, answer, Text.enumerate(decided), each, len(decided), conduct)
            if each.elements.get(element.element) is not upheld:
                continue
            fits = not each.any_kind and (each.ruling.citation.key in states or bool(found.shared))
            line = casebook()[each.ruling.citation.key].line
            if (fits or any_kind) and (line not in by_line or by_line[line].decided < found.decided):
                by_line[line] = found
        yield from by_line.values()

    def _on_entries(self, upheld: bool) -> Iterator[list[_Pleaded]]:  # noqa: FBT001
        """Give the rulings on each account and on each clause."""
        on_measure = rulebook().on_measure.question
        for each in entered(self._teller.matter):
            if each.answer.question != on_measure and (each.on is None or self._reproached(each.on)):
                yield self._sharing(each.part, each.answer, upheld=upheld, any_kind=True)

    def _on_reading(self, upheld: bool) -> Iterator[list[_Pleaded]]:  # noqa: FBT001
        """Give the rulings on what was read, and on its use."""
        asked = roles().question
        for name in (asked.evidence, asked.inspection):
            for part in self._teller.matter.parts:
                answer = next((each for each in part.answers if each.question == name), None)
                looked = any(each.question == asked.inspection for each in part.answers)
                if answer and looked and _doubted(answer) and (part.pleaded or self._reproached(part)):
                    yield self._sharing(part, answer, upheld=upheld)
                    break

    def _on_whole(self, upheld: bool) -> Iterator[list[_Pleaded]]:  # noqa: FBT001
        """Give what comes nearest on the measure, and on conduct in dispute, whatever requirement it decided."""
        part, answer = self._teller.matter.main
        rest = [
            each
            for each in part.answers
            if each.question in roles().question.conduct and each is not answer and _doubted(each)
        ]
        yield from (self._sharing(part, each, upheld=upheld) for each in (answer, *rest))

    def _sharing(self, part: Part, answer: Answer, *, upheld: bool, any_kind: bool = False) -> list[_Pleaded]:
        """Give the rulings for a side on an answer that share something with the case.

        Of those of which what carried them and is not so here outweighs the rest only the first few; for a measure that
        is asked of each requirement by itself.
        """
        every = (
            _Pleaded(part, answer, answer.short, each, 0, conduct=True)
            for each in self._pleadable(part, answer, upheld=upheld)
            if any_kind or not each.any_kind
        )
        found = [each for each in every if each.shared]
        akin = [each for each in found if each.found.ruling.overlap.akin]
        return found if answer.elements else [*akin, *[each for each in found if each not in akin][:_FARTHER]]

    def _pleadable(self, part: Part, answer: Answer, *, upheld: bool | None) -> Iterator[Pleadable]:
        """Give the rulings on an answer, none for the employer by which the Convention only leaves a state free.

        One from elsewhere stands only where it is on all fours, or for its side there is none of the country's own
        courts on an employment.
        """
        floors = rulebook().hierarchy.floors
        every = [
            each
            for each in self._teller.proof.pleadable.get(f"{part.prefix}answer:{answer.question}", ())
            if (upheld is None or each.upheld is upheld)
            and not (each.upheld and level_of(casebook()[each.ruling.citation.key]) in floors)
        ]
        near = {each.upheld for each in every if not remote(each.ruling.citation)}
        for each in every:
            if each.upheld not in near or not remote(each.ruling.citation) or on_all_fours(each.ruling):
                yield each

    @staticmethod
    def _reproached(part: Part) -> bool:
        return part.act is None or part.act.row.part != "read"

    # ---- how each is told ----

    def _told(self, each: _Pleaded, side: Side) -> Line:
        """Tell a ruling: on what it is, what it held, what was so there too, and how it differs."""
        teller, ruling = self._teller, each.found.ruling
        node = f"{each.part.prefix}answer:{each.answer.question}/ruling/{ruling.citation.key}"
        shared = alike(each.beside, each.answer, ruling)[:_ALIKE]
        cited = teller.cite(node, ruling.citation)
        lines: list[Line] = [
            (
                *teller.told(
                    node,
                    _SAID.ONLY if each.lost(side) else _SAID.RULED,
                    ruling=cited,
                    about=each.about,
                    decided=decided_on(each.part, each.answer, ruling),
                ),
                *teller.quoted(node, ruling.holding),
            )
        ]
        act = each.found.act
        if each.conduct and act.act and not act.pleaded:
            lines.append(teller.told(node, _SAID.BESIDE, title=act.name))
        if each.conduct and not each.found.any_kind:
            other = apart(each.beside, each.answer, ruling)
            if shared:
                lines.append(teller.told(node, _SAID.ALIKE, shorts=Text.enumerate(shared)))
            if other:
                lines.append(teller.told(node, _SAID.APART, apart=other))
        return teller.run(lines)


def _read_first(queue: list[_Pleaded]) -> list[_Pleaded]:
    """Put those on all fours first, then what was read; another stays where it shares more than any of these."""
    read = [each for each in queue if each.found.ruling.citation.source.carries]
    most = max((each.shared for each in read), default=-1)
    kept = [*read, *(one for one in queue if one not in read and one.shared > most)]
    return sorted(kept, key=lambda each: not on_all_fours(each.found.ruling))


def _doubted(answer: Answer) -> bool:
    """Say whether a reason speaks against an answer; that an exception is not known is none."""
    return answer.outcome is None or (answer.contra is not None and not answer.contra.unknown)
