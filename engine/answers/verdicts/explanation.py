"""Explanation: an answer told from its proof; no sentence without the node that it comes from."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from privesfeer.cases.commons.text import Text, untranslated
from privesfeer.cases.fact import FactValue
from privesfeer.cases.facts import Facts, plain_value
from privesfeer.engine.answers import wording
from privesfeer.engine.answers.applied import AppliedConsequence, AppliedPresumption, Ground
from privesfeer.engine.answers.authorities.citation_context import CitationContext
from privesfeer.engine.answers.authorities.cited import Citation, Source
from privesfeer.engine.answers.authorities.comparison import Comparison
from privesfeer.engine.answers.authorities.sources import Sources
from privesfeer.engine.answers.facts.hinge import hinges
from privesfeer.engine.answers.facts.records import Origin, StatedFact, ValueBrings, VariedFact, named, stated
from privesfeer.engine.answers.reasons.elements import applied_elements, asking
from privesfeer.engine.answers.reasons.failing import held_open
from privesfeer.engine.answers.reasons.point import contributions, deciding, opposing
from privesfeer.engine.answers.reasons.summary import Summary
from privesfeer.engine.answers.reasons.track import Track, track_record
from privesfeer.engine.answers.reasons.undecided import Undecided, sides, tip
from privesfeer.engine.answers.verdicts.compact import answered, foremost_of, governing, reasoned
from privesfeer.engine.answers.verdicts.framework import applied
from privesfeer.engine.answers.verdicts.verdict import Answer
from privesfeer.engine.doctrine.answer_chain import ChainLink
from privesfeer.engine.doctrine.law import Law
from privesfeer.engine.doctrine.result import Result, Status
from privesfeer.engine.proof.fault import UnprovedError
from privesfeer.engine.proof.inference import Derivation
from privesfeer.engine.search.case_analysis import CaseAnalysis
from privesfeer.engine.search.firmness import Variant
from privesfeer.engine.search.representative_values import NO_END, labelled, runs
from privesfeer.rules.rule import Presumption
from privesfeer.rules.rulebook import Moment


def proved(link: ChainLink, derivation: Derivation) -> Derivation:
    """See to it that what followed from the facts is what an answer rests on.

    Args:
        link: the question, answered.
        derivation: what followed from the facts.

    Raises:
        UnprovedError: a factor, a finding or another condition holds in the one and not in the other.
    """
    differing = link.law.holding(link.tests, link.factors) ^ derivation.steps.keys()
    if differing:
        question = link.law.codebook.question(link.name).question
        raise UnprovedError(link.name, wording.UNPROVED.fill(question=question, names=", ".join(sorted(differing))))
    return derivation


class Explanation:
    """One answer in the making."""

    def __init__(
        self,
        analysis: CaseAnalysis,
        sources: Sources,
        link: ChainLink,
        derivation: Derivation,
        track: Track | None = None,
    ) -> None:
        """Keep the parts of the proof.

        Args:
            analysis: what the user gave, and all answers.
            sources: makes the citations.
            link: the question, answered.
            derivation: what followed from the facts.
            track: what strengths were worth on rulings left out; None: that was not measured.
        """
        assert link.result is not None  # noqa: S101 - only questions that are raised are explained; narrows the type
        self._analysis, self._incident, self._sources = analysis, analysis.incident, sources
        self._link, self._law = link, link.law
        self._derivation, self._result, self._factors = derivation, link.result, link.factors
        self._track = track
        self._known, self._links = analysis.chain.known, analysis.chain.links
        self._question = self._law.codebook.question(link.name)
        self._outcomes = link.law.outcomes(link.law.question.rung(self._known))
        self._comparison = Comparison.of(link, sources, self._known)
        self._firmness = analysis.firmness
        self._context, self._settings = sources.located(link.name, self._known, self._law.moment.event)

    def answer(self) -> Answer:
        """Tell the answer.

        Returns:
            The answer with all its reasons.
        """
        result, question = self._result, self._question
        side = result.outcome or self._law.question.protects
        moving = self._firmness.moving(question.id)
        open_facts = tuple(
            self._varied(fact, variants) for fact, variants in moving if fact not in self._incident.disputed
        )
        relevant = self._relevant(self._incident.disputed)
        disputed = tuple(self._varied(fact, self._firmness.variants(fact)) for fact in relevant)
        # A slight leaning is called firm by nobody, nor a requirement of which an exception or the reach is open.
        required = self._law.required(self._factors)
        doubted = result.status == "leaning" and required is not None and not required.sure
        turning = any(each.turns for each in (*open_facts, *disputed))
        firm = result.strength != "slight" and not doubted and not turning
        rule = next((each for each in self._law.question.presumptions if self._applies(each)), None)
        leading = frozenset(each.ruling for each in rule.authority if each.ruling) if rule else frozenset()
        decided = result.outcome is not None
        presumption = _presumption(self._law, self._sources, self._context, rule.id) if rule and not decided else None
        grounds, valuations = self._grounds(side), tuple(self._valuations())
        summary = Summary(self._analysis, self._sources, self._link, self._comparison, self._derivation.facts)
        because, told = summary.told(firm=firm)
        return Answer(
            **answered(self._link, self._known),
            authorities=self._authorities(grounds, presumption),
            question_text=question.question,
            short=question.short,
            outcomes=self._outcomes,
            others={each: text for each, text in self._outcomes.items() if each != result.outcome},
            firm=firm,
            assumed=self._incident.assume.get(question.id),
            elements=applied_elements(self._link, self._known, self._sources),
            decides=deciding(self._link, self._known, self._sources),
            contra=opposing(self._link, self._known, self._sources),
            because=because,
            summary=told,
            worth=None if self._track is None else track_record(self._link, self._known, self._track),
            hinges=hinges(self._link, self._analysis),
            undecided=None if decided else self._undecided(presumption, rule, (*disputed, *open_facts), valuations),
            side=None if result.outcome else side,
            for_=grounds,
            against=self._grounds(question.other(side)),
            rulings=self._comparison.rulings(side, leading),
            presumption=presumption,
            framework=applied(self._sources, self._settings, self._law.moment),
            open_facts=open_facts,
            disputed=disputed,
            valuations=valuations,
            consequences=tuple(self._consequences()),
        )

    def _authorities(self, grounds: tuple[Ground, ...], presumption: AppliedPresumption | None) -> tuple[Citation, ...]:
        """Give the rulings that govern, else what is behind the reasons, or what would decide without an outcome."""
        if ruled := governing(self._link, self._sources):
            return ruled
        if self._result.outcome is None:
            return presumption.authority if presumption else ()
        return foremost_of(each.authority for each in grounds)

    def _relevant(self, facts: Iterable[str]) -> tuple[str, ...]:
        """Keep the facts that the question turns on, in codebook order."""
        among = self._law.inputs.intersection(facts)
        return tuple([fact for fact in self._firmness.telling if fact in among] if among else ())

    # ---- reasons ----

    def _grounds(self, side: str) -> tuple[Ground, ...]:
        """Tell the factors for a side, each with what it includes; what contributes nothing is no reason."""
        law, factor_index, derived = self._law, self._law.factor_index, self._derivation
        carried = self._carried(side)
        grounds = []
        for bit, weight in contributions(law, self._factors & factor_index.favouring[side]).items():
            rule = factor_index.rules[bit]
            if rule.id not in derived.steps:
                continue
            included = factor_index.implied[bit] & self._factors
            if weight or (bit | included) & carried or rule.decisive:
                proof = _Proof(
                    rule=rule.id,
                    facts=tuple([(name, self._known[name], self._origin(name)) for name in derived.facts[rule.id]]),
                    findings=tuple(dict.fromkeys([each for step in derived.steps[rule.id] for each in step.findings])),
                    includes=factor_index.ids(included),
                    weight=weight,
                )
                unlike = self._comparison.unlike.intersection([each.ruling for each in rule.authority])
                ground = _ground(law, self._sources, self._context, proof, unlike)
                grounds.append(((not rule.decisive, not bit & carried, -weight), ground))
        grounds.sort(key=lambda each: each[0])
        return tuple([ground for _, ground in grounds])

    def _carried(self, side: str) -> int:
        """Give the factors on which the rulings that govern for a side rest."""
        carried = 0
        for reading in self._result.governing[side]:
            carried |= reading.reason
        return carried

    def _origin(self, name: str) -> Origin:
        if name not in self._law.question.earlier:
            return "given"
        return "assumed" if name in self._incident.assume else "answered"

    # ---- other values ----

    def _varied(self, fact: str, variants: Iterable[Variant]) -> VariedFact:
        """Tell what values of a fact bring; neighbouring numbers that bring the same are told as one range."""
        told = list[tuple[FactValue, tuple[str | None, Status, Source | None]]]()
        turns, starts = False, [each.value for each in self._firmness.telling[fact]]
        for variant in variants:
            outcome, status = variant.brings(self._question.id)
            if status is None:
                continue
            turns = turns or outcome != self._result.outcome
            result = variant.result(self._question.id) if status in {"governed", "contested"} else None
            told.append((variant.value, (outcome, status, self._by(result) if result else None)))
        ranges = tuple(_Told(first, last, *brings) for first, last, brings in runs(told, starts))
        return _varied(self._law, fact, ranges, self._law.question.rung(self._known), turns=turns)

    def _by(self, result: Result) -> Source | None:
        """Name the strongest ruling that would then govern."""
        line = result.governing[result.outcome] if result.outcome else ()
        if not line:
            return None
        strongest = max(line, key=lambda each: (each.rank, each.day, each.key))
        return self._sources.ruling(strongest.key, self._question.id, self._law.moment.as_of).source

    def _valuations(self) -> Iterable[VariedFact]:
        """Show what other valuations than the user's own would bring."""
        for name in self._relevant(self._known.keys() & self._law.codebook.assessments):
            variants = self._firmness.variants(name)
            yield self._varied(name, (each for each in variants if each.value != self._known[name]))

    # ---- what hangs on it ----

    def _consequences(self) -> Iterable[AppliedConsequence]:
        law = self._law
        for each in law.consequences:
            steps = self._derivation.steps
            if (each.when and each.id not in steps) or each.exceptions in steps:
                continue
            # What rests on sources that are all refused here is of another law than the incident.
            if all(
                one in each.authority for one in self._sources.in_context(each.authority, self._context, law.moment)
            ):
                text = self._outcomes[each.outcome] if each.outcome else None
                yield _consequence(self._sources, self._question.id, each.id, text, law.moment)

    # ---- what would decide without an outcome ----

    def _undecided(
        self,
        presumption: AppliedPresumption | None,
        rule: Presumption | None,
        varied: tuple[VariedFact, ...],
        valuations: tuple[VariedFact, ...],
    ) -> Undecided:
        # What has still to be proved comes before all else that could tip it.
        if held := held_open(self._link, self._known, self._sources):
            asked = asking(held.element, self._link.law, self._sources.rulebook.remedies)
            varied = tuple(each for each in varied if each.turns and each.fact in asked) or varied
        tips, tipped = tip(varied, valuations, self._known, self._sources)
        return Undecided(
            sides=sides(self._link, self._links, self._known, self._sources),
            risk=(rule.risk or rule.text) if rule else None,
            authority=next(iter(presumption.authority), None) if presumption else None,
            tips=tips,
            tipped=tipped,
        )

    def _applies(self, presumption: Presumption) -> bool:
        return presumption.id in self._law.valid and presumption.id not in self._derivation.steps


class _Proof(NamedTuple):
    """What a reason is made of."""

    rule: str
    facts: tuple[tuple[str, FactValue, Origin], ...]
    findings: tuple[str, ...]
    includes: tuple[str, ...]
    weight: float


@lru_cache(maxsize=2048)
def _ground(law: Law, sources: Sources, context: CitationContext, proof: _Proof, unlike: frozenset[str]) -> Ground:
    """Tell a reason."""
    rules = law.question
    rule = rules.rule(proof.rule)
    cited = sources.rule(rules.question, rule.id, law.moment, context)
    return Ground(
        factor=rule.id,
        favours=str(rule.favours),
        text=rule.text,
        short=rule.short,
        facts=tuple([stated(law.codebook, *fact) for fact in proof.facts]),
        findings=tuple([rules.rule(finding).text for finding in proof.findings]),
        includes=tuple([law.factor_index.named[each] for each in proof.includes]),
        authority=reasoned(cited, unlike),
        weight=proof.weight,
        decisive=rules.requires(rule),
        note=rule.note,
    )


@lru_cache(maxsize=256)
def _presumption(law: Law, sources: Sources, context: CitationContext, name: str) -> AppliedPresumption:
    presumption = next(each for each in law.question.presumptions if each.id == name)
    question, left = law.question.question, sources.in_context(presumption.authority, context, law.moment)
    return AppliedPresumption(
        presumption=name,
        favours=presumption.favours,
        text=presumption.text,
        level=law.level(presumption.authority),
        authority=sources.under(presumption, question, law.moment, left),
        against=presumption.against,
        against_authority=sources.against(presumption, question, law.moment),
    )


@lru_cache(maxsize=1024)
def _consequence(
    sources: Sources, question: str, name: str, outcome_text: Text | None, moment: Moment
) -> AppliedConsequence:
    each = next(one for one in sources.rulebook.questions[question].consequences if one.id == name)
    return AppliedConsequence(
        consequence=each.id,
        outcome=each.outcome,
        outcome_text=outcome_text,
        text=each.text,
        authority=sources.authority(each.authority, question, moment),
    )


class _Told(NamedTuple):
    """One value, up to the last number that brings the same, and what it brings."""

    value: FactValue
    last: int | None
    outcome: str | None
    status: Status
    by: Source | None


@lru_cache(maxsize=2048)
def _varied(law: Law, name: str, told: tuple[_Told, ...], measure: FactValue | None, *, turns: bool) -> VariedFact:
    """Tell what values of a fact bring; the measure is that of the incident."""
    ladder = law.question.ladder
    is_measure = ladder is not None and ladder.fact == name
    values = (_brings(law, name, each, each.value if is_measure else measure) for each in told)
    return VariedFact(named=named(law.codebook, name), turns=turns, values=tuple(values))


@lru_cache(maxsize=512)
def _brings(law: Law, name: str, told: _Told, measure: FactValue | None) -> ValueBrings:
    fact = law.codebook.fact(name)
    return ValueBrings(
        value=plain_value(told.value, fact),
        last=None if told.last == NO_END else told.last,
        label=labelled(fact, told.value, told.last),
        outcome=told.outcome,
        outcome_text=law.outcomes(measure)[told.outcome] if told.outcome else wording.NO_OUTCOME,
        status=told.status,
        status_text=law.codebook.status(told.status).label,
        by=told.by,
    )


def known_values(facts: Facts) -> tuple[StatedFact, ...]:
    """Show all facts that were given.

    Returns:
        Each with its value in words, in the given order.
    """
    return tuple(stated(facts.codebook, name, value) for name, value in facts)


def titled(title: str | Text | None) -> Text | None:
    """Give a free title in both languages.

    Args:
        title: as the user wrote it.

    Returns:
        The title; one that was written once reads the same in both languages.
    """
    return untranslated(title) if isinstance(title, str) else title
