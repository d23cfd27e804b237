"""Evaluation report: how often the engine gives the court's own outcome, as text, as JSON and as a picture."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from privesfeer.api.ask import wording
from privesfeer.api.ask.registry import codebook, courts, rulebook
from privesfeer.api.ask.request import LARGEST, part_of, to_json
from privesfeer.api.paper import wording as paper_wording
from privesfeer.api.paper.blocks import (
    Banner,
    Block,
    Bullets,
    Heading,
    Item,
    Line,
    Paragraph,
    Speaker,
    Table,
    plain,
    printable,
)
from privesfeer.api.reports import wording as reports_wording
from privesfeer.cases.citation import UncitableError
from privesfeer.cases.commons import document
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, Text, capital, untranslated
from privesfeer.cases.problems import problems
from privesfeer.cases.ruling import Ruling
from privesfeer.engine import (
    LEAST_AFFAIRS,
    LEAST_COUNT,
    LEAST_DECISIONS,
    LEAST_SHARE,
    Evaluation,
    LeftOut,
    Measured,
    Prediction,
    Score,
)

SAID = catalogue(__file__)
_BORNE_OUT = SAID.table("EVALUATION_BORNE_OUT")
_NOT_BORNE_OUT = SAID.table("EVALUATION_NOT_BORNE_OUT")
_EVALUATION_MODES = SAID.table("EVALUATION_MODES")

_DECIMALS = 4
_SHOWN = 200  # how many characters of names from outside are repeated at most


class UnfitRulingsError(ValueError):
    """A folder of rulings that cannot be taken.

    Attributes:
        texts: all that is wrong, each naming its file.
    """

    def __init__(self, texts: Iterable[Text]) -> None:
        """Keep what is wrong.

        Args:
            texts: what is wrong; at least one text.
        """
        self.texts = tuple(texts)
        super().__init__("; ".join(text.en for text in self.texts))


def read_rulings(folder: Path) -> tuple[Ruling, ...]:
    """Read the rulings of a folder and the folders in it.

    Args:
        folder: holds a YAML file for each ruling, in the format of the casebook.

    Returns:
        The rulings, by the names of their files.

    Raises:
        UnfitRulingsError: there is no such folder, it holds no rulings, or a file in it is not a valid ruling.
    """
    name = printable(str(folder), _SHOWN)
    try:
        if not folder.is_dir():
            raise UnfitRulingsError([(SAID.NOT_A_FOLDER if folder.exists() else SAID.NO_FOLDER).fill(folder=name)])
        paths = sorted(path for path in folder.rglob("*.yaml") if not path.is_dir())
    except (OSError, ValueError) as error:
        if isinstance(error, UnfitRulingsError):
            raise
        raise UnfitRulingsError([SAID.NO_FOLDER.fill(folder=name)]) from error
    if not paths:
        raise UnfitRulingsError([SAID.NO_RULING_FILES.fill(folder=name)])
    found: list[Ruling] = []
    faults: list[Text] = []
    files: dict[str, str] = {}
    for path in paths:
        file = printable(str(path.relative_to(folder)), _SHOWN)
        read = _ruling(path)
        if not isinstance(read, Ruling):
            faults += [SAID.IN_FILE.fill(file=file, text=text) for text in read]
            continue
        twice = next((each for each in read.names if each in files), None)
        if twice:
            text = SAID.NAME_TWICE.fill(name=printable(twice, _SHOWN), other=files[twice])
            faults.append(SAID.IN_FILE.fill(file=file, text=text))
        files |= dict.fromkeys(read.names, file)
        found.append(read)
    if faults:
        raise UnfitRulingsError(faults)
    return tuple(found)


def _ruling(path: Path) -> Ruling | list[Text]:
    """Read a ruling, or say what is wrong with its file."""
    try:
        with path.open("rb") as opened:
            content = opened.read(LARGEST + 1)
        if len(content) > LARGEST:
            return [wording.TOO_LARGE]
        return Ruling.model_validate(document.parse(content), context=codebook())
    except document.UnreadableDocumentError as error:
        return [error.text]
    except ValidationError as error:
        return [problem.text for problem in problems(error, Ruling, codebook())]
    except OSError:
        return [SAID.UNREADABLE_FILE]


def left_out_told(left_out: Iterable[LeftOut]) -> tuple[Text, ...]:
    """Tell which rulings were not predicted, and why.

    Args:
        left_out: the rulings.
    """
    return tuple(
        SAID.EVALUATION_LEFT_OUT_BECAUSE.fill(
            key=printable(each.ruling.key, _SHOWN), ruling=_cited(each.ruling), reason=each.reason
        )
        for each in left_out
    )


def _cited(ruling: Ruling) -> Text:
    """Cite a ruling; one from outside, whose court has no form of citation here, as its file names it."""
    try:
        citation = courts().cite(ruling)
    except UncitableError:
        return untranslated(printable(f"{ruling.court}, {ruling.ecli or ruling.key}", _SHOWN))
    return citation.map(printable)


def evaluation_json(evaluation: Evaluation, lang: Lang) -> bytes:
    """Write an evaluation as JSON.

    Args:
        evaluation: what was measured.

    Returns:
        UTF-8, indented, with a line end.
    """
    return to_json(
        {
            "questions": {each.question: _question(each, lang) for each in evaluation.questions},
            "mode": evaluation.mode,
            "versions": evaluation.versions.model_dump(),
        }
    )


def _question(measured: Measured, lang: Lang) -> dict[str, Any]:
    score = measured.score
    return {
        **part_of(score, "n", "affairs", "answered", "right"),
        "accuracy": _rounded(score.accuracy),
        "wilson": _interval(score),
        "majority": _rounded(measured.majority),
        "binding": measured.binding,
        "by_status": {
            name: {**part_of(each, "n", "right"), "accuracy": _rounded(each.accuracy), "wilson": _interval(each)}
            for name, each in measured.by_status.items()
        },
        "by_value": {name: _counted(each) for name, each in measured.by_value.items()},
        "by_element": {name: _counted(each) for name, each in measured.by_element.items()},
        "wrong": [
            {
                "ruling": each.ruling.key,
                "court": each.court,
                "engine": each.outcome,
                "status": each.status,
                "strength": each.strength,
                "reason": each.reason[lang],
            }
            for each in measured.predictions
            if each.reason
        ],
    }


def _counted(score: Score) -> dict[str, Any]:
    return {**part_of(score, "n", "answered", "right"), "wilson": _interval(score)}


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, _DECIMALS)


def _interval(score: Score) -> list[float] | None:
    return [round(bound, _DECIMALS) for bound in score.wilson] if score.wilson else None


def percent(share: float) -> str:
    """Write a share in whole percents."""
    return f"{100 * share:.0f}%"


def status_told(name: str) -> Text:
    """Say what a status, or a strength, is called; also that a question was not raised."""
    return SAID.EVALUATION_NOT_RAISED if name == "not_raised" else codebook().standing(name).label


def _no_better(measured: Measured) -> bool:
    """Say whether who always chose the most frequent outcome would have been right as often, or more often."""
    accuracy, majority = measured.score.accuracy, measured.majority
    return accuracy is not None and majority is not None and accuracy <= majority


def evaluation_report(
    evaluation: Evaluation, release: Text, lang: Lang, called: Mapping[str, str] | None = None
) -> tuple[Block, ...]:
    """Tell how often the engine gives the court's own outcome.

    Args:
        evaluation: what was measured.
        release: the date of the casebook, in words.
        called: by its id what each question is called, as one asks it; None: by its id.

    Returns:
        The text: what was done, all questions side by side, and each question by status with what went wrong.
    """
    return tuple(_Report(lang, called).blocks(evaluation, release))


class _Report(Speaker):
    """An evaluation in one language."""

    def __init__(self, lang: Lang, called: Mapping[str, str] | None) -> None:
        super().__init__(lang)
        self._called = called

    def _of(self, measured: Measured, said: str = "") -> Line:
        """Name a question, with what is said of it."""
        if self._called is None:
            return plain(f"{measured.question}: {said}" if said else measured.question)
        asked = self._called[measured.question]
        return plain(f"{asked} {capital(said)}" if said else asked)

    def blocks(self, evaluation: Evaluation, release: Text) -> Iterator[Block]:
        outside = evaluation.mode == "rulings"
        yield Heading(1, self.says(SAID.EVALUATION))
        yield Banner((self.line(SAID.EVALUATION_OUTSIDE if outside else SAID.EVALUATION_IN_SAMPLE),))
        yield Paragraph(self.line(_EVALUATION_MODES[evaluation.mode], release=release))
        yield Paragraph(self.line(SAID.EVALUATION_CHAIN))
        yield Paragraph(self.line(SAID.EVALUATION_READ))
        yield from self._overview(evaluation.questions)
        if no_better := [Item(self._of(each)) for each in evaluation.questions if _no_better(each)]:
            yield Paragraph(self.line(SAID.EVALUATION_NO_BETTER))
            yield Bullets(tuple(no_better))
        binding = [Item(self._of(each)) for each in evaluation.questions if each.binding]
        where = SAID.EVALUATION_BINDING if binding else SAID.EVALUATION_BINDING_NOWHERE
        yield Paragraph(self.line(where, decisions=str(LEAST_DECISIONS), affairs=str(LEAST_AFFAIRS)))
        if binding:
            yield Bullets(tuple(binding))
        if evaluation.mode == "leave_one_affair_out":
            yield from self._labels(evaluation.questions)
        left_out = (Item(self.line(text)) for text in left_out_told(evaluation.left_out))
        yield from self.section(2, SAID.EVALUATION_LEFT_OUT, left_out)
        for measured in evaluation.questions:
            if measured.predictions:
                yield from self._measured(measured)
        yield Paragraph(plain(self.says(paper_wording.MADE_WITH, **evaluation.versions.model_dump()), "quiet"))

    def _overview(self, questions: Iterable[Measured]) -> Iterator[Block]:
        def row(measured: Measured) -> tuple[Line, ...]:
            majority = SAID.EVALUATION_NONE if measured.majority is None else untranslated(percent(measured.majority))
            return (self._of(measured), *self._counts(measured.score), self.line(majority))

        yield self._table(SAID.EVALUATION_QUESTION, map(row, questions), SAID.EVALUATION_MAJORITY)

    def _table(self, first: Text, rows: Iterable[tuple[Line, ...]], *more: Text) -> Table:
        counted = (SAID.EVALUATION_N, SAID.EVALUATION_AFFAIRS, SAID.EVALUATION_ANSWERED)
        return Table(tuple(map(self.says, (first, *counted, SAID.EVALUATION_RIGHT, *more))), tuple(rows))

    def _counts(self, score: Score) -> tuple[Line, ...]:
        interval, accuracy = score.wilson, score.accuracy
        share = self.line(SAID.EVALUATION_NONE)
        if interval and accuracy is not None:
            bounds = {"low": f"{100 * interval[0]:.0f}", "high": f"{100 * interval[1]:.0f}"}
            counts = {"right": str(score.right), "share": percent(accuracy)}
            share = plain(self.says(SAID.EVALUATION_SHARE, **counts, **bounds))
        return (*(plain(str(count)) for count in (score.n, score.affairs, score.answered)), share)

    def _labels(self, questions: Iterable[Measured]) -> Iterator[Block]:
        def told(measured: Measured) -> Item:
            label = measured.label
            text = (_BORNE_OUT if label.borne_out else _NOT_BORNE_OUT)[label.governs]
            counts = {"right": str(label.right), "answers": str(label.answers)}
            return Item(self._of(measured, self.says(text, **counts)))

        yield Heading(2, self.says(SAID.EVALUATION_LABELS))
        read = SAID.EVALUATION_LABELS_READ
        yield Paragraph(self.line(read, count=str(LEAST_COUNT), share=percent(LEAST_SHARE)))
        yield Bullets(tuple(map(told, questions)))

    def _measured(self, measured: Measured) -> Iterator[Block]:
        yield Heading(2, self.says(codebook().question(measured.question).question))
        rows = [(self.line(status_told(name)), *self._counts(score)) for name, score in measured.by_status.items()]
        yield self._table(SAID.EVALUATION_STATUS, rows)
        if ladder := rulebook().questions[measured.question].ladder:
            labels, trees = codebook().fact(ladder.fact).values, rulebook().trees
            rows = [(self.line(labels[name]), *self._counts(score)) for name, score in measured.by_value.items()]
            yield self._table(codebook().fact(ladder.fact).short.map(capital), rows)
            names = {each.id: each.short for tree in trees.values() for each in tree.every}
            rows = [(self.line(names[name]), *self._counts(score)) for name, score in measured.by_element.items()]
            if rows:
                yield Heading(3, self.says(SAID.EVALUATION_ELEMENTS))
                yield Paragraph(self.line(SAID.EVALUATION_ELEMENTS_READ))
                yield self._table(SAID.EVALUATION_ELEMENT, rows)
        wrong = [each for each in measured.predictions if each.answered and each.reason]
        unanswered = [each for each in measured.predictions if not each.answered]
        for heading, group in ((SAID.EVALUATION_WRONG, wrong), (SAID.EVALUATION_UNANSWERED, unanswered)):
            yield from self.section(3, heading.fill(count=str(len(group))), map(self._missed, group))

    def _missed(self, each: Prediction) -> Item:
        outcomes = codebook().question(each.question).outcomes
        parts = {"ruling": _cited(each.ruling), "court": outcomes[each.court]}
        status = status_told(each.standing)
        if each.outcome:
            engine = reports_wording.STATUS[each.status].fill(outcome=outcomes[each.outcome], status=status)
            words = self.says(SAID.EVALUATION_DECIDED, engine=engine, **parts)
        else:
            words = self.says(SAID.EVALUATION_OPEN, status=status, **parts)
        return Item(plain(words), (plain(f"{capital(self.says(each.reason))}.", "quiet"),) if each.reason else ())
