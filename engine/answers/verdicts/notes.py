"""Notes: what a verdict takes as given: days that are missing, what follows from facts, disputes, assumptions."""

import datetime as dt
from collections.abc import Iterator

from privesfeer.cases.casefile import CaseFile
from privesfeer.cases.codebook import Codebook
from privesfeer.cases.commons.day import long_date
from privesfeer.cases.commons.text import Text
from privesfeer.cases.incident import Incident
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.facts.records import StatedFact, stated
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.search.case_analysis import CaseAnalysis


def implied_facts(lead: CaseAnalysis) -> tuple[StatedFact, ...]:
    """Give what follows from the facts that were given."""
    codebook, given = lead.codebook, lead.incident.facts
    known = {name: value for name, value in lead.known.items() if name not in lead.brought}
    shown = {name: value for name, value in known.items() if given.get(name) is None}
    shown |= codebook.contradictions.implied(lead.known)
    return tuple(stated(codebook, name, shown[name], "implied") for name in codebook.fact_ids if name in shown)


def notes_on_dates(lead: CaseAnalysis, raised: tuple[ChainLink, ...], as_of: dt.date) -> Iterator[Text]:
    """Say of which events, by which the law is chosen, the day is missing."""
    events = dict.fromkeys(link.law.question.event for link in raised)
    if missing := [wording.EVENTS[each] for each in events if getattr(lead.incident.dates, each) is None]:
        yield wording.DATES_MISSING.fill(events=Text.enumerate(missing), day=long_date(as_of))


def notes_on_facts(lead: CaseAnalysis, implied: tuple[StatedFact, ...]) -> Iterator[Text]:
    """Say what follows from the facts, and which of them are disputed."""
    if implied:
        listed = (wording.IMPLIED_FACT.fill(short=each.short, value=each.label) for each in implied)
        yield wording.IMPLIED.fill(facts=Text.joined(tuple(listed), "; "))
    if lead.incident.disputed:
        facts = [lead.codebook.fact(fact).short for fact in dict.fromkeys(lead.incident.disputed)]
        yield wording.DISPUTED.fill(facts=Text.enumerate(facts))


def notes_on_assumptions(case: Incident | CaseFile, codebook: Codebook) -> Iterator[Text]:
    """Say which answers the user assumes."""
    for name, outcome in sorted(case.assume.items()):
        question = codebook.question(name)
        yield wording.ASSUMED.fill(question=question.question, outcome=question.outcomes[outcome])
