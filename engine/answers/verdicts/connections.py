"""Connections: how the answers to a case fit together."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from privesfeer.cases.fact import FactValue
from privesfeer.engine.answers.applied import AppliedConnection
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.search.case_analysis import CaseAnalysis
from privesfeer.rules.condition import met
from privesfeer.rules.rulebook import Moment

_KEPT = 128


class Connections:
    """Tells the connections of a rulebook."""

    def __init__(self, sources: Sources) -> None:
        """Keep what makes the citations; what is told on a day is told once."""
        self._sources = sources
        self._connected = lru_cache(maxsize=_KEPT)(self._connection)

    def of(self, analysis: CaseAnalysis, as_of: dt.date) -> Iterator[AppliedConnection]:
        """Tell how the answers fit together, whatever their status; an assumption stands for its answer."""
        moment = Moment(as_of, analysis.incident.dates.measure or as_of)
        answered: dict[str, FactValue] = {**analysis.known}
        for name, link in analysis.chain.links.items():
            outcome = analysis.chain.assume.get(name) or (link.result and link.result.outcome)
            if outcome:
                answered[name] = outcome
        regime = self._sources.rulebook.regime(analysis.known, moment.event)
        for each in self._sources.rulebook.connections:
            holds = each.regime in {None, regime} and met(each.alternatives, answered)
            if holds and (told := self._connected(each.id, moment)):
                yield told

    def _connection(self, name: str, moment: Moment) -> AppliedConnection | None:
        """Tell how answers fit together; None: nothing on which that rests is known."""
        each = next(one for one in self._sources.rulebook.connections if one.id == name)
        if not self._sources.known(each.authority, moment):
            return None
        authority = self._sources.authority(each.authority, None, moment)
        return AppliedConnection(connection=name, text=each.text, authority=authority)
