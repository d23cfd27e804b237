"""Failing: by which thing that a court asks of it a measure falls, and which is held open by what is not proved."""

from collections.abc import Mapping, Sequence

from privesfeer.cases.commons.text import Text, unstopped
from privesfeer.cases.fact import FactValue
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.doctrine.elements import Elements, StandingElement


def standing_of(link: ChainLink, known: Mapping[str, FactValue], sources: Sources) -> tuple[StandingElement, ...]:
    """Say how the elements of the measure stand.

    Args:
        link: the answer to a question.
        known: the known facts, and the answers to earlier questions.
        sources: holds the trees of the measures.

    Returns:
        The elements in the order of the court; empty where the question is not on a measure, or it is not known which.
    """
    tree = sources.rulebook.trees.get(str(link.law.question.rung(known)))
    return Elements(tree, link, known).standing() if tree else ()


def failing(link: ChainLink, known: Mapping[str, FactValue], sources: Sources) -> tuple[StandingElement, ...]:
    """Give the elements by which a measure falls.

    Args:
        link: the answer to a question.
        known: the known facts, and the answers to earlier questions.
        sources: holds the trees of the measures.

    Returns:
        They in the order of the court, those that fail for certain before those that fail probably or rest on an
        answer that makes this one less firm. Empty where the measure does not fall, or by no element.
    """
    if link.result is None or link.result.outcome != link.law.question.protects:
        return ()
    failed = [each for each in standing_of(link, known, sources) if each.fails]
    law, tests = link.law, link.tests
    for name in link.held_back:
        tests = law.factor_index.without(tests, name)
    firm = frozenset(law.factor_index.ids(law.factors(tests)))
    return tuple(sorted(failed, key=lambda each: _probably(each) or bool(each.by and firm.isdisjoint(each.by))))


def _probably(standing: StandingElement) -> bool:
    return standing.state != "not_met"


def fails_for_certain(failed: Sequence[StandingElement]) -> tuple[Text, ...]:
    """Name the elements that fail for certain by themselves beside the first.

    Args:
        failed: the elements by which a measure falls, in their order.

    Returns:
        On what it fails, each once; not one that fails for no other reason, or only stands as another does.
    """
    first, *others = failed
    certain = (each.element.fails_on for each in others if {*each.by} - {*first.by} and not _probably(each))
    return tuple(dict.fromkeys(each for each in certain if each != first.element.fails_on))


def failing_rules(standing: StandingElement) -> tuple[str, ...]:
    """Name the rules by which an element fails.

    Returns:
        Their ids; empty where it fails by what is weighed, or does not fail.
    """
    return tuple(each for each in standing.by if each in standing.element.failed_by)


def held_open(link: ChainLink, known: Mapping[str, FactValue], sources: Sources) -> StandingElement | None:
    """Give the element that leaves a measure without an answer, as something of it has still to be proved.

    Args:
        link: the answer to a question.
        known: the known facts, and the answers to earlier questions.
        sources: holds the trees of the measures.

    Returns:
        The first in the order of the court; None: the answer is not open for that.
    """
    if link.result is None or link.result.outcome or not link.factors & sum(link.law.factor_index.open):
        return None
    standing = standing_of(link, known, sources)
    return next((each for each in standing if each.left_open and each.element.role == "decides"), None)


def told_open(standing: StandingElement, link: ChainLink, known: Mapping[str, FactValue], sources: Sources) -> Text:
    """Say of an element what has still to be proved, and who has to.

    Args:
        standing: the element, of which something is left open.
        link: the answer to the question on the measure.
        known: the known facts, and the answers to earlier questions.
        sources: makes the citations.
    """
    short, text = standing.element.short, standing.left_open[0].text.map(unstopped)
    party, law = _burden(standing.party, link, known, sources)
    if party is None:
        return wording.HELD_OPEN.fill(element=short, text=text)
    proved = wording.PROVED_BY.fill(party=party, law=law) if law else party
    return wording.HELD_OPEN_BY.fill(element=short, text=text, party=proved)


def _burden(
    party: str | None, link: ChainLink, known: Mapping[str, FactValue], sources: Sources
) -> tuple[Text | None, Text | None]:
    """Say who it is that has to prove something, and by which article."""
    regimes = sources.rulebook.framework.regimes
    if regimes is None or party is None:
        return None, None
    event = link.law.moment.event
    _, settings = sources.located(link.name, known, event)
    articles = [key for each in settings for one in each.burden if one.party == party for key in one.authority]
    return regimes.parties[party], next((each.text for each in sources.statutes(articles, event)), None)
