"""Pleadings: the rulings to cite for and against a side, across what is in dispute, each told apart."""

from collections.abc import Iterator
from typing import NamedTuple

from privesfeer.api.ask.registry import casebook, level_of, roles, rulebook
from privesfeer.api.memo.citable import remote
from privesfeer.api.memo.entered import entered
from privesfeer.api.memo.matter import Part
from privesfeer.api.memo.precedents import Pleadable, turns_on_conduct
from privesfeer.api.memo.rulings import apart, decided_on
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
_IN_LIST = 3  # up to how many for each side stand behind one another


class _Pleaded(NamedTuple):
    """A ruling on what it is pleaded for."""

    part: Part
    answer: Answer
    about: Text
    found: Pleadable
    conduct: bool


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
                    yield Bullets(tuple(Item(self._told(each)) for each in told[side]))
                else:
                    yield self._teller.paragraph(head, *map(self._told, told[side]))

    # ---- which ----

    def _of(self, side: Side) -> Iterator[_Pleaded]:
        """Give the rulings for a side: one on each thing in dispute, then what else comes nearest."""
        upheld = side == "employer"
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
            for element in sorted(disputed, key=lambda one: (one.state not in _FAILING, one.state == "open")):
                yield [*self._deciding(where, each, element, upheld)]

    def _deciding(self, part: Part, answer: Answer, element: AppliedElement, upheld: bool) -> Iterator[_Pleaded]:  # noqa: FBT001
        conduct = turns_on_conduct(part, answer, element.element)
        # What turns on no conduct is alike in any case, but only where something is known of it here.
        any_kind = not conduct and element.state in _FAILING
        states = {each.key for each in element.authority}
        for each in self._pleadable(part, answer, upheld=None):
            alike = not each.any_kind and (each.ruling.citation.key in states or bool(_shared(each, answer)))
            if each.elements.get(element.element) is upheld and (alike or any_kind):
                yield _Pleaded(part, answer, element.short, each, conduct)

    def _on_entries(self, upheld: bool) -> Iterator[list[_Pleaded]]:  # noqa: FBT001
        """Give the rulings on each account and on each clause."""
        on_measure = rulebook().on_measure.question
        for each in entered(self._teller.matter):
            if each.answer.question != on_measure and (each.on is None or self._reproached(each.on)):
                found = self._pleadable(each.part, each.answer, upheld=upheld)
                yield [
                    _Pleaded(each.part, each.answer, each.answer.short, one, conduct=True)
                    for one in found
                    if _shared(one, each.answer)
                ]

    def _on_reading(self, upheld: bool) -> Iterator[list[_Pleaded]]:  # noqa: FBT001
        """Give the rulings on what was read, and on its use."""
        asked = roles().question
        for name in (asked.evidence, asked.inspection):
            for part in self._teller.matter.parts:
                answer = next((each for each in part.answers if each.question == name), None)
                looked = any(each.question == asked.inspection for each in part.answers)
                if answer and looked and _doubted(answer) and (part.pleaded or self._reproached(part)):
                    found = self._pleadable(part, answer, upheld=upheld)
                    yield [
                        _Pleaded(part, answer, answer.short, one, conduct=True)
                        for one in found
                        if not one.any_kind and _shared(one, answer)
                    ]
                    break

    def _on_whole(self, upheld: bool) -> Iterator[list[_Pleaded]]:  # noqa: FBT001
        """Give what comes nearest on the measure, and on conduct in dispute, whatever requirement it decided."""
        part, answer = self._teller.matter.main
        rest = [
            each
            for each in part.answers
            if each.question in roles().question.conduct and each is not answer and _doubted(each)
        ]
        for each in (answer, *rest):
            found = self._pleadable(part, each, upheld=upheld)
            yield [
                _Pleaded(part, each, each.short, one, conduct=True)
                for one in found
                if not one.any_kind and _shared(one, each)
            ]

    def _pleadable(self, part: Part, answer: Answer, *, upheld: bool | None) -> Iterator[Pleadable]:
        """Give the rulings on an answer, none for the employer by which the Convention only leaves a state free.

        One from elsewhere stands only where for its side there is none of the country's own courts on an employment.
        """
        floors = rulebook().hierarchy.floors
        every = [
            each
            for each in self._teller.proof.pleadable.get(f"{part.prefix}answer:{answer.question}", ())
            if (upheld is None or each.upheld is upheld)
            and not (each.upheld and level_of(casebook()[each.ruling.citation.key]) in floors)
        ]
        near = {each.upheld for each in every if not remote(each.ruling.citation)}
        yield from (each for each in every if each.upheld not in near or not remote(each.ruling.citation))

    @staticmethod
    def _reproached(part: Part) -> bool:
        return part.act is None or part.act.row.part != "read"

    # ---- how each is told ----

    def _told(self, each: _Pleaded) -> Line:
        """Tell a ruling: on what it is, what it held, what was so there too, and how it differs."""
        teller, ruling = self._teller, each.found.ruling
        node = f"{each.part.prefix}answer:{each.answer.question}/ruling/{ruling.citation.key}"
        shared = _shared(each.found, each.answer)[:_ALIKE]
        cited = teller.cite(node, ruling.citation)
        lines: list[Line] = [
            (
                *teller.told(
                    node,
                    _SAID.RULED,
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
            other = apart(act if act.act else each.part, each.answer, ruling)
            if shared:
                lines.append(teller.told(node, _SAID.ALIKE, shorts=Text.enumerate(shared)))
            if other:
                lines.append(teller.told(node, _SAID.APART, apart=other))
        return teller.run(lines)


def _read_first(queue: list[_Pleaded]) -> list[_Pleaded]:
    """Put the rulings that were read first; another stays where it shares more with the case than any of these."""
    read = [each for each in queue if each.found.ruling.citation.source.carries]
    most = max((len(_shared(each.found, each.answer)) for each in read), default=-1)
    return [*read, *(one for one in queue if one not in read and len(_shared(one.found, one.answer)) > most)]


def _shared(found: Pleadable, answer: Answer) -> list[Text]:
    """Give what a ruling shares with the case, as far as it can carry a plea; what is so of every such case cannot."""
    question = rulebook().questions[answer.question]
    shared = found.ruling.overlap.shared
    return [each.short for each in shared if question.rule(each.factor).alone and not question.of_every(each.factor)]


def _doubted(answer: Answer) -> bool:
    """Say whether a reason speaks against an answer; that an exception is not known is none."""
    return answer.outcome is None or (answer.contra is not None and not answer.contra.unknown)
