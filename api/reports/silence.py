"""Silence report: where no answer is given, and what is known there on which no factor rests, as text and as JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import field

from pydantic import JsonValue

from privesfeer.api.ask.registry import codebook
from privesfeer.api.ask.request import to_json
from privesfeer.api.paper.blocks import Block, Heading, Paragraph, plain
from privesfeer.api.reports.consistency import Finding, by_kind
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.serialize import localize
from privesfeer.cases.commons.text import Lang, Output, Text, untranslated
from privesfeer.cases.facts import plain_value
from privesfeer.engine import DRAWN_INCIDENTS, Reasoner, Silent, Unread, silences

_SAID = catalogue(__file__)
_KINDS, _NAMING, _DECIDED = map(_SAID.table, ("KINDS", "NAMING", "DECIDED"))
_NAMED = 3  # how many rulings a finding names at most, the latest first
_FACT, _VALUED = untranslated("'{short}' ({id})"), untranslated("'{short}' ({id}: {value})")


class SilentFinding(Finding):
    """A circumstance that is known where no answer is given, and on which no factor rests there.

    Attributes:
        value: its value, as JSON; of a list one thing in it; None: any number.
        decided: what the court decided in each ruling that it names, by the key.
        left_out: those of these rulings in which a factor does rest on it, but one that their own affair alone carries.
    """

    value: JsonValue = None
    decided: dict[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()


class SilentQuestion(Output):
    """Where one question stays without an answer.

    Attributes:
        question: its id.
        raised: in how many incidents the question is raised: of the "casebook", the "textbook", and "drawn" ones.
        withheld: likewise, in how many of these no answer is given.
        findings: what was found there.
    """

    question: str
    raised: dict[str, int]
    withheld: dict[str, int]
    findings: tuple[SilentFinding, ...]


class SilentFindings(Output):
    """All that was found.

    Attributes:
        day: the day of the casebook, written out.
        rulebook: the version of the rules.
        casebook: the version of the rulings.
        drawn: how many incidents were drawn.
        questions: what was found on each question.
    """

    day: Text
    rulebook: str
    casebook: str
    drawn: int
    questions: tuple[SilentQuestion, ...]


def silence_findings(
    reasoner: Reasoner, questions: tuple[str, ...] | None = None, drawn: int = DRAWN_INCIDENTS
) -> SilentFindings:
    """Look where the program stays silent.

    Args:
        reasoner: holds rulebook and casebook.
        questions: the ids of the questions that are looked at; None: all.
        drawn: how many incidents are drawn.

    Returns:
        What was found, worded.
    """
    return SilentFindings(
        day=long_date(reasoner.casebook.release),
        rulebook=reasoner.rulebook.version,
        casebook=reasoner.casebook.version,
        drawn=drawn,
        questions=tuple(_question(each) for each in silences(reasoner, questions, drawn)),
    )


def silence_report(found: SilentFindings, lang: Lang) -> tuple[Block, ...]:
    """Tell what was found, question by question.

    Returns:
        The text.
    """

    def told() -> Iterator[Block]:
        yield Heading(1, _SAID.TITLE[lang])
        yield Paragraph(plain(_SAID.EXPLAINED.fill(date=found.day, drawn=str(found.drawn))[lang]))
        for each in found.questions:
            yield Heading(2, codebook().question(each.question).question[lang])
            raised = {f"raised_{name}": number for name, number in each.raised.items()}
            yield Paragraph(plain(_SAID.COUNTED.fill(**_plainly(each.withheld), **_plainly(raised))[lang]))
            yield from by_kind(each.findings, _KINDS, lang)

    return tuple(told())


def silence_json(found: SilentFindings, lang: Lang) -> bytes:
    """Write what was found as JSON.

    Returns:
        UTF-8, on one line, with a line end.
    """
    content = {
        "lang": lang,
        "rulebook": found.rulebook,
        "casebook": found.casebook,
        "incidents_drawn": found.drawn,
        "questions": {
            each.question: {
                "raised": each.raised,
                "withheld": each.withheld,
                "findings": [localize(one, lang) for one in each.findings],
            }
            for each in found.questions
        },
    }
    return to_json(content)


def _question(silent: Silent) -> SilentQuestion:
    return SilentQuestion(
        question=silent.question,
        raised=dict(silent.raised),
        withheld=dict(silent.withheld),
        findings=tuple(_finding(each, silent.question) for each in silent.unread),
    )


def _finding(unread: Unread, question: str) -> SilentFinding:
    book, decided = codebook(), (unread.weighed or unread.decided)[: -_NAMED - 1 : -1]
    kind = "silent_weighed" if unread.weighed else "silent_known" if decided or unread.textbook else "silent_drawn"
    fact, outcomes = book.fact(unread.fact), book.question(question).outcomes
    value = None if unread.value is None else plain_value(unread.value, fact)
    named = _FACT.fill(short=fact.short, id=fact.id)
    if unread.value is not None:
        named = _VALUED.fill(short=fact.short, id=fact.id, value=fact.label(unread.value))
    numbers = {"casebook": unread.casebook, "textbook": unread.textbook, "drawn": unread.drawn}
    text = _SAID.TOLD.fill(fact=named, **_plainly(numbers))
    if decided:
        rulings = [
            _DECIDED["left_out" if each.ruling.key in unread.left_out else "plain"].fill(
                key=each.ruling.key, outcome=outcomes[each.decision.outcome]
            )
            for each in decided
        ]
        text = _NAMING[kind].fill(told=text, rulings=Text.enumerate(rulings))
    return SilentFinding(
        kind=kind,
        text=text,
        rulings=tuple(each.ruling.key for each in decided),
        facts=(fact.id,),
        numbers={"weighed": len(unread.weighed), **numbers},
        value=value,
        decided={each.ruling.key: each.decision.outcome for each in decided},
        left_out=tuple(each.ruling.key for each in decided if each.ruling.key in unread.left_out),
    )


def _plainly(numbers: Mapping[str, int]) -> dict[str, str]:
    return {name: str(number) for name, number in numbers.items()}
