"""Explanation: an answer told from its proof; no sentence without the node that it comes from."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from cases.codebook import Codebook
from cases.fact import FactValue
from cases.facts import Facts, plain_value
from cases.text import Text, same
from engine.answers import wording
from engine.answers.cited import Citation, Source
from engine.answers.compact import Compactor
from engine.answers.comparison import Comparison
from engine.answers.point import contribution, deciding, open_exception, opposing, requirements
from engine.answers.sources import Sources, foremost
from engine.answers.told_facts import NamedFact, Origin, StatedFact, ValueBrings, VariedFact
from engine.answers.verdict import (
    Answer,
    AppliedBurden,
    AppliedConsequence,
    AppliedFramework,
    AppliedPresumption,
    Ground,
)
from engine.doctrine.chain import Link
from engine.doctrine.factors import Circumstance
from engine.doctrine.law import Law, Result, Status
from engine.doctrine.reading import Reading, strength
from engine.proof.fault import UnprovedError
from engine.proof.inference import Derivation
from engine.search.firmness import Variant
from engine.search.hearing import Hearing
from engine.search.values import labelled, last_alike
from rules.condition import wording as in_words
from rules.question import Authority, Presumption
from rules.rulebook import Moment

_LEADING = 3  # as many articles of a framework are cited, each with its link and how sure it is; its line names all


@lru_cache(maxsize=8192)
def stated(codebook: Codebook, name: str, value: FactValue, origin: Origin = "given") -> StatedFact:
    """Show a fact as the user gave it, or an earlier answer.

    Args:
        codebook: has the fact.
        name: the id of the fact or question.
        value: its value.
        origin: where it comes from.

    Returns:
        The fact with its value in words.
    """
    fact = codebook.variable(name)
    return StatedFact(
        fact=name,
        origin=origin,
        short=fact.short,
        value=plain_value(value, fact),
        label=fact.label(value),
        assessment=fact.assessment,
    )


def proved(link: Link, derivation: Derivation) -> Derivation:
    """See to it that what followed from the facts is what an answer rests on.

    Args:
        link: the question, answered.
        derivation: what followed from the facts.

    Returns:
        The derivation.

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
        self, hearing: Hearing, sources: Sources, compactor: Compactor, link: Link, derivation: Derivation
    ) -> None:
        """Keep the parts of the proof.

        Args:
            hearing: what the user gave, and all answers.
            sources: makes the citations.
            compactor: tells the answer in short.
            link: the question, answered.
            derivation: what followed from the facts.
        """
        assert link.result is not None  # noqa: S101 - only questions that are raised are explained; narrows the type
        self._incident, self._link, self._law, self._sources = hearing.incident, link, link.law, sources
        self._compactor = compactor
        self._derivation, self._result, self._factors = derivation, link.result, link.factors
        self._known, self._links = hearing.chain.known, hearing.chain.links
        self._question = self._law.codebook.question(link.name)
        ladder = link.law.question.ladder
        self._outcomes = link.law.outcomes(self._known.get(ladder.fact) if ladder else None)
        self._comparison = Comparison.of(link, sources)
        self._firmness = hearing.firmness
        self._home = sources.home(link.name, self._known, self._law.moment.event)

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
        disputed = tuple(self._all_values(fact) for fact in self._relevant(self._incident.disputed))
        # A slight leaning is called firm by nobody, nor a requirement of which an exception or the reach is open.
        required = self._law.required(self._factors)
        doubted = result.status == "leaning" and required is not None and not required.sure
        turning = any(each.turns for each in (*open_facts, *disputed))
        firm = result.strength != "slight" and not doubted and not turning
        rule = next((each for each in self._law.question.presumptions if self._applies(each)), None)
        leading = frozenset(each.ruling for each in rule.authority if each.ruling) if rule else frozenset()
        presumption = self._applied(rule) if rule and result.outcome is None else None
        setting = self._sources.setting(question.id, self._known)
        return Answer(
            **dict(self._compactor.answer(self._link, self._known)),
            question_text=question.question,
            short=question.short,
            outcomes=self._outcomes,
            firm=firm,
            assumed=self._incident.assume.get(question.id),
            decides=deciding(self._link, self._known, self._sources),
            contra=opposing(self._link, self._known, self._sources),
            summary=tuple(self._summary(firm=firm)),
            for_=self._grounds(side),
            against=self._grounds(question.other(side)),
            rulings=self._comparison.rulings(side, leading),
            presumption=presumption,
            framework=_framework(self._sources, question.id, setting, self._law.moment),
            open_facts=open_facts,
            disputed=disputed,
            valuations=tuple(self._valuations()),
            consequences=tuple(self._consequences()),
        )

    def _outcome_text(self, outcome: str | None) -> Text:
        return wording.NO_OUTCOME if outcome is None else self._outcomes[outcome]

    def _relevant(self, facts: Iterable[str]) -> tuple[str, ...]:
        """Keep the facts that the question turns on, in codebook order."""
        among = set(facts)
        return tuple(fact for fact in self._firmness.telling if fact in among and fact in self._law.inputs)

    # ---- reasons ----

    def _grounds(self, side: str) -> tuple[Ground, ...]:
        """Tell the factors for a side, each with what it includes; what contributes nothing is no reason."""
        law, kernel, derived = self._law, self._law.kernel, self._derivation
        narrowest = kernel.narrowest(self._factors)
        carried = self._carried(side)
        proofs = []
        for rule, bit in kernel.sides[side]:
            if rule.id not in derived.steps or not bit & narrowest:
                continue
            weight = contribution(law, self._factors, rule.id)
            included = kernel.implied[bit] & self._factors
            if weight or (bit | included) & carried or rule.decisive:
                proof = _Proof(
                    rule=rule.id,
                    facts=tuple([(name, self._known[name], self._origin(name)) for name in derived.facts[rule.id]]),
                    findings=tuple([each for step in derived.steps[rule.id] for each in step.findings]),
                    includes=kernel.ids(included),
                    weight=weight,
                    authority=self._sources.at_home(rule.authority, self._home, law.moment),
                )
                proofs.append(((not rule.decisive, not bit & carried, -weight), proof))
        proofs.sort(key=lambda each: each[0])
        return tuple([_ground(self._sources, self._question.id, law.moment, proof) for _, proof in proofs])

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
        told: list[_Told] = []
        turns = False
        starts = [each.value for each in self._firmness.telling[fact]]
        for variant in variants:
            outcome, status = variant.brings(self._question.id)
            if status is None:
                continue
            turns = turns or outcome != self._result.outcome
            result, value = None, variant.value
            if status in {"governed", "contested"}:
                result = variant.result(self._question.id)
            each = _Told(value, last_alike(value, starts), outcome, status, self._by(result) if result else None)
            if told and each.last is not None and told[-1].last == int(str(value)) - 1 and told[-1][2:] == each[2:]:
                each = each._replace(value=told.pop().value)
            told.append(each)
        ladder = self._law.question.ladder
        return _varied(self._law, fact, tuple(told), self._known.get(ladder.fact) if ladder else None, turns=turns)

    def _by(self, result: Result) -> Source | None:
        """Name the strongest ruling that would then govern."""
        line = result.governing[result.outcome] if result.outcome else ()
        if not line:
            return None
        strongest = max(line, key=lambda each: (each.rank, each.day, each.key))
        return self._sources.ruling(strongest.key, self._question.id, self._law.moment.as_of).source

    def _all_values(self, fact: str) -> VariedFact:
        return self._varied(fact, self._firmness.variants(fact))

    def _valuations(self) -> Iterable[VariedFact]:
        """Show what other valuations than the user's own would bring."""
        for name in self._relevant(self._known):
            if self._law.codebook.fact(name).assessment:
                variants = self._firmness.variants(name)
                yield self._varied(name, (each for each in variants if each.value != self._known[name]))

    # ---- what hangs on it ----

    def _consequences(self) -> Iterable[AppliedConsequence]:
        law = self._law
        for each in law.consequences:
            if each.when is None or each.id in self._derivation.steps:
                yield AppliedConsequence(
                    consequence=each.id,
                    outcome=each.outcome,
                    outcome_text=self._outcome_text(each.outcome) if each.outcome else None,
                    text=each.text,
                    authority=self._sources.authority(each.authority, self._question.id, law.moment),
                )

    # ---- the answer in sentences ----

    def _summary(self, *, firm: bool) -> Iterable[Text]:
        result = self._result
        if result.outcome and result.status in {"required", "governed"}:
            yield self._law.question.statements[result.outcome]
        telling = {
            "required": self._required,
            "governed": self._governed,
            "contested": self._contested,
            "leaning": self._leaning,
            "undetermined": self._undetermined,
        }
        yield from (self._concluded if self._law.question.conclusion else telling[result.status])()
        if firm:
            yield wording.FIRM

    def _concluded(self) -> Iterable[Text]:
        """Say which earlier answers decide a conclusion, or which are missing."""
        outcome, codebook, earlier = self._result.outcome, self._law.codebook, self._law.question.earlier
        missing = [each.question for each in codebook.questions if each.id in earlier - self._known.keys()]
        questions = Text.joined(missing, " ")
        if outcome is None:
            yield wording.NOT_CONCLUDED.fill(questions=questions) if missing else wording.NOTHING_CONCLUDES
            return
        held = requirements(self._law, self._factors, outcome)
        resting = {name for rule in held for name in self._derivation.facts[rule.id]} & earlier
        if not resting:
            shorts = Text.enumerate([each.short for each in held])
            yield wording.CONCLUDED_WITHOUT.fill(questions=questions, shorts=shorts)
            return
        tests = [self._test(each.id) for each in codebook.questions if each.id in resting]
        yield wording.CONCLUDED.fill(tests=Text.enumerate(tests))

    def _test(self, name: str) -> Text:
        """Tell an earlier answer on which a conclusion rests, and how firm it is."""
        outcome = self._law.codebook.question(name).outcomes[str(self._known[name])]
        result = self._links[name].result
        if name in self._incident.assume or result is None:
            return wording.TEST_ASSUMED.fill(outcome=outcome)
        return wording.TEST.fill(outcome=outcome, status=self._law.codebook.standing(result.standing).label)

    def _required(self) -> Iterable[Text]:
        outcome = self._result.outcome
        assert outcome is not None  # noqa: S101 - a requirement decides; narrows the type
        held = [
            each for each in requirements(self._law, self._factors, outcome) if not open_exception(self._link, each)
        ]
        yield wording.REQUIRED.fill(shorts=Text.enumerate([each.short for each in held]))
        yield from self._required_against(self._question.other(outcome))

    def _required_on_finding(self) -> Iterable[Text]:
        """Tell a requirement that rests on an earlier answer which is less firm."""
        yield from self._required()
        held = requirements(self._law, self._factors, str(self._result.outcome))
        resting = {name for rule in held for name in self._derivation.facts[rule.id]}
        findings = [each for each in self._link.held_back if each in resting]
        yield wording.ON_FINDING.fill(findings=self._weaker(findings or self._link.held_back))

    def _required_against(self, other: str) -> Iterable[Text]:
        """Name the rulings that would govern for the other outcome."""
        against = self._result.governing[other]
        if against:
            cited = [self._cite(each) for each in self._comparison.ordered(against)]
            yield wording.REQUIRED_AGAINST.fill(citations=Text.enumerate(cited))

    def _governed(self) -> Iterable[Text]:
        outcome = self._result.outcome
        assert outcome is not None  # noqa: S101 - a governed answer has an outcome; narrows the type
        if not self._result.governing[outcome]:
            # A requirement decides, on an earlier answer that is itself no firmer than the rulings that govern it.
            yield from self._required_on_finding()
            return
        first, *others = self._comparison.ordered(self._result.governing[outcome])
        reason = Text.enumerate([each.short for each in self._law.kernel.circumstances(first.reason)])
        told = wording.GOVERNED if first.precedent.decision.relied_on else wording.GOVERNED_UNSAID
        yield told.fill(citation=self._cite(first), reason=reason)
        yield self._law.question.scope(first.precedent.ruling).text
        if first.precedent.ruling.confidence == "low":
            yield wording.LOW_CONFIDENCE
        if others:
            yield wording.GOVERNED_MORE.fill(citations=Text.enumerate([self._cite(each) for each in others]))

    def _contested(self) -> Iterable[Text]:
        outcome = self._result.outcome
        side = outcome or self._law.question.protects
        other = self._question.other(side)
        ours, theirs = self._result.governing[side], self._result.governing[other]
        first, second = self._cite(self._strongest(ours)), self._cite(self._strongest(theirs))
        if outcome is None:
            yield wording.CONTESTED_OPEN.fill(first=first, second=second)
            return
        yield wording.CONTESTED.fill(
            outcome=self._outcome_text(side),
            other=self._outcome_text(other),
            first=first,
            second=second,
            why=_why_stronger(ours, theirs),
        )

    def _leaning(self) -> Iterable[Text]:
        outcome = self._result.outcome
        assert outcome is not None  # noqa: S101 - a leaning answer has an outcome; narrows the type
        law, link = self._law, self._link
        governing = law.governing(self._factors, link.reach)[outcome]
        requirement = law.required(self._factors)
        if requirement and requirement.sure:
            yield from self._required_on_finding()
        elif requirement:
            required = requirements(self._law, self._factors, outcome)
            findings = {each.id: each.short for each in law.question.findings}
            doubted = [each.unless for each in required if each.unless and open_exception(link, each)]
            exceptions = Text.enumerate([in_words(each, findings) for each in doubted], "any")
            shorts = Text.enumerate([each.short for each in required])
            told = wording.REQUIRED_BUT if doubted else wording.REQUIRED_UNSETTLED
            yield told.fill(shorts=shorts, **({"exceptions": exceptions} if doubted else {}))
            yield from self._required_against(self._question.other(outcome))
        elif governing:
            first = self._comparison.ordered(governing)[0]
            said = first.precedent.decision.relied_on
            told = wording.LEANING_TOWARDS_RULING if said else wording.LEANING_TOWARDS_RULING_UNSAID
            yield told.fill(citation=self._cite(first), why=self._held_back(governing))
        else:
            yield wording.LEANING.fill(outcome=self._outcome_text(outcome))

    def _held_back(self, governing: Iterable[Reading]) -> Text:
        """Say why an answer that rulings would govern is called no more than leaning."""
        law = self._law
        if not law.question.governs:
            return wording.NOT_EARNED
        if self._link.held_back:
            return wording.ON_LEANING_FINDING.fill(findings=self._weaker(self._link.held_back))
        if self._link.may_govern:
            persuading = {each.precedent.ruling.branch for each in governing} <= {*law.question.persuades}
            return wording.PERSUADES_ONLY if persuading else wording.THIN_LINE
        facts = [self._law.codebook.variable(fact).short for fact in law.question.governs_with]
        return wording.NOT_KNOWN.fill(facts=Text.enumerate(facts, "any"))

    def _weaker(self, held_back: Iterable[str]) -> Text:
        """Name the earlier answers that hold this one back."""
        return Text.enumerate([self._law.codebook.variable(name).short for name in held_back])

    def _undetermined(self) -> Iterable[Text]:
        if not self._factors:
            yield wording.UNDETERMINED_NO_FACTOR
        elif any(self._law.governing(self._factors, self._link.reach).values()):
            yield wording.UNDETERMINED_TIE
        else:
            yield wording.UNDETERMINED_BALANCED

    def _strongest(self, line: tuple[Reading, ...]) -> Reading:
        return max(self._comparison.ordered(line), key=lambda reading: reading.rank)

    def _cite(self, reading: Reading) -> Text:
        return self._sources.ruling(reading.key, self._question.id, self._law.moment.as_of).short

    # ---- what would decide without an outcome ----

    def _applies(self, presumption: Presumption) -> bool:
        return presumption.id in self._law.valid and presumption.id not in self._derivation.steps

    def _applied(self, presumption: Presumption) -> AppliedPresumption:
        law, question = self._law, self._question.id
        return AppliedPresumption(
            presumption=presumption.id,
            favours=presumption.favours,
            text=presumption.text,
            level=law.level(presumption.authority),
            authority=self._sources.under(
                presumption,
                question,
                law.moment,
                self._sources.at_home(presumption.authority, self._home, law.moment),
            ),
            against=presumption.against,
            against_authority=self._sources.against(presumption, question, law.moment),
        )


def _why_stronger(ours: tuple[Reading, ...], theirs: tuple[Reading, ...]) -> Text:
    first, second = strength(ours), strength(theirs)
    if first.rank != second.rank:
        return wording.HIGHER_LEVEL
    if first.affairs != second.affairs:
        return wording.MORE_AFFAIRS.fill(ours=str(first.affairs), theirs=str(second.affairs))
    return wording.LATER


@lru_cache(maxsize=2048)
def _framework(
    sources: Sources, question: str, setting: tuple[tuple[str, FactValue], ...], moment: Moment
) -> tuple[AppliedFramework, ...]:
    """Tell the law of a question for the facts on which it depends."""
    framework, known, event = sources.rulebook.framework, dict(setting), moment.event
    settings, inferred = framework.settings(question, known, event), framework.inferred(known, event)
    if inferred is None or framework.regimes is None:
        return ()
    names, parties = framework.regimes.names, framework.regimes.parties
    return tuple(
        AppliedFramework(
            regimes=each.regimes,
            regimes_text=Text.enumerate([names[one] for one in each.regimes]) if len(settings) > 1 else None,
            assumed=inferred.assumed if each.frames[0].regimes else None,
            line=Text.joined([frame.line for frame in each.frames], "; "),
            standard=_with(each.standard, stated := sources.authority(each.stated, None, moment)),
            test=each.standard,
            stated_in=stated,
            compared=each.compared,
            burden=tuple(
                AppliedBurden(
                    element=burden.element,
                    party=parties[burden.party],
                    authority=sources.statutes(burden.authority, event),
                )
                for burden in each.burden
            ),
            authority=sources.statutes(each.statutes, event)[:_LEADING],
        )
        for each in settings
    )


def _with(standard: Text, rulings: tuple[Citation, ...]) -> Text:
    """Name behind a standard the rulings that state it."""
    if not rulings:
        return standard
    named = Text.joined([each.text for each in rulings], "; ")
    return Text.each(lambda lang: f"{standard[lang][:-1]} ({named[lang]}){standard[lang][-1]}")


class _Proof(NamedTuple):
    """What a reason is made of."""

    rule: str
    facts: tuple[tuple[str, FactValue, Origin], ...]
    findings: tuple[str, ...]
    includes: tuple[str, ...]
    weight: float
    authority: tuple[Authority, ...]


@lru_cache(maxsize=2048)
def _ground(sources: Sources, question: str, moment: Moment, proof: _Proof) -> Ground:
    rules = sources.rulebook.questions[question]
    rule = rules.rule(proof.rule)
    return Ground(
        factor=rule.id,
        favours=str(rule.favours),
        text=rule.text,
        short=rule.short,
        facts=tuple(stated(sources.codebook, *fact) for fact in proof.facts),
        findings=tuple(rules.rule(finding).text for finding in proof.findings),
        includes=tuple(Circumstance(factor=each, short=rules.rule(each).short) for each in proof.includes),
        authority=foremost(sources.under(rule, question, moment, proof.authority)),
        weight=proof.weight,
        decisive=rules.requires(rule),
        note=rule.note,
    )


class _Told(NamedTuple):
    """One value, up to the last number that brings the same, and what it brings."""

    value: FactValue
    last: int | None
    outcome: str | None
    status: Status
    by: Source | None


@lru_cache(maxsize=1024)
def named(codebook: Codebook, name: str) -> NamedFact:
    """Name a fact in words.

    Args:
        codebook: has the fact.
        name: its id.

    Returns:
        Its question and noun phrase.
    """
    fact = codebook.fact(name)
    return NamedFact(fact=name, question=fact.question, short=fact.short, assessment=fact.assessment)


@lru_cache(maxsize=4096)
def _varied(law: Law, name: str, told: tuple[_Told, ...], measure: FactValue | None, *, turns: bool) -> VariedFact:
    """Tell what values of a fact bring; the measure is that of the incident."""
    ladder = law.question.ladder
    is_measure = ladder is not None and ladder.fact == name
    values = (_brings(law, name, each, each.value if is_measure else measure) for each in told)
    return VariedFact(named=named(law.codebook, name), turns=turns, values=tuple(values))


@lru_cache(maxsize=2048)
def _brings(law: Law, name: str, told: _Told, measure: FactValue | None) -> ValueBrings:
    fact = law.codebook.fact(name)
    return ValueBrings(
        value=plain_value(told.value, fact),
        label=labelled(fact, told.value, told.last),
        outcome=told.outcome,
        outcome_text=law.outcomes(measure)[told.outcome] if told.outcome else wording.NO_OUTCOME,
        status=told.status,
        status_text=law.codebook.status(told.status).label,
        by=told.by,
    )


def known_values(facts: Facts) -> tuple[StatedFact, ...]:
    """Show all facts that were given.

    Args:
        facts: the facts.

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
    return same(title) if isinstance(title, str) else title
