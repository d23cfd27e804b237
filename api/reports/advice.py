"""Advice report: what to do for a side, as a person reads it."""

from collections.abc import Iterator

from privesfeer.api.paper.blocks import Block, Bullets, Heading, Item, Line, Paragraph, Span, Table
from privesfeer.api.reports.sources import Citing
from privesfeer.cases.commons.amount import in_words
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.text import Lang, Text, capital
from privesfeer.engine import Advice, AdvisedCourse, AdvisedMeasure, AdvisedStep, Citation, Outlook, SideAdvice

_SAID = catalogue(__file__)


def advice_report(told: Advice, lang: Lang, *, person: bool = False) -> tuple[Block, ...]:
    """Tell the advice.

    Args:
        person: whether the employee himself reads it: what is told to lawyers alone is then left out.

    Returns:
        For each side the course, why, on what it hangs, the second one, the steps, and what the whole is worth.
    """
    return tuple(_AdviceReport(lang, person=person).blocks(told))


def advice_in_short(told: Advice, lang: Lang, *, person: bool = False) -> tuple[Block, ...]:
    """Tell what is advised in a few lines, for behind the answers of a verdict.

    Args:
        person: whether the employee himself reads it.

    Returns:
        The course of the side that asks, else of both in a line each, with the first step and its day; and how to read
        the rest.
    """
    return tuple(_AdviceReport(lang, person=person).in_short(told))


def first_step(told: SideAdvice) -> AdvisedStep | None:
    """Find the step with which a side begins.

    Returns:
        The first step with a day, else the first; None: there is none.
    """
    return next((each for each in told.steps if each.day), next(iter(told.steps), None))


class _AdviceReport(Citing):
    """Advice in one language."""

    def __init__(self, lang: Lang, *, person: bool) -> None:
        super().__init__(lang)
        self._person = person

    def blocks(self, told: Advice) -> Iterator[Block]:
        yield from self.opening(_SAID.ADVICE, told.title)
        if told.reservation:
            yield Paragraph(self.line(told.reservation, "strong"))
        for each in told.sides:
            yield Heading(2, self.says(_SAID.FOR, side=each.side_text))
            yield from self.course(each)
            yield from self._measures(each)
            yield from self._asked(each)
            yield from self._steps(each)
            if each.outlook:
                yield from self._outlook(each.outlook)
        yield from self._sources()
        yield Paragraph(self.line(_SAID.HUMAN, "quiet"))
        yield Paragraph(self.line(told.limits, "quiet"))

    def in_short(self, told: Advice) -> Iterator[Block]:
        yield Heading(2, self.says(_SAID.ADVICE))
        sides = [each for each in told.sides if each.course or each.steps]
        if len(told.sides) > 1 and sides:
            yield Bullets(tuple(Item(self.labelled(each.side_text.map(capital), self._brief(each))) for each in sides))
        else:
            for each in sides:
                if each.course:
                    yield Paragraph(self.line(self._to(each.course), "strong"))
                if step := first_step(each):
                    yield Paragraph(self.line(self._begun(step)))
        if not sides:
            yield Paragraph(self.line(_SAID.NO_COURSE_YET))
        yield Paragraph(self.line(_SAID.WHOLE, "quiet"))

    def _brief(self, told: SideAdvice) -> Line:
        """Tell the course of a side and its first step in one line."""
        step = first_step(told)
        parts = [*([self._to(told.course)] if told.course else []), *([self._begun(step)] if step else [])]
        return self.line(Text.joined(parts, " "))

    def _begun(self, step: AdvisedStep) -> Text:
        text = self._to(step)
        return _SAID.FIRST_BY.fill(by=step.by_text, text=text) if step.by_text else _SAID.FIRST.fill(text=text)

    def _to(self, told: AdvisedCourse | AdvisedStep) -> Text:
        """Give a course or step in the words of whoever reads it."""
        if isinstance(told, AdvisedStep):
            return (told.to_person if self._person else None) or told.in_full
        return (told.person if self._person else None) or told.text

    def course(self, told: SideAdvice) -> Iterator[Block]:
        """Tell what is recommended, why, on what it hangs, and what comes second."""
        course = told.course
        if told.decided and not self._person:
            yield Paragraph(self.line(told.decided))
        if course is None:
            yield Paragraph(self.line(_SAID.NO_COURSE))
            return
        yield Paragraph(self.line(self._to(course), "strong"))
        if told.way and not self._person:
            yield Paragraph((*self.line(told.way.text), *self._behind(told.way.authority[:2])))
        if self._person:  # who has it in his own words gets no reasons in those of lawyers
            return
        yield Paragraph((*self.labelled(_SAID.WHY, course.ground), *self._behind(course.authority)))
        hangs = [course.hinge, *(filter(None, (told.instead_text, course.weigh)))]
        yield Paragraph(self.line(Text.joined(hangs, " ")))
        yield Paragraph(self.labelled(_SAID.RISK, course.risk))
        if course.contra:
            yield Paragraph(self.labelled(_SAID.CONTRA, tuple(self._against(course))))

    def _against(self, course: AdvisedCourse) -> Iterator[Span]:
        for place, each in enumerate(course.contra):
            yield from (Span(" "),) if place else ()
            yield from (*self.line(each.text), *self._behind(each.authority))

    def _behind(self, authority: tuple[Citation, ...]) -> Line:
        return self._in_brackets(authority)

    def _measures(self, told: SideAdvice) -> Iterator[Block]:
        """Show what is advised on each of several measures, with its chance and its last day."""
        if not told.measures:
            return
        yield Heading(3, self.says(_SAID.EACH))
        headings = (_SAID.MEASURE, _SAID.STANDS, _SAID.NOW, _SAID.UNTIL)
        yield Table(tuple(map(self.says, headings)), tuple(map(self._measure, told.measures)))

    def _measure(self, measure: AdvisedMeasure) -> tuple[Line, ...]:
        likely, none = measure.likelihood, self.line(_SAID.NONE)
        chance = _SAID.BETWEEN.fill(low=str(likely.low), high=str(likely.high)) if likely else _SAID.NONE
        return (
            self.line(measure.title.map(capital)),
            self.line(likely.person.map(capital)) if likely and self._person else self.line(chance),
            self.line(self._to(measure.course)) if measure.course else none,
            self.line(measure.last.map(capital)) if measure.last else none,
        )

    def _asked(self, told: SideAdvice) -> Iterator[Block]:
        """Tell what the client asks, each with its answer; to an employee himself that is left to his lawyer."""
        if told.asked and not self._person:
            yield Heading(3, self.says(_SAID.ASKED))
            yield Bullets(
                tuple(
                    Item((*self.labelled(each.question, each.answer), *self._behind(each.authority[:2])))
                    for each in told.asked
                )
            )

    def _steps(self, told: SideAdvice) -> Iterator[Block]:
        for heading, steps in ((_SAID.STEPS, told.steps), (_SAID.AVOID, told.avoid)):
            items = (Item(self._step(each)) for each in steps if each.person or not self._person)
            yield from self.section(3, heading, items, numbered=heading is _SAID.STEPS)

    def _step(self, step: AdvisedStep) -> Line:
        text = _SAID.BY.fill(by=step.by_text.map(capital), text=self._to(step)) if step.by_text else self._to(step)
        if self._person:
            return self.line(text)
        told = Text.joined((text, step.why), " ") if step.why else text
        return (*self.line(told), *self._behind(step.authority[:2]))

    def _outlook(self, told: Outlook) -> Iterator[Block]:
        if self._person:
            if told.person:
                yield Paragraph(self.line(told.person))
            return
        yield Heading(3, self.says(_SAID.WORTH))
        if told.likelihood is None:
            yield Paragraph(self.line(_SAID.EARLY))
            return
        yield Paragraph(self.line(Text.joined((told.likelihood.text, told.likelihood.basis), " ")))
        if told.lacking:
            facts = Text.enumerate([each.short for each in told.lacking])
            yield Paragraph(self.line(_SAID.LACKING, facts=facts))
        if told.text:
            yield Paragraph(self.line(Text.joined(filter(None, (told.text, told.settle)), " ")))
            yield Table(
                tuple(map(self.says, (_SAID.OUTCOME, _SAID.WEIGHT, _SAID.WORST, _SAID.LIKELY, _SAID.BEST))),
                tuple(
                    (
                        self.line(each.text),
                        self.line(_SAID.PERCENT, n=str(each.weight)) if each.weight else (),
                        *(self.line(in_words(amount)) for amount in each.amounts),
                    )
                    for each in told.rows
                ),
            )
            yield Paragraph(self.line(Text.joined((_SAID.TO_EMPLOYEE, *told.remarks), " "), "quiet"))
        if told.duration:
            yield Paragraph(self.line(told.duration, "quiet"))
