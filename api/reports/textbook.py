"""Textbook report: what the program answers on incidents that no lawyer disputes, as text and as JSON."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from privesfeer.api.ask.registry import codebook
from privesfeer.api.ask.request import part_of, to_json
from privesfeer.api.paper import wording as paper_wording
from privesfeer.api.paper.blocks import Block, Heading, Item, Line, Paragraph, Speaker, Table, plain
from privesfeer.api.reports import wording
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang
from privesfeer.engine import TextbookAnswer, TextbookMeasured, TextbookScore, Versions

_SAID = catalogue(__file__)


def textbook_json(measured: Iterable[TextbookMeasured], versions: Versions) -> bytes:
    """Write what the textbook incidents say as JSON.

    Returns:
        UTF-8, indented, with a line end.
    """
    questions = {
        each.question: {"folds": _counted(each.folds), "in_sample": _counted(each.in_sample)} for each in measured
    }
    return to_json({"questions": questions, "mode": "textbook", "versions": versions.model_dump()})


def _counted(score: TextbookScore) -> dict[str, Any]:
    return {
        "n": len(score.answers),
        "right": score.right,
        "no_outcome": [_told(each) for each in score.unanswered],
        "wrong": [_told(each) for each in score.wrong],
    }


def _told(each: TextbookAnswer) -> dict[str, str | None]:
    return {
        "incident": each.incident.id,
        "theme": each.incident.theme,
        **part_of(each, "expected", "given", "status", "strength"),
    }


def textbook_report(measured: Iterable[TextbookMeasured], versions: Versions, lang: Lang) -> tuple[Block, ...]:
    """Tell what the program answers on the textbook incidents.

    Returns:
        The text: all questions side by side, then what is wrong and what has no outcome.
    """
    return tuple(_Report(lang).blocks(tuple(measured), versions))


class _Report(Speaker):
    """What the textbook incidents say, in one language."""

    def blocks(self, measured: Sequence[TextbookMeasured], versions: Versions) -> Iterator[Block]:
        yield Heading(1, self.says(_SAID.TITLE))
        yield Paragraph(self.line(_SAID.READ))
        heads = (_SAID.QUESTION, _SAID.N, _SAID.FOLDS, _SAID.UNANSWERED, _SAID.WRONG, _SAID.IN_SAMPLE)
        every = TextbookMeasured(
            self.says(_SAID.ALL),
            TextbookScore(tuple(answer for each in measured for answer in each.folds.answers)),
            TextbookScore(tuple(answer for each in measured for answer in each.in_sample.answers)),
        )
        yield Table(tuple(map(self.says, heads)), tuple(_row(each) for each in (*measured, every)))
        for heading, group in ((_SAID.WRONG_ONES, every.folds.wrong), (_SAID.MISSED, every.folds.unanswered)):
            items = (Item(self._told(each)) for each in group)
            yield from self.section(2, heading.fill(count=str(len(group))), items)
        yield Paragraph(plain(self.says(paper_wording.MADE_WITH, **versions.model_dump()), "quiet"))

    def _told(self, each: TextbookAnswer) -> Line:
        outcomes = codebook().question(each.question).outcomes
        expected = outcomes[each.expected] if each.expected else _SAID.CANNOT_BE_SAID
        given = _SAID.NO_OUTCOME
        if each.given:
            status = codebook().standing(each.standing).label
            given = wording.STATUS[each.status].fill(outcome=outcomes[each.given], status=status)
        return plain(
            self.says(_SAID.TOLD, incident=each.incident.id, question=each.question, expected=expected, given=given)
        )


def _row(measured: TextbookMeasured) -> tuple[Line, ...]:
    folds = measured.folds
    counts = (len(folds.answers), folds.right, len(folds.unanswered), len(folds.wrong), measured.in_sample.right)
    return (plain(measured.question), *(plain(str(count)) for count in counts))
