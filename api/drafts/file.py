"""File: the file that a document is written from, with what is known of it and worked out."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from privesfeer.api.ask.registry import drafts, roles, rulebook, sources
from privesfeer.api.drafts.chronology import Chronology
from privesfeer.api.memo.matter import Part
from privesfeer.cases.fact import FactValue
from privesfeer.engine import Citation, Remedies, SideAdvice, ToldRoute
from privesfeer.rules.condition import holds
from privesfeer.rules.drafts.draft import Draft
from privesfeer.rules.remedies.applied import Applied
from privesfeer.rules.rule import Authority
from privesfeer.rules.rulebook import Moment

_UNKNOWN = "unknown"
BREACH_TERM = dt.timedelta(hours=72)


@dataclass(frozen=True)
class DraftFile:
    """The file that a document is written from.

    Attributes:
        draft: the kind of document.
        told: the file with its proof.
        remedies: what may be asked, until when and for how much.
        writer: for whom it is written.
        route: the route that it takes; None: it needs none.
    """

    draft: Draft
    told: Chronology
    remedies: Remedies
    writer: str
    route: ToldRoute | None

    @property
    def advised(self) -> SideAdvice | None:
        """The advice to the side that writes; None: none was worked out."""
        return next((each for each in (*self.told.advice.sides, *self.told.beside) if each.side == self.writer), None)

    @property
    def moment(self) -> Moment:
        """The days that decide which law applies."""
        today = self.told.verdict.as_of
        return Moment(today, today) if self.draft.event == "as_of" else self.told.moment(self.told.whole, "measure")

    @cached_property
    def worked_out(self) -> Mapping[str, FactValue]:
        """What conditions can test besides facts and answers."""
        days, today = self.remedies.deadlines, self.told.verdict.as_of
        dated = {each.id for each in days if each.last_day}
        running = frozenset(each.id for each in days if each.last_day and not each.passed)
        regimes = {regime for route in self.remedies.routes for regime in route.regimes}
        regimes |= {each for answer in self.told.whole.answers for law in answer.framework for each in law.regimes}
        return {
            "writer": self.writer,
            **({"route": self.route.id} if self.route else {}),
            **({"law": regimes.pop()} if len(regimes) == 1 else {}),
            "open_routes": frozenset(each.id for each in self.remedies.routes if each.state == "open"),
            "running": running,
            **self._access(today),
            **({"breach_late": today > known + BREACH_TERM} if (known := self.breach_known) else {}),
            "contract_ended": self._ended,
            "over": self._over(lapsed := frozenset(dated - running)),
            "lapsed": lapsed,
            "several": len(self.acts) > 1,
            "inspections": frozenset(map(self.inspection, self.inspected)),
            "ill_later": self.ill_since is not None and self.ill_since > self.told.whole.dates.get("measure", today),
            **({"given_before": today > taken} if (taken := self.told.whole.dates.get("measure")) else {}),
            **({"waited": passed.days} if (passed := self.told.passed) else {}),
        }

    @property
    def ill_since(self) -> dt.date | None:
        """The day since which the employee was ill."""
        since = self.told.whole.known.get(drafts().derived.ill_since)
        return dt.date.fromisoformat(since) if isinstance(since, str) else None

    def _over(self, lapsed: frozenset[str]) -> bool:
        """Say whether the contract has ended: it is so told, or a dismissal is no longer or not to be annulled."""
        worked_out: Mapping[str, FactValue] = {"lapsed": lapsed, "contract_ended": self._ended}
        known: Mapping[str, FactValue] = {**self.told.whole.known, **worked_out}
        return holds(drafts().derived.over, known.get) is True

    @cached_property
    def _ended(self) -> bool:
        """Say whether the contract has ended by now: it had when one of the acts was done."""
        return any(part.known.get(drafts().derived.ended) is True for part in self.told.parts)

    def _access(self, today: dt.date) -> Mapping[str, bool]:
        """Say whether access was asked for on an earlier day, and answered."""
        known, derived = self.told.whole.known, drafts().derived
        asked = known.get(derived.access_asked)
        before = isinstance(asked, str) and dt.date.fromisoformat(asked) < today
        return {"access_asked": before, "access_answered": derived.access_answered in known}

    @property
    def acts(self) -> tuple[Part, ...]:
        """The acts of a case; of an incident the whole."""
        return self.told.parts[:-1] or (self.told.whole,)

    @cached_property
    def inspected(self) -> tuple[Part, ...]:
        """The acts into which the employer looked, or may have looked; where that is asked of none, all."""
        asked = drafts().frame.inspection
        found = tuple(part for part in self.acts if any(each.question == asked for each in part.answers))
        return found or self.acts

    @staticmethod
    def inspection(part: Part) -> str:
        """Give the outcome on the inspection of an act; unknown where there is none."""
        asked = drafts().frame.inspection
        return next((each.outcome for each in part.answers if each.question == asked and each.outcome), _UNKNOWN)

    def known(self, part: Part | None = None) -> Mapping[str, FactValue]:
        """Give what conditions can test.

        Args:
            part: of which act; None: the whole.

        Returns:
            Facts that are not disputed, answers, and what was worked out.
        """
        here = part or self.told.whole
        denied = roles().message.denied.holds(here.known, self.moment.event) is True
        return {**here.known, **self.worked_out, **self._of_acts(here), **self.blamed(here), "denied": denied}

    def _of_acts(self, here: Part) -> Mapping[str, bool]:
        """Say what an act was for a document; of the whole where one of its acts was so."""
        derived = drafts().derived
        parts = self.acts if here is self.told.whole else (here,)
        tests = {
            "leaked": derived.leaked,
            "restrainable": derived.restrainable,
            "clause_weak": derived.clause_weak,
            "looked_into": derived.looked_into,
        }
        return {name: any(holds(test, part.known.get) is True for part in parts) for name, test in tests.items()}

    @property
    def breach_known(self) -> dt.date | None:
        """The day on which a breach of personal data became known: the first of those of its acts."""
        found = [part.dates["inspection"] for part in self._breaches if "inspection" in part.dates]
        lapse = rulebook().remedies.lapse
        knew = self.told.whole.known.get(lapse.since) if lapse else None
        return min(found) if found else dt.date.fromisoformat(knew) if isinstance(knew, str) else None

    @property
    def _breaches(self) -> tuple[Part, ...]:
        return tuple(part for part in self.acts if holds(drafts().derived.leaked, part.known.get) is True)

    def blamed(self, here: Part) -> Mapping[str, bool]:
        """Say whether there is anything to reproach; of the whole where it is known of each act."""
        parts = self.told.parts[:-1] if here is self.told.whole else ()
        contents = [self.reproached(each) for each in parts or (here,) if roles().message.content in each.known]
        known = any(contents) or len(contents) == len(parts or (here,))
        return {"blamed": any(contents)} if known else {}

    @staticmethod
    def reproached(part: Part) -> tuple[str, ...]:
        """Give what can be reproached of the content of an utterance."""
        content = part.known.get(roles().message.content)
        return tuple(each for each in drafts().frame.reproaches if isinstance(content, frozenset) and each in content)

    def holds(self, applied: Applied, part: Part | None = None) -> bool:
        """Say whether something is known to be so.

        Args:
            applied: it.
            part: of which act; None: the whole.

        Returns:
            Whether it is.
        """
        return applied.holds(self.known(part), self.moment.event) is True

    def cite(self, authority: tuple[Authority, ...]) -> tuple[Citation, ...]:
        """Cite what a sentence rests on, as far as it was known and in force."""
        return sources().authority(authority, None, self.moment)
