"""Headline: what the first screen of a verdict says beside its answers, in terminal, file and page alike."""

from collections.abc import Iterator
from typing import NamedTuple

from privesfeer.api.ask.registry import codebook, rulebook
from privesfeer.api.reports import wording
from privesfeer.cases.commons.catalogue import catalogue
from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.commons.text import Text, capital
from privesfeer.engine import Answer, CompactRung, Verdict

_SAID = catalogue(__file__)
_STANDS = _SAID.table("STANDS")
_NAMED = 2  # answers that are all named; of more the first, and how many more


class WorthFinding(NamedTuple):
    """A fact that comes first to find out.

    Attributes:
        fact: its id.
        question: asks for it, without what explains the question.
        turned: the answers that it could turn or decide, in a few words.
    """

    fact: str
    question: Text
    turned: Text


def at_issue(verdict: Verdict) -> Answer | None:
    """Give the answer with which a verdict begins: that on the measure which was given.

    Returns:
        It, also where it has no outcome; None: no measure was given, or the question is not raised.
    """
    given = any(each.given for each in verdict.measures)
    return next((each for each in verdict.answers if given and rulebook().questions[each.question].ladder), None)


def come_for(verdict: Verdict) -> Answer | None:
    """Find the answer that was come for.

    Returns:
        That on the measure at issue, else the one that concludes from the others; None: neither is raised.
    """
    questions = rulebook().questions
    concluding = (each for each in verdict.answers if questions[each.question].conclusion)
    return at_issue(verdict) or next(concluding, None)


def about(answer: Answer, verdict: Verdict) -> Text:
    """Say what an answer is about.

    Args:
        verdict: that to which it belongs.

    Returns:
        Of the measure at issue its name, such as "summary dismissal"; else what the question is about.
    """
    return next((each.label for each in verdict.measures if each.given and answer is at_issue(verdict)), answer.short)


def hinge(answer: Answer, verdict: Verdict) -> tuple[Text, ...]:
    """Say that an answer is so because of a valuation of the user's own, and what another would bring.

    Args:
        verdict: that to which it belongs.

    Returns:
        A phrase that goes on behind the answer; nothing where it hangs on none, or is not the one that was come for.
    """
    return (answer.hinged,) if answer.hinged and answer is come_for(verdict) else ()


def opening(answer: Answer, verdict: Verdict) -> tuple[Text, ...]:
    """Say why an answer has no outcome, where what is told of both sides does not say so already.

    Args:
        verdict: that to which it belongs.

    Returns:
        A sentence, or nothing.
    """
    told = answer is at_issue(verdict) or not (answer.undecided and answer.undecided.pleaded)
    return (Text.joined(answer.because.sentences, " "),) if told else ()


def stands(measure: CompactRung) -> Text:
    """Say whether a measure stands, in the words that go with any: beside one another they are told alike.

    Returns:
        It with its strength.
    """
    return wording.STATUS[measure.status].fill(outcome=_STANDS[measure.outcome or "none"], status=measure.status_text)


def by_standing(verdict: Verdict) -> list[tuple[Text, list[CompactRung]]]:
    """Group the measures of a verdict by how they would stand.

    Returns:
        How, with the measures from light to heavy; those that stand first, those that fall last.
    """
    weights = list(codebook().fact(rulebook().measure).values)
    holding = (rulebook().upheld, None, rulebook().on_measure.protects)
    ranked = sorted(verdict.measures, key=lambda each: (holding.index(each.outcome), weights.index(each.value)))
    return list(grouped((stands(each), each) for each in ranked).items())


def strengths(verdict: Verdict) -> Text | None:
    """Say which of two strengths is the greater.

    Returns:
        A sentence; None where its answers do not have both.
    """
    every = (*verdict.answers, *(answer for each in verdict.acts for answer in each.answers))
    if not {"likely", "slight"} <= {each.strength for each in every}:
        return None
    likely, slight = (codebook().standing(each).label for each in ("likely", "slight"))
    return _SAID.STRENGTHS.fill(likely=likely.map(capital), slight=slight)


def none_stands(verdict: Verdict) -> bool:
    """Say whether every measure would fall.

    Returns:
        Whether that is so of two or more; of a measure that cannot be judged it is not.
    """
    outcomes = [each.outcome for each in verdict.measures]
    return len(outcomes) > 1 and set(outcomes) == {rulebook().on_measure.protects}


def worth_finding(verdict: Verdict) -> Iterator[WorthFinding]:
    """Say for which answers the facts that come first are worth finding out.

    Yields:
        Each fact, with the answers that it could turn or decide, or of which it could close an element.
    """
    every = (*(answer for each in verdict.acts for answer in each.answers), *verdict.answers)
    bears = [(each.fact, answer.short) for answer in every for one in answer.elements for each in one.missing]
    bears += [
        (each.fact, answer.short) for answer in every for each in (*answer.disputed, *answer.open_facts) if each.weighs
    ]
    for fact in verdict.worth_asking:
        turned = dict.fromkeys(short for name, short in bears if name == fact.fact)
        first, more = next(iter(turned)), len(turned) - 1
        told = Text.enumerate([*turned]) if more < _NAMED else _SAID.AND_MORE.fill(first=first, more=str(more))
        yield WorthFinding(fact.fact, codebook().fact(fact.fact).briefly or fact.question, told)
