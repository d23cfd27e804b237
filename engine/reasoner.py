"""Reasoner: what is told of a case, whatever is asked of it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from copy import copy
from functools import partial
from typing import Any, Self

from privesfeer.cases.casebook import Casebook
from privesfeer.cases.casefile import CaseFile, divided
from privesfeer.cases.fact import FactValue
from privesfeer.cases.incident import EVENTS, Incident
from privesfeer.engine.advice.look_records import Look
from privesfeer.engine.advice.records import Advice
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.arguments.argument import Arguments, argue
from privesfeer.engine.answers.changes.interview import Interview, grouped, worth_asking
from privesfeer.engine.answers.changes.open import Changes, Stability
from privesfeer.engine.answers.changes.single_change import SingleChange, switches
from privesfeer.engine.answers.changes.stability import OpenFacts
from privesfeer.engine.answers.facts.hinge import hinges
from privesfeer.engine.answers.facts.records import NamedFact
from privesfeer.engine.answers.reasons.track import Track
from privesfeer.engine.answers.reasons.undecided import Undecided
from privesfeer.engine.answers.verdicts.acts import rows
from privesfeer.engine.answers.verdicts.beyond import reservation, told_beyond
from privesfeer.engine.answers.verdicts.compact import Compactor
from privesfeer.engine.answers.verdicts.connections import Connections
from privesfeer.engine.answers.verdicts.entries import told_entries
from privesfeer.engine.answers.verdicts.explanation import Explanation, known_values, proved, titled
from privesfeer.engine.answers.verdicts.measures import in_short, scale
from privesfeer.engine.answers.verdicts.notes import implied_facts, notes_on_assumptions, notes_on_dates, notes_on_facts
from privesfeer.engine.answers.verdicts.scale import CompactRung, Scales
from privesfeer.engine.answers.verdicts.verdict import ActVerdict, Answer, CaseEntry, Compact, CompactAct, Verdict
from privesfeer.engine.answers.verdicts.worth_asking import first_worth_asking
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.hearings import HeardCase, Hearings
from privesfeer.engine.matters import Matters
from privesfeer.engine.proof.inference import Derivation, Inference
from privesfeer.engine.proof.stock import Prover
from privesfeer.engine.remedies.records import Remedies
from privesfeer.engine.search.case_analysis import CaseAnalysis
from privesfeer.engine.search.counterfactual import MOST
from privesfeer.engine.search.whole import Heard
from privesfeer.rules.advice.stage import Side
from privesfeer.rules.rulebook import Rulebook

_DERIVATIONS_KEPT = 512


class Reasoner(Hearings):
    """A rulebook and a casebook, ready to answer; safe to share between threads."""

    def __init__(self, rulebook: Rulebook, casebook: Casebook, track: Track | None = None) -> None:
        """Compile the rulebook.

        Args:
            track: what strengths were worth on rulings left out; None: that was not measured.

        Raises:
            ValueError: a rule cites an authority that is not there or does not decide what it is cited for.
        """
        super().__init__(rulebook, casebook)
        self._track = track
        self._inference = Inference(rulebook.questions.values())
        self._prover: Prover | None = None
        self._derived: dict[tuple[str, frozenset[str], int], Derivation] = {}
        self._compactor = Compactor(self.sources)
        self._connections = Connections(self.sources)

    def prepare(self) -> Self:
        """Read the law of the day of the casebook, and compile the rules, before they are asked for."""
        _ = self._inference.network
        return super().prepare()

    def proving(self) -> "Reasoner":
        """Give a reasoner that answers the same, and has stock experta derive all of it once more, for one thread.

        It raises `UnprovedError` where something else follows by stock experta.
        """
        other = copy(self)
        other._derived = {}  # noqa: SLF001 - its own
        other._prover = Prover(self._inference, self.rulebook.questions.values())  # noqa: SLF001 - likewise
        return other

    def reason(self, case: Incident | CaseFile, as_of: dt.date) -> Verdict:
        """Answer every question that an incident, or a file of several acts, raises.

        Args:
            case: what happened.
            as_of: the day on which the law is known; rulings given later play no part.

        Returns:
            The verdict; the same case and day give the same verdict. Of a file, each act has its own answers
            to the questions that are asked of each, and the others are answered on the act that is strongest
            for the employer.
        """
        heard, several = HeardCase(self, case, as_of), divided(case)
        lead = heard.lead
        questions = self.rulebook.questions
        whole = [name for name in questions if questions[name].on_the_whole or not several]
        answered = lead.raised(whole)
        dates = {event: date for event in EVENTS if (date := getattr(case.dates, event, None))}
        acts = tuple(self._acts(case, heard.heard, whole)) if isinstance(case, CaseFile) and several else ()
        answers = self._answers(lead, answered)
        codebook, implied = self.rulebook.codebook, implied_facts(lead)
        on_facts = tuple(notes_on_facts(lead, implied))
        told = (*answers, *(each for act in acts for each in act.answers))
        beyond = told_beyond(case, as_of)
        return Verdict(
            client=case.client,
            beyond=beyond,
            reservation=reservation(beyond, wording.NOT_WEIGHED),
            facts=known_values(case.facts),
            implied=implied,
            disputed=tuple(fact for fact in codebook.fact_ids if fact in case.disputed),
            assume=dict(sorted(case.assume.items())),
            dates=dates,
            lists=self._lists(heard),
            acts=acts,
            answers=answers,
            left_out=lead.not_raised(whole),
            connections=tuple(self._connections.of(lead, as_of)),
            worth_asking=first_worth_asking(told, self.sources, lead.known),
            last_days=Matters(self, heard).last_days(),
            days_passed=self.days_passed(lead, as_of),
            measures=self._measures(lead),
            notes=(*notes_on_dates(lead, answered, as_of), *on_facts, *notes_on_assumptions(case, codebook)),
            notes_on_facts=on_facts,
            **heard.envelope,
        )

    def _lists(self, heard: HeardCase) -> dict[str, tuple[CaseEntry, ...]]:
        if not isinstance(heard.case, CaseFile):
            return {}
        return told_entries(heard.case, self.rulebook, heard.places(heard.heard), heard.entry, self._answers)

    def _measures(self, lead: CaseAnalysis) -> tuple[CompactRung, ...]:
        laddered = (link for link in lead.chain.links.values() if link.law.question.ladder)
        return tuple(rung for link in laddered for rung in in_short(link, lead.known, lead.firmness))

    def scale(self, case: Incident | CaseFile, as_of: dt.date) -> Scales:
        """Put every value of a fact that is part of a question beside a case, as every measure that could be taken.

        Args:
            case: what happened; of several acts the one that is strongest for the employer counts.
        """
        lead = HeardCase(self, case, as_of).lead
        laddered = (link for link in lead.chain.links.values() if link.law.question.ladder)
        return Scales(
            scales=tuple(
                scale(link, lead.known, lead.firmness, self.sources, partial(self._undecided, lead, as_of, link.name))
                for link in laddered
            ),
            days_passed=self.days_passed(lead, as_of),
        )

    def _undecided(
        self, lead: CaseAnalysis, as_of: dt.date, question: str, fact: str, value: FactValue
    ) -> Undecided | None:
        """Say of a question what is told of it without an outcome, were a fact that is part of it another."""
        analysis = self.supposing(lead, as_of, fact, value)
        return next((each.undecided for each in self._answers(analysis, analysis.raised([question]))), None)

    def stability(
        self, case: Incident | CaseFile, as_of: dt.date, questions: tuple[str, ...] | None = None
    ) -> Stability:
        """Say which facts can still change the answers, the most important first, and which no longer matter.

        Args:
            case: what happened; of several acts the one that is strongest for the employer counts.
            questions: the questions that are told, where they are raised; None: all. Which facts raise a question, and
                which no longer matter, is told of all questions together.
        """
        heard = HeardCase(self, case, as_of)
        lead = heard.lead
        open_facts = OpenFacts(lead, self.sources)
        asked = [name for name in self.rulebook.questions if questions is None or name in questions]
        return Stability(
            worth_asking=open_facts.worth_asking(asked),
            questions=tuple(open_facts.questions(asked)),
            raising=open_facts.raising(),
            settled=open_facts.settled(),
            **heard.envelope,
        )

    def changes(
        self, case: Incident | CaseFile, as_of: dt.date, question: str, *, status: bool = False, most: int = MOST
    ) -> Changes:
        """Give the smallest sets of changes by which the answer to a question would be another.

        Args:
            case: what happened; of several acts the one that is strongest for the employer counts.
            status: whether another status is sought; otherwise another outcome.
            most: the most facts that are changed at a time, from 1 to 3.
        """
        heard = HeardCase(self, case, as_of)
        lead = heard.lead
        open_facts = OpenFacts(lead, self.sources)
        return Changes(
            question=question,
            question_text=self.rulebook.codebook.question(question).question,
            now=open_facts.now(question),
            sought="status" if status else "outcome",
            most=most,
            hinges=hinges(lead.chain.links[question], lead),
            goals=tuple(open_facts.goals(question, status=status, most=most)),
            **heard.envelope,
        )

    def arguments(
        self, case: Incident | CaseFile, as_of: dt.date, questions: tuple[str, ...] | None = None
    ) -> Arguments:
        """Plead every question for both sides, with what the other answers.

        Args:
            case: what happened; of several acts the one that is strongest for the employer counts.
            questions: the questions that are pleaded, where they are raised; None: all.
        """
        heard = HeardCase(self, case, as_of)
        lead = heard.lead
        asked = [name for name in self.rulebook.questions if questions is None or name in questions]
        return Arguments(
            arguments=tuple(argue(link, lead.chain.known, self.sources) for link in lead.raised(asked)),
            **heard.envelope,
        )

    def interview(self, case: Incident | CaseFile, as_of: dt.date) -> Interview:
        """Say which fact to ask for next, and which others still matter.

        Args:
            case: what happened; of several acts the one that is strongest for the employer counts.
        """
        heard = HeardCase(self, case, as_of)
        lead = heard.lead
        asked = worth_asking(lead, self.sources)
        return Interview(
            next=asked[0] if asked else None,
            remaining=len(asked),
            groups=grouped(asked, self.rulebook.codebook),
            **heard.envelope,
        )

    def remedies(self, case: Incident | CaseFile, as_of: dt.date) -> Remedies:
        """Work out what may be asked, until when, for how much, and who has to prove it; nothing is predicted.

        Args:
            case: what happened; of several acts the one that is strongest for the employer counts.
        """
        return Matters(self, HeardCase(self, case, as_of)).remedies()

    def before(self, case: Incident | CaseFile, as_of: dt.date) -> Look:
        """Say whether an employer may open something before he does, how far, in which steps, and what it can cost.

        Args:
            case: what he knows and plans; of several acts the one that is strongest for the employer counts.

        Raises:
            ValueError: the rulebook says nothing of it.
        """
        return Matters(self, HeardCase(self, case, as_of)).before()

    def advise(
        self, case: Incident | CaseFile, as_of: dt.date, side: Side | None = None, *, every: bool = False
    ) -> Advice:
        """Say what to do: the course, the steps and what the whole is worth, for the side that asks or for both.

        Args:
            case: what happened; of several acts all count.
            side: the side that is advised, whoever asks; None: the one that asks, else both.
            every: whether every step is told that belongs, however many; otherwise the most urgent.
        """

        def asked(lead: CaseAnalysis) -> tuple[NamedFact, ...]:
            answers = self._answers(lead, lead.raised(self.rulebook.questions))
            return first_worth_asking(answers, self.sources, lead.known)

        return Matters(self, HeardCase(self, case, as_of)).advice(side, self._track, asked, every=every)

    def switches(
        self, case: Incident | CaseFile, as_of: dt.date, place: int | None = None
    ) -> dict[str, tuple[SingleChange, ...]]:
        """Say, by question, by which single facts, were they otherwise, each answer that is raised would turn.

        Args:
            place: of several acts the place of one that is asked by itself; None: the whole.
        """
        heard = HeardCase(self, case, as_of).heard
        return switches(heard.lead if place is None else heard.acts[place], self.rulebook.questions)

    def compact(self, case: Incident | CaseFile, as_of: dt.date) -> Compact:
        """Answer as the verdict does, in short: nothing is tried of what could change the answers."""
        heard = HeardCase(self, case, as_of)
        several = divided(case)
        whole = [name for name, each in self.rulebook.questions.items() if each.on_the_whole or not several]
        own = [name for name in self.rulebook.questions if name not in whole]
        return Compact(
            acts=tuple(CompactAct(**self._short(each, own)) for each in heard.heard.acts if several),
            **self._short(heard.lead, whole),
            **{name: each for name, each in heard.envelope.items() if name != "title"},
        )

    def _short(self, analysis: CaseAnalysis, questions: list[str]) -> dict[str, Any]:
        answers = (self._compactor.answer(link, analysis.chain.known) for link in analysis.raised(questions))
        return {"answers": tuple(answers), "left_out": analysis.not_raised(questions)}

    def _answers(self, analysis: CaseAnalysis, links: tuple[ChainLink, ...]) -> tuple[Answer, ...]:
        derivations = self._derivations(analysis, links)
        return tuple(
            Explanation(analysis, self.sources, link, derivations[link.name], self._track).answer() for link in links
        )

    def _derivations(self, analysis: CaseAnalysis, links: tuple[ChainLink, ...]) -> Mapping[str, Derivation]:
        """Run the rules; where the same tests hold as before, the same follows, and they are not run again."""
        kept, keys = self._derived, {link.name: (link.name, link.law.founded, link.tests) for link in links}
        found = {name: kept[key] for name, key in keys.items() if key in kept}
        missing = {link.name: link.law.founded for link in links if link.name not in found}
        if missing:
            derived = (self._prover or self._inference).derive(analysis.chain.known, missing)
            for link in links:
                if link.name in missing:
                    found[link.name] = kept[keys[link.name]] = proved(link, derived[link.name])
            while len(kept) > _DERIVATIONS_KEPT:
                kept.pop(next(iter(kept)), None)  # the oldest
        return found

    def _acts(self, case: CaseFile, heard: Heard, whole: list[str]) -> Iterator[ActVerdict]:
        asked = [name for name in self.rulebook.questions if name not in whole]
        own = [each.facts.known.keys() for each in case.acts]
        told = rows(heard, self.rulebook.whole, own, self.sources)
        for act, analysis, row in zip(case.acts, heard.acts, told, strict=True):
            yield ActVerdict(
                title=titled(act.title),
                facts=known_values(act.facts),
                disputed=tuple(fact for fact in self.rulebook.codebook.fact_ids if fact in act.disputed),
                dates={event: date for event in EVENTS if (date := getattr(act.dates, event, None))},
                answers=self._answers(analysis, analysis.raised(asked)),
                left_out=analysis.not_raised(asked),
                row=row,
            )
