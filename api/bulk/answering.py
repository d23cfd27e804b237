"""Answering: many incidents and case files at once, as the reasoner answers them one by one."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import version

from privesfeer.api.ask.registry import CaseFile, Incident, casebook, rulebook
from privesfeer.api.ask.services import reasoner
from privesfeer.api.bulk.answered import Standing
from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.fact import FactValue
from privesfeer.cases.incident import EVENTS, Dates
from privesfeer.engine import AnswerChain, compiled

_MANY = 64  # incidents from which it is quicker to answer them at once


def answer_rows(cases: Sequence[Incident | CaseFile], as_of: dt.date) -> list[dict[str, Standing]]:
    """Answer incidents and case files, as the reasoner does one by one.

    Returns:
        Outcome and status by question for each, in the same order; what is not raised is left out. Of several acts the
        questions that are asked of each are answered on the one that leads.
    """
    alike: dict[tuple[Dates, tuple[tuple[str, str], ...]], list[int]] = {}
    answers: list[dict[str, Standing]] = [{} for _ in cases]
    incidents: dict[int, Incident] = {}
    for place, case in enumerate(cases):
        if isinstance(case, CaseFile):
            answers[place] = _of_file(case, as_of)
        else:
            incidents[place] = case
    alike = grouped(
        ((_law_days(each.dates), tuple(sorted(each.assume.items()))), place) for place, each in incidents.items()
    )
    for (dates, assumed), places in alike.items():
        known = [reasoner().counted(incidents[place], as_of).known for place in places]
        for place, found in zip(places, _answers(known, dict(assumed), as_of, dates), strict=True):
            answers[place] = found
    return answers


def _of_file(case: CaseFile, as_of: dt.date) -> dict[str, Standing]:
    """Answer a case file: the act that leads, and with all acts what concerns the whole."""
    told = reasoner().compact(case, as_of)
    lead = () if told.lead is None else told.acts[told.lead].answers
    return {each.question: (each.outcome, each.status) for each in (*lead, *told.answers)}


def _answers(
    known: Sequence[Mapping[str, FactValue]], assume: Mapping[str, str], as_of: dt.date, dates: Dates
) -> Iterator[dict[str, Standing]]:
    """Answer incidents to which the same law applies: many at once, few one by one."""
    laws = tuple(reasoner().laws(as_of, dates))
    if len(known) >= _MANY:
        batch = compiled(laws)
        found = batch.answer(batch.encode(known), assume)
        for place in range(len(known)):
            yield {name: standing for name, standing in found.of(place).items() if standing}
        return
    for facts in known:
        links = AnswerChain(laws, facts, assume).links
        yield {name: (link.result.outcome, link.result.status) for name, link in links.items() if link.result}


def _law_days(dates: Dates) -> Dates:
    """Put dates between which the law makes no difference on one: reading the law takes longer than applying it."""
    given = ((event, getattr(dates, event)) for event in EVENTS)
    return Dates(**{event: rulebook().law_day(day) for event, day in given if day})


@cache
def versions() -> dict[str, str]:
    """Give the versions of the engine, the rules and the rulings with which answers are made."""
    return {"engine": version("privesfeer"), "rulebook": rulebook().version, "casebook": casebook().version}
