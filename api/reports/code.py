"""Code: reports on a social media code, and the text of a code that is written."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from api.ask import wording as ask_wording
from api.ask.ready import Choices, Policy, bench, check_code, compose, policybook
from api.ask.request import (
    LARGEST,
    CaseRequest,
    InvalidRequestError,
    Request,
    UnreadableRequestError,
    read_request,
)
from api.ask.shelf import codebook
from api.paper import wording as paper_wording
from api.paper.blocks import (
    Banner,
    Blank,
    Block,
    Bullets,
    Heading,
    Item,
    Line,
    Paragraph,
    Picture,
    Span,
    Speaker,
    Table,
    capital,
    joined,
    plain,
    printable,
)
from api.paper.document import Document
from api.paper.writers import write_memo
from api.pictures import svg
from api.reports import wording
from cases import document
from cases.day import long_date
from cases.problem import Problem, problems
from cases.text import Lang, Text
from cases.words import words
from engine import (
    SEVERITIES,
    Answer,
    AnswerInShort,
    Change,
    Citation,
    CodeCheck,
    CouncilQuestion,
    Ground,
    Move,
    NormFinding,
    RulingMove,
    Side,
    Stress,
    Versions,
    WithCode,
    WrittenClause,
    WrittenCode,
    policy_hash,
)

_SAID = words(__file__)
_BETTER_FOR = _SAID.table("SIDES")
_MET = _SAID.table("MET")
_SEVERITY = _SAID.table("SEVERITY")

Audience = Literal["staff", "council"]

_MOVED = (_SAID.WAS, _SAID.BECOMES, _SAID.BETTER_FOR, _SAID.BECAUSE)  # the headings of an answer that moves
_SIDES: tuple[Side, ...] = ("employee", "employer", "neither")
_TITLE = 200  # how many characters of a title are repeated


# ---- reading ------------------------------------------------------------------------------------------------------


def read_policy(source: str | bytes, lang: Lang = "nl") -> Policy:
    """Read a code from a YAML or JSON document.

    Args:
        source: the document.
        lang: the language in which it is told what is wrong.

    Returns:
        The code.

    Raises:
        InvalidRequestError: the document does not describe a code.
        UnreadableRequestError: the document cannot be read.
    """
    policy: Policy = _read(source, Policy, lang)
    return policy


def read_choices(source: str | bytes, lang: Lang = "nl") -> Choices:
    """Read the choices from which a code is written.

    Args:
        source: a YAML or JSON document.
        lang: the language in which it is told what is wrong.

    Returns:
        The choices.

    Raises:
        InvalidRequestError: the document does not hold choices.
        UnreadableRequestError: the document cannot be read.
    """
    choices: Choices = _read(source, Choices, lang)
    return choices


def read_incident(source: str | bytes, lang: Lang = "nl") -> Request:
    """Read the incident that is compared without and with a code.

    Args:
        source: a YAML or JSON document.
        lang: the language in which it is told what is wrong.

    Returns:
        The incident.

    Raises:
        InvalidRequestError: the document does not describe one incident.
    """
    request = read_request(source, default_lang=lang, lang=lang)
    if isinstance(request, CaseRequest):
        raise InvalidRequestError((Problem(field="conversations", text=_SAID.ONE_INCIDENT),), lang)
    return request


def _read(source: str | bytes, model: Any, lang: Lang) -> Any:  # noqa: ANN401 - what the model makes of it
    if len(source) > LARGEST:
        raise UnreadableRequestError(ask_wording.TOO_LARGE, lang)
    if not source.strip():
        raise UnreadableRequestError(_SAID.EMPTY, lang)
    try:
        content = document.parse(source)
    except document.UnreadableDocumentError as error:
        raise UnreadableRequestError(error.text, lang) from error
    if content is None:  # only comments
        raise UnreadableRequestError(_SAID.EMPTY, lang)
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise InvalidRequestError(problems(error, model, codebook()), lang) from error


# ---- reports ------------------------------------------------------------------------------------------------------


def check_report(check: CodeCheck, lang: Lang) -> tuple[Block, ...]:
    """Tell how a code stands against the norms.

    Args:
        check: what was found.
        lang: the language.

    Returns:
        The text: the findings, the most serious first, and the questions for a works council.
    """
    return tuple(_Check(lang).blocks(check))


def stress_report(stress: Stress, lang: Lang) -> tuple[Block, ...]:
    """Tell which answers move when every ruling is decided again under a code.

    Args:
        stress: what moved.
        lang: the language.

    Returns:
        The text, with a picture and a table.
    """
    return tuple(_Test(lang).blocks(stress))


def stress_picture(stress: Stress, lang: Lang) -> Picture:
    """Draw for whom answers move, question by question.

    Args:
        stress: what moved.
        lang: the language.

    Returns:
        The drawing, and the same in words.
    """
    return _Test(lang).picture(stress)


def with_code_report(told: WithCode, lang: Lang) -> tuple[Block, ...]:
    """Tell how an incident is answered without and with a code.

    Args:
        told: the answers.
        lang: the language.

    Returns:
        The text: what changes, and each answer that moves with what speaks on both sides.
    """
    return tuple(_Test(lang).incident(told))


def draft(choices: Choices, lang: Lang, audience: Audience) -> tuple[Block, ...]:
    """Write a code.

    Args:
        choices: the choices; what is left out takes its default.
        lang: the language.
        audience: for whom: staff, short; council, with reasons, sources and the questions to ask.

    Returns:
        The text of the code.
    """
    return tuple(_Draft(lang).blocks(compose(choices, lang), audience))


def code_document(choices: Choices, lang: Lang, audience: Audience) -> "CodeDocument":
    """Write a code as a document.

    Args:
        choices: the choices.
        lang: the language.
        audience: for whom.

    Returns:
        The document, ready to be written as Word, PDF, HTML or Markdown.
    """
    written = compose(choices, lang)
    adopted = choices.said("adopted")
    versions = _made_with(bench().versions)[lang]
    day = adopted if isinstance(adopted, dt.date) else bench().release
    blocks = tuple(_Draft(lang).blocks(written, audience))
    return CodeDocument(blocks, lang, day, versions, policy_hash(written.policy))


def write_code(choices: Choices, lang: Lang, audience: Audience, target: Path) -> None:
    """Write a code to a file.

    Args:
        choices: the choices.
        lang: the language.
        audience: for whom.
        target: the file; its name says in which form.

    Raises:
        api.paper.document.DocumentError: the file cannot be written in that form.
        api.paper.files.NotWrittenError: it cannot be written at all.
    """
    write_memo(code_document(choices, lang, audience), target)


@dataclass(frozen=True, slots=True)
class CodeDocument(Document):
    """A document that holds a code; its hash is that of the code."""

    @property
    def foot(self) -> str:
        """What stands at the end: what it was made with, and which code it is."""
        return f"{self.versions} {_SAID.HASH.fill(hash=self.incident_hash)[self.lang]}"


def _made_with(versions: Versions) -> Text:
    return paper_wording.MADE_WITH.fill(**dict(versions))


class _Teller(Speaker):
    """What all reports on a code share."""

    def head(self, title: Text, of: Text | None, as_of: dt.date) -> Iterator[Block]:
        yield Heading(1, self.says(title))
        if of:
            yield Paragraph(plain(printable(self.says(of), _TITLE), "quiet"))
        yield Paragraph(self.line(_SAID.AS_OF, "quiet", date=long_date(as_of)))

    def foot(self, limits: Text, versions: Versions, hashed: str) -> Iterator[Block]:
        yield Heading(2, self.says(_SAID.LIMITS))
        yield Paragraph(self.line(limits))
        yield Paragraph(self.line(_made_with(versions), "quiet"))
        yield Paragraph(self.line(_SAID.HASH, "quiet", hash=hashed))

    def cite(self, citation: Citation) -> Line:
        return (Span(self.says(citation.cited), url=citation.url),)

    def cited(self, authority: Iterable[Citation]) -> Line:
        return joined(map(self.cite, authority), "; ")

    def sources(self, authority: Iterable[Citation]) -> Iterator[Block]:
        """List sources once each, with where they were read and how sure that is."""
        once = {citation.key: citation for citation in authority}
        yield Heading(2, self.says(_SAID.SOURCES))
        yield Bullets(tuple(self._source(citation) for citation in once.values()))

    def _source(self, citation: Citation) -> Item:
        below = (*citation.history, citation.verification)
        line = (Span(self.says(citation.named), url=citation.url),)
        return Item(line, tuple(plain(capital(self.says(each)), "quiet") for each in below))

    def change(self, change: Change) -> Line:
        before, after = (change.before or _SAID.UNKNOWN), (change.after or _SAID.UNKNOWN)
        return self.line(_SAID.CHANGED, clause=change.clause_text, fact=change.short, before=before, after=after)

    def question(self, question: CouncilQuestion) -> Item:
        return Item(self.line(question.text), (self.line(_MET[question.met], "quiet"),))


class _Check(_Teller):
    """A check in one language."""

    def blocks(self, check: CodeCheck) -> Iterator[Block]:
        yield from self.head(_SAID.CHECK, check.title, check.as_of)
        yield Banner((plain(self._counted(check), "strong"),))
        yield Paragraph(self.line(_SAID.CHECK_EXPLAINED))
        for severity in SEVERITIES:
            found = [each for each in check.findings if each.severity == severity]
            if found:
                yield Heading(2, f"{self.says(_SEVERITY[severity])} ({len(found)})")
                yield Bullets(tuple(map(self._finding, found)))
        yield Heading(2, self.says(_SAID.QUESTIONS))
        yield Bullets(tuple(map(self.question, check.questions)), numbered=True)
        if check.findings:
            yield from self.sources(citation for each in check.findings for citation in each.authority)
        yield from self.foot(check.limits, check.versions, check.policy_hash)

    def _counted(self, check: CodeCheck) -> str:
        norms = str(len(check.findings) + len(check.met))
        if not check.findings:
            return self.says(_SAID.CLEAN, norms=norms)
        counts = Counter(each.severity for each in check.findings)
        parts = [
            _SAID.COUNT.fill(severity=_small(_SEVERITY[each]), count=str(counts[each]))
            for each in SEVERITIES
            if counts[each]
        ]
        return self.says(_SAID.COUNTED, findings=str(len(check.findings)), norms=norms, counts=Text.enumerate(parts))

    def _finding(self, found: NormFinding) -> Item:
        line = (Span(f"{self.says(found.clause_text)}: ", "quiet"), Span(self.says(found.text), "strong"))
        below = []
        if found.quotes:
            quotes = "; ".join(self.says(_SAID.QUOTED, words=printable(quote, _TITLE)) for quote in found.quotes)
            below.append(self.labelled(_SAID.QUOTES, quotes))
        if found.lacking:
            below.append(self.labelled(_SAID.LACKING, Text.enumerate(list(found.lacking))))
        below.append(self.labelled(_SAID.WHY, found.why))
        below.append(self.labelled(_SAID.PROPOSAL, found.proposal))
        below.append(self.labelled(_SAID.SOURCE, self.cited(found.authority)))
        return Item(line, tuple(below))


def _small(text: Text) -> Text:
    return text.map(lambda words: words[:1].lower() + words[1:])


class _Test(_Teller):
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
        if stress.changes:
            yield Heading(2, self.says(_SAID.STRESS_CHANGES))
            yield Bullets(tuple(self._counted(name, count) for name, count in stress.changes.items()))
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
        mapped = next(each for each in bench().norms.mapping if each.id == name)
        fact = codebook().fact(mapped.fact)
        value = _SAID.UNKNOWN if mapped.value is None else fact.label(mapped.value)
        words = _SAID.STRESS_CHANGE.fill(fact=fact.short, value=value, count=str(count), why=mapped.text)
        return Item(plain(capital(self.says(words))))

    def _row(self, move: RulingMove) -> tuple[Line, ...]:
        return (plain(self.says(move.citation)), *self._moved(move))

    def _moved(self, move: Move) -> tuple[Line, ...]:
        return (
            plain(capital(self.says(_answer(move.before)))),
            plain(capital(self.says(_answer(move.after)))),
            self.line(_BETTER_FOR[move.better_for]),
            joined(map(self.change, move.because), "; "),
        )

    # ---- the picture -----------------------------------------------------------------------------------------------

    def picture(self, stress: Stress) -> Picture:
        """Draw a bar to the left for the employee and one to the right for the employer, for each question."""
        title = self.says(_SAID.PICTURE)
        parts, y = svg.head(title, self.says(stress.title)[:_TITLE] if stress.title else None)
        counted = {
            question.id: Counter(move.better_for for move in stress.moves if move.question == question.id)
            for question in codebook().questions
        }
        rows = {name: sides for name, sides in counted.items() if sides}
        most = max((max(sides["employee"], sides["employer"]) for sides in rows.values()), default=0)
        middle = svg.WIDTH / 2
        unit = (middle - 2 * svg.MARGIN - 40) / max(most, 1)
        y += 20
        parts.append(svg.text(middle - 8, y, self.says(_SAID.PICTURE_EMPLOYEE), svg.SMALL, anchor="end"))
        parts.append(svg.text(middle + 8, y, self.says(_SAID.PICTURE_EMPLOYER), svg.SMALL))
        told = []
        for name, sides in rows.items():
            question = codebook().question(name).question
            drawn, y = self._bars(question, sides, middle, unit, y)
            parts += drawn
            words = {str(side): str(sides[side]) for side in _SIDES}
            told.append(self.says(_SAID.PICTURE_ROW, question=question, **words))
        described = " ".join(told) or self.says(_SAID.STRESS_NOTHING)
        drawing = svg.document(self._lang, title, described, y + 2 * svg.MARGIN, parts)
        return Picture(drawing, described, plain(title))

    def _bars(
        self, question: Text, sides: "Counter[Side]", middle: float, unit: float, y: float
    ) -> tuple[list[str], float]:
        lines = svg.wrapped(self.says(question), svg.WIDTH - 2 * svg.MARGIN, svg.SMALL, bold=True)
        y += 20
        parts = [svg.text(svg.MARGIN, y, lines, svg.SMALL, bold=True)]
        y += (len(lines) - 1) * svg.leading(svg.SMALL) + 6
        employee, employer = sides["employee"], sides["employer"]
        if employee or employer:
            left, right = employee * unit, employer * unit
            parts += [
                svg.shape("rect", x=middle - left, y=y, width=left, height=14, fill=svg.OURS),
                svg.shape("rect", x=middle, y=y, width=right, height=14, fill=svg.THEIRS),
                svg.shape("line", x1=middle, y1=y - 2, x2=middle, y2=y + 16, stroke=svg.INK, stroke_width=1.5),
                svg.text(middle - left - 6, y + 11, str(employee), svg.SMALL, anchor="end"),
                svg.text(middle + right + 6, y + 11, str(employer), svg.SMALL),
            ]
            y += 16
        if sides["neither"]:
            y += 11
            words = self.says(_SAID.PICTURE_STATUS, count=str(sides["neither"]))
            parts.append(svg.text(svg.MARGIN, y, words, svg.SMALL, fill=svg.QUIET))
        return parts, y

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
        yield Heading(2, self.says(_SAID.LIMITS))
        yield Paragraph(self.line(told.limits))

    def _answered(self, heading: Text, answer: Answer | None) -> Iterator[Block]:
        yield Heading(3, self.says(heading))
        if answer is None:
            yield Paragraph(self.line(wording.NOT_RAISED))
        else:
            words = wording.STATUS[answer.status].fill(outcome=answer.outcome_text, status=answer.status_text)
            yield Paragraph(plain(capital(self.says(words)), "strong"))

    def _differences(self, question: str, before: Answer | None, after: Answer | None) -> Iterator[Block]:
        ours, theirs = _reasons(before), _reasons(after)
        items = [self._ground(question, ground, _SAID.ADDED) for name, ground in theirs.items() if name not in ours]
        items += [self._ground(question, ground, _SAID.GONE) for name, ground in ours.items() if name not in theirs]
        yield Bullets(tuple(items)) if items else Paragraph(self.line(_SAID.SAME_REASONS))

    def _ground(self, question: str, ground: Ground, mark: Text | None = None) -> Item:
        label = _SAID.SPEAKS_FOR.fill(outcome=codebook().question(question).outcomes[ground.favours])
        if mark:
            label = _SAID.MARKED.fill(mark=mark, label=_small(label))
        return Item(self.labelled(label, ground.text), (self.labelled(_SAID.SOURCE, self.cited(ground.authority)),))


def _answer(told: AnswerInShort) -> Text:
    """Word an answer in short."""
    if told.status is None:
        return told.outcome_text
    return wording.STATUS[told.status].fill(outcome=told.outcome_text, status=told.status_text)


def _by_question(answers: Iterable[Answer]) -> dict[str, Answer]:
    return {answer.question: answer for answer in answers}


def _reasons(answer: Answer | None) -> dict[str, Ground]:
    """Give the reasons on both sides by the factor."""
    grounds = (*answer.for_, *answer.against) if answer else ()
    return {ground.factor: ground for ground in grounds}


class _Draft(_Teller):
    """A code in one language."""

    def blocks(self, written: WrittenCode, audience: Audience) -> Iterator[Block]:
        council = audience == "council"
        title = _SAID.FOR_COUNCIL.fill(title=written.title) if council else written.title
        yield Heading(1, self.says(title))
        yield Paragraph(self.line(_SAID.COUNCIL_INTRO if council else _SAID.STAFF_INTRO))
        tell = self._with_reasons if council else self._short
        for heading, kind in ((_SAID.DOS, "do"), (_SAID.DONTS, "dont")):
            yield Heading(2, self.says(heading))
            yield tell([clause for clause in written.clauses if clause.kind == kind])
        rules = [clause for clause in written.clauses if clause.kind == "rule"]
        for part in dict.fromkeys(clause.clause for clause in rules):
            yield Heading(2, self.says(policybook().clause(part).label))
            yield tell([clause for clause in rules if clause.clause == part])
        if written.policy.said("origin.adopted") is None:
            yield Blank(self.says(_SAID.ADOPTED))
        if council:
            yield from self._for_council(written)
        else:
            yield Blank(self.says(_SAID.RECEIVED))

    def _short(self, clauses: list[WrittenClause]) -> Block:
        return Bullets(tuple(Item(self.line(clause.text), tuple(self._example(clause))) for clause in clauses))

    def _example(self, clause: WrittenClause) -> Iterator[Line]:
        if clause.example:
            yield self.labelled(_SAID.EXAMPLE, clause.example)

    def _with_reasons(self, clauses: list[WrittenClause]) -> Block:
        headings = tuple(map(self.says, (_SAID.TEXT, _SAID.REASON, _SAID.SOURCE)))
        return Table(headings, tuple(map(self._row, clauses)))

    def _row(self, clause: WrittenClause) -> tuple[Line, ...]:
        text = joined([self.line(clause.text), *self._example(clause)], " ")
        return text, self.line(clause.reason), self.cited(clause.authority)

    def _for_council(self, written: WrittenCode) -> Iterator[Block]:
        yield Heading(2, self.says(_SAID.QUESTIONS))
        check = check_code(written.policy)
        yield Bullets(tuple(map(self.question, check.questions)), numbered=True)
        yield Blank(self.says(_SAID.NOTES), 4)
        yield from self.sources(citation for clause in written.clauses for citation in clause.authority)
        yield Paragraph(self.line(check.limits))
