"""Advice report: what to do for a side, as a person reads it."""

from collections.abc import Iterator
from decimal import Decimal

from privesfeer.api.paper.blocks import Block, Bullets, Heading, Item, Line, Paragraph, Span, Table, plain, printable
from privesfeer.api.reports.sources import Citing
from privesfeer.cases.amount import in_words
from privesfeer.cases.text import Lang, Text, capital
from privesfeer.cases.words import words
from privesfeer.engine import Advice, AdvisedCourse, AdvisedStep, Citation, Outlook, SideAdvice

_SAID = words(__file__)


def advice_report(told: Advice, lang: Lang) -> tuple[Block, ...]:
    """Tell the advice.

    Args:
        told: the advice.
        lang: the language.

    Returns:
        For each side the course, why, on what it hangs, the second one, the steps, and what the whole is worth.
    """
    return tuple(_AdviceReport(lang).blocks(told))


class _AdviceReport(Citing):
    """Advice in one language."""

    def blocks(self, told: Advice) -> Iterator[Block]:
        yield Heading(1, self.says(_SAID.ADVICE))
        if told.title:
            yield Paragraph(plain(printable(self.says(told.title)), "quiet"))
        for each in told.sides:
            yield Heading(2, self.says(_SAID.FOR, side=each.side_text))
            yield from self.course(each)
            yield from self._steps(each)
            if each.outlook:
                yield from self._outlook(each.outlook)
        yield from self._sources()
        yield Paragraph(self.line(_SAID.HUMAN, "quiet"))
        yield Paragraph(self.line(told.limits, "quiet"))

    def course(self, told: SideAdvice) -> Iterator[Block]:
        """Tell what is recommended, why, on what it hangs, and what comes second."""
        course = told.course
        if course is None:
            yield Paragraph(self.line(_SAID.NO_COURSE))
            return
        yield Paragraph(self.line(course.text, "strong"))
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

    def _steps(self, told: SideAdvice) -> Iterator[Block]:
        for heading, steps in ((_SAID.STEPS, told.steps), (_SAID.AVOID, told.avoid)):
            if steps:
                yield Heading(3, self.says(heading))
                yield Bullets(tuple(Item(self._step(each)) for each in steps), numbered=heading is _SAID.STEPS)

    def _step(self, step: AdvisedStep) -> Line:
        text = _SAID.BY.fill(by=step.by_text.map(capital), text=step.text) if step.by_text else step.text
        told = Text.joined((text, step.why), " ") if step.why else text
        return (*self.line(told), *self._behind(step.authority[:2]))

    def _outlook(self, told: Outlook) -> Iterator[Block]:
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
                        self.line(each.short.map(capital)),
                        self.line(_SAID.PERCENT, n=str(each.weight)),
                        *(self.line(signed(Decimal(amount))) for amount in (each.low, each.likely, each.high)),
                    )
                    for each in told.outcomes
                ),
            )
            yield Paragraph(self.line(Text.joined((_SAID.TO_EMPLOYEE, *told.remarks), " "), "quiet"))
        if told.duration:
            yield Paragraph(self.line(told.duration, "quiet"))


def signed(amount: Decimal) -> Text:
    """Write an amount out, with a minus sign where the employee pays.

    Args:
        amount: what the employee gets.

    Returns:
        Such as "– € 5.405".
    """
    return in_words(amount) if amount >= 0 else _SAID.MINUS.fill(amount=in_words(-amount))
