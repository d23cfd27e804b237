"""Citation context: what can be cited on a question for an incident, and which rulings are on something else."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.commons.grouping import grouped
from privesfeer.cases.fact import FactValue
from privesfeer.cases.ruling import Branch
from privesfeer.rules.framework import NotHere, Setting
from privesfeer.rules.kinds import Apart, SameKind
from privesfeer.rules.rule import Authority
from privesfeer.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True, eq=False)
class CitationContext:
    """The law of a question for an incident, as far as it bears on what can be cited; there is one of each.

    Attributes:
        refused: the sources that the question's file names and that must not be cited.
        law: the articles of the framework that can, the leading one first, where it is known under which law one works.
        weighed: the leading one, where an article sets the test of the question at all.
        branches: the branches of law whose rulings are nearest; None: it is not known which.
        question: the question.
        other_measure: where a fact is part of the question, as the measure is, the keys of the rulings on something
            else: on a value that stands in no family with that of the incident.
        weaker_measure: likewise the keys of those that stop short of it: on a lighter value with the outcome that
            does not protect, as an upheld dissolution carries no summary dismissal.
    """

    refused: frozenset[Authority]
    law: tuple[Authority, ...] = ()
    weighed: tuple[Authority, ...] = ()
    branches: frozenset[Branch] | None = None
    question: str | None = None
    other_measure: frozenset[str] = frozenset()
    weaker_measure: frozenset[str] = frozenset()


class CitationContexts:
    """Says what can be cited, from a rulebook and casebook.

    Attributes:
        rulebook: holds the framework, the rules and the statutes.
        casebook: holds the rulings.
        codebook: the facts and questions of which these speak.
    """

    def __init__(self, rulebook: Rulebook, casebook: Casebook) -> None:
        """Keep the books; a context is made once and kept."""
        self.rulebook, self.codebook, self.casebook = rulebook, rulebook.codebook, casebook
        self._asks = {name: sorted(rulebook.framework.bearing_on(name)) for name in rulebook.questions}
        self._named = {name: frozenset(question.authorities) for name, question in rulebook.questions.items()}
        self._refusing = lru_cache(maxsize=1024)(self._refused_by)
        self._contexts: dict[tuple[object, ...], CitationContext] = {}
        self._context = lru_cache(maxsize=1024)(self._context_of)
        self._crossed = lru_cache(maxsize=256)(self._on_else)
        self._stopping = lru_cache(maxsize=256)(self._stopping_short)
        self._by_value = cache(self._valued)
        self._divided = lru_cache(maxsize=512)(self._divided_by)
        self._unlike = lru_cache(maxsize=1024)(self._on_another)

    def context(self, question: str, known: Mapping[str, FactValue], event: dt.date) -> CitationContext:
        """Say what can be cited on a question for an incident: what the framework refuses, and what it names."""
        return self.located(question, known, event)[0]

    def located(
        self, question: str, known: Mapping[str, FactValue], event: dt.date
    ) -> tuple[CitationContext, tuple[Setting, ...]]:
        """Say what can be cited on a question for an incident, and give its law as it is told.

        More than one setting is told where it is not known under which law someone works.
        """
        return self._context(question, self.setting(question, known), event)

    def setting(self, question: str, known: Mapping[str, FactValue]) -> tuple[tuple[str, FactValue], ...]:
        """Keep the known facts on which it depends what is the law of a question."""
        return tuple([(fact, known[fact]) for fact in self._asks[question] if fact in known])

    def unlike(self, question: str, known: Mapping[str, FactValue]) -> frozenset[str]:
        """Name the rulings, by key, that are on another kind of thing than an incident."""
        telling = [(fact, known[fact]) for fact in self.rulebook.kinds.facts if fact in known]
        return self._unlike(question, tuple(telling))

    def _on_another(self, question: str, telling: tuple[tuple[str, FactValue], ...]) -> frozenset[str]:
        kinds, here = self.rulebook.kinds, dict(telling)
        return kinds.silent(here).union(*(self._divided(each, here.get(each.fact)) for each in kinds.on(question)))

    def _divided_by(self, entry: SameKind | Apart, here: FactValue | None) -> frozenset[str]:
        return frozenset(
            key for there, keys in self._by_value(entry.fact) if entry.divides(there, here) for key in keys
        )

    def _valued(self, fact: str) -> tuple[tuple[FactValue | None, tuple[str, ...]], ...]:
        """Group the rulings by what they say of a fact."""
        found = grouped((ruling.facts.get(fact), ruling.key) for ruling in self.casebook)
        return tuple((value, tuple(keys)) for value, keys in found.items())

    def _context_of(
        self, question: str, setting: tuple[tuple[str, FactValue], ...], event: dt.date
    ) -> tuple[CitationContext, tuple[Setting, ...]]:
        framework, known = self.rulebook.framework, dict(setting)
        refusals, settings = framework.refusals(question, known, event), framework.settings(question, known, event)
        refused = frozenset[Authority]().union(*(self._refusing(question, each) for each in refusals))
        regime, rung = self.rulebook.regime(known, event), self.rulebook.questions[question].rung(known)
        other_measure, weaker_measure = self._crossed(question, rung), self._stopping(question, rung)
        articles = settings[0].articles if len(settings) == 1 else ()
        law = tuple([each for each in articles if each not in refused])
        weighed = law[:1] if settings and not settings[0].compared else ()
        key = question, regime, other_measure, weaker_measure, law, weighed, refused
        if key not in self._contexts:
            branches = next((frozenset(each.branches) for each in self.rulebook.regimes if each.id == regime), None)
            self._contexts[key] = CitationContext(
                refused, law, weighed, branches, question, other_measure, weaker_measure
            )
        return self._contexts[key], settings

    def _refused_by(self, question: str, refusal: NotHere) -> frozenset[Authority]:
        """Give the sources that the file of a question, or its framework, names and that are not cited there."""
        entries = (entry for entry in self.rulebook.framework.entries if entry.question == question)
        statutes = (Authority(statute=each) for entry in entries for each in entry.statutes)
        return frozenset(each for each in (*self._named[question], *statutes) if refusal.refuses(each, self.casebook))

    def _on_else(self, question: str, here: FactValue | None) -> frozenset[str]:
        ladder = self.rulebook.questions[question].ladder
        if ladder is None or here is None:
            return frozenset()
        there = {ruling.key: ruling.facts.known.get(ladder.fact) for ruling in self.casebook}
        return frozenset(key for key, value in there.items() if value and ladder.steps(value, here) is None)

    def _stopping_short(self, question: str, here: FactValue | None) -> frozenset[str]:
        asked = self.rulebook.questions[question]
        if asked.ladder is None or here is None:
            return frozenset()
        upheld = (each for each in self.casebook if (on := each.decision(question)) and on.outcome != asked.protects)
        there = {ruling.key: ruling.facts.known.get(asked.ladder.fact) for ruling in upheld}
        return frozenset(key for key, value in there.items() if (asked.ladder.steps(value, here) or 0) > 0)
