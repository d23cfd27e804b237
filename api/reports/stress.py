"""Stress: reports on what the test of a code brings, and on one incident without and with it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from privesfeer.api.ask.code_checker import code_checker
from privesfeer.api.ask.registry import codebook
from privesfeer.api.paper.blocks import (
    Banner,
    Block,
    Bullets,
    Heading,
    Item,
    Line,
    Paragraph,
    Picture,
    Table,
    joined,
    plain,
    small,
)
from privesfeer.api.pictures import svg
from privesfeer.api.reports import wording
from privesfeer.api.reports.code import SAID, TITLE, CodeSpeaker
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.engine import (
    Answer,
    Ground,
    Move,
    RulingMove,
    Side,
    Stress,
    WithCode,
)

_SAID = catalogue(__file__)
_BETTER_FOR = _SAID.table("SIDES")
_MOVED = (_SAID.WAS, _SAID.BECOMES, _SAID.BETTER_FOR, _SAID.BECAUSE)  # the headings of an answer that moves
_SIDES: tuple[Side, ...] = ("employee", "employer", "neither")


def stress_report(stress: Stress, lang: Lang) -> tuple[Block, ...]:
    """Tell which answers move when every ruling is decided again under a code.

    Args:
        stress: what moved.

    Returns:
        The text, with a picture and a table.
    """
    return tuple(_Test(lang).blocks(stress))


def stress_picture(stress: Stress, lang: Lang) -> Picture:
    """Draw for whom answers move, question by question.

    Args:
        stress: what moved.

    Returns:
        The drawing, and the same in words.
    """
    return _Test(lang).picture(stress)


def with_code_report(told: WithCode, lang: Lang) -> tuple[Block, ...]:
    """Tell how an incident is answered without and with a code.

    Args:
        told: the answers.

    Returns:
        The text: what changes, and each answer that moves with what speaks on both sides.
    """
    return tuple(_Test(lang).incident(told))


class _Test(CodeSpeaker):
    """A test on rulings, or on one incident, in one language."""

    def blocks(self, stress: Stress) -> Iterator[Block]:
        yield from self.head(_SAID.STRESS, stress.title, stress.as_of)
        sides = Counter(move.better_for for move in stress.moves)
        counts = {str(side): str(sides[side]) for side in _SIDES}
        counts |= {name: str(getattr(stress, name)) for name in ("touched", "rulings", "answers")}
        yield Banner((self.line(_SAID.STRESS_COUNTED, "strong", moves=str(len(stress.moves)), **counts),))
        yield Paragraph(self.line(_SAID.STRESS_EXPLAINED))
        if stress.doubtful:
            yield Paragraph(self.line(_SAID.STRESS_DOUBTFUL, "warning", count=str(stress.doubtful)))
        yield from self.section(2, _SAID.STRESS_CHANGES, (self._counted(*each) for each in stress.changes.items()))
        yield Heading(2, self.says(_SAID.MOVES))
        if stress.moves:
            yield self.picture(stress)
            headings = tuple(map(self.says, (_SAID.RULING, *_MOVED)))
            for question in codebook().questions:
                if moves := [move for move in stress.moves if move.question == question.id]:
                    yield Heading(3, self.says(question.question))
                    yield Table(headings, tuple(map(self._row, moves)))
        else:
            yield Paragraph(self.line(_SAID.STRESS_NOTHING))
        yield from self.foot(stress.limits, stress.versions, stress.policy_hash)

    def _counted(self, name: str, count: int) -> Item:
        mapped = next(each for each in code_checker().norms.mapping if each.id == name)
        fact = codebook().fact(mapped.fact)
        value = SAID.UNKNOWN if mapped.value is None else fact.label(mapped.value)
        words = _SAID.STRESS_CHANGE.fill(fact=fact.short, value=value, count=str(count), why=mapped.text)
        return Item(plain(capital(self.says(words))))

    def _row(self, move: RulingMove) -> tuple[Line, ...]:
        return (plain(self.says(move.citation)), *self._moved(move))

    def _moved(self, move: Move) -> tuple[Line, ...]:
        return (
            plain(capital(self.says(wording.answered(move.before)))),
            plain(capital(self.says(wording.answered(move.after)))),
            self.line(_BETTER_FOR[move.better_for]),
            joined(map(self.change, move.because), "; "),
        )

    # ---- the picture -----------------------------------------------------------------------------------------------

    def picture(self, stress: Stress) -> Picture:
        """Draw a bar to the left for the employee and one to the right for the employer, for each question."""
        title = self.says(_SAID.PICTURE)
        head, y = svg.head(title, self.says(stress.title)[:TITLE] if stress.title else None)
        counted = [
            (question.question, Counter(move.better_for for move in stress.moves if move.question == question.id))
            for question in codebook().questions
        ]
        rows, told, names, y = list[dict[str, object]](), list[str](), y + 20, y + 20
        for question, sides in counted:
            if sides:
                lines = svg.told(self.says(question), svg.WIDTH - 2 * svg.MARGIN, svg.SMALL, bold=True)
                counts = {str(side): str(sides[side]) for side in _SIDES}
                status = self.says(_SAID.PICTURE_STATUS, count=counts["neither"])
                top = y + 26 + lines.depth
                rows.append({"y": y + 20, "question": lines, "top": top, "sides": sides, "status": status})
                y = top + (16 if sides["employee"] or sides["employer"] else 0) + (11 if sides["neither"] else 0)
                told.append(self.says(_SAID.PICTURE_ROW, question=question, **counts))
        return svg.picture(
            "reports/stress.svg",
            self._lang,
            title,
            told or [self.says(_SAID.STRESS_NOTHING)],
            y + 2 * svg.MARGIN,
            head=head,
            names={"y": names, "left": self.says(_SAID.PICTURE_EMPLOYEE), "right": self.says(_SAID.PICTURE_EMPLOYER)},
            rows=rows,
            most=max((max(sides["employee"], sides["employer"]) for _, sides in counted), default=0),
        )

    # ---- one incident ----------------------------------------------------------------------------------------------

    def incident(self, told: WithCode) -> Iterator[Block]:
        yield from self.head(_SAID.WITH, told.title, told.as_of)
        yield Heading(2, self.says(_SAID.WITH_CHANGES))
        if told.changes:
            yield Bullets(tuple(Item(self.change(each), (self.line(each.text, "quiet"),)) for each in told.changes))
        else:
            yield Paragraph(self.line(_SAID.WITH_NOTHING))
        if told.moves:
            yield Heading(2, self.says(_SAID.MOVES))
            headings = tuple(map(self.says, (_SAID.QUESTION, *_MOVED)))
            rows = ((self.line(codebook().question(move.question).question), *self._moved(move)) for move in told.moves)
            yield Table(headings, tuple(rows))
        elif told.changes:
            yield Paragraph(self.line(_SAID.STRESS_NOTHING))
        without, under = _by_question(told.without), _by_question(told.under)
        for question in codebook().questions:
            before, after = without.get(question.id), under.get(question.id)
            if _reasons(before) != _reasons(after) or any(move.question == question.id for move in told.moves):
                yield Heading(2, self.says(question.question))
                yield from self._answered(_SAID.WITHOUT_CODE, before)
                if reasons := [self._ground(question.id, ground) for ground in _reasons(before).values()]:
                    yield Bullets(tuple(reasons))
                yield from self._answered(_SAID.UNDER_CODE, after)
                yield from self._differences(question.id, before, after)
        yield Heading(2, self.says(SAID.LIMITS))
        yield Paragraph(self.line(told.limits))

    def _answered(self, heading: Text, answer: Answer | None) -> Iterator[Block]:
        yield Heading(3, self.says(heading))
        if answer is None:
            yield Paragraph(self.line(wording.NOT_RAISED))
        else:
            yield Paragraph(plain(capital(self.says(wording.answered(answer))), "strong"))

    def _differences(self, question: str, before: Answer | None, after: Answer | None) -> Iterator[Block]:
        ours, theirs = _reasons(before), _reasons(after)
        items = [self._ground(question, ground, _SAID.ADDED) for name, ground in theirs.items() if name not in ours]
        items += [self._ground(question, ground, _SAID.GONE) for name, ground in ours.items() if name not in theirs]
        yield Bullets(tuple(items)) if items else Paragraph(self.line(_SAID.SAME_REASONS))

    def _ground(self, question: str, ground: Ground, mark: Text | None = None) -> Item:
        label = _SAID.SPEAKS_FOR.fill(outcome=codebook().question(question).outcomes[ground.favours])
        if mark:
            label = _SAID.MARKED.fill(mark=mark, label=label.map(small))
        return Item(self.labelled(label, ground.text), (self.labelled(SAID.SOURCE, self.cited(ground.authority)),))


def _by_question(answers: Iterable[Answer]) -> dict[str, Answer]:
    return {answer.question: answer for answer in answers}


def _reasons(answer: Answer | None) -> dict[str, Ground]:
    """Give the reasons on both sides by the factor."""
    grounds = (*answer.for_, *answer.against) if answer else ()
    return {ground.factor: ground for ground in grounds}
