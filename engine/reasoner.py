"""Reasoner: incident in, verdict out."""

import datetime as dt
import gc
from functools import cache, lru_cache
from importlib.metadata import version

from cases.casebook import Casebook, casebook
from cases.codebook import codebook
from cases.incident import EVENTS, Incident
from cases.text import Text
from engine import wording
from engine.explanation import Explanation, known_values, titled
from engine.inference import Inference
from engine.kernel import Kernel
from engine.law import Law
from engine.receipt import incident_hash
from engine.sources import Sources
from engine.verdict import Answer, Verdict, Versions
from rules.rulebook import Moment, Rulebook, rulebook

_LAWS_KEPT = 64


class Reasoner:
    """A rulebook and a casebook, ready to answer; safe to share between threads."""

    def __init__(self, rulebook: Rulebook, casebook: Casebook) -> None:
        """Compile the rulebook.

        Args:
            rulebook: the rules.
            casebook: the rulings.

        Raises:
            ValueError: a rule cites an authority that is not there or does not decide what it is cited for.
        """
        faults = rulebook.faults(casebook)
        if faults:
            raise ValueError("; ".join(faults))
        self.rulebook, self.casebook = rulebook, casebook
        self._kernels = {name: Kernel(question) for name, question in rulebook.questions.items()}
        self._inferences = {name: Inference(question) for name, question in rulebook.questions.items()}
        self._sources = Sources(rulebook, casebook)
        self._versions = Versions(engine=version("privesfeer"), rulebook=rulebook.version, casebook=casebook.version)
        self.law = lru_cache(maxsize=_LAWS_KEPT)(self._law)

    def _law(self, question: str, moment: Moment) -> Law:
        return Law(self.rulebook, self.casebook, self._kernels[question], moment)

    def reason(self, incident: Incident, as_of: dt.date) -> Verdict:
        """Answer every question on an incident.

        Args:
            incident: what happened.
            as_of: the day on which the law is known; rulings given later play no part.

        Returns:
            The verdict; the same incident and day give the same verdict.
        """
        dates = {event: date for event in EVENTS if (date := getattr(incident.dates, event))}
        return Verdict(
            title=titled(incident.title),
            as_of=as_of,
            facts=known_values(incident.facts.known),
            disputed=tuple(fact for fact in codebook().fact_ids if fact in incident.disputed),
            assume=dict(sorted(incident.assume.items())),
            dates=dates,
            answers=tuple(self._answer(question, incident, as_of) for question in self.rulebook.questions),
            notes=tuple(self._notes(incident, dates)),
            limits=wording.LIMITS,
            versions=self._versions,
            incident_hash=incident_hash(incident),
        )

    def _answer(self, question: str, incident: Incident, as_of: dt.date) -> Answer:
        event = getattr(incident.dates, self.rulebook.questions[question].event) or as_of
        law = self.law(question, Moment(as_of, event))
        known = incident.settled.known
        derivation = self._inferences[question].derive(known, law.valid)
        factors = law.kernel.mask(rule.id for rule in law.question.factors if rule.id in derivation.steps)
        result = law.decide(factors, may_govern=law.may_govern(known))
        return Explanation(incident, law, self._sources, derivation, result).answer()

    def _notes(self, incident: Incident, dates: dict[str, dt.date]) -> list[Text]:
        needed = dict.fromkeys(question.event for question in self.rulebook.questions.values())
        notes = [wording.DATE_MISSING.fill(event=wording.EVENTS[event]) for event in needed if event not in dates]
        if incident.disputed:
            facts = [codebook().fact(fact).short for fact in dict.fromkeys(incident.disputed)]
            notes.append(wording.DISPUTED.fill(facts=Text.enumerate(facts)))
        for name, outcome in sorted(incident.assume.items()):
            question = codebook().question(name)
            notes.append(wording.ASSUMED.fill(question=question.question, outcome=question.outcomes[outcome]))
        return notes


@cache
def reasoner() -> Reasoner:
    """Give the reasoner on this program's own books, compiled once.

    Returns:
        The reasoner.
    """
    ready = Reasoner(rulebook(), casebook())
    gc.freeze()  # the books stay as long as the process does: looking through them for garbage is lost time
    return ready


def reason(incident: Incident, as_of: dt.date) -> Verdict:
    """Answer every question on an incident from this program's own books.

    Args:
        incident: what happened.
        as_of: the day on which the law is known.

    Returns:
        The verdict.
    """
    return reasoner().reason(incident, as_of)
