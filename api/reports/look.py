"""Look report: what an employer is told before he looks, and the log of his search as a document."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from privesfeer.api.ask.registry import codebook
from privesfeer.api.paper import wording as papers
from privesfeer.api.paper.blocks import (
    Banner,
    Blank,
    Block,
    Bullets,
    Fields,
    Heading,
    Item,
    Line,
    Paragraph,
    Span,
    Table,
    Tone,
    joined,
    plain,
    printable,
)
from privesfeer.api.paper.document import Document
from privesfeer.api.reports import wording
from privesfeer.api.reports.sources import Citing
from privesfeer.cases.commons.amount import in_words
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Lang, Text, capital, untranslated
from privesfeer.engine import (
    CompactAnswer,
    Look,
    StatedFact,
    ToldCost,
    ToldElement,
    ToldLogLine,
    ToldLookRemark,
    ToldLookStep,
)

_SAID = catalogue(__file__)
_POINTS, _MARKS = _SAID.table("POINTS"), _SAID.table("MARKS")
_NEAR = 2  # rulings on costs that are told where not all are
_CITED = 2  # sources of the answer, likewise
_ASKED = 3  # facts that are asked for, likewise
_WIDE = 3  # the lines that a place in the log gets where a sentence has to fit


def look_report(told: Look, lang: Lang, *, detail: bool = False, named: bool = True) -> tuple[Block, ...]:
    """Tell what is told before one looks.

    Args:
        detail: whether every step is told in full, and every ruling on costs.
        named: whether facts and options are also given by their names, for who writes a file and a command.

    Returns:
        The text, the answer first.
    """
    return tuple(_LookReport(lang, detail=detail, named=named).blocks(told))


def search_log(told: Look, lang: Lang) -> Document:
    """Write the log of a search as a document.

    Args:
        told: what is told before one looks.

    Returns:
        The document, with what is known filled in and everything else told as not recorded, to be written while one
        searches.
    """
    versions = papers.VERSIONS.fill(**dict(told.versions))[lang]
    return Document(tuple(_LookReport(lang, detail=True).log(told)), lang, told.as_of, versions)


class _LookReport(Citing):
    """What is told before one looks, in one language."""

    def __init__(self, lang: Lang, *, detail: bool, named: bool = False) -> None:
        super().__init__(lang, detail=detail)
        self._named = named

    def blocks(self, told: Look) -> Iterator[Block]:
        yield from self.opening(_SAID.BEFORE, told.title)
        yield Banner(tuple(self._answer(told)))
        if extent := tuple(map(Item, self._extent(told))):
            yield Bullets(extent)
        yield from self._steps(told)
        yield from self._points(told)
        yield from self._costs(told)
        yield from self._asked(told)
        if self._detail:
            yield from self._sources()
        hint = (_SAID.LOG_HINT,) if self._named else ()
        yield Paragraph(self.line(Text.joined((*hint, told.limits), " "), "quiet"))

    def _answer(self, told: Look) -> Iterator[Line]:
        """Say whether it may be opened, why, and how far one is."""
        tone: Tone = "warning" if told.verdict == "no" else "strong"
        target = told.target_text.map(capital) if told.target_text else _SAID.UNSAID
        cited = told.authority if self._detail else told.authority[:_CITED]
        yield (*self.labelled(target, self.line(told.answer, tone)), *self._in_brackets(cited))
        yield from (self.line(each, "warning") for each in told.reasons)
        present = [self.line(self._present(told, told.inspection))] if told.inspection else []
        if ready := (*self._ready(told), *present):
            yield joined(ready, " ")
        if told.mark_text:
            yield self.labelled(_SAID.SURE, told.mark_text)

    def _ready(self, told: Look) -> Iterator[Line]:
        """Say how many of the steps are still open on which it depends; nothing where it may not be opened."""
        if told.verdict not in {"may", "provided"}:
            return
        if told.missing:
            numbers = {each.id: place for place, each in enumerate(told.steps, 1)}
            steps = ", ".join(str(numbers[each.id]) for each in told.missing)
            yield self.line(_SAID.MISSING.fill(count=str(len(told.missing)), steps=steps), "warning")
        else:
            yield self.line(_SAID.ALL_DONE)
            if told.unshown:
                yield self.line(_SAID.UNSHOWN.fill(steps=self._listed(told.unshown)))

    @staticmethod
    def _present(told: Look, now: CompactAnswer) -> Text:
        """Say how the question would be answered on the facts now, and with all steps done."""
        if told.prepared is None:
            return _SAID.PRESENT.fill(answer=_answered(now))
        then = _answered(told.prepared)
        same = then == _answered(now)
        return _SAID.PRESENT_ALIKE.fill(answer=then) if same else _SAID.PREPARED.fill(answer=_answered(now), then=then)

    def _extent(self, told: Look) -> Iterator[Line]:
        """Say how far, on what ground, what stays closed, and what speaks against it."""
        if told.how_far:
            yield self.labelled(_SAID.HOW_FAR, told.how_far)
        if told.instead:
            yield self.labelled(_SAID.INSTEAD, told.instead)
        yield from (self._remark(_SAID.GROUND, each) for each in told.grounds)
        for part in told.parts:
            yield (*self.labelled(_SAID.WITHIN, part.answer), *self._in_brackets(part.authority[:1]))
        yield from (self._remark(each.title.map(capital), each) for each in told.law)
        for each in told.contra:
            yield (*self.labelled(_SAID.AGAINST, each.text), *self._in_brackets(each.authority))
        if told.supposed and self._detail:
            yield self.labelled(_SAID.SUPPOSED, self._facts(told.supposed))
        if told.unfit:
            yield self.line(_SAID.UNFIT.fill(facts=self._facts(told.unfit)), "warning")

    def _remark(self, title: Text, each: ToldLookRemark) -> Line:
        cited = each.authority if self._detail else each.authority[:1]
        return (*self.labelled(title, each.text), *self._in_brackets(cited))

    def _asked(self, told: Look) -> Iterator[Block]:
        """Ask what is not known; in short only what it is about, as it is still to come."""
        asked = () if not self._named else told.asked if self._detail else told.asked[:_ASKED]
        if asked and self._detail:
            yield Heading(2, self.says(_SAID.ASKED))
            yield Bullets(tuple(Item((*self.line(each.question), Span(f" ({each.fact})", "quiet"))) for each in asked))
        elif asked:
            named = [
                Text.joined((codebook().fact(each.fact).short, untranslated(f"({each.fact})")), " ") for each in asked
            ]
            yield Paragraph(self.labelled(_SAID.ASKED, Text.enumerate(named)))

    # ---- steps and points ----------------------------------------------------------------------------------------

    def _steps(self, told: Look) -> Iterator[Block]:
        if not told.steps:
            return
        yield Heading(2, self.says(_SAID.STEPS))
        if self._detail:
            yield Bullets(tuple(map(self._step, told.steps)), numbered=True)
            return
        first, *later = dict.fromkeys(each.phase_text for each in told.steps)
        yield Bullets(tuple(self._short(each) for each in told.steps if each.phase_text == first), numbered=True)
        number = self._numbered(told)
        listed = [
            self.labelled(
                phase.map(capital), "; ".join(number(each) for each in told.steps if each.phase_text == phase)
            )
            for phase in later
        ]
        if listed:
            yield Paragraph(joined(listed, ". "))

    def _numbered(self, told: Look) -> Callable[[ToldLookStep], str]:
        """Make what names a step by its number."""
        return lambda step: f"{told.steps.index(step) + 1}. {self.says(_MARKS[step.state])} {self.says(step.short)}"

    def _short(self, each: ToldLookStep) -> Item:
        """Tell a step in a line."""
        notes = [] if each.needed else [self.says(_SAID.NOT_NEEDED)]
        notes += [self.says(moved) for moved in self._moved(each)]
        head = (Span(f"{self.says(_MARKS[each.state])} ", _tone(each)), *self.line(each.short))
        return Item((*head, *(plain(f" – {'; '.join(notes)}", "quiet") if notes else ())))

    @staticmethod
    def _moved(each: ToldLookStep) -> Iterator[Text]:
        """Say which other answer a step brings, and which one without it."""
        if each.brings:
            yield _SAID.BRINGS.fill(answer=_answered(each.brings))
        if each.without:
            yield _SAID.WITHOUT.fill(answer=_answered(each.without))

    def _step(self, each: ToldLookStep) -> Item:
        """Tell a step in full."""
        head = (*self.line(each.text, "strong" if each.needed else "plain"), *self._in_brackets(each.authority))
        state = self.says(each.state_text)
        below = [plain(f"{capital(state)}{'' if each.needed else f', {self.says(_SAID.NOT_NEEDED)}'}", _tone(each))]
        if each.facts:
            below.append(self.labelled(_SAID.KNOWN, self._facts(each.facts)))
        if each.why:
            below.append(self.line(each.why))
        if each.closes:
            below.append(self.line(_SAID.HELPS.fill(points=", ".join(each.closes)).map(capital)))
        below += [self.line(moved.map(capital)) for moved in self._moved(each)]
        if each.mark_text:
            below.append(self.labelled(_SAID.SURE, each.mark_text))
        return Item(head, tuple(below))

    def _points(self, told: Look) -> Iterator[Block]:
        """Tell how each point of the list of proof stands, and which steps help it."""
        if told.checklist is None:
            return
        listed = told.checklist
        whole = f": {self.says(listed.result_text)}" if listed.result_text else ""
        yield Heading(2, f"{self.says(listed.title if self._detail else _SAID.TEST)}{whole}")
        shorts = {each.id: each.short for each in told.points}
        helped = {
            point: [str(place) for place, step in enumerate(told.steps, 1) if point in step.closes] for point in shorts
        }
        if self._detail:
            yield Bullets(tuple(self._point_of(each, helped[each.id]) for each in listed.elements))
            return
        by_state = {
            state: [each for each in listed.elements if each.state == state]
            for state in ("met", "not_met", "unknown", "weighed")
        }
        yield Bullets(
            tuple(
                Item(
                    self.labelled(
                        _POINTS[state].map(capital),
                        "; ".join(
                            f"{each.id} {self.says(shorts[each.id])}{self._by(helped[each.id])}" for each in among
                        ),
                    )
                )
                for state, among in by_state.items()
                if among
            )
        )

    def _by(self, steps: list[str]) -> str:
        return f" ({self.says(_SAID.BY.fill(count=str(len(steps)), steps=', '.join(steps)))})" if steps else ""

    def _point_of(self, each: ToldElement, steps: list[str]) -> Item:
        tone: Tone = "warning" if each.state == "not_met" else "plain"
        stands = self.line(_POINTS[each.state], tone)
        return Item((Span(f"{each.id} ", "quiet"), *self.line(each.text), Span(" "), *stands, Span(self._by(steps))))

    # ---- costs ---------------------------------------------------------------------------------------------------

    def _costs(self, told: Look) -> Iterator[Block]:
        near = [each for each in told.costs if each.near]
        shown = told.costs if self._detail else (near or told.costs)[:_NEAR]
        if not shown:
            return
        yield Heading(2, self.says(_SAID.COSTS))
        more = len(told.costs) - len(shown)
        opening = [told.costs_text] if told.costs_text else []
        opening += [_SAID.MORE_COSTS.fill(count=str(more))] if more and self._named else []
        if opening:
            yield Paragraph(self.line(Text.joined(opening, " ")))
        if self._detail:
            headings = (_SAID.DID, _SAID.FOLLOWED, _SAID.SUMS, _SAID.RULING)
            yield Table(tuple(map(self.says, headings)), tuple(map(self._row, shown)))
        else:
            yield Bullets(tuple(map(self._cost, shown)))

    def _cost(self, each: ToldCost) -> Item:
        said = f"{capital(self.says(each.did))}: {self.says(each.followed)}"
        sums = plain(f"; {self._sums(each)}", "strong") if each.sums else ()
        return Item((Span(said), *sums, *self._in_brackets(each.authority[:1])))

    def _row(self, each: ToldCost) -> tuple[Line, ...]:
        note = [self.line(each.note, "quiet")] if each.note else []
        return (
            self.line(each.did.map(capital)),
            joined([self.line(each.followed.map(capital)), *note], ". "),
            plain(self._sums(each) if each.sums else self.says(_SAID.NO_SUM)),
            joined([self._name(one) for one in each.authority if one.kind == "ruling"], "; "),
        )

    def _sums(self, each: ToldCost) -> str:
        told = []
        for one in each.sums:
            amount = in_words(Decimal(one.amount)) if Decimal(one.amount) else _SAID.NOTHING
            text = _SAID.ABOUT.fill(amount=amount) if one.about else amount
            told.append(self.says(_SAID.SUM.fill(what=one.what, amount=text)))
        return "; ".join(told)

    # ---- the log -------------------------------------------------------------------------------------------------

    def log(self, told: Look) -> Iterator[Block]:
        """Write the log of the search.

        Args:
            told: what is told before one looks.

        Yields:
            What was considered with its answer; then each line, with what is known or that it was not recorded.
        """
        yield Heading(1, self.says(_SAID.LOG))
        target = told.target_text.map(capital) if told.target_text else _SAID.UNSAID
        yield Fields(
            (
                (self.says(_SAID.LOG_TITLE), plain(printable(self.says(told.title)) if told.title else "")),
                (self.says(_SAID.LOG_TARGET), self.line(target)),
                (self.says(_SAID.LOG_DAY), self.line(long_date(told.as_of))),
                (self.says(_SAID.LOG_BY), ()),
            )
        )
        yield Banner((self.line(_SAID.LOG_RULE, "strong"), self.line(_SAID.LOG_CLOSED)))
        yield Heading(2, self.says(_SAID.LOG_ANSWER))
        yield Paragraph((Span(f"{self.says(told.verdict_text)}. ", "strong"), *self.line(told.answer)))
        if told.how_far:
            yield Paragraph(self.labelled(_SAID.HOW_FAR, told.how_far))
        phases = dict.fromkeys(each.phase_text for each in told.log)
        for phase in phases:
            yield Heading(2, self.says(phase.map(capital)))
            lines = [each for each in told.log if each.phase_text == phase]
            once = [each for each in lines if not each.rows]
            yield from self._once(once)
            for each in lines:
                yield from self._each_time(each)
        if told.steps:
            yield Heading(2, self.says(_SAID.STEPS))
            yield Bullets(
                tuple(
                    Item((*self.line(each.text), *self.line(_SAID.STATE.fill(state=each.state_text), "quiet")))
                    for each in told.steps
                ),
                numbered=True,
            )
        yield Paragraph(self.line(told.limits, "quiet"))

    def _once(self, lines: Iterable[ToldLogLine]) -> Iterator[Block]:
        rows = tuple(
            (
                self.line(each.text.map(capital)),
                plain(self._facts(each.facts)) if each.facts else self.line(_SAID.NOT_RECORDED, "quiet"),
            )
            for each in lines
        )
        if rows:
            yield Table((self.says(_SAID.WHAT), self.says(_SAID.RECORDED)), rows)

    def _each_time(self, each: ToldLogLine) -> Iterator[Block]:
        if each.rows:
            label = f"{self.says(each.text.map(capital))} ({self.says(_SAID.NOT_RECORDED)})"
            yield Blank(label, max(each.rows, _WIDE))

    # ---- small parts ---------------------------------------------------------------------------------------------

    def _facts(self, facts: Iterable[StatedFact]) -> str:
        return "; ".join(f"{self.says(each.short)}: {self.says(each.label)}" for each in facts)

    def _listed(self, steps: Iterable[ToldLookStep]) -> str:
        return "; ".join(self.says(each.short) for each in steps)


def _answered(answer: CompactAnswer) -> Text:
    """Put an answer into words: its outcome and how firm it is."""
    return answer.status_text if answer.outcome is None else wording.answered(answer)


def _tone(step: ToldLookStep) -> Tone:
    return "quiet" if step.state == "done" else "warning" if step.state == "undone" else "plain"
